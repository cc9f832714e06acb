"""The gallery has every kind of question in every state, and every figure."""

from __future__ import annotations

import json
import re

import pytest

from whosays.authoring import gallery, gallery_figures
from whosays.questions import registry
from whosays.widgets.question import Question

WAYS = {"bar", "start"}


@pytest.fixture(scope="module")
def everything():
    return list(gallery.cards())


@pytest.fixture(scope="module")
def drawn():
    """Draw every figure, once for all."""
    return list(gallery_figures.figures())


@pytest.fixture
def cards(everything):
    """Give the questions."""
    return [card for card in everything if card.kind not in WAYS]


def test_the_bar_and_the_start_page_stand_at_the_beginning_half_way_and_at_the_end(everything):
    told = {
        (card.kind, card.state): sum(row["answered"] for row in card.widget.rows)
        for card in everything
        if card.kind in WAYS
    }
    assert len(told) == 6
    for kind in WAYS:
        assert 0 == told[kind, "new"] < told[kind, "half"] < told[kind, "done"]


def test_the_start_page_says_what_comes_next_as_long_as_something_does(everything):
    steps = {
        card.state: [row["next"] for row in card.widget.rows if row.get("next")]
        for card in everything
        if card.kind == "start"
    }
    assert {state: [step["begun"] for step in all_] for state, all_ in steps.items()} == {
        "new": [False], "half": [True], "done": [],
    }  # fmt: skip


def test_every_kind_stands_in_every_state(cards):
    assert {card.kind for card in cards} == set(registry.names())
    assert len(cards) == len(gallery.STATES) * len(registry.names())


def test_a_state_is_what_it_is_called(cards):
    for card in cards:
        given = card.widget.marks if card.kind == "mark" else card.widget.answer
        assert bool(given) is (card.state != "new"), (card.kind, card.state)
        told = bool(card.widget.feedback.get("headline"))
        assert told is (card.state in {"amiss", "right", "stale"}), (card.kind, card.state)
        if isinstance(card.widget, Question):
            if card.state == "stale":
                assert card.kind == "text" or card.widget.checked != card.widget.answer
            if card.state in {"amiss", "right"}:
                assert card.widget.checked == card.widget.answer, card.kind
        if card.state == "unsaved":
            assert card.widget.status["state"] == "unsaved"


def test_right_and_amiss_are_told_apart(cards):
    states = {(card.kind, card.state): card.widget.feedback.get("state") for card in cards}
    for kind in set(registry.names()) - {"text", "mark"}:
        assert states[kind, "right"] == "right", kind
        assert states[kind, "amiss"] != "right", kind


def test_the_page_needs_no_other_file_and_nothing_ends_its_script(tmp_path, drawn, monkeypatch):
    monkeypatch.setattr(gallery, "figures", lambda _: drawn)
    place = gallery.write(tmp_path / "out")
    page = place.read_text(encoding="utf-8")
    assert not re.search(r'(?:src|href)="(?:https?:|//|\.)', page)
    data = page.split('<script type="application/json" id="cards">')[1].split("</script>")[0]
    held = json.loads(data)
    assert all(html in page for _, html in drawn)
    assert {card["bundle"] for card in held["cards"]} == set(held["bundles"])
