"""What a student sees after a check."""

from __future__ import annotations

import pytest
from reader_bench import ARTICLE, mark_of

pytestmark = pytest.mark.browser

MARKS = [
    mark_of("a source told\u00a0Sputnik", "unnamed_person", "m-found"),
    mark_of("The newspaper said", "vague", "m-code"),
    mark_of("Turkish newspaper", "named_institution", "m-partly"),
    mark_of("numerous reports", "vague", "m-open"),
    mark_of("Report", "named_document", "m-extra"),
]


def record(number, outcome, words, code, mark=None, **lines):
    start = ARTICLE.text.index(words)
    return {
        "record": f"001-{number:02}", "outcome": outcome, "mark": mark, "start": start,
        "end": start + len(words), "quote": words, "code": code,
        "says": "", "rule": "", "shows": "", **lines,
    }  # fmt: skip


FEEDBACK = {
    "state": "partly",
    "score": 0.5,
    "headline": "You found 2 of 5 attributions.",
    "found": 2,
    "total": 5,
    "records": [
        record(1, "found", "a source told\u00a0Sputnik", "unnamed_person", "m-found"),
        record(2, "wrong_code", "The newspaper said", "named_institution", "m-code",
               says="Paragraph 10 says “The newspaper said”.", rule="Our codebook (2026): a body.",
               shows="The words fit “Named body or outlet” better."),
        record(3, "partly", "Turkish newspaper\u00a0Aydinlik", "named_institution", "m-partly"),
        record(4, "contested", "numerous reports", "vague", "m-open", shows="Coders differ."),
        record(5, "missed", "it added", "unnamed_person"),
        record(6, "missed", "Maria Zakharova said", "named_person"),
    ],
    "extras": [{"mark": "m-extra", "start": MARKS[4]["start"], "end": MARKS[4]["end"],
                "quote": "Report", "reason": "This is a headline."}],
    "notes": ["One thing to talk about."],
}  # fmt: skip


def check(bench, feedback=FEEDBACK):
    bench.button("Check my marks").click()
    bench.page.evaluate(
        """(feedback) => bench.fire({ type: "checked", feedback,
             checked: bench.state.marks,
             view: bench.sent.find((m) => m.type === "check").view })""",
        feedback,
    )


@pytest.fixture
def checked(bench):
    """Give a page on which a check has been made."""
    bench.load(marks=MARKS)
    check(bench)
    return bench


def test_the_headline_is_shown_and_has_the_focus(checked):
    assert checked.page.evaluate("document.activeElement.textContent") == FEEDBACK["headline"]


def test_a_first_look_shows_one_s_own_marks_and_offers_our_reading(bench):
    bench.load(marks=MARKS)
    own = [{**one, "code": "", "says": "", "rule": "", "shows": ""} for one in FEEDBACK["records"]]
    first = {**FEEDBACK, "records": [one for one in own if one["mark"]], "notes": [], "first": True}
    check(bench, first)
    box = bench.page.locator(".rd-feedback")
    assert "it added" not in box.inner_text()
    assert "Named body" not in box.inner_text()
    assert bench.page.get_by_role("button", name="Show the ones I missed").count() == 0
    bench.button("Show our reading").click()
    assert [m["type"] for m in bench.page.evaluate("bench.sent")][-1] == "open"


def test_the_hint_that_a_first_look_opens_stands_with_the_results(bench):
    bench.load(marks=MARKS, task={"prompt": "Mark.", "hints": ["Each has one.", "Who is “it”?"]})
    first = {**FEEDBACK, "records": FEEDBACK["records"][:2], "notes": [], "first": True}
    check(bench, first)
    box = bench.page.locator(".rd-feedback")
    assert "Each has one." not in box.inner_text()
    bench.page.evaluate("bench.model.set('hints_shown', 1)")  # as the kernel does after the check
    assert box.locator(".rd-hint").all_inner_texts() == ["Hint 1\n\nEach has one."]
    assert bench.page.locator(".rd-task .rd-hint").count() == 1
    bench.page.evaluate("bench.model.set('hints_shown', 2)")
    assert box.locator(".rd-hint").all_inner_texts() == ["Hint 2\n\nWho is “it”?"]


def test_where_readers_differ_a_place_not_marked_waits_like_the_others(bench):
    bench.load(marks=MARKS)
    more = record(7, "contested", "Maria Zakharova", "named_person", shows="Coders differ, too.")
    check(bench, {**FEEDBACK, "records": [*FEEDBACK["records"], more]})
    box = bench.page.locator(".rd-feedback")
    assert "Coders differ, too." not in box.text_content()
    # The headline does not count it; the number here would contradict it without a word.
    assert "In 1 of them careful readers differ; it does not count." in box.text_content()
    bench.button("Show the ones I missed").click()
    assert "Coders differ, too." in box.text_content()


