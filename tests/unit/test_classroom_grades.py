"""Points: computed and decided kept apart; blank, missing, late and excused told apart."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from _class import POINTS, UNIT, answer, asked, right
from _handins import put
from _records import as_key

from whosays.classroom import class_data, grades, points
from whosays.classroom.collect import Student
from whosays.classroom.database import checksum
from whosays.classroom.overrides import Override
from whosays.questions.grading import grade
from whosays.questions.told_apart import Beside


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
    assert states[0]["u1-e11"] == "noted"
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


# ---------------------------------------------------------------- three questions made up here
KEYS = {"q": as_key("one", {"right": ["a"]}), "r": as_key("text", {"look_for": ["A."]}),
        "s": as_key("many", {"right": ["a", "b", "c"]})}  # fmt: skip
OPTIONS = [{"id": name, "text": name} for name in "abc"]
MADE = (
    points.Asked("q", "u", {"id": "q", "kind": "one", "options": OPTIONS}, KEYS["q"], 2.0),
    points.Asked("r", "v", {"id": "r", "kind": "text"}, KEYS["r"], 3.0),
    points.Asked("s", "v", {"id": "s", "kind": "many", "options": OPTIONS}, KEYS["s"], 1.0),
)


def graded(*students, decided=None):
    return grades.gradebook(students, MADE, decided)


def handed(label="Mia", key=None, sent=None, **units):
    return Student(label, units, {}, key or (label,), {}, sent or {})


def test_what_a_class_can_get_is_counted_by_unit_and_in_all():
    found = graded()
    assert found.units == ("u", "v")
    assert (found.most("u"), found.most("v"), found.most()) == (2.0, 4.0, 6.0)
    assert found.rows == found.unknown == found.astray == found.on_paper == ()


def test_points_are_computed_of_what_was_handed_in_and_to_the_hundredth():
    found = graded(handed(u={"q": "a"}, v={"r": "Words.", "s": ["a"]}), handed("Jo", u={"q": "b"}))
    mia, jo = found.rows
    assert [found.computed(mia, unit) for unit in ("u", "v", "")] == [2.0, 3.33, 5.33]
    assert [found.computed(jo, unit) for unit in ("u", "v", "")] == [0.0, None, 0.0]
    assert {name: (cell.state, cell.points) for name, cell in mia.cells.items()} == {
        "q": ("right", 2.0), "r": ("noted", 3.0), "s": ("partly", 0.33),
    }  # fmt: skip
    assert [jo.cells[name].state for name in "qrs"] == ["not_yet", "missing", "missing"]
    nobody = graded(handed()).rows[0]
    assert (found.computed(nobody), found.counts(nobody)) == (None, None)


def test_a_blank_is_worth_nothing_and_is_no_missing_one():
    found = graded(handed(v={"r": "Words."}))
    assert found.rows[0].cells["s"] is grades.BLANK
    assert found.rows[0].cells["q"] is grades.NOT_THERE
    assert (grades.BLANK.state, grades.BLANK.points) == ("blank", 0.0)
    assert (grades.NOT_THERE.state, grades.NOT_THERE.points) == ("missing", 0.0)
    assert grades.NOT_THERE.answer == ""


def test_excused_from_a_unit_or_from_all_counts_nothing_and_takes_nothing_away():
    excused = Override(None, excused=True)
    student = handed(u={"q": "a"}, v={"r": "Words."})
    found = graded(student, decided={("mia", "u"): excused})
    [row] = found.rows
    assert [found.is_excused(row, unit) for unit in ("u", "v", "")] == [True, False, False]
    assert [found.counts(row, unit) for unit in ("u", "v", "")] == [None, 3.0, 3.0]
    whole = graded(student, decided={("mia", "total"): excused})
    assert whole.is_excused(whole.rows[0]) is True
    assert whole.counts(whole.rows[0]) is None
    assert whole.counts(whole.rows[0], "u") == 2.0
    assert graded(student).is_excused(graded(student).rows[0]) is False


def test_a_decision_of_nothing_is_a_decision_and_a_comment_alone_is_none():
    student = handed(u={"q": "a"})
    for what in ("q", "u", "total"):
        zero = graded(student, decided={("mia", what): Override(0.0)})
        unit = "" if what == "total" else "u"
        assert zero.counts(zero.rows[0], unit) == 0.0
        said = graded(student, decided={("mia", what): Override(None, comment="Well!")})
        assert said.counts(said.rows[0], unit) == 2.0
    alone = graded(handed(), decided={("mia", "q"): Override(None, comment="Where is it?")})
    assert alone.counts(alone.rows[0], "u") is None


def test_a_platform_says_who_was_late_and_in_which_unit():
    found = graded(handed(sent={"u": "mia_LATE_1_2_", "v": "mia_1_3_"}, u={}, v={}))
    assert found.rows[0].late == {"u"}
    assert found.rows[0].handed_in == {"u", "v"}
    assert found.rows[0].sent == {"u": "mia_LATE_1_2_", "v": "mia_1_3_"}


def test_equal_marks_are_read_once_and_known_by_what_every_answer_is_known_by(monkeypatch):
    one = next(one for one in class_data.items() if one.item["kind"] == "mark" and one.key.coding)
    seen = []
    read = grades._graded

    def counted(*given):
        seen.append(given[1])
        return read(*given)

    monkeypatch.setattr(grades, "_graded", counted)
    marker = grades.Marker([one])
    first, other = (answer(Random(seed), one) for seed in (1, 2))  # noqa: S311 - as above
    cells = [marker.cell(one, marks) for marks in (first, [dict(m) for m in first], other)]
    assert seen == [first, other]
    assert cells[0] is cells[1]
    # What changed since the last time is told by these: they are in teachers' databases.
    assert [cell.answer for cell in cells] == [checksum(m) for m in (first, first, other)]
    assert checksum([{"b": 1, "a": "é"}]) == "7668ca886cf7"


def test_a_student_without_a_label_is_called_by_the_place():
    [row] = graded(handed("", ("class", "mia"), u={})).rows
    assert (row.id, row.label) == ("class/mia", "class/mia")


def test_an_answer_is_read_once_and_another_kind_of_the_same_words_is_another(monkeypatch):
    seen = []

    def graded_as(one, answer, other):
        seen.append((one.id, answer, other))
        return ("open", None) if answer != "blank" else ("blank", None)

    monkeypatch.setattr(grades, "_graded", graded_as)
    marker = grades.Marker(MADE)
    given = [1, 1, True, "1", "1", "x" * 64, "x" * 65, "x" * 65, "y" * 65]
    cells = [marker.cell(MADE[0], one) for one in given]
    assert [one for _, one, _ in seen] == [1, True, "1", "x" * 64, "x" * 65, "y" * 65]
    assert cells[0] is cells[1]
    assert cells[6] is cells[7]
    assert cells[0].points == 2.0, "where nothing is marked, any answer has all points"
    assert marker.cell(MADE[0], "blank").points == 0.0
    seen.clear()
    marker.cell(MADE[1], 1)
    # Of a rating that it is held against, only the side counts on which it stands.
    beside = replace(MADE[0], id="b", against=Beside("r", "1.2", lower=False))
    for other in (5, 6, 40, 90, None, 6):
        marker.cell(beside, 1, other)
    assert seen == [("r", 1, None), ("b", 1, 5), ("b", 1, 40), ("b", 1, None)]
    assert marker.cell(MADE[0], None) is grades.BLANK


def test_whom_a_decision_names_in_vain_is_told_once_and_in_order():
    students = [handed("Anna", ("k1",)), handed("anna", ("k2",))]
    decided = {("zoe", "x"): Override(1.0), ("anna", "u"): Override(1.0)}
    found = graded(*students, decided=decided)
    assert found.unknown[-1] == "anna"
    assert found.astray == ("x",)


def test_points_that_a_teacher_gave_are_summed_to_the_hundredth():
    student = handed(u={"q": "a"})
    question = graded(student, decided={("mia", "q"): Override(0.333)})
    assert question.counts(question.rows[0], "u") == 0.33
    unit = graded(student, decided={("mia", "u"): Override(0.333)})
    assert (unit.counts(unit.rows[0], "u"), unit.counts(unit.rows[0])) == (0.333, 0.33)


def test_two_answers_of_the_same_state_and_points_are_the_same_to_a_gradebook():
    assert grades.Cell("right", 1.0, answer="x") == grades.Cell("right", 1.0, answer="y")


def test_a_student_whom_a_decision_names_once_is_not_unknown():
    assert graded(handed(u={}), decided={("mia", "u"): Override(1.0)}).unknown == ()
