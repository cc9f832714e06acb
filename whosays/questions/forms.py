"""The three forms' design: which short text is which by construction, for measuring.

``solutions/forms.toml`` holds it. Slot k has the same cell of the design in forms A, B and C,
with another story. A student edition has no ``solutions/``; then there is no design.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from whosays.core import files
from whosays.core.errors import DataError
from whosays.core.i18n import amiss
from whosays.core.kit import HERE, Kit
from whosays.core.records import fields, read, record
from whosays.core.schema import check_unique, listed, read_toml
from whosays.corpus.article_set import article_set

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FORMS = {"a": "00-form-a", "b": "07-form-b", "c": "08-form-c"}
"""Each form's letter and its unit."""
MOST = 4
"""The answer “4 or more” to the question how many could know."""

Asks = Literal["support", "count"]


@record
class Slot:
    """A cell of the design."""

    slot: int
    well: bool
    flag: str
    named: bool
    several: bool
    relay: bool
    number: bool
    count: bool
    roots: tuple[int, ...]
    pattern: str


@record
class Switched:
    """Words of a text, and what its twin has for them."""

    from_: str
    to: str


@record
class FormText:
    """A text of a form, with what makes its twin."""

    id: str
    claim_id: str
    claim: str
    why: str
    switches: tuple[Switched, ...]
    twin_roots: tuple[int, ...]
    twin_why: str


@dataclass(frozen=True, slots=True)
class Design:
    """The whole of it.

    Attributes
    ----------
    slots : Mapping of int to Slot
    texts : Mapping of str to FormText
        By the item's id.
    """

    slots: Mapping[int, Slot]
    texts: Mapping[str, FormText]


SLOT, TEXT = fields(Slot), fields(FormText)
_ID = re.compile(r"f([abc])-(\d\d)")


@dataclass(frozen=True, slots=True)
class FormItem:
    """What is known, by construction, about one question of a form.

    Attributes
    ----------
    id : str
        Of the question: ``"fa-01"`` or ``"fa-01-count"``.
    form : str
        ``"a"``, ``"b"`` or ``"c"``.
    slot : int
        From 1; the same cell of the design in every form.
    asks : str
        ``support`` (a rating, 0–100) or ``count`` (how many could know).
    well : bool
        Whether the reporting shown supports the claim well. It does not say whether the
        claim holds.
    roots : tuple of int
        How many people or bodies who could know stand behind the claim, [least, most]; 4
        stands for 4 or more.
    flag : str
        Whose statement it is: a flag of the set.
    named : bool
        Whether those the claim rests on have a name in the text.
    several : bool
        Whether the claim seems to come from more than one beginning: most of ``roots`` is 2
        or more.
    relay : bool
        Whether the outlet passes on another's report.
    claim_id, claim : str
        The sentence whose support is rated.
    """

    id: str
    form: str
    slot: int
    asks: Asks
    well: bool
    roots: tuple[int, int]
    flag: str
    named: bool
    several: bool
    relay: bool
    claim_id: str
    claim: str


def _file(kit: Kit) -> Path:
    return kit / "solutions" / "forms.toml"


def _roots(given: tuple[int, ...], file: Path, where: str) -> tuple[int, int]:
    if len(given) != 2 or not 0 <= given[0] <= given[1] <= MOST:  # noqa: PLR2004 - a range
        raise DataError(file, where, *amiss("items.form_range", given=list(given), most=MOST))
    return given[0], given[1]


def _slots(table: Mapping[str, object], file: Path) -> dict[int, Slot]:
    found = []
    for entry in listed(table, "slot", file):
        where = f"slot {entry.get('slot', '')}"
        one = read(Slot, entry, file, where)
        _, most = _roots(one.roots, file, f"{where}, roots")
        if one.several != (most > 1):
            raise DataError(file, f"{where}, several", *amiss("items.form_several"))
        found.append(one)
    check_unique((str(one.slot) for one in found), file, "slot")
    return {one.slot: one for one in found}


@files.remembered
def load_design(kit: Kit = HERE) -> Design:
    """Load the design, with the twins: for tests and for the teacher's page.

    Parameters
    ----------
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    Design
        Empty where there is no key.

    Raises
    ------
    DataError
        If the file is not sound; the message names the field and the mend.
    """
    file = _file(kit)
    if not files.is_file(file):
        return Design({}, {})
    table = read_toml(file)
    slots = _slots(table, file)
    flags = article_set(kit).flags
    for slot in slots.values():
        if slot.flag not in flags:
            raise DataError(
                file,
                f"slot {slot.slot}, flag",
                *amiss("files.not_allowed", given=slot.flag, allowed=", ".join(flags)),
            )
    texts = []
    for entry in listed(table, "text", file):
        where = f"text {entry.get('id', '')}"
        text = read(FormText, entry, file, where)
        match = _ID.fullmatch(text.id)
        if not match or int(match[2]) not in slots:
            raise DataError(file, where, *amiss("items.form_id", example="fa-01"))
        _roots(text.twin_roots, file, f"{where}, twin_roots")
        texts.append(text)
    check_unique((text.id for text in texts), file, "text")
    return Design(slots, {text.id: text for text in texts})


@files.remembered
def load_forms(kit: Kit = HERE) -> dict[str, FormItem]:
    """Load what is known about each question of the forms that has a key.

    Parameters
    ----------
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    dict of str to FormItem
        Item id (``"fa-01"``, ``"fa-01-count"``) to its design, form by form in the order
        of the slots; empty in a student edition.

    Raises
    ------
    DataError
        If the file is not sound; the message names the field and the mend.
    """
    design = load_design(kit)
    found: dict[str, FormItem] = {}
    for name, entry in sorted(design.texts.items()):
        form, number = name[1], int(name[3:])
        slot = design.slots[number]
        asked: tuple[tuple[str, Asks], ...] = ((name, "support"),)
        if slot.count:
            asked = (*asked, (f"{name}-count", "count"))
        for item_id, asks in asked:
            found[item_id] = FormItem(
                id=item_id,
                form=form,
                slot=number,
                asks=asks,
                well=slot.well,
                roots=(slot.roots[0], slot.roots[1]),
                flag=slot.flag,
                named=slot.named,
                several=slot.several,
                relay=slot.relay,
                claim_id=entry.claim_id,
                claim=entry.claim,
            )
    return found


def twin(text: str, entry: FormText) -> str:
    """Give the twin of a form's text: the same claim, with the sourcing switched.

    Parameters
    ----------
    text : str
        As a student reads it.
    entry : FormText

    Returns
    -------
    str

    Raises
    ------
    DataError
        If the words to be switched do not stand in the text exactly once.
    """
    for switch in entry.switches:
        if text.count(switch.from_) != 1:
            raise DataError(
                "solutions/forms.toml",
                f"text {entry.id}, switches",
                *amiss("items.form_switch", words=switch.from_),
            )
        text = text.replace(switch.from_, switch.to)
    return text
