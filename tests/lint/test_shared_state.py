"""No module keeps a register of its own that fills while the kit runs: a session is an object."""

from __future__ import annotations

import ast
from pathlib import Path

HOUSE = Path(__file__).parents[2] / "whosays"
EMPTY = {"dict", "list", "set", "defaultdict", "deque", "OrderedDict", "WeakSet",
         "WeakKeyDictionary", "WeakValueDictionary"}  # fmt: skip
MEANT = {
    "core/files.py: _MEMORIES",  # what loaders made of files: nothing in it outlives a file's sign
    "site/assets/piplite/piplite.py: _PIPLITE_URLS",  # JupyterLite looks for it by this name
}


def registers(words):
    """Name what begins empty in a module, and what a function puts into its module."""
    tree = ast.parse(words)
    for node in tree.body:
        if not isinstance(node, ast.Assign | ast.AnnAssign) or node.value is None:
            continue
        value = node.value
        parts = getattr(value, "elts", getattr(value, "keys", None))
        empty = isinstance(value, ast.Dict | ast.List | ast.Set) and not parts
        if isinstance(value, ast.Call) and not value.args:
            empty = getattr(value.func, "id", getattr(value.func, "attr", "")) in EMPTY
        if empty:
            target = node.target if isinstance(node, ast.AnnAssign) else node.targets[0]
            yield ast.unparse(target)
    for node in ast.walk(tree):
        if isinstance(node, ast.Global):
            yield from node.names


def test_no_module_keeps_a_register():
    found = {
        f"{file.relative_to(HOUSE).as_posix()}: {name}"
        for file in HOUSE.rglob("*.py")
        if "node_modules" not in file.parts
        for name in registers(file.read_text(encoding="utf-8"))
    }
    assert found == MEANT


def test_a_register_is_found():
    words = "A = {}\nB: list[int] = []\nC = set()\nD = {1: 2}\nE = frozenset()\n"
    words += "def one():\n    global F\n    F = 1\n"
    assert list(registers(words)) == ["A", "B", "C", "F"]
