"""How a built chain is read: every arrow with its reason, and the roots that are left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.core.i18n import counted, text
from whosays.questions.feedback import Feedback, Line, count_lines
from whosays.questions.key import NOTHING
from whosays.questions.verdict import headline
from whosays.sourcing.collapse import Pair, collapse, reach

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from whosays.questions.kinds.chain.records import ChainAnswer, ChainKey, ChainShown
    from whosays.questions.verdict import Verdict


# What the graph says of an arrow, and what its line says: one thing.
_VERDICTS: dict[str, Verdict] = {
    "kept": "fits", "missing": "fits", "open": "open", "against": "fits_not", "extra": "not_shown",
}  # fmt: skip


def _pairs(given: Iterable[Sequence[str]]) -> list[Pair]:
    # Each once: an arrow that a key lists twice is still one arrow to be drawn.
    return list(dict.fromkeys((pair[0], pair[1]) for pair in given))


def letter(number: int) -> str:
    """Give the letter of a hand.

    Parameters
    ----------
    number : int
        From 0.

    Returns
    -------
    str
        A … Z, then A2, B2 ….
    """
    name = chr(ord("A") + number % 26)
    return name if number < 26 else f"{name}{number // 26 + 1}"  # noqa: PLR2004 - letters


def lettered(item: ChainShown) -> dict[str, str]:
    """Name each hand with its letter, as the graph and the sheet have it.

    Parameters
    ----------
    item : ChainShown

    Returns
    -------
    dict of str to str
        Id to name.
    """
    return {
        hand["id"]: text("kinds.chain_lettered", letter=letter(number), text=hand["text"])
        for number, hand in enumerate(item["hands"])
    }


def roots_words(least: int, most: int) -> str:
    """Say a number of roots.

    Parameters
    ----------
    least, most : int

    Returns
    -------
    str
        Such as "1 root" or "1 to 3 roots".
    """
    if least != most:
        return text("kinds.chain_roots_range", least=least, most=most)
    return counted("kinds.chain_roots", most)


class _Reading:
    """One answer beside its key."""

    def __init__(self, item: ChainShown, key: ChainKey, answer: ChainAnswer) -> None:
        self.names = lettered(item)
        self.own = {hand["id"] for hand in item["hands"] if hand.get("own")}
        self.told = {reason.id: reason for reason in key.option}
        self.places = key.places
        self.wanted = _pairs(key.edges)
        self.accepted = set(_pairs(key.accept))
        self.drawn = _pairs(answer["edges"])
        self.ties = {"ties": _pairs(answer["ties"]), "one": _pairs(answer["one"])}
        self.reference = {"ties": _pairs(key.same), "one": _pairs(key.one)}
        self.ways = reach(self.wanted)
        self.left = collapse(self.drawn, self.ties["ties"], self.ties["one"])
        self.theirs = collapse(self.wanted, self.reference["ties"], self.reference["one"])

    def say(self, form: str, pair: Pair) -> str:
        return text(f"kinds.chain_{form}", first=self.names[pair[0]], last=self.names[pair[1]])

    def state_of(self, edge: Pair) -> str:
        if edge in self.wanted:
            return "kept" if edge in self.drawn else "missing"
        if edge in self.accepted or self.own & set(edge):
            return "open"
        # One that goes the other way, or past somebody, does not fit.
        turned = (edge[1], edge[0]) in self.wanted
        return "against" if turned or edge[1] in self.ways.get(edge[0], ()) else "extra"

    def edge_line(self, edge: Pair) -> Line:
        name, state = ">".join(edge), self.state_of(edge)
        told = self.told.get(name, NOTHING)
        says = told.says or self.places.get(name, "")
        shows = told.shows
        if told is NOTHING and state != "kept":
            shows = shows or self._why(edge, state)
        return Line(
            name, self.say("edge", edge), state != "missing", _VERDICTS[state],
            says, told.rule, shows,
        )  # fmt: skip

    def _why(self, edge: Pair, state: str) -> str:
        if state == "missing":
            return ""  # the line says it, under a head of its own
        if state == "open":
            return text("kinds.chain_own_edge" if self.own & set(edge) else "kinds.chain_accepted")
        source, target = edge
        if (target, source) in self.wanted:
            return self.say("turned", edge)
        ways = self.ways
        if target in ways.get(source, ()):
            via = [
                self.names[name]
                for name in self.names
                if name in ways[source] and target in ways.get(name, ())
            ]
            return text(
                "kinds.chain_past",
                first=self.names[source],
                last=self.names[target],
                via=text("kinds.chain_and").join(via),
            )
        return ""  # the line and its verdict say it

    def tie_lines(self) -> list[Line]:
        lines = []
        for kind, other in (("ties", "one"), ("one", "ties")):
            for pair in self.reference[kind]:
                if not set(pair) <= set(self.theirs.roots):
                    continue
                turned = (pair[1], pair[0])
                mine = [pair, turned]
                same = any(p in self.ties[kind] for p in mine)
                instead = any(p in self.ties[other] for p in mine)
                told = self.told.get("=".join(pair)) or self.told.get("=".join(turned), NOTHING)
                shows = told.shows or text(f"kinds.chain_tie_why_{kind}")
                if instead:
                    shows = f"{shows} {text(f'kinds.chain_tie_instead_{kind}')}"
                lines.append(
                    Line(
                        "=".join(pair),
                        self.say(f"tie_{kind}", pair),
                        same or instead,
                        "partly" if instead else "fits",
                        told.says,
                        told.rule,
                        shows,
                    )
                )
        known = {frozenset(pair) for pairs in self.reference.values() for pair in pairs}
        for kind, pairs in self.ties.items():
            for pair in pairs:
                if frozenset(pair) in known or not set(pair) <= set(self.left.roots):
                    continue
                told = self.told.get("=".join(pair), NOTHING)
                lines.append(
                    Line(
                        "=".join(pair),
                        self.say(f"tie_{kind}", pair),
                        chosen=True,
                        verdict="not_shown" if kind == "one" else "open",
                        says=told.says,
                        rule=told.rule,
                        shows=told.shows or text("kinds.chain_tie_open"),
                    )
                )
        return lines

    def notes(self, key: ChainKey) -> list[str]:
        mine = roots_words(self.left.least, self.left.most)
        theirs = roots_words(*key.count)
        agree = (self.left.least, self.left.most) == key.count
        # A chain drawn backwards has as many roots as it should, and all of them are others.
        agree = agree and set(self.left.roots) == set(self.theirs.roots)
        if not self.left.most:
            form = "count_none"
        elif (self.left.least, self.left.most) != key.count:
            form = "count_other"
        else:
            form = "count_same" if agree else "count_elsewhere"
        count = text(f"kinds.chain_{form}", mine=mine, theirs=theirs)
        outside = text("kinds.chain_outside") if key.outside else ""
        why = "" if agree else key.why  # who has the number has the reason for it
        return [note for note in (count, why, key.reason, outside) if note]


def _in_order(edges: Iterable[Pair], names: Iterable[str]) -> list[Pair]:
    place = {name: number for number, name in enumerate(names)}
    return sorted(edges, key=lambda edge: (place[edge[0]], place[edge[1]]))


def read(item: ChainShown, key: ChainKey, answer: ChainAnswer | int) -> Feedback:
    """Read an answer against a complete key.

    Parameters
    ----------
    item : ChainShown
    key : ChainKey
        Complete, see :func:`whosays.questions.kinds.chain.key.complete`.
    answer : ChainAnswer or int
        Clean, and not blank.

    Returns
    -------
    Feedback
        The score is F1, the harmonic mean of precision (how many of the arrows drawn stand
        in the text) and recall (how many of those there were drawn). Arrows that can be
        defended, and those of hands from the student's own marks, count neither way.
    """
    if isinstance(answer, int):
        return Feedback("noted", None, text("kinds.chain_seen"), (), (key.reason,))
    reading = _Reading(item, key, answer)
    edges = _in_order({*reading.wanted, *reading.drawn}, reading.names)
    states = {edge: reading.state_of(edge) for edge in edges}
    kept = sum(state == "kept" for state in states.values())
    drawn = kept + sum(state in ("extra", "against") for state in states.values())
    total = len(reading.wanted)
    score = 2 * kept / (drawn + total)
    lines = [reading.edge_line(edge) for edge in edges]
    # What does not stand in the text comes first: it is what there is to talk about.
    lines.sort(key=lambda line: line.verdict == "fits")
    ties = reading.tie_lines()
    # Ties are judged with the arrows: the number of roots hangs on both.
    every = [*lines, *ties]
    whole = count_lines(every, missing=sum(not line.chosen for line in every))
    return Feedback(
        whole.state,
        round(score, 4),
        headline("arrows" if not any(tie.chosen for tie in ties) else "arrows_ties", whole),
        tuple(every),
        tuple(reading.notes(key)),
        key.discussion,
        {
            "edges": [{"from": a, "to": b, "state": states[a, b]} for a, b in edges],
            "kept": kept,
            "drawn": drawn,
            "total": total,
            "mine": [reading.left.least, reading.left.most],
            "theirs": list(key.count),
        },
    )
