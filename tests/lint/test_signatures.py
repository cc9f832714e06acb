"""What a signature leaves open is counted, and never grows: ``Any``, and folders left to guess.

A number here may go down. Where it would go up, a record (:mod:`whosays.core.records`) or a typed
dictionary says what is held, and whoever calls names the set.
"""

from __future__ import annotations

import ast
from pathlib import Path

HOUSE = Path(__file__).parents[2] / "whosays"
ANY = 196
"""Signatures with ``Any`` in them."""
ROOTS = 115
"""Parameters ``root: Path | None``."""


def functions(tree):
    return [
        node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def annotations(function):
    """Give what is written of the parameters and of what comes back, by name."""
    given = function.args
    named = [*given.posonlyargs, *given.args, *given.kwonlyargs, given.vararg, given.kwarg]
    found = [(one.arg, one.annotation) for one in named if one is not None and one.annotation]
    return [*found, ("return", function.returns)] if function.returns else found


def open_ones(words):
    """Name the functions with ``Any`` in their signature."""
    return [
        function.name
        for function in functions(ast.parse(words))
        if any(
            isinstance(part, ast.Name) and part.id == "Any"
            for _, said in annotations(function)
            for part in ast.walk(said)
        )
    ]


def guessed_roots(words):
    """Name the functions that find the set themselves where nobody names it."""
    return [
        function.name
        for function in functions(ast.parse(words))
        for name, said in annotations(function)
        if name == "root" and ast.unparse(said) == "Path | None"
    ]


def counted(find):
    files = [file for file in HOUSE.rglob("*.py") if "node_modules" not in file.parts]
    return sum(len(find(file.read_text(encoding="utf-8"))) for file in files)


def test_no_more_signatures_say_any():
    assert counted(open_ones) <= ANY


def test_no_more_functions_guess_the_set():
    assert counted(guessed_roots) <= ROOTS


def test_what_they_count_is_found():
    words = """
def one(a: Mapping[str, Any], *rest: int) -> str: ...
async def two(*, b: int, **more: Any) -> None: ...
def three(root: Path | None = None) -> dict[str, object]: ...
def four(root: Path) -> list["Any thing"]: ...
"""
    assert open_ones(words) == ["one", "two"]
    assert guessed_roots(words) == ["three"]
