"""WebKit's own small browser, driven through WebDriver: the engine of Safari, as Debian builds it.

Playwright drives only a WebKit of its own making. This gives the student of the tests a page of the
ordinary one: as much of Playwright's names as a student needs, and nothing more.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import _patience

from whosays.launch import server

if TYPE_CHECKING:
    from collections.abc import Iterator

DRIVER = "WebKitWebDriver"
BROWSERS = "/usr/lib/*/webkit2gtk-4*/MiniBrowser"
_SCREEN = ("-s", "-screen 0 1280x900x24")
_KEYS = {
    "Tab": "\ue004", "Enter": "\ue007", "Escape": "\ue00c", "Space": " ", "PageUp": "\ue00e",
    "PageDown": "\ue00f", "End": "\ue010", "Home": "\ue011", "ArrowLeft": "\ue012",
    "ArrowUp": "\ue013", "ArrowRight": "\ue014", "ArrowDown": "\ue015", "Shift": "\ue008",
    "Control": "\ue009",
}  # fmt: skip
# From the page, step by step, to the elements that are meant; Playwright's `:visible` is ours, too.
_FIND = """const find = (steps) => {
  const seen = (node) => node.checkVisibility({ visibilityProperty: true });
  const name = (node) => (node.ariaLabel ?? node.textContent).replace(/\\s+/g, " ").trim();
  const under = (roots, selector) => {
    const only = /:visible/.test(selector);
    const plain = selector.replaceAll(":visible", "");
    const all = new Set(roots.flatMap((root) => [...root.querySelectorAll(plain)]));
    return [...all].filter((node) => !only || seen(node));
  };
  return steps.reduce((there, [how, what]) => ({
    css: () => under(there, what),
    nth: () => there.slice(what, what + 1 || undefined),
    text: () => there.filter((node) => node.textContent.includes(what)),
    button: () => under(there, "button:visible").filter((node) => name(node) === what),
    label: () => under(there, "label").filter((node) => name(node) === what)
      .map((node) => node.control),
  })[how](), [document]);
};"""


def found() -> str | None:
    """Find the browser, if its driver is here, too."""
    here = sorted(str(one) for one in Path("/").glob(BROWSERS.lstrip("/")))
    screen = os.environ.get("DISPLAY") or shutil.which("xvfb-run")
    return here[-1] if here and screen and shutil.which(DRIVER) else None


class Driver(server.Server):
    """What listens for orders to the browser."""

    def api(self, path: str, body: Any = None) -> bytes:  # noqa: ARG002 - asked as a server of ours is
        """Say whether it does."""
        return server.ask(self.base, "", "/status")


class Session:
    """A browser that listens."""

    def __init__(self, browser: str, log: Path) -> None:
        port = server.find_port("127.0.0.1", 0)
        screen = [] if os.environ.get("DISPLAY") else ["xvfb-run", "-a", *_SCREEN]
        with log.open("wb") as out:
            process = subprocess.Popen(
                [*screen, DRIVER, f"--port={port}"], stdin=subprocess.PIPE, stdout=out,
                stderr=subprocess.STDOUT, start_new_session=True,
            )  # fmt: skip
        self._driver = Driver(process, "127.0.0.1", port, "", log)
        server.wait_until_up(self._driver)
        options = {"binary": browser, "args": ["--automation"]}
        wanted = {"alwaysMatch": {"webkitgtk:browserOptions": options}}
        self._session = ""
        made = self.ask("POST", "/session", {"capabilities": wanted})
        self.version = made["capabilities"]["browserVersion"]
        self._session = f"/session/{made['sessionId']}"
        self.ask("POST", "/timeouts", dict.fromkeys(("script", "pageLoad"), _patience.PAGE))

    def _call(self, method: str, path: str, body: Any = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        asked = urllib.request.Request(self._driver.base + path, data, method=method)
        with urllib.request.urlopen(asked, timeout=2 * _patience.SECONDS) as answer:
            return json.load(answer)["value"]

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        """Have the browser do something; a refusal says what it said."""
        try:
            return self._call(method, self._session + path, body)
        except urllib.error.HTTPError as error:
            raise AssertionError(error.read().decode()) from None

    def run(self, script: str, *given: Any) -> Any:
        """Run the body of a function in the page."""
        return self.ask("POST", "/execute/sync", {"script": script, "args": list(given)})

    def until(self, script: str, *given: Any) -> Any:
        """Look again, picture by picture of the page, until the body of a function gives something.

        The browser says so itself when it has waited too long.
        """
        looks = f"""const given = [...arguments], done = given.pop();
          const look = () => {{
            const seen = (function () {{ {script} }})(...given);
            if (seen) done(seen); else requestAnimationFrame(look);
          }};
          look();"""
        return self.ask("POST", "/execute/async", {"script": looks, "args": list(given)})

    def close(self) -> None:
        """End the browser and its driver."""
        try:
            self.ask("DELETE", "")
        finally:
            os.killpg(self._driver.process.pid, signal.SIGTERM)
            self._driver.stop()


@dataclass
class Handle:
    """One element, whatever becomes of the page around it."""

    session: Session
    node: dict[str, str]

    def evaluate(self, function: str, given: Any = None) -> Any:
        """Ask a function about it."""
        return self.session.run(f"return ({function})(...arguments)", self.node, given)


@dataclass
class Locator:
    """Elements that are looked for anew each time."""

    session: Session
    steps: list[list[Any]]

    def _then(self, how: str, what: Any) -> Locator:
        return Locator(self.session, [*self.steps, [how, what]])

    def locator(self, selector: str) -> Locator:
        """Look inside."""
        return self._then("css", selector)

    def nth(self, place: int) -> Locator:
        """Take one of them; -1 is the last."""
        return self._then("nth", place)

    @property
    def first(self) -> Locator:
        """Take the first."""
        return self.nth(0)

    @property
    def last(self) -> Locator:
        """Take the last."""
        return self.nth(-1)

    def filter(self, *, has_text: str) -> Locator:
        """Take those that say something."""
        return self._then("text", has_text)

    def get_by_role(self, role: str, *, name: str, exact: bool = True) -> Locator:  # noqa: ARG002 - always exact
        """Look for a button by its name."""
        assert role == "button", "only buttons are looked for by their names"
        return self._then("button", name)

    def _run(self, body: str, *, until: bool = False) -> Any:
        run = self.session.until if until else self.session.run
        return run(f"{_FIND} const all = find(arguments[0]); {body}", self.steps)

    def count(self) -> int:
        """Count them."""
        return self._run("return all.length")

    def all(self) -> list[Locator]:
        """Give each by itself."""
        return [self.nth(place) for place in range(self.count())]

    def evaluate(self, function: str, given: Any = None) -> Any:
        """Ask a function about the one."""
        return self.element_handle().evaluate(function, given)

    def element_handle(self) -> Handle:
        """Wait for the one, and hold on to it."""
        node = self._run("return all[0] ?? null", until=True)
        return Handle(self.session, node)

    def get_attribute(self, name: str) -> str | None:
        """Read an attribute of the one."""
        return self.evaluate("(node, name) => node.getAttribute(name)", name)

    def is_visible(self) -> bool:
        """Say whether the one can be seen."""
        return bool(self._run("return Boolean(all[0]?.checkVisibility())"))

    def is_checked(self) -> bool:
        """Say whether the one is chosen."""
        return self.evaluate("(node) => node.checked")

    def wait_for(self, state: str = "visible") -> None:
        """Wait until the one is there, and can be seen unless that is not asked."""
        body = "return Boolean(all[0]?.checkVisibility())" if state == "visible" else (
            "return all.length > 0")  # fmt: skip
        self._run(body, until=True)


@dataclass
class Keyboard:
    """Keys that are pressed one after the other."""

    session: Session

    def _keys(self, actions: list[dict[str, str]]) -> None:
        moved = [{"type": "key", "id": "keys", "actions": actions}]
        self.session.ask("POST", "/actions", {"actions": moved})

    def press(self, keys: str) -> None:
        """Press one key, or one with others held: ``Shift+ArrowRight``."""
        held = [_KEYS.get(one, one) for one in keys.split("+")]
        downs = [{"type": "keyDown", "value": one} for one in held]
        ups = [{"type": "keyUp", "value": one} for one in reversed(held)]
        self._keys([*downs, *ups])

    def type(self, words: str) -> None:
        """Write something."""
        self._keys([
            {"type": how, "value": letter} for letter in words for how in ("keyDown", "keyUp")
        ])  # fmt: skip


@dataclass
class Page:
    """The browser's one page."""

    session: Session
    keyboard: Keyboard = field(init=False)

    def __post_init__(self) -> None:
        self.keyboard = Keyboard(self.session)

    def goto(self, address: str) -> None:
        """Open an address."""
        self.session.ask("POST", "/url", {"url": address})

    def locator(self, selector: str) -> Locator:
        """Look for elements."""
        return Locator(self.session, [["css", selector]])

    def get_by_role(self, role: str, *, name: str, exact: bool = True) -> Locator:
        """Look for a button by its name."""
        return Locator(self.session, []).get_by_role(role, name=name, exact=exact)

    def evaluate(self, function: str) -> Any:
        """Call a function in the page."""
        return self.session.run(f"return ({function})()")

    def wait_for_function(self, function: str) -> None:
        """Wait until a function says yes."""
        self.session.until(f"return ({function})()")

    def wait_for_selector(self, selector: str, state: str = "visible") -> None:
        """Wait for an element."""
        self.locator(selector).wait_for(state)


def pages(browser: str, log: Path) -> Iterator[Page]:
    """Open the browser, and close it after use."""
    session = Session(browser, log)
    try:
        yield Page(session)
    finally:
        session.close()
