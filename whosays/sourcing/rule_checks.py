"""The few ways of looking with which a newsroom rule is put to a passage.

Each check looks for something a reader can point at: words of a list that anybody can read
in ``lessons/rules.toml``, or a code of the coding. None of them weighs what is said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Literal, NotRequired, TypedDict, cast

from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.corpus.attributions import Span
from whosays.corpus.codebook import NAMED, UNNAMED
from whosays.corpus.sentences import sentences_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from whosays.corpus.articles import Article
    from whosays.corpus.attributions import Attribution

Answer = Literal["met", "not_met", "cant_tell"]
_RANK = {"worst": ("not_met", "cant_tell", "met"), "best": ("met", "cant_tell", "not_met")}


@dataclass(frozen=True, slots=True)
class Cues:
    """A list of words: phrases anybody can read, and patterns for signs that are not words."""

    about: str
    phrases: tuple[str, ...]
    patterns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A slice of an article.

    Attributes
    ----------
    article : str
        The article's id.
    text : str
        The whole article's text.
    start, end : int
        Code points, ``[start, end)``.
    paragraphs : tuple of int
        The numbers of the paragraphs it takes in.
    one_claim : bool
        Whether the records that come with it are known to carry one and the same claim.
        Only then can two sources support each other.
    """

    article: str
    text: str
    start: int
    end: int
    paragraphs: tuple[int, ...] = ()
    one_claim: bool = False


def passage_of(
    article: Article, first: int, last: int | None = None, *, one_claim: bool = False
) -> Passage:
    """Cut a passage out of an article.

    Parameters
    ----------
    article : Article
    first, last : int
        Paragraph numbers; ``last`` defaults to ``first``.
    one_claim : bool
        Whether the records that go with it all carry one claim.

    Returns
    -------
    Passage

    Raises
    ------
    KitError
        If the article has no such paragraphs, or they are the wrong way round.
    """
    last = first if last is None else last
    if last < first:
        raise KitError(text("sourcing.passage_back", first=first, last=last))
    start, end = article.paragraph(first).start, article.paragraph(last).end
    numbers = tuple(range(first, last + 1))
    return Passage(article.id, article.text, start, end, numbers, one_claim)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a check found: an answer, the words that show it (if words can), and why.

    ``about``: the words do not show the answer, something is missing; they are only those
    that the test is put to.
    """

    answer: Answer
    span: Span | None
    reason: str
    about: bool = False


@cache
def _pattern(cues: Cues, follow: Cues | None = None) -> re.Pattern[str]:
    """Build one expression from a list; a phrase that ``follow`` comes after does not count."""

    def phrase(words: str) -> str:
        parts = [re.escape(word).replace(r"\*", r"\w*") for word in words.split()]
        # Any space will do, the no-break space too, and either apostrophe.
        return r"\b" + r"\s+".join(parts).replace("'", "['’]") + r"(?!\w)"

    found = "|".join([*map(phrase, cues.phrases), *cues.patterns])
    if follow is not None:
        found = f"(?:{found})(?!,?\\s+(?:{'|'.join(map(phrase, follow.phrases))}))"
    return re.compile(found, re.MULTILINE | (re.IGNORECASE if cues.phrases else 0))


def _span(passage: Passage, start: int, end: int) -> Span:
    return Span(start, end, passage.text[start:end])


def _search(
    passage: Passage, areas: Sequence[tuple[int, int]], pattern: re.Pattern[str]
) -> Span | None:
    if not pattern.pattern:
        return None
    for start, end in areas:
        found = pattern.search(passage.text, start, end)
        if found and found.end() > found.start():
            return _span(passage, found.start(), found.end())
    return None


def relevant(
    applies: str,
    passage: Passage,
    records: Sequence[Attribution],
    cues: Mapping[str, Cues],
) -> tuple[list[Attribution], Span | None, str]:
    """Decide whether a test comes up in a passage.

    Parameters
    ----------
    applies : str
        ``"always"``, ``"unnamed"``, ``"named"``, ``"credited"`` or the name of a list.
    passage : Passage
    records : sequence of Attribution
        Those that overlap the passage.
    cues : Mapping of str to Cues

    Returns
    -------
    tuple of (list of Attribution, Span or None, str)
        The records the test is about; the words that make it come up; and, if it does not
        come up, the key of the sentence that says so (else empty).
    """
    kinds = {"unnamed": UNNAMED, "named": NAMED}
    if applies == "always":
        return list(records), None, ""
    if applies in ("unnamed", "named", "credited"):
        wanted = [entry for entry in records if entry.source_type in kinds.get(applies, ())]
        wanted = list(records) if applies == "credited" else wanted
        return wanted, (wanted[0].cue if wanted else None), "" if wanted else f"no_{applies}"
    found = _search(passage, [(passage.start, passage.end)], _pattern(cues[applies]))
    return list(records), found, "" if found else "no_words"


class Rest(TypedDict):
    """What a rule answers where nothing is found, and the sentence for it."""

    answer: Answer
    says: str


class Step(Rest):
    """What it answers where words of a list are found."""

    cues: str
    unless_followed_by: NotRequired[str]


class RuleTable(TypedDict):
    """How a rule looks, as in the file: each check has fields of its own."""

    applies: str
    check: str
    says: NotRequired[dict[str, str]]
    otherwise: NotRequired[Rest]
    look: NotRequired[list[Step]]
    within: NotRequired[str]
    mixed: NotRequired[bool]
    field: NotRequired[str]
    first: NotRequired[Literal["best", "worst"]]
    answers: NotRequired[dict[str, str]]


@dataclass(frozen=True, slots=True)
class Look:
    """Everything a check may use: the rule's table, the passage, the records it is about.

    ``records`` are those that make the test come up; ``around`` are all in the passage.
    """

    table: RuleTable
    passage: Passage
    records: Sequence[Attribution]
    around: Sequence[Attribution]
    trigger: Span | None
    cues: Mapping[str, Cues]
    sides: Sequence[Sequence[str]]

    def outcome(self, answer: str, span: Span | None) -> Outcome:
        """Give an answer with the rule's own sentence for it."""
        return Outcome(cast("Answer", answer), span, str(self.table["says"][answer]))


