from __future__ import annotations

import shutil

import pytest
from _tiny import UNIT

from whosays.core.errors import DataError, KitError
from whosays.core.kit import Kit
from whosays.core.records import told
from whosays.corpus.attributions import load_coding
from whosays.questions.grading import grade
from whosays.questions.items import load_unit, public, unit_files
from whosays.questions.keys import has_keys, load_key, load_keys, with_keys
from whosays.questions.kinds.desk import kind as desk

# The right answer, where it can be read off the key as it stands.
RIGHT = {
    "one": lambda key: key.right[0],
    "many": lambda key: key.right,
    "order": lambda key: key.right,
    "rate": lambda key: key.band[0],
    "match": lambda key: key.pairs,
    "compare": lambda key: key.pairs,
}


def error(tiny):
    root = tiny.write()
    with pytest.raises(DataError) as caught:
        load_keys(UNIT, Kit(root))
    assert caught.value.file == str(root / "solutions" / f"{UNIT}.toml")
    assert caught.value.mend
    return caught.value


def test_keys_of_every_kind_are_read(tiny):
    keys = load_keys(UNIT, Kit(tiny.write()))
    assert {name: told(key) for name, key in keys.items() if name != "t-mark"} == {
        key["item"]: key for key in tiny.keys["key"] if key["item"] != "t-mark"
    }


def test_a_key_for_marks_takes_the_reference_coding(tiny):
    """Its answers are read against the coding, so it is no mere prediction any more."""
    root = tiny.write()
    key = load_keys(UNIT, Kit(root))["t-mark"]
    assert key.coding == load_coding("t1", Kit(root))
    assert not key.prediction
    (root / "solutions" / "coding" / "t1.json").unlink()
    assert told(load_keys(UNIT, Kit(root))["t-mark"]) == tiny.key("t-mark")


def test_a_student_edition_has_none(tiny):
    root = tiny.write()
    assert has_keys(UNIT, Kit(root)) is True
    (root / "solutions" / f"{UNIT}.toml").unlink()
    assert has_keys(UNIT, Kit(root)) is False
    assert load_keys(UNIT, Kit(root)) == {}


@pytest.mark.parametrize("name", ["t-one", "t-match", "t-mark"])
def test_an_item_without_a_key_is_named(tiny, name):
    tiny.keys["key"].remove(tiny.key(name))
    assert error(tiny).field == f"key {name}"


def test_a_key_without_an_item_is_named(tiny):
    tiny.keys["key"].append({"item": "t-nine", "right": ["a"], "reason": "Because."})
    caught = error(tiny)
    assert caught.field == "key t-nine"
    assert "no such item" in caught.problem


def test_two_keys_for_one_item_are_named(tiny):
    tiny.keys["key"].append(dict(tiny.key("t-one")))
    caught = error(tiny)
    assert caught.field == "key t-one"
    assert "twice" in caught.problem


@pytest.mark.parametrize("field", ["item", "reason"])
def test_a_key_without_a_field_is_named(tiny, field):
    name = "" if field == "item" else "t-one"
    del tiny.key("t-one")[field]
    assert error(tiny).field == f"key {name}, {field}"


@pytest.mark.parametrize(
    ("name", "field", "value", "spot"),
    [
        ("t-one", "right", ["z"], "right"),
        ("t-one", "accept", ["a", "z"], "accept"),
        ("t-one", "right", "a", "right"),
        ("t-one", "right", [["a"]], "right"),
        ("t-one", "option", [{"id": "z", "says": "It."}], "option"),
        ("t-one", "option", [{"id": "a", "colour": "red"}], "option a, colour"),
        ("t-one", "score", 1, "score"),
        ("t-one", "open", "yes", "open"),
        ("t-match", "accept_pairs", {"l1": ["z"]}, "accept_pairs"),
        ("t-match", "accept_pairs", {"l9": ["r1"]}, "accept_pairs"),
        ("t-match", "accept_pairs", {"l1": "r1"}, "accept_pairs, l1"),
        ("t-match", "accept_pairs", {"l1": [["r1"]]}, "accept_pairs, l1"),
        ("t-match", "pairs", {"l1": "r1"}, "pairs"),
        ("t-match", "pairs", {"l1": "r1", "l9": "r1", "l2": "r1"}, "pairs"),
        ("t-match", "pairs", {"l1": "r1", "l2": "l1"}, "pairs"),
        ("t-match", "pairs", {"l1": "r1", "l2": ["r1"]}, "pairs"),
        ("t-match", "pairs", {"l1": "r1", "l2": 2}, "pairs"),
        ("t-match", "option", [{"id": "r1", "says": "It."}], "option"),
        ("t-order", "right", ["a", "b"], "right"),
        ("t-order", "right", ["a", "b", "c", "c"], "right"),
        ("t-rate", "band", [30], "band"),
        ("t-rate", "band", [60, 30], "band"),
        ("t-rate", "band", [-1, 30], "band"),
        ("t-rate", "band", [30, 101], "band"),
        ("t-rate", "band", ["30", "60"], "band"),
        ("t-text", "look_for", [5], "look_for"),
    ],
)
def test_a_key_that_does_not_fit_is_named(tiny, name, field, value, spot):
    tiny.key(name)[field] = value
    assert error(tiny).field == f"key {name}, {spot}"


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("t-one", "right"), ("t-many", "right"), ("t-order", "right"), ("t-match", "pairs"),
        ("t-rate", "band"), ("t-text", "look_for"),
    ],
)  # fmt: skip
def test_a_key_needs_what_its_kind_needs_unless_open_or_a_prediction(tiny, name, field):
    del tiny.key(name)[field]
    caught = error(tiny)
    assert caught.field == f"key {name}, {field}"
    if name == "t-match":
        return
    tiny.key(name)["open"] = True
    assert name in load_keys(UNIT, Kit(tiny.write()))
    del tiny.key(name)["open"]
    tiny.key(name)["prediction"] = True
    assert name in load_keys(UNIT, Kit(tiny.write()))


