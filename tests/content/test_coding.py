"""The coding of the articles: exact places, the codebook's edge rules, and the log of decisions."""

from __future__ import annotations

import copy
import json
import re
import tomllib
from functools import cache
from itertools import pairwise

import pytest
from _texts import ARTICLE_IDS, HERE, ROOT, name_of, plain

from whosays.core.kit import Kit
from whosays.corpus.articles import load_article
from whosays.corpus.attributions import load_coding
from whosays.corpus.codebook import NAMED
from whosays.sourcing import agreement

CODING = ROOT / "solutions" / "coding"
SET = tomllib.loads((HERE / "coding_rules.toml").read_text(encoding="utf-8"))
ARTICLES = {name: load_article(name, Kit(ROOT)) for name in ARTICLE_IDS}
TABLES = {
    name: json.loads((CODING / f"{name}.json").read_text(encoding="utf-8")) for name in ARTICLE_IDS
}
PASSES = {
    name: json.loads((CODING / "passes" / f"{name}.json").read_text(encoding="utf-8"))
    for name in ("first", "second", "fresh")
}
LOG = tomllib.loads((CODING / "adjudication.toml").read_text(encoding="utf-8"))
KIT = {"log": LOG, "tables": TABLES, "passes": PASSES}
FIELDS = ("source_type", "affiliation", "how_know", "relayed_via", "contested")


# --------------------------------------------------------------------- places
def misplaced(table):
    """Find spans that are not, code point for code point, what the file has there."""
    text = ARTICLES[table["article"]].text
    spans = [
        (record["id"], record[part])
        for record in table["attributions"]
        for part in ("cue", "statement")
    ]
    spans += [("not coded", entry) for entry in table["not_coded"]]
    return [
        name
        for name, span in spans
        if not 0 <= span["start"] < span["end"]
        or text[span["start"] : span["end"]] != span["text"]
        or span["text"] != span["text"].strip()
    ]


def out_of_order(table):
    """Find ids that are not numbered through in the order of the cues, cues that touch."""
    records = table["attributions"]
    found = [
        record["id"]
        for number, record in enumerate(records, start=1)
        if record["id"] != f"{table['article']}-{number:02d}"
    ]
    ranges = [record["cue"] for record in records]
    return found + [b["text"] for a, b in pairwise(ranges) if b["start"] < a["end"]]


def half_words(table):
    """Find spans that begin or end inside a word."""
    text = ARTICLES[table["article"]].text
    return [
        (record["id"], part)
        for record in table["attributions"]
        for part in ("cue", "statement")
        for edge in (record[part]["start"], record[part]["end"])
        if 0 < edge < len(text) and re.fullmatch(r"\w\w", text[edge - 1 : edge + 1])
    ]


def other_paragraphs(table):
    """Find cues and statements that do not stand in the paragraph of the record."""
    article = ARTICLES[table["article"]]
    return [
        (record["id"], part)
        for record in table["attributions"]
        for para in [article.paragraph(record["paragraph"])]
        for part in ("cue", "statement")
        if not para.start <= record[part]["start"] < record[part]["end"] <= para.end
    ]


# --------------------------------------------------------------------- edge rules
def in_headlines(table):
    article = ARTICLES[table["article"]]
    return [
        record["id"]
        for record in table["attributions"]
        if article.paragraph(record["paragraph"]).kind in SET["not_coded"]
    ]


def names_amiss(table):
    """Find a source in sight that is called vague, and others with no source."""
    return [
        record["id"]
        for record in table["attributions"]
        if (record["source_type"] == "vague") == bool(record["source"].strip())
    ]


def state_media_amiss(table):
    """Find an outlet of a state, credited as itself, that is not coded as its state's."""
    return [
        record["id"]
        for record in table["attributions"]
        for entry in SET["state_media"]
        if record["source"] in entry["names"] and record["affiliation"] != entry["affiliation"]
    ]


def correspondents_amiss(table):
    """Find a correspondent of a state outlet who is not coded as that state's."""
    return [
        record["id"]
        for record in table["attributions"]
        for entry in SET["state_media"]
        for name in entry["names"]
        if re.match(rf"{name} (correspondent|reporter|journalist)\b", record["cue"]["text"])
        and record["affiliation"] != entry["affiliation"]
    ]


def own_relay(table):
    """Find an outlet that is the source and stands among the relays too."""
    return [r["id"] for r in table["attributions"] if r["source"] in r["relayed_via"]]


