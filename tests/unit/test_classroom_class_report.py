"""A class's report: whom it counts, what it says, and what it does not say of one student."""

from __future__ import annotations

import pytest

from whosays.classroom import simulation
from whosays.classroom.class_report import (
    Order,
    best_of_one,
    of_pairs,
    report,
    sentences,
    sitting,
)
from whosays.classroom.discernment import Sitting
from whosays.classroom.few import LEAST
from whosays.classroom.handins import Handin
from whosays.core.errors import KitError
from whosays.core.kit import Kit
from whosays.figures.discernment import plate, signed
from whosays.questions.forms import FORMS, load_forms


def form(kit, letter):
    return {name: item for name, item in load_forms(Kit(kit)).items() if item.form == letter}


def answers(items, *, well, weak, count="1"):
    """Answer every question of a form: one rating for each kind."""
    return {
        name: count if item.asks == "count" else well if item.well else weak
        for name, item in items.items()
    }


def school_class(kit, size, before, after):
    a, b = form(kit, "a"), form(kit, "b")
    return [
        Handin(n, {FORMS["a"]: answers(a, **before(n)), FORMS["b"]: answers(b, **after(n))})
        for n in range(1, size + 1)
    ]


def guessing(n):
    return {"well": 40 + n % 3 * 10, "weak": 40 + (n + 1) % 3 * 10}


def telling(n):
    return {"well": 70 + n % 3 * 10, "weak": 10 + n % 3 * 10}


def low(n):
    return {name: value - 30 for name, value in guessing(n).items()}


def test_ratings_and_counts_are_read_by_what_the_design_says(kit):
    items = form(kit, "a")
    read = sitting(answers(items, well=80, weak=20), items)
    assert set(read.well) == {80.0}
    assert set(read.weak) == {20.0}
    assert len(read.errors) == sum(item.asks == "count" for item in items.values())
    assert read.complete


@pytest.mark.parametrize("value", [None, True, "80", float("nan"), [], {}, 1e400])
def test_a_value_that_no_form_gives_is_left_out(kit, value):
    items = form(kit, "a")
    read = sitting(dict.fromkeys(items, value), items)
    assert read == Sitting((), ())
    assert not read.complete


def test_a_rating_of_0_is_a_rating_and_one_beyond_the_end_is_cut_as_on_the_page(kit):
    items = form(kit, "a")
    read = sitting(answers(items, well=140, weak=0), items)
    assert set(read.well) == {100.0}
    assert set(read.weak) == {0.0}
    assert read.complete


def test_cant_tell_is_counted_and_is_no_error(kit):
    items = form(kit, "a")
    read = sitting(answers(items, well=80, weak=20, count="cant-tell"), items)
    assert read.errors == ()
    assert read.cant_tell == sum(item.asks == "count" for item in items.values())


def test_a_class_that_learns_is_said_to(kit):
    found = report(school_class(kit, 12, guessing, telling), kit=Kit(kit))
    assert found.name.startswith("learned")
    assert found.handed_in == (12, 12, 12)
    assert "better than before" in sentences(found)[0]


def test_a_class_that_only_rates_everything_lower_is_said_to(kit):
    found = report(school_class(kit, 12, guessing, low), kit=Kit(kit))
    assert found.name == "only_sceptical"
    assert "That is scepticism, not learning" in sentences(found)[0]


def test_only_students_with_both_forms_are_counted(kit):
    handins = school_class(kit, 10, guessing, telling)
    handins[0].units.pop(FORMS["b"])
    handins[1].units.pop(FORMS["a"])
    found = report(handins, kit=Kit(kit))
    assert found.handed_in == (9, 9, 8)


@pytest.mark.parametrize("size", [0, 1, LEAST - 1])
def test_no_figure_is_given_about_one_student_or_a_few(kit, size):
    found = report(school_class(kit, size, guessing, telling), kit=Kit(kit))
    assert (found.name, found.changes) == ("too_few", {})
    assert not any("%" in line or "AUC" in line for line in sentences(found))


def test_eight_students_are_enough(kit):
    found = report(school_class(kit, LEAST, guessing, telling), kit=Kit(kit))
    assert found.changes


def counting(before, after):
    """Give a class whose counts of beginnings are so far off, before and after."""
    return [
        (
            Sitting((60.0 + n % 5, 50.0), (40.0, 55.0), (before + n % 2,) * 4),
            Sitting((60.0 + n % 5, 50.0), (40.0, 55.0), (after + n % 2,) * 4),
        )
        for n in range(12)
    ]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [(3, 0, "come closer"), (0, 3, "moved away"), (1, 1, "may be chance")],
)
def test_counts_that_come_closer_are_said_to(before, after, said):
    found = of_pairs(counting(before, after), ("a", "b"), (12, 12, 12))
    (line,) = (line for line in sentences(found) if line.startswith("Counting beginnings"))
    assert said in line
    assert f"{before + 0.5:.1f}" in line
    assert f"{after + 0.5:.1f}" in line


def many(n):
    return {**guessing(n), "count": "4"}


