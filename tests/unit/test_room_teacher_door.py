"""The password of the teacher's page."""

from __future__ import annotations

import re

from whosays.room.limits import Limit
from whosays.room.teacher_door import Door, password


def door():
    return Door("abcd-efgh", tries=Limit(3, 0))


def test_a_password_is_new_each_time_and_can_be_read_from_a_terminal():
    made = {password() for _ in range(50)}
    assert len(made) == 50
    assert all(
        re.fullmatch(r"([b-df-hj-kmnp-tv-xz2-9]{4}-){2}[b-df-hj-kmnp-tv-xz2-9]{4}", one)
        for one in made
    )


def test_only_the_password_opens_and_only_what_it_gave_stays_open():
    one = door()
    secret = one.enter(" abcd-efgh ", "a")
    assert one.is_open(secret)
    assert not one.is_open("")
    assert not one.is_open(secret[:-1])
    assert one.enter("abcd", "b") == ""
    assert not door().is_open(secret)


def test_after_some_tries_even_the_right_one_has_to_wait():
    one = door()
    assert [one.enter("x", "a") for _ in range(3)] == [""] * 3
    assert one.enter("abcd-efgh", "a") == ""
    assert one.enter("abcd-efgh", "b")


def test_no_more_than_twenty_browsers_stay_in():
    one = Door("x", tries=Limit(100, 0))
    secrets = [one.enter("x", "a") for _ in range(25)]
    assert [one.is_open(secret) for secret in secrets] == [False] * 5 + [True] * 20
