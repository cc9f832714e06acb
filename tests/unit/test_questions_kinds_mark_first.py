"""A first check of marks says how they stand, and nothing that the student has not found."""

from __future__ import annotations

import json

import pytest

from whosays.answers.session import store
from whosays.core.paths import kit_root
from whosays.corpus.texts import load_text, load_text_coding
from whosays.questions.items import load_unit, public, unit_files
from whosays.questions.keys import load_keys
from whosays.questions.kinds.mark import kind, spans
from whosays.questions.kinds.mark.first import first_look
from whosays.widgets.bind import ask

ROOT = kit_root()
ITEMS = {
    item.id: (file.stem, item)
    for file in unit_files(ROOT)
    for item in load_unit(file.stem, ROOT).items
    if item.kind == "mark"
}


def some_marks(item):
    """Mark every third cue with its code, the next with another, and a word that is no cue."""
    coding, article = load_text_coding(item.article, ROOT), load_text(item.article, ROOT)
    wanted = item.paragraphs or [para.number for para in article.paragraphs]
    records = [one for one in coding.attributions if one.paragraph in wanted]
    made = []
    for number, one in enumerate(records):
        if number % 3 < 2:
            other = "vague" if one.source_type != "vague" else "named_person"
            code = one.source_type if number % 3 == 0 else other
            place = {"start": one.cue.start, "end": one.cue.end}
            made.append({"id": f"m-{number}", "code": code, **place})
    para = article.paragraph(max(wanted))
    made.append({"id": "m-x", "start": para.end - 2, "end": para.end, "code": "vague"})
    return made, records


@pytest.mark.parametrize("name", ITEMS)
def test_a_first_look_names_no_cue_that_is_not_marked_and_no_reason(name):
    unit, item = ITEMS[name]
    marks, records = some_marks(item)
    key = load_keys(unit, ROOT)[name]
    found = kind.read(public(item, ROOT), key, marks)
    look = first_look(found, marks, load_text(item.article, ROOT).text)
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


@pytest.fixture
def reader(tmp_path, monkeypatch):
    """Give a reader with one mark that fits, and what it gives to each message."""
    monkeypatch.setenv("WHOSAYS_ANSWERS", str(tmp_path / "answers"))
    marks, _ = some_marks(ITEMS["u2-e1"][1])
    store("02-unnamed-sources").save("u2-e1", marks, item="x")

    def of(*types):
        made = ask("u2-e1")
        for kind_of in types:
            made._handle_custom_msg({"type": kind_of, "view": "v"}, [])
        return made

    return of


def test_the_first_check_gives_a_hint_and_the_second_our_reading(reader):
    made = reader("check")
    assert (made.feedback["first"], made.hints_shown) == (True, 1)
    made = reader("check")
    assert "first" not in made.feedback
    assert any(line["shows"] for line in made.feedback["records"])
    assert made.hints_shown == 1


def test_our_reading_is_there_when_it_is_asked_for(reader):
    made = reader("check", "open")
    assert "first" not in made.feedback
    again = reader()
    assert "first" not in again.feedback
    assert again.feedback["records"]


def test_marks_that_all_fit_are_not_held_back(tmp_path, monkeypatch):
    monkeypatch.setenv("WHOSAYS_ANSWERS", str(tmp_path / "answers"))
    _, item = ITEMS["u6-e2"]
    coding = load_text_coding(item.article, ROOT)
    marks = [
        {"id": f"m-{number}", "start": one.cue.start, "end": one.cue.end, "code": one.source_type}
        for number, one in enumerate(coding.attributions)
    ]
    store("06-your-own-report").save("u6-e2", marks, item="x")
    made = ask("u6-e2")
    made._handle_custom_msg({"type": "check", "view": "v"}, [])
    assert made.feedback["state"] == "right"
    assert "first" not in made.feedback
