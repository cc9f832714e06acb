from __future__ import annotations

import csv
import io
import json

import pytest

from whosays.authoring import export
from whosays.core.errors import KitError
from whosays.core.kit import Kit
from whosays.corpus.annotations import from_w3c
from whosays.corpus.articles import load_article
from whosays.corpus.attributions import load_coding
from whosays.corpus.codebook import SOURCE_TYPES

ARTICLES = ("000", "001", "002", "003", "004")
COLUMNS = (
    "article,paragraph,start,end,cue,statement_start,statement_end,statement,source,source_type,"
    "affiliation,how_know,relayed_via,contested"
)


def test_the_columns_are_exactly_the_published_ones(kit):
    first, _, _ = export.coding(kit=Kit(kit)).partition("\n")
    assert first == COLUMNS
    assert tuple(COLUMNS.split(",")) == export.COLUMNS


def test_every_row_parses_back_to_its_record(kit):
    rows = list(csv.DictReader(io.StringIO(export.coding(kit=Kit(kit)), newline="")))
    records = [r for name in ARTICLES for r in load_coding(name, Kit(kit)).attributions]
    assert len(rows) == len(records)
    for row, record in zip(rows, records, strict=True):
        article = load_article(row["article"], Kit(kit))
        assert article.text[int(row["start"]) : int(row["end"])] == row["cue"]
        place = slice(int(row["statement_start"]), int(row["statement_end"]))
        assert article.text[place] == row["statement"]
        assert int(row["paragraph"]) == record.paragraph
        assert row["source_type"] == record.source_type
        assert row["affiliation"] == record.affiliation
        assert row["how_know"] == record.how_know
        assert row["source"] == record.source
        assert tuple(filter(None, row["relayed_via"].split(" > "))) == record.relayed_via
        assert row["contested"] == ("true" if record.contested else "false")


def test_one_article_and_every_awkward_character(tiny, tiny_kit):
    tiny.coding["attributions"][1]["source"] = 'Ana, "the\nMayor" > 😀'
    tiny.write()
    rows = list(csv.DictReader(io.StringIO(export.coding("t1", kit=Kit(tiny_kit)), newline="")))
    assert rows[1]["source"] == 'Ana, "the\nMayor" > 😀'
    assert rows[0]["cue"] == "A\u00a0source told the Gazette"
    assert rows[3]["relayed_via"] == "the Gazette > Herald"
    assert rows[2]["contested"] == "true"


def test_one_article_only(kit):
    whole, one = export.coding(kit=Kit(kit)), export.coding("003", kit=Kit(kit))
    assert set(one.splitlines()) < set(whole.splitlines())
    assert all(line.startswith("003,") for line in one.splitlines()[1:])


@pytest.mark.parametrize("article", ["005", "", "1"])
@pytest.mark.parametrize("form", ["csv", "json", "w3c"])
def test_an_unknown_article_lists_the_known(kit, article, form):
    with pytest.raises(KitError, match=r"000, 001, 002, 003, 004"):
        export.coding(article, form, kit=Kit(kit))


def test_json_is_the_files_themselves(kit):
    found = json.loads(export.coding(form="json", kit=Kit(kit)))
    assert [r["id"] for r in found] == [
        r.id for name in ARTICLES for r in load_coding(name, Kit(kit)).attributions
    ]
    assert {"id", "note", "also", "contested_on"} <= set(found[0])


def test_w3c_comes_back_as_marks(kit):
    page = json.loads(export.coding("001", "w3c", kit=Kit(kit)))
    marks, left_out = from_w3c(json.dumps(page), load_article("001", Kit(kit)), SOURCE_TYPES)
    records = load_coding("001", Kit(kit)).attributions
    assert left_out == []
    assert [(m["start"], m["code"]) for m in marks] == [
        (r.cue.start, r.source_type) for r in records
    ]
    assert [m["id"] for m in marks] == [r.id for r in records]
    pages = json.loads(export.coding(form="w3c", kit=Kit(kit)))
    assert len(pages) == len(ARTICLES)
    assert pages[1] == page


def test_claims_as_a_table_to_read(tiny, tiny_kit):
    told = export.claims(kit=Kit(tiny_kit))
    for words in (
        "c1  The harbour is closed.", "carried by: t1-01, t1-04", "roots: 1 to 2.",
        "reply of nobody: absent", "Src → Gazette (told; t1-01)", "lost: hedge in t1, “ships wait”",
    ):  # fmt: skip
        assert words in told
    tiny.claim["roots"] = [2, 2]
    tiny.write()
    assert "roots: 2." in export.claims(kit=Kit(tiny_kit))


def test_claims_as_json_hold_the_graph(kit):
    told = json.loads(export.claims("json", kit=Kit(kit)))
    assert told
    for claim in told:
        names = {node["id"] for node in claim["graph"]["nodes"]}
        assert {step["source"] for step in claim["steps"]} <= names
        assert all(edge["claim"] == claim["id"] for edge in claim["graph"]["edges"])
