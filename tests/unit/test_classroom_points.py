"""The file of points: what it says by default, and what a slip in it says."""

from __future__ import annotations

import pytest
from _handins import put
from _tiny import UNIT

from whosays.classroom import points
from whosays.core.errors import DataError
from whosays.core.kit import Kit
from whosays.questions.forms import FORMS


def test_the_kits_own_file_counts_exercises_and_no_form():
    found = points.asked()
    units = {one.unit for one in found}
    assert not units & set(FORMS.values())
    assert len(units) == 6
    assert {one.item["kind"] for one in found} >= {"one", "many", "match", "text", "mark"}
    assert next(one for one in found if one.id == "u1-e1").points == 3


def test_a_rule_and_an_exception(tmp_path):
    file = put(tmp_path / "p.toml", b"marked = 2\n[question]\nu1-e3 = 0\nu1-l3 = 0.5\n")
    found = {one.id: one.points for one in points.asked(file)}
    assert "u1-e3" not in found
    assert found["u1-l3"] == 0.5
    assert set(found.values()) == {2, 0.5}


def test_the_kits_own_file_does_as_the_paper_on_grading_says(kit):
    """Units are not graded for right answers, says the paper; nor does the file as it comes."""
    paper = " ".join(
        (kit / "lessons" / "papers" / "4-rubrics-and-help.md").read_text("utf-8").split()
    )
    assert "Do not grade units for right answers" in paper
    assert "counts work done" in paper
    assert all(one.work for one in points.asked())


def test_points_are_for_right_answers_where_a_file_asks_for_it(tmp_path):
    for words, work in ((b'count = "work"\n', True), (b'count = "right"\n', False), (b"", False)):
        found = points.asked(put(tmp_path / "p.toml", words + b"marked = 1\n"))
        assert {one.work for one in found} == {work}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("marked = -1", "no number of points"),
        ("marked = true", "no number of points"),
        ('open = "1"', "no number of points"),
        ("right = 1", "not known"),
        ('count = "effort"', "neither work done nor right answers"),
        ("question = 1", "not a table"),
        ("[question]\nfa-01 = 1", "no such question"),
        ("[question]\nu9-x = 1", "no such question"),
        ("marked =", "not TOML"),
    ],
)
def test_a_slip_says_where_and_what_to_write(tmp_path, words, said):
    with pytest.raises(DataError, match=said):
        points.asked(put(tmp_path / "p.toml", words.encode()))


def test_a_unit_whose_keys_are_gone_is_named(tiny_kit):
    (tiny_kit / "solutions" / f"{UNIT}.toml").unlink()
    file = put(tiny_kit / "p.toml", b"")
    with pytest.raises(DataError, match="keys of this unit are missing"):
        points.asked(file, Kit(tiny_kit))
