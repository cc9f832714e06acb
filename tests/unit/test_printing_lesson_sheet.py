"""A lesson's sheet: words, places for questions and figures, and what comes afterwards."""

from __future__ import annotations

import pytest

from whosays.core.errors import DataError
from whosays.core.kit import Kit
from whosays.printing.lesson_sheet import Piece, Sheet, load

ASKED, SHOWN = {"t-one", "t-two"}, {"path"}


@pytest.fixture
def sheet(tmp_path):
    """Write a sheet and read it."""

    def read(words):
        file = tmp_path / "lessons" / "sheets" / "01-x.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(words, encoding="utf-8")
        return load("01-x", Kit(tmp_path), ASKED, SHOWN)

    return read


def test_a_sheet_is_cut_at_its_places(sheet):
    made = sheet(
        "# A\n\nwords\n\n::: t-one\n::: t-two\n\nmore\n::: exercise\nhow\n::: after\n::: path c01\n"
    )
    assert made == Sheet(
        (Piece("text", "# A\n\nwords"), Piece("ask", "t-one"), Piece("ask", "t-two"),
         Piece("text", "more")),
        (Piece("text", "how"),),
        (Piece("path", "c01"),),
    )  # fmt: skip


@pytest.mark.parametrize("line", ["::: t-three", "::: <b>", "::: t-one\n::: t-one"])
def test_what_is_not_there_or_twice_is_named_with_what_may_stand_there(sheet, line):
    with pytest.raises(DataError, match=r"01-x\.md.*t-one, t-two") as told:
        sheet(f"words\n\n{line}\n")
    assert "path" in str(told.value)


def test_a_unit_without_a_sheet_has_an_empty_one(tmp_path):
    assert load("01-x", Kit(tmp_path), ASKED, SHOWN) == Sheet()


def test_a_byte_order_mark_and_windows_lines_do_no_harm(sheet):
    made = sheet("\ufeffwords\r\n::: t-one\r\n")
    assert made.lesson == (Piece("text", "words"), Piece("ask", "t-one"))
