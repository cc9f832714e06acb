from __future__ import annotations

import ast

import pytest

from whosays.authoring.mutants import mutants, mutated


def changes(source):
    return [(one.was, one.now) for one in mutants(source)]


def written(source):
    """Give each mutant as it would stand in a file."""
    return [ast.unparse(mutated(source, one)) for one in mutants(source)]


@pytest.mark.parametrize(
    ("source", "made"),
    [
        ("x = a < b", ["x = a <= b", "x = a >= b"]),
        ("x = a >= b", ["x = a > b", "x = a < b"]),
        ("x = a == b", ["x = a != b"]),
        ("x = a in b", ["x = a not in b"]),
        ("x = a is not b", ["x = a is b"]),
        ("x = a and b", ["x = a or b"]),
        ("x = not a", ["x = a"]),
        ("x = a + b", ["x = a - b"]),
        ("x = a // b", ["x = a / b"]),
        ("x = -a", ["x = a"]),
        ("x = 7", ["x = 8"]),
        ("x = True", ["x = False"]),
        ("x += a", ["x -= a"]),
        ("f(a)", ["pass"]),
        ("raise a", ["pass"]),
        ("x = a if b else c", ["x = a if not b else c"]),
    ],
)
def test_one_change_at_a_time(source, made):
    assert written(source) == made


def test_words_that_decide_something_are_changed_and_sentences_are_not():
    assert written("def f():\n g('a')") == ["def f():\n    pass", "def f():\n    g('')"]
    assert written("def f():\n x = ''") == ["def f():\n    x = 'mutant'"]
    assert written("def f():\n x = 'No file.'") == []
    assert written("NAMES = ('a', 'b')") == []


def test_what_is_not_returned_and_not_gone_on_with():
    source = "def f():\n    for x in y:\n        if x:\n            break\n    return x"
    made = written(source)
    assert len(made) == 3
    assert "if not x:" in made[0]
    assert "continue" in made[1]
    assert "return None" in made[2]


@pytest.mark.parametrize(
    "source",
    [
        '"""What it is."""',
        'def f(a: "str") -> "int":\n    """What it does."""',
        "import a",
        "if TYPE_CHECKING:\n    x = 1",
        "@cached(1)\ndef f(): ...",
        "def f():\n    return None",
        "x = f'{a}'",
        "class C(TypedDict, total=False):\n    x: int",
        "class C(Protocol):\n    def f(self, a: str = ''):\n        ...",
    ],
)
def test_what_is_written_for_readers_and_checkers_is_left(source):
    assert changes(source) == []


def test_of_a_cast_only_what_is_cast_is_changed():
    assert written("def f():\n    x = cast('int', a < 1)") == [
        "def f():\n    x = cast('int', a <= 1)",
        "def f():\n    x = cast('int', a >= 1)",
        "def f():\n    x = cast('int', a < 2)",
    ]


def test_a_mutant_says_where_it_is_as_python_calls_it():
    source = (
        "a = 1\nclass C:\n    def f(self):\n        def g():\n            return a\n        g()"
    )
    assert [(one.line, one.where) for one in mutants(source)] == [
        (1, ""), (5, "C.f.<locals>.g"), (6, "C.f"),
    ]  # fmt: skip


def test_a_mutant_changes_nothing_of_the_next():
    source = "x = a < b < c"
    assert written(source) == [
        "x = a <= b < c", "x = a >= b < c", "x = a < b <= c", "x = a < b >= c",
    ]  # fmt: skip
    assert written(source) == written(source)
