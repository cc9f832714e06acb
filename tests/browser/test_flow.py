"""One part of a page at a time: the rail, Back and Next, and all of it on request."""

from __future__ import annotations

import re

import pytest
from _main import SOLID
from labs import SIZE
from test_screens import answered

from whosays.core.i18n import text

pytestmark = pytest.mark.browser

EXERCISE = "exercises/01-who-says-so.ipynb"
PARTS = re.compile(r"Part (\d+) of (\d+)")
# Every question shows what its check said.
CHECKED = """() => [...document.querySelectorAll(".jp-Notebook [data-number][data-card]")]
  .every((one) => one.dataset.card !== "new" && one.dataset.card !== "answered")"""


@pytest.fixture
def all_at_once() -> bool:
    """Show one part at a time."""
    return False


def shown(page):
    """Give the headings that can be seen."""
    return page.locator(".jp-Notebook h2:visible").all_inner_texts()


def rail(page):
    return page.get_by_role("navigation", name="The parts of this page")


def at_the_head(room, place=EXERCISE):
    """Go to the head of an exercise that is only looked at, wherever the test before was."""
    page = room.look(place)
    page.locator(".whosays-step").first.evaluate("(step) => { step.click(); step.blur(); }")
    page.locator("h1").first.wait_for()
    return page


def test_the_head_of_a_page_stands_by_itself_and_is_left_by_next(room):
    page = at_the_head(room)
    assert page.locator("h1").is_visible()
    assert shown(page) == []
    assert "Core path of this unit: 45 minutes" in rail(page).inner_text()
    page.get_by_role("button", name="Next part: Mark the article").click()
    assert shown(page) == ["1. Mark the article"]
    assert not page.locator("h1").is_visible()


def test_the_way_on_is_the_core_path_and_more_is_the_other_one(room):
    page = at_the_head(room, "exercises/03-one-source-or-many.ipynb")
    steps = page.locator(".whosays-step")
    more = [bool(one.locator(".whosays-more:visible").count()) for one in steps.all()]
    at = next(i for i, only in enumerate(more) if i and only and not more[i - 1]) - 1
    to = next(i for i, only in enumerate(more) if i > at and not only)
    title, past = (steps.nth(i).locator(".whosays-title").inner_text() for i in (at + 1, to))
    extra = page.locator(".whosays-extra")
    for leads, name in ((to, f"Next part: {past}"), (at + 1, f"More, if there is time: {title}")):
        steps.nth(at).click()
        page.get_by_role("button", name=name).click()
        assert steps.nth(leads).get_attribute("aria-current") == "step"
    # The next part is everybody's: there is nothing beside it.
    steps.nth(to - 1).click()
    assert not extra.is_visible()
    # Where one hands in, what was passed is the other thing to do.
    steps.last.click()
    assert extra.inner_text().split(": ")[1].startswith(title)


def test_one_part_is_shown_and_next_leads_on_with_the_focus(room):
    page = at_the_head(room)
    rail(page).get_by_role("button", name="Mark the article").click()
    assert shown(page) == ["1. Mark the article"]
    steps = rail(page).get_by_role("listitem")
    assert steps.count() > 4
    assert rail(page).locator("[aria-current=step]").inner_text().endswith("not begun")
    page.get_by_role("button", name="Next part: The path it took").click()
    assert shown(page) == ["2. The path it took"]
    assert page.evaluate("document.activeElement.tagName") == "H2"
    page.get_by_role("button", name="Back: Mark the article").click()
    assert shown(page) == ["1. Mark the article"]
    assert room.axe() == []
    assert room.errors == []


def test_the_next_part_is_shown_from_its_heading_wherever_one_was(room):
    page = at_the_head(room)
    rail(page).get_by_role("button", name="Another article").click()
    scroller = page.locator(".jp-WindowedPanel-outer")
    assert scroller.evaluate("(node) => node.scrollTop = 700") == 700
    page.get_by_role("button", name="Next part: Two short texts of our own").click()
    assert shown(page) == ["6. Two short texts of our own"]
    assert scroller.evaluate("(node) => node.scrollTop") == 0
    heading = page.locator(".jp-Notebook h2:visible").bounding_box()
    assert heading["y"] >= scroller.bounding_box()["y"]


