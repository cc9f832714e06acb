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
from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING

from whosays.core.errors import DataError
from whosays.core.i18n import amiss, counted, text
from whosays.core.sanitize import words
from whosays.core.schema import check_unique
from whosays.questions.feedback import Feedback
from whosays.questions.kinds.roots.feedback import read
from whosays.questions.kinds.roots.page import (
    cuts,
    expected_html,
    first_html,
    legend,
    worksheet_html,
)
from whosays.questions.kinds.roots.records import PILES, RootsItem, RootsKey
from whosays.questions.passages import Place, passage
from whosays.sourcing.piles import ASIDE, Sorting, opened

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from whosays.core.kit import Kit
    from whosays.questions.kinds.roots.records import Group, RootsAnswer, RootsShown

__all__ = [
    "ITEM",
    "KEY",
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

ITEM = RootsItem
KEY = RootsKey
LONG = True
TWO = 2  # fewer cards or piles leave nothing to sort; a tie joins as many
MOST_PILES = 9
MOST_CARDS = 26  # a letter each
LONGEST_NAME = 60  # code points; a name, not an essay
SECONDS = 20
"""Of work beside reading, for each card."""


def check_item(item: RootsItem, file: Path, kit: Kit) -> None:  # noqa: ARG001 - as every kind
    """Make sure the cards can be shown and there are piles to put them into.

    Parameters
    ----------
    item : RootsItem
    file : Path
    kit : Kit
        Named in the error; what is read from.

    Raises
    ------
    DataError
        If a card says nothing, an id comes twice, or there are too few piles.
    """
    where, cards = f"item {item.id}", item.cards
    for card in cards:
        spot = f"{where}, card {card.id}"
        if bool(card.article) is (card.paragraph is None):
            raise DataError(file, spot, *amiss("kinds.roots_card_where"))
        if not card.text and not card.article:
            raise DataError(file, spot, *amiss("kinds.roots_card_empty"))
    check_unique((card.id for card in cards), file, f"{where}, card")
    if not TWO <= len(cards) <= MOST_CARDS:
        raise DataError(
            file,
            f"{where}, cards",
            counted("kinds.roots_card_count", len(cards)),
            text("kinds.roots_card_count_mend", most=MOST_CARDS),
        )
    if not TWO <= item.piles <= MOST_PILES:
        raise DataError(
            file, f"{where}, piles", *amiss("kinds.roots_piles", piles=item.piles, most=MOST_PILES)
        )


def check_key(key: RootsKey, item: RootsItem, file: Path, kit: Kit) -> None:  # noqa: ARG001 - as every kind
    """Make sure the key sorts every card once, and counts what it sorts.

    Parameters
    ----------
    key : RootsKey
    item : RootsItem
    file : Path
    kit : Kit
        Named in the error; what is read from.

    Raises
    ------
    DataError
        If a card is unknown, missing or sorted twice; if a tie joins no two roots; if more
        piles are needed than there are; or if the count given is not that of the sorting.
    """
    where, cards = f"key {key.item}", [card.id for card in item.cards]
    _check_known([reason.id for reason in key.option], cards, file, f"{where}, option")
    if key.prediction:
        return
    groups, aside, most = key.groups, key.aside, item.piles
    _check_groups([*groups, aside], cards, file, f"{where}, groups")
    _check_room(groups, most, file, f"{where}, groups")
    sorted_cards = {card for group in [*groups, aside] for card in group}
    missing = [card for card in cards if card not in sorted_cards]
    if missing:
        raise DataError(
            file, f"{where}, groups", *amiss("kinds.roots_no_place", cards=", ".join(missing))
        )
    for number, other in enumerate(key.accept_groups, start=1):
        spot = f"{where}, accept_groups {number}"
        if not all(isinstance(group, tuple) for group in other):
            raise DataError(file, spot, *amiss("kinds.roots_groups_list"))
        _check_groups(other, cards, file, spot)
        _check_room(other, most, file, spot)
    _check_ties(key, file, where)
    count = _reference(groups, aside, key.ties).count()
    if key.count not in ((), count):
        raise DataError(
            file,
            f"{where}, count",
            *amiss("kinds.roots_other_count", said=list(key.count), given=list(count)),
        )


def _check_known(used: Iterable[object], cards: list[str], file: Path, where: str) -> None:
    for name in used:
        if name not in cards:
            raise DataError(
                file, where, *amiss("kinds.roots_other_card", name=name, cards=", ".join(cards))
            )


def _check_groups(groups: Sequence[Group], cards: list[str], file: Path, where: str) -> None:
    members = [card for group in groups for card in group]
    _check_known(members, cards, file, where)
    for card, times in Counter(members).items():
        if times > 1:
            raise DataError(file, where, *amiss("kinds.roots_twice", card=card))


def _check_room(groups: Sequence[Group], piles: int, file: Path, where: str) -> None:
    if not all(groups):
        raise DataError(file, where, *amiss("kinds.roots_group_empty"))
    if len(groups) > piles:
        raise DataError(
            file,
            where,
            counted("kinds.roots_groups", len(groups), piles=piles),
            text("kinds.roots_groups_mend"),
        )


def _check_ties(key: RootsKey, file: Path, where: str) -> None:
    place = _place(key.groups, [])
    for tie in (*key.ties, *key.accept_ties):
        piles = {place.get(card) for card in tie if isinstance(card, str)}
        if len(tie) != TWO or len(piles) != TWO or None in piles:
            raise DataError(file, f"{where}, ties", *amiss("kinds.roots_tie", tie=list(tie)))


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


def complete_key(key: RootsKey, item: RootsItem, kit: Kit) -> RootsKey:  # noqa: ARG001 - as every kind
    """Give the key with its count, which follows from groups and ties.

    Parameters
    ----------
    key : RootsKey
    item : RootsItem
    kit : Kit
        What is read from.

    Returns
    -------
    dict
    """
    return replace(key, count=_reference(key.groups, key.aside, key.ties).count())


def public(item: RootsItem, kit: Kit) -> Mapping[str, object]:
    """Give the cards as the page shows them: a letter, our words, the article's, the place.

    Parameters
    ----------
    item : RootsItem
    kit : Kit
        What is read from.

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
    for number, card in enumerate(item.cards):
        quote, label = "", card.label
        if card.article and card.paragraph is not None:
            where = Place(article=card.article, paragraph=card.paragraph, words=card.words)
            found = passage(where, kit)
            label = label or found["label"]
            quote = found["text"] if card.words or not card.text else ""
        cards.append(
            {
                "id": card.id,
                "letter": chr(ord("A") + number),
                "text": card.text,
                "quote": quote,
                "label": label,
            }
        )
    aside = item.aside or text("kinds.roots_aside")
    return {"cards": cards, "piles": item.piles, "aside": aside}


def clean(item: RootsShown, value: object) -> RootsAnswer | None:
    """Keep of an answer what this item can have.

    Parameters
    ----------
    item : RootsShown
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
    places = (*numbers, ASIDE)
    piles = {card: placed[card] for card in cards if placed.get(card) in places}
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


def grade(item: RootsShown, key: RootsKey, answer: object) -> Feedback:
    """Hold a sorting against the key's, or against the one that can be defended and is nearest.

    Parameters
    ----------
    item : RootsShown
    key : RootsKey
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
    readings = [_reference(key.groups, key.aside, key.ties)]
    for groups in key.accept_groups:
        used = {card for group in groups for card in group}
        aside = [card["id"] for card in item["cards"] if card["id"] not in used]
        readings.append(_reference(groups, aside, key.ties))
    readings += [opened(one, other) for one, other in permutations(readings, 2)]
    if key.accept_ties:
        readings.append(_reference(key.groups, key.aside, (*key.ties, *key.accept_ties)))
    given = Sorting(usable["piles"], frozenset(frozenset(tie) for tie in usable["ties"]))
    return read(item, key, given, usable["names"], readings)
