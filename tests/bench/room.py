"""A room of 35 on one laptop: whether all is kept, how long a save takes, what the server costs.

Run with ``python3 -m whosays bench``, or by itself. The server is a process of its own; students
are threads that speak to it as browsers do. First all answer as fast as they can and hand in; then
each saves an answer every ten seconds while the teacher's page follows, as in a lesson. The report
that the page shows is worked out with every change. Nothing here is a test.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

KIT = Path(__file__).parents[2]
STUDENTS = 35
RUSH = 20
LESSON = 30  # seconds
sys.path[:0] = [str(KIT), str(KIT / "tests" / "shared"), str(KIT / "tests" / "unit")]


def serve(folder: Path) -> None:
    """Be the server, until the line to whoever asked for it is closed."""
    from _room import Running  # noqa: PLC0415 - the parent needs none of it

    print(Running(folder).port, flush=True)
    sys.stdin.read()


def cost(pid: int) -> tuple[float, float]:
    """Give a process's seconds on the processor, and the most memory that it took, in MiB."""
    import psutil  # noqa: PLC0415 - the server needs none of it

    times = psutil.Process(pid).cpu_times()
    status = Path(f"/proc/{pid}/status")
    if not status.is_file():
        return times.user + times.system, psutil.Process(pid).memory_info().rss / 2**20
    lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
    return times.user + times.system, int(lines["VmHWM"].split()[0]) / 1024


class Student:
    """One of the class, and how long each of its saves took."""

    def __init__(self, number: int, browser: object) -> None:
        self.number, self.browser, self.sign = number, browser, ""
        self.answers: dict[str, object] = {}
        self.seconds: list[float] = []
        self.kept = 0

    def answer(self, name: str, value: object) -> None:
        """Answer a question, and wait until it is on the laptop's disk."""
        from _room import sheet  # noqa: PLC0415 - as above

        self.answers[name] = value
        raw = sheet(second=self.number * 97 + len(self.seconds), **self.answers)
        began = time.perf_counter()
        reply = self.browser.put(raw, self.sign)
        self.seconds.append(time.perf_counter() - began)
        if reply.status == 200:
            self.sign, self.kept = reply.table["sign"], self.kept + 1


def crowd(work: object, students: list[Student]) -> float:
    """Let all do the same at once; give the seconds until the last was done."""
    began = time.perf_counter()
    threads = [threading.Thread(target=work, args=(one,)) for one in students]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return time.perf_counter() - began


def at(share: float, seconds: list[float]) -> float:
    """Give what a share of saves was quicker than, in milliseconds."""
    return 1000 * sorted(seconds)[min(len(seconds) - 1, round(share * len(seconds)))]


def rush(student: Student) -> None:
    """Join, answer as fast as can be, hand in."""
    student.browser.join(f"n{student.number}")
    for step in range(RUSH):
        student.answer(f"u1_e{step + 1}", (student.number * 7 + step * 11) % 101)
    student.handed_in = student.browser.to("POST", "/room/handin").status == 200


def lesson(student: Student) -> None:
    """Save an answer every ten seconds, as somebody does who reads in between."""
    time.sleep(student.number * 10 / STUDENTS)
    for step in range(LESSON // 10):
        student.answer("u1_l2", step)
        student.browser.to("GET", "/room/me")
        time.sleep(10)


def follow(teacher: object, ended: threading.Event) -> None:
    """Look every second, and load the report where something has changed."""
    changes = -1
    while not ended.wait(1):
        now = teacher.to("GET", "/teacher/state").table["changes"]
        if now != changes:
            changes = now
            teacher.to("GET", "/teacher/report")


def measure(folder: Path) -> None:
    """Measure, and print a table."""
    from _room import UNIT, Browser  # noqa: PLC0415 - as above

    from whosays.classroom import collect  # noqa: PLC0415 - as above

    line = subprocess.Popen(
        [sys.executable, __file__, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    port = int(line.stdout.readline())
    students = [Student(number, Browser(port)) for number in range(STUDENTS)]
    whole = crowd(rush, students)
    saves = [each for one in students for each in one.seconds]
    sent = STUDENTS * RUSH
    print(f"{STUDENTS} students, {RUSH} answers each, all at once: {whole:.1f} s")
    print(f"  confirmed {sum(one.kept for one in students)} of {sent}")
    found = collect.collect([folder / "handins"], ["u1-e8"])
    held = {one.label: one.units[UNIT].get("u1-e8") for one in found.students}
    right = sum(held.get(f"n{one.number}") == one.answers["u1_e8"] for one in students)
    print(f"  handed in and read again as it was given: {right} of {STUDENTS}")
    print(f"  a save: middle {at(0.5, saves):.0f} ms, p95 {at(0.95, saves):.0f} ms, "
          f"slowest {1000 * max(saves):.0f} ms")  # fmt: skip
    for one in students:
        one.seconds.clear()
    before, _ = cost(line.pid)
    ended, teacher = threading.Event(), Browser(port).enter()
    watching = threading.Thread(target=follow, args=(teacher, ended))
    watching.start()
    whole = crowd(lesson, students)
    ended.set()
    watching.join()
    after, most = cost(line.pid)
    saves = [each for one in students for each in one.seconds]
    print(f"a lesson with the teacher's page open, {whole:.0f} s, {len(saves)} saves")
    print(f"  a save: middle {at(0.5, saves):.0f} ms, p95 {at(0.95, saves):.0f} ms")
    print(
        f"  the server: {100 * (after - before) / whole:.1f} % of one core, {most:.0f} MiB at most"
    )
    print(json.dumps({"core": (after - before) / whole, "MiB": most}))
    line.stdin.close()
    line.wait()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        serve(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as made:
            measure(Path(made) / "room")
