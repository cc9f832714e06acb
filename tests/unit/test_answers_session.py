from __future__ import annotations

import errno
import json
import os
import re
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from _tiny import TEXT, UNIT

from whosays.answers import session
from whosays.answers.file_store import FileStore
from whosays.answers.session import Sheet
from whosays.core.errors import DataError, KitError
from whosays.core.i18n import text
from whosays.core.kit import HERE, Kit
from whosays.widgets.bind import ask

pytestmark = pytest.mark.usefixtures("tiny_kit")

RIGHT = {
    "t-one": "a",
    "t-many": ["a", "b"],
    "t-rate": 45,
    "t-match": {"l1": "r1", "l2": "cant-tell"},
    "t-order": ["a", "b", "c"],
}
OTHER = {
    "t-one": "b",
    "t-many": ["c"],
    "t-match": {"l1": "r2", "l2": "r2"},
    "t-order": ["c", "b", "a"],
}


def mark(name, words, code):
    start = TEXT.index(words)
    return {"id": name, "start": start, "end": start + len(words), "code": code}


SOURCE = mark("m1", "A\u00a0source told the Gazette", "unnamed_person")
MAYOR = mark("m2", "Mayor Ana Ruiz said", "named_person")
PORT = mark("m3", "The Port said in a statement", "named_document")


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "answers"


def tell(widget, kind, **content):
    """Send what the page sends, and give what the widget sent back."""
    sent = []
    widget.send = lambda content, *_: sent.append(content)
    widget._handle_custom_msg({"type": kind, "view": "v", "seq": 1, **content}, [])
    return sent


def on_disk(folder, name):
    return FileStore(UNIT, folder).record(name)


def new_kernel():
    session.current.cache_clear()


# ---------------------------------------------------------------- questions
@pytest.mark.parametrize("name", RIGHT)
def test_an_answer_goes_to_disk_and_check_says_right(folder, name):
    widget = ask(name)
    assert widget.mode == "practice"
    assert widget.status == {"state": "idle", "text": ""}
    tell(widget, "change", answer=RIGHT[name])
    assert widget.status["state"] == "saved"
    assert on_disk(folder, name)["value"] == RIGHT[name]
    assert on_disk(folder, name)["checked"] is False
    tell(widget, "check", answer=RIGHT[name])
    assert widget.feedback["state"] == "right"
    assert on_disk(folder, name)["checked"] is True


@pytest.mark.parametrize("name", OTHER)
def test_another_answer_gets_reasons(name):
    widget = ask(name)
    tell(widget, "check", answer=OTHER[name])
    assert widget.feedback["state"] == ("partly" if name == "t-order" else "not_yet")
    # The first time it is only said what does not fit; our reading comes with the second.
    assert widget.feedback["more"] == {"first": True}
    assert not widget.feedback["notes"]
    tell(widget, "check", answer=OTHER[name], seq=2)
    assert "Because." in widget.feedback["notes"]
    session.current.cache_clear()
    assert "Because." in ask(name).feedback["notes"]


@pytest.mark.parametrize("name", ["t-one", "t-match"])
def test_our_reading_opens_when_it_is_asked_for(folder, name):
    widget = ask(name)
    tell(widget, "open", answer=OTHER[name])
    assert "Because." in widget.feedback["notes"]
    assert on_disk(folder, name)["tries"] == 2
    session.current.cache_clear()
    again = ask(name)
    assert "Because." in again.feedback["notes"]


@pytest.mark.parametrize("words", ["asdf", "asdf asdf asdf asdf asdf asdf", "I do not know."])
def test_our_points_wait_for_an_attempt_and_the_words_are_kept(folder, words):
    widget = ask("t-text")
    tell(widget, "check", answer=words)
    told = widget.feedback
    assert (told["state"], told["notes"], told["model"]) == ("blank", [], "")
    assert told["headline"] == text("marking.text_short")
    tell(widget, "open", answer=words, seq=2)
    assert widget.feedback["state"] == "blank"
    assert on_disk(folder, "t-text")["value"] == words
    tell(widget, "check", answer="Ana Ruiz of the port says so.", seq=3)
    assert widget.feedback["state"] == "noted"
    assert widget.feedback["notes"]


