"""Makes the kit's own Python environment, once, and knows when it is whole."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import importlib.util
import json
import os
import shutil
import sys
from typing import TYPE_CHECKING

from whosays.core.errors import KitError
from whosays.launch import contents, installer, link, lock, places, say
from whosays.launch.installer import Job
from whosays.launch.places import site_packages

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

OLDEST = (3, 11)
RUN, TEST = "requirements.txt", "requirements-test.txt"
# Its name changes when older environments, made with fewer checks, are to be made anew.
_STAMP = "whosays-made.json"
_LOG = "whosays-install.log"
_LONGEST_WINDOWS_PATH = 120  # characters; some packages go 130 deeper, and 260 is the limit
_TAIL = 12  # lines of a log, or faults, that are shown


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


def _make_venv(job: Job) -> None:
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        raise KitError(
            say.sentence("no_venv", version=f"{sys.version_info[0]}.{sys.version_info[1]}")
        )
    venv = job.venv
    if venv.is_symlink() or (venv.exists() and not venv.is_dir()):
        # Somebody's file, or a link to an environment of theirs: neither is ours to empty.
        raise KitError(say.sentence("venv_in_the_way", place=venv))
    with say.step("making") as shown:
        if not installer.run(
            [sys.executable, "-I", "-m", "venv", "--clear", str(venv)], job, shown
        ):
            raise installer.failure(job.log)


def prepare(
    kit: Path, groups: Sequence[str] = (RUN,), *, afresh: bool = False, holds: tuple[int, ...] = ()
) -> Path:
    """Make the environment, or what is missing of it. The caller holds the kit's lock.

    Parameters
    ----------
    kit : Path
        The kit's folder.
    groups : sequence of str
        Pin files that must be installed.
    afresh : bool
        Throw away what is there and begin anew.
    holds : tuple of int
        Files of the lock, as :func:`whosays.launch.lock.held` gives them.

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
    python = places.venv_python(places.venv_dir(kit))
    missing = [name for name in groups if afresh or not is_whole(kit, name)]
    if not missing:
        with contextlib.suppress(OSError):
            link.write(site_packages(places.venv_dir(kit)), kit)  # an older kit's was another one
        return python
    check_place(kit)
    job = Job(kit, kit / _LOG, holds)
    try:
        job.log.write_bytes(b"")
        say.line("first_time" if not _stamps(job.venv) else "catching_up")
        # Packages of another Python are of no use: after an upgrade all is made anew.
        whole = bool(_stamps(job.venv)) and python.is_file() and site_packages(job.venv).is_dir()
        _fill(job, missing, anew=afresh or not whole)
        shutil.move(str(job.log), str(job.venv / _LOG))
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise KitError(say.sentence("disk_full", log=job.log)) from None
        raise KitError(say.sentence("install_failed", log=job.log, last=error)) from None
    return python


def prepared(kit: Path, groups: Sequence[str] = (RUN,)) -> Path:
    """Make the environment, or what is missing of it, when no one else is at it.

    Parameters
    ----------
    kit : Path
        The kit's folder.
    groups : sequence of str
        Pin files that must be installed.

    Returns
    -------
    Path
        The environment's Python.

    Raises
    ------
    KitError
        As :func:`prepare` does.
    """
    with lock.held(kit) as holds:
        return prepare(kit, groups, holds=holds)


def _fill(job: Job, missing: Sequence[str], *, anew: bool) -> None:
    """Install, look whether all is there, and only then write the stamp."""
    stamps = {} if anew else _stamps(job.venv)
    # What is about to change is not whole until it has been looked at.
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        (job.venv / _STAMP).unlink()
    if anew:
        _make_venv(job)
    installer.read_pip(job)
    for name in missing:
        if name == RUN:
            installer.install(job, name, title="packages")
        else:
            installer.install(job, name, title="test_packages", beside=[RUN])
    # The package is used where it stands, so that a teacher's edits count at once.
    link.write(site_packages(job.venv), job.kit)
    # The kit's own packages are looked at in any case: the others stand on them.
    problems = _amiss(job, [RUN, *(name for name in missing if name != RUN)])
    if problems and not anew:
        # What an earlier, interrupted run left behind; it is not worth mending piece by piece.
        _fill(job, missing, anew=True)
        return
    if problems:
        last = "\n".join(problems[:_TAIL])
        raise KitError(say.sentence("not_whole", log=job.log, last=last))
    stamps |= {name: fingerprint(job.kit, [name]) for name in missing}
    beside = job.venv / f"{_STAMP}.new"
    beside.write_text(json.dumps(stamps), encoding="utf-8")
    beside.replace(job.venv / _STAMP)


def _amiss(job: Job, names: Sequence[str]) -> list[str]:
    """Look whether the environment holds what its pins say, and write what is amiss to the log."""
    wanted = {package: v for name in names for package, v in contents.read(job.kit / name).items()}
    also = {"uv"} | {
        package for name in (RUN, TEST) if (job.kit / name).is_file()
        for package in contents.read(job.kit / name)
    }  # fmt: skip
    problems = contents.amiss(site_packages(job.venv), wanted, also)
    if problems:
        with job.log.open("a", encoding="utf-8") as out:
            out.write("\n".join(["", *problems, ""]))
    return problems
