"""A set of articles brings its own sides, flags, language and direction."""

from __future__ import annotations

import os

import pytest
from _tiny import AFFILIATIONS, UNIT

from whosays.core.errors import DataError
from whosays.core.kit import Kit
from whosays.corpus import articles, attributions, codebook, texts
from whosays.corpus.article_set import ArticleSet, Writing, Written, article_set, writing
from whosays.figures import affiliation
from whosays.html import page
from whosays.questions import items
from whosays.sourcing.rules import load_rules

TEXT = "أغلق الميناء\nقالت رئيسة البلدية إن الميناء مغلق.\nقال الصيادون إن السفن تنتظر.\n"
SIDES = ("town", "boats", "unknown")


def record(number, cue, statement, side):
    def place(words):
        at = TEXT.index(words)
        return {"start": at, "end": at + len(words), "text": words}

    return {
        "id": f"t1-{number:02d}", "article": "t1", "paragraph": number + 1,
        "cue": place(cue), "statement": place(statement), "source": "",
        "source_type": "named_person", "affiliation": side, "how_know": "asserts",
        "relayed_via": [], "contested": False,
    }  # fmt: skip


@pytest.fixture
def harbour(tiny):
    """Give a small set in Arabic, about a quarrel of a town with its fishing boats."""
    tiny.text = TEXT
    tiny.catalogue["set"] = {
        "id": "harbour", "title": "Harbour", "lang": "ar", "script": "Arab",
        "sides": [["town"], ["boats"]], "flags": {"town": "The town", "boats": "The boats"},
    }  # fmt: skip
    tiny.entry["parts"] = {"title": [1]}
    example = {"article": "t1", "paragraph": 2, "words": "قالت رئيسة البلدية"}
    for term in codebook.TERMS:
        tiny.codebook[term]["example"] = example
    for name in codebook.CATEGORIES:
        for code in tiny.codebook[name]:
            code["example"] = example
    tiny.codebook["affiliation"] = [
        {"code": code, "label": f"The {code}", "definition": "Whose.", "example": example}
        for code in SIDES
    ]
    tiny.coding["attributions"] = [
        record(1, "قالت رئيسة البلدية", "الميناء مغلق", "town"),
        record(2, "قال الصيادون", "السفن تنتظر", "boats"),
    ]
    tiny.coding.pop("not_coded", None)
    return tiny


def settled(root):
    """Let the files be old enough for their signs to be trusted."""
    for name in ("seeds/catalogue.toml", "lessons/codebook.toml"):
        os.utime(root / name, (1, 1))
    return root


def error(tiny, load=article_set):
    root = tiny.write()
    with pytest.raises(DataError) as caught:
        load(root)
    assert caught.value.mend
    return caught.value


def test_a_set_says_how_it_is_written_and_who_stands_with_whom(harbour):
    root = settled(harbour.write())
    found = article_set(Kit(root))
    assert found == ArticleSet(
        Kit(root), "harbour", "Harbour", Writing("ar", "rtl", "Arab"), SIDES,
        (("town",), ("boats",)), {"town": "The town", "boats": "The boats"},
    )  # fmt: skip
    assert article_set(Kit(root)) is found, "it is read once"


def test_an_edit_of_the_set_is_seen(harbour):
    root = harbour.write()
    before = article_set(Kit(root))
    harbour.catalogue["set"]["title"] = "Another harbour"
    harbour.write()
    assert article_set(Kit(root)).title == "Another harbour" != before.title


