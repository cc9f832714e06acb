from __future__ import annotations

import copy
import json
import logging
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.core.errors import KitError
from whosays.core.i18n import section, text
from whosays.core.sanitize import LONGEST
from whosays.html import assets
from whosays.html.assets import esm
from whosays.questions import registry
from whosays.questions.cleaning import clean
from whosays.widgets.question import Question


def option(name):
    return {"id": name, "text": f"Option {name}"}


ABC = [option("a"), option("b"), option("cant-tell")]
ITEMS = {
    "one": {"id": "u1-q1", "kind": "one", "prompt": "Which?", "options": ABC},
    "many": {"id": "u1-q2", "kind": "many", "prompt": "Which?", "options": ABC},
    "rate": {"id": "u1-q3", "kind": "rate", "prompt": "How?", "low": "not", "high": "very"},
    "match": {
        "id": "u1-q4",
        "kind": "match",
        "prompt": "Match",
        "left": [option("l1"), option("l2")],
        "right": [option("r1"), option("r2")],
    },
    "order": {"id": "u1-q5", "kind": "order", "prompt": "Order", "options": ABC},
    "text": {"id": "u1-q6", "kind": "text", "prompt": "Write", "rows": 4},
}
FEEDBACK = {"state": "right", "score": 1.0, "headline": "That fits.", "options": [], "notes": []}
SAVED = {"state": "saved", "text": "Saved at 10:42"}

names = st.sampled_from(["a", "b", "cant-tell", "l1", "l2", "r1", "r2", "zz", ""])
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | names | st.text(),
    lambda inner: (
        st.lists(inner, max_size=5) | st.dictionaries(names | st.text(), inner, max_size=5)
    ),
    max_leaves=8,
)


# ---------------------------------------------------------------- cleaning
@given(kind=st.sampled_from(list(ITEMS)), value=anything)
def test_anything_becomes_an_answer_of_its_kind_or_a_blank(kind, value):
    item = ITEMS[kind]
    given_value = copy.deepcopy(value)
    answer = clean(item, value)
    assert repr(value) == repr(given_value)
    assert clean(item, answer) == answer
    json.dumps(answer, allow_nan=False).encode("utf-8")
    if answer is None:
        return
    match kind:
        case "one":
            assert answer in {"a", "b", "cant-tell"}
        case "many":
            assert answer == [n for n in ("a", "b", "cant-tell") if n in answer] != []
        case "rate":
            assert type(answer) is int
            assert 0 <= answer <= 100
        case "match":
            assert answer != {}
            assert set(answer) <= {"l1", "l2"}
            assert set(answer.values()) <= {"r1", "r2"}
        case "order":
            assert sorted(answer) == ["a", "b", "cant-tell"]
        case "text":
            assert 0 < len(answer) <= LONGEST
            assert "\0" not in answer
            answer.encode("utf-8")


@given(st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=50))
def test_words_stay_as_typed(words):
    kept = words.replace("\0", "")
    assert clean(ITEMS["text"], words) == (kept or None)


@pytest.mark.parametrize(
    ("kind", "value", "answer"),
    [
        ("one", "cant-tell", "cant-tell"),
        ("one", "gone", None),
        ("one", ["a"], None),
        ("many", ["cant-tell", "a", "a", "gone"], ["a", "cant-tell"]),
        ("many", [], None),
        ("many", [["a"], {"a": 1}, None], None),
        ("rate", 0, 0),
        ("rate", -3, 0),
        ("rate", 140, 100),
        ("rate", 10**400, 100),
        ("rate", 62.4, 62),
        ("rate", float("nan"), None),
        ("rate", float("inf"), None),
        ("rate", True, None),
        ("rate", "50", None),
        ("match", {"l2": "r1", "l1": "gone", "l9": "r1"}, {"l2": "r1"}),
        ("match", {"l1": ["r1"]}, None),
        ("match", {}, None),
        ("order", ["b"], ["b", "a", "cant-tell"]),
        ("order", ["b", "b", "gone", "a", "cant-tell"], ["b", "a", "cant-tell"]),
        ("order", ["gone"], None),
        ("order", [], None),
        ("text", "a\0b", "ab"),
        ("text", "", None),
        ("text", "\0", None),
        ("text", " ", " "),
        ("text", "half \ud83d of a pair", "half � of a pair"),
        ("text", "🙂" * (LONGEST + 1), "🙂" * LONGEST),
        ("text", 5, None),
    ],
)
def test_answers_from_the_page_are_cleaned(kind, value, answer):
    assert clean(ITEMS[kind], value) == answer


