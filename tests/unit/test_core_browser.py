from __future__ import annotations

import sys

import pytest

from whosays.core import browser, paths


@pytest.mark.parametrize(("platform", "here"), [("emscripten", True), ("linux", False)])
def test_a_browser_is_known_by_the_system_that_its_python_names(monkeypatch, platform, here):
    monkeypatch.setattr(sys, "platform", platform)
    assert browser.here() is here


def test_a_reader_in_a_browser_is_told_of_no_folder(monkeypatch):
    assert paths.answers_place() == str(paths.answers_dir())
    monkeypatch.setattr(browser, "here", lambda: True)
    assert "/" not in paths.answers_place()


def test_in_a_room_a_reader_is_told_that_the_laptop_has_the_answers(monkeypatch):
    assert not browser.in_room()
    monkeypatch.setenv("WHOSAYS_ROOM", "yes")
    assert browser.in_room()
    assert "laptop" in paths.answers_place()
