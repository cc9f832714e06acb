"""Heat maps: counted by hand on a text of a few words."""

from __future__ import annotations

import pytest

from whosays.classroom import heat
from whosays.corpus.articles import load_article
from whosays.corpus.attributions import load_coding
from whosays.sourcing.alpha import alpha

ARTICLE = load_article("001")
RECORDS = load_coding("001").attributions[:2]
FIRST, SECOND = RECORDS[0].cue, RECORDS[1].cue


def mark(span, code="unnamed_person", wide=0):
    return {"id": "m", "start": span.start - wide, "end": span.end, "code": code}


def of(*answers):
    return heat.heat(ARTICLE, RECORDS, list(answers))


def test_of_fewer_than_eight_nothing_is_given():
    found = of(*[[mark(FIRST)]] * 7)
    assert found == heat.Heat(7)


def test_places_are_counted_by_what_the_class_called_them():
    """Six say unnamed, three vague, one marks only the second place."""
    found = of(*[[mark(FIRST)]] * 6, *[[mark(FIRST, "vague")]] * 3, [mark(SECOND, "named_person")])
    first, second = found.places
    assert first.codes == {"unnamed_person": 6, "vague": 3, "": 1}
    assert second.codes == {"": 9, "named_person": 1}
    assert first.spread == pytest.approx(1.2955, abs=1e-4)  # 6/10, 3/10, 1/10
    assert second.spread == pytest.approx(0.4690, abs=1e-4)
    assert [place.record.id for place in found.disputed()] == [r.id for r in RECORDS]
    given = [["unnamed_person"] * 6 + ["vague"] * 3 + [""], [""] * 9 + ["named_person"]]
    assert found.alpha == alpha(given)


def test_on_each_kind_the_class_is_held_against_itself_by_numbers_that_are_told_anyway():
    """Six of fifteen say so at the first place, nobody at the second: 1 - 0.2571/0.3310."""
    found = of(*[[mark(FIRST)]] * 9, *[[mark(FIRST, "vague")]] * 6)
    (code,) = found.by_code()[:1]
    assert code.code == RECORDS[0].source_type
    assert code.alpha == pytest.approx(0.2232, abs=1e-4)
    # Eight say it and one does not: neither number is told, so that place says nothing here.
    assert of(*[[mark(FIRST)]] * 8, [mark(FIRST, "vague")]).by_code()[0].alpha is None


def test_numbers_of_few_are_not_told():
    found = of(*[[mark(FIRST)]] * 8, [mark(FIRST, "vague")])
    assert found.places[0].shown == {"unnamed_person": None, "vague": None}


def test_of_two_marks_the_one_that_shares_more_counts():
    near = {"id": "n", "start": FIRST.start, "end": FIRST.start + 1, "code": "vague"}
    found = of(*[[near, mark(FIRST)]] * 8)
    assert found.places[0].codes == {"unnamed_person": 8}


def test_a_stretch_is_as_strong_as_the_share_that_marked_it_and_four_draw_none():
    alone = {"id": "x", "start": 0, "end": 3, "code": "vague"}
    found = of(*[[mark(FIRST)]] * 6, *[[mark(FIRST), alone]] * 4)
    assert found.stretches == ((FIRST.start, FIRST.end, 4),)
    found = of(*[[mark(FIRST)]] * 5, *[[mark(SECOND), mark(FIRST, wide=3)]] * 5)
    assert found.stretches[0] == (FIRST.start - 3, FIRST.start, 3)
    assert found.stretches[1] == (FIRST.start, FIRST.end, 4)


def test_nobody_counts_twice_at_one_place():
    found = of(*[[mark(FIRST), mark(FIRST, "vague")]] * 4, *[[mark(SECOND)]] * 4)
    assert found.stretches == ()


def test_a_class_of_one_mind_disputes_nothing():
    assert of(*[[mark(FIRST), mark(SECOND)]] * 8).disputed() == []


def test_each_kind_of_the_coding_is_held_against_what_the_class_called_it():
    """The first place is vague, the second one unnamed person; ten marked.

    At the first, six say one unnamed person and four (too few to be told) vague: its number is not
    told, nor that of the six, from which it could be worked out. At the second, five say unnamed
    person and five nothing.
    """
    wrong = [mark(FIRST), mark(SECOND)]
    found = of(*[wrong] * 5, [mark(FIRST)], *[[mark(FIRST, "vague")]] * 4)
    vague, unnamed = found.by_code()
    assert (vague.code, vague.places, vague.told) == ("vague", 1, 0)
    assert unnamed == heat.Code("unnamed_person", 1, 1, 0.5, "", 5, 0.0)


def test_what_the_class_says_instead_is_counted_over_all_places_of_a_kind():
    records = [RECORDS[1], load_coding("001").attributions[2]]
    both = [mark(records[0].cue, "vague"), mark(records[1].cue, "vague")]
    found = heat.heat(ARTICLE, records, [both] * 8 + [[mark(records[0].cue)]] * 8)
    # Of 32, eight the same; vague sixteen times, no mark eight times.
    (code,) = found.by_code()
    assert code == heat.Code("unnamed_person", 2, 2, 0.25, "vague", 16, code.alpha)
    assert code.alpha == pytest.approx(0.3111, abs=1e-4)  # 1 - 0.2667/0.3871
