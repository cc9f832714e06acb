"""What kinds with a list to choose from share: sound lists, keys that fit, known ids."""

from __future__ import annotations

from pathlib import Path

import pytest
from _records import as_item, as_key

from whosays.core.errors import DataError
from whosays.questions import options
from whosays.questions.item import Option

FILE = Path("f.toml")
OPTIONS = [{"id": name, "text": name} for name in ("a", "b", "c")]
ITEM = as_item({"kind": "many", "options": OPTIONS})


def key(**fields):
    return as_key("many", fields)


def told(name, says="Why."):
    return {"id": name, "says": says}


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (["b", "a"], ["b", "a"]), (("a",), ["a"]), (["a", "a", "b"], ["a", "b"]), (["z"], []),
        ([["a"], None, 3, "a"], ["a"]), ("ab", []), ({"a": 1}, []), (None, []),
    ],
)  # fmt: skip
def test_each_known_id_is_kept_once_in_the_order_given(value, kept):
    assert options.chosen(value, ["a", "b", "c"]) == kept


def test_options_have_ids_and_only_some_kinds_have_options():
    assert options.ids(OPTIONS) == ["a", "b", "c"]
    assert options.option_ids(ITEM.options) == ["a", "b", "c"]
    assert options.offered(ITEM) == ITEM.options
    assert options.offered(as_item({"kind": "text"})) == ()
    assert options.CANT_TELL == "cant-tell"


@pytest.mark.parametrize("value", ["", (), None, 0])
def test_what_a_kind_cannot_do_without_is_named(value):
    options.check_needs(ITEM, {"low": "x", "high": ("y",)}, FILE)
    with pytest.raises(DataError) as raised:
        options.check_needs(ITEM, {"low": "x", "high": value}, FILE)
    assert raised.value.field == "item x, high"
    assert "“many” needs it" in str(raised.value)
    assert raised.value.mend == "Add high."


def test_no_two_options_have_one_id():
    twice = (Option(id="a", text="A"), Option(id="a", text="B"))
    options.check_offered(ITEM, {"left": twice[:1], "right": twice[1:]}, FILE)
    with pytest.raises(DataError, match="item x, right"):
        options.check_offered(ITEM, {"left": twice[:1], "right": twice}, FILE)
    with pytest.raises(DataError, match="needs it"):
        options.check_offered(ITEM, {"left": ()}, FILE)


def test_the_first_unknown_id_is_named_beside_those_that_are_known():
    options.check_known(["a", "b"], ["b", "a"], FILE, "right")
    with pytest.raises(DataError) as raised:
        options.check_known(["a", "z", "y"], ["b", "a"], FILE, "right")
    assert raised.value.field == "right"
    assert "“y”" in str(raised.value)
    assert raised.value.mend == "Use one of: a, b."


def test_a_reason_speaks_of_an_option_that_is_there():
    options.check_reasons(key(option=[told("a")]), iter(["a", "b"]), FILE)
    options.check_reasons(key(option=[told("a"), told("b")]), iter(["a", "b"]), FILE)
    with pytest.raises(DataError, match="key x, option"):
        options.check_reasons(key(option=[told("a"), told("z")]), ["a", "b"], FILE)


@pytest.mark.parametrize("fields", [{"prediction": True}, {"open": True}])
def test_what_is_expected_is_said_unless_the_key_says_why_not(fields):
    options.check_expected(key(**fields), ITEM, "right", (), FILE)
    options.check_expected(key(), ITEM, "right", ("a",), FILE)
    with pytest.raises(DataError) as raised:
        options.check_expected(key(), ITEM, "right", (), FILE)
    assert raised.value.field == "key x, right"
    assert raised.value.mend == "Add right, or prediction = true, or open = true."


def test_no_option_is_wrong_without_a_word():
    options.check_told(key(right=["a"], accept=["b"], option=[told("c")]), ITEM, FILE)
    for fields in ({"prediction": True}, {"open": True}):
        options.check_told(key(**fields), ITEM, FILE)
    for left in (
        {"right": ["a"], "accept": ["b"]},
        {"right": ["a"], "accept": ["b"], "option": [told("c", "  ")]},
    ):
        with pytest.raises(DataError, match="key x, option c: the key says nothing"):
            options.check_told(key(**left), ITEM, FILE)
    with pytest.raises(DataError, match="option b"):
        options.check_told(key(right=["a"], option=[told("c")]), ITEM, FILE)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"right": ["a"], "accept": ["z"]}, "key x, accept: “z”"),
        ({"right": ["z"]}, "key x, right: “z”"),
        ({"right": ["a"], "option": [told("z")]}, "key x, option: “z”"),
        ({}, "key x, right"),
        ({"right": ["a"]}, "option b: the key says nothing"),
    ],
)
def test_the_key_of_a_choice_fits_its_item(fields, said):
    options.check_choice(key(right=["a", "b"], option=[told("c")]), ITEM, FILE)
    with pytest.raises(DataError, match=said):
        options.check_choice(key(**fields), ITEM, FILE)


def test_the_key_of_a_list_need_not_speak_of_every_option():
    options.check_list(key(right=["a"]), ITEM, FILE)
    for fields in ({"right": ["z"]}, {"right": ["a"], "option": [told("z")]}, {}):
        with pytest.raises(DataError):
            options.check_list(key(**fields), ITEM, FILE)
