from __future__ import annotations

import contextlib
import errno
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from _patience import Clock
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.answers import file_store as answers
from whosays.answers.deleting import delete_all
from whosays.answers.file_store import FileStore
from whosays.answers.merge import KEPT
from whosays.core.i18n import text

WRITER = Path(__file__).with_name("_writer.py")
ANY_CHARACTER = st.text(st.characters(exclude_categories=()))  # half surrogate pairs too
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | ANY_CHARACTER,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(ANY_CHARACTER, inner, max_size=4),
    max_leaves=10,
)


def mark(name, start=0, code="vague"):
    return {"id": name, "start": start, "end": start + 5, "code": code}


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "answers"


@pytest.fixture
def store(folder):
    return FileStore("01-a", folder, Clock().patience())


@pytest.fixture
def windows(folder):
    """Two windows that have both seen what was there before."""
    first = FileStore("01-a", folder)
    first.save("q", "before")
    first.save("m", [mark("m1"), mark("m2", 10)])
    second = FileStore("01-a", folder)
    for window in (first, second):
        window.record("q")
        window.record("m")
    return first, second


def ids(marks):
    return [m["id"] for m in marks]


def on_disk(folder, exercise="01-a"):
    return json.loads((folder / f"{exercise}.json").read_text(encoding="utf-8"))


def leftovers(folder):
    return sorted(f.name for f in folder.iterdir() if f.suffix not in {".json", ".lock"})


# ---------------------------------------------------------------- there and back
@settings(max_examples=60)
@given(values=st.dictionaries(ANY_CHARACTER, ANY_JSON, max_size=4))
def test_whatever_is_saved_comes_back_in_a_new_kernel(values):
    # JSON has one way to write a character, also for two halves side by side.
    values = json.loads(json.dumps(values))
    with tempfile.TemporaryDirectory() as place:
        store = FileStore("01-a", Path(place))
        for name, value in values.items():
            saved = store.save(name, value)
            assert saved.ok, saved.message
            assert saved.value == value
        found = FileStore("01-a", Path(place)).records()
        assert {name: record["value"] for name, record in found.items()} == values
        assert leftovers(Path(place)) == []


def test_the_file_is_plain_to_read_and_says_which_exercise_and_version(store, folder):
    store.save("q", "قال “so” 😀")
    table = on_disk(folder)
    assert (table["format"], table["exercise"]) == (1, "01-a")
    assert table["kit"]
    assert "قال “so” 😀" in (folder / "01-a.json").read_text(encoding="utf-8")


def test_versions_count_changes_and_nothing_else(store):
    for value in ("a", "a", "b"):
        store.save("q", value)
    assert store.record("q")["version"] == 2


def test_hints_and_checked_are_kept_with_the_answer(store, folder):
    store.save("q", None, hints=2)
    store.save("q", "a", checked=True, item="abc")
    store.save("q", "b", checked=False)
    store.save("q", "c", checked=True)
    record = FileStore("01-a", folder).record("q")
    assert (record["value"], record["hints"], record["checked"]) == ("c", 2, True)
    assert record["item"] == "abc"
    assert record["first"] == "a", "what was thought before any feedback"


def test_a_blank_edit_is_kept_as_a_blank(store, folder):
    store.save("q", "a")
    store.save("q", None)
    record = FileStore("01-a", folder).record("q")
    assert record["value"] is None
    assert record["version"] == 2


def test_an_item_nobody_answered_has_an_empty_record(store):
    assert store.record("q") == {}
    assert store.records() == {}


# ---------------------------------------------------------------- two windows
def test_two_windows_on_different_items_keep_both(windows, folder):
    first, second = windows
    assert first.save("x", 1).ok
    assert second.save("y", 2).ok
    values = {name: record["value"] for name, record in FileStore("01-a", folder).records().items()}
    assert (values["x"], values["y"]) == (1, 2)


