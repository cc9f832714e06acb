"""Evidence deck, with keys alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _student import Student
    from playwright.sync_api import Locator


def answer(student: Student, box: Locator, item: dict[str, Any]) -> None:  # noqa: ARG001 - as every kind
    """Rate, then draw, place, rate and explain card after card."""
    student.reach(box.locator(".qu-slider"))
    student.press("ArrowRight")
    drawn = 0
    while (onward := box.locator(".dc-foot button:visible").last).is_visible():
        if drawn and drawn == box.locator(".dc-steps li").count() - 1:
            break
        student.use(onward)
        drawn += 1
        box.locator(f'.dc-steps li:nth-child({drawn + 1}) [aria-current="step"]').wait_for()
        student.reach(box.locator(".dc-option input").first)
        student.press("Space", *["ArrowDown"] * (drawn % 3))
        student.reach(box.locator(".qu-slider"))
        student.press("ArrowLeft" if drawn % 2 else "ArrowRight")
        student.reach(box.locator(".dc-why"))
        student.type(f"Card {drawn} says so.")


def left_out(item: dict[str, Any], value: Any) -> list[str]:
    """List the first rating and the cards that are not placed, rated and explained."""
    first = [] if "first" in value else ["first"]
    whole = len(("how", "rating", "why"))
    return first + [name for name in item["cards"] if len(value["placed"].get(name, ())) < whole]
