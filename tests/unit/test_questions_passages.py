"""The words that an item shows, to the sign."""

from __future__ import annotations

import pytest

from whosays.core.errors import DataError
from whosays.core.i18n import counted, text
from whosays.core.kit import Kit
from whosays.corpus.articles import load_article
from whosays.questions import passages
from whosays.questions.passages import OurSide, Place, Short


@pytest.fixture
def kit(tiny):
    """Give the tiny kit, on disk."""
    return Kit(tiny.write())


def said(count, numbers):
    return counted("items.passage", count, article="t1", paragraph=numbers)


def test_a_paragraph_is_shown_whole_with_its_place(kit):
    para = load_article("t1", kit).paragraph(3)
    assert passages.passage(Place(article="t1", paragraph=3), kit) == {
        "article": "t1", "label": said(1, "3"), "text": para.text, "start": para.start,
        "end": para.end, "ours": False,
    }  # fmt: skip


def test_of_less_than_a_paragraph_the_words_alone_without_blanks_around_them(kit):
    article = load_article("t1", kit)
    found = passages.passage(Place(article="t1", paragraph=4, words="She smiled."), kit)
    assert found["text"] == "She smiled."
    assert article.text[found["start"] : found["end"]] == "She smiled."
    around = passages.passage(Place(article="t1", paragraph=4, words=" stays open. "), kit)
    assert around["text"] == "stays open."
    assert article.text[around["start"] : around["end"]] == "stays open."


def test_further_paragraphs_stand_below_and_the_end_is_that_of_the_last(kit):
    article = load_article("t1", kit)
    found = passages.passage(Place(article="t1", paragraph=3, also=(4, 6)), kit)
    parts = [article.paragraph(number) for number in (3, 4, 6)]
    assert found["text"] == "\n\n".join(part.text for part in parts)
    assert (found["start"], found["end"]) == (parts[0].start, parts[-1].end)
    assert found["label"] == said(3, "3 · 4 · 6")


def test_a_short_text_of_ours_says_whose_it_would_be(kit):
    found = passages.passage(Short(ours="  Some say so. ", outlet="the Echo"), kit)
    assert found == {
        "article": "", "label": text("items.ours", outlet="the Echo"), "text": "Some say so.",
        "start": 0, "end": len("Some say so."), "ours": True,
    }  # fmt: skip


def test_a_side_of_a_pair_is_shown_whole_under_the_pair_s_name():
    """Of the kit's own pairs: which of them does not matter."""
    kit = Kit(passages.HERE)
    name = next(iter(passages.pairs.pair_files(kit)))
    found = passages.passage(OurSide(control=name, side="a"), kit)
    side = passages.pairs.lettered(name, "a", kit)
    assert found["article"] == side.article.id.partition("/")[0]
    assert found["label"] == text("items.ours", outlet=side.outlet)
    assert (found["text"], found["start"], found["end"], found["ours"]) == (
        side.article.text, 0, len(side.article.text), True,
    )  # fmt: skip


def test_a_pair_that_is_not_there_is_named_beside_those_that_are(kit):
    file = kit / "exercises" / "01-tiny.toml"
    for entry in (None, Place(article="t1", paragraph=99), Short(ours="x", outlet="y")):
        passages.check_passage(entry, file, "item x, passage")
    with pytest.raises(DataError) as raised:
        passages.check_passage(OurSide(control="none", side="a"), file, "item x, passage")
    assert raised.value.field == "item x, passage, control"
    assert "“none”" in str(raised.value)
    assert raised.value.mend.startswith("Use one of: ")
