"""Root counter, with keys alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _student import Student
    from playwright.sync_api import Locator


def answer(student: Student, box: Locator, item: dict[str, Any]) -> None:  # noqa: ARG001 - as every kind
    """Sort the cards into two piles and aside, tie the piles, name the first."""
    for number, card in enumerate(box.locator(".qr-card").all()):
        student.reach(card.locator("input:checked"))
        # One more is as many as one back from the first: what is set aside.
        student.press(*[["ArrowRight"], ["ArrowRight"] * 2, ["ArrowLeft"]][number % 3])
    student.reach(box.locator(".qr-name").first)
    student.type("The port")
    for number, select in enumerate(box.locator(".qr-select").all()):
        student.reach(select)
        student.press(*["ArrowDown"] * (1 + number))
    student.use(box.locator(".qr-tie button"))
    box.locator(".qr-ties-list li").wait_for()


def left_out(item: dict[str, Any], value: Any) -> list[str]:
    """List the parts that an answer leaves open."""
    return [card["id"] for card in item["cards"] if not value["piles"].get(card["id"])]
