"""What is dropped on the page lies inside the folder of hand-ins, whatever it is called."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.classroom import received
from whosays.classroom.received import Receiver, safe
from whosays.core.errors import KitError


@pytest.fixture
def into(tmp_path):
    return Receiver(tmp_path / "kit" / "handins")


def all_files(folder):
    return {
        os.path.relpath(os.path.join(place, name), folder)  # noqa: PTH118 - as the walk gives them
        for place, _, names in os.walk(folder)
        for name in names
    }


def test_a_file_arrives_in_pieces(into):
    into.piece(1, "Mia/00-form-a.json", b"{", last=False)
    into.piece(2, "b.zip", b"PK", last=True)
    into.piece(1, "Mia/00-form-a.json", b"}", last=True)
    assert (into.folder / "Mia" / "00-form-a.json").read_bytes() == b"{}"
    assert into.kept == ["b.zip", "Mia/00-form-a.json"]
    assert all_files(into.folder) == {"b.zip", os.path.join("Mia", "00-form-a.json")}  # noqa: PTH118


@pytest.mark.parametrize(
    "path",
    ["../../x.json", "/etc/x.json", "C:\\x.json", "..", "", "a/../../../b.json", "\\\\host\\x",
     ".ipynb_checkpoints/x.json", "nul.json", "a\0b.json", "x" * 5_000 + ".json", "\udcff.json"],
)  # fmt: skip
def test_whatever_it_is_called_it_lies_inside(into, tmp_path, path):
    into.piece(1, path, b"1", last=True)
    (made,) = all_files(tmp_path)
    assert made.startswith(os.path.join("kit", "handins", ""))  # noqa: PTH118
    assert len(into.kept) == 1


@given(st.text())
def test_a_part_of_a_path_is_one_part_and_stays_as_it_is_the_next_time(part):
    made = safe(part)
    assert made
    assert not set(made) & set('/\\:*?"<>|\0')
    assert made not in {".", ".."}
    assert safe(made) == made


@pytest.mark.parametrize(
    "name",
    ["Jane Doe_17_assignsubmission_file_00-form-a.json", "doejane_LATE_1_2_00-form-a.json",
     "00-form-a (3).json", "Zoë Ćwik_9_assignsubmission_file_", "anna.whosays"],
)  # fmt: skip
def test_what_a_platform_put_into_a_name_stays(name):
    assert safe(name) == name


def test_nothing_is_written_over_and_nothing_kept_twice(into):
    into.piece(1, "00-form-a.json", b"one", last=True)
    into.piece(2, "00-form-a.json", b"two", last=True)
    into.piece(3, "00-form-a.json", b"one", last=True)
    into.piece(4, "00-form-a.json", b"two", last=True)
    assert into.kept == ["00-form-a.json", "00-form-a (2).json"]
    assert into.there == into.kept
    assert (into.folder / "00-form-a.json").read_bytes() == b"one"
    assert len(all_files(into.folder)) == 2


def test_a_link_that_leads_away_is_not_followed(into, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    into.folder.mkdir(parents=True)
    (into.folder / "Mia").symlink_to(outside)
    with pytest.raises(KitError):
        into.piece(1, "Mia/00-form-a.json", b"x", last=True)
    assert all_files(outside) == set()
    assert all_files(into.folder) == set()


def test_what_is_too_large_or_stops_leaves_nothing(into, monkeypatch):
    monkeypatch.setattr(received, "LARGEST", 3)
    into.piece(1, "a.zip", b"123", last=False)
    with pytest.raises(KitError, match="larger"):
        into.piece(1, "a.zip", b"4", last=True)
    into.piece(2, "b.zip", b"1", last=False)
    into.drop(2)
    into.drop(2)
    assert all_files(into.folder) == set()


def test_a_disk_that_refuses_is_a_sentence(tmp_path):
    (tmp_path / "handins").write_bytes(b"a file")
    into = Receiver(tmp_path / "handins")
    with pytest.raises(KitError):
        into.piece(1, "a.json", b"1", last=True)
