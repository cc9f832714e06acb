"""The articles on paper: every paragraph with its number, and a margin to write letters into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.core.i18n import text
from whosays.core.paths import kit_root
from whosays.corpus import codebook
from whosays.corpus.articles import load_article, load_catalogue
from whosays.printing.sheet import SIZES, document
from whosays.printing.templates import render

if TYPE_CHECKING:
    from pathlib import Path


def articles(root: Path | None = None, size: str = SIZES[0]) -> str:
    """Write all articles of a set, each from a new page.

    Parameters
    ----------
    root : Path, optional
        The set's folder; the kit's own by default.
    size : str
        Of the paper.

    Returns
    -------
    str
        A whole HTML document; empty if the set has no article.
    """
    base = root or kit_root()
    names = list(load_catalogue(base))
    if not names:
        return ""
    sheets = []
    for name in names:
        article = load_article(name, base)
        sheets.append({
            "id": article.id,
            "short": article.info["short"],
            "lang": article.lang,
            "dir": article.dir,
            "paragraphs": article.paragraphs,
        })  # fmt: skip
    body = render("articles", sheets=sheets, codes=codebook.codes("source_type", base))
    return document(text("printing.articles"), body, look="articles", size=size)
