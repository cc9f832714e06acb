from __future__ import annotations

import os
from datetime import UTC, datetime

import pytest
from _tiny import UNIT

from whosays.answers import handin_file
from whosays.answers.progress import next_step, progress_row, progress_rows
from whosays.answers.session import Sheet
from whosays.core.kit import Kit
from whosays.core.paths import answers_dir

HOUR = datetime(2026, 3, 2, 10, tzinfo=UTC)


def row(name, lesson=(0, 4), exercise=(0, 10), hour=None, stage="course"):
    """Give a row of a unit: (answered, total) for its pages; no lesson for a form."""
    pages = {
        where: {"minutes": 40, "answered": given, "total": total,
                "core": total, "core_answered": given}
        for where, (given, total) in {"lesson": lesson, "exercise": exercise}.items()
        if total
    }  # fmt: skip
    changed = "" if hour is None else HOUR.replace(hour=hour).isoformat()
    return {
        "id": name, "stage": stage, "pages": pages, "changed": changed,
        "answered": lesson[0] + exercise[0], "total": lesson[1] + exercise[1],
    }  # fmt: skip


def core_done(name, answered):
    """Give a row whose lesson is done, and of its exercise the 7 of 10 that are for everybody."""
    made = row(name, (4, 4), (answered, 10), hour=9)
    made["pages"]["exercise"] |= {"core_answered": 7, "core": 7}
    return made


def form(name, given=0, hour=None, stage="before"):
    return row(name, lesson=(0, 0), exercise=(given, 10), hour=hour, stage=stage)


DONE = {"lesson": (4, 4), "exercise": (10, 10)}


# ---------------------------------------------------------------- counts
def test_a_unit_has_its_number_and_a_form_its_letter(kit):
    names = ("01-who-says-so", "06-your-own-report", "00-form-a", "08-form-c")
    assert [progress_row(name, Kit(kit))["mark"] for name in names] == ["1", "6", "A", "C"]


def test_the_forms_stand_before_after_and_some_weeks_later(kit):
    rows = progress_rows(Kit(kit))
    stages = {row["id"]: row["stage"] for row in rows if row["stage"] != "course"}
    assert stages == {"00-form-a": "before", "07-form-b": "after", "08-form-c": "later"}


@pytest.mark.usefixtures("tiny_kit")
def test_progress_counts_what_is_answered_page_by_page():
    (row,) = progress_rows()
    assert (row["answered"], row["total"], row["minutes"]) == (0, 8, 12)
    assert (row["mark"], row["stage"], row["changed"]) == ("1", "course", "")
    assert (row["lesson"], row["exercise"]) == (
        f"lessons/{UNIT}.ipynb", f"exercises/{UNIT}.ipynb",
    )  # fmt: skip
    for name, answer in (("t-rate", 0), ("t-one", "a"), ("t-text", "  "), ("t-guess", 40)):
        Sheet(name).save(answer)
    Sheet("t-many").store.note("t-many", hints=1)
    (row,) = progress_rows()
    assert row["answered"] == 3, "0 is an answer; blanks and hints are none"
    counts = {where: (page["answered"], page["total"]) for where, page in row["pages"].items()}
    assert sum(given for given, _ in counts.values()) == 3
    assert sum(total for _, total in counts.values()) == 8
    assert row["changed"] == Sheet("t-guess").record["changed"]


@pytest.mark.usefixtures("tiny_kit")
def test_a_reason_alone_is_no_answer():
    Sheet("t-one").save(None, why="Because.")
    assert progress_rows()[0]["answered"] == 0


def test_a_wrong_question_takes_neither_its_unit_nor_the_start_page_away(tiny):
    del tiny.item("t-many")["options"]
    assert [row["total"] for row in progress_rows(Kit(tiny.write()))] == [8]


@pytest.mark.parametrize("slip", ["[unit", "[unit]\nid = 1\n"])
def test_a_unit_that_cannot_be_read_costs_only_its_own_row(tiny, slip):
    root = tiny.write()
    (root / "exercises" / "02-b.toml").write_text(slip, encoding="utf-8")
    good, bad = progress_rows(Kit(root))
    assert (good["id"], good["total"], good["next"]["id"]) == (UNIT, 8, UNIT)
    assert (bad["id"], bad["mark"]) == ("02-b", "2")
    assert "02-b.toml" in bad["problem"]
    assert "next" not in bad


# ---------------------------------------------------------------- what comes next
def test_at_first_the_first_form_comes_next():
    step = next_step([form("00-a"), row("01"), row("02")])
    assert step == {
        "id": "00-a", "page": "exercise", "begun": False, "answered": 0, "total": 10, "minutes": 40,
    }  # fmt: skip


def test_who_stopped_in_the_middle_goes_on_there():
    rows = [form("00-a", 9, hour=8), row("01", (4, 4), (3, 10), hour=9), row("02")]
    step = next_step(rows)
    assert (step["id"], step["page"], step["begun"], step["answered"]) == (
        "01", "exercise", True, 3,
    )  # fmt: skip
    assert step["minutes"] == 30, "of 40 minutes, 7 of 10 questions are left: 28, in fives"


def test_a_form_with_a_blank_keeps_nobody_from_the_next_unit():
    rows = [form("00-a", 9, hour=8), row("01", **DONE, hour=9), row("02")]
    step = next_step(rows)
    assert (step["id"], step["page"], step["begun"]) == ("02", "lesson", False)


