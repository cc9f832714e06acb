from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.core.kit import Kit
from whosays.corpus import annotations
from whosays.corpus.annotations import AROUND, from_w3c, to_w3c
from whosays.corpus.articles import Article, Info, Parts, load_article, split
from whosays.corpus.marks import clean_marks

CODES = ["named_person", "vague"]
WORDS = "One said so. Two said so. 😀 e\u0301 قال الوزير “so”\u00a0– he said. Three said so!"


def article(words=WORDS, name="t1"):
    return Article(name, words, split(words, Parts()), Info("T"), "en", "ltr")


def mark(name="m1", start=0, end=3, code="vague"):
    return {"id": name, "start": start, "end": end, "code": code}


def changed(marks, change, words=WORDS):
    """Write marks out, let a function change the page, read it back."""
    page = json.loads(to_w3c(marks, article(words)))
    change(page)
    return from_w3c(json.dumps(page), article(words), CODES)


def selectors(annotation):
    position, quote = annotation["target"]["selector"]
    return position, quote


# ---------------------------------------------------------------- out
def test_what_the_data_model_asks_for_is_there():
    page = json.loads(to_w3c([mark(start=4, end=8)], article()))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert page["type"] == "AnnotationPage"
    assert page["id"]
    (annotation,) = page["items"]
    assert annotation["id"]
    assert annotation["type"] == "Annotation"
    assert annotation["motivation"] == "classifying"
    assert annotation["body"]["type"] == "TextualBody"
    assert annotation["body"]["value"] == "vague"
    assert annotation["target"]["source"].endswith(":t1")
    position, quote = selectors(annotation)
    assert position == {"type": "TextPositionSelector", "start": 4, "end": 8}
    assert quote == {
        "type": "TextQuoteSelector", "exact": "said", "prefix": "One ",
        "suffix": WORDS[8 : 8 + AROUND],
    }  # fmt: skip


def test_words_stay_readable_in_the_file():
    at = WORDS.index("قال")
    assert "قال الوزير" in to_w3c([mark(start=at, end=at + 10)], article())


def test_no_marks_make_an_empty_page():
    assert from_w3c(to_w3c([], article()), article(), CODES) == ([], [])


# ---------------------------------------------------------------- there and back
LETTERS = st.text(
    st.characters(exclude_categories=("Cs",))
    | st.sampled_from("aab \u00a0\n😀𝒜\u0301\u200dקא“”\u202e"),
    min_size=1,
    max_size=60,
)
IDS = st.from_regex(r"[A-Za-z0-9_.:-]{1,20}", fullmatch=True)


@given(data=st.data(), words=LETTERS)
def test_any_marks_in_any_text_come_back_the_same(data, words):
    marks = []
    for name in data.draw(st.lists(IDS, max_size=5, unique=True)):
        start = data.draw(st.integers(0, len(words) - 1))
        end = data.draw(st.integers(start + 1, len(words)))
        marks.append(mark(name, start, end, data.draw(st.sampled_from(CODES))))
    page = article(words)
    written = to_w3c(marks, page)
    assert from_w3c(written, page, CODES) == (marks, [])
    # Some programs write JSON with escapes only.
    assert from_w3c(json.dumps(json.loads(written)), page, set(CODES)) == (marks, [])


def test_the_reference_coding_goes_out_and_comes_back(kit):
    page = load_article("003", Kit(kit))
    marks = [mark(f"m{p.number}", p.start, p.end) for p in page.paragraphs]
    assert from_w3c(to_w3c(marks, page), page, CODES) == (marks, [])


def test_a_collection_and_a_bare_list_are_read_too():
    page = json.loads(to_w3c([mark()], article()))
    collection = {"type": "AnnotationCollection", "first": page}
    for form in (collection, page["items"]):
        assert from_w3c(json.dumps(form), article(), CODES) == ([mark()], [])


