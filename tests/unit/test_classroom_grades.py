"""Points: computed and decided kept apart; blank, missing, late and excused told apart."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from _class import POINTS, UNIT, answer, asked, right
from _handins import put

from whosays.classroom import class_data, grades, points
from whosays.classroom.collect import Student
from whosays.classroom.overrides import Override
from whosays.questions.grading import grade


@pytest.fixture
def file(tmp_path):
    return put(tmp_path / "points.toml", POINTS.encode())


def book(file, *students, decided=None):
    return grades.gradebook(students, asked(file), decided)


def student(label, key=None, **values):
    answers = {name.replace("_", "-"): value for name, value in values.items()}
    return Student(label, {UNIT: answers}, {}, (key or label,))


def test_states_are_told_apart(file):
    (fits,), wrong = right("u1-e3", file)
    found = book(file, student("a", u1_e3=fits, u1_e11="words"), student("b", u1_e3=wrong))
    states = [{name: cell.state for name, cell in row.cells.items()} for row in found.rows]
    assert states[0]["u1-e3"] == "right"
    assert states[0]["u1-e11"] == "open"
    assert states[0]["u2-l3"] == "missing"
    assert states[1]["u1-e3"] == "not_shown"
    assert states[1]["u1-l3"] == "blank"


def test_missing_is_no_zero(file):
    found = book(file, Student("a", {}, {}, ("a",)), student("b"))
    assert [found.counts(row, UNIT) for row in found.rows] == [None, 0]
    assert [found.counts(row) for row in found.rows] == [None, 0]


def test_a_decision_on_a_question_a_unit_and_all(file):
    (fits,), _ = right("u1-e3", file)
    one = student("a", u1_e3=fits)
    question = book(file, one, decided={("a", "u1-e3"): Override(1.5)})
    assert question.computed(question.rows[0], UNIT) == 2
    assert question.counts(question.rows[0], UNIT) == 1.5
    unit = book(file, one, decided={("a", UNIT): Override(5)})
    assert (unit.counts(unit.rows[0], UNIT), unit.counts(unit.rows[0])) == (5, 5)
    whole = book(file, one, decided={("a", "total"): Override(4)})
    assert (whole.counts(whole.rows[0], UNIT), whole.counts(whole.rows[0])) == (2, 4)


def test_a_decision_counts_where_nothing_was_handed_in(file):
    found = book(file, Student("a", {}, {}, ("a",)), decided={("a", "u1-e3"): Override(1)})
    assert found.counts(found.rows[0], UNIT) == 1


def test_excused_from_a_question_leaves_it_out(file):
    (fits,), _ = right("u1-e3", file)
    decided = {("a", "u1-e3"): Override(None, excused=True)}
    found = book(file, student("a", u1_e3=fits, u1_e11="w"), decided=decided)
    assert found.counts(found.rows[0], UNIT) == 1


def test_a_label_of_two_students_decides_about_neither(file):
    one, other = student("Anna", "k1"), student("anna", "k2")
    found = book(file, one, other, decided={("anna", UNIT): Override(5)})
    assert [found.counts(row, UNIT) for row in found.rows] == [0, 0]
    assert found.unknown == ("anna",)
    found = book(file, one, other, decided={("k2", UNIT): Override(5)})
    assert [found.counts(row, UNIT) for row in found.rows] == [0, 5]


def test_equal_answers_are_read_once(file, monkeypatch):
    seen = []
    read = grades.grade

    def counted(item, key, answer):
        seen.append(item["id"])
        return read(item, key, answer)

    monkeypatch.setattr(grades, "grade", counted)
    (fits,), _ = right("u1-e3", file)
    book(file, *(student(f"s{n}", u1_e3=fits) for n in range(9)))
    assert seen.count("u1-e3") == 1


def test_marks_have_the_points_that_their_feedback_says():
    """Points take a shorter way for marks; it must lead to the same place."""
    every = [one for one in class_data.items() if one.item["kind"] == "mark"]
    counted = 0
    for one in every:
        for seed in range(12):
            marks = answer(Random(seed), one)  # noqa: S311 - nothing is kept secret with it
            found = grade(one.item, one.key, marks)
            assert grades._graded(one, marks or None, None) == (found.state, found.score)
            counted += found.score is not None
    assert counted > 10


def test_a_rating_has_points_only_where_it_is_told_apart():
    """Eighty everywhere is near our reading more often than not, and judges nothing."""
    every = [replace(one, work=False) for one in points.asked() if one.against]
    assert every
    asked_of = {one.unit for one in every}
    same = {unit: {one.id: 80 for one in every if one.unit == unit} for unit in asked_of}
    read = {
        unit: {one.id: sum(one.key.band) // 2 for one in every if one.unit == unit}
        for unit in asked_of
    }
    students = [Student(name, units, {}, (name,)) for name, units in (("a", same), ("b", read))]
    found = grades.gradebook(students, every)
    assert [found.counts(row) for row in found.rows] == [0, sum(one.points for one in every)]


def test_work_done_has_all_points_whatever_was_answered():
    (one, *_) = (one for one in points.asked() if one.item["kind"] == "one" and one.work)
    wrong = next(o["id"] for o in one.item["options"] if o["id"] not in one.key.right)
    students = [
        Student("a", {one.unit: {one.id: wrong}}, {}, ("a",)),
        Student("b", {one.unit: {}}, {}, ("b",)),
    ]
    found = grades.gradebook(students, [one])
    assert [found.counts(row) or 0 for row in found.rows] == [one.points, 0]
    found = grades.gradebook(students, [replace(one, work=False)])
    assert found.counts(found.rows[0]) < one.points
