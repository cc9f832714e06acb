"""What a student reads after checking: the records that every kind gives and every page shows."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from functools import lru_cache
from textwrap import shorten
from typing import TYPE_CHECKING, TypedDict, cast

from whosays.core.i18n import text
from whosays.questions.verdict import State, Tally, Verdict, headline, tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from whosays.questions.item import Shown
    from whosays.questions.key import Key

__all__ = [
    "Feedback",
    "Line",
    "State",
    "Tally",
    "Verdict",
    "as_dict",
    "brief",
    "count_lines",
    "graded",
    "is_blank",
    "of_all",
    "opened",
    "option_lines",
    "without_label",
]


SHORT = 64
"""Characters by which an option is named in feedback."""


@dataclass(frozen=True, slots=True)
class Line:
    """Feedback on one option.

    Attributes
    ----------
    id, text : str
        The option.
    chosen : bool
        Whether it is part of the answer. One that is not and ``fits`` is missing from it, or
        (of a choice of one) would have fitted.
    verdict : str
        See :mod:`whosays.questions.verdict`.
    says, rule, shows : str
        What the passage says; what the rule asks (house and year); whether the text
        shows it.
    """

    id: str
    text: str
    chosen: bool
    verdict: Verdict
    says: str = ""
    rule: str = ""
    shows: str = ""


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a student reads after checking.

    Attributes
    ----------
    state : str
        See :mod:`whosays.questions.verdict`.
    score : float or None
        From 0 to 1; None where nothing is marked.
    headline : str
    options : tuple of Line
    notes : tuple of str
    discussion : str
        For the class, to be talked about; the page folds it.
    more : Mapping
        What a guided exercise shows on top, such as a graph to draw; JSON-ready.
    model : str
        An answer in own words as one could give it; the page folds it.
    """

    state: State
    score: float | None
    headline: str
    options: tuple[Line, ...] = ()
    notes: tuple[str, ...] = field(default=())
    discussion: str = ""
    more: Mapping[str, object] = field(default_factory=dict)
    model: str = ""


class LineShown(TypedDict):
    """A line in the form a widget shows."""

    id: str
    text: str
    chosen: bool
    verdict: Verdict
    says: str
    rule: str
    shows: str


class FeedbackShown(TypedDict):
    """Feedback in the form a widget shows."""

    state: State
    score: float | None
    headline: str
    options: list[LineShown]
    notes: list[str]
    discussion: str
    more: Mapping[str, object]
    model: str


def as_dict(feedback: Feedback) -> FeedbackShown:
    """Give feedback in the form a widget shows.

    Parameters
    ----------
    feedback : Feedback

    Returns
    -------
    dict
        JSON-ready.
    """
    table = cast("FeedbackShown", asdict(feedback))
    table["options"] = _rules_once(table["options"])
    table["notes"] = list(table["notes"])
    return table


# A class chooses among the same options: to cut their words again each time was most of grading.
@lru_cache(maxsize=2048)
def brief(words: str) -> str:
    """Name something in a line: the whole of it stands on the page, right above.

    Parameters
    ----------
    words : str

    Returns
    -------
    str
    """
    return shorten(words, SHORT, placeholder=" …")


def _rules_once(lines: Iterable[LineShown]) -> list[LineShown]:
    """Say a rule once among the rows that stand open, and once among each that are folded."""
    said: set[tuple[bool, bool, str]] = set()
    told: list[LineShown] = []
    for line in lines:
        rule = (line["chosen"], line["verdict"] == "fits", line["rule"])
        told.append({**line, "rule": ""} if rule in said else line)
        said.add(rule)
    return told


def joined(words: Sequence[str]) -> str:
    """Join words as in a sentence: ``"A, B and C"``.

    Parameters
    ----------
    words : sequence of str
        One or more.

    Returns
    -------
    str
    """
    if len(words) == 1:
        return words[0]
    return text("kinds.and_last", first=", ".join(words[:-1]), last=words[-1])


def is_blank(answer: object) -> bool:
    """Tell whether an answer says nothing yet.

    Parameters
    ----------
    answer : object
        Any answer value.

    Returns
    -------
    bool
        True for None, empty lists, tables and texts of spaces. 0 is an answer.
    """
    if answer is None:
        return True
    if isinstance(answer, str):
        return not answer.strip()
    return isinstance(answer, list | dict | tuple) and not answer


def without_label(model: str) -> str:
    """Give a model answer without the words that say that it is one.

    Parameters
    ----------
    model : str
        As in the key; some begin with "One possible answer:".

    Returns
    -------
    str
    """
    return model.removeprefix(f"{text('page.model')}:").lstrip()


def option_lines(
    item: Shown,
    key: Key,
    chosen: Iterable[str],
    verdicts: Mapping[str, Verdict],
) -> tuple[Line, ...]:
    """Say of each option whether it was chosen, whether it fits and why.

    Parameters
    ----------
    item : Shown
    key : Key
    chosen : iterable of str
        Ids.
    verdicts : Mapping
        Option to its verdict; what is not in it is open.

    Returns
    -------
    tuple of Line
        In the item's order; empty for an item without options.
    """
    taken = set(chosen)
    told = [(option, key.of(option["id"])) for option in item.get("options", ())]
    return tuple(
        Line(
            option["id"],
            brief(option["text"]),
            option["id"] in taken,
            verdicts.get(option["id"], "open"),
            reason.says,
            reason.rule,
            reason.shows,
        )
        for option, reason in told
    )


def count_lines(lines: Iterable[Line], *, missing: int = 0, blank: int = 0) -> Tally:
    """Count the parts of an answer by its lines.

    Parameters
    ----------
    lines : iterable of Line
        Those that are not chosen are passed over.
    missing, blank : int
        See :class:`whosays.questions.verdict.Tally`.

    Returns
    -------
    Tally
    """
    return tally((line.verdict for line in lines if line.chosen), missing=missing, blank=blank)


def graded(
    key: Key,
    score: float,
    lines: tuple[Line, ...],
    count: Tally,
    form: str = "",
) -> Feedback:
    """Put feedback together as the plain kinds give it.

    Parameters
    ----------
    key : Key
    score : float
        From 0 to 1.
    lines : tuple of Line
    count : Tally
        The state and the headline follow from it.
    form : str, optional
        Which parts are counted; without it the answer is one part.

    Returns
    -------
    Feedback
    """
    told = headline(form, count) if form else text(f"marking.{count.state}")
    return Feedback(count.state, round(score, 4), told, lines, *of_all(key, count))


def of_all(key: Key, count: Tally) -> tuple[tuple[str, ...], str]:
    """Give what a key says of all parts together, once all of them are answered.

    Parameters
    ----------
    key : Key
    count : Tally

    Returns
    -------
    tuple of (tuple of str, str)
        Notes and discussion; empty while a part is blank, since they tell of it, too.
    """
    return ((), "") if count.blank else ((key.reason,), key.discussion)


def opened(item: Shown, key: Key, answer: object, sentence: str) -> Feedback:
    """Put an answer beside what the key says, without grading it.

    Parameters
    ----------
    item : Shown
    key : Key
    answer : object
        A clean answer.
    sentence : str
        The name of the headline.

    Returns
    -------
    Feedback
    """
    chosen = [answer] if isinstance(answer, str) else answer if isinstance(answer, list) else []
    notes = (*key.look_for, key.reason)
    lines = option_lines(item, key, chosen, {})
    found = Feedback("open", None, text(sentence), lines, notes, key.discussion)
    return replace(found, model=without_label(key.model))
