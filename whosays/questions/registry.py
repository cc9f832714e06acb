"""The kinds of question, found by name: one module or folder of ``questions/kinds`` for each.

A kind is a module with all that :class:`whosays.questions.protocol.Kind` asks for; where it is a
folder, that is its ``kind`` module. Nothing lists kinds by hand: a file that is put there is a
kind. Its control in the page has the same name, under ``widgets/src/question/kinds/``.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Literal, cast

from markupsafe import Markup

from whosays.core.i18n import text
from whosays.core.records import fields
from whosays.questions.item import Item
from whosays.questions.key import Key
from whosays.questions.options import CANT_TELL

if TYPE_CHECKING:
    from collections.abc import Mapping

    from whosays.core.kit import Kit
    from whosays.core.schema import Field
    from whosays.questions.item import Shown
    from whosays.questions.markup import Cut
    from whosays.questions.protocol import Kind

_HOME = "whosays.questions.kinds"


@cache
def _places() -> dict[str, str]:
    """Give each kind's name and the module that is its own."""
    home = import_module(_HOME)
    return {
        module.name: f"{_HOME}.{module.name}" + (".kind" if module.ispkg else "")
        for module in iter_modules(home.__path__)
    }


def own_fields(kind: str, what: Literal["item", "key"]) -> dict[str, Field]:
    """Give the rules for the fields that a kind's items or keys have on top of the common ones.

    Parameters
    ----------
    kind : str
    what : str
        ``"item"`` or ``"key"``.

    Returns
    -------
    dict of str to Field
    """
    common: type = Item if what == "item" else Key
    form: type = of(kind).ITEM if what == "item" else of(kind).KEY
    return {name: rule for name, rule in fields(form).items() if name not in fields(common)}


def names() -> tuple[str, ...]:
    """List the kinds.

    Returns
    -------
    tuple of str
        The words that may stand in an item's ``kind``, from a to z.
    """
    return tuple(sorted(_places()))


def guided() -> frozenset[str]:
    """List the kinds with a control to work with, long on a page: those that are folders.

    Returns
    -------
    frozenset of str
    """
    return frozenset(name for name, place in _places().items() if place.endswith(".kind"))


def of(kind: str) -> Kind:
    """Give a kind's module.

    Parameters
    ----------
    kind : str
        An item's ``kind``.

    Returns
    -------
    Kind

    Raises
    ------
    KeyError
        If there is no such kind; an item that has been loaded always has one.
    """
    return cast("Kind", _module(_places()[kind]))


@cache
def _module(name: str) -> object:
    """Import a module once; asking the import system a million times costs a class a minute."""
    return import_module(name)


def widget(kind: str) -> str:
    """Give the widget that shows items of a kind.

    Parameters
    ----------
    kind : str

    Returns
    -------
    str
        ``question`` unless the kind's ``WIDGET`` says otherwise.
    """
    return str(getattr(of(kind), "WIDGET", "question"))


def is_long(kind: str) -> bool:
    """Tell whether a kind's task is a sheet of its own on paper, passage and all.

    Parameters
    ----------
    kind : str

    Returns
    -------
    bool
        False unless the kind's ``LONG`` says otherwise.
    """
    return bool(getattr(of(kind), "LONG", False))


def first_html(item: Shown) -> Markup:
    """Write the passages of an item's own that can be read before there is a control.

    Parameters
    ----------
    item : Shown

    Returns
    -------
    Markup
        Empty unless the kind has a ``first_html(item)``.
    """
    told = getattr(of(item["kind"]), "first_html", None)
    return Markup(told(item)) if told else Markup("")  # noqa: S704 - a kind's own markup


def platform(kind: str) -> str:
    """Tell as what a learning platform can give a question of a kind.

    Parameters
    ----------
    kind : str

    Returns
    -------
    str
        ``choice``, ``choices``, ``pairs`` or ``text``; empty where it cannot, unless the kind's
        ``PLATFORM`` says otherwise.
    """
    return str(getattr(of(kind), "PLATFORM", ""))


def sign(kind: str) -> str:
    """Tell how an answer of a kind is given on paper.

    Parameters
    ----------
    kind : str

    Returns
    -------
    str
        Class names of its place; empty unless the kind's ``SIGN`` says otherwise.
    """
    return str(getattr(of(kind), "SIGN", ""))


