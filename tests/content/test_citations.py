"""A rule that is cited can be looked up: house and year, or a line of the codebook.

The glossary page says for each house and year where its rules stand; feedback need not repeat it.

Each finder gives the list of breaches; the kit has none, and each is held to a planted one.
"""

from __future__ import annotations

import re
import tomllib

import pytest
from _texts import ROOT, data, pieces

BOOK = tomllib.loads((ROOT / "lessons" / "codebook.toml").read_text(encoding="utf-8"))
RULES = tomllib.loads((ROOT / "lessons" / "rules.toml").read_text(encoding="utf-8"))["rule"]
PIECES = pieces(data())
HOUSES = sorted({rule["house"] for rule in RULES})
CITED = re.compile(rf"\b({'|'.join(map(re.escape, HOUSES))}) \(([^()]*\d{{4}}[^()]*)\)")
OURS = re.compile(r"[Oo]ur codebook \((\d{4})\): ([^.{]+)")
NOTEBOOKS = {
    name: " ".join(
        " ".join("".join(cell["source"]).split())
        for cell in book["cells"]
        if cell["cell_type"] == "markdown"
    )
    for name, book in data().items()
    if name.endswith(".ipynb")
}


def known():
    """Give what a citation may say in brackets, for each house: a title or publication, a year."""
    return {
        (rule["house"], place, str(rule["year"]))
        for rule in RULES
        for place in (rule["source"]["publication"], rule["source"]["title"])
    }


def unknown_rules(text):
    """Find citations of a house whose publication and year are those of none of its rules."""
    found = []
    for house, inside in CITED.findall(text):
        title, _, year = inside.rpartition(", ")
        if not any(
            (house, year) == (name, when) and title in place for name, place, when in known()
        ):
            found.append(f"{house} ({inside})")
    return found


def unknown_lines(text):
    """Find citations of our codebook that stand in no line of it, or name another edition."""
    lines = {entry["label"].casefold() for entry in [*BOOK["rule"], *BOOK["root"]]}
    return [
        words
        for year, words in OURS.findall(text)
        if int(year) != BOOK["edition"] or words.strip().casefold() not in lines
    ]


def wider_than_written(rule):
    """Find a rule that its source has for unnamed sources only, put to everybody."""
    only = "about unnamed sources only" in rule.get("year_note", "")
    return [rule["id"]] if only and rule["applies"] != "unnamed" else []


FINDERS = {"house": unknown_rules, "codebook": unknown_lines}
PLANTS = [
    ("house", "BBC (Editorial Guidelines, 2009): say so."),
    ("house", "AP (Handbook of Journalism, 2009): say so."),
    ("house", "Reuters (Reuters Editors blog, 2014): say so."),
    ("codebook", "Our codebook (2026): two are better than one."),
    ("codebook", "Our codebook (2025): whoever passes it on is not a root."),
]


@pytest.mark.parametrize("name", FINDERS)
def test_every_citation_can_be_looked_up(name):
    found = {f"{p.file}{p.path}": FINDERS[name](p.text) for p in PIECES}
    assert {where: what for where, what in found.items() if what} == {}


def test_there_are_citations_to_look_up():
    assert sum(len(CITED.findall(p.text)) for p in PIECES) > 40
    assert sum(len(OURS.findall(p.text)) for p in PIECES) > 30


@pytest.mark.parametrize(("name", "text"), PLANTS)
def test_a_citation_of_nothing_is_noticed(name, text):
    assert FINDERS[name](text) != []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["id"])
def test_no_rule_is_put_to_more_than_its_source_says(rule):
    assert wider_than_written(rule) == []


def test_a_rule_put_to_more_is_noticed():
    rule = next(rule for rule in RULES if rule["id"] == "bbc-corroborated")
    assert wider_than_written({**rule, "applies": "credited"}) == ["bbc-corroborated"]


# ------------------------------------------------------------- what is cited can be read
def not_on_the_page(rule, page):
    """Find a rule whose house, year, publication, title or doubt is missing on the page."""
    head = f"**{rule['house']} ({rule['year']}).**"
    line = next((entry for entry in page.split(" - ") if entry.startswith(head)), "")
    wanted = [rule["source"]["publication"], f"*{rule['source']['title']}*"]
    wanted += ["To check."] if rule["source"]["certainty"] != "certain" else []
    return [words for words in wanted if words not in line]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["id"])
def test_students_can_read_where_a_newsrooms_rule_stands(rule):
    assert not_on_the_page(rule, NOTEBOOKS["lessons/glossary.ipynb"]) == []


def test_a_rule_without_its_line_is_noticed():
    rule = {**RULES[0], "year": 1999}
    assert not_on_the_page(rule, NOTEBOOKS["lessons/glossary.ipynb"]) != []


@pytest.mark.parametrize("entry", BOOK["root"], ids=lambda entry: entry["id"])
def test_students_can_read_how_roots_are_counted(entry):
    page = NOTEBOOKS["lessons/glossary.ipynb"]
    assert f"**{entry['label']}.** {entry['text']}" in page


@pytest.mark.parametrize("entry", BOOK["rule"], ids=lambda entry: entry["id"])
def test_students_can_read_the_other_rules_of_the_codebook(entry):
    page = NOTEBOOKS["lessons/glossary.ipynb"]
    assert f"**{entry['label']}.** {entry['text']}" in page


@pytest.mark.parametrize("name", ["relay", "body", "document", "other-question", "tie"])
def test_the_lesson_on_roots_gives_the_rules_of_the_codebook(name):
    label = next(entry["label"] for entry in BOOK["root"] if entry["id"] == name)
    assert label in NOTEBOOKS["lessons/03-one-source-or-many.ipynb"]


def test_one_rule_for_two_speakers_of_one_government():
    said = "unless the text shows that each could know alone"
    assert said in next(entry["text"] for entry in BOOK["root"] if entry["id"] == "body")
    assert said in NOTEBOOKS["lessons/03-one-source-or-many.ipynb"]
