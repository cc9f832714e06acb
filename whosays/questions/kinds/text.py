"""Own words: held beside points to look for, never graded.

``rows`` is how many lines there are to write on. The key may say ``open = true``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whosays.core.sanitize import LONGEST, words
from whosays.core.schema import Field
from whosays.questions.feedback import opened
from whosays.questions.markup import lines, not_graded
from whosays.questions.options import check_expected, check_reasons
from whosays.questions.plain import OPEN, complete_key, public
from whosays.questions.staging import is_attempt

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from markupsafe import Markup

    from whosays.questions.feedback import Feedback

__all__ = [
    "FIELDS",
    "KEY_FIELDS",
    "SECONDS",
    "check_item",
    "check_key",
    "clean",
    "complete_key",
    "expected_html",
    "grade",
    "is_attempt",
    "public",
    "worksheet_html",
]

FIELDS = {"rows": Field(int, required=False)}
KEY_FIELDS = {**OPEN}
PLATFORM = "text"
"""What a learning platform calls it, which can give such a question too."""
_LINES = 3  # to write on, where the item does not say how many
SECONDS = 150
"""Of work beside reading, for the whole."""


def check_item(item: Mapping[str, Any], file: Path, root: Path) -> None:
    """Make sure that the item can be asked; own words need nothing else.

    Parameters
    ----------
    item : Mapping
        As in the file.
    file : Path
        Named in the error.
    root : Path
        The set's folder.
    """


def check_key(key: Mapping[str, Any], item: Mapping[str, Any], file: Path, root: Path) -> None:  # noqa: ARG001 - as every kind
    """Make sure that the key says what to look for.

    Parameters
    ----------
    key, item : Mapping
        As in the files.
    file : Path
        Named in the error.
    root : Path
        The set's folder.

    Raises
    ------
    DataError
        If it does not.
    """
    check_reasons(key, (), file)
    check_expected(key, item["kind"], "look_for", file)


def clean(item: Mapping[str, Any], value: object) -> str | None:  # noqa: ARG001 - as every kind
    """Keep of an answer what can be written to a file and shown on a page.

    Parameters
    ----------
    item : Mapping
    value : object
        Anything that claims to be an answer.

    Returns
    -------
    str or None
        At most ``LONGEST`` code points without NUL.
    """
    return words(value, LONGEST) or None


def grade(item: Mapping[str, Any], key: Mapping[str, Any], answer: Any) -> Feedback:  # noqa: ANN401 - as every kind
    """Put the words beside the points of the key.

    Parameters
    ----------
    item, key : Mapping
    answer : str
        Clean.

    Returns
    -------
    Feedback
        Always open.
    """
    return opened(item, key, answer, "marking.open_text")


def expected_html(item: Mapping[str, Any], key: Mapping[str, Any]) -> str:  # noqa: ARG001 - as every kind
    """Write what every card of a key shows anyway: the points and the model stand below.

    Parameters
    ----------
    item, key : Mapping

    Returns
    -------
    str
        Safe markup.
    """
    return not_graded(key)


def worksheet_html(item: Mapping[str, Any]) -> Markup:
    """Write lines to write on.

    Parameters
    ----------
    item : Mapping

    Returns
    -------
    Markup
        Safe markup.
    """
    return lines(item.get("rows") or _LINES)
