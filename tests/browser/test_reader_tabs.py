"""Beside the text stand the tools or the results, each behind a tab; nothing scrolls by itself."""

from __future__ import annotations

import pytest
from reader_bench import mark_of
from test_reader_feedback import FEEDBACK, MARKS, check

pytestmark = pytest.mark.browser


def tab(bench, name):
    return bench.page.get_by_role("tab", name=name)


@pytest.fixture
def checked(bench):
    """Give a page on which a check has been made."""
    bench.load(marks=MARKS)
    check(bench)
    return bench


def test_there_are_no_tabs_before_there_are_results(bench):
    bench.load(marks=MARKS)
    assert bench.page.get_by_role("tablist").count() == 0
    assert bench.page.locator(".rd-now").is_visible()
    assert bench.page.locator(".rd-marks").is_visible()


def test_a_check_opens_the_results_and_the_tab_says_how_many(checked):
    assert tab(checked, "Results (1 of 5)").get_attribute("aria-selected") == "true"
    assert checked.page.locator(".rd-headline").is_visible()
    assert not checked.page.locator(".rd-codes").is_visible()
    tab(checked, "Mark").click()
    assert checked.page.locator(".rd-codes").is_visible()
    assert not checked.page.locator(".rd-headline").is_visible()


def test_results_without_a_count_have_a_tab_too(bench):
    bench.load(marks=MARKS)
    check(bench, {**FEEDBACK, "found": None})
    assert tab(bench, "Results").get_attribute("aria-selected") == "true"


def test_the_first_that_differs_stands_open_and_the_rest_is_a_line_each(checked):
    opened = checked.page.locator("details.rd-group").evaluate_all(
        "(all) => all.filter((g) => g.open).map((g) => g.dataset.outcome)"
    )
    assert opened == ["wrong_code"]


def test_whoever_chooses_words_has_the_codes_again(checked):
    checked.click("it added")
    assert tab(checked, "Mark").get_attribute("aria-selected") == "true"
    assert checked.page.locator(".rd-codes").is_visible()
    checked.key("4")
    check(checked)
    assert tab(checked, "Results").get_attribute("aria-selected") == "true"


def test_a_place_is_shown_with_its_reasons_and_the_way_back_is_to_the_list(checked):
    entry = checked.page.locator('[data-outcome="wrong_code"] .rd-go')
    entry.click()
    assert checked.page.locator(".rd-now-about p").first.is_visible()
    checked.button("Back to the list").click()
    assert tab(checked, "Results").get_attribute("aria-selected") == "true"
    assert entry.evaluate("(node) => node === document.activeElement")


def test_tabs_work_by_the_arrow_keys(checked):
    tab(checked, "Results").focus()
    checked.key("ArrowLeft")
    assert tab(checked, "Mark").evaluate("(node) => node === document.activeElement")
    assert checked.page.locator(".rd-codes").is_visible()
    checked.key("End")
    assert tab(checked, "Results").get_attribute("aria-selected") == "true"
    checked.key("ArrowRight")
    assert tab(checked, "Mark").get_attribute("aria-selected") == "true"


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (1024, 768), (1280, 400)])
def test_results_stand_beside_the_text_without_a_scroll_of_their_own(make_bench, width, height):
    bench = make_bench(viewport={"width": width, "height": height})
    bench.load(marks=MARKS, checked=MARKS, feedback=FEEDBACK)
    for summary in bench.page.locator("details.rd-group:not([open]) > summary").all()[::-1]:
        summary.click()
    panel, text = (bench.page.locator(f".rd-{name}").bounding_box() for name in ("panel", "page"))
    assert panel["x"] >= text["x"] + text["width"]
    inner = bench.page.locator(".rd-tab-results, .rd-tab-results *").evaluate_all(
        "(all) => all.filter((n) => /auto|scroll/.test(getComputedStyle(n).overflowY)).length"
    )
    assert inner == 0
    assert bench.page.locator(".rd-panel").evaluate("(n) => n.scrollHeight <= n.clientHeight + 1")
    # Far down in the text its end is still in sight.
    bench.page.evaluate("scrollTo(0, document.documentElement.scrollHeight / 2)")
    bottom = bench.page.locator(".rd-panel").bounding_box()
    assert bottom["y"] + bottom["height"] <= height
    assert bottom["y"] + bottom["height"] > 0


# What of the panel has the focus and is not seen whole with its ring.
CUT = """async () => {
  for (const _ of "12") await new Promise(requestAnimationFrame); // a scroll is told a frame later
  const { top, bottom } = document.activeElement.getBoundingClientRect();
  return top < 5 || bottom > innerHeight - 5 ? [document.activeElement.textContent] : [];
}"""


def test_by_keyboard_all_of_long_results_is_seen_wherever_the_text_is(make_bench):
    bench = make_bench(viewport={"width": 1280, "height": 400})
    bench.load(marks=MARKS, checked=MARKS, feedback=FEEDBACK)
    page = bench.page
    for summary in page.locator("details.rd-group:not([open]) > summary").all()[::-1]:
        summary.click()
    stops = page.locator(".rd-panel :is(button, summary):visible").count()
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight / 2)")
    page.locator(".rd-panel :is(button, summary):visible").last.focus()
    cut, seen = [], set()
    for way in ("Shift+Tab", "Tab"):
        for _ in range(stops - 2):
            page.keyboard.press(way)
            if page.evaluate("document.activeElement.closest('.rd-panel') !== null"):
                seen.add(page.evaluate("document.activeElement.textContent"))
                cut += page.evaluate(CUT)
    assert len(seen) > 4
    assert cut == []


def test_narrow_the_results_take_the_place_of_the_tools(make_bench):
    bench = make_bench(viewport={"width": 390, "height": 844})
    bench.load(marks=[mark_of("it added")])
    check(bench)
    assert bench.page.locator(".rd-headline").is_visible()
    assert not bench.page.locator(".rd-codes").is_visible()
    assert bench.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
