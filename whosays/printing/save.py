"""Saves a student's report beside the answers, as a web page and as a PDF."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from whosays.core import browser
from whosays.core.disk import make_folder, write_whole
from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.printing import pdf
from whosays.printing.sheet import document
from whosays.printing.student_report import report_html

if TYPE_CHECKING:
    from pathlib import Path

    from whosays.printing.student_report import Report


def report(found: Report, unit_id: str, folder: Path) -> tuple[list[Path], str]:
    """Save a report.

    Parameters
    ----------
    found : Report
    unit_id : str
        Gives the files their name.
    folder : Path
        Where the answers are.

    Returns
    -------
    tuple of (list of Path, str)
        The files, the web page first; and a sentence where no PDF could be made.

    Raises
    ------
    KitError
        If the page itself cannot be written.
    """
    # A unit whose own name ends in “report” does not say it twice.
    page = folder / f"{unit_id.removesuffix('-report')}-report.html"
    try:
        words = document(text("report.title"), report_html(found), look="report")
        make_folder(folder)
        write_whole(page, words.encode("utf-8", "replace"))  # half a surrogate pair has no UTF-8
    except OSError as error:
        reason = error.strerror or str(error)
        raise KitError(text("report.not_saved", folder=folder, reason=reason)) from None
    if browser.here():  # it prints by itself, and makes a PDF of what it prints
        return [page], ""
    try:
        return [page, pdf.write(page, page.with_suffix(".pdf"))], ""
    except KitError as error:
        # An old one would say something else. Where it is open it stays; the sentence says so.
        with contextlib.suppress(OSError):
            page.with_suffix(".pdf").unlink(missing_ok=True)
        return [page], str(error)
