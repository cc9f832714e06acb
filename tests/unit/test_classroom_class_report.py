"""A class's report: whom it counts, what it says, and what it does not say of one student."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from whosays.classroom import simulation
from whosays.classroom.class_report import (
    Order,
    Report,
    asked,
    best_of_one,
    of_pairs,
    report,
    sentences,
    sitting,
)
from whosays.classroom.discernment import Figure, Sitting, count_error
from whosays.classroom.few import LEAST
from whosays.classroom.handins import Handin
from whosays.core.errors import KitError
from whosays.core.i18n import text
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


# ---------------------------------------------------------------- word by word
SPREAD = {1: (0.1, 0.3), 0: (-0.1, 0.3), -1: (-0.3, -0.1)}


def made(better=0, leaning=0, hit_rate=0, errors=None, **fields):
    """Give a report of so many signs: 1 is clearly up, -1 clearly down."""
    clear = {"auc": better, "criterion": leaning, "hit_rate": hit_rate}
    clear |= {} if errors is None else {"count_error": errors}
    changes = {name: Figure(0.2, *SPREAD[sign]) for name, sign in clear.items()}
    first, second = {"auc": 0.504, "count_error": 1.54}, {"auc": 0.706, "count_error": 0.46}
    whole = {"after": "b", "handed_in": (31, 32, 30), "name": "unclear", "order": Order(10, 20)}
    return Report(before="a", first=first, second=second, changes=changes, **{**whole, **fields})


@pytest.mark.parametrize("better", [1, 0, -1])
@pytest.mark.parametrize("leaning", [1, 0, -1])
def test_every_sentence_has_the_sign_of_its_number(better, leaning):
    sign = {1: "up", 0: "same", -1: "down"}
    assert sentences(made(better, leaning, errors=better)) == [
        text("measure.name_unclear"),
        text(f"measure.apart_{sign[better]}", before=50, after=71),
        text(f"measure.lean_{sign[leaning]}"),
        # Fewer errors is better: a number that went up has moved away.
        text(f"measure.roots_{sign[-better]}", before="1.5", after="0.5"),
        text("measure.counts", first=31, second=32, both=30, before="A", after="B"),
        text("measure.order", named=10, turned=20, before="A", after="B"),
    ]


def test_counts_that_nobody_could_compare_are_not_spoken_of():
    assert len(sentences(made())) == 5


@pytest.mark.parametrize(
    ("leaning", "hit_rate", "said"),
    [(1, -1, True), (1, 0, False), (0, -1, False), (-1, -1, False), (1, 1, False)],
)
def test_less_credit_needs_both_more_caution_and_less_for_what_is_well_supported(
    leaning, hit_rate, said
):
    found = sentences(made(leaning=leaning, hit_rate=hit_rate))
    assert (text("measure.less_credit") in found) is said


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("learned", "lasted"), ("learned_more_trusting", "lasted"), ("only_sceptical", "doubt"),
        ("learned_more_sceptical", "doubt"), ("worse", "doubt"), ("unclear", "open"),
        ("only_trusting", "open"),
    ],
)  # fmt: skip
def test_the_late_form_says_what_is_left_after_seven_weeks(name, form):
    assert text(f"measure.late_{form}") in sentences(made(after="c", name=name))
    assert not any("late look" in line for line in sentences(made(name=name)))


@pytest.mark.parametrize(("pairs", "small"), [(29, True), (30, False)])
def test_below_thirty_students_the_intervals_are_said_to_be_wide(pairs, small):
    found = sentences(made(handed_in=(40, 40, pairs)))
    assert (text("measure.small", count=pairs) in found) is small


def test_who_began_with_which_form_is_said_only_where_it_says_something():
    plain = sentences(made(order=Order(30)))
    assert plain[-1] == text("measure.forms")
    unknown = sentences(made(order=Order(20, 0, 10)))
    names = {"before": "A", "after": "B"}
    assert unknown[-2:] == [
        text("measure.order_unknown", count=10, **names), text("measure.forms"),
    ]  # fmt: skip


def test_too_few_are_said_to_be_too_few_and_how_many_there_were():
    pairs = counting(1, 0)[: LEAST - 1]
    found = of_pairs(pairs, ("a", "c"), (9, 8, LEAST - 1))
    assert found.order == Order(LEAST - 1)
    assert (found.first, found.second, found.cant_tell) == ({}, {}, (0, 0))
    assert sentences(found) == [
        text("measure.too_few", least=LEAST),
        text("measure.counts", first=9, second=8, both=LEAST - 1, before="A", after="C"),
    ]


def test_who_cannot_tell_is_counted_before_and_after():
    pairs = [
        (Sitting((60.0,), (40.0,), (), cant_tell=2), Sitting((60.0,), (40.0,), (), cant_tell=1))
    ] * LEAST
    assert of_pairs(pairs, ("a", "b"), (8, 8, 8)).cant_tell == (2 * LEAST, LEAST)


def test_only_one_to_four_is_a_count_and_it_is_held_against_the_design(kit):
    items = form(kit, "a")
    counts = {name: item for name, item in items.items() if item.asks == "count"}
    for given, good in (("1", True), ("4", True), ("5", False), ("0", False), (2, False)):
        read = sitting(dict.fromkeys(counts, given), items)
        expected = tuple(count_error(int(given), *item.roots) for item in counts.values())
        assert read.errors == (expected if good else ())
    assert sitting({}, items) == Sitting((), (), (), 0)


def test_the_questions_of_a_form_are_those_that_its_key_knows(kit):
    assert asked("ab", Kit(kit)) == [*form(kit, "a"), *form(kit, "b")]
    with pytest.raises(KitError, match="Use one of: a, b, c"):
        asked("z", Kit(kit))


def test_the_number_that_is_least_off_is_that_of_the_counts_alone():
    """Ratings have roots of their own, which nobody counted."""

    def one(asks, *roots):
        return SimpleNamespace(asks=asks, roots=roots)

    counts = [one("count", 3, 3), one("count", 3, 4), one("support", 1, 1), one("support", 1, 1)]
    assert best_of_one(counts) == (3, 0)
    assert best_of_one([one("count", 4, 4), one("count", 1, 2)]) == (2, 1.0)
    assert best_of_one([one("support", 3, 3)]) == (1, 0)


def test_nobody_took_a_form_before_somebody_did():
    assert Order() == Order(0, 0, 0)


def test_what_the_files_are_called_changes_no_figure(kit):
    class_ = school_class(kit, 11, guessing, telling)
    assert report(class_[::-1], "a", "b", Kit(kit)) == report(class_, "a", "b", Kit(kit))
