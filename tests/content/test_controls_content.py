"""What each control pair must keep to.

Each rule is a function that gives the list of its breaches for one pair as plain data. The
tests hold the kit's pairs to it, and hold the rule to planted breaches in a copy of one.
"""

from __future__ import annotations

import copy
import re
import tomllib
from pathlib import Path

import pytest
from _control_tables import IDS, RAW, ROOT, contradicted, index, whole

from whosays.core.i18n import text
from whosays.core.kit import Kit
from whosays.corpus.codebook import NAMED
from whosays.corpus.pairs import LETTERS, SIDES, side_of_letter
from whosays.questions.passages import OurSide, passage
from whosays.sourcing.pair_coding import load_pairs

VERDICTS = tomllib.loads((Path(__file__).parent / "verdict_words.toml").read_text("utf-8"))
PAIRS = load_pairs(Kit(ROOT))


def spans(pair):
    """Find cues and statements that do not stand once in their paragraph, or cut a word."""
    found = []
    for name in SIDES:
        paragraphs = whole(pair[name]).split("\n\n")
        for entry in pair[name]["attributions"]:
            para = paragraphs[entry["paragraph"] - 1]
            for part in ("cue", "statement"):
                words = entry[part]
                places = len(re.findall(rf"(?<!\w){re.escape(words)}(?!\w)", para))
                nth = entry.get("nth", 0) if part == "cue" else 0
                if places != 1 and not 1 <= nth <= places:
                    found.append((name, part, words))
    return found


def more_than_switches(pair):
    """Throw the switches one by one, and back again, and see whether the texts meet."""
    there, back = whole(pair["well"]), whole(pair["weak"])
    found = []
    for switch in pair["switches"]:
        if there.count(switch["from"]) != 1 or back.count(switch["to"]) != 1:
            found.append(switch["label"])
        there = there.replace(switch["from"], switch["to"])
        back = back.replace(switch["to"], switch["from"])
    if (there, back) != (whole(pair["weak"]), whole(pair["well"])):
        found.append("the texts differ beyond the switches")
    if pair["well"]["outlet"] != pair["weak"]["outlet"]:
        found.append("the outlets differ")
    return found


def lengths(pair):
    well, weak = (len(pair[name]["text"].split()) for name in SIDES)
    return [(well, weak)] if abs(well - weak) > 0.15 * max(well, weak) else []


def sides_swapped(pair):
    """Find a text that is not labelled as its place says, or that has more behind it."""
    found = [name for name in SIDES if pair[name]["support"] != name]
    if pair["weak"]["roots"][0] > pair["well"]["roots"][0]:
        found.append("more roots behind the weaker text")
    return found


def unlabelled(pair):
    return [] if pair["note"].startswith(text("question.ours")) else [pair["note"]]


def own_texts(pair):
    yield from (pair[f] for f in ("title_of_pair", "topic", "flag_note", "claim", "difference"))
    yield from (switch["label"] for switch in pair["switches"])
    for name in SIDES:
        yield from (pair[name][part] for part in ("why", "roots_why"))
        yield from (entry["note"] for entry in pair[name]["attributions"])


def verdicts(pair):
    pattern = r"\b(?:(?:{})|(?:{})\w*)\b".format(
        "|".join(VERDICTS["words"]), "|".join(VERDICTS["stems"])
    )
    found = []
    quoted = "|".join(f"{left}[^{right}]*{right}" for left, right in VERDICTS["quotation_marks"])
    for words in own_texts(pair):
        found += re.findall(pattern, re.sub(quoted, " ", words), re.IGNORECASE)
    return found


def names_amiss(pair):
    """Find a named kind of source without a name, and a name where nobody is in sight."""
    found = []
    for entry in (e for name in SIDES for e in pair[name]["attributions"]):
        kind, source = entry["source_type"], entry["source"]
        if (kind in NAMED and not source) or (kind == "vague" and source):
            found.append(entry["cue"])
    return found