def test_the_later_window_wins_a_single_answer_and_the_earlier_is_kept(windows, folder):
    first, second = windows
    first.save("q", "mine")
    saved = second.save("q", "yours")
    assert (saved.ok, saved.value) == (True, "yours")
    assert "another window" in saved.message
    record = FileStore("01-a", folder).record("q")
    assert record["value"] == "yours"
    assert [entry["value"] for entry in record["earlier"]] == ["mine"]
    assert record["earlier"][0]["changed"]


# ---------------------------------------------------------------- made from an answer it names
def test_a_change_made_from_what_is_on_disk_is_no_conflict_whatever_the_kernel_saw_last(folder):
    FileStore("01-a", folder).save("q", "before")
    saved = FileStore("01-a", folder).take("q", {"value": "before"}, value="after")
    assert (saved.ok, saved.value) == (True, "after")
    assert "another window" not in saved.message
    assert "earlier" not in on_disk(folder)["items"]["q"]


def test_of_two_pages_of_one_kernel_the_one_that_is_behind_does_not_wipe_the_other(store, folder):
    store.save("q", "before")
    store.take("q", {"value": "before"}, value="from one page")
    saved = store.take("q", {"value": "before"}, value="from the other")
    assert "another window" in saved.message
    kept = on_disk(folder)["items"]["q"]
    assert (kept["value"], kept["earlier"][0]["value"]) == ("from the other", "from one page")


def test_marks_of_a_page_that_is_behind_take_nothing_away(store):
    old = [mark("m1"), mark("m2", 10)]
    store.save("m", old)
    store.take("m", {"value": old}, value=[*old, mark("new")])
    saved = store.take("m", {"value": old}, value=old[1:])
    assert ids(saved.value) == ["m2", "new"]


@pytest.mark.parametrize("again", ["same", "from the disk", "from what waits"])
def test_what_waited_is_made_from_what_it_was_first_made_from(folder, monkeypatch, again):
    """A page loaded again shows what waits in memory as if that were on disk."""
    FileStore("01-a", folder).save("m", [mark("m1")])
    store = FileStore("01-a", folder)
    waits = [mark("m1"), mark("m2", 10)]
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refusing(errno.ENOSPC))
        assert not store.take("m", {"value": [mark("m1")]}, value=waits).ok
        assert store.is_waiting("m")
    base = [mark("m1")] if again == "from the disk" else waits
    more = waits if again == "same" else [*waits, mark("m3", 20)]
    saved = store.take("m", {"value": base}, value=more)
    assert (saved.ok, saved.value) == (True, more)
    assert not store.is_waiting("m")


def test_a_late_answer_stands_beside_a_newer_one_not_in_its_place(store, folder):
    store.save("q", "the newer one")
    saved = store.take("q", {"value": None}, "2001-01-01T00:00:00+00:00", value="sent late")
    assert (saved.ok, saved.value) == (True, "the newer one")
    kept = on_disk(folder)["items"]["q"]
    assert [entry["value"] for entry in kept["earlier"]] == ["sent late"]


@pytest.mark.parametrize(
    ("base", "made"), [("before", "2001-01-01T00:00:00+00:00"), (None, "2999-01-01T00:00:00+00:00")]
)
def test_a_late_answer_that_is_the_newest_takes_its_place(store, base, made):
    store.save("q", "before")
    assert store.take("q", {"value": base}, made, value="sent late").value == "sent late"


OLD = "2001-01-01T00:00:00+00:00"


def test_a_late_answer_and_reasons_in_one_change_take_the_place_of_none(store, folder):
    store.save("q", "the newer one")
    store.note("q", why="the newer reasons")
    store.take("q", {"value": None, "why": ""}, OLD, value="sent late", why="late reasons")
    kept = on_disk(folder)["items"]["q"]
    assert kept["value"] == "the newer one"
    assert {entry.get("value") for entry in kept["earlier"]} >= {"sent late"}
    assert {entry.get("why") for entry in kept["earlier"]} >= {"the newer reasons"}


def test_a_late_answer_that_had_to_wait_takes_away_nothing_that_was_kept_meanwhile(
    store, folder, monkeypatch
):
    store.save("q", "the newer one")
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refusing(errno.ENOSPC))
        assert not store.take("q", {"value": None}, OLD, value="sent late").ok
    FileStore("01-a", folder).take("q", {"value": "before"}, value="from another window")
    assert store.flush("q").ok
    kept = on_disk(folder)["items"]["q"]
    assert kept["value"] == "from another window"
    assert {entry["value"] for entry in kept["earlier"]} == {"the newer one", "sent late"}
    assert "beside" not in kept


