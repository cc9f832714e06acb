"""The passage stays in sight: beside the task where there is room, else above it."""

from __future__ import annotations

import pytest

from whosays.core.i18n import text
from whosays.widgets.question import Question

pytestmark = pytest.mark.browser

WORDS = "The mill stood still for a week, an engineer said. Nobody was hurt. "


def item(length=4, options=9):
    return {
        "id": "u1-q1", "kind": "one", "prompt": "Which one is it?", "note": "", "hints": [],
        "passage": {"label": "A label", "text": WORDS * length, "ours": False},
        "options": [{"id": str(i), "text": f"Option {i}"} for i in range(options)],
    }  # fmt: skip


def boxes(loop):
    return (
        loop.page.locator(".qu-passage").bounding_box(),
        loop.page.locator(".qu-task").bounding_box(),
    )


@pytest.mark.parametrize(
    ("width", "beside"), [(1280, True), (1024, True), (768, False), (390, False)]
)
def test_it_stands_beside_the_task_where_there_is_room(make_loop, width, beside):
    loop = make_loop(viewport={"width": width, "height": 900}).show(Question(item()))
    passage, task = boxes(loop)
    if beside:
        assert passage["x"] + passage["width"] < task["x"]
        assert passage["y"] == task["y"]
    else:
        assert passage["y"] + passage["height"] <= task["y"]


@pytest.mark.parametrize(("width", "height"), [(1280, 600), (1024, 768), (768, 1024), (390, 844)])
def test_it_is_in_sight_at_the_last_option_and_at_the_feedback(make_loop, width, height):
    told = {"state": "noted", "headline": "Noted.", "notes": ["A note."], "options": []}
    loop = make_loop(viewport={"width": width, "height": height})
    loop.show(Question(item(options=16), on_check=lambda _: told))
    loop.page.locator(".qu-option").last.scroll_into_view_if_needed()
    passage, _ = boxes(loop)
    assert passage["y"] >= 0
    assert passage["y"] + passage["height"] <= height
    loop.page.locator(".qu-option").last.click()
    loop.button(text("question.check")).click()
    loop.settle()
    loop.page.locator(".qu-note").scroll_into_view_if_needed()
    passage, _ = boxes(loop)
    assert passage["y"] >= 0


# Step by step to the end of the page: where the passage lies over the end of what a check said, or
# over any of it where the window has room for both.
OVER = """() => {
  document.body.style.paddingBottom = "100vh";
  const passage = document.querySelector(".qu-passage");
  const told = document.querySelector(".qu-feedback"), over = [];
  for (let y = 0; y < document.documentElement.scrollHeight; y += 20) {
    scrollTo(0, y);
    const [text, box] = [passage, told].map((one) => one.getBoundingClientRect());
    const end = box.bottom - Math.min(box.height, innerHeight / 2);
    if (text.bottom > 0 && text.bottom > end + 1 && text.top < box.bottom) over.push(y);
  }
  return over;
}"""


@pytest.mark.parametrize("notes", [1, 5, 20])
@pytest.mark.parametrize(("width", "height"), [(768, 1024), (390, 844), (1280, 900)])
def test_it_goes_up_with_the_page_before_it_covers_the_end_of_the_feedback(
    make_loop, width, height, notes
):
    told = {"state": "noted", "headline": "Noted.", "notes": [WORDS * 2] * notes, "options": []}
    loop = make_loop(viewport={"width": width, "height": height})
    loop.show(Question(item(length=30, options=4), on_check=lambda _: told))
    before = boxes(loop)
    loop.page.locator(".qu-option").last.click()
    loop.button(text("question.check")).click()
    loop.settle()
    loop.page.locator(".qu-note, .qu-notes").first.wait_for()
    if width < 1024:
        # What measures itself is drawn a frame later: it covers what it goes on covering.
        loop.page.wait_for_function(f"() => !({OVER})().length")
    loop.page.evaluate("scrollTo(0, 0)")
    passage, task = boxes(loop)
    assert (passage["y"], task["y"]) == (before[0]["y"], before[1]["y"]), "nothing else moves"


def test_a_long_one_above_leaves_room_for_the_task_and_scrolls_by_keyboard(make_loop):
    loop = make_loop(viewport={"width": 390, "height": 844}).show(Question(item(length=30)))
    passage, _ = boxes(loop)
    assert passage["height"] <= 844 * 0.4 + 1
    loop.key("Tab")
    assert loop.page.evaluate("document.activeElement.className").startswith("qu-passage")
    assert loop.violations() == []


@pytest.mark.parametrize(("width", "height"), [(390, 844), (768, 1024), (1280, 600)])
def test_a_long_one_is_opened_whole_and_folded_again(make_loop, width, height):
    loop = make_loop(viewport={"width": width, "height": height}).show(Question(item(length=30)))
    folded, _ = boxes(loop)
    loop.button(text("question.passage_open")).click()
    passage, task = boxes(loop)
    assert passage["height"] > folded["height"]
    assert task["y"] >= passage["y"] + passage["height"] or task["x"] > passage["x"]
    cut = loop.page.locator(".qu-passage").evaluate("(n) => n.scrollHeight - n.clientHeight")
    assert cut <= 1
    assert loop.violations() == []
    loop.button(text("question.passage_fold")).click()
    assert boxes(loop)[0]["height"] == folded["height"]
    assert boxes(loop)[0]["y"] >= 0


def test_one_that_is_there_whole_has_nothing_to_open(loop):
    loop.show(Question(item()))
    assert loop.button(text("question.passage_open")).count() == 0


def test_a_short_one_is_no_stop_for_the_tab_key(loop):
    loop.show(Question(item()))
    loop.key("Tab")
    assert loop.page.evaluate("document.activeElement.type") == "radio"


@pytest.mark.parametrize("height", [480, 256])
def test_where_zoom_leaves_little_height_it_scrolls_away(make_loop, height):
    loop = make_loop(viewport={"width": 320, "height": height}).show(Question(item()))
    place = loop.page.locator(".qu-passage").evaluate("(node) => getComputedStyle(node).position")
    assert place == "static"


def test_paper_has_all_of_it(make_loop):
    loop = make_loop(viewport={"width": 390, "height": 844}).show(Question(item(length=30)))
    loop.page.emulate_media(media="print")
    cut = loop.page.locator(".qu-passage").evaluate("(n) => n.scrollHeight - n.clientHeight")
    loop.page.emulate_media(media="screen")
    assert cut <= 1
