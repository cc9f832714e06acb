"""Hints, check, feedback, and what happens when something goes wrong."""

from __future__ import annotations

import pytest

from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.widgets.question import Question

pytestmark = pytest.mark.browser

SAVED = {"state": "saved", "text": "Saved at 10:42:05"}
ABC = [{"id": "a", "text": "The first"}, {"id": "b", "text": "The second"}]
ITEM = {
    "id": "u1-q1",
    "kind": "one",
    "prompt": "Which one is it?",
    "note": "",
    "passage": {"label": "Article 001, paragraph 4", "text": "“A source told us.”", "ours": False},
    "hints": ["Look at the verb.", "Look at the end."],
    "options": ABC,
}
TEXT = {**ITEM, "kind": "text", "rows": 4, "passage": None}


def line(name, *, chosen, verdict, **lines):
    said = {"says": "", "rule": "", "shows": "", **lines}
    return {"id": name, "text": f"Option {name}", "chosen": chosen, "verdict": verdict, **said}


def feedback(state="right", **more):
    lines = [
        line(
            "b", chosen=False, verdict="fits_not", says="It says “b”.", rule="AP (2009) asks for b."
        ),
        line("a", chosen=True, verdict="fits", says="It says “a”.", shows="So a is there."),
        line("c", chosen=False, verdict="open", rule="Readers differ."),
        line("d", chosen=False, verdict="fits"),
    ]
    return {
        "state": state,
        "score": 1.0,
        "headline": "",
        "options": lines,
        "notes": ["Because of that."],
        "discussion": "What would you ask?",
        **more,
    }


@pytest.fixture
def ask(loop):
    """Give a function that shows a question that stores and checks."""

    def show(item=ITEM, *, dark=False, **options):
        options.setdefault("on_change", lambda answer: (answer, SAVED))
        options.setdefault("on_check", lambda _: feedback())
        return loop.show(Question(item, **options), dark=dark)

    return show


def check(loop, name="Check"):
    """Check and wait for what comes of it."""
    loop.button(name).click()
    loop.settle()


# ---------------------------------------------------------------- parts around the answer
def test_the_passage_is_a_quotation_with_its_label(ask):
    loop = ask()
    figure = loop.page.get_by_role("figure")
    assert figure.locator("blockquote").inner_text() == "“A source told us.”"
    assert figure.locator("figcaption").inner_text() == "Article 001, paragraph 4"


def test_a_text_of_ours_says_so(ask):
    loop = ask({**ITEM, "passage": {**ITEM["passage"], "ours": True}})
    assert "We wrote this text for the kit" in loop.text(".qu-passage")


def test_hints_come_one_at_a_time_and_stay(ask):
    told = []
    loop = ask(on_hint=told.append)
    loop.button("Hint (1 of 2)").focus()
    loop.key("Enter")
    assert loop.page.locator(".qu-hint p").all_inner_texts() == ["Look at the verb."]
    loop.key("Enter")
    assert loop.page.locator(".qu-hint p").all_inner_texts() == ITEM["hints"]
    assert loop.focused() == "All hints shown"
    loop.key("Enter")
    loop.settle()
    assert told == [1, 2]
    assert loop.page.locator(".qu-hints").get_attribute("aria-live") == "polite"


def test_hints_shown_before_are_there(ask):
    loop = ask(hints_shown=1)
    assert loop.page.locator(".qu-hint").count() == 1
    assert loop.button("Hint (2 of 2)").is_visible()


def test_without_hints_there_is_no_button(ask):
    assert ask({**ITEM, "hints": []}).button("Hint").count() == 0


def test_assessed_has_no_check(ask):
    loop = ask(mode="assessed")
    assert loop.page.get_by_role("button", name="Check").count() == 0
    loop.page.get_by_label("The first").click()
    loop.settle()
    assert loop.text(".ws-status-text") == "Saved at 10:42:05"


# ---------------------------------------------------------------- feedback
@pytest.mark.parametrize(
    ("state", "headline"),
    [
        ("right", "That fits the text"),
        ("partly", "Partly: some of it fits the text"),
        ("not_yet", "Look again"),
        ("open", "Worth discussing"),
        ("not_shown", "Not shown by the text"),
        ("blank", "Nothing to check yet"),
        ("noted", "Noted"),
    ],
)
def test_every_state_has_words_a_sign_and_its_own_colour(ask, state, headline):
    loop = ask(on_check=lambda _: feedback(state))
    if state != "blank":
        loop.page.get_by_label("The first").click()
    check(loop)
    assert loop.text(".qu-headline") == headline
    assert loop.said() == headline
    box = loop.page.locator(".qu-feedback")
    assert box.get_attribute("data-state") == state
    assert box.locator(".qu-head svg").is_visible()
    assert loop.violations() == []


