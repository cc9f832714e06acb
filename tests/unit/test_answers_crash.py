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
from pathlib import Path

import pytest

from whosays.answers.store import Store

WRITER = Path(__file__).with_name("_writer.py")
EXERCISE = "01-crash"
KILLS = 220
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
def nursery(tmp_path):
    begun = Nursery(tmp_path)
    yield begun
    for name, pid in begun.pids.items():
        if name not in begun.gone:
            os.kill(pid, signal.SIGKILL)
    begun.process.stdin.close()
    begun.process.stdout.close()
    assert begun.process.wait(60) == 0


def check(folder, acknowledged):
    records = Store(EXERCISE, folder).records()
    for (name, item), numbers in acknowledged.items():
        value = records[item]["value"]
        if item.endswith(("marks", "shared")):
            missing = {f"{name}-m{n}" for n in numbers} - {mark["id"] for mark in value}
            assert not missing, f"{item} lost {missing}"
        else:
            assert value["n"] >= max(numbers), f"{item}: {value['n']} of {max(numbers)}"
            assert value["words"] == "ع é 😀 " * (value["n"] % 40)


def test_nothing_acknowledged_is_lost_to_a_kill(nursery, tmp_path):
    chance = random.Random(20240917)  # noqa: S311 - a fixed series, nothing secret
    kills = rounds = most = 0
    while kills < KILLS:
        place = f"folder-{rounds // ROUNDS_PER_FOLDER}"
        folder = tmp_path / place
        if rounds % ROUNDS_PER_FOLDER == 0:
            folder.mkdir()
            (folder / f".{EXERCISE}.1-dead.tmp").write_text('{"format": 1, "it', encoding="utf-8")
            nursery.acknowledged.clear()
        rounds += 1
        writers = chance.sample(["ann", "bob"], 2)
        for name in writers:
            nursery.start(name, place)
        for name in writers:
            left = chance.randint(1, 7)
            while left:
                nursery.read()
                left -= 1
            nursery.kill(name)
            kills += 1
            # The other one may be at work: the file must be whole at any moment.
            table = json.loads((folder / f"{EXERCISE}.json").read_text(encoding="utf-8"))
            assert table["format"] == 1
            check(folder, nursery.acknowledged)
        most = max(most, sum(map(len, nursery.acknowledged.values())))
        assert not list(folder.glob("*unreadable*")), "no half file ever took the name"
    assert kills >= 200
    assert most > 3 * ROUNDS_PER_FOLDER, "the writers did get to write"
    assert Store(EXERCISE, folder).save("after", 1).ok, "what the dead left behind disturbs nobody"
