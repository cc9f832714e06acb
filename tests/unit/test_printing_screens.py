"""A long thing cut into screens: everything is there once, in its order, and whole."""

from __future__ import annotations

import re

import pytest
from markupsafe import Markup

from whosays.core.kit import HERE
from whosays.printing import projector, screens
from whosays.printing.worksheets import Unit

ROW = "<tr><th>{0}</th><td>words of row {0}, and some more &amp; more</td></tr>"
HEAD = "<caption>Six</caption><thead><tr><th>Test</th></tr></thead>"
ROWS = [ROW.format(number) for number in range(1, 7)]
INSIDE = "".join((HEAD, "<tbody>", *ROWS, "</tbody>"))
TABLE = Markup('<div class="a"><h2>Tests</h2><table>{}</table></div>').format(Markup(INSIDE))  # noqa: S704 - our own
LONG = Markup("<blockquote><p>{}</p></blockquote>").format("word " * 900)


def words(markup):
    return re.sub(r"<[^>]+>|\s", "", markup)


def test_what_fits_stays_as_it_is():
    assert screens.cut(TABLE) == [TABLE]


def test_a_table_is_cut_between_rows_and_each_part_has_its_head():
    parts = screens.cut(TABLE, 500)
    assert len(parts) > 1
    assert [re.findall(r"<th>(\d)</th>", part) for part in parts] != [[]] * len(parts)
    found = [number for part in parts for number in re.findall(r"<th>(\d)</th>", part)]
    assert found == list("123456")
    assert all("<caption>Six</caption>" in part and "<th>Test</th>" in part for part in parts)
    assert sum("<h2>" in part for part in parts) == 1
    assert "<h2>" in parts[0]


@pytest.mark.parametrize("most", [200, 300, 500, 800])
def test_every_part_is_well_formed_and_nothing_is_lost(most):
    parts = screens.cut(TABLE, most)
    for part in parts:
        for tag in ("div", "table", "tbody", "tr", "td"):
            assert part.count(f"<{tag}") == part.count(f"</{tag}>")
    rows = [row for part in parts for row in re.findall(r"<tr><th>\d.*?</tr>", part)]
    assert rows == ROWS


def test_one_thing_that_cannot_be_cut_stays_whole():
    assert [words(part) for part in screens.cut(LONG)] == [words(LONG)]


@pytest.mark.parametrize("unit", ["02-unnamed-sources", "06-your-own-report"])
def test_a_lesson_s_long_things_are_cut_and_say_all_that_they_said(unit, monkeypatch):
    cut = [one for part in projector.screens(Unit(unit, HERE)) for one in part]
    monkeypatch.setattr(projector, "cut", lambda one: [one])
    whole = [one for part in projector.screens(Unit(unit, HERE)) for one in part]
    assert len(cut) > len(whole)
    said = "".join(words(one) for one in cut)
    for one in whole:
        for block in re.findall(r"<(?:p|li|td)[^>]*>([^<]{30,})<", one):
            assert words(block) in said
