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
from typing import TYPE_CHECKING

from whosays.core import files
from whosays.core.errors import DataError, KitError
from whosays.core.i18n import amiss, text
from whosays.core.kit import HERE, Kit
from whosays.core.records import read
from whosays.core.schema import check_unique, listed, read_toml
from whosays.sourcing.card_file import HOWS, CardEntry, ClaimEntry, MirrorEntry

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from whosays.sourcing.card_file import Bearing

_CLAIMS_FILE = "claims.toml"
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim of the articles, in one neutral sentence, with the articles that carry it."""

    id: str
    says: str
    carried_by: tuple[str, ...]


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
        raise DataError(file, where, *amiss("sourcing.day", given=value)) from None


def _first_day(value: str, file: Path | str, where: str) -> dt.date:
    if not _DATE.fullmatch(value):
        raise DataError(file, where, *amiss("sourcing.date", given=value))
    return _day(value + "-01-01"[len(value) - 4 :], file, where)


def _check_bearings(
    entry: CardEntry, claims: Mapping[str, Claim], file: Path | str, *, keyed: bool
) -> None:
    """Make sure that a card bears on claims, each once, and a mirror case on none."""
    where, mirror = f"card {entry.id}", isinstance(entry, MirrorEntry)
    if bool(entry.bears_on) == mirror and (mirror or keyed):
        raise DataError(
            file,
            f"{where}, bears_on",
            *amiss("sourcing.mirror_bears" if mirror else "sourcing.card_bears"),
        )
    for number, bearing in enumerate(entry.bears_on, start=1):
        if bearing.claim not in claims:
            raise DataError(
                file,
                f"{where}, bears_on {number}, claim",
                *amiss("sourcing.no_claim", claim=bearing.claim, claims=", ".join(claims)),
            )
    check_unique((bearing.claim for bearing in entry.bears_on), file, f"{where}, bears_on")


def parse_card(
    table: Mapping[str, object],
    claims: Mapping[str, Claim],
    file: Path | str,
    *,
    keyed: bool = True,
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
    entry = read(MirrorEntry if mirror else CardEntry, table, file, where)
    if not entry.title and not entry.description:
        raise DataError(file, f"{where}, description", *amiss("sourcing.card_title"))
    _check_bearings(entry, claims, file, keyed=keyed)
    starts = _first_day(entry.date, file, f"{where}, date")
    shown = _day(entry.shown_from, file, f"{where}, shown_from")
    if shown < starts:
        raise DataError(
            file,
            f"{where}, shown_from",
            *amiss("sourcing.card_shown_from", shown=shown, date=entry.date),
        )
    return Card(
        id=entry.id,
        kind=entry.kind,
        date=entry.date,
        date_note=entry.date_note,
        publication=entry.publication,
        by_way_of=entry.by_way_of,
        title=entry.title,
        description=entry.description,
        who=entry.who,
        sourcing_kind=entry.sourcing.kind,
        sourcing_how=entry.sourcing.how,
        certainty=entry.certainty,
        bears_on=entry.bears_on,
        shown_from=shown,
        note=entry.note,
        mirror=Mirror(entry.flag, entry.pattern, entry.what_later, entry.asks)
        if isinstance(entry, MirrorEntry)
        else None,
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
    entries = [
        read(ClaimEntry, table, file, f"claim {table.get('id', f'number {number}')}")
        for number, table in enumerate(listed(read_toml(file), "claim", file), start=1)
    ]
    check_unique((entry.id for entry in entries), file, "claim")
    return {entry.id: Claim(entry.id, entry.says, entry.carried_by) for entry in entries}


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
                raise DataError(file, name, *amiss("sourcing.card_table"))
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
        raise KitError(text("sourcing.no_bearing", how=how, hows=", ".join(HOWS)))

    def fits(card: Card) -> bool:
        bearings = [entry for entry in card.bears_on if claim in (None, entry.claim)]
        return (
            (claim is None or bool(bearings))
            and (how is None or any(entry.how == how for entry in bearings))
            and (by is None or card.shown_from <= by)
            and (after is None or card.shown_from > after)
        )

    return tuple(card for card in cards if fits(card))
