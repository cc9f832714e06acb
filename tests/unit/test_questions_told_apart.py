"""Two ratings that count together."""

from __future__ import annotations

import pytest
from _records import as_key

from whosays.answers.session import Sheet, current
from whosays.core.errors import DataError
from whosays.core.kit import HERE
from whosays.questions.grading import grade
from whosays.questions.items import load_unit, unit_files
from whosays.questions.keys import load_keys
from whosays.questions.told_apart import APART, Beside, beside, held
from whosays.widgets import bind

SHOWN = {"id": "x", "kind": "rate", "low": "0", "high": "100"}
WELL = as_key("rate", {"band": [70, 100], "beside": "y"})
AGAINST = Beside("y", "1.8", lower=True)


def read(mine, other, key=WELL, against=AGAINST):
    return held(grade(SHOWN, key, mine), key, against, mine, other)


def test_a_rating_alone_is_noted_and_earns_nothing_yet():
    found = read(80, None)
    assert (found.state, found.score) == ("noted", 0)
    assert "1.8" in found.headline


@pytest.mark.parametrize(("mine", "other", "state"), [(80, 20, "right"), (40, 20, "open")])
def test_told_apart_is_what_counts_and_a_number_off_our_reading_costs_nothing(mine, other, state):
    found = read(mine, other)
    assert (found.state, found.score) == (state, 1)
    assert "20" in found.headline


@pytest.mark.parametrize("other", [40, 50, 40 - APART + 1])
def test_the_same_number_twice_is_held_back_with_a_question(other):
    found = read(40, other)
    assert (found.state, found.score) == ("not_yet", 0)
    assert "70 to 100" not in found.headline  # our reading is for a second look
    assert any("70 to 100" in note for note in found.notes)


@pytest.mark.parametrize("other", [80, 90, 80 - APART + 1])
def test_a_rating_as_we_read_it_is_not_blamed_for_the_other_one(other):
    """3.11 said “look again” over a number within our reading, since 3.18 was far off."""
    found = read(80, other)
    assert (found.state, found.score) == ("noted", 0)
    assert "70 to 100" in found.headline
    assert f"1.8 you said {other}" in found.headline
    assert read(65, other).state == "not_yet"  # close is not within: both would be noted


def test_of_two_that_are_not_told_apart_one_at_least_is_to_be_looked_at_again():
    """Two that are both as we read them would each send one to the other one."""
    near = []
    for file in unit_files():
        if "-form-" in file.stem:
            continue
        keys = load_keys(file.stem)
        for key in keys.values():
            if (against := beside(file.stem, key, HERE)) is None:
                continue
            low, high = sorted((keys[against.id].band, key.band))
            near += [key.item] if high[0] - low[1] < APART else []
    assert near == []


def test_the_other_side_of_a_pair_is_read_the_other_way_round():
    weak, against = as_key("rate", {"band": [0, 30], "beside": "y"}), Beside("y", "1", lower=False)
    assert read(20, 80, weak, against).score == 1
    assert read(80, 20, weak, against).score == 0


def test_what_is_no_rating_is_left_alone():
    found = grade(SHOWN, WELL, 80)
    assert held(found, WELL, None, 80, 20) is found
    blank = grade(SHOWN, WELL, None)
    assert held(blank, WELL, AGAINST, None, 20) is blank


def test_every_graded_rating_of_a_unit_has_one_that_is_clearly_better_or_worse_supported():
    alone = []
    for file in unit_files():
        if "-form-" in file.stem:
            continue
        for key in load_keys(file.stem).values():
            band = getattr(key, "band", ())
            against = beside(file.stem, key, HERE)
            alone += [key.item] if band and against is None else []
    assert alone == []


def test_whoever_stays_on_the_core_path_meets_both_of_a_pair():
    left = []
    for file in unit_files():
        items = {item.id: item for item in load_unit(file.stem).items}
        for key in load_keys(file.stem).values():
            against = beside(file.stem, key, HERE)
            if against and items[key.item].path == "core" and items[against.id].path != "core":
                left.append(key.item)
    assert left == []


def test_on_the_page_a_rating_is_read_with_the_answer_to_the_other(monkeypatch, tmp_path):
    monkeypatch.setenv("WHOSAYS_ANSWERS", str(tmp_path))
    first, second = bind.BoundQuestion(Sheet("u1-e12")), bind.BoundQuestion(Sheet("u1-e8"))
    assert first.check(80)["state"] == "noted"
    first.keep(80)
    assert second.check(80)["state"] == "not_yet"
    second.keep(80)
    assert second.check(20)["state"] == "right"
    second.keep(20)
    assert first.read(80)["state"] == "right"


@pytest.mark.parametrize(("named", "told"), [("u1-e3", "is no rating"), ("u1-e13", "overlap")])
def test_a_pair_that_cannot_be_told_apart_is_an_error_that_says_so(named, told):
    key = as_key("rate", {"item": "u1-e9", "band": [65, 100], "beside": named})
    with pytest.raises(DataError, match=told):
        beside("01-who-says-so", key, HERE)


def test_the_first_of_a_pair_is_read_anew_once_the_other_one_tells_them_apart(
    monkeypatch, tmp_path
):
    """It went on saying “It counts together with 1.16” under a pair that was told apart."""
    monkeypatch.setenv("WHOSAYS_ANSWERS", str(tmp_path))
    current.cache_clear()
    first, second = bind.ask("u1-e12"), bind.ask("u1-e8")

    def send(widget, kind, answer):
        widget._handle_custom_msg({"type": kind, "view": "v", "seq": 1, "answer": answer}, [])

    send(first, "check", 80)
    assert first.feedback["state"] == "noted"
    send(second, "change", 20)
    assert first.feedback["state"] == "noted"  # nobody has asked how the other one stands
    send(second, "check", 20)
    assert first.feedback["state"] == "right"
    send(first, "change", 30)
    send(second, "check", 15)
    assert first.checked == 80  # what is out of date stays so until it is checked
    current.cache_clear()


def test_a_pair_that_is_not_told_apart_says_the_same_on_the_page_and_when_it_is_opened_anew(
    monkeypatch, tmp_path
):
    monkeypatch.setenv("WHOSAYS_ANSWERS", str(tmp_path))
    current.cache_clear()
    first, second = bind.ask("u1-e12"), bind.ask("u1-e8")
    for widget in (first, second):
        widget._handle_custom_msg({"type": "check", "view": "v", "seq": 1, "answer": 45}, [])
    assert first.feedback["state"] == second.feedback["state"] == "not_yet"
    current.cache_clear()
    assert bind.ask("u1-e12").feedback == first.feedback
    assert bind.ask("u1-e8").feedback == second.feedback
    current.cache_clear()
