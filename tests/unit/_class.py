"""A small class to rehearse with: four students on unit 1, as three systems name their files."""

from __future__ import annotations

import json
from functools import cache
from random import Random

from _handins import put

from whosays.classroom import points as points_of

UNIT = "01-who-says-so"
LATER = "02-unnamed-sources"
POINTS = """
marked = 0
open = 0
lesson = 0
[question]
u1-l3 = 1
u1-e3 = 2
u1-e4 = 2
u1-e11 = 1
u2-l3 = 1
"""


def sheet(unit: str, start: int, **values: object) -> bytes:
    """Give an answer file; ``u1_e3="x"`` is the answer to u1-e3, each in a second of its own."""
    items = {
        name.replace("_", "-"): {
            "value": value, "version": 1, "changed": f"2026-09-01T08:{start:02}:{at:02}+00:00",
        }
        for at, (name, value) in enumerate(values.items())
    }  # fmt: skip
    return json.dumps({"format": 1, "exercise": unit, "kit": "1", "items": items}).encode()


@cache
def asked(file):
    return points_of.asked(file)


def right(name, file):
    """Give the expected answer of a choice, and one that does not fit."""
    one = next(one for one in asked(file) if one.id == name)
    fits = [*one.key.right, *one.key.accept]
    wrong = next(option["id"] for option in one.item["options"] if option["id"] not in fits)
    return list(one.key.right), wrong


def rehearsal(tmp_path):
    """Put a class on disk: one right, one wrong, one blank and late, one hostile."""
    points = put(tmp_path / "points.toml", POINTS.encode())
    (r3,), w3 = right("u1-e3", points)
    r4, _ = right("u1-e4", points)
    (rl,), wl = right("u1-l3", points)
    four = r4 if is_list("u1-e4", points) else r4[0]
    place = tmp_path / "in"
    put(
        place / f"adatherese_1001_91_{UNIT}.json",
        sheet(UNIT, 1, u1_l3=rl, u1_e3=r3, u1_e4=four, u1_e11="In my own words."),
    )
    put(place / f"benbakker_LATE_1002_92_{UNIT}.json", sheet(UNIT, 2, u1_l3=wl, u1_e3=w3))
    put(place / f"cyd_1003_93_{UNIT}.json", sheet(UNIT, 3))
    hostile = "=HYPERLINK(1)"
    put(
        place / hostile / f"{UNIT}.json",
        sheet(UNIT, 4, u1_l3=rl, u1_e3={"x": 1}, u1_e11="<script>alert(1)</script>"),
    )
    return points, place


def is_list(name, file):
    one = next(one for one in asked(file) if one.id == name)
    return one.item["kind"] == "many"


def answer(chance, one):
    """Make up an answer to a question: marks near our own, choices more often right than not."""
    kind = one.item["kind"]
    if kind == "mark":
        codes = [code["code"] for code in one.item["codes"]]
        marks = []
        for number, record in enumerate(one.key.coding.attributions):
            if chance.random() < 0.3 + 0.6 * (number % 4) / 4:
                code = record.source_type if chance.random() < 0.7 else chance.choice(codes)
                start = max(record.cue.start - chance.choice((0, 0, 3)), 0)
                marks.append({"id": f"m{number}", "start": start, "end": record.cue.end,
                              "code": code})  # fmt: skip
        return marks
    if kind == "rate":
        return min(100, max(0, round(chance.gauss(45, 20))))
    if kind in ("one", "many"):
        names = [option["id"] for option in one.item["options"]]
        right = list(one.key.right) or names[:1]
        given = right if chance.random() < 0.55 else [chance.choice(names)]
        return given[0] if kind == "one" else given
    return "In my own words: the text does not say who counted." if kind == "text" else None


def crowd(place, count, questions):
    """Put a made-up class on disk, a folder for each student; every third left something out."""
    for number in range(count):
        chance = Random(number)  # noqa: S311 - nothing is kept secret with it
        units = {}
        for at, one in enumerate(questions):
            if number % 3 or at % 5:
                given = answer(chance, one)
                if given is not None:
                    when = f"2026-09-{1 + number % 28:02}T08:{at % 60:02}:{number % 60:02}"
                    units.setdefault(one.unit, {})[one.id] = {
                        "value": given, "version": 1,
                        "changed": f"{when}.{number:06}+00:00",
                    }  # fmt: skip
        for unit, items in units.items():
            table = {"format": 1, "exercise": unit, "kit": "1", "items": items}
            put(place / f"Student {number:05}" / f"{unit}.json", json.dumps(table).encode())
