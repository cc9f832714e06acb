"""Marking with a real mouse: drags, double clicks, clicks on overlapping marks."""

from __future__ import annotations

import pytest
from reader_bench import ARTICLE, article_of, mark_of

pytestmark = pytest.mark.browser


def test_a_drag_and_a_code_make_a_mark_of_whole_words(bench):
    bench.load()
    bench.drag("ource told\u00a0", "Sputni")
    assert bench.quote() == "source told\u00a0Sputnik"
    bench.code("unnamed_person").click()
    assert bench.words() == [("source told\u00a0Sputnik", "unnamed_person")]
    assert "1 mark." in bench.said()


def test_the_marks_offsets_are_those_of_the_file(bench):
    bench.load()
    bench.drag("Russian Foreign Ministry", "said last week")
    bench.code("named_person").click()
    [mark] = bench.marks()
    words = "Russian Foreign Ministry spokeswoman Maria Zakharova said last week"
    assert ARTICLE.text[mark["start"] : mark["end"]] == words
    assert mark["start"] == ARTICLE.text.index(words)


@pytest.mark.parametrize(
    "words",
    [
        "an emoji 🙂🙂 then a source said so",
        "no\u00a0break then a source said so",
        "“curly” e\u0301te\u0301 then a source said so",
        "𝔘𝔫𝔦 family 👨‍👩‍👧 flag 🇺🇦 then a source said so",
    ],
)
def test_offsets_behind_difficult_characters_agree_with_python(bench, words):
    bench.load(article=article_of("first 🙂", words))
    bench.drag("a source", "said")
    bench.code("vague").click()
    assert bench.words() == [("a source said", "vague")]


def test_a_drag_in_arabic_text_agrees_with_python(bench):
    words = "قال مصدر لوكالة Sputnik في 17 سبتمبر إن 250 خبيرا وصلوا"
    bench.load(article=article_of(words, lang="ar", direction="rtl"))
    bench.drag("مصدر", "Sputnik")
    bench.code("unnamed_person").click()
    assert bench.words() == [("مصدر لوكالة Sputnik", "unnamed_person")]


def test_a_drag_backwards_chooses_the_same(bench):
    bench.load()
    bench.spot("a source told")
    start = bench.spot("a source told", scroll=False)
    end = bench.spot("told\u00a0Sputnik", last=True, scroll=False)
    bench.page.mouse.move(*end)
    bench.page.mouse.down()
    bench.page.mouse.move(*start)
    bench.page.mouse.up()
    assert bench.quote() == "a source told\u00a0Sputnik"


def test_a_drag_over_two_paragraphs_is_one_mark(bench):
    bench.load()
    bench.drag("to develop them", "goes on to say")
    bench.code("vague").click()
    [(words, _)] = bench.words()
    assert words.startswith("to develop them")
    assert words.endswith("goes on to say")
    assert "\n\n" in words
    assert bench.page.locator(".rd-tag").count() == 2


def test_a_drag_that_ends_in_the_panel_stays_in_the_text(bench):
    bench.load()
    start = bench.spot("a source told")
    bench.page.mouse.move(*start)
    bench.page.mouse.down()
    bench.page.mouse.move(start[0] + 40, start[1])
    bench.page.mouse.move(1150, start[1])
    bench.page.mouse.up()
    # To the end of that line of the page, wherever it breaks, and no further.
    assert bench.quote().startswith("a source")
    assert "There is confirmed" not in bench.quote()


def test_a_double_click_chooses_a_word_and_a_number_key_codes_it(bench):
    bench.load()
    bench.page.mouse.dblclick(*bench.spot("Qaeda’s"))
    assert bench.quote() == "Al-Qaeda’s"
    bench.key("2")
    assert bench.words() == [("Al-Qaeda’s", "named_institution")]


def test_a_triple_click_chooses_the_paragraph(bench):
    bench.load()
    spot = bench.spot("The Nusra Front captured")
    for count in (1, 2, 3):
        bench.page.mouse.move(*spot)
        bench.page.mouse.down(click_count=count)
        bench.page.mouse.up(click_count=count)
    assert bench.quote().startswith("The Nusra Front captured")
    assert bench.quote().endswith("bloody battle.")


def test_without_a_drag_click_extend_and_click_choose_a_stretch(bench):
    bench.load()
    bench.click("The newspaper said")
    assert bench.quote() == "The"
    bench.button("Extend to another word").click()
    bench.click("said that in exchange")
    assert bench.quote() == "The newspaper said"
    bench.key("2")
    assert bench.words() == [("The newspaper said", "named_institution")]


def test_shift_and_click_extend(bench):
    bench.load()
    bench.click("The newspaper said")
    bench.page.keyboard.down("Shift")
    bench.click("said that in exchange")
    bench.page.keyboard.up("Shift")
    assert bench.quote() == "The newspaper said"


def test_the_ends_can_be_moved_word_by_word(bench):
    bench.load()
    bench.click("newspaper said")
    bench.button("Start one word earlier").click()
    bench.button("End one word later").click()
    assert bench.quote() == "The newspaper said"
    bench.code("vague").click()
    bench.button("End one word earlier").click()
    assert bench.words() == [("The newspaper", "vague")]
    bench.button("Start one word later").click()
    assert bench.words() == [("newspaper", "vague")]


