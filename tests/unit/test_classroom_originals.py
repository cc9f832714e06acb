"""Originals as evidence: the very bytes, read-only, named by their checksum, with what became."""

from __future__ import annotations

import csv
import hashlib
import os

import pytest
from _handins import A, put, raw, zipped

from whosays.classroom import originals
from whosays.classroom.collect import collect
from whosays.core.errors import KitError


def summed(content):
    return hashlib.sha256(content).hexdigest()


def listed(folder):
    with (folder / originals.LIST).open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.reader(opened))[1:]


@pytest.fixture
def place(tmp_path):
    here = tmp_path / "in"
    put(here / "Mia" / f"{A}.json", raw(1))
    put(here / "Jo" / f"{A}.json", b"{")
    put(here / "Copy of Mia" / f"{A}.json", raw(1))
    put(here / "all.zip", zipped({f"T/{A}.json": raw(5), f"U/{A}.json": raw(9)}))
    put(here / "holiday.jpg", b"no hand-in")
    return here


def test_the_very_bytes_are_kept_with_what_became_of_them(tmp_path, place):
    kept = tmp_path / "kept"
    assert originals.keep(collect([place]).verdicts, kept) == 3
    for content, ending in ((raw(1), ".json"), (b"{", ".json"),
                            ((place / "all.zip").read_bytes(), ".zip")):  # fmt: skip
        copy = kept / f"{summed(content)}{ending}"
        assert copy.read_bytes() == content
        assert not copy.stat().st_mode & 0o222
    assert len(list(kept.iterdir())) == 4
    told = {row[0]: (row[1], row[3]) for row in listed(kept)}
    assert told[f"Jo/{A}.json"] == (summed(b"{"), "broken")
    assert told["all.zip"] == (summed((place / "all.zip").read_bytes()), "handed in twice; taken")
    assert {told[f"{name}/{A}.json"] for name in ("Mia", "Copy of Mia")} == {
        (summed(raw(1)), "taken"), (summed(raw(1)), "handed in twice")
    }  # fmt: skip


def test_what_was_kept_stays_when_files_are_changed_or_gone(tmp_path, place):
    kept = tmp_path / "kept"
    originals.keep(collect([place]).verdicts, kept)
    (place / "Jo" / f"{A}.json").unlink()
    put(place / "Mia" / f"{A}.json", raw(1, fa_01=9))
    assert originals.keep(collect([place]).verdicts, kept) == 4
    assert (kept / f"{summed(b'{')}.json").exists()
    assert len([row for row in listed(kept) if row[0] == f"Mia/{A}.json"]) == 2
    before = listed(kept)
    assert originals.keep(collect([place]).verdicts, kept) == 4
    assert listed(kept) == before


@pytest.mark.skipif(os.name == "nt", reason="Windows needs a right for links")
def test_no_link_is_followed(tmp_path, place):
    secret = put(tmp_path / "secret.json", b"secret")
    (place / "Eve").mkdir()
    (place / "Eve" / f"{A}.json").symlink_to(secret)
    kept = tmp_path / "kept"
    originals.keep(collect([place]).verdicts, kept)
    assert not (kept / f"{summed(b'secret')}.json").exists()


def test_a_name_is_no_formula_in_the_list(tmp_path):
    here = tmp_path / "in"
    put(here / "=cmd()" / f"{A}.json", raw(1))
    kept = tmp_path / "kept"
    originals.keep(collect([here]).verdicts, kept)
    assert listed(kept)[0][0].startswith("'=")
    before = listed(kept)
    originals.keep(collect([here]).verdicts, kept)
    assert listed(kept) == before


def test_a_place_that_cannot_be_written_to_is_a_sentence(tmp_path, place):
    with pytest.raises(KitError):
        originals.keep(collect([place]).verdicts, put(tmp_path / "kept", b""))
