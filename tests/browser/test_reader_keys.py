"""Everything by keyboard alone, and what is said meanwhile."""

from __future__ import annotations

import pytest
from reader_bench import article_of, mark_of
from test_reader_feedback import FEEDBACK, MARKS, check

pytestmark = pytest.mark.browser

SHORT = ("First words here. Second ones follow.", "“Third, then,” he said.", "Last.")


def test_the_text_is_one_tab_stop_and_the_panel_comes_next(bench):
    bench.load(can_check=False)
    bench.key("Tab")
    assert bench.page.evaluate("document.activeElement.className") == "rd-cursor"
    bench.key("Tab")
    assert bench.page.evaluate("document.activeElement.className") == "rd-code"
    bench.key("Shift+Tab", "Shift+Tab")
    assert bench.page.evaluate("document.activeElement === document.body")


def test_the_cursor_can_be_seen_on_its_word(bench):
    bench.load(article=article_of(*SHORT))
    bench.key("Tab", "ArrowRight")
    cursor = bench.page.locator(".rd-cursor").bounding_box()
    x, y = bench.spot("words", scroll=False)
    assert cursor["x"] < x < cursor["x"] + cursor["width"]
    assert cursor["y"] < y < cursor["y"] + cursor["height"]
    look = "getComputedStyle(document.activeElement).outlineStyle"
    assert bench.page.evaluate(look) == "solid"


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (["ArrowRight"], "words"),
        (["ArrowRight", "ArrowRight", "ArrowLeft"], "words"),
        (["ArrowLeft"], "First"),
        (["ArrowDown"], "Second"),
        (["ArrowDown", "ArrowRight", "ArrowUp"], "Second"),
        (["ArrowDown", "ArrowUp"], "First"),
        (["End"], "follow"),
        (["End", "Home"], "First"),
        (["PageDown"], "Third"),
        (["PageDown", "ArrowRight", "PageUp"], "Third"),
        (["PageDown", "PageUp"], "First"),
        (["Control+End"], "Last"),
        (["Control+End", "Control+Home"], "First"),
        (["Control+End", "ArrowRight"], "Last"),
        (["Shift+ArrowRight"], "First words"),
        (["Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowLeft"], "First words"),
        (["End", "Shift+ArrowLeft"], "ones follow"),
        (["End", "Shift+Home"], "First words here. Second ones follow"),
        (["Shift+End"], "First words here. Second ones follow"),
        (["Shift+ArrowDown"], "First words here."),
        (["Shift+ArrowDown", "Shift+ArrowDown"], "First words here. Second ones follow."),
        (["ArrowRight", "Shift+ArrowDown"], "words here."),
        (["PageDown", "Shift+ArrowDown"], "“Third, then,” he said."),
        (["End", "Shift+ArrowUp"], "Second ones follow"),
        (["End", "Shift+ArrowRight"], "follow. ¶ “Third"),
        (["ArrowRight", "ArrowRight", "Escape"], ""),
    ],
)
def test_keys_lead_where_they_say(bench, keys, expected):
    bench.load(article=article_of(*SHORT))
    bench.focus()
    bench.key(*keys)
    assert bench.quote() == expected


def test_in_right_to_left_text_the_left_arrow_goes_on(bench):
    bench.load(article=article_of("قال مصدر لوكالة", lang="ar", direction="rtl"))
    bench.focus()
    bench.key("ArrowLeft")
    assert bench.quote() == "مصدر"
    bench.key("ArrowRight")
    assert bench.quote() == "قال"
    bench.key("Shift+ArrowLeft", "4")
    assert bench.words() == [("قال مصدر", "unnamed_person")]


@pytest.mark.parametrize(
    ("words", "first", "expected"),
    [
        ("An emoji 🙂 and then 🇺🇦 said", 2, "🙂 and"),
        ("cafe\u0301 e\u0301te\u0301 said", 1, "e\u0301te\u0301 said"),
        ("𝔘𝔫 a\u00a0source told", 1, "a\u00a0source"),
    ],
)
def test_offsets_by_keyboard_agree_with_python(bench, words, first, expected):
    bench.load(article=article_of("🙂 before", words))
    bench.focus()
    bench.key("PageDown", *["ArrowRight"] * first, "Shift+ArrowRight", "6")
    assert bench.words() == [(expected, "vague")]


@pytest.mark.parametrize("number", range(1, 7))
def test_each_number_gives_its_code(bench, number):
    from reader_bench import CODE_NAMES  # noqa: PLC0415 - only here

    bench.load(article=article_of(*SHORT))
    bench.focus()
    bench.key("Shift+ArrowRight", str(number))
    assert bench.words() == [("First words", CODE_NAMES[number - 1])]


def test_numbers_without_a_code_or_a_selection_do_nothing(bench):
    bench.load(article=article_of(*SHORT))
    bench.focus()
    bench.key("ArrowRight", "7", "0", "Escape", "1")
    assert bench.sent() == []
    assert bench.said().startswith("Select the words")


def test_a_mark_is_announced_with_its_words_code_and_number(bench):
    bench.load(article=article_of(*SHORT))
    bench.focus()
    bench.key("Shift+ArrowRight", "4")
    assert bench.said() == "Marked “First words” as One unnamed person. 1 mark."
    assert bench.page.locator(".rd-said").get_attribute("role") == "status"