# ---------------------------------------------------------------- the widget
class Sent(list):
    """What a question sends to the page, kept in order."""

    def notes(self):
        """Give the sentences of the notes."""
        return [message["text"] for message in self if message["type"] == "note"]


def question(monkeypatch, kind="one", **options):
    made = Question(ITEMS[kind], **options)
    sent = Sent()
    monkeypatch.setattr(made, "send", sent.append)
    return made, sent


def receive(made, kind, seq=1, **message):
    made._handle_custom_msg({"type": kind, "view": "v", "seq": seq, **message}, [])


def refuse(*_):
    raise KitError("The disk is full. Make room and try again.")


def break_down(*_):
    raise ZeroDivisionError


def test_it_says_what_it_is_in_plain_words():
    assert repr(Question(ITEMS["one"])) == "Question u1-q1 (one choice): not answered yet"
    assert repr(Question(ITEMS["rate"], answer=0)) == "Question u1-q3 (rating): answered"
    assert repr(Question(ITEMS["text"], answer="  ")).endswith("not answered yet")


def test_the_plain_words_stand_in_for_the_widget_where_there_is_none():
    data = Question(ITEMS["many"])._repr_mimebundle_()
    bundle = data[0] if isinstance(data, tuple) else data
    assert bundle["text/plain"] == "Question u1-q2 (several choices): not answered yet"


def test_a_kind_for_another_widget_is_refused_with_a_sentence():
    with pytest.raises(KitError, match="“mark”"):
        Question({"id": "x", "kind": "mark"})


def test_an_earlier_answer_that_the_item_no_longer_has_is_a_blank():
    assert Question(ITEMS["one"], answer="gone").answer is None


def test_hints_shown_stay_within_what_there_is():
    item = {**ITEMS["one"], "hints": ["x", "y"]}
    assert Question(item, hints_shown=9).hints_shown == 2
    assert Question(item, hints_shown=-1).hints_shown == 0
    assert Question(ITEMS["one"], hints_shown=1).hints_shown == 0


def test_feedback_from_the_start_is_about_the_answer_from_the_start():
    made = Question(ITEMS["one"], answer="a", feedback=FEEDBACK)
    assert (made.checked, made.feedback["state"]) == ("a", "right")
    assert Question(ITEMS["one"], answer="a").checked is None


def test_a_change_is_cleaned_stored_and_answered_with_what_was_stored(monkeypatch):
    calls = []

    def change(answer):
        calls.append(answer)
        return ["a", "b"], {"state": "saved", "text": "Saved with the other window's"}

    made, sent = question(monkeypatch, "many", on_change=change)
    receive(made, "change", 7, answer=["b", "gone"])
    assert calls == [["b"]]
    assert made.answer == ["a", "b"]
    assert made.status["text"] == "Saved with the other window's"
    assert made.heard == {"view": "v", "seq": 7}
    assert sent == []


def test_what_was_stored_goes_to_the_page_in_one_message(monkeypatch):
    made, _ = question(monkeypatch, on_change=lambda a: (a, SAVED), on_check=lambda _: FEEDBACK)
    states = []
    monkeypatch.setattr(made, "send_state", lambda key=None: states.append(set(key or ())))
    receive(made, "check", answer="b")
    assert [s for s in states if s] == [{"answer", "status", "heard", "feedback", "checked"}]


