"""The teacher's buttons for a class: each makes its files, or says in a sentence why not."""

from __future__ import annotations

import json
import shutil

import pytest
from _class import crowd

from whosays.classroom import class_data
from whosays.core.paths import kit_root
from whosays.notebook import for_class

KIT = kit_root()


@pytest.fixture
def copy(tmp_path, monkeypatch):
    root = tmp_path / "kit"
    ignore = shutil.ignore_patterns("__pycache__", "node_modules", "src")
    for folder in ("seeds", "lessons", "exercises", "solutions", "whosays"):
        shutil.copytree(KIT / folder, root / folder, ignore=ignore)
    for name in ("LICENSE", "LICENSE-CONTENT", "SECURITY.md", "pyproject.toml", "requirements.txt"):
        shutil.copy(KIT / name, root / name)
    monkeypatch.setenv("WHOSAYS_KIT", str(root))
    return root


def pressed(maker):
    maker.button.click()
    return maker.told.value


@pytest.mark.parametrize("mode", ["practice", "assessed"])
def test_a_students_kit_is_made_once(copy, mode):
    first = pressed(for_class.hand_out(mode))
    assert 'role="alert"' not in first
    (made,) = (copy / "students").iterdir()
    assert made.name.startswith(f"whosays-{mode}-")
    assert str(made) in first
    assert pressed(for_class.hand_out(mode)) == first
    assert len(list((copy / "students").iterdir())) == 1


def test_without_hand_ins_each_says_what_to_do(copy):
    for make in (for_class.collect_handins, for_class.talk_about, for_class.give_points):
        said = pressed(make())
        assert 'role="alert"' in said
        assert "no hand-ins in handins yet" in said
    assert not (copy / "report").exists()


def test_a_class_is_collected_reported_and_graded(copy):
    crowd(copy / "handins", 9, class_data.items())
    (copy / "handins" / "<b>bold").mkdir()
    (copy / "handins" / "<b>bold" / "01-who-says-so.json").write_bytes(b"{")
    said = pressed(for_class.collect_handins())
    assert len(list((copy / "report" / "originals").iterdir())) == 56
    assert "Taken: 54" in said
    assert "&lt;b&gt;bold" in said
    assert "<b>" not in said
    assert "class-report.html" in pressed(for_class.talk_about())
    assert "gradebook.csv" in pressed(for_class.give_points())
    assert {file.name for file in (copy / "report").iterdir()} == {
        "class-report.html", "class-report-for-the-teacher.html", "gradebook.csv",
        "gradebook-questions.csv", "class.sqlite", "feedback.zip", "originals", "chosen.txt",
    }  # fmt: skip


def test_form_c_is_put_into_a_calendar_with_or_without_hand_ins(copy):
    file = copy / "report" / "form-c.ics"
    assert str(file) in pressed(for_class.remind_form_c())
    assert b"BEGIN:VCALENDAR" in file.read_bytes()
    answers = {"value": 50, "version": 1, "changed": "2026-10-05T09:00:00+00:00"}
    table = {"format": 1, "exercise": "07-form-b", "kit": "1", "items": {"fb-01": answers}}
    place = copy / "handins" / "Mia"
    place.mkdir(parents=True)
    (place / "07-form-b.json").write_text(json.dumps(table))
    assert "2026-11-23" in pressed(for_class.remind_form_c())
    assert b"20261123" in file.read_bytes()


def test_numbered_files_are_students_on_every_button_once_the_teacher_says_so(copy):
    table = {"format": 1, "exercise": "01-who-says-so", "kit": "1"}
    place = copy / "handins"
    place.mkdir()
    for number in range(3):
        answers = {"value": 10 + number, "version": 1,
                   "changed": f"2026-10-05T09:00:0{number}+00:00"}  # fmt: skip
        name = "01-who-says-so" + f" ({number})" * bool(number)
        file = place / f"{name}.json"
        file.write_text(json.dumps({**table, "items": {"u1-l2": answers}}))
    shown = for_class.collect_handins()
    assert "Students: 1" in pressed(shown)
    shown.numbered.value = True
    assert "Students: 3" in shown.told.value
    pressed(for_class.give_points())
    assert (copy / "report" / "gradebook.csv").read_text("utf-8-sig").count("\n") == 2 + 3
    assert for_class.collect_handins().numbered.value
    shown.numbered.value = False
    assert "Students: 1" in shown.told.value
    assert not for_class.collect_handins().numbered.value
