from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.answers.merge import is_marks, is_record, merge_marks, sound


def mark(name, start=0, code="vague"):
    return {"id": name, "start": start, "end": start + 5, "code": code}


BASE = [mark("m1"), mark("m2", 10), mark("m3", 20)]


def ids(marks):
    return [m["id"] for m in marks]


def test_merge_adds_from_both_sides_theirs_first():
    assert ids(merge_marks(BASE, [*BASE, mark("a")], [*BASE, mark("b")])) == [
        "m1", "m2", "m3", "b", "a",
    ]  # fmt: skip


def test_merge_deletes_what_either_side_deleted():
    assert ids(merge_marks(BASE, BASE[1:], BASE[:2])) == ["m2"]


def test_merge_takes_a_change_from_whichever_side_made_it():
    mine = [mark("m1", code="named_person"), *BASE[1:]]
    theirs = [*BASE[:2], mark("m3", 20, code="unnamed_group")]
    assert [m["code"] for m in merge_marks(BASE, mine, theirs)] == [
        "named_person", "vague", "unnamed_group",
    ]  # fmt: skip


def test_merge_where_both_changed_one_mark_this_window_stands():
    mine = [mark("m1", code="named_person"), *BASE[1:]]
    theirs = [mark("m1", code="unnamed_group"), *BASE[1:]]
    assert merge_marks(BASE, mine, theirs)[0]["code"] == "named_person"


def test_merge_keeps_a_changed_mark_that_the_other_side_deleted():
    changed = [mark("m1", code="named_person"), *BASE[1:]]
    assert "m1" in ids(merge_marks(BASE, changed, BASE[1:]))
    assert "m1" in ids(merge_marks(BASE, BASE[1:], changed)), "whichever window saves last"


@given(
    base=st.sets(st.integers(0, 6)),
    mine=st.sets(st.integers(0, 12)),
    theirs=st.sets(st.integers(0, 12)),
)
def test_merge_of_sets_of_marks_is_the_three_way_merge(base, mine, theirs):
    merged = merge_marks(*([mark(f"m{n}") for n in sorted(s)] for s in (base, mine, theirs)))
    expected = (mine & theirs) | (mine - base) | (theirs - base)
    assert sorted(ids(merged)) == sorted(f"m{n}" for n in expected)


def test_merge_with_what_nobody_had_seen():
    assert ids(merge_marks([], [mark("a")], [mark("b")])) == ["b", "a"]
    assert merge_marks([], [], BASE) == BASE
    assert merge_marks(BASE, BASE, BASE) == BASE


@pytest.mark.parametrize(
    "value",
    [None, "m", 5, {}, {"id": "m"}, [5], [{}], [{"id": 5}], [{"id": []}], [mark("a"), None]],
)
def test_what_is_no_list_of_marks(value):
    assert not is_marks(value)


def test_what_is_one():
    assert is_marks([])
    assert is_marks(BASE)


# ---------------------------------------------------------------- records changed by hand
def test_a_good_record_is_taken_as_it_is():
    record = {"value": None, "version": 3, "earlier": [], "note": "mine"}
    assert is_record(record)
    assert sound(record) == record


@pytest.mark.parametrize("record", [None, {}, "", []])
def test_where_there_is_nothing_there_is_nothing(record):
    assert not is_record(record)
    assert sound(record) == {}


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["value", "version", "earlier", "x"]), inner, max_size=4)
    ),
    max_leaves=8,
)


@given(record=anything)
def test_whatever_stands_there_becomes_usable(record):
    before = json.dumps(record)
    made = sound(record)
    assert json.dumps(record) == before
    assert made == {} or "value" in made
    assert type(made.get("version", 0)) is int
    assert isinstance(made.get("earlier", []), list)
    assert sound(made) == made
