"""Sentences of errors stand in the locale files, and what the code asks for there is there."""

from __future__ import annotations

import ast
import re
import string
import tomllib
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "whosays"
MEANT = {
    "core/i18n.py",  # what is wrong with the locale itself cannot come from it
    "show.py",  # Python's own words, where a name is not there
}
SPOTS = 2
"""Of four words given to an error, file and field come first: no sentences."""
OF_NEED = {"ok", "file", "where"}
TEXTS = {
    file.stem: tomllib.loads(file.read_text(encoding="utf-8"))
    for file in (PACKAGE / "locale" / "en").glob("*.toml")
}


def modules():
    """Give the words of each module of the kit by its name."""
    return {
        file.relative_to(PACKAGE).as_posix(): file.read_text(encoding="utf-8")
        for file in sorted(PACKAGE.rglob("*.py"))
        if not {"node_modules", "templates"} & set(file.parts)
    }


FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)


def called(call):
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def assigned(tree):
    """Give all that a name stands for in a function or a module."""
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    found.setdefault(target.id, []).append(node.value)
    return found


def plain(value, known):
    """Give what is written out of a value, whichever way it goes."""
    if isinstance(value, ast.Constant):
        yield value.value
    elif isinstance(value, ast.Name):
        for one in known.get(value.id, ()):
            yield from plain(one, {name: all_ for name, all_ in known.items() if name != value.id})
    elif isinstance(value, ast.Call):  # "…".format(…); what a function gives is its own
        if isinstance(value.func, ast.Attribute):
            yield from plain(value.func.value, known)
    elif isinstance(value, ast.JoinedStr | ast.IfExp | ast.BinOp | ast.Tuple | ast.Starred):
        for part in ast.iter_child_nodes(value):
            yield from plain(part, known)


def is_sentence(words):
    """Tell two words from one, and a word with its full stop from a name."""
    return isinstance(words, str) and bool(
        re.search(r"[^\W\d_]+\W*\s\W*[^\W\d_]+", words) or re.search(r"[^\W\d_]{2,}[.!?:]$", words)
    )


def given(call, raised):
    """Give what a call says to a reader, if it makes an error."""
    told = [word.value for word in call.keywords if word.arg in {"problem", "mend"}]
    if called(call).endswith("Error") or call in raised:
        spots = SPOTS if len(call.args) > SPOTS else 0
        told += [*call.args[spots:], *(word.value for word in call.keywords if not word.arg)]
    return told


def calls(node, known, raised):
    """Give each call that says something, with what the names around it stand for."""
    for part in ast.iter_child_nodes(node):
        here = known | assigned(part) if isinstance(part, FUNCTION) else known
        if isinstance(part, ast.Call) and (told := given(part, raised)):
            yield told, here
        yield from calls(part, here, raised)


def sentences(source):
    """Find the sentences that are given to an error where it is made."""
    tree = ast.parse(source)
    raised = {node.exc for node in ast.walk(tree) if isinstance(node, ast.Raise)}
    if not raised and "Error(" not in source and "problem=" not in source:
        return []
    own = [node for node in tree.body if not isinstance(node, FUNCTION)]
    known = assigned(ast.Module(own, []))
    said = [
        words
        for told, here in calls(tree, known, raised)
        for value in told
        for words in plain(value, here)
    ]
    return [words for words in dict.fromkeys(said) if is_sentence(words)]


def test_no_sentence_of_an_error_stands_in_the_code():
    found = {name: sentences(words) for name, words in modules().items() if name not in MEANT}
    assert {name: said for name, said in found.items() if said} == {}


@pytest.mark.parametrize(
    "source",
    [
        'raise KitError("There is no such unit.")',
        'raise DataError(file, "a", f"{x} is odd", "m")',
        'raise DataError(file, "a", *amiss("a.b"), "Mend it.")',
        'raise DataError(file, "a", p, "Mend.")',
        'x = DataError(file, "a", "it is odd" if y else z, m)',
        'def f():\n    why = f"no {x} in it"\n    raise kind(file, "a", why, mend)',
        'WHY = "not here"\ndef f():\n    raise KitError(WHY) from None',
        'raise KitError("no {x} here".format(x=1))',
        'need(ok=x, problem="it is odd", mend=m)',
    ],
)
def test_a_sentence_in_an_error_is_found(source):
    assert sentences(source)


@pytest.mark.parametrize(
    "source",
    [
        'raise KitError(text("new.no_unit", unit=unit))',
        'raise DataError(file, f"item {name}, options", *amiss("a.b", known=", ".join(known)))',
        'raise DataError("solutions/forms.toml", "first line", str(error), text("a.b_mend"))',
        "raise ValueError(file)",
        "raise HTTPError(507 if full else 500)",
    ],
)
def test_a_sentence_from_the_locale_is_none(source):
    assert sentences(source) == []


# ------------------------------------------------------------- what is asked of the locale
def placeholders(*texts):
    return {part[1] for words in texts for part in string.Formatter().parse(words) if part[1]}


def asked(source):
    """Give what is asked of the locale by its full name: function, key, names of the values."""
    tree = ast.parse(source)
    for call in ast.walk(tree):
        name = called(call) if isinstance(call, ast.Call) else ""
        if name in {"text", "amiss", "counted", "_need"} and call.args:
            values = {word.arg for word in call.keywords}
            keys = [key for key in plain(call.args[0], {}) if isinstance(key, str)]
            if isinstance(call.args[0], ast.Constant | ast.IfExp):
                yield from ((name, key, values) for key in keys if re.fullmatch(r"\w+\.\w+", key))


def lacking(name, key, values):
    """Say what the locale lacks of what is asked, or the call of what the locale needs."""
    section, _, rest = key.partition(".")
    table = TEXTS.get(section, {})
    ends = {"text": [""], "counted": ["_other"]}.get(name, ["", "_mend"])
    missing = [f"{key}{end}" for end in ends if rest + end not in table]
    if missing or None in values:
        return missing
    needed = placeholders(*(table[rest + end] for end in ends))
    there = values - (OF_NEED if name == "_need" else set()) | (
        {"count"} if name == "counted" else set()
    )
    return [f"{key}: {one}" for one in sorted(needed - there)]


def test_what_is_asked_of_the_locale_is_there():
    calls = [call for words in modules().values() for call in asked(words)]
    assert len(calls) > 500
    assert [lack for call in calls for lack in lacking(*call)] == []


def test_what_is_not_there_would_be_noticed():
    words = 'amiss("files.nothing")\namiss("files.table_of")\n'
    words += 'text("files.missing" if x else "a.b")\ncounted("kinds.deck_count", 3)\n'
    assert [lacking(*call) for call in asked(words)] == [
        ["files.nothing", "files.nothing_mend"],
        ["files.table_of: name"],
        [],
        ["a.b"],
        [],
    ]


def test_each_mend_in_the_locale_is_given_somewhere():
    code = "\n".join(modules().values())
    mends = [
        f"{section}.{key.removesuffix('_mend')}"
        for section, table in TEXTS.items()
        for key in table
        if key.endswith("_mend")
    ]
    assert [key for key in mends if f'"{key}"' not in code and f'"{key}_mend"' not in code] == []
