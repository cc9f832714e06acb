"""The chain builder's item: what it must hold, what the page gets, what an answer can be."""

from __future__ import annotations

import pytest
from _chains import STEPS, answer, chain, loaded, modelled, pairs, put
from hypothesis import given
from hypothesis import strategies as st

from whosays.core.errors import DataError
from whosays.core.kit import Kit
from whosays.questions.cleaning import clean
from whosays.questions.items import load_unit
from whosays.questions.kinds.chain import kind
from whosays.widgets.question import Question

SHOWN = {"kind": "chain", "hands": [{"id": name} for name in "abc"]}


# ---------------------------------------------------------------- the item
def test_a_chain_can_be_loaded_and_shown(tiny):
    shown, _ = loaded(put(tiny))
    assert [hand["id"] for hand in shown["hands"]] == ["src", "gazette", "port", "mayor", "t1"]
    assert shown["hands"][0] == {
        "id": "src", "text": "a source", "words": "A source",
        "place": "Article t1, paragraph 3", "marked": False, "own": False,
    }  # fmt: skip
    assert shown["hands"][4]["place"] == ""
    assert "accept" not in shown
    assert repr(Question(shown)) == "Question t-chain (building a chain): not answered yet"


def broken_hand(**fields):
    entry = chain()
    entry["hands"][0] = {"id": "src", "text": "a source", **fields}
    return entry


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        (chain(claim="c9"), "claim"),
        (chain(hands=[]), "hands"),
        (chain(hands=["src"]), "hands"),
        (broken_hand(words="A source"), "hand src"),
        (broken_hand(article="t1"), "hand src"),
        (broken_hand(article="t1", paragraph=4, words="A source"), "hand src"),
        (broken_hand(article="t9", paragraph=3), "hand src"),
        (broken_hand(article="t1", paragraph=30), "hand src"),
        (broken_hand(id="a>b"), "hand a>b, id"),
        (broken_hand(id="m-1"), "hand m-1, id"),
        (broken_hand(id="port"), "hand"),
        (chain(marks_from="t-one"), "marks_from"),
        (chain(steps=[dict(STEPS[0])]), "steps"),
        (modelled(steps=[]), "steps"),
        (modelled(steps=[{"says": "Nothing."}]), "step 1"),
        (modelled(steps=[{"from": "src", "says": "Half."}]), "step 1"),
        (modelled(steps=[{"from": "src", "to": "src", "says": "Itself."}]), "step 1"),
        (modelled(steps=[{"from": "src", "to": "zz", "says": "Who?"}]), "step 1"),
        (modelled(steps=[{"same": ["src", "port"], "collapse": True, "says": "Two."}]), "step 1"),
    ],
)
def test_what_cannot_be_used_is_named(tiny, entry, field):
    root = put(tiny, entry)
    with pytest.raises(DataError) as raised:
        load_unit("01-tiny", Kit(root))
    assert field in str(raised.value)


# ---------------------------------------------------------------- answers
def test_an_answer_keeps_what_the_item_has_in_its_order():
    given_ = {
        "edges": [["b", "c"], ["a", "b"], ["a", "b"], ["a", "a"], ["a", "z"], ["a"], "ab", None],
        "ties": [["b", "a"], ["a", "b"], ["c", "c"]],
        "one": [["c", "b"]],
        "more": 1,
    }
    assert clean(SHOWN, given_) == answer("a>b b>c", "a>b", "b>c")
    assert clean(SHOWN, answer("a>b", "a>b", "a>b")) == answer("a>b", "", "a>b")
    assert clean(SHOWN, {"edges": pairs("b>a")}) == answer("b>a")


@pytest.mark.parametrize(
    "blank", [None, {}, [], "a>b", 3, {"edges": None}, {"edges": {"a": "b"}}, answer("z>a")]
)
def test_what_says_nothing_is_a_blank(blank):
    assert clean(SHOWN, blank) is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(["a", "b", "z", ""]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=8,
)


@given(edges=JSON, ties=JSON, one=JSON)
def test_whatever_stands_in_a_file_gives_an_answer_or_none(edges, ties, one):
    made = kind.clean(SHOWN, {"edges": edges, "ties": ties, "one": one})
    if made is not None:
        assert set(made) == {"edges", "ties", "one"}
        assert kind.clean(SHOWN, made) == made


@pytest.mark.parametrize(
    ("given_", "kept"),
    [(1, 1), (4, 4), (99, 4), (0, None), (-1, None), (True, None), (2.0, None), ("2", None)],
)
def test_of_a_modelled_chain_the_answer_is_how_far_one_went(tiny, given_, kept):
    shown, _ = loaded(put(tiny, modelled()))
    assert clean(shown, given_) == kept