def test_without_anybody_to_store_it_nothing_is_said_to_be_saved(monkeypatch):
    made, _ = question(monkeypatch)
    receive(made, "change", answer="a")
    assert (made.answer, made.status) == ("a", {"state": "idle", "text": ""})


def test_a_refused_change_keeps_the_answer_and_says_why(monkeypatch):
    made, _ = question(monkeypatch, on_change=refuse)
    receive(made, "change", answer="a")
    assert made.answer == "a"
    assert made.status == {
        "state": "unsaved",
        "text": "The disk is full. Make room and try again.",
    }
    assert made.heard["seq"] == 1


def test_a_broken_change_keeps_the_answer_stays_calm_and_is_raised(monkeypatch, caplog):
    made, _ = question(monkeypatch, on_change=break_down)
    with caplog.at_level(logging.ERROR), pytest.raises(ZeroDivisionError):
        receive(made, "change", answer="a")
    assert (made.answer, made.status["state"]) == ("a", "unsaved")
    assert made.status["text"] == text("question.unexpected_change")
    assert "Storing an answer failed" in caplog.text


def test_feedback_waits_for_nothing_that_is_kept_about_a_check(monkeypatch):
    order = []
    look = {**FEEDBACK, "state": "not_yet", "more": {"first": True}}
    made = Question(
        {**ITEMS["one"], "hints": ["x", "y"]},
        on_change=lambda a: order.append("answer") or (a, SAVED),
        on_check=lambda _: look,
        on_checked=lambda a: order.append(("checked", a)),
        on_hint=lambda shown: order.append(("hint", shown)),
    )
    monkeypatch.setattr(made, "send_state", lambda key=None: order.extend(["told"] if key else []))
    receive(made, "check", answer="b")
    assert order == ["answer", "told", ("checked", "b"), ("hint", 1)]


def test_feedback_stands_when_nothing_can_be_kept_about_a_check(monkeypatch):
    made, sent = question(monkeypatch, answer="a", on_check=lambda _: FEEDBACK, on_checked=refuse)
    receive(made, "check", answer="a")
    assert (made.feedback, made.checked) == (FEEDBACK, "a")
    assert [one["text"] for one in sent] == ["The disk is full. Make room and try again."]


def test_a_check_that_failed_is_not_kept_as_one(monkeypatch):
    kept = []
    made, _ = question(monkeypatch, answer="a", on_check=refuse, on_checked=kept.append)
    receive(made, "check", answer="a")
    assert (kept, made.checked) == ([], None)


def test_a_check_gives_feedback_on_the_answer_it_carries(monkeypatch):
    stored, checked = [], []

    def check(answer):
        checked.append(answer)
        return FEEDBACK

    def change(answer):
        stored.append(answer)
        return answer, SAVED

    made, _ = question(monkeypatch, "text", on_change=change, on_check=check)
    receive(made, "check", 3, answer="my words\0")
    assert stored == checked == ["my words"]
    assert (made.feedback, made.checked) == (FEEDBACK, "my words")
    assert made.status == SAVED
    assert made.heard == {"view": "v", "seq": 3, "checked": True}


def test_a_check_of_what_is_stored_already_does_not_store_again(monkeypatch):
    stored = []
    made, _ = question(
        monkeypatch, on_change=lambda a: (stored.append(a) or a, SAVED), on_check=lambda _: FEEDBACK
    )
    receive(made, "change", answer="a")
    receive(made, "check", 2, answer="a")
    assert stored == ["a"]


def test_a_refused_check_says_why_and_keeps_answer_and_feedback(monkeypatch):
    made, sent = question(monkeypatch, answer="a", feedback=FEEDBACK, on_check=refuse)
    receive(made, "check", 2, answer="b")
    assert sent.notes() == ["The disk is full. Make room and try again."]
    assert sent[0]["view"] == "v"
    assert (made.answer, made.checked, made.feedback) == ("b", "a", FEEDBACK)
    assert made.heard == {"view": "v", "seq": 2}


