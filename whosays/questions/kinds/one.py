"""One choice: exactly one of the options.

``options`` are what one can choose. The key has ``right`` (any of these is right), ``accept``
(these can be defended), or ``open = true``, where careful readers differ.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.questions.feedback import count_lines, graded, option_lines
from whosays.questions.markup import boxes, choice
from whosays.questions.options import (
    CANT_TELL,
    ChoiceKey,
    ListItem,
    check_choice,
    check_offered,
    ids,
)
from whosays.questions.plain import complete_key, public
from whosays.questions.verdict import CREDIT, judged

if TYPE_CHECKING:
    from pathlib import Path

    from markupsafe import Markup

    from whosays.core.kit import Kit
    from whosays.questions.feedback import Feedback
    from whosays.questions.item import Shown

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
    "worksheet_html",
]

ITEM = ListItem
KEY = ChoiceKey
SIGN = "pr-box pr-round"
"""How an answer is given on paper, as class names of its place."""
PLATFORM = "choice"
"""What a learning platform calls it, which can give such a question too."""
SECONDS = 30
"""Of work beside reading, for the whole."""


def check_item(item: ListItem, file: Path, kit: Kit) -> None:  # noqa: ARG001 - as every kind
    """Make sure that there are options to choose from.

    Parameters
    ----------
    item : ListItem
    file : Path
        Named in the error.
    kit : Kit
        What is read from.

    Raises
    ------
    DataError
        If there are none, or one has no id of its own or no text.
    """
    check_offered(item, {"options": item.options}, file)


def check_key(key: ChoiceKey, item: ListItem, file: Path, kit: Kit) -> None:  # noqa: ARG001 - as every kind
    """Make sure that the key says what is right, of options that are there.

    Parameters
    ----------
    key : ChoiceKey
    item : ListItem
    file : Path
        Named in the error.
    kit : Kit
        What is read from.

    Raises
    ------
    DataError
        If it names an option that is not there, does not say what is right, or leaves an
        option wrong without a word.
    """
    check_choice(key, item, file)


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
    right, accept = key.right, key.accept
    verdicts = {name: judged(name, right, accept, (CANT_TELL,)) for name in ids(item["options"])}
    lines = option_lines(item, key, [answer], verdicts)
    return graded(key, CREDIT[verdicts[answer]], lines, count_lines(lines))


def expected_html(item: Shown, key: ChoiceKey) -> Markup:
    """Write every option with what is expected and why.

    Parameters
    ----------
    item : Shown
    key : ChoiceKey

    Returns
    -------
    Markup
    """
    return choice(item, key)


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
    return boxes(item["options"], "pr-box pr-round")
