"""Evidence cards: reading sideways without the web.

A card says who else spoke about a claim, when, how they could know, and how what they said
bears on the claim. Cards live in ``lessons/cards/<theme>.toml``; the claims they point at
are listed in ``lessons/cards/claims.toml``. A mirror case is a card from under another
flag, with a question for the class instead of a claim.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from whosays.core import files
from whosays.core.errors import DataError, KitError
from whosays.core.kit import HERE, Kit
from whosays.core.schema import Field, check_record, check_unique, listed, read_toml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

KINDS = ("evidence", "mirror")
SOURCING = (
    "named_official",
    "named_body_statement",
    "unnamed_sources",
    "newsroom_analysis",
    "documentary",
    "opinion_column",
)
CERTAINTIES = ("certain", "check before class")
HOWS = (
    "began",
    "repeats",
    "supports",
    "supports_smaller",
    "contradicts",
    "denies",
    "context",
    "unrelated",
    "cant-tell",
)
PATTERNS = (
    "single_unnamed",
    "unnamed_officials",
    "circular",
    "official_echo",
    "one_origin",
    "named_hearsay",
)
_CLAIMS_FILE = "claims.toml"
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")

CLAIM = {"id": Field(str), "says": Field(str), "carried_by": Field(list, of=str)}
BEARING = {"claim": Field(str), "how": Field(str, allowed=HOWS), "why": Field(str)}
SOURCING_FIELDS = {"kind": Field(str, allowed=SOURCING), "how": Field(str)}
CARD = {
    "id": Field(str),
    "kind": Field(str, allowed=KINDS),
    "date": Field(str),
    "date_note": Field(str, required=False),
    "publication": Field(str),
    "by_way_of": Field(str, required=False),
    "title": Field(str, required=False),
    "description": Field(str, required=False),
    "who": Field(str),
    "sourcing": Field(dict, inside=(SOURCING_FIELDS,)),
    "certainty": Field(str, allowed=CERTAINTIES),
    "bears_on": Field(list, required=False, inside=(BEARING,)),
    "shown_from": Field(str),
    "note": Field(str, required=False),
}
MIRROR = {
    "flag": Field(str),
    "pattern": Field(str, allowed=PATTERNS),
    "what_later": Field(str),
    "asks": Field(str),
}


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim of the articles, in one neutral sentence, with the articles that carry it."""

    id: str
    says: str
    carried_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bearing:
    """How a card bears on one claim, and why we say so."""

    claim: str
    how: str
    why: str


@dataclass(frozen=True, slots=True)
class Mirror:
    """What a mirror case has on top: whose case, what pattern, what came later, what to ask."""

    flag: str
    pattern: str
    what_later: str
    asks: str


@dataclass(frozen=True, slots=True)
class Card:
    """One piece of evidence, dated and graded.

    Attributes
    ----------
    id, kind : str
        ``kind`` is ``"evidence"`` or ``"mirror"``.
    date : str
        ISO, as precise as known: ``2024-12-10``, ``2024-12`` or ``2024``.
    date_note : str
        What is not sure about the date; may be empty.
    publication, by_way_of : str
        Where it first appeared; a named translator or agency in between, or empty.
    title, description : str
        The exact title where it is known, else a neutral description.
    who : str
        Who said what.
    sourcing_kind, sourcing_how : str
        What kind of sourcing it is; how they could know, and what they have at stake.
    certainty : str
        ``"certain"`` or ``"check before class"``: our grade of the card's own facts, not
        of what the people on it say.
    bears_on : tuple of Bearing
        Empty for a mirror case.
    shown_from : datetime.date
        The first day on which a reader could have known it.
    note : str
        For the teacher; may be empty.
    mirror : Mirror or None
    """

    id: str
    kind: str
    date: str
    date_note: str
    publication: str
    by_way_of: str
    title: str
    description: str
    who: str
    sourcing_kind: str
    sourcing_how: str
    certainty: str
    bears_on: tuple[Bearing, ...]
    shown_from: dt.date
    note: str
    mirror: Mirror | None = None


def _day(value: str, file: Path | str, where: str) -> dt.date:
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise DataError(
            file, where, f"“{value}” is not a day.", "Write year, month and day: 2024-12-10."
        ) from None


def _first_day(value: str, file: Path | str, where: str) -> dt.date:
    if not _DATE.fullmatch(value):
        raise DataError(
            file,
            where,
            f"“{value}” is not a date.",
            "Write 2024-12-10, 2024-12 or 2024, and what is unsure in date_note.",
        )
    return _day(value + "-01-01"[len(value) - 4 :], file, where)


def _bearing(table: object, claims: Mapping[str, Claim], file: Path | str, where: str) -> Bearing:
    if not isinstance(table, dict):
        raise DataError(file, where, "this is not a table.", "Give claim, how and why.")
    check_record(table, BEARING, file, where)
    if table["claim"] not in claims:
        raise DataError(
            file,
            f"{where}, claim",
            f"there is no claim “{table['claim']}”.",
            f"Use one of: {', '.join(claims)}.",
        )
    return Bearing(table["claim"], table["how"], table["why"])


