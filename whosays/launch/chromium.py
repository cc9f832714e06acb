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
    if asked or environ.get("CI", "").lower() in {"true", "1"}:
        return True
    if not (sys.stdin and sys.stdin.isatty()):
        return False
    answer = input(say.sentence("chromium_ask", how=_how()))
    return answer.strip().lower() in {"y", "yes"}


def _how() -> str:
    return say.sentence("chromium_by_apt" if _by_apt() else "chromium_by_playwright")


def _install(python: Path) -> Path | None:
    """Install a Chromium: Debian's where we may, else Playwright's own."""
    apt = _by_apt()
    quiet = {
        "stdin": subprocess.DEVNULL,
        "stdout": subprocess.DEVNULL,
        "stderr": subprocess.DEVNULL,
    }
    with say.step("chromium"):
        if apt:
            env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
            subprocess.run([apt, "update", "-qq"], env=env, check=False, **quiet)  # type: ignore[call-overload]
            subprocess.run([apt, "install", "-y", "-qq", "chromium"], env=env, check=False, **quiet)  # type: ignore[call-overload]
            found = find()
            if found:
                return found
        words = [str(python), "-m", "playwright", "install", "chromium"]
        subprocess.run(words, check=False, **quiet)  # type: ignore[call-overload]
    return _playwright_own(python)


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
    found = find() or _playwright_own(python)
    if not found:
        if not may_install(asked=asked):
            raise KitError(say.sentence("chromium_refused", how=_how()))
        found = _install(python)
    if not found:
        raise KitError(say.sentence("chromium_missing"))
    return found
