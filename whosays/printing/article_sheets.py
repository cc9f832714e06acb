"""The articles on paper: every paragraph with its number, and a margin to write letters into."""

from __future__ import annotations

from whosays.core.i18n import text
from whosays.core.kit import HERE, Kit
from whosays.corpus import codebook
from whosays.corpus.articles import load_article, load_catalogue
from whosays.printing.sheet import SIZES, document
from whosays.printing.templates import render


def articles(kit: Kit = HERE, size: str = SIZES[0]) -> str:
    """Write all articles of a set, each from a new page.

    Parameters
    ----------
    kit : Kit, optional
        What is read from; the kit in use by default.
    size : str
        Of the paper.

    Returns
    -------
    str
        A whole HTML document; empty if the set has no article.
    """
    names = list(load_catalogue(kit))
    if not names:
        return ""
    sheets = []
    for name in names:
        article = load_article(name, kit)
        sheets.append({
            "id": article.id,
            "short": article.info.short,
            "lang": article.lang,
            "dir": article.dir,
            "paragraphs": article.paragraphs,
        })  # fmt: skip
    body = render("articles", sheets=sheets, codes=codebook.codes("source_type", kit))
    return document(text("printing.articles"), body, look="articles", size=size)
