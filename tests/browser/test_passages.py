"""Every card with a passage or a claim, at 768 px: it is in sight of all that is answered."""

from __future__ import annotations

import pytest

from whosays.core.kit import Kit
from whosays.core.paths import kit_root
from whosays.questions.items import load_unit, public, unit_files
from whosays.widgets.question import Question

pytestmark = pytest.mark.browser

UNITS = [file.stem for file in unit_files(Kit(kit_root()))]
TABLET = {"width": 768, "height": 1024}
# What is answered, brought up from below as a reader brings it; the passage is beside it or above
# it, all of it or three tenths of the window, and does not lie over it.
LOST = """() => {
  const passage = document.querySelector(".qu-passage, .dc-claim"), lost = [];
  const asked = document.querySelectorAll(".qu-option, .qu-slider, .dk-test, .ws textarea");
  for (const one of asked) {
    if (!one.checkVisibility()) continue;
    one.scrollIntoView({ block: "end" });
    const text = passage.getBoundingClientRect(), here = one.getBoundingClientRect();
    const seen = Math.min(text.bottom, innerHeight) - Math.max(text.top, 0);
    const under = text.bottom <= here.bottom - Math.min(here.height, 24);
    const beside = text.right <= here.left || under;
    if (text.right > here.left && text.height > innerHeight * 0.3 + 2) lost.push("too high");
    const least = Math.min(text.height, innerHeight * 0.3) - 2;
    if (seen < least) lost.push(`gone at ${one.className}`);
    else if (!beside) lost.push(`lies over ${one.className}`);
  }
  return [asked.length, lost];
}"""


def cards(unit_id):
    """Give the cards of a unit that have a passage or a claim, as a page gets them."""
    kit = Kit(kit_root())
    shown = [public(item, kit) for item in load_unit(unit_id, kit).items]
    return [one for one in shown if one["passage"] or one["kind"] in {"desk", "deck"}]


@pytest.mark.parametrize("unit_id", UNITS)
def test_at_768_px_the_passage_is_in_sight_of_all_that_is_answered(make_loop, unit_id):
    loop = make_loop(viewport=TABLET)
    found = {}
    for shown in cards(unit_id):
        loop.show(Question(shown))
        asked, lost = loop.page.evaluate(LOST)
        assert asked, shown["number"]
        found[shown["number"]] = lost
    assert found
    assert {number: lost for number, lost in found.items() if lost} == {}


def test_a_passage_that_scrolls_away_would_be_found(make_loop):
    loop = make_loop(viewport={**TABLET, "height": 500})
    shown = next(one for one in cards("02-unnamed-sources") if one["kind"] == "desk")
    loop.show(Question(shown))
    loop.page.add_style_tag(content=".ws .dk > .dk-page { position: static }")
    assert loop.page.evaluate(LOST)[1]
