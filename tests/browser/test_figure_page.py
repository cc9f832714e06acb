"""Figures on a page: drawn when asked for, with words and a table that say the same."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from whosays.core.i18n import text
from whosays.core.table import Table
from whosays.figures.dark import PAPER, themed
from whosays.figures.style import Plate
from whosays.html.page import Html
from whosays.widgets.figure import Figure, figure_html

pytestmark = pytest.mark.browser

SVG = themed(
    '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="100" viewBox="0 0 400 100">'
    '<rect width="400" height="100" fill="#ffffff"/>'
    '<rect width="300" height="40" fill="#0072B2"/></svg>'
)
TABLE = Table("Words by source", ("Article", "Named"), (("001", "12"), ("002", "30")))
PLATE = Plate(SVG, "One bar of 300 words", "Article 002 names more.", TABLE)
SLIM = Plate(SVG, PLATE.alt, PLATE.takeaway, TABLE, SVG.replace('"400"', '"330"'))
HOSTILE = '<img src=x onerror="window.hacked = 1">'


def ground(loop, image):
    """Give the colour of a drawing's lower right corner, where nothing else is drawn."""
    image.evaluate("(e) => e.decode()")
    box = image.bounding_box()
    clip = {"x": box["x"] + box["width"] - 30, "y": box["y"] + box["height"] - 30}
    shot = loop.page.screenshot(clip={**clip, "width": 4, "height": 4})
    red, green, blue = Image.open(io.BytesIO(shot)).convert("RGB").getpixel((1, 1))
    return f"#{red:02x}{green:02x}{blue:02x}"


def drawn(loop):
    """Draw and wait for it."""
    loop.page.locator(".fi-draw").click()
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
    assert not loop.page.locator(".fi-draw").is_visible()


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
def test_a_drawing_follows_the_theme_and_axe_finds_nothing_serious(loop, dark):
    loop.show(Figure(PLATE, on_draw=lambda: PLATE), dark=dark)
    image = loop.page.get_by_role("img")
    assert ground(loop, image) == (PAPER if dark else "#ffffff")
    loop.page.get_by_text("The same as a table").click()
    assert loop.violations() == []
    loop.page.emulate_media(media="print", color_scheme="dark" if dark else "light")
    assert ground(loop, image) == "#ffffff"


def test_a_light_page_on_a_dark_system_has_light_drawings(loop):
    loop.page.emulate_media(color_scheme="dark")
    loop.show(Figure(PLATE), dark=False)
    assert ground(loop, loop.page.get_by_role("img")) == "#ffffff"


@pytest.mark.parametrize("width", [1024, 390])
def test_enlarged_it_has_the_window_and_escape_gives_it_back(make_loop, width):
    loop = make_loop(viewport={"width": width, "height": 768})
    loop.show(Figure(SLIM))
    figure = loop.page.locator("figure")
    before = figure.bounding_box()
    button = loop.page.get_by_role("button", name="Enlarge the picture: Words by source")
    button.focus()
    loop.key("Enter")
    assert figure.bounding_box() == {"x": 0, "y": 0, "width": width, "height": 768}
    image = loop.page.get_by_role("img")
    assert image.count() == 1
    assert image.bounding_box()["width"] >= max(692, 0.9 * width)
    assert loop.text("figcaption") == PLATE.takeaway
    assert loop.violations() == []
    close = loop.page.get_by_role("button", name="Close the picture: Words by source")
    assert close.evaluate("(e) => e === document.activeElement")
    where = close.bounding_box()
    assert where["x"] + where["width"] <= width
    loop.key("Escape")
    assert figure.bounding_box() == before
    assert button.evaluate("(e) => e === document.activeElement")
    button.click()
    close.click()
    assert figure.bounding_box() == before


def test_a_figure_that_is_not_drawn_yet_has_no_place(loop):
    loop.show(Figure(on_draw=lambda: PLATE))
    assert not loop.page.locator("figure").is_visible()
    assert loop.page.get_by_role("button").count() == 1