def test_where_one_was_comes_back_after_a_reload(room):
    page = room.load(EXERCISE)
    rail(page).get_by_role("button", name="Look back").click()
    page.reload()
    room.ready(page)
    assert shown(page) == ["7. Look back"]


@pytest.mark.parametrize("checked", [False, True])
def test_no_part_of_the_first_exercise_is_longer_than_six_screens(room, checked):
    if checked:  # with the mistakes that most make, all that is said of them and nothing folded
        answered(room, "01-who-says-so")
        page = room.open(EXERCISE)
        page.wait_for_function(CHECKED)
    else:
        page = at_the_head(room)
    page.evaluate("document.fonts.ready")
    long = {}
    for step in rail(page).locator(".whosays-step").all():
        step.click()
        high = page.evaluate(
            """() => {
              const all = [...document.querySelectorAll(".jp-Notebook .jp-Cell:not(.whosays-away)")]
                .map((cell) => cell.getBoundingClientRect()).filter((box) => box.height);
              return Math.max(...all.map((box) => box.bottom)) - Math.min(...all.map((b) => b.top));
            }"""
        )
        long[step.locator(".whosays-title").inner_text()] = round(high / SIZE["height"], 1)
    print("screens:", long)  # noqa: T201 - with -s, the measure itself
    assert min(long.values()) > 0
    assert max(long.values()) <= 6, long


def test_all_is_shown_on_request_and_stays_so(room):
    page = room.load(EXERCISE)
    page.get_by_role("button", name="Show all and search").click()
    everything = shown(page)
    assert len(everything) > 4
    page.reload()
    room.ready(page)
    assert shown(page) == everything
    page.get_by_role("button", name="One part at a time").click()
    assert shown(page) == []


def test_an_answer_is_seen_in_the_rail_and_a_hidden_part_works(room):
    page = room.open(EXERCISE)
    step = rail(page).get_by_role("button", name="Another article")
    page.wait_for_function("(e) => e.dataset.state === 'new'", arg=step.element_handle())
    rail(page).get_by_role("button", name="Look back").click()
    look = rail(page).get_by_role("button", name="Look back")
    assert look.get_attribute("data-state") == "new"
    page.locator(".ws-question:visible textarea").last.fill("One person said it first.")
    page.locator(".ws-question:visible .ws-status[data-state=saved]").first.wait_for()
    page.wait_for_function("(e) => e.dataset.state === 'begun'", arg=look.element_handle())
    assert step.get_attribute("data-state") == "new"
    assert page.locator(".whosays-foot").get_attribute("data-state") == "begun"


def test_by_keyboard_next_is_within_reach(room):
    page = at_the_head(room)
    rail(page).get_by_role("button", name="Mark the article").click()
    page.get_by_role("button", name="Next part: The path it took").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent").startswith("2. The path it took")


@pytest.mark.parametrize(("width", "height"), [(1024, 768), (768, 1024), (390, 844), (320, 400)])
def test_narrow_the_rail_opens_from_the_line_below(room, width, height):
    page = at_the_head(room)
    page.set_viewport_size({"width": width, "height": height})
    rail(page).wait_for(state="hidden")
    where = page.locator(".whosays-where")
    assert where.inner_text() == "What it is about"
    where.click()
    assert page.evaluate("document.activeElement.getAttribute('aria-current')") == "step"
    page.keyboard.press("Escape")
    assert not rail(page).is_visible()
    where.click()
    rail(page).get_by_role("button", name="Another article").click()
    assert shown(page) == ["4. Another article"]
    assert not rail(page).is_visible()
    assert PARTS.fullmatch(where.inner_text()).groups() == ("4", "9")
    foot = page.locator(".whosays-foot:visible")
    wide = foot.evaluate("(node) => [node.scrollWidth, node.clientWidth]")
    assert wide[0] <= wide[1]


