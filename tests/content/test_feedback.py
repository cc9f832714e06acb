"""Feedback says what the passage says, what a rule asks, what the text shows; never a mere no."""

from __future__ import annotations

import copy
import re
import tomllib
from dataclasses import replace

import pytest
from _texts import HERE, ROOT, name_of, plain

from whosays.core.kit import Kit
from whosays.corpus.attributions import load_coding, words_credited
from whosays.questions.items import load_unit, unit_files
from whosays.questions.keys import load_keys
from whosays.questions.options import CANT_TELL

SET = tomllib.loads((HERE / "feedback_rules.toml").read_text(encoding="utf-8"))
LINES = ("says", "rule", "shows")
CHOICES = ("one", "many", "match")
MOST = {
    "reason": 45,
    "discussion": 40,
    "model": 60,
    "option": 45,
}  # words; what is longer is not read


def years():
    """Give the years of each house: those of the newsroom rules, and those of the list."""
    found = {entry["name"]: set(entry["years"]) for entry in SET["house"]}
    rules = tomllib.loads((ROOT / "lessons" / "rules.toml").read_text(encoding="utf-8"))["rule"]
    for rule in rules:
        found.setdefault(rule["house"], set()).add(rule["year"])
    return found


YEARS = years()
UNITS = {
    file.stem: {
        "item": tomllib.loads(file.read_text(encoding="utf-8"))["item"],
        "key": tomllib.loads((ROOT / "solutions" / file.name).read_text(encoding="utf-8"))["key"],
    }
    for file in unit_files(Kit(ROOT))
}


def marked(unit):
    """Give each item with its key, where an answer is held against one."""
    items = {item["id"]: item for item in unit["item"]}
    return [
        (items[key["item"]], key)
        for key in unit["key"]
        if not key.get("prediction") and key["item"] in items
    ]


def silent_options(unit):
    """Find options that a student can choose and be told nothing about."""
    found = []
    for item, key in marked(unit):
        rows = item.get("left", []) if item["kind"] == "match" else item.get("options", [])
        told = {entry["id"] for entry in key.get("option", []) if any(entry.get(n) for n in LINES)}
        found += [(item["id"], row["id"]) for row in rows if row["id"] not in told]
    return found


def silent_keys(unit):
    """Find keys without a reason: who rates or writes gets that instead."""
    return [key["item"] for key in unit["key"] if len(key["reason"].split()) < 4]


def rules_amiss(unit):
    """Find a rule that does not begin with a house and a year in which we have its rules."""
    found = []
    for key in unit["key"]:
        for entry in key.get("option", []):
            match = re.match(r"([^(]+) \(([^)]*)\): \S", entry.get("rule", "X (0): x"))
            house = match[1] if match else ""
            named = {int(year) for year in re.findall(r"\b\d{4}\b", match[2])} if match else set()
            if "rule" in entry and not named & YEARS.get(house, set()):
                found.append((key["item"], entry["id"]))
    return found


def lines(unit):
    """Give every line of feedback of a unit."""
    for key in unit["key"]:
        for entry in key.get("option", []):
            yield from ((key["item"], name, entry[name]) for name in LINES if name in entry)
        for name in ("reason", "discussion"):
            if key.get(name):
                yield key["item"], name, key[name]


def bare_verdicts(unit):
    """Find lines that only judge, in so many words."""
    return [
        (item, name)
        for item, name, words in lines(unit)
        if re.sub(r"[^\w ]", "", plain(words)).casefold().strip() in SET["verdicts_only"]
        or len(words.split()) < 3
    ]


def long_lines(unit):
    """Find a reason, a question for the class, a model or an option's lines that go on and on."""
    found = []
    for key in unit["key"]:
        told = {name: key.get(name, "") for name in ("reason", "discussion", "model")}
        for entry in key.get("option", []):
            told[f"option {entry['id']}"] = " ".join(entry.get(name, "") for name in LINES)
        found += [
            (key["item"], name)
            for name, words in told.items()
            if len(words.split()) > MOST[name.split()[0]]
        ]
    return found


def inside_talk(unit):
    """Find a line that tells a student of our files instead of the text."""
    files = re.compile(r"\b[a-z]+/[a-z]|\.(?:json|toml|py|ipynb|md)\b")
    return [(item, name) for item, name, words in lines(unit) if files.search(words)]


