from __future__ import annotations

import json
import math
from itertools import combinations, permutations
from pathlib import Path

import pytest
from _records import as_key
from _tiny import Tiny
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.core.i18n import text
from whosays.questions.feedback import as_dict, is_blank
from whosays.questions.grading import grade


@pytest.fixture
def put(tiny):
    """Grade an answer to one of the tiny kit's items; fields change its key."""

    def graded(name, answer, **fields):
        item = tiny.item(name)
        return grade(item, as_key(item["kind"], {**tiny.key(name), **fields}), answer)

    return graded


SHARED = Tiny(Path())  # never written; a property may not use a fixture
KINDS = ("t-one", "t-many", "t-rate", "t-match", "t-order", "t-text", "t-guess")
RIGHT = {
    "t-one": "a",
    "t-many": ["a", "b"],
    "t-rate": 45,
    "t-match": {"l1": "r1", "l2": "cant-tell"},
    "t-order": ["a", "b", "c"],
}
NOT_YET = {
    "t-one": "b",
    "t-many": ["c"],
    "t-match": {"l1": "r2", "l2": "r2"},
    "t-order": ["c", "b", "a"],
}


# ---------------------------------------------------------------- blank
@pytest.mark.parametrize("answer", [None, "", "  \n", "\u00a0", [], {}, ()])
def test_saying_nothing_is_blank(put, answer):
    assert is_blank(answer)
    for name in KINDS:
        feedback = put(name, answer)
        assert (feedback.state, feedback.score) == ("blank", None)
        doubt = name in ("t-one", "t-match")  # only these can be answered with it
        said = "marking.blank_cant_tell" if doubt else "marking.blank"
        assert feedback.headline == text(said)
        assert ("Can’t tell" in feedback.headline) is doubt


@pytest.mark.parametrize("answer", [0, False, "0", [""], {"a": None}, 0.0])
def test_zero_is_an_answer(answer):
    assert not is_blank(answer)


HEADS = {
    "t-one": "That fits the text.",
    "t-many": "2 of your 2 ticks fit",
    "t-rate": "You said 45. Our own reading: 30 to 60.",
    "t-match": "2 of 2 rows fit",
    "t-order": "3 of 3 lines are in their place",
}
"""The heads of answers that are right."""


# ---------------------------------------------------------------- right and not yet
@pytest.mark.parametrize("name", RIGHT)
def test_the_expected_answer_is_right(put, name):
    feedback = put(name, RIGHT[name])
    assert (feedback.state, feedback.score) == ("right", 1.0)
    assert feedback.headline in HEADS[name]
    assert "Because." in feedback.notes


@pytest.mark.parametrize("name", NOT_YET)
def test_another_answer_is_not_yet_and_gets_the_reason(put, name):
    feedback = put(name, NOT_YET[name])
    assert feedback.score == 0.0
    assert feedback.state == ("partly" if name == "t-order" else "not_yet")
    assert "wrong" not in feedback.headline.lower()
    assert "Because." in feedback.notes


def test_one_option_line_by_line(put):
    feedback = put("t-one", "a")
    assert [(o.id, o.chosen, o.verdict) for o in feedback.options] == [
        ("a", True, "fits"), ("b", False, "fits_not"), ("c", False, "fits_not"),
        ("cant-tell", False, "open"),
    ]  # fmt: skip
    first = feedback.options[0]
    assert (first.says, first.rule, first.shows) == ("It says.", "AP.", "Shown.")
    assert first.text == "Option a"
    assert feedback.discussion == "Talk."


def test_one_that_is_accepted_costs_nothing_and_can_be_discussed(put):
    feedback = put("t-one", "cant-tell")
    assert (feedback.state, feedback.score) == ("open", 1.0)
    assert feedback.headline == text("marking.open")


def test_a_choice_where_the_text_does_not_tell_says_more_than_is_shown(put):
    feedback = put("t-one", "a", right=["cant-tell"], accept=[])
    assert (feedback.state, feedback.score) == ("not_shown", 0.0)
    assert feedback.options[0].verdict == "not_shown"


def test_one_takes_one_option_only(put):
    assert put("t-one", ["a", "b", "c", "cant-tell"]).state == "blank"


# ---------------------------------------------------------------- many
MANY = {
    ("a",): (0.5, "partly"),
    ("a", "b", "d"): (1.0, "open"),
    ("a", "c"): (0.0, "partly"),
    ("a", "b", "c"): (0.5, "partly"),
    ("a", "b", "c", "d"): (0.5, "partly"),
    ("d",): (0.0, "partly"),  # it can be defended: not “Look again”
    ("c", "d"): (0.0, "partly"),
    ("c",): (0.0, "not_yet"),
}


