"""Runs the installers, uv and where it does not work pip, and reads what they say."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from whosays.core.errors import KitError
from whosays.launch import contents, places, say, settings
from whosays.launch.places import site_packages

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

# uv does in seconds what pip does in a minute. It is pinned with checksums like all else.
UV = places.PACKAGE / "launch" / "uv.txt"
_LEASH = places.PACKAGE / "launch" / "leash.py"
_TAIL = 12  # lines of a log that are shown


@dataclass
class Job:
    """What one run of the installers works with.

    Attributes
    ----------
    kit : Path
    log : Path
        Where the installers' words go.
    holds : tuple of int
        Files of the lock, which the installers inherit.
    env : dict of str to str
        Their variables.
    """

    kit: Path
    log: Path
    holds: tuple[int, ...] = ()
    env: dict[str, str] = field(default_factory=lambda: settings.for_installers(os.environ))

    @property
    def venv(self) -> Path:
        """The environment's folder."""
        return places.venv_dir(self.kit)

    @property
    def python(self) -> str:
        """The environment's Python."""
        return str(places.venv_python(self.venv))


def run(words: Sequence[str], job: Job, shown: say.Step, total: int = 0) -> bool:
    """Run a command with its words going to the log; show a bar from what has arrived.

    Parameters
    ----------
    words : sequence of str
        The command.
    job : Job
    shown : Step
        Where to show how far it is.
    total : int
        How many packages it will bring; without it there is no bar.

    Returns
    -------
    bool
        Whether it went well.
    """
    folder = site_packages(job.venv)
    before = _installed(folder)
    # Isolated: nothing of the person's own Python settings reaches it.
    leash = [sys.executable, "-I", str(_LEASH)]
    with job.log.open("ab") as out:
        process = subprocess.Popen(
            [*leash, *words], stdin=subprocess.PIPE, stdout=out, stderr=out,
            env=job.env, pass_fds=job.holds if os.name != "nt" else (),
        )  # fmt: skip
        try:
            while process.poll() is None:
                if total:
                    shown.show(say.bar(_installed(folder) - before, total))
                time.sleep(0.1)
        finally:  # nothing goes on installing behind one's back
            if process.stdin:
                process.stdin.close()
            process.wait()
    return process.returncode == 0


def _installed(folder: Path) -> int:
    return sum(1 for _ in folder.glob("*.dist-info")) if folder.is_dir() else 0


# What the installers say; never a word that a package's name may hold, such as networkx: the log
# lists them all.
_FULL = ("no space left", "not enough space", "disk full")
_CERTIFICATE = (
    "certificate verify failed", "certificate_verify_failed", "unknownissuer",
    "invalid peer certificate", "self-signed certificate", "self signed certificate",
)  # fmt: skip
_NO_NETWORK = (
    "name resolution", "failed to resolve", "connection", "timed out", "dns error",
    "network is unreachable", "no route to host", "getaddrinfo", "proxyerror", "to proxy",
    "client error (connect)", "error sending request", "failed to fetch", "connection refused",
    "from versions: none",  # pip, when it was told nothing at all
)  # fmt: skip


def _says(log: Path, signs: Sequence[str], since: int = 0) -> bool:
    words = log.read_bytes()[since:].decode("utf-8", "replace").lower() if log.is_file() else ""
    return any(sign in words for sign in signs)


def failure(log: Path) -> KitError:
    """Read from the installers' words what went wrong, and say what to do.

    Parameters
    ----------
    log : Path

    Returns
    -------
    KitError
        To be raised.
    """
    if _says(log, _FULL):
        return KitError(say.sentence("disk_full", log=log))
    if _says(log, _CERTIFICATE):
        return KitError(say.sentence("certificate", log=log))
    if _says(log, _NO_NETWORK):
        return KitError(say.sentence("no_network", log=log))
    words = log.read_text(encoding="utf-8", errors="replace") if log.is_file() else ""
    last = "\n".join(words.splitlines()[-_TAIL:])
    return KitError(say.sentence("install_failed", log=log, last=last))


def read_pip(job: Job) -> None:
    """Take over from the settings of pip what a school needs to reach packages at all.

    Parameters
    ----------
    job : Job
    """
    words = [job.python, "-m", "pip", "config", "debug"]
    kept = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    with contextlib.suppress(OSError, subprocess.SubprocessError):
        asked = subprocess.run(
            words, env=kept, capture_output=True, text=True, check=False, timeout=60
        )
        files = settings.files_of_pip(asked.stdout.splitlines())
        job.env = settings.for_installers(os.environ, files)


def install(job: Job, name: str, title: str, beside: Sequence[str] = ()) -> None:
    """Install the packages of a pin file.

    Parameters
    ----------
    job : Job
    name : str
        The pin file.
    title : str
        What the step is called, as in ``locale/en/start.toml``.
    beside : sequence of str
        Pin files that it builds on: an installer that looks at checksums wants all of them.

    Raises
    ------
    KitError
        If no installer could do it.
    """
    files = [word for one in (*beside, name) for word in ("-r", str(job.kit / one))]
    total = len(contents.read(job.kit / name))
    # Checksums for everything, and nothing is built: building runs a package's own code.
    checked = ["--require-hashes", "--only-binary", ":all:"]
    pip = [job.python, "-I", "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    pip += checked
    uv = [job.python, "-I", "-m", "uv", "pip", "install", "--python", job.python, "--no-config"]
    uv += [*checked, "--no-progress", "--link-mode=copy", *files]
    with say.step(title) as shown:
        has_uv = contents.has(site_packages(job.venv), contents.read(UV)) or _fetch(
            [*pip, "-q", "--no-deps", "-r", str(UV)], job, shown
        )
        if has_uv and _fetch(uv, job, shown, total):
            return
        if not _fetch([*pip, *files], job, shown, total):
            raise failure(job.log)


def _fetch(words: Sequence[str], job: Job, shown: say.Step, total: int = 0) -> bool:
    """Run an installer; once more, trusting whom the computer trusts, if that was the trouble."""
    before = job.log.stat().st_size if job.log.is_file() else 0
    if run(words, job, shown, total):
        return True
    if not _says(job.log, _CERTIFICATE, before):
        return False
    trusted = settings.system_certificates(job.venv / "whosays-certificates.pem")
    env = settings.with_certificates(job.env, trusted)
    if env == job.env:
        return False
    job.env = env
    return run(words, job, shown, total)