def test_signs_differ_between_the_states(ask):
    loop = ask()
    signs = set()
    for state in ("right", "partly", "not_yet", "open", "not_shown", "noted"):
        loop.widget.feedback = feedback(state)
        loop.push()
        signs.add(loop.page.locator(".qu-head path").get_attribute("d"))
    assert len(signs) == 6


@pytest.mark.parametrize("colours", [{}, {"forced_colors": "active"}])
def test_each_row_has_a_sign_and_words_of_its_own(ask, colours):
    verdicts = ("fits", "open", "partly", "not_shown", "fits_not")
    lines = [line(name, chosen=True, verdict=name, says="It says.") for name in verdicts]
    loop = ask(on_check=lambda _: feedback("partly", options=lines))
    loop.page.emulate_media(**colours)
    check(loop)
    loop.page.locator(".qu-right summary").click()
    rows = loop.page.locator(".qu-entry")
    assert rows.count() == 5
    assert (
        len(set(rows.locator("path").evaluate_all("(l) => l.map((p) => p.getAttribute('d'))"))) == 5
    )
    assert len(set(rows.locator(".qu-fits").all_inner_texts())) == 5
    assert loop.violations() == []


def test_of_what_differs_the_first_says_why_and_of_the_next_there_is_a_line_each(ask):
    lines = [line(name, chosen=True, verdict="fits_not", says=f"It says {name}.") for name in "abc"]
    loop = ask(on_check=lambda _: feedback("not_yet", options=lines))
    loop.page.get_by_label("The first").click()
    check(loop)
    rows = loop.page.locator(".qu-body > .qu-entries > .qu-entry")
    assert [row.locator(".qu-fits").is_visible() for row in rows.all()] == [True] * 3
    assert [row.locator(".qu-reason").is_visible() for row in rows.all()] == [True, False, False]
    rows.nth(1).locator("summary").press("Enter")
    assert rows.nth(1).locator(".qu-reason").is_visible()
    assert loop.violations() == []


def test_a_first_look_says_which_fit_and_offers_our_reading(ask):
    lines = [line("a", chosen=True, verdict="fits_not")]
    look = feedback("partly", options=lines, notes=[], discussion="", more={"first": True})
    told = []
    loop = ask(
        on_check=lambda _: look, on_open=lambda a: told.append(a) or feedback("partly"),
    )  # fmt: skip
    loop.page.get_by_label("The first").click()
    check(loop)
    assert "Because of that." not in loop.text(".qu-card")
    assert loop.page.locator(".qu-hint p").all_inner_texts() == ["Look at the verb."]
    assert "with the hint" in loop.text(".qu-first")
    loop.button("Show our reading").click()
    loop.settle()
    assert told == ["a"]
    assert "Because of that." in loop.text(".qu-note")
    assert loop.page.locator(".qu-first").count() == 0


def test_our_reading_takes_the_focus_of_the_button_that_opened_it_and_is_said_once(ask):
    """The button goes: the focus fell to the page, and Tab began somewhere else."""
    lines = [line("a", chosen=True, verdict="fits_not", rule="AP (2009) asks for b.")]
    look = feedback("partly", options=lines, notes=[], discussion="", more={"first": True})
    loop = ask(
        on_check=lambda _: look, on_open=lambda _: feedback("partly", headline="Some of it.")
    )
    loop.page.get_by_label("The first").click()
    check(loop)
    loop.button("Show our reading").focus()
    loop.page.keyboard.press("Enter")
    loop.settle()
    assert loop.page.evaluate("document.activeElement.textContent") == "Some of it."
    # What has the focus is read already.
    assert loop.page.locator("[aria-live]", has_text="Some of it.").count() == 0
    loop.page.keyboard.press("Tab")
    assert loop.page.evaluate("document.activeElement.closest('.qu-body') !== null")


def test_a_question_that_tells_of_a_step_above_it_is_closed_until_it_is_opened(ask):
    loop = ask({**ITEM, "later": "Open this when all cards are open."})
    assert loop.page.locator(".qu-card").is_hidden()
    loop.page.get_by_text("Open this when all cards are open.").click()
    assert loop.page.locator(".qu-prompt").is_visible()
    assert loop.violations() == []


