"""Whatever was said to be saved is there after a process is killed, at any point.

Writers acknowledge each answer on a pipe after the store said "saved". They are killed
after a seeded number of acknowledgements, their own or the other's, so that the blow falls
anywhere in what they do next; then a new store must hold everything acknowledged.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from whosays.answers.file_store import FileStore

WRITER = Path(__file__).parents[1] / "unit" / "_writer.py"
EXERCISE = "01-crash"
KILLS = 400
ROUNDS_PER_FOLDER = 11  # then a fresh one, so that no list of marks grows without end

pytestmark = [
    pytest.mark.crash,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork and no SIGKILL on Windows"),
]


class Nursery:
    """The process that forks the writers, and what they have acknowledged."""

    def __init__(self, folder):
        self.process = subprocess.Popen(
            [sys.executable, str(WRITER), "nursery", str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )
        self.pids = {}
        self.acknowledged = {}
        self.gone = set()

    def start(self, name, place):
        """Have a writer born; wait until its number is known."""
        self.process.stdin.write(f"start {name} {place}\n")
        self.gone.discard(name)
        self.pids.pop(name, None)
        while name not in self.pids:
            self.read()

    def read(self):
        """Read one line, and give the name of the writer it is from."""
        line = self.process.stdout.readline()
        assert line, "the nursery died"
        name, item, number = line.split()
        if item == "born":
            self.pids[name] = int(number)
        elif item == "gone":
            self.gone.add(name)
        else:
            self.acknowledged.setdefault((name, item), []).append(int(number))
        return name

    def kill(self, name):
        """Kill a writer, then read what it had still acknowledged."""
        os.kill(self.pids[name], signal.SIGKILL)
        self.process.stdin.write(f"wait {name}\n")
        while name not in self.gone:
            self.read()


@pytest.fixture
def place():
    """Give a folder in memory where there is one: a kill, unlike a power cut, needs no disk."""
    memory = Path("/dev/shm")  # noqa: S108 - a folder of its own is made in it
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as made:
        yield Path(made)


@pytest.fixture
def nursery(place):
    begun = Nursery(place)
    yield begun
    for name, pid in begun.pids.items():
        if name not in begun.gone:
            os.kill(pid, signal.SIGKILL)
    begun.process.stdin.close()
    begun.process.stdout.close()
    assert begun.process.wait(300) == 0


def check(folder, acknowledged):
    records = FileStore(EXERCISE, folder).records()
    for (name, item), numbers in acknowledged.items():
        value = records[item]["value"]
        if item.endswith(("marks", "shared")):
            missing = {f"{name}-m{n}" for n in numbers} - {mark["id"] for mark in value}
            assert not missing, f"{item} lost {missing}"
        else:
            assert value["n"] >= max(numbers), f"{item}: {value['n']} of {max(numbers)}"
            assert value["words"] == "ع é 😀 " * (value["n"] % 40)


def play(nursery, chance, folder):
    """Have two writers at work at once, and kill one after the other."""
    writers = chance.sample(["ann", "bob"], 2)
    for name in writers:
        nursery.start(name, folder.name)
    for name in writers:
        left = chance.randint(1, 5)
        while left:
            nursery.read()
            left -= 1
        nursery.kill(name)
        # The other one may be at work: the file must be whole at any moment.
        table = json.loads((folder / f"{EXERCISE}.json").read_text(encoding="utf-8"))
        assert table["format"] == 1
        check(folder, nursery.acknowledged)


def test_nothing_acknowledged_is_lost_to_a_kill(nursery, place, count):
    chance = random.Random(20240917)  # noqa: S311 - a fixed series, nothing secret
    for number in range(KILLS // (2 * ROUNDS_PER_FOLDER) + 1):
        folder = place / f"folder-{number}"
        folder.mkdir()
        left = folder / f".{EXERCISE}.99999999-deadbeef.tmp"
        left.write_text('{"format": 1, "it', encoding="utf-8")
        os.utime(left, (0, 0))
        nursery.acknowledged.clear()
        for _ in range(ROUNDS_PER_FOLDER):
            play(nursery, chance, folder)
            count("kills", 2)
        told = sum(map(len, nursery.acknowledged.values()))
        assert told > 3 * ROUNDS_PER_FOLDER, "the writers did get to write"
        count("acknowledged answers", told)
        assert not list(folder.glob("*unreadable*")), "no half file ever took the name"
        assert FileStore(EXERCISE, folder).save("after", 1).ok, "the dead disturb nobody"
        assert not list(folder.glob(".*.tmp")), "and what they left is swept"
