"""The guide's pictures: who is in them, and what is told where they cannot be taken."""

from __future__ import annotations

import sys

import pytest

from whosays.authoring import guide_pictures
from whosays.classroom import collect
from whosays.core.errors import KitError
from whosays.core.i18n import text


def test_the_class_in_them_is_read_by_collecting_but_for_two_files(tmp_path):
    guide_pictures.people(tmp_path)
    found = collect.collect([tmp_path / "handins"])
    states = [one.state for one in found.verdicts]
    assert len(found.students) == states.count("taken") == 12
    assert sorted(state for state in states if state != "taken") == ["broken", "not_ours"]


def test_each_is_of_a_large_button_and_of_one_that_there_is():
    for shot in guide_pictures.SHOTS:
        assert text(shot.step)
        assert not shot.press or text(shot.press)


def test_where_playwright_or_a_browser_is_missing_a_sentence_says_so(tmp_path, monkeypatch):
    with monkeypatch.context() as own:
        own.setitem(sys.modules, "playwright.sync_api", None)
        with pytest.raises(KitError, match="what its tests need"):
            guide_pictures.write(tmp_path)
    monkeypatch.setattr(guide_pictures.chromium, "find", lambda: None)
    with pytest.raises(KitError, match="was found on this computer"):
        guide_pictures.write(tmp_path)
