"""What a first check of marks says: how each of them stands, and nothing of our reading."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whosays.core.i18n import text
from whosays.questions.kinds.mark import spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# Reasons that tell where a mark is, not which words we would have marked.
_PLAIN = ("outside", "headline", "furniture")
_PLACES = ("start", "end")


def first_look(
    found: spans.SpanFeedback, marks: Iterable[Mapping[str, Any]], words: str
) -> dict[str, Any]:
    """Keep of what was found only what is about the student's own marks.

    Parameters
    ----------
    found : SpanFeedback
    marks : iterable of dict
        Clean; those that were read.
    words : str
        Of the text.

    Returns
    -------
    dict
        As :func:`whosays.questions.kinds.mark.spans.as_dict` gives it, with ``first``: of each
        record that a mark met the mark's own place, no cue, no code and no reason; of a mark
        besides only a reason that names no words of ours. What was not marked is only counted.
    """
    table = spans.as_dict(found)
    given = {mark["id"]: mark for mark in marks}
    plain = {text(f"spans.extra_{name}") for name in _PLAIN}
    records = []
    for number, record in enumerate(table["records"]):
        mark = given.get(record["mark"])
        if mark is None:
            continue
        place = {name: mark[name] for name in _PLACES}
        own = words[mark["start"] : mark["end"]]
        nothing = dict.fromkeys(("code", "says", "rule", "shows"), "")
        records.append({**record, **nothing, **place, "record": str(number), "quote": own})
    extras = [
        {**extra, "reason": extra["reason"] if extra["reason"] in plain else ""}
        for extra in table["extras"]
    ]
    return {**table, "records": records, "extras": extras, "notes": [], "first": True}
