"""The page asks, Python looks: nothing else, and a failure is a sentence."""

from __future__ import annotations

import pytest

from whosays.core.errors import KitError
from whosays.widgets.follow import Follow


def asked(look, content, monkeypatch):
    shown, heard = Follow(look), []
    monkeypatch.setattr(shown, "send", heard.append)
    shown._handle_custom_msg(content, [])
    return heard


def test_it_looks_when_asked(monkeypatch):
    heard = asked(lambda: {"students": 2, "units": []}, {"type": "look"}, monkeypatch)
    assert heard == [{"type": "seen", "students": 2, "units": []}]


@pytest.mark.parametrize("content", [None, "look", [], {}, {"type": "seen"}])
def test_what_does_not_ask_is_passed_over(content, monkeypatch):
    assert asked(lambda: pytest.fail("looked"), content, monkeypatch) == []


def test_a_failure_is_a_sentence(monkeypatch):
    def fail():
        raise KitError("no folder")

    assert asked(fail, {"type": "look"}, monkeypatch) == [{"type": "problem", "text": "no folder"}]


def test_a_fault_is_said_and_raised(monkeypatch):
    shown, heard = Follow(lambda: {}["x"]), []
    monkeypatch.setattr(shown, "send", heard.append)
    with pytest.raises(KeyError):
        shown._handle_custom_msg({"type": "look"}, [])
    assert heard[0]["type"] == "problem"
