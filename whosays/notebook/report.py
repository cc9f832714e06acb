"""What the notebooks show of a student's report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from whosays.answers import session
from whosays.core import browser
from whosays.core.i18n import text
from whosays.core.paths import answers_dir, said_place
from whosays.html import page, saving
from whosays.notebook.calm import calm
from whosays.widgets.newest import newest
from whosays.widgets.report_view import ReportView

if TYPE_CHECKING:
    from pathlib import Path


def _missing(prompts: tuple[str, ...]) -> Markup:
    if not prompts:
        return Markup("")
    rows = Markup("").join(Markup("<li>{}</li>").format(prompt) for prompt in prompts)
    return Markup("<p><strong>{}</strong></p><ul>{}</ul>").format(text("report.missing_note"), rows)


def _opens(files: list[Path], *words: str) -> Markup:
    """Write a line for each file that opens it, wherever the folder of answers may be."""
    lines = [
        saving.link(text(f"report.{word}"), file.name, file.read_bytes())
        for file, word in zip(files, words, strict=False)
    ]
    return Markup("<p>{}</p>").format(Markup(" · ").join(lines))


@calm
def my_report(unit_id: str) -> ReportView:
    """Show a student's report as it stands by now, with a button that saves it.

    Parameters
    ----------
    unit_id : str
        A unit whose file has a ``[report]``.

    Returns
    -------
    ReportView
    """
    from whosays.printing import save, student_report  # noqa: PLC0415 - only for a report

    def draw() -> Markup:
        found = student_report.build(unit_id)
        return _missing(found.missing) + student_report.report_html(found, level=3)

    def keep() -> Markup:
        files, problem = save.report(student_report.build(unit_id), unit_id, answers_dir())
        if browser.here():
            return _opens(files[:1], "save_page")
        names = ", ".join(file.name for file in files)
        told = escape(text("report.saved", files=names, folder=said_place(answers_dir())[0]))
        more = Markup('<p role="alert">{}</p>').format(problem) if problem else ""
        return Markup("<p>{}</p>{}{}").format(told, _opens(files, "open_page", "open_pdf"), more)

    view = ReportView(draw, keep)
    newest(session.current()).draw(f"report {unit_id}", session.store(unit_id), view.show)
    return view


@calm
def model_report(unit_id: str, *, closed: bool = False) -> page.Html:
    """Show the report that a unit gives as a model.

    Parameters
    ----------
    unit_id : str
        A unit whose file has a ``[model]``.
    closed : bool
        Hide it until the student opens it, after a guess.

    Returns
    -------
    Html
    """
    from whosays.printing import student_report  # noqa: PLC0415 - only where one is shown

    found = student_report.model(unit_id)
    body = Markup('<div class="ws-answer">{}</div>').format(
        student_report.report_html(found, level=3)
    )
    plain = text("report.model_plain", text=found.title)
    return page.Html(page.details(body) if closed else body, plain)
