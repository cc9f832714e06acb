"""Chain builder, with keys alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _student import Student
    from playwright.sync_api import Locator


def answer(student: Student, box: Locator, item: dict[str, Any]) -> None:  # noqa: ARG001 - as every kind
    """Let each hand have it from the one before; where it is worked, walk through it."""
    if box.locator(".ch-worked").count():
        onward = box.locator(".ch-tools .ws-main")
        student.reach(onward)
        while onward.get_attribute("aria-disabled") == "false":
            student.press("Enter")
        return
    for number, hand in enumerate(box.locator(".ch-hand").all()):
        if number == 0:
            continue
        student.use(hand.locator("summary"))
        student.reach(hand.locator("input").nth(number - 1))
        student.press("Space")
    student.use(box.locator(".ch-collapse"))
    box.locator(".ch-count:visible").wait_for()


def left_out(item: dict[str, Any], value: Any) -> list[str]:
    """List the hands that nobody has it from; a worked chain leaves none open."""
    if item.get("modelled"):
        return []
    reached = {to for _, to in value["edges"]}
    return [hand["id"] for hand in item["hands"][1:] if hand["id"] not in reached]
