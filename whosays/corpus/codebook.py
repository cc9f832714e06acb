"""The codebook: categories, terms and edge rules, read from ``lessons/codebook.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from whosays.core import files
from whosays.core.errors import DataError
from whosays.core.i18n import amiss
from whosays.core.kit import HERE, Kit
from whosays.core.records import read, record
from whosays.core.schema import check_unique, listed, read_toml
from whosays.corpus.article_set import article_set
from whosays.corpus.articles import load_article

if TYPE_CHECKING:
    from collections.abc import Mapping

SourceType = Literal[
    "named_person",
    "named_institution",
    "named_document",
    "unnamed_person",
    "unnamed_group",
    "vague",
]
SOURCE_TYPES = get_args(SourceType)
HowKnow = Literal["firsthand", "documentary", "secondhand", "asserts", "unclear"]
HOW_KNOW = get_args(HowKnow)
TERMS = ("attribution", "cue", "statement", "source")
CATEGORIES = ("source_type", "affiliation", "how_know")
FIXED = {"source_type": SOURCE_TYPES, "how_know": HOW_KNOW}

NAMED = frozenset(SOURCE_TYPES[:3])
UNNAMED = frozenset(SOURCE_TYPES[3:5])


@record
class Example:
    """Words of an article that show what is meant."""

    article: str
    paragraph: int
    words: str


@record
class Term:
    """A term, such as cue."""

    label: str
    definition: str
    example: Example


@record
class Code:
    """A code of a category."""

    code: str
    short: str = ""
    label: str
    definition: str
    example: Example


@record
class EdgeRule:
    """What to do in a case that could go two ways."""

    id: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Codebook:
    """The codebook: terms by their names, codes by category, rules in the file's order."""

    terms: Mapping[str, Term]
    codes: Mapping[str, tuple[Code, ...]]
    rules: tuple[EdgeRule, ...]


def all_codes(category: str, kit: Kit = HERE) -> tuple[str, ...]:
    """List the codes of one category.

    Parameters
    ----------
    category : str
        One of :data:`CATEGORIES`.
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    tuple of str
        In the codebook's order. The kit works with types of source and ways of knowing, so
        these are its own; affiliations are the set's.
    """
    return FIXED.get(category) or article_set(kit).affiliations


@files.remembered
def load_codebook(kit: Kit = HERE) -> Codebook:
    """Read the codebook.

    Parameters
    ----------
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    Codebook
        The codes that the kit works with in the order of this module's constants, affiliations
        as the set has them.

    Raises
    ------
    DataError
        If a term or a code is missing, unknown or without its definition.
    """
    file = kit / "lessons" / "codebook.toml"
    book = read_toml(file)
    terms = {term: read(Term, book.get(term, {}), file, term) for term in TERMS}
    found = {}
    for name in CATEGORIES:
        wanted = all_codes(name, kit)
        found[name] = tuple(
            read(Code, entry, file, f"{name} {entry.get('code', '')}")
            for entry in listed(book, name, file)
        )
        if tuple(entry.code for entry in found[name]) != wanted:
            raise DataError(file, name, *amiss("corpus.codes_wrong", codes=", ".join(wanted)))
    rules = tuple(
        read(EdgeRule, entry, file, f"rule {entry.get('id', '')}")
        for entry in listed(book, "rule", file)
    )
    check_unique((rule.id for rule in rules), file, "rule")
    return Codebook(terms, found, rules)


def codes(category: str = "source_type", kit: Kit = HERE) -> list[dict[str, str]]:
    """Give the codes of one category in the form the reader widget shows.

    Parameters
    ----------
    category : str
        ``"source_type"``, ``"affiliation"`` or ``"how_know"``.
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    list of dict
        Each with code, label, short, definition, example (the example's words as they
        stand in the article).
    """
    shown = []
    for entry in load_codebook(kit).codes[category]:
        where = entry.example
        article = load_article(where.article, kit)
        start, end = article.find(where.words, paragraph=where.paragraph)
        shown.append(
            {
                "code": entry.code,
                "label": entry.label,
                "short": entry.short,
                "definition": entry.definition,
                "example": article.text[start:end],
            }
        )
    return shown


def label(category: str, code: str, kit: Kit = HERE) -> str:
    """Give a code's name in plain words.

    Parameters
    ----------
    category, code : str
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    str
        The label; the code itself if the codebook does not have it.
    """
    for entry in load_codebook(kit).codes[category]:
        if entry.code == code:
            return entry.label
    return code