def test_one_selector_alone_and_a_list_of_bodies():
    def quote_only(page):
        annotation = page["items"][0]
        annotation["target"]["selector"] = selectors(annotation)[1]
        annotation["body"] = [annotation["body"]]

    def position_only(page):
        annotation = page["items"][0]
        annotation["target"]["selector"] = selectors(annotation)[0]

    for change in (quote_only, position_only):
        assert changed([mark(start=0, end=8)], change) == ([mark(start=0, end=8)], [])


# ---------------------------------------------------------------- anchoring
def moved(by):
    def change(page):
        for annotation in page["items"]:
            position, _ = selectors(annotation)
            position["start"] += by
            position["end"] += by

    return change


@pytest.mark.parametrize("by", [1, -1, 7, 10_000, -10_000])
def test_a_place_that_moved_is_found_by_its_words(by):
    start = WORDS.index("Two said")
    marks = [mark(start=start, end=start + 8)]
    assert changed(marks, moved(by)) == (marks, [])


def test_of_repeated_words_the_ones_in_their_surroundings_are_found():
    start = WORDS.index("said", WORDS.index("Two"))
    marks = [mark(start=start, end=start + 4)]
    assert changed(marks, moved(1)) == (marks, [])


def test_places_of_another_program_in_utf_16_are_mended_by_the_words():
    start = WORDS.index("قال")

    def utf16(page):
        position, _ = selectors(page["items"][0])
        for side in ("start", "end"):
            position[side] = len(WORDS[: position[side]].encode("utf-16-le")) // 2

    marks = [mark(start=start, end=start + 10)]
    assert changed(marks, utf16) == (marks, [])


def test_words_that_stand_there_twice_are_left_out_with_the_reason():
    start = WORDS.index("said")

    def bare(page):
        position, quote = selectors(page["items"][0])
        position["start"] = position["end"] = -1
        del quote["prefix"], quote["suffix"]

    marks, left_out = changed([mark(start=start, end=start + 4)], bare)
    assert marks == []
    assert left_out == [text("annotations.words", number=1)]


def test_surroundings_that_stand_there_twice_are_left_out_too():
    words = "said so, said so, said so."
    marks, left_out = changed(
        [mark(start=0, end=4)],
        lambda page: page["items"][0]["target"].update(
            selector={
                "type": "TextQuoteSelector",
                "exact": "said",
                "prefix": "",
                "suffix": " so, said so",
            }
        ),
        words,
    )
    assert (marks, len(left_out)) == ([], 1)


def test_words_that_are_not_there_are_left_out_with_the_reason():
    def other(page):
        selectors(page["items"][0])[1]["exact"] = "never stood here"

    marks, left_out = changed([mark(), mark("m2", 4, 8)], other)
    assert marks == [mark("m2", 4, 8)]
    assert left_out == [text("annotations.words", number=1)]


# ---------------------------------------------------------------- ids
def test_ids_of_other_programs_become_ids_the_reader_takes():
    def foreign(page):
        page["items"][0]["id"] = "https://example.org/anno/1"
        page["items"][1]["id"] = "urn:uuid:" + "9" * 200
        page["items"][2]["id"] = {"no": "id"}
        page["items"][3]["id"] = "\ud800"
        del page["items"][4]["id"]

    made = [mark(f"m{n}", n, n + 3) for n in range(5)]
    marks, left_out = changed(made, foreign)
    assert left_out == []
    assert [(m["start"], m["end"]) for m in marks] == [(n, n + 3) for n in range(5)]
    assert clean_marks(marks, CODES, len(WORDS)) == (marks, 0)


def test_the_same_id_again_becomes_another():
    def same(page):
        names = ["x-3", "x", "x", "x"]
        for annotation, name in zip(page["items"], names, strict=True):
            annotation["id"] = f"urn:whosays:mark:{name}"

    marks, _ = changed([mark(f"m{n}", n, n + 3) for n in range(4)], same)
    assert len({m["id"] for m in marks}) == 4
    assert [m["id"] for m in marks[:2]] == ["x-3", "x"]


