from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.answers.merge import (
    copied,
    is_marks,
    is_record,
    kept_beside,
    lineage,
    merge_marks,
    merge_record,
    sound,
    stamp,
)


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


# ---------------------------------------------------------------- a change of a record
NOW = datetime(2026, 9, 1, 8, 30, 15, 999, tzinfo=UTC)
WHEN, BEFORE = "2026-09-01T08:30:15+00:00", "2026-09-01T08:00:00+00:00"


def stood(value, version=3, **more):
    return {"value": value, "version": version, "changed": BEFORE, **more}


def merged(seen, disk, **fields):
    return merge_record(seen, disk, fields, NOW)


def test_a_first_answer_has_version_one_its_time_and_no_line():
    record, how = merged({}, {}, value="a", hints=1)
    assert record == {"value": "a", "version": 1, "changed": WHEN, "line": [], "hints": 1}
    assert how == "saved"


def test_an_answer_that_a_window_had_seen_is_changed_and_known_by_what_it_was_made_from():
    disk = stood("a")
    record, how = merged(disk, disk, value="b")
    assert record == {"value": "b", "version": 4, "changed": WHEN, "line": [stamp(disk)]}
    assert how == "saved"
    assert disk == stood("a")


def test_the_same_answer_again_changes_nothing():
    disk = stood("a", line=["x"])
    assert merged(disk, disk, value="a") == (disk, "saved")
    noted, _ = merged(disk, disk, value="a", hints=2)
    assert (noted["version"], noted["changed"], noted["line"]) == (4, BEFORE, ["x"])
    blank = {"value": None}
    assert merged({}, blank, value=None)[0]["changed"] == WHEN


def test_an_answer_of_another_window_is_kept_where_this_one_takes_its_place():
    disk = stood("theirs", earlier=[{"value": "old", "changed": ""}])
    record, how = merged(stood("seen"), disk, value="mine")
    assert how == "conflict"
    assert record["value"] == "mine"
    assert record["earlier"] == [
        {"value": "old", "changed": ""}, {"value": "theirs", "changed": BEFORE},
    ]  # fmt: skip
    undated = {"value": "theirs", "version": 1}
    assert merged({}, undated, value="mine")[0]["earlier"] == [{"value": "theirs", "changed": ""}]


@pytest.mark.parametrize(
    ("seen", "theirs", "mine", "how"),
    [
        ("a", "b", "b", "saved"), ("a", "", "b", "saved"), ("a", None, "b", "saved"),
        ("a", "a", "b", "saved"), ("a", "b", "", "conflict"), ("a", "b", "c", "conflict"),
    ],
)  # fmt: skip
def test_only_an_answer_that_is_another_one_is_in_conflict(seen, theirs, mine, how):
    record, said = merged(stood(seen), stood(theirs), value=mine)
    assert (said, record["value"]) == (how, mine)
    assert ("earlier" in record) is (how == "conflict")


def test_a_window_that_never_showed_an_answer_takes_none_away():
    disk = stood("theirs")
    record, how = merged({}, disk, value="", checked=True, hints=1)
    assert (record["value"], record["version"], how) == ("theirs", 4, "saved")
    assert "checked" not in record
    assert "first" not in record
    assert (record["changed"], record["hints"]) == (BEFORE, 1)


def test_marks_of_two_windows_are_put_together():
    disk = stood([mark("b")])
    record, how = merged({}, disk, value=[mark("a")])
    assert (ids(record["value"]), how) == (["b", "a"], "merged")
    seen = stood([mark("b"), mark("c")])
    assert ids(merged(seen, disk, value=[mark("b"), mark("c"), mark("d")])[0]["value"]) == [
        "b",
        "d",
    ]
    # Where nothing happened elsewhere, there is nothing to merge; nor are other answers marks.
    assert merged(disk, disk, value=[])[1] == "saved"
    assert merged({}, stood("words"), value=[mark("a")])[1] == "conflict"
    assert merged(stood("words"), disk, value=[mark("a")])[1] == "merged"


def test_the_answer_at_the_first_check_is_kept_for_good():
    first, _ = merged({}, {}, value="a", checked=True)
    assert first["first"] == "a"
    second, _ = merged(first, first, value="b", checked=True)
    assert second["first"] == "a"
    assert "first" not in merged({}, {}, value="a", checked=False)[0]


def test_a_note_says_nothing_of_the_answer():
    disk = stood("a")
    record, how = merged({}, disk, hints=2)
    assert (record, how) == ({**disk, "version": 4, "hints": 2}, "saved")
    assert merged({}, record, hints=2)[0]["version"] == 4, "nothing changed"
    fresh, _ = merged({}, {}, hints=2)
    assert fresh == {"value": None, "version": 0, "changed": WHEN, "hints": 2}


