"""The answer files of earlier versions still open, and every answer in them is shown as it was."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from whosays.answers.file_store import FileStore
from whosays.answers.session import Sheet
from whosays.core.errors import KitError
from whosays.widgets.bind import ask

OLD = Path(__file__).parents[1] / "old_answers"
FILES = sorted(OLD.glob("*/*.json"))


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Give an empty folder as the one for answers."""
    place = tmp_path / "answers"
    monkeypatch.setenv("WHOSAYS_ANSWERS", str(place))
    place.mkdir()
    return place


def items(file):
    return json.loads(file.read_text(encoding="utf-8"))["items"]


def test_there_are_files_of_the_version_before():
    assert {file.parent.name for file in FILES} >= {"0.1.0"}
    assert len(FILES) >= 9


@pytest.mark.parametrize("file", FILES, ids=lambda f: f"{f.parent.name}/{f.stem}")
def test_every_answer_is_shown_as_it_was(folder, file):
    shutil.copy(file, folder)
    there = 0
    for name, record in items(file).items():
        try:
            sheet, widget = Sheet(name), ask(name)
        except KitError:  # a question that is no more: its answer stays in the file
            continue
        there += 1
        assert sheet.value == record["value"]
        assert sheet.hints_shown == record.get("hints", 0)
        assert sheet.why == record.get("why", "")
        assert sheet.status["state"] != "unsaved"
        if "item" not in record or record["item"] == sheet.fingerprint:
            shown = widget.marks if sheet.item.kind == "mark" else widget.answer
            assert shown == record["value"]
    assert there > len(items(file)) / 2, "most of its questions are asked still"
    assert json.loads((folder / file.name).read_text(encoding="utf-8"))["items"] == items(file)


@pytest.mark.parametrize("file", FILES, ids=lambda f: f"{f.parent.name}/{f.stem}")
def test_a_new_answer_leaves_the_old_ones_as_they_are(folder, file):
    shutil.copy(file, folder)
    first, *rest = items(file)
    window = FileStore(file.stem, folder)
    window.record(first)
    assert window.save(first, "new").ok
    found = FileStore(file.stem, folder).records()
    assert {name: found[name] for name in rest} == {name: items(file)[name] for name in rest}
    assert found[first]["version"] == items(file)[first]["version"] + 1
    assert "earlier" not in found[first] or found[first]["earlier"] == items(file)[first]["earlier"]
