"""Where the start command keeps its things: all of them inside the kit's ``.venv``."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

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


def site_packages(venv: Path) -> Path:
    """Name the folder that an environment's packages are in.

    Parameters
    ----------
    venv : Path

    Returns
    -------
    Path
    """
    if os.name == "nt":
        return venv / "Lib" / "site-packages"
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    return venv / "lib" / version / "site-packages"


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


def answers_dir(kit: Path, environ: Mapping[str, str] = os.environ) -> Path:
    """Name the folder of the answers, once and for all notebooks of one start.

    A notebook's kernel works in the notebook's folder, where a relative name would mean
    another place for each of them; and ``~`` is not everywhere replaced by a shell.

    Parameters
    ----------
    kit : Path
        The kit's folder.
    environ : mapping
        ``WHOSAYS_ANSWERS`` names it; seen from where the command is typed.

    Returns
    -------
    Path
        Absolute; it may not exist yet.
    """
    named = environ.get("WHOSAYS_ANSWERS")
    if not named:
        return Path(environ.get("WHOSAYS_KIT") or kit).absolute() / "answers"
    folder = Path(named)
    with contextlib.suppress(RuntimeError):  # nobody of that name, or no home at all
        folder = folder.expanduser()
    return Path(os.path.normpath(folder.absolute()))


def make_private(folder: Path, *, ours: bool) -> None:
    """Make the folder of the answers, for this person only.

    Parameters
    ----------
    folder : Path
    ours : bool
        Whether it is the kit's own place. Then an older one is closed to others, too; a folder
        that a person named may be shared on purpose.
    """
    made = not folder.is_dir()
    with contextlib.suppress(OSError):  # whoever saves an answer there will say so
        folder.mkdir(parents=True, exist_ok=True)
        if made or ours:
            folder.chmod(0o700)


# A kernel's sockets are named "kernel-", 36 letters and digits, "-ipc-" and a number in this
# folder, and no socket may have a longer name than 104 bytes (macOS; elsewhere 108).
_LONGEST_FOR_SOCKETS = 50


def runtime_dir(environ: Mapping[str, str] = os.environ) -> Path:
    """Make a folder for what only a running server needs, closed to other people.

    Parameters
    ----------
    environ : mapping
        ``XDG_RUNTIME_DIR`` is taken where there is one.

    Returns
    -------
    Path
        New, empty, and with a name short enough for sockets if the system has such a place.
    """
    roots = [environ.get("XDG_RUNTIME_DIR"), *(["/tmp"] if os.name != "nt" else [])]  # noqa: S108 - a folder of our own is made in it, closed to others
    for root in roots:
        if root and Path(root).is_dir():
            with contextlib.suppress(OSError):
                return Path(tempfile.mkdtemp(prefix="whosays-", dir=root))
    return Path(tempfile.mkdtemp(prefix="whosays-"))


def takes_sockets(folder: Path) -> bool:
    """Tell whether kernels can be spoken to by files in a folder instead of network ports.

    Parameters
    ----------
    folder : Path

    Returns
    -------
    bool
    """
    return os.name != "nt" and len(os.fsencode(folder)) <= _LONGEST_FOR_SOCKETS
