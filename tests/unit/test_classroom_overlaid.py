"""Paths and roots of a class, counted by hand; nothing told of few."""

from __future__ import annotations

from whosays.classroom import class_data, overlaid

ASKED = {one.id: one for one in class_data.items()}
PATH = ASKED["u4-e8"]  # soufan > time > a004, and nothing else
CARDS = ASKED["u3-e3"]  # two roots
RIGHT = [["soufan", "time"], ["time", "a004"]]


def drawn(edges, ties=(), one=()):
    return {"edges": edges, "ties": list(ties), "one": list(one)}


def piles(**place):
    return {"piles": place, "ties": [], "names": {}}


def test_arrows_are_counted_the_most_drawn_first():
    answers = [drawn(RIGHT)] * 7 + [drawn([*RIGHT[:1], ["officials", "a004"]])] * 6
    found = overlaid.chain(PATH, answers)
    told = [(one.giver.split()[0], one.count, one.fits) for one in found.arrows]
    assert told == [("Ali", 13, True), ("TIME,", 7, True), ("“law", 6, False)]
    assert found.answered == 13
    assert found.expected == (1, 1)
    # The second path has two: Soufan, whose words went to the magazine, and the officials.
    assert found.roots == {(1, 1): 7, (2, 2): 6}


def test_what_few_drew_has_no_number_and_what_nobody_drew_has_none():
    answers = [drawn(RIGHT[:1])] * 8 + [drawn([["experts", "a004"]])] * 4
    found = overlaid.chain(PATH, answers)
    told = {one.giver.split()[0]: one.count for one in found.arrows}
    assert told == {"Ali": 8, "TIME,": 0, "“counterterrorism": None}


def test_arrows_of_few_stand_in_the_order_of_the_page():
    few = [["a004", "experts"], ["experts", "a004"], ["a004", "officials"]]
    for order in (few, few[::-1]):
        answers = [drawn(RIGHT)] * 9 + [drawn([pair]) for pair in order]
        hidden = [one for one in overlaid.chain(PATH, answers).arrows if one.count is None]
        assert [one.taker.split()[0] for one in hidden] == [
            "“law", "“counterterrorism", "the"
        ]  # fmt: skip


def test_roots_are_counted_and_a_lone_few_hides_another():
    two = piles(obs25="1", obs26="1", sana="2")
    three = piles(obs25="1", obs26="2", sana="3")
    found = overlaid.roots(CARDS, [two] * 7 + [three] * 6)
    assert found.roots == {(2, 2): 7, (3, 3): 6}
    assert found.expected == (2, 2)
    hidden = overlaid.roots(CARDS, [two] * 7 + [three] * 6 + [piles(sana="1")] * 2)
    assert hidden.roots == {(1, 1): None, (2, 2): 7, (3, 3): None}


def test_roots_that_may_be_one_make_a_range():
    tied = {"piles": {"obs25": "1", "sana": "2"}, "ties": [["1", "2"]], "names": {}}
    assert overlaid.roots(CARDS, [tied] * 8).roots == {(1, 2): 8, (2, 2): 0}


def test_of_seven_nothing_is_told():
    assert overlaid.chain(PATH, [drawn(RIGHT)] * 7).roots == {}
    assert overlaid.chain(PATH, [drawn(RIGHT)] * 7).arrows == ()
    assert overlaid.roots(CARDS, [piles(sana="1")] * 7).roots == {}