def relays_out_of_sight(table):
    """Find relays that the article does not name."""
    text = ARTICLES[table["article"]].text
    return [r["id"] for r in table["attributions"] for via in r["relayed_via"] if via not in text]


def contested_amiss(table):
    """Find open records that do not say on what, or why; and the other way round."""
    return [
        record["id"]
        for record in table["attributions"]
        if record["contested"] != bool(record.get("contested_on"))
        or (record["contested"] and not record["note"].strip())
    ]


def also_amiss(table):
    """Find other codes accepted that are the record's own."""
    return [r["id"] for r in table["attributions"] if r["source_type"] in r.get("also", [])]


def documents_amiss(table):
    """Find a named document whose cue names no paper and does not go on with one."""
    pattern = rf"\b({'|'.join(SET['documents'])})\b"
    before = [{"source": None}, *table["attributions"]]
    return [
        record["id"]
        for last, record in pairwise(before)
        if record["source_type"] == "named_document"
        and last["source"] != record["source"]
        and not re.search(pattern, record["cue"]["text"])
    ]


def hedges_amiss(table):
    """Find a hedge coded as nobody’s though a record of a named source overlaps its words."""
    named = [r for r in table["attributions"] if r["source_type"] in NAMED]
    return [
        record["id"]
        for record in table["attributions"]
        if record["source_type"] == "vague"
        for other in named
        if other["statement"] == record["statement"]
    ]


def twins(table):
    """Find a statement that is credited twice to one source: two sources make two records."""
    seen, found = set(), []
    for record in table["attributions"]:
        key = (record["statement"]["start"], record["statement"]["end"], record["source"])
        if key in seen:
            found.append(record["id"])
        seen.add(key)
    return found


def mentions_coded(table):
    """Find words left out on purpose that a cue takes in all the same."""
    return [
        entry["text"]
        for entry in table["not_coded"]
        for record in table["attributions"]
        if entry["start"] < record["cue"]["end"] and record["cue"]["start"] < entry["end"]
    ]


def edges_amiss(table):
    """Find cues that end in “that”, and statements whose quotation marks hold all of them."""
    found = [r["id"] for r in table["attributions"] if re.search(r"\bthat$", r["cue"]["text"])]
    for record in table["attributions"]:
        words = record["statement"]["text"]
        if re.fullmatch("“[^“”]*”", words) or re.fullmatch('"[^"]*"', words):
            found.append(record["id"])
    return found


RULES = {
    "places": misplaced,
    "order": out_of_order,
    "half words": half_words,
    "paragraphs": other_paragraphs,
    "headlines": in_headlines,
    "nobody in sight": names_amiss,
    "state media": state_media_amiss,
    "correspondents": correspondents_amiss,
    "own relay": own_relay,
    "relays": relays_out_of_sight,
    "contested": contested_amiss,
    "also": also_amiss,
    "documents": documents_amiss,
    "hedges": hedges_amiss,
    "two sources": twins,
    "mentions": mentions_coded,
    "edges": edges_amiss,
}


def record(table, number):
    return next(r for r in table["attributions"] if r["id"] == f"{table['article']}-{number:02d}")


def change(number, **values):
    """Plant values in a record; a part of a span is named with two underscores."""

    def plant(table):
        entry = record(table, number)
        for name, value in values.items():
            part, _, key = name.partition("__")
            if key:
                entry[part][key] = value
            else:
                entry[part] = value

    return plant


def stretch(number, part, start, end):
    """Move the edges of a span, words and all."""

    def plant(table):
        span = record(table, number)[part]
        span["start"] += start
        span["end"] += end
        span["text"] = ARTICLES[table["article"]].text[span["start"] : span["end"]]

    return plant


def swap(table):
    table["attributions"][1:3] = reversed(table["attributions"][1:3])


def coded_headline(table):
    entry = record(table, 1)
    entry["paragraph"] = 1
    entry["cue"] = {"start": 0, "end": 8, "text": ARTICLES["001"].text[:8]}


def one_of_two(table):
    record(table, 13)["source"] = record(table, 12)["source"]


def coded_mention(table):
    entry = table["not_coded"][0]
    record(table, 1)["cue"] = {key: entry[key] for key in ("start", "end", "text")}


def hedged_twin(table):
    record(table, 1)["statement"] = copy.deepcopy(record(table, 6)["statement"])


