"""Any text an item can point to, by its id."""

from __future__ import annotations

import json
import shutil

import pytest
from _pairs import pair, write

from whosays.answers.session import store
from whosays.core.errors import DataError, KitError, NoKeyError
from whosays.core.kit import Kit
from whosays.corpus.pairs import lettered
from whosays.corpus.texts import (
    is_ours,
    load_text,
    load_text_coding,
    need_text_coding,
    own_texts,
)
from whosays.questions import passages
from whosays.widgets.bind import ask

TEXT = "Night ferry\n\nThe harbour office said it was late.\n\nNobody else spoke.\n"
ENTRY = """
[[text]]
id = "t-ferry"
title = "Night ferry"
outlet = "The Quay"
note = "We wrote this text for the kit."
file = "ferry.txt"
"""
RECORD = {
    "id": "t-ferry-01",
    "article": "t-ferry",
    "paragraph": 2,
    "cue": {"start": 13, "end": 36, "text": "The harbour office said"},
    "statement": {"start": 37, "end": 48, "text": "it was late"},
    "source": "the harbour office",
    "source_type": "named_institution",
    "affiliation": "unknown",
    "how_know": "asserts",
    "relayed_via": [],
    "contested": False,
    "note": "",
    "also": [],
    "contested_on": [],
}


@pytest.fixture
def own(tiny_kit):
    """Give a tiny kit with a longer text of its own."""
    folder = tiny_kit / "lessons" / "texts"
    folder.mkdir(parents=True)
    (folder / "texts.toml").write_text(ENTRY, encoding="utf-8")
    (folder / "ferry.txt").write_text(TEXT, encoding="utf-8")
    return tiny_kit


def test_an_article_of_the_set_comes_as_it_is(kit):
    assert load_text("001", Kit(kit)).id == "001"
    assert load_text_coding("001", Kit(kit)).article == "001"


def test_a_longer_text_of_ours_is_an_article_like_any_other(own):
    found = load_text("t-ferry", Kit(own))
    assert (found.id, found.title) == ("t-ferry", "Night ferry")
    assert [para.kind for para in found.paragraphs] == ["title", "body", "body"]
    assert found.info.note == "We wrote this text for the kit."


def test_a_text_of_ours_under_a_letter(kit):
    assert load_text("c-port-fire/a", Kit(kit)) == lettered("c-port-fire", "a", Kit(kit)).article
    assert load_text_coding("c-port-fire/a", Kit(kit)).article == "c-port-fire/a"


def test_a_coding_of_a_longer_text_is_held_against_its_words(own):
    assert load_text_coding("t-ferry", Kit(own)) is None
    table = {"article": "t-ferry", "attributions": [RECORD], "not_coded": []}
    file = own / "solutions" / "coding" / "t-ferry.json"
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps(table), encoding="utf-8")
    assert (
        load_text_coding("t-ferry", Kit(own)).attributions[0].cue.text == "The harbour office said"
    )


def test_a_student_edition_has_no_coding(own):
    shutil.rmtree(own / "solutions")
    write(pair(), own)
    assert load_text_coding("t-ferry", Kit(own)) is None
    assert load_text_coding("c-ferry/a", Kit(own)) is None


@pytest.mark.parametrize("name", ["t-none", "t-", "c-none/a", "009"])
def test_a_text_that_is_not_there_is_named(own, name):
    with pytest.raises(KitError, match=name.partition("/")[0]):
        load_text(name, Kit(own))


def test_a_set_may_have_no_texts_of_its_own(tiny_kit):
    assert own_texts(Kit(tiny_kit)) == {}


@pytest.mark.parametrize(
    ("old", "new", "spot"),
    [("t-ferry", "ferry", "id"), ("ferry.txt", "none.txt", "file"), ("title", "titel", "titel")],
)
def test_an_entry_that_does_not_fit_is_named(own, old, new, spot):
    file = own / "lessons" / "texts" / "texts.toml"
    file.write_text(ENTRY.replace(old, new), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        own_texts(Kit(own))
    assert spot in caught.value.field or spot in caught.value.problem


def test_whose_text_it_is_can_be_told_by_its_id():
    assert [is_ours(name) for name in ("001", "c-ferry/a", "t-ferry")] == [False, True, True]


def test_a_passage_of_a_longer_text_of_ours_says_so(own):
    shown = passages.passage(passages.Place(article="t-ferry", paragraph=2), Kit(own))
    assert shown["ours"] is True
    assert "The Quay" in shown["label"]


def test_further_paragraphs_stand_in_one_passage(kit):
    shown = passages.passage(passages.Place(article="002", paragraph=35, also=(36,)), Kit(kit))
    first, second = shown["text"].split("\n\n")
    article = load_text("002", Kit(kit))
    assert (first, second) == (article.paragraph(35).text, article.paragraph(36).text)
    assert "35 · 36" in shown["label"]


def test_a_short_text_of_ours_stands_in_the_item(tiny, tiny_kit):
    tiny.item("t-rate")["passage"] = {"ours": "A short text. 🙂", "outlet": "The Quay"}
    tiny.write()
    shown = ask("t-rate", Kit(tiny_kit)).item["passage"]
    assert (shown["text"], shown["ours"]) == ("A short text. 🙂", True)


def test_a_form_gives_no_feedback_even_where_the_keys_are(tiny, tiny_kit):
    assert ask("t-rate", Kit(tiny_kit)).mode == "practice"
    tiny.unit["unit"]["part"] = "form"
    tiny.write()
    assert ask("t-rate", Kit(tiny_kit)).mode == "assessed"


def test_an_item_can_look_back_on_an_earlier_answer(tiny, tiny_kit):
    tiny.item("t-rate")["first"] = "t-one"
    tiny.write()
    assert ask("t-rate", Kit(tiny_kit)).item["earlier"] == ""

    name = tiny.unit["unit"]["id"]
    store(name).save("t-one", 53)
    assert "53" in ask("t-rate", Kit(tiny_kit)).item["earlier"]


def test_where_a_coding_is_needed_a_student_edition_is_told_from_a_lost_file(own):
    with pytest.raises(DataError, match="t9: this text has no coding") as lost:
        need_text_coding("t9", Kit(own))
    assert not isinstance(lost.value, NoKeyError)
    shutil.rmtree(own / "solutions")
    with pytest.raises(NoKeyError):
        need_text_coding("t9", Kit(own))
