"""The command that takes the reference pictures, or holds what is drawn against them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.authoring import pictures
from whosays.core.i18n import text
from whosays.core.kit import HERE, Kit
from whosays.launch import chromium

if TYPE_CHECKING:
    from pathlib import Path

SWITCHES = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
_PAGE = "changed.html"


def place(kit: Kit = HERE) -> Path:
    """Say where the reference pictures are.

    Parameters
    ----------
    kit : Kit, optional
        Whose; those of the kit in use by default.

    Returns
    -------
    Path
    """
    return kit / "tests" / "browser" / "pictures"


def run(folder: Path, *, renew: bool = False) -> tuple[str, bool]:
    """Take the pictures, or compare.

    Parameters
    ----------
    folder : Path
        Where the page goes that lays side by side what changed.
    renew : bool
        Take the reference pictures anew.

    Returns
    -------
    tuple of (str, bool)
        What came of it, and whether all is as it was.
    """
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - what tests need
    except ImportError:
        return text("gallery.no_playwright"), False
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=SWITCHES)
        if renew:
            taken = pictures.renew(place(), browser)
            return text("gallery.renewed", count=taken, place=place()), True
        if not pictures.same_machine(place(), browser):
            return text("gallery.other_machine"), False
        changes = pictures.compare(place(), browser)
    if not changes:
        return text("gallery.compared_same"), True
    folder.mkdir(parents=True, exist_ok=True)
    page = folder / _PAGE
    page.write_text(pictures.side_by_side(changes), encoding="utf-8")
    return text("gallery.compared", count=len(changes), place=page), False
