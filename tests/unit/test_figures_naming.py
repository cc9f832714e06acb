from __future__ import annotations

from pathlib import Path

from whosays.core.kit import Kit
from whosays.corpus.attributions import load_coding, words_credited
from whosays.figures.naming import group, plate, rows

ROOT = Path(__file__).parents[2]
IDS = ("000", "001", "002", "003", "004")


def test_six_types_fold_into_three():
    counts = {
        "named_person": 1, "named_institution": 2, "named_document": 4,
        "unnamed_person": 8, "unnamed_group": 16, "vague": 32,
    }  # fmt: skip
    assert group(counts) == {"named": 7, "unnamed": 24, "vague": 32}


def test_no_word_is_lost_in_folding():
    for name, counts in zip(IDS, rows(IDS, Kit(ROOT)).values(), strict=True):
        assert sum(counts.values()) == sum(words_credited(load_coding(name, Kit(ROOT))).values())


def test_takeaway_names_both_ends():
    told = plate(
        {
            "A": {"named": 90, "unnamed": 10},
            "B": {"named": 25, "unnamed": 50, "vague": 25},
            "C": {"named": 60, "vague": 40},
        }
    ).takeaway
    assert told.startswith("B credits the largest share")
    assert "75 %; A the smallest, 10 %" in told


def test_rows_stand_in_the_order_of_what_is_compared():
    table = plate({"A": {"named": 9, "vague": 1}, "B": {}, "C": {"vague": 1}}).table
    assert [row[0] for row in table.rows] == ["C", "A", "B"]


def test_takeaway_of_the_five_articles():
    counted = rows(IDS, Kit(ROOT))
    share = {
        label: 100 * (1 - counts["named"] / sum(counts.values()))
        for label, counts in counted.items()
    }
    told = plate(counted).takeaway
    assert told.startswith(max(share, key=share.get))
    assert f"{max(share.values()):.0f} %" in told
    assert f"{min(share.values()):.0f} %" in told


def test_one_row_and_no_row_with_words():
    assert plate({"A": {"named": 1, "vague": 3}}).takeaway == (
        "A credits 75 % of its words to sources without a name."
    )
    assert plate({"A": {}}).takeaway == "No words are credited to anybody here."


def test_a_row_without_words_is_no_extreme():
    told = plate({"A": {}, "B": {"named": 1, "vague": 1}, "C": {"named": 1}}).takeaway
    assert told.startswith("B ")
    assert "; C the smallest, 0 %" in told


def test_table_follows_the_counts():
    table = plate({"A": {"named": 3, "unnamed": 1}}).table
    assert table.rows == (("A", "3 (75\u00a0%)", "1 (25\u00a0%)", "0 (0\u00a0%)", "4"),)
    assert plate({"A": {"named": 1, "unnamed": 1}}).table.rows != table.rows
