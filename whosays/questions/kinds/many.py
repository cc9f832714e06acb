"""Several choices: any number of the options.

``options`` are what one can choose. The key has ``right`` (all of these are expected), ``accept``
(these can be defended), or ``open = true``, where careful readers differ.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.core.i18n import text
from whosays.questions.choice import ITEM, KEY, check_item, check_key, expected_html, verdicts
from whosays.questions.feedback import count_lines, graded, option_lines
from whosays.questions.markup import boxes
from whosays.questions.options import chosen, ids
from whosays.questions.plain import complete_key, public
from whosays.questions.typed import last, picked

if TYPE_CHECKING:
    from markupsafe import Markup

    from whosays.questions.feedback import Feedback
    from whosays.questions.item import Shown
    from whosays.questions.options import ChoiceKey

__all__ = [
    "ITEM",
    "KEY",
    "SECONDS",
    "check_item",
    "check_key",
    "clean",
    "complete_key",
    "expected_html",
    "grade",
    "public",
    "typed",
    "typed_how",
    "worksheet_html",
]

SIGN = "pr-box"
"""How an answer is given on paper, as class names of its place."""
PLATFORM = "choices"
"""What a learning platform calls it, which can give such a question too."""
SECONDS = 45
"""Of work beside reading, for the whole."""


def clean(item: Shown, value: object) -> list[str] | None:
    """Keep of an answer the options that it names.

    Parameters
    ----------
    item : Shown
    value : object
        Anything that claims to be an answer.

    Returns
    -------
    list of str or None
        Ids in the item's order; None where none is chosen.
    """
    # The order in which options were ticked says nothing: a set, kept as a list.
    given = chosen(value, ids(item["options"]))
    return [name for name in ids(item["options"]) if name in given] or None


def grade(item: Shown, key: ChoiceKey, answer: list[str]) -> Feedback:
    """Hold the options against the key.

    Parameters
    ----------
    item : Shown
    key : ChoiceKey
    answer : list of str
        Clean.

    Returns
    -------
    Feedback
        The share of the right options, less one for each too many; a line for each option.
    """
    right, accept, taken = set(key.right), set(key.accept), set(answer)
    lines = option_lines(item, key, taken, verdicts(item, key))
    # An option too many costs as much as a right one brings: ticking all is no way in.
    extra = len(taken - right - accept)
    score = max(0.0, (len(taken & right) - extra) / len(right))
    return graded(key, score, lines, count_lines(lines, missing=len(right - taken)), "ticks")


def worksheet_html(item: Shown) -> Markup:
    """Write the options with a place to tick.

    Parameters
    ----------
    item : Shown

    Returns
    -------
    Markup
        Safe markup.
    """
    return boxes(item["options"], SIGN, lettered=True)


def typed(item: Shown, words: str) -> list[str]:
    """Read the letters that a teacher typed off the paper.

    Parameters
    ----------
    item : Shown
    words : str

    Returns
    -------
    list of str
        Ids of options.

    Raises
    ------
    TypedError
        At a letter that this question does not have.
    """
    return picked(item["options"], words)


def typed_how(item: Shown) -> str:
    """Say what is typed.

    Parameters
    ----------
    item : Shown

    Returns
    -------
    str
    """
    return text("on_paper.how_many", last=last(item["options"]))
