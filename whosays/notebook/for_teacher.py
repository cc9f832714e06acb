"""What a page about a class holds for the teacher's eyes alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from whosays.core.i18n import text

if TYPE_CHECKING:
    from collections.abc import Sequence


def for_teacher(sentences: Sequence[str]) -> Markup:
    """List what was left out of a class, closed: a file's name may be a student's.

    Parameters
    ----------
    sentences : sequence of str

    Returns
    -------
    Markup
        Empty if there is nothing to tell.
    """
    if not sentences:
        return Markup("")
    rows = Markup("").join(Markup('<li dir="auto">{}</li>').format(line) for line in sentences)
    head = escape(text("class_view.problems", count=len(sentences)))
    return Markup("<details><summary>{}</summary><ul>{}</ul></details>").format(head, rows)