def test_a_broken_check_stays_calm_and_is_raised(monkeypatch, caplog):
    made, sent = question(monkeypatch, on_check=break_down)
    with caplog.at_level(logging.ERROR), pytest.raises(ZeroDivisionError):
        receive(made, "check", answer="a")
    assert sent.notes() == [text("question.unexpected")]
    assert made.answer == "a"
    assert "callback of the question failed" in caplog.text


def test_try_again_asks_to_retry_what_waits(monkeypatch):
    made, _ = question(
        monkeypatch, on_change=refuse, on_retry=lambda: ("a", {"state": "saved", "text": "ok"})
    )
    receive(made, "change", answer="a")
    receive(made, "retry", 2, answer="a")
    assert (made.answer, made.status["text"]) == ("a", "ok")


def test_try_again_with_something_newer_stores_that(monkeypatch):
    stored = []

    def change(answer):
        stored.append(answer)
        return answer, SAVED

    made, _ = question(monkeypatch, on_change=change, on_retry=refuse)
    receive(made, "retry", answer="b")
    assert stored == ["b"]
    assert made.answer == "b"


# ---------------------------------------------------------------- messages that overtake
def test_a_change_that_was_overtaken_undoes_nothing(monkeypatch):
    stored = []

    def change(answer):
        stored.append(answer)
        return answer, SAVED

    made, _ = question(monkeypatch, on_change=change)
    receive(made, "change", 2, answer="b")
    receive(made, "change", 1, answer="a")
    assert (stored, made.answer, made.heard["seq"]) == (["b"], "b", 2)


def test_another_windows_numbers_are_its_own(monkeypatch):
    made, _ = question(monkeypatch, on_change=lambda a: (a, SAVED))
    receive(made, "change", 9, answer="b")
    made._handle_custom_msg({"type": "change", "view": "other", "seq": 1, "answer": "a"}, [])
    assert made.answer == "a"


def test_a_check_that_was_overtaken_reads_what_stands_there(monkeypatch):
    checked = []

    def check(answer):
        checked.append(answer)
        return FEEDBACK

    made, _ = question(monkeypatch, on_change=lambda a: (a, SAVED), on_check=check)
    receive(made, "change", 2, answer="b")
    receive(made, "check", 1, answer="a")
    assert (checked, made.answer, made.checked) == (["b"], "b", "b")


def test_try_again_that_fails_again_says_so(monkeypatch):
    made, _ = question(monkeypatch, on_retry=refuse, answer="a")
    receive(made, "retry", answer="a")
    assert (made.answer, made.status["state"]) == ("a", "unsaved")


def test_hints_are_counted_and_told():
    told = []
    made = Question({**ITEMS["one"], "hints": ["x", "y"]}, on_hint=told.append)
    for shown in (1, 2, 1, 99, "x"):
        receive(made, "hint", shown=shown)
    assert told == [1, 2, 2, 2, 2]
    assert made.hints_shown == 2


def test_a_hint_that_cannot_be_noted_is_a_sentence(monkeypatch):
    made, sent = question(monkeypatch, on_hint=refuse)
    receive(made, "hint", shown=1)
    assert sent.notes() == ["The disk is full. Make room and try again."]


WHY = {**ITEMS["one"], "explain": "Why?"}


def why(monkeypatch, item=WHY, **options):
    made = Question(item, **options)
    sent = Sent()
    monkeypatch.setattr(made, "send", sent.append)
    return made, sent


