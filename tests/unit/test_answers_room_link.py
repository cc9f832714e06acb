"""The way from a page to the laptop, in a made-up browser."""

from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest

from whosays.answers.room_link import AwayError, PageLink, Told, understood
from whosays.core.i18n import text


class _Request:
    # The names are the browser's.
    status, responseText, fails = 200, '{"sign": "a"}', False  # noqa: N815

    def __init__(self):
        self.said = []
        self.open = self.setRequestHeader = lambda *given: self.said.append(given)

    def send(self, words):
        self.said.append(words)
        if self.fails:
            raise RuntimeError("NetworkError")


@pytest.fixture
def request_(monkeypatch):
    made = _Request()
    page = SimpleNamespace(XMLHttpRequest=SimpleNamespace(new=lambda: made),
                           location=SimpleNamespace(origin="http://10.0.0.7"))  # fmt: skip
    monkeypatch.setitem(sys.modules, "js", page)
    return made


def test_a_question_waits_for_its_reply_and_says_what_no_other_site_can(request_):
    assert PageLink().ask("PUT", "answers/u", "é".encode(), "s") == Told(200, {"sign": "a"})
    assert request_.said == [
        ("PUT", "http://10.0.0.7/room/answers/u", False), ("X-Whosays", "room"),
        ("If-Match", '"s"'), "é",
    ]  # fmt: skip
    assert request_.timeout == 8_000


def test_a_laptop_that_does_not_answer_is_told_in_our_words(request_):
    request_.fails = True
    with pytest.raises(AwayError, match="laptop") as raised:
        PageLink().ask("GET", "answers")
    assert str(raised.value) == text("answers.room_away")


@pytest.mark.parametrize("words", ["", "<html>", "[1]", "[" * 10_000])
def test_what_is_no_table_is_none(words):
    assert understood(500, words) == Told(500, {})
