"""The way back from where a number led covers nothing that stays in sight with it."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

# Each question as one that somebody came to by its number, from its beginning to its end: what
# stays in sight of it stands clear of the way back.
COVERED = """() => {
  const frame = document.querySelector(".jp-WindowedPanel-outer"), found = new Set();
  let looked = 0;
  for (const later of document.querySelectorAll(".qu-later")) later.open = true;
  for (const root of document.querySelectorAll(".jp-Notebook :is(.ws-question, .ws-reader)")) {
    const back = Object.assign(document.createElement("button"), {
      className: "whosays-return", textContent: "Back to “The official who asked for no name”",
    });
    root.prepend(back);
    const stuck = [...root.querySelectorAll("*")].filter((one) => one !== back &&
      one.checkVisibility() && getComputedStyle(one).position === "sticky");
    looked += stuck.length;
    root.scrollIntoView({ block: "start" });
    const end = frame.scrollTop + root.offsetHeight;
    for (let y = frame.scrollTop; stuck.length && y < end; y += 60) {
      frame.scrollTop = y - 8;
      const before = new Map(stuck.map((one) => [one, one.getBoundingClientRect().top]));
      frame.scrollTop = y;
      const way = back.getBoundingClientRect();
      for (const one of stuck) {
        const here = one.getBoundingClientRect();
        if (Math.abs(before.get(one) - here.top) > 1) continue; // it goes up with the page
        const high = Math.min(way.bottom, here.bottom) - Math.max(way.top, here.top);
        const wide = Math.min(way.right, here.right) - Math.max(way.left, here.left);
        if (high > 1 && wide > 1) found.add(`${root.dataset.number}: ${one.className}`);
      }
    }
    back.remove();
  }
  return [looked, [...found]];
}"""
NARROWER = """() => [...document.querySelectorAll(".jp-Notebook .jp-Cell")]
  .every((one) => one.getBoundingClientRect().right <= innerWidth)"""


@pytest.mark.parametrize(
    "unit", ["02-unnamed-sources", "03-one-source-or-many", "04-following-the-relay",
             "05-reading-sideways"]
)  # fmt: skip
def test_the_way_back_covers_no_passage_that_stays_in_sight(room, unit):
    page = room.look(f"exercises/{unit}.ipynb")
    found = {}
    for width, height in ((1280, 900), (1024, 768), (768, 1024), (390, 844)):
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_function(NARROWER)
        looked, found[width] = page.evaluate(COVERED)
        assert looked, width
    assert found == {width: [] for width in found}
