"""No test waits by the clock: what it waits for is an event, or it fails on a slow machine."""

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
