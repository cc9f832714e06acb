from __future__ import annotations

import hashlib
import json

import pytest
from _tiny import TEXT
from hypothesis import given
from hypothesis import strategies as st

from whosays.core.errors import DataError, KitError
from whosays.core.kit import Kit
from whosays.corpus.articles import (
    Article,
    Info,
    Parts,
    as_dict,
    load_article,
    load_catalogue,
    split,
)

ARTICLES = ("000", "001", "002", "003", "004")


def bare(text, **info):
    return Article("t1", text, split(text, Parts()), Info("T", **info), "en", "ltr")


def error(tiny, call=load_catalogue, *args):
    with pytest.raises(DataError) as caught:
        call(*args, Kit(tiny.write()))
    return caught.value


# ---------------------------------------------------------------- the five articles
@pytest.mark.parametrize("name", ARTICLES)
def test_paragraphs_are_slices_of_the_file_byte_for_byte(kit, name):
    article = load_article(name, Kit(kit))
    entry = load_catalogue(Kit(kit))[name]
    raw = (kit / "seeds" / entry.file).read_bytes()
    assert article.text.encode() == raw
    assert hashlib.sha256(raw).hexdigest() == entry.sha256
    lines = [line for line in raw.decode().split("\n") if line.strip()]
    assert [p.text for p in article.paragraphs] == lines
    assert [p.number for p in article.paragraphs] == list(range(1, len(lines) + 1))
    for para in article.paragraphs:
        assert article.text[para.start : para.end] == para.text
        assert raw[len(article.text[: para.start].encode()) :].startswith(para.text.encode())


@pytest.mark.parametrize("name", ARTICLES)
def test_the_catalogue_s_title_stands_in_the_text(kit, name):
    article = load_article(name, Kit(kit))
    (title,) = [p for p in article.paragraphs if p.kind == "title"]
    assert article.title.split() == title.text.split()


def test_the_set_is_the_five_in_order(kit):
    assert tuple(load_catalogue(Kit(kit))) == ARTICLES


def test_the_files_hold_no_carriage_returns_and_do_hold_what_we_promise_to_keep(kit):
    texts = [load_article(name, Kit(kit)).text for name in ARTICLES]
    assert not any("\r" in text for text in texts)
    assert any("\u00a0" in text for text in texts)
    assert any("’" in text for text in texts)


# ---------------------------------------------------------------- cutting
@given(st.text(st.characters() | st.sampled_from("\n\n \u00a0\u2028\r\t\x0b😀\u0301ק")))
def test_any_text_is_cut_without_a_loss(text):
    paragraphs = split(text, Parts())
    rebuilt = 0
    for number, para in enumerate(paragraphs, start=1):
        assert para.number == number
        assert text[para.start : para.end] == para.text
        assert "\n" not in para.text
        assert para.text.strip()
        assert not text[rebuilt : para.start].strip(), "only blank lines between"
        rebuilt = para.end
    assert not text[rebuilt:].strip()


def test_a_line_separator_inside_a_line_is_no_new_paragraph():
    assert len(split("one\u2028still one\x0bstill\n\ntwo", Parts())) == 2


def test_parts_give_the_kinds_and_the_rest_is_body(tiny_kit):
    kinds = [p.kind for p in load_article("t1", Kit(tiny_kit)).paragraphs]
    assert kinds == ["title", "dateline", "standfirst", "body", "body", "body", "furniture"]


# ---------------------------------------------------------------- loading
def test_an_unknown_article_lists_the_known(tiny_kit):
    with pytest.raises(KitError, match=r"“t9”.*t1"):
        load_article("t9", Kit(tiny_kit))


def test_a_changed_file_is_named_with_both_checksums(tiny):
    root = tiny.write()
    file = root / "seeds" / "t1.txt"
    file.write_bytes(file.read_bytes().replace(b"harbour", b"harbor"))
    with pytest.raises(DataError) as caught:
        load_article("t1", Kit(root))
    found = hashlib.sha256(file.read_bytes()).hexdigest()
    assert caught.value.file == str(file)
    assert tiny.entry["sha256"] in str(caught.value)
    assert found in str(caught.value)
    assert caught.value.mend


