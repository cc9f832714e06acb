"""Side by side: two texts that tell the same, and what was lost between them.

The differences that are asked about stand in the item; where they are, which lines belong
beside each other and which other words differ is worked out from the texts.

``before`` and ``after`` are the two versions (words of an article, or ``ours``, with ``outlet``);
``differences`` their places, each with the words of both; ``losses`` the kinds of loss to choose
from. The key has ``pairs`` (difference to loss), and ``accept`` for others that can be defended.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from whosays.core.errors import DataError
from whosays.core.i18n import amiss, counted, text
from whosays.core.schema import check_unique
from whosays.questions.feedback import Line, count_lines, graded
from whosays.questions.kinds.compare import words as compare_words
from whosays.questions.kinds.compare.paper import expected_html, first_html, legend, worksheet_html
from whosays.questions.kinds.compare.records import (
    LOSSES,
    NONE,
    SIDES,
    CompareItem,
    CompareKey,
)
from whosays.questions.kinds.compare.words import name_of, words_of
from whosays.questions.options import CANT_TELL
from whosays.questions.passages import check_passage, passage
from whosays.questions.plain import complete_key
from whosays.questions.verdict import CREDIT, judged
from whosays.sourcing import alignment

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from whosays.core.kit import Kit
    from whosays.questions.feedback import Feedback
    from whosays.questions.kinds.compare.records import (
        CompareShown,
        Difference,
        DifferenceShown,
        Side,
        WordsShown,
    )
    from whosays.questions.verdict import Verdict

__all__ = [
    "ITEM",
    "KEY",
    "LONG",
    "LOSSES",
    "NONE",
    "SECONDS",
    "check_item",
    "check_key",
    "clean",
    "complete_key",
    "expected_html",
    "first_html",
    "grade",
    "has_cant_tell",
    "legend",
    "public",
    "worksheet_html",
]

ITEM = CompareItem
KEY = CompareKey
LONG = True
SECONDS = 25
"""Of work beside reading, for each difference."""


def _all_losses(item: CompareItem) -> list[str]:
    asked = [name for name in item.losses or LOSSES if name != NONE]
    return [*asked, NONE, CANT_TELL]


def has_cant_tell(item: CompareShown) -> bool:  # noqa: ARG001 - as every kind
    """Tell whether “can't tell” is among the answers: always.

    Parameters
    ----------
    item : CompareShown

    Returns
    -------
    bool
    """
    return True


def check_item(item: CompareItem, file: Path, kit: Kit) -> None:
    """Make sure that the two texts are there and hold each difference once.

    Parameters
    ----------
    item : CompareItem
    file : Path
        Named in the error.
    kit : Kit
        What is read from.

    Raises
    ------
    DataError
        If a text cannot be found, or the words of a difference are not in it, are in it twice,
        or share words with another difference.
    """
    where, entries = f"item {item.id}", item.differences
    texts = {"before": item.before, "after": item.after}
    for side in SIDES:
        check_passage(texts[side], file, f"{where}, {side}")
    for entry in entries:
        spot = f"{where}, difference {entry.id}"
        if not entry.before and not entry.after:
            raise DataError(file, spot, *amiss("kinds.compare_no_words"))
    if not entries:
        raise DataError(file, f"{where}, differences", *amiss("kinds.compare_none_listed"))
    check_unique((entry.id for entry in entries), file, f"{where}, difference")
    for side in SIDES:
        shown = passage(texts[side], kit)["text"]
        _check_words(shown, entries, side, file, where)


def _check_words(
    shown: str, entries: Sequence[Difference], side: Side, file: Path, where: str
) -> None:
    taken: list[tuple[int, int, str]] = []
    for entry in entries:
        words, spot = entry.words(side), f"{where}, difference {entry.id}, {side}"
        if not words:
            continue
        found = _starts(shown, words)
        if len(found) != 1:
            raise DataError(
                file,
                spot,
                counted("kinds.compare_times", len(found), words=words),
                text("kinds.compare_times_mend"),
            )
        start, end = found[0], found[0] + len(words)
        for first, last, other in taken:
            if start < last and first < end:
                raise DataError(file, spot, *amiss("kinds.compare_shared", other=other))
        taken.append((start, end, entry.id))


def _starts(shown: str, words: str) -> list[int]:
    """Find whole words; a keyboard's space finds a non-breaking one."""
    plain, wanted = (part.replace("\u00a0", " ") for part in (shown, words))
    before, after = (
        r"(?<!\w)" if wanted[:1].isalnum() else "",
        r"(?!\w)" if wanted[-1:].isalnum() else "",
    )
    return [match.start() for match in re.finditer(before + re.escape(wanted) + after, plain)]


def check_key(key: CompareKey, item: CompareItem, file: Path, kit: Kit) -> None:  # noqa: ARG001 - as every kind
    """Make sure that the key names a loss, among the item's, for each difference.

    Parameters
    ----------
    key : CompareKey
    item : CompareItem
    file : Path
        Named in the error.
    kit : Kit
        What is read from.

    Raises
    ------
    DataError
        If a difference has no name, or something is named that the item does not have.
    """
    where, losses = f"key {key.item}", _all_losses(item)
    known = {entry.id for entry in item.differences}
    pairs, accept = key.pairs, key.accept
    told = {reason.id for reason in key.option}
    for part, names in (("pairs", set(pairs)), ("accept", set(accept)), ("option", told)):
        for name in sorted(names - known):
            raise DataError(
                file,
                f"{where}, {part}",
                *amiss("kinds.compare_no_difference", name=name, known=", ".join(sorted(known))),
            )
    for part, table in (("pairs", {d: (loss,) for d, loss in pairs.items()}), ("accept", accept)):
        for name, given in table.items():
            if not isinstance(given, tuple) or any(loss not in losses for loss in given):
                shown = list(given) if isinstance(given, tuple) else given
                many = part == "accept"
                wrong = "kinds.compare_no_choices" if many else "kinds.compare_no_choice"
                words = amiss(wrong, name=shown, losses=", ".join(losses))
                raise DataError(file, f"{where}, {part}, {name}", *words)
    if not key.prediction and set(pairs) != known:
        raise DataError(file, f"{where}, pairs", *amiss("kinds.compare_pairs"))


