from __future__ import annotations

from whosays.questions.kinds.chain.between import between


def edges(words):
    return [tuple(step.split(">")) for step in words.split()]


def test_between_all_hands_every_step_stands_for_itself():
    steps = edges("a>b b>c x>c a>c")
    assert sorted(between(steps, "abcx")) == sorted((step,) for step in steps)


def test_the_way_leads_past_hands_that_are_left_out():
    assert between(edges("a>b b>c"), "ac") == [(("a", "b"), ("b", "c"))]
    assert between(edges("a>b b>c c>d"), "ad") == [(("a", "b"), ("b", "c"), ("c", "d"))]


def test_the_nearest_way_stands_for_two():
    assert between(edges("a>b b>c x>c a>c"), "ac") == [(("a", "c"),)]


def test_a_circle_is_walked_once_and_leads_no_hand_to_itself():
    assert between(edges("a>b b>a"), "a") == []
    assert between(edges("a>b b>c c>b b>d"), "ad") == [(("a", "b"), ("b", "d"))]


def test_a_way_ends_at_the_first_hand_that_is_known():
    assert between(edges("a>b b>c"), "abc") == [(("a", "b"),), (("b", "c"),)]
