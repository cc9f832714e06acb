"""A tour for whoever is deciding: what students see, step by step, as pictures of the real thing.

The pictures are taken of the gallery's cards, so a tour made today shows the kit of today.
"""

from __future__ import annotations

import contextlib
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from whosays.authoring import cropped, gallery
from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.core.kit import HERE, Kit
from whosays.html import documents
from whosays.printing import pdf

if TYPE_CHECKING:
    from collections.abc import Sequence

Step = tuple[str, str, int, int]
STEPS: tuple[Step, ...] = (
    ("start", "half", 800, 900), ("mark", "amiss", 1100, 900), ("one", "amiss", 1100, 760),
    ("desk", "amiss", 1100, 900), ("roots", "amiss", 1100, 900), ("chain", "right", 1100, 900),
    ("deck", "amiss", 1100, 900),
)  # fmt: skip
"""Kind of card, its state, how wide its window is, and how many pixels of it from the top."""
# What a browser's own bars take of the window at most.
_BARS = 300
_SWITCHES = (
    "--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-extensions", "--hide-scrollbars",
    "--virtual-time-budget=20000",
)  # fmt: skip
_SECONDS = 120
_TEMPLATES = Path(__file__).with_name("templates")
_ONLY = Markup(
    "<style>body > h1, nav, section > h2, main > section {{ display: none; }} "
    "main > section[data-kind={kind}][data-state={state}] {{ display: block; margin: 0; }}</style>"
)


def _shoot(page: Path, target: Path, program: Path, size: tuple[int, int]) -> None:
    """Take a picture of a page of ours; whether there is one is seen by the file."""
    wide, high = size
    with tempfile.TemporaryDirectory(prefix="whosays-", ignore_cleanup_errors=True) as profile:
        words = [str(program), *_SWITCHES, f"--user-data-dir={profile}/p",
                 f"--window-size={wide},{high + _BARS}", f"--screenshot={target}",
                 page.resolve().as_uri()]  # fmt: skip
        tries = [words]
        if sys.platform == "linux":  # where the sandbox cannot start, as in many containers
            tries.append([words[0], "--no-sandbox", *words[1:]])
        for one in tries:
            with contextlib.suppress(OSError, subprocess.TimeoutExpired):
                subprocess.run(  # noqa: S603 - a browser found on this computer, on a file of ours
                    one, check=False, timeout=_SECONDS, stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                )  # fmt: skip
            if target.is_file():
                target.write_bytes(cropped.top(target.read_bytes(), high))
                return


def page(steps: Sequence[Step] = STEPS) -> Markup:
    """Write the tour's page.

    Parameters
    ----------
    steps : sequence of tuple

    Returns
    -------
    Markup
        HTML; its pictures stand beside it.
    """
    return documents.render(_TEMPLATES, "tour.html.j2", steps=steps)


def write(
    folder: Path, kit: Kit = HERE, *, steps: Sequence[Step] = STEPS, program: Path | None = None
) -> Path:
    """Take the pictures and write the page.

    Parameters
    ----------
    folder : Path
        Made if it is not there.
    kit : Kit, optional
        What is read from; the kit in use by default.
    steps : sequence of tuple
    program : Path, optional
        A Chromium, Chrome or Edge; looked for by default.

    Returns
    -------
    Path
        The page.

    Raises
    ------
    KitError
        If there is no such browser, or it took no picture.
    """
    found = program or pdf.browser()
    if found is None:
        raise KitError(text("tour.no_browser"))
    folder.mkdir(parents=True, exist_ok=True)
    made: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as beside:
        for kind, state, wide, high in steps:
            if state not in made:
                made[state] = gallery.page(kit, states=(state,))
            shown = Path(beside) / "card.html"
            own = _ONLY.format(kind=kind, state=state)
            shown.write_text(
                made[state].replace("</head>", Markup("{}</head>").format(own), 1), encoding="utf-8"
            )
            target = folder / f"{kind}.png"
            target.unlink(missing_ok=True)
            _shoot(shown, target.resolve(), found, (wide, high))
            if not target.is_file():
                raise KitError(text("tour.failed", kind=kind))
    place = folder / "tour.html"
    place.write_text(page(steps), encoding="utf-8")
    return place
