"""The exercise on the first page: what it needs is there, and what it says is the kit's own."""

from __future__ import annotations

import json
import re

import pytest

from whosays.core.edition import ASSESSED, PRACTICE
from whosays.core.kit import HERE
from whosays.core.paths import kit_root
from whosays.questions import items, keys
from whosays.questions.feedback import as_dict
from whosays.questions.grading import grade
from whosays.site import try_out


@pytest.fixture(scope="module")
def part():
    return try_out.part(kit_root(), PRACTICE)


def test_every_answer_has_what_the_kit_would_say_of_it():
    (item,) = (one for one in items.load_unit(try_out.UNIT).items if one.id == try_out.ITEM)
    told = try_out.told(items.public(item, HERE), kit_root())
    key = keys.load_keys(try_out.UNIT)[try_out.ITEM]
    assert set(told) == {"", *(option.id for option in item.options)}
    assert told[""]["state"] == "blank"
    assert {name for name, one in told.items() if one["state"] == "right"} == set(key.right)
    for name in set(told) - {""}:
        assert told[name] == as_dict(grade(items.public(item, HERE), key, name))


def test_the_reader_shows_the_paragraph_that_is_asked_about(part):
    held = json.loads(re.search(r'type="application/json">(.*?)</script>', part, re.DOTALL)[1])
    read = {paragraph["number"] for paragraph in held["reader"]["article"]["paragraphs"]}
    (item,) = (one for one in items.load_unit(try_out.UNIT).items if one.id == try_out.ITEM)
    assert held["reader"]["article"]["id"] == item.passage.article
    assert item.passage.paragraph in read
    assert len(read) == len(try_out._READ)


def test_words_of_a_text_cannot_end_the_element_that_holds_them(part):
    assert part.count("</script>") == 2
    assert "<" not in re.search(r'type="application/json">(.*?)</script>', part, re.DOTALL)[1]


def test_an_assessed_edition_has_none():
    assert try_out.part(kit_root(), ASSESSED) == ""


def test_what_it_loads_is_in_the_site(part):
    files = try_out.files()
    asked = re.findall(r'src="([^"]+)"', part)
    asked += [f"try/{one}" for one in re.findall(r'"\./([^"]+)"', files["try/try.js"].decode())]
    assert set(asked) | {"try/try.css"} == set(files)