def test_reasons_that_another_window_wrote_are_kept_where_others_take_their_place():
    disk = stood("a", why="theirs")
    record, _ = merged(stood("a", why="seen"), disk, why="mine")
    assert record["why"] == "mine"
    assert record["earlier"] == [{"why": "theirs", "changed": BEFORE}]
    both, _ = merged(stood("x", why="seen"), disk, value="b", why="mine")
    assert both["earlier"] == [
        {"why": "theirs", "changed": BEFORE}, {"value": "a", "changed": BEFORE},
    ]  # fmt: skip
    for seen, mine in (("seen", "theirs"), ("theirs", "mine")):
        assert "earlier" not in merged(stood("a", why=seen), disk, why=mine)[0]
    undated = {"value": "a", "version": 1, "why": "theirs"}
    assert merged({}, undated, why="mine")[0]["earlier"] == [{"why": "theirs", "changed": ""}]


def test_what_is_only_to_be_kept_beside_is_added_to_what_stands_there():
    late = [{"value": "late", "changed": BEFORE}]
    disk = stood("a", earlier=[{"value": "old", "changed": ""}])
    record, _ = merged(disk, disk, beside=late)
    assert record["earlier"] == [*disk["earlier"], *late]
    assert "beside" not in record
    assert record["version"] == 4


def test_twenty_earlier_ones_are_kept_the_newest_last():
    many = [{"value": n, "changed": ""} for n in range(20)]
    record, _ = merged({}, stood("theirs", earlier=many), value="mine")
    assert [one["value"] for one in record["earlier"]] == [*range(1, 20), "theirs"]
    late, _ = merged({}, stood("a", earlier=many), beside=[{"value": "late", "changed": ""}])
    assert [one["value"] for one in late["earlier"]] == [*range(1, 20), "late"]


# ---------------------------------------------------------------- what comes late
LATE = "2026-09-01T07:00:00+00:00"


@pytest.mark.parametrize(
    ("seen", "theirs", "made"),
    [("a", "", LATE), ("a", "mine", LATE), ("theirs", "theirs", LATE), ("a", "theirs", BEFORE),
     ("a", "theirs", WHEN)],
)  # fmt: skip
def test_a_change_that_is_not_too_late_is_made_as_it_came(seen, theirs, made):
    fields = {"value": "mine", "checked": True}
    assert kept_beside(stood(seen), stood(theirs), fields, made) == fields


def test_of_an_answer_without_a_time_none_is_too_late():
    fields = {"value": "mine"}
    assert kept_beside(stood("a"), {"value": "theirs", "version": 1}, fields, LATE) == fields


def test_an_answer_that_comes_late_is_kept_beside_the_newer_one():
    fields = {"value": "mine", "checked": True, "hints": 1}
    kept = kept_beside(stood("a"), stood("theirs"), fields, LATE)
    assert kept == {"hints": 1, "beside": [{"value": "mine", "changed": LATE}]}
    blank = kept_beside(stood("a"), stood("theirs"), {"value": "", "hints": 1}, LATE)
    assert blank == {"hints": 1}


def test_late_marks_are_merged_and_late_notes_say_nothing_of_the_answer():
    for fields in ({"value": [mark("a")]}, {"hints": 1}):
        assert kept_beside(stood("a"), stood("theirs"), fields, LATE) == fields


# ---------------------------------------------------------------- what was made from what
def test_a_stamp_tells_answer_and_time_and_nothing_else():
    one = stamp(stood({"a": 1, "b": 2}))
    assert one == stamp({"changed": BEFORE, "value": {"b": 2, "a": 1}, "hints": 3})
    assert len(one) == 6
    assert one != stamp(stood({"a": 1, "b": 3}))
    assert one != stamp({**stood({"a": 1, "b": 2}), "changed": WHEN})


def test_a_line_has_each_stamp_once_and_no_more_than_twenty():
    first, second = stood("a", line=["x", "y"]), stood("b", line=["y", "z"])
    assert lineage(first, second) == ["x", "y", "z", stamp(first), stamp(second)]
    assert lineage({"value": "a"}) == []
    long = stood("a", line=[str(n) for n in range(20)])
    assert lineage(long) == [*(str(n) for n in range(1, 20)), stamp(long)]


def test_a_copy_is_nobody_else_s_and_only_json_is_copied():
    value = {"a": [1]}
    made = copied(value)
    made["a"].append(2)
    assert value == {"a": [1]}
    with pytest.raises(TypeError):
        copied({1, 2})


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


@pytest.mark.parametrize(
    ("record", "made"),
    [
        ("words", {"value": None, "earlier": [{"value": "words", "changed": ""}]}),
        ({"no": 1}, {"value": None, "earlier": [{"value": {"no": 1}, "changed": ""}]}),
        ({"value": 1, "version": "3"}, {"value": 1, "version": 0}),
        ({"value": 1, "version": True}, {"value": 1, "version": 0}),
        ({"value": 1, "line": "ab"}, {"value": 1}),
        ({"value": 1, "line": ["a", 3]}, {"value": 1}),
        ({"value": 1, "line": ["a"]}, {"value": 1, "line": ["a"]}),
        ({"value": 1, "earlier": 5}, {"value": 1, "earlier": [{"value": 5, "changed": ""}]}),
        ({"value": 1}, {"value": 1}),
    ],
)
def test_what_does_not_fit_stays_in_a_record_where_it_can_be_found(record, made):
    assert sound(record) == made