# ---------------------------------------------------------------- what does not belong
def test_marks_of_another_article_alone_are_an_error_that_names_both():
    written = to_w3c([mark()], article(name="t2"))
    with pytest.raises(KitError, match="article t2, and this is article t1"):
        from_w3c(written, article(), CODES)


def test_marks_of_another_article_among_ours_are_left_out():
    page = json.loads(to_w3c([mark()], article()))
    page["items"] += json.loads(to_w3c([mark()], article(name="t2")))["items"]
    marks, left_out = from_w3c(json.dumps(page), article(), CODES)
    assert (marks, left_out) == ([mark()], [text("annotations.other", number=2)])


@pytest.mark.parametrize("code", ["martian", "", None, 5, ["vague"], {"a": 1}])
def test_an_unknown_code_is_left_out(code):
    def other(page):
        page["items"][0]["body"]["value"] = code

    for known in (CODES, frozenset(CODES)):
        page = json.loads(to_w3c([mark()], article()))
        other(page)
        marks, left_out = from_w3c(json.dumps(page), article(), known)
        assert (marks, left_out) == ([], [text("annotations.code", number=1)])


# ---------------------------------------------------------------- hostile files
HOSTILE = {
    "nothing": "",
    "not json": "<html>",
    "cut": '{"items": [',
    "deep": "[" * 100_000,
    "deep table": '{"items":' * 50_000,
    "a number": "5",
    "a text": '"items"',
    "null": "null",
    "items a table": '{"items": {"a": 1}}',
    "items of items": '{"items": [[1]]}',
    "numbers": "[1, 2]",
    "first an address": '{"first": "https://example.org/page1"}',
    "a number too long": f"[{'9' * 5000}]",
    "bom": "\ufeff[]",
}


@pytest.mark.parametrize("raw", HOSTILE.values(), ids=HOSTILE)
def test_what_is_no_list_of_annotations_is_a_clear_error(raw):
    with pytest.raises(KitError, match="Save a copy"):
        from_w3c(raw, article(), CODES)


def test_a_huge_file_is_refused_unread(monkeypatch):
    monkeypatch.setattr(annotations, "LIMIT", 100)
    with pytest.raises(KitError, match="larger"):
        from_w3c(" " * 101, article(), CODES)


def test_many_annotations_are_read_in_one_go():
    page = json.loads(to_w3c([mark()], article()))
    page["items"] *= 3000
    marks, left_out = from_w3c(json.dumps(page), article(), CODES)
    assert len({m["id"] for m in marks}) == 3000
    assert left_out == []


WRONG = st.sampled_from(
    [None, True, 5, -1, 1.5, float("nan"), float("inf"), "", "x", "\ud800", [], {}, [[]], {"a": {}}]
)


@settings(max_examples=200)
@given(data=st.data())
def test_any_field_of_any_type_is_left_out_or_read_never_raised(data):
    page = json.loads(to_w3c([mark(start=4, end=8)], article()))
    annotation = page["items"][0]
    spots = [
        (annotation, "id"), (annotation, "body"), (annotation, "target"),
        (annotation["body"], "value"), (annotation["target"], "source"),
        (annotation["target"], "selector"),
        *((annotation["target"]["selector"], place) for place in (0, 1)),
        *((selectors(annotation)[0], name) for name in ("type", "start", "end")),
        *((selectors(annotation)[1], name) for name in ("type", "exact", "prefix", "suffix")),
    ]  # fmt: skip
    for table, name in data.draw(st.lists(st.sampled_from(spots), max_size=3, unique_by=id)):
        table[name] = data.draw(WRONG)
    marks, left_out = from_w3c(json.dumps(page), article(), CODES)
    assert len(marks) + len(left_out) == 1
    assert clean_marks(marks, CODES, len(WORDS)) == (marks, 0)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["items", "first", "target", "body", "selector", "value", "source"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=10,
)


@settings(max_examples=150)
@given(table=anything)
def test_any_json_is_marks_or_a_clear_error(table):
    try:
        marks, left_out = from_w3c(json.dumps(table), article(), CODES)
    except KitError:
        return
    assert marks == []
    assert all(left_out)