def test_such_a_question_stands_open_once_it_is_answered(ask):
    loop = ask({**ITEM, "later": "Open this when all cards are open."}, answer="a")
    assert loop.page.locator(".qu-prompt").is_visible()


def test_the_headline_python_gives_is_used(ask):
    loop = ask(on_check=lambda _: feedback(headline="That fits the text, both times."))
    check(loop)
    assert loop.text(".qu-headline") == "That fits the text, both times."


def test_what_fits_is_a_line_and_the_others_are_behind_a_summary(ask):
    loop = ask()
    loop.page.get_by_label("The first").click()
    check(loop)
    assert loop.page.locator(".qu-body > .qu-entries").count() == 0
    right = loop.page.locator("details.qu-right")
    assert right.locator("summary").inner_text() == "What fits (1)"
    first = right.locator(".qu-entry")
    assert first.is_hidden()
    right.locator("summary").click()
    assert " ".join(first.inner_text().split()) == (
        "Option a fits the text In the text: It says “a”. What follows: So a is there."
    )
    others = loop.page.locator("details.qu-others")
    assert others.locator("summary").inner_text() == "About the other answers (2)"
    assert others.locator(".qu-entry").first.is_hidden()
    others.locator("summary").click()
    told = others.locator(".qu-entry").all_inner_texts()
    assert "does not fit the text" in told[0]
    assert "The rule: AP (2009) asks for b." in told[0]
    assert "can be discussed" in told[1]
    assert "Because of that." in loop.text(".qu-note")
    loop.page.locator("details.qu-discussion summary").click()
    assert "What would you ask?" in loop.text(".qu-discussion")


def test_never_a_bare_wrong(ask):
    loop = ask(on_check=lambda _: feedback("not_yet"))
    check(loop)
    loop.page.locator("details.qu-others summary").click()
    assert "wrong" not in loop.text(".qu-card").lower()


def test_a_check_steals_no_focus(ask):
    loop = ask()
    loop.page.get_by_label("The first").click()
    loop.button("Check").focus()
    loop.key("Enter")
    loop.settle()
    assert loop.focused() == "Check"


def test_a_change_after_the_check_is_named_and_going_back_lifts_it(ask):
    loop = ask()
    loop.page.get_by_label("The first").click()
    check(loop)
    assert loop.page.locator(".qu-stale").is_hidden()
    loop.page.get_by_label("The second").click()
    assert loop.text(".qu-stale") == "You have changed your answer since this check."
    assert loop.said() == "You have changed your answer since this check."
    assert loop.button("Check again").is_visible()
    loop.page.get_by_label("The first").click()
    assert loop.page.locator(".qu-stale").is_hidden()
    loop.page.get_by_label("The second").click()
    check(loop, "Check again")
    assert loop.page.locator(".qu-stale").is_hidden()
    assert loop.button("Check", exact=True).is_visible()


def test_nothing_to_check_goes_away_once_there_is_something(ask):
    loop = ask(on_check=lambda _: feedback("blank", options=[], notes=[], discussion=""))
    check(loop)
    assert loop.page.locator(".qu-feedback").is_visible()
    loop.page.get_by_label("The first").click()
    assert loop.page.locator(".qu-feedback").is_hidden()


def test_feedback_from_the_start_is_shown(ask):
    loop = ask(answer="a", feedback=feedback("partly"))
    assert loop.page.locator(".qu-feedback").get_attribute("data-state") == "partly"
    assert loop.page.locator(".qu-stale").is_hidden()


def test_the_same_feedback_again_leaves_open_what_was_opened(ask):
    loop = ask()
    loop.page.get_by_label("The first").click()
    check(loop)
    loop.page.locator("details.qu-others summary").click()
    loop.widget.status = {"state": "saved", "text": "Saved at 10:43:00"}
    loop.push()
    assert loop.page.locator("details.qu-others").get_attribute("open") is not None


def test_what_was_typed_goes_along_with_the_check(ask):
    checked, stored = [], []
    loop = ask(
        TEXT,
        on_change=lambda a: (stored.append(a) or a, SAVED),
        on_check=lambda a: checked.append(a) or feedback("open", options=[]),
    )
    loop.page.get_by_role("textbox").fill("my words")
    loop.page.evaluate("document.querySelector('.qu-check').click()")
    loop.settle()
    assert checked == stored == ["my words"]
    assert [m["type"] for m in loop.sent()] == ["check"]
    assert loop.text(".ws-status-text") == "Saved at 10:42:05"


