"""A hand-in file is a backup: its answers come back, and take nothing's place that is newer."""

from __future__ import annotations

import json

import pytest

from whosays.answers import handin_file
from whosays.answers.bring_back import bring_back
from whosays.answers.session import Session
from whosays.core.errors import KitError
from whosays.questions.items import find_item, public

UNIT, ITEM = "01-who-says-so", "u1-e3"


@pytest.fixture
def session(tmp_path, monkeypatch):
    monkeypatch.setenv("WHOSAYS_ANSWERS", str(tmp_path / "answers"))
    return Session()


def handed(items, unit=UNIT):
    table = {"format": 1, "exercise": unit, "kit": "1", "items": items}
    return handin_file.pack({f"{unit}.json": json.dumps(table).encode()})


def record(value, when="2026-01-01T10:00:00+00:00"):
    return {"value": value, "version": 1, "changed": when, "why": "because"}


def value(session):
    return session.store(UNIT).record(ITEM).get("value")


def some():
    """Give two answers that this question can have."""
    return [option["id"] for option in public(find_item(ITEM)[1])["options"]][:2]


def test_an_answer_comes_back_with_its_reason_into_an_empty_browser(session):
    first, _ = some()
    told = bring_back(handed({ITEM: record(first)}), session)
    assert told.startswith("1 answer is here again")
    assert value(session) == first
    assert session.store(UNIT).record(ITEM)["why"] == "because"
    assert "1 answer" in bring_back(handed({ITEM: record(first)}), session)  # and once more


def test_a_newer_answer_that_is_here_stays_and_an_older_one_gives_way(session):
    first, other = some()
    session.store(UNIT).save(ITEM, first)
    bring_back(handed({ITEM: record(other, "2020-01-01T10:00:00+00:00")}), session)
    assert value(session) == first
    bring_back(handed({ITEM: record(other, "2999-01-01T10:00:00+00:00")}), session)
    assert value(session) == other


def test_whoever_follows_is_told(session):
    heard = []
    session.follow("bar", heard.append)
    bring_back(handed({ITEM: record(some()[0])}), session)
    assert heard == [UNIT]


@pytest.mark.parametrize(
    "items",
    [
        {},
        {"u9-e99": record(1)},
        {ITEM: record("no such option")},
        {ITEM: 7},
        {"u2-e1": record("a")},
    ],
)
def test_what_is_no_answer_to_a_question_of_the_kit_changes_nothing(session, items):
    assert "nothing was changed" in bring_back(handed(items), session)
    assert value(session) is None


@pytest.mark.parametrize(
    "raw", [b"", b"PK\x03\x04", handin_file.zipped.pack([("answers/01-a.json", b"{}")]),
            handin_file.pack({"01-a.json": b"{"}), handin_file.pack({"01-a.json": b"[" * 90_000})],
)  # fmt: skip
def test_a_file_that_is_no_hand_in_is_told(session, raw):
    with pytest.raises(KitError, match="no hand-in file of this kit"):
        bring_back(raw, session)


def test_a_file_that_would_fill_the_memory_is_not_opened(session, monkeypatch):
    monkeypatch.setattr("whosays.answers.bring_back.LARGEST", 50)
    with pytest.raises(KitError, match="no hand-in file of this kit"):
        bring_back(handed({ITEM: record("a")}), session)


def test_where_nothing_can_be_saved_the_reason_is_told(session, tmp_path):
    (tmp_path / "answers").write_text("in the way", encoding="utf-8")
    with pytest.raises(KitError):
        bring_back(handed({ITEM: record(some()[0])}), session)
