from __future__ import annotations

import asyncio
import copy
import json

import nbformat
import pytest
from jupyter_server.services.contents.filemanager import (
    AsyncFileContentsManager,
    FileContentsManager,
)
from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager

from whosays.launch import guard

STATE = {"application/vnd.jupyter.widget-state+json": {"state": {"w": {"_esm": "run()"}}}}
SHOWN = {guard.VIEW: {"model_id": "w"}, "text/plain": "Slider()"}


def output(data):
    return {"output_type": "display_data", "data": copy.deepcopy(data), "metadata": {}}


def book(*outputs, **metadata):
    cell = {"cell_type": "code", "id": "a", "source": "x", "metadata": {}, "execution_count": 1}
    cell["outputs"] = [output(data) for data in outputs]
    return {"cells": [cell], "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


@pytest.fixture(params=[FileContentsManager, AsyncFileContentsManager, AsyncLargeFileManager])
def manager(request, tmp_path):
    """Give each kind of manager there is, guarded, with what waits waited for."""
    made = request.param(root_dir=str(tmp_path), delete_to_trash=False)
    guard.guard(made)
    return made


def ask(value):
    async def wait():
        return await value

    return asyncio.run(wait()) if asyncio.iscoroutine(value) else value


def on_disk(tmp_path, name="x.ipynb"):
    return nbformat.read(tmp_path / name, as_version=4)


def lay(tmp_path, *outputs, **metadata):
    (tmp_path / "x.ipynb").write_text(json.dumps(book(*outputs, **metadata)), encoding="utf-8")


def read(manager, **more):
    return ask(manager.get("x.ipynb", **more))["content"]


def save(manager, content, path="x.ipynb"):
    ask(manager.save({"type": "notebook", "format": "json", "content": content}, path))


def test_what_a_page_reads_holds_no_widgets(manager, tmp_path):
    lay(tmp_path, SHOWN, widgets=STATE, title="kept")
    found = read(manager)
    assert found["metadata"] == {"title": "kept"}
    assert found["cells"][0]["outputs"][0]["data"] == {"text/plain": "Slider()"}
    assert on_disk(tmp_path)["metadata"]["widgets"] == STATE, "the file is as it was"


def test_what_a_page_saves_keeps_what_the_file_held(manager, tmp_path):
    lay(tmp_path, SHOWN, {guard.VIEW: {"model_id": "v"}}, widgets=STATE)
    found = read(manager)
    found["cells"][0]["source"] = "changed"
    save(manager, found)
    kept = on_disk(tmp_path)
    assert kept["metadata"]["widgets"] == STATE
    assert [o["data"] for o in kept["cells"][0]["outputs"]] == [
        SHOWN,
        {guard.VIEW: {"model_id": "v"}},
    ]
    assert "".join(kept["cells"][0]["source"]) == "changed"
    assert "widgets" not in read(manager)["metadata"]


def test_a_page_s_own_state_and_outputs_win(manager, tmp_path):
    lay(tmp_path, SHOWN, widgets=STATE)
    new = {guard.VIEW: {"model_id": "new"}, "text/plain": "Slider()"}
    save(manager, book(new, {"text/plain": "more"}, widgets={"mine": 1}))
    kept = on_disk(tmp_path)
    assert kept["metadata"]["widgets"] == {"mine": 1}
    assert [o["data"] for o in kept["cells"][0]["outputs"]] == [new, {"text/plain": "more"}]


def test_another_output_gets_no_widget_of_the_old_one(manager, tmp_path):
    lay(tmp_path, SHOWN)
    save(manager, book({"text/plain": "5"}))
    assert on_disk(tmp_path)["cells"][0]["outputs"][0]["data"] == {"text/plain": "5"}


def test_cells_of_a_page_that_moved_them_keep_their_own(manager, tmp_path):
    lay(tmp_path, SHOWN)
    found = read(manager)
    found["cells"].insert(0, {"cell_type": "markdown", "id": "n", "source": "new", "metadata": {}})
    save(manager, found)
    assert on_disk(tmp_path)["cells"][1]["outputs"][0]["data"] == SHOWN


def test_a_copy_is_whole(manager, tmp_path):
    lay(tmp_path, SHOWN, widgets=STATE)
    copied = ask(manager.copy("x.ipynb"))
    kept = on_disk(tmp_path, copied["name"])
    assert kept["metadata"]["widgets"] == STATE
    assert kept["cells"][0]["outputs"][0]["data"] == SHOWN
    assert "widgets" not in read(manager)["metadata"], "a page still gets none"


def test_a_notebook_that_is_new_or_was_none_is_saved_as_it_is(manager, tmp_path):
    save(manager, book(SHOWN, widgets=STATE), "new.ipynb")
    assert on_disk(tmp_path, "new.ipynb")["metadata"]["widgets"] == STATE
    (tmp_path / "x.ipynb").write_text("broken", encoding="utf-8")
    save(manager, book({"text/plain": "5"}))
    assert on_disk(tmp_path)["cells"][0]["outputs"][0]["data"] == {"text/plain": "5"}


def test_other_files_and_folders_pass(manager, tmp_path):
    (tmp_path / "x.txt").write_text("words", encoding="utf-8")
    assert ask(manager.get("x.txt"))["content"] == "words"
    assert [entry["name"] for entry in ask(manager.get(""))["content"]] == ["x.txt"]
    ask(manager.save({"type": "file", "format": "text", "content": "more"}, "x.txt"))
    assert (tmp_path / "x.txt").read_text(encoding="utf-8") == "more"


@pytest.mark.parametrize(
    "odd",
    [
        {},
        {"metadata": None, "cells": None},
        {"metadata": [], "cells": [None, 5, {"outputs": None}, {"outputs": [None, {"data": 5}]}]},
    ],
)
def test_odd_notebooks_do_no_harm(odd):
    same = copy.deepcopy(odd)
    guard.take_out(odd)
    guard.put_back(odd, same)
    guard.put_back(odd, book(SHOWN, widgets=STATE))
    assert odd == same


def test_a_manager_that_waits_without_saying_so_is_refused():
    async def late():
        await asyncio.sleep(0)

    with pytest.raises(RuntimeError, match="has waited"):
        guard._at_once(late())
