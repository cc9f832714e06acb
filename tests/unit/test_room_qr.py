"""The pattern for cameras."""

from __future__ import annotations

from whosays.room import qr


def test_it_is_drawn_dark_on_white_and_says_what_it_holds():
    drawn = qr.svg("http://192.168.0.7:8080/")
    assert drawn.startswith("<svg")
    assert "#000" in drawn
    assert "#fff" in drawn
    assert "viewBox" in drawn
    assert " width=" not in drawn
    assert "<title>http://192.168.0.7:8080/</title>" in drawn
    assert qr.svg("http://192.168.0.8:8080/") != drawn


def test_a_terminal_gets_it_in_lines():
    assert len(qr.terminal("http://192.168.0.7/").splitlines()) > 10
