"""Answers that a hand might give, drawn at random: whatever the page lets one do."""

from __future__ import annotations

import random


def _ids(entries):
    return [entry["id"] for entry in entries]


def _some(rng, names, least=1):
    return rng.sample(names, rng.randint(least, len(names)))


def _table(rng, rows, choices):
    return {row: rng.choice(choices) for row in _some(rng, rows)}


def _ours(item, key, rng):
    """Give the answer that the key holds, so that whole and nearly whole answers come up."""
    from whosays.authoring.samples import sample  # noqa: PLC0415 - only here

    return sample(item, key, amiss=rng.random() < 0.3)


def _chain(rng, item):
    hands = _ids(item["hands"])
    pairs = [[a, b] for a in hands for b in hands if a != b]
    few = lambda most: rng.sample(pairs, rng.randint(0, min(most, len(pairs))))  # noqa: E731
    return {"edges": few(6), "ties": few(2), "one": few(1)}


def _desk(rng, item):
    tests = _ids(item["desk"]["tests"])
    answers = _table(rng, tests, ["met", "not_met", "cant_tell"])
    places = item["desk"]["sentences"]
    words = {name: list(rng.choice(places)) for name in answers if rng.random() < 0.5}
    return {"answers": answers, "words": words, "tried": [], "guesses": {}}


def _deck(rng, item):
    hows, placed = _ids(item["placings"]), {}
    for card in _some(rng, _ids(item["cards"])):
        placed[card] = {"how": rng.choice(hows), "rating": rng.randint(0, 100)}
    return {"first": rng.randint(0, 100), "placed": placed}


def _roots(rng, item):
    most = item.get("piles", 6)
    piles = [str(n + 1) for n in range(rng.randint(1, most))]
    ties = [rng.sample(piles, 2) for _ in range(rng.randint(0, 2)) if len(piles) > 1]
    return {
        "piles": _table(rng, _ids(item["cards"]), [*piles, "aside"]),
        "ties": ties,
        "names": {},
    }


def _mark(rng, item):
    codes = [code["code"] for code in item["codes"]]
    starts = [rng.randrange(item["end"] - 30) for _ in range(rng.randint(1, 12))]
    return [
        {"id": f"r-{n}", "start": at, "end": at + rng.randint(4, 30), "code": rng.choice(codes)}
        for n, at in enumerate(starts)
    ]


MADE = {
    "one": lambda rng, item: rng.choice(_ids(item["options"])),
    "many": lambda rng, item: _some(rng, _ids(item["options"])),
    "order": lambda rng, item: rng.sample(_ids(item["options"]), len(item["options"])),
    "rate": lambda rng, item: rng.randint(0, 100),  # noqa: ARG005 - as the others
    "match": lambda rng, item: _table(rng, _ids(item["left"]), _ids(item["right"])),
    "compare": lambda rng, item: _table(rng, _ids(item["differences"]), _ids(item["losses"])),
    "text": lambda rng, item: " ".join(["word"] * rng.randint(1, 30)),  # noqa: ARG005 - the same
    "chain": _chain,
    "desk": _desk,
    "deck": _deck,
    "roots": _roots,
    "mark": _mark,
}


def answers(item, key, count=12):
    """Give answers to one question: the same at every run.

    Whole and half-right ones come first, then random ones.
    """
    rng = random.Random(item["id"])  # noqa: S311 - nothing to keep secret
    if not (key.prediction or key.open):
        yield from (_ours(item, key, rng) for _ in range(2))
    for _ in range(count):
        yield MADE[item["kind"]](rng, item)
