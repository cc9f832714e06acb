"""Answering each kind of question, by mouse and by keyboard alone."""

from __future__ import annotations

import pytest

from whosays.widgets.question import Question

pytestmark = pytest.mark.browser

SAVED = {"state": "saved", "text": "Saved at 10:42:05"}
ABC = [
    {"id": "a", "text": "The first"},
    {"id": "b", "text": "The second"},
    {"id": "cant-tell", "text": "Can’t tell from the text"},
]
BASE = {"id": "u1-q1", "prompt": "Which one is it?", "note": "", "passage": None, "hints": []}
ONE = {**BASE, "kind": "one", "options": ABC}
MANY = {**BASE, "kind": "many", "options": ABC}
RATE = {**BASE, "kind": "rate", "low": "no support", "high": "very well"}
MATCH = {
    **BASE,
    "kind": "match",
    "left": [{"id": "l1", "text": "“Nebenzia said”"}, {"id": "l2", "text": "“experts”"}],
    "right": [
        {"id": "r1", "text": "Named person"},
        {"id": "r2", "text": "A group of people that nobody names, and that is described " * 2},
    ],
}
ORDER = {
    **BASE,
    "kind": "order",
    "options": [{"id": name, "text": f"Line {name}"} for name in ("x", "y", "z")],
}
TEXT = {**BASE, "kind": "text", "rows": 4}


@pytest.fixture
def ask(loop):
    """Give a function that shows a question whose changes are stored."""

    def show(item, **options):
        options.setdefault("on_change", lambda answer: (answer, SAVED))
        return loop.show(Question(item, **options))

    return show


def stored(loop):
    """Give the answer as Python has it."""
    loop.settle()
    return loop.widget.answer


# ---------------------------------------------------------------- one, many
def test_one_by_mouse_the_whole_line_is_the_target(ask):
    loop = ask(ONE)
    loop.page.get_by_text("The second").click()
    assert stored(loop) == "b"
    loop.page.locator(".qu-option").nth(2).click(position={"x": 200, "y": 6})
    assert stored(loop) == "cant-tell"
    assert loop.text(".ws-status-text") == "Saved at 10:42:05"


def test_one_by_keyboard(ask):
    loop = ask(ONE)
    loop.key("Tab", "Space")
    assert stored(loop) == "a"
    loop.key("ArrowDown")
    assert stored(loop) == "b"


def test_one_is_a_group_named_by_its_prompt(ask):
    loop = ask({**ONE, "note": "Take your time."})
    group = loop.page.get_by_role("group", name="Which one is it?")
    assert group.get_by_role("radio").count() == 3
    assert (
        "Take your time."
        in loop.page.locator(f"#{group.get_attribute('aria-describedby')}").text_content()
    )


def test_one_can_be_taken_back_and_the_focus_stays_in_the_question(ask):
    loop = ask(ONE, answer="b")
    loop.button("Clear my answer").click()
    assert stored(loop) is None
    assert loop.page.get_by_role("radio", checked=True).count() == 0
    assert loop.page.evaluate("document.activeElement.value") == "a"
    assert loop.said() == "Your answer was cleared."
    assert loop.page.get_by_role("button", name="Clear my answer").count() == 0


def test_cant_tell_stands_apart(ask):
    loop = ask(ONE)
    apart = loop.page.locator(".qu-apart")
    assert apart.inner_text() == "Can’t tell from the text"
    assert apart.evaluate("(e) => getComputedStyle(e).borderStyle") == "dashed"


def test_many_in_the_items_order_and_back_to_nothing(ask):
    loop = ask(MANY)
    loop.page.get_by_label("Can’t tell").click()
    loop.page.get_by_label("The first").click()
    assert stored(loop) == ["a", "cant-tell"]
    loop.key("Space", "Tab", "Tab", "Space")
    assert stored(loop) is None


