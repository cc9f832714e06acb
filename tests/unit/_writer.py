"""Other processes for the tests of the answers: another window, and one that gets killed.

``python _writer.py hold <lock>``: take a lock, say ``held``, give it back when stdin ends.
``python _writer.py save <folder> <exercise> <name> <count>``: save that many answers.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from filelock import FileLock

from whosays.answers import Store

EXERCISE = "01-crash"


def hold(lock: str) -> None:
    """Hold a lock until nobody is at the other end of stdin."""
    with FileLock(lock):
        sys.stdout.write("held\n")
        sys.stdout.flush()
        sys.stdin.read()


def save(folder: str, exercise: str, name: str, count: int) -> None:
    """Save ``count`` answers of one's own and as many marks of one shared item."""
    store = Store(exercise, Path(folder))
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


def write_until_killed(folder: Path, name: str, acknowledge: int) -> None:
    """Save without end: three answers in turn and a list of marks that grows.

    Parameters
    ----------
    folder : Path
        Where.
    name : str
        This writer's name, before the names of its items.
    acknowledge : int
        File descriptor that gets one line for each answer that is said to be saved.
    """
    store = Store(EXERCISE, folder)
    marks = store.record(f"{name}-marks").get("value") or []
    number = int(store.record(f"{name}-count").get("value") or 0)
    while True:
        number += 1
        item = f"{name}-{('a', 'b', 'c')[number % 3]}"
        if store.save(item, {"n": number, "words": "ع é 😀 " * (number % 40)}).ok:
            os.write(acknowledge, f"{item} {number}\n".encode())
        mark = {"id": f"{name}-m{number}", "start": number, "end": number + 1, "code": "vague"}
        marks = [*marks[-200:], mark]
        if store.save(f"{name}-marks", marks).ok:
            os.write(acknowledge, f"{name}-marks {number}\n".encode())
        if store.save(f"{name}-count", number).ok:
            os.write(acknowledge, f"{name}-count {number}\n".encode())


if __name__ == "__main__":
    if sys.argv[1] == "hold":
        hold(sys.argv[2])
    else:
        save(sys.argv[2], sys.argv[3], sys.argv[4], int(sys.argv[5]))
