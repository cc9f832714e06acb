"""Own words, with keys alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from _words import WORDS

if TYPE_CHECKING:
    from _student import Student
    from playwright.sync_api import Locator


def answer(student: Student, box: Locator, item: dict[str, Any]) -> None:  # noqa: ARG001 - as every kind
    """Write a sentence."""
    student.reach(box.locator(".qu-field textarea"))
    student.type(WORDS)
