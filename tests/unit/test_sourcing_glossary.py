"""The glossary: every example stands where it says, and nothing becomes markup."""

from __future__ import annotations

from dataclasses import replace

import pytest

from whosays import show
from whosays.core.errors import DataError
from whosays.core.kit import Kit
from whosays.corpus.texts import load_text
from whosays.sourcing import glossary
from whosays.sourcing.glossary import anchor, glossary_html, load_glossary

ENTRY = """
[[term]]
term = "cue"
means = "Words that point."
article = "{article}"
paragraph = {paragraph}
words = "{words}"
look = "Look."
unit = 1
"""


@pytest.mark.parametrize("term", load_glossary(), ids=lambda term: anchor(term.term))
def test_an_example_is_a_span_of_its_article(term, kit):
    article = load_text(term.article, Kit(kit))
    assert article.text[term.start : term.end] == term.words
    assert article.paragraph_at(term.start).number == term.paragraph


def test_every_unit_brings_up_words(kit):
    assert {term.unit for term in load_glossary(Kit(kit))} == {1, 2, 3, 4, 5}


def test_each_article_has_its_share(kit):
    found = [term.article for term in load_glossary(Kit(kit))]
    assert set(found) == {"000", "001", "002", "003", "004"}
    assert max(map(found.count, found)) <= len(found) / 2


def test_anchors_are_unique(kit):
    names = [anchor(term.term) for term in load_glossary(Kit(kit))]
    assert len(set(names)) == len(names)


def write(kit, **fields):
    values = {"article": "t1", "paragraph": 2, "words": "x", **fields}
    (kit / "lessons").mkdir(exist_ok=True)
    (kit / "lessons" / "glossary.toml").write_text(ENTRY.format(**values), encoding="utf-8")


@pytest.mark.parametrize(
    ("fields", "spot"),
    [
        ({"words": "never there"}, "words"),
        ({"paragraph": 99}, "words"),
        ({"article": "t9"}, "words"),
    ],
)
def test_an_example_that_is_not_there_is_named(tiny_kit, fields, spot):
    write(tiny_kit, **fields)
    with pytest.raises(DataError) as caught:
        load_glossary(Kit(tiny_kit))
    assert caught.value.field == f"term cue, {spot}"
    assert caught.value.file.endswith("glossary.toml")


def test_a_field_that_is_missing_is_named(tiny_kit):
    write(tiny_kit)
    file = tiny_kit / "lessons" / "glossary.toml"
    file.write_text(file.read_text("utf-8").replace('look = "Look."\n', ""), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_glossary(Kit(tiny_kit))
    assert caught.value.field == "term cue, look"


def test_a_word_comes_once(tiny_kit):
    words = load_text("t1", Kit(tiny_kit)).paragraph(2).text.split()[0]
    write(tiny_kit, words=words)
    assert [term.words for term in load_glossary(Kit(tiny_kit))] == [words]
    file = tiny_kit / "lessons" / "glossary.toml"
    file.write_text(file.read_text("utf-8") * 2, encoding="utf-8")
    with pytest.raises(DataError, match="cue") as caught:
        load_glossary(Kit(tiny_kit))
    assert "term" in caught.value.field


def test_a_fault_in_a_text_s_own_file_is_told_as_it_is(tiny_kit, monkeypatch):
    def broken(*_):
        raise DataError("t1.txt", "t1", "It is empty.", "Bring it back.")

    monkeypatch.setattr(glossary, "load_text", broken)
    write(tiny_kit)
    with pytest.raises(DataError) as caught:
        load_glossary(Kit(tiny_kit))
    assert caught.value.file == "t1.txt"


def test_an_anchor_is_letters_digits_and_hyphens():
    assert anchor("Who’s it 2?") == "term-who-s-it-2-"


def test_a_set_without_a_glossary_has_none(tiny_kit):
    (tiny_kit / "lessons" / "glossary.toml").unlink(missing_ok=True)
    assert load_glossary(Kit(tiny_kit)) == ()


def test_nothing_of_an_entry_becomes_markup(kit):
    term = replace(load_glossary(Kit(kit))[0], term="<b>x</b>", means="<script>", look="<i>")
    shown = glossary_html((term,))
    assert "<script" not in shown
    assert "<b>" not in shown
    assert "&lt;script&gt;" in shown


def test_the_page_goes_from_a_to_z(kit):
    shown = show.glossary().body
    terms = sorted((term.term for term in load_glossary(Kit(kit))), key=str.casefold)
    places = [shown.index(f'id="{anchor(term)}"') for term in terms]
    assert places == sorted(places)


def test_between_two_words_stands_nothing(kit):
    one, two, *_ = load_glossary(Kit(kit))
    assert "</dd><dt " in glossary_html((one, two))
