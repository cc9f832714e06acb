"""The three forms are built alike, give nothing away, and no rule of thumb gets through them.

Each rule is a function that gives the list of its breaches for the forms as plain data. The
tests hold the kit's forms to it, and hold the rule to planted breaches in a copy.
"""

from __future__ import annotations

import copy
import re
import tomllib
from collections import Counter
from difflib import SequenceMatcher
from itertools import combinations, pairwise, product
from statistics import mean

import pytest
from _texts import ARTICLE_IDS, ROOT, name_of, walk

from whosays.core import records as tables
from whosays.core.errors import DataError
from whosays.corpus.article_set import article_set
from whosays.questions.forms import FORMS, MOST, FormText, twin

ENTRIES = ("slot", "text")
TEXTS = 14
COUNTS = 7
# Pfänder and Altay’s reviews ask for a majority of good texts; the kit’s own line is 60 in 100.
LEAST_WELL = 0.6
WORDS = (45, 80)
# With 9 and 5 texts a share can only move in steps of 1/9 and 1/5; so a rule about a cell of
# the design comes no nearer to chance than this without being bent to it.
CELL = (0.4, 0.6)
# A rule about the surface, over all 27 and 15 texts: a coin’s throw has a standard error of
# 0.09 here (Hanley and McNeil 1982), and this is less than two of them.
SURFACE = (0.35, 0.65)
# Two forms whose texts come in an order of chance agree at 7.6 of 14 places.
MOST_ALIKE = 8
CUE = {"russia": r"\bRussian\b", "ukraine": r"\bUkrainian\b", "us": r"\bUS\b"}
# Two words with capitals, also where a third stands before them: a title, then the name.
NAME = re.compile(r"(?=(?<!\w)((?!(?:The|In|As|At|A|An|It|Its|We) )[A-Z][\w’-]+ [A-Z][\w’-]+))")


def read(folder, name):
    return tomllib.loads((ROOT / folder / f"{name}.toml").read_text(encoding="utf-8"))


def kit():
    """Give the forms with their keys and their design, free to be changed by a test."""
    return {
        "items": {form: read("exercises", unit) for form, unit in FORMS.items()},
        "keys": {form: read("solutions", unit)["key"] for form, unit in FORMS.items()},
        "design": {name: read("solutions", "forms")[name] for name in ENTRIES},
        "books": {
            form: (ROOT / "exercises" / f"{unit}.ipynb").read_text(encoding="utf-8")
            for form, unit in FORMS.items()
        },
    }


KIT = kit()


# --------------------------------------------------------------------- looking at the forms
def slots(forms):
    return {entry["slot"]: entry for entry in forms["design"]["slot"]}


def records(forms):
    return {entry["id"]: entry for entry in forms["design"]["text"]}


def rated(forms, form):
    return [item for item in forms["items"][form]["item"] if item["kind"] == "rate"]


def slot_of(name):
    return int(name[3:5])


def order_of(forms, form):
    """Give the slots of a form in the order in which a student meets their texts."""
    return [slot_of(item["id"]) for item in rated(forms, form)]


def texts(forms):
    """Give each text with its cell of the design: (form, slot, its item, its words)."""
    cells = slots(forms)
    return [
        (form, cells[slot_of(item["id"])], item, item["passage"]["ours"])
        for form in FORMS
        for item in rated(forms, form)
    ]


def size(words):
    return len(words.split())


def area(scored):
    """Give the chance that a weakly supported text scores above a well supported one."""
    weak = [score for well, score in scored if not well]
    well = [score for well, score in scored if well]
    wins = sum((one > other) + 0.5 * (one == other) for one, other in product(weak, well))
    return wins / (len(weak) * len(well))


# --------------------------------------------------------------------- what a form holds
def miscounted(forms):
    """Find a form without its 14 texts, 7 counts each right after its text, and a last question.

    Which text comes when is each form's own affair: see :func:`in_one_order`.
    """
    found = []
    counted = [number for number, cell in sorted(slots(forms).items()) if cell["count"]]
    for form in FORMS:
        wanted = []
        for number in order_of(forms, form):
            name = f"f{form}-{number:02d}"
            wanted.append((name, "rate"))
            wanted += [(f"{name}-count", "one")] if number in counted else []
        wanted.append((f"f{form}-why", "text"))
        items = forms["items"][form]["item"]
        if [(item["id"], item["kind"]) for item in items] != wanted:
            found.append(form)
        if sorted(order_of(forms, form)) != list(range(1, TEXTS + 1)):
            found.append((form, "texts"))
        if any(item["where"] != "exercise" for item in items):
            found.append((form, "where"))
        unit = forms["items"][form]["unit"]
        if (unit.get("part"), unit["minutes_lesson"]) != ("form", 0):
            found.append((form, "unit"))
    return found + ([] if len(counted) == COUNTS else ["counts"])