def test_a_first_look_is_still_one_after_a_new_start(folder):
    tell(ask("t-one"), "check", answer=OTHER["t-one"])
    assert on_disk(folder, "t-one")["tries"] == 1
    session.current.cache_clear()
    assert ask("t-one").feedback["more"] == {"first": True}


def test_an_answer_checked_before_tries_were_counted_keeps_its_feedback(folder):
    tell(ask("t-one"), "check", answer=OTHER["t-one"])
    file = folder / f"{UNIT}.json"
    words = file.read_text(encoding="utf-8")
    older = re.sub(r',\s*"tries": 1|"tries": 1,\s*', "", words)
    assert older != words
    file.write_text(older, encoding="utf-8")
    session.current.cache_clear()
    assert "Because." in ask("t-one").feedback["notes"]


def test_the_first_check_that_does_not_fit_gives_a_hint(folder):
    widget = ask("t-one")
    hints = len(widget.item["hints"])
    assert hints, "the test needs an item with hints"
    tell(widget, "check", answer=OTHER["t-one"])
    assert widget.hints_shown == on_disk(folder, "t-one")["hints"] == 1
    tell(widget, "check", answer=RIGHT["t-one"], seq=2)
    assert widget.hints_shown == 1


@pytest.mark.parametrize("name", [*RIGHT, "t-text", "t-guess"])
def test_checking_a_blank_says_that_nothing_is_there(folder, name):
    widget = ask(name)
    tell(widget, "check", answer=None)
    assert widget.feedback["state"] == "blank"
    assert on_disk(folder, name).get("value") is None


def test_a_text_and_a_guess(folder):
    widget = ask("t-text")
    tell(widget, "check", answer="Ana Ruiz of the port says so.")
    assert widget.feedback["state"] == "noted"
    assert on_disk(folder, "t-text")["value"] == "Ana Ruiz of the port says so."
    widget = ask("t-guess")
    tell(widget, "check", answer=70)
    assert widget.feedback["state"] == "noted"
    assert "70" in widget.feedback["headline"]


@pytest.mark.parametrize("name", [*RIGHT, "t-text"])
def test_a_new_kernel_shows_what_was_there_with_its_feedback(name):
    answer = RIGHT.get(name, "Words that say something of it.")
    widget = ask(name)
    tell(widget, "check", answer=answer)
    new_kernel()
    again = ask(name)
    assert again.answer == answer
    assert again.feedback == widget.feedback
    assert again.checked == answer
    assert again.status["state"] == "saved"


def test_changed_after_check_comes_back_without_feedback():
    widget = ask("t-one")
    tell(widget, "check", answer="b")
    tell(widget, "change", answer="a")
    new_kernel()
    again = ask("t-one")
    assert (again.answer, again.feedback) == ("a", {})


def test_what_was_thought_first_is_kept(folder):
    widget = ask("t-one")
    tell(widget, "check", answer="b")
    tell(widget, "check", answer="a")
    assert (on_disk(folder, "t-one")["first"], on_disk(folder, "t-one")["value"]) == ("b", "a")


def test_hints_are_remembered(folder):
    tell(ask("t-one"), "hint", shown=2)
    assert on_disk(folder, "t-one")["hints"] == 2
    new_kernel()
    assert ask("t-one").hints_shown == 2


def test_a_hint_in_a_second_window_leaves_the_first_one_s_answer(folder):
    second = ask("t-one")
    new_kernel()
    tell(ask("t-one"), "change", answer="a")
    tell(second, "hint", shown=1)
    assert on_disk(folder, "t-one")["value"] == "a"
    tell(second, "change", answer="b")
    record = on_disk(folder, "t-one")
    assert (record["value"], [e["value"] for e in record["earlier"]]) == ("b", ["a"])
    assert "another window" in second.status["text"]


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows cannot change its clock's zone")
@pytest.mark.parametrize(
    ("zone", "expected"), [("UTC0", "2024-09-17 at 22:30"), ("XXX-3", "2024-09-18 at 01:30")]
)
def test_the_time_is_that_of_the_clock_on_the_wall(monkeypatch, zone, expected):
    moment = datetime(2024, 9, 17, 22, 30, tzinfo=UTC)
    monkeypatch.setattr("whosays.answers.file_store._now", lambda: moment)
    tell(ask("t-one"), "change", answer="a")
    new_kernel()
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        assert expected in ask("t-one").status["text"]
    finally:
        monkeypatch.undo()
        time.tzset()


