"""Marking with a finger on a narrow screen."""

from __future__ import annotations

import pytest
from reader_bench import ARTICLE, mark_of

pytestmark = pytest.mark.browser


@pytest.fixture
def phone(make_bench):
    """Give a narrow touch screen."""
    return make_bench(has_touch=True, is_mobile=True, viewport={"width": 400, "height": 800})


def test_a_tap_chooses_a_word_and_its_code_is_at_hand(phone):
    phone.load()
    phone.tap("Aydinlik")
    assert phone.quote() == "Aydinlik"
    phone.code("named_institution").tap()
    assert phone.words() == [("Aydinlik", "named_institution")]


def test_what_is_chosen_stays_in_sight_with_its_codes(phone):
    phone.load()
    phone.tap("Turkish newspaper")
    inside = phone.page.evaluate(
        """[...document.querySelectorAll(".rd-code")].every((button) => {
             const r = button.getBoundingClientRect();
             return r.top >= 0 && r.bottom <= innerHeight && r.width > 0; })"""
    )
    assert inside


def test_nothing_covers_the_text_while_nothing_is_chosen(phone):
    phone.load()
    position = "getComputedStyle(document.querySelector('.rd-now')).position"
    assert phone.page.evaluate(position) == "static"
    phone.tap("A group of")
    assert phone.page.evaluate(position) == "sticky"


def test_two_taps_choose_a_stretch_without_any_drag(phone):
    phone.load()
    phone.tap("a source told")
    phone.button("Extend to another word").tap()
    assert phone.said() == "Now click or tap the last word."
    phone.tap("Sputnik")
    phone.code("unnamed_person").tap()
    assert phone.words() == [("a source told\u00a0Sputnik", "unnamed_person")]


def test_two_taps_also_go_backwards(phone):
    phone.load()
    phone.tap("Sputnik")
    phone.button("Extend to another word").tap()
    phone.tap("a source told")
    assert phone.quote() == "a source told\u00a0Sputnik"


def test_a_tap_on_a_mark_then_extend_makes_the_mark_longer(phone):
    phone.load(marks=[mark_of("a source told", "unnamed_person")])
    phone.tap("a source told")
    phone.button("Extend to another word").tap()
    phone.tap("Sputnik")
    assert phone.words() == [("a source told\u00a0Sputnik", "unnamed_person")]


def test_what_was_tapped_is_not_covered_by_the_box_that_comes_up(phone):
    phone.load()
    x, y = phone.spot("Aydinlik")
    phone.page.evaluate("(y) => scrollBy(0, y - 700)", y)
    phone.page.touchscreen.tap(x, phone.spot("Aydinlik", scroll=False)[1])
    assert phone.quote() == "Aydinlik"
    shown = phone.page.locator(".rd-selected").bounding_box()
    assert shown["y"] + shown["height"] <= phone.page.locator(".rd-now").bounding_box()["y"]


def test_the_systems_own_selection_after_a_long_press_is_followed_and_kept(phone):
    phone.load()
    start = ARTICLE.text.index("source told")
    select = """([from, to]) => {
      const line = document.querySelector('[data-paragraph="3"] .rd-line');
      const node = line.firstChild;
      getSelection().setBaseAndExtent(node, from, node, to);
      return new Promise((done) => document.addEventListener(
        "selectionchange", () => done(getSelection().toString()), { once: true }));
    }"""
    paragraph = ARTICLE.paragraph(4).start
    phone.page.evaluate(select, [start - paragraph, start - paragraph + 3])
    assert phone.quote() == "source"
    kept = phone.page.evaluate(select, [start - paragraph, start - paragraph + 11])
    assert kept == "source told"
    assert phone.quote() == "source told"
    phone.code("unnamed_person").tap()
    assert phone.words() == [("source told", "unnamed_person")]
    assert phone.page.evaluate("getSelection().toString()") == ""


def test_after_a_jump_there_is_a_way_back_to_the_list(phone):
    phone.load(marks=[mark_of("a source told"), mark_of("Sergei Lavrov", "vague", "m-2")])
    entry = phone.page.locator(".rd-list .rd-go").last
    entry.tap()
    phone.button("Back to the list").tap()
    assert entry.evaluate("node => node === document.activeElement")


def test_nothing_is_wider_than_a_phone(make_bench):
    narrow = make_bench(viewport={"width": 336, "height": 700})
    narrow.load(marks=[mark_of("a source told")])
    narrow.click("a source told")
    assert narrow.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    small = narrow.page.evaluate(
        """[...document.querySelectorAll("#root button, #root select, #root summary")]
             .filter((e) => e.checkVisibility() && e.getBoundingClientRect().height > 0)
             .map((e) => [e.className, e.getBoundingClientRect()])
             .filter(([, r]) => r.height < 31.5 || r.width < 31.5).map(([name]) => name)"""
    )
    assert small == []