def seconds(kind: str) -> int:
    """Tell how long the work on one part of a task takes, beside reading.

    Parameters
    ----------
    kind : str

    Returns
    -------
    int
        30 unless the kind's ``SECONDS`` says otherwise.
    """
    return int(getattr(of(kind), "SECONDS", 30))


def has_cant_tell(item: Shown) -> bool:
    """Tell whether "can't tell from the text" is among the answers of an item.

    Parameters
    ----------
    item : Shown

    Returns
    -------
    bool
        Whether an option says so, unless the kind has a ``has_cant_tell(item)`` of its own.
    """
    told = getattr(of(item["kind"]), "has_cant_tell", None)
    if told:
        return bool(told(item))
    options = (*item.get("options", ()), *item.get("right", ()))
    return any(option["id"] == CANT_TELL for option in options)


def noted(kind: str, answer: object) -> str:
    """Say that an answer is kept but not graded.

    Parameters
    ----------
    kind : str
    answer : object
        Clean.

    Returns
    -------
    str
        The same for every kind without a ``noted(answer)`` of its own.
    """
    told = getattr(of(kind), "noted", None)
    return str(told(answer)) if told else text("marking.noted")


def moved(kind: str, first: object, now: object) -> str:
    """Say how an answer stands to the one that was given first.

    Parameters
    ----------
    kind : str
    first, now : object
        Two answers.

    Returns
    -------
    str
        Empty unless the kind has a ``moved(first, now)`` that has something to say.
    """
    told = getattr(of(kind), "moved", None)
    return str(told(first, now)) if told else ""


def printed_key_html(item: Shown, key: Key) -> Markup:
    """Give what a printed key shows below the item's card.

    Parameters
    ----------
    item : Shown
    key : Key
        Complete.

    Returns
    -------
    Markup
        Empty unless the kind offers a function of this name.
    """
    told = getattr(of(item["kind"]), "printed_key_html", None)
    return Markup(told(item, key)) if told else Markup("")  # noqa: S704 - the same


def sources(item: Item) -> tuple[str, ...]:
    """List the other items whose answers an item takes in.

    Parameters
    ----------
    item : Item

    Returns
    -------
    tuple of str
        Ids; empty unless the kind's module offers a function of this name.
    """
    told = getattr(of(item.kind), "sources", None)
    return tuple(told(item)) if told else ()


def with_records(
    item: Item,
    shown: Shown,
    records: Mapping[str, Mapping[str, object]],
    kit: Kit,
) -> Shown:
    """Give a public item with what it takes from the student's answers to other items.

    Parameters
    ----------
    item : Item
    shown : Shown
        The same in its public form.
    records : Mapping
        The unit's answers on disk, by item.
    kit : Kit

    Returns
    -------
    Shown
        A copy of what came, unless the kind's module offers a function of this name.
    """
    take = getattr(of(item.kind), "with_records", None)
    return cast("Shown", take(item, shown, records, kit) if take else dict(shown))


def is_attempt(kind: str, answer: object) -> bool:
    """Tell whether an answer is an attempt, so that our points may open beside it.

    Parameters
    ----------
    kind : str
        An item's ``kind``.
    answer : object
        Clean.

    Returns
    -------
    bool
        True unless the kind has an ``is_attempt(answer)`` of its own that denies it.
    """
    told = getattr(of(kind), "is_attempt", None)
    return bool(told(answer)) if told and answer is not None else True


def examined(kind: str, answer: object) -> object:
    """Give the part of an answer that a check is about.

    A kind may have an ``examined(answer)`` of its own, where some of the answer only says what
    was looked at afterwards: that must not take the check away.

    Parameters
    ----------
    kind : str
        An item's ``kind``.
    answer : object

    Returns
    -------
    object
        The answer itself where the kind does not say otherwise.
    """
    part = getattr(of(kind), "examined", None)
    return part(answer) if part else answer


def cuts(item: Shown) -> tuple[Cut, ...]:
    """Give the cards of an item that are cut out on paper.

    Parameters
    ----------
    item : Shown

    Returns
    -------
    tuple of Cut
        None unless the kind has a ``cuts(item)``.
    """
    told = getattr(of(item["kind"]), "cuts", None)
    return told(item) if told is not None else ()


def legend(item: Shown) -> Markup:
    """Give what the letters or signs of an item mean, which a sheet says only once.

    Parameters
    ----------
    item : Shown

    Returns
    -------
    Markup
        Empty unless the kind has a ``legend(item)``.
    """
    told = getattr(of(item["kind"]), "legend", None)
    return cast("Markup", told(item)) if told is not None else Markup("")
