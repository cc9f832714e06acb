"""Answers made from keys."""

from __future__ import annotations

import pytest

from whosays.authoring import samples
from whosays.core.kit import Kit
from whosays.core.paths import kit_root
from whosays.questions import registry
from whosays.questions.cleaning import clean
from whosays.questions.grading import grade
from whosays.questions.items import load_unit, public, unit_files
from whosays.questions.keys import load_keys


@pytest.mark.parametrize("kind", registry.names())
def test_every_kind_can_be_answered(kind):
    assert hasattr(samples, f"right_{kind}")
    assert hasattr(samples, f"amiss_{kind}")


@pytest.mark.parametrize("unit", [file.stem for file in unit_files()])
def test_answers_are_what_they_are_called(unit):
    keys = load_keys(unit)
    for item in load_unit(unit).items:
        shown, key = public(item, Kit(kit_root())), keys[item.id]
        right = samples.sample(shown, key, amiss=False)
        assert clean(shown, right) is not None, item.id
        if key.prediction or key.open or item.kind == "text":
            continue
        amiss = grade(shown, key, samples.sample(shown, key, amiss=True))
        if not shown.get("modelled"):
            assert amiss.state != "right", item.id
