"""Root counter: cards are sorted into piles, one pile for each first source.

Cards are the attributions of one article, or outlets that tell the same story. An answer
is ``{"piles": {card: "1" … or "aside"}, "ties": [["1", "2"]], "names": {"1": "…"}}``. How
sortings are counted and compared stands in :mod:`whosays.sourcing.piles`.

``cards`` are what is sorted into as many ``piles``; ``aside`` names the pile that is no root. The
key has ``groups`` (one list for each root), ``ties`` (pairs of cards whose roots may be one),
``aside``, ``count`` (at least, at most), and ``accept_groups`` and ``accept_ties`` for what can be
defended.
"""

from __future__ import annotations

from collections import Counter
from itertools import permutations
from typing import TYPE_CHECKING, Any

from whosays.core.errors import DataError
from whosays.core.i18n import text
from whosays.core.sanitize import words
from whosays.core.schema import Field, check_record, check_unique, listed
from whosays.questions.feedback import Feedback
from whosays.questions.kinds.roots.feedback import read
from whosays.questions.kinds.roots.page import (
    cuts,
    expected_html,
    first_html,
    legend,
    worksheet_html,
)
from whosays.questions.options import OPTION
from whosays.questions.passages import passage
from whosays.sourcing.piles import ASIDE, Sorting, opened

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

__all__ = [
    "FIELDS",
    "KEY_FIELDS",
    "LONG",
    "SECONDS",
    "check_item",
    "check_key",
    "clean",
    "complete_key",
    "cuts",
    "expected_html",
    "first_html",
    "grade",
    "legend",
    "public",
    "worksheet_html",
]

CARD = {
    "id": Field(str),
    "text": Field(str, required=False),
    "article": Field(str, required=False),
    "paragraph": Field(int, required=False),
    "words": Field(str, required=False),
    "label": Field(str, required=False),
}
FIELDS: Mapping[str, Field] = {
    "cards": Field(list, inside=(CARD,)),
    "piles": Field(int, required=False),
    # What the pile for cards without a root of their own is called in this item.
    "aside": Field(str, required=False),
}
LONG = True
KEY_FIELDS: Mapping[str, Field] = {
    "groups": Field(list, required=False, of=list),
    "ties": Field(list, required=False, of=list),
    "aside": Field(list, required=False, of=str),
    "count": Field(list, required=False, of=int),
    # Other sortings that can be defended; a card in none of the groups is aside.
    "accept_groups": Field(list, required=False, of=list),
    # Roots that may be tied or left apart: both can be defended.
    "accept_ties": Field(list, required=False, of=list),
}

TWO = 2  # fewer cards or piles leave nothing to sort; a tie joins as many
PILES = 6
"""How many piles there are where the item does not say."""
MOST_PILES = 9
MOST_CARDS = 26  # a letter each
LONGEST_NAME = 60  # code points; a name, not an essay
SECONDS = 20
"""Of work beside reading, for each card."""


def check_item(item: Mapping[str, Any], file: Path, root: Path) -> None:  # noqa: ARG001 - as every kind
    """Make sure the cards can be shown and there are piles to put them into.

    Parameters
    ----------
    item : Mapping
        As in the file.
    file, root : Path
        Named in the error; the set's folder.

    Raises
    ------
    DataError
        If a card says nothing, an id comes twice, or there are too few piles.
    """
    where = f"item {item['id']}"
    cards = listed(item, "cards", file, where)
    for card in cards:
        spot = f"{where}, card {card.get('id', '')}"
        check_record(card, CARD, file, spot)
        if ("article" in card) is not ("paragraph" in card):
            raise DataError(
                file, spot, "article and paragraph go together.", "Give both, or neither."
            )
        if not card.get("text") and "article" not in card:
            raise DataError(
                file, spot, "the card says nothing.", "Give text, or article and paragraph."
            )
    check_unique((card["id"] for card in cards), file, f"{where}, card")
    if not TWO <= len(cards) <= MOST_CARDS:
        raise DataError(
            file, f"{where}, cards", f"there are {len(cards)} cards.",
            f"Give 2 to {MOST_CARDS}; 5 to 10 fit a class.",
        )  # fmt: skip
    if not TWO <= item.get("piles", PILES) <= MOST_PILES:
        raise DataError(
            file, f"{where}, piles", f"{item['piles']} is no number of piles to sort into.",
            f"Give 2 to {MOST_PILES}.",
        )  # fmt: skip


