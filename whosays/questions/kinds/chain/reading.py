"""How a built chain is read: every arrow with its reason, and the roots that are left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whosays.core.i18n import counted, text
from whosays.questions.feedback import Feedback, Line, State
from whosays.sourcing.collapse import Pair, collapse, reach

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Reasons = dict[str, dict[str, str]]


def _pairs(table: Mapping[str, Any], name: str) -> list[Pair]:
    # Each once: an arrow that a key lists twice is still one arrow to be drawn.
    return list(dict.fromkeys((pair[0], pair[1]) for pair in table.get(name, [])))


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


def lettered(item: Mapping[str, Any]) -> dict[str, str]:
    """Name each hand with its letter, as the graph and the sheet have it.

    Parameters
    ----------
    item : Mapping
        In its public form.

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


def headline(kept: int, drawn: int, total: int) -> str:
    """Say precision and recall in plain words.

    Parameters
    ----------
    kept : int
        Arrows drawn that stand in the text.
    drawn : int
        Arrows drawn.
    total : int
        Arrows one can read in the text.

    Returns
    -------
    str
        Such as "The text shows 4 of your 5 arrows; you drew 4 of the 6 that are there."
    """
    if drawn == 0:
        return text("kinds.chain_head_none" if total > 1 else "kinds.chain_head_none_one")
    if drawn == 1:
        mine = "only" if kept else "only_not"
    else:
        mine = "all" if kept == drawn else {0: "no", 1: "one"}.get(kept, "some")
    if total == 1:
        theirs = "only" if kept else "only_not"
    else:
        theirs = "all" if kept == total else "some" if kept else "no"
    return text(
        "kinds.chain_head",
        drawn=text(f"kinds.chain_drawn_{mine}", kept=kept, drawn=drawn),
        there=text(f"kinds.chain_there_{theirs}", kept=kept, total=total),
    )


class _Reading:
    """One answer beside its key."""

    def __init__(
        self, item: Mapping[str, Any], key: Mapping[str, Any], answer: Mapping[str, Any]
    ) -> None:
        self.names = lettered(item)
        self.own = {hand["id"] for hand in item["hands"] if hand.get("own")}
        self.told: Reasons = {entry["id"]: entry for entry in key.get("option", [])}
        self.places: Mapping[str, str] = key["places"]
        self.wanted = _pairs(key, "edges")
        self.accepted = set(_pairs(key, "accept"))
        self.drawn = _pairs(answer, "edges")
        self.ties = {name: _pairs(answer, name) for name in ("ties", "one")}
        self.reference = {"ties": _pairs(key, "same"), "one": _pairs(key, "one")}
        self.left = collapse(self.drawn, self.ties["ties"], self.ties["one"])
        self.theirs = collapse(self.wanted, self.reference["ties"], self.reference["one"])

    def say(self, form: str, pair: Pair) -> str:
        return text(f"kinds.chain_{form}", first=self.names[pair[0]], last=self.names[pair[1]])

    def state_of(self, edge: Pair) -> str:
        if edge in self.wanted:
            return "kept" if edge in self.drawn else "missing"
        if edge in self.accepted or self.own & set(edge):
            return "open"
        return "extra"

    def edge_line(self, edge: Pair) -> Line:
        name, state = ">".join(edge), self.state_of(edge)
        told = self.told.get(name, {})
        says = told.get("says") or self.places.get(name, "")
        shows = told.get("shows", "")
        if not told and state != "kept":
            shows = shows or self._why(edge, state)
        fits = {"kept": True, "missing": True, "extra": False}.get(state)
        return Line(
            name, self.say("edge", edge), state != "missing", fits,
            says, told.get("rule", ""), shows,
        )  # fmt: skip

    def _why(self, edge: Pair, state: str) -> str:
        if state == "missing":
            return "" if ">".join(edge) in self.places else self.say("missing", edge)
        if state == "open":
            return text("kinds.chain_own_edge" if self.own & set(edge) else "kinds.chain_accepted")
        source, target = edge
        if (target, source) in self.wanted:
            return self.say("turned", edge)
        ways = reach(self.wanted)
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
        return self.say("extra", edge)

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
                told = self.told.get("=".join(pair)) or self.told.get("=".join(turned)) or {}
                shows = told.get("shows") or text(f"kinds.chain_tie_why_{kind}")
                if instead:
                    shows = f"{shows} {text(f'kinds.chain_tie_instead_{kind}')}"
                lines.append(
                    Line(
                        "=".join(pair),
                        self.say(f"tie_{kind}", pair),
                        same or instead,
                        None if instead else True,
                        told.get("says", ""),
                        told.get("rule", ""),
                        shows,
                    )
                )
        known = {frozenset(pair) for pairs in self.reference.values() for pair in pairs}
        for kind, pairs in self.ties.items():
            for pair in pairs:
                if frozenset(pair) in known or not set(pair) <= set(self.left.roots):
                    continue
                told = self.told.get("=".join(pair), {})
                lines.append(
                    Line(
                        "=".join(pair),
                        self.say(f"tie_{kind}", pair),
                        chosen=True,
                        fits=None,
                        says=told.get("says", ""),
                        rule=told.get("rule", ""),
                        shows=told.get("shows") or text("kinds.chain_tie_open"),
                    )
                )
        return lines

    def notes(self, key: Mapping[str, Any]) -> list[str]:
        mine = roots_words(self.left.least, self.left.most)
        theirs = roots_words(*key["count"])
        agree = [self.left.least, self.left.most] == key["count"]
        form = "count_none" if not self.left.most else "count_same" if agree else "count_other"
        count = text(f"kinds.chain_{form}", mine=mine, theirs=theirs)
        outside = text("kinds.chain_outside") if key["outside"] else ""
        return [note for note in (count, key["why"], key["reason"], outside) if note]


