"""What stands in the file of a control pair, and in a student edition's, which has no key.

``lessons/controls/README.md`` says what each field means.
"""

from __future__ import annotations

from typing import Literal

from whosays.core.records import record
from whosays.corpus.codebook import HowKnow, SourceType

Answered = Literal["met", "not_met", "cant_tell"]
Supported = Literal["well", "weak"]
Feature = Literal[
    "named", "firsthand", "roots", "reply", "hedge",
    "verb", "number", "document", "unverified", "anonymity",
]  # fmt: skip
"""What the two texts of a pair differ in."""


@record
class SwitchRow:
    """One piece of sourcing: its words in the first text and in the second."""

    CALLED = "switch {number}"

    label: str
    from_: str
    to: str


@record
class CodedRow:
    """One attribution, by its words; ``nth`` where a cue stands in its paragraph several times."""

    CALLED = "attribution {number}"

    cue: str
    statement: str
    source: str = ""
    note: str = ""
    paragraph: int
    nth: int = 0
    source_type: SourceType
    affiliation: str
    how_know: HowKnow
    relayed_via: tuple[str, ...]
    contested: bool


@record
class AnswerRow:
    """A newsroom rule answered by hand, and the words that show it."""

    CALLED = "rule {number}"

    rule: str
    answer: Answered
    words: str = ""


@record
class SideRow:
    """One of the two texts."""

    headline: str
    outlet: str
    text: str


@record
class KeyedSide(SideRow):
    """The same with its key."""

    roots_why: str
    why: str
    support: Supported
    roots: tuple[int, ...]
    attributions: tuple[CodedRow, ...]
    rules: tuple[AnswerRow, ...] = ()


@record
class PairRow:
    """What is said of a pair, beside its two texts."""

    id: str
    title_of_pair: str
    topic: str
    flag_note: str
    claim: str
    note: str
    flag: str
    switches: tuple[SwitchRow, ...]


@record
class KeyedPair(PairRow):
    """The same with its key."""

    feature: Feature
    difference: str
