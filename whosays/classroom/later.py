"""A file for any calendar that reminds the teacher of form C, seven weeks after form B.

What helps after a week may do harm after seven (Ghazi and others, 2025, as the guide says), so the
late form is the one that matters, and the one that is forgotten.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from whosays.core.i18n import text
from whosays.questions.forms import FORMS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from whosays.classroom.handins import Handin

WEEKS = 7
_LINE = 75
"""Bytes of a line of the file; longer ones go on in the next (RFC 5545, 3.1)."""


def due(handins: Iterable[Handin], today: date) -> date:
    """Give the day for form C.

    Parameters
    ----------
    handins : iterable of Handin
    today : date
        Counted from where nobody has handed in form B.

    Returns
    -------
    date
        Seven weeks after the day on which most began form B; of two such days, the later.
    """
    began = [one.began[FORMS["b"]] for one in handins if FORMS["b"] in one.began]
    days = [datetime.fromtimestamp(moment, UTC).date() for moment in began]
    day = max(set(days), key=lambda one: (days.count(one), one)) if days else today
    return day + timedelta(weeks=WEEKS)


def _escaped(words: str) -> str:
    for sign in ("\\", ";", ","):
        words = words.replace(sign, f"\\{sign}")
    return words.replace("\n", "\\n")


def _folded(line: str) -> str:
    """Break a line where it is too long, never within a character."""
    pieces, now, room = [], "", _LINE
    for sign in line:
        if len((now + sign).encode()) > room:
            pieces.append(now)
            now, room = "", _LINE - 1  # the blank that it goes on with
        now += sign
    return "\r\n ".join([*pieces, now])


def calendar(day: date, made: datetime) -> bytes:
    """Write the reminder.

    Parameters
    ----------
    day : date
    made : datetime
        When the file is made, with a zone.

    Returns
    -------
    bytes
        As any calendar takes it (RFC 5545).
    """
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Who says so?//form C//EN", "BEGIN:VEVENT",
        f"UID:form-c-{day:%Y%m%d}@whosays",
        f"DTSTAMP:{made.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(text('class_report.later_title'))}",
        f"DESCRIPTION:{_escaped(text('class_report.later_about'))}",
        "TRANSP:TRANSPARENT", "END:VEVENT", "END:VCALENDAR",
    ]  # fmt: skip
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()
