"""What stands at the head of a card follows from what stands below it.

For every question of the kit, with answers drawn at random.
"""

from __future__ import annotations

import re

import pytest
from _random_answers import answers

from whosays.core.kit import Kit
from whosays.questions.feedback import as_dict
from whosays.questions.grading import grade
from whosays.questions.items import load_unit, public, unit_files
from whosays.questions.keys import load_keys

UNITS = [file.stem for file in unit_files()]
VERDICTS = ("fits", "open", "partly", "not_shown", "fits_not")
COUNTS = {  # what the head says beside the score, and which rows it counts
    "can be discussed": "open",
    "close": "partly",
    "(?:not shown|left open) by the (?:text|card)": "not_shown",
}
EVERY = re.compile(r"\b(every|each|all)\b", re.IGNORECASE)
SCORE = re.compile(r"^(\d+) of (?:your )?(\d+) ")


def asked(unit):
    """Give each graded question of a unit with its key."""
    keys = load_keys(unit)
    for item in load_unit(unit).items:
        if item.id in keys:
            yield public(item, Kit(item_root())), keys[item.id]


def item_root():
    from whosays.core.paths import kit_root  # noqa: PLC0415 - only here

    return kit_root()


def of_state(state, rows):
    """List what the state of a card, its colour and sign, says that its rows do not bear out."""
    short = rows["partly"] + rows["not_shown"] + rows["fits_not"]
    amiss = {
        "right": short or rows["open"],
        "open": short or not rows["open"],
        "not_yet": rows["fits"] + rows["open"],
        "not_shown": rows["fits"] + rows["open"] + rows["fits_not"],
    }
    return [f"“{state}” over {rows}"] if amiss.get(state) else []


def of_head(head, rows):
    """List the numbers at the head of a card that are not those of its rows."""
    found, given = [], sum(rows.values())
    if EVERY.search(head) and rows["fits"] < given:
        found.append("“every” over a row that does not fit")
    if score := SCORE.match(head):
        blank = re.search(r"(\d+) not answered", head)
        wanted = {int(score[1]): rows["fits"], int(score[2]): given + int(blank[1] if blank else 0)}
        found += [
            f"{said} in the head, {there} rows" for said, there in wanted.items() if said != there
        ]
        for words, name in COUNTS.items():
            said = re.search(rf"(\d+) {words}", head)
            if int(said[1] if said else 0) != rows[name]:
                found.append(f"{words}: not {rows[name]}")
    return found


def faults(feedback):
    """List what the head of a card says that its rows do not bear out."""
    rows = [line["verdict"] for line in feedback["options"] if line["chosen"]]
    counted = {name: rows.count(name) for name in VERDICTS}
    state, head = feedback["state"], feedback["headline"]
    found = [*of_state(state, counted), *of_head(head, counted)] if rows else []
    if state == "right" and feedback["score"] != 1:
        found.append(f"green with a score of {feedback['score']}")
    return found


@pytest.mark.parametrize("unit", UNITS)
def test_the_head_of_a_card_says_what_its_rows_say(unit):
    for item, key in asked(unit):
        for answer in answers(item, key):
            feedback = as_dict(grade(item, key, answer))
            assert faults(feedback) == [], (item["id"], answer, feedback["headline"])


@pytest.mark.parametrize("unit", UNITS)
def test_an_answer_as_the_key_has_it_is_right(unit):
    from whosays.authoring.samples import sample  # noqa: PLC0415 - only here

    for item, key in asked(unit):
        if key.prediction or key.open or item["kind"] == "text":
            continue
        feedback = grade(item, key, sample(item, key, amiss=False))
        assert feedback.state in ("right", "noted"), (item["id"], feedback.headline)


def test_marks_are_counted_as_the_reader_shows_them():
    for unit in UNITS:
        for item, key in asked(unit):
            if item["kind"] != "mark":
                continue
            for answer in answers(item, key):
                found = grade(item, key, answer)
                outcomes = [record["outcome"] for record in found.more["records"]]
                fits = int(SCORE.match(found.headline)[1])
                assert fits == outcomes.count("found"), found.headline
                missed = re.search(r"(\d+) missed", found.headline)
                assert (int(missed[1]) if missed else 0) == outcomes.count("missed")
