"""One choice, with keys alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _student import Student
    from playwright.sync_api import Locator


def answer(student: Student, box: Locator, item: dict[str, Any]) -> None:  # noqa: ARG001 - as every kind
    """Choose the second option."""
    student.reach(box.locator(".qu-options input").first)
    student.press("ArrowDown")
