"""Class names of the page's parts: each its own, for one document holds every opened page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from whosays import widgets

SOURCES = Path(widgets.__file__).parent / "src"
SHARED = {"ws", "jp"}  # the kit's own looks, in theme.css; JupyterLab
QUESTION = {"qu"}  # what every kind of question has
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]*)\{")
_PREFIX = re.compile(r"\.([a-z]+)")


def houses() -> dict[str, list[Path]]:
    """Give the folders that have styles of their own, with their files."""
    folders = {file.parent for file in SOURCES.rglob("*.css")} - {SOURCES}
    return {
        str(folder.relative_to(SOURCES)): [file for file in folder.iterdir() if file.is_file()]
        for folder in sorted(folders)
    }


def in_styles(sheet: str) -> set[str]:
    """List the prefixes of the classes that a style sheet's selectors name."""
    rules = _RULE.findall(_COMMENT.sub("", sheet))
    selectors = [rule for rule in rules if not rule.strip().startswith("@")]
    return {prefix for rule in selectors for prefix in _PREFIX.findall(rule)}


def own(folder: str, files: list[Path]) -> set[str]:
    """List the prefixes that are this folder's alone."""
    found = set()
    for file in files:
        if file.suffix == ".css":
            found |= in_styles(file.read_text(encoding="utf-8"))
    return found - SHARED - (QUESTION if folder != "question" else set())


HOUSES = houses()
OWN = {folder: own(folder, files) for folder, files in HOUSES.items()}
KNOWN = set().union(*OWN.values())


@pytest.mark.parametrize(
    ("sheet", "prefixes"),
    [
        (".dk-a .dk-b:not(.qu-c), .ws.rd { margin: 0.5rem }", {"dk", "qu", "ws", "rd"}),
        ("@container ws-x (min-width: 1.5em) { .dk { color: red } }", {"dk"}),
        ("/* .zz-a {} */ p { background: url(a.png) }", set()),
    ],
)
def test_the_classes_of_a_style_sheet_are_found(sheet, prefixes):
    assert in_styles(sheet) == prefixes


def test_there_are_houses_to_look_at():
    assert len([folder for folder in HOUSES if folder.startswith("question/kinds/")]) >= 5
    assert {"reader", "progress", "question"} <= set(HOUSES)


@pytest.mark.parametrize("folder", [name for name in HOUSES if name not in ("page", "maker")])
def test_each_control_has_one_prefix_of_its_own(folder):
    (prefix,) = OWN[folder]
    others = [name for name in HOUSES if name != folder and prefix in OWN[name]]
    assert others == []


@pytest.mark.parametrize("folder", HOUSES)
def test_no_script_gives_a_class_of_somebody_else(folder):
    kind = folder.startswith("question/kinds/")
    mine = OWN[folder] | SHARED | (QUESTION if kind else set())
    others = KNOWN - mine
    foreign = re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(others))})-[a-z]\w*")
    found = [
        f"{file.name}: {word}"
        for file in HOUSES[folder]
        if file.suffix == ".js" and not file.name.endswith(".test.js")
        for word in foreign.findall(file.read_text(encoding="utf-8"))
    ]
    assert found == []