def counts_of(forms, form):
    """Give the answers to a form's counts, one after the other."""
    right = {key["item"]: key.get("right") for key in forms["keys"][form]}
    return [right[item["id"]] for item in forms["items"][form]["item"] if item["kind"] == "one"]


def in_one_order(forms):
    """Find forms of which one, remembered, would help in the other.

    No case of the design stands at one place in two forms, nor comes right after the same case;
    no count has the answer that the count at its place has in another form; and whether the
    texts are well supported agrees at no more places than it would by chance (7.6 of 14).
    """
    found = []
    cells = slots(forms)
    for one, other in combinations(FORMS, 2):
        here, there = order_of(forms, one), order_of(forms, other)
        alike = {
            "place": sum(a == b for a, b in zip(here, there, strict=False)),
            "next": len(set(pairwise(here)) & set(pairwise(there))),
            "counts": sum(
                a == b for a, b in zip(counts_of(forms, one), counts_of(forms, other), strict=False)
            ),
        }
        found += [(one, other, name) for name, times in alike.items() if times]
        agree = sum(cells[a]["well"] == cells[b]["well"] for a, b in zip(here, there, strict=False))
        found += [(one, other, "support")] if agree > MOST_ALIKE else []
    return found


def too_few_well(forms):
    """Find a form in which who rates everything low would fare too well."""
    found = []
    for form in FORMS:
        shares = [cell["well"] for f, cell, _, _ in texts(forms) if f == form]
        if mean(shares) < LEAST_WELL or all(shares):
            found.append(form)
    return found


FACTORS = ("named", "several", "relay")


def uncrossed(forms):
    """Find factors of the design that do not cross each other and the support."""
    cells = list(slots(forms).values())
    found = []
    for one, other in combinations((*FACTORS, "well"), 2):
        seen = {(cell[one], cell[other]) for cell in cells}
        found += [] if len(seen) == 4 else [(one, other)]
    for flag in article_set().flags:
        mine = [cell for cell in cells if cell["flag"] == flag]
        found += [] if {cell["well"] for cell in mine} == {True, False} else [flag]
        found += [(flag, f) for f in FACTORS if len({cell[f] for cell in mine}) < 2]
    # The cases that a rule of thumb gets wrong must be there.
    cases = {
        "unnamed, well": lambda c: c["well"] and not c["named"],
        "named, weak": lambda c: not c["well"] and c["named"],
        "one beginning, well": lambda c: c["well"] and not c["several"],
        "several voices, weak": lambda c: not c["well"] and c["several"],
        "relay, well": lambda c: c["well"] and c["relay"],
        "original, weak": lambda c: not c["well"] and not c["relay"],
    }
    return found + [name for name, fits in cases.items() if sum(map(fits, cells)) < 2]


def unlike(forms):
    """Find texts that do not keep to their slot: flag, digits, key, the same in every form."""
    found = []
    keys = {key["item"]: key for form in FORMS for key in forms["keys"][form]}
    for _, cell, item, words in texts(forms):
        name, outlet = item["id"], item["passage"]["outlet"]
        flags = [flag for flag, cue in CUE.items() if re.search(cue, outlet)] or ["other"]
        found += [] if flags == [cell["flag"]] else [(name, "flag")]
        found += [] if bool(re.search(r"\d", words)) is cell["number"] else [(name, "number")]
        low, high = keys[name]["band"]
        fits = low >= 50 if cell["well"] else high <= 40
        fits = fits and keys[f"fa{name[2:]}"]["band"] == [low, high]
        found += [] if fits else [(name, "band")]
        if cell["count"] and f"{name}-count" in keys:
            least, most = cell["roots"]
            right = [str(least)] if least == most else ["cant-tell"]
            found += [] if keys[f"{name}-count"]["right"] == right else [(name, "count")]
    return found


