"""A tab that is killed while it writes an answer, as often as one likes.

The page is the one with the fewest cells, since each death costs a start of the page. An answer
is the ticks of its one question. The system kills its process while it stands still: in the middle
of its first, second or third write, or when it has just said “Saved”. Then one looks what is there.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import psutil

if TYPE_CHECKING:
    from conftest import Window
    from playwright.sync_api import Page

PAGE = "lessons/06-your-own-report.ipynb"
# Say that the moment has come, and stand still until this process is killed.
AT = """(() => {
  const stand = (said) => {
    const end = performance.now() + 30000;
    console.log(`whosays: ${said}`);
    while (performance.now() < end);
  };
  window.due = Infinity;
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (...given) {
    const asked = put.apply(this, given);
    window.due -= 1;
    if (due === 0) stand("writing");
    return asked;
  };
  // Change one tick; die at a write of it, or when all is said to be saved.
  window.tick = (place, writes) => {
    const box = document.querySelector(".ws-question");
    const status = box.querySelector(".ws-status");
    window.due = writes;
    box.querySelectorAll("input[type=checkbox]")[place].click();
    if (status.dataset.state === "saved") throw new Error("called saved before it was written");
    new MutationObserver(() => status.dataset.state === "saved" && stand("saved"))
      .observe(status, { attributes: true, attributeFilter: ["data-state"] });
  };
})()"""
TICKED = """() => [...document.querySelectorAll('.ws-question input[type=checkbox]')]
  .map((box) => box.checked)"""
FIRST = "() => document.querySelector('.ws-question input[type=checkbox]').click()"
# At which of its writes a page dies; so many are never made, so that it dies when it says “Saved”.
MOMENTS = (1, 2, 3, 10**6)


@dataclass
class Told:
    """What came of it."""

    kills: int = 0
    saved: int = 0
    arrived: int = 0
    since: list[list[bool]] = field(default_factory=list)
    """The last answer that was called saved, and what was tried after it: a page sends what was
    still on its way when it died as soon as it is open again."""

    def __str__(self) -> str:
        """Say it in a line."""
        return (
            f"{self.kills} tabs killed while writing: no answer that was called saved was lost "
            f"({self.saved} had just been called so; of the {self.kills - self.saved} others "
            f"{self.arrived} had arrived all the same)"
        )


def victim(window: Window) -> psutil.Process:
    """Find the process that shows the page: the one in which a Python was started."""
    profile = f"--user-data-dir={window.answers.parent / 'profile'}"
    browser = next(
        one for one in psutil.process_iter(["cmdline"])
        if profile in (one.info["cmdline"] or [])
        and not any(word.startswith("--type=") for word in one.info["cmdline"])
    )  # fmt: skip
    shown = [one for one in browser.children(recursive=True) if "--type=renderer" in one.cmdline()]
    return max(shown, key=lambda one: one.cpu_times().user)


def opened(window: Window) -> Page:
    """Open the page and wait until all of it is drawn."""
    page = window.open(PAGE)
    page.wait_for_selector('[data-whosays-fresh="yes"]', state="attached")
    return page


def one(window: Window, told: Told) -> None:
    """Change the answer that is there, kill the tab, and look what is there then."""
    page, fresh = window.page, window.watch(window.context.new_page())
    fresh.add_init_script(AT)
    process = victim(window)
    with page.expect_event("crash"):
        with page.expect_console_message(lambda said: said.text.startswith("whosays: ")) as heard:
            kept = page.evaluate(TICKED)
            place = told.kills % len(kept)
            page.evaluate("(given) => tick(...given)", [place, MOMENTS[told.kills % len(MOMENTS)]])
        process.kill()
    wanted = [ticked != (n == place) for n, ticked in enumerate(kept)]
    saved = heard.value.text == "whosays: saved"
    told.since = [wanted] if saved else [*told.since, wanted]
    page.close()
    window.page = fresh
    window.errors.clear()
    there = opened(window).evaluate(TICKED)
    told.kills += 1
    lost = f"kill {told.kills} lost an answer that was called saved: {there} of {told.since}"
    assert there in told.since, lost
    told.saved += saved
    told.arrived += not saved and there == wanted


def begin(window: Window, told: Told) -> None:
    """Open the page, and have one answer that is saved."""
    window.page.add_init_script(AT)
    page = opened(window)
    if not any(page.evaluate(TICKED)):
        page.evaluate(FIRST)
        page.locator(".ws-question .ws-status[data-state=saved]").wait_for(state="attached")
    if not told.since:
        told.since = [page.evaluate(TICKED)]
    assert page.evaluate(TICKED) in told.since, "what an earlier run was told is not there"
