"""What the page about the house says of its code is so: names are there, arrows are imports."""

from __future__ import annotations

import ast
import importlib
import re
from itertools import pairwise, product
from pathlib import Path

import pytest

from whosays.questions.protocol import Kind

HOME = Path(__file__).parents[2]
PAGE = (HOME / "whosays" / "ARCHITECTURE.md").read_text("utf-8")
ROOMS = sorted(one.parent.name for one in (HOME / "whosays").glob("*/__init__.py"))
WALKS = {
    walk.partition(".**")[0]: walk
    for walk in PAGE.partition("walks\n\n**")[2].partition("\n## ")[0].split("\n\n**")
}


def module(dotted):
    """Give a module of the house, or None."""
    place = HOME / "whosays" / dotted.replace(".", "/")
    there = place.with_suffix(".py").is_file() or (place / "__init__.py").is_file()
    return importlib.import_module(f"whosays.{dotted}") if there else None


def found(walk):
    """Give what each name of a walk means, by its place there; None for one that means nothing."""
    room, last, meant = "", None, []
    for mark in re.finditer(r"`([^`]+)`", walk):
        name = mark[1]
        if "/" in name:
            places = (HOME / name, HOME / "whosays" / name)
            meant.append((mark.start(), name, any(map(Path.exists, places)) or None))
            continue
        head, _, tail = name.rpartition(".")
        whole = name.partition(".")[0] in ROOMS and module(name)
        if whole:
            room = name.partition(".")[0]
        there = whole or (room and module(f"{room}.{name}"))
        if there:
            last = there
        else:
            home = module(head) if head else last
            there = getattr(home, tail, None) or getattr(Kind, tail, None)
            last = home or last
        meant.append((mark.start(), name, there))
    return meant


@pytest.fixture(scope="module")
def known():
    """List by each module of the house which others it imports, wherever in it."""
    listed = {}
    for file in (HOME / "whosays").rglob("*.py"):
        if {"node_modules", "templates", "lab"} & set(file.parts):
            continue
        nodes = ast.walk(ast.parse(file.read_text("utf-8")))
        given = [node for node in nodes if isinstance(node, ast.ImportFrom) and node.module]
        listed[".".join(file.relative_to(HOME).with_suffix("").parts)] = {
            *(node.module for node in given),
            *(f"{node.module}.{one.name}" for node in given for one in node.names),
        }
    return listed


def modules(meant):
    """Give the modules among what names mean; of a function or a class, its module."""
    names = (getattr(one, "__module__", None) or getattr(one, "__name__", "") for one in meant)
    return {name for name in names if name.startswith("whosays.")}


def test_the_page_has_all_walks_that_it_says():
    words = re.search(r"## (\w+) walks", PAGE)[1]
    assert ["Three", "Four", "Five", "Six", "Seven"].index(words) + 3 == len(WALKS)


@pytest.mark.parametrize("walk", WALKS)
def test_what_a_walk_names_is_there(walk):
    assert [name for _, name, there in found(WALKS[walk]) if there is None] == []
    assert len(found(WALKS[walk])) > 1


@pytest.mark.parametrize("walk", WALKS)
def test_an_arrow_joins_what_knows_each_other_or_what_another_module_joins(walk, known):
    cuts = [0, *(mark.start() for mark in re.finditer("→", WALKS[walk])), len(WALKS[walk])]
    steps = [
        modules(there for at, _, there in found(WALKS[walk]) if start <= at < end)
        for start, end in pairwise(cuts)
    ]
    apart = [
        (sorted(before), sorted(after))
        for before, after in pairwise(steps)
        if before and after
        and not any(
            a in known[b] or b in known[a] or any({a, b} <= held for held in known.values())
            for a, b in product(before, after)
        )
    ]  # fmt: skip
    assert apart == []


@pytest.mark.parametrize(
    ("walk", "nothing"),
    [
        ("`corpus.articles` → `nobody`", ["nobody"]),
        ("`corpus.nothing`", ["corpus.nothing"]),
        (
            "`corpus.attributions`, `marks`, `questions.grading.grades`",
            ["questions.grading.grades"],
        ),
        ("`answers/nothing.py`", ["answers/nothing.py"]),
        ("`questions.kinds` and its `clean`", []),
    ],
)
def test_a_name_that_means_nothing_is_found(walk, nothing):
    assert [name for _, name, there in found(walk) if there is None] == nothing
