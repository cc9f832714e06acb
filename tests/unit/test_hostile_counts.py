"""The hostile layer says how much it tried, whoever of several workers tried it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

TESTS = """
import pytest

@pytest.mark.parametrize("n", range(4))
def test_some(count, n):
    count("kills", 1_000)
    count("hand-ins")
    count("hand-ins", 2)

def test_one_that_fails_tried_it_all_the_same(count):
    count("kills")
    assert 0

def test_none():
    pass
"""

# Without plug-ins that this has no use for: they take longer than all of it.
PYTEST = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:nbval",
          "-p", "no:playwright"]  # fmt: skip


def shared(kit):
    """Give an environment in which what layers share is found, as in the kit's own tests."""
    paths = [str(kit / "tests" / "shared"), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in paths if path)}


@pytest.mark.parametrize("workers", [[], ["-n", "2"]])
def test_counts_of_all_tests_and_workers_are_added_up(kit, tmp_path, workers):
    folder = tmp_path / "tests" / "hostile"
    folder.mkdir(parents=True)
    shutil.copy(kit / "tests" / "hostile" / "conftest.py", folder)
    (folder / "test_x.py").write_text(TESTS, encoding="utf-8")
    words = [*PYTEST, *workers, str(folder)]
    done = subprocess.run(
        words, cwd=tmp_path, capture_output=True, text=True, check=False, env=shared(kit)
    )
    lines = [line.strip() for line in done.stdout.splitlines()]
    assert "4,001 kills" in lines, done.stdout + done.stderr
    assert "12 hand-ins" in lines
    assert "1 failed, 5 passed" in lines[-1], "the counts stand before pytest's own last line"


def test_where_nothing_was_counted_nothing_is_said(kit, tmp_path):
    shutil.copy(kit / "tests" / "hostile" / "conftest.py", tmp_path)
    (tmp_path / "test_x.py").write_text("def test_none():\n    pass\n", encoding="utf-8")
    words = [*PYTEST, str(tmp_path)]
    done = subprocess.run(
        words, cwd=tmp_path, capture_output=True, text=True, check=False, env=shared(kit)
    )
    assert "tried" not in done.stdout
    assert "1 passed" in done.stdout