def test_reasons_of_two_pages_are_both_kept(store, folder):
    store.take("q", {"why": ""}, why="one page")
    store.take("q", {"why": "one page"}, why="one page more")
    store.take("q", {"why": ""}, why="other page")
    kept = on_disk(folder)["items"]["q"]
    assert kept["why"] == "other page"
    assert [entry["why"] for entry in kept["earlier"]] == ["one page more"]


def test_a_second_change_in_the_same_window_is_no_conflict(windows):
    first, second = windows
    first.save("q", "mine")
    second.save("q", "yours")
    saved = second.save("q", "yours again")
    assert "another window" not in saved.message
    assert len(second.record("q")["earlier"]) == 1


def test_two_windows_with_the_same_answer_do_not_quarrel(windows):
    first, second = windows
    first.save("q", "same")
    saved = second.save("q", "same")
    assert "another window" not in saved.message
    assert "earlier" not in second.record("q")


def test_a_blank_in_another_window_is_nothing_to_keep(windows):
    first, second = windows
    first.save("q", " ")
    saved = second.save("q", "yours")
    assert "another window" not in saved.message


def test_clearing_in_one_window_keeps_what_the_other_wrote(windows, folder):
    first, second = windows
    first.save("q", "mine")
    assert second.save("q", None).ok
    record = FileStore("01-a", folder).record("q")
    assert record["value"] is None
    assert [entry["value"] for entry in record["earlier"]] == ["mine"]


def test_earlier_answers_are_kept_up_to_a_limit_the_newest_last(folder):
    for number in range(KEPT + 5):
        FileStore("01-a", folder).save("q", number + 1)
    earlier = [entry["value"] for entry in FileStore("01-a", folder).record("q")["earlier"]]
    assert earlier == list(range(5, KEPT + 5))


def test_marks_of_two_windows_are_merged_and_the_window_is_told(windows, folder):
    first, second = windows
    first.save("m", [mark("m1"), mark("m2", 10), mark("m3", 20)])
    saved = second.save("m", [mark("m1"), mark("m2", 10), mark("m4", 30)])
    assert {m["id"] for m in saved.value} == {"m1", "m2", "m3", "m4"}
    assert "another window" in saved.message
    assert FileStore("01-a", folder).record("m")["value"] == saved.value


def test_three_windows_each_add_a_mark(windows, folder):
    third = FileStore("01-a", folder)
    third.record("m")
    for number, window in enumerate((*windows, third)):
        window.save("m", [mark("m1"), mark("m2", 10), mark(f"n{number}", 50 + number)])
    names = [m["id"] for m in FileStore("01-a", folder).record("m")["value"]]
    assert sorted(names) == ["m1", "m2", "n0", "n1", "n2"]


def test_a_mark_that_waits_survives_a_cell_that_runs_again(windows, monkeypatch):
    """The cell reads the record again while a change is still only in memory."""
    first, second = windows
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refusing(errno.ENOSPC))
        assert not first.save("m", [mark("m1"), mark("m2", 10), mark("mine", 20)]).ok
    first.record("m")
    second.save("m", [mark("m1"), mark("m2", 10), mark("yours", 30)])
    saved = first.flush("m")
    assert {"mine", "yours"} <= set(ids(saved.value))


def test_fields_alone_change_no_answer_and_hide_none(windows, folder):
    """Asking for a hint in a window that still shows the older answer."""
    first, second = windows
    first.save("q", "mine")
    saved = second.note("q", hints=1)
    assert saved.ok
    record = FileStore("01-a", folder).record("q")
    assert (record["value"], record["hints"]) == ("mine", 1)
    saved = second.save("q", "yours")
    assert "another window" in saved.message, "it had never shown “mine”"
    assert [e["value"] for e in second.record("q")["earlier"]] == ["mine"]


