"""Own words: held beside points to look for, never graded.

``rows`` is how many lines there are to write on. The key may say ``open = true``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from whosays.core.i18n import text
from whosays.core.records import record
from whosays.core.sanitize import LONGEST, words
from whosays.questions.feedback import opened
from whosays.questions.item import Item, Shown
from whosays.questions.key import Key
from whosays.questions.markup import lines, not_graded
from whosays.questions.options import check_expected, check_reasons
from whosays.questions.plain import complete_key, public
from whosays.questions.staging import is_attempt

if TYPE_CHECKING:
    from pathlib import Path

    from markupsafe import Markup

    from whosays.core.kit import Kit
    from whosays.questions.feedback import Feedback

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
    "is_attempt",
    "public",
    "typed",
    "typed_how",
    "worksheet_html",
]

_LINES = 3


@record
class TextItem(Item):
    """An item that asks for own words: ``rows`` lines to write on, if it says how many."""

    rows: int = 0


@record
class TextKey(Key):
    """A key to own words."""

    open: bool = False


class TextShown(Shown, total=False):
    """The item in its public form."""

    rows: int


ITEM = TextItem
KEY = TextKey
PLATFORM = "text"
"""What a learning platform calls it, which can give such a question too."""
SECONDS = 150
"""Of work beside reading, for the whole."""


def check_item(item: TextItem, file: Path, kit: Kit) -> None:
    """Make sure that the item can be asked; own words need nothing else.

    Parameters
    ----------
    item : TextItem
    file : Path
        Named in the error.
    kit : Kit
        What is read from.
    """


def check_key(key: TextKey, item: TextItem, file: Path, kit: Kit) -> None:  # noqa: ARG001 - as every kind
    """Make sure that the key says what to look for.

    Parameters
    ----------
    key : TextKey
    item : TextItem
    file : Path
        Named in the error.
    kit : Kit
        What is read from.

    Raises
    ------
    DataError
        If it does not.
    """
    check_reasons(key, (), file)
    check_expected(key, item, "look_for", key.look_for, file)


def clean(item: Shown, value: object) -> str | None:  # noqa: ARG001 - as every kind
    """Keep of an answer what can be written to a file and shown on a page.

    Parameters
    ----------
    item : Shown
    value : object
        Anything that claims to be an answer.

    Returns
    -------
    str or None
        At most ``LONGEST`` code points without NUL.
    """
    return words(value, LONGEST) or None


def grade(item: Shown, key: TextKey, answer: str) -> Feedback:
    """Put the words beside the points of the key.

    Parameters
    ----------
    item : Shown
    key : TextKey
    answer : str
        Clean.

    Returns
    -------
    Feedback
        Always noted: nobody has read the words, so nothing is said of them.
    """
    return replace(opened(item, key, answer, "marking.open_text"), state="noted")


def expected_html(item: Shown, key: TextKey) -> Markup:  # noqa: ARG001 - as every kind
    """Write what every card of a key shows anyway: the points and the model stand below.

    Parameters
    ----------
    item : Shown
    key : TextKey

    Returns
    -------
    Markup
    """
    return not_graded(key)


def worksheet_html(item: TextShown) -> Markup:
    """Write lines to write on.

    Parameters
    ----------
    item : Shown

    Returns
    -------
    Markup
        Safe markup.
    """
    return lines(item.get("rows") or _LINES)


def typed(item: Shown, words: str) -> str:  # noqa: ARG001 - as every kind
    """Take what a teacher typed off the paper as it is.

    Parameters
    ----------
    item : Shown
    words : str

    Returns
    -------
    str
    """
    return words


def typed_how(item: Shown) -> str:  # noqa: ARG001 - as every kind
    """Say what is typed.

    Parameters
    ----------
    item : Shown

    Returns
    -------
    str
    """
    return text("on_paper.how_text")
