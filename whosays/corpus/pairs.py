"""Control pairs: one event told twice, with the sourcing changed and nothing else.

``lessons/controls/<nn>-<name>.toml`` holds a pair. Its two texts are articles like those of
the set, so that the reader, the figures and the newsroom rules work on them as they are. A
student edition holds what :func:`public` makes of them.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from whosays.core import files
from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.core.kit import HERE, Kit
from whosays.core.schema import check_unique, read_toml
from whosays.corpus.article_set import article_set
from whosays.corpus.pair_files import (
    FEATURES,
    KEY,
    LETTERS,
    SIDE_OPEN,
    SIDES,
    Pair,
    RuleAnswer,
    Side,
    Switch,
    parse,
    turned,
    whole,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from whosays.corpus.articles import Article

__all__ = [
    "FEATURES",
    "LETTERS",
    "SIDES",
    "Pair",
    "RuleAnswer",
    "Side",
    "Switch",
    "load_pair",
    "load_pairs",
    "pair_files",
    "public",
    "switched",
    "text_of",
]


@files.remembered
def pair_files(kit: Kit = HERE) -> dict[str, Path]:
    """Name every pair of a set with its file, without reading it.

    Parameters
    ----------
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    dict of str to Path
        ``"c-port-fire"`` to ``…/01-port-fire.toml``; empty if the set has no pairs.

    Raises
    ------
    DataError
        If two files differ in their number only.
    """
    folder = kit / "lessons" / "controls"
    found = files.listing(folder, "[0-9]*-*.toml")
    names = [f"c-{file.stem.partition('-')[2]}" for file in found]
    check_unique(names, folder, "pair")
    return dict(zip(names, found, strict=True))


@files.remembered
def load_pair(pair_id: str, kit: Kit = HERE, rules: Collection[str] | None = None) -> Pair:
    """Load one pair.

    Parameters
    ----------
    pair_id : str
        Such as ``"c-port-fire"``.
    kit : Kit, optional
        What is read from; the kit in use by default.
    rules : collection of str, optional
        The newsroom rules there are, to check their names in the file.

    Returns
    -------
    Pair

    Raises
    ------
    KitError
        If there is no such pair.
    DataError
        If its file does not hold a sound pair; the message names the field and the mend.
    """
    known = pair_files(kit)
    if pair_id not in known:
        raise KitError(text("corpus.no_pair", pair=pair_id, known=", ".join(known)))
    return parse(read_toml(known[pair_id]), pair_id, known[pair_id], rules, article_set(kit))


@files.remembered
def load_pairs(kit: Kit = HERE, rules: Collection[str] | None = None) -> tuple[Pair, ...]:
    """Load every pair of a set.

    Parameters
    ----------
    kit : Kit, optional
        What is read from; the kit in use by default.
    rules : collection of str, optional
        The newsroom rules there are, to check their names in the file.

    Returns
    -------
    tuple of Pair
        In the order of the files.

    Raises
    ------
    DataError
        If a file does not hold a sound pair; the message names the field and the mend.
    """
    known = pair_files(kit)
    articles = article_set(kit)
    return tuple(
        parse(read_toml(file), name, file, rules, articles) for name, file in known.items()
    )


def text_of(pair: Pair, side: str) -> str:
    """Give a side's whole text: headline, an empty line, the paragraphs.

    Parameters
    ----------
    pair : Pair
    side : str
        ``"well"`` or ``"weak"``.

    Returns
    -------
    str

    Raises
    ------
    KitError
        If there is no such side.
    """
    return pair.side(side).article.text


def side_of_letter(pair_id: str, letter: str) -> str:
    """Tell which side a letter stands for.

    Parameters
    ----------
    pair_id : str
    letter : str
        ``"a"`` or ``"b"``, as in an item: there a side's own name would give the key away.

    Returns
    -------
    str
        ``"well"`` or ``"weak"``. Which letter is which differs from pair to pair, always the
        same way for one pair.

    Raises
    ------
    KitError
        For any other letter.
    """
    if letter not in LETTERS:
        raise KitError(
            text("corpus.no_letter", pair=pair_id, letter=letter, letters=", ".join(LETTERS))
        )
    turn = hashlib.sha256(pair_id.encode()).digest()[0] % len(SIDES)
    return SIDES[(LETTERS.index(letter) + turn) % len(SIDES)]


def side_in(pair: Pair, letter: str) -> str:
    """Tell where in a pair the text of a letter is.

    Parameters
    ----------
    pair : Pair
    letter : str

    Returns
    -------
    str
        ``"well"`` or ``"weak"``; in a student edition these are names of places and no more.

    Raises
    ------
    KitError
        For any other letter.
    """
    side = side_of_letter(pair.id, letter)
    return SIDES[LETTERS.index(letter)] if pair.lettered else side


@files.remembered
def lettered(pair_id: str, letter: str, kit: Kit = HERE) -> Side:
    """Give one text of a pair by its letter, under an id that does not tell which side it is.

    Parameters
    ----------
    pair_id, letter : str
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    Side
        Its article's and its coding's id is ``"c-port-fire/a"``.

    Raises
    ------
    KitError
        If there is no such pair or letter.
    """
    pair = load_pair(pair_id, kit)
    side = pair.side(side_in(pair, letter))
    name = f"{pair_id}/{letter}"
    coding = side.coding and replace(side.coding, article=name)
    return replace(side, article=replace(side.article, id=name), coding=coding)


def switched(pair: Pair, on: Collection[int]) -> Article:
    """Give the first text with some of its switches thrown.

    Parameters
    ----------
    pair : Pair
    on : collection of int
        Which ones, counted from 0; none gives the first text, all give the second.

    Returns
    -------
    Article
        Its id ends in the switches: ``"c-port-fire/switched-0"``.

    Raises
    ------
    KitError
        If the pair has no such switch.
    """
    chosen = sorted(set(on))
    last = len(pair.switches) - 1
    if not set(chosen) <= set(range(last + 1)):
        raise KitError(text("corpus.no_switch", pair=pair.id, last=last, chosen=chosen))
    mixed = turned(pair.well.article.text, (pair.switches[number] for number in chosen))
    name = "-".join(["switched", *map(str, chosen)])
    return whole(f"{pair.id}/{name}", mixed, pair.well.outlet, pair.note)


def public(table: Mapping[str, object], *, turn: bool = False) -> dict[str, object]:
    """Give a pair's file as a student edition holds it: nothing in it tells the sides apart.

    Parameters
    ----------
    table : Mapping
        The file as read.
    turn : bool
        Whether text a is the weakly supported one.

    Returns
    -------
    dict
        What a student's file holds; :func:`load_pair` reads it too.
    """
    shown = {name: value for name, value in table.items() if name not in {*KEY, *SIDES}}
    sides = [cast("Mapping[str, object]", table[side]) for side in SIDES]
    texts = [{part: side[part] for part in SIDE_OPEN} for side in sides]
    shown["switches"] = [
        {"label": one["label"], "from": one["to"], "to": one["from"]} if turn else dict(one)
        for one in cast("list[dict[str, str]]", table["switches"])
    ]
    shown |= dict(zip(LETTERS, reversed(texts) if turn else texts, strict=True))
    return shown
