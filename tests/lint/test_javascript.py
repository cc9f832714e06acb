"""Every script in the kit is checked: the widgets', JupyterLab's, a room's, the site's."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from whosays.launch import node

KIT = Path(__file__).parents[2]
WIDGETS = KIT / "whosays" / "widgets"
MADE = WIDGETS / "static"
"""What is put together from files that are checked."""

NPM = node.find()
pytestmark = pytest.mark.skipif(
    NPM is None and os.environ.get("CI") != "true", reason="Node is not here"
)


def written():
    """Give every script that somebody wrote."""
    found = [*KIT.joinpath("whosays").rglob("*.js"), *KIT.joinpath("whosays").rglob("*.mjs")]
    return {file for file in found if "node_modules" not in file.parts and MADE not in file.parents}


def typed(settings):
    """Give the files that TypeScript looks at with these settings."""
    program = WIDGETS / "node_modules" / "typescript" / "bin" / "tsc"
    command = ["node", str(program), "-p", settings.name, "--listFilesOnly"]
    said = subprocess.run(command, cwd=WIDGETS, capture_output=True, text=True, check=True).stdout
    return {Path(line).resolve() for line in said.splitlines() if line.strip()}


def test_every_script_is_typed():
    scripts = (WIDGETS / "package.json").read_text(encoding="utf-8")
    settings = [one for one in sorted(WIDGETS.glob("tsconfig*.json")) if one.name in scripts]
    assert len(settings) == len(list(WIDGETS.glob("tsconfig*.json")))
    seen = set().union(*(typed(one) for one in settings))
    assert written()
    assert {str(file.relative_to(KIT)) for file in written() - seen} == set()


def test_no_script_is_left_out_where_its_types_or_its_rules_are_checked():
    excused = ("@ts-nocheck", "@ts-ignore", "@ts-expect-error", "eslint-disable")
    found = {
        f"{file.relative_to(KIT)}: {word}"
        for file in written()
        for word in excused
        if word in file.read_text(encoding="utf-8")
    }
    assert found == set()
