from __future__ import annotations

import pytest
from _tiny import TEXT, UNIT

from whosays.answers.session import Sheet, store
from whosays.answers.store import Store
from whosays.widgets.bind import ask
from whosays.widgets.newest import MOST, PAUSE, Newest

pytestmark = pytest.mark.usefixtures("tiny_kit")


@pytest.fixture
def elsewhere(tmp_path):
    """Another kernel's view of the same file."""
    return Store(UNIT, tmp_path / "answers")


@pytest.fixture
def shown():
    """Give a function that shows an item and follows it, with a clock of its own."""
    newest = Newest()

    def show(name):
        widget = ask(name)
        newest.add(Sheet(name), widget)
        return widget

    show.look = newest.look
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
        patch.setattr(Store, "_replace", lambda *_: (_ for _ in ()).throw(OSError(28, "full")))
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
    monkeypatch.setattr(Store, "records", lambda _: pytest.fail("read for nothing"))
    shown.look()


def test_one_clock_looks_for_all_and_goes_on_after_a_fault(monkeypatch):
    calls = []
    newest = Newest(lambda seconds, again: calls.append((seconds, again)))
    for name in ("t-one", "t-many"):
        newest.add(Sheet(name), ask(name))
    assert [seconds for seconds, _ in calls] == [PAUSE]
    monkeypatch.setattr(newest, "look", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        calls[0][1]()
    assert len(calls) == 2


def test_widgets_of_pages_long_gone_are_let_go(shown, elsewhere):
    widgets = [shown("t-one") for _ in range(MOST + 1)]
    elsewhere.save("t-one", "a")
    shown.look()
    assert [widget.answer for widget in widgets] == [None, *["a"] * MOST]