def test_a_changed_line_ending_alone_is_noticed(tiny):
    root = tiny.write()
    file = root / "seeds" / "t1.txt"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    with pytest.raises(DataError, match="was changed"):
        load_article("t1", Kit(root))


def test_a_missing_file_is_named_with_the_checksum_expected(tiny):
    root = tiny.write()
    (root / "seeds" / "t1.txt").unlink()
    with pytest.raises(DataError) as caught:
        load_article("t1", Kit(root))
    assert caught.value.file == str(root / "seeds" / "t1.txt")
    assert tiny.entry["sha256"] in str(caught.value)
    assert "no file" in str(caught.value)


def test_a_file_that_is_not_utf_8_is_said(tiny):
    tiny.raw = "café".encode("latin-1")
    caught = error(tiny, load_article, "t1")
    assert "UTF-8" in caught.problem
    assert "byte 3" in caught.problem


def test_a_missing_catalogue_is_named(tmp_path):
    with pytest.raises(DataError, match=r"catalogue\.toml.*missing"):
        load_catalogue(Kit(tmp_path))


# ---------------------------------------------------------------- the catalogue's fields
NEEDED = (
    "id", "file", "title", "short", "outlet_how", "outlet_certainty", "host_certainty",
    "author", "date_inferred", "date_how", "date_certainty", "not_known", "parts",
)  # fmt: skip


@pytest.mark.parametrize("name", NEEDED)
def test_a_missing_field_is_named(tiny, name):
    del tiny.entry[name]
    caught = error(tiny)
    assert caught.field.endswith(f", {name}")
    assert "article" in caught.field
    assert caught.file.endswith("catalogue.toml")
    assert "missing" in caught.problem


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("sha256", "", "empty"),
        ("title", 5, "not a text"),
        ("outlet_certainty", "sure", "“sure”"),
        ("host_certainty", "Certain", "“Certain”"),
        ("date_certainty", "maybe", "“maybe”"),
        ("not_known", "who", "not a list"),
        ("not_known", [5], "not a text"),
        ("parts", [1], "not a table"),
        ("lang", 5, "not a text"),
        ("dir", "left", "“left”"),
        ("colour", "red", "not known"),
    ],
)
def test_a_bad_field_is_named(tiny, name, value, words):
    tiny.entry[name] = value
    caught = error(tiny)
    assert caught.field == f"article t1, {name}"
    assert words in caught.problem
    assert caught.mend


@pytest.mark.parametrize(
    ("parts", "field"),
    [
        ({"headline": [1]}, "article t1, parts, headline"),
        ({"title": 1}, "article t1, parts, title"),
        ({"title": ["1"]}, "article t1, parts, title"),
    ],
)
def test_a_bad_part_is_named(tiny, parts, field):
    tiny.entry["parts"] = parts
    assert error(tiny).field == field


@pytest.mark.parametrize("number", [0, 8, -1])
def test_a_part_beyond_the_text_is_named(tiny, number):
    tiny.entry["parts"]["furniture"] = [number]
    caught = error(tiny, load_article, "t1")
    assert caught.file.endswith("catalogue.toml")
    assert caught.field == "article t1, parts, furniture"
    assert f"no paragraph {number};" in caught.problem


@pytest.mark.parametrize("listed", [[], {"id": "t1"}, ["t1"]])
def test_a_catalogue_without_articles_says_so(tiny, listed):
    tiny.catalogue["article"] = listed
    assert "[[article]]" in str(error(tiny))


def test_an_id_used_twice_is_named(tiny):
    tiny.entry["sha256"] = "0" * 64
    tiny.catalogue["article"] *= 2
    assert error(tiny).field == "article t1"


@pytest.mark.parametrize("fields", [{"dir": "up"}, {"lang": 5}, {"colour": "red"}])
def test_a_bad_field_of_the_set_is_named(tiny, fields):
    tiny.catalogue["set"].update(fields)
    assert error(tiny).field == f"set, {next(iter(fields))}"


