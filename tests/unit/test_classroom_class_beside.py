"""The class beside one's own answers: only what one answered oneself, nobody's name, and no key."""

from __future__ import annotations

import pytest
from _class import crowd

from whosays.classroom import class_beside, class_data, report_run
from whosays.core.i18n import text

ASKED = {one.id: one for one in class_data.items()}
CUE = (403, 424)


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    place = tmp_path_factory.mktemp("class")
    crowd(place, 24, list(ASKED.values()))
    return report_run.read([place])[1]


def page(data, own, shown=None):
    shown = class_beside.answered(data) if shown is None else shown
    return class_beside.document(data, own, frozenset(shown)).decode()


def test_who_answered_nothing_sees_nothing_of_the_class(data):
    words = page(data, {})
    assert text("class_beside.nothing") in words
    assert "<table" not in words
    assert 'class="n"' not in words


def test_only_what_one_answered_oneself_is_shown_and_ones_own_stands_beside(data):
    words = page(data, {"u1-e3": "saw", "u1-e10": 35})
    assert words.count("<article>") == 2
    line = next(one for one in words.split("<tr>") if "The source was there." in one)
    assert text("class_beside.yours") in line
    assert words.count(text("class_beside.yours")) == 1
    assert "You said 35." in words
    (question,) = [one for one in data.questions if one.id == "u1-e3"]
    counted = [option.count for option in question.options if option.count]
    assert all(f'<td class="n">{count}</td>' in words for count in counted)


def test_own_marks_are_drawn_over_the_classs_and_named_beside_them(data):
    mark = {"id": "m", "start": CUE[0], "end": CUE[1], "code": "named_institution"}
    words = page(data, {"u1-e1": [mark]})
    assert 'mine"' in words
    cell = next(one for one in words.split("<tr>") if "a source told" in one and "<td>" in one)
    assert cell.split("</td>")[1] == "<td>Named body or outlet"


def test_neither_key_nor_our_coding_nor_a_name_stands_there(data):
    mark = {"id": "m", "start": CUE[0], "end": CUE[1], "code": "vague"}
    own = {"u1-e3": "saw", "u1-e4": ["none"], "u1-e1": [mark]}
    words = page(data, own)
    for name in ("class_report.fits", "class_report.ours", "class_report.col_ours"):
        assert text(name) not in words
    for one in ("u1-e3", "u1-e4"):
        key = ASKED[one].key
        assert key.reason not in words
        assert not any(reason.shows and reason.shows in words for reason in key.option)
    assert not any(label in words for label, _ in data.stuck)


def test_a_question_that_is_not_shown_yet_stays_away(data):
    own = {"u1-e3": "saw", "u1-e10": 35}
    assert page(data, own, {"u1-e10"}).count("<article>") == 1


def test_markup_is_words(data):
    assert "<script>" not in page(data, {"u1-e3": "<script>", "u1-e4": ["<script>"]})
