"""Small faults to put into a module, to see whether a test notices: its mutants.

Each is one change of the kind that people make: a boundary, a sign, a constant, ``and`` for ``or``,
a condition turned round, something not returned, not called, not raised.
"""

from __future__ import annotations

import ast
import copy
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

Way = tuple[str | int, ...]
"""From a module to one node: names of fields, and places in lists."""

_COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_REPLACED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Div,
    ast.Mod: ast.FloorDiv,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
# What is written for readers and checkers, or says what a thing is called: no test is about it.
_LEFT = ("annotation", "returns", "decorator_list", "type_params")
# Nor about each word of a sentence, nor each name of a list of names.
_SENTENCE = re.compile(r"\s")
_NO_CONDITION = (ast.Compare, ast.BoolOp, ast.UnaryOp, ast.Constant)


@dataclass(frozen=True)
class Mutant:
    """One change of a module.

    Attributes
    ----------
    line : int
    where : str
        The function it is in, as Python calls it; empty for the module itself.
    was : str
        What stood there.
    now : str
        What stands there in its place.
    way : tuple
        To the node that is replaced.
    node : ast.AST
        What replaces it.
    """

    line: int
    where: str
    was: str
    now: str
    way: Way
    node: ast.AST


def _shown(node: ast.AST) -> str:
    return " ".join(ast.unparse(node).split())[:80]


def _compared(node: ast.Compare) -> Iterator[ast.AST]:
    for place, sign in enumerate(node.ops):
        for other in _COMPARED[type(sign)]:
            made = copy.deepcopy(node)
            made.ops[place] = other()
            yield made


def _constant(node: ast.Constant, inside: str) -> Iterator[ast.AST]:
    value = node.value
    if isinstance(value, bool):
        yield ast.Constant(not value)
    elif isinstance(value, int | float):
        yield ast.Constant(value + 1)
    elif isinstance(value, str) and inside and not _SENTENCE.search(value):
        yield ast.Constant("mutant" if not value else "")


def _statement(node: ast.stmt) -> Iterator[ast.AST]:
    if isinstance(node, ast.Return) and node.value is not None:
        if not (isinstance(node.value, ast.Constant) and node.value.value is None):
            yield ast.Return(ast.Constant(None))
    elif isinstance(node, ast.Raise) or (
        isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)
    ):
        yield ast.Pass()
    elif isinstance(node, ast.Break):
        yield ast.Continue()
    elif isinstance(node, ast.Continue):
        yield ast.Break()
    elif isinstance(node, ast.AugAssign) and type(node.op) in _REPLACED:
        yield ast.AugAssign(node.target, _REPLACED[type(node.op)](), node.value)


def _changed(node: ast.AST, inside: str) -> Iterator[ast.AST]:
    """Give what may stand in a node's place."""
    if isinstance(node, ast.Compare):
        yield from _compared(node)
    elif isinstance(node, ast.BoolOp):
        yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.USub):
        yield node.operand
    elif isinstance(node, ast.BinOp) and type(node.op) in _REPLACED:
        yield ast.BinOp(node.left, _REPLACED[type(node.op)](), node.right)
    elif isinstance(node, ast.Constant):
        yield from _constant(node, inside)
    elif isinstance(node, ast.stmt):
        yield from _statement(node)


def _condition(node: ast.AST, field: str) -> Iterator[ast.AST]:
    """Turn a condition round that no other change turns round."""
    if field == "test" and not isinstance(node, _NO_CONDITION) and isinstance(node, ast.expr):
        yield ast.UnaryOp(ast.Not(), node)


def _only_checked(node: ast.AST) -> bool:
    """Tell whether a node is there for checkers of types, or says something to readers alone."""
    if isinstance(node, ast.If):
        return isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
    if isinstance(node, ast.ClassDef):  # a protocol runs nothing
        return any(isinstance(base, ast.Name) and base.id == "Protocol" for base in node.bases)
    said = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return said or isinstance(node, ast.Import | ast.ImportFrom | ast.JoinedStr)


def _is_cast(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "cast"


def _below(node: ast.AST, way: Way) -> Iterator[tuple[str, ast.AST, Way]]:
    # Of a class, whether fields of a table may be missing, and of a cast its type: for checkers.
    left = (*_LEFT, "keywords") if isinstance(node, ast.ClassDef) else _LEFT
    for field, value in ast.iter_fields(node):
        if field in left:
            continue
        if isinstance(value, ast.AST):
            yield field, value, (*way, field)
        elif isinstance(value, list):
            for place, one in enumerate(value):
                if isinstance(one, ast.AST) and (place or field != "args" or not _is_cast(node)):
                    yield field, one, (*way, field, place)


def _walk(node: ast.AST, way: Way, inside: str) -> Iterator[tuple[str, ast.AST, Way, str]]:
    for field, one, further in _below(node, way):
        if _only_checked(one):
            continue
        yield field, one, further, inside
        named = inside
        if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            named = f"{inside}.{one.name}" if inside else one.name
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                named = f"{inside}.<locals>.{one.name}"
        yield from _walk(one, further, named)


def mutants(source: str) -> list[Mutant]:
    """List the mutants of a module.

    Parameters
    ----------
    source : str
        What stands in its file.

    Returns
    -------
    list of Mutant
        In the order of the file.
    """
    found = []
    for field, node, way, inside in _walk(ast.parse(source), (), ""):
        for made in (*_changed(node, inside), *_condition(node, field)):
            line = getattr(node, "lineno", 0)
            found.append(Mutant(line, inside, _shown(node), _shown(made), way, made))
    return found


def mutated(source: str, mutant: Mutant) -> ast.Module:
    """Give a module with one change in it.

    Parameters
    ----------
    source : str
    mutant : Mutant

    Returns
    -------
    ast.Module
        To be compiled.
    """
    tree = ast.parse(source)
    *before, last = mutant.way
    place: object = tree
    for step in before:
        place = place[step] if isinstance(place, list) else getattr(place, str(step))  # type: ignore[index]
    node = copy.deepcopy(mutant.node)
    if isinstance(place, list):
        place[int(last)] = node
    else:
        setattr(place, str(last), node)
    return ast.fix_missing_locations(tree)