def points_not_given(unit):
    """Find a key that tells somebody they have a point, and accepts nothing besides."""
    said = re.compile(r"\byou have a point\b|\b(?:is|are) accepted\b|\bdrawn or left out\b")
    found = []
    for key in unit["key"]:
        told = [key["reason"], key.get("discussion", "")]
        told += [entry.get(name, "") for entry in key.get("option", []) for name in LINES]
        if said.search(" ".join(told)) and not any(name.startswith("accept") for name in key):
            found.append(key["item"])
    return found


def blunt_words(unit):
    """Find words that feedback on an answer never uses."""
    pattern = re.compile(rf"\b(?:{'|'.join(SET['never'])})\b", re.IGNORECASE)
    return [
        (item, name, word)
        for item, name, words in lines(unit)
        for word in pattern.findall(re.sub("“[^”]*”", " ", words))
    ]


def cant_tell_amiss(unit):
    """Find questions of choice that are not in the list, or not as it says."""
    applies = {entry["item"]: entry["applies"] for entry in SET["cant_tell"] if entry["why"]}
    found = []
    for item, _ in marked(unit):
        if item["kind"] in CHOICES:
            options = item["right"] if item["kind"] == "match" else item["options"]
            has = CANT_TELL in {option["id"] for option in options}
            if applies.get(item["id"]) is not has:
                found.append(item["id"])
    return found


def telling_hints(unit):
    """Find hints that give the answer away: the words of an option that fits."""
    found = []
    for item, key in marked(unit):
        fits = {*key.get("right", []), *key.get("pairs", {}).values()}
        options = [*item.get("options", []), *item.get("right", [])]
        if item["kind"] == "order":
            continue  # every line is part of the answer
        answers = [option["text"].strip("“”. ") for option in options if option["id"] in fits]
        answers += [str(key["band"][0]), str(key["band"][1])] if "band" in key else []
        found += [
            (item["id"], answer)
            for hint in item.get("hints", [])
            for answer in answers
            if re.search(rf"(?<!\w){re.escape(answer)}(?!\w)", hint, re.IGNORECASE)
        ]
    return found


def dangling_answers(unit):
    """Find an answer to a guess that says “it”: nothing that it could mean stands before it."""
    said = re.compile(r"(?:It|That|This|They)\b")
    return [key["item"] for key in unit["key"] if said.match(key.get("was", ""))]


RULES = {
    "silent options": silent_options,
    "silent keys": silent_keys,
    "rules": rules_amiss,
    "bare verdicts": bare_verdicts,
    "long lines": long_lines,
    "points not given": points_not_given,
    "inside talk": inside_talk,
    "blunt words": blunt_words,
    "can't tell": cant_tell_amiss,
    "hints": telling_hints,
    "dangling answers": dangling_answers,
}


def key(unit, item):
    return next(entry for entry in unit["key"] if entry["item"] == item)


def item(unit, name):
    return next(entry for entry in unit["item"] if entry["id"] == name)


def option(name, place, **values):
    return lambda unit: key(unit, name)["option"][place].update(values)


def drop_option(unit):
    del key(unit, "u1-e4")["option"][1]


def empty_option(unit):
    key(unit, "u1-e4")["option"][1] = {"id": "aydinlik", "says": ""}


def drop_row(unit):
    key(unit, "u1-e5")["option"].pop()


def drop_cant_tell(unit):
    item(unit, "u1-e3")["options"].pop()


def add_cant_tell(unit):
    item(unit, "u1-e7")["options"].append({"id": CANT_TELL, "text": "Can’t tell from the text"})


def new_question(unit):
    unit["item"].append({**item(unit, "u1-e3"), "id": "u1-x"})
    unit["key"].append({**key(unit, "u1-e3"), "item": "u1-x"})


def hint(name, words):
    return lambda unit: item(unit, name).update(hints=["Read on.", words])


