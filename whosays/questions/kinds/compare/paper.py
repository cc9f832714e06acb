"""Side by side, on paper: the two texts with their numbers, and a table to fill in."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from whosays.core.i18n import text
from whosays.questions.kinds.compare.records import SIDES
from whosays.questions.kinds.compare.words import name_of
from whosays.questions.markup import fragments

if TYPE_CHECKING:
    from collections.abc import Mapping

    from whosays.questions.kinds.compare.records import CompareKey, CompareShown, Side


def _pieces(item: CompareShown, side: Side, place: list[int]) -> Markup:
    """Write one line of a text with the numbers of its differences."""
    shown, (start, end) = item[side]["text"], place
    at, pieces = start, []
    here = sorted(
        (entry for entry in item["differences"] if start <= entry[side]["place"][0] <= end),
        key=lambda entry: entry[side]["place"],
    )
    for entry in here:
        first, last = entry[side]["place"]
        first = max(first, at)  # the number of missing words may stand within others
        last = min(max(last, first), end)
        pieces.append(escape(shown[at:first]))
        words = Markup("<u>{}</u>").format(shown[first:last]) if first < last else "‸"
        pieces.append(Markup("<strong>[{}]</strong>{}").format(entry["number"], words))
        at = last
    pieces.append(escape(shown[at:end].rstrip()))
    broken = Markup("<br>")
    return Markup("").join(pieces).replace("\n\n", broken).replace("\n", broken)


def _texts_html(item: CompareShown) -> Markup:
    head = Markup("").join(
        Markup('<th scope="col">{}</th>').format(item[side]["label"]) for side in SIDES
    )
    body = Markup("").join(
        Markup("<tr>")
        + Markup("").join(
            Markup('<td dir="auto">{}</td>').format(_pieces(item, side, place) if place else "")
            for side, place in zip(SIDES, row, strict=True)
        )
        + Markup("</tr>")
        for row in _rows_once(item)
    )
    return Markup(
        '<table class="ws-table"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>'
    ).format(head, body)


def _rows_once(item: CompareShown) -> list[list[list[int] | None]]:
    """Give the rows, each ending where the next begins, so that every place is in just one."""
    made: list[list[list[int] | None]] = [list(row) for row in item["rows"]]
    for number in range(len(SIDES)):
        filled = [row for row in made if row[number]]
        for row, follows in pairwise(filled):
            place, other = row[number], follows[number]
            if place and other:
                row[number] = [place[0], other[0] - 1]
    return made


def _tasks_html(item: CompareShown, cells: Mapping[str, str]) -> Markup:
    names = ("number", *SIDES, "loss")
    head = Markup("").join(
        Markup('<th scope="col">{}</th>').format(text(f"kinds.compare_col_{n}")) for n in names
    )
    gone = Markup("<em>{}</em>").format(text("kinds.compare_nothing"))
    rows = Markup("").join(
        Markup('<tr><th scope="row">{}</th>').format(entry["number"])
        + Markup("").join(
            Markup("<td>{}</td>").format(escape(entry[side]["words"]) or gone) for side in SIDES
        )
        + Markup("<td>{}</td></tr>").format(cells[entry["id"]])
        for entry in item["differences"]
    )
    return Markup(
        '<table class="ws-table"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>'
    ).format(head, rows)


def expected_html(item: CompareShown, key: CompareKey) -> Markup:
    """Show the texts with each difference, the name we give it, and why.

    Parameters
    ----------
    item : CompareShown
    key : CompareKey

    Returns
    -------
    Markup
    """
    if key.prediction:
        return _texts_html(item) + Markup("<p>{}</p>").format(text("page.prediction"))
    cells = {}
    for entry in item["differences"]:
        name = entry["id"]
        also = ", ".join(name_of(loss) for loss in key.accept.get(name, ()))
        lines = [*key.of(name).lines]
        if also:
            lines.append(f"{text('page.accepted')}: {also}.")
        cells[name] = Markup('<span class="ws-fits">{}</span>').format(
            name_of(key.pairs[name])
        ) + Markup("").join(Markup("<br>{}").format(line) for line in lines if line)
    return _texts_html(item) + _tasks_html(item, cells)


def first_html(item: CompareShown) -> Markup:
    """Write both texts, unmarked, to be read before there is a control.

    Parameters
    ----------
    item : CompareShown

    Returns
    -------
    Markup
    """
    return Markup("").join(
        Markup('<p class="ws-first-label">{}</p><p dir="auto">{}</p>').format(
            item[side]["label"], item[side]["text"]
        )
        for side in SIDES
    )


def worksheet_html(item: CompareShown) -> Markup:
    """Give the task for a pencil: the two texts with their numbers, and a line for each number.

    Parameters
    ----------
    item : CompareShown

    Returns
    -------
    Markup
        What the letters mean is said once on a sheet, see :func:`legend`.
    """
    blanks = fragments(
        '<li><b>{number}</b><span class="pr-blank"></span></li>', item["differences"]
    )
    # Every value of it is escaped where it is put in.
    texts = _texts_html(item)
    return Markup('{}<p class="pr-how">{}</p><ul class="pr-numbers">{}</ul>').format(
        texts, text("kinds.compare_paper"), blanks
    )


def legend(item: CompareShown) -> Markup:
    """Say what each letter means.

    Parameters
    ----------
    item : CompareShown

    Returns
    -------
    Markup
    """
    rows = fragments("<dt>{letter}</dt><dd><b>{text}.</b> {means} {example}</dd>", item["losses"])
    return Markup('<dl class="pr-legend">{}</dl>').format(rows)
