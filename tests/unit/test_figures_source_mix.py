from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from whosays.core.kit import Kit
from whosays.corpus.attributions import load_coding
from whosays.corpus.codebook import SOURCE_TYPES
from whosays.figures.source_mix import count_codes, marks_plate, plate

ROOT = Path(__file__).parents[2]
ROWS = {
    "First": {"named_person": 1, "named_institution": 1, "unnamed_person": 5, "vague": 3},
    "Second": {"named_document": 4},
}


def test_count_codes_keeps_order_and_leaves_out_what_it_does_not_know():
    counts = count_codes(["vague", "named_person", "vague", "sausage"])
    assert tuple(counts) == SOURCE_TYPES
    assert counts["vague"] == 2
    assert sum(counts.values()) == 3


def test_takeaway_of_several_texts_states_what_differs_between_them():
    told = plate(ROWS, "words").takeaway
    assert told == "Second gives a name to 100 % of the words it credits, First to 20 %."
    other = plate({**ROWS, "Third": {"vague": 2}, "Fourth": {}}, "words").takeaway
    assert other == "Second gives a name to 100 % of the words it credits, Third to 0 %."


def test_takeaway_of_one_text_in_words_is_in_percent():
    told = plate({"First": ROWS["First"]}, "words").takeaway
    assert told.startswith("In First, 20 % ")
    assert "50 % to sources that are not named" in told
    assert "30 % to nobody in sight" in told


def test_takeaway_in_attributions_counts():
    told = plate(ROWS, "attributions").takeaway
    assert "2 of 10 marks" in told
    assert "5 to sources" in told
    assert "3 to nobody" in told


def test_table_has_all_the_bars():
    table = plate(ROWS, "words").table
    assert [row[0] for row in table.rows] == ["First", "Second"]
    assert [row[-1] for row in table.rows] == ["10", "4"]
    assert table.rows[0][4] == "5 (50\u00a0%)"
    assert len(table.columns) == len(SOURCE_TYPES) + 2


def test_another_count_gives_another_table_and_sentence():
    other = plate({**ROWS, "First": {**ROWS["First"], "vague": 13}}, "words")
    assert other.table.rows[0] != plate(ROWS, "words").table.rows[0]
    assert other.takeaway != plate(ROWS, "words").takeaway


def test_marks_stand_beside_the_reference_coding(monkeypatch):
    monkeypatch.setenv("WHOSAYS_KIT", str(ROOT))
    shown = marks_plate([{"code": "vague"}, {"code": "named_person"}], "001")
    assert [row[-1] for row in shown.table.rows] == [
        "2",
        str(len(load_coding("001", Kit(ROOT)).attributions)),
    ]


def test_only_the_paragraphs_of_the_task_are_compared(monkeypatch):
    monkeypatch.setenv("WHOSAYS_KIT", str(ROOT))
    there = [r for r in load_coding("001", Kit(ROOT)).attributions if r.paragraph in (4, 5)]
    shown = marks_plate([{"code": "vague"}], "001", (4, 5))
    assert shown.table.rows[1][-1] == str(len(there))


def test_without_solutions_a_student_sees_only_the_own_marks(monkeypatch, tmp_path):
    for folder in ("seeds", "lessons"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    monkeypatch.setenv("WHOSAYS_KIT", str(tmp_path))
    assert len(marks_plate([{"code": "vague"}], "001").table.rows) == 1


@pytest.mark.parametrize("kind", ["words", "attributions"])
def test_nothing_marked_is_no_error(kind):
    assert " 0 " in plate({"First": {}}, kind).takeaway
