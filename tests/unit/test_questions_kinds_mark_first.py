"""A first check of marks says how they stand, and nothing that the student has not found."""

from __future__ import annotations

import json

import pytest
from _marks import ITEMS, ROOT, some_marks

from whosays.core.kit import Kit
from whosays.corpus.texts import load_text
from whosays.questions.items import public
from whosays.questions.keys import load_keys
from whosays.questions.kinds.mark import kind, spans
from whosays.questions.kinds.mark.first import first_look


@pytest.mark.parametrize("name", ITEMS)
def test_a_first_look_names_no_cue_that_is_not_marked_and_no_reason(name):
    unit, item = ITEMS[name]
    marks, records = some_marks(item)
    key = load_keys(unit, Kit(ROOT))[name]
    found = kind.read(public(item, Kit(ROOT)), key, marks)
    look = first_look(found, marks, load_text(item.article, Kit(ROOT)).text)
    assert look["first"]
    assert look["headline"] == found.headline
    assert len(look["records"]) == sum(line.mark is not None for line in found.records)
    own = {(mark["start"], mark["end"]) for mark in marks}
    assert {(line["start"], line["end"]) for line in look["records"]} <= own
    told = json.dumps([look["records"], look["notes"]], ensure_ascii=False)
    said = [line.shows for line in found.records] + [line.rule for line in found.records]
    assert not [words for words in (*said, key.reason) if words and words in told]
    assert not any(line["code"] or line["record"] in {r.id for r in records}
                   for line in look["records"])  # fmt: skip


@pytest.mark.parametrize(
    ("reason", "kept"), [("extra_outside", True), ("extra_statement", False), ("extra", False)]
)
def test_a_reason_that_names_no_words_of_ours_stays(reason, kept):
    from whosays.core.i18n import text  # noqa: PLC0415 - only here

    said = text(f"spans.{reason}", cue="Sputnik said")
    extra = spans.ExtraLine("m-1", 0, 4, "They", said)
    found = spans.SpanFeedback("partly", 0.1, "", 0, 1, (), (extra,), ("1 besides",))
    look = first_look(found, [], "They said so.")
    assert look["extras"][0]["reason"] == (said if kept else "")
    assert look["notes"] == []


def test_of_a_record_that_a_mark_met_only_the_mark_itself_is_shown():
    words = "They said so. She knew."
    missed, found = (
        spans.RecordLine(f"t1-0{n}", how, name, 5, 9, "said", "vague", "Says.", "Rule.", "Shows.")
        for n, how, name in ((1, "missed", None), (2, "found", "m-1"))
    )
    told = spans.SpanFeedback("partly", 0.5, "Half.", 1, 2, (missed, found), (), ("A note.",))
    mark = {"id": "m-1", "start": 0, "end": 9, "code": "vague"}
    [line] = first_look(told, [mark], words)["records"]
    before = spans.as_dict(told)["records"][1]
    assert line == before | {
        "record": "1",
        "start": 0,
        "end": 9,
        "quote": "They said",
        "code": "",
        "says": "",
        "rule": "",
        "shows": "",
    }
    assert first_look(told, [], words)["records"] == [], "a mark that was not read is not shown"
