from __future__ import annotations

import json

from whosays.core.paths import kit_root
from whosays.site import books

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
