"""Mark, with keys alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _student import Student
    from playwright.sync_api import Locator


def answer(student: Student, box: Locator, item: dict[str, Any]) -> None:
    """Mark some words of the first paragraph asked about, and some of its next sentence."""
    student.reach(box.locator(".rd-cursor"))
    if "paragraphs" not in item:  # else the cursor begins in the first of them
        student.press("PageDown")
    student.press("Shift+ArrowRight", "4")
    student.press("ArrowDown", "ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", "1")
