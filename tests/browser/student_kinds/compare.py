"""Side by side, with keys alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _student import Student
    from playwright.sync_api import Locator


def answer(student: Student, box: Locator, item: dict[str, Any]) -> None:  # noqa: ARG001 - as every kind
    """Choose in every list: what a match and a comparison ask for."""
    for number, select in enumerate(box.locator(".qu-select").all()):
        student.reach(select)
        student.press(*["ArrowDown"] * (1 + number % 3))


def left_out(item: dict[str, Any], value: Any) -> list[str]:
    """List the parts that an answer leaves open."""
    return [row["id"] for row in item["differences"] if not value.get(row["id"])]
