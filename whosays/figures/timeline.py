"""Timeline: what was said when, what was written when, and who had answered by then.

Rows stand in order of date; the distance between two rows is not time, and a long wait is
written out. A row comes from an evidence card that is certain, or from the dated hands that
the claims passed through.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from whosays.core.dates import months_between, say_date
from whosays.core.i18n import section, text
from whosays.core.kit import HERE, Kit
from whosays.core.table import Table
from whosays.figures.board import LEADING, Board, text_width, wrap
from whosays.figures.pictures import picture
from whosays.figures.style import ACCENT, INK, LINE, MUTED, PAPER, PLAIN, SMALL, Plate
from whosays.sourcing.cards import load_cards
from whosays.sourcing.claims import load_nodes, load_traces

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from whosays.sourcing.cards import Card
    from whosays.sourcing.claims import Node, Trace

# Marker, fill and size of each kind: told apart by shape, colour comes on top. No cross and
# no tick, which would pass judgement.
KIND_STYLE = {
    "statement": ("o", ACCENT, 10.0),
    "article": ("s", INK, 12.0),
    "denial": ("D", "#D55E00", 9.5),
    "report": ("^", "#1B7FB5", 12.0),
}
BRACKET = "#A94209"
# A wait of so many months is written out.
LONG = 6
_YEARS = 24


@dataclass(frozen=True, slots=True)
class Story:
    """What belongs into one panel: the claims, and the cards' themes (start of their ids)."""

    claims: tuple[str, ...]
    themes: tuple[str, ...]


STORIES = {
    "al_tanf": Story(("c06", "c07"), ("al-tanf-",)),
    "idlib": Story(("c01", "c02", "c03", "c04", "c08", "c12"), ("syria-", "denial-", "swap-")),
}
# A hand of a claim and the card that tells of the same day: one row, not two.
SAME_EVENT = {
    "svr-may-2022": "al-tanf-2022-05-svr",
    "source-jul-2022": "al-tanf-2022-07-sputnik",
    "svr-feb-2023": "al-tanf-2023-02-svr",
    "lavrov": "syria-2024-09-12-tass-lavrov",
    "source-sep-2024": "syria-2024-09-17-ria-sputnik",
    "nebenzia": "syria-2024-12-03-afp",
}
# It answers an earlier version, so the card rightly does not say that it denies the claim.
_ALSO_DENIALS = {"al-tanf-2017-pentagon"}
_REPORTING = {"newsroom_analysis", "opinion_column", "documentary"}


@dataclass(frozen=True, slots=True)
class Event:
    """One row.

    Attributes
    ----------
    id : str
        The card's or the node's.
    date : str
        As precise as it is known.
    kind : str
        ``statement``, ``article``, ``denial`` (or another reply) or ``report``.
    label : str
    source : str
        Where we have it from.
    not_before : str
        The first day that it can be; decides its place.
    """

    id: str
    date: str
    kind: str
    label: str
    source: str
    not_before: str


def _kind(card: Card, story: Story) -> str:
    hows = {entry.how for entry in card.bears_on if entry.claim in story.claims}
    if "denies" in hows or card.id.startswith("denial-") or card.id in _ALSO_DENIALS:
        return "denial"
    told = card.sourcing_kind == "unnamed_sources" and card.id not in SAME_EVENT.values()
    return "report" if told or card.sourcing_kind in _REPORTING else "statement"


def _label(name: str, otherwise: str) -> str:
    return section("figures").get("time_" + name.replace("-", "_"), otherwise)


def _from_cards(cards: Iterable[Card], story: Story) -> list[Event]:
    return [
        Event(
            card.id, card.date, _kind(card, story), _label(card.id, card.publication),
            text("figures.time_from_card", publication=card.publication), card.date,
        )
        for card in cards
        if card.certainty == "certain"
        and card.id.startswith(story.themes)
        and any(e.claim in story.claims and e.how != "unrelated" for e in card.bears_on)
    ]  # fmt: skip


def _from_traces(traces: Iterable[Trace], nodes: Mapping[str, Node], story: Story) -> list[Event]:
    before: dict[str, set[str]] = {}
    for trace in traces:
        if trace.id in story.claims:
            for step in trace.steps:
                before.setdefault(step.source, set())
                before.setdefault(step.target, set()).add(step.source)

    def not_before(name: str, seen: frozenset[str] = frozenset()) -> str:
        # Whoever passes something on does so after the one they have it from.
        earlier = [not_before(n, seen | {name}) for n in before[name] if n not in seen]
        return max([nodes[name].date, *earlier])

    return [
        Event(
            name, nodes[name].date, "article" if nodes[name].kind == "article" else "statement",
            _label(name, nodes[name].label), text("figures.time_from_claims"), not_before(name),
        )
        for name in before
        if nodes[name].date and nodes[name].kind in ("root", "article")
    ]  # fmt: skip