def test_paper_and_editing_have_all_parts(room):
    page = at_the_head(room)
    page.emulate_media(media="print")
    assert len(shown(page)) > 4
    assert not page.locator(".whosays-foot").is_visible()
    page.emulate_media(media="screen")
    assert len(shown(page)) == 0
    page.evaluate("window.jupyterapp.commands.execute('whosays:edit-page')")
    page.wait_for_function("document.querySelectorAll('.whosays-away').length === 0")
    page.evaluate("window.jupyterapp.commands.execute('whosays:edit-page')")
    page.wait_for_function("document.querySelectorAll('.whosays-away').length > 0")


def test_the_rail_says_of_each_card_how_it_is_and_that_all_is_saved(room):
    page = room.open(EXERCISE)
    rail(page).get_by_role("button", name="Who stands behind what?").click()
    cards = rail(page).locator(".whosays-card")
    told = [card.inner_text().split() for card in cards.all()]
    assert told == [["○", n, "not", "answered", "yet"] for n in ("1.9", "1.10")]
    first, second = page.locator(".ws-question:visible").all()
    first.locator("input").first.check()
    rail(page).locator(".whosays-card[data-card=answered]").wait_for()
    rail(page).get_by_text("All saved").wait_for()
    first.get_by_role("button", name="Check").click()
    rail(page).locator(".whosays-card[data-card=answered]").wait_for(state="detached")
    assert cards.first.get_attribute("data-card") in {"fits", "partly", "look", "discuss"}
    # Another answer: what was said is of the one before, and card and rail say so in one way.
    first.locator("input").nth(1).check()
    rail(page).locator(".whosays-card[data-card=stale]").wait_for()
    words = text("card.card_stale")
    assert cards.first.inner_text().split() == ["◌", "1.9", *words.split()]
    assert first.get_attribute("data-card") == "stale"
    assert first.locator(".ws-card-state").inner_text() == words
    assert first.locator(".ws-card-state svg:visible").count() == 1
    cards.nth(1).click()
    assert second.evaluate("(node) => node.contains(document.activeElement)")
    assert room.axe() == []


def test_after_a_guess_was_noted_next_is_the_main_button(room):
    page = room.open("lessons/01-who-says-so.ipynb")
    rail(page).get_by_role("button", name="A guess").click()
    page.locator(".ws-question:visible input").first.check()
    foot = page.locator(".whosays-foot[data-state=begun]")
    foot.wait_for()
    page.get_by_role("button", name="Check").locator("visible=true").click()
    page.locator(".whosays-foot[data-state=done]").wait_for()
    assert page.locator(".ws-question:visible").get_attribute("data-card") == "noted"


def test_one_check_at_a_time_is_the_main_button(room):
    page = room.open(EXERCISE)
    rail(page).get_by_role("button", name="Two short texts of our own").click()
    for question in page.locator(".ws-question:visible").all():
        question.locator(".qu-number").fill("40")
    page.wait_for_function(
        "() => document.querySelectorAll('.whosays-card[data-card=answered]').length === 2"
    )
    page.wait_for_function("() => document.querySelectorAll('[data-later]').length === 1")
    main = page.locator(".ws-question:visible:not([data-later])")
    assert main.count() == 1
    assert main.evaluate("(node) => node.contains(document.activeElement)")


MAIN = f"""() => {{
  const solid = {SOLID};
  return [...document.querySelectorAll(".ws button, .whosays-foot button")]
    .filter((one) => !one.disabled && one.ariaDisabled !== "true").filter(solid)
    .map((one) => one.ariaLabel ?? one.textContent);
}}"""


def test_a_chain_that_is_walked_through_has_the_main_button_until_its_end(room):
    page = room.open("lessons/04-following-the-relay.ipynb")
    number = page.locator(".ws-question:has(.ch-worked)").get_attribute("data-number")
    entry = page.locator(".whosays-card", has_text=number)
    for step in rail(page).locator(".whosays-step").all():
        step.click()
        if page.locator(".ch-worked:visible").count():
            break
    entry.first.wait_for()
    buttons = page.locator(".ch-worked:visible .ch-tools button.ws-main")
    page.wait_for_function(f"({MAIN})().join() === '{text('question.chain_first_step')}'")
    while buttons.get_attribute("aria-disabled") == "false":
        buttons.click()
        page.wait_for_function(f"({MAIN})().length === 1")
    page.wait_for_function(f"!({MAIN})().join().includes('{text('question.chain_last_step')}')")


