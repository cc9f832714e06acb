"""Newsroom desk, with keys alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _student import Student
    from playwright.sync_api import Locator


def answer(student: Student, box: Locator, item: dict[str, Any]) -> None:  # noqa: ARG001 - as every kind
    """Answer test after test, and point at a sentence wherever one is asked for."""
    keys = (["Space"], ["ArrowRight"], ["ArrowLeft"])  # met, not met, can't tell
    for number, test in enumerate(box.locator(".dk-test").all()):
        student.reach(test.locator("input[type=radio]").first)
        student.press(*keys[number % 3])
        if number % 3 < 2:
            student.reach(test.locator(".dk-words > select"))
            student.press(*["ArrowDown"] * (1 + number % 2))


def left_out(item: dict[str, Any], value: Any) -> list[str]:
    """List the parts that an answer leaves open."""
    return [name for name in item["rules"] if not value["answers"].get(name)]
