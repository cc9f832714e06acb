"""An item on the page takes in what is answered above it, while the page stays open."""

from __future__ import annotations

import pytest
from _chains import chain, put
from _tiny import TEXT, item

from whosays.answers import session
from whosays.core.kit import Kit
from whosays.widgets.bind import ask

START = TEXT.index("reportedly")
MARK = {"id": "m-9", "start": START, "end": START + len("reportedly"), "code": "vague"}


@pytest.fixture
def kit_with_chain(tiny, monkeypatch, tmp_path):
    root = put(tiny, chain(marks_from="t-mark"))
    monkeypatch.setenv("WHOSAYS_ANSWERS", str(tmp_path / "answers"))
    return root


def tell(widget, kind, **content):
    widget._handle_custom_msg({"type": kind, "view": "v", "seq": 1, **content}, [])


def own(widget):
    return [hand["id"] for hand in widget.item["hands"] if hand["own"]]


def test_a_mark_made_later_becomes_a_hand_and_can_be_used(kit_with_chain):
    reader, widget = ask("t-mark", Kit(kit_with_chain)), ask("t-chain", Kit(kit_with_chain))
    assert own(widget) == []
    tell(reader, "marks", marks=[MARK])
    assert own(widget) == ["m-9"]
    tell(widget, "check", answer={"edges": [["m-9", "t1"]]})
    assert widget.answer["edges"] == [["m-9", "t1"]]
    assert widget.feedback["options"][0]["id"] == "m-9>t1"
    tell(reader, "marks", marks=[])
    assert own(widget) == []


def test_a_cell_that_runs_again_leaves_one_follower(kit_with_chain):
    for _ in range(3):
        widget = ask("t-chain", Kit(kit_with_chain))
    assert session.current().followers == ("item t-chain", "the disk")
    session.store("01-tiny").save("t-mark", [MARK], item="x")
    session.current().tell("another-unit")
    assert own(widget) == []
    session.current().tell("01-tiny")
    assert own(widget) == ["m-9"]


def test_what_was_said_first_on_the_same_page_comes_below_once_it_is_said(tiny, monkeypatch):
    again = item("t-again", "rate", low="not", high="very", first="t-rate")
    tiny.unit["item"].append(again)
    tiny.keys["key"].append({"item": "t-again", "prediction": True, "reason": "Because."})
    root = tiny.write()
    monkeypatch.setenv("WHOSAYS_ANSWERS", str(root / "answers"))
    first, widget = ask("t-rate", Kit(root)), ask("t-again", Kit(root))
    assert widget.item["earlier"] == ""
    tell(first, "change", answer=53)
    assert widget.item["earlier"] == "The first time you said 53."
    tell(first, "change", answer=None)
    assert widget.item["earlier"] == ""


def test_other_items_are_followed_by_nobody(kit_with_chain):
    ask("t-one", Kit(kit_with_chain))
    assert session.current().followers == ("the disk",)
