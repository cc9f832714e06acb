"""What a student reads after checking: the records that every kind gives and every page shows."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from whosays.core.i18n import text

if TYPE_CHECKING:
    from collections.abc import Mapping

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
