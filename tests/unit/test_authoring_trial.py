"""One mutant after the other: what is tried, with which tests, in a fork that may be ended."""

from __future__ import annotations

import os

import pytest

from whosays.authoring import trial
from whosays.authoring.mutants import mutants

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="nothing can be forked")
SOURCE = "def f(a, b):\n    return a < b\nx = 3"
MADE = mutants(SOURCE)
NAMED = trial.named(MADE, SOURCE)


def test_a_fork_says_what_it_has_to_say_and_how_it_ended():
    assert trial.forked(lambda: b"a" * 200_000) == (0, b"a" * 200_000)
    status, said = trial.forked(lambda: {}["nothing"])
    assert (status != 0, said) == (True, b"")


def test_a_fork_that_does_not_end_is_ended():
    reads, writes = os.pipe()  # nobody writes
    assert trial.forked(lambda: os.read(reads, 1), 0.01) == (trial._LOST, b"")
    os.close(reads)
    os.close(writes)


def test_quick_tests_that_come_through_a_function_come_first():
    plain = [trial._Plain(["f"], 3.0), trial._Plain(["g"], 0.1), trial._Plain(["f", "g"], 0.2)]
    assert trial._chosen("f", ["slow", "other", "quick"], plain) == ["quick", "slow"]
    assert trial._chosen("h", ["slow", "other", "quick"], plain) == ["other", "quick", "slow"]
    seen = {name: trial._seen(name, plain) for name in ("f", "h", "", "Record", "a._Own", "Own.h")}
    assert [name for name, there in seen.items() if not there] == ["h", "Own.h"]


def test_what_is_excused_is_not_tried_and_of_the_rest_as_many_as_are_wanted():
    every = trial.Wanted(set()).of(NAMED)
    assert every == list(range(len(MADE)))
    kept = {NAMED[-1]}
    assert trial.Wanted(kept).of(NAMED) == every[:-1]
    some = trial.Wanted(set(), 2).of(NAMED)
    assert some == trial.Wanted(set(), 2).of(NAMED)
    assert len(some) == 2
    assert trial.Wanted(set(), len(MADE)).of(NAMED) == every
    assert trial.Wanted(kept, 2, [3, 1]).of(NAMED) == [3, 1]