def test_a_wide_table_scrolls_by_itself(make_loop):
    loop = make_loop(viewport={"width": 600, "height": 700})
    wide = Table("Wide", tuple("abcdefghij"), (("Supercalifragilistic",) * 10,))
    loop.show(Figure(Plate(SVG, "alt", "Words " * 30, wide, SLIM.slim)))
    loop.page.get_by_text("The same as a table").click()
    assert loop.overflow() <= 0
    assert loop.page.get_by_role("region", name="Wide").get_attribute("tabindex") == "0"


def test_where_there_is_room_for_its_letters_a_picture_is_shown_and_its_takeaway_above_it(
    make_loop,
):
    loop = make_loop(viewport={"width": 764, "height": 844})
    loop.show(Figure(PLATE))
    view = loop.page.get_by_role("region", name="Article 002 names more.")
    assert view.get_attribute("tabindex") == "0"
    assert view.evaluate("(e) => e.scrollWidth - e.clientWidth") <= 0
    assert loop.page.get_by_role("img").bounding_box()["width"] >= 692
    assert loop.overflow() <= 0
    # The takeaway stands above the picture.
    title, picture = (loop.page.locator(one).bounding_box() for one in ("figcaption", "img"))
    assert title["y"] + title["height"] <= picture["y"]


@pytest.mark.parametrize("width", [640, 390, 320])
def test_on_a_phone_or_enlarged_bars_are_drawn_for_it_and_nothing_has_to_be_moved(make_loop, width):
    loop = make_loop(viewport={"width": width, "height": 844})
    loop.show(Figure(SLIM))
    image = loop.page.get_by_role("img")
    assert image.count() == 1
    assert image.evaluate("(e) => [e.className, e.naturalWidth]") == ["ws-figure-slim", 330]
    view = loop.page.locator(".ws-figure-view")
    assert view.evaluate("(e) => e.scrollWidth - e.clientWidth") <= 0
    assert loop.overflow() <= 0
    assert loop.violations() == []


@pytest.mark.parametrize("width", [640, 390, 320])
def test_on_a_phone_or_enlarged_what_is_a_list_is_read_as_one(make_loop, width):
    loop = make_loop(viewport={"width": width, "height": 844})
    rows = (("001", "12", "–"), ("002", "30", "more"))
    loop.show(Figure(Plate(SVG, "alt", "More.", Table("Words", ("Article", "Named", "Why"), rows))))
    assert loop.page.get_by_role("img").count() == 0
    cells = loop.page.locator("td:visible")
    assert cells.all_inner_texts() == ["12", "30", "more"]
    first = "(e) => getComputedStyle(e, '::before').content.replaceAll('\"', '')"
    assert cells.last.evaluate(first) in {"Why: ", "attr(data-column) : "}
    assert loop.overflow() <= 0
    assert loop.violations() == []
    loop.page.get_by_role("button", name="Enlarge").click()
    assert loop.page.get_by_role("img").is_visible()


@pytest.mark.parametrize("plate", [PLATE, SLIM])
def test_on_paper_the_picture_is_as_wide_as_the_sheet(make_loop, plate):
    loop = make_loop(viewport={"width": 643, "height": 844})  # 17 cm, as on an A4 page
    loop.show(Figure(plate))
    loop.page.emulate_media(media="print")
    image = loop.page.get_by_role("img")
    assert image.count() == 1
    assert image.get_attribute("class") != "ws-figure-slim"
    assert image.bounding_box()["width"] > 560
    assert loop.overflow() <= 0
    assert loop.page.locator("td:visible").count() == 0


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
    assert ground(loop, loop.page.get_by_role("img")) == (PAPER if dark else "#ffffff")
    loop.page.get_by_text("The same as a table").click()
    assert loop.page.get_by_role("table").is_visible()
    assert loop.violations() == []


def test_a_page_that_goes_leaves_nothing_behind(loop):
    loop.show(Figure(on_draw=lambda: PLATE))
    loop.page.evaluate("bench.end()")
    assert loop.page.evaluate("bench.listeners()") == 0
