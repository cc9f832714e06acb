from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest

from whosays.core.i18n import text
from whosays.core.paths import kit_root
from whosays.site import start_page

PLACES = ["lessons/00-start.ipynb", "exercises/00-form-a.ipynb", "lessons/01-who-says-so.ipynb",
          "exercises/01-who-says-so.ipynb", "lessons/glossary.ipynb"]  # fmt: skip


@pytest.fixture(params=["practice", "assessed"])
def page(request):
    return request.param, start_page.page(PLACES, kit_root(), request.param, "v1").decode()


def links(page):
    found = []

    class Links(HTMLParser):
        def handle_starttag(self, tag, attrs):
            if tag == "a":
                found.append(dict(attrs)["href"])

    Links().feed(page)
    return found


def test_every_unit_has_its_pages_and_nothing_leads_away(page):
    _, made = page
    found = links(made)
    assert {start_page.address(place) for place in PLACES} <= set(found)
    assert not [one for one in found if "//" in one]
    assert "$" not in re.sub(r"<script.*?</script>", "", made, flags=re.DOTALL)


def test_it_says_which_edition_it_is(page):
    mode, made = page
    assert text(f"site.mode_{mode}") in made


def test_what_only_the_exercise_needs_is_asked_for_where_there_is_one(page):
    mode, made = page
    assert ("try/" in made) is (mode == "practice")


def test_the_units_stand_in_the_courses_order():
    rows = start_page.units(PLACES, kit_root())
    assert re.findall(r'class="unit">([^<]+)', rows) == ["Fourteen short texts (A)", "Who says so?"]
    assert re.findall(r"about (\d+) minutes", rows) == ["25", "80"]


def test_the_scripts_words_cannot_end_their_element():
    said = start_page.words_for("</script><b>")
    assert "<" not in said
    assert json.loads(said)["version"] == "</script><b>"


def test_a_notebooks_page_takes_the_programs_name_from_theirs():
    theirs = (
        '<head>\n <link id="jupyter-lite-main" href="../build/notebooks/bundle.js?_=1">\n</head>'
    )
    made = start_page.notebook_page(theirs, "v1").decode()
    assert "bundle.js?_=1" in made
    assert 'id="jupyter-config-data"' in made
    assert text("site.opening") in made