# ---------------------------------------------------------------- rate
def test_a_rating_is_not_answered_until_it_is_touched(ask):
    loop = ask(RATE)
    slider = loop.page.get_by_role("slider", name="Rating from 0 (no support) to 100")
    assert slider.get_attribute("aria-valuetext") == "Not answered yet"
    assert loop.text(".qu-rate-told") == "Not answered yet"
    loop.key("Tab", "Tab", "Tab")
    assert loop.sent() == []
    assert loop.page.get_by_label("Your number").input_value() == ""


def test_a_rating_by_arrow_keys(ask):
    loop = ask(RATE)
    loop.key("Tab", "ArrowRight", "ArrowRight", "Tab")
    assert stored(loop) == 52
    assert [m["answer"] for m in loop.sent("change")] == [52]
    slider = loop.page.get_by_role("slider")
    assert slider.get_attribute("aria-valuetext") == "52 out of 100"
    assert loop.page.get_by_label("Your number").input_value() == "52"


@pytest.mark.parametrize("way", ["enter", "press", "type"])
def test_the_middle_can_be_the_answer_but_only_on_purpose(ask, way):
    loop = ask(RATE)
    slider = loop.page.get_by_role("slider")
    if way == "enter":
        slider.focus()
        loop.key("Enter")
    elif way == "press":
        slider.click()
    else:
        loop.page.get_by_label("Your number").fill("50")
    loop.page.locator("h1").click()
    loop.page.get_by_role("slider").blur()
    assert stored(loop) == 50
    assert loop.text(".qu-rate-told") == "50 out of 100"


def test_a_rating_by_mouse_is_stored_once_it_is_let_go(ask):
    loop = ask(RATE)
    box = loop.page.get_by_role("slider").bounding_box()
    mouse, y = loop.page.mouse, box["y"] + box["height"] / 2
    mouse.move(box["x"] + box["width"] / 2, y)
    mouse.down()
    mouse.move(box["x"] + box["width"] - 2, y, steps=5)
    assert loop.text(".qu-rate-told") == "100 out of 100"
    assert loop.sent() == []
    mouse.up()
    loop.page.get_by_role("slider").blur()
    assert stored(loop) == 100


def test_a_drag_back_to_the_middle_is_an_answer(ask):
    loop = ask(RATE)
    box = loop.page.get_by_role("slider").bounding_box()
    mouse, x, y = loop.page.mouse, box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    mouse.move(x, y)
    mouse.down()
    mouse.move(x + 80, y, steps=3)
    mouse.move(x, y, steps=3)
    mouse.up()
    loop.page.get_by_role("slider").blur()
    assert stored(loop) == 50


@pytest.mark.parametrize("words", ["150", "-3", "4.5", "abc"])
def test_what_is_no_rating_is_said_and_not_stored(ask, words):
    loop = ask(RATE, answer=20)
    field = loop.page.get_by_label("Your number")
    field.fill(words)
    assert "0 to 100" in loop.text(".qu-rate .qu-problem")
    assert field.get_attribute("aria-invalid") == "true"
    field.blur()
    assert loop.sent() == []
    field.fill("30")
    field.blur()
    assert stored(loop) == 30
    assert loop.page.locator(".qu-rate .qu-problem").text_content() == ""


def test_an_emptied_number_comes_back(ask):
    loop = ask(RATE, answer=20)
    field = loop.page.get_by_label("Your number")
    field.fill("")
    field.blur()
    assert field.input_value() == "20"
    assert loop.sent() == []


def test_a_wheel_over_the_number_changes_nothing(ask):
    loop = ask(RATE, answer=20)
    loop.page.get_by_label("Your number").click()
    loop.page.mouse.wheel(0, 300)
    assert loop.page.get_by_label("Your number").input_value() == "20"


# ---------------------------------------------------------------- match
def test_match_by_mouse_or_keyboard(ask):
    loop = ask(MATCH)
    first = loop.page.get_by_label("“Nebenzia said”")
    assert first.input_value() == ""
    first.select_option("r1")
    loop.page.get_by_label("“experts”").focus()
    loop.key("N")
    assert stored(loop) == {"l1": "r1", "l2": "r1"}
    assert loop.text(".qu-count") == "2 of 2 chosen"
    first.select_option("")
    assert stored(loop) == {"l2": "r1"}


