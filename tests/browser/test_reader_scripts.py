"""Marks keep their place in a page that a browser translates, and in text of two directions."""

from __future__ import annotations

import pytest
from reader_bench import article_of

from whosays.html.assets import esm

pytestmark = pytest.mark.browser

# Digits and Latin words run from left to right inside a line that runs the other way.
MIXED = article_of(
    "قال مصدر لوكالة Sputnik News إن 250 خبيرا وصلوا في 12 مايو إلى القاعدة.",
    "ونقلت Aydinlik عن مسؤول قوله إن العدد كان 48 فقط.",
    lang="ar",
    direction="rtl",
)
# What a browser's translation does to a page: every text stands in elements of its own.
WRAP = """() => {
  const walk = document.createTreeWalker(document.querySelector(".rd-sheet"), NodeFilter.SHOW_TEXT);
  const nodes = [];
  for (let node = walk.nextNode(); node; node = walk.nextNode()) nodes.push(node);
  for (const node of nodes) {
    const outer = document.createElement("font");
    node.replaceWith(outer);
    outer.append(document.createElement("font"));
    outer.firstChild.append(node);
  }
}"""


def test_browsers_are_asked_not_to_translate_an_article(bench):
    bench.load()
    assert bench.page.locator(".rd-sheet").get_attribute("translate") == "no"
    assert bench.page.evaluate("document.querySelector('.rd-line').translate") is False


def test_texts_put_into_elements_of_a_translation_do_not_move_marks(bench):
    bench.load()
    bench.page.evaluate(WRAP)
    bench.drag("Turkish newspaper", "Aydinlik")
    bench.code("named_institution").click()
    bench.page.evaluate(WRAP)
    bench.drag("a source told", "Sputnik")
    bench.code("unnamed_person").click()
    assert bench.words() == [
        ("Turkish newspaper\u00a0Aydinlik", "named_institution"),
        ("a source told\u00a0Sputnik", "unnamed_person"),
    ]


def test_the_reader_does_not_wait_for_an_event_that_some_phones_lack():
    assert "selectstart" not in esm("reader")


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("مصدر", "لوكالة", "مصدر لوكالة"),
        ("Sputnik", "News", "Sputnik News"),
        ("لوكالة", "News", "لوكالة Sputnik News"),
        ("Sputnik", "خبيرا", "Sputnik News إن 250 خبيرا"),
        ("250", "12", "250 خبيرا وصلوا في 12"),
        ("12", "إلى", "12 مايو إلى"),
    ],
)
def test_a_drag_over_digits_and_latin_words_in_a_line_from_right_to_left(bench, first, last, words):
    bench.load(article=MIXED)
    bench.drag(first, last, before=0)
    assert bench.quote() == words
    bench.code("vague").click()
    assert bench.words() == [(words, "vague")]


def test_keys_go_along_the_text_whatever_way_its_words_run(bench):
    bench.load(article=MIXED)
    bench.focus()
    bench.key("Home", "ArrowLeft", "ArrowLeft", "ArrowLeft")
    assert bench.quote() == "Sputnik"
    bench.key("Shift+ArrowLeft", "Shift+ArrowLeft", "Shift+ArrowLeft")
    assert bench.quote() == "Sputnik News إن 250"
    bench.key("Shift+ArrowRight", "1")
    assert bench.words()[0][0] == "Sputnik News إن"


def test_marks_in_a_line_of_two_directions_stand_there_again(bench):
    bench.load(article=MIXED)
    bench.drag("Sputnik", "خبيرا", before=0)
    bench.code("vague").click()
    made = bench.marks()
    bench.load(article=MIXED, marks=made)
    assert bench.page.locator(".rd-mark").all_text_contents() == ["Sputnik News إن 250 خبيرا"]
    bench.click("250")
    assert bench.quote() == "Sputnik News إن 250 خبيرا"
