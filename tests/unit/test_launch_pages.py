from __future__ import annotations

import copy
import json

import pytest
from jupyter_server.services.contents.filemanager import FileContentsManager
from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager
from test_launch_guard import ask

from whosays.launch import guard, pages

PATH = "exercises/01-a.ipynb"


def cell(kind, source, number):
    made = {"cell_type": kind, "id": f"cell-{number:02d}", "metadata": {}, "source": source}
    return made | ({"outputs": [], "execution_count": None} if kind == "code" else {})


def book(*cells, **metadata):
    return {
        "cells": [cell(kind, source, n) for n, (kind, source) in enumerate(cells, start=1)],
        "metadata": metadata,
        "nbformat": 4,
        "nbformat_minor": 5,
    }


OWN = book(("markdown", "# One\n\nwords"), ("code", "ask('a')"), ("code", "ask('b')"))


@pytest.fixture
def kit(tmp_path, monkeypatch):
    """Give a kit of one page, with its own copy of it."""
    store = tmp_path / "pages.json"
    store.write_text(json.dumps({PATH: OWN}), encoding="utf-8")
    monkeypatch.setattr(pages, "STORE", store)
    folder = tmp_path / "kit"
    for name in ("seeds", "exercises"):
        (folder / name).mkdir(parents=True)
    (folder / "seeds" / "catalogue.toml").touch()
    return folder


@pytest.fixture(params=[FileContentsManager, AsyncLargeFileManager])
def manager(request, kit):
    made = request.param(root_dir=str(kit), delete_to_trash=False)
    guard.guard(made)
    return made


def lay(kit, content):
    raw = content if isinstance(content, str) else json.dumps(content)
    (kit / PATH).write_text(raw, encoding="utf-8")
    return raw


def opened(manager):
    return ask(manager.get(path=PATH, content=1))["content"]


def seen(content):
    return [(one["cell_type"], one["source"]) for one in content["cells"]]


def on_disk(kit):
    return pages._cells(json.loads((kit / PATH).read_text(encoding="utf-8")))


def kept(kit):
    folder = kit / pages.KEPT
    return sorted(file.name for file in folder.iterdir()) if folder.is_dir() else []


def test_a_whole_page_is_left_as_it_is(manager, kit):
    raw = lay(kit, OWN)
    assert pages.NOTE not in opened(manager)["metadata"]
    assert (kit / PATH).read_text(encoding="utf-8") == raw
    assert kept(kit) == []


def test_a_missing_cell_is_put_back_with_a_word_and_nothing_to_keep(manager, kit):
    less = copy.deepcopy(OWN)
    del less["cells"][1]
    lay(kit, less)
    content = opened(manager)
    assert seen(content) == seen(OWN)
    assert content["metadata"][pages.NOTE] == {"put_back": True, "kept": ""}
    assert on_disk(kit) == pages._cells(OWN)
    assert kept(kit) == []
    assert pages.NOTE not in opened(manager)["metadata"], "said once"


@pytest.mark.parametrize("change", ["edited", "added", "kind", "broken", "empty"])
def test_what_is_not_the_kit_s_is_kept_byte_by_byte(manager, kit, change):
    other = copy.deepcopy(OWN)
    if change == "edited":
        other["cells"][0]["source"] = "# Two"
    elif change == "added":
        other["cells"].append(cell("code", "import mine", 9))
    elif change == "kind":
        other["cells"][0]["cell_type"] = "raw"
    raw = lay(kit, {"broken": "{", "empty": ""}.get(change, other))
    content = opened(manager)
    assert seen(content) == seen(OWN)
    place = f"{pages.KEPT}/exercises-01-a-1.ipynb"
    assert content["metadata"][pages.NOTE] == {"put_back": True, "kept": place}
    assert (kit / place).read_text(encoding="utf-8") == raw


def test_a_second_change_is_kept_beside_the_first(manager, kit):
    for words in ("# Two", "# Three"):
        other = copy.deepcopy(OWN)
        other["cells"][0]["source"] = words
        lay(kit, other)
        opened(manager)
    assert kept(kit) == ["exercises-01-a-1.ipynb", "exercises-01-a-2.ipynb"]


def test_a_page_that_is_gone_is_put_back(manager, kit):
    assert seen(opened(manager)) == seen(OWN)
    assert on_disk(kit) == pages._cells(OWN)
    assert kept(kit) == []


def test_a_page_that_was_edited_on_purpose_is_left_alone(manager, kit):
    other = copy.deepcopy(OWN) | {"metadata": {pages.NOTE: {"edited": True}}}
    other["cells"][0]["source"] = "# Ours"
    raw = lay(kit, other)
    assert opened(manager)["cells"][0]["source"] == "# Ours"
    assert (kit / PATH).read_text(encoding="utf-8") == raw


def test_the_word_is_not_saved_with_the_page(manager, kit):
    content = opened(manager)
    assert pages.NOTE in content["metadata"]
    ask(manager.save({"type": "notebook", "format": "json", "content": content}, PATH))
    assert pages.NOTE not in json.loads((kit / PATH).read_text(encoding="utf-8"))["metadata"]


def test_outputs_and_settings_of_a_page_are_nobody_s_change(manager, kit):
    ran = copy.deepcopy(OWN)
    ran["cells"][1]["execution_count"] = 3
    ran["metadata"]["title"] = "x"
    raw = lay(kit, ran)
    opened(manager)
    assert (kit / PATH).read_text(encoding="utf-8") == raw


def test_another_folder_s_page_of_that_name_is_somebody_else_s(manager, kit):
    (kit / "seeds" / "catalogue.toml").unlink()
    raw = lay(kit, book(("markdown", "mine")))
    assert opened(manager)["cells"][0]["source"] == "mine"
    assert (kit / PATH).read_text(encoding="utf-8") == raw


def test_what_cannot_be_put_back_is_shown_as_it_is(manager, kit, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise OSError(28, "No space left on device")

    lay(kit, book(("markdown", "# Two")))
    monkeypatch.setattr(type(manager), "_save_notebook", refuse)
    assert opened(manager)["cells"][0]["source"] == "# Two"


@pytest.mark.parametrize("raw", ["", "[]", "{"])
def test_a_store_that_cannot_be_read_puts_nothing_back(kit, monkeypatch, tmp_path, raw):
    broken = tmp_path / f"store-{len(raw)}-{raw[:1]}.json".replace("[", "l").replace("{", "d")
    broken.write_text(raw, encoding="utf-8")
    monkeypatch.setattr(pages, "STORE", broken)
    assert pages.own(str(kit), PATH) is None