def internal(look: Look) -> Outcome:
    """Answer a rule about what only the newsroom knows: never more than "can't tell"."""
    return Outcome("cant_tell", None, str(look.table["otherwise"]["says"]))


def _found(look: Look, pattern: re.Pattern[str]) -> Span | None:
    """Look where the rule looks: in the passage, in the article, in statements or in cues."""
    passage, within = look.passage, look.table.get("within")
    low, high = passage.start, passage.end
    if within == "cues":
        # The description of a source may go on after the cue: look to the passage's end,
        # but let a match begin only in the cue.
        for entry in look.records:
            span = _search(passage, [(max(low, entry.cue.start), high)], pattern)
            if span and span.start < entry.cue.end:
                return span
        return None
    if within == "article":
        areas = [(0, len(passage.text))]
    elif within == "statements":
        # One more on either side: a quotation's marks stand just outside it.
        areas = [
            (max(low, entry.statement.start - 1), min(high, entry.statement.end + 1))
            for entry in look.records
        ]
    else:
        areas = [(low, high)]
    return _search(passage, areas, pattern)


def words(look: Look) -> Outcome:
    """Look for words of a list; the first list that is found gives the answer."""
    for step in look.table["look"]:
        follow = look.cues[step["unless_followed_by"]] if "unless_followed_by" in step else None
        pattern = _pattern(look.cues[step["cues"]], follow)
        if found := _found(look, pattern):
            return Outcome(step["answer"], found, step["says"])
    rest = look.table["otherwise"]
    about = rest["answer"] != "met"
    return Outcome(rest["answer"], look.trigger, rest["says"], about)


