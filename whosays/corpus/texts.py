"""Any text that an item can point to: an article of the set, or one that we wrote.

``"001"`` is an article. ``"c-port-fire/a"`` is one text of a control pair, under a letter
that does not say which. ``"t-night-ferry"`` is a longer text of our own, in
``lessons/texts/``. Whoever asks gets an article with its paragraphs, and its coding.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.core import files
from whosays.core.errors import DataError, KitError, NoKeyError
from whosays.core.i18n import amiss, text
from whosays.core.kit import HERE, Kit
from whosays.core.records import read, record
from whosays.core.schema import check_unique, listed, read_text, read_toml
from whosays.corpus import articles, attributions, pairs
from whosays.corpus.article_set import Written, writing
from whosays.corpus.articles import Article, Info, Parts, split

if TYPE_CHECKING:
    from whosays.corpus.attributions import Coding


@record
class OwnText(Written):
    """What stands in the list of the longer texts of our own."""

    id: str
    title: str
    outlet: str
    note: str
    file: str
    parts: Parts = Parts(title=(1,))


def is_ours(name: str) -> bool:
    """Tell whether a text was written for the kit.

    Parameters
    ----------
    name : str

    Returns
    -------
    bool
    """
    return name.startswith(("c-", "t-"))


@files.remembered
def own_texts(kit: Kit = HERE) -> dict[str, OwnText]:
    """List the longer texts of our own.

    Parameters
    ----------
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    dict of str to OwnText
        Id to its entry in ``lessons/texts/texts.toml``; empty if a set has none.

    Raises
    ------
    DataError
        If an entry cannot be used.
    """
    file = kit / "lessons" / "texts" / "texts.toml"
    if not files.is_file(file):
        return {}
    found = []
    for table in listed(read_toml(file), "text", file):
        where = f"text {table.get('id', '')}"
        entry = read(OwnText, table, file, where)
        found.append(entry)
        if not entry.id.startswith("t-"):
            raise DataError(file, f"{where}, id", *amiss("corpus.text_id", begins="t-"))
        if not files.is_file(file.parent / entry.file):
            raise DataError(file, f"{where}, file", *amiss("corpus.text_file", file=entry.file))
    check_unique((entry.id for entry in found), file, "text")
    return {entry.id: entry for entry in found}


def _own(name: str, kit: Kit) -> Article:
    known = own_texts(kit)
    if name not in known:
        raise KitError(text("corpus.no_text", name=name, known=", ".join(known)))
    entry = known[name]
    words = read_text(kit / "lessons" / "texts" / entry.file)
    info = Info(entry.title, entry.outlet, entry.outlet, entry.note)
    how = writing(kit).of(entry)
    return Article(name, words, split(words, entry.parts), info, how.lang, how.dir)


@files.remembered
def load_text(name: str, kit: Kit = HERE) -> Article:
    """Load a text by its id.

    Parameters
    ----------
    name : str
        See the module's docstring.
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    Article

    Raises
    ------
    KitError
        If there is no such text.
    """
    if name.startswith("c-"):
        pair, _, letter = name.partition("/")
        return pairs.lettered(pair, letter, kit).article
    return _own(name, kit) if name.startswith("t-") else articles.load_article(name, kit)


@files.remembered
def load_text_coding(name: str, kit: Kit = HERE) -> Coding | None:
    """Load the reference coding of a text.

    Parameters
    ----------
    name : str
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    Coding or None
        None where there is none, as in a student edition.
    """
    if not files.is_dir(kit / "solutions"):
        return None
    if name.startswith("c-"):
        pair, _, letter = name.partition("/")
        return pairs.lettered(pair, letter, kit).coding
    file = kit / "solutions" / "coding" / f"{name}.json"
    if not files.is_file(file):
        return None
    if name.startswith("t-"):
        return attributions.load_coding(name, kit, article=load_text(name, kit))
    return attributions.load_coding(name, kit)


def need_text_coding(name: str, kit: Kit = HERE) -> Coding:
    """Load the reference coding of a text, where nothing can be shown without it.

    Parameters
    ----------
    name : str
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    Coding

    Raises
    ------
    NoKeyError
        In a student edition.
    DataError
        If the other keys are here, and this one is not.
    """
    found = load_text_coding(name, kit)
    if found is None:
        folder = kit / "solutions"
        kind = DataError if files.is_dir(folder) else NoKeyError
        raise kind(folder / "coding", name, *amiss("corpus.no_coding"))
    return found
