from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from whosays.core.errors import KitError
from whosays.core.kit import Kit
from whosays.figures.number_drift import WORD, pick, plate, where

ROOT = Path(__file__).parents[2]
NUMBERS = pick(kit=Kit(ROOT))


def test_the_five_numbers_are_followed():
    assert [number.id for number in NUMBERS] == ["250", "75", "60", "500", "17,000"]


def test_every_number_drifts_or_gives_way_to_a_word():
    for number in NUMBERS:
        assert len({place.counts for place in number.seen}) > 1
        # Every column of the drawing is used.
        assert {place.counts for place in number.seen} == set(number.counts)


def test_a_number_stands_in_its_words_and_a_word_has_none():
    for number in NUMBERS:
        for place in number.seen:
            assert (number.id in place.words) == (place.counts != WORD), place.words


def test_places_stand_in_order_of_date():
    for number in NUMBERS:
        months = [place.date[:7] for place in number.seen]
        assert months == sorted(months)


def test_only_cards_that_are_certain():
    shown = [place.card for number in NUMBERS for place in number.seen if place.card]
    assert {card.certainty for card in shown} == {"certain"}


def test_table_has_every_place():
    table = plate(NUMBERS).table
    assert len(table.rows) == sum(len(number.seen) for number in NUMBERS)
    assert (
        "60",
        "Feb 2023",
        "article 003, paragraph 2",
        "“at least 60 militants affiliated with ISIS and Al-Qaeda”",
        [*pick("60", Kit(ROOT))[0].counts.values()][-1],
    ) in table.rows


def test_where_there_is_one_number_no_row_says_which():
    one, every = plate(NUMBERS[:1]).table, plate(NUMBERS).table
    assert every.columns[1:] == one.columns
    assert set(one.rows) < {row[1:] for row in every.rows}


def test_only_words_of_an_article_are_quoted():
    for number in NUMBERS:
        for place, row in zip(number.seen, plate([number]).table.rows, strict=True):
            assert row[2].startswith("“") == (place.card is None)
            assert row[1] == where(place)


def test_takeaway_says_what_changed_in_the_order_of_the_texts():
    (number,) = pick("60", Kit(ROOT))
    first, last = number.counts.values()
    assert plate([number]).takeaway == (
        f"What 60 counts, from text to text: first {first}; then {last}."
    )
    told = plate(NUMBERS).takeaway
    assert "first people in Idlib; then drones; then a word, no number." in told
    assert told.count("What ") == len(NUMBERS)


def test_another_reading_of_one_place_changes_everything():
    (number,) = pick("500", Kit(ROOT))
    last = replace(number.seen[-1], counts="room")
    other = plate([replace(number, seen=(*number.seen[:-1], last))])
    before = plate([number])
    assert other.takeaway == ("500 counts the same in every place: places: how many at once.")
    assert "; then men in training." in before.takeaway
    assert other.table.rows != before.table.rows
    assert other.svg != before.svg


def test_alt_tells_each_place():
    told = plate(pick("17,000", Kit(ROOT))).alt
    assert told.count("17,000, ") == 3
    assert "fighters on both sides" in told


def test_a_number_that_is_not_followed_is_told_plainly():
    with pytest.raises(KitError, match=r"“99” is not followed here\. Use one of: 250; 75"):
        pick("99", Kit(ROOT))
