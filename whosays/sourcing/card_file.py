"""What stands in the files of cards, field by field; :mod:`whosays.sourcing.cards` reads them."""

from __future__ import annotations

from typing import ClassVar, Literal, get_args

from whosays.core.records import record

Kind = Literal["evidence", "mirror"]
KINDS = get_args(Kind)
SourcingKind = Literal[
    "named_official",
    "named_body_statement",
    "unnamed_sources",
    "newsroom_analysis",
    "documentary",
    "opinion_column",
]
SOURCING = get_args(SourcingKind)
Certainty = Literal["certain", "check before class"]
CERTAINTIES = get_args(Certainty)
How = Literal[
    "began",
    "repeats",
    "supports",
    "supports_smaller",
    "contradicts",
    "denies",
    "context",
    "unrelated",
    "cant-tell",
]
HOWS = get_args(How)
Pattern = Literal[
    "single_unnamed",
    "unnamed_officials",
    "circular",
    "official_echo",
    "one_origin",
    "named_hearsay",
]
PATTERNS = get_args(Pattern)


@record
class ClaimEntry:
    """A claim, as the file has it."""

    id: str
    says: str
    carried_by: tuple[str, ...]


@record
class Bearing:
    """How a card bears on one claim, and why we say so."""

    CALLED: ClassVar = "bears_on {number}"

    claim: str
    how: How
    why: str


@record
class Sourcing:
    """What kind of sourcing it is; how they could know, and what they have at stake."""

    kind: SourcingKind
    how: str


@record
class CardEntry:
    """A card, as the file has it."""

    id: str
    kind: Kind
    date: str
    date_note: str = ""
    publication: str
    by_way_of: str = ""
    title: str = ""
    description: str = ""
    who: str
    sourcing: Sourcing
    certainty: Certainty
    bears_on: tuple[Bearing, ...] = ()
    shown_from: str
    note: str = ""


@record
class MirrorEntry(CardEntry):
    """A mirror case, as the file has it."""

    flag: str
    pattern: Pattern
    what_later: str
    asks: str