def events(
    story: Story,
    cards: Iterable[Card],
    traces: Iterable[Trace],
    nodes: Mapping[str, Node],
) -> tuple[Event, ...]:
    """Put one story in order.

    Parameters
    ----------
    story : Story
    cards : iterable of Card
    traces : iterable of Trace
    nodes : Mapping of str to Node

    Returns
    -------
    tuple of Event
        By date; on the same day, what was said comes before what was written, and a reply after
        both: nothing shows that it could be read by then.
    """
    told = _from_cards(cards, story)
    there = {event.id for event in told}
    hands = [
        event
        for event in _from_traces(traces, nodes, story)
        if SAME_EVENT.get(event.id) not in there
    ]
    later = {"article": 1, "denial": 2}
    return tuple(sorted([*told, *hands], key=lambda e: (e.not_before, later.get(e.kind, 0), e.id)))


def stories(*names: str, kit: Kit = HERE) -> dict[str, tuple[Event, ...]]:
    """Load stories from cards and claims.

    Parameters
    ----------
    *names : str
        Of ``STORIES``; all by default.
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    dict of str to tuple of Event
        The panel's heading to its rows.
    """
    cards, traces, nodes = load_cards(kit), load_traces(kit), load_nodes(kit)
    return {
        text(f"figures.time_story_{name}"): events(STORIES[name], cards, traces, nodes)
        for name in names or STORIES
    }


def replies_before(rows: Sequence[Event], article: Event) -> int:
    """Count the denials and other replies that could be read before an article came out.

    Parameters
    ----------
    rows : sequence of Event
    article : Event

    Returns
    -------
    int
        Those of an earlier day than the first on which the article can have come out.
    """
    return sum(row.kind == "denial" and row.not_before < article.not_before for row in rows)


def _takeaway(told: Mapping[str, Sequence[Event]]) -> str:
    parts, alone = [], len(told) == 1
    for heading, rows in told.items():
        counted = [
            text(
                "figures.time_takeaway_article", count=replies_before(rows, row), article=row.label
            )
            for row in rows
            if row.kind == "article"
        ]
        if counted:
            articles = ", ".join(counted)
            story = text("figures.time_takeaway_story", story=heading, articles=articles)
            parts.append(articles if alone else story)
    return text("figures.time_takeaway", stories="; ".join(parts))