def test_reasons_are_stored_apart_from_the_answer(monkeypatch):
    answers, reasons = [], []
    made, _ = why(
        monkeypatch,
        answer="a",
        on_change=lambda a: (answers.append(a) or a, SAVED),
        on_why=lambda words: reasons.append(words) or SAVED,
    )
    receive(made, "why", 3, answer="a", why="Because\0 of that.")
    assert (answers, reasons, made.why) == ([], ["Because of that."], "Because of that.")
    assert (made.status, made.heard) == (SAVED, {"view": "v", "seq": 3})
    receive(made, "why", 4, answer="b", why="Because of that.")
    assert (answers, reasons) == (["b"], ["Because of that."])


def test_a_check_stores_answer_and_reasons_first(monkeypatch):
    order = []
    made, _ = why(
        monkeypatch,
        on_change=lambda a: (order.append(("answer", a)) or a, SAVED),
        on_why=lambda words: order.append(("why", words)) or SAVED,
        on_check=lambda a: order.append(("check", a)) or FEEDBACK,
    )
    receive(made, "check", answer="a", why="So it is there.")
    assert order == [("answer", "a"), ("why", "So it is there."), ("check", "a")]
    assert made.checked == "a"


@pytest.mark.parametrize("refused", [refuse, lambda _: {"state": "unsaved", "text": "Full."}])
def test_reasons_that_cannot_be_stored_say_so_and_are_tried_again(monkeypatch, refused):
    tries = []

    def store(words):
        tries.append(words)
        return refused(words) if len(tries) == 1 else SAVED

    made, _ = why(monkeypatch, answer="a", on_why=store, on_retry=lambda: ("a", SAVED))
    receive(made, "why", answer="a", why="My own words here.")
    assert (made.status["state"], made.why) == ("unsaved", "My own words here.")
    receive(made, "retry", 2, answer="a", why="My own words here.")
    assert made.status == SAVED
    assert tries == ["My own words here."] * 2
    receive(made, "retry", 3, answer="a", why="My own words here.")
    assert len(tries) == 2


def test_an_answer_that_failed_stays_unsaved_though_the_reasons_are_kept(monkeypatch):
    made, _ = why(monkeypatch, on_change=refuse, on_why=lambda _: SAVED)
    receive(made, "change", answer="a", why="My own words here.")
    assert made.status["state"] == "unsaved"


def test_broken_storing_of_reasons_stays_calm_and_is_raised(monkeypatch):
    made, _ = why(monkeypatch, answer="a", on_why=break_down)
    with pytest.raises(ZeroDivisionError):
        receive(made, "why", answer="a", why="My own words here.")
    assert made.status["text"] == text("question.unexpected_change")
    assert made.why == "My own words here."


@pytest.mark.parametrize("words", [None, 5, ["x"], {"a": 1}, "", "\0"])
def test_reasons_that_are_no_words_are_empty(monkeypatch, words):
    made, _ = why(monkeypatch, why="Earlier words here.", on_why=lambda _: SAVED)
    receive(made, "why", answer=None, why=words)
    assert made.why == ""
    assert Question(WHY, why=words).why == ""


def test_without_a_question_for_reasons_there_are_none(monkeypatch):
    made, _ = why(monkeypatch, ITEMS["one"], why="Sent anyway.", on_why=refuse)
    receive(made, "why", answer=None, why="Sent anyway.")
    assert (made.why, made.status["state"]) == ("", "idle")


@pytest.mark.parametrize("content", [None, "x", [], {}, {"type": "marks"}, {"type": ["check"]}])
def test_messages_it_does_not_know_are_passed_over(monkeypatch, content):
    made, sent = question(monkeypatch, answer="a", on_change=refuse, on_check=refuse)
    made._handle_custom_msg(content, [])
    assert (made.answer, sent) == ("a", [])


@given(kind=st.sampled_from(["change", "check", "retry", "hint"]), answer=anything, shown=anything)
def test_no_message_breaks_it(kind, answer, shown):
    made = Question(
        {**ITEMS["match"], "hints": ["x"]},
        on_change=lambda a: (a, SAVED),
        on_check=lambda _: FEEDBACK,
    )
    receive(made, kind, answer=answer, shown=shown)
    assert made.answer == clean(made.item, made.answer)


