"""What lies on the newsroom desk: the passage as it is shown, and what each test gives for it.

Offsets that leave this module count code points of the text that the student sees.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from whosays.core.errors import KitError
from whosays.core.i18n import section, text
from whosays.corpus import pairs
from whosays.corpus.attributions import Span
from whosays.corpus.pair_files import ANSWERS, Pair
from whosays.corpus.sentences import sentences_of
from whosays.corpus.texts import load_text, load_text_coding
from whosays.questions.passages import OurSide, Short
from whosays.questions.passages import passage as resolve
from whosays.sourcing.rule_checks import Outcome, Passage
from whosays.sourcing.rule_verdicts import apply, verdict_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.core.kit import Kit
    from whosays.corpus.articles import Article
    from whosays.corpus.attributions import Attribution
    from whosays.questions.kinds.desk.records import Paragraph, Reading, Switch
    from whosays.questions.passages import Passage as Where
    from whosays.questions.passages import PassageShown, Place
    from whosays.sourcing.rule_checks import Answer
    from whosays.sourcing.rule_verdicts import Verdict
    from whosays.sourcing.rules import Rule, RuleBook

_HEADLINE = "title"
# Which codes each way of looking rests on, besides the one a rule names itself.
_RESTS_ON = {"roots": {"affiliation", "how_know", "relayed_via"}, "sides": {"affiliation"}}


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage as it lies on the desk.

    Attributes
    ----------
    text : str
        What the student sees.
    pieces : tuple of (int, int, int, bool)
        Where each paragraph begins in `text` and in the article, how long it is, and whether
        it is a headline.
    passage : Passage
        The same for the rules, in the article's own offsets.
    """

    text: str
    pieces: tuple[tuple[int, int, int, bool], ...]
    passage: Passage

    def here(self, start: int, end: int) -> list[int] | None:
        """Turn a place in the article into one in the shown text.

        Parameters
        ----------
        start, end : int

        Returns
        -------
        list of int or None
            ``[start, end)``; None if the words are not shown.
        """
        for at, origin, length, _ in self.pieces:
            if origin <= start and end <= origin + length:
                return [start - origin + at, end - origin + at]
        return None

    def there(self, start: int, end: int) -> tuple[int, int]:
        """Turn a place in the shown text, inside one paragraph, into one in the article."""
        at, origin, _, _ = next(p for p in reversed(self.pieces) if p[0] <= start)
        return start - at + origin, end - at + origin

    @property
    def paragraphs(self) -> list[Paragraph]:
        """The paragraphs, JSON-ready."""
        return [
            {"start": at, "end": at + length, "title": title}
            for at, _, length, title in self.pieces
        ]

    @property
    def sentences(self) -> list[list[int]]:
        """The sentences, JSON-ready."""
        return [
            list(found)
            for at, _, length, _ in self.pieces
            for found in sentences_of(self.text, at, at + length)
        ]


def share(one: Sequence[int], other: Sequence[int]) -> bool:
    """Tell whether two places have a letter in common; ends that only touch have none.

    Parameters
    ----------
    one, other : sequence of int
        Start and end.

    Returns
    -------
    bool
    """
    return one[0] < other[1] and other[0] < one[1]


def _of_article(article: Article, numbers: Sequence[int], text_: str) -> Shown:
    pieces, at = [], 0
    for number in numbers:
        para = article.paragraph(number)
        words = para.text if number != numbers[0] else text_[: _first_end(text_, numbers)]
        origin = para.start + para.text.index(words)
        pieces.append((at, origin, len(words), para.kind == _HEADLINE))
        at += len(words) + 2  # an empty line stands between two
    start, end = pieces[0][1], pieces[-1][1] + pieces[-1][2]
    return Shown(
        text_, tuple(pieces), Passage(article.id, article.text, start, end, tuple(numbers))
    )


def _first_end(text_: str, numbers: Sequence[int]) -> int:
    return len(text_) if len(numbers) == 1 else text_.index("\n\n")


def of_control(article: Article) -> Shown:
    """Show a text of ours whole; its headline is not put to the tests."""
    paragraphs = article.paragraphs
    pieces = tuple((p.start, p.start, p.end - p.start, p.kind == _HEADLINE) for p in paragraphs)
    body = [p for p in paragraphs if p.kind != _HEADLINE]
    numbers = tuple(p.number for p in body)
    return Shown(
        article.text,
        pieces,
        Passage(article.id, article.text, body[0].start, body[-1].end, numbers),
    )


def show(where: Where | None, kit: Kit) -> tuple[Shown, PassageShown]:
    """Lay a passage on the desk.

    Parameters
    ----------
    where : Passage
        An item's: paragraphs that follow each other, or a side of a control pair.
    kit : Kit

    Returns
    -------
    tuple of (Shown, dict)
        With the passage as :func:`whosays.questions.passages.passage` gives it.
    """
    place = _coded(where)
    given = resolve(place, kit)
    if isinstance(place, OurSide):
        return of_control(pairs.lettered(place.control, place.side, kit).article), given
    numbers = [place.paragraph, *place.also]
    return _of_article(load_text(place.article, kit), numbers, given["text"]), given


def _coded(where: Where | None) -> Place | OurSide:
    """Give a passage that can be coded; an item that was looked at has no other."""
    if where is None or isinstance(where, Short):
        raise KitError(text("kinds.desk_no_coding", text=""))
    return where


