"""What the notebooks show for paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.html.page import Html
from whosays.notebook.button import button
from whosays.notebook.calm import calm

if TYPE_CHECKING:
    import ipywidgets

    from whosays.widgets.maker import Maker


@calm
def printables() -> Maker:
    """Show a button that makes everything printable.

    Returns
    -------
    Maker
    """
    return print_button()[0]


def print_button() -> tuple[Maker, ipywidgets.Dropdown]:
    """Make the button that prints everything, and the choice of paper in it.

    Returns
    -------
    tuple of (Maker, Dropdown)
    """
    import ipywidgets  # noqa: PLC0415 - only where one is shown

    from whosays.printing import make  # noqa: PLC0415 - only for the teacher
    from whosays.printing.sheet import SIZES  # noqa: PLC0415 - as above

    size = ipywidgets.Dropdown(
        options=SIZES, description=text("printing.size"), layout={"width": "16rem"}
    )

    def run() -> Markup:
        files, problem = make.everything(size=size.value)
        told = text("printing.written", count=len(files), folder=files[0].parent)
        more = Markup('<p role="alert">{}</p>').format(problem) if problem else ""
        return Markup("<p>{}</p>{}").format(told, more)

    made = button("printing.button", "printing.about", run, busy="printing.busy")
    intro, press, said = made.children
    row = ipywidgets.HBox([size, press])
    row.add_class("ws-print-row")
    made.children = (intro, row, said)
    return made, size


@calm
def paper(name: str) -> Html:
    """Show a paper of the kit, closed until it is opened.

    Parameters
    ----------
    name : str
        From the folder lessons, such as ``"notes/01-who-says-so"``.

    Returns
    -------
    Html
    """
    from whosays.printing import papers  # noqa: PLC0415 - only for the teacher

    known = {f"{file.parent.name}/{file.stem}": file for file in papers.paper_files()}
    if name not in known:
        raise KitError(text("printing.no_paper", name=name, known=", ".join(known)))
    title = papers.title(known[name])
    body = Markup("<details><summary>{}</summary>{}</details>").format(
        title, papers.rest(known[name])
    )
    return Html(body, title)
