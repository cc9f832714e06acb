"""Whoever watches the answers is told, and costs nobody else anything."""

from __future__ import annotations

import logging

from whosays.answers.observers import tell


def test_each_is_told_of_the_unit():
    heard = []
    tell([heard.append, lambda unit: heard.append(unit.upper())], "01-x")
    assert heard == ["01-x", "01-X"]


def test_one_that_fails_keeps_none_behind_it_from_hearing(caplog):
    heard = []

    def fail(unit):
        raise ValueError(unit)

    with caplog.at_level(logging.ERROR):
        tell([fail, heard.append], "01-x")
    assert heard == ["01-x"]
    assert "What follows the answers failed" in caplog.text


def test_one_that_is_told_may_leave_or_bring_another():
    heard = []
    watchers = []

    def once(unit):
        watchers.remove(once)
        watchers.append(heard.append)
        heard.append(f"once {unit}")

    watchers += [once, heard.append]
    tell(watchers, "a")
    assert heard == ["once a", "a"]
    tell(watchers, "b")
    assert heard == ["once a", "a", "b", "b"]