def test_clicks_on_overlapping_marks_go_through_them_shortest_first(bench):
    long = mark_of("a source told\u00a0Sputnik\u00a0on 17 September", "unnamed_person", "m-long")
    short = mark_of("source told", "vague", "m-short")
    bench.load(marks=[long, short])
    bench.click("source told\u00a0")
    assert bench.quote() == "source told"
    spot = bench.spot("source told\u00a0", scroll=False)
    seen = []
    for _ in range(3):
        # A press of its own each time: two quick ones would be a double click.
        bench.page.evaluate(
            """([x, y]) => document.elementFromPoint(x, y).dispatchEvent(
                 new MouseEvent("click", { clientX: x, clientY: y, bubbles: true }))""",
            spot,
        )
        seen.append(bench.quote())
    assert seen == [long_quote(long), "source", "source told"]


def long_quote(mark):
    return ARTICLE.text[mark["start"] : mark["end"]]


def test_overlapping_marks_have_lines_in_different_lanes_and_patterns(bench):
    bench.load(
        marks=[
            mark_of("a source told\u00a0Sputnik", "unnamed_person", "m-1"),
            mark_of("source told", "vague", "m-2"),
        ]
    )
    looks = bench.page.evaluate(
        """["m-1", "m-2"].map((id) => {
             const look = getComputedStyle(document.querySelector(`.rd-mark[data-mark="${id}"]`));
             return [look.textUnderlineOffset, look.textDecorationStyle];
           })"""
    )
    assert looks[0][0] != looks[1][0]
    assert [look[1] for look in looks] == ["dashed", "wavy"]


def test_six_codes_have_six_lines(bench):
    from reader_bench import CODE_NAMES  # noqa: PLC0415 - only here

    words = ["A group", "of 250", "Ukrainian military", "experts has", "arrived in", "northern"]
    bench.load(marks=[mark_of(w, c, f"m-{c}") for w, c in zip(words, CODE_NAMES, strict=True)])
    looks = bench.page.evaluate(
        """[...document.querySelectorAll(".rd-mark")].map((m) => {
             const look = getComputedStyle(m);
             return `${look.textDecorationStyle} ${look.textDecorationThickness}`; })"""
    )
    assert len(set(looks)) == 6


def test_a_click_on_a_mark_chooses_it_and_its_code_can_be_changed(bench):
    bench.load(marks=[mark_of("The newspaper said")])
    bench.click("The newspaper said")
    assert bench.page.locator(".rd-now-title").text_content() == "This mark"
    bench.code("named_institution").click()
    assert bench.words() == [("The newspaper said", "named_institution")]


def test_a_click_on_the_label_chooses_the_mark(bench):
    bench.load(marks=[mark_of("The newspaper said")])
    bench.page.locator(".rd-tag").click()
    assert bench.quote() == "The newspaper said"


def test_a_click_beside_the_words_lets_go(bench):
    bench.load()
    bench.click("The newspaper said")
    left, top = bench.spot("The newspaper said", scroll=False)
    bench.page.mouse.click(left - 40, top)
    assert bench.quote() == ""


def test_the_list_is_in_text_order_and_changes_and_deletes(bench):
    bench.load(
        marks=[
            mark_of("Sergei Lavrov", "named_person", "m-b"),
            mark_of("a source told", "unnamed_person", "m-a"),
        ]
    )
    quotes = bench.page.locator(".rd-list .rd-row-quote")
    assert quotes.all_text_contents() == ["“a source told”", "“Sergei Lavrov”"]
    bench.page.locator(".rd-list select").first.select_option("vague")
    assert dict(bench.words())["a source told"] == "vague"
    bench.button("Delete the mark “a source told”").click()
    assert bench.words() == [("Sergei Lavrov", "named_person")]
    focused = bench.page.evaluate("document.activeElement.textContent")
    assert "Sergei Lavrov" in focused


def test_an_entry_of_the_list_goes_to_its_mark(bench):
    bench.load(marks=[mark_of("operations of the Syrian air force")])
    bench.page.locator(".rd-list .rd-go").click()
    inside = bench.page.evaluate(
        """{ const r = document.querySelector(".rd-mark").getBoundingClientRect();
             r.top >= 0 && r.bottom <= innerHeight }"""
    )
    assert inside
    assert bench.quote() == "operations of the Syrian air force"
    assert bench.page.locator(".rd-flash").count() > 0


def test_undo_and_redo_go_through_every_kind_of_change(bench):
    bench.load()
    bench.click("The newspaper said")
    bench.key("1")
    bench.key("2")
    bench.button("End one word later").click()
    bench.button("Delete mark").click()
    states = [bench.words()]
    for _ in range(4):
        bench.button("Undo").click(force=True)
        states.append(bench.words())
    assert states == [
        [],
        [("The newspaper", "named_institution")],
        [("The", "named_institution")],
        [("The", "named_person")],
        [],
    ]
    bench.button("Undo").click(force=True)
    assert bench.said() == "Nothing to undo."
    for expected in (*states[3:0:-1], []):
        bench.button("Redo").click(force=True)
        assert bench.words() == expected


def test_the_same_words_with_the_same_code_are_one_mark(bench):
    bench.load(marks=[mark_of("The newspaper said", "vague")])
    bench.drag("The newspaper", "said that")
    bench.page.mouse.dblclick(*bench.spot("newspaper said"))
    bench.button("Start one word earlier").click()
    bench.button("End one word later").click()
    bench.code("vague").click()
    assert bench.sent() == []
    assert "already marked" in bench.said()


def test_read_only_shows_marks_and_changes_nothing(bench):
    bench.load(marks=[mark_of("The newspaper said")], read_only=True)
    bench.click("The newspaper said")
    bench.key("1", "Delete")
    assert bench.quote() == "The newspaper said"
    assert bench.sent() == []
    assert bench.page.locator(".rd-code, .rd-row .rd-x, .rd-row select").count() == 0
