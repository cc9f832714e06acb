from __future__ import annotations

import base64
import json
import re
import struct

import nbformat
import pytest

from whosays.authoring import notebooks
from whosays.authoring.notebooks import WIDGET, clean, notebook_files, read, refresh, write
from whosays.core.errors import DataError
from whosays.core.kit import Kit
from whosays.core.table import Table
from whosays.html.data_uri import data_uri
from whosays.widgets.figure import figure_html

TABLE = {"text/html": "<p>One</p>\n<p>Two</p>", "text/plain": ["One\n", "Two"]}


def code(source, *outputs, **metadata):
    return {
        "cell_type": "code", "id": "x", "metadata": metadata, "source": source,
        "execution_count": 41, "outputs": list(outputs),
    }  # fmt: skip


def shown(data, kind="display_data"):
    made = {"output_type": kind, "data": data, "metadata": {"isolated": True}}
    return {**made, "execution_count": 41} if kind == "execute_result" else made


def book(*cells):
    return {
        "nbformat": 4, "nbformat_minor": 5, "cells": list(cells),
        "metadata": {"kernelspec": {"name": "my-own", "display_name": "Mine"},
                     "widgets": {"application/vnd.jupyter.widget-state+json": {"state": {}}}},
    }  # fmt: skip


RUN = book(
    {"cell_type": "markdown", "id": "m", "metadata": {"collapsed": True}, "source": "# Title\n\nx"},
    code(
        "ask('a')\nshow()",
        shown({WIDGET: {"model_id": "1"}, "text/plain": "Question"}),
        shown(TABLE, "execute_result"),
        {"output_type": "stream", "name": "stdout", "text": "printed"},
        {"output_type": "stream", "name": "stderr", "text": "warned"},
        {"output_type": "error", "ename": "E", "evalue": "e", "traceback": ["t"]},
        execution={"iopub.execute_input": "2024"},
        tags=["start"],
    ),
    code(["a = 1\n", "a"], shown({"application/json": {"a": [1]}, "text/plain": "x"})),
)


# ---------------------------------------------------------------- cleaning
@pytest.mark.parametrize("with_outputs", [True, False])
def test_what_comes_out_is_a_valid_notebook(with_outputs):
    nbformat.validate(nbformat.from_dict(clean(RUN, with_outputs=with_outputs)))


def test_widgets_prints_failures_and_counts_of_the_run_are_gone():
    cells = clean(RUN, with_outputs=True)["cells"]
    (kept,) = cells[1]["outputs"]
    assert kept["data"]["text/html"] == ["<p>One</p>\n", "<p>Two</p>"]
    assert kept["metadata"] == {}
    assert [cell.get("execution_count") for cell in cells] == [None, 1, 2]
    assert kept["execution_count"] == 1
    words = json.dumps(clean(RUN, with_outputs=True))
    for gone in ("model_id", "printed", "warned", "traceback", "iopub", "my-own", "widget-state"):
        assert gone not in words
    assert "41" not in words


def test_data_that_is_no_text_stays_as_it_is():
    (kept,) = clean(RUN, with_outputs=True)["cells"][2]["outputs"]
    assert kept["data"]["application/json"] == {"a": [1]}


def test_exercises_are_saved_without_any_output():
    cells = clean(RUN, with_outputs=False)["cells"]
    assert [cell.get("outputs") for cell in cells] == [None, [], []]
    assert [cell.get("execution_count") for cell in cells] == [None, None, None]


def test_sources_tags_and_the_folded_code_stay():
    cells = clean(RUN, with_outputs=False)["cells"]
    assert ["".join(cell["source"]) for cell in cells] == [
        "# Title\n\nx", "ask('a')\nshow()", "a = 1\na",
    ]  # fmt: skip
    assert cells[1]["metadata"] == {
        "editable": False, "jupyter": {"source_hidden": True}, "tags": ["start"],
    }  # fmt: skip
    assert cells[0]["metadata"] == {"editable": False}
    assert len({cell["id"] for cell in cells}) == 3


@pytest.mark.parametrize("with_outputs", [True, False])
def test_cleaning_twice_is_cleaning_once_and_the_original_stays(with_outputs):
    before = json.dumps(RUN)
    once = clean(RUN, with_outputs=with_outputs)
    assert clean(once, with_outputs=with_outputs) == once
    assert json.dumps(RUN) == before


# ---------------------------------------------------------------- files
def test_the_kit_s_notebooks_come_folder_by_folder(kit):
    files = notebook_files(Kit(kit))
    assert [f.parent.name for f in files] == sorted(
        (f.parent.name for f in files), key=notebooks.FOLDERS.index
    )
    assert files[0] == kit / "lessons" / "00-start.ipynb"


