from __future__ import annotations

import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.corpus.marks import MOST_MARKS, clean_marks
from whosays.widgets.reader import Reader

CODES = [
    {
        "code": "named_person",
        "label": "Named person",
        "short": "NP",
        "definition": "",
        "example": "",
    },
    {"code": "vague", "label": "Nobody named", "short": "–", "definition": "", "example": ""},
]
ARTICLE = {
    "id": "001",
    "title": "A title",
    "lang": "en",
    "dir": "ltr",
    "label": "",
    "note": "",
    "paragraphs": [
        {"number": 1, "start": 0, "end": 7, "text": "A title", "kind": "title"},
        {"number": 2, "start": 9, "end": 29, "text": "A source said so 🙂 ok", "kind": "body"},
    ],
}
GOOD = {"id": "m-1", "start": 9, "end": 17, "code": "vague"}


def other(ident="m-2", **change):
    return {**GOOD, "id": ident, **change}


class Sent(list):
    """What a reader sends to the page, kept in order."""

    def of(self, kind):
        """Give the messages of one kind."""
        return [message for message in self if message["type"] == kind]


def reader(monkeypatch, **options):
    made = Reader(ARTICLE, CODES, **options)
    sent = Sent()
    monkeypatch.setattr(made, "send", sent.append)
    return made, sent


def receive(made, **message):
    made._handle_custom_msg({"view": "v", **message}, [])


def test_a_good_mark_is_kept_with_its_four_fields_only():
    assert clean_marks([{**GOOD, "more": "x"}], ["vague"], 29) == ([GOOD], 0)


@pytest.mark.parametrize(
    "bad",
    [
        None,
        "m-1",
        {},
        other(start=-1),
        other(start=17, end=17),
        other(start=20, end=12),
        other(end=30),
        other(start=9.0),
        other(start="9"),
        other(start=True, end=5),
        other(code="nonsense"),
        other(code=["vague"]),
        other(ident=""),
        other(ident="m-1"),
        other(ident=7),
        other(ident="<b>"),
        other(ident="m" * 65),
    ],
)
def test_what_is_not_a_mark_is_dropped_and_counted(bad):
    assert clean_marks([GOOD, bad], ["vague"], 29) == ([GOOD], 1)


@pytest.mark.parametrize("bad", [None, 3, "marks", {"marks": []}])
def test_what_is_not_a_list_is_dropped(bad):
    assert clean_marks(bad, ["vague"], 29) == ([], 1)


def test_a_list_has_a_most():
    many = [other(ident=f"m-{i}") for i in range(MOST_MARKS + 3)]
    kept, dropped = clean_marks(many, ["vague"], 29)
    assert (len(kept), dropped) == (MOST_MARKS, 3)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_no_message_content_makes_cleaning_fail(raw):
    kept, dropped = clean_marks(raw, ["vague"], 29)
    assert len(kept) + dropped >= 0


def test_the_text_shown_is_the_same_every_time():
    assert repr(Reader(ARTICLE, CODES)) == "Reader of article 001: 0 marks"
    assert repr(Reader(ARTICLE, CODES, marks=[GOOD])) == "Reader of article 001: 1 mark"


def test_a_notebook_gets_the_widget_and_its_text():
    bundle = Reader(ARTICLE, CODES)._repr_mimebundle_()
    data = bundle[0] if isinstance(bundle, tuple) else bundle
    assert data["text/plain"] == "Reader of article 001: 0 marks"
    assert "application/vnd.jupyter.widget-view+json" in data


def test_buttons_are_there_for_what_can_be_done():
    bare = Reader(ARTICLE, CODES)
    assert (bare.can_check, bare.can_export, bare.can_import) == (False, False, False)
    full = Reader(
        ARTICLE,
        CODES,
        on_check=lambda _: {},
        on_export=lambda _: ("n", "t"),
        on_import=lambda _: ([], ""),
    )
    assert (full.can_check, full.can_export, full.can_import) == (True, True, True)


def test_marks_given_that_do_not_fit_the_article_are_left_out():
    assert Reader(ARTICLE, CODES, marks=[GOOD, other(end=99)]).marks == [GOOD]


