"""A gradebook as tables: the rehearsal in test_classroom_grade_run holds their numbers."""

from __future__ import annotations

from whosays.classroom import gradebook_table
from whosays.classroom.grades import Cell, Gradebook, Row
from whosays.classroom.overrides import Override
from whosays.classroom.points import Asked
from whosays.core.i18n import text

ASKED = (Asked("q", "u", {}, {}, 2.0), Asked("r", "v", {}, {}, 3.0))


def book(**more):
    row = Row("k", "Mia", {"q": Cell("right", 2.0), "r": Cell("missing", 0.0)}, {"u"}, **more)
    return Gradebook(ASKED, (row,))


def test_late_missing_and_excused_have_places_of_their_own():
    lines = gradebook_table.summary(book(late={"u"}))
    assert lines[1][2:5] == [2.0, 3.0, 5.0]
    assert lines[2] == ["Mia", "k", 2.0, None, 2.0, "u", "v", None]
    lines = gradebook_table.summary(book(overrides={"v": Override(None, excused=True)}))
    assert lines[2][2:7] == [2.0, "EX", 2.0, None, None]


def test_every_question_of_every_student_has_a_line():
    cell = Cell("partly", 1.0, Override(1.5, comment="c"))
    excused = Cell("right", 3.0, Override(None, excused=True))
    row = Row("k", "Mia", {"q": cell, "r": excused}, {"u", "v"})
    lines = list(gradebook_table.details(Gradebook(ASKED, (row,))))
    assert lines[1] == ["Mia", "k", "u", "q", "partly right", 1.0, 2.0, 1.5, 1.5, "c"]
    assert lines[2] == ["Mia", "k", "v", "r", "right", 3.0, 3.0, "EX", "EX", None]


def test_the_second_line_says_how_many_points_there_are_and_nothing_else():
    assert gradebook_table.summary(book())[1] == [
        text("grade.most"), "", 2.0, 3.0, 5.0, None, None, None,
    ]  # fmt: skip


def test_what_is_missing_counts_nothing_unless_the_teacher_gives_points():
    given = Cell("missing", 0.0, Override(1.5, comment=""))
    row = Row("k", "Mia", {"q": Cell("not_yet", 0.0), "r": Cell("missing", 0.0)}, {"u"})
    one, two = list(gradebook_table.details(Gradebook(ASKED, (row,))))[1:]
    assert one[5:] == [0.0, 2.0, None, 0.0, None]  # handed in, and nothing in it fits
    assert two[5:] == [None, 3.0, None, None, None]
    row = Row("k", "Mia", {"q": Cell("not_yet", 0.0), "r": given}, {"u"})
    assert list(gradebook_table.details(Gradebook(ASKED, (row,))))[2][5:] == [
        None, 3.0, 1.5, 1.5, None,
    ]  # fmt: skip
