"""A deck on paper, as it is read there: the key's table, the cards, the grid for a pencil."""

from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from _deck import DECK, Deck
from _records import changed

from whosays.core.i18n import text
from whosays.core.kit import Kit
from whosays.questions.items import find_item, public
from whosays.questions.keys import load_keys
from whosays.questions.kinds.deck import paper
from whosays.questions.kinds.deck.records import Ours


@pytest.fixture
def deck(tmp_path):
    """Give the deck's page and its key; its second card came by way of somebody."""
    tiny = Deck(tmp_path)
    tiny.cards[1]["by_way_of"] = "The Wire"
    root = tiny.write()
    item = find_item(DECK, Kit(root))[1]
    return public(item, Kit(root)), load_keys("01-tiny", Kit(root))[DECK]


def tree(html):
    return ET.fromstring(f"<body>{html}</body>".replace("<br>", "<br/>"))  # noqa: S314 - our own


def read(element):
    """Give the lines that are read in a cell."""
    for one in element.iter("br"):
        one.text = "\n"
    return "".join(element.itertext()).split("\n")


# ------------------------------------------------------------------ the teacher's key
def test_a_row_of_the_key_names_the_card_our_placing_and_why(deck):
    shown, key = deck
    ours = {**key.ours, "c": Ours("context", "", "")}
    accept = {"c": ["unrelated", "cant-tell"]}
    made = tree(paper.expected_html(shown, changed("deck", key, ours=ours, accept=accept)))
    assert read(made.find("p")) == [f"{text('kinds.deck_claim')}: The harbour is closed."]
    rows = [[read(cell) for cell in row] for row in made.iter("tr")]
    assert len(rows[0]) == 3
    assert [row[0] for row in rows[1:]] == [
        ["1. 1 Jan 2024", "Paper a", "Report a."],
        ["2. Feb 2024", "Paper b (The Wire)", "“Harbour says no”"],
        ["3. 3 Mar 2024", "Paper c", "Report c."],
    ]
    assert [row[1] for row in rows[1:]] == [
        ["Supports a smaller version"],
        ["Denies it"],
        ["Only background", "or Says nothing on this", "or Can’t tell from the text"],
    ]
    note = text("kinds.deck_col_note")
    assert rows[1][2] == ["Why a.", *key.of("a").lines, f"{note}: Note a."]
    assert rows[2][2] == ["Why b.", f"{note}: Note b."]
    assert rows[3][2] == [""]
    parts = [part for name in ("tr", "th", "td") for part in made.iter(name)]
    assert not any(part.tail for part in parts)  # and nothing stands between them


def test_of_a_prediction_the_claim_is_told_and_that_there_is_no_answer(deck):
    shown, key = deck
    made = tree(paper.expected_html(shown, changed("deck", key, prediction=True)))
    assert [read(one) for one in made] == [
        [f"{text('kinds.deck_claim')}: The harbour is closed."],
        [text("page.prediction")],
    ]


def test_the_claim_can_be_read_before_there_is_a_control(deck):
    assert read(tree(paper.first_html(deck[0]))) == [
        f"{text('kinds.deck_claim')}: The harbour is closed."
    ]


# ------------------------------------------------------------------ for the class
def test_a_card_to_cut_out_says_by_whose_way_it_came_and_the_others_say_nothing_of_it(deck):
    heads = [read(tree(cut.body).find("p"))[0] for cut in paper.cuts(deck[0])]
    assert heads == [
        "1 Jan 2024 · Paper a",
        "Feb 2024 · Paper b (The Wire)",
        "3 Mar 2024 · Paper c",
    ]


def number(element, name):
    return float(element.get(name))


@pytest.fixture
def grid(deck):
    """Give the drawing, its lines across and upright, and the words on it."""
    made = tree(paper.worksheet_html(deck[0])).find("svg")
    lines = list(made.iter("line"))
    across = [one for one in lines if one.get("y1") == one.get("y2")]
    upright = [one for one in lines if one.get("x1") == one.get("x2")]
    return made, across, upright, list(made.iter("text"))


def test_the_grid_has_a_line_for_each_quarter_and_one_for_the_start_and_each_card(grid):
    _, across, upright, words = grid
    told = ["0", "25", "50", "75", "100", text("kinds.deck_start"), "1", "2", "3"]
    assert [one.text for one in words] == told
    assert (len(across), len(upright)) == (5, 4)


def test_the_grid_s_lines_meet_and_stand_in_equal_steps(grid):
    _, across, upright, _ = grid
    down, along = [number(one, "y1") for one in across], [number(one, "x1") for one in upright]
    for places in (down, along):
        steps = [after - before for before, after in pairwise(places)]
        assert steps == pytest.approx([steps[0]] * len(steps))
    assert down == sorted(down, reverse=True)  # 100 stands highest
    assert along == sorted(along)
    for line in across:
        assert (number(line, "x1"), number(line, "x2")) == (along[0], along[-1])
    for line in upright:
        assert (number(line, "y2"), number(line, "y1")) == (down[0], down[-1])


def test_what_stands_on_the_grid_stands_at_its_line_and_inside_the_drawing(grid):
    made, across, upright, words = grid
    left, foot = number(upright[0], "x1"), number(across[0], "y1")
    for line, word in zip(across, words, strict=False):
        assert 0 < left - number(word, "x") < 12  # it ends there
        assert 0 < number(word, "y") - number(line, "y1") < 8  # half a letter lower
    for line, word in zip(upright, words[len(across) :], strict=True):
        assert word.get("x") == line.get("x1")
        assert 13 < number(word, "y") - foot < 30
    _, _, wide, high = map(float, made.get("viewBox").split())
    assert wide > number(across[0], "x2") + 10
    assert high > foot + 20
    assert all(0 < number(one, "x") < wide and 0 < number(one, "y") < high for one in words)
