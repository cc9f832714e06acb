"""A switch of a newsroom desk changes one thing: one test comes out differently, and no other."""

from __future__ import annotations

import copy

import pytest

from whosays.core.kit import Kit
from whosays.core.paths import kit_root
from whosays.questions.items import load_unit, unit_files
from whosays.questions.keys import load_keys

ROOT = kit_root()
MADE = {
    item.id: load_keys(file.stem, Kit(ROOT))[item.id].settings
    for file in unit_files(Kit(ROOT))
    for item in load_unit(file.stem, Kit(ROOT)).items
    if item.kind == "desk" and item.switches
}


def turned(made):
    """Give the tests that each switch turns by itself."""
    before = made[""]["tests"]
    singles = {name: setting["tests"] for name, setting in made.items() if name.isdigit()}
    return {
        name: sorted(rule for rule in tests if tests[rule]["answer"] != before[rule]["answer"])
        for name, tests in singles.items()
    }


@pytest.mark.parametrize("name", MADE)
def test_each_switch_turns_one_test_of_its_own(name):
    found = turned(MADE[name])
    assert [len(tests) for tests in found.values()] == [1] * len(found)
    assert len({rule for tests in found.values() for rule in tests}) == len(found)


def test_a_switch_that_turns_two_is_found():
    made = copy.deepcopy(MADE["u2-e6"])
    rule = next(rule for rule in made["0"]["tests"] if rule not in turned(made)["0"])
    answer = made[""]["tests"][rule]["answer"]
    made["0"]["tests"][rule]["answer"] = "cant_tell" if answer != "cant_tell" else "met"
    assert len(turned(made)["0"]) == 2
