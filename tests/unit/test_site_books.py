from __future__ import annotations

import json

from whosays.classroom import edition_pages, student_edition
from whosays.core.i18n import text
from whosays.core.kit import Kit
from whosays.core.paths import kit_root
from whosays.site import books

PLACE = "lessons/00-start.ipynb"
RAW = (kit_root() / "exercises/01-who-says-so.ipynb").read_bytes()


def test_a_page_has_the_browsers_kernel_and_something_to_read():
    book = json.loads(books.page(RAW, kit_root()))
    assert book["metadata"]["kernelspec"]["name"] == "python"
    painted = [o for c in book["cells"] for o in c.get("outputs", ()) if "text/html" in o["data"]]
    assert len(painted) == 14
    asked = [c["source"] for c in json.loads(RAW)["cells"]]
    assert [c["source"] for c in book["cells"]] == asked  # its cells are still the kit's own


def test_lists_name_every_page_and_none_can_be_written():
    made = books.listings({"a/1.ipynb": b"x", "a/2.ipynb": b"xx", "b/3.ipynb": b"xxx"})
    top = json.loads(made["api/contents/all.json"])
    assert [one["path"] for one in top["content"]] == ["a", "b"]
    inside = json.loads(made["api/contents/a/all.json"])["content"]
    assert [(one["path"], one["size"]) for one in inside] == [("a/1.ipynb", 1), ("a/2.ipynb", 2)]
    assert not any(one["writable"] for one in inside)


def test_no_page_speaks_of_a_folder_or_a_command_that_a_browser_has_not():
    edition = student_edition.made(Kit(kit_root()), "practice")
    made = books.adapted(edition)
    for place in (place for place in made if place.endswith(".ipynb")):
        words = made[place].decode()
        assert "folder shown above" not in words
        assert "python3 -m whosays" not in words, place
    assert text("site.yours_kept") in made[PLACE].decode()
    known = json.loads(made[f"{student_edition.STATIC}texts.json"])
    assert known[PLACE] == edition_pages.sums(json.loads(made[PLACE]))
    assert "folder shown above" in edition[PLACE].decode()  # or the words have changed
