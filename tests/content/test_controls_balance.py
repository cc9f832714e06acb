"""What the control pairs must keep to together: no flag and no surface gives them away.

Each rule is a function that gives the list of its breaches for a list of pairs as plain
data. The tests hold the kit's pairs to it, and hold the rule to planted breaches in a copy.
"""

from __future__ import annotations

import copy
import re
from collections import Counter
from itertools import product

import pytest
from _control_tables import RAW, contradicted, index, whole

from whosays.corpus.codebook import NAMED, UNNAMED
from whosays.corpus.pairs import SIDES

# A rule that looks at the surface may not come nearer to telling the texts apart than to a
# coin's throw: 0.75 lies half way between chance (0.5) and never being mistaken (1.0).
# Names are part of sourcing, so a rule about names lies above 0.5; it may not do the work of
# asking who could know, which comes to more than 0.9 (see the last test of this part).
BOUND = 0.75
CHANCE = (0.45, 0.55)


def area(pairs, score):
    """Give the chance that a well supported text scores above a weakly supported one."""
    texts = [(pair, side) for pair in pairs for side in (pair["well"], pair["weak"])]
    well = [score(pair, side) for pair, side in texts if side["support"] == "well"]
    weak = [score(pair, side) for pair, side in texts if side["support"] == "weak"]
    wins = sum((one > other) + 0.5 * (one == other) for one, other in product(well, weak))
    return wins / (len(well) * len(weak))


def mentions(words):
    pattern = re.compile(rf"\b(?:{words})\b")
    return lambda _, side: bool(pattern.search(f"{side['outlet']}\n{whole(side)}"))


def flies(flag):
    return lambda pair, _: pair["flag"] == flag


def speaks(affiliation):
    return lambda _, side: any(e["affiliation"] == affiliation for e in side["attributions"])


FLAG_RULES = {
    **{f"flag: {flag}": flies(flag) for flag in ("russia", "ukraine", "us", "neutral", "other")},
    "mentions Russia": mentions(r"Russian?s?|Moscow|Kremlin"),
    "mentions Ukraine": mentions(r"Ukrain\w+|Kyiv"),
    "mentions the US": mentions(r"US|Washington"),
    "a state outlet": mentions("state news agency"),
    "a Western outlet": mentions("Western"),
    "the Russian state speaks": speaks("russian_state"),
    "Ukraine speaks": speaks("ukrainian"),
    "the US speaks": speaks("us"),
}


def count(kinds):
    return lambda _, side: sum(e["source_type"] in kinds for e in side["attributions"])


def share(kinds):
    number = count(kinds)
    return lambda pair, side: number(pair, side) / len(side["attributions"])


def times(pattern):
    return lambda _, side: len(re.findall(pattern, whole(side)))


NOT_NAMED = UNNAMED | {"vague"}
SURFACE_RULES = {
    "longer": lambda _, side: len(whole(side)),
    "more words": lambda _, side: len(whole(side).split()),
    "more numbers": times(r"\d+"),
    "more quotations": times("“"),
    "more capitals": times(r"\b[A-Z]"),
    "more “said”": times(r"\bsaid\b"),
    "“confirmed”, “revealed”": times(r"(?i)\b(?:confirm|reveal)"),
    "“source”": times(r"(?i)\bsources?\b"),
    "more attributions": lambda _, side: len(side["attributions"]),
    "more named": count(NAMED),
    "more named people": count({"named_person"}),
    "larger share named": share(NAMED),
    "anybody unnamed": lambda pair, side: count(UNNAMED)(pair, side) > 0,
    "more unnamed": count(UNNAMED),
    "anybody not named": lambda pair, side: count(NOT_NAMED)(pair, side) > 0,
    "more not named": count(NOT_NAMED),
    "larger share not named": share(NOT_NAMED),
}


def too_few(pairs):
    flags = {pair["flag"] for pair in pairs}
    found = [] if len(pairs) >= 12 else ["pairs"]
    found += [] if len({pair["topic"] for pair in pairs}) >= 4 else ["topics"]
    found += [] if len(flags) >= 4 else ["flags"]
    return found + sorted({"russia", "ukraine", "us", "neutral"} - flags)


def unbalanced(pairs):
    counts = Counter((pair["flag"], pair[name]["support"]) for pair in pairs for name in SIDES)
    flags = {pair["flag"] for pair in pairs}
    return [flag for flag in flags if counts[flag, "well"] != counts[flag, "weak"]]


def told_by_flag(pairs):
    areas = {name: area(pairs, score) for name, score in FLAG_RULES.items()}
    return [(n, a) for n, a in areas.items() if not CHANCE[0] <= round(a, 6) <= CHANCE[1]]


def told_by_surface(pairs):
    """Find rules that tell too much, whichever way round somebody uses them."""
    areas = {name: area(pairs, score) for name, score in SURFACE_RULES.items()}
    return [(n, a) for n, a in areas.items() if max(a, 1 - a) > BOUND]


def lacking(pairs):
    return [name for name, fits in CASES.items() if not any(map(fits, pairs))]


def answers(side):
    return {entry["rule"]: entry["answer"] for entry in side.get("rules", ())}


