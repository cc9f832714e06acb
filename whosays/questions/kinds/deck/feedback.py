"""What a student reads after checking a deck: our placings, and what moved the rating."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from whosays.core.i18n import counted, text
from whosays.questions.feedback import Feedback, Line, count_lines, joined, of_all
from whosays.questions.options import CANT_TELL
from whosays.questions.verdict import CREDIT, headline, judged

if TYPE_CHECKING:
    from collections.abc import Mapping

    from whosays.questions.kinds.deck.records import (
        CardShown,
        DeckAnswer,
        DeckKey,
        DeckShown,
        Placed,
        Placing,
    )
    from whosays.questions.verdict import Verdict

# Placings that lie side by side come close, and a sentence on what tells them apart.
NEIGHBOURS = {
    frozenset(("supports", "supports_smaller")): "size",
    frozenset(("contradicts", "denies")): "denial",
    frozenset(("context", "unrelated")): "context",
}
# Points by which cards that bear on nothing must move a rating before we ask what moved it.
MOVED = 10
# So many remarks of one kind, and cards in one sentence, at most; more would not be read.
_REMARKS = 2
_NAMED = 2
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_UP = {"supports", "supports_smaller"}
_DOWN = {"contradicts", "denies"}
_SIDELONG = {"repeats", "context", "unrelated"}


class Move(NamedTuple):
    """How a card moved the rating; ``card`` is its id, ``number`` its place in the deck."""

    card: str
    number: int
    before: int
    after: int

    @property
    def step(self) -> int:
        """By how many points."""
        return self.after - self.before


def _placed(answer: DeckAnswer, card: CardShown) -> Placed:
    return answer.get("placed", {}).get(card["id"], {})


def placing(name: str) -> Placing:
    """Give a placing as it is shown.

    Parameters
    ----------
    name : str
        One of :data:`whosays.questions.kinds.deck.kind.PLACINGS`.

    Returns
    -------
    dict
        id, text, sign (short, for the line) and means.
    """
    stem = f"kinds.deck_{name.replace('-', '_')}"
    return {
        "id": name,
        "text": text(stem),
        "sign": text(f"{stem}_sign"),
        "means": text(f"{stem}_means"),
    }


def _label(name: str) -> str:
    return text(f"kinds.deck_{name.replace('-', '_')}")


def _card(form: str, number: int, card: CardShown, **values: str) -> str:
    """Say a sentence that names a card by number, publication and date."""
    named = {"publication": card["publication"], "date": card["date"]}
    return text(f"kinds.deck_{form}", number=number, **named, **values)


def moves(item: DeckShown, answer: DeckAnswer) -> list[Move]:
    """List how the rating moved, card by card.

    Parameters
    ----------
    item : DeckShown
    answer : DeckAnswer

    Returns
    -------
    list of Move
        For each card that was rated and
        had a rating before it.
    """
    now, found = answer.get("first"), list[Move]()
    for number, card in enumerate(item["cards"], start=1):
        rating = _placed(answer, card).get("rating")
        if rating is None:
            continue
        if now is not None:
            found.append(Move(card["id"], number, now, rating))
        now = rating
    return found


def _most(moved: list[Move]) -> list[Move]:
    size = max((abs(move.step) for move in moved), default=0)
    return [move for move in moved if size and abs(move.step) == size]


def _moved_note(item: DeckShown, moved: list[Move]) -> str:
    if not moved:
        return ""
    most = _most(moved)
    if not most:
        return text("kinds.deck_moved_none", rating=moved[0].before)
    if len(most) > _NAMED:
        by = abs(most[0].step)
        told = text("kinds.deck_moved_many", count=len(most), by=by)
    else:
        parts = []
        for move in most:
            card = _card("card", move.number, item["cards"][move.number - 1])
            ends = {"before": move.before, "after": move.after}
            parts.append(text("kinds.deck_moved_one", card=card, **ends))
        form = "kinds.deck_moved" if len(most) == 1 else "kinds.deck_moved_tie"
        told = text(form, moves="; ".join(parts))
    return told


def _remarks(moved: list[Move], placed: Mapping[str, Placed], key: DeckKey) -> list[str]:
    """Ask about moves that do not go with the student's own placing, and with sidelong cards."""
    against, aside = [], {}
    for move in moved:
        step = move.step
        how = placed[move.card].get("how")
        if (how in _UP and step < 0) or (how in _DOWN and step > 0):
            form = "kinds.deck_against_down" if step < 0 else "kinds.deck_against_up"
            against.append(text(form, number=move.number, how=_label(how or ""), by=abs(step)))
        elif how and step and key.ours[move.card].how in _SIDELONG:
            aside[move.number] = abs(step)
    remarks = against[:_REMARKS]
    if sum(aside.values()) >= MOVED:
        told = {"numbers": joined([str(number) for number in aside]), "by": sum(aside.values())}
        remarks.append(counted("kinds.deck_aside", len(aside), **told))
    return remarks


