from __future__ import annotations

from dataclasses import replace

import pytest
from _records import as_key

from whosays import cli
from whosays.authoring import minutes
from whosays.authoring.minutes import PACE, Minutes, amiss, seconds
from whosays.questions import registry
from whosays.questions.items import load_info, unit_files
from whosays.questions.unit_files import Unit

RATE, MATCH = registry.seconds("rate"), registry.seconds("match")
WORDS = " ".join(["word"] * PACE)


def rate(**fields):
    return {"kind": "rate", "prompt": "", "note": "", "path": "core", **fields}


def test_a_minutes_words_take_a_minute_and_the_task_its_own_time():
    assert seconds(rate(), None, set()) == RATE
    assert seconds(rate(prompt=WORDS), None, set()) == 60 + RATE
    assert seconds(rate(), as_key("rate", {"reason": WORDS}), set()) == 60 + RATE


def test_of_the_options_what_differs_is_read():
    key = as_key("rate", {"reason": "one", "option": [{"id": "a", "says": WORDS}]})
    assert 30 < seconds(rate(), key, set()) - RATE < 32  # the id and the reason are words, too


def test_a_text_is_read_in_full_once():
    seen = set()
    passage = {"passage": {"text": WORDS, "label": "never counted " * 99}}
    assert seconds(rate(**passage), None, seen) == 60 + RATE
    assert seconds(rate(**passage), None, seen) == RATE


def test_an_explanation_and_each_row_take_time():
    rows = [{"id": name, "text": ""} for name in "abc"]
    match = {"kind": "match", "prompt": "", "note": "", "left": rows, "right": rows}
    assert seconds(match, None, set()) == 3 * MATCH
    assert seconds({**match, "explain": WORDS}, None, set()) > 3 * MATCH + 60


def test_what_is_stated_is_held_against_what_is_measured():
    stated = Unit(
        id="u",
        title="U",
        minutes_lesson=10,
        minutes_exercise=30,
        minutes_core=40,
        goals=(),
        needs="",
    )  # fmt: skip
    assert amiss(Minutes("u", 10, 30, 40), stated) == []
    assert amiss(Minutes("u", 13.9, 26.1, 43.9), stated) == []
    assert amiss(Minutes("u", 14.5, 26.5, 45), stated) == ["minutes_lesson", "minutes_core"]
    assert amiss(Minutes("u", 10, 85, 40), replace(stated, minutes_exercise=85)) == ["periods"]
    assert amiss(Minutes("u", 10.5, 30.4, 40), stated) == []
    assert amiss(Minutes("u", 10.5, 30.6, 40), stated) == ["minutes_exercise"]  # more than said
    longer = replace(stated, minutes_core=50)
    assert amiss(Minutes("u", 10, 30, 50), longer) == ["minutes_core"]
    lesson = replace(stated, minutes_core=45)
    assert amiss(Minutes("u", 10, 30, 45), lesson) == []
    assert amiss(Minutes("u", 10, 30, 45.2), lesson) == ["minutes_core"]  # near, and over the bell


@pytest.mark.parametrize("unit", [file.stem for file in unit_files()])
def test_every_unit_keeps_its_minutes(unit):
    assert amiss(minutes.measure(unit), load_info(unit)) == []


def test_the_command_fails_if_a_unit_states_other_minutes(capsys, monkeypatch):
    assert cli.main(["minutes"]) == 0
    monkeypatch.setattr(minutes, "measure", lambda unit, _=None: Minutes(unit, 1, 1, 1))
    assert cli.main(["minutes"]) == 1
    assert "states other minutes" in capsys.readouterr().out
