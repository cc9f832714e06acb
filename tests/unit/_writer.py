"""Other processes for the tests of the answers: another window, and one that gets killed.

``python _writer.py hold <lock>``: take a lock, say ``held``, give it back when stdin ends.
``python _writer.py save <folder> <exercise> <name> <count>``: save that many answers.
``python _writer.py nursery <folder>``: fork writers on demand, to be killed.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from filelock import FileLock

from whosays.answers.file_store import FileStore

EXERCISE = "01-crash"


def hold(lock: str) -> None:
    """Hold a lock until nobody is at the other end of stdin."""
    with FileLock(lock):
        sys.stdout.write("held\n")
        sys.stdout.flush()
        sys.stdin.read()


def save(folder: str, exercise: str, name: str, count: int) -> None:
    """Save ``count`` answers of one's own and as many marks of one shared item."""
    store = FileStore(exercise, Path(folder))
    marks: list[dict[str, object]] = []
    for number in range(1, count + 1):
        saved = store.save(name, number)
        if not saved.ok:
            sys.exit(f"{name} {number}: {saved.message}")
        mark = {"id": f"{name}-{number}", "start": number, "end": number + 1, "code": "vague"}
        saved = store.save("shared", [*marks, mark])
        if not saved.ok:
            sys.exit(f"{name} mark {number}: {saved.message}")
        marks = saved.value


def _write_until_killed(folder: Path, name: str) -> None:
    """Save without end, and say so on one line each time the store says that it is saved."""
    store = FileStore(EXERCISE, folder)
    own, shared = f"{name}-marks", "shared"
    marks = {item: store.record(item).get("value") or [] for item in (own, shared)}
    number = max((mark["start"] for mark in marks[own]), default=0)
    while True:
        number += 1
        item = f"{name}-{('a', 'b', 'c')[number % 3]}"
        value = {"n": number, "words": "ع é 😀 " * (number % 40)}
        if store.save(item, value).ok:
            os.write(1, f"{name} {item} {number}\n".encode())
        mark = {"id": f"{name}-m{number}", "start": number, "end": number + 1, "code": "vague"}
        for item, there in marks.items():
            saved = store.save(item, [*there, mark])
            if saved.ok:
                marks[item] = saved.value
                os.write(1, f"{name} {item} {number}\n".encode())


def nursery(folder: Path) -> None:
    """Fork a writer for each ``start <name>``, say ``gone <name>`` for each ``wait <name>``.

    All writers and this process share one pipe, and a line written to it arrives whole, so
    that whoever reads ``gone`` has read everything that writer ever acknowledged.
    """
    born: dict[str, int] = {}
    for line in sys.stdin:
        word, name, *place = line.split()
        if word == "start":
            born[name] = os.fork()
            if not born[name]:
                _write_until_killed(folder / place[0], name)
            os.write(1, f"{name} born {born[name]}\n".encode())
        else:
            os.waitpid(born[name], 0)
            os.write(1, f"{name} gone 0\n".encode())


if __name__ == "__main__":
    if sys.argv[1] == "hold":
        hold(sys.argv[2])
    elif sys.argv[1] == "nursery":
        nursery(Path(sys.argv[2]))
    else:
        save(sys.argv[2], sys.argv[3], sys.argv[4], int(sys.argv[5]))
