"""Pieces of page as safe HTML: the codebook, the coding, keys, claims, tables.

Everything that comes from data is escaped where it is put into markup. Fragments that kinds
of question need as well stand in :mod:`whosays.questions.markup`; a kind's own paper and key
stand with the kind, and figures and printed sheets in their rooms.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from whosays.core.i18n import text
from whosays.core.kit import HERE, Kit
from whosays.corpus import codebook
from whosays.html.assets import css
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

NONE = "–"
"""What a cell says that has nothing to say."""


_WIDE = 5
"""Columns from which a table is wider than the words around it."""


class Html:
    """Something a notebook shows as HTML, and as plain words where it cannot.

    Parameters
    ----------
    body : str
        Safe markup.
    plain : str
        What it says in a few words.
    """

    def __init__(self, body: str, plain: str) -> None:
        self.body = body
        self.plain = plain

    def _repr_html_(self) -> str:
        style = css("page")
        return f'<style>{style}</style><div class="ws ws-page">{self.body}</div>'

    def __repr__(self) -> str:
        return self.plain


def details(body: str) -> str:
    """Keep something closed until the student has made a guess.

    Parameters
    ----------
    body : str
        Markup.

    Returns
    -------
    str
        Markup.
    """
    return f"<details><summary>{escape(text('page.open_figure'))}</summary>{body}</details>"


def _cell(column: str, said: str) -> str:
    none = " data-none" if said in {"", NONE} else ""
    return f'<td data-column="{escape(column, quote=True)}"{none}>{escape(said)}</td>'


def table_html(table: Table, *, told: bool = False) -> str:
    """Write a table with its caption and headings for screen readers.

    Parameters
    ----------
    table : Table
    told : bool
        Each cell says of which column it is, for where a row is read as a list.

    Returns
    -------
    str
        Markup.
    """
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in table.columns)
    rows = "".join(
        f'<tr><th scope="row">{escape(row[0])}</th>'
        + "".join(
            _cell(name, cell) if told else f"<td>{escape(cell)}</td>"
            for name, cell in zip(table.columns[1:], row[1:], strict=True)
        )
        + "</tr>"
        for row in table.rows
    )
    # Many columns take all the room of a page: words of one syllable a line cannot be read.
    wide = " ws-wide" if len(table.columns) >= _WIDE else ""
    return (
        f'<table class="ws-table{wide}"><caption>{escape(table.caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    )


def codebook_table(category: str = "source_type", kit: Kit = HERE) -> str:
    """Show one category of the codebook.

    Parameters
    ----------
    category : str
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    str
        Markup.
    """
    rows = "".join(
        f'<tr><th scope="row"><span class="ws-chip ws-code-{escape(code["code"])}">'
        f"{escape(code['label'])}</span></th>"
        f"<td>{escape(code['definition'])}</td><td>“{escape(code['example'])}”</td></tr>"
        for code in codebook.codes(category, kit)
    )
    head = "".join(
        f'<th scope="col">{escape(text(f"page.{name}"))}</th>'
        for name in ("code", "definition", "example")
    )
    return f'<table class="ws-table"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def coding_table(coding: Coding, kit: Kit = HERE) -> str:
    """Show the reference coding of a text, a row for each attribution.

    Parameters
    ----------
    coding : Coding

    Returns
    -------
    str
        Markup.
    """
    names = ("paragraph", "cue", "statement", "source")
    head = "".join(f'<th scope="col">{escape(text(f"page.col_{name}"))}</th>' for name in names)
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
        told = "".join(
            f"<br><span class='ws-muted'>{escape(text(f'page.col_{name}'))}:</span> {escape(said)}"
            for name, said in codes
            if said
        )
        row = "".join(f"<td>“{escape(words)}”</td>" for words in (r.cue.text, r.statement.text))
        rows.append(
            f'<tr><th scope="row">{r.paragraph}</th>{row}'
            f"<td><strong>{escape(r.source or '–')}</strong>{told}</td></tr>"
        )
    caption = escape(text("page.coding_caption", article=coding.article))
    return (
        f'<table class="ws-table ws-coding"><caption>{caption}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    )


def _places(names: Sequence[str], paragraphs: Mapping[str, int]) -> str:
    """Say where a claim stands: each article with its paragraphs, no number of our files."""
    found: dict[str, set[int]] = {}
    for name in names:
        found.setdefault(name.partition("-")[0], set()).add(paragraphs[name])
    return "; ".join(
        text("page.claim_place", article=article, paragraphs=", ".join(map(str, sorted(there))))
        for article, there in found.items()
    )


def claims_table(traces: Sequence[Trace], paragraphs: Mapping[str, int]) -> str:
    """Show the key claims, a row each.

    Parameters
    ----------
    traces : sequence of Trace
    paragraphs : mapping
        Of each attribution, by its id.

    Returns
    -------
    str
        Markup.
    """
    names = ("claim", "carried", "roots", "why", "evidence", "reply")
    head = "".join(f'<th scope="col">{escape(text(f"page.claim_{name}"))}</th>' for name in names)
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
        row = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
        rows.append(f'<tr><th scope="row">{escape(trace.says)}</th>{row}</tr>')
    return (
        f'<table class="ws-table ws-wide"><caption>{escape(text("page.claim_caption"))}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    )


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


def answer_card(item: Shown, key: Key) -> str:
    """Show an item with its key, the reasons for each option and what to talk about.

    Parameters
    ----------
    item : Shown
    key : Key

    Returns
    -------
    str
        Markup.
    """
    quote = ""
    if shown := item.get("passage"):
        quote = (
            f'<p class="ws-muted">{escape(shown["label"])}</p>'
            f"<blockquote>{escape(shown['text'])}</blockquote>"
        )
    return (
        f'<div class="ws-answer"><h4>{escape(head(item))}</h4>{quote}'
        + named("explain", item.get("explain", ""))
        + listed("hints", item.get("hints", ()), "ol")
        + registry.of(item["kind"]).expected_html(item, key)
        + listed("look_for", key.look_for)
        + named("model", without_label(key.model))
        + named("was", key.was)
        + named("reason", key.reason)
        + named("discussion", key.discussion)
        + "</div>"
    )
