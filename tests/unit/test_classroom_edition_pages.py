"""A notebook as students get it."""

from __future__ import annotations

import json

import pytest

from whosays.classroom import edition_pages as pages
from whosays.core.edition import MODES


def book(*cells):
    return {"cells": list(cells), "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


def words(source, *tags):
    metadata = {"tags": list(tags)} if tags else {}
    return {"cell_type": "markdown", "id": "x", "metadata": metadata, "source": [source]}


CODE = {
    "cell_type": "code", "id": "y", "metadata": {}, "source": ["ask(1)"], "execution_count": 3,
    "outputs": [{"data": {"text/html": ["the key"]}}],
}  # fmt: skip


@pytest.mark.parametrize("mode", MODES)
def test_outputs_and_cells_for_teachers_are_left_out(mode):
    made = pages.page(book(words("a"), words("b", "teacher"), CODE), "lessons/01.ipynb", mode)
    assert [cell["source"] for cell in made["cells"]] == [["a"], ["ask(1)"]]
    assert [cell["id"] for cell in made["cells"]] == ["cell-01", "cell-02"]
    assert made["cells"][1]["outputs"] == []
    assert "the key" not in pages.written(made).decode()


def test_the_book_itself_stays_as_it_was():
    given = book(CODE)
    before = json.dumps(given)
    pages.page(given, "lessons/01.ipynb", "practice")
    assert json.dumps(given) == before


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("## What you can say now\n\nOne root.\n\nTwo.\n\n**Next:** [on](x)", "**Next:** [on](x)"),
        ("## What you can say now\n\nOne root.\n\n## Exit ticket\n\nY", "## Exit ticket\n\nY"),
        ("Guess first, then press **Check**.", "Guess first."),
        ("Say what you think, then press **Check**.", "Say what you think."),
    ],
)
def test_what_gives_answers_away_is_left_out_where_nothing_is_marked(source, left):
    def said(mode):
        return "".join(pages.page(book(words(source)), "x", mode)["cells"][0]["source"])

    assert said("assessed") == left
    assert said("practice") == source


@pytest.mark.parametrize("mode", MODES)
def test_the_start_page_says_which_edition_it_is(mode):
    made = pages.page(book(words("a")), pages.START, mode)
    assert mode in "".join(made["cells"][-1]["source"])


def test_the_copy_for_mending_holds_the_pages_that_there_are():
    raw = json.dumps({"a": book(words("x", "teacher"), CODE), "b": book(CODE)}).encode()
    made = json.loads(pages.store(raw, "practice", {"a"}))
    assert list(made) == ["a"]
    assert [cell["source"] for cell in made["a"]["cells"]] == [["ask(1)"]]
