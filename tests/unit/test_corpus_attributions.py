from __future__ import annotations

import json

import pytest
from _tiny import place

from whosays.core.errors import DataError
from whosays.core.kit import Kit
from whosays.corpus.articles import load_article
from whosays.corpus.attributions import Attribution, Span, as_dict, load_coding, words_credited
from whosays.corpus.codebook import SOURCE_TYPES

ARTICLES = ("000", "001", "002", "003", "004")


def error(tiny):
    with pytest.raises(DataError) as caught:
        load_coding("t1", Kit(tiny.write()))
    assert caught.value.file.endswith("t1.json")
    assert caught.value.mend
    return caught.value


# ---------------------------------------------------------------- the five codings
@pytest.mark.parametrize("name", ARTICLES)
def test_every_span_stands_in_the_text(kit, name):
    article, coding = load_article(name, Kit(kit)), load_coding(name, Kit(kit))
    assert coding.attributions
    for record in coding.attributions:
        assert record.id.startswith(f"{name}-")
        for span in (record.cue, record.statement):
            assert article.text[span.start : span.end] == span.text
        assert article.paragraph_at(record.cue.start).number == record.paragraph
    for left_out in coding.not_coded:
        assert article.text[left_out.span.start : left_out.span.end] == left_out.span.text
        assert left_out.reason


@pytest.mark.parametrize("name", ARTICLES)
def test_the_file_form_is_what_was_read(kit, name):
    table = json.loads((kit / f"solutions/coding/{name}.json").read_text(encoding="utf-8"))
    for entry, record in zip(
        table["attributions"], load_coding(name, Kit(kit)).attributions, strict=True
    ):
        defaults = {"source": "", "note": "", "also": [], "contested_on": []}
        assert as_dict(record) == {**defaults, **entry}


# ---------------------------------------------------------------- a record that fits
def test_a_record_is_read_with_what_it_leaves_out(tiny):
    for name in ("source", "note", "also", "contested_on"):
        del tiny.coding["attributions"][0][name]
    record = load_coding("t1", Kit(tiny.write())).attributions[0]
    assert (record.source, record.note, record.also, record.contested_on) == ("", "", (), ())
    assert record.cue.text == "A\u00a0source told the Gazette"


def test_a_record_is_not_contested_and_has_no_note_unless_it_says_so():
    span = Span(0, 1, "x")
    record = Attribution("x-01", "x", 1, span, span, "", "vague", "unknown", "unclear")
    assert (record.contested, record.note) == (False, "")


def test_open_on(tiny):
    record = tiny.coding["attributions"][2]

    def opened():
        loaded = load_coding("t1", Kit(tiny.write())).attributions[2]
        return [loaded.open_on(f) for f in ("source_type", "affiliation", "how_know")]

    assert opened() == [True, False, False]
    record["contested_on"] = ["how_know", "affiliation"]
    assert opened() == [False, True, True]
    record["contested_on"] = ["detection"]
    assert opened() == [True, True, True]
    record["contested_on"] = []
    assert opened() == [True, True, True]
    record["contested"] = False
    assert opened() == [False, False, False]


def test_words_credited_count_for_each_source(tiny):
    counts = words_credited(load_coding("t1", Kit(tiny.write())))
    assert list(counts) == list(SOURCE_TYPES)
    assert counts == {
        "named_person": 4, "named_institution": 0, "named_document": 4, "unnamed_person": 7,
        "unnamed_group": 0, "vague": 4,
    }  # fmt: skip


def test_overlap_of_spans():
    span = Span(10, 20, "")
    assert [span.overlap(*place) for place in ((0, 10), (0, 11), (12, 15), (0, 99), (20, 30))] == [
        0, 1, 3, 10, 0,
    ]  # fmt: skip


# ---------------------------------------------------------------- one that does not
@pytest.mark.parametrize("part", ["cue", "statement"])
@pytest.mark.parametrize(
    "change",
    [
        {"start": 3}, {"end": 5000}, {"text": "A source told the Gazette"}, {"text": "Other"},
        {"start": -200, "end": -190}, {"start": 5, "end": 5},
    ],
)  # fmt: skip
def test_words_that_do_not_stand_there_name_both(tiny, part, change):
    tiny.coding["attributions"][0][part].update(change)
    caught = error(tiny)
    assert caught.field == f"attribution t1-01, {part}"
    assert "do not stand at" in caught.problem
    assert "there stands" in caught.problem


