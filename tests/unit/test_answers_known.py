from __future__ import annotations

import pytest

from whosays.answers.known import Known, deletions, mark_deletion, newest
from whosays.answers.merge import KEPT, LINE, stamp


def made(value, version=1, changed="2024-09-17T08:00:00+00:00", **more):
    return {"value": value, "version": version, "changed": changed, **more}


EARLY, LATE = "2024-09-17T07:00:00+00:00", "2024-09-17T09:00:00+00:00"


@pytest.mark.parametrize("met", [True, False])
def test_nothing_on_disk_and_the_same_on_disk(met):
    mine = made("a")
    assert newest(mine, None, met=met) == mine
    same = made("a")
    assert newest(mine, same, met=met) is same


def test_what_was_made_from_mine_stands():
    mine = made("a")
    disk = made("b", 2, line=[stamp(mine)])
    assert newest(mine, disk, met=False) is disk


@pytest.mark.parametrize("line", [None, ["x"] * LINE], ids=["an earlier kit", "a long one"])
def test_where_nobody_can_tell_the_higher_number_stands(line):
    disk = made("b", 9, **({"line": line} if line else {}))
    assert newest(made("a"), disk, met=False) is disk


def test_what_i_had_met_or_mine_was_made_from_is_an_older_state():
    old = made("old")
    mine = made("a", 2, line=[stamp(old)])
    assert newest(mine, old, met=False) == mine
    assert newest(made("a", 2), old, met=True) == made("a", 2)


@pytest.mark.parametrize("version", [1, 2, 3])
@pytest.mark.parametrize("changed", [EARLY, LATE])
def test_of_two_that_did_not_know_each_other_both_are_kept(version, changed):
    mine = made("mine", 2, line=["aaaaaa"])
    disk = made("theirs", version, changed, line=["bbbbbb"], earlier=[{"value": "e"}])
    joined = newest(mine, disk, met=False)
    assert joined["value"] == ("theirs" if changed == LATE else "mine")
    values = [entry["value"] for entry in joined["earlier"]]
    assert sorted([joined["value"], *values]) == ["e", "mine", "theirs"]
    assert joined["version"] == max(version, 2) + 1
    assert {stamp(mine), stamp(disk), "aaaaaa", "bbbbbb"} == set(joined["line"])
    assert newest(mine, joined, met=False) is joined, "who knows one of them takes the join"
    assert newest(disk, joined, met=False) is joined


def test_reasons_kept_among_the_earlier_ones_are_no_blank_answer():
    earlier = [{"why": "before"}, {"value": "b"}]
    mine = made("a", 3, EARLY, line=["aaaaaa"], earlier=earlier)
    disk = made(None, 2, LATE, line=["bbbbbb"])
    assert newest(mine, disk, met=False) is not mine, "a blank that this window never had"


def test_a_join_keeps_no_blank_and_not_without_end():
    earlier = [{"value": n} for n in range(KEPT)]
    joined = newest(made("mine", 2, line=[]), made("", 2, LATE, earlier=earlier), met=False)
    assert len(joined["earlier"]) == KEPT
    assert joined["earlier"][-1]["value"] == "mine"
    blank = newest(made("", 2, line=[]), made("theirs", 2, LATE), met=False)
    assert "earlier" not in blank


def test_a_record_is_sound_whatever_a_hand_made_of_it():
    known = Known()
    known.learn({"q": made("a", "x", line=5, earlier=3), "r": "odd", "s": None})
    items, lost = known.mended({"q": made("b", None, line=[1]), "r": "odd"})
    assert lost == {"q"}
    assert items["r"] == "odd"


def test_what_is_known_is_a_copy():
    known, items = Known(), {"q": made(["a"])}
    known.learn(items)
    items["q"]["value"].append("b")
    assert known.mended({})[0]["q"]["value"] == ["a"]


def test_a_deletion_is_forgotten_by_nobody_who_met_it(tmp_path):
    known = Known()
    known.heed(tmp_path)
    known.learn({"q": made("a")})
    known.heed(tmp_path)
    assert known.records, "no deletion yet"
    mark_deletion(tmp_path)
    known.heed(tmp_path)
    assert not known.records
    known.learn({"q": made("b")})
    (tmp_path / ".deleted").unlink()
    known.heed(tmp_path)
    assert known.records, "a mark that is gone is no deletion"
    assert deletions(tmp_path) == frozenset()