def test_one_number_for_every_text_is_no_gain(kit):
    """Most texts have few roots: a class that takes to writing 1 is less off than before."""
    found = report(school_class(kit, 12, many, guessing), kit=Kit(kit))
    number, off = best_of_one(form(kit, "b").values())
    assert found.fixed == (number, off)
    assert found.changes["count_error"].clear == -1
    assert found.second["count_error"] >= off
    (line,) = (line for line in sentences(found) if line.startswith("Counting beginnings"))
    assert "come closer" not in line
    assert f"‘{number}’ for every text is {off:.1f} off" in line


def swapped(kit, size):
    """Give a class that learned, half of which began with form B, with its own answers."""
    handins = []
    for n in range(1, size + 1):
        letters = "ba" if n % 2 else "ab"
        units, began = {}, {}
        for at, (letter, rate) in enumerate(zip(letters, (guessing, telling), strict=True)):
            units[FORMS[letter]] = answers(form(kit, letter), **rate(n))
            began[FORMS[letter]] = 1000.0 + 9000 * at
        handins.append(Handin(n, units, began))
    return handins


def test_a_class_that_learned_is_told_so_though_half_began_with_the_other_form(kit):
    found = report(swapped(kit, 28), kit=Kit(kit))
    assert found.name.startswith("learned")
    assert found.order == Order(14, 14, 0)
    said = " ".join(sentences(found))
    assert "14 of them began with form A and 14 with form B" in said
    assert "let half the class begin" not in said


def test_the_report_is_the_same_whichever_form_the_teacher_names_first(kit):
    handins = swapped(kit, 20)
    one, other = report(handins, "a", "b", Kit(kit)), report(handins, "b", "a", Kit(kit))
    assert one.changes == other.changes
    assert (one.order.named, one.order.turned) == (other.order.turned, other.order.named)


def test_without_times_the_teachers_order_is_believed_and_that_is_said(kit):
    handins = school_class(kit, 10, guessing, telling)
    handins[0].began.update({FORMS["a"]: 5.0, FORMS["b"]: 5.0})
    handins[1].began.update({FORMS["a"]: 5.0})
    handins[2].began.update({FORMS["a"]: 0.0, FORMS["b"]: 5.0})
    found = report(handins, kit=Kit(kit))
    assert found.order == Order(1, 0, 9)
    assert any("Of 9 students the files do not say" in line for line in sentences(found))


def test_less_credit_is_said_only_where_well_supported_reports_get_less():
    """Weak reports rated far lower raise the leaning, and good ones lose nothing."""
    both = [
        (
            Sitting((80.0, 70.0, 90.0), (60.0 + n % 4, 40.0 + n % 9, 70.0)),
            Sitting((80.0, 70.0, 90.0), (20.0, 10.0 + n % 9, 30.0)),
        )
        for n in range(14)
    ]
    found = of_pairs(both, ("a", "b"), (14, 14, 14))
    assert found.name == "learned_more_sceptical"
    assert found.changes["hit_rate"].value == 0
    assert not any("less credit" in line for line in sentences(found))


def test_less_credit_is_said_where_it_is_so():
    shift = simulation.SHIFTS["learned_more_sceptical"]
    both = list(zip(*simulation.school_class(100, 7, **shift), strict=True))
    found = of_pairs(both, ("a", "b"), (100, 100, 100))
    assert found.changes["hit_rate"].clear == -1
    assert any("less credit" in line for line in sentences(found))


def test_a_form_that_is_not_there_is_named(kit):
    with pytest.raises(KitError, match="“x”"):
        report([], "a", "x", kit=Kit(kit))


def test_without_the_key_nothing_is_reported(tiny_kit):
    with pytest.raises(KitError, match="key"):
        report([], kit=Kit(tiny_kit))


@pytest.mark.parametrize("kind", simulation.SHIFTS)
def test_the_made_up_classes_read_as_they_are_named(kind):
    both = list(zip(*simulation.school_class(25, 7, **simulation.SHIFTS[kind]), strict=True))
    found = of_pairs(both, ("a", "b"), (25, 25, 25))
    assert found.name == kind
    assert any("25 students" in line for line in sentences(found))


def test_the_figure_s_table_holds_every_number_it_draws():
    both = list(zip(*simulation.school_class(25, 7, gain=0.8), strict=True))
    found = of_pairs(both, ("a", "b"), (25, 25, 25))
    drawn = plate(found)
    assert signed(found.changes["auc"].value) in drawn.table.rows[0][3]
    assert signed(found.changes["criterion"].high) in drawn.alt
    assert drawn.svg.startswith("<?xml")


@pytest.mark.parametrize(
    ("kind", "said"),
    [("learned", "has lasted"), ("only_sceptical", "3,161 students")],
)
def test_the_late_form_says_whether_a_gain_lasted_and_no_other_form_does(kind, said):
    made = simulation.school_class(40, 7, **simulation.SHIFTS[kind])
    pairs = list(zip(*made, strict=True))
    late, soon = (of_pairs(pairs, ("a", letter), (40, 40, 40)) for letter in "cb")
    (line,) = [line for line in sentences(late) if line.startswith("This is the late look")]
    assert said in line
    assert not any("late look" in line for line in sentences(soon))