def test_the_kit_s_notebooks_are_saved_clean(kit):
    for file in notebook_files(Kit(kit)):
        with_outputs = file.parent.name in notebooks.WITH_OUTPUTS
        assert read(file) == clean(read(file), with_outputs=with_outputs), file
        assert b"\r" not in file.read_bytes()


@pytest.mark.parametrize(
    "raw",
    ["", "{", "[]", "5", "{}", '{"nbformat": 3, "cells": []}', '{"nbformat": 4}',
     '{"nbformat": 4, "cells": {}}', '{"nbformat": 4, "cells": [1]}', "[" * 100_000],
)  # fmt: skip
def test_what_is_no_notebook_is_named(tmp_path, raw):
    file = tmp_path / "a.ipynb"
    file.write_text(raw, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        read(file)
    assert caught.value.file == str(file)


def test_a_missing_notebook_is_named(tmp_path):
    with pytest.raises(DataError, match=r"none\.ipynb"):
        read(tmp_path / "none.ipynb")


def test_writing_has_one_form(tmp_path):
    file = tmp_path / "a.ipynb"
    write(clean(RUN, with_outputs=True), file)
    first = file.read_bytes()
    write(dict(reversed(read(file).items())), file)
    assert file.read_bytes() == first
    assert first.endswith(b"}\n")
    assert b"\r" not in first


# ---------------------------------------------------------------- refreshing
def test_refreshing_an_exercise_cleans_it_once(tmp_path):
    (tmp_path / "exercises").mkdir()
    file = tmp_path / "exercises" / "01-a.ipynb"
    file.write_text(json.dumps(RUN), encoding="utf-8")
    assert refresh(file, Kit(tmp_path)) is True
    assert refresh(file, Kit(tmp_path)) is False
    assert read(file)["cells"][1]["outputs"] == []


def test_refreshing_a_lesson_runs_it_in_the_kit_with_no_answers_of_anybody(tmp_path, monkeypatch):
    monkeypatch.setenv("WHOSAYS_ANSWERS", "/somebody/else")
    (tmp_path / "lessons").mkdir()
    file = tmp_path / "lessons" / "01-a.ipynb"
    source = (
        "import os\nfrom IPython.display import HTML, display\nprint('noise')\n"
        "names = ('WHOSAYS_KIT', 'WHOSAYS_STRICT')\n"
        "display(HTML(' '.join([*(os.environ[n] for n in names), os.getcwd()])))\n"
        "assert os.listdir(os.environ['WHOSAYS_ANSWERS']) == []"
    )
    file.write_text(json.dumps(book(code(source))), encoding="utf-8")
    assert refresh(file, Kit(tmp_path)) is True
    (output,) = read(file)["cells"][0]["outputs"]
    assert output["data"]["text/html"] == [f"{tmp_path} 1 {tmp_path / 'lessons'}"]
    assert refresh(file, Kit(tmp_path)) is False


def test_of_a_figure_words_and_size_are_saved_and_no_picture():
    svg = (
        '<?xml version="1.0"?><svg xmlns:xlink="x" width="691.2pt" height="144pt" '
        f'viewBox="0 0 691.2 144" version="1.1"><path d="{"M 1 2 " * 900}"/></svg>'
    )
    table = Table("Words", ("Article", "Named"), (("001", "–"),))
    body = figure_html(svg, "One bar of 300 words", "Article 002 names more.", table)
    cells = [code("draw()", shown({"text/html": body}))]
    (kept,) = clean(book(*cells), with_outputs=True)["cells"][0]["outputs"]
    words = "".join(kept["data"]["text/html"])
    assert "One bar of 300 words" in words
    assert "Article 002 names more." in words
    assert "<td>–</td>" in words
    assert not re.search("popover|ws-fi-|Enlarge|data-", words.replace("data:", ""))
    assert len(words) < 900
    room = base64.b64decode(re.search('base64,([^"]+)', words)[1]).decode()
    assert 'width="691.2pt" height="144pt" viewBox="0 0 691.2 144"/>' in room


def test_of_a_photograph_of_a_page_its_size_is_saved_and_no_picture():
    picture = data_uri(
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">2I", 784, 256) + b"\7" * 9_000
    )
    cells = [code("paper()", shown({"text/html": f'<img src="{picture}" alt="Five buttons">'}))]
    (kept,) = clean(book(*cells), with_outputs=True)["cells"][0]["outputs"]
    words = "".join(kept["data"]["text/html"])
    room = base64.b64decode(re.search('svg\\+xml;base64,([^"]+)', words)[1]).decode()
    assert 'width="784" height="256"' in room
    assert words.endswith('alt="Five buttons">')
    assert len(words) < 300


def test_no_notebook_is_heavy():
    """What is made anew on open is not stored: a page is words, and a table here and there."""
    heavy = {file.name: file.stat().st_size for file in notebook_files()}
    assert {name: size for name, size in heavy.items() if size > 100_000} == {}
