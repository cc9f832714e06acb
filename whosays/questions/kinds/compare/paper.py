"""Side by side, on paper: the two texts with their numbers, and a table to fill in."""

from __future__ import annotations

from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

from markupsafe import Markup

from whosays.core.i18n import text
from whosays.questions.kinds.compare.records import SIDES
from whosays.questions.kinds.compare.words import name_of
from whosays.questions.markup import fragments

if TYPE_CHECKING:
    from collections.abc import Mapping

    from whosays.questions.kinds.compare.records import CompareKey, CompareShown, Side


def _pieces(item: CompareShown, side: Side, place: list[int]) -> str:
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
        words = f"<u>{escape(shown[first:last])}</u>" if first < last else "‸"
        pieces.append(f"<strong>[{entry['number']}]</strong>{words}")
        at = last
    pieces.append(escape(shown[at:end].rstrip()))
    return "".join(pieces).replace("\n", "<br>")


def _texts_html(item: CompareShown) -> str:
    head = "".join(f'<th scope="col">{escape(item[side]["label"])}</th>' for side in SIDES)
    body = "".join(
        "<tr>"
        + "".join(
            f'<td dir="auto">{_pieces(item, side, place) if place else ""}</td>'
            for side, place in zip(SIDES, row, strict=True)
        )
        + "</tr>"
        for row in _rows_once(item)
    )
    return f'<table class="ws-table"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


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


def _tasks_html(item: CompareShown, cells: Mapping[str, str]) -> str:
    names = ("number", *SIDES, "loss")
    head = "".join(f'<th scope="col">{escape(text(f"kinds.compare_col_{n}"))}</th>' for n in names)
    gone = f"<em>{escape(text('kinds.compare_nothing'))}</em>"
    rows = "".join(
        f'<tr><th scope="row">{entry["number"]}</th>'
        + "".join(f"<td>{escape(entry[side]['words']) or gone}</td>" for side in SIDES)
        + f"<td>{cells[entry['id']]}</td></tr>"
        for entry in item["differences"]
    )
    return f'<table class="ws-table"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def expected_html(item: CompareShown, key: CompareKey) -> str:
    """Show the texts with each difference, the name we give it, and why.

    Parameters
    ----------
    item : CompareShown
    key : CompareKey

    Returns
    -------
    str
        Markup.
    """
    if key.prediction:
        return _texts_html(item) + f"<p>{escape(text('page.prediction'))}</p>"
    cells = {}
    for entry in item["differences"]:
        name = entry["id"]
        also = ", ".join(name_of(loss) for loss in key.accept.get(name, ()))
        lines = [*key.of(name).lines]
        if also:
            lines.append(f"{text('page.accepted')}: {also}.")
        cells[name] = f'<span class="ws-fits">{escape(name_of(key.pairs[name]))}</span>' + "".join(
            f"<br>{escape(line)}" for line in lines if line
        )
    return _texts_html(item) + _tasks_html(item, cells)


def first_html(item: CompareShown) -> str:
    """Write both texts, unmarked, to be read before there is a control.

    Parameters
    ----------
    item : CompareShown

    Returns
    -------
    str
        Safe markup.
    """
    return "".join(
        f'<p class="ws-first-label">{escape(item[side]["label"])}</p>'
        f'<p dir="auto">{escape(item[side]["text"])}</p>'
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
    texts = Markup(_texts_html(item))  # noqa: S704
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
