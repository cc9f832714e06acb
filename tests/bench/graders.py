"""One submission of twelve questions graded here, and by two graders that run what is handed in.

Needs a Python of its own with both of them (``pip install nbgrader otter-grader ipykernel``)::

    .venv/bin/python tests/bench/graders.py OTHER_PYTHON

An equal task: twelve single choices, all right, one point each. There each is a variable in a
code cell and a test in another; here each is an answer in a file. Seconds for one more submission,
of the clock and of the processor, without starting the program: ours from the bytes of the file
to the points. Nothing here is a test.
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

QUESTIONS, ROUNDS = 12, 3
# Run by the other Python, in a folder of its own.
NBGRADER = """
import json, os, sys, time
import nbformat
from nbformat.v4 import new_code_cell, new_notebook
from nbgrader.apps import NbGraderAPI
from traitlets.config import Config
many, rounds = int(sys.argv[1]), int(sys.argv[2])
def cell(code, name, graded):
    told = {"schema_version": 3, "locked": graded, "grade": graded, "solution": not graded,
            "grade_id": name, "task": False, **({"points": 1} if graded else {})}
    return new_code_cell(code, metadata={"nbgrader": told})
cells = []
for number in range(many):
    cells.append(cell(f"answer_{number} = 'b'", f"a{number}", False))
    cells.append(cell(f"assert answer_{number} == 'b'", f"t{number}", True))
kernel = {"kernelspec": {"name": "python3", "display_name": "P", "language": "python"}}
book = new_notebook(cells=cells, metadata=kernel)
def put(place):
    os.makedirs(os.path.dirname(place))
    nbformat.write(book, place)
put("source/ps/ps.ipynb")
settings = Config()
settings.CourseDirectory.root = os.getcwd()
api = NbGraderAPI(config=settings)
assert api.generate_assignment("ps")["success"]
for number in range(rounds + 1):
    put(f"submitted/s{number}/ps/ps.ipynb")
    clock, work = time.perf_counter(), sum(os.times()[:4])
    done = api.autograde("ps", f"s{number}")
    assert done["success"], done
    cost = [time.perf_counter() - clock, sum(os.times()[:4]) - work]
    print("COST", json.dumps(cost))
with api.gradebook as kept:
    print("SCORE", kept.find_submission("ps", "s0").score)
"""
OTTER = """
import glob, json, os, subprocess, sys, time
import nbformat
import otter.api
from nbformat.v4 import new_code_cell, new_notebook, new_raw_cell
many, rounds = int(sys.argv[1]), int(sys.argv[2])
cells = [new_raw_cell("# ASSIGNMENT CONFIG\\nname: ps\\ninit_cell: false\\ncheck_all_cell: false\\n"
                      "export_cell: false\\n")]
for number in range(many):
    cells += [new_raw_cell(f"# BEGIN QUESTION\\nname: q{number}\\npoints: 1"),
              new_raw_cell("# BEGIN SOLUTION"), new_code_cell(f"answer_{number} = 'b' # SOLUTION"),
              new_raw_cell("# END SOLUTION"), new_raw_cell("# BEGIN TESTS"),
              new_code_cell(f"assert answer_{number} == 'b'"), new_raw_cell("# END TESTS"),
              new_raw_cell("# END QUESTION")]
kernel = {"kernelspec": {"name": "python3", "display_name": "P", "language": "python"}}
nbformat.write(new_notebook(cells=cells, metadata=kernel), "ps.ipynb")
program = os.path.join(os.path.dirname(sys.executable), "otter")
subprocess.run([program, "assign", "ps.ipynb", "out", "--no-run-tests"], check=True)
archive, = glob.glob("out/autograder/*.zip")
for _ in range(rounds + 1):
    clock, work = time.perf_counter(), sum(os.times()[:4])
    found = otter.api.grade_submission("out/autograder/ps.ipynb", archive, quiet=True)
    cost = [time.perf_counter() - clock, sum(os.times()[:4]) - work]
    print("COST", json.dumps(cost))
print("SCORE", found.total)
"""


def theirs(python, program):
    """Let another grader grade; give the median cost of one submission, without the first."""
    with tempfile.TemporaryDirectory() as folder:
        env = {**os.environ, "PATH": f"{Path(python).parent}{os.pathsep}{os.environ['PATH']}",
               "JUPYTER_PLATFORM_DIRS": "1"}  # fmt: skip
        for name in ("PYTHONPATH", "PYTHONSAFEPATH"):
            env.pop(name, None)
        words = [python, "-c", program, str(QUESTIONS), str(ROUNDS)]
        done = subprocess.run(
            words, check=False, cwd=folder, env=env, capture_output=True, text=True
        )
    said = done.stdout.splitlines()
    assert f"SCORE {QUESTIONS}.0" in said, done.stderr[-2000:]
    costs = [json.loads(line[5:]) for line in said if line.startswith("COST ")][1:]
    return [statistics.median(part) for part in zip(*costs, strict=True)]


def files(asked):
    """Write the answers files of a student who chose what is right, one for each unit."""
    found = {}
    for one in asked:
        record = {"value": one.key.right[0], "changed": "2026-10-01T09:00:00.000000+00:00"}
        found.setdefault(one.unit, {})[one.id] = record
    return [
        json.dumps({"format": 2, "exercise": unit, "items": items}).encode()
        for unit, items in found.items()
    ]


def ours():
    """Grade the same here, often, nothing remembered; give the median cost of one submission."""
    from whosays.classroom import grades, intake, points  # noqa: PLC0415 - the other Python has none

    asked = [one for one in points.asked() if one.item["kind"] == "one" and one.key.right][
        :QUESTIONS
    ]
    raws, costs = files(asked), []
    assert len(asked) == QUESTIONS
    for _ in range(200):
        known, marker = intake.Known([one.id for one in asked]), grades.Marker(asked)
        clock, work = time.perf_counter(), time.process_time()
        values = {}
        for raw in raws:
            values |= intake.read(raw, known).values
        score = sum(marker.cell(one, values[one.id]).points for one in asked)
        costs.append((time.perf_counter() - clock, time.process_time() - work))
        assert score == sum(one.points for one in asked)
    return [statistics.median(part) for part in zip(*costs, strict=True)]


if __name__ == "__main__":
    mine = ours()
    print(f"{'one submission':16} {'clock (s)':>10} {'processor (s)':>14}")
    print(f"{'this kit':16} {mine[0]:10.5f} {mine[1]:14.5f}")
    for name, program in (("nbgrader", NBGRADER), ("otter-grader", OTTER)):
        clock, work = theirs(sys.argv[1], program)
        ratios = f"{clock / mine[0]:,.0f} and {work / mine[1]:,.0f} times ours"
        print(f"{name:16} {clock:10.2f} {work:14.2f}   {ratios}")
