"""Windows on the kit in a real JupyterLab: one of its own, or one that keeps running."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import _axe
import _patience
from _servers import kernels

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import BrowserContext, ConsoleMessage, Error, Page

    from whosays.launch import server

SIZE = {"width": 1280, "height": 900}
OPEN = """async (path) => {
  const opened = await jupyterapp.commands.execute("docmanager:open", { path });
  await opened.context.ready;
}"""
# All of a page at once, as somebody may choose; tests/browser/test_flow.py is about parts.
ALL = "location.host && localStorage.setItem('whosays.all', 'yes')"
CLOSE = """() => {
  for (const widget of [...jupyterapp.shell.widgets("main")]) {
    if (!widget.context) continue;
    widget.context.model.dirty = false;
    widget.dispose();
  }
}"""
# What JupyterLab asked a kernel for, when the page was closed before it answered: its debugger's
# state, and a thread for the widgets.
CLOSED = (
    "Could not restore the debugger state: Canceled future",
    "Error: Canceled future for create_subshell_request",
)
# The list of running kernels, asked for in the moment one starts: jupyter-server 2 cannot say yet
# when that one was last active (traitlets' TraitError in its log). JupyterLab asks again by itself.
TOO_SOON = re.compile(r"Failed to load resource: .* 500 .*\(/api/kernels\)")
# An empty JupyterLab brings a launcher, when it likes: there is one before anything is opened.
LAUNCHER = """async () => {
  await jupyterapp.restored;
  const there = [...jupyterapp.shell.widgets("main")].length;
  if (!there) await jupyterapp.commands.execute("launcher:create");
}"""


@dataclass
class Lab:
    """A browser window on the kit, with everything it asked for and complained about."""

    context: BrowserContext
    server: server.Server
    answers: Path
    kit: Path
    all_at_once: bool = True
    page: Page = field(init=False)
    away: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page = self.watch(self.context.new_page())

    def watch(self, page: Page) -> Page:
        """Keep a list of requests that leave the machine and of errors in the console."""
        page.set_default_timeout(_patience.PAGE)
        if self.all_at_once:
            page.add_init_script(ALL)

        def asked(request: Any) -> None:
            if not re.match(r"(https?|wss?)://127\.0\.0\.1[:/]|data:|blob:|about:", request.url):
                self.away.append(request.url)

        page.on("request", asked)
        page.on("websocket", asked)
        page.on("pageerror", self.thrown)
        page.on("console", self.heard)
        return page

    def thrown(self, error: Error) -> None:
        """Keep an error that nobody caught."""
        self.keep(str(error))

    def heard(self, message: ConsoleMessage) -> None:
        """Keep an error that a page tells its console, and where it came from."""
        if message.type == "error":
            where = re.sub(r"^\w+://[^/]+|[?#].*", "", message.location.get("url", ""))
            self.keep(f"{message.text} ({where})" if where else message.text)

    def keep(self, words: str) -> None:
        """Keep what went wrong on a page, but for a list of kernels that came too soon."""
        if not TOO_SOON.fullmatch(words):
            self.errors.append(words)

    def open(self, notebook: str, page: Page | None = None) -> Page:
        """Load JupyterLab with a notebook and wait until its cells have run."""
        page = page or self.page
        page.goto(self.server.page(notebook))
        self.ready(page)
        return page

    def ready(self, page: Page | None = None) -> None:
        """Wait until the page says that it is ready."""
        (page or self.page).wait_for_selector('[data-whosays-ready="yes"]', state="attached")

    def kill_kernels(self) -> None:
        """Kill every kernel of the server, as a computer short of memory would."""
        found = kernels(self.server)
        assert found, "no kernel was found"
        for process in found:
            process.kill()

    def axe(self, page: Page | None = None) -> list[str]:
        """Run axe-core on what the kit renders; give what is serious or critical."""
        return [
            f"{v['id']}: {v['nodes'][0]['html'][:200]}"
            for v in _axe.violations(page or self.page, ".ws")
            if v["impact"] in ("serious", "critical")
        ]


def forget(context: BrowserContext, running: server.Server) -> None:
    """Take away what pages of a server have put into the browser."""
    whole = context.new_cdp_session(context.pages[0])
    whole.send(
        "Storage.clearDataForOrigin",
        {"origin": running.base, "storageTypes": "local_storage,indexeddb"},
    )
    whole.detach()


class Room(Lab):
    """A JupyterLab that keeps running: notebooks are opened in it, one at a time.

    To load JupyterLab takes longer than most of what is tested in it. Whoever tests how it loads,
    or what a load leaves, says ``load``; whoever closes the tab, or leaves in it what stays for
    good, takes ``lab``.
    """

    def keep(self, words: str) -> None:
        """Keep what went wrong, but for what comes of closing a page early."""
        if not words.startswith(CLOSED):
            super().keep(words)

    # What the test before left open because it only looked; see ``look``.
    kept = ""

    def look(self, notebook: str) -> Page:
        """Go to a notebook that is only looked at: nobody answers, changes or stops anything.

        If the test before did no more with it, it is still open. How it was left, say at which
        part, is for the test to put right.
        """
        if self.kept == notebook:
            self.ready()
        else:
            self.open(notebook)
        self.kept = notebook
        return self.page

    def load(self, notebook: str, *, begun: bool = False) -> Page:
        """Load JupyterLab anew with a notebook, in the tab that is there.

        A tab of its own would start another process of the browser and compile JupyterLab anew.
        """
        self.start()
        self.page.goto(self.server.page(notebook))
        if not begun:
            self.ready()
        return self.page

    def begin(self, notebook: str) -> Page:
        """Close what is open and open a notebook."""
        self.start()
        self.page.evaluate(CLOSE)
        self.page.evaluate(OPEN, notebook)
        return self.page

    def start(self) -> None:
        """Have a JupyterLab that runs, and know whether all of a page is to be shown at once."""
        self.kept = ""
        if self.page.url == "about:blank":
            self.page.goto(f"{self.server.base}/lab?token={self.server.token}&reset")
            self.page.wait_for_function("() => window.jupyterapp")
            self.page.evaluate(LAUNCHER)
        # What was there went with the test before.
        if self.all_at_once:
            self.page.evaluate(ALL)

    def open(self, notebook: str, page: Page | None = None) -> Page:
        """Close what is open, open a notebook and wait until its cells have run."""
        assert page is None, "a room has one page"
        self.begin(notebook)
        self.ready()
        # What could be read before is drawn anew, and moves whoever did not come there by hand.
        self.page.wait_for_function("() => !document.querySelector('[data-whosays-fresh=no]')")
        return self.page

    def clear(self) -> None:
        """Leave nothing of the test that was here, but for a notebook that was looked at."""
        self.page.mouse.move(0, 0)
        if not self.kept:
            self.page.evaluate(CLOSE)
        self.page.set_viewport_size(SIZE)
        self.page.emulate_media(media="null", color_scheme="null")
        self.away.clear()
        self.errors.clear()
