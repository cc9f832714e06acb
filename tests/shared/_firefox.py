"""Firefox as Debian and Mozilla publish it, handed to Playwright.

Playwright speaks WebDriver BiDi with such a Firefox, and asks at the start for one thing that
Firefox's long-term edition has not learned yet. So this stands between the two as a program of its
own, passes on what either says, and agrees to that one thing: ``python _firefox.py FIREFOX WORDS``.
"""

from __future__ import annotations

import asyncio
import json
import re
import shlex
import shutil
import signal
import sys
from pathlib import Path

from tornado import httpserver, netutil, web, websocket

UNKNOWN = "emulation.setMediaFeaturesOverride"
_LARGE = 2**30  # bytes: pictures and whole programs go through
_NAMES = ("firefox-esr", "firefox")


def found() -> str | None:
    """Find a Firefox that is installed."""
    return next(filter(None, map(shutil.which, _NAMES)), None)


def program(folder: Path, firefox: str) -> Path:
    """Write the program that Playwright is to start in Firefox's place."""
    words = [sys.executable, str(Path(__file__).resolve()), firefox]
    written = folder / "firefox.sh"
    written.write_text(f'#!/bin/sh\nexec {shlex.join(words)} "$@"\n', encoding="utf-8")
    written.chmod(0o700)
    return written


class _Between(websocket.WebSocketHandler):
    """What Playwright is connected to."""

    def initialize(self, theirs: str) -> None:
        self.address = theirs

    async def open(self, *_: str) -> None:
        self.theirs = await websocket.websocket_connect(self.address, max_message_size=_LARGE)
        # Nothing is heard from Playwright before this has ended.
        self.back = asyncio.create_task(self._pass_back())

    async def _pass_back(self) -> None:
        while (said := await self.theirs.read_message()) is not None:
            await self.write_message(said)
        self.close()

    async def on_message(self, message: str | bytes) -> None:
        asked = json.loads(message)
        if asked["method"] == UNKNOWN:
            agreed = {"type": "success", "id": asked["id"], "result": {}}
            await self.write_message(json.dumps(agreed))
            return
        await self.theirs.write_message(message)

    def on_close(self) -> None:
        self.theirs.close()


def _listen(theirs: str) -> int:
    """Wait for Playwright; say where."""
    sockets = netutil.bind_sockets(0, "127.0.0.1")
    app = web.Application(
        [("/session", _Between, {"theirs": f"{theirs}/session"})],
        websocket_max_message_size=_LARGE,
    )
    httpserver.HTTPServer(app).add_sockets(sockets)
    return sockets[0].getsockname()[1]


async def _main(words: list[str]) -> int:
    started = await asyncio.create_subprocess_exec(*words, stderr=asyncio.subprocess.PIPE)
    for one in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(one, started.terminate)
    assert started.stderr
    async for line in started.stderr:
        said = line.decode(errors="replace")
        if at := re.search(r"WebDriver BiDi listening on (ws://\S+)", said):
            said = f"WebDriver BiDi listening on ws://127.0.0.1:{_listen(at[1])}\n"
        sys.stderr.write(said)
        sys.stderr.flush()
    return await started.wait()


if __name__ == "__main__":
    sys.exit(asyncio.run(_main(sys.argv[1:])))
