"""Node for the check: it lints, types, builds anew and tests the page's own code."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from typing import TYPE_CHECKING

from whosays.core.errors import KitError
from whosays.launch import say

if TYPE_CHECKING:
    from pathlib import Path

OLDEST = 20
SCRIPTS = {"lint": ("fresh", "lint", "types"), "unit": ("test",)}
"""Scripts of ``package.json`` that belong to a layer of the check."""


def place(kit: Path) -> Path:
    """Give the folder of the page's own code, with its ``package.json``.

    Parameters
    ----------
    kit : Path

    Returns
    -------
    Path
    """
    return kit / "whosays" / "widgets"


def find() -> str | None:
    """Find npm beside a Node that is new enough.

    Returns
    -------
    str or None
        The program npm.
    """
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return None
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    major = said.strip().removeprefix("v").partition(".")[0]
    return npm if major.isdigit() and int(major) >= OLDEST else None


def prepare(kit: Path) -> str | None:
    """Bring in what the checks of the page's code need, if it is not there.

    Parameters
    ----------
    kit : Path

    Returns
    -------
    str or None
        The program npm; None where there is no Node. The kit itself never needs one, so a
        teacher's check goes on without and says so.

    Raises
    ------
    KitError
        If the packages cannot be brought in; or if there is no Node where nobody would read
        that these checks were left out.
    """
    npm = find()
    if npm is None:
        if os.environ.get("CI"):
            raise KitError(say.sentence("no_node", oldest=OLDEST))
        say.line("no_node", oldest=OLDEST)
        return None
    folder = place(kit)
    wanted = hashlib.sha256((folder / "package-lock.json").read_bytes()).hexdigest()
    stamp = folder / "node_modules" / ".whosays"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return npm
    # No package's own scripts: nothing here needs them, and nobody has read them.
    words = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise KitError(say.sentence("no_node_packages", last=done.stderr.strip()[-600:]))
    stamp.write_text(wanted, encoding="utf-8")
    return npm


def commands(layer: str, npm: str) -> list[list[str]]:
    """List a layer's commands, each to be run in :func:`place`.

    Parameters
    ----------
    layer : str
    npm : str
        The program.

    Returns
    -------
    list of list of str
    """
    return [[npm, "run", "--silent", script] for script in SCRIPTS.get(layer, ())]