def test_fields_alone_then_marks_of_both_windows_stay(windows):
    first, second = windows
    first.save("m", [mark("m1"), mark("m2", 10), mark("m3", 20)])
    second.note("m", hints=1)
    saved = second.save("m", [mark("m1"), mark("m2", 10), mark("m4", 30)])
    assert set(ids(saved.value)) == {"m1", "m2", "m3", "m4"}


def test_fields_of_an_item_nobody_answered(store, folder):
    assert store.note("q", hints=1).ok
    record = FileStore("01-a", folder).record("q")
    assert (record["value"], record["hints"]) == (None, 1)


def test_fields_do_not_replace_an_answer_that_waits(store, folder, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refusing(errno.ENOSPC))
        store.save("q", "a")
        saved = store.note("q", hints=1)
        assert (saved.ok, saved.value) == (False, "a")
    assert store.flush("q").ok
    record = FileStore("01-a", folder).record("q")
    assert (record["value"], record["hints"]) == ("a", 1)


def test_a_list_changed_in_place_still_counts_as_changed(windows):
    """What the store gives and takes is copied: else it could not tell what is new."""
    first, second = windows
    marks = first.record("m")["value"]
    second.save("m", [mark("m1"), mark("m2", 10), mark("yours", 30)])
    marks.append(mark("mine", 20))
    saved = first.save("m", marks)
    assert set(ids(saved.value)) == {"m1", "m2", "mine", "yours"}
    second.record("m")
    second.save("m", [*second.record("m")["value"], mark("yours too", 40)])
    saved.value.append(mark("mine too", 50))
    names = {"m1", "m2", "mine", "mine too", "yours", "yours too"}
    assert set(ids(first.save("m", saved.value).value)) == names


def test_a_list_changed_in_place_is_not_saved_before_it_is_given(store, monkeypatch):
    marks = [mark("m1")]
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refusing(errno.ENOSPC))
        saved = store.save("m", marks)
    for given_away in (marks, saved.value, store.record("m")["value"]):
        given_away.append(mark("half made"))
    store.records()["m"]["value"].append(mark("half made"))
    assert ids(store.flush("m").value) == ["m1"]


def test_marks_saved_on_the_way_do_not_take_away_what_the_window_never_showed(windows, monkeypatch):
    """A waiting change goes to disk with another item's, whose widget alone is told."""
    first, second = windows
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refusing(errno.ENOSPC))
        first.save("m", [mark("m1"), mark("m2", 10), mark("mine", 20)])
    second.save("m", [mark("m1"), mark("m2", 10), mark("yours", 30)])
    assert first.save("q", "other item").ok
    saved = first.save("m", [mark("m1"), mark("m2", 10), mark("mine", 20), mark("more", 40)])
    assert set(ids(saved.value)) == {"m1", "m2", "mine", "more", "yours"}
    saved = first.save("m", [m for m in saved.value if m["id"] != "yours"])
    assert "yours" not in ids(saved.value), "once told, the window can take it away"


@pytest.mark.parametrize("again", [False, True], ids=["once", "the cell runs again"])
def test_an_answer_that_waited_does_not_wipe_what_came_in_between(windows, monkeypatch, again):
    first, second = windows
    mine, yours = ([mark("m1"), mark("m2", 10), mark(name, 20)] for name in ("mine", "yours"))
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refusing(errno.ENOSPC))
        first.save("q", "mine")
        first.save("m", mine)
    second.save("q", "yours")
    second.save("m", yours)
    if again:
        assert first.record("q")["value"] == "mine"
        assert ids(first.record("m")["value"]) == ids(mine)
    saved = first.flush("q")
    assert "another window" in saved.message
    records = second.records()
    assert records["q"]["value"] == "mine"
    assert [entry["value"] for entry in records["q"]["earlier"]] == ["yours"]
    assert set(ids(records["m"]["value"])) == {"m1", "m2", "mine", "yours"}