def _once(*parts: str) -> str:
    """Join texts, leaving out a sentence that stands in an earlier one."""
    said: dict[str, None] = {}
    for part in parts:
        said.update(dict.fromkeys(_SENTENCE.split(part.strip())))
    return " ".join(sentence for sentence in said if sentence)


def _verdict(how: str, ours: str, accepted: list[str]) -> Verdict:
    """Judge a placing; one that lies beside ours comes close."""
    found = judged(how, (ours,), accepted, (CANT_TELL,))
    near = frozenset((how, ours)) in NEIGHBOURS
    return "partly" if near and found == "fits_not" else found


def _line(number: int, card: CardShown, how: str, key: DeckKey) -> tuple[Line, dict[str, object]]:
    ours, told = key.ours[card["id"]], key.of(card["id"])
    accepted = [name for name in key.accept.get(card["id"], ()) if name != ours.how]
    verdict = _verdict(how, ours.how, accepted)
    form = "held" if verdict == "fits_not" and how == CANT_TELL else verdict
    also = [_label(name) for name in accepted if name != how]
    apart = NEIGHBOURS.get(frozenset((how, ours.how))) if verdict == "partly" else None
    because = _once(ours.why, told.shows)
    shows = [
        text(f"kinds.deck_say_{form}", ours=_label(ours.how)),
        because,
        text(f"kinds.deck_apart_{apart}") if apart else "",
    ]
    line = Line(
        card["id"],
        _card("row", number, card, how=_label(how)),
        chosen=True,
        verdict=verdict,
        says=told.says,
        rule=told.rule,
        shows=" ".join(part for part in shows if part),
    )
    more: dict[str, object] = {
        "ours": ours.how,
        "text": _label(ours.how),
        "because": because,
        "also": also if how not in accepted else [_label(name) for name in accepted],
        "note": ours.note,
    }
    return line, more


def grade(item: DeckShown, key: DeckKey, answer: DeckAnswer) -> Feedback:
    """Read a cleaned answer against a complete key.

    Parameters
    ----------
    item : DeckShown
    key : DeckKey
        With ``ours``.
    answer : DeckAnswer
        Clean.

    Returns
    -------
    Feedback
        A line for each placed card; a card that is not placed stays closed. ``more`` holds
        ``cards`` (id to our placing) and ``most`` (ids of what moved the rating most).
    """
    placed = answer.get("placed", {})
    lines, cards = [], {}
    for number, card in enumerate(item["cards"], start=1):
        how = _placed(answer, card).get("how")
        if how:
            line, cards[card["id"]] = _line(number, card, how, key)
            lines.append(line)
    if not lines:
        return Feedback("blank", None, text("kinds.deck_blank"))
    score = sum(CREDIT[line.verdict] for line in lines) / len(item["cards"])
    count = count_lines(lines, blank=len(item["cards"]) - len(lines))
    moved = moves(item, answer)
    told, later = of_all(key, count)
    notes = [
        _moved_note(item, moved),
        *_remarks(moved, placed, key),
        *told,
    ]
    return Feedback(
        count.state,
        round(score, 4),
        headline("deck", count),
        tuple(lines),
        tuple(note for note in notes if note),
        later,
        {"cards": cards, "most": [move.card for move in _most(moved)]},
    )
