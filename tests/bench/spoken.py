"""What a screen reader says: Orca, in Chromium, while somebody does an exercise by keyboard.

``SITE`` is what ``whosays site SITE`` made. Its exercise is answered on a screen that nobody sees,
by real keys, with Orca in between; each key is written to ``FILE`` with what Orca handed to the
voice after it. It takes Debian's ``orca``, ``speech-dispatcher``, ``xvfb``, ``xauth``, ``openbox``,
``xdotool``, ``dbus``, ``at-spi2-core`` and ``chromium``; no sound is made::

    python tests/bench/spoken.py SITE FILE [UNIT]
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

KIT = Path(__file__).parents[2]
for layer in ("", "tests/shared", "tests/browser", "tests/site"):
    sys.path.insert(0, str(KIT / layer))

UNIT = "01-who-says-so"
NEEDED = ("orca", "speech-dispatcher", "xvfb-run", "dbus-run-session", "openbox", "xdotool",
          "chromium")  # fmt: skip
BUS = "/usr/libexec/at-spi-bus-launcher"
# Orca keeps a record of what it hands to the voice, if it is told to.
RECORD = "import orca.debug\norca.debug.debugLevel = orca.debug.LEVEL_INFO\n"
# A voice that makes no sound, since there may be nothing that could.
VOICE = 'AddModule "dummy" "sd_dummy" ""\nDefaultModule dummy\nLogLevel 1\nLogDir "{home}"\n'
SAID = re.compile(r"SPEECH OUTPUT: '(.*)'\s*(?:\{.*)?$", re.MULTILINE)
QUIET, LONGEST = 0.12, 3.0  # seconds: Orca has said all, and is not waited for any longer
KEYS = {"Space": "space", "Enter": "Return", "PageUp": "Prior", "PageDown": "Next"}
SWITCHES = ("--force-renderer-accessibility", "--window-size=1280,980", "--window-position=0,0")


class Reader:
    """Orca, and what it has said."""

    def __init__(self, home: Path, out: Path) -> None:
        self.log, self.out, self.read = home / "orca.log", out, 0
        own = home / ".local" / "share" / "orca"
        own.mkdir(parents=True)
        (own / "orca-customizations.py").write_text(RECORD, encoding="utf-8")
        self.process = subprocess.Popen(["orca", "--replace", f"--debug-file={self.log}"])

    def heard(self) -> list[str]:
        """Wait until it has nothing more to say; give what is new."""
        begun = grown = time.monotonic()
        size = -1
        while time.monotonic() - grown < QUIET and time.monotonic() - begun < LONGEST:
            now = self.log.stat().st_size if self.log.is_file() else 0
            if now != size:
                size, grown = now, time.monotonic()
            time.sleep(0.02)
        raw = self.log.read_bytes() if size > 0 else b""
        new, self.read = raw[self.read :].decode(errors="replace"), len(raw)
        return [said.strip() for said in SAID.findall(new) if said.strip()]

    def note(self, done: str) -> None:
        """Write down what was done and what is said then."""
        with self.out.open("a", encoding="utf-8") as file:
            file.write(f"[{done}] {' | '.join(self.heard())}\n")


def key(name: str) -> None:
    """Press a key as a keyboard does, with others held down where there is a plus."""
    *held, last = name.split("+")
    plain = KEYS.get(last, last.removeprefix("Arrow"))
    words = "+".join([*(one.lower() for one in held), plain])
    subprocess.run(["xdotool", "key", "--clearmodifiers", words], check=True)


def listened(student: type, reader: Reader) -> None:
    """Have the tests' student press real keys, and listen after each."""

    def press(_: object, *keys: str) -> None:
        for one in keys:
            key(one)
            reader.note(one)

    def write(_: object, words: str) -> None:
        subprocess.run(["xdotool", "type", "--clearmodifiers", "--delay", "5", words], check=True)
        reader.note(words)

    def reach(self: object, target: Locator) -> None:
        wanted = target.element_handle()
        for _ in range(400):
            press(self, "Tab")
            if wanted.evaluate("(node) => node === document.activeElement"):
                return
        raise AssertionError(f"Tab does not lead to {wanted.evaluate('(n) => n.outerHTML')[:200]}")

    student.press, student.type, student.reach = press, write, reach  # type: ignore[attr-defined]