def test_what_was_passed_over_comes_when_the_rest_is_done():
    rows = [form("00-a", 9, hour=8), row("01", **DONE, hour=9), row("02", **DONE, hour=10)]
    assert next_step(rows)["id"] == "00-a"


@pytest.mark.parametrize(
    ("lesson", "exercise", "page"),
    [
        ((0, 4), (0, 10), "lesson"),
        ((3, 4), (0, 10), "lesson"),
        ((3, 4), (1, 10), "exercise"),
        ((4, 4), (9, 10), "exercise"),
        ((3, 4), (10, 10), "lesson"),
    ],
)
def test_the_lesson_comes_first_until_the_exercise_was_begun(lesson, exercise, page):
    assert next_step([row("01", lesson, exercise, hour=9)])["page"] == page


def test_who_has_done_what_is_for_everybody_goes_on_with_the_next_unit():
    """A class does the core path: nothing sends it back for what is there “if there is time”."""
    rows = [core_done("01", 7), row("02")]
    step = next_step(rows)
    assert (step["id"], step["page"]) == ("02", "lesson")


def test_who_has_begun_with_more_goes_on_with_it():
    rows = [core_done("01", 8), row("02")]
    assert (next_step(rows)["id"], next_step(rows)["answered"]) == ("01", 8)


def test_more_comes_when_all_the_rest_is_done():
    rows = [core_done("01", 7), row("02", **DONE, hour=10)]
    assert (next_step(rows)["id"], next_step(rows)["page"]) == ("01", "exercise")


@pytest.mark.usefixtures("tiny_kit")
def test_a_unit_says_how_much_of_it_is_for_everybody(tiny):
    tiny.item("t-many")["path"] = "more"
    tiny.write()
    (before,) = progress_rows()
    assert (before["total"], before["core"], before["core_answered"]) == (8, 7, 0)
    Sheet("t-one").save("a")
    Sheet("t-many").save(["a"])
    (after,) = progress_rows()
    assert (after["answered"], after["core_answered"]) == (2, 1)
    assert sum(page["core"] for page in after["pages"].values()) == 7


def test_what_is_for_some_weeks_later_is_offered_once_it_was_begun():
    done = [row("01", **DONE, hour=9), form("07-b", 10, hour=10, stage="after")]
    assert next_step([*done, form("08-c", stage="later")]) is None
    assert next_step([*done, form("08-c", 1, hour=11, stage="later")])["id"] == "08-c"


def test_the_last_minutes_are_never_none():
    assert next_step([row("01", (4, 4), (9, 10), hour=9)])["minutes"] == 5


def test_nothing_comes_next_where_all_is_done_or_nothing_can_be_read():
    assert next_step([]) is None
    assert next_step([row("01", **DONE, hour=9)]) is None
    assert next_step([{"id": "x", "title": "x", "problem": "It cannot be read."}]) is None


def test_who_handed_in_goes_on_with_what_comes_next():
    half = row("01", (4, 4), (8, 10), hour=9)
    rows = [form("00-a"), half, row("02")]
    assert next_step(rows)["id"] == "01"
    rows[1]["handed"] = True
    step = next_step(rows)
    assert (step["id"], step["page"], step["handed"]) == ("02", "lesson", "01")
    # Of a lesson that ended in the middle of it, it leads back.
    begun = {**row("01", (4, 4), (4, 10), hour=9), "handed": True}
    assert next_step([rows[0], begun, rows[2]])["id"] == "01"
    # It comes again when nothing else is left.
    done = form("00-a", 10, hour=8)
    step = next_step([done, half, row("02", **DONE, hour=8)])
    assert (step["id"], step["answered"], "handed" in step) == ("01", 8, False)


@pytest.mark.usefixtures("tiny_kit")
def test_what_is_answered_after_a_hand_in_is_not_handed_in():
    Sheet("t-rate").save(20)
    assert progress_rows()[0]["handed"] is False
    folder = answers_dir()
    made = handin_file.keep(folder, "", handin_file.answers_in(folder))
    assert progress_rows()[0]["handed"] is True
    Sheet("t-rate").save(40)
    later = made.stat().st_mtime_ns + 1  # a disk may tell no two moments apart
    os.utime(folder / f"{UNIT}.json", ns=(later, later))
    assert progress_rows()[0]["handed"] is False
    assert progress_rows()[0]["handed_before"] is True


def test_more_that_is_answered_after_a_hand_in_leads_on_all_the_same():
    """Unit 2 was handed in and three more questions done: the start page led back to it."""
    rows = [form("00-a"), row("01", (4, 4), (8, 10), hour=9), row("02")]
    core = rows[1]["pages"]["exercise"]
    core["core"] = core["core_answered"] = 7
    assert next_step(rows)["id"] == "01"
    rows[1]["handed_before"] = True
    assert (next_step(rows)["id"], next_step(rows)["handed"]) == ("02", "01")
    core["core_answered"] = 6
    assert next_step(rows)["id"] == "01"


@pytest.mark.usefixtures("tiny_kit")
def test_where_no_folder_is_there_nothing_is_handed_in(tmp_path):
    assert handin_file.handed(tmp_path / "none") == set()
    assert handin_file.handed_before(tmp_path / "none") == set()