def test_a_window_that_showed_nothing_takes_nothing_away(folder):
    """Opened before anything was answered; then “Check” is pressed there on the blank."""
    first, second = FileStore("01-a", folder), FileStore("01-a", folder)
    for window in (first, second):
        window.record("q")
    first.save("q", "mine")
    saved = second.save("q", "", checked=True)
    assert (saved.ok, saved.value) == (True, "mine")
    record = FileStore("01-a", folder).record("q")
    assert record["value"] == "mine"
    assert not {"checked", "first", "earlier"} & set(record)
    assert "another window" in second.save("q", "yours").message
    assert [e["value"] for e in FileStore("01-a", folder).record("q")["earlier"]] == ["mine"]


@pytest.mark.parametrize("value", [object(), {1, 2}, [b"bytes"]], ids=["object", "set", "bytes"])
def test_what_is_no_json_is_refused_at_once_and_holds_up_nothing(store, folder, value):
    with pytest.raises(TypeError):
        store.save("q", value)
    assert store.records() == {}
    assert store.save("r", "a").ok
    assert set(FileStore("01-a", folder).records()) == {"r"}


# ---------------------------------------------------------------- whose they are
def test_nothing_written_says_who_or_where(folder, monkeypatch):
    for name in ("USER", "LOGNAME", "USERNAME", "LNAME", "HOSTNAME", "COMPUTERNAME"):
        monkeypatch.setenv(name, "zaphod-q")
    monkeypatch.setenv("HOME", "/home/zaphod-q")
    first, second = FileStore("01-a", folder), FileStore("01-a", folder)
    first.save("q", "mine", item="abc", hints=1, checked=True)
    second.save("q", "yours", checked=False)
    table = on_disk(folder)
    assert set(table) == {"format", "exercise", "kit", "items"}
    assert set(table["items"]["q"]) == {
        "value", "version", "changed", "first", "earlier", "item", "hints", "checked", "line",
    }  # fmt: skip
    assert set(table["items"]["q"]["earlier"][0]) == {"value", "changed"}
    assert sorted(file.name for file in folder.iterdir()) == [".01-a.lock", "01-a.json"]
    here = [socket.gethostname(), "zaphod", str(folder)]
    for file in folder.iterdir():
        written = file.read_text(encoding="utf-8")
        assert not [word for word in here if word in written]


# ---------------------------------------------------------------- other processes
def test_two_processes_at_once_lose_nothing(folder):
    count = 15
    running = [
        subprocess.Popen(
            [sys.executable, str(WRITER), "save", str(folder), "01-a", name, str(count)],
            stderr=subprocess.PIPE,
        )
        for name in ("one", "two")
    ]
    for process in running:
        _, said = process.communicate(timeout=300)
        assert process.returncode == 0, said.decode()
    records = FileStore("01-a", folder).records()
    assert (records["one"]["value"], records["two"]["value"]) == (count, count)
    expected = {f"{name}-{n}" for name in ("one", "two") for n in range(1, count + 1)}
    assert set(ids(records["shared"]["value"])) == expected
    assert leftovers(folder) == []


