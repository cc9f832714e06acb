"""What a room's notebooks say of answers is true there, and still known as the kit's own."""

from __future__ import annotations

import json

from whosays.classroom import edition_pages, student_edition
from whosays.core.i18n import text
from whosays.core.kit import HERE
from whosays.room import books
from whosays.site import books as site_books

NOT_TRUE = ("nothing is sent anywhere", "kept in this browser", "stay on this computer")


def test_no_page_of_the_edition_says_what_is_not_true_in_a_room():
    edition = site_books.adapted(student_edition.made(HERE, "practice"))
    files = {f"files/{place}": raw for place, raw in edition.items() if place.endswith(".ipynb")}
    files[books.WORDS] = edition[f"{student_edition.STATIC}texts.json"]
    before = b"".join(files.values()).decode()
    assert NOT_TRUE[0] in before
    assert NOT_TRUE[1] in before
    made = books.adapted(files)
    after = {**files, **made}
    for place, raw in after.items():
        for words in NOT_TRUE:
            assert words not in raw.decode(), (place, words)
    assert text("room.nowhere_else") in made["files/lessons/00-start.ipynb"].decode()
    known = json.loads(made[books.WORDS])
    for place, raw in after.items():
        if place.endswith(".ipynb"):
            assert known[place.removeprefix("files/")] == edition_pages.sums(json.loads(raw))


def test_what_says_nothing_of_it_is_left_as_it_is():
    assert books.adapted({"files/a.ipynb": b'{"cells": []}', "index.html": b"x"}) == {}
