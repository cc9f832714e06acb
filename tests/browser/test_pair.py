"""Two people at one computer: each unseen, then side by side, then what differs is settled."""

from __future__ import annotations

import pytest
from reader_bench import ARTICLE, mark_of
from test_question_deck import ITEM as DECK
from test_question_roots import item as roots_item

from whosays.core.i18n import text
from whosays.questions.items import find_item, public
from whosays.widgets.question import Question

pytestmark = pytest.mark.browser

BEGIN = text("card.pair_begin")
DESK = public(find_item("u2-e2")[1])


def pick(loop, card, pile):
    loop.page.locator(f"[data-card='{card}'].qr-card input[value='{pile}']").check()


def say(number):
    return text(f"card.pair_done_{number}")


@pytest.fixture
def saved():
    return []


@pytest.fixture
def two(loop, saved):
    """Give a question with cards that two people are about to sort."""

    def change(answer):
        saved.append(answer)
        return answer, {"state": "saved", "text": "Saved at 10:42"}

    loop.show(Question(roots_item(), on_change=change, on_check=lambda _: {}))
    loop.button(BEGIN).click()
    return loop


def test_nothing_is_saved_or_checked_while_one_of_two_is_at_it(two, saved):
    assert two.text(".qu-two-turn") == text("card.pair_turn_1")
    pick(two, "a", "1")
    assert saved == []
    assert not two.page.locator(".qu-check").is_visible()
    assert not two.page.locator(".qu-hint-button").is_visible()


def test_the_second_person_sees_nothing_of_the_first(two):
    pick(two, "a", "1")
    two.button(say(1)).click()
    assert two.text(".qu-two-turn") == text("card.pair_turn_2")
    assert two.page.locator(".qr-card input:checked:not([value=''])").count() == 0


def test_what_both_agree_on_becomes_the_answer_and_what_differs_is_left_to_them(two, saved):
    pick(two, "a", "1")
    pick(two, "b", "1")
    two.button(say(1)).click()
    pick(two, "a", "2")
    pick(two, "b", "aside")
    two.button(say(2)).click()
    two.settle()
    total = len(roots_item()["cards"])
    assert two.text(".qu-two-turn") == text("card.pair_agree", same=1, total=total)
    assert saved[-1]["piles"] == {"a": "1"}
    rows = two.page.locator(".qu-two-differs").all_inner_texts()
    assert len(rows) == total - 1
    assert "Pile 1" in rows[0]
    assert "aside" in rows[0]
    assert two.page.evaluate("document.activeElement.className") == "qu-two-turn"
    pick(two, "b", "1")
    two.settle()
    assert saved[-1]["piles"] == {"a": "1", "b": "1"}
    assert two.page.locator(".qu-check").is_visible()
    two.button(text("card.pair_close")).click()
    assert two.button(BEGIN).is_visible()


def test_whoever_stops_has_the_answer_that_was_saved(loop):
    given = {"piles": {"a": "2"}, "ties": [], "names": {}}
    loop.show(Question(roots_item(), answer=given))
    loop.button(BEGIN).click()
    pick(loop, "b", "1")
    loop.button(text("card.pair_stop")).click()
    assert loop.page.locator("[data-card='a'].qr-card input[value='2']").is_checked()
    assert loop.page.locator("[data-card='b'].qr-card input[value='']").is_checked()


def test_an_empty_turn_is_not_done(two):
    two.button(say(1)).click()
    assert two.text(".qu-two-turn") == text("card.pair_turn_1")
    assert two.said() == text("card.pair_empty")


def test_it_works_by_keyboard_and_axe_finds_nothing(two):
    for number in (1, 2):
        two.page.locator("[data-card='a'].qr-card input[value='']").focus()
        two.key("ArrowRight")
        two.button(say(number)).focus()
        two.key("Enter")
    assert two.page.locator(".qu-two-table").is_visible()
    assert two.violations() == []


def test_after_a_check_it_is_not_offered(loop):
    given = {"piles": {"a": "2"}, "ties": [], "names": {}}
    told = {"state": "partly", "headline": "Partly.", "options": [], "notes": [], "more": {}}
    loop.show(Question(roots_item(), answer=given, feedback=told))
    assert not loop.button(BEGIN).is_visible()


def test_at_a_deck_each_draws_from_the_start_and_the_middle_of_both_numbers_stands(loop, saved):
    def change(answer):
        saved.append(answer)
        return answer, {"state": "saved", "text": "Saved at 10:42"}

    loop.show(Question(DECK, on_change=change, on_check=lambda _: {}))
    loop.button(BEGIN).click()
    for number, first, rating in ((1, 60, 70), (2, 40, 50)):
        assert loop.text(".dc-head") == text("question.deck_head_start")
        loop.page.get_by_label("Your number").fill(str(first))
        loop.button(text("question.deck_draw_first")).click()
        loop.page.get_by_role("radio", name="Supports it", exact=True).check()
        loop.page.get_by_label("Your number").fill(str(rating))
        loop.button(say(number)).click()
    loop.settle()
    assert saved == [{"first": 50, "placed": {"a": {"how": "supports", "rating": 60}}}]
    assert loop.page.locator(".qu-two-same").count() == 1


def test_at_a_desk_tests_that_both_answer_alike_stand(loop, saved):
    def change(answer):
        saved.append(answer)
        return answer, {"state": "saved", "text": "Saved at 10:42"}

    loop.show(Question(DESK, on_change=change, on_check=lambda _: {}))
    loop.button(BEGIN).click()
    for number, second in ((1, "met"), (2, "not_met")):
        tests = loop.page.locator(".dk-test")
        tests.nth(0).locator("input[value=met]").check()
        tests.nth(1).locator(f"input[value={second}]").check()
        loop.button(say(number)).click()
    loop.settle()
    assert list(saved[-1]["answers"].values()) == ["met"]
    assert loop.page.locator(".qu-two-differs").count() == len(DESK["desk"]["tests"]) - 1


# ------------------------------------------------------------------------- the reader
TASK = {"prompt": "Mark it.", "number": "1.6", "hints": []}


def test_two_people_mark_one_text_and_see_where_they_agree(bench):
    bench.load(task=TASK)
    bench.button(BEGIN).click()
    for number, code in ((1, "4"), (2, "5")):
        bench.click("The newspaper said")
        bench.key("2")
        bench.click("it added")
        bench.key(code)
        assert bench.sent() == []
        assert bench.page.locator(".rd-mark").count() == 2
        bench.button(say(number)).click()
        if number == 1:
            assert bench.page.locator(".rd-mark").count() == 0
            bench.focus()
            bench.key("Control+z")  # brings nothing of the first person back
            assert bench.page.locator(".rd-mark").count() == 0
    assert bench.page.locator(".rd-pair-turn").inner_text() == text(
        "card.pair_marks_agree", same=1, total=2
    )
    assert len(bench.marks()) == 1
    assert bench.page.locator(".rd-pair-differs").count() == 1
    bench.page.locator(".rd-pair-differs .rd-go").click()
    assert bench.page.locator(".rd-flash").count() > 0


def test_what_comes_from_another_window_waits_while_one_is_at_it(bench):
    bench.load(task=TASK)
    bench.button(BEGIN).click()
    bench.click("it added")
    bench.key("4")
    bench.page.evaluate(
        "(marks) => bench.model.set('marks', marks)",
        [mark_of("Turkish newspaper", text=ARTICLE.text)],
    )
    assert bench.page.locator(".rd-mark").count() == 1
    bench.button(text("card.pair_stop")).click()
    assert bench.page.locator(".rd-mark").all_inner_texts()[0].startswith("Turkish")