PLANTS = [
    ("silent options", drop_option),
    ("silent options", empty_option),
    ("silent options", drop_row),
    ("silent keys", lambda unit: key(unit, "u1-e8").update(reason="It is.")),
    ("rules", option("u1-l3", 0, rule="A cue is the words that point to the source.")),
    ("rules", option("u1-l3", 0, rule="Our codebook: a cue is the words that point there.")),
    ("rules", option("u1-l3", 0, rule="AP (1999): say who the source is.")),
    ("rules", option("u1-l3", 0, rule="The Rival (2014): say who the source is.")),
    ("rules", option("u1-l3", 0, rule="")),
    ("bare verdicts", option("u1-l3", 0, shows="Wrong!")),
    ("bare verdicts", option("u1-l3", 0, says="That is right.")),
    ("bare verdicts", lambda unit: key(unit, "u1-e8").update(discussion="Well done!")),
    (
        "inside talk",
        lambda unit: key(unit, "u1-e1").update(reason="See solutions/coding/001.json."),
    ),
    ("points not given", option("u1-l3", 0, shows="If you left that out, you have a point.")),
    ("long lines", lambda unit: key(unit, "u1-e8").update(reason="And so on. " * 16)),
    ("long lines", option("u1-l3", 0, says="one " * 20, shows="two " * 26)),
    ("blunt words", option("u1-l3", 0, shows="This is wrong, for it points to nobody.")),
    ("can't tell", drop_cant_tell),
    ("can't tell", add_cant_tell),
    ("can't tell", new_question),
    ("hints", hint("u1-e4", "Is it Sputnik?")),
    ("hints", hint("u1-l3", "Look at “a source told Sputnik”.")),
    ("hints", hint("u1-e5", "One is by Aydinlik, a Turkish newspaper.")),
    ("hints", hint("u1-e8", "Think of a number above 5.")),
    ("dangling answers", lambda unit: key(unit, "u1-l5").update(was="It was about ten.")),
]


@pytest.mark.parametrize("name", UNITS)
@pytest.mark.parametrize("rule", RULES)
def test_feedback_keeps_the_rule(rule, name):
    assert RULES[rule](UNITS[name]) == []


@pytest.mark.parametrize(("rule", "plant"), PLANTS, ids=name_of)
def test_each_rule_catches_a_planted_breach(rule, plant):
    unit = copy.deepcopy(UNITS["01-who-says-so"])
    plant(unit)
    assert RULES[rule](unit) != []


def test_every_rule_has_its_plant():
    assert {rule for rule, _ in PLANTS} == set(RULES)


def test_the_list_names_questions_that_there_are():
    known = {entry["id"] for unit in UNITS.values() for entry in unit["item"]}
    assert {entry["item"] for entry in SET["cant_tell"]} <= known


@pytest.mark.parametrize("section", ["marking", "spans"])
def test_the_sentences_around_feedback_are_never_just_a_verdict(section):
    file = ROOT / "whosays" / "locale" / "en" / f"{section}.toml"
    words = tomllib.loads(file.read_text(encoding="utf-8"))
    unit = {"key": [{"item": name, "reason": text} for name, text in words.items()]}
    assert blunt_words(unit) == []
    whole = [text for text in words.values() if not text.startswith("{")]
    assert [t for t in whole if t.casefold().strip(".!") in SET["verdicts_only"]] == []


def test_a_verdict_among_those_sentences_would_be_noticed():
    assert blunt_words({"key": [{"item": "x", "reason": "Your answer is wrong."}]}) != []


# A guess at a count, and the question right after it, whose check says the count.
COUNTED_AFTER = {"u4-e3": "u4-e2"}


def test_a_guess_at_a_count_is_answered_by_the_next_question():
    items = [item.id for file in unit_files() for item in load_unit(file.stem).items]
    keys = {name: key for file in unit_files() for name, key in load_keys(file.stem).items()}
    for guess, then in COUNTED_AFTER.items():
        assert items.index(then) == items.index(guess) + 1
        assert keys[then].count
        assert "your guess" in keys[then].reason


def unanswered_guesses(keys, items):
    """List guesses that are only noted: nobody comes back to them, and nothing answers them."""
    again = {item.first for item in items.values()}
    return [
        name
        for name, key in keys.items()
        if key.prediction and items[name].kind in ("one", "rate") and not key.was
        and name not in again | set(COUNTED_AFTER)
    ]  # fmt: skip


def test_a_guess_is_answered_at_once_or_looked_back_on():
    """“Noted. You will come back to it” stood over the very answer."""
    items = {item.id: item for file in unit_files() for item in load_unit(file.stem).items}
    keys = {name: key for file in unit_files() for name, key in load_keys(file.stem).items()}
    assert unanswered_guesses(keys, items) == []
    assert unanswered_guesses({"u2-l2": replace(keys["u2-l2"], was="")}, items) == ["u2-l2"]


def test_a_guess_at_a_share_is_answered_with_the_share_in_the_coding():
    words = words_credited(load_coding("001"))
    unnamed = words["unnamed_person"] + words["unnamed_group"] + words["vague"]
    share = round(100 * unnamed / sum(words.values()))
    assert f"about {share} in a hundred" in load_keys("01-who-says-so")["u1-l5"].was.casefold()
