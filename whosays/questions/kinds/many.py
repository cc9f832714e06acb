"""Several choices: any number of the options.

``options`` are what one can choose. The key has ``right`` (all of these are expected), ``accept``
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
    chosen,
    ids,
)
from whosays.questions.plain import complete_key, public
from whosays.questions.verdict import judged

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
SIGN = "pr-box"
"""How an answer is given on paper, as class names of its place."""
PLATFORM = "choices"
"""What a learning platform calls it, which can give such a question too."""
SECONDS = 45
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
    verdicts = {name: judged(name, right, accept, (CANT_TELL,)) for name in ids(item["options"])}
    lines = option_lines(item, key, taken, verdicts)
    # An option too many costs as much as a right one brings: ticking all is no way in.
    extra = len(taken - right - accept)
    score = max(0.0, (len(taken & right) - extra) / len(right))
    return graded(key, score, lines, count_lines(lines, missing=len(right - taken)), "ticks")


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
    """Write the options with a place to tick.

    Parameters
    ----------
    item : Shown

    Returns
    -------
    Markup
        Safe markup.
    """
    return boxes(item["options"], "pr-box")