def check_key(key: Mapping[str, Any], item: Mapping[str, Any], file: Path, root: Path) -> None:  # noqa: ARG001 - as every kind
    """Make sure the key sorts every card once, and counts what it sorts.

    Parameters
    ----------
    key, item : Mapping
        As in the files.
    file, root : Path
        Named in the error; the set's folder.

    Raises
    ------
    DataError
        If a card is unknown, missing or sorted twice; if a tie joins no two roots; if more
        piles are needed than there are; or if the count given is not that of the sorting.
    """
    where = f"key {key['item']}"
    cards = [card["id"] for card in item["cards"]]
    for entry in listed(key, "option", file, where):
        check_record(entry, OPTION, file, f"{where}, option {entry.get('id', '')}")
        _check_known([entry["id"]], cards, file, f"{where}, option")
    if key.get("prediction"):
        return
    groups, aside = key.get("groups", []), key.get("aside", [])
    most = item.get("piles", PILES)
    _check_groups([*groups, aside], cards, file, f"{where}, groups")
    _check_room(groups, most, file, f"{where}, groups")
    sorted_cards = {card for group in [*groups, aside] for card in group}
    missing = [card for card in cards if card not in sorted_cards]
    if missing:
        raise DataError(
            file, f"{where}, groups", f"no place is given for: {', '.join(missing)}.",
            "Put each card into a group or into aside.",
        )  # fmt: skip
    for number, other in enumerate(key.get("accept_groups", []), start=1):
        spot = f"{where}, accept_groups {number}"
        if not all(isinstance(group, list) for group in other):
            raise DataError(
                file, spot, "this is not a list of groups.", 'Write it as [["a", "b"], ["c"]].'
            )
        _check_groups(other, cards, file, spot)
        _check_room(other, most, file, spot)
    _check_ties(key, file, where)
    count = list(_reference(groups, aside, key.get("ties", [])).count())
    if key.get("count", count) != count:
        raise DataError(
            file, f"{where}, count", f"it says {key['count']}, but groups and ties give {count}.",
            "Mend one of them; count may be left out.",
        )  # fmt: skip


def _check_known(used: Iterable[object], cards: list[str], file: Path, where: str) -> None:
    for name in used:
        if name not in cards:
            raise DataError(
                file, where, f"“{name}” is not a card of the item.",
                f"Use one of: {', '.join(cards)}.",
            )  # fmt: skip


def _check_groups(groups: list[list[Any]], cards: list[str], file: Path, where: str) -> None:
    members = [card for group in groups for card in group]
    _check_known(members, cards, file, where)
    for card, times in Counter(members).items():
        if times > 1:
            raise DataError(file, where, f"“{card}” is sorted twice.", "Leave one of them out.")


def _check_room(groups: list[list[Any]], piles: int, file: Path, where: str) -> None:
    if not all(groups):
        raise DataError(file, where, "a group is empty.", "Take it out.")
    if len(groups) > piles:
        raise DataError(
            file, where, f"{len(groups)} groups do not go into {piles} piles.",
            "Give the item more piles.",
        )  # fmt: skip


def _check_ties(key: Mapping[str, Any], file: Path, where: str) -> None:
    place = _place(key.get("groups", []), [])
    for tie in [*key.get("ties", []), *key.get("accept_ties", [])]:
        piles = {place.get(card) for card in tie if isinstance(card, str)}
        if len(tie) != TWO or len(piles) != TWO or None in piles:
            raise DataError(
                file, f"{where}, ties", f"{tie} does not join two roots.",
                "Name two cards of different groups, neither of them aside.",
            )  # fmt: skip


def _place(groups: Iterable[Iterable[str]], aside: Iterable[str]) -> dict[str, str]:
    place = {card: f"g{number}" for number, group in enumerate(groups) for card in group}
    return place | dict.fromkeys(aside, ASIDE)


def _reference(
    groups: Iterable[Iterable[str]], aside: Iterable[str], ties: Iterable[Iterable[str]]
) -> Sorting:
    place = _place(groups, aside)
    pairs = (frozenset(place[card] for card in tie if card in place) for tie in ties)
    # In a sorting that can be defended too, a tied card may be aside, or both in one pile.
    return Sorting(place, frozenset(p for p in pairs if len(p) > 1 and ASIDE not in p))


