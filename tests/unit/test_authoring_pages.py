from __future__ import annotations

import json

import pytest

from whosays.authoring import pages
from whosays.authoring.notebooks import clean, read, write
from whosays.core.kit import Kit


@pytest.fixture
def copy(tmp_path, monkeypatch):
    """Give a kit of two pages and a store of its own."""
    monkeypatch.setattr(pages, "STORE", tmp_path / "pages.json")
    cells = [{"cell_type": "code", "metadata": {}, "source": "ask('a')", "outputs": [1]}]
    for folder in ("exercises", "solutions"):
        (tmp_path / folder).mkdir()
        write(clean({"cells": cells}, with_outputs=False), tmp_path / folder / "01-a.ipynb")
    return tmp_path


def test_the_kit_s_own_copy_fits_its_notebooks(kit):
    assert pages.is_fresh(Kit(kit)), "renew it with: python -m whosays trust --write"


def test_it_holds_what_students_open_without_outputs(copy):
    made = json.loads(pages.made(Kit(copy)))
    assert list(made) == ["exercises/01-a.ipynb"]
    assert made["exercises/01-a.ipynb"]["cells"][0]["outputs"] == []


def test_a_change_makes_it_stale_and_writing_fresh(copy):
    assert not pages.is_fresh(Kit(copy)), "there is none yet"
    pages.write(Kit(copy))
    assert pages.is_fresh(Kit(copy))
    file = copy / "exercises" / "01-a.ipynb"
    book = read(file)
    book["cells"][0]["source"] = ["ask('b')"]
    write(book, file)
    assert not pages.is_fresh(Kit(copy))
