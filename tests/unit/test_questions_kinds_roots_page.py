"""Cards and piles on paper: what stands on a card, in the key's table, on the sheet."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from _records import as_key

from whosays.core.i18n import text
from whosays.questions.kinds.roots import page
from whosays.questions.kinds.roots.feedback import count_words

FACES = {
    "a": {"text": "Ruiz", "quote": "Mayor Ana Ruiz", "label": "Gazette, paragraph 4"},
    "b": {"text": "A paper repeats it", "quote": "", "label": ""},
    "c": {"text": "", "quote": "a source", "label": ""},
    "e": {"text": "A page asks why", "quote": "", "label": "On paper"},
}
CARDS = [
    {"id": name, "letter": name.upper(), **{part: FACES[name][part] for part in FACES[name]}}
    for name in "ebca"
]
SHOWN = {"cards": CARDS, "piles": 2, "aside": "No root at all"}
KEY = {
    "item": "t-roots",
    "groups": [["a", "b"], ["c"]],
    "ties": [],
    "aside": ["e"],
    "count": [1, 2],
    "reason": "Two people.",
    "option": [{"id": "a", "says": "She says so.", "shows": "Shown."}],
}


def tree(html):
    return ET.fromstring(f"<body>{html}</body>")  # noqa: S314 - our own


def read(element):
    return "".join(element.itertext())


@pytest.fixture
def key():
    """Give the teacher's page of the key."""
    return tree(page.expected_html(SHOWN, as_key("roots", KEY)))


def test_the_key_s_table_goes_by_roots_and_ends_with_what_is_set_aside(key):
    rows = [[read(cell) for cell in row] for row in key.iter("tr")]
    first, second = (text("kinds.roots_page_root", number=number) for number in (1, 2))
    assert rows[1:] == [
        ["B A paper repeats it", first, ""],
        ["A Ruiz Gazette, paragraph 4Mayor Ana Ruiz", first, "She says so. Shown."],
        ["C a source", second, ""],
        ["E A page asks why On paper", "No root at all", ""],
    ]


def test_without_ties_and_other_ways_the_key_says_the_count_and_no_more(key):
    assert [one.tag for one in key] == ["p", "table"]
    assert read(key[0]) == f"{text('kinds.roots_page_count')}: {count_words((1, 2))}"
    assert [one.tail for one in key] == [None, None]


def test_ties_and_other_ways_stand_under_the_table_by_letters():
    more = {"ties": [["b", "c"], ["a", "c"]], "accept_groups": [[["a"], ["b", "c"]]]}
    made = tree(page.expected_html(SHOWN, as_key("roots", {**KEY, **more})))
    assert [read(one) for one in made[2:]] == [
        f"{text('kinds.roots_page_ties')}: B – C; A – C",
        f"{text('kinds.roots_page_others')}: A | B C",
    ]


def test_before_there_is_a_control_the_cards_are_a_list():
    made = tree(page.first_html(SHOWN))
    assert [one.tag for one in made] == ["ul"]
    assert [one.tag for one in made[0]] == ["li"] * 4
    assert [read(one) for one in made[0]] == [
        "E A page asks why On paper",
        "B A paper repeats it",
        "C a source",
        "A Ruiz Gazette, paragraph 4Mayor Ana Ruiz",
    ]
    assert [read(one) for one in made.iter("blockquote")] == ["a source", "Mayor Ana Ruiz"]
    assert len(list(made.iter("span"))) == 2  # who has no label has none


def test_a_card_to_cut_out_has_what_it_has_and_nothing_empty():
    made = {cut.mark: tree(cut.body) for cut in page.cuts(SHOWN)}
    parts = {mark: [(one.tag, read(one)) for one in card] for mark, card in made.items()}
    assert parts["A"][:2] == [("p", "Ruiz"), ("blockquote", "Mayor Ana Ruiz")]
    assert parts["B"] == [("p", "A paper repeats it"), ("p", "")]
    assert parts["C"] == [("blockquote", "a source"), ("p", "")]
    assert not any(card.text for card in made.values())


def test_the_sheet_names_the_first_card_and_the_last():
    made = tree(page.worksheet_html(SHOWN))
    assert read(made[0]) == text("kinds.roots_paper_cut", first="E", last="A")
    assert [read(row[0]) for row in made.iter("tr")][1:] == ["1", "2", "No root at all"]


def test_of_a_prediction_nothing_is_given():
    made = page.expected_html(SHOWN, as_key("roots", {**KEY, "prediction": True}))
    assert made == f"<p>{text('page.prediction')}</p>"