def test_an_item_that_changed_since_keeps_the_answer_and_says_so(tiny):
    tell(ask("t-one"), "check", answer="a")
    tiny.item("t-one")["prompt"] = "Another question?"
    tiny.write()
    new_kernel()
    widget = ask("t-one")
    assert (widget.answer, widget.feedback) == ("a", {})
    assert widget.status["text"] == text("exercise.feedback_old")


def test_a_disk_that_refuses_is_said_and_try_again_saves(folder, monkeypatch):
    def refuse(*_):
        raise OSError(28, "No space left on device")

    widget = ask("t-one")
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refuse)
        tell(widget, "change", answer="a")
        assert widget.answer == "a"
        assert widget.status["state"] == "unsaved"
        assert "disk is full" in widget.status["text"]
        assert ask("t-one").answer == "a", "a cell that runs again still has it"
    tell(widget, "retry", answer="a")
    assert widget.status["state"] == "saved"
    assert on_disk(folder, "t-one")["value"] == "a"


def test_an_unreadable_file_is_said_on_the_page(folder):
    folder.mkdir()
    (folder / f"{UNIT}.json").write_text("{", encoding="utf-8")
    widget = ask("t-one")
    assert widget.status["state"] == "unsaved"
    assert "unreadable" in widget.status["text"]


@pytest.mark.parametrize("name", [*RIGHT, "t-text", "t-guess", "t-mark"])
@pytest.mark.parametrize("value", [5, "zz", [5], {"l1": 5}, [{"id": "x"}], True, "{x}"])
@pytest.mark.parametrize("extra", [{}, {"hints": "x", "changed": 5, "version": "1"},
     {"changed": "9999-12-31T23:59:59-23:59"}, {"changed": "0001-01-01T00:00:00+23:59"}],
)  # fmt: skip
def test_a_file_of_answers_edited_by_hand_shows_a_page_all_the_same(folder, name, value, extra):
    folder.mkdir()
    record = {"value": value, "version": 1, "checked": True, **extra}
    table = {"format": 1, "exercise": UNIT, "items": {name: record}}
    (folder / f"{UNIT}.json").write_text(json.dumps(table), encoding="utf-8")
    widget = ask(name)
    answer = [SOURCE] if name == "t-mark" else RIGHT.get(name, "5" if name == "t-text" else 5)
    kind = {"marks": answer} if name == "t-mark" else {"answer": answer}
    tell(widget, "marks" if name == "t-mark" else "change", **kind)
    assert widget.status["state"] == "saved"
    assert on_disk(folder, name)["value"] == answer


def test_what_goes_wrong_in_another_part_of_the_page_does_not_make_an_answer_unsaved(folder):
    told = []

    def fails(_):
        raise RuntimeError("the bar is gone")

    session.current().follow("one", fails)
    session.current().follow("two", told.append)
    widget = ask("t-one")
    tell(widget, "change", answer=RIGHT["t-one"])
    assert widget.status["state"] == "saved"
    assert on_disk(folder, "t-one")["value"] == RIGHT["t-one"]
    assert told == [UNIT]


def test_an_unknown_item_is_a_clear_error():
    with pytest.raises(KitError, match="t-nine"):
        ask("t-nine")


# ---------------------------------------------------------------- the reader
def test_marks_go_to_disk_and_check_reads_them(folder):
    widget = ask("t-mark")
    assert widget.can_check
    sent = tell(widget, "marks", marks=[SOURCE, MAYOR])
    assert sent[0]["status"]["state"] == "saved"
    assert on_disk(folder, "t-mark")["value"] == [SOURCE, MAYOR]
    tell(widget, "check")
    assert (widget.feedback["found"], widget.feedback["total"]) == (2, 5)
    assert on_disk(folder, "t-mark")["checked"] is True


def test_all_marks_right_and_restored_with_their_feedback(tiny):
    cues = [
        (r["cue"]["text"], r["source_type"])
        for r in tiny.coding["attributions"]
        if r["paragraph"] in (3, 4, 6)
    ]
    marks = [mark(f"m{n}", words, code) for n, (words, code) in enumerate(cues)]
    widget = ask("t-mark")
    tell(widget, "marks", marks=marks)
    tell(widget, "check")
    assert widget.feedback["state"] == "right"
    new_kernel()
    again = ask("t-mark")
    assert (again.marks, again.feedback) == (marks, widget.feedback)
    assert again.task["hints"] == ["look"]