@pytest.mark.parametrize("chosen", MANY)
def test_many(put, chosen):
    feedback = put("t-many", list(chosen))
    assert (feedback.score, feedback.state) == MANY[chosen]


def test_ticking_everything_is_never_as_good_as_choosing():
    names = "abcdef"
    options = [{"id": n, "text": n} for n in names]
    item = {"id": "q", "kind": "many", "prompt": "?", "options": options}
    for size in range(1, len(names)):
        for right in combinations(names, size):
            key = as_key("many", {"right": list(right)})
            everything = grade(item, key, list(names))
            assert everything.state != "right"
            assert everything.score <= max(0, 1 - (len(names) - size) / size) + 1e-3
            assert grade(item, key, list(right)).score == 1.0


def test_an_option_named_twice_counts_once(put):
    assert put("t-many", ["a", "a"]).score == 0.5


# ---------------------------------------------------------------- rate
@pytest.mark.parametrize(
    ("answer", "told", "state"),
    [
        (30, "", "right"), (60, "", "right"), (29, "close to", "open"), (20, "close to", "open"),
        (70, "close to", "open"), (19, "talk about", "open"), (71, "talk about", "open"),
        (0, "talk about", "open"), (100, "talk about", "open"),
    ],
)  # fmt: skip
def test_a_rating_in_near_and_outside_the_band(put, answer, told, state):
    """A number alone can be discussed, which costs nothing; what counts is told_apart's affair."""
    feedback = put("t-rate", answer)
    assert (feedback.score, feedback.state) == (1.0, state)
    assert feedback.headline.startswith(f"You said {answer}")
    assert "reading: 30 to 60" in feedback.headline
    assert told in feedback.headline


@pytest.mark.parametrize("answer", [math.nan, math.inf, -math.inf, True, "45", [45], {"a": 45}])
def test_what_is_no_number_is_no_rating(put, answer):
    assert put("t-rate", answer).state == "blank"


def test_a_rating_off_the_scale_is_its_end(put):
    assert put("t-rate", 10**400).headline.startswith("You said 100.")
    assert put("t-rate", -1e300).headline.startswith("You said 0.")
    assert put("t-rate", 44.6).headline.startswith("You said 45")


# ---------------------------------------------------------------- match
def test_match_partly_and_row_by_row(put):
    feedback = put("t-match", {"l1": "r1"})
    assert (feedback.state, feedback.score) == ("partly", 0.5)
    first, second = feedback.options
    assert (first.chosen, first.verdict, first.says) == (True, "fits", "It says.")
    assert not second.chosen
    assert "no choice yet" in second.text
    assert second.shows == ""  # not given away before it is tried
    assert "1 not answered yet" in feedback.headline


def test_a_partner_that_can_be_defended_costs_nothing_and_is_open(put):
    also = {"l1": ["r2"]}
    feedback = put("t-match", {"l1": "r2", "l2": "cant-tell"}, accept_pairs=also)
    assert (feedback.state, feedback.score) == ("open", 1.0)
    assert [line.verdict for line in feedback.options] == ["open", "fits"]
    assert put("t-match", {"l2": "cant-tell"}, accept_pairs=also).score == 0.5


def test_a_row_that_fits_does_not_say_again_what_it_goes_with(put):
    first, second = put("t-match", {"l1": "r1", "l2": "r1"}).options
    assert first.shows == ""
    assert second.shows == text("marking.match_fits", right="Option cant-tell")


def test_rows_and_partners_the_item_does_not_have_are_passed_over(put):
    assert put("t-match", {"l9": "r1"}).state == "blank"
    assert put("t-match", {"l1": "r9", "l2": "cant-tell"}).score == 0.5


# ---------------------------------------------------------------- order
def test_order_is_the_share_of_pairs_in_order(put):
    scores = {"".join(p): put("t-order", list(p)).score for p in permutations("abc")}
    assert (scores["abc"], scores["cba"]) == (1.0, 0.0)
    assert scores["bac"] == scores["acb"] == pytest.approx(2 / 3, abs=1e-4)
    assert scores["bca"] == scores["cab"] == pytest.approx(1 / 3, abs=1e-4)


