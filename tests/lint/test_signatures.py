"""What a signature leaves open is counted, and never grows; a kit is an object, and handed on.

The number of signatures with ``Any`` may go down. Where it would go up, a record
(:mod:`whosays.core.records`) or a typed dictionary says what is held. What reads a kit takes a
:class:`~whosays.core.kit.Kit`, never a folder that may be left out, and hands it to all it calls.
"""

from __future__ import annotations

import ast
from pathlib import Path

HOUSE = Path(__file__).parents[2] / "whosays"
ANY = 11
"""Signatures with ``Any`` in them."""


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


def guessed(words):
    """Name the functions that find the kit themselves where nobody names it."""
    return [
        function.name
        for function in functions(ast.parse(words))
        for name, said in annotations(function)
        if name in {"root", "kit", "base"} and ast.unparse(said) == "Path | None"
    ]


def takes_kit(function):
    return any(name == "kit" and ast.unparse(said) == "Kit" for name, said in annotations(function))


def called(call):
    """Give what is called: a function's name, with its module's before it where that is written."""
    if isinstance(call.func, ast.Attribute):
        return f"{getattr(call.func.value, 'id', '?')}.{call.func.attr}"
    return getattr(call.func, "id", "?")


def dropped(words, takers):
    """Name the calls in which a function that has a kit keeps it from another that takes one."""
    return [
        f"{function.name}: {ast.unparse(call)}"
        for function in functions(ast.parse(words))
        if takes_kit(function)
        for call in ast.walk(function)
        if isinstance(call, ast.Call) and called(call) in takers
        if not any("kit" in ast.unparse(given) for given in (*call.args, *call.keywords))
    ]


def sources():
    """Give the words of each file by its name; of several of a name, in one."""
    found = {}
    for file in sorted(HOUSE.rglob("*.py")):
        if "node_modules" not in file.parts:
            found[file.stem] = found.get(file.stem, "") + file.read_text(encoding="utf-8")
    return {
        name: words.replace("from __future__ import annotations", "")
        for name, words in found.items()
    }


def takers():
    """Name all that takes a kit; without a module only where nothing of the name takes none."""
    read = {name: functions(ast.parse(words)) for name, words in sources().items()}
    with_module = {
        f"{home}.{one.name}" for home, all_ in read.items() for one in all_ if takes_kit(one)
    }
    mixed = {one.name for all_ in read.values() for one in all_ if not takes_kit(one)}
    return with_module | {name.partition(".")[2] for name in with_module} - mixed


def test_no_more_signatures_say_any():
    assert sum(len(open_ones(words)) for words in sources().values()) <= ANY


def test_no_function_guesses_the_kit():
    assert [name for words in sources().values() for name in guessed(words)] == []


def test_a_kit_is_handed_on():
    found = takers()
    assert {"load_unit", "items.load_unit", "items.public"} <= found
    assert "public" not in found
    assert [one for words in sources().values() for one in dropped(words, found)] == []


def test_what_they_count_is_found():
    words = """
def one(a: Mapping[str, Any], *rest: int) -> str: ...
async def two(*, b: int, **more: Any) -> None: ...
def three(root: Path | None = None) -> dict[str, object]: ...
def four(root: Path) -> list["Any thing"]: ...
"""
    assert open_ones(words) == ["one", "two"]
    assert guessed(words) == ["three"]


def test_what_is_kept_back_is_found():
    words = """
def one(name: str, kit: Kit) -> str:
    return two(name, kit) + two(name)
def two(name: str, kit: Kit = HERE) -> str: ...
"""
    assert dropped(words, {"two"}) == ["one: two(name)"]
