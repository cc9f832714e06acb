"""Marking: how an answer is read. One pure function, used by widgets, batch and tests.

``mark(item, key, answer)`` looks at plain data and returns plain data; it opens no file
and runs nothing of the student's.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from math import comb
from typing import TYPE_CHECKING, Any

from whosays.core.i18n import text
from whosays.core.sanitize import rating
from whosays.questions import registry
from whosays.questions.feedback import Feedback, Line, is_blank, without_label
from whosays.questions.items import CANT_TELL

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from whosays.questions.feedback import State

# How far outside the key's band a rating still counts as near, in points of 100: half the
# width of the narrowest band in use, so that a hair's breadth is not a different answer.
NEAR = 10

# Guided exercises where each part can be answered with "can't tell from the text".
_DOUBT = ("desk", "compare", "deck")


def has_cant_tell(item: Mapping[str, Any]) -> bool:
    """Tell whether "can't tell from the text" is among the answers of an item.

    Parameters
    ----------
    item : Mapping

    Returns
    -------
    bool
    """
    options = (*item.get("options", ()), *item.get("right", ()))
    return item["kind"] in _DOUBT or any(option["id"] == CANT_TELL for option in options)


def _lines(
    options: Iterable[Mapping[str, str]],
    key: Mapping[str, Any],
    chosen: set[str],
    fits: Mapping[str, bool | None],
) -> tuple[Line, ...]:
    told = {entry["id"]: entry for entry in key.get("option", [])}
    lines = []
    for option in options:
        entry = told.get(option["id"], {})
        lines.append(
            Line(
                option["id"],
                option["text"],
                option["id"] in chosen,
                fits.get(option["id"]),
                *(entry.get(part, "") for part in ("says", "rule", "shows")),
            )
        )
    return tuple(lines)


def _state(score: float) -> State:
    if score >= 1:
        return "right"
    return "partly" if score > 0 else "not_yet"


def _build(
    key: Mapping[str, Any],
    score: float,
    lines: tuple[Line, ...],
    notes: Iterable[str] = (),
    state: State | None = None,
) -> Feedback:
    state = state or _state(score)
    return Feedback(
        state,
        round(score, 4),
        text(f"marking.{state}"),
        lines,
        (*notes, key["reason"]),
        key.get("discussion", ""),
    )


def _choice(item: Mapping[str, Any], key: Mapping[str, Any], chosen: set[str]) -> Feedback:
    right, accept = set(key["right"]), set(key.get("accept", []))
    fits: dict[str, bool | None] = {
        option["id"]: True if option["id"] in right else None if option["id"] in accept else False
        for option in item["options"]
    }
    lines = _lines(item["options"], key, chosen, fits)
    notes = [text("marking.accepted")] if chosen & accept else []
    if item["kind"] == "one":
        return _build(key, 1.0 if chosen & (right | accept) else 0.0, lines, notes)
    # An option too many costs as much as a right one brings: ticking all is no way in.
    extra = len(chosen - right - accept)
    score = max(0.0, (len(chosen & right) - extra) / len(right))
    state: State | None = "partly" if score == 0 and chosen & (right | accept) else None
    return _build(key, score, lines, notes, state)


def _match(item: Mapping[str, Any], key: Mapping[str, Any], answer: Mapping[str, str]) -> Feedback:
    names = {option["id"]: option["text"] for option in item["right"]}
    names.setdefault(CANT_TELL, text("marking.cant_tell"))
    pairs = key["pairs"]
    also = key.get("accept_pairs", {})
    fits: dict[str, bool | None] = {row: answer.get(row) == pairs[row] for row in pairs}
    # What can be defended is open to discussion, and costs nothing.
    open_rows = {row for row in pairs if not fits[row] and answer.get(row) in also.get(row, ())}
    fits |= dict.fromkeys(open_rows)
    told = {entry["id"]: entry for entry in key.get("option", [])}
    lines = []
    for row in item["left"]:
        chosen = answer.get(row["id"])
        form = "marking.match_row" if chosen else "marking.match_row_blank"
        label = text(form, left=row["text"], chosen=names.get(chosen or "", ""))
        entry = told.get(row["id"], {})
        shows = [entry.get("shows", "")]
        if not fits[row["id"]]:  # where it fits, the row itself says what it goes with
            shows.append(text("marking.match_fits", right=names[pairs[row["id"]]]))
        lines.append(
            Line(
                row["id"],
                label,
                chosen is not None,
                fits[row["id"]],
                entry.get("says", ""),
                entry.get("rule", ""),
                " ".join(part for part in shows if part),
            )
        )
    notes = [text("marking.accepted")] if open_rows else []
    good = sum(value is not False for value in fits.values())
    return _build(key, good / len(fits), tuple(lines), notes)


def _order(item: Mapping[str, Any], key: Mapping[str, Any], answer: list[str]) -> Feedback:
    place = {name: number for number, name in enumerate(key["right"], start=1)}
    given = [name for name in answer if name in place]
    # The share of pairs in the right order (Kendall 1938, as a share instead of tau), of all
    # pairs there are: two of five in order are not the whole.
    inorder = sum(place[a] < place[b] for a, b in combinations(given, 2))
    score = inorder / max(1, comb(len(place), 2))
    told = {entry["id"]: entry for entry in key.get("option", [])}
    names = {option["id"]: option["text"] for option in item["options"]}
    lines = []
    for number, name in enumerate(given, start=1):
        entry = told.get(name, {})
        where = text("marking.order_place", place=place[name])
        lines.append(
            Line(
                name,
                text("marking.order_row", number=number, text=names[name]),
                chosen=True,
                fits=place[name] == number,
                says=entry.get("says", ""),
                rule=entry.get("rule", ""),
                shows=" ".join(part for part in (entry.get("shows", ""), where) if part),
            )
        )
    return _build(key, score, tuple(lines))


def _rate(key: Mapping[str, Any], answer: int) -> Feedback:
    low, high = key["band"]
    off = max(low - answer, answer - high, 0)
    form = "marking.rate_outside" if off else "marking.rate_inside"
    notes = [text(form, value=answer, low=low, high=high)]
    score = 1.0 if not off else 0.5 if off <= NEAR else 0.0
    # A rating is a judgement: outside the band it opens a discussion, it is not "not yet".
    state: State = "open" if off else "right"
    headline = text("marking.rate_close" if score else "marking.rate_far")
    return replace(_build(key, score, (), notes, state), headline=headline)


def mark(item: Mapping[str, Any], key: Mapping[str, Any] | None, answer: object) -> Feedback:
    """Read an answer.

    Parameters
    ----------
    item : Mapping
        As in ``exercises/<unit>.toml``, guided exercises in their public form; every kind but
        ``mark``, whose answers are read by :func:`whosays.questions.kinds.mark.spans.compare`.
    key : Mapping or None
        As in ``solutions/<unit>.toml``; None where the student has no key.
    answer : object
        Option id, list of ids, 0–100, table of ids, or text, as the kind asks. Ids the
        item does not have are passed over.

    Returns
    -------
    Feedback
    """
    kind = registry.of(item["kind"])
    usable = kind.clean(item, answer) if kind else _usable(item, answer)
    if is_blank(usable):
        doubt = "_cant_tell" if has_cant_tell(item) else ""
        return Feedback("blank", None, text(f"marking.blank{doubt}"))
    if key is None or key.get("prediction"):
        return _noted(item, key, usable)
    if kind:
        return kind.mark(item, key, usable)
    if item["kind"] == "text" or key.get("open"):
        return _open(item, key, usable)
    match item["kind"]:
        case "match":
            return _match(item, key, usable)
        case "order":
            return _order(item, key, usable)
        case "rate":
            return _rate(key, usable)
        case _:
            return _choice(item, key, set(_ids(usable)))


def _ids(answer: object) -> list[str]:
    if isinstance(answer, str):
        return [answer]
    return [str(name) for name in answer] if isinstance(answer, list | tuple) else []


def _usable(item: Mapping[str, Any], answer: object) -> Any:  # noqa: ANN401 - by kind
    """Keep of an answer what this item can have: answers are files, and files can be edited."""
    known = [option["id"] for option in item.get("options", ())]
    given = [name for name in dict.fromkeys(_ids(answer)) if name in known]
    match item["kind"]:
        case "one":
            return given[0] if len(given) == 1 else None
        case "many" | "order":
            return given
        case "match":
            table = answer if isinstance(answer, dict) else {}
            right = [*(option["id"] for option in item["right"]), CANT_TELL]
            rows = [option["id"] for option in item["left"] if table.get(option["id"]) in right]
            return {row: table[row] for row in rows}
        case "rate":
            return rating(answer)
        case "text":
            return answer if isinstance(answer, str) else None
        case _:
            return answer


def _noted(item: Mapping[str, Any], key: Mapping[str, Any] | None, answer: object) -> Feedback:
    form = "marking.noted_rate" if item["kind"] == "rate" else "marking.noted"
    notes = (key["reason"],) if key else ()
    later = key.get("discussion", "") if key else ""
    return Feedback("noted", None, text(form, value=answer), (), notes, later)


def _open(item: Mapping[str, Any], key: Mapping[str, Any], answer: object) -> Feedback:
    lines = _lines(item.get("options", ()), key, set(_ids(answer)), {})
    told = without_label(key.get("model", ""))
    model = (f"{text('page.model')}: {told}",) if told else ()
    notes = (*key.get("look_for", ()), *model, key["reason"])
    form = "marking.open_text" if item["kind"] == "text" else "marking.open"
    return Feedback("open", None, text(form), lines, notes, key.get("discussion", ""))
