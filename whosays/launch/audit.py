"""Looks the pinned versions up in a database of known holes, where there is a network.

Not part of the check: it needs the network, and what it finds changes from day to day. The
program that asks (pip-audit, Apache-2.0) is brought for the occasion, with checksums like all
else (``audit.txt``), into a folder that is deleted again.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import venv
from pathlib import Path
from typing import TYPE_CHECKING

from whosays.core.errors import KitError
from whosays.launch import install, installer, node, places, say, settings

if TYPE_CHECKING:
    from collections.abc import Sequence

PINS = places.PACKAGE / "launch" / "audit.txt"
_FOUND = 1  # pip-audit's and npm's exit status for "something is known"
# Words of theirs for a network that is not there; exit statuses do not tell it apart.
_NO_ANSWER = ("connectionerror", "max retries", "failed to connect", "enotfound", "econnrefused",
              "audit endpoint returned an error", "network", "timed out", "403", "404")  # fmt: skip


def commands(kit: Path, python: Path, npm: str | None) -> list[list[str]]:
    """List the questions to ask, one for each list of pins.

    Parameters
    ----------
    kit : Path
    python : Path
        Of the environment that holds pip-audit.
    npm : str or None
        The program npm, if there is one.

    Returns
    -------
    list of list of str
    """
    ask = [str(python), "-I", "-m", "pip_audit", "--require-hashes", "--disable-pip",
           "--progress-spinner", "off"]  # fmt: skip
    lists = [kit / install.RUN, kit / install.TEST, installer.UV, PINS]
    asked = [[*ask, "-r", str(file)] for file in lists]
    if npm:
        asked.append([npm, "audit", "--prefix", str(node.place(kit))])
    return asked


def _bring(folder: Path) -> Path:
    """Make an environment with pip-audit in it."""
    venv.create(folder, with_pip=True)
    python = places.venv_python(folder)
    words = [str(python), "-I", "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
             "--require-hashes", "--only-binary", ":all:", "-r", str(PINS)]  # fmt: skip
    done = _asked(words)
    if done.returncode:
        raise KitError(say.sentence("audit_failed", last=_tail(done)))
    return python


def _asked(words: Sequence[str]) -> subprocess.CompletedProcess[str]:
    env = settings.for_installers(os.environ)
    return subprocess.run(words, capture_output=True, text=True, check=False, env=env)


def _tail(done: subprocess.CompletedProcess[str]) -> str:
    return "\n".join((done.stdout + done.stderr).strip().splitlines()[-8:])


def run(kit: Path = places.KIT) -> int:
    """Ask about every pin, and print what is said.

    Parameters
    ----------
    kit : Path

    Returns
    -------
    int
        0 if nothing is known of any pin, 1 if something is.

    Raises
    ------
    KitError
        If there was no answer: nothing can be said then, and the sentence says so.
    """
    known = False
    with tempfile.TemporaryDirectory() as folder:
        python = _bring(Path(folder) / "audit")
        for words in commands(kit, python, node.find()):
            done = _asked(words)
            said = f"{done.stdout}{done.stderr}"
            if done.returncode and any(sign in said.lower() for sign in _NO_ANSWER):
                raise KitError(say.sentence("audit_failed", last=_tail(done)))
            if done.returncode not in (0, _FOUND):
                raise KitError(say.sentence("audit_failed", last=_tail(done)))
            print(said, end="", flush=True)
            known |= done.returncode == _FOUND
    say.line("audit_found" if known else "audit_clean")
    return 1 if known else 0
