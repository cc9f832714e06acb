"""Items that ask for a rating: most of what is rated is well supported."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest
from _records import as_item, as_key

from whosays.core.kit import Kit
from whosays.questions.items import load_unit, unit_files
from whosays.questions.keys import load_keys

ROOT = Path(__file__).parents[2]


def bands(units):
    """Give the bands that items of kind rate expect, over all units."""
    return [
        keys[item.id].band
        for items, keys in units
        for item in items
        if item.kind == "rate" and item.id in keys and keys[item.id].band
    ]


def share_well_supported(units):
    """Give the share of bands that lie in the upper half; 0 where there are none."""
    found = bands(units)
    return sum(low >= 50 for low, _ in found) / len(found) if found else 0.0


def kit_units():
    return [
        (load_unit(file.stem, Kit(ROOT)).items, load_keys(file.stem, Kit(ROOT)))
        for file in unit_files(Kit(ROOT))
    ]


def test_most_rated_items_are_well_supported():
    """Who rates everything low must be wrong more often than not."""
    assert share_well_supported(kit_units()) >= 0.6


@pytest.mark.parametrize("band", [[5, 35], [0, 49], [40, 100], [49, 50]])
def test_too_many_weakly_supported_items_would_be_noticed(band):
    units = copy.deepcopy(kit_units())
    extra = len(bands(units)) or 1
    items = [as_item({"id": f"x-{n}", "kind": "rate"}) for n in range(extra)]
    units.append((items, {item.id: as_key("rate", {"band": band}) for item in items}))
    assert share_well_supported(units) < 0.6


def test_guesses_and_other_kinds_are_not_rated():
    units = [
        (
            [as_item({"id": "a", "kind": "rate"}), as_item({"id": "b", "kind": "one"})],
            {"a": as_key("rate", {"prediction": True}), "b": as_key("rate", {"band": [80, 100]})},
        )
    ]
    assert bands(units) == []
    assert share_well_supported(units) == 0


def waits_too_long(items, keys):
    """List ratings that wait for a later one although an earlier, or a nearer one, would do.

    Whoever is on the core path alone is not told of a rating that is for more time.
    """
    rated = [item for item in items if item.kind == "rate" and keys[item.id].band]
    places = {item.id: place for place, item in enumerate(rated)}
    found = []
    for place, item in enumerate(rated):
        key = keys[item.id]
        fits = [
            places[other.id]
            for other in rated
            if (other.path == "core" or item.path == "more")
            and (keys[other.id].band[1] < key.band[0] or keys[other.id].band[0] > key.band[1])
        ]
        there = [n for n in fits if n < place]
        if key.beside and places[key.beside] not in (there or fits[:1]):
            found.append((item.id, key.beside))
    return found


@pytest.mark.parametrize("unit", unit_files(Kit(ROOT)), ids=lambda file: file.stem)
def test_a_rating_is_marked_with_one_that_is_there_already_or_with_the_nearest(unit):
    """5.11 waited for 5.14, while 5.8 had been waiting for it: each spoke of another partner."""
    items, keys = load_unit(unit.stem, Kit(ROOT)).items, load_keys(unit.stem, Kit(ROOT))
    assert waits_too_long(items, keys) == []


@pytest.mark.parametrize(
    ("besides", "paths"),
    [
        (["b", "c", "b"], ["core"] * 3),  # a is there already when b is answered
        (["d", "a", "", "a"], ["core"] * 4),  # b is nearer than d
        (["b", "a"], ["core", "more"]),  # whoever has no time for b never hears of a
    ],
)
def test_a_rating_that_waits_too_long_would_be_noticed(besides, paths):
    names = "abcd"[: len(besides)]
    items = [
        as_item({"id": name, "kind": "rate", "path": path})
        for name, path in zip(names, paths, strict=True)
    ]
    keys = {
        name: as_key("rate", {"band": [0, 30] if n % 2 else [60, 100], "beside": beside})
        for n, (name, beside) in enumerate(zip(names, besides, strict=True))
    }
    assert waits_too_long(items, keys)
