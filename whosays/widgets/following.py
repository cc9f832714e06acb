"""Keeps an item on the page up to date with the answers to others that it takes in.

All cells of a notebook run when it is opened. Marks that are made after that have to reach
the item below that uses them, and a first rating the one that looks back on it, without a
cell being run again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.questions import registry

if TYPE_CHECKING:
    from whosays.answers.session import Sheet
    from whosays.questions.item import Shown
    from whosays.widgets.question import Question


class Following:
    """A widget whose item takes in what is answered elsewhere.

    Parameters
    ----------
    widget : Question
    sheet : Sheet
        The item's.
    plain : Shown
        The public item without anything taken in.
    shown : Shown
        The public item by which answers are graded; it is changed in place.
    names : list of str
        The items whose answers it takes in.
    """

    def __init__(
        self,
        widget: Question,
        sheet: Sheet,
        plain: Shown,
        shown: Shown,
        names: list[str],
    ) -> None:
        self._widget = widget
        self._sheet = sheet
        self._plain = plain
        self._shown = shown
        self._names = names
        self._known = self._values()

    def _values(self) -> list[object]:
        records = self._sheet.store.records()
        return [records.get(name, {}).get("value") for name in self._names]

    def look(self, unit_id: str) -> None:
        """Renew the widget's item if an answer that it takes in has changed.

        Parameters
        ----------
        unit_id : str
            Where an answer was stored.
        """
        sheet = self._sheet
        if unit_id != sheet.unit_id:
            return
        values = self._values()
        if values == self._known:
            return
        self._known = values
        fresh = registry.with_records(sheet.item, self._plain, sheet.store.records(), sheet.kit)
        fresh["earlier"] = sheet.earlier()
        fresh["first_number"] = sheet.first_number()
        self._shown.update(fresh)
        self._widget.item = {**self._widget.item, **fresh}


def follow(widget: Question, sheet: Sheet, plain: Shown, shown: Shown) -> None:
    """Renew a widget's item whenever an answer that it takes in changes.

    Parameters
    ----------
    widget : Question
    sheet : Sheet
        The item's; this widget takes the place of an earlier one of the same item.
    plain, shown : Shown
        As :class:`Following` takes them.
    """
    names = [*registry.sources(sheet.item), *filter(None, [sheet.item.first])]
    if names:
        following = Following(widget, sheet, plain, shown, names)
        sheet.session.follow(f"item {sheet.item.id}", following.look)
