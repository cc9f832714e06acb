"""A click that comes while the picture of a cell gives way to what acts is nobody's to lose."""

from __future__ import annotations

import pytest

from whosays.authoring import extension

pytestmark = pytest.mark.browser

# A cell with a button, and its picture; what the cell shows counts what it hears.
CELL = """async (script) => {
  document.body.innerHTML = `<main><div class="jp-WindowedPanel-outer"><div class="jp-Cell"><div>
    <div class="area"><button style="width: 200px; height: 60px">Check</button></div>
    </div></div></div></main>`;
  const style = document.head.appendChild(document.createElement("style"));
  style.textContent =
    "main { height: 100vh } .whosays-behind { visibility: hidden; position: absolute }";
  const url = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const { Steady } = await import(url);
  const steady = new Steady(document.querySelector("main"));
  steady.hold();
  const node = document.querySelector(".area");
  window.heard = 0;
  node.querySelector("button").onclick = () => { window.heard += 1; };
  const outputs = { length: 1 };
  window.ran = steady.freeze({ outputArea: { node }, isDisposed: false, model: { outputs } });
}"""
PICTURES = "() => document.querySelectorAll('.whosays-picture').length"


@pytest.fixture
def page(chrome):
    window = chrome.new_page()
    window.evaluate(CELL, (extension.HOME / "static" / "steady.js").read_text(encoding="utf-8"))
    assert window.evaluate(PICTURES) == 1
    window.mouse.move(50, 30)
    yield window
    window.close()


def gone(page):
    """Wait until the picture is gone; give how often the button was pressed."""
    page.wait_for_function(f"({PICTURES})() === 0")
    return page.evaluate("window.heard")


def test_a_picture_stays_while_a_pointer_is_down_and_its_click_is_heard_once(page):
    page.mouse.down()
    page.evaluate("window.ran()")
    assert page.evaluate(PICTURES) == 1
    page.mouse.up()
    assert gone(page) == 1
    assert page.evaluate("document.activeElement.textContent") == "Check"
    page.mouse.click(50, 30)
    assert page.evaluate("window.heard") == 2


@pytest.mark.parametrize(("last", "heard"), [((50, 30), 1), ((400, 400), 0)])
def test_what_was_pressed_last_before_the_cell_ran_is_pressed_then(page, last, heard):
    for place in ((50, 30), last):
        page.mouse.click(*place)
    assert page.evaluate(PICTURES) == 1
    page.evaluate("window.ran()")
    assert gone(page) == heard


def test_a_press_that_is_drawn_away_is_none(page):
    page.mouse.down()
    page.mouse.move(400, 400)
    page.evaluate("window.ran()")
    assert page.evaluate(PICTURES) == 1
    page.mouse.up()
    assert gone(page) == 0


def test_what_shows_something_else_by_then_is_not_pressed(page):
    page.mouse.down()
    page.evaluate("document.querySelector('.whosays-behind button').textContent = 'Clear'")
    page.evaluate("window.ran()")
    page.mouse.up()
    assert gone(page) == 0


def test_a_pointer_whose_end_nobody_heard_keeps_no_picture(page):
    page.evaluate("addEventListener('pointerup', (one) => one.stopImmediatePropagation(), true)")
    page.mouse.down()
    page.evaluate("window.ran()")
    page.mouse.up()
    assert page.evaluate(PICTURES) == 1
    page.mouse.move(60, 30)
    assert gone(page) == 0


def test_a_cell_that_says_twice_that_it_has_run_is_no_fault(page):
    """One that was cut short and runs again says so at both ends."""
    page.evaluate("window.ran()")
    page.evaluate("window.ran()")
    assert gone(page) == 0