def claims_amiss(forms):
    """Find a claim that differs between item and design, and claims or outlets used twice."""
    found = []
    known = records(forms)
    for _, cell, item, _ in texts(forms):
        entry = known.get(item["id"])
        asked = [item["prompt"]]
        if cell["count"]:
            asked += [
                i["prompt"]
                for i in forms["items"][item["id"][1]]["item"]
                if i["id"] == f"{item['id']}-count"
            ]
        if entry is None or not all(f"‘{entry['claim']}.’" in prompt for prompt in asked):
            found.append(item["id"])
    for field in ("id", "claim_id", "claim"):
        counts = Counter(entry[field] for entry in known.values())
        found += [value for value, times in counts.items() if times > 1]
    outlets = Counter(item["passage"]["outlet"] for _, _, item, _ in texts(forms))
    return found + [name for name, times in outlets.items() if times > 1]


# --------------------------------------------------------------------- length
def lengths_amiss(forms):
    """Find texts too short or long, and forms or cells of unlike length."""
    found = []
    by_form, by_slot = {}, {}
    for form, cell, item, words in texts(forms):
        if not WORDS[0] <= size(words) <= WORDS[1]:
            found.append(item["id"])
        by_form.setdefault(form, []).append(size(words))
        by_slot.setdefault(cell["slot"], []).append(size(words))
    means = [mean(sizes) for sizes in by_form.values()]
    found += ["forms"] if max(means) - min(means) > 3 else []
    return found + [slot for slot, sizes in by_slot.items() if max(sizes) - min(sizes) > 12]


# --------------------------------------------------------------------- rules of thumb
def cell_is(name, value):
    return lambda cell, _item, _words: cell[name] == value


def cell_is_not(name):
    return lambda cell, _item, _words: not cell[name]


CELL_CUES = {
    **{f"{flag}: weak": cell_is("flag", flag) for flag in article_set().flags},
    "unnamed: weak": cell_is_not("named"),
    "one beginning: weak": cell_is_not("several"),
    "relay: weak": lambda cell, _i, _w: cell["relay"],
    "no number: weak": cell_is_not("number"),
    "how many of these": lambda c, _i, _w: (not c["named"]) + (not c["several"]) + c["relay"],
    **{
        f"{one} and {other}": lambda c, _i, _w, one=one, other=other: c[one] and c[other]
        for one, other in combinations(("named", "several", "relay"), 2)
    },
}


def times(pattern):
    return lambda _c, _i, words: len(re.findall(pattern, words))


SURFACE_CUES = {
    "shorter: weak": lambda _c, _i, words: -size(words),
    "fewer letters: weak": lambda _c, _i, words: -len(words),
    "longer claim: weak": lambda _c, item, _w: size(item["prompt"]),
    "more digits: weak": times(r"\d"),
    "more sentences: weak": times(r"[.?!]"),
    "more names: weak": times(NAME.pattern),
    "more capitals: weak": times(r"\b[A-Z]"),
    "more “said”: weak": times(r"\bsaid\b"),
    "more “says”, “said”, “told”: weak": times(r"\b(?:said|says|say|told|writes)\b"),
    "“our reporter”, “we”: weak": times(r"\b(?:we|us|our)\b"),
    "“paper”, “site”: weak": times(r"(?i)\b(?:papers?|sites?|radio|post|page)\b"),
    "an officeholder: weak": times(r"(?i)\b(?:mayor|councilman|head\w*|chairman|judge|town)\b"),
    "a question left open: weak": times(r"\b(?:not answer\w*|denies|no comment|did not want)\b"),
    "a link: weak": times(r"(?i)\blink(?:s|ed)?\b"),
    "somebody away, a call in vain: weak": times(
        r"(?i)\b(?:away|abroad|holiday|tour|travell?ing|congress|on leave|answered|"
        r"not (?:been|answer|reach)\w*|picked up)\b"
    ),
}


def told_by_cell(forms):
    """Find rules about cells of the design that tell the texts apart."""
    areas = {
        name: area([(c["well"], cue(c, item, words)) for _, c, item, words in texts(forms)])
        for name, cue in CELL_CUES.items()
    }
    cells = slots(forms)
    for form in FORMS:
        placed = enumerate(order_of(forms, form))
        areas[f"later in form {form}: weak"] = area([(cells[n]["well"], at) for at, n in placed])
    return [(name, a) for name, a in areas.items() if not CELL[0] <= round(a, 6) <= CELL[1]]


