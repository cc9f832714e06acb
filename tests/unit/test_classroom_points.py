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
        ("question = 1", "question: this is not a table"),
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


# ---------------------------------------------------------------- on a set of its own
def asked(tiny, words="", **keys):
    """Give what counts in the tiny kit: name to points."""
    for name, fields in keys.items():
        tiny.key(f"t-{name}").update(fields)
    kit = Kit(tiny.write())
    return {one.id: one.points for one in points.asked(put(kit / "p.toml", words.encode()), kit)}


def test_what_is_graded_what_is_open_and_what_stands_in_a_lesson(tiny):
    found = asked(tiny, "marked = 1\nopen = 2\nlesson = 3\n", rate={"prediction": True, "band": []})
    assert found == {
        "t-one": 1, "t-match": 1, "t-order": 1, "t-rate": 2, "t-text": 2, "t-mark": 1,
        "t-many": 3, "t-guess": 3,
    }  # fmt: skip


@pytest.mark.parametrize("kind", ["one", "match", "order"])
def test_an_open_question_gives_what_open_ones_give(tiny, kind):
    assert asked(tiny, "marked = 1\nopen = 2\n", **{kind: {"open": True}})[f"t-{kind}"] == 2


def test_own_words_are_open_without_saying_so(tiny):
    assert asked(tiny, "open = 2\n") == {"t-text": 2}


@pytest.mark.parametrize(
    ("given", "good"), [(0, True), (1000, True), (1000.5, False), (-0.1, False)]
)
def test_a_question_gives_from_nothing_to_a_thousand_points(tiny, given, good):
    words = f'[question]\n"t-one" = {given}\n'
    if good:
        assert asked(tiny, words).get("t-one", 0) == given
    else:
        with pytest.raises(DataError, match="t-one"):
            asked(tiny, words)


def test_without_a_file_of_points_the_kit_s_own_is_taken_and_missing_keys_are_named(tiny):
    kit = Kit(tiny.write())
    put(kit / "solutions" / points.NAME, b"lesson = 1\n")
    assert {one.id for one in points.asked(kit=kit)} == {"t-many", "t-guess"}
    assert points.asked(put(kit / "p.toml", b"lesson = 1\n[question]\n"), kit)
    (kit / "solutions" / f"{UNIT}.toml").unlink()
    with pytest.raises(DataError) as raised:
        points.asked(kit=kit)
    assert raised.value.file == str(kit / "solutions" / f"{UNIT}.toml")
    assert raised.value.field == ""


def test_a_key_or_a_unit_that_cannot_be_used_costs_itself_where_problems_are_collected(tiny):
    tiny.key("t-rate")["band"] = [60, 30]
    kit = Kit(tiny.write())
    problems = []
    found = list(points.course(kit, problems))
    assert [(unit, item.id) for unit, item, _ in found if item.id == "t-one"] == [(UNIT, "t-one")]
    assert "t-rate" not in {item.id for _, item, _ in found}
    [said] = problems
    assert "t-rate, band" in said
    with pytest.raises(DataError, match="t-rate, band"):
        list(points.course(kit))
    (kit / "exercises" / f"{UNIT}.toml").write_text("[unit", encoding="utf-8")
    problems.clear()
    assert list(points.course(kit, problems)) == []
    assert len(problems) == 1
