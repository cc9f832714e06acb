"""Evidence deck: cards drawn one at a time, by date; place each, and rate the claim anew.

What the cards say stands in ``lessons/cards``; how each bears on the claim stands there too
and is the key, so the public form of an item never holds it.

``claim`` is the claim, ``cards`` the cards that are drawn; ``low`` and ``high`` name the ends of
the scale. The key's ``accept`` lists other placings of a card that can be defended.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from whosays.core.dates import say_date
from whosays.core.errors import DataError
from whosays.core.i18n import amiss, counted, text
from whosays.core.sanitize import rating, words
from whosays.core.schema import check_unique
from whosays.questions.kinds.deck import feedback as deck_feedback
from whosays.questions.kinds.deck.paper import (
    cuts,
    expected_html,
    first_html,
    legend,
    worksheet_html,
)
from whosays.questions.kinds.deck.records import DeckItem, DeckKey, Ours
from whosays.sourcing.card_file import HOWS
from whosays.sourcing.cards import load_cards, load_claims

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from whosays.core.kit import Kit
    from whosays.questions.feedback import Feedback
    from whosays.questions.kinds.deck.records import DeckAnswer, DeckShown
    from whosays.sourcing.cards import Card

__all__ = [
    "ITEM",
    "KEY",
    "LEAST",
    "LONG",
    "LONGEST",
    "MOST",
    "PLACINGS",
    "SECONDS",
    "check_item",
    "check_key",
    "clean",
    "complete_key",
    "cuts",
    "examined",
    "expected_html",
    "first_html",
    "grade",
    "has_cant_tell",
    "legend",
    "public",
    "worksheet_html",
]

PLACINGS = HOWS
"""How a card can be placed, in the order in which it is offered."""
LEAST, MOST = 3, 8
"""Cards of a deck: fewer make no line, more make no lesson."""
LONGEST = 2000
"""Code points kept of a reason; one or two sentences are asked for."""

ITEM = DeckItem
KEY = DeckKey
LONG = True
_YEAR = 4
_MONTH = 7
SECONDS = 45
"""Of work beside reading, for each card."""


def _cards(kit: Kit) -> dict[str, Card]:
    return {card.id: card for card in load_cards(kit)}


def _last_day(card: Card) -> dt.date:
    """Give the last day that a card's date can be."""
    if len(card.date) == _YEAR:
        return dt.date(int(card.date), 12, 31)
    if len(card.date) == _MONTH:
        year, month = (int(part) for part in card.date.split("-"))
        after = dt.date(year + month // 12, month % 12 + 1, 1)
        return after - dt.timedelta(days=1)
    return dt.date.fromisoformat(card.date)


def _first_day(card: Card) -> dt.date:
    return dt.date.fromisoformat(f"{card.date}-01-01"[:10])


def check_item(item: DeckItem, file: Path, kit: Kit) -> None:
    """Make sure that the claim and the cards are there, each card once, by date.

    Parameters
    ----------
    item : DeckItem
    file : Path
        Named in the error.
    kit : Kit
        What is read from.

    Raises
    ------
    DataError
        If the claim or a card is not known, a card is no evidence, there are too few or too
        many, or one that is certainly later stands before another.
    """
    where = f"item {item.id}"
    claims, known = load_claims(kit), _cards(kit)
    if item.claim not in claims:
        raise DataError(
            file,
            f"{where}, claim",
            *amiss("kinds.deck_no_claim", claim=item.claim, claims=", ".join(claims)),
        )
    field = f"{where}, cards"
    names = item.cards
    for name in names:
        if name not in known or known[name].kind != "evidence":
            raise DataError(file, field, *amiss("kinds.deck_no_card", name=name))
    check_unique(names, file, f"{where}, card")
    if not LEAST <= len(names) <= MOST:
        raise DataError(
            file,
            field,
            counted("kinds.deck_count", len(names)),
            text("kinds.deck_count_mend", least=LEAST, most=MOST),
        )
    for earlier, later in pairwise(names):
        if _first_day(known[earlier]) > _last_day(known[later]):
            raise DataError(file, field, *amiss("kinds.deck_order", later=later, earlier=earlier))


def check_key(key: DeckKey, item: DeckItem, file: Path, kit: Kit) -> None:
    """Make sure that the key speaks of the item's cards, and that each has a reason.

    Parameters
    ----------
    key : DeckKey
    item : DeckItem
    file : Path
        Named in the error.
    kit : Kit
        What is read from.

    Raises
    ------
    DataError
        If a card or a placing is not known, or a card neither bears on the claim nor has an
        ``option`` that shows why it does not.
    """
    where = f"key {key.item}"
    told = [reason.id for reason in key.option]
    for part, names in (("option", told), ("accept", list(key.accept))):
        for name in names:
            if name not in item.cards:
                raise DataError(
                    file,
                    f"{where}, {part}",
                    *amiss("kinds.deck_other_card", name=name, cards=", ".join(item.cards)),
                )
    for name, placings in key.accept.items():
        if not isinstance(placings, tuple) or any(how not in PLACINGS for how in placings):
            raise DataError(
                file,
                f"{where}, accept, {name}",
                *amiss("kinds.deck_placings", placings=", ".join(PLACINGS)),
            )
    if key.prediction:
        return
    known = _cards(kit)
    for name in item.cards:
        bears = any(entry.claim == item.claim for entry in known[name].bears_on)
        if not bears and not key.of(name).shows:
            raise DataError(file, f"{where}, option", *amiss("kinds.deck_bears", name=name))


def complete_key(key: DeckKey, item: DeckItem, kit: Kit) -> DeckKey:
    """Give the key with our placing of each card, its reason and its note.

    Parameters
    ----------
    key : DeckKey
    item : DeckItem
    kit : Kit
        What is read from.

    Returns
    -------
    dict
        With ``ours``, card id to ``how``, ``why`` and ``note``. A card that does not bear on
        the claim is one that says nothing on it.
    """
    known = _cards(kit)
    ours = {}
    for name in item.cards:
        bears = {entry.claim: entry for entry in known[name].bears_on}.get(item.claim)
        ours[name] = Ours(
            bears.how if bears else "unrelated", bears.why if bears else "", known[name].note
        )
    return replace(key, ours=ours)


def _known_later(card: Card) -> str:
    """Say when a reader could know it, where that is later than its date."""
    days = (card.shown_from - _last_day(card)).days
    return say_date(card.shown_from.isoformat()) if days > 1 else ""


def public(item: DeckItem, kit: Kit) -> Mapping[str, object]:
    """Give the claim and the cards as they are shown; nothing of how they bear on it.

    Parameters
    ----------
    item : DeckItem
    kit : Kit
        What is read from.

    Returns
    -------
    dict
        ``claim`` (id, says), ``cards``, ``placings`` (id, text, sign, means), ``low`` and
        ``high`` (the ends of the rating). A card's note is for after the check.
    """
    claim, known = load_claims(kit)[item.claim], _cards(kit)
    cards = []
    for name in item.cards:
        card = known[name]
        cards.append(
            {
                "id": name,
                "date": say_date(card.date),
                "date_note": card.date_note,
                "known": _known_later(card),
                "publication": card.publication,
                "by_way_of": card.by_way_of,
                "title": card.title,
                "description": card.description,
                "who": card.who,
                "sourcing": text(f"kinds.deck_sourcing_{card.sourcing_kind}"),
                "how": card.sourcing_how,
                "certainty": text(f"kinds.deck_certainty_{card.certainty.split()[0]}"),
            }
        )
    return {
        "claim": {"id": claim.id, "says": claim.says},
        "cards": cards,
        "placings": [deck_feedback.placing(name) for name in PLACINGS],
        "low": item.low or text("kinds.deck_low"),
        "high": item.high or text("kinds.deck_high"),
    }


def clean(item: DeckShown, value: object) -> DeckAnswer | None:
    """Keep of an answer what this deck can have.

    Parameters
    ----------
    item : DeckShown
    value : object
        Anything that claims to be an answer.

    Returns
    -------
    dict or None
        ``first`` (0 to 100) and ``placed``: card id to ``how``, ``rating`` and ``why``, each
        only where it is there. None for a blank.
    """
    table = value if isinstance(value, dict) else {}
    given = table.get("placed")
    placed: dict[str, object] = {}
    for card in item["cards"]:
        entry = given.get(card["id"]) if isinstance(given, dict) else None
        if not isinstance(entry, dict):
            continue
        how = entry.get("how")
        parts: dict[str, object] = {
            "how": how if isinstance(how, str) and how in PLACINGS else None,
            "rating": rating(entry.get("rating")),
            "why": words(entry.get("why"), LONGEST) or None,
        }
        kept = {name: part for name, part in parts.items() if part is not None}
        if kept:
            placed[card["id"]] = kept
    first = rating(table.get("first"))
    found: dict[str, object] = {} if first is None else {"first": first}
    return cast("DeckAnswer", {**found, **({"placed": placed} if placed else {})}) or None


def has_cant_tell(item: DeckShown) -> bool:  # noqa: ARG001 - as every kind
    """Tell whether “can't tell” is among the answers: always.

    Parameters
    ----------
    item : DeckShown

    Returns
    -------
    bool
    """
    return True


def examined(answer: object) -> object:
    """Give the part of an answer that a check is about.

    Parameters
    ----------
    answer : object
        A clean answer.

    Returns
    -------
    object
        Without the reasons: they are the student's own, and nothing is said of them.
    """
    table = answer if isinstance(answer, dict) else {}
    given = table.get("placed")
    placed = given if isinstance(given, dict) else {}
    parts = {
        name: [entry.get("how"), entry.get("rating")]
        for name, entry in placed.items()
        if isinstance(entry, dict)
    }
    return [table.get("first"), parts]


def grade(item: DeckShown, key: DeckKey, answer: object) -> Feedback:
    """Read an answer against a complete key.

    Parameters
    ----------
    item : DeckShown
    key : DeckKey
        From :func:`complete_key`.
    answer : object

    Returns
    -------
    Feedback
    """
    return deck_feedback.grade(item, key, clean(item, answer) or {})