def told_by_surface(forms):
    """Find rules about the surface that tell the texts of all forms apart."""
    areas = {
        name: area([(c["well"], cue(c, item, words)) for _, c, item, words in texts(forms)])
        for name, cue in SURFACE_CUES.items()
    }
    return [(name, a) for name, a in areas.items() if not SURFACE[0] <= round(a, 6) <= SURFACE[1]]


# --------------------------------------------------------------------- what a student sees
LEAK = re.compile(
    r"(?i)\b(?:well|weak\w*|twins?|roots?|corroborat\w*|hearsay|unverified|"
    r"unconfirmed|verified|single.source|rumou?rs?|reliab\w*|credib\w*|trust\w*)\b"
)
# The question itself; no other “well” may stand anywhere.
ASKED = "How well does the reporting shown support it"
HELPS = {"hints", "first", "explain", "key", "band", "right", "accept", "reason", "discussion"}


def leaks(forms):
    """Find words and fields in a student's files that belong to the key."""
    found = []
    for form in FORMS:
        table = forms["items"][form]
        found += [(item["id"], name) for item in table["item"] for name in HELPS & set(item)]
        for path, words in walk(table):
            found += [(form, path, word) for word in LEAK.findall(words.replace(ASKED, " "))]
        cells = re.findall(r'"source": \[(.*?)\n   \]', forms["books"][form], re.DOTALL)
        found += [(form, "notebook", word) for cell in cells for word in LEAK.findall(cell)]
        found += [] if cells else [(form, "no cells")]
    return found


def telling_order(forms):
    """Find options that do not come in the same order for every text."""
    # From many to few: one is right most often, and must not be the answer nearest at hand.
    wanted = ["4", "3", "2", "1", "cant-tell"]
    return [
        item["id"]
        for form in FORMS
        for item in forms["items"][form]["item"]
        if item["kind"] == "one" and [option["id"] for option in item["options"]] != wanted
    ]


# --------------------------------------------------------------------- the twins
def twins_amiss(forms):
    """Find a text without its twin, and a twin that changes more or less than the sourcing."""
    found = []
    known = records(forms)
    for _, cell, item, words in texts(forms):
        name = item["id"]
        entry = known.get(name)
        if entry is None or not entry["switches"]:
            found.append((name, "none"))
            continue
        try:
            other = twin(words, tables.read(FormText, entry, "solutions/forms.toml", name))
        except DataError:
            found.append((name, "switches"))
            continue
        alike = SequenceMatcher(None, words.split(), other.split(), autojunk=False).ratio()
        found += [] if 0.3 <= alike < 0.97 else [(name, "alike")]
        near = abs(size(words) - size(other)) <= 10 and size(other) >= WORDS[0]
        found += [] if near else [(name, "length")]
        # A claim well supported has somebody who knows for sure; its twin may have nobody.
        # The twin of one weakly supported has somebody for sure, and no fewer than before.
        least, now = cell["roots"][0], entry["twin_roots"][0]
        fits = least >= 1 and now == 0 if cell["well"] else now >= max(1, least)
        found += [] if fits and entry["twin_why"].strip() else [(name, "support")]
    return found


# --------------------------------------------------------------------- made-up people
def elsewhere():
    """Give the words of the five articles and of the control pairs."""
    files = [*ROOT.glob("seeds/*.txt"), *ROOT.glob("lessons/controls/*.toml")]
    assert len(files) > len(ARTICLE_IDS)
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


OTHER_TEXTS = elsewhere()


def known_names(forms):
    """Find names that stand in the articles, in the control pairs, or in two forms."""
    found, seen = [], {}
    for form, _, item, words in texts(forms):
        for name in set(NAME.findall(f"{words} {item['passage']['outlet']}")):
            twice = seen.setdefault(name, form) != form
            found += [(item["id"], name)] if twice or name in OTHER_TEXTS else []
    return found


RULES = {
    "counts": miscounted,
    "orders": in_one_order,
    "enough well": too_few_well,
    "crossing": uncrossed,
    "parallel": unlike,
    "claims": claims_amiss,
    "lengths": lengths_amiss,
    "cells": told_by_cell,
    "surface": told_by_surface,
    "leaks": leaks,
    "options": telling_order,
    "twins": twins_amiss,
    "names": known_names,
}