def test_a_window_that_holds_the_lock_is_waited_for_then_the_answer_waits(
    store, folder, monkeypatch
):
    monkeypatch.setattr(answers, "LOCK_SECONDS", 0.01)
    folder.mkdir()
    holder = subprocess.Popen(
        [sys.executable, str(WRITER), "hold", str(folder / ".01-a.lock")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert holder.stdout.readline() == b"held\n"
    saved = store.save("q", "a")
    assert (saved.ok, saved.value, saved.message) == (False, "a", text("answers.busy"))
    assert not store.file.exists()
    assert store.records()["q"]["value"] == "a"
    holder.communicate(timeout=300)
    assert store.flush("q").ok
    assert FileStore("01-a", folder).record("q")["value"] == "a"


# ---------------------------------------------------------------- the disk refuses
def refusing(number):
    def refuse(*_args, **_kwargs):
        raise OSError(number, os.strerror(number))

    return refuse


PLACES = [(os, "fsync"), (os, "replace"), (os, "open")]
REASONS = {
    errno.ENOSPC: "disk is full",
    errno.EDQUOT: "disk is full",
    errno.EROFS: "does not let the kit write",
    errno.EACCES: "does not let the kit write",
    errno.EPERM: "does not let the kit write",
    errno.EIO: os.strerror(errno.EIO),
}


@pytest.mark.parametrize("place", PLACES, ids=["fsync", "replace", "open"])
@pytest.mark.parametrize("number", REASONS, ids=errno.errorcode.get)
def test_a_disk_that_refuses_loses_nothing(store, folder, monkeypatch, place, number):
    store.save("earlier", 1)
    with monkeypatch.context() as patch:
        patch.setattr(*place, refusing(number))
        saved = store.save("q", "a")
        assert not saved.ok
        assert saved.value == "a"
        assert REASONS[number] in saved.message
        assert "Try again" in saved.message
        assert saved.status()["state"] == "unsaved"
    assert store.records()["q"]["value"] == "a", "it stays in memory"
    assert "q" not in FileStore("01-a", folder).records()
    assert leftovers(folder) == []
    assert store.save("r", "b").ok, "the next change takes the waiting one along"
    found = FileStore("01-a", folder).records()
    assert {n: r["value"] for n, r in found.items()} == {"earlier": 1, "q": "a", "r": "b"}


def test_try_again_saves_what_waits(store, folder, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refusing(errno.ENOSPC))
        store.save("q", "a", hints=1)
        assert not store.flush("q").ok
    saved = store.flush("q")
    assert (saved.ok, saved.value) == (True, "a")
    assert FileStore("01-a", folder).record("q")["hints"] == 1


def test_the_last_of_several_waiting_changes_is_saved(store, folder, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refusing(errno.ENOSPC))
        for value in ("a", "ab", "abc"):
            store.save("q", value)
    assert store.flush("q").value == "abc"
    assert FileStore("01-a", folder).record("q")["value"] == "abc"


def test_what_was_taken_along_waits_no_longer_and_is_not_written_again(store, folder, monkeypatch):
    """Trying one answer again saves all that waits; none of it may come back later."""
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refusing(errno.ENOSPC))
        for name in ("q", "r", "s"):
            store.save(name, "a")
    assert store.flush("q").ok
    for name in ("q", "r", "s"):
        assert not store.is_waiting(name)
        assert store.unsaved(name) == ""
    other = FileStore("01-a", folder)
    other.record("r")
    assert other.save("r", "from another window").ok
    assert store.save("q", "b").ok
    assert FileStore("01-a", folder).record("r")["value"] == "from another window"


@pytest.mark.parametrize("number", [errno.EACCES, errno.EIO], ids=errno.errorcode.get)
def test_a_file_that_cannot_be_read_just_now_is_not_written_over(
    store, folder, monkeypatch, number
):
    """A virus scanner or a network drive may hold the file for a moment."""
    store.save("earlier", 1)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", refusing(number))
        saved = store.save("q", "a")
        assert (saved.ok, saved.value) == (False, "a")
        assert REASONS[number] in saved.message
    assert store.flush("q").ok
    found = FileStore("01-a", folder).records()
    assert {n: r["value"] for n, r in found.items()} == {"earlier": 1, "q": "a"}


def test_a_folder_that_is_missing_is_made(tmp_path):
    deep = tmp_path / "a" / "b"
    assert FileStore("01-a", deep).records() == {}
    assert not deep.exists(), "looking makes nothing"
    assert FileStore("01-a", deep).save("q", 1).ok


def test_a_folder_that_is_a_file_is_said_and_the_file_stays(tmp_path):
    place = tmp_path / "answers"
    place.write_text("mine", encoding="utf-8")
    store = FileStore("01-a", place)
    assert store.records() == {}
    saved = store.save("q", "a")
    assert not saved.ok
    assert str(place) in saved.message
    assert place.read_text(encoding="utf-8") == "mine"
    place.unlink()
    assert store.flush("q").ok


def test_a_folder_deleted_while_one_works_is_made_again(store, folder):
    store.save("q", "a")
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()
    assert store.save("r", "b").ok
    assert store.save("q", "c").ok
    found = FileStore("01-a", folder).records()
    assert {n: r["value"] for n, r in found.items()} == {"q": "c", "r": "b"}


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs rights that bind")
def test_a_read_only_folder_for_real(store, folder):
    folder.mkdir(mode=0o500)
    saved = store.save("q", "a")
    assert (saved.ok, REASONS[errno.EACCES] in saved.message) == (False, True)
    folder.chmod(0o700)
    assert store.flush("q").ok


@pytest.fixture
def disk(tmp_path):
    """Give a disk of its own, of 64 KiB, where the system lets a test have one."""
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=64k", "whosays-test", str(place)]
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=300)
    except (OSError, subprocess.SubprocessError) as error:
        pytest.skip(f"no disk can be mounted here: {error}")
    yield place
    subprocess.run(["umount", str(place)], check=True, timeout=300)


