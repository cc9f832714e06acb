"""What the notebooks show of the glossary."""

from __future__ import annotations

from whosays.core.i18n import text
from whosays.html import page
from whosays.notebook.calm import calm
from whosays.sourcing.glossary import glossary_html, load_glossary


@calm
def glossary() -> page.Html:
    """Show the words of the kit, each with a place in the articles.

    Returns
    -------
    Html
    """
    terms = load_glossary()
    return page.Html(glossary_html(terms), text("glossary.plain", count=len(terms)))