def _in_order(edges: Iterable[Pair], names: Iterable[str]) -> list[Pair]:
    place = {name: number for number, name in enumerate(names)}
    return sorted(edges, key=lambda edge: (place[edge[0]], place[edge[1]]))


def read(item: Mapping[str, Any], key: Mapping[str, Any], answer: Any) -> Feedback:  # noqa: ANN401 - by kind
    """Read an answer against a complete key.

    Parameters
    ----------
    item : Mapping
        In its public form.
    key : Mapping
        Complete, see :func:`whosays.questions.kinds.chain.key.complete`.
    answer : Any
        Clean, and not blank.

    Returns
    -------
    Feedback
        The score is F1, the harmonic mean of precision (how many of the arrows drawn stand
        in the text) and recall (how many of those there were drawn). Arrows that can be
        defended, and those of hands from the student's own marks, count neither way.
    """
    if item.get("modelled"):
        return Feedback("noted", None, text("kinds.chain_seen"), (), (key["reason"],))
    reading = _Reading(item, key, answer)
    edges = _in_order({*reading.wanted, *reading.drawn}, reading.names)
    states = {edge: reading.state_of(edge) for edge in edges}
    kept = sum(state == "kept" for state in states.values())
    drawn = kept + sum(state == "extra" for state in states.values())
    total = len(reading.wanted)
    score = 2 * kept / (drawn + total)
    good = kept == total and drawn == kept
    state: State = "right" if good else "partly" if kept or "open" in states.values() else "not_yet"
    lines = [reading.edge_line(edge) for edge in edges]
    # What does not stand in the text comes first: it is what there is to talk about.
    lines.sort(key=lambda line: line.fits is True)
    return Feedback(
        state,
        round(score, 4),
        headline(kept, drawn, total),
        (*lines, *reading.tie_lines()),
        tuple(reading.notes(key)),
        key.get("discussion", ""),
        {
            "edges": [{"from": a, "to": b, "state": states[a, b]} for a, b in edges],
            "kept": kept,
            "drawn": drawn,
            "total": total,
            "mine": [reading.left.least, reading.left.most],
            "theirs": key["count"],
        },
    )
