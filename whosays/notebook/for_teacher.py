"""What a page about a class holds for the teacher's eyes alone."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from whosays.core.i18n import text

if TYPE_CHECKING:
    from collections.abc import Sequence


def for_teacher(sentences: Sequence[str]) -> str:
    """List what was left out of a class, closed: a file's name may be a student's.

    Parameters
    ----------
    sentences : sequence of str

    Returns
    -------
    str
        Safe markup; empty if there is nothing to tell.
    """
    if not sentences:
        return ""
    rows = "".join(f'<li dir="auto">{escape(line)}</li>' for line in sentences)
    head = escape(text("class_view.problems", count=len(sentences)))
    return f"<details><summary>{head}</summary><ul>{rows}</ul></details>"
