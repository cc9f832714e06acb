"""Shared wording: the longest run of words that two texts have in common.

A long run points to copying, or to a text that both copied; a short one cannot show either.
Case and punctuation do not count, and no run goes from one paragraph into the next.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations
from typing import TYPE_CHECKING, TypeVar

from whosays.core.i18n import text
from whosays.core.kit import HERE, Kit
from whosays.core.table import Table
from whosays.corpus.articles import load_article, load_catalogue
from whosays.figures.board import LEADING, Board, text_width, wrap
from whosays.figures.style import ACCENT, INK, LINE, MUTED, PAPER, SMALL, Plate, look
from whosays.sourcing.numbers import load_retold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from whosays.sourcing.numbers import Retold

# Runs shorter than this turn up between texts on one subject without any copying.
COPYING = 8
_WORD = re.compile(r"\w+(?:[’'\-]\w+)*")
# Shorter runs are phrases of the language, and are left to the table.
TOLD = 5
Of = TypeVar("Of")  # what a run was found in
# Runs between two articles, and within one.
BETWEEN, WITHIN = ACCENT, "#B96D00"


@dataclass(frozen=True, slots=True)
class Run:
    """The longest run that two texts share.

    Attributes
    ----------
    length : int
        Words.
    first, second : str
        The run as it stands in each; empty if nothing is shared.
    """

    length: int
    first: str
    second: str


def _words(paragraphs: Sequence[str], side: str) -> tuple[list[str], list[tuple[int, int, int]]]:
    found: list[str] = []
    places: list[tuple[int, int, int]] = []
    for number, paragraph in enumerate(paragraphs):
        for match in _WORD.finditer(paragraph):
            found.append(match.group().casefold().replace("’", "'"))
            places.append((number, *match.span()))
        # A mark that no other text has ends the paragraph.
        found.append(f"\n{side} {number}")
        places.append((number, len(paragraph), len(paragraph)))
    return found, places


def longest_run(first: Sequence[str], second: Sequence[str]) -> Run:
    """Find the longest run of words that two texts share.

    Parameters
    ----------
    first, second : sequence of str
        Paragraphs.

    Returns
    -------
    Run
        The first of the longest, in the order of ``first``.
    """
    (a, a_at), (b, b_at) = _words(first, "first"), _words(second, "second")
    match = SequenceMatcher(None, a, b, autojunk=False).find_longest_match()

    def cut(paragraphs: Sequence[str], places: list[tuple[int, int, int]], start: int) -> str:
        if not match.size:
            return ""
        number, begin, _ = places[start]
        found = paragraphs[number][begin : places[start + match.size - 1][2]]
        # A bracket that opens in the run is closed with it.
        closed = f"{found})"
        whole = "(" in found and ")" not in found and closed in paragraphs[number]
        return closed if whole else found

    return Run(match.size, cut(first, a_at, match.a), cut(second, b_at, match.b))


def texts(kit: Kit = HERE) -> dict[str, list[str]]:
    """Load every article's paragraphs, without bits of web page.

    Parameters
    ----------
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    dict of str to list of str
    """
    return {
        name: [p.text for p in load_article(name, kit).paragraphs if p.kind != "furniture"]
        for name in load_catalogue(kit)
    }


def between(paragraphs: Mapping[str, Sequence[str]]) -> dict[tuple[str, str], Run]:
    """Compare every two articles.

    Parameters
    ----------
    paragraphs : Mapping of str to sequence of str

    Returns
    -------
    dict of (str, str) to Run
        The longest run first.
    """
    found = {
        (a, b): longest_run(paragraphs[a], paragraphs[b]) for a, b in combinations(paragraphs, 2)
    }
    return dict(sorted(found.items(), key=lambda item: (-item[1].length, item[0])))


def within(retold: Sequence[Retold]) -> list[tuple[Retold, Run]]:
    """Compare each sentence with the quotation it retells.

    Parameters
    ----------
    retold : sequence of Retold

    Returns
    -------
    list of (Retold, Run)
        The longest run first.
    """
    found = [(entry, longest_run([entry.own.text], [entry.quoted.text])) for entry in retold]
    return sorted(found, key=lambda item: -item[1].length)


_LEFT, _BLOCKS, _SIZE, _STEP = 8.0, 150.0, 9.0, 11.0
_ROW = 23.0
_LINE_HIGH = SMALL * LEADING + 2
_APART = 14.0


def _worth_telling(found: Sequence[tuple[Of, Run]]) -> Sequence[tuple[Of, Run]]:
    """Choose what is drawn: runs that are no mere phrase, or the longest if all are."""
    return [one for one in found if one[1].length >= TOLD] or found[:1]


def _blocks(board: Board, y: float, length: int, fill: str) -> float:
    """Draw one block for each word; give the place after them."""
    for number in range(length):
        board.box(
            _BLOCKS + number * _STEP, y - _SIZE / 2, _SIZE, _SIZE, round=1.5, facecolor=fill,
            edgecolor=PAPER, linewidth=0.5,
        )  # fmt: skip
    board.say(_BLOCKS + length * _STEP + 5, y, str(length), fontsize=SMALL, fontweight="bold")
    return _BLOCKS + length * _STEP + 5 + text_width(str(length), SMALL, "bold") + 14


@dataclass(frozen=True, slots=True)
class _Lines:
    """A text set in lines, some of its words marked."""

    lines: list[list[tuple[str, bool]]]

    @property
    def height(self) -> float:
        return len(self.lines) * _LINE_HIGH


def _set(words: str, run: str, width: float) -> _Lines:
    start = words.find(run) if run else -1
    end = start + len(run) if start >= 0 else -1
    lines: list[list[tuple[str, bool]]] = [[]]
    used = 0.0
    space = text_width("n n", SMALL) - text_width("nn", SMALL)
    for match in re.finditer(r"\S+", words):
        marked = match.start() < end and match.end() > start >= 0
        wide = text_width(match.group(), SMALL, "bold" if marked else "normal") + space
        if used + wide > width and lines[-1]:
            lines.append([])
            used = 0.0
        lines[-1].append((match.group(), marked))
        used += wide
    return _Lines(lines)


def _write(board: Board, x: float, y: float, laid: _Lines) -> None:
    space = text_width("n n", SMALL) - text_width("nn", SMALL)
    for number, line in enumerate(laid.lines):
        at, height = x, y + (number + 0.5) * _LINE_HIGH
        begun: float | None = None
        last = at
        for word, marked in line:
            if marked and begun is None:
                begun = at
            if not marked and begun is not None:
                board.line([(begun, height + 7), (last, height + 7)], color=INK)
                begun = None
            weight = "bold" if marked else "normal"
            board.say(at, height, word, fontsize=SMALL, fontweight=weight)
            last = at + text_width(word, SMALL, weight)
            at = last + space
        if begun is not None:
            board.line([(begun, height + 7), (last, height + 7)], color=INK)


def _draw(pairs: Mapping[tuple[str, str], Run], told: Sequence[tuple[Retold, Run]]) -> str:
    room = Board(1).width - 6
    rows = []
    for (a, b), run in _worth_telling(list(pairs.items())):
        after = _BLOCKS + run.length * _STEP + 40
        words = text("figures.quoted", words=run.first) if run.length else ""
        rows.append((a, b, run, wrap(words, room - after, SMALL)))
    high = [max(_ROW, len(lines) * SMALL * LEADING + 8) for *_, lines in rows]
    width = room - _BLOCKS
    laid = [
        (
            entry,
            run,
            _set(entry.own.text, run.first, width),
            _set(entry.quoted.text, run.second, width),
        )
        for entry, run in _worth_telling(told)
    ]
    inner = sum(own.height + quoted.height + _ROW + 20 for *_, own, quoted in laid)
    first = 40 + sum(high)
    board = Board(first + (_APART + 46 + inner if laid else 0))
    frame = {"facecolor": PAPER, "edgecolor": LINE}
    board.box(1, 1, room + 4, first - 2, **frame)
    board.say(_LEFT, 18, text("figures.wording_between"), fontweight="bold")
    y = 34.0
    for (a, b, run, lines), row in zip(rows, high, strict=True):
        board.say(
            _LEFT, y + row / 2, text("figures.wording_pair", first=a, second=b), fontsize=SMALL
        )
        after = _blocks(board, y + row / 2, run.length, BETWEEN)
        board.say_lines(after, y + row / 2, lines, fontsize=SMALL, color=MUTED)
        y += row
    if laid:
        y = first + _APART
        board.box(1, y, room + 4, 45 + inner, **frame)
        board.say(_LEFT, y + 18, text("figures.wording_within"), fontweight="bold")
        y += 36
    for entry, run, own, quoted in laid:
        label = text("figures.wording_article", article=entry.article)
        board.say(_LEFT, y + _ROW / 2, label, fontsize=SMALL, fontweight="bold")
        _blocks(board, y + _ROW / 2, run.length, WITHIN)
        y += _ROW
        for part, number, shown in (
            ("own", entry.own_paragraph, own), ("quoted", entry.quoted_paragraph, quoted),
        ):  # fmt: skip
            board.say(
                _LEFT, y + _LINE_HIGH / 2,
                text(f"figures.wording_{part}", paragraph=number), fontsize=SMALL, color=MUTED,
            )  # fmt: skip
            _write(board, _BLOCKS, y, shown)
            y += shown.height + 4
        y += 12
    return board.svg()


def _takeaway(pairs: Mapping[tuple[str, str], Run], told: Sequence[tuple[Retold, Run]]) -> str:
    (a, b), run = next(iter(pairs.items()))
    sentence = text(
        "figures.wording_takeaway_short"
        if run.length < COPYING
        else "figures.wording_takeaway_long",
        count=run.length,
        words=run.first,
        first=a,
        second=b,
    )
    if not told:
        return sentence
    entry, inside = told[0]
    return text(
        "figures.wording_takeaway_within",
        sentence=sentence,
        count=inside.length,
        article=entry.article,
    )


def plate(paragraphs: Mapping[str, Sequence[str]], retold: Sequence[Retold] = ()) -> Plate:
    """Draw what wording texts share.

    Parameters
    ----------
    paragraphs : Mapping of str to sequence of str
        Article to its paragraphs, as from :func:`texts`; at least two articles.
    retold : sequence of Retold
        Sentences told twice in one article.

    Returns
    -------
    Plate
    """
    pairs, told = between(paragraphs), within(retold)
    none = text("figures.wording_none")
    rows = [
        (
            text("figures.wording_pair", first=a, second=b),
            str(run.length),
            run.first or none,
            *(none, none, none),
        )
        for (a, b), run in pairs.items()
    ]
    rows += [
        (
            text(
                "figures.wording_inside",
                article=entry.article,
                own=entry.own_paragraph,
                quoted=entry.quoted_paragraph,
            ),
            str(run.length),
            run.first or none,
            entry.own.text,
            entry.quoted.text,
            entry.differs,
        )
        for entry, run in told
    ]
    with look():
        svg = _draw(pairs, told)
    listed = " ".join(
        text("figures.wording_alt_row", where=row[0], count=row[1], words=row[2]) for row in rows
    )
    return Plate(
        svg,
        text("figures.wording_alt", rows=listed),
        _takeaway(pairs, told),
        Table(
            text("figures.wording_caption"),
            tuple(
                text(f"figures.wording_column_{name}")
                for name in ("where", "count", "run", "own", "quoted", "differs")
            ),
            tuple(rows),
        ),
    )


def set_plate(kit: Kit = HERE) -> Plate:
    """Draw the shared wording of a whole set.

    Parameters
    ----------
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    Plate
    """
    return plate(texts(kit), load_retold(kit))
