"""Large classes: what collecting, grading and reporting costs, and that it grows as they do.

Run with ``python3 -m whosays bench``, or by itself with the sizes as words. Each size runs in a
process of its own, so that its memory is its own. Aim: 10,000 students with six exercises each in
60 s and 1 GiB. The crowd is made up: choices, ratings, marks and texts, each student's another;
answers of the other kinds are those of an early kit. ``processor`` counts the processes that
read for the first one, too, and MiB takes each of them at its largest. ``opens`` is the slower of
the two reports in a Chromium, if one is there: from the click until its words are drawn, the middle
of five; the aim for 1,000 students is 2 s. Nothing here is a test.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

KIT = Path(__file__).parents[2]
SIZES = (100, 1_000, 10_000)
sys.path.insert(0, str(KIT / "tests" / "unit"))


def most_memory(count: int) -> float:
    """Give the most memory of this process and of those that read for it, in MiB, if it is told."""
    status = Path("/proc/self/status")
    if not status.is_file():
        return 0.0
    import resource  # noqa: PLC0415 - there is none on Windows

    lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
    others = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return int(lines["VmHWM"].split()[0]) / 1024 + count * others


def crowd(place: Path, count: int) -> None:
    """Put a class on disk."""
    from _class import crowd as made  # noqa: PLC0415 - the parent needs none of it

    from whosays.classroom import class_data  # noqa: PLC0415 - as above

    old = KIT / "tests" / "old_answers" / "0.1.0"
    made(place, count, class_data.items())
    for number, student in enumerate(sorted(place.iterdir())):
        for file in student.iterdir():
            table = json.loads(file.read_text(encoding="utf-8"))
            kept = json.loads((old / file.name).read_text(encoding="utf-8"))["items"]
            for at, (name, record) in enumerate(kept.items()):
                when = f"2026-10-{1 + number % 28:02}T09:{at % 60:02}:00.{number:06}+00:00"
                table["items"].setdefault(name, {**record, "changed": when})
            file.write_text(json.dumps(table, indent=1), encoding="utf-8")


def cost(place: Path, out: Path) -> dict[str, float]:
    """Collect, grade and report a class; give seconds of the clock and of the processor."""
    from whosays.classroom import crew, grade_run, report_run  # noqa: PLC0415 - as above

    told: dict[str, float] = {}
    started, worked = time.perf_counter(), time.process_time()
    # Two commands: what the first held is let go before the second.
    told["students"] = len(grade_run.run(grade_run.Plan([place], out / "gradebook.csv"))[1].rows)
    told["graded"] = time.perf_counter() - started
    report_run.write(report_run.read([place], out=out)[1], out)
    told["seconds"] = time.perf_counter() - started
    told["worked"] = time.process_time() - worked + sum(os.times()[2:4])
    told["MiB"] = most_memory(crew.processes(told["students"] * 6))
    again = time.perf_counter()
    grade_run.run(grade_run.Plan([place], out / "gradebook.csv"))
    told["again"] = time.perf_counter() - again
    return told


# Until the whole page has been read and laid out, and a frame with it has been drawn.
DRAWN = """() => new Promise((done) => {
  const drawn = () => requestAnimationFrame(() => setTimeout(() => done(performance.now())));
  if (document.readyState === "complete") drawn(); else addEventListener("load", drawn);
})"""


def opens(out: Path) -> float:
    """Open each report in a browser some times; give seconds of the slower one, 0 without one."""
    from whosays.launch import chromium  # noqa: PLC0415 - as above

    found = chromium.find()
    if found is None:
        return 0.0
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where there is a browser

    slowest = 0.0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found, args=["--no-sandbox", "--disable-gpu"]
        )
        for file in sorted(out.glob("*.html")):
            waits = []
            for _ in range(5):
                page = browser.new_page(viewport={"width": 1280, "height": 900})
                page.goto(file.resolve().as_uri(), wait_until="commit")
                waits.append(page.evaluate(DRAWN) / 1000)
                page.close()
            slowest = max(slowest, statistics.median(waits))
        browser.close()
    return slowest


def main() -> None:
    """Make each class, and print what it costs."""
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(cost(Path(sys.argv[2]), Path(sys.argv[3]))))
        return
    sizes = [int(word) for word in sys.argv[1:]] or list(SIZES)
    print(
        "students   all (s)  processor (s)  graded (s)  again (s)  per student (ms)   MiB "
        " opens (s)"
    )
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            place, out = Path(folder) / "in", Path(folder) / "out"
            crowd(place, size)
            words = [sys.executable, __file__, "--one", str(place), str(out)]
            done = subprocess.run(words, capture_output=True, text=True, check=True)
            told = json.loads(done.stdout)
            print(
                f"{told['students']:>8.0f} {told['seconds']:>9.1f} {told['worked']:>14.1f} "
                f"{told['graded']:>11.1f} {told['again']:>10.1f} "
                f"{1000 * told['worked'] / size:>17.1f} {told['MiB']:>5.0f} "
                f"{opens(out):>10.2f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
