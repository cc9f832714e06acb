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


# Names of the questions' own that several modules give: the same part, with the same look.
TOGETHER = {
    "qu-apart", "qu-away", "qu-blank", "qu-chosen", "qu-count", "qu-entry", "qu-entry-head",
    "qu-fits", "qu-grip", "qu-icon", "qu-label", "qu-option", "qu-ours", "qu-ours-note",
    "qu-passage", "qu-problem", "qu-select", "qu-sign", "qu-small", "qu-text",
}  # fmt: skip
_CLASS = re.compile(r"""(["'`])((?:[a-z]+(?:-[a-z0-9]+)*)(?: [a-z]+(?:-[a-z0-9]+)*)*)\1""")


def given(script: str) -> set[str]:
    """List the questions' classes that a script gives, not those that it looks for."""
    words = {word for _, names in _CLASS.findall(script) for word in names.split()}
    return {word for word in words if word.startswith("qu-")}


def test_a_class_that_is_given_is_told_from_one_that_is_looked_for():
    script = """wsEl("p", { class: "ws-main qu-a" }); box.querySelector(".qu-b"); 'qu-c'"""
    assert given(script) == {"qu-a", "qu-c"}


def test_two_parts_of_a_question_have_no_class_in_common_by_chance():
    """As a comparison of two people and a row to be matched had, each with the other's look."""
    by: dict[str, set[str]] = {}
    for folder in ("question", "pair"):
        for file in (SOURCES / folder).rglob("*.js"):
            if not file.name.endswith(".test.js"):
                for name in given(file.read_text(encoding="utf-8")):
                    by.setdefault(name, set()).add(file.name)
    twice = {name: files for name, files in by.items() if len(files) > 1 and name not in TOGETHER}
    assert twice == {}
    assert [name for name in TOGETHER if len(by.get(name, ())) < 2] == []
