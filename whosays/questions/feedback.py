"""What a student reads after checking: the records that every kind gives and every page shows."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from whosays.core.i18n import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

State = Literal["right", "partly", "not_yet", "open", "blank", "noted"]


@dataclass(frozen=True, slots=True)
class Line:
    """Feedback on one option.

    Attributes
    ----------
    id, text : str
        The option.
    chosen : bool
    fits : bool or None
        Whether it fits the text; None where that is open to discussion.
    says, rule, shows : str
        What the passage says; what the rule asks (house and year); whether the text
        shows it.
    """

    id: str
    text: str
    chosen: bool
    fits: bool | None
    says: str = ""
    rule: str = ""
    shows: str = ""


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a student reads after checking.

    Attributes
    ----------
    state : str
        ``right``, ``partly``, ``not_yet``, ``open``, ``blank`` or ``noted``.
    score : float or None
        From 0 to 1; None where nothing is marked.
    headline : str
    options : tuple of Line
    notes : tuple of str
    discussion : str
    more : Mapping
        What a guided exercise shows on top, such as a graph to draw; JSON-ready.
    """

    state: State
    score: float | None
    headline: str
    options: tuple[Line, ...] = ()
    notes: tuple[str, ...] = field(default=())
    discussion: str = ""
    more: Mapping[str, Any] = field(default_factory=dict)


def as_dict(feedback: Feedback) -> dict[str, Any]:
    """Give feedback in the form a widget shows.

    Parameters
    ----------
    feedback : Feedback

    Returns
    -------
    dict
        JSON-ready.
    """
    table = asdict(feedback)
    table["options"] = list(table["options"])
    table["notes"] = list(table["notes"])
    return table


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


def state_of(score: float) -> State:
    """Name a score.

    Parameters
    ----------
    score : float
        From 0 to 1.

    Returns
    -------
    str
        ``right``, ``partly`` or ``not_yet``.
    """
    if score >= 1:
        return "right"
    return "partly" if score > 0 else "not_yet"


def option_lines(
    item: Mapping[str, Any],
    key: Mapping[str, Any],
    chosen: Iterable[str],
    fits: Mapping[str, bool | None],
) -> tuple[Line, ...]:
    """Say of each option whether it was chosen, whether it fits and why.

    Parameters
    ----------
    item, key : Mapping
    chosen : iterable of str
        Ids.
    fits : Mapping
        Option to whether it fits; what is not in it is open.

    Returns
    -------
    tuple of Line
        In the item's order; empty for an item without options.
    """
    told = {entry["id"]: entry for entry in key.get("option", [])}
    taken = set(chosen)
    return tuple(
        Line(
            option["id"],
            option["text"],
            option["id"] in taken,
            fits.get(option["id"]),
            *(told.get(option["id"], {}).get(part, "") for part in ("says", "rule", "shows")),
        )
        for option in item.get("options", ())
    )


def graded(
    key: Mapping[str, Any],
    score: float,
    lines: tuple[Line, ...] = (),
    notes: Iterable[str] = (),
    state: State | None = None,
) -> Feedback:
    """Put feedback together as the plain kinds give it.

    Parameters
    ----------
    key : Mapping
    score : float
        From 0 to 1.
    lines : tuple of Line
    notes : iterable of str
        Come before the key's reason.
    state : str, optional
        Where the score alone does not say it.

    Returns
    -------
    Feedback
    """
    state = state or state_of(score)
    return Feedback(
        state,
        round(score, 4),
        text(f"marking.{state}"),
        lines,
        (*notes, key["reason"]),
        key.get("discussion", ""),
    )


def opened(
    item: Mapping[str, Any], key: Mapping[str, Any], answer: object, headline: str
) -> Feedback:
    """Put an answer beside what the key says, without grading it.

    Parameters
    ----------
    item, key : Mapping
    answer : object
        A clean answer.
    headline : str
        The name of a sentence.

    Returns
    -------
    Feedback
    """
    chosen = [answer] if isinstance(answer, str) else answer if isinstance(answer, list) else []
    told = without_label(key.get("model", ""))
    model = (f"{text('page.model')}: {told}",) if told else ()
    notes = (*key.get("look_for", ()), *model, key["reason"])
    lines = option_lines(item, key, chosen, {})
    return Feedback("open", None, text(headline), lines, notes, key.get("discussion", ""))
