"""A module has one idea and a function one task: neither grows past what a reader holds in mind."""

import ast
from pathlib import Path

HOUSE = Path(__file__).parents[2] / "whosays"
MODULE, FUNCTION = 400, 60
"""Lines of a module; of a function, without its docstring."""


def files():
    return [file for file in sorted(HOUSE.rglob("*.py")) if "node_modules" not in file.parts]


def long_functions(words):
    """Name the functions that are too long, with their lines."""
    found = []
    for node in ast.walk(ast.parse(words)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0]
            told = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
            lines = node.end_lineno - node.lineno + 1
            lines -= first.end_lineno - first.lineno + 1 if told else 0
            found += [(node.name, lines)] if lines > FUNCTION else []
    return found


def test_no_module_is_longer_than_a_reader_holds_in_mind():
    lines = {file: len(file.read_text(encoding="utf-8").splitlines()) for file in files()}
    assert {str(file.relative_to(HOUSE)): n for file, n in lines.items() if n > MODULE} == {}


def test_no_function_is():
    found = {file.name: long_functions(file.read_text(encoding="utf-8")) for file in files()}
    assert {name: several for name, several in found.items() if several} == {}


def test_a_long_function_is_found():
    body = "    x = 1\n" * FUNCTION
    assert long_functions(f"def one():\n{body}") == [("one", FUNCTION + 1)]
    assert long_functions(f'def one():\n    """Say.\n\n    More.\n    """\n{body[10:]}') == []
