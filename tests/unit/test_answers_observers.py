"""Whoever follows the answers is told, and nobody's fault is an answer's."""

from __future__ import annotations

from whosays.answers.observers import tell


def test_each_is_told_once_though_one_takes_itself_off_the_list(caplog):
    told, watchers = [], []

    def leaves(unit):
        watchers.remove(leaves)
        told.append(("leaves", unit))

    def fails(unit):
        raise ValueError(unit)

    watchers += [leaves, fails, lambda unit: told.append(("stays", unit))]
    tell(watchers, "01")
    assert told == [("leaves", "01"), ("stays", "01")]
    assert "What follows the answers failed" in caplog.text
    assert "ValueError" in caplog.text
