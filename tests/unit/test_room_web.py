"""What holds for every address of the room."""

from __future__ import annotations

import pytest
from _room import HEADERS, Running

from whosays.room import web


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    running = Running(tmp_path_factory.mktemp("room") / "room")
    yield running
    running.stop()


@pytest.mark.parametrize("path", ["/", "/icon.svg", "/room/me", "/nothing", "/teacher"])
def test_every_answer_says_that_it_is_nobody_else_s(room, path):
    headers = room.browser().join().to("GET", path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["x-frame-options"] == "SAMEORIGIN"
    assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize(
    ("host", "status"),
    [("127.0.0.1", 200), ("localhost:80", 200), ("[::1]:8080", 200), ("192.168.0.7", 200),
     ("evil.example", 421), ("127.0.0.1.evil.example", 421)],
)  # fmt: skip
def test_a_strange_name_for_this_computer_is_refused(room, host, status):
    asked = room.browser().ask_raw("GET", "/icon.svg", headers={"Host": host})
    assert asked.status == status


def test_this_computer_s_own_names_are_known():
    assert "localhost" in web.own_names()
    assert all(name == name.casefold() for name in web.own_names())


def test_what_went_wrong_is_one_sentence_without_what_was_sent(room):
    reply = room.browser().to("GET", "/<script>alert(1)</script>")
    assert reply.status == 404
    assert set(reply.table) == {"problem"}
    assert b"script" not in reply.raw
    asked = room.browser().ask_raw("POST", "/room/join", b"[1]", HEADERS)
    assert (asked.status, set(asked.table)) == (400, {"problem"})
