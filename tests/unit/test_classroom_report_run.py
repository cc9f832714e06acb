"""The report command: two files, one without a name."""

from __future__ import annotations

import pytest
from _class import crowd

from whosays import cli
from whosays.classroom import class_data, report_run
from whosays.core.errors import KitError


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