# ---------------------------------------------------------------- when it goes wrong
class Disk:
    """A place to store that can be full."""

    def __init__(self):
        self.full = True
        self.kept = None

    def store(self, answer):
        """Keep an answer, or say why not."""
        self.waiting = answer
        return self.retry()

    def retry(self):
        """Try once more."""
        if self.full:
            sentence = "Not saved: the disk is full. Make some room, then press “Try again”."
            return self.waiting, {"state": "unsaved", "text": sentence}
        self.kept = self.waiting
        return self.waiting, SAVED


def test_unsaved_says_why_and_can_be_tried_again(ask):
    disk = Disk()
    loop = ask(on_change=disk.store, on_retry=disk.retry)
    loop.page.get_by_label("The first").click()
    loop.settle()
    assert "the disk is full" in loop.text(".ws-status-text")
    assert "the disk is full" in loop.page.get_by_role("status").text_content()
    assert loop.page.get_by_label("The first").is_checked()
    assert loop.violations() == []
    loop.button("Try again").click()
    loop.settle()
    assert "the disk is full" in loop.text(".ws-status-text")
    disk.full = False
    loop.button("Try again").focus()
    loop.key("Enter")
    loop.settle()
    assert disk.kept == "a"
    assert loop.text(".ws-status-text") == "Saved at 10:42:05"
    assert loop.page.get_by_role("button", name="Try again").count() == 0
    assert loop.focused() == "Check"


def test_saved_is_never_said_before_it_is_so(ask):
    loop = ask()
    loop.page.get_by_label("The first").click()
    loop.settle()
    loop.page.evaluate("bench.hold()")
    loop.page.get_by_label("The second").click()
    assert loop.text(".ws-status-text") == "Saving …"
    loop.page.evaluate("bench.release()")
    loop.settle()
    assert loop.text(".ws-status-text") == "Saved at 10:42:05"


def test_a_kit_error_from_a_check_is_its_sentence(ask):
    def refuse(_):
        raise KitError("The key for this question is missing. Ask your teacher for the file.")

    loop = ask(on_check=refuse)
    loop.page.get_by_label("The first").click()
    check(loop)
    assert loop.text(".qu-task > .qu-problem") == (
        "The key for this question is missing. Ask your teacher for the file."
    )
    assert loop.page.get_by_label("The first").is_checked()
    assert loop.page.locator(".qu-feedback").is_hidden()
    assert loop.raised == []
    assert loop.violations() == []
    loop.page.get_by_label("The second").click()
    assert loop.page.locator(".qu-task > .qu-problem").is_hidden()


def test_a_fault_is_a_calm_sentence_and_reaches_the_log(ask):
    def break_down(_):
        raise ZeroDivisionError

    loop = ask(on_check=break_down)
    loop.page.get_by_label("The first").click()
    check(loop)
    assert loop.text(".qu-task > .qu-problem") == text("question.unexpected")
    assert [type(error) for error in loop.raised] == [ZeroDivisionError]


def test_a_kernel_that_is_gone_is_said_and_the_answer_stays(ask):
    loop = ask()
    loop.page.evaluate("bench.dead = true")
    loop.page.get_by_label("The first").click()
    assert loop.text(".ws-status-text") == f"{text('outbox.slow')} {text('outbox.waits_page')}"
    assert loop.page.get_by_label("The first").is_checked()
    loop.page.evaluate("bench.dead = false")
    loop.button("Try again").click()
    loop.settle()
    assert loop.widget.answer == "a"
    assert loop.text(".ws-status-text") == "Saved at 10:42:05"


def test_a_kernel_that_does_not_answer_is_said_after_a_while(make_loop):
    loop = make_loop(fresh=True)
    loop.page.clock.install()
    loop.show(Question(ITEM, on_check=lambda _: feedback()))
    loop.page.evaluate("bench.deaf = true")
    loop.button("Check").click()
    loop.page.clock.run_for(400)
    assert loop.button("Checking …").is_visible()
    loop.page.clock.run_for(10_000)
    assert loop.text(".ws-status-text") == text("outbox.slow_check")
    assert loop.button("Check", exact=True).is_visible()
