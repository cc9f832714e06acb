"""A notebook runs again only when something that its last run has read is otherwise."""

from __future__ import annotations

import json

import pytest

from whosays.authoring import notebooks, read_by
from whosays.core.kit import Kit

SOURCE = "from pathlib import Path\nfrom IPython.display import HTML, display\n"


def page(name):
    """Give a lesson that shows what stands in a file of the exercises."""
    source = f"{SOURCE}display(HTML(Path('../exercises/{name}.toml').read_text()))"
    cell = {"cell_type": "code", "execution_count": None, "id": name, "metadata": {},
            "outputs": [], "source": source}  # fmt: skip
    return json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


@pytest.fixture
def kit(tmp_path):
    for folder in read_by.DATA:
        (tmp_path / folder).mkdir()
    for name in ("a", "b"):
        (tmp_path / "exercises" / f"{name}.toml").write_text(f"words of {name}")
        (tmp_path / "lessons" / f"{name}.ipynb").write_text(page(name))
    return Kit(tmp_path)


def held(kit):
    """List the lessons that need not run."""
    kept = read_by.Kept(kit)
    return [file.stem for file in sorted((kit / "lessons").glob("*.ipynb")) if kept.holds(file)]


@pytest.fixture
def run(kit, tmp_path):
    """Give a kit in which both lessons ran; what a kernel would have listed is written here."""
    kept, listed = read_by.Kept(kit), tmp_path / "listed.txt"
    for name in ("a", "b"):
        listed.write_text(f"{kit / 'exercises' / f'{name}.toml'}\n/etc/hosts\n{kit / 'no' / 'x'}\n")
        kept.put(kit / "lessons" / f"{name}.ipynb", listed)
    return kit


def test_only_what_changed_is_run_again(run):
    assert held(run) == ["a", "b"]
    (run / "exercises" / "b.toml").write_text("other words")
    assert held(run) == ["a"]


def test_a_run_says_itself_what_it_has_read(kit):
    file, data = kit / "lessons" / "b.ipynb", kit / "exercises" / "b.toml"
    assert notebooks.refresh(file, kit, read_by.Kept(kit)) is True
    listened = file.read_bytes()
    assert b"words of b" in listened
    assert held(kit) == ["b"]
    data.write_text("other words")
    assert held(kit) == []
    # What is saved is the same with and without listening.
    data.write_text("words of b")
    file.write_text(page("b"))
    notebooks.refresh(file, kit)
    assert file.read_bytes() == listened


def test_a_lesson_that_was_edited_is_run_again(run):
    file = run / "lessons" / "a.ipynb"
    file.write_text(file.read_text().replace("display", "show"))
    assert held(run) == ["b"]


def test_a_file_more_or_less_is_a_change_for_all(run):
    more = run / "solutions" / "c.toml"
    more.write_text("")
    assert held(run) == []
    more.unlink()
    assert held(run) == ["a", "b"]
    (run / "exercises" / "a.toml").unlink()
    assert held(run) == []


def test_other_code_is_a_change_for_all(run, tmp_path, monkeypatch):
    code = tmp_path / "code"
    code.mkdir()
    (code / "__init__.py").write_text("")
    monkeypatch.setattr(read_by.whosays, "__file__", str(code / "__init__.py"))
    assert held(run) == []


@pytest.mark.parametrize("raw", ["", "[]", '{"around": 1}', '{"around": "x", "read": 7}'])
def test_what_cannot_be_read_is_forgotten(run, raw):
    (run / read_by.KEPT).write_text(raw)
    assert held(run) == []
