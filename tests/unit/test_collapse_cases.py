"""The cases that hold the one collapse of Python and the one of the page together.

Each has ``edges`` (from who gave it to who got it), ``same`` (pairs of roots that may be one)
and ``one`` (pairs that are two voices of one body), and what is ``expected``: ``roots``;
``units``, roots that count once for sure; ``groups``, roots that may be one; ``folded``, the
hands folded away; ``circles``; ``least`` and ``most``. All lists of names are sorted. The page
is held to them by ``whosays/widgets/src/collapse.test.js``.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from whosays.questions.kinds.chain.rule import fold, reach

CASES = json.loads(
    (Path(__file__).parents[1] / "cases" / "collapse.json").read_text(encoding="utf-8")
)


def plain(groups):
    return sorted(sorted(group) for group in groups)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_python_collapses_as_the_cases_say(case):
    edges, same, one = ([tuple(pair) for pair in case[key]] for key in ("edges", "same", "one"))
    left = fold(edges, same, one)
    ways = reach(edges)
    circles = [[b for b in ways if b in ways[a] and a in ways[b]] for a in ways if a in ways[a]]
    assert case["expected"] == {
        "roots": sorted(left.roots),
        "units": plain(left.units),
        "groups": plain(left.groups),
        "folded": sorted(left.folded),
        "circles": plain({tuple(sorted(set(c))) for c in circles if len(c) > 1}),
        "least": left.least,
        "most": left.most,
    }


def test_the_cases_hold_every_sort_of_chain():
    found = [case["expected"] for case in CASES]
    assert any(left["circles"] for left in found)
    assert any(left["least"] < left["most"] for left in found)
    assert any(len(unit) > 1 for left in found for unit in left["units"])
    assert len({case["name"] for case in CASES}) == len(CASES) > 50