def test_a_choice_too_long_for_its_list_stands_below_in_full(ask):
    loop = ask(MATCH, answer={"l1": "r1", "l2": "r2"})
    full = loop.page.locator(".qu-match-full")
    full.nth(1).wait_for(state="visible")
    assert full.nth(1).inner_text() == MATCH["right"][1]["text"].strip()
    assert full.nth(0).is_hidden()


def test_no_choice_stands_below_before_it_is_known_to_be_too_long(ask, loop):
    loop.page.evaluate("() => { window.requestAnimationFrame = () => 0; }")
    ask(MATCH, answer={"l1": "r1", "l2": "r2"})
    loop.page.locator(".qu-match-full").nth(1).wait_for(state="attached")
    assert loop.page.locator(".qu-match-full:visible").count() == 0


def test_a_list_takes_from_the_words_beside_it_what_it_needs_for_its_own(ask, loop):
    words = "Yes, they are heard on this very point"
    item = {**MATCH, "right": [MATCH["right"][0], {"id": "r2", "text": words}]}
    loop.page.set_viewport_size({"width": 736, "height": 900})
    ask(item, answer={"l1": "r1", "l2": "r2"})
    loop.page.locator(".qu-match-full[hidden]").nth(1).wait_for(state="attached")


# ---------------------------------------------------------------- order
def lines(loop):
    """Give the lines as they stand."""
    return loop.page.locator(".qu-line-text").all_inner_texts()


def test_the_first_order_is_no_answer_until_confirmed(ask):
    loop = ask(ORDER)
    assert "Not answered yet" in loop.text(".qu-order-foot")
    assert loop.sent() == []
    loop.button("This is my order").click()
    assert stored(loop) == ["x", "y", "z"]
    assert loop.text(".qu-order-note") == "This is your order."
    loop.key("Enter")
    assert len(loop.sent("change")) == 1


def test_order_by_keyboard_keeps_the_focus_on_the_line_and_says_where_it_is(ask):
    loop = ask(ORDER)
    loop.button("Move down: Line x").focus()
    loop.key("Enter")
    assert lines(loop) == ["Line y", "Line x", "Line z"]
    assert loop.focused() == "Move down: Line x"
    assert loop.said() == "“Line x” moved to 2 of 3."
    loop.key("Space")
    assert stored(loop) == ["y", "z", "x"]
    assert loop.focused() == "Move down: Line x"
    loop.key("Enter")
    assert loop.said() == "“Line x” is last already."
    assert len(loop.sent("change")) == 2
    loop.button("Move up: Line x").focus()
    loop.key("Enter")
    assert stored(loop) == ["y", "x", "z"]
    assert loop.focused() == "Move up: Line x"


def drag(loop, text, to):
    """Drag a line by its words to the middle of another."""
    row, goal = (
        loop.page.locator(".qu-line").filter(has_text=name).bounding_box() for name in (text, to)
    )
    mouse = loop.page.mouse
    mouse.move(row["x"] + 120, row["y"] + row["height"] / 2)
    mouse.down()
    mouse.move(goal["x"] + 120, goal["y"] + goal["height"] / 2, steps=12)
    mouse.move(goal["x"] + 120, goal["y"] + goal["height"] * 0.9, steps=2)
    mouse.up()


def test_order_by_dragging(ask):
    loop = ask(ORDER)
    drag(loop, "Line x", "Line z")
    assert stored(loop) == ["y", "z", "x"]
    assert len(loop.sent("change")) == 1
    assert loop.said() == "“Line x” moved to 3 of 3."


def test_a_drag_that_changes_nothing_is_no_answer(ask):
    loop = ask(ORDER)
    row = loop.page.locator(".qu-line").first.bounding_box()
    loop.page.mouse.move(row["x"] + 120, row["y"] + 20)
    loop.page.mouse.down()
    loop.page.mouse.move(row["x"] + 120, row["y"] + 27)
    loop.page.mouse.up()
    assert loop.sent() == []


