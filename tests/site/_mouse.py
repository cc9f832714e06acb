"""A student with a mouse: gives answers that somebody gave before, by pointing alone.

Words are typed, since nobody writes with a mouse, and a list that opens belongs to the system, so
that what is chosen in it is chosen there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whosays.questions import registry

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

# The place on the screen of a letter of the text that is marked.
LETTER = """(box, [number, offset]) => {
  const line = box.querySelector(`[data-paragraph="${number}"]`);
  const walk = document.createTreeWalker(line.querySelector(".rd-line"), NodeFilter.SHOW_TEXT,
    (node) => node.parentElement.closest(".rd-tag") ? 2 : 1);
  line.scrollIntoView({ block: "center" });
  let seen = 0;
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (offset < seen + node.length) {
      const range = document.createRange();
      range.setStart(node, offset - seen);
      range.setEnd(node, offset - seen + 1);
      const { left, top, width, height } = range.getBoundingClientRect();
      return [left + width / 2, top + height / 2];
    }
    seen += node.length;
  }
  return null;
}"""


class Hand:
    """Somebody with a mouse, at one page."""

    def __init__(self, page: Page, texts: dict[str, Any]) -> None:
        self.page = page
        self.texts = texts

    def one(self, box: Locator, item: dict[str, Any], value: str) -> None:
        """Click the line of an option."""
        place = [option["id"] for option in item["options"]].index(value)
        box.locator(".qu-option").nth(place).click()

    def many(self, box: Locator, item: dict[str, Any], value: list[str]) -> None:
        """Click the lines of some options."""
        for name in value:
            self.one(box, item, name)

    def rate(self, box: Locator, item: dict[str, Any], value: int) -> None:  # noqa: ARG002 - as every kind
        """Drag the slider's thumb until it says what is meant."""
        slider = box.locator(".qu-slider")
        slider.scroll_into_view_if_needed()
        at = slider.bounding_box()
        assert at
        x, y = at["x"] + at["width"] * value / 100, at["y"] + at["height"] / 2
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        for _ in range(60):
            stands = int(slider.input_value())
            if stands == value:
                break
            x += 1 if stands < value else -1
            self.page.mouse.move(x, y)
        self.page.mouse.up()
        assert int(slider.input_value()) == value

    def match(self, box: Locator, item: dict[str, Any], value: dict[str, str]) -> None:
        """Choose in each list."""
        for row, select in zip(item["left"], box.locator(".qu-select").all(), strict=True):
            select.select_option(value[row["id"]])

    def order(self, box: Locator, item: dict[str, Any], value: list[str]) -> None:  # noqa: ARG002 - as every kind
        """Move the first line that can be moved, as it was done before."""
        box.locator('.qu-step[aria-disabled="false"]').first.click()

    def text(self, box: Locator, item: dict[str, Any], value: str) -> None:  # noqa: ARG002 - as every kind
        """Click where words go, and write them."""
        box.locator(".qu-field textarea").click()
        self.page.keyboard.type(value)

    def mark(self, box: Locator, item: dict[str, Any], value: list[dict[str, Any]]) -> None:
        """Drag over words, and click a code."""
        paragraphs = self.texts[item["article"]]["paragraphs"]
        for mark in value:
            place = next(
                n for n, p in enumerate(paragraphs) if p["start"] <= mark["start"] < p["end"]
            )
            begin = paragraphs[place]["start"]
            first, last = ([place, at - begin] for at in (mark["start"], mark["end"] - 1))
            box.evaluate(LETTER, first)  # now it stays where it is
            self.page.mouse.move(*box.evaluate(LETTER, first))
            self.page.mouse.down()
            self.page.mouse.move(*box.evaluate(LETTER, last), steps=6)
            self.page.mouse.up()
            box.locator(f'.rd-code[data-code="{mark["code"]}"]:visible').first.click()

    def answer(self, box: Locator, item: dict[str, Any], kept: dict[str, Any]) -> None:
        """Answer an item as it was answered before, say why, and check it."""
        closed = box.locator("details.qu-later:not([open]) > summary")
        if closed.count():
            closed.click()
        getattr(self, item["kind"])(box, item, kept["value"])
        if kept.get("why"):
            box.locator(".qu-why textarea").click()
            self.page.keyboard.type(kept["why"])
        mark = registry.widget(item["kind"]) == "reader"
        button = box.locator(".rd-actions .ws-main" if mark else ".qu-check")
        if button.count():
            button.click()
            box.locator(".rd-feedback" if mark else ".qu-feedback").wait_for()
