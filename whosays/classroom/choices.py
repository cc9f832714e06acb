"""Who chose what: a class's answers to one question with options, counted so that none is told.

What an option suggests is said in the words of its key, the same that a student reads.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from whosays.classroom import few
from whosays.questions.options import ChoiceKey, ListKey

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.classroom.points import Asked

KINDS = ("one", "many")


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a question.

    Attributes
    ----------
    text : str
    count : int or None
        None where so few chose it that their number is not told.
    fits : bool or None
        None where careful readers differ, or nothing is expected.
    reply : str
        What the passage says to it, as in the key.
    id : str
    """

    text: str
    count: int | None
    fits: bool | None
    reply: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question, and how a class chose.

    Attributes
    ----------
    id, unit, prompt : str
    answered : int
    options : tuple of Choice
        Empty where too few answered.
    right : float
        The share of those who answered as expected, from 0 to 1; 0 where nothing is.
    discussion : str
    """

    id: str
    unit: str
    prompt: str
    answered: int
    options: tuple[Choice, ...]
    right: float
    discussion: str


def _fits(one: Asked, name: str) -> bool | None:
    if one.key.prediction or one.key.open:
        return None
    key = one.key
    if isinstance(key, ChoiceKey) and name in key.accept:
        return None
    return isinstance(key, ListKey) and name in key.right


def _told(one: Asked, name: str) -> tuple[str, str]:
    reason = one.key.of(name)
    return reason.says, reason.shows


def question(one: Asked, answers: Sequence[object]) -> Question:
    """Count how a class chose.

    Parameters
    ----------
    one : Asked
        Of a kind in :data:`KINDS`.
    answers : sequence of object
        Clean, one for each student who answered.

    Returns
    -------
    Question
    """
    single = one.item["kind"] == "one"
    names = [option["id"] for option in one.item["options"]]
    chosen: Counter[str] = Counter()
    taken = cast("list[list[str]]", [[answer] if single else answer for answer in answers])
    for ticked in taken:
        chosen.update(ticked)
    shown = few.cells({name: chosen[name] for name in names}, whole=single)
    options = tuple(
        Choice(
            option["text"],
            shown[option["id"]],
            _fits(one, option["id"]),
            " ".join(words for words in _told(one, option["id"]) if words),
            option["id"],
        )
        for option in one.item["options"]
    )
    fits = [name for name in names if _fits(one, name)]
    right = sum(ticked[0] in fits if single else set(ticked) == set(fits) for ticked in taken)
    return Question(
        one.id, one.unit, str(one.item["prompt"]), len(answers),
        options if few.enough(len(answers)) else (),
        right / len(answers) if fits and answers else 0.0,
        one.key.discussion,
    )  # fmt: skip