def test_the_score_is_put_in_words_where_the_headline_lacks_it(bench):
    bench.load(marks=MARKS)
    check(bench, {**FEEDBACK, "headline": "A good start."})
    assert bench.page.locator(".rd-score").text_content() == "You found 2 of 5."


def test_the_button_says_that_it_is_at_work_and_is_ready_again(bench):
    bench.load(marks=MARKS)
    bench.button("Check my marks").click()
    assert bench.button("Checking …").get_attribute("aria-disabled") == "true"
    bench.page.evaluate(
        """() => bench.fire({ type: "note", view: bench.sent.at(-1).view, problem: true,
             text: "There is no key here." })"""
    )
    assert bench.button("Check my marks").get_attribute("aria-disabled") is None


def test_every_outcome_has_a_group_with_a_sign_and_words(checked):
    heads = checked.page.locator(".rd-group").evaluate_all(
        "all => all.map((g) => g.firstElementChild.textContent)"
    )
    assert heads == [
        "✓ Found (1)",
        "~ Right words, other code (1)",
        "~ Partly (1)",
        "? Careful readers differ here (1)",
        "○ Not marked yet (2)",
        "+ Extra marks (1)",
    ]


def test_an_entry_says_what_the_text_says_whose_rule_and_what_is_shown(checked):
    entry = checked.page.locator('[data-outcome="wrong_code"] li')
    assert entry.locator("p").all_text_contents() == [
        "Paragraph 10 says “The newspaper said”.",
        "Our codebook (2026): a body.",
        "The words fit “Named body or outlet” better.",
    ]
    assert checked.page.locator('[data-outcome="extra"] li p').all_text_contents() == [
        "This is a headline."
    ]
    assert checked.page.get_by_text("One thing to talk about.").is_visible()


def test_an_entry_without_lines_still_says_our_reading(checked):
    [line] = checked.page.locator('[data-outcome="partly"] li p').all_text_contents()
    assert line == "Our reading: Named body or outlet."


def test_marks_in_the_text_carry_a_sign_with_a_text_alternative(checked):
    tag = checked.page.locator('.rd-tag[data-mark="m-code"]')
    assert "~" in tag.locator("[aria-hidden]").text_content()
    assert tag.locator(".ws-sr").text_content() == "marked Nobody in sight: right words, other code"
    row = checked.page.locator(".rd-row-outcome[data-outcome='contested']")
    assert row.text_content() == "? readers may differ"


def test_an_entry_jumps_to_its_place_and_the_box_says_why(checked):
    checked.page.locator('[data-outcome="wrong_code"] .rd-go').click()
    assert checked.quote() == "The newspaper said"
    assert checked.page.locator(".rd-now-about p").count() == 3
    assert checked.page.locator(".rd-flash").count() > 0


def test_missed_places_are_shown_only_when_asked_for(checked):
    assert checked.page.locator(".rd-missed").count() == 0
    assert "Zakharova" not in checked.page.locator(".rd-feedback").text_content()
    checked.button("Show the ones I missed").click()
    assert checked.page.locator(".rd-missed").all_text_contents() == [
        "it added",
        "Maria Zakharova said",
    ]
    assert checked.page.evaluate("document.activeElement.textContent") == "Hide them again"
    checked.button("Hide them again").click()
    assert checked.page.locator(".rd-missed").count() == 0


def test_a_missed_place_can_be_marked_from_the_list(checked):
    checked.button("Show the ones I missed").click()
    checked.page.locator('[data-outcome="missed"] .rd-go').first.click()
    checked.code("unnamed_person").click()
    assert ("it added", "unnamed_person") in checked.words()


def test_changed_marks_make_the_feedback_say_so_and_undo_takes_that_back(checked):
    stale = checked.page.locator(".rd-stale")
    assert not stale.is_visible()
    checked.click("The newspaper said")
    checked.key("2")
    assert stale.is_visible()
    checked.page.get_by_role("tab", name="Results").click()
    assert stale.is_visible()
    assert checked.page.get_by_text(FEEDBACK["headline"]).is_visible()
    tag = checked.page.locator('.rd-tag[data-mark="m-code"]')
    assert tag.get_attribute("data-outcome") is None  # the sign was about the old code
    checked.key("Control+z")
    assert not stale.is_visible()
    assert tag.get_attribute("data-outcome") == "wrong_code"


def test_feedback_from_an_earlier_sitting_is_shown_at_once(bench):
    bench.load(marks=MARKS, checked=MARKS, feedback=FEEDBACK)
    assert bench.page.get_by_text(FEEDBACK["headline"]).is_visible()


def test_a_check_of_nothing_says_what_to_do(bench):
    bench.load()
    check(bench, {"state": "blank", "score": None, "headline": "Nothing is marked yet.",
                  "found": 0, "total": 5, "records": [], "extras": [], "notes": []})  # fmt: skip
    assert bench.page.locator(".rd-headline").text_content() == "Nothing is marked yet."
    assert bench.page.locator(".rd-group").count() == 0
