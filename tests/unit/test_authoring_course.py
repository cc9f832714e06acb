from __future__ import annotations

import pytest

from whosays.authoring.course import START, course
from whosays.authoring.notebooks import clean, write
from whosays.core.kit import Kit


def lay(folder, name, *sources):
    cells = [{"cell_type": kind, "metadata": {}, "source": text} for kind, text in sources]
    folder.mkdir(exist_ok=True)
    write(clean({"cells": cells}, with_outputs=False), folder / f"{name}.ipynb")


def test_the_kit_begins_on_its_start_page_and_has_a_lesson_before_its_exercise(kit):
    places = [stop["place"] for stop in course(Kit(kit))]
    assert places[0] == START
    assert places[1] == "exercises/00-form-a.ipynb"
    for lesson in (place for place in places if place.startswith("lessons/") and place != START):
        exercise = lesson.replace("lessons/", "exercises/")
        assert places.index(exercise) == places.index(lesson) + 1
    assert not any("glossary" in place for place in places)


def test_only_the_form_for_some_weeks_later_is_not_what_comes_next(kit):
    later = [stop["place"] for stop in course(Kit(kit)) if stop.get("stage") == "later"]
    assert later == ["exercises/08-form-c.ipynb"]


def test_every_page_has_a_title_of_its_own(kit):
    titles = [stop["title"] for stop in course(Kit(kit))]
    assert len(set(titles)) == len(titles)
    assert not any(title.startswith("#") for title in titles)


@pytest.mark.parametrize(
    ("sources", "title"),
    [
        ([("code", "# no heading"), ("markdown", "words\n\n#  One \n\n# Two")], "One"),
        ([("markdown", "## Deeper")], "01-a"),
        ([], "01-a"),
    ],
)
def test_the_first_heading_is_the_title_else_the_file_s_name(tmp_path, sources, title):
    lay(tmp_path / "lessons", "01-a", *sources)
    assert course(Kit(tmp_path)) == [{"place": "lessons/01-a.ipynb", "title": title}]