def test_the_sides_of_a_set_reach_coding_codebook_figure_table_and_rules(harbour):
    root = harbour.write()
    (root / "lessons" / "rules.toml").write_text("", encoding="utf-8")
    records = attributions.load_coding("t1", Kit(root)).attributions
    assert [one.affiliation for one in records] == ["town", "boats"]
    assert codebook.all_codes("affiliation", Kit(root)) == SIDES
    assert [code["code"] for code in codebook.codes("affiliation", Kit(root))] == list(SIDES)
    assert affiliation.count(records, "attributions", Kit(root)) == {
        "town": 1,
        "boats": 1,
        "unknown": 0,
    }
    plate = affiliation.plate(affiliation.rows(["t1"], kit=Kit(root)), kit=Kit(root))
    assert [row[0] for row in plate.table.rows][:3] == ["The town", "The boats", "The unknown"]
    assert "The boats" in page.coding_table(attributions.load_coding("t1", Kit(root)), Kit(root))
    assert load_rules(Kit(root)).sides == (("town",), ("boats",))


def test_language_and_direction_reach_the_page(harbour):
    root = harbour.write()
    article = articles.load_article("t1", Kit(root))
    assert (article.lang, article.dir) == ("ar", "rtl")
    shown = items.public(items.find_item("t-mark", Kit(root))[1], Kit(root))
    assert shown["shown"]["dir"] == "rtl"
    assert articles.as_dict(texts.load_text("t1", Kit(root)))["lang"] == "ar"
    assert UNIT in [file.stem for file in items.unit_files(Kit(root))]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ({}, ("en", "ltr", "Latn")),
        ({"lang": "he", "script": "Hebr"}, ("he", "rtl", "Hebr")),
        ({"lang": "ar", "dir": "rtl"}, ("ar", "rtl", "Latn")),
        ({"script": "Arab", "dir": "ltr"}, ("en", "ltr", "Arab")),
        ({"lang": "uk", "script": "Cyrl"}, ("uk", "ltr", "Cyrl")),
    ],
)
def test_one_article_may_be_written_in_another_way(tiny, entry, expected):
    tiny.entry.update(entry)
    root = Kit(tiny.write())
    article = articles.load_article("t1", Kit(root))
    assert articles.load_catalogue(Kit(root))["t1"].script == expected[2]
    assert (article.lang, article.dir) == expected[:2]


def test_a_text_in_the_set_s_script_keeps_the_set_s_direction():
    assert Writing("ar", "rtl", "Arab").of(Written(lang="fa")) == Writing("fa", "rtl", "Arab")


def test_a_side_that_the_set_does_not_know_is_named_where_it_is_used(harbour):
    harbour.coding["attributions"][1]["affiliation"] = "us"
    caught = error(harbour, lambda root: attributions.load_coding("t1", Kit(root)))
    assert caught.field == "attribution t1-02, affiliation"
    assert "town, boats, unknown" in caught.mend


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (lambda t: t.catalogue["set"].update(sides=[["town", "moon"]]), "set, sides"),
        (lambda t: t.catalogue["set"].update(sides=[["town"], ["town"]]), "set, sides town"),
        (lambda t: t.catalogue["set"].update(sides=["town"]), "set, sides"),
        (lambda t: t.catalogue["set"].update(sides=[[1]]), "set, sides"),
        (lambda t: t.catalogue["set"].update(flags={"town": 1}), "set, flags, town"),
        (lambda t: t.catalogue["set"].update(dir="up"), "set, dir"),
        (lambda t: t.codebook["affiliation"].pop(), "affiliation"),
        (lambda t: t.codebook["affiliation"].append({"label": "x"}), "affiliation number 4, code"),
    ],
)
def test_what_does_not_fit_is_named(harbour, change, field):
    change(harbour)
    assert error(harbour).field == field


def test_an_error_in_the_list_of_sides_does_not_cost_the_articles(harbour):
    harbour.codebook["affiliation"].pop()
    root = harbour.write()
    assert writing(Kit(root)).lang == "ar"
    assert articles.load_article("t1", Kit(root)).dir == "rtl"


def test_the_kit_s_own_set(kit):
    found = article_set(Kit(kit))
    assert found.affiliations == AFFILIATIONS
    assert found.sides[0] == ("russian_state", "syrian_government")
    assert found.writing == Writing()
