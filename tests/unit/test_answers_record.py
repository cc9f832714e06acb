"""A change lies over a record, and says nothing of what it does not name."""

from whosays.answers.record import BESIDE, laid_over, without


def test_what_a_change_names_takes_the_place():
    record = {"value": "a", "version": 3, "why": "so"}
    assert laid_over(record, {"value": "b", "hints": 1}) == {
        "value": "b", "version": 3, "why": "so", "hints": 1,
    }  # fmt: skip
    assert record == {"value": "a", "version": 3, "why": "so"}


def test_what_is_kept_beside_is_no_part_of_the_record():
    late = [{"value": "z", "changed": "2026-01-01T10:00:00+00:00"}]
    assert laid_over({"value": "a"}, {BESIDE: late, "why": "so"}) == {"value": "a", "why": "so"}


def test_what_is_taken_out_of_a_change_leaves_it_as_it_was():
    change = {"value": "a", "checked": True, "hints": 2}
    assert without(change, "checked", "value") == {"hints": 2}
    assert change == {"value": "a", "checked": True, "hints": 2}