def test_language_and_direction_come_from_the_set_unless_the_article_says(tiny):
    tiny.catalogue["set"].update(lang="ar", dir="rtl")
    article = load_article("t1", Kit(tiny.write()))
    assert (article.lang, article.dir) == ("ar", "rtl")
    tiny.entry.update(lang="he", dir="ltr")
    article = load_article("t1", Kit(tiny.write()))
    assert (article.lang, article.dir) == ("he", "ltr")
    del tiny.catalogue["set"], tiny.entry["lang"], tiny.entry["dir"]
    article = load_article("t1", Kit(tiny.write()))
    assert (article.lang, article.dir) == ("en", "ltr")


# ---------------------------------------------------------------- places
def test_paragraph_by_number(tiny_kit):
    article = load_article("t1", Kit(tiny_kit))
    assert article.paragraph(1).text == "The harbour is closed 😀"
    assert article.paragraph(7).text == "Show More"
    for number in (0, 8, -1):
        with pytest.raises(KitError, match=rf"no paragraph {number}.*1 to 7"):
            article.paragraph(number)


def test_paragraph_by_place(tiny_kit):
    article = load_article("t1", Kit(tiny_kit))
    for para in article.paragraphs:
        assert article.paragraph_at(para.start) is para
        assert article.paragraph_at(para.end - 1) is para
        assert article.paragraph_at(para.end) is None
    assert article.paragraph_at(-1) is None
    assert article.paragraph_at(len(article.text)) is None


@pytest.mark.parametrize(
    "words",
    [
        "A\u00a0source told", "closed 😀", "😀", "cafe\u0301 stays", "قال الوزير", "“the harbour",
        "مغلق.\n   \nThe Port",
    ],
)  # fmt: skip
def test_words_are_found_as_they_stand(tiny_kit, words):
    article = load_article("t1", Kit(tiny_kit))
    start, end = article.find(words)
    assert article.text[start:end] == words
    assert start == TEXT.index(words)


def test_a_space_finds_a_no_break_space_and_the_other_way_round(tiny_kit):
    article = load_article("t1", Kit(tiny_kit))
    start, end = article.find("A source told")
    assert article.text[start:end] == "A\u00a0source told"
    start, end = article.find("The\u00a0harbour")
    assert article.text[start:end] == "The harbour"


def test_the_nth_occurrence_is_found_overlaps_counted():
    article = bare("aaa b aaa")
    places = [article.find("aa", nth=nth)[0] for nth in (1, 2, 3, 4)]
    assert places == [0, 1, 6, 7]


@pytest.mark.parametrize("nth", [0, -1, 5, 100])
def test_an_occurrence_that_is_not_there_is_an_error(nth):
    with pytest.raises(KitError, match=f"occurrence {nth}"):
        bare("aaa b aaa").find("aa", nth=nth)


def test_a_paragraph_bounds_the_search(tiny_kit):
    article = load_article("t1", Kit(tiny_kit))
    start, _ = article.find("The", paragraph=6)
    assert article.paragraph_at(start).number == 6
    assert article.find("Show More", paragraph=7)[1] == article.paragraph(7).end
    for words in ("harbour is closed", "closed 😀\nBy"):
        with pytest.raises(KitError, match="paragraph 6 of article t1"):
            article.find(words, paragraph=6)


@pytest.mark.parametrize("words", ["", "nowhere", "the cafe stays", "caf\u00e9", '"the harbour'])
def test_words_that_do_not_stand_there_are_an_error_with_a_hint(tiny_kit, words):
    with pytest.raises(KitError, match="quotation marks"):
        load_article("t1", Kit(tiny_kit)).find(words)


@given(data=st.data())
def test_whatever_is_cut_out_is_found_again(data):
    text = data.draw(st.text(st.characters(exclude_categories=("Cs",)), min_size=1))
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    first, last = bare(text).find(text[start:end])
    assert first <= start
    assert text[first:last].replace("\u00a0", " ") == text[start:end].replace("\u00a0", " ")


# ---------------------------------------------------------------- for the reader
def test_the_plain_form_is_json_and_holds_every_paragraph(tiny_kit):
    article = load_article("t1", Kit(tiny_kit))
    table = as_dict(article, note="We wrote this.")
    assert json.loads(json.dumps(table)) == table
    assert (table["id"], table["lang"], table["dir"]) == ("t1", "en", "ltr")
    assert (table["label"], table["note"]) == ("the Gazette", "We wrote this.")
    for para in table["paragraphs"]:
        assert article.text[para["start"] : para["end"]] == para["text"]
