"""Tables for other programs: nothing in them runs, and what comes back is what was read."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.classroom import sheets
from whosays.core.errors import DataError

FORMULAS = ["=1+1", "+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1"]


@pytest.mark.parametrize("cell", FORMULAS)
def test_a_formula_is_words(cell):
    made = sheets.plain([[cell]]).decode("utf-8-sig")
    assert made.lstrip('"').startswith("'")


@pytest.mark.parametrize("cell", ["Mia", "", "3.5", "a=b", "Ω"])
def test_plain_words_stay_as_they_are(cell):
    assert sheets.harmless(cell) == cell


def test_numbers_are_numbers_and_nothing_is_nothing():
    assert sheets.plain([[1234.5, None, -0.5]]) == b"\xef\xbb\xbf1234.50,,-0.50\r\n"


CELL = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"))


@given(st.lists(st.lists(CELL, min_size=2, max_size=4), min_size=1, max_size=5))
def test_a_platforms_table_comes_back_as_it_was(tmp_path_factory, rows):
    file = tmp_path_factory.mktemp("s") / "t.csv"
    raw = sheets.written(sheets.Sheet([["a", "b"], *rows]))
    file.write_bytes(raw)
    assert sheets.written(sheets.read(file)) == raw


@pytest.mark.parametrize(
    ("raw", "said"),
    [(b"\xff\xfe\0", "no CSV"), (b"a,\xff", "not UTF-8"), (b"PK\0\0", "no CSV"),
     (b"a," + b"x" * 200_000, "no CSV")],
)  # fmt: skip
def test_what_is_no_table_is_a_sentence(tmp_path, raw, said):
    (tmp_path / "t").write_bytes(raw)
    with pytest.raises(DataError, match=said):
        sheets.read(tmp_path / "t")


def test_a_file_that_is_not_there_is_a_sentence(tmp_path):
    with pytest.raises(DataError, match="cannot be read"):
        sheets.read(tmp_path / "t")


@given(st.text())
def test_every_text_makes_a_workbook_that_can_be_read(words):
    raw = sheets.workbook([[words, 2.0], [None, "b"]])
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        for name in archive.namelist():
            ET.fromstring(archive.read(name))  # noqa: S314 - made by the line before
    assert raw == sheets.workbook([[words, 2.0], [None, "b"]])


def test_columns_go_on_after_z():
    assert [sheets._letters(n) for n in (0, 25, 26, 51, 52, 701, 702)] == [
        "A", "Z", "AA", "AZ", "BA", "ZZ", "AAA",
    ]  # fmt: skip