def test_a_change_is_stored_before_it_is_answered(monkeypatch):
    order = []

    def store(marks):
        order.append("stored")
        return marks, {"state": "saved", "text": "Saved at 10:42"}

    made, _ = reader(monkeypatch, on_change=store)
    monkeypatch.setattr(made, "send", lambda message: order.append(message["type"]))
    receive(made, type="marks", marks=[GOOD], seq=1)
    assert order == ["stored", "saved"]
    assert made.marks == [GOOD]
    assert made.status == {"state": "saved", "text": "Saved at 10:42"}


def test_marks_merged_from_another_window_are_sent_back(monkeypatch):
    merged = [GOOD, other()]
    made, sent = reader(monkeypatch, on_change=lambda _: (merged, {"state": "saved", "text": ""}))
    receive(made, type="marks", marks=[GOOD], seq=4)
    [answer] = sent.of("saved")
    assert (answer["view"], answer["seq"], answer["marks"]) == ("v", 4, merged)
    assert made.marks == merged


def test_a_full_disk_is_said_and_loses_nothing(monkeypatch):
    def store(_):
        raise KitError("The disk is full. Make room, then press “Try again”.")

    made, sent = reader(monkeypatch, on_change=store)
    receive(made, type="marks", marks=[GOOD], seq=1)
    [answer] = sent.of("saved")
    assert answer["status"]["state"] == "unsaved"
    assert answer["status"]["text"].startswith("The disk is full.")
    assert made.marks == answer["marks"] == [GOOD]


def test_an_unexpected_fault_is_said_calmly_logged_and_raised(monkeypatch, caplog):
    def store(_):
        raise ZeroDivisionError

    made, sent = reader(monkeypatch, on_change=store)
    with pytest.raises(ZeroDivisionError), caplog.at_level(logging.ERROR):
        receive(made, type="marks", marks=[GOOD], seq=1)
    assert made.status == {"state": "unsaved", "text": text("reader.unexpected_change")}
    assert made.marks == [GOOD]
    assert sent.of("note") == []  # said once, in the status line
    assert "Storing marks failed" in caplog.text


def test_try_again_stores_the_marks_on_the_page(monkeypatch):
    fails = [True]

    def store(marks):
        if fails:
            raise KitError("The disk is full.")
        return marks, {"state": "saved", "text": "Saved"}

    made, _ = reader(monkeypatch, on_change=store)
    receive(made, type="marks", marks=[GOOD], seq=1)
    fails.clear()
    receive(made, type="retry")
    assert made.status["state"] == "saved"
    assert made.marks == [GOOD]


def test_try_again_has_a_callback_of_its_own_if_given(monkeypatch):
    retried = []

    def retry(marks):
        retried.append(marks)
        return marks, {"state": "saved", "text": ""}

    made, _ = reader(monkeypatch, marks=[GOOD], on_retry=retry)
    receive(made, type="retry")
    assert retried == [[GOOD]]


def test_nonsense_among_marks_is_dropped_with_a_note(monkeypatch):
    made, sent = reader(monkeypatch, on_change=lambda m: (m, {"state": "saved", "text": ""}))
    receive(made, type="marks", marks=[GOOD, other(end=10**9)], seq=1)
    assert made.marks == [GOOD]
    assert sent.of("note")[0]["text"] == text("reader.dropped", count=1)


@pytest.mark.parametrize("raw", [None, "x", [other(code="none")], [[]]])
def test_a_message_with_no_mark_in_it_never_empties_the_answer(monkeypatch, raw):
    stored = []

    def store(marks):
        stored.append(marks)
        return marks, {"state": "saved", "text": ""}

    made, _ = reader(monkeypatch, marks=[GOOD], on_change=store)
    receive(made, type="marks", marks=raw, seq=1)
    assert made.marks == [GOOD]
    assert stored == [[GOOD]]


def test_all_marks_can_be_deleted(monkeypatch):
    made, _ = reader(monkeypatch, marks=[GOOD], on_change=lambda m: (m, {"state": "saved"}))
    receive(made, type="marks", marks=[], seq=1)
    assert made.marks == []


def test_too_many_marks_are_cut_with_a_note(monkeypatch):
    made, sent = reader(monkeypatch)
    many = [other(ident=f"m-{i}") for i in range(MOST_MARKS + 1)]
    receive(made, type="marks", marks=many, seq=1)
    assert len(made.marks) == MOST_MARKS
    assert str(MOST_MARKS) in sent.of("note")[0]["text"]


