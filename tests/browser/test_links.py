"""What one question says of another leads there; a house is explained; the end says how it went."""

from __future__ import annotations

import pytest

from whosays.core.i18n import section, text

pytestmark = pytest.mark.browser

HEADING = """(words) => [...document.querySelectorAll(".jp-Notebook h2")]
  .filter((one) => one.checkVisibility()).map((one) => one.innerText).join() === words"""
EXERCISE = "exercises/03-one-source-or-many.ipynb"


@pytest.fixture
def all_at_once() -> bool:
    """Show one part at a time."""
    return False


def rail(page):
    return page.get_by_role("navigation", name="The parts of this page")


def part(page, name):
    step = rail(page).get_by_role("button", name=name)
    step.click()
    return step


def rate(page, number, value):
    card = page.locator(f".ws-question[data-number='{number}']")
    card.locator(".qu-number").fill(str(value))
    card.get_by_role("button", name="Check").click()
    card.locator(".qu-feedback").wait_for()
    return card


def test_a_number_leads_to_its_question_and_a_part_says_look_again(room):
    page = room.load(EXERCISE)  # the address names the page, as a student's does
    part(page, "A state agency reports")
    rate(page, "3.8", 50)
    step = part(page, "Two more claims to rate")
    alike = rate(page, "3.13", 50)
    rate(page, "3.14", 90)
    page.wait_for_function("(e) => e.dataset.mark === 'look'", arg=step.element_handle())
    assert step.get_attribute("data-state") == "done"
    assert step.locator(".whosays-sign").inner_text() == "↻"
    assert step.locator(".whosays-mark").inner_text() == text("card.card_look")
    assert room.axe() == []
    part(page, "Handing in")
    again = page.locator(".whosays-again:visible")
    assert f"{text('lab.again_look')} 3.8, 3.13" in again.inner_text()
    assert "3.7" in again.locator("[data-card=new]").inner_text()
    assert "3.16" not in again.inner_text()  # more, and not begun
    assert room.axe() == []
    again.get_by_role("link", name="3.13").click()
    page.wait_for_function(HEADING, arg="5. Two more claims to rate")
    alike.get_by_role("link", name="3.8").first.click()
    there = page.locator(".ws-question[data-number='3.8']")
    assert there.is_visible()
    assert there.evaluate("(node) => node.contains(document.activeElement)")
    assert room.errors == []


def test_a_house_that_a_rule_names_is_explained_over_the_page(room):
    page = room.open("exercises/02-unnamed-sources.ipynb")
    part(page, "The official who asked not to be named")
    page.get_by_role("link", name="AP (2009)").locator("visible=true").first.click()
    box = page.get_by_role("dialog", name="Words")
    assert box.locator("dt:visible").all_inner_texts() == ["AP"]
    assert box.locator("dd:visible").first.inner_text() == section("houses")["ap_means"]
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent") == "AP (2009)"
    assert room.axe() == []
    assert room.errors == []


REPORT = "exercises/06-your-own-report.ipynb"
BACK = {"Tab": ("Tab", "Enter"), "Escape": ("Escape",), "Back": (), "mouse": ()}


def goes_back(page, name, way):
    """Press what leads back from where a link led: the next that Tab finds, Escape, or Back."""
    for key in BACK[way]:
        page.keyboard.press(key)
    if way == "Back":
        page.evaluate("() => history.back()")
    elif way == "mouse":
        page.get_by_role("button", name=name).click()


@pytest.mark.parametrize("way", BACK)
def test_who_followed_a_number_comes_back_to_where_it_stands(room, way):
    page = room.open(REPORT)
    part(page, "How many roots")
    link = page.locator(".ws-question[data-number='6.6']").get_by_role("link", name="6.3")
    link.scroll_into_view_if_needed()
    before = link.bounding_box()
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_function(HEADING, arg="2. Who says so?")
    name = text("lab.return_question", number="6.6")
    page.get_by_role("button", name=name).wait_for()
    if way == "Tab":
        assert room.axe() == []
    goes_back(page, name, way)
    page.wait_for_function(HEADING, arg="3. How many roots?")
    assert link.evaluate("(node) => node === document.activeElement")
    assert link.bounding_box() == before
    assert page.locator(".whosays-return").count() == 0
    # Nothing of it is left for the browser's Forward but what it says: there and back again.
    page.evaluate("() => history.forward()")
    page.wait_for_function(HEADING, arg="2. Who says so?")
    page.evaluate("() => history.back()")
    page.wait_for_function(HEADING, arg="3. How many roots?")
    assert room.errors == []


def test_links_are_gone_back_one_by_one_and_a_list_is_no_question(room):
    page = room.open(EXERCISE)
    part(page, "A state agency reports")
    rate(page, "3.8", 50)
    part(page, "Two more claims to rate")
    alike = rate(page, "3.13", 50)
    part(page, "Handing in")
    page.locator(".whosays-again:visible").get_by_role("link", name="3.13").click()
    page.wait_for_function(HEADING, arg="5. Two more claims to rate")
    to_list = text("lab.return_part", title="Handing in")
    assert alike.locator(".whosays-return").inner_text() == to_list
    alike.get_by_role("link", name="3.8").first.click()
    page.wait_for_function(HEADING, arg="2. A state agency reports")
    page.get_by_role("button", name=text("lab.return_question", number="3.13")).click()
    page.wait_for_function(HEADING, arg="5. Two more claims to rate")
    page.get_by_role("button", name=to_list).click()
    page.wait_for_function(HEADING, arg="Handing in")
    assert page.evaluate("document.activeElement.textContent") == "3.13"
    assert page.locator(".whosays-return").count() == 0
    assert room.errors == []
