"""One cleaner for page, batch, report and grading: what it keeps, it keeps for everybody."""

from __future__ import annotations

import copy
import json

import pytest
from _kinds import ANSWERS, load
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.questions.cleaning import clean
from whosays.questions.grading import grade
from whosays.questions.registry import names

NAMES = names()


class Set(dict):
    """The items and keys, by kind; too large to print."""

    def __repr__(self):
        return "Set"


@pytest.fixture(scope="module")
def kinds(tmp_path_factory):
    return Set(load(tmp_path_factory.mktemp("kinds")))


def words_of(value):
    """List every text in a value: the ids and field names that an answer is made of."""
    if isinstance(value, dict):
        return [*value, *(word for part in value.values() for word in words_of(part))]
    if isinstance(value, list):
        return [word for part in value for word in words_of(part)]
    return [value] if isinstance(value, str) else []


KNOWN = sorted({word for answer in ANSWERS.values() for word in words_of(answer)} | {"cant-tell"})
leaf = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(KNOWN)
    | st.text(max_size=4) | st.integers(-1, 101)
)  # fmt: skip
anything = st.recursive(
    leaf,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(KNOWN) | st.text(max_size=2), inner, max_size=4)
    ),
    max_leaves=8,
)


@st.composite
def changed(draw, value):
    """Give an answer with parts of it replaced, taken away or doubled."""
    if draw(st.integers(0, 5)) == 0:
        return draw(anything)
    if isinstance(value, dict):
        made = {name: draw(changed(part)) for name, part in value.items() if draw(st.booleans())}
        return made | draw(st.dictionaries(st.sampled_from(KNOWN), anything, max_size=1))
    if isinstance(value, list):
        made = [draw(changed(part)) for part in value if draw(st.integers(0, 3))]
        return made * draw(st.integers(1, 2))
    return value


def test_every_kind_is_asked_of(kinds):
    assert sorted(kinds) == sorted(ANSWERS) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_an_answer_that_says_something_stays_and_is_graded(kinds, name):
    item, key = kinds[name]
    assert clean(item, ANSWERS[name]) == ANSWERS[name]
    # Own words are read by nobody here, so they are noted.
    unread = {"blank"} if item["kind"] == "text" else {"blank", "noted"}
    assert grade(item, key, ANSWERS[name]).state not in unread


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=120)
@given(data=st.data())
def test_clean_stays_clean_and_is_graded_alike(kinds, name, data):
    item, key = kinds[name]
    value = data.draw(anything | changed(ANSWERS[name]))
    before = copy.deepcopy(value)
    once = clean(item, value)
    assert repr(value) == repr(before), "the answer itself is left alone"
    assert clean(item, once) == once
    json.dumps(once, allow_nan=False).encode("utf-8")
    assert grade(item, key, once) == grade(item, key, value)
    assert grade(item, None, once) == grade(item, None, value)


# ---------------------------------------------------------------- what was read two ways
def test_a_list_of_one_is_no_single_choice_for_anybody(kinds):
    """The page showed it as a blank, and grading called it right."""
    item, key = kinds["one"]
    assert clean(item, ["a"]) is None
    assert grade(item, key, ["a"]).state == "blank"


def test_cant_tell_is_no_partner_where_it_is_not_listed(kinds):
    """Grading took it for an answer, the page could not show it."""
    item, key = kinds["match"]
    short = {**item, "right": [o for o in item["right"] if o["id"] != "cant-tell"]}
    assert clean(item, {"l1": "cant-tell"}) == {"l1": "cant-tell"}
    assert clean(short, {"l1": "cant-tell"}) is None
    assert grade(short, key, {"l1": "cant-tell"}).state == "blank"


def test_a_rating_beyond_the_scale_is_its_end(kinds):
    item, key = kinds["rate"]
    assert clean(item, 140) == 100
    assert grade(item, key, 140) == grade(item, key, 100)


def test_a_mark_with_a_code_that_is_none_is_no_mark(kinds):
    """The page dropped it, and grading called it another code."""
    item, key = kinds["mark"]
    martian = [{**ANSWERS["mark"][0], "code": "martian"}]
    assert clean(item, martian) is None
    assert grade(item, key, martian).state == "blank"


def test_a_mark_below_the_last_paragraph_is_no_mark(kinds):
    item, _ = kinds["mark"]
    assert clean(item, [{**ANSWERS["mark"][0], "end": item["end"] + 1}]) is None
