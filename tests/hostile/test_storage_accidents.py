"""Windows, a sync program and bad luck in any order: no answer that was called saved is lost.

Each answer is a number of its own. Whatever a window that is still open has read or written is
on disk after it saves again: as the answer, beside it under ``earlier``, or overwritten by
somebody who had seen it.
"""

from __future__ import annotations

import errno
import itertools
import os
import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest import mock

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from whosays.answers import file_store
from whosays.answers.deleting import delete_all
from whosays.answers.file_store import FileStore
from whosays.core.i18n import text

UNIT = "01-a"
ITEMS = ("p", "q")
WINDOWS = 3
# Rules are sentences by their names.
# ruff: noqa: D102
# In memory where that can be: an accident, unlike a power cut, needs no disk.
MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - folders of their own

which = st.integers(0, WINDOWS - 1)
item = st.sampled_from(ITEMS)


def full(*_):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


class Accidents(RuleBasedStateMachine):
    """A folder of answers, some windows on it, and what befalls them."""

    tried = staticmethod(lambda kind, n=1: None)  # noqa: ARG005 - a place for the counts

    def __init__(self):
        super().__init__()
        self.place = Path(tempfile.mkdtemp(dir=MEMORY))
        self.folder = self.place / "answers"
        self.file = self.folder / f"{UNIT}.json"
        self.windows = [FileStore(UNIT, self.folder) for _ in range(WINDOWS)]
        self.numbers = itertools.count(1)
        self.over = {}  # number -> the number that its writer had seen
        self.states = []
        self.now = datetime(2024, 9, 17, tzinfo=UTC)
        self.clock = mock.patch.object(file_store, "_now", self.time)
        self.clock.start()

    def teardown(self):
        self.clock.stop()
        shutil.rmtree(self.place)

    def time(self):
        self.now += timedelta(seconds=1)
        return self.now

    def keep_state(self):
        if self.file.exists():
            self.states = [*self.states[-5:], self.file.read_bytes()]

    # ------------------------------------------------------------ what people do
    @rule(which=which, item=item)
    def save(self, which, item):
        window, number = self.windows[which], next(self.numbers)
        self.over[number] = window._seen.get(item, {}).get("value")
        saved = window.save(item, number)
        assert saved.ok, saved.message
        assert saved.value == number
        assert window.unsaved(item) == ""
        self.keep_state()
        self.tried("acknowledged answers")

    @rule(which=which, item=item)
    def look(self, which, item):
        self.windows[which].record(item)

    @rule(which=which)
    def open_anew(self, which):
        self.windows[which] = FileStore(UNIT, self.folder)

    @rule(which=which)
    def delete_on_purpose(self, which):
        there = self.file.exists()
        delete_all(self.folder)
        self.states.clear()
        if there:
            assert self.windows[which].records() == {}

    # ------------------------------------------------------------ what befalls them
    @rule(back=st.integers(1, 5))
    def bring_back(self, back):
        if self.states and self.folder.exists():
            self.file.write_bytes(self.states[-min(back, len(self.states))])
            self.tried("accidents")

    @rule(left=st.integers(0, 400))
    def cut_short(self, left):
        if self.file.exists():
            os.truncate(self.file, min(left, self.file.stat().st_size))
            self.tried("accidents")

    @rule()
    def delete_folder(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        self.tried("accidents")

    @rule(which=which, item=item)
    def disk_full(self, which, item):
        window, number = self.windows[which], next(self.numbers)
        seen = window._seen.get(item, {}).get("value")
        with mock.patch.object(os, "fsync", full):
            saved = window.save(item, number)
        assert not saved.ok
        assert window.unsaved(item) == text("answers.full")
        self.over[number] = seen
        assert window.flush(item).ok
        self.keep_state()
        self.tried("accidents")

    @rule(hours=st.integers(-48, 48))
    def clock_set(self, hours):
        self.now += timedelta(hours=hours)
        self.tried("accidents")

    # ------------------------------------------------------------ what must hold
    def kept(self, item):
        record = FileStore(UNIT, self.folder).records().get(item, {})
        found = {record.get("value"), *(e["value"] for e in record.get("earlier", []))}
        whole = set(found)
        for number in found:
            seen = self.over.get(number)
            while seen is not None and seen not in whole:
                whole.add(seen)
                seen = self.over.get(seen)
        return whole

    @rule(which=which)
    def mend(self, which):
        """Have a window save again: what it knew is there."""
        window = self.windows[which]
        window._known.heed(self.folder)  # what was deleted on purpose is to be gone
        known = {n: r["value"] for n, r in window._known.records.items()}
        assert window.flush(ITEMS[0]).ok
        for name, value in known.items():
            assert value is None or value in self.kept(name), f"{name} {value} is lost"

    @rule(which=which)
    def shown_is_what_is_on_disk_or_called_unsaved(self, which):
        window = self.windows[which]
        shown = window.records()
        assert set(window._known.records) <= set(shown)
        there = FileStore(UNIT, self.folder).records()
        for name, record in shown.items():
            if window.unsaved(name) == "":
                assert there[name] == record


def test_no_order_of_accidents_loses_an_answer(count):
    Accidents.tried = staticmethod(count)
    patient = settings(
        max_examples=120, stateful_step_count=30, deadline=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    run_state_machine_as_test(Accidents, settings=patient)
