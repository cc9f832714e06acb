"""Mark, with keys alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _student import Student
    from playwright.sync_api import Locator


def answer(student: Student, box: Locator, item: dict[str, Any]) -> None:
    """Mark some words of the first paragraph asked about, and some of its next sentence."""
    student.reach(box.locator(".rd-cursor"))
    paragraph = item.get("paragraphs", [2])[0]
    student.press(*["PageDown"] * (paragraph - 1), "Shift+ArrowRight", "4")
    student.press("ArrowDown", "ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", "1")
