"""What a first check of marks says: how each of them stands, and nothing of our reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.core.i18n import text
from whosays.questions.kinds.mark import spans

if TYPE_CHECKING:
    from collections.abc import Iterable

    from whosays.corpus.marks import Mark

# Reasons that tell where a mark is, not which words we would have marked.
_PLAIN = ("outside", "headline", "furniture")


def first_look(found: spans.SpanFeedback, marks: Iterable[Mark], words: str) -> spans.SpanShown:
    """Keep of what was found only what is about the student's own marks.

    Parameters
    ----------
    found : SpanFeedback
    marks : iterable of Mark
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
    records: list[spans.RecordShown] = []
    for number, record in enumerate(table["records"]):
        mark = given.get(record["mark"] or "")
        if mark is None:
            continue
        record.update(
            {
                "record": str(number), "start": mark["start"], "end": mark["end"],
                "quote": words[mark["start"] : mark["end"]],
                "code": "", "says": "", "rule": "", "shows": "",
            }
        )  # fmt: skip
        records.append(record)
    for extra in table["extras"]:
        extra["reason"] = extra["reason"] if extra["reason"] in plain else ""
    table["records"], table["notes"], table["first"] = records, [], True
    return table