def test_read_only_marks_cannot_be_changed_by_a_message(monkeypatch):
    made, _ = reader(monkeypatch, marks=[GOOD], read_only=True)
    receive(made, type="marks", marks=[], seq=1)
    assert made.marks == [GOOD]


def test_a_check_gives_feedback_on_the_marks_at_that_moment(monkeypatch):
    feedback = {"state": "partly", "headline": "Good", "found": 1, "total": 2}
    made, sent = reader(monkeypatch, marks=[GOOD], on_check=lambda _: feedback)
    receive(made, type="check")
    assert made.feedback == feedback
    assert made.checked == [GOOD]
    assert sent.of("checked")[0]["feedback"] == feedback


def test_a_first_check_gives_the_next_hint_and_our_reading_can_be_asked_for(monkeypatch):
    told = []
    made = reader(
        monkeypatch,
        hints=["Look left.", "Look right."],
        on_hint=told.append,
        on_check=lambda _: {"headline": "1 of 2", "first": True},
        on_open=lambda _: {"headline": "1 of 2", "records": []},
    )[0]
    receive(made, type="check", view="v")
    assert (made.hints_shown, told, made.feedback["first"]) == (1, [1], True)
    receive(made, type="open", view="v")
    assert (made.hints_shown, "first" in made.feedback) == (1, False)


def test_feedback_waits_for_nothing_that_is_kept_about_a_check(monkeypatch):
    order = []
    made, sent = reader(
        monkeypatch,
        marks=[GOOD],
        hints=["Look left."],
        on_check=lambda _: {"headline": "1 of 2", "first": True},
        on_checked=lambda marks: order.append((len(marks), bool(sent.of("checked")))),
        on_hint=lambda shown: order.append(("hint", shown)),
    )
    receive(made, type="check", view="v")
    assert order == [(1, True), ("hint", 1)]


def test_a_check_that_cannot_be_done_says_so(monkeypatch):
    def check(_):
        raise KitError("There is no key in this edition. Your teacher has it.")

    made, sent = reader(monkeypatch, marks=[GOOD], on_check=check)
    receive(made, type="check")
    assert sent.of("note")[0]["problem"] is True
    assert made.feedback == {}
    assert made.marks == [GOOD]


def test_an_export_is_handed_to_the_browser(monkeypatch):
    made, sent = reader(monkeypatch, marks=[GOOD], on_export=lambda m: ("marks.json", str(len(m))))
    receive(made, type="export")
    [download] = sent.of("download")
    assert (download["name"], download["text"]) == ("marks.json", "1")


def test_an_import_is_stored_and_can_be_told_from_a_change(monkeypatch):
    stored = []

    def store(marks):
        stored.append(marks)
        return marks, {"state": "saved", "text": "Saved"}

    made, sent = reader(
        monkeypatch,
        on_change=store,
        on_import=lambda written: ([GOOD, other(start=50, end=60)], f"Read {len(written)}"),
    )
    receive(made, type="import", text="{}")
    assert made.marks == [GOOD]
    assert stored == [[GOOD]]
    assert sent.of("imported")[0]["text"] == f"Read 2 {text('reader.dropped', count=1)}"


def test_an_import_that_fails_changes_nothing(monkeypatch):
    def bring(_):
        raise KitError("This file holds no marks. Choose another.")

    made, sent = reader(monkeypatch, marks=[GOOD], on_import=bring)
    receive(made, type="import", text="nonsense")
    assert made.marks == [GOOD]
    assert sent.of("note")[0]["text"] == "This file holds no marks. Choose another."


def test_a_fault_in_another_callback_is_said_and_raised(monkeypatch):
    def bring(_):
        raise ZeroDivisionError

    made, sent = reader(monkeypatch, on_import=bring)
    with pytest.raises(ZeroDivisionError):
        receive(made, type="import", text="")
    assert sent.of("note")[0]["text"] == text("reader.unexpected")


@pytest.mark.parametrize("message", [None, "x", [], {}, {"type": "unknown"}, {"type": ["marks"]}])
def test_what_is_not_a_message_is_passed_over(monkeypatch, message):
    made, sent = reader(monkeypatch)
    made._handle_custom_msg(message, [])
    assert sent == []


def test_requests_without_a_callback_are_passed_over(monkeypatch):
    made, sent = reader(monkeypatch)
    for kind in ("check", "export", "import"):
        receive(made, type=kind, text="")
    assert sent == []