def focus_mode(reader: Reader) -> None:
    """Have Orca give every key to the page: Insert and A, twice.

    Otherwise arrows and numbers in a text are commands of its own, as in every screen reader.
    """
    for words in (["keydown", "Insert"], ["key", "a"], ["key", "a"], ["keyup", "Insert"]):
        subprocess.run(["xdotool", *words], check=True)
    reader.note("Insert+A, twice")


def inside(site: Path, out: Path, unit: str) -> None:
    """Do the exercise, on the screen that this was started on."""
    import _student  # noqa: PLC0415 - found once the folders of the tests are on the path
    from conftest import Served, Window  # noqa: PLC0415 - as above
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - as above
    from test_complete import complete  # noqa: PLC0415 - as above

    home = Path(os.environ["HOME"])
    voice = home / ".config" / "speech-dispatcher"
    voice.mkdir(parents=True)
    (voice / "speechd.conf").write_text(VOICE.format(home=home), encoding="utf-8")
    beside = [
        subprocess.Popen([BUS, "--launch-immediately", "--a11y=1", "--screen-reader=1"]),
        # Orca listens to the window that is active, and somebody has to say which one that is.
        subprocess.Popen(["openbox"], stderr=subprocess.DEVNULL),
        subprocess.Popen(["speech-dispatcher", "-s", "-C", str(voice)]),
    ]
    reader = Reader(home, out)
    reader.note("Orca is there")
    served = Served(site)
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            home / "profile", executable_path=shutil.which("chromium"), headless=False,
            args=["--no-sandbox", "--disable-gpu", "--no-first-run", *SWITCHES], no_viewport=True,
        )  # fmt: skip
        window = Window(context, served.base, KIT, home / "no-answers")
        window.page.goto(served.base)
        found = ["xdotool", "search", "--sync", "--onlyvisible", "--name", "Who says so"]
        shown = subprocess.run(found, check=True, capture_output=True, text=True).stdout.split()[0]
        subprocess.run(["xdotool", "windowactivate", "--sync", shown], check=True)
        reader.note("the first page")
        listened(_student.Student, reader)
        opened = window.open

        def open_page(notebook: str) -> Page:
            page = opened(notebook)
            reader.note("the page is ready")
            focus_mode(reader)
            return page

        window.open = open_page  # type: ignore[method-assign]
        asked = complete(window, f"exercises/{unit}.ipynb", unit)
        reader.note(f"{len(asked)} questions are done")
        context.close()
    served.stop()
    for one in (reader.process, *beside):
        one.terminate()


def main() -> None:
    """Look for what it takes, and start it where there is a screen and a bus."""
    missing = [name for name in NEEDED if not shutil.which(name)]
    missing += [] if Path(BUS).exists() else ["at-spi2-core"]
    if missing:
        print(f"Nothing was listened to: this computer has no {', '.join(missing)}.")
        return
    site, out, *unit = sys.argv[1:]
    Path(out).unlink(missing_ok=True)
    with tempfile.TemporaryDirectory(prefix="spoken-", ignore_cleanup_errors=True) as home:
        Path(home, "run").mkdir(mode=0o700)
        env = {**os.environ, "HOME": home, "XDG_RUNTIME_DIR": f"{home}/run", "GDK_BACKEND": "x11",
               "ACCESSIBILITY_ENABLED": "1", "GNOME_ACCESSIBILITY": "1"}  # fmt: skip
        env = {
            k: v for k, v in env.items() if not k.startswith("XDG_CONF") and k != "XDG_DATA_HOME"
        }
        screen = ["xvfb-run", "-a", "-s", "-screen 0 1280x1000x24", "dbus-run-session", "--"]
        words = [sys.executable, __file__, "--inside", site, out, *(unit or [UNIT])]
        subprocess.run([*screen, *words], check=True, env=env)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--inside"]:
        inside(Path(sys.argv[2]), Path(sys.argv[3]).resolve(), sys.argv[4])
    else:
        main()