def test_negative_places_are_no_places(tiny):
    """Counted from the end the words may agree; no reader counts so."""
    span = tiny.coding["attributions"][0]["cue"]
    length, told = len(tiny.text), dict(span)
    for change in (
        {"start": told["start"] - length, "end": told["end"] - length},
        {"start": told["start"] - length},
        {"end": told["end"] - length},
    ):
        span.update(told | change)
        caught = error(tiny)
        assert caught.field == "attribution t1-01, cue"
        assert "there stands “”" in caught.problem


@pytest.mark.parametrize("end", [1, 4])
def test_the_first_words_of_a_text_may_be_a_cue(tiny, end):
    cue = {"start": 0, "end": end, "text": tiny.text[:end]}
    tiny.coding["attributions"][0].update(paragraph=1, cue=cue)
    assert load_coding("t1", Kit(tiny.write())).attributions[0].cue == Span(**cue)


def test_words_are_given_for_a_place_of_no_length_too(tiny):
    tiny.coding["attributions"][0]["cue"] = {"start": 0, "end": 0, "text": tiny.text[:1]}
    assert "there stands “”" in error(tiny).problem


@pytest.mark.parametrize("number", [1, 4, 0, 99])
def test_a_wrong_paragraph_gives_the_right_one(tiny, number):
    tiny.coding["attributions"][0]["paragraph"] = number
    caught = error(tiny)
    assert caught.field == "attribution t1-01, paragraph"
    assert "paragraph 3" in caught.problem


def test_a_cue_between_paragraphs_is_in_none(tiny):
    tiny.coding["attributions"][0]["cue"] = place("\n", 2)
    tiny.coding["attributions"][0]["cue"]["text"] = "\n"
    caught = error(tiny)
    assert caught.field.startswith("attribution t1-01, cue")


def test_a_cue_that_begins_between_paragraphs_is_said_to_be_in_none(tiny):
    at = tiny.text.index("\n\n")
    words = tiny.text[at : at + 6]
    tiny.coding["attributions"][0].update(cue={"start": at, "end": at + 6, "text": words})
    caught = error(tiny)
    assert caught.field == "attribution t1-01, paragraph"
    assert caught.problem == "the cue stands in paragraph none, not 3."


@pytest.mark.parametrize("note", ["", "  "])
def test_contested_needs_a_note(tiny, note):
    tiny.coding["attributions"][2]["note"] = note
    caught = error(tiny)
    assert caught.field == "attribution t1-03, note"
    assert "differ" in caught.problem


def test_contested_on_needs_contested(tiny):
    tiny.coding["attributions"][2]["contested"] = False
    assert error(tiny).field == "attribution t1-03, contested"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("source_type", "martian"), ("affiliation", "mars"), ("how_know", "dreamt"),
        ("also", ["martian"]), ("contested_on", ["colour"]), ("relayed_via", "Sputnik"),
        ("relayed_via", [5]), ("contested", "no"), ("paragraph", "3"), ("cue", "said"),
        ("article", "t2"), ("colour", "red"), ("id", ""),
    ],
)  # fmt: skip
def test_a_field_that_does_not_fit_is_named(tiny, field, value):
    tiny.coding["attributions"][0][field] = value
    caught = error(tiny)
    assert caught.field.startswith("attribution")
    assert caught.field.endswith(f", {field}")


@pytest.mark.parametrize(
    "field",
    ["id", "article", "paragraph", "cue", "statement", "source_type", "affiliation", "how_know",
     "relayed_via", "contested"],
)  # fmt: skip
def test_a_field_that_is_missing_is_named(tiny, field):
    del tiny.coding["attributions"][0][field]
    caught = error(tiny)
    assert caught.field.endswith(f", {field}")
    assert "missing" in caught.problem


def test_an_id_used_twice_is_named(tiny):
    tiny.coding["attributions"][1]["id"] = "t1-01"
    caught = error(tiny)
    assert caught.field == "attribution t1-01"
    assert "twice" in caught.problem


@pytest.mark.parametrize("change", [{"text": "She laughed"}, {"reason": ""}, {"start": "5"}])
def test_words_left_out_are_checked_too(tiny, change):
    tiny.coding["not_coded"][0].update(change)
    assert error(tiny).field.startswith("not_coded 1")


@pytest.mark.parametrize("table", [[], "x", {"attributions": {}}, {"not_coded": ["x"]}, None])
def test_a_file_of_another_shape_is_said(tiny, table):
    tiny.coding = table
    assert "not a" in error(tiny).problem


def test_a_student_edition_has_no_coding(tiny):
    root = tiny.write()
    (root / "solutions" / "coding" / "t1.json").unlink()
    with pytest.raises(DataError, match="missing"):
        load_coding("t1", Kit(root))
