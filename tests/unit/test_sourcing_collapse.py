"""The one collapse: held to the cases of the page, and to the rule said in another way.

Each case has ``edges`` (from who gave it to who got it), ``same`` (pairs of roots that may be
one) and ``one`` (pairs that are two voices of one body), and what is ``expected``: ``roots``;
``units``, roots that count once for sure; ``groups``, roots that may be one; ``folded``, the
hands folded away; ``circles``; ``least`` and ``most``. All lists of names are sorted. The page
is held to them by ``whosays/widgets/src/collapse.test.js``.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.sourcing.collapse import collapse, reach

CASES = json.loads(
    (Path(__file__).parents[1] / "cases" / "collapse.json").read_text(encoding="utf-8")
)


def edges(words):
    return [tuple(step.split(">")) for step in words.split()]


def plain(groups):
    return sorted(sorted(group) for group in groups)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_python_collapses_as_the_cases_say(case):
    left = collapse(*([tuple(pair) for pair in case[key]] for key in ("edges", "same", "one")))
    assert case["expected"] == {
        "roots": list(left.roots),
        "units": plain(left.units),
        "groups": plain(left.groups),
        "folded": sorted(left.folded),
        "circles": plain(left.circles),
        "least": left.least,
        "most": left.most,
    }


def test_the_cases_hold_every_sort_of_chain():
    found = [case["expected"] for case in CASES]
    assert any(left["circles"] for left in found)
    assert any(left["least"] < left["most"] for left in found)
    assert any(len(unit) > 1 for left in found for unit in left["units"])
    assert len({case["name"] for case in CASES}) == len(CASES) > 50


@pytest.mark.parametrize(
    ("steps", "same", "one", "expected"),
    [
        ("", [], [], (0, 0, ())),
        ("a>b b>c", [], [], (1, 1, ("b", "c"))),
        ("a>c b>c", [], [], (2, 2, ("c",))),
        ("a>c b>c", [("a", "b")], [], (1, 2, ("c",))),
        ("a>c b>c", [], [("a", "b")], (1, 1, ("c",))),
        ("a>d b>d c>d", [("a", "b")], [("b", "c")], (1, 2, ("d",))),
        ("a>b b>a b>c", [], [], (1, 1, ("c",))),
        ("a>b b>a", [], [], (1, 1, ())),
        ("x>a a>b b>a", [], [], (1, 1, ("a", "b"))),
        ("a>c b>c", [("a", "c")], [("b", "z")], (2, 2, ("c",))),
    ],
)
def test_what_is_left(steps, same, one, expected):
    left = collapse(edges(steps), same, one)
    assert (left.least, left.most, left.folded) == expected


# ---------------------------------------------------------------- the rule, said in another way
def walk(steps, start):
    """Follow every way from a hand, one step at a time."""
    seen, waiting = set(), [start]
    while waiting:
        at = waiting.pop()
        for source, target in steps:
            if source == at and target not in seen:
                seen.add(target)
                waiting.append(target)
    return seen


def islands(names, ties):
    """Give the parts of a map that bridges make of its islands."""
    parts = []
    for name in names:
        near = {name} | {b for pair in ties for a, b in (pair, pair[::-1]) if a == name}
        near &= set(names)
        parts = [*(p for p in parts if not p & near), near.union(*(p for p in parts if p & near))]
    return plain(parts)


names = st.sampled_from("abcdefgh")
pairs = st.tuples(names, names).filter(lambda pair: pair[0] != pair[1])


@given(st.lists(pairs, max_size=12), st.lists(pairs, max_size=4), st.lists(pairs, max_size=3))
def test_any_chain_collapses_as_one_would_by_hand(steps, same, one):
    left = collapse(steps, same, one)
    ways = {name: walk(steps, name) for pair in steps for name in pair}
    assert reach(steps) == ways
    circle = [(a, b) for a in ways for b in ways if a != b and a in ways[b] and b in ways[a]]
    # A first knower passed it on; and nobody gave it who did not get it from there as well.
    roots = [
        a for a in ways if ways[a] and not any(a in ways[b] and b not in ways[a] for b in ways)
    ]
    assert sorted(left.roots) == sorted(roots)
    assert list(left.units) == sorted(map(tuple, islands(roots, [*circle, *one])))
    assert list(left.groups) == sorted(map(tuple, islands(roots, [*circle, *one, *same])))
    assert sorted([*left.roots, *left.folded]) == sorted(ways)
    assert plain(left.circles) == [part for part in islands(ways, circle) if len(part) > 1]


def test_where_a_claim_can_get_to():
    assert reach(edges("a>b b>c")) == {"a": {"b", "c"}, "b": {"c"}, "c": set()}