# --------------------------------------------------------------------- planted breaches
def item(forms, name):
    return next(i for i in forms["items"][name[1]]["item"] if i["id"] == name)


def edit(name, **values):
    return lambda forms: item(forms, name).update(values)


def passage(name, change):
    def plant(forms):
        place = item(forms, name)["passage"]
        place["ours"] = change(place["ours"])

    return plant


def outlet(name, words):
    return lambda forms: item(forms, name)["passage"].update(outlet=words)


def cell(number, **values):
    return lambda forms: slots(forms)[number].update(values)


def cells(choose, **values):
    def plant(forms):
        for entry in forms["design"]["slot"]:
            if choose(entry):
                entry.update(values)

    return plant


def record(name, **values):
    return lambda forms: records(forms)[name].update(values)


def key(name, **values):
    def plant(forms):
        next(k for k in forms["keys"][name[1]] if k["item"] == name).update(values)

    return plant


def moved(name, place):
    def plant(forms):
        table = forms["items"][name[1]]["item"]
        table.insert(place, table.pop(table.index(item(forms, name))))

    return plant


def as_in(model, form):
    """Put the texts of a form into the order of another."""

    def plant(forms):
        order = order_of(forms, model)
        forms["items"][form]["item"].sort(
            key=lambda i: order.index(slot_of(i["id"])) if i["kind"] != "text" else TEXTS
        )

    return plant


def drop(name):
    def plant(forms):
        forms["items"][name[1]]["item"].remove(item(forms, name))

    return plant


def all_texts(choose, change):
    def plant(forms):
        for _, entry, place, words in texts(forms):
            if choose(entry):
                place["passage"]["ours"] = change(words)

    return plant


def each_third(words):
    return " ".join(words.split()[::3])


def in_book(form, words):
    def plant(forms):
        forms["books"][form] = forms["books"][form].replace("Go by your first reading", words)

    return plant


def weak(entry):
    return not entry["well"]


def well(entry):
    return entry["well"]


def is_flag(flag):
    return lambda entry: entry["flag"] == flag


PLANTS = [
    ("counts", drop("fb-09")),
    ("counts", drop("fc-02-count")),
    ("counts", drop("fa-why")),
    ("counts", edit("fa-01", where="lesson")),
    ("counts", lambda forms: forms["items"]["b"]["item"].reverse()),
    ("counts", lambda forms: forms["items"]["b"]["unit"].update(part="unit")),
    ("counts", cell(4, count=True)),
    ("counts", moved("fb-02-count", 0)),
    ("orders", as_in("a", "b")),
    ("orders", as_in("b", "c")),
    ("orders", key("fb-02-count", right=["1"])),
    ("orders", cells(lambda c: c["slot"] != 3, well=True)),
    ("enough well", cell(1, well=False)),
    ("enough well", cells(weak, well=True)),
    ("crossing", cells(weak, named=True)),
    ("crossing", cells(well, relay=False)),
    ("crossing", cells(is_flag("russia"), well=False)),
    ("crossing", cells(is_flag("us"), named=True)),
    ("crossing", cells(lambda c: not c["named"], well=False)),
    ("parallel", outlet("fb-02", "Zelenogrudsk Today, a US town site")),
    ("parallel", outlet("fb-01", "The Hallinger Post, a Russian paper")),
    ("parallel", passage("fc-04", lambda words: f"{words} It has 7 gates.")),
    ("parallel", key("fc-04", band=[60, 100])),
    ("parallel", key("fc-05", band=[10, 100])),
    ("parallel", key("fc-05", band=[80, 100])),
    ("parallel", key("fc-09-count", right=["1"])),
    ("claims", edit("fa-01", prompt="The claim: ‘The pool is open.’ How well does it support it?")),
    ("claims", edit("fa-01-count", prompt="How many could know?")),
    ("claims", record("fa-01", claim="The pool is open")),
    ("claims", record("fa-01", claim_id="fb-c01")),
    ("claims", outlet("fb-04", "The Karlsund Reporter")),
    ("lengths", passage("fa-05", each_third)),
    ("lengths", passage("fa-05", lambda words: f"{words} And that was the whole of it then.")),
    ("lengths", passage("fb-10", lambda words: " ".join(words.split()[:50]))),
    ("cells", cells(is_flag("russia"), well=False)),
    ("cells", cells(weak, named=False)),
    ("cells", cells(weak, several=False)),
    ("cells", cells(weak, relay=True)),
    ("cells", cells(well, number=True)),
    ("cells", lambda forms: [
        c.update(well=c["slot"] < 10) for c in forms["design"]["slot"]
    ]),
    ("surface", all_texts(well, lambda words: f"{words} And that was the whole of it then.")),
    ("surface", all_texts(weak, lambda words: f"{words} And that was the whole of it then.")),
    ("surface", all_texts(weak, lambda words: f"{words} 12345")),
    ("surface", all_texts(well, lambda words: f"{words} Anna Bellweather said so, she said.")),
    ("leaks", edit("fa-01", hints=["Who could know?"])),
    ("leaks", edit("fa-01", note="This one is weakly supported.")),
    ("leaks", edit("fa-01", low="not well")),
    ("leaks", passage("fc-12", lambda words: f"{words} It is hearsay.")),
    ("leaks", lambda forms: forms["items"]["c"]["unit"].update(title="Well or weak?")),
    ("leaks", in_book("a", "Nine are well supported")),
    ("leaks", in_book("c", "Count the roots")),
    ("options", lambda forms: item(forms, "fa-01-count")["options"].reverse()),
    ("options", lambda forms: item(forms, "fb-13-count")["options"].pop()),
    ("twins", record("fa-01", switches=[])),
    ("twins", record("fa-01", switches=[{"from": "no such words", "to": "x"}])),
    ("twins", record("fa-01", switches=[{"from": "gate", "to": "gates"}])),
    ("twins", record("fa-01", switches=[{"from": "ice-cream stand", "to": "ice-cream " * 20}])),
    ("twins", record("fa-01", twin_roots=[1, 1])),
    ("twins", record("fa-03", twin_roots=[0, 1])),
    ("twins", lambda forms: forms["design"]["text"].pop()),
    ("names", passage("fa-05", lambda words: words.replace("Marcy Dellahunt", "Ruben Aasgard"))),
    ("names", passage("fa-05", lambda words: words.replace("Marcy Dellahunt", "Sergei Lavrov"))),
    ("names", passage("fa-05", lambda words: words.replace("Marcy Dellahunt", "Beata Krolinde"))),
]  # fmt: skip


