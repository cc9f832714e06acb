"""A student who has not seen it works a unit without asking where to go next, by keyboard alone.

What is known beforehand is only how each kind of question is answered: where to go is what the page
offers. In each part that is what is in sight, then its one main button, until that is Next.
"""

from __future__ import annotations

import pytest
from _main import FRONT, MAIN, NEXT
from _student import Student, answer, check, saved
from test_complete import FORMS, UNITS
from test_first_paint import SESSIONS, all_there, begun, held
from test_screens import answered

from whosays.core.i18n import text
from whosays.core.kit import Kit
from whosays.core.records import told
from whosays.questions.items import load_unit, public
from whosays.questions.keys import load_keys

pytestmark = pytest.mark.browser

UNIT = "01-who-says-so"
PAGES = (f"lessons/{UNIT}.ipynb", f"exercises/{UNIT}.ipynb")
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
        page.wait_for_function(f"({MAIN})().length <= 1")
        if item["id"] in keys and not item.get("modelled"):
            check(student, box, item)
        assert not page.evaluate(LOST), number
    return len(numbers)


def main_of(page, *, but=""):
    """Wait for the one main button of what is in front, another than the one just pressed."""
    only = f"([one, ...more] = ({MAIN})()) => more.length === 0 && one"
    other = f"(but) => {{ const one = ({only})(); return one !== but && one; }}"
    return page.wait_for_function(other, arg=but).json_value()


def take(student):
    """Do what a part offers beside its questions, as its main button says, until that is Next."""
    main = main_of(student.page)
    taken = []
    while main != NEXT:
        student.use(student.page.locator(FRONT).get_by_role("button", name=main, exact=True))
        taken.append(main)
        main = main_of(student.page, but=main)
    return taken


def walk(student, items, keys):
    """Go through a page part by part; give how many cards there were, and what else was taken."""
    page = student.page
    done, taken = 0, []
    parts = page.locator(f"{FRONT} .whosays-step").count()
    assert parts > 3
    for place in range(parts):
        if place:  # what a page is about is read while it is still getting ready, and left by Next
            page.wait_for_selector(READY, state="attached")
        done += work(student, items, keys)
        saved(page)
        taken += take(student)
        following = page.locator(f"{FRONT} .whosays-foot .whosays-on")
        assert following.evaluate(IN_SIGHT)
        student.use(following)
        if place < parts - 1:
            assert page.evaluate("document.activeElement.tagName") == "H2"
            assert page.evaluate_handle("document.activeElement").evaluate(IN_SIGHT)
    return done, taken


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (1024, 768), (768, 1024)])
def test_a_unit_is_worked_by_what_the_page_offers(room, width, height):
    kit = Kit(room.kit)
    items = {public(item, kit)["number"]: told(item) for item in load_unit(UNIT, kit).items}
    keys = load_keys(UNIT, kit)
    room.page.set_viewport_size({"width": width, "height": height})
    page = room.open(PAGES[0])
    student = Student(page)
    lesson, _ = walk(student, items, keys)
    page.wait_for_url(f"**/{PAGES[1]}*")
    page.locator(f"{FRONT} .whosays-step").nth(3).wait_for(state="attached")
    exercise, taken = walk(student, items, keys)
    page.wait_for_url("**/lessons/02-unnamed-sources.ipynb*")
    assert lesson + exercise == len(items)
    # A figure of one's own marks, and the file that is handed in.
    assert taken == [text("figure.draw"), text("hand_in.button")]
    assert room.errors == []


# Something that is drawn late, between a heading and the words below it.
BELOW = """(heading) => {
  heading.after(Object.assign(document.createElement("div"), { style: "height: 900px" }));
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""
DOWN = """(node) => {
  node.scrollTop = 200;
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""


def test_who_goes_on_while_a_page_gets_ready_stays_at_the_next_heading(room):
    release = held(room.page)
    room.page.set_viewport_size({"width": 1024, "height": 500})
    page = begun(room.begin("lessons/02-unnamed-sources.ipynb"))
    following = page.locator(f"{FRONT} .whosays-foot .whosays-on")
    following.wait_for()
    # Its letters are fewer than those by which words are known again.
    heading = page.get_by_role("heading", name="How often?")
    while not heading.is_visible():
        page.locator(f"{FRONT} .jp-WindowedPanel-outer").evaluate(DOWN)
        Student(page).use(following)
    assert heading.evaluate("(one) => one === document.activeElement")
    heading.evaluate(BELOW)
    assert heading.evaluate(IN_SIGHT)
    release()
    all_there(page)
    page.unroute(SESSIONS)
    assert heading.evaluate(IN_SIGHT)


def every_part(page):
    """Go to each part of a page; give what it draws as the main button."""
    for step in page.locator(f"{FRONT} .whosays-step").all():
        step.evaluate("(one) => one.click()")
        page.wait_for_function(f"({MAIN})().length <= 1")
        yield page.evaluate(MAIN)


# What is answered and waits for its check offers most; a form is never checked.
@pytest.mark.parametrize(
    "place",
    [f"{folder}/{unit}" for unit in UNITS for folder in ("lessons", "exercises")]
    + [f"exercises/{unit}" for unit in FORMS],
)
def test_no_part_of_any_page_has_two_main_buttons(room, place):
    answered(room, place.split("/")[1], checked=False)
    page = room.open(f"{place}.ipynb")
    found = list(every_part(page))
    assert len(found) > 1
    assert sum(map(len, found)) > 1
