"""Which edition a copy is, and which it says to be."""

from __future__ import annotations

import json

import pytest

from whosays.core import edition
from whosays.core.kit import Kit

STAMP = "assessed-0123456789ab"


def test_a_copy_without_the_file_is_the_teachers(tmp_path):
    assert edition.stamp(Kit(tmp_path)) == ""
    assert edition.mode_of("") == edition.TEACHER


@pytest.mark.parametrize("mode", edition.MODES)
def test_a_stamp_names_its_mode(tmp_path, mode):
    given = f"{mode}-0123456789ab"
    (tmp_path / edition.NAME).write_text(json.dumps({"stamp": given}), encoding="utf-8")
    assert edition.stamp(Kit(tmp_path)) == given
    assert edition.mode_of(given) == mode


@pytest.mark.parametrize(
    "raw", ["", "[]", "{}", '{"stamp": 3}', '{"stamp": "teacher"}', '{"stamp": "assessed-<b>"}']
)
def test_what_is_no_stamp_is_not_believed(tmp_path, raw):
    (tmp_path / edition.NAME).write_text(raw, encoding="utf-8")
    assert edition.stamp(Kit(tmp_path)) == ""


def test_only_a_stamp_is_one():
    assert edition.is_stamp(STAMP)
    assert not any(map(edition.is_stamp, (None, 7, [], STAMP.upper(), f"{STAMP}0", f" {STAMP}")))
