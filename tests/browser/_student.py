"""A student without a mouse: answers an item of any kind, with keys alone.

Nothing is put into focus and nothing is clicked: every control is reached by Tab, from where
the one before it was left. So what cannot be reached fails, and so does a trap.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

WORDS = "Nobody else adds this; paragraph 4 says so."  # "dd" would delete a cell in JupyterLab
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


# ---------------------------------------------------------------- plain kinds
def _one(student: Student, box: Locator) -> None:
    student.reach(box.locator(".qu-options input").first)
    student.press("ArrowDown")


def _many(student: Student, box: Locator) -> None:
    for option in box.locator(".qu-options input").all()[:2]:
        student.reach(option)
        student.press("Space")


def _rate(student: Student, box: Locator) -> None:
    student.reach(box.locator(".qu-slider"))
    student.press("ArrowRight", "ArrowRight", "PageUp")


def _lists(student: Student, box: Locator) -> None:
    """Choose in every list: what a match and a comparison ask for."""
    for number, select in enumerate(box.locator(".qu-select").all()):
        student.reach(select)
        student.press(*["ArrowDown"] * (1 + number % 3))


def _order(student: Student, box: Locator) -> None:
    student.use(box.locator('.qu-step[aria-disabled="false"]').first)


def _text(student: Student, box: Locator) -> None:
    student.reach(box.locator(".qu-field textarea"))
    student.type(WORDS)


def _mark(student: Student, box: Locator, paragraph: int) -> None:
    """Mark some words of the first paragraph asked about, and some of its next sentence."""
    student.reach(box.locator(".rd-cursor"))
    student.press(*["PageDown"] * (paragraph - 1), "Shift+ArrowRight", "4")
    student.press("ArrowDown", "ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", "1")


# ---------------------------------------------------------------- guided kinds
def _desk(student: Student, box: Locator) -> None:
    """Answer test after test, and point at a sentence wherever one is asked for."""
    keys = (["Space"], ["ArrowRight"], ["ArrowLeft"])  # met, not met, can't tell
    for number, test in enumerate(box.locator(".dk-test").all()):
        student.reach(test.locator("input[type=radio]").first)
        student.press(*keys[number % 3])
        if number % 3 < 2:
            student.reach(test.locator(".dk-words > select"))
            student.press(*["ArrowDown"] * (1 + number % 2))


def _roots(student: Student, box: Locator) -> None:
    """Sort the cards into two piles and aside, tie the piles, name the first."""
    for number, card in enumerate(box.locator(".qr-card").all()):
        student.reach(card.locator("input:checked"))
        # One more is as many as one back from the first: what is put aside.
        student.press(*[["ArrowRight"], ["ArrowRight"] * 2, ["ArrowLeft"]][number % 3])
    student.reach(box.locator(".qr-name").first)
    student.type("The port")
    for number, select in enumerate(box.locator(".qr-select").all()):
        student.reach(select)
        student.press(*["ArrowDown"] * (1 + number))
    student.use(box.locator(".qr-tie button"))
    box.locator(".qr-ties-list li").wait_for()


def _chain(student: Student, box: Locator) -> None:
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


def _deck(student: Student, box: Locator) -> None:
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


_KINDS: dict[str, Callable[[Student, Locator], None]] = {
    "one": _one, "many": _many, "rate": _rate, "match": _lists, "order": _order, "text": _text,
    "desk": _desk, "roots": _roots, "chain": _chain, "deck": _deck,
    "compare": _lists,
}  # fmt: skip


def answer(student: Student, box: Locator, item: dict[str, Any]) -> None:
    """Answer an item, give the reason it asks for, and wait until it is on disk."""
    if item["kind"] == "mark":
        _mark(student, box, item.get("paragraphs", [2])[0])
    else:
        _KINDS[item["kind"]](student, box)
    if "explain" in item:
        student.reach(box.locator(".qu-why textarea"))
        student.type(WORDS)
    box.locator(".ws-status[data-state=saved]").first.wait_for()


def check(student: Student, box: Locator, item: dict[str, Any]) -> None:
    """Press Check and wait for what it says; then throw the switches that came with it."""
    mark = item["kind"] == "mark"
    student.use(box.locator(".rd-actions .ws-main" if mark else ".qu-check"))
    told = box.locator(".rd-feedback" if mark else ".qu-feedback")
    told.wait_for()
    if not mark:
        assert told.get_attribute("data-state") != "blank", f"{item['id']} counts as not answered"
    switches = box.locator(".dk-lab .dk-throw").all()
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
    names = {
        "match": lambda: [row["id"] for row in item["left"]],
        "compare": lambda: [row["id"] for row in item["differences"]],
        "chain": lambda: [] if item.get("modelled") else [hand["id"] for hand in item["hands"][1:]],
        "desk": lambda: item["rules"],
        "roots": lambda: [card["id"] for card in item["cards"]],
        "deck": lambda: ["first", *item["cards"]],
    }.get(item["kind"], list)()
    have = {
        "desk": lambda: value["answers"],
        "roots": lambda: value["piles"],
        "chain": lambda: {} if item.get("modelled") else {to: True for _, to in value["edges"]},
        "deck": lambda: {
            "first": "first" in value,
            **{
                name: len(card) == len(("how", "rating", "why"))
                for name, card in value["placed"].items()
            },
        },
    }.get(item["kind"], lambda: value)()
    return [name for name in names if not have.get(name)]
