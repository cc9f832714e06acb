"""The report's pictures are markup: each says in words what it draws, and nothing of few."""

from __future__ import annotations

import re

from whosays.classroom import class_html, class_pictures, moves, overlaid, own_words
from whosays.classroom.overlaid import Arrow, Overlaid

EVIL = "<script>alert(1)</script>"


def test_dots_stand_where_they_say_and_pile_up():
    one = moves.Moved("b", "a", "Rate.", 20, (10,) * 5 + (90,) * 5, (50,) * 10)
    made = class_pictures.move(one)
    before, after = re.findall(r'<div class="row \w+".*?</div>', made)
    assert re.findall(r"--a:(\d+)%;--b:(\d+)%", before) == [("10", "50")] * 5 + [("90", "50")] * 5
    assert [float(at) for at in re.findall(r"bottom:([\d.]+)rem", after)] == [
        round(0.2 + 1.05 * n, 2) for n in range(10)
    ]  # fmt: skip
    assert 'aria-label="Dots at 10, 10, 10, 10, 10, 90, 90, 90, 90, 90"' in before
    assert "The middle of the class stayed where it was." in made


def test_of_few_no_dot_is_drawn():
    made = class_pictures.move(moves.moved("b", "a", EVIL, [(1, 2)] * 7))
    assert "<span" not in made
    assert "&lt;script&gt;" in made


def test_paths_and_roots_say_fits_and_hide_few():
    arrows = (
        Arrow("SVR", EVIL, 12, fits=True), Arrow("b", "c", None, fits=False),
        Arrow("d", "e", 6, fits=None),
    )  # fmt: skip
    one = Overlaid("q", "How many?", 20, {(1, 1): 12, (1, 2): None, (3, 3): 8}, (1, 2), arrows)
    made = class_pictures.overlay(one)
    assert "<script>" not in made
    assert made.count('class="bar"') == 4
    assert made.count("fewer than 5, or not told") == 2
    assert made.count("✓") == 2  # an arrow, and the number of roots
    assert "careful readers differ" in made
    assert "1 to 2" in made
    assert "width:60%" in made


def test_roots_alone_have_no_table_of_arrows_and_few_have_none_at_all():
    one = overlaid.Overlaid("q", "", 9, {(2, 2): 9}, (2, 2))
    assert class_pictures.overlay(one).count("<table>") == 1
    assert "<table>" not in class_pictures.overlay(overlaid.Overlaid("q", "", 7, {}, (2, 2)))


def test_words_stand_side_by_side_only_if_chosen():
    texts = {own_words.code("q", words): words for words in (EVIL, "two", "three")}
    one = own_words.OwnWords("q", "Why?", 9, texts)
    assert class_pictures.side_by_side(one, ()) == ""
    made = class_pictures.side_by_side(one, [own_words.code("q", EVIL)])
    assert made.count("<blockquote") == 1
    assert "<script>" not in made
    listed = class_pictures.to_choose_from(one)
    assert listed.count("<code>") == 3
    assert "<script>" not in listed
    assert "<code>" not in class_pictures.to_choose_from(own_words.OwnWords("q", "", 7, {}))


def test_on_paper_no_words_of_the_screen_are_left():
    assert "<summary>" in class_pictures.move(moves.moved("b", "a", "", [(1, 2)] * 8))
    sheet = (class_html._TEMPLATES / "pictures.css").read_text(encoding="utf-8")
    assert "details>summary{display:none}" in sheet.rpartition("@media print")[2]