def test_only_the_paragraphs_of_the_task_count():
    widget = ask("t-mark")
    assert widget.focus == [3, 4, 6]
    tell(widget, "marks", marks=[SOURCE])
    tell(widget, "check")
    assert {line["record"] for line in widget.feedback["records"]}.isdisjoint({"t1-03"})


def two_windows():
    """Give two windows on one set of marks, each with a kernel of its own."""
    first = ask("t-mark")
    tell(first, "marks", marks=[SOURCE])
    new_kernel()
    second = ask("t-mark")
    assert second.marks == [SOURCE]
    return first, second


@pytest.mark.parametrize("between", ["check", "hint"])
def test_what_the_other_window_marked_survives_a_check_or_a_hint_here(folder, between):
    first, second = two_windows()
    tell(first, "marks", marks=[SOURCE, MAYOR])
    tell(second, between, shown=1)
    shown = [*second.marks, PORT]  # the page adds to what it shows
    tell(second, "marks", marks=shown)
    assert {m["id"] for m in on_disk(folder, "t-mark")["value"]} == {"m1", "m2", "m3"}
    assert {m["id"] for m in second.marks} == {"m1", "m2", "m3"}


def test_a_mark_deleted_here_after_the_merge_is_deleted(folder):
    first, second = two_windows()
    tell(first, "marks", marks=[SOURCE, MAYOR])
    tell(second, "marks", marks=[SOURCE, PORT])
    tell(second, "marks", marks=[m for m in second.marks if m["id"] != "m2"])
    assert {m["id"] for m in on_disk(folder, "t-mark")["value"]} == {"m1", "m3"}


def test_marks_go_out_and_come_back(folder):
    widget = ask("t-mark")
    tell(widget, "marks", marks=[SOURCE, MAYOR])
    (sent,) = tell(widget, "export")
    assert sent["name"] == "marks-article-t1.json"
    tell(widget, "marks", marks=[])
    tell(widget, "import", text=sent["text"])
    assert on_disk(folder, "t-mark")["value"] == [SOURCE, MAYOR]
    answer = tell(widget, "import", text=sent["text"])
    assert answer[0]["text"] == text("annotations.done", count=0)
    assert widget.marks == [SOURCE, MAYOR]


def test_marks_of_the_same_id_come_in_under_others():
    widget = ask("t-mark")
    tell(widget, "marks", marks=[SOURCE])
    files = []
    for code in ("vague", "named_person", "unnamed_group"):
        other = ask("t-mark")
        other._on_change = None
        tell(other, "marks", marks=[{**SOURCE, "code": code}])
        files += [tell(other, "export")[0]["text"]]
    for words in files:
        answer = tell(widget, "import", text=words)
        assert answer[0]["text"] == text("annotations.done", count=1)
    assert [m["code"] for m in widget.marks] == [
        "unnamed_person", "vague", "named_person", "unnamed_group",
    ]  # fmt: skip
    assert len({m["id"] for m in widget.marks}) == 4


def test_a_hostile_file_of_marks_is_a_sentence_and_nothing_is_lost(folder):
    widget = ask("t-mark")
    tell(widget, "marks", marks=[SOURCE])
    for words in ("", "<html>", "[" * 50_000, '{"items": 5}'):
        (sent,) = tell(widget, "import", text=words)
        assert sent["problem"]
        assert "Save a copy" in sent["text"]
    assert on_disk(folder, "t-mark")["value"] == [SOURCE]


# ---------------------------------------------------------------- a student edition
@pytest.fixture
def student(tiny_kit):
    for file in sorted((tiny_kit / "solutions").rglob("*.*")):
        file.unlink()


@pytest.mark.usefixtures("student")
@pytest.mark.parametrize("name", [*RIGHT, "t-text", "t-guess"])
def test_without_keys_answers_are_saved_and_not_marked(folder, name):
    widget = ask(name)
    assert widget.mode == "assessed"
    answer = RIGHT.get(name, "5" if name == "t-text" else 5)
    tell(widget, "change", answer=answer)
    assert widget.status["state"] == "saved"
    assert on_disk(folder, name)["value"] == answer
    tell(widget, "check", answer=answer)
    assert widget.feedback["state"] == "noted"
    assert widget.feedback["options"] == widget.feedback["notes"] == []
    new_kernel()
    again = ask(name)
    assert (again.answer, again.feedback) == (answer, {})


