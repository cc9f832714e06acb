"""What is said of a class's files, on verdicts made by hand."""

from __future__ import annotations

import pytest

from whosays.classroom import collect_table, shown
from whosays.classroom.collect import STATES, Collected, Student, Verdict
from whosays.core.i18n import text

A, B = "00-form-a", "07-form-b"
PRACTICE, ASSESSED = (f"{mode}-0123456789ab" for mode in ("practice", "assessed"))
OTHER = "practice-ba9876543210"


def verdict(name, state="taken", unit="", why="", *, numbered=False, quiet=False):  # noqa: PLR0913
    return Verdict(name, state, unit, why, numbered, quiet, None)


def student(editions=None, **units):
    return Student("Mia", units, {}, ("mia",), editions or {})


def said(*verdicts, students=(), **options):
    return list(collect_table.lines(Collected(tuple(students), verdicts), **options))


def heads(**counts):
    return [text(f"collect.{state}", count=counts.get(state, 0)) for state in STATES]


END = ["", text("collect.students", count=0)]


def row(name, words):
    return f"  {name:<60}  {words}".rstrip()


def test_of_nothing_each_state_is_nothing():
    assert said() == [*heads(), *END]


def test_what_needs_the_teacher_is_listed_and_what_is_well_is_counted():
    taken, broken, quiet = (
        verdict("a", unit=A), verdict("b", "broken", why="Why."),
        verdict("c", "not_ours", why="No.", quiet=True),
    )  # fmt: skip
    found = heads(taken=1, not_ours=1, broken=1)
    assert said(taken, broken, quiet) == [*found, row("b", "Why."), *END]
    assert said(taken, broken, quiet, everything=True) == [
        found[0], row("a", A), *found[1:4], row("c", "No."), found[4], row("b", "Why."), *END,
    ]  # fmt: skip


def test_what_is_quiet_is_counted_below_what_is_listed():
    loud = verdict("a", "not_ours", why="No.")
    quiet = [verdict(f"q{n}", "not_ours", quiet=True) for n in range(2)]
    found = heads(not_ours=3)
    below = [row("a", "No."), "  " + text("collect.quiet", count=2)]
    assert said(loud, *quiet) == [*found[:4], *below, found[4], *END]


def test_of_very_many_the_first_are_listed_and_the_rest_counted(monkeypatch):
    assert collect_table.MOST == 500
    monkeypatch.setattr(collect_table, "MOST", 2)
    many = [verdict(f"f{n}", "broken") for n in range(3)]
    assert said(*many[:2])[5:] == [row("f0", ""), row("f1", ""), *END]
    assert said(*many)[5:] == [
        row("f0", ""), row("f1", ""), "  " + text("collect.more", count=1), *END,
    ]  # fmt: skip


def test_a_name_is_cut_to_its_column_and_the_whole_folder_has_one():
    long = "n" * 90
    assert said(verdict(long, "broken"))[5] == row(shown.name(long, 60), "")
    assert said(verdict("", "broken", why="W."))[5] == row(text("collect.folder"), "W.")


def test_a_file_that_was_taken_with_something_to_look_at_is_listed():
    found = said(verdict("a"), verdict("b", why="look at it."))
    assert found[:2] == [text("collect.taken", count=2), row("b", "look at it.")]
    assert found[2:] == [*heads()[1:], *END]


def test_files_that_may_be_other_students_are_counted():
    found = said(verdict("a"), verdict("b", "twice", numbered=True, quiet=True))
    assert found[5:7] == ["", text("collect.numbered", count=1)]
    assert found[7:] == END


def test_students_are_counted_unit_by_unit_in_order():
    students = [student(**{B: {}, A: {}}), student(**{A: {}})]
    assert said(students=students)[5:] == [
        "", text("collect.students", count=2),
        "  " + text("collect.unit", unit=A, count=2), "  " + text("collect.unit", unit=B, count=1),
    ]  # fmt: skip


def test_the_table_has_names_of_columns_and_a_line_for_each_file():
    found = Collected((), (verdict("a", unit=A), verdict("b", "broken", why="W.")))
    assert list(collect_table.rows(found)) == [
        [text(f"collect.col_{name}") for name in ("file", "state", "unit", "why")],
        ["a", text("collect.state_taken"), A, ""], ["b", text("collect.state_broken"), "", "W."],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("stamps", "form"),
    [
        ([PRACTICE, PRACTICE], ""), ([PRACTICE, OTHER], "stamps"), ([PRACTICE, ASSESSED], "modes"),
        (["", PRACTICE], "stamps"), (["", ASSESSED], "modes"), (["", ""], ""),
        ([ASSESSED, "assessed-ba9876543210"], "stamps"),
    ],
)  # fmt: skip
def test_editions_are_told_where_there_are_several(stamps, form):
    students = [student({A: stamp, B: PRACTICE}) for stamp in stamps]
    found = list(collect_table.editions(Collected(tuple(students))))
    if not form:
        assert found == []
        return
    listed = ", ".join(
        text("collect.edition", name=stamp or text("collect.edition_kit"), count=1)
        for stamp in sorted(stamps)
    )
    assert found == [text(f"collect.mixed_{form}", unit=A, editions=listed)]


def test_how_many_answered_in_each_edition_is_counted():
    students = [student({A: stamp}) for stamp in (PRACTICE, OTHER, PRACTICE)]
    [found] = collect_table.editions(Collected(tuple(students)))
    assert text("collect.edition", name=PRACTICE, count=2) in found