def parse_card(
    table: Mapping[str, Any], claims: Mapping[str, Claim], file: Path | str, *, keyed: bool = True
) -> Card:
    """Check one card and give it as a record.

    Parameters
    ----------
    table : Mapping
        One ``[[card]]`` of a file.
    claims : Mapping of str to Claim
        The claims it may point at.
    file : Path or str
        Named in an error.
    keyed : bool
        Whether the kit holds keys: then a card says how it bears on a claim.

    Returns
    -------
    Card

    Raises
    ------
    DataError
        At the first field that is missing, unknown, of another kind or not allowed.
    """
    where = f"card {table.get('id', 'without id')}"
    mirror = table.get("kind") == "mirror"
    check_record(table, CARD | MIRROR if mirror else CARD, file, where)
    check_record(table["sourcing"], SOURCING_FIELDS, file, f"{where}, sourcing")
    if not table.get("title") and not table.get("description"):
        raise DataError(
            file,
            f"{where}, description",
            "the card has neither a title nor a description.",
            "Give the exact title, or describe the piece in neutral words.",
        )
    bearings = table.get("bears_on", [])
    if bool(bearings) == mirror and (mirror or keyed):
        raise DataError(
            file,
            f"{where}, bears_on",
            "a mirror case points at no claim." if mirror else "the card points at no claim.",
            "Remove it." if mirror else "Say on which claim it bears, how and why.",
        )
    starts = _first_day(table["date"], file, f"{where}, date")
    shown = _day(table["shown_from"], file, f"{where}, shown_from")
    if shown < starts:
        raise DataError(
            file,
            f"{where}, shown_from",
            f"a reader could not know on {shown} what happened on {table['date']}.",
            "Give the first day on which it could be read.",
        )
    found = tuple(
        _bearing(entry, claims, file, f"{where}, bears_on {number}")
        for number, entry in enumerate(bearings, start=1)
    )
    check_unique((entry.claim for entry in found), file, f"{where}, bears_on")
    return Card(
        id=table["id"],
        kind=table["kind"],
        date=table["date"],
        date_note=table.get("date_note", ""),
        publication=table["publication"],
        by_way_of=table.get("by_way_of", ""),
        title=table.get("title", ""),
        description=table.get("description", ""),
        who=table["who"],
        sourcing_kind=table["sourcing"]["kind"],
        sourcing_how=table["sourcing"]["how"],
        certainty=table["certainty"],
        bears_on=found,
        shown_from=shown,
        note=table.get("note", ""),
        mirror=Mirror(*(table[name] for name in MIRROR)) if mirror else None,
    )


@files.remembered
def load_claims(kit: Kit = HERE) -> dict[str, Claim]:
    """Load the claims that cards point at.

    Parameters
    ----------
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    dict of str to Claim
        By id, in the file's order.

    Raises
    ------
    DataError
        If the file is missing or an entry does not fit.
    """
    file = kit / "lessons" / "cards" / _CLAIMS_FILE
    entries = listed(read_toml(file), "claim", file)
    for number, entry in enumerate(entries, start=1):
        check_record(entry, CLAIM, file, f"claim {entry.get('id', f'number {number}')}")
    check_unique((entry["id"] for entry in entries), file, "claim")
    return {
        entry["id"]: Claim(entry["id"], entry["says"], tuple(entry["carried_by"]))
        for entry in entries
    }


@files.remembered
def load_cards(kit: Kit = HERE) -> tuple[Card, ...]:
    """Load every card, evidence and mirror cases alike.

    Parameters
    ----------
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    tuple of Card
        By date, then id. A date known only to the month or year sorts at its start.

    Raises
    ------
    DataError
        If a file or a card does not fit, or an id comes twice.
    """
    claims = load_claims(kit)
    folder = kit / "lessons" / "cards"
    # How a card bears on a claim is a key: where there are none, cards come without.
    keyed = files.is_dir(kit / "solutions")
    cards: list[Card] = []
    for file in files.listing(folder, "*.toml"):
        if file.name == _CLAIMS_FILE:
            continue
        table = read_toml(file)
        for name in table:
            if name != "card":
                raise DataError(
                    file, name, "this is not a card.", "Put each card under its own [[card]]."
                )
        entries = listed(table, "card", file)
        cards.extend(parse_card(entry, claims, file, keyed=keyed) for entry in entries)
    check_unique((card.id for card in cards), folder, "card")
    return tuple(sorted(cards, key=lambda card: (card.date, card.id)))


def select(
    cards: Iterable[Card],
    *,
    claim: str | None = None,
    how: str | None = None,
    by: dt.date | None = None,
    after: dt.date | None = None,
) -> tuple[Card, ...]:
    """Pick cards, in the order given.

    Parameters
    ----------
    cards : Iterable of Card
    claim : str, optional
        Only cards that bear on this claim.
    how : str, optional
        Only cards that bear in this way (on that claim, if one is given).
    by : datetime.date, optional
        Only what a reader could have known on that day.
    after : datetime.date, optional
        Only what could be known later than that day.

    Returns
    -------
    tuple of Card

    Raises
    ------
    KitError
        If ``how`` is not a word of the cards.
    """
    if how is not None and how not in HOWS:
        raise KitError(f"No card bears on a claim as “{how}”. Use one of: {', '.join(HOWS)}.")

    def fits(card: Card) -> bool:
        bearings = [entry for entry in card.bears_on if claim in (None, entry.claim)]
        return (
            (claim is None or bool(bearings))
            and (how is None or any(entry.how == how for entry in bearings))
            and (by is None or card.shown_from <= by)
            and (after is None or card.shown_from > after)
        )

    return tuple(card for card in cards if fits(card))
