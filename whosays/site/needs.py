"""Brings what the browser edition is made of: packages of Python, and the Python itself.

All of it is pinned with checksums: the parts of JupyterLite in ``requirements-site.txt``, what runs
in the browser by the same pins as on a desktop, the Python for browsers (Pyodide) in
``assets/package-lock.json``. Nothing is installed: the files lie in the kit's ``.venv``, and a
second build needs no network.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.launch import installer, node, places

if TYPE_CHECKING:
    from collections.abc import Sequence

ASSETS = Path(__file__).parent / "assets"
LITE = "requirements-site.txt"
IN_BROWSER = (
    "anywidget", "asttokens", "babel", "comm", "executing", "ipython",
    "ipython-pygments-lexers", "ipywidgets", "jinja2", "jupyterlab-widgets",
    "matplotlib-inline", "mistune", "psygnal", "pure-eval", "pygments", "stack-data", "traitlets",
    "typing-extensions",
)  # fmt: skip
"""Packages of the kit's environment that a page needs in the browser too."""
INSTALLED = ("markupsafe",)
"""Those that are made for each system apart; without its fast half, their Python runs anywhere."""
_BLOCK = re.compile(r"^([A-Za-z0-9][\w.-]*)==.*(?:\n    --hash.*)*", re.MULTILINE)
_MARKER = re.compile(r" ; [^\\\n]*")


@dataclass(frozen=True, slots=True)
class Parts:
    """What a site is made of, on disk.

    Attributes
    ----------
    wheels : dict of str to Path
        Package to its file.
    pyodide : Path
        The folder of the Python for browsers.
    npm : str
        The program that brought it; Node stands beside it.
    """

    wheels: dict[str, Path]
    pyodide: Path
    npm: str


def pinned(words: str, names: Sequence[str]) -> str:
    """Take packages out of a pin file, with their checksums.

    Parameters
    ----------
    words : str
        The pin file.
    names : sequence of str

    Returns
    -------
    str
        A pin file of these packages alone, for any system.

    Raises
    ------
    KeyError
        If one is not pinned.
    """
    blocks = {found[1]: _MARKER.sub(" ", found[0], count=1) for found in _BLOCK.finditer(words)}
    return "\n".join(blocks[name] for name in names) + "\n"


def _folder(kit: Path) -> Path:
    return places.own_dir(kit) / "site"


def _is_made(folder: Path, wanted: str) -> bool:
    stamp = folder / ".whosays"
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted


def wheels(kit: Path, python: str = sys.executable) -> dict[str, Path]:
    """Bring the packages.

    Parameters
    ----------
    kit : Path
    python : str
        A Python with pip.

    Returns
    -------
    dict of str to Path
        Package, in canonical spelling, to its wheel.

    Raises
    ------
    KitError
        If they cannot be brought in.
    """
    words = (kit / LITE).read_text(encoding="utf-8")
    words += pinned((kit / "requirements.txt").read_text(encoding="utf-8"), IN_BROWSER)
    folder, wanted = _folder(kit) / "wheels", hashlib.sha256(words.encode()).hexdigest()
    if not _is_made(folder, wanted):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        pins = folder / "pins.txt"
        pins.write_text(words, encoding="utf-8")
        job = installer.Job(kit, folder / "download.log")
        installer.read_pip(job)
        # Pure Python for any system: what runs in the browser has no other.
        asked = ["--no-deps", "--require-hashes", "--only-binary=:all:", "--platform=any",
                 "--python-version=3.14", "--implementation=py", "--abi=none"]  # fmt: skip
        told = [python, "-I", "-m", "pip", "download", "-q", "--disable-pip-version-check",
                "--no-input", *asked, "-r", str(pins), "-d", str(folder)]  # fmt: skip
        with job.log.open("wb") as log:
            done = subprocess.run(  # noqa: S603 - a list of our own words
                told, env=job.env, stdout=log, stderr=log, check=False
            )
        if done.returncode:
            raise installer.failure(job.log)
        (folder / ".whosays").write_text(wanted, encoding="utf-8")
    return {file.name.split("-")[0].replace("_", "-"): file for file in folder.glob("*.whl")}


def pyodide(kit: Path) -> tuple[Path, str]:
    """Bring the Python for browsers.

    Parameters
    ----------
    kit : Path

    Returns
    -------
    tuple of (Path, str)
        Its folder, and the program npm.

    Raises
    ------
    KitError
        If there is no Node, or it cannot be brought in.
    """
    npm = node.find()
    if npm is None:
        raise KitError(text("site.no_node", oldest=node.OLDEST))
    folder = _folder(kit) / "npm"
    lock = (ASSETS / "package-lock.json").read_bytes()
    wanted = hashlib.sha256(lock).hexdigest()
    if not _is_made(folder, wanted):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(ASSETS / name, folder / name)
        words = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        done = subprocess.run(  # noqa: S603 - a list of our own words
            words, cwd=folder, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise KitError(text("site.no_pyodide", last=done.stderr.strip()[-600:]))
        (folder / ".whosays").write_text(wanted, encoding="utf-8")
    return folder / "node_modules" / "pyodide", npm


def bring(kit: Path) -> Parts:
    """Bring everything that a site is made of.

    Parameters
    ----------
    kit : Path

    Returns
    -------
    Parts

    Raises
    ------
    KitError
        As :func:`wheels` and :func:`pyodide`.
    """
    folder, npm = pyodide(kit)
    return Parts(wheels(kit), folder, npm)
