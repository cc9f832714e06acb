from __future__ import annotations

import pytest

from whosays.core.errors import DataError, KitError
from whosays.core.kit import Kit
from whosays.corpus import codebook
from whosays.corpus.articles import load_article
from whosays.corpus.codebook import (
    CATEGORIES,
    FIXED,
    NAMED,
    SOURCE_TYPES,
    TERMS,
    UNNAMED,
    load_codebook,
)

# The codebook's own list, in its order (shared reference of the project).
REFERENCE = {
    "source_type": (
        "named_person named_institution named_document unnamed_person unnamed_group vague"
    ),
    "affiliation": (
        "russian_state syrian_government ukrainian us opposition_or_ngo other_government "
        "news_outlet unknown"
    ),
    "how_know": "firsthand documentary secondhand asserts unclear",
}


def error(tiny):
    with pytest.raises(DataError) as caught:
        load_codebook(Kit(tiny.write()))
    assert caught.value.file.endswith("codebook.toml")
    assert caught.value.mend
    return caught.value


# ---------------------------------------------------------------- the kit's own
@pytest.mark.parametrize("name", REFERENCE)
def test_the_codes_are_those_of_the_reference_in_its_order(kit, name):
    assert codebook.all_codes(name, Kit(kit)) == tuple(REFERENCE[name].split())
    assert tuple(c["code"] for c in codebook.codes(name, Kit(kit))) == codebook.all_codes(
        name, Kit(kit)
    )


def test_named_and_unnamed_leave_only_vague():
    assert set(SOURCE_TYPES) - NAMED - UNNAMED == {"vague"}
    assert not NAMED & UNNAMED


@pytest.mark.parametrize("name", [*TERMS, *CATEGORIES])
def test_every_example_stands_where_it_says(kit, name):
    book = load_codebook(Kit(kit))
    for entry in book.codes[name] if name in CATEGORIES else [book.terms[name]]:
        where = entry.example
        article = load_article(where.article, Kit(kit))
        start, end = article.find(where.words, paragraph=where.paragraph)
        assert article.paragraph_at(start).number == where.paragraph
        assert article.text[start:end].replace("\u00a0", " ") == where.words.replace("\u00a0", " ")


@pytest.mark.parametrize("name", CATEGORIES)
def test_codes_have_what_the_reader_shows_and_differ_to_the_eye(kit, name):
    shown = codebook.codes(name, Kit(kit))
    for code in shown:
        assert set(code) == {"code", "label", "short", "definition", "example"}
        assert code["label"]
        assert code["definition"]
        assert code["example"]
    assert len({code["label"] for code in shown}) == len(shown)
    if name == "source_type":
        assert len({code["short"] for code in shown if code["short"]}) == len(shown)


def test_an_example_is_shown_with_the_file_s_own_characters(tiny_kit):
    assert (
        codebook.codes("how_know", Kit(tiny_kit))[0]["example"] == "A\u00a0source told the Gazette"
    )


def test_labels(kit, tiny_kit):
    assert codebook.label("source_type", "vague", Kit(tiny_kit)) == "Vague"
    assert codebook.label("source_type", "martian", Kit(tiny_kit)) == "martian"
    assert codebook.label("affiliation", "us", Kit(kit)) != "us"


# ---------------------------------------------------------------- what does not fit
@pytest.mark.parametrize("name", FIXED)
def test_a_missing_code_is_an_error_that_lists_them_all(tiny, name):
    del tiny.codebook[name][1]
    caught = error(tiny)
    assert caught.field == name
    assert ", ".join(FIXED[name]) in caught.mend


@pytest.mark.parametrize("name", FIXED)
def test_a_renamed_code_is_an_error(tiny, name):
    tiny.codebook[name][0]["code"] = "martian"
    assert error(tiny).field == name


def test_another_order_is_an_error(tiny):
    tiny.codebook["source_type"].reverse()
    assert error(tiny).field == "source_type"


def test_a_code_too_many_is_an_error(tiny):
    tiny.codebook["how_know"].append(dict(tiny.codebook["how_know"][0]))
    assert error(tiny).field == "how_know"


@pytest.mark.parametrize("term", TERMS)
def test_a_missing_term_is_an_error(tiny, term):
    del tiny.codebook[term]
    assert error(tiny).field.startswith(term)


@pytest.mark.parametrize("field", ["label", "definition", "example"])
def test_a_code_without_a_field_names_code_and_field(tiny, field):
    del tiny.codebook["source_type"][2][field]
    assert error(tiny).field == f"source_type named_document, {field}"


@pytest.mark.parametrize("field", ["article", "paragraph", "words"])
def test_an_example_without_a_field_names_it(tiny, field):
    del tiny.codebook["how_know"][0]["example"][field]
    assert error(tiny).field == f"how_know firsthand, example, {field}"


@pytest.mark.parametrize("value", ["x", ["x"], {"code": "named_person"}])
def test_a_category_of_another_shape_is_an_error(tiny, value):
    tiny.codebook["source_type"] = value
    assert error(tiny).field == "source_type"


def test_a_rule_without_its_text_or_named_twice_is_an_error(tiny):
    tiny.codebook["rule"].append({"id": "r1", "label": "Again", "text": "Again."})
    assert error(tiny).field == "rule r1"
    del tiny.codebook["rule"][0]["text"]
    assert error(tiny).field == "rule r1, text"


def test_an_example_that_stands_nowhere_is_an_error(tiny):
    tiny.codebook["source_type"][0]["example"]["words"] = "never said"
    with pytest.raises(KitError, match="never said"):
        codebook.codes("source_type", Kit(tiny.write()))