def coding(where: Where | None, kit: Kit) -> tuple[Attribution, ...]:
    """Give the attributions that the tests are put to.

    Parameters
    ----------
    where : Passage
        An item's.
    kit : Kit

    Returns
    -------
    tuple of Attribution

    Raises
    ------
    KitError
        If the text is not coded.
    """
    place = _coded(where)
    name = f"{place.control}/{place.side}" if isinstance(place, OurSide) else place.article
    found = load_text_coding(name, kit)
    if found is None:
        raise KitError(text("kinds.desk_no_coding", text=name))
    # A control's records bear the id of their side, which is the key; here it is the letter's.
    return tuple(replace(record, article=name) for record in found.attributions)


def sourcing(where: OurSide, kit: Kit) -> tuple[Pair, str]:
    """Give the pair of a control passage, and the side that the student starts from."""
    pair = pairs.load_pair(where.control, kit)
    return pair, pairs.side_in(pair, where.side)


def switches(where: Where | None, kit: Kit) -> list[Switch]:
    """List a control's switches, seen from the text that is shown.

    Parameters
    ----------
    where : Passage
        An item's.
    kit : Kit

    Returns
    -------
    list of Switch
        None but of a control pair.
    """
    if not isinstance(where, OurSide):
        return []
    pair, side = sourcing(where, kit)
    return [
        {"label": switch.label, "from": here, "to": there}
        for switch in pair.switches
        for here, there in [
            (switch.well, switch.weak) if side == pairs.SIDES[0] else (switch.weak, switch.well)
        ]
    ]


def _off(verdict: Verdict) -> bool:
    """Tell whether the test does not come up in the passage."""
    texts = section("rules")
    closed = (texts[name] for name in ("no_unnamed", "no_named", "no_credited", "no_words"))
    return verdict.reason in closed


def _also(
    rule: Rule, passage: Passage, records: Sequence[Attribution], book: RuleBook, answer: str
) -> list[str]:
    """Give what a careful reader might answer who codes, or weighs, contested words otherwise."""
    rests = {"detection", "source_type", str(rule.table.get("field", "source_type"))}
    rests |= _RESTS_ON.get(str(rule.table["check"]), set())
    sure = [
        entry
        for entry in records
        if not entry.contested or (entry.contested_on and not rests & set(entry.contested_on))
    ]
    found: set[str] = {apply(rule, passage, sure, book).answer}
    # A statement can hold a figure and a view: who looks at the one or at the other is right.
    for step in rule.table.get("look", ()) if rule.table.get("mixed") else ():
        alone = replace(rule, table={**rule.table, "look": [step]})
        found |= {apply(alone, passage, records, book).answer} & {step["answer"]}
    return [one for one in ANSWERS if one in found and one != answer]


def _why(rule: Rule, answer: str) -> str:
    """Give the rule's own sentence for an answer."""
    table = rule.table
    said = table.get("says", {}).get(answer, "")
    steps = [*table.get("look", []), *([table["otherwise"]] if "otherwise" in table else [])]
    return str(said or next((step["says"] for step in steps if step["answer"] == answer), ""))


def by_hand(pair: Pair, rule: Rule, shown: Shown) -> Verdict | None:
    """Give what was answered by hand, where the words it rests on stand in the text.

    A person who wrote the answer saw more than lists of words and codes. With some switches
    thrown a text has parts of both sides; then an answer holds if its words are still there,
    and none holds if both sides' are.

    Parameters
    ----------
    pair : Pair
    rule : Rule
    shown : Shown

    Returns
    -------
    Verdict or None
        None where nothing, or nothing clear, was answered by hand.
    """
    found = {
        given.answer: given.words
        for side in (pair.well, pair.weak)
        for given in side.rules
        if given.rule == rule.id and given.words and given.words in shown.text
    }
    if len(found) != 1:
        return None
    ((answer, words),) = found.items()
    at = shown.text.index(words)
    start, end = shown.there(at, at + len(words))
    span = Span(start, end, words)
    outcome = Outcome(cast("Answer", answer), span, _why(rule, answer))
    return verdict_of(rule, outcome)


def read(
    rule: Rule,
    shown: Shown,
    records: Sequence[Attribution],
    book: RuleBook,
    hand: Verdict | None = None,
) -> Reading:
    """Put a test to what lies on the desk.

    Parameters
    ----------
    rule : Rule
    shown : Shown
    records : sequence of Attribution
    book : RuleBook
    hand : Verdict, optional
        What was answered by hand; it goes before what the lists of words give.

    Returns
    -------
    dict
        JSON-ready: ``answer``; ``off``, if the test does not come up; ``span`` (None where no
        words shown here can tell) and ``words``; ``places``, the sentences by number that show
        it; ``also``, other answers that hold for a reader who codes a contested record
        otherwise; ``about``, if something is missing and the words are only those the test
        is put to; ``says``, ``shows``, ``reason``.
    """
    passage = shown.passage
    counted = apply(rule, passage, records, book)
    verdict = hand or counted
    span = shown.here(verdict.span.start, verdict.span.end) if verdict.span else None
    places = []
    for number, (start, end) in enumerate(shown.sentences if span else ()):
        low, high = shown.there(start, end)
        if low < passage.start or high > passage.end or not span:
            continue
        alone = apply(rule, replace(passage, start=low, end=high), records, book)
        same = alone.answer == verdict.answer and alone.span is not None
        if share(span, (start, end)) or (same and not _off(alone)):
            places.append(number)
    also = [] if hand else _also(rule, passage, records, book, verdict.answer)
    return {
        "answer": verdict.answer,
        "off": _off(verdict),
        "span": span,
        "words": verdict.span.text if verdict.span else "",
        "places": places,
        "also": also,
        "about": verdict.about,
        "says": verdict.says if span or not verdict.span else "",
        "shows": verdict.shows,
        "reason": verdict.reason,
    }
