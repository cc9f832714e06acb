"""The registry of guided exercises: every kind is whole, in Python and in the page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from whosays.questions import items, registry

WIDGETS = Path(registry.__file__).parents[1] / "widgets"
OFFERS = ("check_item", "check_key", "complete_key", "public", "clean", "mark")
MARKUP = ("expected_html", "worksheet_html")


@pytest.mark.parametrize("name", registry.NAMES)
def test_a_kind_offers_all_that_is_asked_of_it(name):
    module = registry.of(name)
    assert [part for part in (*OFFERS, *MARKUP) if not callable(getattr(module, part, None))] == []
    assert isinstance(module.FIELDS, dict)
    assert isinstance(module.KEY_FIELDS, dict)


@pytest.mark.parametrize("name", registry.NAMES)
def test_a_kind_has_its_control_and_its_style(name):
    source = (WIDGETS / "src" / "question" / "kinds" / name / f"{name}.js").read_text("utf-8")
    assert re.search(r"^export (const control = |\{ \w+ as control)", source, re.MULTILINE)
    for end in ("js", "css"):
        assert (WIDGETS / "static" / f"question_{name}.{end}").is_file()


@pytest.mark.parametrize("name", items.PLAIN)
def test_a_plain_kind_has_no_module(name):
    assert registry.of(name) is None
