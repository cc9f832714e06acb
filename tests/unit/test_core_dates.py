from __future__ import annotations

import pytest

from whosays.core.dates import months_between, say_date


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2024-12-04", "4 Dec 2024"),
        ("2024-09", "Sept 2024"),
        ("2022", "2022"),
        ("", "no date"),
        ("2024-01-31", "31 Jan 2024"),
    ],
)
def test_a_date_is_said_no_more_precisely_than_it_is_known(date, expected):
    assert say_date(date) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2017-12-30", "2022-03-04", 50),
        ("2024-01-15", "2024-02-14", 0),
        ("2024-01-15", "2024-02-15", 1),
        ("2024", "2024-12", 11),
        ("2024-05", "2024-05-20", 0),
    ],
)
def test_only_full_months_count(first, second, expected):
    assert months_between(first, second) == expected
