"""One answer file: what is kept of it, and what is said of one that cannot be used."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from math import isnan

import pytest
from _handins import A, raw, sheet

from whosays.classroom import intake
from whosays.classroom.intake import Contents, Known, read
from whosays.classroom.untrusted import NotOursError
from whosays.core.i18n import text

KEEP = ["fa-01", "fa-02"]


@pytest.fixture(scope="module")
def known():
    return Known(KEEP)


def written(**more):
    """Give a file with one rating; `more` goes into its record."""
    record = {"value": 5, "version": 1, "changed": "2026-09-01T08:00:00+00:00", **more}
    return json.dumps({"format": 1, "exercise": A, "items": {"fa-01": record}}).encode()


START = datetime(2026, 9, 1, 8, tzinfo=UTC).timestamp()


def test_what_was_asked_for_is_kept_with_its_times_and_the_rest_is_counted(known):
    given = raw(1)
    found = read(given, known)
    assert found.unit == A
    assert found.values == {"fa-01": 18, "fa-02": 29}
    assert list(found.when) == [START + 67, START + 67, START + 127, START + 127]
    assert found.answered == 6
    assert found.newest == START + 6 * 60 + 7
    assert found.digest == hashlib.sha256(given).digest()
    assert len(found.prints) == 6
    assert list(found.prints) == sorted(found.prints)
    assert found.edition == ""
    assert "prints" not in repr(found)


def test_a_file_without_an_answer_has_no_time(known):
    found = read(b'{"exercise": "00-form-a", "items": {}}', known)
    assert (found.values, list(found.when), found.answered, found.newest) == ({}, [], 0, 0.0)


def test_an_answer_is_known_again_by_question_second_and_value(known):
    """The same number in every run: databases keep it."""
    [one] = read(written(), known).prints
    words = "fa-01\x002026-09-01T08:00:00+00:00\x005"
    assert one == int.from_bytes(hashlib.blake2b(words.encode(), digest_size=7).digest(), "big")
    for more in ({"value": 6}, {"changed": "2026-09-01T08:00:01+00:00"}):
        assert read(written(**more), known).prints[0] != one
    assert len(read(written(changed=3), known).prints) == 0
    # Half a surrogate pair, in whatever part it stands.
    assert len(read(written(value="\ud800", changed="\ud800"), known).prints) == 1


@pytest.mark.parametrize(
    ("changed", "seconds"),
    [
        ("2026-09-01T08:00:00", START), ("2026-09-01T10:00:00+02:00", START),
        ("2026-09-01T08:00:00.000000+00:00", START), ("2026-09-01T08:00:00.5", START + 0.5),
        ("soon", None), (3, None), ("2026-09-01T08:00:00" + " " * 21, None),
        ("2026-09-01T08:00:00" + " " * 22, None), ("", None),
    ],
)  # fmt: skip
def test_a_time_is_read_as_iso_writes_it_and_without_a_zone_as_utc(known, changed, seconds):
    [first, now] = read(written(changed=changed), known).when
    if seconds is None:
        assert isnan(first)
        assert isnan(now)
    else:
        assert (first, now) == (seconds, seconds)


def test_a_time_of_forty_signs_is_looked_at_and_a_longer_one_is_not(monkeypatch):
    class Any:
        """Takes any words for a time."""

        @staticmethod
        def fromisoformat(_):
            """Give one."""
            return datetime(2026, 9, 1, 8, tzinfo=UTC)

    monkeypatch.setattr(intake, "datetime", Any)
    assert intake._moment("x" * 40) == START
    assert intake._moment("x" * 41) is None


@pytest.mark.parametrize(
    ("earlier", "first"),
    [
        ([], 0), (None, 0), ({"changed": "2026-09-01T07:00:00"}, 0), ("2026-09-01", 0),
        ([{"changed": "2026-09-01T07:00:00"}, {"changed": "2026-09-01T07:30:00"}], -3600),
        ([{"changed": "2026-09-01T09:00:00"}], 0), ([7, {"changed": 3}, {}], 0),
    ],
)  # fmt: skip
def test_the_first_time_is_the_earliest_that_a_record_tells(known, earlier, first):
    assert list(read(written(earlier=earlier), known).when) == [START + first, START]


def test_without_a_time_of_its_own_an_answer_has_none_at_all(known):
    earlier = [{"changed": "2026-09-01T07:00:00"}]
    assert all(map(isnan, read(written(changed="soon", earlier=earlier), known).when))


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ([], "other"), ({}, "other"), ({"items": {}, "exercise": 3}, "other"),
        ({"items": [], "exercise": A}, "other"),
        ({"format": 1, "items": []}, "other"), ({"format": 2, "items": []}, "newer"),
        ({"format": "2"}, "other"), ({"items": {}, "exercise": "99-none"}, "unit"),
    ],
)  # fmt: skip
def test_a_file_that_holds_no_answers_of_this_kit_says_why(known, table, said):
    with pytest.raises(NotOursError) as raised:
        read(json.dumps(table).encode(), known)
    assert str(raised.value) == text(f"handins.{said}")


def test_a_file_of_a_newer_kit_is_read_as_far_as_it_can_be(known):
    table = sheet(1) | {"format": 2, "more": []}
    assert read(json.dumps(table).encode(), known).values == {"fa-01": 18, "fa-02": 29}


def test_as_many_questions_as_a_file_may_have_are_read_and_one_more_is_too_many(known):
    def many(count):
        items = {f"q{number}": {"value": 1} for number in range(count)}
        return json.dumps({"exercise": A, "items": items}).encode()

    assert read(many(intake.MOST_RECORDS), known).answered == intake.MOST_RECORDS == 500
    with pytest.raises(ValueError, match="far more"):
        read(many(intake.MOST_RECORDS + 1), known)


def test_a_stamp_is_kept_and_other_words_are_not(known):
    for given, kept in (("practice-0123456789ab", "practice-0123456789ab"), ("<b>", ""), (3, "")):
        table = sheet(1) | {"edition": given}
        assert read(json.dumps(table).encode(), known).edition == kept


def test_an_answer_is_cleaned_as_its_question_can_have_it(known):
    assert read(written(value=140), known).values == {"fa-01": 100}
    assert read(written(value="much"), known).values == {}
    assert read(written(value=None), known).answered == 0


# ---------------------------------------------------------------- a class of many
def test_a_short_answer_is_cleaned_once_for_all_and_a_long_one_each_time(monkeypatch):
    asked = []

    def cleaning(_, value):
        asked.append(value)
        return f"clean {value}"

    monkeypatch.setattr(intake, "clean", cleaning)
    monkeypatch.setattr(intake, "_SHORT", 5)
    known = Known(KEEP)
    for word in ("12345", "12345", "123456", "123456", "12345"):
        assert known.cleaned(A, {"fa-01": word}, {"fa-01": word}) == {"fa-01": f"clean {word}"}
    assert asked == ["12345", "123456", "123456"]
    # The same words to another question are another answer.
    known.cleaned(A, {"fa-02": "12345"}, {"fa-02": "12345"})
    assert asked[-1] == "12345"


def test_only_so_many_answers_are_held(monkeypatch):
    assert (intake._SHORT, intake._MOST_SHARED) == (120, 50_000)
    asked = []
    monkeypatch.setattr(intake, "clean", lambda _, value: asked.append(value) or value)
    monkeypatch.setattr(intake, "_MOST_SHARED", 2)
    known = Known(KEEP)
    for word in ("a", "b", "c", "a", "b", "c"):
        known.cleaned(A, {"fa-01": word}, {"fa-01": word})
    assert asked == ["a", "b", "c", "c"]


def test_equal_short_answers_are_one_thing_in_memory_and_long_ones_are_not(monkeypatch):
    monkeypatch.setattr(intake, "_SHORT", 5)
    monkeypatch.setattr(intake, "_MOST_SHARED", 2)
    known = Known(KEEP)

    def held(value):
        return known.shared({"q": value})["q"]

    def made(length):
        return "".join(["x"] * length)

    assert held(made(5)) is held(made(5))
    assert held(made(6)) is not held(made(6))
    assert held([1]) is held([1])
    # No more than two are held; those stay.
    assert held([2]) is not held([2])
    assert held(made(5)) is held(made(5))


def test_one_and_true_are_two_answers():
    known = Known(KEEP)
    assert [known.shared({"q": value})["q"] for value in (1, True, 1.0)] == [1, True, 1.0]
    found = [type(known.shared({"q": value})["q"]) for value in (1, True, 1.0)]
    assert found == [int, bool, float]


def test_what_is_wanted_says_for_which_units_and_what_was_read_for():
    known = Known(KEEP)
    assert known.wanted == {A}
    units, items = known.shape()
    assert A in units
    assert units == sorted(units)
    assert set(items[A]) == set(KEEP)
    assert json.dumps(known.shape())
    assert isinstance(read(raw(1), Known()), Contents)


@pytest.mark.parametrize(
    ("given", "odd"),
    [({"u1-e8": 900}, 1), ({"u1-e8": -5, "u1-e3": "nonsense"}, 2), ({"u1-e7": ["no such"]}, 1),
     ({"u1-e8": "NaN", "u1-e11": 5}, 2), ({"u1-e8": 20, "u1-e3": "cant-tell"}, 0),
     ({"u1-e3": "", "u1-e7": [], "u1-e11": " ", "u1-e8": None}, 0), ({"u9-e9": 900}, 0)],
)  # fmt: skip
def test_answers_that_no_question_can_have_are_counted(given, odd):
    known = Known(["u1-e3", "u1-e7", "u1-e8", "u1-e11"])
    table = {"format": 1, "exercise": "01-who-says-so",
             "items": {name: {"value": value} for name, value in given.items()}}  # fmt: skip
    assert read(json.dumps(table).encode(), known).odd == odd
