"""Putting a newsroom's rule to a passage.

A verdict always has one of three answers, and "can't tell from the text" is the right one for
everything that only a newsroom knows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.core.i18n import section
from whosays.sourcing.rule_checks import CHECKS, Answer, Look, Outcome, Passage, relevant

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.corpus.attributions import Attribution, Span
    from whosays.sourcing.rules import Rule, RuleBook

_LONGEST = 160  # of the passage's words in a feedback sentence, in code points


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule gives for a passage.

    Attributes
    ----------
    rule : str
        The rule's id.
    answer : str
        ``"met"``, ``"not_met"`` or ``"cant_tell"``.
    span : Span or None
        The words that show it; None where no words can.
    about : bool
        Something is missing, and the words are only those that the test is put to.
    reason : str
        Why; where there is no span, why there can be none.
    says, asks, shows : str
        The three parts of the feedback: what the passage says (empty without a span), what
        the house asks, what the text shows.
    sentence : str
        The three parts in one sentence, then the reason.
    """

    rule: str
    answer: Answer
    span: Span | None
    about: bool
    reason: str
    says: str
    asks: str
    shows: str
    sentence: str


def apply(
    rule: Rule, passage: Passage, attributions: Sequence[Attribution], book: RuleBook
) -> Verdict:
    """Put a rule to a passage.

    Parameters
    ----------
    rule : Rule
    passage : Passage
    attributions : sequence of Attribution
        The coding of the article, or part of it; records that do not touch the passage are
        left aside.
    book : RuleBook
        The lists of words.

    Returns
    -------
    Verdict
        ``met`` or ``not_met`` only where the text can show it.
    """
    records = [
        entry
        for entry in attributions
        if entry.article == passage.article
        and max(
            entry.cue.overlap(passage.start, passage.end),
            entry.statement.overlap(passage.start, passage.end),
        )
    ]
    wanted, trigger, closed = relevant(str(rule.table["applies"]), passage, records, book.cues)
    if closed:
        outcome = Outcome("cant_tell", None, section("rules")[closed])
    else:
        look = Look(rule.table, passage, wanted, records, trigger, book.cues, book.sides)
        outcome = CHECKS[str(rule.table["check"])](look)
    return verdict_of(rule, outcome)


def verdict_of(rule: Rule, outcome: Outcome) -> Verdict:
    """Put an outcome into the three parts of feedback and one sentence."""
    texts = section("rules")
    words = " ".join(outcome.span.text.split()).strip('“”"') if outcome.span else ""
    words = words.removesuffix(".")
    if len(words) > _LONGEST:
        words = words[:_LONGEST].rsplit(" ", 1)[0] + " …"
    says = texts["says"].format(words=words)  # the other sentence has no place for it
    told = texts["says_about" if outcome.about else "says"].format(words=words) if words else ""
    asks = texts["rule"].format(house=rule.house, year=rule.year, asks=rule.asks)
    whole = texts["sentence" if words else "sentence_without_words"].format(
        says=says, rule=asks, shows=texts[f"inline_{outcome.answer}"], reason=outcome.reason
    )
    return Verdict(
        rule=rule.id,
        answer=outcome.answer,
        span=outcome.span,
        about=outcome.about,
        reason=outcome.reason,
        says=f"{told}." if told else "",
        asks=f"{asks}.",
        shows=texts[outcome.answer],
        sentence=whole,
    )


def apply_all(
    passage: Passage, attributions: Sequence[Attribution], book: RuleBook
) -> dict[str, Verdict]:
    """Put every rule to a passage.

    Parameters
    ----------
    passage : Passage
    attributions : sequence of Attribution
    book : RuleBook

    Returns
    -------
    dict of str to Verdict
        By rule id, in the book's order.
    """
    return {name: apply(rule, passage, attributions, book) for name, rule in book.rules.items()}