@pytest.mark.usefixtures("student")
def test_without_a_coding_the_reader_has_no_check(folder):
    widget = ask("t-mark")
    assert not widget.can_check
    tell(widget, "marks", marks=[SOURCE])
    tell(widget, "check")
    assert widget.feedback == {}
    assert on_disk(folder, "t-mark")["value"] == [SOURCE]
    FileStore(UNIT, folder).save("t-mark", [SOURCE], checked=True)
    new_kernel()
    assert ask("t-mark").feedback == {}


def test_a_coding_that_does_not_fit_is_a_clear_error(tiny):
    tiny.coding["attributions"][0]["source_type"] = "martian"
    tiny.write()
    with pytest.raises(DataError, match="martian"):
        ask("t-mark")


# ---------------------------------------------------------------- watching
def test_whoever_watches_is_told_after_each_save():
    told = []
    session.current().follow("bar", told.append)
    tell(ask("t-one"), "change", answer="a")
    assert told == [UNIT]


def test_all_widgets_of_a_kernel_share_one_store():
    assert Sheet("t-one").store is Sheet("t-many").store


# ---------------------------------------------------------------- looking back
def rate_again(tiny, **fields):
    """Put an item into the kit that looks back on the first guess."""
    again = {"id": "t-again", "kind": "rate", "where": "exercise", "prompt": "And now?",
             "low": "not", "high": "very", "first": "t-guess", **fields}  # fmt: skip
    tiny.unit["item"].append(again)
    tiny.keys["key"].append({"item": "t-again", "band": [10, 30], "reason": "Because."})
    tiny.write()


def test_the_first_rating_stands_with_the_second_and_is_held_against_it(tiny):
    rate_again(tiny)
    assert ask("t-again").item["earlier"] == ""
    tell(ask("t-guess"), "change", answer=53)
    widget = ask("t-again")
    assert widget.item["earlier"] == "The first time you said 53."
    tell(widget, "check", answer=20)
    assert widget.feedback["notes"][0] == "First you said 53, now 20."
    tell(widget, "check", answer=53)
    assert widget.feedback["notes"][0] == "You said 53 the first time, too."
    new_kernel()
    assert ask("t-again").feedback == widget.feedback


def test_a_blank_second_rating_says_nothing_of_the_first(tiny):
    rate_again(tiny)
    tell(ask("t-guess"), "change", answer=53)
    widget = ask("t-again")
    tell(widget, "check", answer=None)
    assert widget.feedback["notes"] == []


def test_a_first_choice_stands_in_its_own_words(tiny):
    rate_again(tiny, first="t-one")
    tell(ask("t-one"), "change", answer="b")
    widget = ask("t-again")
    assert widget.item["earlier"] == "The first time you said: “Option b”"
    tell(widget, "check", answer=20)
    assert "First" not in widget.feedback["notes"][0]


@pytest.mark.parametrize("value", [True, ["a"], {"a": "b"}, 1.5, "", None])
def test_what_somebody_wrote_into_the_file_is_not_shown_as_a_rating(tiny, folder, value):
    rate_again(tiny)
    FileStore(UNIT, folder).save("t-guess", value)
    assert ask("t-again").item["earlier"] == ""


def test_looking_back_claims_nothing_about_the_first_answer(tiny, folder):
    rate_again(tiny)
    window = ask("t-guess")
    FileStore(UNIT, folder).save("t-guess", 70)  # another window
    ask("t-again")
    tell(window, "change", answer=40)
    assert [e["value"] for e in on_disk(folder, "t-guess")["earlier"]] == [70]


# ---------------------------------------------------------------- why
@pytest.fixture
def asks_why(tiny):
    """Give the id of an item that asks for a why before its check."""
    tiny.item("t-one")["explain"] = "Why do you think so?"
    tiny.write()
    return "t-one"


def test_a_why_is_kept_beside_the_answer_and_comes_back(asks_why, folder):
    widget = ask(asks_why)
    tell(widget, "change", answer="a", why="")
    tell(widget, "why", answer="a", why="It says so there.")
    assert widget.status["state"] == "saved"
    record = on_disk(folder, asks_why)
    assert (record["value"], record["why"]) == ("a", "It says so there.")
    new_kernel()
    again = ask(asks_why)
    assert (again.answer, again.why) == ("a", "It says so there.")


