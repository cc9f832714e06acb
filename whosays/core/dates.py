"""Dates as a reader sees them, as precise as they are known."""

from __future__ import annotations

from whosays.core.i18n import text


def say_date(date: str) -> str:
    """Write a date in words.

    Parameters
    ----------
    date : str
        ISO: ``2024-12-10``, ``2024-12``, ``2024`` or empty.

    Returns
    -------
    str
        No more precise than it was given; a word of its own where there is none.
    """
    if not date:
        return text("figures.date_none")
    year, _, rest = date.partition("-")
    if not rest:
        return year
    month, _, day = rest.partition("-")
    name = text("figures.date_months").split()[int(month) - 1]
    if not day:
        return text("figures.date_month", month=name, year=year)
    return text("figures.date_day", day=int(day), month=name, year=year)


def months_between(first: str, second: str) -> int:
    """Count the full months between two dates.

    Parameters
    ----------
    first, second : str
        ISO; a date known only to the month or year stands for its start.

    Returns
    -------
    int
    """

    def parts(date: str) -> tuple[int, int, int]:
        year, month, day = (int(part) for part in (date + "-01-01")[:10].split("-"))
        return year, month, day

    a, b = parts(first), parts(second)
    return (b[0] - a[0]) * 12 + b[1] - a[1] - (b[2] < a[2])