@pytest.mark.parametrize(("name", "left_out"), [("t-one", "b"), ("t-many", "c")])
@pytest.mark.parametrize("empty", [True, False])
def test_an_option_that_the_key_says_nothing_of_is_refused(tiny, name, left_out, empty):
    """It was marked wrong without a word."""
    told = tiny.key(name)["option"]
    entry = next(entry for entry in told if entry["id"] == left_out)
    if empty:
        entry["says"] = " "
    else:
        told.remove(entry)
    caught = error(tiny)
    assert caught.field == f"key {name}, option {left_out}"
    assert "without a word" in caught.problem


@pytest.mark.parametrize("field", ["accept", "open", "prediction"])
def test_an_option_needs_no_word_where_nothing_is_held_to_be_wrong(tiny, field):
    key = tiny.key("t-many")
    del key["option"]
    key[field] = ["c", "d"] if field == "accept" else True
    assert told(load_keys(UNIT, Kit(tiny.write()))["t-many"]) == key


def test_a_number_for_a_partner_is_no_partner_though_it_looks_like_one(tiny):
    tiny.item("t-match")["right"].append({"id": "2", "text": "Option 2"})
    tiny.key("t-match")["pairs"]["l2"] = 2
    assert "quotation marks" in error(tiny).mend


def test_the_file_s_shape_is_checked(tiny):
    tiny.keys["key"] = {"item": "t-one"}
    assert "[[key]]" in error(tiny).mend


def test_every_key_of_the_kit_finds_its_own_answer_right(kit):
    """What a key expects must be what grading calls right."""
    for file in unit_files(Kit(kit)):
        keys = load_keys(file.stem, Kit(kit))
        for item in load_unit(file.stem, Kit(kit)).items:
            key = keys[item.id]
            if key.prediction or key.open:
                continue
            made = RIGHT.get(item.kind)
            if made:
                assert grade(public(item, Kit(kit)), key, made(key)).state == "right", item.id


def test_each_item_comes_with_its_key_in_the_unit_s_order(tiny):
    kit = Kit(tiny.write())
    found = with_keys(UNIT, kit)
    assert [item.id for item, _ in found] == [item.id for item in load_unit(UNIT, kit).items]
    assert {item.id: key for item, key in found} == load_keys(UNIT, kit)


def test_without_keys_items_come_all_the_same(tiny):
    root = tiny.write()
    shutil.rmtree(root / "solutions")
    assert {key for _, key in with_keys(UNIT, Kit(root))} == {None}


# ------------------------------------------------------------------ one at a time
def test_one_key_is_the_one_among_all():
    whole = load_keys("02-unnamed-sources")
    for name in ("u2-e3", "u2-e6"):
        assert load_key("02-unnamed-sources", name) == whole[name]
    with pytest.raises(KitError, match="u2-none"):
        load_key("02-unnamed-sources", "u2-none")


def test_for_one_key_nothing_is_computed_for_the_others(monkeypatch):
    monkeypatch.setattr(desk, "complete_key", lambda *_: pytest.fail("the desk was worked out"))
    assert load_key("02-unnamed-sources", "u2-e3").right == ("smaller",)


# ------------------------------------------------------------------ an error costs its own
def test_a_wrong_key_costs_its_own_question_only(tiny):
    tiny.key("t-many")["right"] = ["z"]
    del tiny.key("t-rate")["reason"]
    tiny.keys["key"].append({"item": "t-nine", "reason": "Because."})
    root = tiny.write()
    assert told(load_key(UNIT, "t-one", Kit(root))) == tiny.key("t-one")
    for name in ("t-many", "t-rate"):
        with pytest.raises(DataError, match=name):
            load_key(UNIT, name, Kit(root))


def test_a_question_without_a_key_or_with_two_costs_itself_only(tiny):
    tiny.keys["key"].remove(tiny.key("t-many"))
    tiny.keys["key"].append(dict(tiny.key("t-rate")))
    root = tiny.write()
    assert told(load_key(UNIT, "t-one", Kit(root))) == tiny.key("t-one")
    with pytest.raises(DataError, match="no key"):
        load_key(UNIT, "t-many", Kit(root))
    with pytest.raises(DataError, match="twice"):
        load_key(UNIT, "t-rate", Kit(root))


def test_a_student_edition_has_not_one(tiny):
    root = tiny.write()
    (root / "solutions" / f"{UNIT}.toml").unlink()
    assert load_key(UNIT, "t-one", Kit(root)) is None
