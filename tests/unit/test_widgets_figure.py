from __future__ import annotations

import base64
import logging
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.core.errors import KitError
from whosays.core.i18n import section, text
from whosays.core.table import Table
from whosays.figures.style import Plate
from whosays.html.data_uri import data_uri
from whosays.widgets.figure import Figure, figure_html

SVG = '<svg xmlns="http://www.w3.org/2000/svg"><text>Größe</text></svg>'
TABLE = Table("Words by source", ("Article", "Named"), (("001", "12"), ("002", "30")))
PLATE = Plate(SVG, "Two bars", "Article 002 names more.", TABLE)


class Elements(HTMLParser):
    """What a browser would make of markup: elements with attributes, and the text."""

    def __init__(self, markup):
        super().__init__()
        self.found, self.words = [], []
        self.feed(markup)

    def handle_starttag(self, tag, attrs):
        """Note an element."""
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data):
        """Note a text."""
        self.words.append(data)

    def of(self, tag):
        """Give the attributes of the elements with this tag."""
        return [attrs for name, attrs in self.found if name == tag]


def test_a_figure_has_picture_words_and_table():
    page = Elements(figure_html(SVG, "Two bars", "Article 002 names more.", TABLE))
    assert page.of("img") == [{"src": data_uri(SVG), "alt": "Two bars"}]
    assert [name for name, _ in page.found[:5]] == ["figure", "figcaption", "div", "img", "button"]
    assert "ws-figure" in page.of("figure")[0]["class"]
    assert "The same as a table" in page.words
    assert [attrs["scope"] for attrs in page.of("th")] == ["col", "col", "row", "row"]
    assert "Words by source" in page.words


def test_for_a_phone_there_is_a_drawing_of_its_own_with_the_same_words():
    page = Elements(figure_html(SVG, "Two bars", "More.", TABLE, SVG.replace("Größe", "Klein")))
    wide, slim = page.of("img")
    assert slim["class"] == "ws-figure-slim"
    assert slim["alt"] == wide["alt"] == "Two bars"
    assert "Klein" in base64.b64decode(slim["src"].split(",")[1]).decode()


def test_enlarge_says_what_and_finds_its_own_figure_among_several():
    pages = [Elements(figure_html(SVG, "Two bars", "More.", TABLE)) for _ in range(3)]
    names = [page.of("figure")[0]["id"] for page in pages]
    assert len(set(names)) == 3
    assert [page.of("button")[0]["popovertarget"] for page in pages] == names
    assert all("popover" in page.of("figure")[0] for page in pages)
    assert {"Enlarge", "Close", " the picture: Words by source"} <= set(pages[0].words)


def test_each_cell_says_of_which_column_it_is_and_whether_it_says_nothing():
    table = Table("c", ("d", "e", "f"), (("a", "1", "–"),))
    cells = Elements(figure_html(SVG, "a", "b", table)).of("td")
    assert [cell["data-column"] for cell in cells] == ["e", "f"]
    assert ["data-none" in cell for cell in cells] == [False, True]


def test_without_a_table_there_is_no_summary():
    assert Elements(figure_html(SVG, "Two bars", "More.")).of("details") == []


@given(*[st.text() | st.sampled_from(["<img src=x onerror=a()>", "</figure><script>", '"x'])] * 3)
def test_no_value_becomes_markup(alt, caption, cell):
    plain = Elements(figure_html(SVG, "a", "b", Table("c", ("d", "e"), (("f", "g"),))))
    page = Elements(figure_html(SVG, alt, caption, Table(cell, (cell, cell), ((cell, cell),))))
    assert [name for name, _ in page.found] == [name for name, _ in plain.found]
    told = [set(attrs) - {"data-none"} for _, attrs in page.found]
    assert told == [set(attrs) for _, attrs in plain.found]


# ---------------------------------------------------------------- the widget
def draw(figure):
    figure._handle_custom_msg({"type": "draw"}, [])


def test_it_says_in_plain_words_what_it_shows():
    assert repr(Figure()) == "Figure: not drawn yet"
    assert repr(Figure(PLATE)) == "Figure: Article 002 names more."


def test_it_is_drawn_when_asked_and_says_that_it_is_busy():
    seen = []
    figure = Figure(on_draw=lambda: seen.append(figure.busy) or PLATE)
    assert (figure.picture, figure.can_draw) == ("", True)
    draw(figure)
    assert seen == [True]
    assert not figure.busy
    assert figure.picture == data_uri(SVG)
    assert (figure.alt, figure.caption) == ("Two bars", "Article 002 names more.")
    assert figure.table == {
        "caption": "Words by source",
        "columns": ["Article", "Named"],
        "rows": [["001", "12"], ["002", "30"]],
    }


def test_a_sentence_instead_of_a_figure_leaves_the_one_that_is_there():
    figure = Figure(PLATE, on_draw=lambda: "Nothing is marked yet.")
    draw(figure)
    assert (figure.message, figure.busy) == ("Nothing is marked yet.", False)
    assert figure.picture == data_uri(SVG)
    figure.show(PLATE)
    assert figure.message == ""


def test_a_refusal_is_its_sentence():
    def refuse():
        raise KitError("The article is not here. Bring it back from the kit.")

    figure = Figure(on_draw=refuse)
    draw(figure)
    assert figure.message == "The article is not here. Bring it back from the kit."
    assert not figure.busy


def test_a_fault_is_a_calm_sentence_logged_and_raised(caplog):
    def break_down():
        raise ZeroDivisionError

    figure = Figure(on_draw=break_down)
    with caplog.at_level(logging.ERROR), pytest.raises(ZeroDivisionError):
        draw(figure)
    assert (figure.message, figure.busy) == (text("figure.failed"), False)
    assert "Drawing a figure failed" in caplog.text


@pytest.mark.parametrize("content", [None, "draw", {}, {"type": "x"}])
def test_messages_it_does_not_know_are_passed_over(content):
    figure = Figure(on_draw=lambda: PLATE)
    figure._handle_custom_msg(content, [])
    assert figure.picture == ""


def test_without_a_way_to_draw_there_is_nothing_to_ask():
    figure = Figure(PLATE)
    draw(figure)
    assert not figure.can_draw


def test_every_text_the_page_asks_for_is_there():
    asked = set(re.findall(r'\bt\("(\w+)"', Figure._esm))
    assert asked
    assert asked - set(section("figure")) == set()
