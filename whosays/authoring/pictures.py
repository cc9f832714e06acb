"""Reference pictures of every control in its states, and of every kind of figure.

They are taken, and held against what is drawn now. What the cards say is kept beside the pictures,
so that a change of words in a lesson changes no picture: what is compared is how the kit draws. A
figure is drawn anew, of the kit's own data. Pictures are halved and squeezed, what is drawn now
like what was kept, and compared in small squares, by the mean of each. They hold for one program
and its fonts: a picture of some words says whether those are the same.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from markupsafe import Markup

from whosays.authoring import gallery, gallery_figures
from whosays.core.kit import HERE, Kit
from whosays.core.markup import ours
from whosays.html import documents
from whosays.html.data_uri import data_uri
from whosays.questions import registry

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from PIL.Image import Image
    from playwright.sync_api import Browser, Page

WHOLE = ("one", "bar", "start")
"""What is kept in every state; the other controls are the same in what is left out of them.

Guided ones are long: before a check, and after one that found something amiss.
"""
SIZES = {"wide": 1280, "narrow": 390}
LOOKS = tuple(f"{theme}-{width}" for theme in ("light", "dark") for width in SIZES)
SCALE = 0.5
SQUARE = 4
"""Pixels of a halved picture."""
TOLERANCE = 24
"""How far a square's mean may be off, of 255: a letter's edge may, a letter may not."""
_TEMPLATES = Path(__file__).with_name("templates")
_CARDS, _PROBE, _QUALITY = "cards.json", "probe.txt", 24
_LETTERS = """
<body style="margin: 8px; font-size: 20px; background: #fff">
<p style="font-family: system-ui">Who says so? 0123456789</p>
<p style="font-family: Georgia, 'Source Serif 4', 'Noto Serif', serif">Who says so? “Nobody”</p>
<p style="font-family: monospace">Who says so? ✓ ↻ ‹ › ▸ 說</p>"""
# Fonts, pictures and whatever measures itself, until two frames in a row are the same.
_STILL = """async () => {
  await document.fonts.ready;
  await Promise.all([...document.images].map((one) => one.decode().catch(() => {})));
  const frame = () => new Promise((go) => requestAnimationFrame(() => setTimeout(go)));
  const now = () => [...document.querySelectorAll("main *")]
    .map((one) => JSON.stringify(one.getBoundingClientRect())).join(";");
  let before = "";
  for (let tries = 0, same = 0; same < 2 && tries < 100; tries += 1) {
    await frame();
    const after = now();
    same = after === before ? same + 1 : 0;
    before = after;
  }
}"""
_ONLY = """(kind) => {
  for (const one of document.querySelectorAll("main > section")) {
    one.hidden = (one.dataset.kind ?? one.dataset.figure) !== kind;
  }
  dispatchEvent(new Event("resize"));
}"""
_QUIET = """
*, ::before, ::after { animation: none !important; transition: none !important;
  caret-color: transparent !important; }
h1, nav { display: none; }"""


@dataclass(frozen=True, slots=True)
class Change:
    """A picture that is not as it was.

    Attributes
    ----------
    name : str
    squares : int
        How many differ; 0 where the size does.
    before, now, where : PIL.Image.Image
        The last marks what differs.
    """

    name: str
    squares: int
    before: Image
    now: Image
    where: Image


def chosen(cards: Sequence[gallery.Told]) -> list[gallery.Told]:
    """Leave out states that look like others.

    Parameters
    ----------
    cards : sequence of dict

    Returns
    -------
    list of dict
    """
    few = {"new", "amiss"}
    return [
        card
        for card in cards
        if card["kind"] in WHOLE
        or card["state"] in few
        or (card["state"] == "right" and card["kind"] not in registry.guided())
    ]


def _family(card: gallery.Told) -> str:
    """Say which widget's words a card has: all kinds of question have the same."""
    return card["bundle"].partition("_")[0]