PAIR_RULES = {
    "spans": spans,
    "more than switches": more_than_switches,
    "lengths": lengths,
    "sides": sides_swapped,
    "not labelled": unlabelled,
    "verdict words": verdicts,
    "names": names_amiss,
    "rules by hand": contradicted,
}


def set_in(*path_and_value):
    *path, last, value = path_and_value

    def plant(pair):
        spot = pair
        for step in path:
            spot = spot[step]
        spot[last] = value(spot[last]) if callable(value) else value

    return plant


EGGS = index("c-egg-smell")
FIRST_OF_EGGS = ("well", "attributions", 0)
PLANTS = [
    ("spans", set_in(*FIRST_OF_EGGS, "cue", str.upper)),
    ("spans", set_in(*FIRST_OF_EGGS, "cue", lambda words: words[:-1])),
    ("spans", set_in("weak", "attributions", 0, "statement", "the")),
    ("spans", set_in(*FIRST_OF_EGGS, "paragraph", 2)),
    ("more than switches", set_in("weak", "text", lambda words: words + " It rained.")),
    ("more than switches", set_in("weak", "headline", "Panic in Saint-Orvain")),
    ("more than switches", set_in("weak", "outlet", "The Rival")),
    ("more than switches", set_in("switches", 0, "to", lambda words: words + " Alas.")),
    ("more than switches", set_in("switches", 0, "from", "the")),
    ("lengths", set_in("weak", "text", lambda words: words + " And so on." * 12)),
    ("lengths", set_in("well", "text", lambda words: words + " And so on." * 8)),
    ("sides", set_in("well", "support", "weak")),
    ("sides", set_in("weak", "roots", [3, 3])),
    ("not labelled", set_in("note", "A text about a smell.")),
    ("verdict words", set_in("well", "why", "This is true.")),
    ("verdict words", set_in("difference", "One of them is “fine”, the other is propagandistic.")),
    ("verdict words", set_in("weak", "attributions", 0, "note", "Fake.")),
    ("names", set_in("well", "attributions", 1, "source", "")),
    ("names", set_in(*FIRST_OF_EGGS, "source_type", "vague")),
    ("rules by hand", set_in("well", "rules", 1, "answer", "not_met")),
    ("rules by hand", set_in("weak", "rules", 1, "answer", "met")),
    ("rules by hand", set_in("weak", "rules", 1, "answer", "cant_tell")),
]


@pytest.mark.parametrize("pair", RAW, ids=IDS)
@pytest.mark.parametrize("name", PAIR_RULES)
def test_a_pair_is_as_it_should_be(name, pair):
    assert PAIR_RULES[name](pair) == []


@pytest.mark.parametrize(
    ("name", "plant"), PLANTS, ids=lambda value: getattr(value, "__name__", str(value))[:20]
)
def test_each_of_these_tests_catches_a_planted_breach(name, plant):
    pair = copy.deepcopy(RAW[EGGS])
    plant(pair)
    assert PAIR_RULES[name](pair) != []


def test_every_rule_for_one_pair_has_its_plant():
    assert {name for name, _ in PLANTS} == set(PAIR_RULES)


def test_a_verdict_word_in_a_quotation_is_somebody_else_s():
    pair = copy.deepcopy(RAW[EGGS])
    pair["well"]["why"] = "She said: “This is a lie.”"
    assert verdicts(pair) == []


# --------------------------------------------------------------------- labelled as ours
@pytest.mark.parametrize("pair", PAIRS, ids=IDS)
@pytest.mark.parametrize("letter", LETTERS)
def test_a_student_is_told_that_the_text_is_ours(pair, letter):
    shown = passage(OurSide(control=pair.id, side=letter), Kit(ROOT))
    name = side_of_letter(pair.id, letter)
    assert shown["ours"] is True
    assert shown["text"] == pair.side(name).article.text
    assert shown["label"] == text("items.ours", outlet=pair.side(name).outlet)
    assert pair.side(name).article.info.note == pair.note
