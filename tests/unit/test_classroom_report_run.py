"""The report command: two files, one without a name."""

from __future__ import annotations

import re
import shutil

import pytest
from _class import crowd

from whosays import cli
from whosays.classroom import class_data, class_html, report_run
from whosays.core.errors import KitError
from whosays.core.paths import kit_root


def test_two_files_are_made(tmp_path, capsys):
    crowd(tmp_path / "in", 9, class_data.items())
    out = tmp_path / "out"
    assert cli.main(["report", str(tmp_path / "in"), "--out", str(out)]) == 0
    assert {file.name for file in out.iterdir()} == {
        report_run.PROJECTOR, report_run.TEACHER, "class.sqlite",
    }  # fmt: skip
    assert str(out / report_run.PROJECTOR) in capsys.readouterr().out


def test_a_copy_without_keys_says_so(tmp_path, monkeypatch):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "catalogue.toml").write_bytes(b"")
    monkeypatch.setenv("WHOSAYS_KIT", str(tmp_path))
    with pytest.raises(KitError, match="teacher’s copy"):
        report_run.read([tmp_path])


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(KitError, match="could not be written"):
        report_run.write(class_data.ClassData(0), tmp_path / "file" / "out")


def test_a_wrong_key_costs_its_own_question_only_and_is_told_to_the_teacher(tmp_path, monkeypatch):
    asked = class_data.items()
    crowd(tmp_path / "in", 9, asked)
    root = tmp_path / "kit"
    for folder in ("seeds", "lessons", "exercises", "solutions"):
        shutil.copytree(kit_root() / folder, root / folder)
    shutil.copy(kit_root() / "pyproject.toml", root)
    file = root / "solutions" / "02-unnamed-sources.toml"
    words = file.read_text(encoding="utf-8")
    at = words.index("right = [")
    name = re.findall(r'item = "(u2-\w+)"', words[:at])[-1]
    file.write_text(words[:at] + 'right = ["no-such-option", ' + words[at + 9 :], encoding="utf-8")
    (root / "solutions" / "05-reading-sideways.toml").write_text("[[key", encoding="utf-8")
    monkeypatch.setenv("WHOSAYS_KIT", str(root))
    found, data = report_run.read([tmp_path / "in"])
    assert len(found.students) == 9
    assert {one.id for one in data.questions if one.unit == "02-unnamed-sources"} == {
        one.id for one in asked if one.unit == "02-unnamed-sources" and one.id != name
        and one.item["kind"] in ("one", "many")
    }  # fmt: skip
    said = class_html.document(data, for_teacher=True).decode()
    assert name in " ".join(data.problems)
    assert "no-such-option" in said
    assert "05-reading-sideways" in said
    assert "no-such-option" not in class_html.document(data, for_teacher=False).decode()