PLANTS = [
    ("places", "001", change(2, cue__text="a source told sputnik")),
    ("places", "001", change(2, cue__start=402)),
    ("places", "002", change(5, statement__end=10)),
    ("places", "001", stretch(2, "cue", 0, 1)),
    ("order", "001", swap),
    ("order", "001", change(2, id="001-22")),
    ("order", "001", stretch(3, "cue", -400, 0)),
    ("half words", "001", stretch(2, "cue", 0, -1)),
    ("half words", "001", stretch(2, "statement", 3, 0)),
    ("paragraphs", "001", change(2, paragraph=5)),
    ("paragraphs", "001", stretch(2, "statement", 0, 400)),
    ("headlines", "001", coded_headline),
    ("headlines", "001", change(2, paragraph=2)),
    ("headlines", "002", change(2, paragraph=38)),
    ("nobody in sight", "001", change(1, source="Sputnik")),
    ("nobody in sight", "001", change(2, source=" ")),
    ("state media", "001", change(11, affiliation="news_outlet")),
    ("state media", "002", change(33, affiliation="russian_state")),
    ("correspondents", "000", change(3, affiliation="news_outlet")),
    ("own relay", "001", change(11, relayed_via=["Sputnik"])),
    ("relays", "001", change(2, relayed_via=["Reuters"])),
    ("contested", "001", change(1, note=" ")),
    ("contested", "001", change(1, contested_on=[])),
    ("contested", "001", change(2, contested_on=["how_know"])),
    ("also", "001", change(10, also=["unnamed_person"])),
    ("documents", "001", change(6, source_type="named_document")),
    ("hedges", "001", hedged_twin),
    ("two sources", "000", one_of_two),
    ("mentions", "001", coded_mention),
    ("edges", "001", stretch(5, "cue", 0, 5)),
    ("edges", "001", stretch(3, "statement", -1, 2)),
]


@pytest.mark.parametrize("name", ARTICLE_IDS)
@pytest.mark.parametrize("rule", RULES)
def test_the_coding_keeps_the_rules_of_the_codebook(rule, name):
    assert RULES[rule](TABLES[name]) == []


@pytest.mark.parametrize(("rule", "name", "plant"), PLANTS, ids=name_of)
def test_each_rule_catches_a_planted_slip(rule, name, plant):
    table = copy.deepcopy(TABLES[name])
    plant(table)
    assert RULES[rule](table) != []


def test_every_rule_has_its_plant():
    assert {rule for rule, _, _ in PLANTS} == set(RULES)


@pytest.mark.parametrize("name", ARTICLE_IDS)
def test_the_kit_reads_what_the_files_hold(name):
    assert len(load_coding(name, Kit(ROOT)).attributions) == len(TABLES[name]["attributions"])


# --------------------------------------------------------------------- two passes, one log
def published(tables):
    return [entry for table in tables.values() for entry in table["attributions"]]


def as_written(record, field):
    """Give a field's value as the log writes it."""
    value = record[field]
    if isinstance(value, list):
        return ", ".join(value)
    return str(value).lower() if isinstance(value, bool) else value


@cache
def _partners(which):
    return dict(agreement.pair(published(TABLES), PASSES[which]))


def rows(kit):
    """Give each published record with what the two coders had in its place."""
    passes = kit["passes"]
    for place, entry in enumerate(published(kit["tables"])):
        yield (
            entry,
            passes["first"][_partners("first")[place]],
            passes["second"][_partners("second")[place]],
        )


def decided(log):
    return {(entry["record"], entry["field"]): entry for entry in log["decision"]}


def decisions_amiss(kit):
    """Find decisions whose values are not those of the files."""
    place = {entry["id"]: (entry, one, two) for entry, one, two in rows(kit)}
    found = []
    for entry in kit["log"]["decision"]:
        record, one, two = place[entry["record"]]
        held = [as_written(side, entry["field"]) for side in (one, two, record)]
        told = [entry["first"], entry["second"], entry["decided"]]
        where = (record["paragraph"], record["cue"]["text"])
        if held != told or where != (entry["paragraph"], entry["cue"]) or not entry["why"].strip():
            found.append((entry["record"], entry["field"], held))
    if len(decided(kit["log"])) != len(kit["log"]["decision"]):
        found.append("a decision twice")
    return found


def undecided(kit):
    """Find fields that the coders gave differently, or both otherwise, with no decision."""
    return [
        (record["id"], field)
        for record, one, two in rows(kit)
        for field in FIELDS
        if len({as_written(side, field) for side in (record, one, two)}) > 1
        and (record["id"], field) not in decided(kit["log"])
    ]


