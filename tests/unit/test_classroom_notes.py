"""Replies from the notes: each unit has some, as plain words."""

from __future__ import annotations

import pytest

from whosays.classroom import notes
from whosays.core.kit import Kit
from whosays.core.paths import kit_root
from whosays.questions.forms import FORMS
from whosays.questions.items import unit_files

UNITS = [file.stem for file in unit_files() if file.stem not in FORMS.values()]


@pytest.mark.parametrize("unit", UNITS)
def test_every_unit_has_replies(unit):
    found = notes.replies(unit)
    assert len(found) >= 3
    words = (kit_root() / "lessons" / "notes" / f"{unit}.md").read_text(encoding="utf-8")
    for says, reply in found:
        assert says.split("*")[0][:12] in words.replace("*", "")
        assert reply
        assert "|" not in says + reply


def test_notes_that_are_not_there_give_none(tmp_path):
    assert notes.replies("09-x", Kit(tmp_path)) == ()
