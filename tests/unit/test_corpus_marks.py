"""What counts as a mark: each of its four parts, its place in the text, and how many there are."""

from __future__ import annotations

import pytest

from whosays.corpus.marks import MOST_MARKS, clean_marks

CODES = ("named_person", "vague")
END = 20


def mark(**fields):
    return {"id": "m-1", "start": 2, "end": 5, "code": "vague", **fields}


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"id": "a" * 64},
        {"id": "ش:1.x-y_"},
        {"start": 0},
        {"start": 4},
        {"end": END},
        {"code": "named_person"},
    ],
)
def test_a_mark_with_an_id_a_place_and_a_known_code_is_kept(fields):
    assert clean_marks([mark(**fields)], CODES, END) == ([mark(**fields)], 0)


@pytest.mark.parametrize(
    "fields",
    [
        {"id": ""},
        {"id": "a" * 65},
        {"id": "a b"},
        {"id": 1},
        {"id": None},
        {"start": -1},
        {"start": 5},
        {"start": 6},
        {"start": 2.0},
        {"start": True},
        {"start": "2"},
        {"end": END + 1},
        {"end": False},
        {"end": None},
        {"code": "rumour"},
        {"code": None},
        {"code": ["vague"]},
    ],
)
def test_what_lacks_one_of_these_is_left_out_and_counted_and_the_next_is_kept(fields):
    assert clean_marks([mark(**fields), mark()], CODES, END) == ([mark()], 1)


def test_of_a_mark_only_its_four_parts_are_kept():
    assert clean_marks([mark(colour="red")], CODES, END) == ([mark()], 0)


@pytest.mark.parametrize("raw", [None, {}, "x", 3, (mark(),)])
def test_what_is_no_list_counts_as_one_left_out(raw):
    assert clean_marks(raw, CODES, END) == ([], 1)


def test_what_is_no_table_is_left_out_and_the_next_is_kept():
    assert clean_marks([1, "x", None, mark()], CODES, END) == ([mark()], 3)


def test_of_two_marks_of_one_id_the_first_is_kept():
    other = mark(start=3)
    assert clean_marks([mark(), other, mark(id="m-2")], CODES, END) == (
        [mark(), mark(id="m-2")],
        1,
    )
    # One that is no mark takes no id away.
    assert clean_marks([mark(code="x"), other], CODES, END) == ([other], 1)


def test_more_marks_than_a_page_can_hold_are_left_out():
    many = [mark(id=f"m-{n}") for n in range(MOST_MARKS + 2)]
    kept, dropped = clean_marks(many, CODES, END)
    assert kept == many[:MOST_MARKS]
    assert dropped == 2
    assert MOST_MARKS == 500
