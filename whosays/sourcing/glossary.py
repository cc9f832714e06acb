"""The glossary: each word of the kit with a place in the articles where it can be seen."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from whosays.core import files
from whosays.core.errors import DataError, KitError
from whosays.core.i18n import text
from whosays.core.kit import HERE, Kit
from whosays.core.records import fields, made, read, record
from whosays.core.schema import check_unique, listed, read_toml
from whosays.corpus.texts import load_text


@record
class Term:
    """A word of the kit.

    Attributes
    ----------
    term, means : str
    article : str
    paragraph : int
    start, end : int
        Code points of the example in the article.
    words : str
        The example, exactly as it stands there.
    look : str
        What to see in it.
    unit : int
        The unit that brings the word up.
    """

    term: str
    means: str
    article: str
    paragraph: int
    words: str
    look: str
    unit: int
    start: int = made(default=0)
    end: int = made(default=0)


TERM = fields(Term)


@files.remembered
def load_glossary(kit: Kit = HERE) -> tuple[Term, ...]:
    """Load the glossary and hold its examples against the articles.

    Parameters
    ----------
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    tuple of Term
        In the file's order; empty if the set has none.

    Raises
    ------
    DataError
        If an entry lacks a field or its words do not stand where it says.
    """
    file = kit / "lessons" / "glossary.toml"
    if not files.is_file(file):
        return ()
    terms = []
    for entry in listed(read_toml(file), "term", file):
        where = f"term {entry.get('term', '')}"
        term = read(Term, entry, file, where)
        try:
            article = load_text(term.article, kit)
            start, end = article.find(term.words, paragraph=term.paragraph)
        except DataError:
            raise
        except KitError as error:
            raise DataError(
                file, f"{where}, words", str(error), text("sourcing.glossary_words_mend")
            ) from None
        terms.append(replace(term, words=article.text[start:end], start=start, end=end))
    check_unique((term.term for term in terms), file, "term")
    return tuple(terms)


def anchor(term: str) -> str:
    """Give the id under which a word can be linked to.

    Parameters
    ----------
    term : str

    Returns
    -------
    str
        Letters, digits and hyphens.
    """
    return "term-" + "".join(c if c.isalnum() else "-" for c in term.lower())


def glossary_html(terms: tuple[Term, ...]) -> Markup:
    """Write the glossary as safe markup, A to Z.

    Parameters
    ----------
    terms : tuple of Term

    Returns
    -------
    Markup
        A list of definitions.
    """
    rows = []
    for term in sorted(terms, key=lambda one: one.term.casefold()):
        where = text("glossary.where", article=term.article, paragraph=term.paragraph)
        rows.append(
            Markup(
                '<dt id="{}">{} '
                '<span class="ws-muted">{}</span></dt>'
                "<dd><p>{}</p>"
                "<p>“{}” <span class='ws-muted'>{}</span><br>"
                "{}</p></dd>"
            ).format(
                anchor(term.term),
                term.term,
                text("glossary.unit", unit=term.unit),
                term.means,
                term.words,
                where,
                term.look,
            )
        )
    return Markup('<dl class="ws-terms">{}</dl>').format(Markup("").join(rows))
