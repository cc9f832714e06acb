"""Every part of every question has an answer that does not fit: else it asks nothing."""

from __future__ import annotations

import dataclasses

from whosays.questions import strategies

ASKED = [
    one
    for one in strategies.questions()
    if one.kind != "roots"  # a pile's number says nothing
    and not (one.kind == "rate" and "-form-" in one.unit)  # a form is read by pairs
]


def answers_to(question, row):
    """Give each answer there is to one part, the other parts left blank."""
    if question.kind == "rate":
        return list(range(101))
    if question.kind == "order":
        names = [name for name, _ in question.answers]
        return [names, names[::-1]]
    return [strategies._answer(question, {row: name}) for name, _ in question.answers]


def scores(question, row):
    """Give what each of them earns; a rating counts beside another one, say of 50."""
    beside = 50 if question.against else None
    return {question.score(answer, beside) for answer in answers_to(question, row)}


def unmissable(asked):
    return [(one.id, row) for one in asked for row in one.rows if len(scores(one, row)) == 1]


def test_every_part_can_be_missed():
    assert {one.kind for one in ASKED} >= {
        "desk",
        "deck",
        "match",
        "one",
        "many",
        "rate",
        "compare",
    }
    assert unmissable(ASKED) == []


def test_a_part_that_accepts_all_there_is_is_found():
    desk = next(one for one in ASKED if one.kind == "desk")
    row = desk.rows[0]
    test = {**desk.key.tests[row], "span": None}
    key = dataclasses.replace(
        desk.key,
        tests={**desk.key.tests, row: test},
        accept={row: ("met", "not_met", "cant_tell")},
    )
    assert unmissable([dataclasses.replace(desk, key=key)]) == [(desk.id, row)]
    rating = next(one for one in ASKED if one.kind == "rate")
    assert unmissable([dataclasses.replace(rating, against=None)]) == [(rating.id, "")]
