"""The browser edition as a room gets it: what it says is true there."""

from __future__ import annotations

import json

import pytest
from _room import site

from whosays.core.errors import KitError
from whosays.core.i18n import section, text
from whosays.core.paths import kit_root
from whosays.room import pages
from whosays.site import needs, start_page


@pytest.fixture
def made(tmp_path):
    return pages.adapted(pages.read(site(tmp_path / "site")))


def test_the_page_s_python_is_told_where_its_answers_go(made):
    said = json.loads(made["jupyter-lite.json"])["jupyter-config-data"]["litePluginSettings"]
    assert said["kernel"]["loadPyodideOptions"]["env"]["WHOSAYS_ROOM"] == "yes"


def test_no_sentence_stays_that_is_not_true_in_a_room(made):
    """Of the real pages: each one that is replaced stands there, and is gone afterwards."""
    theirs = start_page.page(["lessons/01-who-says-so.ipynb"], kit_root(), "practice", "v")
    main = '<script id="jupyter-lite-main" src="x"></script>'
    book = start_page.notebook_page(main, "v")
    bare = b'{"jupyter-config-data": {"litePluginSettings": {}}}'
    held = {
        **made,
        "index.html": theirs,
        "notebooks/index.html": book,
        "jupyter-lite.json": bare,
    }
    whole = pages.adapted(held)
    both = (theirs + book).decode()
    after = (whole["index.html"] + whole["notebooks/index.html"]).decode()
    said = section("site")
    for name in pages._SAID:
        assert said[name] in both, name
        assert said[name] not in after, name
    for name in ("kept in this browser", "nothing is sent anywhere", "service-worker", "manifest"):
        assert name not in after
    assert after.count("/room/room.js") == 2
    assert "site.js" not in after
    assert text("room.line_away") in after


def test_nothing_is_handed_out_that_keeps_pages_in_the_browser(made):
    assert not {"service-worker.js", "site.js"} & set(made)
    assert (needs.ASSETS / "site.js").is_file()


def test_a_name_with_a_sum_in_it_is_kept_for_good_and_no_other():
    for place in (
        "build/long.0123456789abcdef.js",
        "static/python/whosays-1+0123456789ab-py3-none-any.whl",
    ):
        assert pages.page(place, b"x").for_good
    for place in ("index.html", "build/jlab_core.a86436d.js", "static/python/pyodide.mjs"):
        assert not pages.page(place, b"x").for_good


def test_a_folder_without_a_site_is_told(tmp_path):
    with pytest.raises(KitError, match="site"):
        pages.read(tmp_path)
