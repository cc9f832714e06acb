"""The exercise on the first page: the reader and one question, with no Python behind them.

It is the page's own code of both, and a stand-in for the notebook's side. What is said to each
answer was worked out when the site was made, by the kit's own grading.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from whosays.core.edition import PRACTICE
from whosays.core.i18n import section, text
from whosays.core.kit import Kit
from whosays.core.markup import in_script
from whosays.corpus import articles, codebook
from whosays.corpus.texts import load_text
from whosays.html import documents
from whosays.html.assets import css, esm
from whosays.questions import items, keys
from whosays.questions.feedback import as_dict
from whosays.questions.grading import grade
from whosays.site import needs
from whosays.widgets.question import Question
from whosays.widgets.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import anywidget

    from whosays.questions.item import Shown

UNIT, ITEM, ARTICLE = "01-who-says-so", "u1-l3", "001"
"""The question: one of the first lesson, about a paragraph that the reader shows, too."""
FOLDER = "try"
_BUNDLES = ("reader", "question_one")
_READ = range(3, 6)  # paragraphs: the one that is asked about, and its neighbours
_UNSHOWN = {"layout", "tabbable", "tooltip"}


def files() -> dict[str, bytes]:
    """Give the scripts and the style sheet of the exercise.

    Returns
    -------
    dict of str to bytes
        Place in the site to content.
    """
    sheets = dict.fromkeys(css(name) for name in _BUNDLES)
    made = {f"{name}.js": esm(name).encode() for name in _BUNDLES}
    made |= {"try.css": "".join(sheets).encode(), "try.js": (needs.ASSETS / "try.js").read_bytes()}
    return {f"{FOLDER}/{name}": raw for name, raw in made.items()}


def _traits(widget: anywidget.AnyWidget) -> dict[str, object]:
    names = [name for name in widget.keys if not name.startswith("_") and name not in _UNSHOWN]
    return {name: getattr(widget, name) for name in names}


def _reader(kit: Path) -> dict[str, object]:
    shown = articles.as_dict(load_text(ARTICLE, Kit(kit)), note="")
    some = [part for part in shown["paragraphs"] if part["number"] in _READ]
    made = Reader(
        {**shown, "paragraphs": some}, codebook.codes(kit=Kit(kit)), prompt=text("site.try_mark")
    )
    return _traits(made)


def told(item: Shown, kit: Path) -> dict[str, Mapping[str, object]]:
    """Work out what is said to each answer, and to none.

    Parameters
    ----------
    item : Mapping
        A choice of one, in its public form.
    kit : Path

    Returns
    -------
    dict of str to Mapping
        Option, or ``""``, to feedback.
    """
    key = keys.load_keys(UNIT, Kit(kit))[ITEM]
    names: list[str | None] = [None, *(str(option["id"]) for option in item["options"])]
    return {name or "": as_dict(grade(item, key, name)) for name in names}


def data(kit: Path) -> dict[str, object]:
    """Give all that the exercise's script needs.

    Parameters
    ----------
    kit : Path
        The edition's folder.

    Returns
    -------
    dict
    """
    (item,) = (one for one in items.load_unit(UNIT, Kit(kit)).items if one.id == ITEM)
    shown = items.public(item, Kit(kit))
    return {
        "reader": _reader(kit),
        "question_one": _traits(Question(shown)),
        "told": told(shown, kit),
    }


def sheet(mode: str) -> Markup:
    """Name the exercise's style sheet for the first page's head.

    Parameters
    ----------
    mode : str
        As for :func:`part`.

    Returns
    -------
    Markup
        Empty where there is no exercise.
    """
    link = Markup('<link rel="stylesheet" href="{}/try.css">').format(FOLDER)
    return link if mode == PRACTICE else Markup("")


def part(kit: Path, mode: str) -> Markup:
    """Write the exercise for the first page.

    Parameters
    ----------
    kit : Path
        The edition's folder.
    mode : str
        An assessed edition says nothing of what fits, so there is none in it.

    Returns
    -------
    Markup
        Empty in an assessed edition.
    """
    if mode != PRACTICE:
        return Markup("")
    said = {name: words for name, words in section("site").items() if name.startswith("try_")}
    return documents.render(needs.ASSETS, "try.html", **said, held=in_script(data(kit)))
