"""What was left out of a class: closed, since a file's name may be a student's."""

from __future__ import annotations

from whosays.notebook.for_teacher import for_teacher


def test_nothing_left_out_shows_nothing():
    assert for_teacher([]) == ""


def test_each_has_a_line_in_a_part_that_is_closed():
    made = for_teacher(["One file.", "<script>"])
    assert made.startswith("<details><summary>")
    assert made.count('<li dir="auto">') == 2
    assert "<script>" not in made
    assert "2" in made[: made.index("</summary>")]
