"""Makes the kit's own Python environment, once, and knows when it is whole."""

from __future__ import annotations

import errno
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from whosays.errors import KitError
from whosays.launch import link, places, say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

OLDEST = (3, 11)
# The installer, pinned like everything else; it does in seconds what pip does in a minute.
UV = "uv==0.13.9"
RUN, TEST = "requirements.txt", "requirements-test.txt"
_STAMP = "whosays-stamp.json"
_LOG = "whosays-install.log"
_LONGEST_WINDOWS_PATH = 120  # characters; some packages go 130 deeper, and 260 is the limit
_TAIL = 12
# Settings of a person's pip that would put packages somewhere else than asked.
_ELSEWHERE = (
    "PIP_PREFIX",
    "PIP_REQUIRE_VIRTUALENV",
    "PIP_ROOT",
    "PIP_TARGET",
    "PIP_USER",
    "PYTHONHOME",
    "PYTHONPATH",
    "UV_PYTHON",
    "UV_SYSTEM_PYTHON",
    "UV_TARGET",
    "VIRTUAL_ENV",
)


def check_python(version: tuple[int, ...] = sys.version_info[:3]) -> None:
    """Make sure this Python is new enough.

    Parameters
    ----------
    version : tuple of int
        Major, minor, micro.

    Raises
    ------
    KitError
        If it is older than 3.11.
    """
    if version[:2] < OLDEST:
        raise KitError(say.sentence("old_python", found=".".join(map(str, version))))


def check_place(kit: Path, *, windows: bool = os.name == "nt") -> None:
    """Make sure the kit stands where an environment can be made.

    Parameters
    ----------
    kit : Path
        The kit's folder.
    windows : bool
        Whether the rules of Windows hold.

    Raises
    ------
    KitError
        If the folder may not be written, or its path is too long for Windows.
    """
    if windows and len(str(kit)) > _LONGEST_WINDOWS_PATH:
        raise KitError(say.sentence("path_long", folder=kit, length=len(str(kit))))
    probe = kit / ".whosays-probe"
    try:
        probe.touch()
        probe.unlink()
    except OSError:
        raise KitError(say.sentence("not_writable", folder=kit)) from None


def fingerprint(kit: Path, files: Sequence[str]) -> str:
    """Give the fingerprint of what should be installed.

    Parameters
    ----------
    kit : Path
    files : sequence of str
        Names of the pin files.

    Returns
    -------
    str
        SHA-256 over the pins and the version of Python.
    """
    digest = hashlib.sha256(repr(sys.version_info[:2]).encode())
    for name in files:
        digest.update((kit / name).read_bytes())
    return digest.hexdigest()