def test_on_a_phone_the_line_below_is_one_row_that_a_thumb_can_press(room):
    page = room.open(EXERCISE)
    page.set_viewport_size({"width": 390, "height": 844})
    page.locator(".whosays-where").click()
    rail(page).get_by_role("button", name="Who stands behind what?").click()
    question = page.locator(".ws-question:visible").first
    question.locator("input").first.check()
    foot = page.locator(".whosays-foot")
    foot.get_by_text("All saved").wait_for()
    for width in (390, 320):
        page.set_viewport_size({"width": width, "height": 844})
        # JupyterLab follows in its own time.
        page.wait_for_function(
            "(foot) => foot.getBoundingClientRect().right <= innerWidth", arg=foot.element_handle()
        )
        boxes = foot.locator("button:visible").evaluate_all(
            "(all) => all.map((one) => one.getBoundingClientRect().toJSON())"
        )
        assert len(boxes) == 3, width
        assert len({round(box["top"]) for box in boxes}) == 1, width
        assert min(min(box["width"], box["height"]) for box in boxes) >= 44, width
        assert foot.bounding_box()["height"] <= 64, width
        words = foot.locator(".whosays-saved, .whosays-where")
        lines = words.evaluate_all("(all) => all.map((one) => one.scrollWidth - one.clientWidth)")
        assert max(lines) <= 0, width
        assert page.get_by_role("button", name="Next part: Another article").is_visible(), width
        assert page.get_by_role("button", name="Back: The path it took").is_visible(), width


LISTED = """() => {
  const open = document.querySelector(".whosays-rail [aria-current=step]").getBoundingClientRect();
  const rail = document.querySelector(".whosays-rail").getBoundingClientRect();
  return open.top >= rail.top && open.bottom <= Math.min(rail.bottom, innerHeight);
}"""


def test_in_a_rail_longer_than_the_window_the_part_that_is_open_is_in_sight(room):
    page = room.open("exercises/03-one-source-or-many.ipynb")
    steps = rail(page).locator(".whosays-step")
    steps.last.evaluate("(step) => step.click()")
    page.set_viewport_size({"width": 1280, "height": 600})
    page.wait_for_function(LISTED)
    for step in (steps.last, steps.first):
        step.evaluate("(step) => step.click()")
        page.wait_for_function(LISTED)
    longer = rail(page).evaluate("(rail) => rail.scrollHeight - rail.clientHeight")
    assert longer > 0


def test_parts_that_are_more_say_so(room):
    page = room.open("exercises/03-one-source-or-many.ipynb")
    more = rail(page).locator(".whosays-step", has=page.locator(".whosays-more:visible"))
    more.first.wait_for()
    assert "A state agency reports" in more.first.inner_text()
    more.first.click()
    means = text("card.path_more") + text("lab.more_means")
    assert page.locator(".ws-card-path:visible").inner_text() == means
    rail(page).get_by_role("button", name="Two more claims").click()
    told = page.locator(".ws-card-path:visible").all_inner_texts()
    assert told == [means, text("card.path_more")], "it is said once in a part"
    rail(page).get_by_role("button", name="Flour like fog").click()
    assert page.locator(".ws-card-path:visible").count() == 0