def test_a_why_does_not_take_a_check_away_nor_count_as_an_answer(asks_why, folder):
    widget = ask(asks_why)
    tell(widget, "why", answer=None, why="First the reasons.")
    assert on_disk(folder, asks_why)["value"] is None
    tell(widget, "check", answer="a", why="First the reasons.")
    tell(widget, "why", answer="a", why="And more reasons.")
    record = on_disk(folder, asks_why)
    assert (record["checked"], record["why"]) == (True, "And more reasons.")
    new_kernel()
    assert ask(asks_why).feedback["state"] == "right"


def test_a_why_is_taken_in_assessed_items_too(asks_why, tiny, folder):
    for file in (tiny.root / "solutions").glob("0*.toml"):
        file.unlink()
    widget = ask(asks_why)
    assert widget.mode == "assessed"
    tell(widget, "why", answer=None, why="Because of paragraph 3.")
    assert on_disk(folder, asks_why)["why"] == "Because of paragraph 3."


@pytest.mark.parametrize("why", [None, 5, ["x"], {"a": 1}])
def test_a_why_that_somebody_spoiled_in_the_file_is_empty(asks_why, folder, why):
    FileStore(UNIT, folder).note(asks_why, why=why)
    assert ask(asks_why).why == ""


def test_hostile_reasons_are_kept_as_they_were_written(asks_why, folder):
    words = "<script>alert(1)</script> \u202e 'x' \"y\" {z} %s\n${0}"
    tell(ask(asks_why), "why", answer=None, why=words)
    assert on_disk(folder, asks_why)["why"] == words
    new_kernel()
    assert ask(asks_why).why == words


# ---------------------------------------------------------------- the session
def test_the_session_gives_one_store_for_all_widgets_and_another_for_another_folder(
    monkeypatch, tmp_path
):
    made = session.Session()
    first = made.store("01-tiny")
    assert made.store("01-tiny") is first
    assert made.store("02-b") is not first
    assert session.Session().store("01-tiny") is not first
    monkeypatch.setenv("WHOSAYS_ANSWERS", str(tmp_path / "elsewhere"))
    assert made.store("01-tiny") is not first


def test_a_kernel_has_one_session():
    assert session.current() is session.current()
    assert session.Sheet.__init__.__defaults__ == (HERE, None)


def test_a_sheet_keeps_to_its_session(tiny_kit):
    mine = session.Session()
    told, elsewhere = [], []
    mine.follow("bar", told.append)
    session.current().follow("bar", elsewhere.append)
    session.Sheet("t-one", Kit(tiny_kit), mine).save("a")
    assert (told, elsewhere) == ([UNIT], [])


def test_who_follows_under_a_name_takes_the_place_of_the_one_before():
    made, told = session.Session(), []
    for number in range(3):
        made.follow("bar", lambda unit, number=number: told.append((number, unit)))
    made.follow("other", lambda unit: told.append(("other", unit)))
    made.tell("u")
    assert told == [(2, "u"), ("other", "u")]
    assert made.followers == ("bar", "other")


def test_a_page_loaded_again_does_not_call_an_answer_saved_that_waits(monkeypatch):
    def refuse(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    tell(ask("t-guess"), "change", answer=40)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refuse)
        tell(ask("t-guess"), "change", answer=70)
    again = Sheet("t-guess")
    assert again.value == 70
    assert again.status == {"state": "unsaved", "text": text("answers.full")}
    assert again.retry().ok
    assert Sheet("t-guess").status["state"] == "saved"


def test_a_page_loaded_again_does_not_call_an_answer_saved_that_is_gone_from_disk(folder):
    tell(ask("t-guess"), "change", answer=40)
    (folder / f"{UNIT}.json").unlink()
    again = Sheet("t-guess")
    assert (again.value, again.status["state"]) == (40, "unsaved")
    assert again.status["text"] == text("answers.lost")


def test_reading_that_failed_once_is_not_said_for_good(monkeypatch):
    tell(ask("t-guess"), "change", answer=40)

    read = Path.read_bytes

    def refuse(path):
        if path.suffix == ".json":  # the set itself can be read, whether or not it is remembered
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return read(path)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", refuse)
        assert Sheet("t-guess").status["state"] == "unsaved"
    assert Sheet("t-guess").status["state"] == "saved"
