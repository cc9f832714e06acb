from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.textpath import TextPath

from whosays.figures.board import Board, text_width, wrap
from whosays.figures.style import WIDTH, look

WORDS = st.text(alphabet="abcdefgh .-/’é", max_size=80)


@settings(deadline=None)
@given(WORDS, st.integers(min_value=30, max_value=300))
def test_wrapped_lines_fit_and_nothing_is_lost(words, width):
    lines = wrap(words, width)
    assert all(text_width(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == "".join(words.split())


def test_words_stay_whole_where_they_can():
    lines = wrap("article 002 (outlet not stated)", 100)
    assert " ".join(lines) == "article 002 (outlet not stated)"
    assert len(lines) > 1


def test_a_long_address_is_cut_after_a_dot():
    width = text_width("english.10meh")
    assert wrap("english.10mehr.com", width) == ["english.", "10mehr.com"]


def test_bold_is_measured_as_bold():
    assert text_width("article", weight="bold") > text_width("article")
    assert text_width("article", 20) > text_width("article", 10)


def test_places_are_points_from_the_top_left():
    with look():
        board = Board(144)
        board.say(72, 36, "here")
        figure = board._figure
        figure.set_dpi(72)
        figure.canvas.draw()
        (shown,) = board.axes.texts
        box = shown.get_window_extent()
    assert board.width == WIDTH * 72
    assert box.x0 == 72
    assert abs((box.y0 + box.y1) / 2 - (144 - 36)) < 4


def test_a_word_stands_with_its_letters_around_its_place():
    """As high as a square beside it, whatever room a font leaves above its letters."""
    with look():
        board = Board(100)
        board.say(0, 50, "x", fontsize=20)
        board.say(0, 50, "H", fontsize=20)
        x, high = (
            TextPath((0, 0), each.get_text(), size=20, prop=each.get_fontproperties())
            for each in board.axes.texts
        )
        (down,) = {each.get_position()[1] - 50 for each in board.axes.texts}
    middles = [down - letter.get_extents().y1 / 2 for letter in (x, high)]
    assert -1.5 < middles[1] < 0 < middles[0] < 1.5


def test_lines_stand_one_below_the_other_around_their_middle():
    with look():
        board = Board(100)
        board.say(0, 50, "alone")
        board.say_lines(0, 50, ["one", "two", "three"])
        alone, *heights = [shown.get_position()[1] for shown in board.axes.texts]
    assert heights == sorted(heights)
    assert heights[1] == alone
