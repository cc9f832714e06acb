"""The guide's pictures: the teacher's page as it is before class, in class and after class.

They are taken of the page itself in JupyterLab, with a class that is made up, so that those taken
today show the kit of today.
"""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from whosays.answers import files
from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.core.kit import HERE, Kit
from whosays.launch import chromium, server
from whosays.questions.items import load_unit, public

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from whosays.questions.item import Item

PAGE = "solutions/00-teachers-page.ipynb"
UNIT = "01-who-says-so"
WIDE, HIGH = 1180, 1000
"""Of the window."""
COLOURS = 48
EDGE = 8
"""Pixels of the page around it."""
_SWITCHES = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
_ALL = "location.host && localStorage.setItem('whosays.all', 'yes')"
_STEPS = ".ws:has(> .ws-steps)"
_READY = '[data-whosays-ready="yes"]'
_SECONDS = 180
_NICKNAMES = (
    "anemone", "birch", "clover", "daisy", "elder", "fern", "gorse", "heather", "iris", "juniper",
    "kelp", "lavender",
)  # fmt: skip
_OTHER = {
    "holiday.jpg": b"\xff\xd8\xff",
    f"mint_{UNIT}.json": b'{"format": 1, "exercise"',
}
"""What comes in besides: one file that is not ours, and one that was cut off."""


class Shot(NamedTuple):
    """A picture.

    Attributes
    ----------
    name : str
        Of its file.
    step : str
        The large button that is pressed first.
    press : str
        A button in what it opens; none where it is empty.
    shows : str
        What is waited for; CSS.
    high : int
        Pixels of it that are shown, from the row of large buttons on.
    """

    name: str
    step: str
    press: str
    shows: str
    high: int


SHOTS = (
    Shot("before", "edition.step_hand_out", "", ".jupyter-button:not(.ws-step)", 420),
    Shot("in-class", "edition.step_follow", "follow.start", ".fw-bar", 640),
    Shot("after", "edition.step_collect", "collect.button", "pre", 520),
)


def _option(item: Item, place: int) -> object:
    return public(item)["options"][place]["id"]


def people(kit: Path) -> None:
    """Put a made-up class into a kit: everybody is a little further than the one before.

    Parameters
    ----------
    kit : Path
        A copy; its folder for hand-ins is written to.
    """
    asked = [item for item in load_unit(UNIT).items if item.kind in {"one", "rate"}]
    inbox = kit / "handins"
    for number, name in enumerate(_NICKNAMES):
        answers = {
            item.id: {
                "value": 50 if item.kind == "rate" else _option(item, number % 2),
                "version": 1, "changed": f"2026-09-01T08:{number:02}:{at:02}+00:00",
            }
            for at, item in enumerate(asked[: 3 + number])
        }  # fmt: skip
        (inbox / name).mkdir(parents=True, exist_ok=True)
        (inbox / name / f"{UNIT}.json").write_bytes(files.whole(UNIT, answers))
    for name, raw in _OTHER.items():
        (inbox / name).write_bytes(raw)


def small(raw: bytes) -> bytes:
    """Make a picture of a page small: few colours, and nothing told of where it was taken.

    Parameters
    ----------
    raw : bytes

    Returns
    -------
    bytes
    """
    from PIL import Image  # noqa: PLC0415 - only where pictures are taken

    picture = Image.open(io.BytesIO(raw)).convert("RGB")
    few = picture.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    held = io.BytesIO()
    few.save(held, "PNG", optimize=True)
    return held.getvalue()


def _shown(steps: Locator, shot: Shot) -> bytes:
    steps.get_by_role("button", name=text(shot.step), exact=True).click()
    if shot.press:
        steps.get_by_role("button", name=text(shot.press), exact=True).click()
    steps.locator(shot.shows).first.wait_for()
    steps.page.mouse.move(0, 0)
    steps.evaluate("(box) => { document.activeElement.blur(); box.scrollIntoView(); }")
    box = steps.bounding_box()
    if box is None:
        raise KitError(text("tour.failed", kind=shot.name))
    high = min(shot.high, box["height"])
    return steps.page.screenshot(
        clip={"x": box["x"] - EDGE, "y": box["y"] - EDGE, "width": box["width"] + 2 * EDGE,
              "height": high + EDGE},
        animations="disabled",
    )  # fmt: skip


def take(page: Page, folder: Path) -> list[Path]:
    """Take the pictures of a teacher's page that is open and ready.

    Parameters
    ----------
    page : playwright.sync_api.Page
    folder : Path
        Made if it is not there.

    Returns
    -------
    list of Path
    """
    page.set_viewport_size({"width": WIDE, "height": HIGH})
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for shot in SHOTS:
        file = folder / f"{shot.name}.png"
        file.write_bytes(small(_shown(page.locator(_STEPS), shot)))
        made.append(file)
    return made


def write(folder: Path, kit: Kit = HERE) -> list[Path]:
    """Take the pictures of this kit.

    Parameters
    ----------
    folder : Path
    kit : Kit, optional
        A copy of it is opened; the kit in use by default.

    Returns
    -------
    list of Path

    Raises
    ------
    KitError
        If Playwright or a Chromium is missing.
    """
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - what tests need
    except ImportError:
        raise KitError(text("gallery.no_playwright")) from None
    program = chromium.find()
    if program is None:
        raise KitError(text("tour.no_browser"))
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as beside:
        copy = Path(beside) / "kit"
        shutil.copytree(kit / ".", copy, ignore=shutil.ignore_patterns(
            ".*", "node_modules", "__pycache__", "answers", "handins", "report", "room", "students"
        ))  # fmt: skip
        people(copy)
        extra = {"WHOSAYS_ANSWERS": f"{beside}/own-answers", "WHOSAYS_KIT": str(copy)}
        port = server.find_port("127.0.0.1", 0)
        running = server.start(
            copy, Path(sys.executable), port=port, own=Path(beside) / "own", extra=extra
        )
        try:
            server.wait_until_up(running)
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=program, args=_SWITCHES)
                page = browser.new_page()
                page.set_default_timeout(_SECONDS * 1000)
                page.add_init_script(_ALL)
                page.goto(running.page(PAGE))
                page.wait_for_selector(_READY, state="attached")
                made = take(page, folder)
                browser.close()
        finally:
            running.stop()
    return made
