"""Markup is made by ``Markup("…{}…").format(…)`` or by a template, and both escape.

An f-string escapes nothing, and ``html.escape`` gives words that look like any others: what is put
together by these is escaped twice, or not at all, when somebody changes the other end.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

HOUSE = Path(__file__).parents[2] / "whosays"
TAG = re.compile(r"(?<!\.)</?[a-zA-Z!][^>\n]*>|</[a-z\0]|<[a-z]+ [a-z]+=|^<[a-z]+[ >]")
ESCAPES = {"html", "xml.sax.saxutils"}
STANDARD = HOUSE / "launch"
"""Starts the kit where nothing is installed yet: the one page it writes has an address in it."""
SAID_OURS = {"core/markup.py", "questions/registry.py"}
"""Where words become markup unescaped: the kit's own, and what a kind's own functions give."""


def sources():
    for file in sorted(HOUSE.rglob("*.py")):
        if "node_modules" not in file.parts:
            yield file, ast.parse(file.read_text(encoding="utf-8"))


def parts(string):
    """Give what stands in an f-string outside its placeholders."""
    return "\0".join(part.value for part in string.values if isinstance(part, ast.Constant))


def glued(tree):
    """Give the f-strings, sums and joins that put words between signs of markup."""
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr) and TAG.search(parts(node)):
            yield node.lineno
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Mod):
            sides = [node.left, node.right]
            words = [one.value for one in sides if isinstance(one, ast.Constant)]
            if any(isinstance(one, str) and TAG.search(one) for one in words):
                yield node.lineno
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in {"format", "join"}
            and isinstance(node.func.value, ast.Constant)
            and isinstance(node.func.value.value, str)
            and TAG.search(node.func.value.value)
        ):
            yield node.lineno


def escapes(tree):
    """Give the imports of what escapes and says nothing of it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module in ESCAPES:
            yield from (f"{node.module}.{one.name}" for one in node.names if "escape" in one.name)
        elif isinstance(node, ast.Import):
            yield from (one.name for one in node.names if one.name in ESCAPES)


def test_no_markup_is_put_together_by_hand():
    assert {
        f"{file.relative_to(HOUSE)}:{line}"
        for file, tree in sources()
        if STANDARD not in file.parents
        for line in glued(tree)
    } == set()


def test_what_escapes_says_so():
    assert {
        f"{file.relative_to(HOUSE)}: {name}"
        for file, tree in sources()
        if STANDARD not in file.parents
        for name in escapes(tree)
    } == set()


def test_words_become_markup_as_they_are_in_two_places_only():
    found = {
        file.relative_to(HOUSE).as_posix()
        for file in HOUSE.rglob("*.py")
        if "noqa: S704" in file.read_text(encoding="utf-8")
    }
    assert found == SAID_OURS


def test_they_are_found():
    made = ast.parse(
        'a = f"<p>{x}</p>"\nb = "<p>" + x\nc = "<li>{}</li>".format(x)\nd = "<br>".join(y)\n'
        'e = f"{x} < {y}"\nf = Markup("<p>{}</p>").format(x)\ng = f"{x}:<12"\n'
    )
    assert list(glued(made)) == [1, 2, 3, 4]
    assert list(escapes(ast.parse("from html import escape\nimport html\n"))) == [
        "html.escape", "html",
    ]  # fmt: skip