def test_moving_says_word_sentence_selection_and_marks(bench):
    bench.load(
        article=article_of(*SHORT), marks=[{**mark_of("Last", text="Last"), "start": 64, "end": 68}]
    )
    bench.focus()
    bench.key("ArrowRight")
    assert bench.heard() == "Paragraph 1. words"
    bench.key("ArrowRight")
    assert bench.heard() == "here"
    bench.key("ArrowDown")
    assert bench.heard() == "Paragraph 1. Second ones follow."
    bench.key("Shift+ArrowRight")
    assert bench.heard() == "Selected: “Second ones”, 2 words."
    bench.key("Control+End")
    assert bench.heard() == "Paragraph 3. Last (marked Nobody in sight)"


def test_enter_goes_to_the_codes_and_choosing_one_comes_back(bench):
    bench.load(article=article_of(*SHORT))
    bench.focus()
    bench.key("Shift+ArrowRight", "Enter", "Tab", "Enter")
    assert bench.words() == [("First words", "named_institution")]
    assert bench.page.evaluate("document.activeElement.className") == "rd-cursor"


def test_escape_from_the_codes_comes_back_to_the_text(bench):
    bench.load(article=article_of(*SHORT))
    bench.focus()
    bench.key("Shift+ArrowRight", "Enter", "Escape")
    assert bench.page.evaluate("document.activeElement.className") == "rd-cursor"
    assert bench.quote() == ""


def test_numbers_change_and_delete_removes_the_mark_under_the_cursor(bench):
    bench.load(article=article_of(*SHORT))
    bench.focus()
    bench.key("Shift+ArrowRight", "4", "PageDown", "PageUp", "2")
    assert bench.words() == [("First words", "named_institution")]
    bench.key("ArrowRight", "Delete")
    assert bench.marks() == []
    assert bench.said() == "Removed the mark on “First words”. 0 marks."
    bench.key("Delete")
    assert bench.said() == "There is no mark under the cursor."


def test_space_goes_through_marks_in_one_place(bench):
    text = "\n\n".join(SHORT)
    bench.load(
        article=article_of(*SHORT),
        marks=[
            mark_of("First words here", "vague", "m-1", text),
            mark_of("First words", "vague", "m-2", text),
        ],
    )
    bench.focus()
    bench.key("ArrowRight")
    seen = [bench.quote()]
    for _ in range(3):
        bench.key("Space")
        seen.append(bench.quote())
    assert seen == ["First words", "First words here", "words", "First words"]


def test_undo_and_redo_by_keyboard(bench):
    bench.load(article=article_of(*SHORT))
    bench.focus()
    bench.key("Home", "1", "ArrowRight", "1", "ArrowRight", "2")
    bench.key("Control+z", "Control+z")
    assert bench.words() == [("First", "named_person")]
    bench.key("Control+Shift+z")
    assert bench.words() == [("First", "named_person"), ("words", "named_person")]
    bench.key("Control+z", "Control+y")
    assert len(bench.marks()) == 2
    assert bench.said() == "Done again. 2 marks."


def test_other_keys_are_left_to_the_browser(bench):
    bench.load(article=article_of(*SHORT))
    bench.page.evaluate(
        """() => { window.left = []; document.addEventListener("keydown",
             (e) => window.left.push([e.key, e.defaultPrevented])); }"""
    )
    bench.focus()
    bench.key("a", "F6", "Control+f", "ArrowRight", "Escape")
    assert bench.page.evaluate("left") == [
        ["a", False],
        ["F6", False],
        ["Control", False],
        ["f", False],
    ]


def test_paragraphs_are_plain_readable_text(bench):
    bench.load(marks=[mark_of("The newspaper said")])
    tree = bench.page.locator(".rd-sheet").aria_snapshot()
    assert 'heading "Paragraph 1 Hundreds' in tree
    assert "Paragraph 10" in tree
    assert "that in exchange for the release" in tree
    assert "marked Nobody in sight" in tree
    inside = bench.page.locator('[role="application"]').text_content()
    assert inside == ""


def test_the_cursor_is_named_and_described(bench):
    bench.load()
    cursor = bench.page.locator(".rd-cursor")
    assert cursor.get_attribute("aria-label")
    assert cursor.get_attribute("aria-roledescription")
    help_id = cursor.get_attribute("aria-describedby")
    assert bench.page.locator(f"[id='{help_id}']").is_visible()


def _active(bench):
    return bench.page.evaluate("document.activeElement.className")


def test_from_the_results_a_key_leads_to_a_mark_that_a_number_corrects(bench):
    bench.load(marks=MARKS)
    check(bench)
    bench.page.locator('[data-outcome="wrong_code"] .rd-go').focus()
    bench.key("Enter")
    assert _active(bench) == "rd-cursor"
    assert bench.page.locator(".rd-flash").count() > 0
    bench.key("2")
    assert ("The newspaper said", "named_institution") in bench.words()
    bench.button("Back to the list").focus()
    bench.key("Enter")
    there = "document.activeElement.closest('[data-outcome]').dataset.outcome"
    assert bench.page.evaluate(there) == "wrong_code"


def test_from_the_results_a_place_not_marked_yet_is_given_its_code_by_a_number(bench):
    bench.load(marks=MARKS)
    check(bench, {**FEEDBACK, "records": FEEDBACK["records"][4:]})
    bench.button("Show the ones I missed").focus()
    bench.key("Enter")
    bench.page.locator('[data-outcome="missed"] .rd-go').first.focus()
    bench.key("Enter", "4")
    assert ("it added", "unnamed_person") in bench.words()


def test_from_the_list_of_marks_a_key_leads_to_the_mark_in_the_text(bench):
    bench.load(marks=MARKS)
    bench.page.locator(".rd-list .rd-go").first.focus()
    bench.key("Enter")
    assert _active(bench) == "rd-cursor"
    assert bench.quote() == "Report"
