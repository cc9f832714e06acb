from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

from whosays.core.kit import Kit
from whosays.corpus.article_set import article_set
from whosays.corpus.attributions import load_coding
from whosays.figures.affiliation import count, plate, rows

ROOT = Path(__file__).parents[2]
AFFILIATIONS = article_set(Kit(ROOT)).affiliations
IDS = ("000", "001", "002", "003", "004")
RECORDS = {name: load_coding(name, Kit(ROOT)).attributions for name in IDS}


def test_counts_are_those_of_the_coding():
    for name, counts in zip(IDS, rows(IDS, kit=Kit(ROOT)).values(), strict=True):
        assert {c: n for c, n in counts.items() if n} == Counter(
            record.affiliation for record in RECORDS[name]
        )


def test_words_are_the_words_of_the_statements():
    counts = count(RECORDS["001"], "words")
    assert sum(counts.values()) == sum(len(r.statement.text.split()) for r in RECORDS["001"])
    assert counts["news_outlet"] == sum(
        len(r.statement.text.split()) for r in RECORDS["001"] if r.affiliation == "news_outlet"
    )


def test_order_is_the_codebooks():
    assert tuple(count(RECORDS["000"])) == AFFILIATIONS


def test_takeaway_holds_the_sums_over_all_rows():
    total = Counter(r.affiliation for records in RECORDS.values() for r in records)
    told = plate(rows(IDS, kit=Kit(ROOT))).takeaway
    assert f"Of {sum(total.values())} attributions, {total['russian_state']} go" in told
    assert f"{total['ukrainian']} to the side credited least (Ukrainian)" in told
    assert f"For {total['unknown']} the text" in told


def test_can_t_tell_is_never_called_a_side():
    told = plate({"One": {"unknown": 9, "us": 2, "ukrainian": 1}}).takeaway
    assert "2 go to the side credited most (United States)" in told
    assert "For 9 the text does not show the side" in told


def test_sides_that_are_equal_are_all_named():
    told = plate({"One": dict.fromkeys(AFFILIATIONS, 1)}).takeaway
    assert told.count("Russian state") == 2
    assert "United States and Opposition or NGO" in told


def test_table_has_every_row_and_side():
    table = plate(rows(IDS, kit=Kit(ROOT))).table
    _, *each, together = table.columns
    assert [name[-3:] for name in each] == list(IDS)
    assert len(table.rows) == len(AFFILIATIONS) + 1
    *counts, all_of_them = [int(cell) for cell in table.rows[-1][1:]]
    assert counts == [len(RECORDS[name]) for name in IDS]
    assert together == "All together"
    assert all_of_them == sum(map(len, RECORDS.values()))
    assert len(plate({"One": dict.fromkeys(AFFILIATIONS, 1)}).table.columns) == 2


def test_one_record_coded_otherwise_changes_table_and_sentence():
    changed = [replace(RECORDS["001"][0], affiliation="us"), *RECORDS["001"][1:]]
    before = plate({"001": count(RECORDS["001"])})
    after = plate({"001": count(changed)})
    assert before.table.rows != after.table.rows
    assert before.svg != after.svg