def complete_key(key: Mapping[str, Any], item: Mapping[str, Any], root: Path) -> dict[str, Any]:  # noqa: ARG001 - as every kind
    """Give the key with its count, which follows from groups and ties.

    Parameters
    ----------
    key, item : Mapping
        As in the files, checked.
    root : Path
        The set's folder.

    Returns
    -------
    dict
    """
    found = _reference(key.get("groups", []), key.get("aside", []), key.get("ties", []))
    return {**key, "count": list(found.count())}


def public(item: Mapping[str, Any], root: Path) -> dict[str, Any]:
    """Give the cards as the page shows them: a letter, our words, the article's, the place.

    Parameters
    ----------
    item : Mapping
        As in the file.
    root : Path
        The set's folder.

    Returns
    -------
    dict
        ``cards`` (id, letter, text, quote, label), ``piles``, ``aside``.

    Raises
    ------
    KitError
        If the words of a card do not stand where it says.
    """
    cards = []
    for number, card in enumerate(item["cards"]):
        quote, label = "", card.get("label", "")
        if "article" in card:
            found = passage({n: card[n] for n in _PLACE if n in card}, root)
            label = label or found["label"]
            quote = found["text"] if card.get("words") or not card.get("text") else ""
        cards.append(
            {
                "id": card["id"],
                "letter": chr(ord("A") + number),
                "text": card.get("text", ""),
                "quote": quote,
                "label": label,
            }
        )
    aside = item.get("aside") or text("kinds.roots_aside")
    return {"cards": cards, "piles": item.get("piles", PILES), "aside": aside}


_PLACE = ("article", "paragraph", "words")


def clean(item: Mapping[str, Any], value: object) -> dict[str, Any] | None:
    """Keep of an answer what this item can have.

    Parameters
    ----------
    item : Mapping
        In its public form.
    value : object
        Anything that claims to be an answer.

    Returns
    -------
    dict or None
        piles (in the cards' order), ties (each once, in order) and names; None for a blank.
    """
    table = value if isinstance(value, dict) else {}
    numbers = [str(number) for number in range(1, item.get("piles", PILES) + 1)]
    given = table.get("piles")
    placed = given if isinstance(given, dict) else {}
    cards = [card["id"] for card in item["cards"]]
    piles = {card: placed[card] for card in cards if placed.get(card) in (*numbers, ASIDE)}
    pairs = table.get("ties")
    ties = sorted(
        {
            tuple(sorted(pair))
            for pair in (pairs if isinstance(pairs, list | tuple) else ())
            if isinstance(pair, list | tuple)
            and len(pair) == TWO
            and all(name in numbers for name in pair)
            and pair[0] != pair[1]
        }
    )
    called = table.get("names")
    named = called if isinstance(called, dict) else {}
    names = {number: words(named.get(number), LONGEST_NAME) for number in numbers}
    names = {number: name for number, name in names.items() if name.strip()}
    if not (piles or ties or names):
        return None
    return {"piles": piles, "ties": [list(tie) for tie in ties], "names": names}


def grade(item: Mapping[str, Any], key: Mapping[str, Any], answer: object) -> Feedback:
    """Hold a sorting against the key's, or against the one that can be defended and is nearest.

    Parameters
    ----------
    item : Mapping
        In its public form.
    key : Mapping
        Complete.
    answer : object

    Returns
    -------
    Feedback
        The score is the mean of two: the share of pairs of cards that stand to each other
        as in the reference (:func:`whosays.sourcing.piles.agreement`), and 1 / (1 + e), where e is
        the root-count error in roots (:func:`whosays.sourcing.piles.count_error`). A tie where
        the text does not show whether two roots are one brings the full share; so does one
        where the key's sorting and another that can be defended settle it in two ways.
    """
    usable = clean(item, answer)
    if usable is None or not usable["piles"]:
        return Feedback("blank", None, text("kinds.roots_blank"))
    ties = key.get("ties", [])
    readings = [_reference(key.get("groups", []), key.get("aside", []), ties)]
    for groups in key.get("accept_groups", []):
        used = {card for group in groups for card in group}
        aside = [card["id"] for card in item["cards"] if card["id"] not in used]
        readings.append(_reference(groups, aside, ties))
    readings += [opened(one, other) for one, other in permutations(readings, 2)]
    if also := key.get("accept_ties"):
        readings.append(_reference(key["groups"], key.get("aside", []), [*ties, *also]))
    given = Sorting(usable["piles"], frozenset(frozenset(tie) for tie in usable["ties"]))
    return read(item, key, given, usable["names"], readings)
