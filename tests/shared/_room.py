"""A room of students that is there: its server in a thread, and browsers made of sockets."""

from __future__ import annotations

import asyncio
import http.client
import json
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from whosays.answers import files
from whosays.answers.room_link import AwayError, understood
from whosays.core.i18n import section
from whosays.room import network, run, server
from whosays.room.teacher_door import Door

if TYPE_CHECKING:
    import socket
    from pathlib import Path

    from whosays.answers.room_link import Told

UNIT, OTHER = "01-who-says-so", "02-unnamed-sources"
PASSWORD = "correct-horse"  # noqa: S105 - of a room that a test makes
HEADERS = {"X-Whosays": "room"}


def site(folder: Path) -> Path:
    """Make what stands for a browser edition: the pages that a room changes, and a file."""
    said = section("site")
    words = ("yours_kept", "yours_safe", "nothing_needed", "not_yet")
    listed = "".join(f"<p>{said[name]}</p>" for name in words)
    script = (
        '<link rel="manifest" href="m"><script src="site.js" data-whosays-root="." defer></script>'
    )
    python = {"litePluginSettings": {"kernel": {"loadPyodideOptions": {"env": {}}}},
              "appVersion": "practice-0123456789ab"}  # fmt: skip
    made = {
        "index.html": f"<main><h1>The units</h1>{listed}</main>\n{script}",
        "notebooks/index.html": f"<p>{said['opening']}</p>\n{script}",
        "jupyter-lite.json": json.dumps({"jupyter-config-data": python}),
        "service-worker.js": "self;", "site.js": "0;", "icon.svg": "<svg/>",
        "build/long.0123456789abcdef.js": "// a\n" * 100_000,
    }  # fmt: skip
    for place, words_ in made.items():
        file = folder / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(words_, encoding="utf-8")
    return folder


def sheet(unit: str = UNIT, second: int = 0, **answers: Any) -> bytes:
    """Give an answers file, as a page's Python writes it."""
    when = f"2026-11-28T08:{second // 60 % 60:02}:{second % 60:02}+00:00"
    items = {
        name.replace("_", "-"): {"value": value, "version": 1, "changed": when}
        for name, value in answers.items()
    }
    return files.whole(unit, items)


@dataclass
class Reply:
    """What the server said."""

    status: int
    headers: dict[str, str]
    raw: bytes

    @property
    def table(self) -> dict[str, Any]:
        """It, as the table that it is."""
        return json.loads(self.raw)


@dataclass
class Browser:
    """A browser: it keeps its cookies, and is a way for a page's Python, too."""

    port: int
    host: str = "127.0.0.1"
    cookies: dict[str, str] = field(default_factory=dict)

    def ask_raw(
        self, method: str, path: str, raw: bytes = b"", headers: dict[str, str] | None = None
    ) -> Reply:
        """Ask anything, with these headers alone."""
        line = http.client.HTTPConnection(self.host, self.port, timeout=300)
        try:
            line.request(method, path, raw or None, headers or {})
            answer = line.getresponse()
            held = {name.casefold(): value for name, value in answer.getheaders()}
            return Reply(answer.status, held, answer.read())
        finally:
            line.close()

    def to(self, method: str, path: str, raw: bytes = b"", **headers: str) -> Reply:
        """Ask as a page of the room does."""
        sent = {**HEADERS, **{name.replace("_", "-"): value for name, value in headers.items()}}
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        reply = self.ask_raw(method, path, raw, sent)
        if "set-cookie" in reply.headers:
            name, _, value = reply.headers["set-cookie"].partition(";")[0].partition("=")
            self.cookies[name] = value.strip('"')
        return reply

    def join(self, name: str = "") -> Browser:
        """Sit down."""
        reply = self.to("POST", "/room/join", json.dumps({"name": name}).encode())
        assert reply.status == 200, reply.raw
        return self

    def enter(self, password: str = PASSWORD) -> Browser:
        """Open the teacher's page."""
        words = json.dumps({"password": password}).encode()
        assert self.to("POST", "/teacher/enter", words).status == 200
        return self

    def put(self, raw: bytes, sign: str = "", unit: str = UNIT) -> Reply:
        """Send answers."""
        return self.to("PUT", f"/room/answers/{unit}", raw, If_Match=f'"{sign}"')

    def ask(self, method: str, place: str, raw: bytes = b"", sign: str = "") -> Told:
        """Carry what a page's Python asks."""
        try:
            reply = self.to(method, f"/room/{place}", raw, If_Match=f'"{sign}"')
        except (OSError, http.client.HTTPException):
            raise AwayError("cut") from None
        return understood(reply.status, reply.raw.decode())


class Running:
    """A room that is handed out until somebody pulls the plug."""

    def __init__(self, folder: Path, port: int = 0, *, anywhere: bool = False) -> None:
        self.folder = folder
        if not (folder / "site").is_dir():
            site(folder / "site")
        listening = network.listen(port, "127.0.0.1")
        self.port = listening.port
        address = (f"http://127.0.0.1:{self.port}/",)
        self.room = run.taken_up(folder, folder / "site", Door(PASSWORD, anywhere), address)
        self._ready, self._loop = threading.Event(), asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, args=(listening.sockets,), daemon=True)
        self._thread.start()
        self._ready.wait()

    def _run(self, sockets: list[socket.socket]) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._begin(sockets))
        self._loop.run_forever()
        self._loop.run_until_complete(self._server.close_all_connections())
        self._loop.close()

    async def _begin(self, sockets: list[socket.socket]) -> None:
        self._server = server.made(self.room)
        self._server.add_sockets(sockets)
        self._ready.set()

    def browser(self) -> Browser:
        """Give a browser that has never been here."""
        return Browser(self.port)

    def stop(self) -> None:
        """Pull it."""
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._server.stop)
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()
        self.room.workers.shutdown()
