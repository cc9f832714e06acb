"""Paragraphs that a task does not ask for are folded, and never in the way of the work."""

from __future__ import annotations

import pytest
from reader_bench import article_of, mark_of, whole

pytestmark = pytest.mark.browser

TEXTS = ("One began.", "Two went on.", "Three is asked for.", "Four rests.", "Five ends.")


def shown(bench):
    return bench.page.locator(".rd-par:visible").evaluate_all(
        "(all) => all.map((one) => one.querySelector('.rd-line').textContent)"
    )


def folds(bench):
    return bench.page.locator(".rd-fold")


def test_what_is_not_asked_for_is_one_line_that_opens(bench):
    bench.load(article=article_of(*TEXTS), focus=[3])
    assert shown(bench) == ["Three is asked for."]
    assert folds(bench).all_inner_texts() == ["Paragraphs 1 to 2", "Paragraphs 4 to 5"]
    first = folds(bench).first
    assert first.get_attribute("aria-expanded") == "false"
    first.click()
    assert shown(bench) == list(TEXTS[:3])
    assert first.get_attribute("aria-expanded") == "true"
    first.click()
    assert shown(bench) == ["Three is asked for."]
    assert bench.sent() == [], "to open is not to mark"


@pytest.mark.parametrize(
    "key", ["PageUp", "ArrowUp", "ArrowLeft", "Control+Home", "PageDown", "Control+End"]
)
def test_a_key_that_moves_opens_nothing(bench, key):
    bench.load(article=article_of(*TEXTS), focus=[3])
    bench.page.locator(".rd-cursor").focus()
    bench.key("ArrowRight", key, key)
    assert shown(bench) == ["Three is asked for."]
    assert bench.quote() in TEXTS[2]


def test_keys_go_past_what_is_folded_and_into_what_was_opened(bench):
    bench.load(article=article_of(*TEXTS), focus=[1, 4])
    bench.page.locator(".rd-cursor").focus()
    bench.key("PageDown")
    assert bench.quote() == "Four"
    assert shown(bench) == [TEXTS[0], *TEXTS[3:]]
    folds(bench).first.click()
    bench.page.locator(".rd-cursor").focus()
    bench.key("PageUp")
    assert bench.quote() == "Three"


def test_what_is_chosen_is_never_folded_away(bench):
    bench.load(article=article_of(*TEXTS), focus=[3])
    bench.page.locator(".rd-cursor").focus()
    bench.key("Shift+PageDown")
    assert shown(bench) == list(TEXTS[2:])


def test_a_mark_is_never_folded_away(bench):
    article = article_of(*TEXTS)
    bench.load(article=article, focus=[3], marks=[mark_of("Five", text=whole(article))])
    assert len(shown(bench)) == 3
    assert bench.page.locator(".rd-mark:visible").count() == 1


def test_paper_has_all_of_it(bench):
    bench.load(article=article_of(*TEXTS), focus=[3])
    bench.page.emulate_media(media="print")
    assert shown(bench) == list(TEXTS)
    assert folds(bench).first.is_hidden()


def test_who_tabs_into_the_text_is_at_the_words_before_what_is_folded(bench):
    bench.load(focus=[3])
    bench.key("Tab")
    assert bench.page.evaluate("document.activeElement.className") == "rd-cursor"
