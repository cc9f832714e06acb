"""A new question: its item, its key, and a cell that asks it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Literal, cast

from whosays.authoring import notebooks
from whosays.authoring.new import MARK, Draft, filled, templates
from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.corpus.articles import load_article, load_catalogue
from whosays.corpus.attributions import load_coding
from whosays.questions import items, keys, registry
from whosays.sourcing.cards import load_cards
from whosays.sourcing.rules import load_rules

if TYPE_CHECKING:
    from collections.abc import Mapping

    from whosays.core.kit import Kit
    from whosays.core.schema import Field

Where = Literal["lesson", "exercise"]
_FOLDERS: dict[Where, str] = {"lesson": "lessons", "exercise": "exercises"}
_PARTS = ("item", "key")
_CARDS, _RULES = 3, 2


def make(unit: str, kind: str, kit: Kit, where: Where = "exercise") -> Draft:
    """Add a question to a unit, and try out that it loads with its key.

    Parameters
    ----------
    unit : str
        Such as ``"01-who-says-so"``.
    kind : str
    kit : Kit
        What is read from.
    where : str
        Whether it is asked in the ``lesson`` or the ``exercise``.

    Returns
    -------
    Draft
        As it was written.

    Raises
    ------
    KitError
        If there is no such unit or kind, or the set lacks what the kind is about.
    """
    known = items.unit_names(kit)
    if unit not in known:
        raise KitError(text("new.no_unit", unit=unit, units=", ".join(known)))
    draft = Draft(kit)
    name = add(draft, unit, kind, where)

    def loads(kit: Kit) -> None:
        items.public(items.find_item(name, kit)[1], kit)
        keys.load_keys(unit, kit)

    draft.try_out(loads)
    return draft


def add(draft: Draft, unit: str, kind: str, where: Where) -> str:
    """Put a question into files that are there or are to be made.

    Parameters
    ----------
    draft : Draft
    unit, kind, where : str
        As for :func:`make`.

    Returns
    -------
    str
        The question's id.

    Raises
    ------
    KitError
        If there is no such kind, or the unit lacks its keys or its page.
    """
    if kind not in registry.names():
        raise KitError(text("new.no_kind", kind=kind, kinds=", ".join(registry.names())))
    kit = draft.kit
    asked, expected = (kit / part / f"{unit}.toml" for part in ("exercises", "solutions"))
    page = kit / _FOLDERS[where] / f"{unit}.ipynb"
    for file in (expected, page):
        if file not in draft.files and not file.is_file():
            raise KitError(text("new.lacks", file=file.relative_to(kit.folder).as_posix()))
    name = _free_id(draft.read(asked), unit, where)
    own = cast("dict[str, str] | None", templates("questions.toml").get(kind)) or _bare(kind)
    item_words, key_words = (
        filled(own[part], **_found(own[part], kit)) for part in ("item", "key")
    )
    draft.files[asked] = _appended(
        draft.read(asked),
        f'[[item]]\nid = "{name}"\nkind = "{kind}"\nwhere = "{where}"\n'
        f'prompt = "{MARK}: ask the question"\n{item_words}',
    )
    draft.files[expected] = _appended(
        draft.read(expected), f'[[key]]\nitem = "{name}"\n{key_words}'
    )
    cell = f'from whosays.show import ask\nask("{name}")'
    draft.files[page] = with_cell(draft.read(page), cell, where)
    draft.then = [text("new.then_notebooks"), text("new.then_check")]
    return name


def with_cell(page: str, source: str, where: Where) -> str:
    """Put a cell at the end of a page, before the line that leads on to the next.

    Parameters
    ----------
    page : str
        A notebook, as it stands in its file.
    source : str
        Code.
    where : str
        An exercise is kept without what its cells show.

    Returns
    -------
    str
    """
    book = json.loads(page)
    cells = book["cells"]
    leads_on = [n for n, cell in enumerate(cells) if "**Next:**" in "".join(cell["source"])]
    at = leads_on[-1] if leads_on else len(cells)
    cells.insert(at, {"cell_type": "code", "metadata": {}, "outputs": [], "source": source})
    return notebooks.written(notebooks.clean(book, with_outputs=where == "lesson"))


def _appended(words: str, entry: str) -> str:
    return f"{words.rstrip()}\n\n{entry.rstrip()}\n"


def _free_id(words: str, unit: str, where: Where) -> str:
    """Give the unit's next id: after u1-e11 comes u1-e12."""
    letter = where[0]
    used = re.findall(r'^id = "([\w-]+?)-([a-z]?)(\d+)"', words, re.MULTILINE)
    prefix = used[-1][0] if used else f"u{int(unit.partition('-')[0])}"
    letter = letter if not used or used[-1][1] else ""
    numbers = [int(number) for front, mid, number in used if (front, mid) == (prefix, letter)]
    return f"{prefix}-{letter}{max(numbers, default=0) + 1}"


def _bare(kind: str) -> dict[str, str]:
    """Give what a kind without a template cannot do without."""
    fields = registry.own_fields(kind, "key")
    key = {**_needed(fields), "reason": f"{MARK}: why"}
    if "right" in fields:
        key["right"] = [f"{MARK}: what is expected"]
    return {"item": _toml(_needed(registry.own_fields(kind, "item"))), "key": _toml(key)}


def _needed(fields: Mapping[str, Field]) -> dict[str, object]:
    blank: dict[type, object] = {str: MARK, int: 0, bool: False, list: [], dict: {}}
    return {name: blank[field.type] for name, field in fields.items() if field.required}


def _toml(table: Mapping[str, object]) -> str:
    # A text, a number and a list of texts are written in TOML as they are in JSON.
    rows = (
        f"{name} = {json.dumps(value) if value != {} else '{}'}\n" for name, value in table.items()
    )
    return "".join(rows).replace("$", "$$")


def _found(words: str, kit: Kit) -> dict[str, str]:
    """Take from the set what a template names, so that it fits from the start."""
    found = {}
    if "$article" in words or "$paragraph" in words:
        found["article"], found["paragraph"] = _coded(kit)
    if "$rules" in words:
        found["rules"] = ", ".join(f'"{name}"' for name in list(load_rules(kit).rules)[:_RULES])
    if "$claim" in words:
        found["claim"], found["cards"] = _deck(kit)
    return found


def _coded(kit: Kit) -> tuple[str, str]:
    """Give an article and a paragraph of it in which somebody is credited."""
    for name in load_catalogue(kit):
        article = load_article(name, kit)
        for record in load_coding(name, kit).attributions:
            if article.paragraph(record.paragraph).kind == "body":
                return name, str(record.paragraph)
    raise KitError(text("new.no_coding"))


def _deck(kit: Kit) -> tuple[str, str]:
    """Give a claim and the first cards that bear on it."""
    bearing: dict[str, list[str]] = {}
    for card in sorted(load_cards(kit), key=lambda card: card.date):
        for entry in card.bears_on if card.kind == "evidence" else ():
            bearing.setdefault(entry.claim, []).append(card.id)
    for claim, cards in bearing.items():
        if len(cards) >= _CARDS:
            return claim, ", ".join(f'"{name}"' for name in cards[:_CARDS])
    raise KitError(text("new.no_cards", least=_CARDS))
