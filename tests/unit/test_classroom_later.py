"""The calendar file for form C: the day, and what RFC 5545 asks of a file."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from whosays.classroom import later
from whosays.classroom.handins import Handin
from whosays.core import i18n

B = "07-form-b"
MADE = datetime(2026, 11, 28, 23, 30, tzinfo=timezone(timedelta(hours=2)))


def began(*days):
    return [
        Handin(number, {}, {B: datetime(2026, 10, day, 9, tzinfo=UTC).timestamp()})
        for number, day in enumerate(days, 1)
    ]


def test_seven_weeks_after_the_day_on_which_most_took_form_b():
    assert later.due(began(5, 5, 5, 12), date(2026, 1, 1)) == date(2026, 11, 23)
    assert later.due(began(5, 12), date(2026, 1, 1)) == date(2026, 11, 30)


def test_without_form_b_it_is_seven_weeks_from_today():
    other = Handin(1, {}, {"00-form-a": 1.0})
    assert later.due([other], date(2026, 11, 28)) == date(2027, 1, 16)


def unfolded(raw):
    assert raw.endswith(b"\r\n")
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    return raw.decode().replace("\r\n ", "").split("\r\n")


def test_the_file_is_one_event_of_one_whole_day():
    lines = unfolded(later.calendar(date(2026, 12, 31), MADE))
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    table = dict(line.split(":", 1) for line in lines[3:-3])
    assert table["DTSTART;VALUE=DATE"] == "20261231"
    assert table["DTEND;VALUE=DATE"] == "20270101"
    assert table["DTSTAMP"] == "20261128T213000Z"
    assert table["UID"] == "form-c-20261231@whosays"


def test_words_are_escaped_and_lines_broken_between_characters(monkeypatch):
    words = "Ünïcödé; with, commas \\ and\nlines. " * 9
    monkeypatch.setattr(later, "text", lambda _: words)
    lines = unfolded(later.calendar(date(2026, 12, 31), MADE))
    (said,) = [line for line in lines if line.startswith("DESCRIPTION:")]
    plain = said.removeprefix("DESCRIPTION:").replace("\\n", "\n")
    for sign in (";", ",", "\\"):
        plain = plain.replace(f"\\{sign}", sign)
    assert plain == words


def test_the_words_name_the_form_and_where_it_is():
    assert "exercises/08-form-c.ipynb" in i18n.text("class_report.later_about")
