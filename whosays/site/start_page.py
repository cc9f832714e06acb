"""The site's first page: plain HTML that is there at once, before any Python runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from whosays.core.i18n import section, text
from whosays.core.kit import Kit
from whosays.core.markup import in_script, ours
from whosays.html import documents
from whosays.questions.items import load_info
from whosays.site import needs, try_out

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

START = "lessons/00-start.ipynb"
"""The notebook whose place the first page takes; it is still there for the answers."""
_SAID = (
    "not_secure", "no_worker", "no_storage", "full", "only_here", "understood",
    "offline", "offline_failed", "keeping", "newer", "load_again",
)  # fmt: skip


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


def words_for(version: str) -> Markup:
    """Give what the script of the pages says, for an element that holds it.

    Parameters
    ----------
    version : str
        As the pages' settings name it.

    Returns
    -------
    Markup
        JSON, safe inside markup.
    """
    said = section("site")
    return in_script({**{name: said[name] for name in _SAID}, "version": version})


def _link(place: str, word: str, title: str) -> Markup:
    name = text(f"site.{word}_name", title=title)
    return Markup('<a href="{}" aria-label="{}">{}</a>').format(
        address(place), name, text(f"site.{word}")
    )


def units(places: Iterable[str], kit: Path) -> Markup:
    """Write the list of units.

    Parameters
    ----------
    places : iterable of str
        The notebooks that there are, in the course's order.
    kit : Path

    Returns
    -------
    Markup
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
        minutes = text("site.minutes", minutes=count)
        rows.append(
            Markup(
                '<li><span class="unit">{}</span> <small>{}</small>'
                '<span class="links">{}</span></li>'
            ).format(title, minutes, Markup(" ").join(links))
        )
    return Markup("\n").join(rows)


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
    said = section("site")
    listed = list(places)
    first = next(place for place in listed if place.startswith("lessons/01"))
    return documents.render(
        needs.ASSETS, "start.html",
        **{
            **said, "units_title": said["units"], "units": units(listed, kit),
            "words": words_for(version), "mode": said[f"mode_{mode}"],
            "exercise": try_out.part(kit, mode), "sheet": try_out.sheet(mode),
            "first": address(first), "start": address(START),
            "glossary": address("lessons/glossary.ipynb"),
        },
    ).encode()  # fmt: skip


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
    words = words_for(version)
    said = {**section("site"), "main": ours(main), "words": words}
    return documents.render(needs.ASSETS, "notebook.html", **said).encode()
