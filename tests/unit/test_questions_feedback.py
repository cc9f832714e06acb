"""What every kind gives after a check, on records made by hand."""

from __future__ import annotations

import json

import pytest
from _records import as_key

from whosays.core.i18n import text
from whosays.questions import feedback
from whosays.questions.feedback import Feedback, Line
from whosays.questions.verdict import Tally

OPTIONS = [{"id": name, "text": f"Option {name}"} for name in "ab"]
ITEM = {"id": "q", "kind": "one", "options": OPTIONS}
SAID = {"id": "a", "says": "Says.", "rule": "AP.", "shows": "Shown."}


def key(**fields):
    return as_key("one", {"option": [SAID], "discussion": "Talk.", **fields})


def line(name, verdict="fits", *, chosen=True, rule=""):
    return Line(name, name, chosen, verdict, rule=rule)


@pytest.mark.parametrize("blank", [None, "", " \n", [], {}, ()])
def test_nothing_and_spaces_are_blank_and_zero_is_an_answer(blank):
    assert feedback.is_blank(blank) is True
    for answer in (0, False, "0", [""], {"a": None}, 0.0):
        assert feedback.is_blank(answer) is False


def test_an_option_is_named_by_sixty_four_characters_at_most():
    assert feedback.brief("x" * 64) == "x" * 64
    assert feedback.brief("x" * 65) == "…"
    words = "word " * 13  # with the blank at its end, which is not shown
    assert feedback.brief(words) == words.strip()
    assert feedback.brief(words + "more") == ("word " * 12).strip() + " …"
    assert len(feedback.brief("word " * 40)) <= 64


def test_each_option_says_whether_it_was_chosen_whether_it_fits_and_why():
    first, second = feedback.option_lines(ITEM, key(), ["a"], {"a": "fits_not"})
    assert first == Line("a", "Option a", chosen=True, verdict="fits_not", says="Says.", rule="AP.",
                         shows="Shown.")  # fmt: skip
    assert second == Line("b", "Option b", chosen=False, verdict="open")
    assert feedback.option_lines({"id": "q", "kind": "rate"}, key(), [], {}) == ()


def test_only_what_was_chosen_is_counted():
    lines = [line("a"), line("b", "open", chosen=False), line("c", "partly")]
    assert feedback.count_lines(lines, missing=1, blank=2) == Tally(
        fits=1, partly=1, missing=1, blank=2
    )
    assert feedback.count_lines(lines) == Tally(fits=1, partly=1)


def test_state_headline_notes_and_discussion_follow_from_the_count():
    found = feedback.graded(key(), 2 / 3, (line("a"),), Tally(fits=1, fits_not=1), "rows")
    assert (found.state, found.score) == ("partly", 0.6667)
    assert found.headline == "1 of 2 rows fits"
    assert found.options == (line("a"),)
    assert (found.notes, found.discussion) == (("Because.",), "Talk.")
    bare = feedback.graded(key(), 1.0, (), Tally(fits=1))
    assert (bare.headline, bare.options) == (text("marking.right"), ())


def test_while_a_part_is_blank_nothing_is_said_of_the_whole():
    assert feedback.of_all(key(), Tally(fits=1, blank=1)) == ((), "")
    assert feedback.of_all(key(), Tally(fits=1)) == (("Because.",), "Talk.")


@pytest.mark.parametrize(
    ("answer", "chosen"), [("a", ["a"]), (["a", "b"], ["a", "b"]), (3, []), ({"a": "b"}, [])]
)
def test_an_open_answer_is_put_beside_what_the_key_says(answer, chosen):
    found = feedback.opened(ITEM, key(look_for=["A name."], model="Ruiz."), answer, "marking.open")
    assert (found.state, found.score, found.headline) == ("open", None, text("marking.open"))
    assert [one.id for one in found.options if one.chosen] == chosen
    assert {one.verdict for one in found.options} == {"open"}
    assert found.notes == ("A name.", "Because.")
    assert (found.discussion, found.model) == ("Talk.", "Ruiz.")


def test_a_model_does_not_say_twice_what_it_is():
    assert feedback.without_label(f"{text('page.model')}: Ruiz.") == "Ruiz."
    assert feedback.without_label("Ruiz: so.") == "Ruiz: so."


def test_feedback_in_the_form_of_a_widget_is_json():
    found = Feedback("right", 1.0, "Head.", (line("a"),), ("Note.",), "Talk.", {"x": 1}, "Model.")
    table = feedback.as_dict(found)
    assert json.loads(json.dumps(table)) == table
    assert table == {
        "state": "right", "score": 1.0, "headline": "Head.", "notes": ["Note."],
        "options": [{"id": "a", "text": "a", "chosen": True, "verdict": "fits", "says": "",
                     "rule": "", "shows": ""}],
        "discussion": "Talk.", "more": {"x": 1}, "model": "Model.",
    }  # fmt: skip
    bare = feedback.as_dict(Feedback("blank", None, "Head."))
    assert (bare["options"], bare["notes"], bare["more"]) == ([], [], {})
    assert (bare["discussion"], bare["model"]) == ("", "")


def test_a_rule_is_said_once_among_open_rows_and_once_among_each_that_are_folded():
    lines = (
        line("a", "fits_not", rule="AP"), line("b", "open", rule="AP"), line("c", rule="AP"),
        line("d", rule="AP"), line("e", "fits_not", chosen=False, rule="AP"),
        line("f", chosen=False, rule="AP"), line("g", "fits_not", rule="BBC"),
    )  # fmt: skip
    table = feedback.as_dict(Feedback("partly", 0.5, "", lines))
    told = {one["id"]: one["rule"] for one in table["options"]}
    assert told == {"a": "AP", "b": "", "c": "AP", "d": "", "e": "AP", "f": "AP", "g": "BBC"}
    assert [one["id"] for one in table["options"]] == list("abcdefg")
