"""A text in the report: every letter of it, the class's names, and none that few gave."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
from _class import crowd
from markupsafe import escape

from whosays.classroom import class_data, class_texts, report_run


@pytest.fixture(scope="module")
def text(tmp_path_factory):
    place = tmp_path_factory.mktemp("class")
    crowd(place, 20, class_data.items())
    return next(one for one in report_run.read([place])[1].texts if one.item == "u1-e1")


def test_the_whole_article_stands_there_letter_by_letter(text):
    for para in text.article.paragraphs[:5]:
        pieces = "".join(class_texts.pieces(text, para.start, para.end))
        assert re.sub(r"<[^>]+>", "", pieces) == escape(para.text)


def test_each_of_our_places_has_a_line(text):
    assert class_texts.article(text).count("<tr><td>“") == len(text.heat.places) > 5


def place(codes, shown):
    return SimpleNamespace(codes=codes, shown=shown)


def test_what_the_class_called_a_place_begins_with_what_most_called_it():
    told = class_texts.called(place({"medium": 5, "": 9}, {"medium": 5, "": 9}))
    assert told == f"{class_texts.label('')}: 9; {class_texts.label('medium')}: 5"


def test_what_few_called_it_is_named_without_a_number():
    told = class_texts.called(place({"medium": 2, "": 9}, {"medium": None, "": 9}))
    assert class_texts.label("medium") in told
    assert re.findall(r"\d+", told) == ["9"]


def test_where_nothing_has_a_number_nothing_is_said_to_be_said_as_well():
    told = class_texts.called(place({"medium": 2, "": 3}, {"medium": None, "": None}))
    assert told.startswith(f"{class_texts.label('medium')}, {class_texts.label('')}")
    assert "also" not in told
    assert class_texts.called(place({}, {})) == ""


def test_signs_of_markup_in_a_name_are_words(monkeypatch):
    monkeypatch.setattr(class_texts, "label", lambda code: f"<b>{code}&</b>")
    told = class_texts.called(place({"x": 6, "y": 7}, {"x": 6, "y": 7}))
    assert told == "&lt;b&gt;y&amp;&lt;/b&gt;: 7; &lt;b&gt;x&amp;&lt;/b&gt;: 6"