def test_what_is_done_folds_on_next_and_is_there_again_after_a_reload(room):
    page = room.load(EXERCISE)
    rail(page).get_by_role("button", name="Who stands behind what?").click()
    options = page.locator(".ws-question[data-number='1.9'] .qu-options")
    card = page.locator(".ws-question[data-number='1.9']")
    card.locator("input").first.check()
    card.get_by_role("button", name="Check").click()
    card.locator(".qu-feedback").wait_for()
    assert options.is_visible()
    page.get_by_role("button", name="Next part: Another article").click()
    rail(page).get_by_role("button", name="Who stands behind what?").click()
    line = page.locator(".whosays-folded:visible")
    assert line.count() == 1
    assert line.inner_text().startswith("1.9")
    assert not options.is_visible()
    page.emulate_media(media="print")
    assert options.is_visible()
    page.emulate_media(media="screen")
    page.reload()
    room.ready(page)
    line.wait_for()
    assert not options.is_visible()
    line.press("Enter")
    assert line.count() == 0
    assert options.is_visible()


def test_next_on_the_last_part_leads_to_the_next_page(room):
    page = room.open(EXERCISE)
    rail(page).get_by_role("button", name="Handing in").click()
    page.get_by_role("button", name="Next page: 2 · Sources without a name").click()
    page.wait_for_url("**/02-unnamed-sources.ipynb*")


def main_buttons(page, wanted):
    """Wait until the buttons in the main one's colour are these."""
    page.wait_for_function(f"(wanted) => ({MAIN})().join() === wanted", arg=wanted)


def test_after_a_check_the_main_button_leads_to_the_next_question_then_to_the_next_part(room):
    page = room.open(EXERCISE)
    rail(page).get_by_role("button", name="Who stands behind what?").click()
    first, second = page.locator(".ws-question:visible").all()
    main_buttons(page, "")  # nothing is answered: the next thing is to do that
    first.locator("input").first.check()
    main_buttons(page, "Check")
    first.get_by_role("button", name="Check").click()
    page.get_by_role("button", name="Next question: 1.10").click()
    assert second.evaluate("(node) => node === document.activeElement")
    page.locator(".whosays-ask").wait_for(state="hidden")
    main_buttons(page, "")
    for row in second.locator("select").all():
        row.select_option(index=1)
    main_buttons(page, "Check")
    second.get_by_role("button", name="Check").click()
    main_buttons(page, "Next part: Another article")
    assert not page.locator(".whosays-ask").is_visible()


def test_what_is_more_in_a_part_keeps_nobody_from_going_on(room):
    page = room.open(EXERCISE)
    rail(page).get_by_role("button", name="The path it took").click()
    core, more = page.locator(".ws-question:visible").all()
    assert more.get_attribute("data-path") == "more"
    core.locator("input").first.check()
    core.get_by_role("button", name="Check").click()
    main_buttons(page, "Next part: Who stands behind what?")
    # What nobody began there leaves nothing undone.
    told = rail(page).locator("[aria-current=step] .whosays-told")
    assert told.inner_text() == text("lab.part_done")


def test_who_goes_back_from_the_end_for_more_is_led_to_the_end_again(room):
    page = room.open(EXERCISE)
    rail(page).get_by_role("button", name="Handing in").click()
    page.locator(".whosays-extra").click()
    page.get_by_role("button", name="Next part: Handing in").click()
    assert shown(page) == ["Handing in"]


def test_where_one_hands_in_that_is_the_next_thing_and_said_once(room):
    page = room.open(EXERCISE)
    rail(page).get_by_role("button", name="Look back").click()
    page.locator(".ws-question:visible textarea").last.fill("One person said it first.")
    page.locator(".ws-question:visible .ws-status[data-state=saved]").first.wait_for()
    rail(page).get_by_role("button", name="Handing in").click()
    main_buttons(page, text("hand_in.button"))
    assert page.locator(".whosays-extra").inner_text().startswith("More, if there is time: ")
    onward = page.locator(".jp-MarkdownOutput p", has_text="Next:")
    assert (onward.count(), onward.is_visible()) == (1, False)
    page.get_by_role("button", name=text("hand_in.button")).click()
    main_buttons(page, "Next page: 2 · Sources without a name")
    page.get_by_role("button", name="Show all and search").click()
    onward.wait_for()