@pytest.mark.parametrize("rule", RULES)
def test_the_forms_keep_the_rule(rule):
    assert RULES[rule](KIT) == []


@pytest.mark.parametrize(("rule", "plant"), PLANTS, ids=name_of)
def test_each_rule_catches_a_planted_breach(rule, plant):
    forms = copy.deepcopy(KIT)
    plant(forms)
    assert RULES[rule](forms) != []


def test_every_rule_has_its_plant():
    assert {rule for rule, _ in PLANTS} == set(RULES)


def test_who_asks_who_could_know_tells_the_texts_apart_and_a_rule_of_thumb_does_not():
    """The measure is there to be reached: the least number of knowers does better than any cue."""
    could_know = area([(c["well"], -c["roots"][0]) for _, c, _, _ in texts(KIT)])
    cues = {**CELL_CUES, **SURFACE_CUES}
    others = [
        area([(c["well"], cue(c, place, words)) for _, c, place, words in texts(KIT)])
        for cue in cues.values()
    ]
    assert could_know > 0.75
    assert could_know > max(max(a, 1 - a) for a in others) + 0.1


def test_the_area_is_what_it_says():
    assert area([(True, 0), (False, 1)]) == 1
    assert area([(True, 1), (False, 0)]) == 0
    assert area([(True, 1), (False, 1)]) == 0.5
    assert area([(True, 0), (True, 2), (False, 1)]) == 0.5


def test_a_root_count_never_goes_beyond_what_can_be_answered():
    for entry in (*KIT["design"]["slot"], *KIT["design"]["text"]):
        for least, most in [entry.get("roots", [0, 0]), entry.get("twin_roots", [0, 0])]:
            assert 0 <= least <= most <= MOST


def test_a_form_gives_one_reason_for_a_text_wherever_it_is_given():
    """It stands in the design and in the key; where one was mended, the other stayed."""
    given = {key["item"]: key["reason"] for form in FORMS for key in KIT["keys"][form]}
    differs = [one["id"] for one in KIT["design"]["text"] if one["why"] != given[one["id"]]]
    assert differs == []
