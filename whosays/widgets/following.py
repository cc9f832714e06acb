"""Keeps an item on the page up to date with the answers to others that it takes in.

All cells of a notebook run when it is opened. Marks that are made after that have to reach
the item below that uses them, and a first rating the one that looks back on it, without a
cell being run again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whosays.questions import registry

if TYPE_CHECKING:
    from collections.abc import Callable

    from whosays.answers.session import Sheet
    from whosays.widgets.question import Question

# One for each item: a cell that runs again shows a new widget, and the old one is past.
_followers: dict[str, Callable[[str], None]] = {}


def follow(
    widget: Question,
    sheet: Sheet,
    plain: dict[str, Any],
    shown: dict[str, Any],
    watchers: list[Callable[[str], None]],
) -> None:
    """Renew a widget's item whenever an answer that it takes in changes.

    Parameters
    ----------
    widget : Question
    sheet : Sheet
        The item's.
    plain : dict
        The public item without anything taken in.
    shown : dict
        The public item by which answers are marked; it is changed in place.
    watchers : list of callable
        What is told of each save; this widget's takes the place of an earlier one's.
    """
    names = [*registry.sources(sheet.item), *filter(None, [sheet.item.get("first")])]
    if not names:
        return

    def values() -> list[Any]:
        records = sheet.store.records()
        return [records.get(name, {}).get("value") for name in names]

    known = values()

    def look(unit_id: str) -> None:
        if unit_id != sheet.unit_id or values() == known:
            return
        known[:] = values()
        fresh = registry.with_records(sheet.item, plain, sheet.store.records(), sheet.root)
        fresh["earlier"] = sheet.earlier()
        shown.update(fresh)
        widget.item = {**widget.item, **fresh}

    old = _followers.get(sheet.item["id"])
    if old in watchers:
        watchers.remove(old)
    _followers[sheet.item["id"]] = look
    watchers.append(look)