def keep_cards(folder: Path, cards: Sequence[gallery.Told]) -> None:
    """Keep what cards say; the words that all have stand there once.

    Parameters
    ----------
    folder : Path
    cards : sequence of dict
    """
    words = {_family(card): card["traits"]["strings"] for card in cards}
    told = [{**card, "traits": {**card["traits"], "strings": None}} for card in cards]
    lines = ",\n".join(json.dumps(card, ensure_ascii=False, sort_keys=True) for card in told)
    head = json.dumps({"strings": words}, ensure_ascii=False, sort_keys=True)[:-1]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _CARDS).write_text(f'{head}, "cards": [\n{lines}\n]}}\n', encoding="utf-8")


def kept_cards(folder: Path) -> list[gallery.Told]:
    """Read them again.

    Parameters
    ----------
    folder : Path

    Returns
    -------
    list of dict
    """
    kept = json.loads((folder / _CARDS).read_text(encoding="utf-8"))
    for card in kept["cards"]:
        card["traits"]["strings"] = kept["strings"][_family(card)]
    return cast("list[gallery.Told]", kept["cards"])


def _shot(page: Page, box: Mapping[str, float]) -> Image:
    """Take a picture of a place on a page, at half its size."""
    from PIL import Image  # noqa: PLC0415 - only where pictures are taken

    session = page.context.new_cdp_session(page)
    made = session.send(
        "Page.captureScreenshot",
        {"format": "png", "captureBeyondViewport": True,
         "clip": {"x": box["x"], "y": box["y"], "width": box["width"], "height": box["height"],
                  "scale": SCALE}},
    )  # fmt: skip
    session.detach()
    return Image.open(io.BytesIO(base64.b64decode(made["data"]))).convert("RGB")


def probe(browser: Browser) -> str:
    """Say with which letters a browser draws.

    Parameters
    ----------
    browser : playwright.sync_api.Browser

    Returns
    -------
    str
        The same for two that draw the same words alike, and squeeze them alike.
    """
    context = browser.new_context(viewport={"width": 640, "height": 200})
    page = context.new_page()
    page.set_content(_LETTERS)
    page.evaluate("document.fonts.ready")
    drawn = _shot(page, {"x": 0, "y": 0, "width": 640, "height": 200})
    context.close()
    return hashlib.sha256(_squeezed(drawn)).hexdigest()[:16]


def same_machine(folder: Path, browser: Browser) -> bool:
    """Tell whether pictures were taken by such a browser with such fonts.

    Parameters
    ----------
    folder : Path
    browser : playwright.sync_api.Browser

    Returns
    -------
    bool
    """
    return (folder / _PROBE).read_text(encoding="utf-8").strip() == probe(browser)


def take(
    browser: Browser,
    cards: Sequence[gallery.Told],
    look: str,
    figures: Mapping[str, Markup] = MappingProxyType({}),
) -> Iterator[tuple[str, Image]]:
    """Take a picture of each kind of control, and of figures.

    Parameters
    ----------
    browser : playwright.sync_api.Browser
    cards : sequence of dict
    look : str
        One of :data:`LOOKS`.
    figures : Mapping of str to str
        As :func:`whosays.authoring.gallery_figures.examples` gives them.

    Yields
    ------
    tuple of (str, PIL.Image.Image)
        Its name.
    """
    width = look.partition("-")[2]
    context = browser.new_context(
        viewport={"width": SIZES[width], "height": 900},
        reduced_motion="reduce",
        locale="en-GB",
        timezone_id="UTC",
    )
    # A figure brings its style sheet along: on one page with controls it would come after theirs.
    for told, drawn in ((cards, {}), ((), figures)):
        yield from _taken(context.new_page(), told, drawn, look)
    context.close()


def _taken(
    page: Page, cards: Sequence[gallery.Told], figures: Mapping[str, Markup], look: str
) -> Iterator[tuple[str, Image]]:
    whole = gallery.written(cards, figures.items())
    quiet = Markup("<style>{}</style><main>").format(ours(_QUIET))
    page.set_content(whole.replace("<main>", quiet))
    page.evaluate(f"location.hash = '{look.partition('-')[0]}'")
    page.wait_for_selector("body[data-ready=yes]", timeout=120_000)
    for kind in dict.fromkeys([*(card["kind"] for card in cards), *figures]):
        page.evaluate(_ONLY, kind)
        page.evaluate(_STILL)
        box = page.evaluate(
            """() => {
              const { x, y, width, height } = document.querySelector("main")
                .getBoundingClientRect();
              const [wide, high] = [width + 2 * x, height].map(Math.ceil);
              return { x: 0, y: y + scrollY, width: wide, height: high }; }"""
        )
        yield f"{kind}-{look}", _shot(page, box)


