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

from typing import TYPE_CHECKING, Any

from whosays.core.errors import DataError, KitError
from whosays.core.i18n import text
from whosays.core.schema import Field, check_record, check_unique, listed, read_toml
from whosays.corpus.texts import is_ours, load_text
from whosays.questions.kinds.chain import key as chain_key
from whosays.questions.kinds.chain import marks as chain_marks
from whosays.questions.kinds.chain import reading as chain_reading
from whosays.questions.kinds.chain.paper import cuts, expected_html, legend, worksheet_html
from whosays.sourcing import cards

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from whosays.questions.feedback import Feedback

__all__ = [
    "FIELDS",
    "KEY_FIELDS",
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
    "public",
    "sources",
    "with_records",
    "worksheet_html",
]

HAND = {
    "id": Field(str),
    "text": Field(str),
    "words": Field(str, required=False),
    "article": Field(str, required=False),
    "paragraph": Field(int, required=False),
}
STEP = {
    "from": Field(str, required=False),
    "to": Field(str, required=False),
    "same": Field(list, required=False, of=str),
    "one": Field(list, required=False, of=str),
    "collapse": Field(bool, required=False),
    "says": Field(str),
    "shows": Field(str, required=False),
}
FIELDS: Mapping[str, Field] = {
    "claim": Field(str, required=False),
    "hands": Field(list, inside=(HAND,)),
    "marks_from": Field(str, required=False),
    "modelled": Field(bool, required=False),
    "steps": Field(list, required=False, inside=(STEP,)),
}
LONG = True
KEY_FIELDS: Mapping[str, Field] = {
    **dict.fromkeys(("edges", "same", "one"), Field(list, required=False, of=list)),
    "accept": Field(list, required=False, of=list),
}

# Signs that join two ids in the id of a reason; "m-" begins the id of a student's mark.
_SIGNS = (">", "=")
SECONDS = 30
"""Of work beside reading, for each name."""


def _check_hand(hand: Mapping[str, Any], file: Path, root: Path, where: str) -> None:
    check_record(hand, HAND, file, where)
    if any(sign in hand["id"] for sign in _SIGNS) or hand["id"].startswith("m-"):
        raise DataError(
            file, f"{where}, id", "an id has no “>” or “=” and does not begin with “m-”.",
            "Choose another.",
        )  # fmt: skip
    place = [name for name in ("article", "paragraph") if name in hand]
    if len(place) == 1 or ("words" in hand and not place):
        raise DataError(
            file, where, "words stand in a paragraph of an article.",
            "Give article and paragraph, or neither of the three.",
        )  # fmt: skip
    if not place:
        return
    try:
        article = load_text(hand["article"], root)
        article.paragraph(hand["paragraph"])
        if "words" in hand:
            article.find(hand["words"], paragraph=hand["paragraph"])
    except KitError as error:
        raise DataError(file, where, str(error), "Correct article, paragraph or words.") from None


def _check_steps(item: Mapping[str, Any], file: Path, where: str) -> None:
    steps = listed(item, "steps", file, where)
    if bool(item.get("modelled")) != bool(steps):
        raise DataError(
            file, f"{where}, steps", "a modelled chain has steps, and no other has.",
            "Add steps, or take away modelled.",
        )  # fmt: skip
    for number, step in enumerate(steps, start=1):
        place = f"{where}, step {number}"
        check_record(step, STEP, file, place)
        ends = [step[name] for name in ("from", "to") if name in step]
        does = [pair for pair in (ends, step.get("same"), step.get("one")) if pair]
        if len(does) + bool(step.get("collapse")) != 1:
            raise DataError(
                file, place, "a step does one thing.",
                "Give from and to, or same, or one, or collapse = true.",
            )  # fmt: skip
        for pair in does:
            check_pair(pair, item, file, place)


def check_pair(pair: list[Any], item: Mapping[str, Any], file: Path, where: str) -> None:
    """Make sure that a pair names two hands of an item.

    Parameters
    ----------
    pair : list
        As in the file.
    item : Mapping
    file : Path
    where : str
        Where it stands, for the error.

    Raises
    ------
    DataError
        If it does not.
    """
    known = {hand["id"] for hand in item["hands"]}
    whole = len(pair) == 2 and all(isinstance(name, str) for name in pair)  # noqa: PLR2004 - a pair
    if not whole or pair[0] == pair[1]:
        raise DataError(file, where, f"{pair} is no pair of hands.", "Name two hands.")
    for name in pair:
        if name not in known:
            raise DataError(
                file, where, f"“{name}” is no hand of the item.",
                f"Use one of: {', '.join(sorted(known))}.",
            )  # fmt: skip


