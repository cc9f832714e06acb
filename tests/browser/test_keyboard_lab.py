"""By keyboard alone on a page: where the focus goes, how it looks, and what comes into sight."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

EXERCISE = "exercises/01-who-says-so.ipynb"
LESSON = "lessons/01-who-says-so.ipynb"

# How the ring of what has the focus looks, and whether something cuts it off.
RING = """async () => {
  for (const _ of "12") await new Promise(requestAnimationFrame);
  const one = document.activeElement;
  const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(one);
  const box = one.getBoundingClientRect();
  const reach = parseFloat(outlineWidth) + parseFloat(outlineOffset);
  const cut = [];
  for (let up = one.parentElement; up; up = up.parentElement) {
    if (getComputedStyle(up).overflowX === "visible") continue;
    const edge = up.getBoundingClientRect();
    if (box.left - reach < edge.left - 0.5) cut.push(up.className);
  }
  return [outlineStyle, outlineWidth, cut];
}"""
SOLID = ["solid", "3px", []]


def test_enter_in_the_line_makes_the_file_and_the_focus_is_where_it_says_so(room):
    page = room.open(EXERCISE)
    one = page.locator(".ws-question").filter(has_text="How could the source in paragraph 5")
    one.get_by_label("Can’t tell from the text").check()
    one.locator(".ws-status[data-state=saved]").wait_for()
    page.get_by_label("Nickname or class code, if you like").focus()
    page.keyboard.type("sun 7")
    assert page.evaluate(RING) == SOLID
    page.keyboard.press("Enter")
    link = page.get_by_role("link", name="Save sun-7-")
    link.wait_for()
    assert page.evaluate("document.activeElement.innerText").startswith("Your hand-in file is made")
    assert page.evaluate(RING) == SOLID
    page.keyboard.press("Tab")
    assert link.evaluate("(node) => node === document.activeElement")
    assert page.evaluate(RING) == SOLID
    page.get_by_role("button", name="Make my hand-in file").focus()
    page.keyboard.press("Enter")
    page.wait_for_function(
        "() => document.activeElement.innerText.startsWith('Your hand-in file is made')"
    )
    assert room.axe() == []


@pytest.mark.parametrize("words", ["I have made my guess: show me", "I have looked"])
def test_what_is_opened_by_key_comes_into_sight(room, words):
    page = room.open(LESSON)
    for summary in page.locator("summary").filter(has_text=words).all():
        # At the foot of the window, where what it opens would stay below.
        summary.evaluate("(node) => node.scrollIntoView({ block: 'end', behavior: 'instant' })")
        summary.focus()
        page.keyboard.press("Shift")
        assert page.evaluate(RING) == SOLID
        page.keyboard.press("Enter")
        below = page.wait_for_function(
            """() => {
              const { parentElement: all } = document.activeElement;
              const page = document.querySelector(".jp-WindowedPanel-outer");
              const foot = page.getBoundingClientRect();
              const { top, bottom } = all.getBoundingClientRect();
              return all.open && top >= foot.top && (bottom <= foot.bottom || top < foot.top + 40);
            }"""
        )
        assert below


def test_no_frame_around_a_question_is_a_stop_of_tab(room):
    page = room.open(EXERCISE)
    page.locator(".ws-question input").first.focus()
    stops = []
    for key in ["Tab"] * 8 + ["Shift+Tab"] * 16:
        page.keyboard.press(key)
        stops.append(page.evaluate("document.activeElement.className"))
    assert [one for one in stops if "jp-Cell" in one] == []
    assert page.locator(".jp-Notebook-cell[tabindex='0']").count() == 0