def field(look: Look) -> Outcome:
    """Read a code of the coding: its best or worst value in the passage gives the answer.

    Where careful coders differ about a record, it can settle nothing.
    """
    name = look.table["field"]
    order = _RANK[look.table["first"]]

    def answer(entry: Attribution) -> str:
        found = str(look.table["answers"][getattr(entry, name)])
        # What kind of source it is stands in the text; the other codes weigh the text.
        doubted = name == "how_know" or (name == "affiliation" and found == "not_met")
        return "cant_tell" if entry.contested and doubted else found

    telling = min(look.records, key=lambda entry: order.index(answer(entry)))
    found = look.outcome(answer(telling), telling.cue)
    # How somebody knows is shown by words; that it is not shown is an absence of words.
    return replace(found, about=name == "how_know" and found.answer != "met")


def _side(affiliation: str, sides: Sequence[Sequence[str]]) -> str:
    """Name the side: allies count as one; a code outside the list stands for itself."""
    return next((group[0] for group in sides if affiliation in group), affiliation)


def _same(one: Attribution, other: Attribution) -> bool:
    """Tell whether two records may well be one source under two descriptions.

    "Russia's Foreign Intelligence Service (SVR)" and "an SVR statement" are: one side, and
    a word in common. So are two unnamed people about whom the text says the same nothing.
    """
    names = [set(re.findall(r"[^\W\d_]{3,}", entry.source.casefold())) for entry in (one, other)]
    alike = bool(names[0] & names[1]) or not all(names)
    return alike and one.affiliation == other.affiliation


def roots(look: Look) -> Outcome:
    """Count who could have known it first; two count only if shown to be separate."""
    known = [entry for entry in look.records if entry.source_type != "vague"]
    if not known:
        return look.outcome("cant_tell", look.trigger)
    first = known[0]
    others = [
        entry
        for entry in look.around
        if entry.source_type != "vague" and entry is not first and not _same(entry, first)
    ]
    if not others:
        # "Sources" may be several: the text does not let a reader count them.
        several = first.source_type == "unnamed_group"
        return look.outcome("cant_tell" if several else "not_met", first.cue)
    for entry in others:
        sides = {_side(entry.affiliation, look.sides), _side(first.affiliation, look.sides)}
        separate = (
            len(sides) == 2  # noqa: PLR2004 - two sources, two sides
            and "unknown" not in sides
            and "secondhand" not in (entry.how_know, first.how_know)
            and not set(entry.relayed_via) & set(first.relayed_via)
        )
        if separate and look.passage.one_claim:
            return look.outcome("met", entry.cue)
    return look.outcome("cant_tell", others[0].cue)


def sides(look: Look) -> Outcome:
    """Look for people from more than one side."""
    known = [
        entry for entry in look.records if entry.affiliation in {a for g in look.sides for a in g}
    ]
    if not known:
        return look.outcome("cant_tell", look.trigger)
    first = _side(known[0].affiliation, look.sides)
    for entry in known[1:]:
        if _side(entry.affiliation, look.sides) != first:
            return look.outcome("met", entry.cue)
    return look.outcome("not_met", known[0].cue)


def statement(look: Look) -> Outcome:
    """Look for what the source is credited with."""
    for entry in look.records:
        if entry.statement.text.strip():
            return look.outcome("met", entry.statement)
    return look.outcome("not_met", look.trigger)


def sentences(look: Look) -> Outcome:
    """Look for a sentence that does not say who says so ("reportedly" says nobody)."""
    passage = look.passage
    credited_to = [entry for entry in look.records if entry.source_type != "vague"]
    for start, end in sentences_of(passage.text, passage.start, passage.end):
        credited = any(
            part.overlap(start, end)
            for entry in credited_to
            for part in (entry.cue, entry.statement)
        )
        if not credited:
            return look.outcome("cant_tell", _span(passage, start, end))
    return look.outcome("met", credited_to[0].cue if credited_to else None)


CHECKS: dict[str, Callable[[Look], Outcome]] = {
    "internal": internal,
    "words": words,
    "field": field,
    "roots": roots,
    "sides": sides,
    "statement": statement,
    "sentences": sentences,
}
