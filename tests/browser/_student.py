"""A student without a mouse: answers an item of any kind, with keys alone.

Nothing is put into focus and nothing is clicked: every control is reached by Tab, from where
the one before it was left. So what cannot be reached fails, and so does a trap.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from _words import WORDS

from whosays.core.i18n import text
from whosays.questions import registry

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

# Whatever was touched says that it is saved: nothing is being saved, and nothing waits.
SAVED = """() => [...document.querySelectorAll('.ws-question, .ws-reader')].every((box) =>
  ['saved', 'idle'].includes(box.querySelector('.ws-status').dataset.state))"""
FAR = 400  # Tabs after which a control counts as out of reach


class Student:
    """Somebody at the keyboard of one page."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, words: str) -> None:
        """Write something."""
        self.page.keyboard.type(words)

    def reach(self, target: Locator) -> None:
        """Press Tab until a control has the focus."""
        wanted = target.element_handle()
        for _ in range(FAR):
            self.page.keyboard.press("Tab")
            if wanted.evaluate("(node) => node === document.activeElement"):
                return
        raise AssertionError(f"Tab does not lead to {wanted.evaluate('(n) => n.outerHTML')[:200]}")

    def use(self, target: Locator) -> None:
        """Go to a button or a heading that opens, and press Enter."""
        self.reach(target)
        self.press("Enter")


def _of(kind: str) -> Any:
    """Give the module of a kind, found by its name."""
    return import_module(f"student_kinds.{kind}")


def answer(student: Student, box: Locator, item: dict[str, Any]) -> None:
    """Open an item that stays closed at first, answer it and give the reason it asks for."""
    closed = box.locator("details.qu-later:not([open]) > summary")
    if closed.count():
        student.use(closed)
    _of(item["kind"]).answer(student, box, item)
    if "explain" in item:
        student.reach(box.locator(".qu-why textarea"))
        student.type(WORDS)


def saved(page: Page) -> None:
    """Wait until all that was answered on a page is on disk."""
    page.wait_for_function(SAVED)


def check(student: Student, box: Locator, item: dict[str, Any]) -> None:
    """Press Check and wait for what it says; then throw the switches that came with it."""
    mark = registry.widget(item["kind"]) == "reader"
    student.use(box.locator(".rd-actions .ws-main" if mark else ".qu-check"))
    told = box.locator(".rd-feedback" if mark else ".qu-feedback")
    told.wait_for()
    if not mark:
        assert told.get_attribute("data-state") != "blank", f"{item['id']} counts as not answered"
    # The switches come with our reading, which a first look keeps closed.
    ours = told.get_by_role("button", name=text("question.open_reading"), exact=True)
    if item.get("switches") and ours.count():
        student.use(ours)
        box.locator(".dk-lab .dk-throw").first.wait_for()
    switches = box.locator(".dk-lab .dk-throw:visible").all()
    assert bool(switches) == item.get("switches", False)
    for switch in switches:
        student.use(switch)
        # The focus is on the first guess by now.
        student.press("Space")
        student.use(box.locator(".dk-lab .dk-ask .ws-main"))
        box.locator(".dk-result p").wait_for()


# ---------------------------------------------------------------- what is complete
def left_out(item: dict[str, Any], value: Any) -> list[str]:
    """List the parts of an item that an answer leaves open."""
    told = getattr(_of(item["kind"]), "left_out", None)
    return told(item, value) if told else []
