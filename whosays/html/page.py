"""Pieces of page as safe HTML: the codebook, the coding, keys, claims, tables.

Everything that comes from data is escaped where it is put into markup. Fragments that kinds
of question need as well stand in :mod:`whosays.questions.markup`; a kind's own paper and key
stand with the kind, and figures and printed sheets in their rooms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from whosays.core.i18n import text
from whosays.core.kit import HERE, Kit
from whosays.corpus import codebook
from whosays.html.assets import style
from whosays.questions import registry
from whosays.questions.feedback import without_label
from whosays.questions.markup import listed, named

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from whosays.core.table import Table
    from whosays.corpus.attributions import Coding
    from whosays.questions.item import Shown
    from whosays.questions.key import Key
    from whosays.sourcing.claims import Trace


_WIDE = 5
"""Columns from which a table is wider than the words around it."""


class Html:
    """Something a notebook shows as HTML, and as plain words where it cannot.

    Parameters
    ----------
    body : Markup
    plain : str
        What it says in a few words.
    """

    def __init__(self, body: Markup, plain: str) -> None:
        self.body = body
        self.plain = plain

    def markup(self) -> Markup:
        """Give the whole piece, with its style sheet.

        Returns
        -------
        Markup
        """
        return Markup('{}<div class="ws ws-page">{}</div>').format(style("page"), self.body)

    def _repr_html_(self) -> str:
        # A notebook keeps it as JSON, in which it is words like any others.
        return str(self.markup())

    def __repr__(self) -> str:
        return self.plain


def details(body: Markup) -> Markup:
    """Keep something closed until the student has made a guess.

    Parameters
    ----------
    body : Markup

    Returns
    -------
    Markup
    """
    return Markup("<details><summary>{}</summary>{}</details>").format(
        text("page.open_figure"), body
    )


NONE = "–"
"""What a cell says that has nothing to say."""


def _cell(column: str, said: str) -> Markup:
    none = Markup(" data-none") if said in {"", NONE} else ""
    return Markup('<td data-column="{}"{}>{}</td>').format(column, none, said)


def table_html(table: Table, *, told: bool = False) -> Markup:
    """Write a table with its caption and headings for screen readers.

    Parameters
    ----------
    table : Table
    told : bool
        Each cell says of which column it is, for where a row is read as a list.

    Returns
    -------
    Markup
    """
    head = Markup("").join(Markup('<th scope="col">{}</th>').format(name) for name in table.columns)
    rows = Markup("").join(
        Markup('<tr><th scope="row">{}</th>').format(row[0])
        + Markup("").join(
            _cell(name, cell) if told else Markup("<td>{}</td>").format(cell)
            for name, cell in zip(table.columns[1:], row[1:], strict=True)
        )
        + Markup("</tr>")
        for row in table.rows
    )
    # Many columns take all the room of a page: words of one syllable a line cannot be read.
    wide = " ws-wide" if len(table.columns) >= _WIDE else ""
    return Markup(
        '<table class="ws-table{}"><caption>{}</caption>'
        "<thead><tr>{}</tr></thead><tbody>{}</tbody></table>"
    ).format(wide, table.caption, head, rows)


def codebook_table(category: str = "source_type", kit: Kit = HERE) -> Markup:
    """Show one category of the codebook.

    Parameters
    ----------
    category : str
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    Markup
    """
    rows = Markup("").join(
        Markup(
            '<tr><th scope="row"><span class="ws-chip ws-code-{}">'
            "{}{}</span></th>"
            "<td>{}</td><td>“{}”</td></tr>"
        ).format(
            code["code"],
            Markup("<b>{}</b> ").format(code["short"]) if code["short"] else "",
            code["label"],
            code["definition"],
            code["example"],
        )
        for code in codebook.codes(category, kit)
    )
    head = Markup("").join(
        Markup('<th scope="col">{}</th>').format(text(f"page.{name}"))
        for name in ("code", "definition", "example")
    )
    return Markup(
        '<table class="ws-table"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>'
    ).format(head, rows)


def coding_table(coding: Coding, kit: Kit = HERE) -> Markup:
    """Show the reference coding of a text, a row for each attribution.

    Parameters
    ----------
    coding : Coding

    Returns
    -------
    Markup
    """
    names = ("paragraph", "cue", "statement", "source")
    head = Markup("").join(
        Markup('<th scope="col">{}</th>').format(text(f"page.col_{name}")) for name in names
    )
    rows = []
    for r in coding.attributions:
        # What was coded of the source stands under its name: eight columns left no room for
        # the words of the article.
        codes = (
            ("type", codebook.label("source_type", r.source_type, kit)),
            ("affiliation", codebook.label("affiliation", r.affiliation, kit)),
            ("how", codebook.label("how_know", r.how_know, kit)),
            ("open", r.note if r.contested else ""),
        )
        told = Markup("").join(
            Markup("<br><span class='ws-muted'>{}:</span> {}").format(
                text(f"page.col_{name}"), said
            )
            for name, said in codes
            if said
        )
        row = Markup("").join(
            Markup("<td>“{}”</td>").format(words) for words in (r.cue.text, r.statement.text)
        )
        rows.append(
            Markup('<tr><th scope="row">{}</th>{}<td><strong>{}</strong>{}</td></tr>').format(
                r.paragraph, row, r.source or "–", told
            )
        )
    # The name of a text of ours is a name of our files.
    own = "" if coding.article.isdigit() else "_own"
    caption = escape(text(f"page.coding_caption{own}", article=coding.article))
    return Markup(
        '<table class="ws-table ws-coding"><caption>{}</caption>'
        "<thead><tr>{}</tr></thead><tbody>{}</tbody></table>"
    ).format(caption, head, Markup("").join(rows))


def _places(names: Sequence[str], paragraphs: Mapping[str, int]) -> str:
    """Say where a claim stands: each article with its paragraphs, no number of our files."""
    found: dict[str, set[int]] = {}
    for name in names:
        found.setdefault(name.partition("-")[0], set()).add(paragraphs[name])
    return "; ".join(
        text("page.claim_place", article=article, paragraphs=", ".join(map(str, sorted(there))))
        for article, there in found.items()
    )


def claims_table(traces: Sequence[Trace], paragraphs: Mapping[str, int]) -> Markup:
    """Show the key claims, a row each.

    Parameters
    ----------
    traces : sequence of Trace
    paragraphs : mapping
        Of each attribution, by its id.

    Returns
    -------
    Markup
    """
    names = ("claim", "carried", "roots", "why", "evidence", "reply")
    head = Markup("").join(
        Markup('<th scope="col">{}</th>').format(text(f"page.claim_{name}")) for name in names
    )
    rows = []
    for trace in traces:
        low, high = trace.roots
        cells = (
            _places(trace.carried_by, paragraphs),
            str(low) if low == high else text("page.claim_range", low=low, high=high),
            trace.roots_why,
            trace.evidence_offered,
            trace.reply_why,
        )
        row = Markup("").join(Markup("<td>{}</td>").format(cell) for cell in cells)
        rows.append(Markup('<tr><th scope="row">{}</th>{}</tr>').format(trace.says, row))
    return Markup(
        '<table class="ws-table ws-wide"><caption>{}</caption>'
        "<thead><tr>{}</tr></thead><tbody>{}</tbody></table>"
    ).format(text("page.claim_caption"), head, Markup("").join(rows))


def head(item: Shown) -> str:
    """Give an item's number and what it asks.

    Parameters
    ----------
    item : Shown

    Returns
    -------
    str
        Plain words.
    """
    return " ".join(part for part in (item.get("number", ""), item["prompt"]) if part)


def answer_card(item: Shown, key: Key) -> Markup:
    """Show an item with its key, the reasons for each option and what to talk about.

    Parameters
    ----------
    item : Shown
    key : Key

    Returns
    -------
    Markup
    """
    quote = ""
    if shown := item.get("passage"):
        quote = Markup('<p class="ws-muted">{}</p><blockquote>{}</blockquote>').format(
            shown["label"], shown["text"]
        )
    return (
        Markup('<div class="ws-answer"><h4>{}</h4>{}').format(head(item), quote)
        + named("explain", item.get("explain", ""))
        + listed("hints", item.get("hints", ()), "ol")
        + registry.of(item["kind"]).expected_html(item, key)
        + listed("look_for", key.look_for)
        + named("model", without_label(key.model))
        + named("was", key.was)
        + named("reason", key.reason)
        + named("discussion", key.discussion)
        + Markup("</div>")
    )
