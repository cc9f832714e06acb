"""A student who has not seen it works a unit without asking where to go next, by keyboard alone.

What is known beforehand is only how each kind of question is answered: where to go is what the page
offers. In each part that is what is in sight, then its one main button, and that is Next.
"""

from __future__ import annotations

import pytest
from _student import Student, answer, check, saved

from whosays.core.kit import Kit
from whosays.core.records import told
from whosays.questions.items import load_unit, public
from whosays.questions.keys import load_keys

pytestmark = pytest.mark.browser

UNIT = "01-who-says-so"
PAGES = (f"lessons/{UNIT}.ipynb", f"exercises/{UNIT}.ipynb")
FRONT = ".jp-NotebookPanel:not(.lm-mod-hidden)"
# What is drawn as the main thing to do, and whether it is Next.
MAIN = """() => {
  const front = document.querySelector(".jp-NotebookPanel:not(.lm-mod-hidden)");
  const solid = (one) => {
    const probe = document.createElement("i");
    one.parentElement.append(probe);
    probe.style.color = "var(--ws-accent)";
    const accent = getComputedStyle(probe).color;
    probe.remove();
    return one.checkVisibility() && getComputedStyle(one).backgroundColor === accent;
  };
  return [...front.querySelectorAll(".ws button.ws-main, .whosays-foot .whosays-on")]
    .filter(solid).map((one) => one.matches(".whosays-on") ? "Next" : one.textContent);
}"""
NUMBERS = """(front) => [...front.querySelectorAll(".ws-question, .ws-reader")]
  .filter((one) => one.checkVisibility()).map((one) => one.dataset.number)"""
IN_SIGHT = """(node) => {
  const box = node.getBoundingClientRect();
  const on = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 12));
  return box.top >= 0 && box.bottom <= innerHeight && box.right <= innerWidth && node.contains(on);
}"""
READY = f'{FRONT}[data-whosays-ready="yes"], {FRONT} [data-whosays-ready="yes"]'
LOST = "() => document.activeElement === document.body"


@pytest.fixture
def all_at_once() -> bool:
    """Show one part at a time, as a page does by itself."""
    return False


def work(student, items, keys):
    """Do what a part asks, card by card; give how many there were."""
    page = student.page
    numbers = page.locator(FRONT).evaluate(NUMBERS)
    for number in numbers:
        item = items[number]
        box = page.locator(f"{FRONT} :is(.ws-question, .ws-reader)[data-number='{number}']")
        answer(student, box, item)
        assert len(page.evaluate(MAIN)) <= 1
        if item["id"] in keys and not item.get("modelled"):
            check(student, box, item)
        assert not page.evaluate(LOST), number
    return len(numbers)


def walk(student, items, keys):
    """Go through a page part by part; give how many cards each part had."""
    page = student.page
    done = []
    parts = page.locator(f"{FRONT} .whosays-step").count()
    assert parts > 3
    for place in range(parts):
        if place:  # what a page is about is read while it is still getting ready, and left by Next
            page.wait_for_selector(READY, state="attached")
        done.append(work(student, items, keys))
        saved(page)
        page.wait_for_function(f"({MAIN})().join() === 'Next'")
        following = page.locator(f"{FRONT} .whosays-foot .whosays-on")
        assert following.evaluate(IN_SIGHT)
        was = page.url
        student.use(following)
        if place < parts - 1:
            assert page.evaluate("document.activeElement.tagName") == "H2"
            assert page.evaluate_handle("document.activeElement").evaluate(IN_SIGHT)
            assert page.url == was
    return done


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (1024, 768), (768, 1024)])
def test_a_unit_is_worked_by_what_the_page_offers(room, width, height):
    kit = Kit(room.kit)
    items = {public(item, kit)["number"]: told(item) for item in load_unit(UNIT, kit).items}
    keys = load_keys(UNIT, kit)
    room.page.set_viewport_size({"width": width, "height": height})
    page = room.open(PAGES[0])
    student = Student(page)
    lesson = walk(student, items, keys)
    page.wait_for_url(f"**/{PAGES[1]}*")
    page.locator(f"{FRONT} .whosays-step").nth(3).wait_for(state="attached")
    exercise = walk(student, items, keys)
    page.wait_for_url("**/lessons/02-unnamed-sources.ipynb*")
    assert sum(lesson) + sum(exercise) == len(items)
    assert room.errors == []
