"""What docstrings name as a part of the house is there."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

HOUSE = Path(__file__).parents[2] / "whosays"
ROLE = re.compile(r":(?:mod|func|class|meth|attr|data):`~?\.?([\w.]+)`")


def defined(tree):
    """Name what a module or a class holds; of a class, what is in it as well."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            names.add(node.attr)
        elif isinstance(node, ast.ImportFrom | ast.Import):
            names |= {(one.asname or one.name).partition(".")[0] for one in node.names}
    return names


def read():
    """Give each module's words and what it holds, by its dotted name."""
    found = {}
    for file in sorted(HOUSE.rglob("*.py")):
        if {"node_modules", "templates"} & set(file.parts):
            continue
        words = file.read_text(encoding="utf-8")
        parts = file.relative_to(HOUSE.parent).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = (words, defined(ast.parse(words)))
    return found


def is_there(name, home, house):
    """Tell whether a name means something, seen from a module."""
    if name.split(".")[0] in sys.stdlib_module_names:
        return True
    if name.split(".")[0] != "whosays":
        return all(part in house[home][1] for part in name.split("."))
    parts = name.split(".")
    for cut in range(len(parts), 0, -1):
        if (owner := ".".join(parts[:cut])) in house:
            return all(part in house[owner][1] for part in parts[cut:])
    return False


def missing(house):
    return [
        f"{home}: {name}"
        for home, (words, _) in house.items()
        for name in ROLE.findall(words)
        if not is_there(name, home, house)
    ]


def test_what_docstrings_name_is_there():
    assert missing(read()) == []


def test_a_name_that_means_nothing_is_found():
    words = (
        "A :func:`here`, :func:`gone`, :mod:`whosays.a`, :class:`whosays.a.B.c`, :mod:`whosays.z`"
    )
    house = {"whosays.a": ("", {"B"}), "whosays.b": (words, {"here"})}
    assert missing(house) == ["whosays.b: gone", "whosays.b: whosays.a.B.c", "whosays.b: whosays.z"]
