"""A box to put hand-ins in. That accounts are kept apart, a real hub shows: tests/bench/hub.py."""

from __future__ import annotations

import os

import pytest

from whosays.answers import handin_box

NAME = "sun-a1b2c3.whosays"


@pytest.fixture
def box(tmp_path):
    folder = tmp_path / "box"
    folder.mkdir()
    return folder


def test_there_is_a_box_only_where_one_is_named(box):
    assert handin_box.folder({}) is None
    assert handin_box.folder({"WHOSAYS_HANDINS": " "}) is None
    assert handin_box.folder({"WHOSAYS_HANDINS": str(box)}) == box


@pytest.mark.skipif(os.name == "nt", reason="rights as of POSIX")
def test_its_group_can_read_a_hand_in_and_nobody_else_can(box):
    before = os.umask(0o077)
    try:
        handin_box.put(box, NAME, b"first")
    finally:
        os.umask(before)
    assert (box / NAME).stat().st_mode & 0o777 == 0o640


def test_handing_in_again_takes_the_place_of_ones_own(box):
    handin_box.put(box, NAME, b"first")
    handin_box.put(box, NAME, b"second")
    assert [file.name for file in box.iterdir()] == [NAME]
    assert (box / NAME).read_bytes() == b"second"


def test_a_link_that_somebody_laid_there_is_not_followed(box, tmp_path):
    mine = tmp_path / "mine"
    mine.write_bytes(b"kept")
    (box / NAME).symlink_to(mine)
    handin_box.put(box, NAME, b"handed in")
    assert mine.read_bytes() == b"kept"
    assert (box / NAME).read_bytes() == b"handed in"


def test_what_cannot_be_put_there_leaves_nothing_half(box, monkeypatch):
    def refuse(*_):
        raise PermissionError(1, "not yours")

    monkeypatch.setattr(handin_box.os, "replace", refuse)
    with pytest.raises(PermissionError):
        handin_box.put(box, NAME, b"x")
    assert list(box.iterdir()) == []


def test_a_box_that_is_gone_is_an_error(box):
    box.rmdir()
    with pytest.raises(FileNotFoundError):
        handin_box.put(box, NAME, b"x")