def _stamps(venv: Path) -> dict[str, str]:
    try:
        found = json.loads((venv / _STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def is_whole(kit: Path, name: str) -> bool:
    """Tell whether a group of packages is installed, all of it and as pinned.

    Parameters
    ----------
    kit : Path
    name : str
        ``requirements.txt`` or ``requirements-test.txt``.

    Returns
    -------
    bool
        The stamp is written last, so a half-made environment is not whole.
    """
    venv = places.venv_dir(kit)
    fits = _stamps(venv).get(name) == fingerprint(kit, [name])
    return fits and places.venv_python(venv).is_file()


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


def pinned(file: Path) -> int:
    """Count the packages of a pin file that this system installs, near enough for a bar.

    Parameters
    ----------
    file : Path

    Returns
    -------
    int
    """
    other = 'sys_platform == "win32"' if os.name != "nt" else 'sys_platform != "win32"'
    other = other.replace('"', "'")
    lines = file.read_text(encoding="utf-8").splitlines()
    return sum(
        "==" in words and not words.startswith((" ", "#")) and other not in words for words in lines
    )


def _run(
    words: Sequence[str], log: Path, shown: say.Step, total: int = 0, folder: Path | None = None
) -> bool:
    """Run a command with its words going to the log; show a bar from what has arrived."""
    before = _installed(folder)
    with log.open("ab") as out:
        kept = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
        process = subprocess.Popen(
            words, stdin=subprocess.DEVNULL, stdout=out, stderr=out, env=kept
        )
        try:
            while process.poll() is None:
                if total:
                    shown.show(say.bar(_installed(folder) - before, total))
                time.sleep(0.1)
        except KeyboardInterrupt:  # nothing goes on installing behind one's back
            process.terminate()
            process.wait()
            raise
    return process.returncode == 0


def _installed(folder: Path | None) -> int:
    return sum(1 for _ in folder.glob("*.dist-info")) if folder and folder.is_dir() else 0


def _failure(log: Path) -> KitError:
    """Read from the installer's words what went wrong, and say what to do."""
    words = log.read_text(encoding="utf-8", errors="replace") if log.is_file() else ""
    last = "\n".join(words.splitlines()[-_TAIL:])
    lowered = words.lower()
    if "no space left" in lowered or "not enough space" in lowered or "disk full" in lowered:
        return KitError(say.sentence("disk_full", log=log))
    # Never a word that a package's name holds: networkx is named in every log.
    signs = (
        "name resolution",
        "failed to resolve",
        "connection",
        "timed out",
        "dns error",
        "network is unreachable",
        "no route to host",
        "getaddrinfo",
        "proxyerror",
        "to proxy",
        "client error (connect)",
        "error sending request",
        "failed to fetch",
        "connection refused",
        "from versions: none",  # pip, when it was told nothing at all
    )
    if any(sign in lowered for sign in signs):
        return KitError(say.sentence("no_network", log=log))
    return KitError(say.sentence("install_failed", log=log, last=last))


def _make_venv(venv: Path, log: Path) -> None:
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        raise KitError(
            say.sentence("no_venv", version=f"{sys.version_info[0]}.{sys.version_info[1]}")
        )
    with say.step("making") as shown:
        if not _run([sys.executable, "-m", "venv", "--clear", str(venv)], log, shown):
            raise _failure(log)


def prepare(kit: Path, groups: Sequence[str] = (RUN,), *, afresh: bool = False) -> Path:
    """Make the environment, or what is missing of it.

    Parameters
    ----------
    kit : Path
        The kit's folder.
    groups : sequence of str
        Pin files that must be installed.
    afresh : bool
        Throw away what is there and begin anew.

    Returns
    -------
    Path
        The environment's Python.

    Raises
    ------
    KitError
        If Python is too old, the folder may not be written, the disk is full, the network
        is missing, or the installer fails; the sentence says what to do.
    """
    check_python()
    venv = places.venv_dir(kit)
    python = places.venv_python(venv)
    missing = [name for name in groups if afresh or not is_whole(kit, name)]
    if not missing:
        return python
    check_place(kit)
    log = kit / _LOG
    try:
        log.write_bytes(b"")
        say.line("first_time" if not _stamps(venv) else "catching_up")
        # Packages of another Python are of no use: after an upgrade all is made anew.
        whole = bool(_stamps(venv)) and python.is_file() and site_packages(venv).is_dir()
        whole = whole and not afresh
        if not whole:
            _make_venv(venv, log)
        for name in missing:
            _install(kit, venv, name, log)
        # The package is used where it stands, so that a teacher's edits count at once.
        (site_packages(venv) / link.NAME).write_text(link.line(kit), encoding="ascii")
        stamps = _stamps(venv) if whole else {}
        stamps |= {name: fingerprint(kit, [name]) for name in missing}
        (venv / _STAMP).write_text(json.dumps(stamps), encoding="utf-8")
        shutil.move(str(log), str(venv / _LOG))
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise KitError(say.sentence("disk_full", log=log)) from None
        raise KitError(say.sentence("install_failed", log=log, last=error)) from None
    return python


def _install(kit: Path, venv: Path, name: str, log: Path) -> None:
    python = str(places.venv_python(venv))
    file = kit / name
    total = pinned(file)
    with say.step("packages" if name == RUN else "test_packages") as shown:
        quick = [python, "-m", "pip", "install", "--disable-pip-version-check", "-q", UV]
        has_uv = (site_packages(venv) / "uv").is_dir() or _run(quick, log, shown)
        words = [python, "-m", "uv", "pip", "install", "--python", python, "-r", str(file)]
        words += ["--require-hashes", "--no-progress", "--link-mode=copy"]
        folder = site_packages(venv)
        if has_uv and _run(words, log, shown, total, folder):
            return
        slow = [python, "-m", "pip", "install", "--disable-pip-version-check"]
        slow += ["--require-hashes", "-r", str(file)]
        if not _run(slow, log, shown, total, folder):
            raise _failure(log)
