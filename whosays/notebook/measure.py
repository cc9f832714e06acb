"""What the notebooks show about the forms: a class's report, how it is counted, one's ratings."""

from __future__ import annotations

import ast
import inspect
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from whosays.answers import session
from whosays.classroom import discernment, simulation
from whosays.core.i18n import text
from whosays.core.paths import kit_root
from whosays.core.sanitize import rating
from whosays.core.table import Table
from whosays.html import page
from whosays.notebook.button import button
from whosays.notebook.calm import calm
from whosays.notebook.for_teacher import for_teacher
from whosays.questions import items

if TYPE_CHECKING:
    from collections.abc import Callable

    from whosays.classroom import class_report as of_class
    from whosays.widgets.maker import Maker


_NONE = Markup("")


def _body(found: of_class.Report, before: Markup = _NONE, after: Markup = _NONE) -> Markup:
    from whosays.classroom.class_report import sentences  # noqa: PLC0415 - only for the teacher

    told = sentences(found)
    rest = Markup("").join(Markup("<li>{}</li>").format(line) for line in told[1:])
    drawn = Markup("<p><strong>{}</strong></p>").format(told[0])
    if found.changes:  # then the verdict is the figure's title
        from whosays.figures.discernment import plate  # noqa: PLC0415 - as above
        from whosays.widgets.figure import figure_html  # noqa: PLC0415 - as above

        shown = plate(found)
        drawn = figure_html(shown.svg, shown.alt, told[0], shown.table)
    return Markup("{}{}<ul>{}</ul>{}").format(before, drawn, rest, after)


@calm
def class_report(
    before: str = "a", after: str = "b", folder: str = "handins", *, numbered: bool = False
) -> page.Html:
    """Show how a class changed from one form to another.

    Parameters
    ----------
    before, after : str
        The forms' letters. Who took them the other way round is found out.
    folder : str
        Where the hand-ins are, from the kit's folder.
    numbered : bool
        Whether files called “00-form-a (3).json” are students of their own.

    Returns
    -------
    Html
    """
    from whosays.classroom import handins, on_paper  # noqa: PLC0415 - only for the teacher
    from whosays.classroom.class_report import asked, report  # noqa: PLC0415 - as above

    place, read = kit_root() / Path(folder), handins.Handins()
    tables = on_paper.tables(kit_root() / on_paper.FOLDER)
    if place.is_dir() or tables:
        wanted = asked((before, after))
        read = handins.read(place, wanted, numbered=numbered, tables=tables)
    if not read.handins and not read.problems:
        told = text("measure.none", folder=folder)
        return page.Html(Markup("<p>{}</p>").format(told), told)
    intro = text("measure.read", count=len(read.handins), folder=folder)
    found = report(read.handins, before, after)
    return page.Html(
        _body(found, Markup("<p>{}</p>").format(intro), for_teacher(read.problems)), intro
    )


@calm
def class_report_example(kind: str, size: int = 25) -> page.Html:
    """Show the report of a made-up class.

    Parameters
    ----------
    kind : str
        ``"learned"``, ``"only_sceptical"``, ``"learned_more_sceptical"`` or ``"unclear"``.
    size : int
        Students.

    Returns
    -------
    Html
    """
    from whosays.classroom.class_report import of_pairs  # noqa: PLC0415 - only for the teacher

    both = list(zip(*simulation.school_class(size, 7, **simulation.SHIFTS[kind]), strict=True))
    intro = text("measure.example", count=size)
    found = of_pairs(both, ("a", "b"), (size, size, size))
    return page.Html(_body(found, Markup("<p>{}</p>").format(intro)), intro)


def _source(function: Callable[..., object]) -> str:
    """Give a function as the program runs it, without the words that describe it."""
    tree = ast.parse(inspect.getsource(function))
    body = tree.body[0]
    if isinstance(body, ast.FunctionDef):
        body.body = body.body[1:]
    return ast.unparse(tree)


@calm
def how_it_is_counted() -> page.Html:
    """Show the whole calculation: the code that runs, and an example by hand.

    Returns
    -------
    Html
    """
    well, weak = (80, 55), (30, 70)
    parts = (discernment.auc, discernment.called_well, discernment.d_prime, discernment.criterion)
    code = "\n\n\n".join(_source(part) for part in parts)
    rows = []
    for good in well:
        for poor in weak:
            how = "won" if good > poor else "lost" if good < poor else "tie"
            pair = text("measure.how_pair", good=good, poor=poor)
            rows.append((pair, text(f"measure.how_{how}")))
    columns = (text("measure.how_col_pair"), text("measure.how_col_points"))
    value = discernment.auc(well, weak)
    pairs = len(well) * len(weak)
    calls = (discernment.called_well(well), len(well), discernment.called_well(weak), len(weak))
    lines = [
        text("measure.how_sum", points=f"{value * pairs:g}", pairs=pairs, value=f"{value:.2f}"),
        text(
            "measure.how_calls",
            middle=discernment.MIDDLE, hits=f"{calls[0]:g}", n_well=calls[1],
            alarms=f"{calls[2]:g}", n_weak=calls[3],
            d=f"{discernment.d_prime(*calls):.2f}", c=f"{discernment.criterion(*calls):.2f}",
        ),
    ]  # fmt: skip
    example = text(
        "measure.how_example", well=" · ".join(map(str, well)), weak=" · ".join(map(str, weak))
    )
    table = Table(text("measure.how_caption"), columns, tuple(rows))
    body = Markup("<p>{}</p><pre><code>{}</code></pre><p>{}</p>{}").format(
        text("measure.how_intro"), code, example, page.table_html(table)
    ) + Markup("").join(Markup("<p>{}</p>").format(line) for line in lines)
    return page.Html(body, text("measure.how_plain"))


def _ratings(unit_id: str) -> Markup:
    records = session.store(unit_id).records()
    rows = []
    for item in items.load_unit(unit_id).items:
        if item.kind == "rate":
            value = rating(records.get(item.id, {}).get("value"))
            shown = text("measure.mine_blank") if value is None else str(value)
            rows.append((item.prompt, shown))
    columns = (text("measure.mine_claim"), text("measure.mine_rating"))
    table = Table(text("measure.mine_caption"), columns, tuple(rows))
    note = Markup("<p>{}</p>").format(text("measure.mine_note"))
    return page.Html(page.table_html(table) + note, "").markup()


@calm
def my_ratings(unit_id: str) -> Maker:
    """Show a button that lists a student's own ratings of a form, with no score.

    Parameters
    ----------
    unit_id : str
        Such as ``"00-form-a"``.

    Returns
    -------
    Maker
    """
    label, about = "measure.mine_button", "measure.mine_about"
    return button(label, about, lambda: _ratings(unit_id), busy="measure.mine_busy")