def _wait(first: Event, second: Event) -> str:
    months = months_between(first.not_before, second.not_before)
    if months < LONG:
        return ""
    if months < _YEARS:
        return text("figures.time_wait_months", months=months)
    return text("figures.time_wait_years", years=months // 12)


_DATE, _DOT, _LABEL, _ROW = 112.0, 132.0, 152.0, 25.0
# Brackets stand in columns at the right, one for each article.
_COLUMN = 26.0


def bracketed(rows: Sequence[Event]) -> list[tuple[Event, Event, int]]:
    """Find what a bracket goes round.

    Parameters
    ----------
    rows : sequence of Event

    Returns
    -------
    list of tuple of (Event, Event, int)
        For each article that had replies: the first of them, the article, how many.
    """
    found = []
    for article in rows:
        if article.kind != "article" or not replies_before(rows, article):
            continue
        first = next(row for row in rows if row.kind == "denial")
        found.append((first, article, replies_before(rows, article)))
    return found


def _brackets(board: Board, places: Mapping[str, float], rows: Sequence[Event]) -> None:
    """Draw a bracket from the first reply down to each article, with the count of replies."""
    told = bracketed(rows)
    for number, (first, article, count) in enumerate(told):
        x = board.width - 12 - _COLUMN * (len(told) - 1 - number)
        top, bottom = places[first.id], places[article.id]
        board.line(
            [(x - 7, top), (x, top), (x, bottom), (x - 7, bottom)], color=BRACKET, linewidth=1.6
        )
        board.say(
            x, (top + bottom) / 2, str(count), ha="center", fontsize=SMALL, fontweight="bold",
            color=BRACKET, bbox={"boxstyle": "square,pad=0.2", "facecolor": PAPER,
                                 "edgecolor": "none"},
        )  # fmt: skip


def _draw(told: Mapping[str, Sequence[Event]]) -> str:
    most = max((len(bracketed(rows)) for rows in told.values()), default=0)
    width = Board(1).width - _LABEL - 6 - (_COLUMN * most + 8 if most else 0)
    lines = {row: wrap(row.label, width) for rows in told.values() for row in rows}

    def height(row: Event) -> float:
        return _ROW + (len(lines[row]) - 1) * PLAIN * LEADING

    waits = sum(bool(_wait(a, b)) for rows in told.values() for a, b in pairwise(rows))
    rows_high = sum(height(row) for rows in told.values() for row in rows)
    board = Board(36 + len(told) * 56 + rows_high + waits * _ROW)
    x = 6.0
    for kind in KIND_STYLE:
        name = text(f"figures.time_kind_{kind}")
        _dot(board, x + 8, 18, kind)
        board.say(x + 22, 18, name)
        x += 22 + text_width(name) + 16
    if most:
        board.line([(x, 10), (x + 7, 10), (x + 7, 26), (x, 26)], color=BRACKET, linewidth=1.6)
        board.say(x + 15, 18, text("figures.time_bracket"))
    y = 36.0
    for heading, rows in told.items():
        y += 30
        board.say(
            _LABEL,
            y,
            text("figures.time_heading", story=heading),
            fontweight="bold",
            fontsize=PLAIN + 1,
        )
        y += 26
        places: list[tuple[Event, float]] = []
        for number, row in enumerate(rows):
            wait = _wait(rows[number - 1], row) if number else ""
            if wait:
                board.say(_LABEL, y, wait, color=MUTED, fontsize=SMALL)
                y += _ROW
            y += (height(row) - _ROW) / 2
            places.append((row, y))
            y += (height(row) - _ROW) / 2 + _ROW
        board.line([(_DOT, place) for _, place in places], color=LINE, linewidth=2, zorder=1)
        for row, place in places:
            board.say(_DATE, place, say_date(row.date), ha="right", color=MUTED)
            _dot(board, _DOT, place, row.kind)
            weight = "bold" if row.kind == "article" else "normal"
            board.say_lines(_LABEL, place, lines[row], fontweight=weight)
        _brackets(board, {row.id: place for row, place in places}, rows)
        y -= _ROW / 2
    return board.svg()


def _dot(board: Board, x: float, y: float, kind: str) -> None:
    marker, fill, size = KIND_STYLE[kind]
    board.axes.plot(
        [x], [y], marker=marker, color=fill, markersize=size, markeredgecolor=PAPER,
        markeredgewidth=0.8, linestyle="none", zorder=3,
    )  # fmt: skip


def _kinds() -> dict[str, str]:
    return {kind: text(f"figures.time_kind_{kind}") for kind in KIND_STYLE}


def _table(told: Mapping[str, Sequence[Event]]) -> Table:
    """Give the rows as a table; which story a row is of, only where there are two.

    A date keeps to one line: three, with a number in each, are no date any more.
    """
    kinds, names = _kinds(), ("date", "what", "kind", "source")
    rows = [
        (
            heading,
            say_date(row.date).replace(" ", "\N{NO-BREAK SPACE}"),
            row.label,
            kinds[row.kind],
            row.source,
        )
        for heading, listed in told.items()
        for row in listed
    ]
    columns = tuple(text(f"figures.time_column_{name}") for name in ("story", *names))
    skip = int(len(told) == 1)
    return Table(text("figures.time_caption"), columns[skip:], tuple(row[skip:] for row in rows))


def plate(told: Mapping[str, Sequence[Event]]) -> Plate:
    """Draw timelines, one below the other.

    Parameters
    ----------
    told : Mapping of str to sequence of Event
        Heading to rows, as from :func:`stories`.

    Returns
    -------
    Plate
    """
    kinds = _kinds()
    shown = [
        text(
            "figures.time_alt_story",
            story=heading,
            count=len(listed),
            first=say_date(listed[0].date),
            last=say_date(listed[-1].date),
            rows="; ".join(f"{say_date(r.date)}, {kinds[r.kind]}: {r.label}" for r in listed),
        )
        for heading, listed in told.items()
        if listed
    ]
    alt = text("figures.time_alt", stories=" ".join(shown))
    return Plate(
        picture(alt, lambda: _draw(told)),
        alt,
        _takeaway(told),
        _table(told),
    )
