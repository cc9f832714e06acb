"""From a web page to a PDF, with a browser that is on the computer anyway."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import tempfile
from pathlib import Path

from whosays.core.disk import write_whole
from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.launch import chromium

SECONDS = 90
"""How long one page may take; on a slow computer one takes about five."""

_SWITCHES = (
    "--headless",
    "--disable-gpu",
    "--no-first-run",
    "--no-pdf-header-footer",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--virtual-time-budget=5000",
)


def browser() -> Path | None:
    """Find a Chromium, Chrome or Edge.

    Returns
    -------
    Path or None
    """
    return chromium.find()


def write(page: Path, target: Path, program: Path | None = None) -> Path:
    """Print a page into a PDF.

    Parameters
    ----------
    page : Path
        An HTML file.
    target : Path
        The PDF; replaced if there is one.
    program : Path, optional
        The browser; looked for by default.

    Returns
    -------
    Path
        The target.

    Raises
    ------
    KitError
        If there is no such browser, it made no PDF, or that cannot be put where it belongs;
        the page itself can still be opened and printed, and the sentence says so.
    """
    found = program or browser()
    if found is None:
        raise KitError(text("printing.no_browser", page=page.name))
    try:
        made = _made(page, found)
    except OSError:  # no room for the browser's own files
        made = b""
    if not made.startswith(b"%PDF"):
        raise KitError(text("printing.failed", page=page.name))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, made)
    except OSError as error:
        reason = error.strerror or str(error)
        told = text("printing.pdf_kept_out", name=target.name, reason=reason, page=page.name)
        raise KitError(told) from None
    return target


def _made(page: Path, program: Path) -> bytes:
    with tempfile.TemporaryDirectory(prefix="whosays-", ignore_cleanup_errors=True) as profile:
        fresh = Path(profile) / "out.pdf"
        words = [
            str(program),
            *_SWITCHES,
            f"--user-data-dir={profile}/p",
            f"--print-to-pdf={fresh}",
            page.resolve().as_uri(),
        ]
        _run(words)
        if not fresh.is_file() and sys.platform == "linux":
            # Where user namespaces are shut off, as in many containers, the sandbox cannot
            # start at all. The page is our own file, with no script in it.
            _run([words[0], "--no-sandbox", *words[1:]])
        return fresh.read_bytes() if fresh.is_file() else b""


def _run(words: list[str]) -> None:
    """Run the browser; whether it made a PDF is seen by the file."""
    with contextlib.suppress(OSError, subprocess.TimeoutExpired):
        subprocess.run(  # noqa: S603 - a browser found on this computer, on a file of ours
            words, check=False, timeout=SECONDS, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
