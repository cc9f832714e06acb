"""Provenance graph: from the first to know to the page, and what is left after folding."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal

from whosays.core.dates import say_date
from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.core.table import Table
from whosays.corpus.articles import load_catalogue
from whosays.corpus.attributions import load_coding
from whosays.figures.board import LEADING, Board, text_width, wrap
from whosays.figures.layers import Layout, chains, lay_out
from whosays.figures.style import INK, LINE, MUTED, PAPER, PLAIN, SMALL, Plate, look
from whosays.sourcing import provenance
from whosays.sourcing.cards import load_cards
from whosays.sourcing.claims import KINDS, load_nodes, load_traces

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    import networkx as nx

    from whosays.sourcing.claims import Node, Step, Trace

# Fill, edge and weight of the boxes; the heading of the column says the same in words.
KIND_STYLE = {
    "root": ("#dcebf7", "#0072B2", "normal"),
    "relay": (PAPER, MUTED, "normal"),
    "article": ("#e3e6ea", INK, "bold"),
    "site": (PAPER, MUTED, "normal"),
}
WIDTHS = {"root": 144.0, "relay": 72.0, "article": 98.0, "site": 88.0}
Show = Literal["both", "way", "left"]
TIE_STYLE: dict[str, dict[str, Any]] = {
    provenance.SAME: {"linestyle": (0, (3, 2)), "linewidth": 1.6},
    provenance.ONE: {"linestyle": "-", "linewidth": 3.2},
}
_PAD = 6.0
_LEFT = 22.0
_LINE_HIGH = SMALL * LEADING
# From so many steps on, the alt text points to the table.
_MANY = 14
# From so many roots on, boxes close up and ties are told by the legend alone.
_CROWD = 10


def shown_by(step: Step, known: Mapping[str, str]) -> str:
    """Say how a step is known.

    Parameters
    ----------
    step : Step
    known : Mapping of str to str
        As from :func:`load_known`.

    Returns
    -------
    str
        The reference in words; as it stands in the file if it is not listed.
    """
    return known.get(step.shown_by, step.shown_by)


def load_known(root: Path | None = None) -> dict[str, str]:
    """Put into words everything a step can be known by.

    Parameters
    ----------
    root : Path, optional
        The set's folder; the kit's own by default.

    Returns
    -------
    dict of str to str
        Attribution id, ``catalogue`` or ``card:<id>`` to words.
    """
    known = {"catalogue": text("figures.graph_by_catalogue")}
    for card in load_cards(root):
        known[f"card:{card.id}"] = text(
            "figures.graph_by_card", publication=card.publication, date=say_date(card.date)
        )
    for name in load_catalogue(root):
        for record in load_coding(name, root).attributions:
            known[record.id] = text(
                "figures.graph_by_text",
                article=name,
                paragraph=record.paragraph,
                cue=record.cue.text,
            )
    return known


def pick(claim: str | None = None, root: Path | None = None) -> tuple[Trace, ...]:
    """Load one claim's trace, or all.

    Parameters
    ----------
    claim : str, optional
        Such as ``"c01"``.
    root : Path, optional
        The set's folder; the kit's own by default.

    Returns
    -------
    tuple of Trace

    Raises
    ------
    KitError
        If there is no such claim.
    """
    traces = load_traces(root)
    found = tuple(trace for trace in traces if claim in (None, trace.id))
    if not found:
        raise KitError(
            f"There is no claim “{claim}”. Use one of: {', '.join(t.id for t in traces)}."
        )
    return found


@dataclass
class Folded:
    """What is left of a graph.

    Attributes
    ----------
    built : networkx.MultiDiGraph
    """

    built: nx.MultiDiGraph

    @cached_property
    def collapsed(self) -> provenance.Collapsed:
        """The collapse, as :mod:`whosays.sourcing.provenance` counts it."""
        return provenance.collapse(self.built)

    @cached_property
    def groups(self) -> list[list[tuple[str, ...]]]:
        """Groups that may be one; in each, the bodies that would count on their own."""
        sure = self.built.copy()
        same = [
            (a, b, key)
            for a, b, key, kind in self.built.edges(keys=True, data="kind")
            if kind == provenance.SAME
        ]
        sure.remove_edges_from(same)
        body_of = {n: body for body in provenance.collapse(sure).groups for n in body}
        # Bodies that are tied stand next to each other as far as they can.
        heads = {body: body[0] for body in body_of.values()}
        ties = [
            (heads[body_of[a]], heads[body_of[b]])
            for a, b, _ in same
            if a in body_of and b in body_of and body_of[a] != body_of[b]
        ]
        laid = chains(sorted(heads.values()), ties)
        return [[body_of[head] for head in group] for group in laid]


def how_many(low: int, high: int) -> str:
    """Say how many roots there are.

    Parameters
    ----------
    low, high : int

    Returns
    -------
    str
    """
    if low != high:
        return text("figures.graph_range", low=low, high=high)
    return text("figures.graph_exactly_one" if low == 1 else "figures.graph_exactly", count=low)


def _hows(traces: Iterable[Trace]) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for trace in traces:
        for step in trace.steps:
            verb = text(f"figures.graph_how_{step.how}")
            listed = found.setdefault(step.source, [])
            if verb not in listed:
                listed.append(verb)
    return {name: ", ".join(verbs) for name, verbs in found.items()}


def _ties(traces: Iterable[Trace]) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for trace in traces:
        found |= dict.fromkeys(trace.same, provenance.SAME)
    for trace in traces:
        found |= dict.fromkeys(trace.one, provenance.ONE)
    return found


class _Drawing:
    def __init__(self, traces: Sequence[Trace], nodes: Mapping[str, Node], left: Folded) -> None:
        self.nodes = nodes
        self.left = left
        self.ties = _ties(traces)
        self.hows = _hows(traces)
        steps = [(step.source, step.target) for trace in traces for step in trace.steps]
        self.edges = list(dict.fromkeys(steps))
        names = list(dict.fromkeys(name for pair in (*self.edges, *self.ties) for name in pair))
        self.kinds = [kind for kind in KINDS if any(nodes[n].kind == kind for n in names)]
        self.column = {name: self.kinds.index(nodes[name].kind) for name in names}
        self.labels = {
            name: wrap(
                nodes[name].label, WIDTHS[nodes[name].kind] - 2 * _PAD, SMALL,
                KIND_STYLE[nodes[name].kind][2],
            )
            for name in names
        }  # fmt: skip
        roots = sum(self.nodes[name].kind == "root" for name in names)
        self.crowded = roots >= _CROWD
        pad = 3.5 if self.crowded else _PAD
        self.heights = {n: len(lines) * _LINE_HIGH + 2 * pad for n, lines in self.labels.items()}
        gaps = (7.0, 13.0) if self.crowded else (11.0, 2 * _LINE_HIGH + 8)
        self.layout: Layout = lay_out(self.column, self.edges, list(self.ties), self.heights, gaps)
        # Beside each column is room for its verbs, where no line bends.
        self.verbs = [
            max((text_width(self.hows.get(n, ""), SMALL) for n in listed), default=0.0) + 10
            for listed in self.layout.columns
        ]
        used = sum(WIDTHS[kind] for kind in self.kinds) + sum(self.verbs[:-1])
        bends = [1.0] * (len(self.kinds) - 1)
        if self.kinds[-1] == "site" and len(bends) > 1:
            bends[-1] = 0.6
        free = Board(1).width - _LEFT - 6 - used
        self.lefts = [_LEFT]
        for kind, verb, bend in zip(self.kinds, self.verbs, bends, strict=False):
            room = min(90.0, free * bend / sum(bends))
            self.lefts.append(self.lefts[-1] + WIDTHS[kind] + verb + room)

    def svg(self, show: Show) -> str:
        frames = self._frames()
        if show == "left":
            board = Board(66 + self._frames_high(frames))
            self._left(board, frames, 0)
            return board.svg()
        top = 64.0 if self.ties else 44.0
        high = 78 + self._frames_high(frames) if show == "both" else 0
        board = Board(top + self.layout.height + 12 + high)
        self._headings(board, top - 22)
        for (a, b), kind in self.ties.items():
            self._tie(board, a, b, kind, top)
        for a, b in self.edges:
            self._edge(board, a, b, top)
        for name in self.column:
            self._node(board, name, top)
        if self.ties:
            self._legend(board)
        if show == "both":
            y = top + self.layout.height + 20
            board.line([(_LEFT, y), (board.width - 6, y)], color=LINE)
            self._left(board, frames, y)
        return board.svg()

    def _headings(self, board: Board, y: float) -> None:
        for kind, x in zip(self.kinds, self.lefts, strict=True):
            board.say(
                x, y, text(f"figures.graph_kind_{kind}"), fontsize=SMALL, fontweight="bold",
                color=MUTED,
            )  # fmt: skip

    def _legend(self, board: Board) -> None:
        x = _LEFT
        for kind, how in TIE_STYLE.items():
            if kind in self.ties.values():
                words = text(f"figures.graph_tie_{kind}")
                board.line([(x, 14), (x + 30, 14)], solid_capstyle="butt", **how)
                board.say(x + 37, 14, words, fontsize=SMALL)
                x += 37 + text_width(words, SMALL) + 30

    def _node(self, board: Board, name: str, top: float) -> None:
        kind = self.nodes[name].kind
        fill, edge, weight = KIND_STYLE[kind]
        x, y = self.lefts[self.column[name]], top + self.layout.middle[name]
        high = self.heights[name]
        board.box(
            x, y - high / 2, WIDTHS[kind], high, facecolor=fill, edgecolor=edge,
            linewidth=1.6 if kind in ("root", "article") else 1.0, zorder=3,
        )  # fmt: skip
        board.say_lines(x + _PAD, y, self.labels[name], fontsize=SMALL, fontweight=weight, zorder=4)
        verb = self.hows.get(name, "")
        if verb:
            board.say(x + WIDTHS[kind] + 4, y, verb, fontsize=SMALL, color=INK, zorder=4)

    def _edge(self, board: Board, a: str, b: str, top: float) -> None:
        from matplotlib.patches import FancyArrowPatch  # noqa: PLC0415 - only when drawing
        from matplotlib.path import Path as Line  # noqa: PLC0415 - only when drawing

        start = self.lefts[self.column[a]] + WIDTHS[self.nodes[a].kind]
        start += text_width(self.hows[a], SMALL) + 8
        stops = [(start, top + self.layout.middle[a])]
        straight = self.lefts[self.column[a]] + WIDTHS[self.nodes[a].kind]
        straight += self.verbs[self.column[a]]
        for place, y in self.layout.lanes[a, b]:
            right = self.lefts[place] + WIDTHS[self.kinds[place]] + self.verbs[place]
            stops += [(self.lefts[place], top + y), (right, top + y)]
        back = self.column[b] <= self.column[a]
        end_x = self.lefts[self.column[b]] + (WIDTHS[self.nodes[b].kind] if back else 0)
        stops.append((end_x, top + self.layout.middle[b]))
        points, codes = [stops[0], (straight, stops[0][1])], [Line.MOVETO, Line.LINETO]
        stops[0] = points[1]
        for number, ((x1, y1), (x2, y2)) in enumerate(pairwise(stops)):
            bend = 40.0 if back else (x2 - x1) * 0.5
            if number % 2 == 0:
                points += [(x1 + bend, y1), (x2 + (bend if back else -bend), y2), (x2, y2)]
                codes += [Line.CURVE4] * 3
            else:
                points.append((x2, y2))
                codes.append(Line.LINETO)
        board.axes.add_patch(
            FancyArrowPatch(
                path=Line(points, codes), arrowstyle="-|>", mutation_scale=11, color=MUTED,
                linewidth=1.2, zorder=2, shrinkA=0, shrinkB=0,
            )
        )  # fmt: skip

    def _tie(self, board: Board, a: str, b: str, kind: str, top: float) -> None:
        x = self.lefts[self.column[a]]
        (high, first), (low, second) = sorted((self.layout.middle[n], n) for n in (a, b))
        y1, y2 = top + high + self.heights[first] / 2, top + low - self.heights[second] / 2
        listed = self.layout.columns[self.column[a]]
        if abs(listed.index(a) - listed.index(b)) == 1 and self.column[a] == self.column[b]:
            board.line([(x + 12, y1), (x + 12, y2)], solid_capstyle="butt", **TIE_STYLE[kind])
            if self.crowded:
                return
            lines = wrap(text(f"figures.graph_tie_{kind}"), WIDTHS["root"] - 20, SMALL)
            board.say_lines(x + 20, (y1 + y2) / 2, lines, fontsize=SMALL, color=MUTED)
            return
        out = x - 9
        ends = (top + high, top + low)
        board.line(
            [(x, ends[0]), (out, ends[0]), (out, ends[1]), (x, ends[1])],
            solid_capstyle="butt", solid_joinstyle="round", **TIE_STYLE[kind],
        )  # fmt: skip

    # ---------------------------------------------------------------- what is left

    _COLUMNS = 3

    def _frame_width(self) -> float:
        free = Board(1).width - _LEFT - 6 - 12 * (self._COLUMNS - 1)
        return free / self._COLUMNS

    def _frames(self) -> list[tuple[str, list[list[str]]]]:
        """Give each group its count and, for each body in it, the lines that name it."""
        width = self._frame_width() - 2 * _PAD - 4
        frames = []
        for group in self.left.groups:
            count = text(
                "figures.graph_counts" if len(group) == 1 else "figures.graph_counts_range",
                high=len(group),
            )
            bodies = [
                wrap(
                    text("figures.graph_and").join(self.nodes[name].label for name in body),
                    width,
                    SMALL,
                )
                for body in group
            ]
            frames.append((count, bodies))
        # The high ones first, so that the frames of a row are much of a height.
        return sorted(frames, key=self._frame_high, reverse=True)

    @staticmethod
    def _frame_high(frame: tuple[str, list[list[str]]]) -> float:
        _, bodies = frame
        lines = sum(len(body) for body in bodies) + 1
        return lines * _LINE_HIGH + (len(bodies) - 1) * (_LINE_HIGH + 8) + 2 * _PAD + 6

    def _rows(self, frames: list[Any]) -> list[list[Any]]:
        return [frames[at : at + self._COLUMNS] for at in range(0, len(frames), self._COLUMNS)]

    def _frames_high(self, frames: list[Any]) -> float:
        return sum(max(map(self._frame_high, row)) + 12 for row in self._rows(frames))

    def _left(self, board: Board, frames: list[Any], y: float) -> None:
        found = self.left.collapsed
        board.say(_LEFT, y + 22, text("figures.graph_left"), fontweight="bold", fontsize=PLAIN)
        board.say(_LEFT, y + 42, how_many(found.least, found.most), fontsize=PLAIN)
        y += 60
        for row in self._rows(frames):
            high = max(map(self._frame_high, row))
            for number, (count, bodies) in enumerate(row):
                x = _LEFT + number * (self._frame_width() + 12)
                self._frame(board, (x, y, high), count, bodies)
            y += high + 12

    def _frame(
        self, board: Board, place: tuple[float, float, float], count: str, bodies: list[list[str]]
    ) -> None:
        x, y, high = place
        fill, edge, _ = KIND_STYLE["root"]
        board.box(
            x, y, self._frame_width(), high, facecolor=fill, edgecolor=edge, linewidth=1.6, zorder=1
        )
        at = y + _PAD + _LINE_HIGH / 2
        board.say(x + _PAD + 2, at, count, fontsize=SMALL, fontweight="bold")
        at += _LINE_HIGH + 3
        for number, lines in enumerate(bodies):
            if number:
                board.line([(x + 10, at), (x + 34, at)], **TIE_STYLE[provenance.SAME])
                board.say(x + 40, at, text("figures.graph_tie_same"), fontsize=SMALL, color=MUTED)
                at += _LINE_HIGH + 4
            for line in lines:
                board.say(x + _PAD + 2, at, line, fontsize=SMALL)
                at += _LINE_HIGH
            at += 4


def _table(
    traces: Sequence[Trace], nodes: Mapping[str, Node], left: Folded, known: Mapping[str, str]
) -> Table:
    rows = []
    for trace in traces:
        rows += [
            (
                trace.id, nodes[step.source].label, text(f"figures.graph_how_{step.how}"),
                nodes[step.target].label, shown_by(step, known),
            )
            for step in trace.steps
        ]  # fmt: skip
        for kind, pairs in ((provenance.SAME, trace.same), (provenance.ONE, trace.one)):
            rows += [
                (
                    trace.id, nodes[a].label, text(f"figures.graph_tie_{kind}"), nodes[b].label,
                    trace.roots_why,
                )
                for a, b in pairs
            ]  # fmt: skip
    together = traces[0].id if len(traces) == 1 else text("figures.graph_all")
    for group in left.groups:
        bodies = [text("figures.graph_and").join(nodes[n].label for n in body) for body in group]
        rows.append(
            (
                together, "; ".join(bodies), text("figures.graph_left_row"),
                how_many(1, len(group)), text("figures.graph_left_by"),
            )
        )  # fmt: skip
    found = left.collapsed
    return Table(
        text(
            "figures.graph_caption",
            claims=", ".join(trace.id for trace in traces),
            roots=how_many(found.least, found.most),
        ),
        tuple(text(f"figures.graph_column_{n}") for n in ("claim", "from", "how", "to", "shown")),
        tuple(rows),
    )


def _takeaway(traces: Sequence[Trace], left: Folded) -> str:
    found = left.collapsed
    hands = text(
        "figures.graph_hand" if found.outlets == 1 else "figures.graph_hands", count=found.outlets
    )
    roots = how_many(found.least, found.most)
    if len(traces) == 1:
        return text("figures.graph_takeaway", claim=traces[0].id, hands=hands, roots=roots)
    return text("figures.graph_takeaway_all", claims=len(traces), hands=hands, roots=roots)


def plate(
    traces: Sequence[Trace],
    nodes: Mapping[str, Node],
    known: Mapping[str, str],
    show: Show = "both",
) -> Plate:
    """Draw how one claim, or several together, reached the page.

    Parameters
    ----------
    traces : sequence of Trace
        At least one.
    nodes : Mapping of str to Node
    known : Mapping of str to str
        What steps are known by, as from :func:`load_known`.
    show : str
        The ``way``, what is ``left``, or ``both``, one below the other.

    Returns
    -------
    Plate
    """
    left = Folded(provenance.graph(traces, nodes))
    table = _table(traces, nodes, left, known)
    rows = [row for row in table.rows if row[2] != text("figures.graph_left_row")]
    steps = (
        text("figures.graph_alt_many", count=len(rows))
        if len(rows) > _MANY
        else "; ".join(" – ".join(row[1:4]) for row in rows)
    )
    with look():
        svg = _Drawing(traces, nodes, left).svg(show)
    return Plate(
        svg,
        text("figures.graph_alt", steps=steps, takeaway=_takeaway(traces, left)),
        _takeaway(traces, left),
        table,
    )


def claim_plate(claim: str | None = None, root: Path | None = None, show: Show = "both") -> Plate:
    """Draw the reference trace of one claim, or of all together.

    Parameters
    ----------
    claim : str, optional
        Such as ``"c01"``; all by default.
    root : Path, optional
        The set's folder; the kit's own by default.
    show : str
        As for :func:`plate`.

    Returns
    -------
    Plate
    """
    return plate(pick(claim, root), load_nodes(root), load_known(root), show)
