"""Chain builder: who got a claim from whom, drawn as a graph and folded to its roots.

An item lists ``hands``, each with an id, a text and, where an article names it, the exact
``words`` with ``article`` and ``paragraph``. Ids are those of ``solutions/claims.toml`` where
the hand is one; any other id is a hand of the exercise's own. The student says of each hand
from whom it got the claim, and ties roots that may be one.

With ``modelled = true`` the item shows a worked chain step by step and asks nothing. Its
``steps`` stand in the item, since a student edition has no ``solutions/``. Each step has
``says`` (and ``shows``), and one of: ``from`` and ``to``; ``same`` or ``one`` (two roots);
``collapse = true``. The answer is the number of steps seen.

With ``marks_from`` the marks made in an earlier item of the unit show up: on the hands they
fit, or as hands of their own.

A key takes its edges and ties from the trace of the item's ``claim``, led past hands that the
item leaves out; without a claim it lists ``edges``, ``same`` and ``one`` itself. ``accept``
lists edges that can be defended, ``option`` the reasons: id ``from>to``, or ``a=b`` for a tie.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.core.errors import DataError, KitError
from whosays.core.i18n import amiss, counted, text
from whosays.core.records import told
from whosays.core.schema import check_unique, listed, read_toml
from whosays.corpus.texts import is_ours, load_text
from whosays.questions.kinds.chain import key as chain_key
from whosays.questions.kinds.chain import marks as chain_marks
from whosays.questions.kinds.chain import reading as chain_reading
from whosays.questions.kinds.chain.paper import cuts, expected_html, legend, worksheet_html
from whosays.questions.kinds.chain.records import ChainItem, ChainKey
from whosays.sourcing import cards

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from whosays.core.kit import Kit
    from whosays.questions.feedback import Feedback
    from whosays.questions.kinds.chain.records import ChainAnswer, ChainShown, Hand

__all__ = [
    "ITEM",
    "KEY",
    "LONG",
    "SECONDS",
    "check_item",
    "check_key",
    "check_pair",
    "clean",
    "complete_key",
    "cuts",
    "expected_html",
    "grade",
    "legend",
    "noted",
    "public",
    "sources",
    "with_records",
    "worksheet_html",
]

ITEM = ChainItem
KEY = ChainKey
LONG = True

# Signs that join two ids in the id of a reason; "m-" begins the id of a student's mark.
_SIGNS = (">", "=")
SECONDS = 30
"""Of work beside reading, for each name."""


def _check_hand(hand: Hand, file: Path, kit: Kit, where: str) -> None:
    if any(sign in hand.id for sign in _SIGNS) or hand.id.startswith("m-"):
        one, other = _SIGNS
        told = amiss("kinds.chain_hand_id", one=one, other=other, mark="m-")
        raise DataError(file, f"{where}, id", *told)
    number = hand.paragraph
    if bool(hand.article) is (number is None) or (hand.words and number is None):
        raise DataError(file, where, *amiss("kinds.chain_where"))
    if number is None:
        return
    try:
        article = load_text(hand.article, kit)
        article.paragraph(number)
        if hand.words:
            article.find(hand.words, paragraph=number)
    except KitError as error:
        raise DataError(file, where, str(error), text("kinds.chain_words_mend")) from None


def _check_steps(item: ChainItem, file: Path, where: str) -> None:
    if item.modelled != bool(item.steps):
        raise DataError(file, f"{where}, steps", *amiss("kinds.chain_steps"))
    for number, step in enumerate(item.steps, start=1):
        place = f"{where}, step {number}"
        ends = tuple(end for end in (step.from_, step.to) if end)
        does = [pair for pair in (ends, step.same, step.one) if pair]
        if len(does) + step.collapse != 1:
            raise DataError(file, place, *amiss("kinds.chain_step"))
        for pair in does:
            check_pair(pair, item, file, place)


def check_pair(pair: Sequence[str], item: ChainItem, file: Path, where: str) -> None:
    """Make sure that a pair names two hands of an item.

    Parameters
    ----------
    pair : sequence of str
        As in the file.
    item : ChainShown
    file : Path
    where : str
        Where it stands, for the error.

    Raises
    ------
    DataError
        If it does not.
    """
    known = {hand.id for hand in item.hands}
    whole = len(pair) == 2 and all(isinstance(name, str) for name in pair)  # noqa: PLR2004 - a pair
    if not whole or pair[0] == pair[1]:
        raise DataError(file, where, *amiss("kinds.chain_no_pair", pair=list(pair)))
    for name in pair:
        if name not in known:
            raise DataError(
                file,
                where,
                *amiss("kinds.chain_no_hand", name=name, known=", ".join(sorted(known))),
            )


def check_item(item: ChainItem, file: Path, kit: Kit) -> None:
    """Raise DataError, with file, field and mend, where the item cannot be used.

    Parameters
    ----------
    item : ChainShown
    file, kit : Path

    Raises
    ------
    DataError
        If a hand, a step, the claim or ``marks_from`` is not what it should be.
    """
    where, hands = f"item {item.id}", item.hands
    if len(hands) < 2:  # noqa: PLR2004 - one hands it to the other
        raise DataError(file, f"{where}, hands", *amiss("kinds.chain_hands"))
    for hand in hands:
        _check_hand(hand, file, kit, f"{where}, hand {hand.id}")
    check_unique((hand.id for hand in hands), file, f"{where}, hand")
    if item.claim and item.claim not in cards.load_claims(kit):
        raise DataError(file, f"{where}, claim", *amiss("kinds.chain_no_claim", claim=item.claim))
    _check_steps(item, file, where)
    if item.marks_from:
        marked = [
            other
            for other in listed(read_toml(file), "item", file)
            if other.get("id") == item.marks_from and other.get("kind") == "mark"
        ]
        if not marked:
            raise DataError(
                file, f"{where}, marks_from", *amiss("kinds.chain_marks_from", item=item.marks_from)
            )


def check_key(key: ChainKey, item: ChainItem, file: Path, kit: Kit) -> None:
    """Raise DataError where the key does not fit its item.

    Parameters
    ----------
    key : ChainKey
    item : ChainItem
    file, kit : Path

    Raises
    ------
    DataError
        If it names a hand that is not there, or nothing to hold an answer against.
    """
    chain_key.check(key, item, file, kit, check_pair)


def complete_key(key: ChainKey, item: ChainItem, kit: Kit) -> ChainKey:
    """Give the key with edges, ties and reasons from the claim's trace.

    Parameters
    ----------
    key : ChainKey
    item : ChainItem
    kit : Kit

    Returns
    -------
    dict
        See :func:`whosays.questions.kinds.chain.key.complete`.
    """
    return chain_key.complete(key, item, kit)


def _place(hand: Hand, kit: Kit) -> str:
    if not hand.article:
        return ""
    if is_ours(hand.article):
        return text("items.ours", outlet=load_text(hand.article, kit).info.short)
    return counted("items.passage", 1, article=hand.article, paragraph=hand.paragraph)


def public(item: ChainItem, kit: Kit) -> Mapping[str, object]:
    """Give the hands as the page shows them: words, and where they stand.

    Parameters
    ----------
    item : ChainShown
    kit : Kit

    Returns
    -------
    dict
        ``hands``, each with id, text, words, place, marked and own; ``steps``.
    """
    hands = [
        {
            "id": hand.id,
            "text": hand.text,
            "words": hand.words,
            "place": _place(hand, kit),
            "marked": False,
            "own": False,
        }
        for hand in item.hands
    ]
    return {"hands": hands, "steps": [told(step) for step in item.steps]}


def sources(item: ChainItem) -> tuple[str, ...]:
    """List the items whose answers this one takes in.

    Parameters
    ----------
    item : ChainItem

    Returns
    -------
    tuple of str
    """
    return (item.marks_from,) if item.marks_from else ()


def with_records(
    item: ChainItem,
    shown: ChainShown,
    records: Mapping[str, Mapping[str, object]],
    kit: Kit,
) -> ChainShown:
    """Give the public item with what the student marked in an earlier one.

    Parameters
    ----------
    item : ChainItem
    shown : ChainShown
    records : Mapping
        The unit's answers on disk, by item.
    kit : Kit

    Returns
    -------
    dict
        Hands whose words were marked have ``marked``; marks that fit no hand are hands.
    """
    return chain_marks.with_marks(item, shown, records, kit)


def clean(item: ChainShown, value: object) -> ChainAnswer | int | None:
    """Keep of an answer what this item can have.

    Parameters
    ----------
    item : ChainShown
    value : object

    Returns
    -------
    dict or int or None
        ``edges``, ``ties`` and ``one``, pairs of hands in the item's order; of a modelled
        chain the number of steps seen; None for a blank.
    """
    if item.get("modelled"):
        if type(value) is not int or value < 1:
            return None
        return min(value, len(item["steps"]))
    table = value if isinstance(value, dict) else {}
    order = {hand["id"]: number for number, hand in enumerate(item["hands"])}

    def pairs(name: str, *, either_way: bool) -> list[list[str]]:
        given = table.get(name)
        found = set()
        for pair in given if isinstance(given, list | tuple) else ():
            if not isinstance(pair, list | tuple) or len(pair) != 2:  # noqa: PLR2004 - a pair
                continue
            if not all(isinstance(end, str) and end in order for end in pair):
                continue
            places = [order[end] for end in pair]
            if places[0] != places[1]:
                found.add(tuple(sorted(places)) if either_way else tuple(places))
        names = list(order)
        return [[names[a], names[b]] for a, b in sorted(found)]

    one = pairs("one", either_way=True)
    ties = [pair for pair in pairs("ties", either_way=True) if pair not in one]
    made: ChainAnswer = {"edges": pairs("edges", either_way=False), "ties": ties, "one": one}
    return made if any(made.values()) else None


def grade(item: ChainShown, key: ChainKey, answer: ChainAnswer | int) -> Feedback:
    """Read an answer against a complete key.

    Parameters
    ----------
    item : ChainShown
    key : ChainKey
        Complete.
    answer : ChainAnswer or int
        Clean, and not blank.

    Returns
    -------
    Feedback
        The score is the F1 of the edges; ``more`` has what the graph shows.
    """
    return chain_reading.read(item, key, answer)


def noted(answer: object) -> str:  # noqa: ARG001 - as every kind
    """Say that a chain that is only watched has been seen.

    Parameters
    ----------
    answer : object

    Returns
    -------
    str
    """
    return text("kinds.chain_noted")
