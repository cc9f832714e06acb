"""The report command: two files, one without a name."""

from __future__ import annotations

import json
import re
import shutil

import pytest
from _class import crowd
from _handins import put

from whosays import cli
from whosays.classroom import class_data, class_html, follow, grade_run, intake, report_run
from whosays.core.errors import KitError
from whosays.core.paths import kit_root
from whosays.questions.forms import FORMS, load_forms


def test_two_files_are_made(tmp_path, capsys):
    crowd(tmp_path / "in", 9, class_data.items())
    out = tmp_path / "out"
    assert cli.main(["report", str(tmp_path / "in"), "--out", str(out)]) == 0
    assert {file.name for file in out.iterdir()} == {
        report_run.PROJECTOR, report_run.TEACHER, "class.sqlite",
    }  # fmt: skip
    assert str(out / report_run.PROJECTOR) in capsys.readouterr().out


def test_what_one_command_has_read_no_other_reads_again(tmp_path, monkeypatch):
    place, out = tmp_path / "in", tmp_path / "out"
    crowd(place, 9, class_data.items())
    forms(place, 9, "b")
    read = []
    real = intake.read
    monkeypatch.setattr(intake, "read", lambda *given: read.append(1) or real(*given))
    grade_run.run(grade_run.Plan([place], out / "gradebook.csv"))
    assert read
    for command in (
        lambda: report_run.read([place], out=out),
        lambda: follow.look(follow.Place(place, out)),
        lambda: grade_run.run(grade_run.Plan([place], out / "gradebook.csv")),
    ):
        read.clear()
        command()
        assert not read


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


def forms(place, count, later, *, better=True):
    """Put a class's form A and a later one on disk; it tells texts apart in the second only."""
    for number in range(count):
        for day, letter in enumerate(("a", later)):
            items = {}
            for name, item in load_forms().items():
                if item.form == letter:
                    apart = (40 if item.well else -40) if day and better else 0
                    value = 50 + apart + number % 3 if item.asks == "support" else "1"
                    when = f"2026-09-{1 + day:02}T08:00:{number:02}+00:00"
                    items[name] = {"value": value, "version": 1, "changed": when}
            table = {"format": 1, "exercise": FORMS[letter], "kit": "1", "items": items}
            raw = json.dumps(table).encode()
            put(place / f"Student {number:05}" / f"{FORMS[letter]}.json", raw)


def written(place, out):
    """Give the report's section on the forms: the projector's, and the teacher's."""
    made = report_run.write(report_run.read([place])[1], out)
    pages = [file.read_text(encoding="utf-8") for file in made]
    return [page.partition('<h2 id="forms">')[2].partition("<h2 id=")[0] for page in pages]


@pytest.mark.parametrize("later", ["b", "c"])
def test_what_changed_from_form_to_form_stands_in_both_files(tmp_path, later):
    crowd(tmp_path / "in", 12, class_data.items())
    forms(tmp_path / "in", 12, later)
    for part in written(tmp_path / "in", tmp_path / "out"):
        assert f"From form A to form {later.upper()}" in part
        assert "reports apart better than before" in part
        assert "12 students handed in both" in part
        assert ("This is the late look" in part) == (later == "c")


def test_of_few_with_both_forms_only_the_teacher_is_told_how_many(tmp_path):
    crowd(tmp_path / "in", 12, class_data.items())
    forms(tmp_path / "in", 7, "b")
    projector, teacher = written(tmp_path / "in", tmp_path / "out")
    assert projector == ""
    assert "Fewer than 8 students handed in both forms" in teacher


def test_how_many_took_only_one_form_is_not_projected_where_they_are_few(tmp_path):
    crowd(tmp_path / "in", 12, class_data.items())
    forms(tmp_path / "in", 12, "b")
    for number in (0, 1):
        (tmp_path / "in" / f"Student {number:05}" / "07-form-b.json").unlink()
    projector, teacher = written(tmp_path / "in", tmp_path / "out")
    assert "apart better than before" in projector
    assert "Usable forms" not in projector
    assert "12 of form A, 10 of form B" in teacher


def test_forms_whose_key_cannot_be_read_cost_their_own_section_only(tmp_path, monkeypatch):
    crowd(tmp_path / "in", 9, class_data.items())
    root = tmp_path / "kit"
    for folder in ("seeds", "lessons", "exercises", "solutions"):
        shutil.copytree(kit_root() / folder, root / folder)
    shutil.copy(kit_root() / "pyproject.toml", root)
    (root / "solutions" / "forms.toml").write_text("[[text", encoding="utf-8")
    monkeypatch.setenv("WHOSAYS_KIT", str(root))
    _, data = report_run.read([tmp_path / "in"])
    assert data.forms == ()
    assert any("forms.toml" in one for one in data.problems)
    assert len(data.questions) > 20