def test_a_full_disk_for_real(disk):
    folder = disk / "answers"
    store = FileStore("01-a", folder)
    assert store.save("earlier", 1).ok
    filler = disk / "filler"
    with contextlib.suppress(OSError), filler.open("wb", 0) as handle:
        for _ in range(100):  # pages of 4 KiB: more than there is room for
            handle.write(b"x" * 4096)
    assert shutil.disk_usage(disk).free == 0
    words = "long " * 2000
    saved = store.save("q", words)
    assert (saved.ok, saved.value, saved.message) == (False, words, text("answers.full"))
    assert set(FileStore("01-a", folder).records()) == {"earlier"}, "the file is whole"
    assert leftovers(folder) == []
    filler.unlink()
    assert store.flush("q").ok
    found = FileStore("01-a", folder).records()
    assert {n: r["value"] for n, r in found.items()} == {"earlier": 1, "q": words}


def test_a_read_only_disk_for_real(disk):
    folder = disk / "answers"
    store = FileStore("01-a", folder)
    assert store.save("earlier", 1).ok
    remount = ["mount", "-o", "remount,ro", str(disk)]
    subprocess.run(remount, check=True, capture_output=True, timeout=300)
    fresh = FileStore("02-b", disk / "never made")
    for window in (store, fresh):
        saved = window.save("q", "a")
        assert (saved.ok, saved.value) == (False, "a")
        assert saved.message == text("answers.read_only", folder=window.folder)
        assert window.records()["q"]["value"] == "a"
    assert "01-a.json" in delete_all(folder)
    remount[2] = "remount,rw"
    subprocess.run(remount, check=True, capture_output=True, timeout=300)
    assert store.flush("q").ok
    assert fresh.flush("q").ok
    assert set(FileStore("01-a", folder).records()) == {"earlier", "q"}


# ---------------------------------------------------------------- files that do not fit
BROKEN = {
    "cut": b'{"format": 1, "items": {"q": {"val',
    "empty": b"",
    "not utf-8": b"\xff\xfe\x00 nothing",
    "not a table": b"[1, 2]",
    "no items": b'{"format": 1}',
    "items a list": b'{"format": 1, "items": []}',
    "format a text": b'{"format": "1", "items": {}}',
    "deep": b"[" * 200_000,
}


@pytest.mark.parametrize("raw", BROKEN.values(), ids=BROKEN)
def test_a_file_that_cannot_be_understood_is_put_aside_never_lost(folder, raw):
    folder.mkdir()
    (folder / "01-a.json").write_bytes(raw)
    store = FileStore("01-a", folder)
    assert store.records() == {}
    assert store.save("q", "a").ok
    (kept,) = folder.glob("*.unreadable-*.txt")
    assert kept.read_bytes() == raw
    assert kept.name in store.notice
    assert FileStore("01-a", folder).record("q")["value"] == "a"


def test_two_unreadable_files_are_both_kept(folder):
    folder.mkdir()
    for raw in (b"one", b"two"):
        (folder / "01-a.json").write_bytes(raw)
        FileStore("01-a", folder).save("q", "a")
    kept = {file.read_bytes() for file in folder.glob("*.unreadable-*.txt")}
    assert kept == {b"one", b"two"}


