from __future__ import annotations

import pytest
from _tiny import TEXT, UNIT

from whosays.answers import files
from whosays.answers.file_store import FileStore
from whosays.answers.session import Session, Sheet, current, store
from whosays.widgets.bind import ask
from whosays.widgets.newest import MOST, PAUSE, Newest, newest

pytestmark = pytest.mark.usefixtures("tiny_kit")


@pytest.fixture
def elsewhere(tmp_path):
    """Another kernel's view of the same file."""
    return FileStore(UNIT, tmp_path / "answers")


@pytest.fixture
def shown():
    """Give a function that shows an item and follows it, with a clock of its own."""
    follower = Newest()

    def show(name):
        widget = ask(name)
        follower.add(Sheet(name), widget)
        return widget

    show.look = follower.look
    return show


def mark(name, words):
    start = TEXT.index(words)
    return {"id": name, "start": start, "end": start + len(words), "code": "named_person"}


def test_an_answer_of_another_window_is_shown_with_a_word(shown, elsewhere):
    widget = shown("t-one")
    elsewhere.save("t-one", "a")
    shown.look()
    assert widget.answer == "a"
    assert widget.status["text"].startswith("Changed in another window at ")


def test_marks_of_another_window_are_shown(shown, elsewhere):
    widget = shown("t-mark")
    made = [mark("m1", "Mayor Ana Ruiz said")]
    elsewhere.save("t-mark", made)
    shown.look()
    assert widget.marks == made


def test_every_window_of_a_kernel_is_followed(shown):
    first, second = shown("t-one"), shown("t-one")
    message = {"type": "change", "view": "v", "seq": 1, "answer": "b", "base": None, "after": 0}
    first._handle_custom_msg(message, [])
    shown.look()
    assert (first.answer, second.answer) == ("b", "b")
    assert "another window" not in first.status["text"]
    assert "another window" in second.status["text"]


def test_what_is_shown_already_is_no_news(shown, elsewhere):
    elsewhere.save("t-one", "a")
    widget = shown("t-one")
    said = dict(widget.status)
    elsewhere.save("t-many", ["a"])
    shown.look()
    assert widget.status == said


def test_what_waits_in_memory_is_not_overrun(shown, elsewhere, monkeypatch):
    widget = shown("t-one")
    with monkeypatch.context() as patch:
        patch.setattr(files, "write", lambda *_: (_ for _ in ()).throw(OSError(28, "full")))
        message = {"type": "change", "view": "v", "seq": 1, "answer": "b", "base": None, "after": 0}
        widget._handle_custom_msg(message, [])
    assert store(UNIT).is_waiting("t-one")
    elsewhere.save("t-one", "a")
    shown.look()
    assert (widget.answer, widget.status["state"]) == ("b", "unsaved")


def test_a_file_that_did_not_change_is_not_read(shown, elsewhere, monkeypatch):
    shown("t-one")
    elsewhere.save("t-one", "a")
    shown.look()
    monkeypatch.setattr(FileStore, "records", lambda _: pytest.fail("read for nothing"))
    shown.look()


def test_one_clock_looks_for_all_and_goes_on_after_a_fault(monkeypatch):
    calls = []
    follower = Newest(lambda seconds, again: calls.append((seconds, again)))
    for name in ("t-one", "t-many"):
        follower.add(Sheet(name), ask(name))
    assert [seconds for seconds, _ in calls] == [PAUSE]
    monkeypatch.setattr(follower, "look", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        calls[0][1]()
    assert len(calls) == 2


def test_widgets_of_pages_long_gone_are_let_go(shown, elsewhere):
    widgets = [shown("t-one") for _ in range(MOST + 1)]
    elsewhere.save("t-one", "a")
    shown.look()
    assert [widget.answer for widget in widgets] == [None, *["a"] * MOST]


def test_an_answer_stored_here_has_the_disk_looked_at_a_moment_later(elsewhere):
    calls = []
    session = Session()
    follower = Newest(lambda seconds, again: calls.append((seconds, again)))
    session.follow("the disk", follower.soon)
    sheet, widget = Sheet("t-one", session=session), ask("t-one")
    follower.add(sheet, widget)
    elsewhere.save("t-one", "a")
    Sheet("t-many", session=session).save(["a"])
    assert widget.answer is None, "whoever stores an answer waits for no widget"
    later, look = calls[-1]
    assert later == 0.0
    look()
    assert widget.answer == "a"


def test_a_session_has_one_follower_that_is_told():
    ask("t-one")
    ask("t-many")
    assert "the disk" in current().followers
    assert newest(current()) is newest(current())


def test_reasons_written_here_are_not_taken_for_news():
    sheet = Sheet("t-one")
    sheet.explain("because", "")
    assert sheet.why == store(UNIT).records()["t-one"]["why"] == "because"
