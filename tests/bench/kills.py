"""Kill a tab of the browser edition while it writes, 200 times; no answer called saved may be lost.

Each death costs a start of the page, so 200 take half an hour and more. ``FOLDER`` keeps the
browser's profile and the count: stopped with Ctrl and C, or after ``--seconds``, it goes on where
it was. ``SITE`` is what ``whosays site SITE`` made::

    python tests/bench/kills.py SITE FOLDER [--kills 200] [--seconds 600]
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from dataclasses import asdict
from pathlib import Path

from playwright.sync_api import sync_playwright

KIT = Path(__file__).parents[2]
for layer in ("", "tests/shared", "tests/browser", "tests/site"):
    sys.path.insert(0, str(KIT / layer))

import _kills  # noqa: E402 - found by the path above
from conftest import SWITCHES, Served, Window  # noqa: E402 - as above

from whosays.core.paths import kit_root  # noqa: E402 - as above
from whosays.launch import chromium  # noqa: E402 - as above


def asked() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=float("inf"))
    return parser.parse_args()


def main() -> int:
    """Do it; say what came of it."""
    words = asked()
    words.folder.mkdir(parents=True, exist_ok=True)
    count, port = words.folder / "count.json", words.folder / "port"
    told = _kills.Told(**json.loads(count.read_text())) if count.is_file() else _kills.Told()
    # What a browser stores belongs to an address, and its port is a part of it.
    served = Served(words.site, port=int(port.read_text()) if port.is_file() else 0)
    port.write_text(str(served.port))
    program = os.environ.get("WHOSAYS_CHROMIUM") or str(chromium.find())
    began, before = time.monotonic(), told.kills
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            words.folder / "profile", executable_path=program, args=SWITCHES,
        )  # fmt: skip
        window = Window(context, served.base, kit_root(), words.folder / "no-answers")
        _kills.begin(window, told)
        while told.kills < words.kills and time.monotonic() - began < words.seconds:
            _kills.one(window, told)
            count.write_text(json.dumps(asdict(told)))
        context.close()
    served.stop()
    each = (time.monotonic() - began) / max(1, told.kills - before)
    print(f"{told}; {each:.1f} s for each", flush=True)
    return 0 if window.away == [] else 1


if __name__ == "__main__":
    sys.exit(main())
