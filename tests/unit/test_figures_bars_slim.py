from __future__ import annotations

import xml.etree.ElementTree as ET

from whosays.core.kit import HERE
from whosays.corpus import articles
from whosays.figures import affiliation, bars_slim, naming

STYLES = {"Apples & more": ("#0072B2", ""), "Bears": ("#E69F00", "//"), "Cats": ("#CC79A7", "xx")}
ROWS = [("One", [50.0, 47.0, 3.0], [50, 47, 3]), ("Two", [0.0, 100.0, 0.0], [0, 100, 0])]
SVG = "{http://www.w3.org/2000/svg}"


def drawn(rows=ROWS, styles=STYLES):
    return ET.fromstring(bars_slim.draw(rows, styles, "share, %"))  # noqa: S314 - our own drawing


def words(tree):
    return [node.text for node in tree.iter(SVG + "text")]


def test_every_part_is_as_wide_as_its_share_and_an_empty_one_is_not_drawn():
    found = [n for n in drawn().iter(SVG + "rect") if n.get("stroke-width")]
    assert [float(node.get("width")) for node in found] == [150.0, 141.0, 9.0, 300.0]


def test_names_stand_over_their_bars_and_all_is_written():
    said = words(drawn())
    assert said == [*STYLES, "One", "50", "47", "Two", "100", "share, %"]


def test_a_legend_with_long_names_has_one_column():
    long = {"The government of the time": ("#0072B2", ""), "Bears": ("#E69F00", "//")}
    keys = [n for n in drawn(styles=long).iter(SVG + "rect") if n.get("width") == "18"]
    assert [key.get("x") for key in keys] == ["0.0", "0.0"]
    keys = [n for n in drawn().iter(SVG + "rect") if n.get("width") == "18"]
    assert [key.get("x") for key in keys] == ["0.0", "150.0", "0.0"]


def test_words_have_twelve_pixels_on_the_smallest_phone_and_none_is_wider_than_the_drawing():
    # 320 pixels, less the page's own edges and the frame's.
    assert bars_slim.SIZE * 258 / bars_slim.WIDE >= 12
    ids = tuple(articles.load_catalogue(HERE))
    for plate in (affiliation.plate(affiliation.rows(ids)), naming.plate(naming.rows(ids))):
        for node in ET.fromstring(plate.slim).iter(SVG + "text"):  # noqa: S314 - as above
            if node.get("text-anchor") is None:
                assert float(node.get("x")) + len(node.text) * bars_slim._LETTER <= bars_slim.WIDE
