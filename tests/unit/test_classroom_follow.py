"""How far a class is: counted by hand, read again only where something changed."""

from __future__ import annotations

import json

import pytest
from _class import UNIT, sheet
from _handins import put

from whosays.classroom import class_data, follow, intake
from whosays.core.errors import KitError
from whosays.questions import numbering

QUESTIONS = [one.id for one in class_data.items() if one.unit == UNIT]


@pytest.fixture
def place(tmp_path):
    return follow.Place(tmp_path / "in", tmp_path / "out")


def test_who_began_and_how_many_answered(place):
    put(place.answers / "Ada" / f"{UNIT}.json", sheet(UNIT, 1, u1_l2=40, u1_e8=10))
    put(place.answers / "Ben" / f"{UNIT}.json", sheet(UNIT, 2, u1_l2=60))
    put(place.answers / "Cyd" / f"{UNIT}.json", sheet(UNIT, 3))
    found = follow.look(place)
    assert found["students"] == 3
    (unit,) = found["units"]
    assert (unit["id"], unit["began"], unit["done"]) == (UNIT, 2, 0)
    told = {one["number"]: one["answered"] for one in unit["questions"]}
    assert told[numbering.number("u1-l2")] == 2
    assert told[numbering.number("u1-e8")] == 1
    assert sum(told.values()) == 3
    assert len(told) == len(QUESTIONS)
    json.dumps(found)


def test_the_second_look_reads_only_what_changed(place, monkeypatch):
    seen = []
    read = intake.read
    monkeypatch.setattr(intake, "read", lambda raw, known: seen.append(1) or read(raw, known))
    for number, name in enumerate(("Ada", "Ben"), 1):
        put(place.answers / name / f"{UNIT}.json", sheet(UNIT, number, u1_l2=number))
    follow.look(place)
    assert len(seen) == 2
    follow.look(place)
    assert len(seen) == 2
    put(place.answers / "Ben" / f"{UNIT}.json", sheet(UNIT, 2, u1_l2=2, u1_e8=10))
    assert follow.look(place)["units"][0]["questions"] != []
    assert len(seen) == 3


def test_no_name_and_no_answer_is_in_it(place):
    put(place.answers / "Ada" / f"{UNIT}.json", sheet(UNIT, 1, u1_e11="My very own words."))
    told = json.dumps(follow.look(place))
    assert "Ada" not in told
    assert "own words" not in told


def test_nothing_and_no_folder(place):
    with pytest.raises(KitError):
        follow.look(place)
    place.answers.mkdir()
    assert follow.look(place) == {"students": 0, "units": []}
