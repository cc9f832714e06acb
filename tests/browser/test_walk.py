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
from test_screens import LAID_OUT, ZOOMED, answered

from whosays.core.i18n import text
from whosays.core.kit import Kit
from whosays.core.records import told
from whosays.questions.items import load_unit, public
from whosays.questions.keys import load_keys

pytestmark = pytest.mark.browser

# What a unit offers beside its questions: figures of one's own marks, and the file to hand in.
OFFERED = {
    "01-who-says-so": ["figure.draw", "hand_in.button"],
    "04-following-the-relay": ["hand_in.button"],
}
FOLLOWING = {
    "01-who-says-so": "02-unnamed-sources",
    "04-following-the-relay": "05-reading-sideways",
}
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
    """Go through a page part by part.

    Give how many cards there were, what else was taken, and in how many parts two numbers met.
    """
    page = student.page
    done, taken, met = 0, [], 0
    parts = page.locator(f"{FRONT} .whosays-step").count()
    assert parts > 3
    for place in range(parts):
        if place:  # what a page is about is read while it is still getting ready, and left by Next
            page.wait_for_selector(READY, state="attached")
        done += work(student, items, keys)
        saved(page)
        taken += take(student)
        met += page.locator(f"{FRONT} .whosays-numbers:visible").count()
        following = page.locator(f"{FRONT} .whosays-foot .whosays-on")
        assert following.evaluate(IN_SIGHT)
        # Who has time takes what is for that, too.
        extra = page.locator(f"{FRONT} .whosays-foot .whosays-extra")
        student.use(extra if place < parts - 1 and extra.is_visible() else following)
        if place < parts - 1:
            assert page.evaluate("document.activeElement.tagName") == "H2"
            assert page.evaluate_handle("document.activeElement").evaluate(IN_SIGHT)
    return done, taken, met


@pytest.mark.parametrize(
    ("unit", "width", "height"),
    [
        ("01-who-says-so", 1280, 900),
        ("01-who-says-so", 1024, 768),
        ("01-who-says-so", 768, 1024),
        ("04-following-the-relay", 1024, 768),  # arrows, piles and texts side by side
    ],
)
def test_a_unit_is_worked_by_what_the_page_offers(room, unit, width, height):
    kit = Kit(room.kit)
    items = {public(item, kit)["number"]: told(item) for item in load_unit(unit, kit).items}
    keys = load_keys(unit, kit)
    room.page.set_viewport_size({"width": width, "height": height})
    page = room.open(f"lessons/{unit}.ipynb")
    student = Student(page)
    lesson, read, _ = walk(student, items, keys)
    page.wait_for_url(f"**/exercises/{unit}.ipynb*")
    page.locator(f"{FRONT} .whosays-step").nth(3).wait_for(state="attached")
    exercise, taken, met = walk(student, items, keys)
    page.wait_for_url(f"**/lessons/{FOLLOWING[unit]}.ipynb*")
    assert lesson + exercise == len(items)
    assert (read, taken) == ([], [text(name) for name in OFFERED[unit]])
    assert met == 1  # the first number and the last, at the end
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


# What one part shows: which of the page's cells, and how much beside its heading.
PART = """(front) => {
  const cells = [...front.querySelectorAll(".jp-Notebook .jp-Cell")];
  const here = cells.filter((cell) => !cell.classList.contains("whosays-away"));
  const heading = here.map((cell) => cell.querySelector("h1, h2")).find(Boolean);
  const words = (nodes) => nodes.map((one) => one.innerText.trim()).join(" ").length;
  return {
    cells: here.map((cell) => cells.indexOf(cell)),
    more: words(here) - words([heading]),
    at: [...front.querySelectorAll(".whosays-step[aria-current] .whosays-title")]
      .map((one) => one.textContent),
    next: front.querySelector(".whosays-foot .whosays-on").getAttribute("aria-label"),
    extra: front.querySelector(".whosays-foot .whosays-extra:not([hidden])")?.ariaLabel ?? "",
  };
}"""
# On to the next part: the other way leads there if that is only for when there is time.
ON = """(foot) => {
  const extra = foot.querySelector(".whosays-extra");
  (extra.hidden ? foot.querySelector(".whosays-on") : extra).click();
}"""


def every_part(page):
    """Go through a page by the line below; give of each part what it shows and its main buttons."""
    front = page.locator(FRONT)
    steps = front.locator(".whosays-step")
    steps.first.evaluate("(one) => one.click()")
    for place in range(steps.count()):
        if place:
            front.locator(".whosays-foot").evaluate(ON)
        page.wait_for_function(f"({MAIN})().length <= 1")
        yield front.evaluate(PART), page.evaluate(MAIN)


# What is answered and waits for its check offers most; a form is never checked.
@pytest.mark.parametrize(
    "place",
    [f"{folder}/{unit}" for unit in UNITS for folder in ("lessons", "exercises")]
    + [f"exercises/{unit}" for unit in FORMS],
)
def test_next_leads_through_every_page_and_no_part_is_empty_or_has_two_main_buttons(room, place):
    answered(room, place.split("/")[1], checked=False)
    page = room.open(f"{place}.ipynb")
    titles = page.locator(f"{FRONT} .whosays-title").all_text_contents()
    parts, mains = zip(*every_part(page), strict=True)
    assert [part["at"] for part in parts] == [[title] for title in titles]
    assert len(titles) > 1
    assert min(part["more"] for part in parts) > 0
    every = page.locator(f"{FRONT} .jp-Notebook .jp-Cell").count()
    assert [cell for part in parts for cell in part["cells"]] == list(range(every))
    # Each way says where it leads; the last one leads away.
    *ways, away = [part["next"] for part in parts]
    names = {name: text(f"lab.{name}", title="") for name in ("part_next", "part_extra")}
    every_way = [
        part["extra"].removeprefix(names["part_extra"]) or way.removeprefix(names["part_next"])
        for part, way in zip(parts, ways, strict=False)
    ]
    assert every_way == titles[1:]
    assert away.removeprefix(text("lab.page_next", title="")) not in {"", away, *titles}
    assert sum(map(len, mains)) > 1
    for width, height in ZOOMED:
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_function(LAID_OUT)
        assert page.locator(f"{FRONT} .whosays-foot .whosays-on").evaluate(IN_SIGHT), width
