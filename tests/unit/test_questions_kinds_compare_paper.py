"""Two texts side by side on paper: every word stands in one row, with its number."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from _records import as_key

from whosays.core.i18n import text
from whosays.questions.kinds.compare import paper
from whosays.questions.kinds.compare.words import name_of

BEFORE = "One. Two. Three."
AFTER = "Uno. Tres."


def difference(number, name, before, after):
    """Give a difference; each side by where it stands."""
    return {
        "id": name, "number": number,
        "before": {"place": list(before), "words": BEFORE[slice(*before)]},
        "after": {"place": list(after), "words": AFTER[slice(*after)]},
    }  # fmt: skip


SHOWN = {
    "before": {"label": "The Gazette", "text": BEFORE},
    "after": {"label": "The Echo", "text": AFTER},
    "rows": [[[0, 4], [0, 4]], [[5, 9], None], [[10, 16], [5, 10]]],
    "differences": [difference(1, "two", (5, 8), (4, 4)), difference(2, "end", (10, 15), (5, 9))],
}
KEY_TABLE = {"item": "t", "pairs": {"two": "attribution", "end": "number"}}
KEY = as_key("compare", KEY_TABLE)


def tables(html):
    """Give every table as rows of the lines that are read in a cell."""
    tree = ET.fromstring(f"<body>{html}</body>".replace("<br>", "\n"))  # noqa: S314 - our own
    return [
        [["".join(cell.itertext()).split("\n") for cell in row] for row in table.iter("tr")]
        for table in tree.iter("table")
    ]


def test_every_word_stands_in_one_row_with_the_number_of_its_difference():
    (texts,) = tables(paper.worksheet_html(SHOWN))
    assert texts == [
        [["The Gazette"], ["The Echo"]],
        [["One."], ["Uno.[1]‸"]],  # missing words stand where the row ends
        [["[1]Two."], [""]],
        [["[2]Three."], ["[2]Tres."]],
    ]


def test_the_key_says_what_was_lost_and_where_nothing_stands():
    _, tasks = tables(paper.expected_html(SHOWN, KEY))
    assert [row[:3] for row in tasks[1:]] == [
        [["1"], ["Two"], [text("kinds.compare_nothing")]],
        [["2"], ["Three"], ["Tres"]],
    ]
    assert [row[3] for row in tasks[1:]] == [[name_of("attribution")], [name_of("number")]]


def test_what_is_accepted_too_stands_under_what_we_say():
    key = as_key("compare", {**KEY_TABLE, "accept": {"end": ["hedge", "verb"]}})
    _, tasks = tables(paper.expected_html(SHOWN, key))
    also = f"{text('page.accepted')}: {name_of('hedge')}, {name_of('verb')}."
    assert tasks[2][3] == [name_of("number"), also]


def test_of_a_prediction_there_is_no_table_to_read_from():
    key = as_key("compare", {**KEY_TABLE, "prediction": True})
    made = paper.expected_html(SHOWN, key)
    assert len(tables(made)) == 1
    assert made.endswith(f"<p>{text('page.prediction')}</p>")