def public(item: CompareItem, kit: Kit) -> Mapping[str, object]:
    """Give the two texts with everything that is to be seen in them.

    Parameters
    ----------
    item : CompareItem
    kit : Kit
        What is read from.

    Returns
    -------
    dict
        before, after (passages); rows (places of the lines that stand beside each other, or
        None); steps (where words differ: kind, before, after); alike (share of words in
        common, 0 to 1); differences (id, number, and for either text place and words); losses
        (id, text, letter, means, example). Places are code points in the passage's text.
    """
    passages = {"before": passage(item.before, kit), "after": passage(item.after, kit)}
    before, after = (passages[side]["text"] for side in SIDES)
    steps = alignment.align(before, after)
    return {
        **passages,
        "rows": [list(map(_listed, row)) for row in alignment.rows(before, after)],
        "steps": [
            {"kind": step.kind, "before": [*step.before], "after": [*step.after]}
            for step in steps
            if step.kind != "same"
        ],
        "alike": round(alignment.likeness(before, after), 2),
        "differences": [
            _difference(entry, number, before, after, steps)
            for number, entry in enumerate(item.differences, start=1)
        ],
        "losses": [compare_words.loss(name) for name in _all_losses(item)],
    }


def _listed(place: alignment.Place | None) -> list[int] | None:
    return None if place is None else [*place]


def _difference(
    entry: Difference,
    number: int,
    before: str,
    after: str,
    steps: tuple[alignment.Step, ...],
) -> DifferenceShown:
    words = {side: entry.words(side) for side in SIDES}
    shown = {"before": before, "after": after}
    at = {side: next(iter(_starts(shown[side], words[side])), 0) for side in SIDES}
    # Words that one text lacks still have a place there, for the number to stand at.
    if not words["before"]:
        at["before"] = alignment.place_in_other(steps, at["after"], back=True)
    if not words["after"]:
        at["after"] = alignment.place_in_other(steps, at["before"])
    places = {side: (at[side], at[side] + len(words[side])) for side in SIDES}
    found: dict[str, WordsShown] = {
        side: {"place": [start, end], "words": shown[side][start:end]}
        for side, (start, end) in places.items()
    }
    return {
        "id": entry.id,
        "number": number,
        "before": found["before"],
        "after": found["after"],
    }


def clean(item: CompareShown, value: object) -> dict[str, str] | None:
    """Keep of an answer the names this item has, for the differences it has.

    Parameters
    ----------
    item : CompareShown
    value : object

    Returns
    -------
    dict or None
        Difference to loss.
    """
    table = value if isinstance(value, dict) else {}
    known = [loss["id"] for loss in item["losses"]]
    given = {entry["id"]: table.get(entry["id"]) for entry in item["differences"]}
    return {name: str(loss) for name, loss in given.items() if loss in known} or None


def _beside(difference: DifferenceShown, says: str) -> str:
    """Give what the key says of the words, unless it is the words, which the row has already."""
    shown = [difference[side]["words"] for side in SIDES]
    return "" if all(words in says for words in shown) else says


def grade(item: CompareShown, key: CompareKey, answer: object) -> Feedback:
    """Hold the names a student gave against the key.

    Parameters
    ----------
    item : CompareShown
    key : CompareKey
        With pairs and perhaps accept and option.
    answer : object
        Difference to loss.

    Returns
    -------
    Feedback
        Scored by the share of all differences that have the key's name or an accepted one.
    """
    named = clean(item, answer) or {}
    verdicts: dict[str, Verdict] = {}
    lines = []
    for entry in item["differences"]:
        name, loss = entry["id"], named.get(entry["id"])
        if loss is None:
            continue  # a difference without a name is not given away
        wanted = key.pairs[name]
        accepted = key.accept.get(name, ())
        verdicts[name] = judged(loss, (wanted,), accepted, (CANT_TELL,))
        form = {"fits": "", "open": "accepted"}.get(verdicts[name], "ours")
        ours = text(
            f"kinds.compare_say_{form}",
            loss=name_of(wanted),
        ) if form else ""  # fmt: skip
        reasons = key.of(name)
        lines.append(
            Line(
                name,
                text(
                    "kinds.compare_row", number=entry["number"], words=words_of(entry),
                    loss=name_of(loss),
                ),
                chosen=True,
                verdict=verdicts[name],
                says=_beside(entry, reasons.says),
                rule=reasons.rule,
                shows=" ".join(part for part in (reasons.shows, ours) if part),
            )
        )  # fmt: skip
    total = len(item["differences"])
    score = sum(CREDIT[verdict] for verdict in verdicts.values()) / total
    count = count_lines(lines, blank=total - len(named))
    found = graded(key, score, tuple(lines), count, "named")
    told = {name: {"loss": named[name], "verdict": verdicts[name]} for name in verdicts}
    return replace(found, more={"named": told})
