"""A layered layout: who gives to whom, from left to right, without boxes in the way of lines.

Each node stands in a column. A line that passes over a column gets a lane of its own there,
so that it runs between the boxes and not through them. Order in a column follows the mean
place of the neighbours (Sugiyama, Tagawa & Toda 1981, "Methods for Visual Understanding of
Hierarchical System Structures"); heights then follow by least squares, nothing overlapping.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from statistics import fmean
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

LANE = 12.0
_SWEEPS = 6


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands.

    Attributes
    ----------
    height : float
    middle : dict of str to float
        Node to the height of its middle, from the top.
    lanes : dict of (str, str) to list of (int, float)
        Edge to the columns it passes over, each with the height of its lane.
    columns : list of list of str
        Nodes, column by column, from top to bottom.
    """

    height: float
    middle: dict[str, float]
    lanes: dict[tuple[str, str], list[tuple[int, float]]]
    columns: list[list[str]] = field(default_factory=list)


def chains(names: Sequence[str], ties: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Group names that are tied, so that tied ones can stand next to each other.

    Parameters
    ----------
    names : sequence of str
    ties : iterable of (str, str)
        Pairs; those with a name that is not listed are left out.

    Returns
    -------
    list of list of str
        Each group begins at one of its ends, where it has one.
    """
    near: dict[str, list[str]] = {name: [] for name in names}
    for a, b in ties:
        if a in near and b in near and b not in near[a]:
            near[a].append(b)
            near[b].append(a)
    groups: list[list[str]] = []
    done: set[str] = set()
    for start in sorted(names, key=lambda name: (len(near[name]) > 1, names.index(name))):
        if start in done:
            continue
        group: list[str] = []
        waiting = [start]
        while waiting:
            name = waiting.pop()
            if name not in done:
                done.add(name)
                group.append(name)
                # A dead end comes first, so that the group goes on along its long side.
                waiting += sorted(near[name], key=lambda n: (-len(near[n]), n))
        groups.append(group)
    return groups


def spread(wanted: Sequence[float], gaps: Sequence[float]) -> list[float]:
    """Move heights as little as possible until each is far enough from the last.

    Parameters
    ----------
    wanted : sequence of float
        In order.
    gaps : sequence of float
        The least distance of each from the one before; one fewer than ``wanted``.

    Returns
    -------
    list of float
        The least-squares answer, by pooling neighbours that are too close.
    """
    offsets = [0.0]
    for gap in gaps:
        offsets.append(offsets[-1] + gap)
    pools: list[list[float]] = []
    for place, offset in zip(wanted, offsets, strict=False):
        pools.append([place - offset])
        while len(pools) > 1 and fmean(pools[-2]) > fmean(pools[-1]):
            last = pools.pop()
            pools[-1] += last
    flat = [fmean(pool) for pool in pools for _ in pool]
    return [value + offset for value, offset in zip(flat, offsets, strict=False)]


@dataclass
class _Maker:
    column: Mapping[str, int]
    edges: Sequence[tuple[str, str]]
    ties: Sequence[tuple[str, str]]
    heights: Mapping[str, float]
    gap: float
    tied_gap: float

    def __post_init__(self) -> None:
        self.count = max(self.column.values(), default=-1) + 1
        self.items: list[list[str]] = [[] for _ in range(self.count)]
        self.high = dict(self.heights)
        self.links: list[tuple[str, str]] = []
        self.ways: dict[tuple[str, str], list[tuple[int, str]]] = {}
        for name, place in self.column.items():
            self.items[place].append(name)
        for a, b in self.edges:
            passed = []
            last = a
            for place in range(self.column[a] + 1, self.column[b]):
                lane = f"{a}\n{b}\n{place}"
                self.items[place].append(lane)
                self.high[lane] = LANE
                self.links.append((last, lane))
                passed.append((place, lane))
                last = lane
            self.links.append((last, b))
            self.ways[a, b] = passed
        self.groups = [chains(listed, self.ties) for listed in self.items]
        self.tied = {frozenset(pair) for pair in self.ties}

    def _mean(self, name: str, at: Mapping[str, float], side: int) -> float:
        there = [at[link[1 - side]] for link in self.links if link[side] == name]
        return fmean(there) if there else at[name]

    def order(self) -> None:
        """Sort every column by the mean place of its neighbours, to and fro."""
        at = {n: float(i) for listed in self.items for i, n in enumerate(listed)}
        for sweep in range(_SWEEPS):
            # Side 0: a name's targets; side 1: its sources.
            side = sweep % 2
            places = range(self.count - 1, -1, -1) if side == 0 else range(self.count)
            for place in places:
                for group in self.groups[place]:
                    ends = [self._mean(name, at, side) for name in group]
                    if len(group) > 1 and ends[0] > ends[-1]:
                        group.reverse()
                self.groups[place].sort(
                    key=lambda group: fmean(self._mean(name, at, side) for name in group)
                )
                self.items[place] = [name for group in self.groups[place] for name in group]
                size = len(self.items[place])
                at |= {n: (i + 0.5) / size for i, n in enumerate(self.items[place])}

    def _gaps(self, listed: Sequence[str]) -> list[float]:
        return [
            (self.high[a] + self.high[b]) / 2
            + (self.tied_gap if frozenset((a, b)) in self.tied else self.gap)
            for a, b in pairwise(listed)
        ]

    def place(self) -> Layout:
        """Give every node and lane its height."""
        need = [
            sum(self._gaps(listed)) + (self.high[listed[0]] + self.high[listed[-1]]) / 2
            for listed in self.items
            if listed
        ]
        height = max(need, default=0.0)
        middle: dict[str, float] = {}
        # The fullest column is laid first, the others follow it.
        first = need.index(height) if need else 0
        for place in [*range(first, -1, -1), *range(first + 1, self.count)]:
            listed = self.items[place]
            gaps = self._gaps(listed)
            near = {name: self._near(name, middle) for name in listed}
            free = (height - need[place]) / 2
            wanted, at = [], free + self.high[listed[0]] / 2
            for number, name in enumerate(listed):
                at += gaps[number - 1] if number else 0
                there = near[name]
                wanted.append(fmean(there) if there else at)
            found = spread(wanted, gaps)
            # Nothing stands above or below the board.
            low = found[0] - self.high[listed[0]] / 2
            if low < 0:
                found = spread([max(w, f - low) for w, f in zip(wanted, found, strict=True)], gaps)
                shift = max(0.0, self.high[listed[0]] / 2 - found[0])
                found = [value + shift for value in found]
            over = found[-1] + self.high[listed[-1]] / 2 - height
            if over > 0:
                ceiling = height - self.high[listed[-1]] / 2
                for number in range(len(found) - 1, -1, -1):
                    found[number] = min(found[number], ceiling)
                    ceiling = found[number] - (gaps[number - 1] if number else 0)
            middle |= dict(zip(listed, found, strict=True))
        lanes = {
            edge: [(place, middle[lane]) for place, lane in passed]
            for edge, passed in self.ways.items()
        }
        nodes = [[name for name in listed if name in self.column] for listed in self.items]
        return Layout(height, {n: middle[n] for n in self.column}, lanes, nodes)

    def _near(self, name: str, middle: Mapping[str, float]) -> list[float]:
        pairs = [(a, b) for a, b in self.links if name in (a, b)]
        return [middle[x] for a, b in pairs for x in (a, b) if x != name and x in middle]


def lay_out(
    column: Mapping[str, int],
    edges: Sequence[tuple[str, str]],
    ties: Sequence[tuple[str, str]],
    heights: Mapping[str, float],
    gaps: tuple[float, float],
) -> Layout:
    """Lay a graph out in columns.

    Parameters
    ----------
    column : Mapping of str to int
        Node to column, from 0; no column in between is empty.
    edges : sequence of (str, str)
        Each once.
    ties : sequence of (str, str)
        Nodes of one column that should stand next to each other.
    heights : Mapping of str to float
        Node to the height of its box.
    gaps : (float, float)
        The least space between two boxes, and between two that are tied.

    Returns
    -------
    Layout
    """
    maker = _Maker(column, edges, ties, heights, *gaps)
    maker.order()
    return maker.place()
