"""The teacher's commands: what they hand on, what they print, and the status they end with."""

from __future__ import annotations

from whosays import cli
from whosays.classroom import class_data, lms_export, student_edition
from whosays.commands import for_class
from whosays.core.i18n import text


def test_questions_for_a_platform_are_written_and_counted(tmp_path, capsys):
    out = tmp_path / "unit.gift"
    assert cli.main(["questions", str(out), "--format", "gift", "--unit", "01-who-says-so"]) == 0
    asked = [one for one in class_data.items() if one.unit == "01-who-says-so"]
    some = lms_export.plain(asked)
    assert 0 < len(some) <= len(asked)
    assert out.read_text(encoding="utf-8") == lms_export.gift(some)
    said = text("export.written", file=out, count=len(some), of=len(asked))
    assert capsys.readouterr().out.strip() == said


def test_a_unit_that_has_none_is_a_sentence(tmp_path, capsys):
    out = tmp_path / "unit.gift"
    assert cli.main(["questions", str(out), "--format", "gift", "--unit", "99-none"]) == 1
    assert text("export.none", units="99-none") in capsys.readouterr().err
    assert not out.exists()


def test_a_student_edition_is_made_for_the_mode_that_is_asked_for(tmp_path, capsys, monkeypatch):
    asked = {}
    files = {"README.md": b"x"}

    def made(_, mode, forms):
        asked.update(mode=mode, forms=forms)
        return files

    monkeypatch.setattr(student_edition, "made", made)
    monkeypatch.setattr(student_edition, "write", lambda out, _, as_zip: (out, as_zip)[0])
    monkeypatch.setattr(student_edition, "stamp_of", lambda _: "abc")
    out = tmp_path / "edition"
    assert cli.main(["student-edition", str(out), "--mode", "assessed"]) == 0
    assert asked["mode"] == "assessed"
    said = text("edition.made", count=1, mode="assessed", place=out, stamp="abc")
    assert capsys.readouterr().out.strip() == said


def test_how_far_reading_is_is_drawn_where_somebody_looks_on(capsys, monkeypatch):
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    with for_class._progress() as tell:
        tell(50, 120)
        tell(120, 120)
    assert text("collect.progress", done=120, of=120) in capsys.readouterr().err


def test_a_file_gets_no_bar(capsys, monkeypatch):
    monkeypatch.setattr("sys.stderr.isatty", lambda: False)
    with for_class._progress() as tell:
        tell(120, 120)
    assert capsys.readouterr().err == ""
