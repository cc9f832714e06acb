"""Dropping hand-ins on the page: pieces passed on, refusals said, collecting begins by itself."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from whosays.classroom.received import Receiver
from whosays.core.errors import KitError
from whosays.widgets.collector import Collector
from whosays.widgets.drop import Drop


def said(drop, monkeypatch):
    heard = []
    monkeypatch.setattr(drop, "send", heard.append)
    return heard


def test_a_drop_is_copied_and_collected(tmp_path, monkeypatch):
    ran = []
    shown = Collector(
        Receiver(tmp_path / "handins"), "handins", lambda: ran.append(1) or Markup("<p>x</p>")
    )
    heard = said(shown.drop, monkeypatch)
    for last, raw in ((False, b"{"), (True, b"}")):
        shown.drop._handle_custom_msg(
            {"type": "piece", "number": 0, "path": "Mia/00-form-a.json", "last": last},
            [memoryview(raw)],
        )
    assert (tmp_path / "handins" / "Mia" / "00-form-a.json").read_bytes() == b"{}"
    assert ran == []
    shown.drop._handle_custom_msg({"type": "done"}, [])
    assert ran == [1]
    assert [one["type"] for one in heard] == ["taken", "taken", "told"]
    assert heard[-1]["text"] == "Copied into handins: 1."
    assert "<p>x</p>" in shown.told.value


def test_what_was_there_is_told_and_nothing_is_told_twice(tmp_path, monkeypatch):
    shown = Collector(Receiver(tmp_path), "handins", lambda: "")
    heard = said(shown.drop, monkeypatch)
    for number in (0, 1):
        content = {"type": "piece", "number": number, "path": "a.json", "last": True}
        shown.drop._handle_custom_msg(content, [b"x"])
    shown.drop._handle_custom_msg({"type": "done"}, [])
    shown.drop._handle_custom_msg({"type": "done"}, [])
    assert heard[-2]["text"] == "Copied into handins: 1. There already, exactly the same: 1."
    assert heard[-1]["text"] == "Copied into handins: 0."


def test_a_refusal_is_a_sentence_and_a_fault_is_logged(monkeypatch):
    def piece(_number, path, *_):
        raise KitError("too large") if path == "a" else RuntimeError("fault")

    shown = Drop(piece, str)
    heard = said(shown, monkeypatch)
    shown._handle_custom_msg({"type": "piece", "number": 3, "path": "a"}, [])
    with pytest.raises(RuntimeError):
        shown._handle_custom_msg({"type": "piece", "number": 4, "path": "b"}, [])
    assert [(one["type"], one["number"]) for one in heard] == [("refused", 3), ("refused", 4)]
    assert heard[0]["text"] == "too large"


@pytest.mark.parametrize(
    "content",
    [None, [], {}, {"type": "piece"}, {"type": "piece", "number": True},
     {"type": "x", "number": 1}],
)  # fmt: skip
def test_what_is_no_message_of_ours_is_passed_over(content, monkeypatch):
    shown = Drop(lambda *_: pytest.fail("taken"), lambda: pytest.fail("done"))
    heard = said(shown, monkeypatch)
    shown._handle_custom_msg(content, [])
    assert heard == []