def test_order_cleared_is_as_at_first(ask):
    loop = ask(ORDER, answer=["z", "y", "x"])
    assert lines(loop) == ["Line z", "Line y", "Line x"]
    loop.button("Clear my answer").click()
    assert stored(loop) is None
    assert lines(loop) == ["Line x", "Line y", "Line z"]
    assert "Not answered yet" in loop.text(".qu-order-foot")


# ---------------------------------------------------------------- text
def test_words_are_counted_and_stored_when_the_field_is_left(ask):
    loop = ask(TEXT)
    field = loop.page.get_by_role("textbox", name="Which one is it?")
    field.click()
    loop.page.keyboard.type("A photo, with don’t 🙂")
    assert loop.text(".qu-count") == "4 words"
    field.blur()
    assert stored(loop) == "A photo, with don’t 🙂"


def test_words_are_stored_in_a_pause_too(ask):
    loop = ask(TEXT)
    loop.page.get_by_role("textbox").click()
    loop.page.keyboard.type("half a thought")
    loop.page.wait_for_function("bench.sent.length > 0")
    assert stored(loop) == "half a thought"
    assert loop.page.evaluate("document.activeElement.tagName") == "TEXTAREA"


@pytest.mark.parametrize("event", ["pagehide", "end"])
def test_words_are_stored_when_the_page_goes(ask, event):
    loop = ask(TEXT)
    loop.page.get_by_role("textbox").click()
    loop.page.keyboard.type("last words")
    loop.page.evaluate(
        "bench.end()" if event == "end" else "dispatchEvent(new PageTransitionEvent('pagehide'))"
    )
    assert loop.sent("change")[-1]["answer"] == "last words"


def test_what_is_typed_while_python_stores_is_not_undone(ask):
    loop = ask(TEXT)
    field = loop.page.get_by_role("textbox")
    loop.page.evaluate("bench.hold()")
    field.fill("one")
    field.blur()
    field.fill("one two")
    loop.page.evaluate("bench.release()")
    loop.settle()
    assert field.input_value() == "one two"
    assert loop.text(".ws-status-text") == "Saving …"
    field.blur()
    assert stored(loop) == "one two"
    assert loop.text(".ws-status-text") == "Saved at 10:42:05"


def test_the_longest_text_is_named(ask):
    loop = ask(TEXT)
    field = loop.page.get_by_role("textbox")
    field.fill("x" * 19_999)
    field.press("End")
    field.press("x")
    field.press("x")
    assert len(field.input_value()) == 20_000
    assert "20000 characters" in loop.text(".qu-count")


# ---------------------------------------------------------------- from elsewhere
@pytest.mark.parametrize(
    ("item", "answer", "seen"),
    [
        (ONE, "b", "document.querySelector('input:checked').value"),
        (MANY, ["a", "b"], "[...document.querySelectorAll('input:checked')].map((i) => i.value)"),
        (RATE, 0, "Number(document.querySelector('.qu-number').value)"),
        (MATCH, {"l1": "r1"}, "({ l1: document.querySelector('select').value })"),
        (
            ORDER,
            ["z", "x", "y"],
            "[...document.querySelectorAll('.qu-line')].map((r) => r.dataset.id)",
        ),
        (TEXT, "words", "document.querySelector('textarea').value"),
    ],
)
def test_an_answer_given_before_is_shown_and_one_from_another_window_too(ask, item, answer, seen):
    loop = ask(item, answer=answer)
    assert loop.page.evaluate(seen) == answer
    assert loop.sent() == []
    fresh = ask(item)
    fresh.widget.answer = answer
    fresh.push()
    assert fresh.page.evaluate(seen) == answer
    assert fresh.sent() == []


def test_the_answer_python_gives_back_is_the_one_shown(ask):
    loop = ask(MANY, on_change=lambda _: (["a", "b"], SAVED))
    loop.page.get_by_label("Can’t tell").click()
    loop.settle()
    assert loop.page.get_by_role("checkbox", checked=True).count() == 2
    assert not loop.page.get_by_label("Can’t tell").is_checked()


def test_a_page_that_goes_leaves_nothing_behind(ask):
    loop = ask(ONE)
    loop.page.evaluate("bench.end()")
    assert loop.page.evaluate("bench.listeners()") == 0