def test_an_unreadable_file_that_cannot_be_put_aside_is_left_alone(folder, monkeypatch):
    folder.mkdir()
    file = folder / "01-a.json"
    file.write_bytes(b"one")
    real = os.replace

    def replace(source, target):
        if source == file:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    store = FileStore("01-a", folder, Clock().patience())
    saved = store.save("q", "a")
    assert (saved.ok, saved.value) == (False, "a")
    assert file.read_bytes() == b"one"
    monkeypatch.undo()
    assert store.flush("q").ok
    (kept,) = folder.glob("*.unreadable-*.txt")
    assert kept.read_bytes() == b"one"


NEWER = {
    "same shape": {"format": 2, "items": {"q": {"value": "new"}}},
    "another shape": {"format": 2, "answers": [{"item": "q", "value": "new"}]},
    "items a list": {"format": 3, "items": [1]},
}


@pytest.mark.parametrize("table", NEWER.values(), ids=NEWER)
def test_a_file_of_a_newer_kit_is_left_alone(folder, table):
    folder.mkdir()
    file = folder / "01-a.json"
    raw = json.dumps(table)
    file.write_text(raw, encoding="utf-8")
    store = FileStore("01-a", folder)
    store.records()
    assert store.notice == text("answers.newer")
    saved = store.save("q", "old")
    assert (saved.ok, saved.value, saved.message) == (False, "old", text("answers.newer"))
    assert file.read_text(encoding="utf-8") == raw
    assert leftovers(folder) == []
    file.unlink()
    assert store.flush("q").ok, "once the newer file is gone, this kit may write"


ODD = {
    "a record that is none": {"q": "odd"},
    "without a value": {"q": {"version": 3}},
    "version a text": {"q": {"value": "x", "version": "three"}},
    "earlier a number": {"q": {"value": "x", "version": 1, "earlier": 5}},
    "marks with lists for ids": {"q": {"value": [{"id": []}], "version": 1}},
    "null": {"q": None},
}


@pytest.mark.parametrize("items", ODD.values(), ids=ODD)
@pytest.mark.parametrize("value", ["a", [mark("m1")]], ids=["text", "marks"])
def test_records_changed_by_hand_disturb_nothing_and_stay_in_the_file(folder, items, value):
    folder.mkdir()
    table = {"format": 1, "items": {**items, "other": {"value": 1, "version": 1}}}
    (folder / "01-a.json").write_text(json.dumps(table), encoding="utf-8")
    store = FileStore("01-a", folder)
    assert store.records()["other"]["value"] == 1
    assert store.save("q", value).ok
    record = FileStore("01-a", folder).record("q")
    assert record["value"] == value
    assert isinstance(record["version"], int)
    assert store.save("other", 2).ok
    everything = "".join(f.read_text(encoding="utf-8") for f in folder.glob("*.[jt]*"))
    for odd in items.values():
        kept = odd.get("value", 3) if isinstance(odd, dict) else odd
        assert odd is None or json.dumps(kept).strip("[]{}") in everything.replace("\n", "")


def test_odd_records_of_other_items_survive_a_save(folder):
    folder.mkdir()
    table = {"format": 1, "items": {"odd": "by hand", "novalue": {"note": "mine"}}}
    (folder / "01-a.json").write_text(json.dumps(table), encoding="utf-8")
    store = FileStore("01-a", folder)
    assert store.records() == {}
    store.save("q", "a")
    written = (folder / "01-a.json").read_text(encoding="utf-8")
    assert "by hand" in written
    assert "mine" in written


# ---------------------------------------------------------------- deleted on purpose
def test_after_deleting_a_window_begins_afresh(windows, folder):
    first, second = windows
    delete_all(folder)
    assert first.record("q") == {}
    saved = second.save("q", "new")
    assert saved.ok
    assert "another window" not in saved.message
    assert set(FileStore("01-a", folder).records()) == {"q"}


def test_the_folder_is_the_one_the_environment_names(monkeypatch, tmp_path):
    monkeypatch.setenv("WHOSAYS_ANSWERS", str(tmp_path / "mine"))
    assert FileStore("01-a").save("q", 1).ok
    assert (tmp_path / "mine" / "01-a.json").is_file()
    assert "1 files" in delete_all()
