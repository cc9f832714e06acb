from __future__ import annotations

import hashlib
import json
import re

import pytest

from whosays.authoring import trust
from whosays.authoring.notebooks import clean, write
from whosays.core.kit import Kit


def book(*sources):
    cells = [
        {"cell_type": kind, "id": str(n), "metadata": {}, "source": source}
        for n, (kind, source) in enumerate(sources)
    ]
    return clean({"cells": cells}, with_outputs=False)


@pytest.fixture
def copy(tmp_path, monkeypatch):
    """Give a kit of one notebook and a list of its own."""
    monkeypatch.setattr(trust, "TRUSTED", tmp_path / "trusted.json")
    (tmp_path / "lessons").mkdir()
    write(
        book(("code", "ask('a')\nask('b')"), ("markdown", "words"), ("code", "show()")),
        tmp_path / "lessons" / "01-a.ipynb",
    )
    return tmp_path


def test_the_kit_s_list_fits_its_notebooks(kit):
    assert trust.is_fresh(Kit(kit)), "renew it with: python -m whosays trust --write"


def test_the_list_holds_places_and_checksums_of_code_cells_only(copy):
    sums = [hashlib.sha256(s.encode()).hexdigest() for s in ("ask('a')\nask('b')", "show()")]
    assert trust.trusted(Kit(copy)) == {"lessons/01-a.ipynb": sorted(sums)}


def test_the_kit_s_list_names_kit_files_with_slashes_only(kit):
    for name, sums in trust.trusted(Kit(kit)).items():
        assert re.fullmatch(r"(lessons|exercises|solutions)/[\w-]+\.ipynb", name)
        assert all(re.fullmatch(r"[0-9a-f]{64}", s) for s in sums)


def test_written_it_is_fresh_and_a_change_makes_it_stale(copy):
    assert not trust.is_fresh(Kit(copy)), "there is none yet"
    trust.write(Kit(copy))
    assert trust.is_fresh(Kit(copy))
    file = copy / "lessons" / "01-a.ipynb"
    write(book(("code", "ask('a')\nask('c')"), ("code", "show()")), file)
    assert not trust.is_fresh(Kit(copy))
    trust.write(Kit(copy))
    assert trust.is_fresh(Kit(copy))


@pytest.mark.parametrize("change", ["more", "fewer", "moved"])
def test_another_notebook_one_less_or_one_moved_makes_it_stale(copy, change):
    trust.write(Kit(copy))
    file = copy / "lessons" / "01-a.ipynb"
    if change == "more":
        write(book(("code", "x")), copy / "lessons" / "02-b.ipynb")
    elif change == "fewer":
        file.unlink()
    else:
        (copy / "exercises").mkdir()
        file.rename(copy / "exercises" / file.name)
    assert not trust.is_fresh(Kit(copy))


def test_words_that_changed_make_it_stale_and_are_not_among_what_may_run(copy):
    trust.write(Kit(copy))
    before = trust.trusted(Kit(copy))
    file = copy / "lessons" / "01-a.ipynb"
    write(book(("markdown", "other"), ("code", "ask('a')\nask('b')"), ("code", "show()")), file)
    assert not trust.is_fresh(Kit(copy))
    trust.write(Kit(copy))
    assert trust.trusted(Kit(copy)) == before
    assert trust.texts(Kit(copy)) == {"lessons/01-a.ipynb": [hashlib.sha256(b"other").hexdigest()]}
    assert json.loads(trust.TRUSTED.with_name("texts.json").read_text()) == trust.texts(Kit(copy))


def test_the_same_cell_twice_is_listed_once(copy):
    write(book(("code", "x"), ("code", "x")), copy / "lessons" / "01-a.ipynb")
    assert len(trust.trusted(Kit(copy))["lessons/01-a.ipynb"]) == 1


@pytest.mark.parametrize("raw", ["", "{", "[]", '{"lessons/01-a.ipynb": 5}'])
def test_a_list_that_cannot_be_read_is_stale(copy, raw):
    trust.TRUSTED.write_text(raw, encoding="utf-8")
    assert not trust.is_fresh(Kit(copy))


def test_the_list_is_written_the_same_on_every_system(copy):
    trust.write(Kit(copy))
    raw = trust.TRUSTED.read_bytes()
    assert b"\r" not in raw
    assert raw.endswith(b"}\n")
    assert json.loads(raw) == trust.trusted(Kit(copy))
