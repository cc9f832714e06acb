from __future__ import annotations

import pytest

from whosays.figures import stacked

STYLES = {"a": ("#0072B2", ""), "b": ("#E69F00", "//")}
PARTS = stacked.Parts(STYLES, {"a": "Apples", "b": "Bears"})


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({"a": 1, "b": 1, "c": 1}, [34, 33, 33]),  # each 33.3: rounding would give 99
        ({"a": 1, "b": 5, "c": 2}, [13, 62, 25]),  # 12.5 and 62.5: the first gets the rest
        ({"a": 199, "b": 1}, [100, 0, 0]),
        ({}, [0, 0, 0]),
    ],
)
def test_printed_percents_sum_to_100_or_to_nothing(counts, expected):
    found = stacked.percents(counts, "abc")
    assert list(found.values()) == expected
    assert sum(found.values()) in (0, 100)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({"a": 1, "b": 3}, {"a": 25.0, "b": 75.0}),
        ({"b": 2}, {"a": 0.0, "b": 100.0}),
        ({}, {"a": 0.0, "b": 0.0}),
        # What is no part of the bar does not make it longer.
        ({"a": 1, "b": 1, "z": 8}, {"a": 50.0, "b": 50.0}),
    ],
)
def test_shares(counts, expected):
    assert stacked.shares(counts, STYLES) == expected


def test_table_has_every_count_share_and_total():
    table = stacked.table({"One": {"a": 1, "b": 3}, "Two": {}}, PARTS, "Caption")
    assert table.columns == ("Text", "Apples", "Bears", "all")
    assert table.rows == (
        ("One", "1 (25\u00a0%)", "3 (75\u00a0%)", "4"),
        ("Two", "0 (0\u00a0%)", "0 (0\u00a0%)", "0"),
    )


def test_where_a_row_has_few_the_numbers_on_the_bars_are_counts_in_every_row():
    assert stacked.numbers({"One": {"a": 5, "b": 15}}, PARTS) == {"One": {"a": 25, "b": 75}}
    rows = {"One": {"a": 40, "b": 60}, "Two": {"a": 1, "b": 18}, "None": {}}
    assert stacked.numbers(rows, PARTS) == {
        "One": {"a": 40, "b": 60}, "Two": {"a": 1, "b": 18}, "None": {"a": 0, "b": 0},
    }  # fmt: skip
    assert "how many" in stacked._axis(rows, "words")
    assert "how many" not in stacked._axis({"One": {"a": 20}, "None": {}}, "words")


WIDE = {"a": 10, "b": 8}


def test_names_stand_over_the_first_bar_where_none_meets_another():
    assert stacked.over_first({"a": 40, "b": 60}, PARTS, WIDE) == {"a": 0, "b": 92}
    assert stacked.over_first({"a": 40}, PARTS, WIDE) == {}
    assert stacked.over_first({"a": 40, "b": 60}, PARTS, {"a": 80, "b": 40}) == {}
    rows = {"One": {"a": 1, "b": 1}, "Two": {"a": 1, "b": 9}}
    assert stacked.names_over(rows, PARTS, WIDE) == {"One": {"a": 0, "b": 92}}


def test_else_each_name_stands_over_the_bar_in_which_its_part_is_largest():
    rows = {"One": {"a": 3}, "Two": {"a": 1, "b": 3}}
    assert stacked.names_over(rows, PARTS, WIDE) == {"One": {"a": 45}, "Two": {"b": 58.5}}
    # What has no part in any row needs no name.
    assert stacked.names_over({"One": {"a": 3}}, PARTS, WIDE) == {"One": {"a": 45}}
    assert stacked.names_over({}, PARTS, WIDE) == {}


THREE = stacked.Parts(dict.fromkeys("abc", ("#0072B2", "")), dict.fromkeys("abc", "A name"))


def test_names_move_apart_but_stay_over_their_own_parts_or_a_legend_tells_them():
    wide = {"a": 4, "b": 12, "c": 12}
    # Both are largest here, side by side: the second moves on.
    over = stacked.names_over({"0": {"a": 1}, "1": {"a": 80, "b": 10, "c": 10}}, THREE, wide)
    assert over["1"] == {"b": 74.0, "c": 88.0}
    wide = {"a": 4, "b": 30, "c": 30}
    assert stacked.names_over({"0": {"a": 1}, "1": {"a": 80, "b": 10, "c": 10}}, THREE, wide) == {}


def test_a_drawing_has_names_over_its_bars_or_a_legend():
    long = stacked.Parts(STYLES, {"a": "Apples " * 9, "b": "Bears " * 9})
    drawn = [stacked.draw({"One": {"a": 40, "b": 60}}, how, "words") for how in (PARTS, long)]
    assert ['id="legend_' in one for one in drawn] == [False, True]


def test_alt_tells_each_part_that_is_there():
    told = stacked.alt({"One": {"a": 1, "b": 3}, "Two": {"b": 5}}, PARTS)
    assert "One: 25 % Apples, 75 % Bears." in told
    assert "Two: 100 % Bears." in told


def test_drawing_follows_the_counts():
    one = stacked.draw({"One": {"a": 1, "b": 3}}, PARTS, "words")
    assert one == stacked.draw({"One": {"a": 1, "b": 3}}, PARTS, "words")
    assert one != stacked.draw({"One": {"a": 2, "b": 3}}, PARTS, "words")


def test_a_row_with_nothing_can_be_drawn():
    assert stacked.draw({"One": {}}, PARTS, "words").startswith("<?xml")