def check_item(item: Mapping[str, Any], file: Path, root: Path) -> None:
    """Raise DataError, with file, field and mend, where the item cannot be used.

    Parameters
    ----------
    item : Mapping
    file, root : Path

    Raises
    ------
    DataError
        If a hand, a step, the claim or ``marks_from`` is not what it should be.
    """
    where = f"item {item['id']}"
    hands = listed(item, "hands", file, where)
    if len(hands) < 2:  # noqa: PLR2004 - one hands it to the other
        raise DataError(file, f"{where}, hands", "a chain has two hands or more.", "Add hands.")
    for hand in hands:
        _check_hand(hand, file, root, f"{where}, hand {hand.get('id', '')}")
    check_unique((hand["id"] for hand in hands), file, f"{where}, hand")
    if "claim" in item and item["claim"] not in cards.load_claims(root):
        raise DataError(
            file, f"{where}, claim", f"there is no claim “{item['claim']}”.",
            "Use an id of lessons/cards/claims.toml.",
        )  # fmt: skip
    _check_steps(item, file, where)
    if "marks_from" in item:
        marked = [
            other
            for other in listed(read_toml(file), "item", file)
            if other.get("id") == item["marks_from"] and other.get("kind") == "mark"
        ]
        if not marked:
            raise DataError(
                file, f"{where}, marks_from",
                f"“{item['marks_from']}” is no item of this unit in which one marks.",
                "Name one of kind “mark”.",
            )  # fmt: skip


def check_key(key: Mapping[str, Any], item: Mapping[str, Any], file: Path, root: Path) -> None:
    """Raise DataError where the key does not fit its item.

    Parameters
    ----------
    key, item : Mapping
    file, root : Path

    Raises
    ------
    DataError
        If it names a hand that is not there, or nothing to hold an answer against.
    """
    chain_key.check(key, item, file, root, check_pair)


def complete_key(key: Mapping[str, Any], item: Mapping[str, Any], root: Path) -> dict[str, Any]:
    """Give the key with edges, ties and reasons from the claim's trace.

    Parameters
    ----------
    key, item : Mapping
    root : Path

    Returns
    -------
    dict
        See :func:`whosays.questions.kinds.chain.key.complete`.
    """
    return chain_key.complete(key, item, root)


def _place(hand: Mapping[str, Any], root: Path) -> str:
    if "article" not in hand:
        return ""
    if is_ours(hand["article"]):
        return text("items.ours", outlet=load_text(hand["article"], root).info["short"])
    return text("items.passage", article=hand["article"], paragraph=hand["paragraph"])


def public(item: Mapping[str, Any], root: Path) -> dict[str, Any]:
    """Give the hands as the page shows them: words, and where they stand.

    Parameters
    ----------
    item : Mapping
    root : Path

    Returns
    -------
    dict
        ``hands``, each with id, text, words, place, marked and own; ``steps``.
    """
    hands = [
        {
            "id": hand["id"],
            "text": hand["text"],
            "words": hand.get("words", ""),
            "place": _place(hand, root),
            "marked": False,
            "own": False,
        }
        for hand in item["hands"]
    ]
    return {"hands": hands, "steps": list(item.get("steps", []))}


def sources(item: Mapping[str, Any]) -> tuple[str, ...]:
    """List the items whose answers this one takes in.

    Parameters
    ----------
    item : Mapping
        As in the file.

    Returns
    -------
    tuple of str
    """
    return (item["marks_from"],) if "marks_from" in item else ()


def with_records(
    item: Mapping[str, Any],
    shown: Mapping[str, Any],
    records: Mapping[str, Mapping[str, Any]],
    root: Path,
) -> dict[str, Any]:
    """Give the public item with what the student marked in an earlier one.

    Parameters
    ----------
    item : Mapping
        As in the file.
    shown : Mapping
        In its public form.
    records : Mapping
        The unit's answers on disk, by item.
    root : Path

    Returns
    -------
    dict
        Hands whose words were marked have ``marked``; marks that fit no hand are hands.
    """
    return chain_marks.with_marks(item, shown, records, root)


def clean(item: Mapping[str, Any], value: object) -> Any:  # noqa: ANN401 - by kind
    """Keep of an answer what this item can have.

    Parameters
    ----------
    item : Mapping
        In its public form.
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
    made = {"edges": pairs("edges", either_way=False), "ties": ties, "one": one}
    return made if any(made.values()) else None


def grade(item: Mapping[str, Any], key: Mapping[str, Any], answer: object) -> Feedback:
    """Read an answer against a complete key.

    Parameters
    ----------
    item : Mapping
        In its public form.
    key : Mapping
        Complete.
    answer : object
        Clean, and not blank.

    Returns
    -------
    Feedback
        The score is the F1 of the edges; ``more`` has what the graph shows.
    """
    return chain_reading.read(item, key, answer)
