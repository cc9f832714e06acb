"""What opening a notebook costs its kernel, and what an answer costs after its cells ran often.

A notebook is opened in a process of its own: reads of files and seconds of CPU, beyond imports,
and milliseconds until a changed answer is on disk after ten runs of all cells, without those that
the disk itself takes to flush, which are given beside them.
"""

from __future__ import annotations

import ast
import builtins
import importlib
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

KIT = Path(__file__).parents[2]
RUNS = 10
SAVES = 21


def answers(item):
    """Give as many answers to an item as are to be saved; none for a kind that takes more."""
    kind, many = item["kind"], range(SAVES)
    if kind == "one":
        names = [option["id"] for option in item["options"]]
        return [names[number % 2] for number in many]
    return {"rate": list(many), "text": [f"{n} words" for n in many]}.get(kind, [])


def run(cells, names):
    """Run cells; give what they show."""
    for cell in cells:
        *before, last = ast.parse(cell).body
        exec(compile(ast.Module(before, []), "<cell>", "exec"), names)  # noqa: S102 - the kit's own
        yield eval(compile(ast.Expression(last.value), "<cell>", "eval"), names)  # noqa: S307


def watched(spent, name):
    """Have one of the system's calls note how long it took."""
    call = getattr(os, name)

    def timed(*words, **named):
        begun = time.perf_counter()
        try:
            return call(*words, **named)
        finally:
            spent.append(time.perf_counter() - begun)

    setattr(os, name, timed)


def imports(spent):
    """Have every import note the seconds of CPU that it took, those within another one in it."""
    depth = 0

    def timed(call):
        def noted(*words, **named):
            nonlocal depth
            begun = time.process_time()
            depth += 1
            try:
                return call(*words, **named)
            finally:
                depth -= 1
                if not depth:
                    spent.append(time.process_time() - begun)

        return noted

    builtins.__import__ = timed(builtins.__import__)
    importlib.import_module = timed(importlib.import_module)


def saving(shown):
    """Give the milliseconds that a saved answer takes, ours and the disk's; none without one."""
    disk = []
    for name in ("fsync", "replace"):
        watched(disk, name)
    for widget in shown:
        item = getattr(widget, "item", None)
        waits = []
        for number, answer in enumerate(answers(item) if isinstance(item, dict) else []):
            message = {"type": "change", "view": "bench", "seq": number + 1, "answer": answer}
            disk.clear()
            begun = time.perf_counter()
            widget._handle_custom_msg(message, [])
            whole = time.perf_counter() - begun
            waits.append((1000 * (whole - sum(disk)), 1000 * sum(disk)))
            assert widget.status["state"] == "saved", widget.status
        if waits:
            return [statistics.median(part) for part in zip(*waits, strict=True)]
    return None


def cost(notebook):
    """Run a notebook's cells here."""
    from whosays import show  # noqa: PLC0415 - the parent needs none of it
    from whosays.core.files import COUNTER  # noqa: PLC0415 - as above
    from whosays.widgets import figure, progress, question, reader  # noqa: PLC0415 - as above

    names = {"loaded": (show, figure, progress, question, reader)}
    book = json.loads((KIT / notebook).read_text(encoding="utf-8"))
    cells = ["".join(c["source"]) for c in book["cells"] if c["cell_type"] == "code"]
    imported = []
    imports(imported)
    began, before = time.process_time(), COUNTER.reads
    shown = list(run(cells, names))
    found = {"reads": COUNTER.reads - before}
    found["cpu"] = time.process_time() - began - sum(imported)
    asks = [cell for cell in cells if "ask(" in cell or "progress(" in cell]
    for _ in range(RUNS - 1 if asks else 0):
        shown = list(run(asks, names))
    return found | {"save": saving(shown)}


def measured(notebook):
    """Give a notebook's cost, from a process of its own with answers of its own."""
    with tempfile.TemporaryDirectory() as folder:
        env = {**os.environ, "WHOSAYS_ANSWERS": folder}
        words = [sys.executable, __file__, notebook]
        done = subprocess.run(words, capture_output=True, text=True, check=True, env=env)
    return json.loads(done.stdout.splitlines()[-1])


if __name__ == "__main__":
    print(json.dumps(cost(sys.argv[1])))
