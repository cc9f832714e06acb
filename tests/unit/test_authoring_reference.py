"""Every command, option, kind and field has words, and the reference on disk is what is made."""

from __future__ import annotations

from pathlib import Path

import pytest

from whosays import cli
from whosays.authoring import field_reference, reference
from whosays.questions import registry

KIT = Path(__file__).parents[2]
PARSER = cli.parser()
COMMANDS = dict(reference.commands(PARSER))


def test_the_file_is_what_is_made():
    made = reference.page(PARSER)
    there = (KIT / reference.FILE).read_text(encoding="utf-8")
    assert there == made, "run: python -m whosays reference --write"


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_says_what_it_does(name):
    assert len(COMMANDS[name].description.split()) >= 3


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_says_what_it_is_for(name):
    assert [typed for typed, about in reference.options(COMMANDS[name]) if not about.strip()] == []


def test_commands_below_a_command_are_listed_too():
    assert {"start", "new question", "new kind", "new unit"} <= set(COMMANDS)
    assert "new" not in COMMANDS


def test_fields_are_told_in_one_place_and_every_kind_is_found_there():
    made, fields = reference.page(PARSER), field_reference.made()
    assert "| Field" not in made
    assert "(FIELDS.md)" in made
    for kind in registry.names():
        assert f"### `{kind}`" in made
        assert f"item of kind {kind}" in fields


@pytest.mark.parametrize("kind", registry.names())
def test_a_kind_tells_of_each_of_its_own_fields(kind):
    module = registry.of(kind)
    named = [*registry.own_fields(kind, "item"), *registry.own_fields(kind, "key")]
    assert [name for name in named if f"``{name}" not in (module.__doc__ or "")] == []