def good_reason_for_no_name(pair):
    """Find a source without a name that passes: it was there, and we learn why no name."""
    side = pair["well"]
    given = answers(side)
    return (
        any(
            e["source_type"] in UNNAMED and e["how_know"] == "firsthand"
            for e in side["attributions"]
        )
        and given.get("ap-why-anonymous") == given.get("ap-reliable-position") == "met"
        and not contradicted(pair)
    )


def names_but_hearsay(pair):
    """Find several people with names, none of whom was there, and one knower behind them all."""
    people = [e for e in pair["weak"]["attributions"] if e["source_type"] == "named_person"]
    return (
        len({e["source"] for e in people}) >= 2
        and all(e["how_know"] == "secondhand" for e in people)
        and pair["weak"]["roots"][1] == 1
    )


def state_agency_well_sourced(pair):
    """Find a state's agency with two beginnings, of more than one side, that could know."""
    side = pair["well"]
    known = [e for e in side["attributions"] if e["how_know"] in ("firsthand", "documentary")]
    sides = {e["affiliation"] for e in known if e["source_type"] in NAMED}
    return "Russian state" in side["outlet"] and side["roots"][0] >= 2 and len(sides) >= 2


def agency_relays_one_official(pair):
    """Find one official without a name, by way of a Western agency, and nobody else."""
    side = pair["weak"]
    officials = [
        e
        for e in side["attributions"]
        if e["source_type"] == "unnamed_person" and "official" in e["source"]
    ]
    return (
        "Western" in pair["flag_note"] + side["outlet"]
        and side["roots"] == [1, 1]
        and len({e["source"] for e in officials}) == 1
        and all(e["affiliation"] == "us" for e in officials)
        and any(via in side["outlet"] for e in officials for via in e["relayed_via"])
    )


CASES = {
    "a good reason for no name": good_reason_for_no_name,
    "names but hearsay": names_but_hearsay,
    "a state agency, well sourced": state_agency_well_sourced,
    "a Western agency relays one official": agency_relays_one_official,
}

SET_RULES = {
    "too few": too_few,
    "unbalanced": unbalanced,
    "told by flag": told_by_flag,
    "told by surface": told_by_surface,
    "special cases": lacking,
}


def each(change):
    def plant(pairs):
        for number, pair in enumerate(pairs):
            change(number, pair)

    return plant


def add_words(name, words):
    def change(_, pair):
        pair[name]["text"] += words

    return each(change)


def recode(name, **fields):
    """Recode all texts of one kind."""

    def change(_, pair):
        for entry in pair[name]["attributions"]:
            entry.update(fields)

    return each(change)


def drop(name):
    return lambda pairs: pairs.pop(index(name))


def only(**fields):
    return lambda pairs: [pair.update(fields) for pair in pairs]


def swap_support(pairs):
    pairs[0]["weak"]["support"] = "well"


def russia_is_weak(pairs):
    """Let each pair about Russia be twice weakly supported, another twice well."""
    for pair in pairs:
        for name in SIDES:
            pair[name]["support"] = {"russia": "weak", "us": "well"}.get(pair["flag"], name)


SET_PLANTS = [
    ("too few", lambda pairs: pairs.__delitem__(slice(11, None))),
    ("too few", only(topic="a fire")),
    ("too few", only(flag="neutral")),
    *(
        ("too few", lambda pairs, flag=flag: pairs.__setitem__(
            slice(None), [p for p in pairs if p["flag"] != flag]
        ))
        for flag in ("russia", "ukraine", "us", "neutral")
    ),
    ("unbalanced", swap_support),
    ("unbalanced", russia_is_weak),
    ("told by flag", russia_is_weak),
    ("told by flag", add_words("weak", " Moscow was blamed.")),
    ("told by flag", add_words("well", " Kyiv was asked.")),
    ("told by flag", recode("weak", affiliation="russian_state")),
    ("told by surface", add_words("well", " And that was the whole of it, people said." * 3)),
    ("told by surface", add_words("weak", " And that was the whole of it, people said." * 3)),
    ("told by surface", add_words("well", " 1 2 3 4 5 6 7 8 9 10")),
    ("told by surface", recode("weak", source_type="unnamed_person")),
    ("told by surface", recode("well", source_type="vague")),
    ("special cases", drop("c-match-fixing")),
    ("special cases", drop("c-lake-shots")),
    ("special cases", drop("c-banana-ship")),
    ("special cases", lambda pairs: (drop("c-egg-smell")(pairs), drop("c-count-server")(pairs))),
]  # fmt: skip


@pytest.mark.parametrize("name", SET_RULES)
def test_the_pairs_together_are_as_they_should_be(name):
    assert SET_RULES[name](RAW) == []


@pytest.mark.parametrize(
    ("name", "plant"), SET_PLANTS, ids=lambda value: getattr(value, "__name__", str(value))[:20]
)
def test_each_of_these_tests_too_catches_a_planted_breach(name, plant):
    pairs = copy.deepcopy(RAW)
    plant(pairs)
    assert SET_RULES[name](pairs) != []


def test_every_rule_for_all_pairs_has_its_plant():
    assert {name for name, _ in SET_PLANTS} == set(SET_RULES)


def test_who_could_know_tells_the_texts_apart_and_better_than_any_surface():
    could_know = area(RAW, lambda _, side: tuple(side["roots"]))
    surface = [area(RAW, score) for score in SURFACE_RULES.values()]
    assert could_know > 0.9
    assert could_know - max(max(a, 1 - a) for a in surface) > 0.1
