"""A kind that was just made is one: in a copy of the kit it is linted, built, asked and graded."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

KIND = "estimate"
WIDGETS = "whosays/widgets"
FILES = {
    f"whosays/questions/kinds/{KIND}.py",
    f"whosays/widgets/src/question/kinds/{KIND}.js",
    f"tests/browser/student_kinds/{KIND}.py",
    f"tests/unit/kind_cases/{KIND}.toml",
    "whosays/locale/en/question.toml",
}
ASKED = f"""
from whosays.questions import items, keys
from whosays.questions.grading import grade
unit, item = items.find_item("u2-e15")
shown, key = items.public(item), keys.load_keys(unit)["u2-e15"]
assert item.kind == "{KIND}"
assert grade(shown, key, key.right[0].upper()).state == "right"
assert grade(shown, key, "something else").state == "not_yet"
"""


@pytest.fixture(scope="module")
def copy(request, tmp_path_factory):
    """Give a copy of the kit in which the kind, and a question of it, have been made."""
    kit, root = request.config.rootpath, tmp_path_factory.mktemp("kit")
    for part in ("whosays", "tests", "exercises", "solutions", "lessons", "seeds"):
        shutil.copytree(
            kit / part, root / part, ignore=shutil.ignore_patterns("node_modules", "__pycache__")
        )
    shutil.copy(kit / "pyproject.toml", root)
    before = {file: file.read_bytes() for file in root.rglob("*") if file.is_file()}
    run(root, "-m", "whosays", "new", "kind", KIND)
    changed = {
        file.relative_to(root).as_posix()
        for file in root.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
        and before.get(file) != file.read_bytes()
    }  # fmt: skip
    assert changed == FILES
    run(root, "-m", "whosays", "new", "question", "02-unnamed-sources", KIND)
    return root


def run(root, *words, command=sys.executable, folder=""):
    environ = {**os.environ, "PYTHONPATH": str(root), "WHOSAYS_KIT": str(root)}
    done = subprocess.run(
        [command, *words], cwd=root / folder, env=environ, check=False,
        capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 0, f"{words}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def test_it_is_linted(copy):
    made = [name for name in sorted(FILES) if name.endswith(".py")]
    run(copy, "-m", "ruff", "check", *made)
    run(copy, "-m", "ruff", "format", "--check", *made)


def test_its_types_hold(copy, tmp_path):
    run(copy, "-m", "mypy", "--cache-dir", str(tmp_path), "-p", f"whosays.questions.kinds.{KIND}")


def test_it_is_asked_and_graded(copy):
    run(copy, "-c", ASKED)


def test_the_tests_of_every_kind_hold_it(copy, request):
    modules, node = request.config.rootpath / WIDGETS / "node_modules", shutil.which("node")
    if not modules.is_dir() or not node:
        pytest.skip("npm ci has not run in whosays/widgets")
    shutil.copytree(modules, copy / WIDGETS / "node_modules", symlinks=True, copy_function=os.link)
    tsc, eslint = "node_modules/typescript/bin/tsc", "widgets/node_modules/eslint/bin/eslint.js"
    rules = "widgets/eslint.config.js"
    run(copy, "build.mjs", command=node, folder=WIDGETS)
    run(copy, tsc, "--project", "tsconfig.json", command=node, folder=WIDGETS)
    run(copy, eslint, "--config", rules, "widgets/src", command=node, folder="whosays")
    tests = [f"tests/unit/test_questions_{name}.py" for name in ("registry", "cleaning")]
    assert " passed" in run(
        copy, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", KIND, *tests
    )
