"""A class worked out: counted by hand on a class of nine."""

from __future__ import annotations

import pytest

from whosays.classroom import class_data
from whosays.classroom.collect import Student

UNIT = "01-who-says-so"


@pytest.fixture(scope="module")
def asked():
    return class_data.items()


def student(number, **values):
    answers = {name.replace("_", "-"): value for name, value in values.items()}
    return Student(f"S{number}", {UNIT: answers}, {}, (f"s{number}",))


def test_nine_students_counted_by_hand(asked):
    """Ratings 10, 20 … 90; five chose c, four chose a; two of nine left the second rating out."""
    class_ = [
        student(n, u1_l2=10 * n, u1_l3="c" if n <= 5 else "a", **({"u1_e10": 50} if n < 8 else {}))
        for n in range(1, 10)
    ]
    found = class_data.of(class_, asked)
    assert found.students == 9
    unit = next(one for one in found.units if one.id == UNIT)
    assert (unit.handed_in, unit.asked, unit.middle) == (9, 19, 3)
    (rating,) = found.ratings  # of the second, only seven are there
    assert (rating.item, rating.low, rating.middle, rating.high) == ("u1-l2", 30, 50, 70)
    (question,) = found.questions
    assert (question.id, question.answered) == ("u1-l3", 9)
    # Four chose a, which is not told; nor is c, from which it could be worked out.
    assert [one.count for one in question.options] == [None, 0, None, 0, 0]
    assert question.right == 5 / 9
    assert dict(found.stuck)["S9"] == {UNIT: 2}


def test_an_answer_that_is_not_asked_for_counts_nowhere(asked):
    """A question whose key cannot be used is not among those asked."""
    some = [one for one in asked if one.id != "u1-l3"]
    class_ = [student(n, u1_l2=10, u1_l3="a") for n in range(9)]
    found = class_data.of(class_, some)
    (unit,) = (one for one in found.units if one.handed_in)
    assert (unit.asked, unit.middle) == (18, 1)
    assert dict(found.stuck)["S8"] == {UNIT: 1}


def test_forms_are_no_part_of_it(asked):
    assert not any(one.id.startswith(("fa-", "fb-", "fc-")) for one in asked)


def test_a_class_without_an_answer_is_empty(asked):
    found = class_data.of([], asked)
    assert (found.students, found.texts, found.questions, found.ratings) == (0, (), (), ())