def test_the_last_page_leads_to_the_start_page(room):
    page = room.open("exercises/08-form-c.ipynb")
    rail(page).get_by_role("button", name="Handing in").click()
    page.get_by_role("button", name="Next page: Start page").click()
    page.wait_for_url("**/00-start.ipynb*")


def test_after_the_last_form_of_the_course_comes_no_form_for_weeks_later(room):
    page = room.open("exercises/07-form-b.ipynb")
    rail(page).get_by_role("button", name="Handing in").click()
    page.get_by_role("button", name="Next page: Start page").wait_for()


BELOW = """() => {
  const outer = document.querySelector('.jp-Notebook .jp-WindowedPanel-outer');
  const top = outer.getBoundingClientRect().top - outer.scrollTop;
  const ends = [...outer.querySelectorAll('.jp-Cell:not(.whosays-away)')]
    .map((cell) => cell.getBoundingClientRect().bottom - top);
  return outer.scrollHeight - Math.max(outer.clientHeight, ...ends);
}"""


@pytest.mark.parametrize("place", [EXERCISE, "lessons/02-unnamed-sources.ipynb"])
def test_no_screen_below_a_part_is_blank(room, place):
    page = at_the_head(room, place)
    steps = rail(page).locator(".whosays-step")
    for step in steps.all():
        step.click()
        assert page.evaluate(BELOW) <= 80


def test_the_first_number_and_the_last_meet_at_the_end(room):
    page = room.open("lessons/01-who-says-so.ipynb")
    rail(page).get_by_role("button", name="One paragraph").click()
    page.locator(".qu-number:visible").fill("70")
    page.locator(".ws-question:visible .ws-status[data-state=saved]").wait_for()
    page = room.open(EXERCISE)
    rail(page).get_by_role("button", name="What you can say now").click()
    assert page.locator(".whosays-numbers").count() == 0
    rail(page).get_by_role("button", name="Look back").click()
    page.locator(".qu-number:visible").first.fill("40")
    page.locator(".ws-question:visible .ws-status[data-state=saved]").first.wait_for()
    rail(page).get_by_role("button", name="What you can say now").click()
    assert page.locator(".whosays-both:visible").inner_text().split() == [
        "First", "you", "said", "70", "Now", "you", "say", "40",
    ]  # fmt: skip
    assert page.locator(".whosays-numbers").count() == 1
    # The last number sets out from where the first one was, and ends at its own place.
    ways = page.evaluate(
        """() => {
          const now = document.querySelector(".whosays-dot:not(.whosays-then)");
          const then = document.querySelector(".whosays-then");
          const at = (node) => Math.round(node.getBoundingClientRect().x);
          const found = [];
          now.style.animation = "none";
          void now.offsetWidth;
          found.push(at(now) - at(then));
          now.style.animation = "";
          for (const one of now.getAnimations()) {
            one.pause();
            one.currentTime = 0;
            found.push(at(now) - at(then));
          }
          return found;
        }"""
    )
    assert len(ways) == 2
    assert ways[0] < 0
    assert ways[1] == 0


def test_nothing_is_framed_when_a_page_is_opened(room):
    page = room.open(EXERCISE)
    framed = page.locator(".jp-Notebook, .jp-Cell").evaluate_all(
        """(all) => all.filter((node) => ["", "::before", "::after"].some((part) => {
          const look = getComputedStyle(node, part || null);
          return (look.outlineStyle !== "none" && look.outlineWidth !== "0px")
            || look.boxShadow !== "none";
        })).map((node) => node.className)"""
    )
    assert framed == []


def test_no_word_of_the_rail_is_cut_off(room):
    page = room.open(EXERCISE)
    rail(page).get_by_role("button", name="Another article").click()
    cards = rail(page).locator(".whosays-card")
    cards.nth(2).wait_for()
    states = [text(f"card.card_{name}") for name in ("discuss", "look", "answered", "stale")]
    for words in states:
        beyond = cards.evaluate_all(
            """(cards, words) => cards.map((card) => {
                 card.children[2].textContent = words;
                 return card.scrollWidth - card.clientWidth;
               })""",
            words,
        )
        assert max(beyond) <= 0, words
