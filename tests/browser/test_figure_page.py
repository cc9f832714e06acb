"""Figures on a page: drawn when asked for, with words and a table that say the same."""

from __future__ import annotations

import pytest

from whosays.core.i18n import text
from whosays.core.table import Table
from whosays.figures.style import Plate
from whosays.html.page import Html
from whosays.widgets.figure import Figure, figure_html

pytestmark = pytest.mark.browser

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="100" viewBox="0 0 400 100">'
    '<rect width="300" height="40" fill="#0072B2"/></svg>'
)
TABLE = Table("Words by source", ("Article", "Named"), (("001", "12"), ("002", "30")))
PLATE = Plate(SVG, "One bar of 300 words", "Article 002 names more.", TABLE)
HOSTILE = '<img src=x onerror="window.hacked = 1">'


def drawn(loop):
    """Draw and wait for it."""
    loop.page.get_by_role("button").click()
    loop.settle()


def test_it_is_drawn_when_asked(loop):
    loop.show(Figure(on_draw=lambda: PLATE))
    assert loop.page.get_by_role("img").count() == 0
    loop.button("Draw it").focus()
    loop.key("Enter")
    loop.settle()
    image = loop.page.get_by_role("img", name="One bar of 300 words")
    assert image.evaluate("(e) => e.decode().then(() => e.naturalWidth)") == 400
    assert loop.text("figcaption") == "Article 002 names more."
    assert loop.said() == "Drawn. Article 002 names more."
    assert loop.focused() == "Draw it again"


def test_the_table_says_the_same(loop):
    loop.show(Figure(PLATE))
    loop.page.get_by_text("The same as a table").click()
    table = loop.page.get_by_role("table", name="Words by source")
    assert table.get_by_role("columnheader").all_inner_texts() == ["Article", "Named"]
    assert table.get_by_role("rowheader").all_inner_texts() == ["001", "002"]
    assert table.get_by_role("cell").all_inner_texts() == ["12", "30"]
    assert loop.page.get_by_role("button").count() == 0


def test_while_it_is_drawn_a_second_press_asks_for_nothing(loop):
    loop.show(Figure(on_draw=lambda: PLATE))
    loop.page.evaluate("bench.hold()")
    loop.button("Draw it").click()
    loop.button("Drawing …").dispatch_event("click")
    assert len(loop.sent("draw")) == 1
    loop.page.evaluate("bench.release()")
    loop.settle()
    assert loop.button("Draw it again").get_attribute("aria-disabled") == "false"


def test_why_there_is_nothing_to_draw(loop):
    loop.show(Figure(on_draw=lambda: "Nothing is marked yet."))
    drawn(loop)
    assert loop.page.get_by_role("status").inner_text() == "Nothing is marked yet."
    assert loop.button("Draw it again").is_visible()
    assert loop.page.locator("figure").is_hidden()


def test_a_fault_is_a_calm_sentence(loop):
    def break_down():
        raise ZeroDivisionError

    loop.show(Figure(on_draw=break_down))
    drawn(loop)
    assert loop.text(".fi-message") == text("figure.failed")
    assert len(loop.raised) == 1


@pytest.mark.parametrize("dark", [False, True])
def test_a_white_card_in_both_themes_and_axe_finds_nothing_serious(loop, dark):
    loop.show(Figure(PLATE, on_draw=lambda: PLATE), dark=dark)
    loop.page.get_by_text("The same as a table").click()
    assert loop.violations() == []
    white = "(e) => getComputedStyle(e).backgroundColor"
    assert loop.page.get_by_role("img").evaluate(white) == "rgb(255, 255, 255)"


def test_a_wide_table_scrolls_by_itself(make_loop):
    loop = make_loop(viewport={"width": 320, "height": 700})
    wide = Table("Wide", tuple("abcdefghij"), (("Supercalifragilistic",) * 10,))
    loop.show(Figure(Plate(SVG, "alt", "Words " * 30, wide)))
    loop.page.get_by_text("The same as a table").click()
    assert loop.overflow() <= 0
    assert loop.page.get_by_role("region", name="Wide").get_attribute("tabindex") == "0"


def test_where_there_is_little_room_letters_keep_their_size_and_the_picture_is_moved(make_loop):
    loop = make_loop(viewport={"width": 390, "height": 844})
    loop.show(Figure(PLATE))
    view = loop.page.get_by_role("region", name="Article 002 names more.")
    assert view.get_attribute("tabindex") == "0"
    assert view.evaluate("(e) => e.scrollWidth > e.clientWidth + 100")
    assert loop.page.get_by_role("img").bounding_box()["width"] >= 720
    assert loop.overflow() <= 0
    # The takeaway stands above the picture.
    title, picture = (loop.page.locator(one).bounding_box() for one in ("figcaption", "img"))
    assert title["y"] + title["height"] <= picture["y"]


def test_hostile_texts_are_only_texts(loop):
    table = Table(HOSTILE, (HOSTILE, HOSTILE), ((HOSTILE, HOSTILE),))
    loop.show(Figure(Plate(SVG, HOSTILE, HOSTILE, table), on_draw=lambda: HOSTILE))
    drawn(loop)
    loop.page.get_by_text("The same as a table").click()
    assert loop.page.evaluate("window.hacked") is None
    assert loop.page.get_by_role("img").count() == 1
    assert loop.text("figcaption") == HOSTILE


def test_a_script_in_a_picture_does_not_run(loop):
    script = SVG.replace("</svg>", "<script>top.hacked = 1; window.hacked = 1</script></svg>")
    loop.show(Figure(Plate(script, "alt", "caption", TABLE)))
    loop.page.get_by_role("img").evaluate("(e) => e.decode()")
    assert loop.page.evaluate("window.hacked") is None


@pytest.mark.parametrize("dark", [False, True])
def test_the_figure_without_a_widget(loop, dark):
    body = figure_html(SVG, HOSTILE, HOSTILE, TABLE)
    light = "false" if dark else "true"
    look = "background: #111; color: #eee" if dark else ""
    loop.page.set_content(
        f'<html lang="en"><title>A page</title>'
        f'<body style="{look}" data-jp-theme-light="{light}"><main>'
        f"<h1>A page</h1>{Html(body, '')._repr_html_()}</main></body></html>"
    )
    assert loop.page.get_by_role("img").get_attribute("alt") == HOSTILE
    assert loop.page.evaluate("window.hacked") is None
    white = "(e) => getComputedStyle(e).backgroundColor"
    assert loop.page.get_by_role("img").evaluate(white) == "rgb(255, 255, 255)"
    loop.page.get_by_text("The same as a table").click()
    assert loop.page.get_by_role("table").is_visible()
    assert loop.violations() == []


def test_a_page_that_goes_leaves_nothing_behind(loop):
    loop.show(Figure(on_draw=lambda: PLATE))
    loop.page.evaluate("bench.end()")
    assert loop.page.evaluate("bench.listeners()") == 0