def test_a_callback_cannot_change_what_was_checked(monkeypatch):
    made, _ = question(monkeypatch, "many", on_check=lambda a: a.append("b") or FEEDBACK)
    receive(made, "check", answer=["a"])
    assert made.checked == made.answer == ["a"]


def test_every_text_the_page_asks_for_is_there():
    source = "".join(esm(f"question_{kind}") for kind in (*ITEMS, "chain", "desk", "roots"))
    asked = set(re.findall(r'\bt\("(\w+)"', source))
    counted = set(re.findall(r'\bn\("(\w+)"', source))
    asked |= {f"{key}_{form}" for key in counted for form in ("one", "other")}
    assert len(asked) > 20
    assert len(counted) > 5
    assert asked - {*section("question"), *section("outbox"), *section("card")} == set()


def test_every_kind_has_a_control_in_the_page_and_no_control_is_left_over():
    static = Path(assets.__file__).parents[1] / "widgets" / "static"
    asked = {kind for kind in registry.names() if registry.widget(kind) == "question"}
    found = {
        end: {file.stem.removeprefix("question_") for file in static.glob(f"question_*.{end}")}
        for end in ("js", "css")
    }
    assert found["js"] == asked
    assert found["css"] < asked, "the plain kinds share one style sheet"


# ---------------------------------------------------------------- made from what the page saw
class Merged:
    """What is stored with what it was made from."""

    def __init__(self, state="saved"):
        self.calls = []
        self.state = state

    def __call__(self, answer, base, made):
        """Keep what is asked for."""
        self.calls.append((answer, base, made))
        return answer, {"state": self.state, "text": ""}


def test_a_change_is_stored_with_what_it_was_made_from(monkeypatch):
    merge = Merged()
    made, _ = question(monkeypatch, "one", on_merge=merge)
    receive(made, "change", seq=1, answer="a", base="b", after=0)
    receive(made, "change", seq=2, answer="cant-tell", base="b", after=0)
    assert merge.calls == [("a", "b", ""), ("cant-tell", "a", "")]


def test_what_could_not_be_saved_is_not_what_the_next_change_is_made_from(monkeypatch):
    merge = Merged("unsaved")
    made, _ = question(monkeypatch, "one", on_merge=merge)
    receive(made, "change", seq=1, answer="a", base="b", after=0)
    receive(made, "change", seq=2, answer="cant-tell", base="b", after=0)
    assert [base for _, base, _ in merge.calls] == ["b", "b"]


def test_changes_of_windows_that_are_gone_are_stored_before_this_one(monkeypatch):
    merge = Merged()
    made, _ = question(monkeypatch, "one", on_merge=merge)
    left = [{"answer": "b", "base": None, "made": 1_000_000_000_000}, {"answer": "zz"}, 7]
    receive(made, "change", seq=1, answer="a", base=None, after=0, left=left)
    assert merge.calls == [("b", None, "2001-09-09T01:46:40+00:00"), ("a", None, "")]


def test_a_late_answer_that_the_question_no_longer_takes_clears_nothing(monkeypatch):
    merge = Merged()
    made, _ = question(monkeypatch, "one", answer="a", on_merge=merge)
    late = {"type": "change", "view": "v", "seq": 1, "answer": "zz", "base": "a", "after": 0}
    made._handle_custom_msg({**late, "made": 1_000_000_000_000}, [])
    assert (made.answer, merge.calls) == ("a", [])


def test_only_a_place_lets_the_page_keep_anything(monkeypatch):
    assert question(monkeypatch, "one")[0].keep == {}
    named, _ = question(monkeypatch, "one", place="abc")
    assert named.keep == {"place": "abc", "item": "u1-q1"}
