"""The server: no single address keeps it busy."""

from __future__ import annotations

import socket

import pytest
from _room import Running

from whosays.room import live, server


def test_connections_of_one_address_are_counted_and_given_back(tmp_path, monkeypatch):
    monkeypatch.setattr(server, "MOST_CONNECTIONS", 3)
    room = Running(tmp_path / "room")
    asked = b"GET /icon.svg HTTP/1.1\r\nHost: localhost\r\n\r\n"
    held = []
    for _ in range(3):
        line = socket.create_connection(("127.0.0.1", room.port), timeout=300)
        line.sendall(asked)
        assert b" 200 " in line.recv(4_000)
        held.append(line)
    with socket.create_connection(("127.0.0.1", room.port), timeout=300) as more:
        try:
            more.sendall(asked)
            heard = more.recv(4_000)
        except ConnectionError:
            heard = b""
        assert heard == b""
    for line in held:
        line.close()
    for _ in range(100):  # the server learns of a closed line when it next looks at it
        try:
            assert room.browser().to("GET", "/icon.svg").status == 200
            break
        except (ConnectionError, OSError):
            continue
    else:
        pytest.fail("The lines that were closed still count.")
    room.stop()


def test_a_fault_of_ours_is_one_sentence_and_the_server_goes_on(tmp_path, monkeypatch):
    room = Running(tmp_path / "room")
    me = room.browser().join("sun")
    monkeypatch.setattr(live.Live, "seen", None)
    reply = me.to("GET", "/room/me")
    assert reply.status == 500
    assert b"Traceback" not in reply.raw
    monkeypatch.undo()
    assert me.to("GET", "/icon.svg").status == 200
    room.stop()
