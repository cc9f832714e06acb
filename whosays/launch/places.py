"""Where the start command keeps its things: all of them inside the kit's ``.venv``."""

from __future__ import annotations

import os
from pathlib import Path

PACKAGE = Path(__file__).parents[1]

KIT = PACKAGE.parent
"""The folder the package stands in: the kit itself, when started from a copy of it."""

START_NOTEBOOK = "lessons/00-start.ipynb"


def venv_dir(kit: Path) -> Path:
    """Name the folder of the kit's own Python environment.

    Parameters
    ----------
    kit : Path
        The kit's folder.

    Returns
    -------
    Path
        ``.venv`` in it; it may not exist yet.
    """
    return kit / ".venv"


def venv_python(venv: Path) -> Path:
    """Name the Python program of an environment.

    Parameters
    ----------
    venv : Path
        The environment's folder.

    Returns
    -------
    Path
        Where Windows, or everything else, puts it.
    """
    return venv / "Scripts" / "python.exe" if os.name == "nt" else venv / "bin" / "python"


def own_dir(kit: Path) -> Path:
    """Name the folder for what a running kit writes: settings, log, address.

    Parameters
    ----------
    kit : Path
        The kit's folder.

    Returns
    -------
    Path
        Inside the environment, so that deleting ``.venv`` leaves nothing behind.
    """
    return venv_dir(kit) / "whosays"
