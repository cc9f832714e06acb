"""One choice: exactly one of the options.

``options`` are what one can choose. The key has ``right`` (any of these is right), ``accept``
(these can be defended), or ``open = true``, where careful readers differ.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.core.i18n import text
from whosays.questions.choice import ITEM, KEY, check_item, check_key, expected_html, verdicts
from whosays.questions.feedback import count_lines, graded, option_lines
from whosays.questions.markup import boxes
from whosays.questions.options import ids
from whosays.questions.plain import complete_key, public
from whosays.questions.typed import TypedError, last, picked
from whosays.questions.verdict import CREDIT

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

SIGN = "pr-box pr-round"
"""How an answer is given on paper, as class names of its place."""
PLATFORM = "choice"
"""What a learning platform calls it, which can give such a question too."""
SECONDS = 30
"""Of work beside reading, for the whole."""


def clean(item: Shown, value: object) -> str | None:
    """Keep of an answer the one option that it names.

    Parameters
    ----------
    item : Shown
    value : object
        Anything that claims to be an answer.

    Returns
    -------
    str or None
        An option's id.
    """
    # A list is no choice of one, not even a list of one: the page shows it as a blank, so it is
    # a blank for everybody.
    return value if isinstance(value, str) and value in ids(item["options"]) else None


def grade(item: Shown, key: ChoiceKey, answer: str) -> Feedback:
    """Hold the option against the key: right if it is expected or can be defended.

    Parameters
    ----------
    item : Shown
    key : ChoiceKey
    answer : str
        Clean.

    Returns
    -------
    Feedback
        1 or 0, and a line for each option.
    """
    found = verdicts(item, key)
    lines = option_lines(item, key, [answer], found)
    return graded(key, CREDIT[found[answer]], lines, count_lines(lines))


def worksheet_html(item: Shown) -> Markup:
    """Write the options with a round place to tick.

    Parameters
    ----------
    item : Shown

    Returns
    -------
    Markup
        Safe markup.
    """
    return boxes(item["options"], SIGN, lettered=True)


def typed(item: Shown, words: str) -> str:
    """Read the letter that a teacher typed off the paper.

    Parameters
    ----------
    item : Shown
    words : str

    Returns
    -------
    str
        An option's id.

    Raises
    ------
    TypedError
        If it is no letter of this question, or more than one.
    """
    found = picked(item["options"], words)
    if len(found) != 1:
        raise TypedError(words)
    return found[0]


def typed_how(item: Shown) -> str:
    """Say what is typed.

    Parameters
    ----------
    item : Shown

    Returns
    -------
    str
    """
    return text("on_paper.how_one", last=last(item["options"]))