def kept_open(kit):
    """Find fields that a decision says stay open, and that the coding has closed."""
    place = {entry["id"]: entry for entry, _, _ in rows(kit)}
    return [
        (entry["record"], entry["field"])
        for entry in kit["log"]["decision"]
        if re.search(r"(?<!nothing )stays open", entry["why"])
        and not (
            place[entry["record"]]["contested"]
            and (entry["field"] in {"contested", *place[entry["record"]]["contested_on"]})
        )
    ]


def sources_amiss(kit):
    """Find a source that neither coder wrote, whatever the apostrophe."""
    return [
        record["id"]
        for record, one, two in rows(kit)
        if plain(record["source"]).replace("’", "'")
        not in {plain(side["source"]).replace("’", "'") for side in (one, two)}
    ]


def figures(one, two):
    """Give the agreement of two codings under the names that the log uses."""
    found = agreement.compare(one, two)
    return {
        "pairs": len(found.pairs),
        "detection_f1": found.f1,
        **{f"alpha_{name}": value for name, value in found.alpha.items()},
        **{f"same_{name}": value for name, value in found.same.items()},
    }


def figures_amiss(kit):
    """Find printed figures that the files do not give."""
    first, second, fresh = (kit["passes"][name] for name in ("first", "second", "fresh"))
    coded = published(kit["tables"])
    before = {"records_first": len(first), "records_second": len(second)}
    after = {"records_published": len(coded), "records_fresh": len(fresh)}
    return [
        name
        for name, sizes, pair in (
            ("before", before, (first, second)),
            ("fresh", after, (coded, fresh)),
        )
        if {**sizes, **figures(*pair)} != kit["log"][name]
    ]


LOGGED = {
    "values": decisions_amiss,
    "no decision": undecided,
    "kept open": kept_open,
    "sources": sources_amiss,
    "figures": figures_amiss,
}


@pytest.mark.parametrize("rule", LOGGED)
def test_the_log_and_the_files_agree(rule):
    assert LOGGED[rule](KIT) == []


def first_decision(**values):
    return lambda kit: kit["log"]["decision"][0].update(values)


def drop(kit):
    del kit["log"]["decision"][5]


def double(kit):
    kit["log"]["decision"].append(kit["log"]["decision"][0])


def recode(kit):
    kit["tables"]["001"]["attributions"][1]["how_know"] = "firsthand"


def recode_pass(kit):
    kit["passes"]["second"][30]["affiliation"] = "us"


def close(kit):
    record(kit["tables"]["002"], 17).update(contested=False, contested_on=[])


def rename(kit):
    kit["tables"]["001"]["attributions"][1]["source"] = "somebody"


def round_up(kit):
    kit["log"]["before"]["alpha_affiliation"] = 0.93


def miscount(kit):
    kit["log"]["fresh"]["records_fresh"] = 107


LOG_PLANTS = [
    ("values", first_decision(first="")),
    ("values", first_decision(decided="RT")),
    ("values", first_decision(cue="Damascus")),
    ("values", first_decision(paragraph=3)),
    ("values", first_decision(why=" ")),
    ("values", double),
    ("no decision", drop),
    ("no decision", recode),
    ("no decision", recode_pass),
    ("kept open", close),
    ("sources", rename),
    ("figures", round_up),
    ("figures", miscount),
    ("figures", recode_pass),
]


@pytest.mark.parametrize(("rule", "plant"), LOG_PLANTS, ids=name_of)
def test_a_slip_in_the_log_would_be_noticed(rule, plant):
    kit = copy.deepcopy(KIT)
    plant(kit)
    assert LOGGED[rule](kit) != []


def test_every_rule_of_the_log_has_its_plant():
    assert {rule for rule, _ in LOG_PLANTS} == set(LOGGED)


def alpha(field):
    """Give the agreement of the two passes on a field, not yet rounded."""
    one, two = PASSES["first"], PASSES["second"]
    return agreement._alpha([(one[i][field], two[j][field]) for i, j in agreement.pair(one, two)])


def misprints(words):
    """Find figures of the README that the passes do not give. Rounded once, from the whole."""
    expected = {
        "(F1 = ": LOG["before"]["detection_f1"],
        "(Krippendorff's α = ": alpha("source_type"),
        "whose side it is (": alpha("affiliation"),
        "how it could know (": alpha("how_know"),
    }
    return [name for name, value in expected.items() if f"{name}{value:.2f})" not in words]


def test_the_readme_prints_the_figures_of_the_two_passes():
    words = plain((ROOT / "README.md").read_text(encoding="utf-8"))
    assert misprints(words) == []
    assert misprints(words.replace("0.92)", "0.93)")) == ["how it could know ("]
    assert len(misprints("")) == 4
