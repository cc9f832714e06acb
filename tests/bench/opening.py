"""What opening each notebook costs its kernel: file reads and CPU, beyond imports.

Run with ``python3 -m whosays bench``. Each notebook is opened in a process of its own. Aim: no
exercise above 0.3 s. Nothing here is a test.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

KIT = Path(__file__).parents[2]
FOLDERS = ("lessons", "exercises", "solutions")


def cost(notebook: str) -> dict[str, float]:
    """Run a notebook's cells here; give reads of files and seconds of CPU."""
    from whosays import show  # noqa: PLC0415 - the parent needs none of it
    from whosays.core.files import COUNTER  # noqa: PLC0415 - as above
    from whosays.widgets import figure, progress, question, reader  # noqa: PLC0415 - as above

    loaded = (show, figure, progress, question, reader)
    book = json.loads((KIT / notebook).read_text(encoding="utf-8"))
    cells = ["".join(c["source"]) for c in book["cells"] if c["cell_type"] == "code"]
    names: dict[str, object] = {"loaded": loaded}
    started = time.process_time()
    for cell in cells:
        exec(cell, names)  # noqa: S102 - the kit's own cells
    return {"cells": len(cells), "reads": COUNTER.reads, "cpu": time.process_time() - started}


def main() -> None:
    """Print a line for each notebook."""
    print(f"{'notebook':46} {'cells':>5} {'reads':>6} {'CPU s':>6}")
    books = sorted(f for folder in FOLDERS for f in (KIT / folder).glob("*.ipynb"))
    for file in books:
        name = file.relative_to(KIT).as_posix()
        done = subprocess.run(
            [sys.executable, __file__, name], capture_output=True, text=True, check=True
        )
        found = json.loads(done.stdout.splitlines()[-1])
        print(f"{name:46} {found['cells']:5d} {found['reads']:6d} {found['cpu']:6.2f}", flush=True)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(cost(sys.argv[1])))
    else:
        main()
