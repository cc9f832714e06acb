from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from whosays.core.dates import say_date
from whosays.core.i18n import section
from whosays.core.kit import Kit
from whosays.figures.timeline import (
    KIND_STYLE,
    SAME_EVENT,
    STORIES,
    Event,
    bracketed,
    events,
    plate,
    replies_before,
    stories,
)
from whosays.sourcing.cards import load_cards
from whosays.sourcing.claims import load_nodes, load_traces

ROOT = Path(__file__).parents[2]
CARDS = load_cards(Kit(ROOT))
TRACES = load_traces(Kit(ROOT))
NODES = load_nodes(Kit(ROOT))
STORY = {name: events(STORIES[name], CARDS, TRACES, NODES) for name in STORIES}
BY_ID = {card.id: card for card in CARDS}


def row(kind, date, name="x"):
    return Event(name, date, kind, f"label of {name}", "somewhere", date)


@pytest.mark.parametrize("name", STORIES)
def test_only_cards_that_are_certain_are_shown(name):
    shown = [BY_ID[event.id] for event in STORY[name] if event.id in BY_ID]
    assert shown
    assert {card.certainty for card in shown} == {"certain"}
    assert "mirror" not in {card.kind for card in shown}


@pytest.mark.parametrize("name", STORIES)
def test_rows_stand_in_order(name):
    places = [event.not_before for event in STORY[name]]
    assert places == sorted(places)
    assert {event.kind for event in STORY[name]} == set(KIND_STYLE) - (
        {"report"} if name == "al_tanf" else set()
    )


def test_every_article_of_a_story_is_there_and_after_what_it_relays():
    order = [event.id for event in STORY["al_tanf"]]
    assert order.index("al-tanf-2022-05-svr") < order.index("a004")
    assert order.index("al-tanf-2023-02-svr") < order.index("a003")
    assert {e.id for e in STORY["idlib"] if e.kind == "article"} == {"a000", "a001", "a002"}


def test_a_hand_and_its_card_are_one_row():
    for node, card in SAME_EVENT.items():
        assert BY_ID[card].date.startswith(NODES[node].date)
        for rows in STORY.values():
            ids = {event.id for event in rows}
            assert not {node, card} <= ids


@pytest.mark.parametrize("name", STORIES)
def test_the_replies_above_an_article_are_those_that_its_bracket_counts(name):
    """Whoever counts the rows counts as the figure does: a reply of the same day stands below."""
    rows = STORY[name]
    for at, row in enumerate(rows):
        if row.kind == "article":
            above = sum(one.kind == "denial" for one in rows[:at])
            assert above == replies_before(rows, row), row.label


def test_without_its_card_the_hand_stands_for_itself():
    fewer = [card for card in CARDS if card.id != "al-tanf-2023-02-svr"]
    ids = [e.id for e in events(STORIES["al_tanf"], fewer, TRACES, NODES)]
    assert "svr-feb-2023" in ids
    assert ids.index("svr-feb-2023") < ids.index("a003")


def test_a_card_that_is_not_certain_drops_out():
    doubted = [replace(c, certainty="check before class") for c in CARDS]
    left = events(STORIES["idlib"], doubted, TRACES, NODES)
    assert not {event.id for event in left} & set(BY_ID)


def test_an_unrelated_card_is_not_shown():
    assert "al-tanf-2024-09-verify-sy" not in {event.id for event in STORY["al_tanf"]}


@pytest.mark.parametrize(
    ("card", "kind"),
    [
        ("denial-2024-09-15-hts", "denial"),
        ("al-tanf-2017-pentagon", "denial"),
        ("syria-2024-12-10-ignatius", "report"),
        ("syria-2024-12-01-kyiv-post", "report"),
        ("syria-2024-09-17-ria-sputnik", "statement"),
        ("al-tanf-2022-05-svr", "statement"),
    ],
)
def test_kinds(card, kind):
    found = {event.id: event.kind for rows in STORY.values() for event in rows}
    assert found[card] == kind


def test_numbers_in_labels_stand_on_the_card():
    for rows in STORY.values():
        for event in rows:
            if event.id in BY_ID:
                for number in re.findall(r"\d+", event.label):
                    assert number in BY_ID[event.id].who, event.id


def test_quoted_words_in_labels_stand_on_the_card():
    for rows in STORY.values():
        for event in rows:
            for words in re.findall("“([^”]*)”", event.label):
                if event.id in BY_ID:
                    assert words.rstrip(".") in BY_ID[event.id].who, event.id


def test_every_label_belongs_to_a_card_or_a_hand():
    known = {name.replace("-", "_") for name in (*BY_ID, *NODES)}
    fixed = (
        "bracket",
        "story",
        "heading",
        "kind",
        "wait",
        "from",
        "caption",
        "column",
        "alt",
        "takeaway",
    )
    keys = [key[5:] for key in section("figures") if key.startswith("time_")]
    assert [key for key in keys if not key.startswith(fixed) and key not in known] == []


def test_only_replies_of_an_earlier_day_count():
    article = row("article", "2024-09-17")
    rows = [
        row("denial", "2024-09-15"), row("denial", "2024-09-17"), row("denial", "2024-10-01"),
        row("statement", "2024-01-01"), article,
    ]  # fmt: skip
    assert replies_before(rows, article) == 1


def test_brackets_go_from_the_first_reply_to_each_article_that_had_one():
    first, second = row("denial", "2024-09-15", "r1"), row("denial", "2024-10-01", "r2")
    early, middle, late = (
        row("article", day, name)
        for day, name in (("2024-09-01", "a"), ("2024-09-17", "b"), ("2024-11-01", "c"))
    )
    rows = [early, first, middle, second, late]
    assert bracketed(rows) == [(first, middle, 1), (first, late, 2)]
    assert bracketed([early]) == []


def test_takeaway_counts_replies_for_each_article():
    told = plate(stories("idlib", kit=Kit(ROOT))).takeaway
    assert "1 before article 001" in told
    assert "3 before article 000" in told
    assert "6 before article 002" in told


def test_table_carries_every_row_of_the_drawing():
    told = stories(kit=Kit(ROOT))
    table = plate(told).table
    assert len(table.rows) == sum(map(len, STORY.values()))
    for (_, date, what, _, source), event in zip(
        table.rows, [e for rows in told.values() for e in rows], strict=True
    ):
        assert (date.replace("\xa0", " "), what) == (say_date(event.date), event.label)
        assert " " not in date, "a date keeps to one line"
        assert source


def test_where_there_is_one_story_no_row_says_which():
    one, both = (plate(stories(*names, kit=Kit(ROOT))).table for names in (("idlib",), ()))
    assert both.columns[1:] == one.columns
    assert set(one.rows) < {row[1:] for row in both.rows}


def test_another_date_changes_table_sentence_and_drawing():
    def told(date):
        rows = sorted(
            [row("denial", date, "d"), row("article", "2024-09-17", "a")],
            key=lambda e: e.not_before,
        )
        return plate({"Story": rows})

    early, late = told("2024-09-01"), told("2024-09-20")
    assert "1 before" in early.takeaway
    assert "0 before" in late.takeaway
    assert early.table.rows != late.table.rows
    assert early.svg != late.svg


def test_a_long_wait_is_written_out():
    long = plate({"S": [row("statement", "2017-12-30"), row("statement", "2022-03-04", "y")]})
    short = plate({"S": [row("statement", "2022-01-30"), row("statement", "2022-03-04", "y")]})
    assert len(long.svg) > len(short.svg)
