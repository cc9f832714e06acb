from __future__ import annotations

import xml.etree.ElementTree as ET

from whosays.core import browser
from whosays.figures import bars, stacked, style

STYLES = {"Apples & more": ("#0072B2", ""), "Bears": ("#E69F00", "//"), "Cats": ("#CC79A7", "xx")}
ROWS = [("One", [50.0, 47.0, 3.0], [50, 47, 3]), ("Two", [0.0, 100.0, 0.0], [0, 100, 0])]


def drawn(rows=ROWS):
    return ET.fromstring(bars.draw(rows, STYLES, 3, "share, %"))  # noqa: S314 - our own drawing


def words(tree):
    return [node.text for node in tree.iter("{http://www.w3.org/2000/svg}text")]


def widths(tree):
    found = [n for n in tree.iter("{http://www.w3.org/2000/svg}rect") if n.get("stroke-width")]
    return [float(node.get("width")) for node in found]


def test_every_part_is_as_wide_as_its_share_and_an_empty_one_is_not_drawn():
    wide = bars.WIDE - bars._LEFT - bars._RIGHT
    assert widths(drawn()) == [round(wide * s, 1) for s in (0.5, 0.47, 0.03, 1)]


def test_legend_rows_numbers_and_axis_are_written_and_escaped():
    said = words(drawn())
    for word in ("Apples & more", "Bears", "Cats", "One", "Two", "50", "47", "100", "share, %"):
        assert word in said
    assert "3" not in said  # no room for it in the bar


def test_names_over_bars_stand_where_they_are_told_and_then_there_is_no_legend():
    tree = ET.fromstring(bars.draw(ROWS, STYLES, [{"Bears": 50.0}, {}], "share, %"))  # noqa: S314 - as above
    assert words(tree).count("Bears") == 1
    assert "Cats" not in words(tree)
    (name,) = [n for n in tree.iter("{http://www.w3.org/2000/svg}text") if n.text == "Bears"]
    assert float(name.get("x")) == bars._LEFT + bars._SIZES.wide / 2
    assert bars.name_width("Bears") < bars.name_width("Bears, too") < 20


def test_a_long_name_takes_two_lines():
    said = words(
        drawn([("Your marks in this article so far today (12 attributions)", [100.0], [100])])
    )
    assert "Your marks in this article so" in said


def test_the_same_rows_are_drawn_by_words_and_numbers_alone_in_a_browser(monkeypatch):
    monkeypatch.setattr(browser, "here", lambda: True)
    parts = stacked.Parts({"a": ("#0072B2", ""), "b": ("#E69F00", "//")}, {"a": "A", "b": "B"})
    said = words(ET.fromstring(stacked.draw({"One": {"a": 10, "b": 30}}, parts, "words")))  # noqa: S314 - as above
    assert {"A", "B", "25", "75"} <= set(said)


def test_every_hatch_of_the_kit_has_a_tile():
    looks = [*style.SOURCE_STYLE.values(), *style.NAMING_STYLE.values()]
    assert {sign for _, hatch in looks for sign in hatch} <= set(bars._TILES)
