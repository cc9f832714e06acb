"""No test waits by the clock: what it waits for is an event, or it fails on a slow machine.

A limit ends what hangs, so it is far longer than the slowest machine takes.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
# The benchmarks measure time; nothing is expected of what they find.
FILES = [
    file
    for file in sorted(TESTS.rglob("*.py"))
    if file.parent.name != "bench" and file != Path(__file__)
]
CALLS = {"sleep", "wait_for_timeout", "time", "monotonic", "perf_counter", "process_time"}
# In a page: a timer that does not end in a failure decides after how long something must be done.
TIMER = re.compile(r"setTimeout\(\s*(?!fail\b)[^,()]*(?:\([^()]*\)[^,()]*)*,\s*[\d_]*[1-9]")
LIMIT = 120
"""Seconds that anything waited for gets at least. On a busy machine a Python takes ten to begin."""
GIVEN_UP = re.compile(r"setTimeout\(\s*fail\b\s*,\s*([\d_]+)")
# What counts in thousandths of a second.
IN_PAGES = ("set_default_timeout", "set_default_navigation_timeout", "wait_for_selector", "goto")


def _number(node):
    return node.value if isinstance(node, ast.Constant) and type(node.value) in (int, float) else 0


def hurried(source):
    """List the lines of a test file in which something is given up too soon; 0 is at once."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", "")
            limits = [_number(word.value) for word in node.keywords if word.arg == "timeout"]
            if name in ("wait", "join", "set_default_timeout"):
                limits += [_number(word) for word in node.args]
            unit = 1000 if name in IN_PAGES or name.startswith("wait_for") else 1
            found += [node.lineno for limit in limits if 0 < limit < LIMIT * unit]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            given = [int(number) for number in GIVEN_UP.findall(node.value)]
            found += [node.lineno for number in given if number < LIMIT * 1000]
    return found


def amiss(source):
    """List the lines of a test file that wait by the clock, or ask how late it is."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            called = node.func
            name = getattr(called, "attr", getattr(called, "id", ""))
            module = getattr(getattr(called, "value", None), "id", "")
            # To give others their turn is not to wait.
            turn = [getattr(word, "value", None) for word in node.args] == [0]
            waits = name in ("sleep", "wait_for_timeout") and not turn
            if waits or (module == "time" and name in CALLS):
                found.append(node.lineno)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found += [node.lineno] * len(TIMER.findall(node.value))
    return found


@pytest.mark.parametrize("file", FILES, ids=[f.relative_to(TESTS).as_posix() for f in FILES])
def test_no_test_waits_by_the_clock(file):
    assert amiss(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("file", FILES, ids=[f.relative_to(TESTS).as_posix() for f in FILES])
def test_no_test_depends_on_how_fast_the_machine_is(file):
    assert hurried(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("process.communicate(timeout=60)", [1]), ("thread.join(5)", [1]),
        ("page.set_default_timeout(60_000)", [1]), ("page.wait_for_url('a', timeout=500)", [1]),
        ("page.evaluate('setTimeout(fail, 30000, new Error(1))')", [1]),
        ("process.communicate(timeout=300)", []), ("process.wait()", []), ("lock(timeout=0)", []),
        ("page.set_default_timeout(120_000)", []), ("', '.join(words)", []),
        ("page.evaluate('setTimeout(fail, 120000, new Error(1))')", []),
    ],
)  # fmt: skip
def test_a_limit_that_a_slow_machine_breaks_would_be_found(source, lines):
    assert hurried(source) == lines


@pytest.mark.parametrize(
    "source",
    [
        "time.sleep(0.2)",
        "page.wait_for_timeout(200)",
        "await asyncio.sleep(1)",
        "deadline = time.monotonic() + 5",
        "page.evaluate('new Promise((go) => setTimeout(go, 120))')",
        "page.evaluate('setTimeout(() => done(), 50)')",
    ],
)
def test_this_would_be_found(source):
    assert amiss(source) == [1]


@pytest.mark.parametrize(
    "source",
    [
        "await asyncio.sleep(0)",
        "page.clock.run_for(400)",
        "page.evaluate('new Promise((done) => setTimeout(done))')",
        "page.evaluate('setTimeout(fail, 30000, new Error(1))')",
        "process.wait(30)",
    ],
)
def test_this_is_no_waiting(source):
    assert amiss(source) == []
