"""The codebook: categories, terms and edge rules, read from ``lessons/codebook.toml``."""

from __future__ import annotations

from typing import Any

from whosays.core import files
from whosays.core.errors import DataError
from whosays.core.kit import HERE, Kit
from whosays.core.schema import Field, check_record, check_unique, listed, read_toml
from whosays.corpus.article_set import article_set
from whosays.corpus.articles import load_article

SOURCE_TYPES = (
    "named_person",
    "named_institution",
    "named_document",
    "unnamed_person",
    "unnamed_group",
    "vague",
)
HOW_KNOW = ("firsthand", "documentary", "secondhand", "asserts", "unclear")
TERMS = ("attribution", "cue", "statement", "source")
CATEGORIES = ("source_type", "affiliation", "how_know")
FIXED = {"source_type": SOURCE_TYPES, "how_know": HOW_KNOW}

NAMED = frozenset(SOURCE_TYPES[:3])
UNNAMED = frozenset(SOURCE_TYPES[3:5])

EXAMPLE = {"article": Field(str), "paragraph": Field(int), "words": Field(str)}
TERM = {"label": Field(str), "definition": Field(str), "example": Field(dict, inside=(EXAMPLE,))}
CODE = {"code": Field(str), "short": Field(str, required=False), **TERM}
RULE = {"id": Field(str), "label": Field(str), "text": Field(str)}


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
def load_codebook(kit: Kit = HERE) -> dict[str, Any]:
    """Read the codebook.

    Parameters
    ----------
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    dict
        ``attribution``, ``cue``, ``statement``, ``source`` (terms); ``source_type``,
        ``affiliation``, ``how_know`` (lists of codes, those that the kit works with in the
        order of this module's constants, affiliations as the set has them); ``rule`` (edge
        rules).

    Raises
    ------
    DataError
        If a term or a code is missing, unknown or without its definition.
    """
    file = kit / "lessons" / "codebook.toml"
    book = read_toml(file)
    for term in TERMS:
        check_record(book.get(term, {}), TERM, file, term)
        check_record(book[term]["example"], EXAMPLE, file, f"{term}, example")
    for name in CATEGORIES:
        codes = all_codes(name, kit)
        entries = listed(book, name, file)
        for entry in entries:
            check_record(entry, CODE, file, f"{name} {entry.get('code', '')}")
            check_record(entry["example"], EXAMPLE, file, f"{name} {entry['code']}, example")
        if tuple(entry["code"] for entry in entries) != codes:
            raise DataError(
                file,
                name,
                "the codes are not the ones the kit works with.",
                f"List exactly these, in this order: {', '.join(codes)}.",
            )
    for entry in listed(book, "rule", file):
        check_record(entry, RULE, file, f"rule {entry.get('id', '')}")
    check_unique((entry["id"] for entry in book.get("rule", [])), file, "rule")
    return book


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
    for entry in load_codebook(kit)[category]:
        where = entry["example"]
        article = load_article(where["article"], kit)
        start, end = article.find(where["words"], paragraph=where["paragraph"])
        shown.append(
            {
                "code": entry["code"],
                "label": entry["label"],
                "short": entry.get("short", ""),
                "definition": entry["definition"],
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
    for entry in load_codebook(kit)[category]:
        if entry["code"] == code:
            return str(entry["label"])
    return code