def test_an_order_that_leaves_lines_out_is_read_as_the_page_shows_it(put):
    """The page always shows every line: what is not named comes at the end."""
    assert put("t-order", ["b"]) == put("t-order", ["b", "a", "c"])
    assert put("t-order", ["a", "a", "b", "b", "c"]).state == "right"


def test_order_says_where_each_comes(put):
    feedback = put("t-order", ["b", "a", "c"])
    assert [o.verdict for o in feedback.options] == ["fits_not", "fits_not", "fits"]
    assert feedback.options[0].text == "1. Option b"
    assert "number 2" in feedback.options[0].shows


# ---------------------------------------------------------------- open, prediction, no key
def test_a_text_is_held_beside_points_and_never_marked(put):
    feedback = put("t-text", "Somebody of the port says so.")
    assert (feedback.state, feedback.score) == ("noted", None)  # nobody has read it
    assert (feedback.notes, feedback.model) == (("A name.", "Because."), "Ruiz.")
    assert feedback.headline == text("marking.open_text")


def test_a_model_that_says_what_it_is_does_not_say_it_twice(put):
    words = "Somebody of the port says so."
    feedback = put("t-text", words, model="One possible answer: ‘Ruiz.’")
    assert feedback.model == "‘Ruiz.’"


@pytest.mark.parametrize("name", [n for n in RIGHT if n != "t-text"])
def test_an_open_key_marks_nothing(put, name):
    feedback = put(name, RIGHT[name], open=True)
    assert (feedback.state, feedback.score) == ("open", None)
    assert all(line.verdict == "open" for line in feedback.options)


def test_an_open_choice_still_shows_what_each_option_comes_to(put):
    feedback = put("t-one", "a", open=True)
    assert feedback.options[0].chosen
    assert feedback.options[0].says == "It says."


@pytest.mark.parametrize("name", KINDS)
def test_a_prediction_is_noted(put, name):
    answer = RIGHT.get(name, "words")
    answer = 50 if name == "t-guess" else answer
    feedback = put(name, answer, prediction=True)
    assert (feedback.state, feedback.score) == ("noted", None)
    assert feedback.notes[0] in {"Because.", "Later."}


def test_a_guess_is_answered_with_what_was_counted(put):
    feedback = put("t-rate", 60, prediction=True, was="It was about 10.")
    assert feedback.headline == "Your guess: 60. It was about 10."
    chosen = put("t-one", "a", prediction=True, was="Both were.")
    assert chosen.headline == "Your guess: ‘Option a’. Both were."
    item = {"kind": "one", "id": "x", "options": [{"id": "a", "text": "Nobody knows."}]}
    key = as_key("one", {"prediction": True, "was": "Both were."})
    # A sentence brings its own full stop, and ours has one.
    assert grade(item, key, "a").headline == "Your guess: ‘Nobody knows’. Both were."


def test_a_noted_rating_says_its_number(put):
    assert "50" in put("t-guess", 50).headline


@pytest.mark.parametrize("name", KINDS)
def test_without_a_key_everything_is_noted(tiny, name):
    answer = RIGHT.get(name, 50 if name == "t-guess" else "words")
    feedback = grade(tiny.item(name), None, answer)
    assert (feedback.state, feedback.score, feedback.notes) == ("noted", None, ())
    assert feedback.options == ()


# ---------------------------------------------------------------- anything at all
names = st.sampled_from(["a", "b", "c", "d", "l1", "l2", "r1", "r2", "cant-tell", "", "{x}"])
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | names | st.text(),
    lambda inner: (
        st.lists(inner, max_size=6) | st.dictionaries(names | st.text(), inner, max_size=4)
    ),
    max_leaves=8,
)


by_hand = st.dictionaries(st.sampled_from(["l1", "l2"]), anything) | st.lists(anything)


@pytest.mark.parametrize("name", KINDS)
@settings(max_examples=60)
@given(answer=anything | by_hand | st.floats(), keyed=st.sampled_from(["key", "open", ""]))
def test_any_answer_gets_feedback(name, answer, keyed):
    tiny = SHARED
    kind = tiny.item(name)["kind"]
    told = {**tiny.key(name), **({"open": True} if keyed == "open" else {})}
    key = as_key(kind, told) if keyed else None
    feedback = grade(tiny.item(name), key, answer)
    table = as_dict(feedback)
    assert json.loads(json.dumps(table)) == table
    assert feedback.score is None or 0 <= feedback.score <= 1
    assert feedback.headline
    assert (feedback.state in ("right", "open") and feedback.score is not None) == (
        feedback.score == 1.0
    )
