from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from whosays.figures import columns, stacked, style
from whosays.figures.bars_slim import _LETTER

NAMES = {"a": "A state & its papers", "b": "Bears", "none": "Can’t tell"}
PARTS = stacked.Parts(dict.fromkeys(NAMES, (style.INK, "")), NAMES)
ROWS = {"One": {"a": 3, "none": 1}, "Two": {"a": 10, "b": 30}}
SVG = "{http://www.w3.org/2000/svg}"


def wide(rows=ROWS):
    with style.look():
        return columns.draw(rows, PARTS, "words", "none")


def slim(rows=ROWS):
    return ET.fromstring(columns.draw_slim(rows, PARTS, "words", "none"))  # noqa: S314 - our own drawing


def said(tree):
    return [node.text for node in tree.iter(SVG + "text")]


def bars(tree):
    return [node for node in tree.iter(SVG + "rect") if node.get("stroke")]


def test_on_a_phone_each_row_lists_what_is_there_with_its_number_and_name():
    few = said(slim())
    assert few[:5] == ["One (4 words)", "3", NAMES["a"], "1", NAMES["none"]]
    assert few[5:10] == ["Two (40 words)", "10", NAMES["a"], "30", "Bears"]
    assert "how many" in " ".join(few[10:])
    many = said(slim({"Two": ROWS["Two"]}))
    assert many[1:5] == ["25", NAMES["a"], "75", "Bears"]
    assert "in %" in " ".join(many[5:])


def test_the_largest_share_has_the_whole_width_and_others_their_part_of_it():
    lengths = [float(bar.get("width")) for bar in bars(slim())]
    assert lengths == [272.0, round(272 / 3, 1), round(272 / 3, 1), 272.0]


def test_what_is_no_side_is_empty_inside():
    fills = [bar.get("fill") for bar in bars(slim())]
    assert fills == [style.INK, style.PAPER, style.INK, style.INK]


def test_no_words_are_wider_than_a_phone():
    for node in slim().iter(SVG + "text"):
        if node.get("text-anchor") is None:
            assert float(node.get("x")) + len(node.text) * _LETTER <= columns.SLIM


def test_it_is_drawn_in_ink_alone_and_follows_the_counts():
    drawn = re.sub(r"<style.*?</style>", "", wide(), flags=re.DOTALL)
    colours = {found.lower() for found in re.findall(r"(?:fill|stroke): (#\w{6})", drawn)}
    assert colours <= {style.INK, style.MUTED, style.LINE, style.PAPER}
    assert wide() == wide()
    assert wide() != wide({**ROWS, "One": {"a": 4}})
    assert wide({"None": {}}).startswith("<?xml")
    assert said(slim({"None": {}}))[0] == "None (0 words)"