def _squeezed(picture: Image) -> bytes:
    held = io.BytesIO()
    picture.save(held, "WEBP", quality=_QUALITY, method=6)
    return held.getvalue()


def renew(folder: Path, browser: Browser, kit: Kit = HERE) -> int:
    """Take all pictures anew, of what the kit's cards say now.

    Parameters
    ----------
    folder : Path
    browser : playwright.sync_api.Browser
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    int
        How many.
    """
    keep_cards(folder, chosen(gallery.listed(gallery.cards(kit))))
    for old in folder.glob("*.webp"):
        old.unlink()
    cards, figures = kept_cards(folder), gallery_figures.examples(kit)
    for look in LOOKS:
        for name, picture in take(browser, cards, look, figures):
            (folder / f"{name}.webp").write_bytes(_squeezed(picture))
    (folder / _PROBE).write_text(probe(browser) + "\n", encoding="utf-8")
    return len(list(folder.glob("*.webp")))


def difference(name: str, before: Image, now: Image) -> Change | None:
    """Hold a picture against the one that was kept.

    Parameters
    ----------
    name : str
    before : PIL.Image.Image
        As it was kept.
    now : PIL.Image.Image
        As it was taken.

    Returns
    -------
    Change or None
        None where no square is off by more than :data:`TOLERANCE`.
    """
    from PIL import Image, ImageChops  # noqa: PLC0415 - only where pictures are taken

    # What squeezing does to one it does to the other.
    now = Image.open(io.BytesIO(_squeezed(now))).convert("RGB")
    wide, high = (max(pair) for pair in zip(before.size, now.size, strict=True))
    sheets = []
    for picture in (before, now):
        sheet = Image.new("RGB", (wide, high), "#808080")
        sheet.paste(picture)
        sheets.append(sheet)
    small = ((wide + SQUARE - 1) // SQUARE, (high + SQUARE - 1) // SQUARE)
    means = [sheet.resize(small, Image.Resampling.BOX) for sheet in sheets]
    bands = ImageChops.difference(*means).split()
    most = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    off = most.point(lambda value: 255 if value > TOLERANCE else 0)
    squares = off.histogram()[255]
    if squares == 0 and before.size == now.size:
        return None
    veil = Image.blend(sheets[1], Image.new("RGB", (wide, high), "#ffffff"), 0.6)
    veil.paste(Image.new("RGB", (wide, high), "#c2185b"), mask=off.resize((wide, high)))
    return Change(name, squares, before, now, veil)


def compare(
    folder: Path, browser: Browser, looks: Sequence[str] = LOOKS, kit: Kit = HERE
) -> list[Change]:
    """Hold what is drawn now against the pictures that were kept.

    Parameters
    ----------
    folder : Path
    browser : playwright.sync_api.Browser
    looks : sequence of str
        Some of :data:`LOOKS`.
    kit : Kit, optional
        Whose figures are drawn; those of the kit in use by default.

    Returns
    -------
    list of Change
    """
    from PIL import Image  # noqa: PLC0415 - only where pictures are taken

    cards, figures = kept_cards(folder), gallery_figures.examples(kit)
    found = []
    for look in looks:
        for name, now in take(browser, cards, look, figures):
            with Image.open(folder / f"{name}.webp") as kept:
                change = difference(name, kept.convert("RGB"), now)
            if change:
                found.append(change)
    return found


def side_by_side(changes: Sequence[Change]) -> Markup:
    """Write a page that lays side by side what changed.

    Parameters
    ----------
    changes : sequence of Change

    Returns
    -------
    Markup
        One page that needs no other file.
    """

    def shown(picture: Image) -> str:
        held = io.BytesIO()
        picture.save(held, "PNG")
        return data_uri(held.getvalue())

    return documents.render(_TEMPLATES, "pictures.html.j2", changes=changes, shown=shown)
