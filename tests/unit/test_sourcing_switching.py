from __future__ import annotations

import pytest
from _pairs import pair, write

from whosays.core.kit import Kit
from whosays.corpus.pairs import SIDES, load_pair, load_pairs, text_of
from whosays.sourcing import switching
from whosays.sourcing.switching import MOST, coding_of, from_side, name_of, settings

FIELDS = ("paragraph", "source", "source_type", "affiliation", "how_know", "contested")
KIT = load_pairs()


@pytest.fixture
def ferry(tmp_path):
    write(pair(), tmp_path)
    return load_pair("c-ferry", Kit(tmp_path))


def told(records):
    """Give what records say and where, without what a switched text has of its own."""
    return sorted(
        (r.cue.start, r.cue.text, r.statement.start, r.statement.text, *map(str, values))
        for r in records
        for values in [[getattr(r, name) for name in FIELDS]]
    )


def test_settings_run_from_none_to_all():
    assert settings(2) == [(), (0,), (1,), (0, 1)]
    assert settings(0) == [()]
    assert len(settings(MOST)) == 16, "as many texts as one exercise may have"


def test_a_setting_has_a_name_for_plain_data():
    assert [name_of(setting) for setting in ((), (0,), (0, 2))] == ["", "0", "0-2"]


@pytest.mark.parametrize("side", SIDES)
def test_each_side_starts_with_its_own_text_and_ends_with_the_other_s(ferry, side):
    other = SIDES[1 - SIDES.index(side)]
    assert from_side(ferry, side, ()).text == text_of(ferry, side)
    assert from_side(ferry, side, (0, 1)).text == text_of(ferry, other)


def test_one_switch_from_the_second_side_brings_the_words_of_the_first(ferry):
    text = from_side(ferry, "weak", (0,)).text
    assert "was on board" in text
    assert "a source" in text


def test_a_record_is_of_the_end_whose_words_stand(ferry):
    for on, kind in (((), "named_person"), ((1,), "unnamed_person")):
        article = from_side(ferry, "well", on)
        first = coding_of(ferry, article)[0]
        assert (first.source_type, first.article) == (kind, article.id)
        assert article.text[first.cue.start : first.cue.end] == first.cue.text


def test_the_second_of_two_same_cues_stays_the_second(ferry):
    article = from_side(ferry, "well", (0,))
    twice = next(r for r in coding_of(ferry, article) if r.statement.text == "it twice")
    assert article.text[: twice.cue.start].count("said") == 2


def test_a_code_goes_with_the_sentence_it_was_given_for(tmp_path):
    table = pair()
    table["weak"]["attributions"][1].update(how_know="secondhand", nth=1)
    write(table, tmp_path)
    ferry = load_pair("c-ferry", Kit(tmp_path))
    for on, code in (((), "firsthand"), ((0,), "secondhand"), ((0, 1), "secondhand")):
        records = coding_of(ferry, from_side(ferry, "well", on))
        found = [r.how_know for r in records if r.statement.text == "the cafe\u0301 flooded"]
        assert found == [code]


TEXT = "One came. Two came. Three came."


@pytest.mark.parametrize(
    ("low", "high", "whole"),
    [
        (10, 13, ["Two came."]),
        (10, 20, ["Two came."]),  # up to where the next begins
        (9, 13, ["Two came."]),  # from where the one before has ended
        (8, 21, ["One came.", "Two came.", "Three came."]),
        (0, 1, ["One came."]),
        (30, 31, ["Three came."]),
    ],
)
def test_whole_sentences_that_a_stretch_touches(low, high, whole):
    assert switching._around(TEXT, low, high) == whole


@pytest.mark.parametrize(("nth", "at"), [(0, 4), (1, 14), (2, 26), (3, 26), (9, 26)])
def test_words_are_found_where_they_stood_or_where_they_stand_last(nth, at):
    assert switching._place(TEXT, "came", nth) == at
    assert switching._place(TEXT, "went", nth) is None


@pytest.mark.parametrize(
    ("on", "same"), [((), {3}), ((0,), {0, 2}), ((1,), {3})], ids=["none", "its own", "another"]
)
def test_how_much_of_what_is_around_a_record_still_stands(ferry, on, same):
    """All of its paragraph 3, its sentence 2, only its words 0."""
    side = ferry.side("well")
    third = [record for record in side.coding.attributions if record.paragraph == 3]
    article = from_side(ferry, "well", on)
    found = [switching._moved(record, side.article, article) for record in third]
    assert {value for _, value in found} == same
    assert [record.cue.text for record, _ in found] == [record.cue.text for record in third]


def test_a_record_s_sentence_stands_though_a_later_one_of_its_paragraph_is_switched(tmp_path):
    table = pair()
    for name, was in (("well", "was on board"), ("weak", "was at home")):
        old = f"Captain Lo, who {was}, said the cafe\u0301 flooded. Lo said it twice."
        new = f"Captain Lo said the cafe\u0301 flooded. Lo, who {was}, said it twice."
        assert old in table[name]["text"]
        table[name]["text"] = table[name]["text"].replace(old, new)
    write(table, tmp_path)
    ferry = load_pair("c-ferry", Kit(tmp_path))
    side = ferry.side("well")
    article = from_side(ferry, "well", (0,))
    found = {
        record.statement.text: switching._moved(record, side.article, article)[1]
        for record in side.coding.attributions
        if record.paragraph == 3
    }
    assert found == {"the cafe\u0301 flooded": 2, "it twice": 0}


def test_the_first_of_two_same_cues_stays_the_first(tmp_path):
    table = pair()
    for name in SIDES:
        one = table[name]["attributions"][1]
        one.update(cue="said", nth=1)
    write(table, tmp_path)
    ferry = load_pair("c-ferry", Kit(tmp_path))
    article = from_side(ferry, "well", (0,))
    first = [r for r in coding_of(ferry, article) if r.statement.text == "the cafe\u0301 flooded"]
    assert [article.text[: record.cue.start].count("said") for record in first] == [1]


@pytest.mark.parametrize("found", KIT, ids=lambda found: found.id)
@pytest.mark.parametrize("side", SIDES)
def test_at_both_ends_the_coding_is_the_one_by_hand(found, side):
    other = SIDES[1 - SIDES.index(side)]
    last = tuple(range(len(found.switches)))
    for setting, name in (((), side), (last, other)):
        records = coding_of(found, from_side(found, side, setting))
        assert told(records) == told(found.side(name).coding.attributions)


@pytest.mark.parametrize("found", KIT, ids=lambda found: found.id)
def test_between_the_ends_every_record_stands_where_it_says(found):
    for setting in settings(len(found.switches)):
        article = from_side(found, "well", setting)
        records = coding_of(found, article)
        for record in records:
            for span in (record.cue, record.statement):
                assert article.text[span.start : span.end] == span.text
        kept = [len(found.side(name).coding.attributions) for name in SIDES]
        assert min(kept) <= len(records) <= max(kept)


def test_a_student_edition_has_no_coding_and_gives_none(tmp_path):
    table = pair()
    for name in SIDES:
        table[name] = {part: table[name][part] for part in ("headline", "outlet", "text")}
    for name in ("feature", "difference"):
        del table[name]
    write(table, tmp_path)
    ferry = load_pair("c-ferry", Kit(tmp_path))
    assert coding_of(ferry, from_side(ferry, "well", (0,))) == ()
