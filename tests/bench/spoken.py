"""What a screen reader says: Orca, in Firefox, while the student of the tests does an exercise.

``python tests/bench/spoken.py [FILE]`` makes the browser edition, opens exercise 1 in it on a
screen that nobody sees, answers it by keyboard, and writes down every key with what Orca said
after it. It takes Debian's ``orca``, ``firefox-esr``, ``xvfb``, ``xauth``, ``openbox``,
``dbus`` and ``at-spi2-core``; no sound is made.
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

HERE = Path(__file__).resolve()
KIT = HERE.parents[2]
sys.path[:0] = [str(KIT / "tests" / name) for name in ("site", "shared", "browser")] + [str(KIT)]

UNIT = "01-who-says-so"
NEEDED = ("orca", "xvfb-run", "dbus-run-session", "openbox")
BUS = "/usr/libexec/at-spi-bus-launcher"
# Orca keeps a record of what it hands to the voice, if it is told to.
RECORD = "import orca.debug\norca.debug.debugLevel = orca.debug.LEVEL_INFO\n"
SAID = re.compile(r"SPEECH OUTPUT: '(.*)'\s*(?:\{.*)?$", re.MULTILINE)
QUIET, LONGEST = 0.35, 4.0  # seconds: Orca has said all, and is not waited for any longer


class Reader:
    """Orca, and what it has said."""

    def __init__(self, home: Path) -> None:
        self.log = home / "orca.log"
        settings = home / ".local" / "share" / "orca"
        settings.mkdir(parents=True)
        (settings / "orca-customizations.py").write_text(RECORD, encoding="utf-8")
        words = ["orca", "--replace", f"--debug-file={self.log}"]
        with (home / "orca.out").open("wb") as out:
            self.process = subprocess.Popen(words, stdout=out, stderr=subprocess.STDOUT)
        self.read = 0

    def heard(self) -> list[str]:
        """Wait until it has nothing more to say; give what is new."""
        begun = grown = time.monotonic()
        size = -1
        while time.monotonic() - grown < QUIET and time.monotonic() - begun < LONGEST:
            now = self.log.stat().st_size if self.log.is_file() else 0
            if now != size:
                size, grown = now, time.monotonic()
            time.sleep(0.05)
        raw = self.log.read_bytes() if size else b""
        new, self.read = raw[self.read :].decode(errors="replace"), len(raw)
        return [said for said in SAID.findall(new) if said.strip()]


def listened(student: type, reader: Reader, out: Path) -> None:
    """Have a student wait after each key until all is said, and write both down."""
    press = student.press

    def slow(self: object, *keys: str) -> None:
        for key in keys:
            press(self, key)
            with out.open("a", encoding="utf-8") as file:
                file.write(f"[{key}] {' | '.join(reader.heard())}\n")

    student.press = slow

    def reach(self: object, target: object) -> None:
        wanted = target.element_handle()
        for _ in range(400):
            self.press("Tab")
            if wanted.evaluate("(node) => node === document.activeElement"):
                return
        raise AssertionError("out of reach")

    student.reach = reach


def inside(out: Path) -> None:
    """Do the exercise, on the screen that this was started on."""
    import _firefox  # noqa: PLC0415 - found once the folders of the tests are on the path
    import _student  # noqa: PLC0415
    from conftest import Served, Window  # noqa: PLC0415
    from playwright.sync_api import sync_playwright  # noqa: PLC0415
    from test_complete import complete  # noqa: PLC0415

    from whosays.site import build  # noqa: PLC0415

    home = Path(os.environ["HOME"])
    bus = subprocess.Popen([BUS, "--launch-immediately", "--a11y=1", "--screen-reader=1"])
    # Orca listens to the window that is active, and somebody has to say which one that is.
    windows = subprocess.Popen(["openbox"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    reader = Reader(home)
    made = os.environ.get("WHOSAYS_SITE") or build.write(home / "site", build.made(KIT, "practice"))
    served = Served(Path(made))
    program = _firefox.program(home, _firefox.found())
    with sync_playwright() as playwright:
        context = playwright.firefox.launch_persistent_context(
            home / "profile", executable_path=program, channel="moz-firefox", headless=False,
            timeout=120_000, viewport={"width": 1280, "height": 900},
        )  # fmt: skip
        window = Window(context, served.base, KIT, home / "none")
        out.write_text("", encoding="utf-8")
        listened(_student.Student, reader, out)
        window.page.bring_to_front()
        try:
            complete(window, f"exercises/{UNIT}.ipynb", UNIT)
        finally:
            context.close()
            served.stop()
            reader.process.terminate()
            windows.terminate()
            bus.terminate()


def main(out: Path) -> None:
    """Look for what it takes, and start it where there is a screen and a bus."""
    import _firefox  # noqa: PLC0415

    missing = [name for name in NEEDED if not shutil.which(name)]
    missing += [] if _firefox.found() else ["firefox"]
    missing += [] if Path(BUS).exists() else ["at-spi2-core"]
    if missing:
        print(f"Nothing was listened to: this computer has no {', '.join(missing)}.")
        return
    with tempfile.TemporaryDirectory(prefix="spoken-") as home:
        run = Path(home) / "run"
        run.mkdir(mode=0o700)
        env = {**os.environ, "HOME": home, "XDG_RUNTIME_DIR": str(run), "GNOME_ACCESSIBILITY": "1",
               "NO_AT_BRIDGE": "0", "GDK_BACKEND": "x11"}  # fmt: skip
        env.pop("WAYLAND_DISPLAY", None)
        screen = ["xvfb-run", "-a", "-s", "-screen 0 1280x1000x24", "dbus-run-session", "--"]
        words = [*screen, sys.executable, str(HERE), "--inside", str(out)]
        subprocess.run(words, check=True, env=env)
    print(out.read_text(encoding="utf-8"))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--inside"]:
        inside(Path(sys.argv[2]))
    else:
        main(Path(sys.argv[1] if sys.argv[1:] else "spoken.txt").resolve())
