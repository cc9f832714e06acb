"""Finds a Chromium for the browser tests, installs one if it can, or says what to do."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from whosays.core.errors import KitError
from whosays.launch import say

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
)
SHELLS = ("chromium-headless-shell", "chrome-headless-shell")
"""Chromium without windows. It lays out the same and takes a third less work, since no bar of tabs
and no menu is drawn around each page; for a letter that a font lacks it finds another one."""
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
_WINDOWS = (
    r"Google\Chrome\Application\chrome.exe",
    r"Chromium\Application\chrome.exe",
    r"Microsoft\Edge\Application\msedge.exe",
)


def find(environ: Mapping[str, str] = os.environ) -> Path | None:
    """Find a Chromium, Chrome or Edge that is there.

    Parameters
    ----------
    environ : Mapping
        ``WHOSAYS_CHROMIUM`` wins; ``PATH`` and the usual places are looked through.

    Returns
    -------
    Path or None

    Raises
    ------
    KitError
        If ``WHOSAYS_CHROMIUM`` names no file.
    """
    named = environ.get("WHOSAYS_CHROMIUM")
    if named:
        if not Path(named).is_file():
            raise KitError(say.sentence("chromium_named", path=named))
        return Path(named)
    for name in NAMES:
        found = shutil.which(name, path=environ.get("PATH"))
        if found:
            return Path(found)
    roots = [environ.get(key, "") for key in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")]
    places = [Path(place) for place in _PLACES]
    places += [Path(root) / tail for root in roots if root for tail in _WINDOWS]
    return next((place for place in places if place.is_file()), None)


def for_tests(environ: Mapping[str, str] = os.environ) -> Path | None:
    """Find a browser that nobody looks at.

    Parameters
    ----------
    environ : Mapping
        ``WHOSAYS_CHROMIUM`` wins; one without windows comes before one with them.

    Returns
    -------
    Path or None
    """
    if not environ.get("WHOSAYS_CHROMIUM"):
        for name in SHELLS:
            there = shutil.which(name, path=environ.get("PATH"))
            if there:
                return Path(there)
    return find(environ)


def for_pictures(environ: Mapping[str, str] = os.environ) -> Path | None:
    """Find a browser that draws as people's do, to the last letter.

    Parameters
    ----------
    environ : Mapping
        ``WHOSAYS_CHROMIUM`` wins unless it names one without windows.

    Returns
    -------
    Path or None
        One without windows only where there is no other.
    """
    named = Path(environ.get("WHOSAYS_CHROMIUM") or SHELLS[0]).name
    looked = {**environ, "WHOSAYS_CHROMIUM": ""} if named in SHELLS else environ
    return find(looked) or for_tests(environ)


def _playwright_own(python: Path) -> Path | None:
    """Ask Playwright where its own Chromium would be, and whether it is there."""
    code = (
        "from playwright.sync_api import sync_playwright as s\n"
        "with s() as p: print(p.chromium.executable_path)"
    )
    asked = subprocess.run(
        [str(python), "-c", code], capture_output=True, text=True, check=False, timeout=60
    )
    path = Path(asked.stdout.strip() or "-")
    return path if path.is_file() else None


def _by_apt() -> str | None:
    """Give apt-get where it can be used to install for everybody: Linux, as root."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return shutil.which("apt-get") if sys.platform == "linux" and is_root else None


def _for_tests_only(environ: Mapping[str, str]) -> bool:
    """Tell whether a computer is there for tests only."""
    return environ.get("CI", "").lower() in {"true", "1"}


def may_install(*, asked: bool, environ: Mapping[str, str] = os.environ) -> bool:
    """Tell whether a program may be installed on this computer, asking if there is somebody.

    Parameters
    ----------
    asked : bool
        Whether the person has said so on the command line.
    environ : mapping
        ``CI=true`` says that the computer is there for tests only.

    Returns
    -------
    bool
    """
    if asked or _for_tests_only(environ):
        return True
    if not (sys.stdin and sys.stdin.isatty()):
        return False
    answer = input(say.sentence("chromium_ask", how=_how()))
    return answer.strip().lower() in {"y", "yes"}


def _how() -> str:
    return say.sentence("chromium_by_apt" if _by_apt() else "chromium_by_playwright")


def _apt_brings(apt: str, *packages: str) -> None:
    """Install packages, one by one: one that this system lacks keeps no other away."""
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    # Where nothing answers, a minute has to do.
    patience = ["-o", "Acquire::Retries=0", "-o", "Acquire::http::Timeout=30"]
    for words in (["update"], *(["install", "-y", package] for package in packages)):
        subprocess.run(
            [apt, *patience, "-qq", *words], env=env, check=False, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip


def _install(python: Path) -> Path | None:
    """Install a Chromium: Debian's where we may, else Playwright's own."""
    with say.step("chromium"):
        if apt := _by_apt():
            # One for most tests, and one that draws as people's do, for the reference pictures.
            _apt_brings(apt, SHELLS[0], NAMES[0])
            if found := for_tests():
                return found
        subprocess.run(
            [str(python), "-m", "playwright", "install", "chromium"], check=False,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
    return _playwright_own(python)


def _without_windows(found: Path) -> Path:
    """Bring one without windows beside one with them, where a computer is there for tests only."""
    apt = _by_apt()
    named = os.environ.get("WHOSAYS_CHROMIUM") or found.name in SHELLS
    if named or not apt or not _for_tests_only(os.environ):
        return found
    with say.step("chromium"):
        _apt_brings(apt, SHELLS[0])
    return for_tests() or found


def bring(python: Path, *, asked: bool = False) -> Path:
    """Give a Chromium, installing one if there is none and it may.

    Parameters
    ----------
    python : Path
        The environment's Python, which has Playwright.
    asked : bool
        Whether the person has asked to install one.

    Returns
    -------
    Path

    Raises
    ------
    KitError
        If none is there and none may or can be installed.
    """
    found = for_tests() or _playwright_own(python)
    if found:
        return _without_windows(found)
    if not may_install(asked=asked):
        raise KitError(say.sentence("chromium_refused", how=_how()))
    found = _install(python)
    if not found:
        raise KitError(say.sentence("chromium_missing"))
    return found
