"""The site's first page: plain HTML that is there at once, before any Python runs."""

from __future__ import annotations

import json
from html import escape
from string import Template
from typing import TYPE_CHECKING

from whosays.core.i18n import section, text
from whosays.core.kit import Kit
from whosays.questions.items import load_info
from whosays.site import needs, try_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

START = "lessons/00-start.ipynb"
"""The notebook whose place the first page takes; it is still there for the answers."""
_SAID = ("not_secure", "no_worker", "no_storage", "full", "offline", "offline_failed", "keeping")


def address(place: str) -> str:
    """Give the address of a notebook, from the site's first page.

    Parameters
    ----------
    place : str

    Returns
    -------
    str
    """
    return f"notebooks/index.html?path={place}"


def words_for(version: str) -> str:
    """Give what the script of the pages says, for an element that holds it.

    Parameters
    ----------
    version : str
        As the pages' settings name it.

    Returns
    -------
    str
        JSON, safe inside markup.
    """
    said = section("site")
    held = {**{name: said[name] for name in _SAID}, "version": version}
    return json.dumps(held, ensure_ascii=False).replace("<", "\\u003c")


def _link(place: str, word: str, title: str) -> str:
    name = escape(text(f"site.{word}_name", title=title), quote=True)
    return (
        f'<a href="{escape(address(place), quote=True)}" aria-label="{name}">'
        f"{escape(text(f'site.{word}'))}</a>"
    )


def units(places: Iterable[str], kit: Path) -> str:
    """Write the list of units.

    Parameters
    ----------
    places : iterable of str
        The notebooks that there are, in the course's order.
    kit : Path

    Returns
    -------
    str
        List items.
    """
    found: dict[str, list[str]] = {}
    for place in places:
        unit = place.rpartition("/")[2].removesuffix(".ipynb")
        if place != START and unit[:2].isdigit():
            found.setdefault(unit, []).append(place)
    rows = []
    for unit, there in found.items():
        info = load_info(unit, Kit(kit))
        title, form = info.title, info.part == "form"
        links = [
            _link(one, "lesson" if one.startswith("lessons/") else "form" if form else "exercise",
                  title)
            for one in there
        ]  # fmt: skip
        count = info.minutes_lesson + info.minutes_exercise
        minutes = escape(text("site.minutes", minutes=count))
        rows.append(
            f'<li><span class="unit">{escape(title)}</span> <small>{minutes}</small>'
            f'<span class="links">{" ".join(links)}</span></li>'
        )
    return "\n".join(rows)


def page(places: Iterable[str], kit: Path, mode: str, version: str) -> bytes:
    """Write the first page.

    Parameters
    ----------
    places : iterable of str
        The notebooks that there are, in the course's order.
    kit : Path
        The edition's folder.
    mode : str
        ``practice`` or ``assessed``.
    version : str

    Returns
    -------
    bytes
    """
    said: Mapping[str, str] = {k: escape(v) for k, v in section("site").items()}
    template = Template((needs.ASSETS / "start.html").read_text(encoding="utf-8"))
    listed = list(places)
    first = next(place for place in listed if place.startswith("lessons/01"))
    made = template.substitute(
        said, units=units(listed, kit), units_title=said["units"], words=words_for(version),
        first=escape(address(first), quote=True), mode=said[f"mode_{mode}"],
        start=escape(address(START), quote=True),
        exercise=try_out.part(kit, mode), sheet=try_out.sheet(mode),
        glossary=escape(address("lessons/glossary.ipynb"), quote=True),
    )  # fmt: skip
    return made.encode()


def notebook_page(theirs: str, version: str) -> bytes:
    """Write the page that a notebook opens in.

    Parameters
    ----------
    theirs : str
        JupyterLite's own.
    version : str

    Returns
    -------
    bytes
        With the kit's words instead of JupyterLite's.
    """
    main = next(line.strip() for line in theirs.splitlines() if 'id="jupyter-lite-main"' in line)
    template = Template((needs.ASSETS / "notebook.html").read_text(encoding="utf-8"))
    said = {name: escape(words) for name, words in section("site").items()}
    return template.substitute(said, main=main, words=words_for(version)).encode()
