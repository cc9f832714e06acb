"""The report: no name on the projector's, nothing of a student's rendered, nothing told of few."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from _class import crowd
from _handins import put

from whosays.classroom import class_data, class_html, report_run

ASKED = class_data.items()
BAD = "<script>alert('x')</script>"


@pytest.fixture(scope="module")
def class_of_24(tmp_path_factory):
    place = tmp_path_factory.mktemp("class")
    crowd(place, 24, ASKED)
    for file in (place / "Student 00003").iterdir():
        put(place / BAD.replace("/", "∕") / file.name, file.read_bytes())
        file.unlink()
    return report_run.read([place])[1]


def page(data, *, for_teacher=False):
    return class_html.document(data, for_teacher=for_teacher).decode()


class Tags(HTMLParser):
    """Lists the elements of a page with their attributes."""

    def __init__(self):
        super().__init__()
        self.opened = []

    def handle_starttag(self, tag, attributes):
        """Keep an element."""
        self.opened.append((tag, dict(attributes)))


def test_the_projectors_page_holds_no_name_and_the_teachers_does(class_of_24):
    names = [label for label, _ in class_of_24.stuck]
    assert len(names) == 24
    projector, teacher = page(class_of_24), page(class_of_24, for_teacher=True)
    assert not any(name in projector for name in names)
    assert "Student 0" not in projector
    assert teacher.count("Student 0") == 23
    assert "&lt;script&gt;alert" in teacher


@pytest.mark.parametrize("for_teacher", [True, False])
def test_the_file_loads_nothing_and_runs_nothing(class_of_24, for_teacher):
    tags = Tags()
    tags.feed(page(class_of_24, for_teacher=for_teacher))
    names = {tag for tag, _ in tags.opened}
    assert not names & {"script", "link", "img", "iframe", "object", "form", "svg"}
    told = [value for _, given in tags.opened for value in given.values() if value]
    assert not any("//" in value or value.startswith("javascript:") for value in told)
    assert not any(name.startswith("on") for _, given in tags.opened for name in given)


def test_every_section_is_there_and_three_places_are_chosen(class_of_24):
    words = page(class_of_24)
    for name in ("completion", "disputed", "texts", "questions", "moves", "ratings"):
        assert f'id="{name}"' in words
        assert f'href="#{name}"' in words
    assert words.count('class="one"') == 3
    spreads = [place.spread for _, place in class_html._disputed(class_of_24)]
    assert spreads == sorted(spreads, reverse=True)


def test_no_number_from_one_to_four_is_told(class_of_24):
    words = page(class_of_24)
    cells = re.findall(r'<td class="n">(\d+)</td></tr>', words.split('id="ratings"')[0])
    called = re.findall(r"<td>[^<]*?: (\d+)", words)
    assert len(cells) > 20
    assert len(called) > 10
    assert not {"1", "2", "3", "4"} & {*cells, *called}
    assert "some also said: " in words
    assert ": None" not in words


def test_of_seven_nothing_is_shown_but_that_they_are_too_few(tmp_path):
    crowd(tmp_path, 7, ASKED)
    data = report_run.read([tmp_path])[1]
    words = page(data)
    assert "Fewer than 8 students: 7" in words
    assert "<table" not in words
    assert "Student 0" in page(data, for_teacher=True)


def test_the_teacher_chooses_the_three_places(class_of_24):
    codes = [place.record.id for _, place in class_html._disputed(class_of_24)]
    teacher = page(class_of_24, for_teacher=True)
    assert f"<code>{codes[4]}</code>" in teacher
    assert "<code>" not in page(class_of_24)
    chosen = [codes[4], codes[6]]
    three = class_html._three(class_of_24, chosen)
    assert [place.record.id for _, place in three] == chosen
    assert class_html._three(class_of_24, ["none-of-these"]) == class_html._three(class_of_24, ())


def test_each_question_has_the_number_that_it_has_everywhere(class_of_24):
    words = page(class_of_24)
    assert not re.search(r">u\d-[el]\d+ · ", words)
    assert re.search(r">1\.\d+ · ", words)
