"""Pieces of page as safe HTML: coded passages, the codebook, keys, tables.

Everything that comes from data is escaped here; nothing else in the package writes markup.
"""

from __future__ import annotations

from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from whosays import codebook
from whosays.strings import text
from whosays.widgets._assets import css

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from whosays.articles import Article
    from whosays.attributions import Attribution, Coding
    from whosays.claims import Trace
    from whosays.figures.style import Table


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
        style = css("page.css", "figure.css")
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


def table_html(table: Table) -> str:
    """Write a table with its caption and headings for screen readers.

    Parameters
    ----------
    table : Table

    Returns
    -------
    str
        Markup.
    """
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in table.columns)
    rows = "".join(
        f'<tr><th scope="row">{escape(row[0])}</th>'
        + "".join(f"<td>{escape(cell)}</td>" for cell in row[1:])
        + "</tr>"
        for row in table.rows
    )
    return (
        f'<table class="ws-table"><caption>{escape(table.caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _piece(words: str, covering: Sequence[Attribution], ending: Sequence[Attribution]) -> str:
    inner = escape(words)
    if not covering:
        return inner
    record = covering[0]
    tags = "".join(f"<sup>{escape(_short(r.source_type))}</sup>" for r in ending)
    return f'<span class="ws-cue ws-code-{escape(record.source_type)}">{inner}{tags}</span>'


def _short(code: str) -> str:
    for entry in codebook.load_codebook()["source_type"]:
        if entry["code"] == code:
            return str(entry.get("short", ""))
    return ""


def coded_passage(
    article: Article, records: Iterable[Attribution], paragraphs: Sequence[int] = ()
) -> str:
    """Show paragraphs with every cue marked in its code's colour, line and letter.

    Parameters
    ----------
    article : Article
    records : iterable of Attribution
    paragraphs : sequence of int
        Which ones; all if empty.

    Returns
    -------
    str
        Markup.
    """
    listed = list(records)
    rows = []
    for para in article.paragraphs:
        if paragraphs and para.number not in paragraphs:
            continue
        here = [r for r in listed if r.cue.start < para.end and r.cue.end > para.start]
        edges = {para.start, para.end}
        for record in here:
            edges |= {max(record.cue.start, para.start), min(record.cue.end, para.end)}
        places = sorted(edges)
        pieces = []
        for start, end in pairwise(places):
            covering = [r for r in here if r.cue.start <= start and r.cue.end >= end]
            ending = [r for r in covering if r.cue.end == end]
            pieces.append(_piece(article.text[start:end], covering, ending))
        number = f'<span class="ws-number" aria-hidden="true">{para.number}</span>'
        label = f'<span class="ws-sr">{escape(text("page.paragraph"))} {para.number}: </span>'
        rows.append(f"{number}<p>{label}{''.join(pieces)}</p>")
    direction = f' lang="{escape(article.lang)}" dir="{escape(article.dir)}"'
    return f'<div class="ws-text"{direction}>{"".join(rows)}</div>'


def codebook_table(category: str = "source_type", root: Path | None = None) -> str:
    """Show one category of the codebook.

    Parameters
    ----------
    category : str
    root : Path, optional
        The set's folder; the kit's own by default.

    Returns
    -------
    str
        Markup.
    """
    rows = "".join(
        f'<tr><th scope="row"><span class="ws-chip ws-code-{escape(code["code"])}">'
        f"{escape(code['label'])}</span></th>"
        f"<td>{escape(code['definition'])}</td><td>“{escape(code['example'])}”</td></tr>"
        for code in codebook.codes(category, root)
    )
    head = "".join(
        f'<th scope="col">{escape(text(f"page.{name}"))}</th>'
        for name in ("code", "definition", "example")
    )
    return f'<table class="ws-table"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def coding_table(coding: Coding) -> str:
    """Show the reference coding of a text, a row for each attribution.

    Parameters
    ----------
    coding : Coding

    Returns
    -------
    str
        Markup.
    """
    names = ("paragraph", "cue", "statement", "source", "type", "affiliation", "how", "open")
    head = "".join(f'<th scope="col">{escape(text(f"page.col_{name}"))}</th>' for name in names)
    rows = []
    for r in coding.attributions:
        cells = (
            f"“{r.cue.text}”",
            f"“{r.statement.text}”",
            r.source or "–",
            codebook.label("source_type", r.source_type),
            codebook.label("affiliation", r.affiliation),
            codebook.label("how_know", r.how_know),
            r.note if r.contested else "",
        )
        row = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
        rows.append(f'<tr><th scope="row">{r.paragraph}</th>{row}</tr>')
    caption = escape(text("page.coding_caption", article=coding.article))
    return (
        f'<table class="ws-table"><caption>{caption}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    )


def claims_table(traces: Sequence[Trace]) -> str:
    """Show the key claims, a row each.

    Parameters
    ----------
    traces : sequence of Trace

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
            ", ".join(trace.carried_by),
            str(low) if low == high else text("page.claim_range", low=low, high=high),
            trace.roots_why,
            trace.evidence_offered,
            trace.reply_why,
        )
        row = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
        rows.append(f'<tr><th scope="row">{escape(trace.id)}. {escape(trace.says)}</th>{row}</tr>')
    return (
        f'<table class="ws-table"><caption>{escape(text("page.claim_caption"))}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    )


def _line(name: str, body: str) -> str:
    return f"<p><strong>{escape(text(f'page.{name}'))}:</strong> {escape(body)}</p>" if body else ""


def _expected(item: dict[str, Any], key: dict[str, Any]) -> str:
    names = {o["id"]: o["text"] for o in (*item.get("options", ()), *item.get("right", ()))}
    if key.get("prediction"):
        return f"<p>{escape(text('page.prediction'))}</p>" if item["kind"] != "mark" else ""
    if "band" in key:
        return _line("key", text("page.band", low=key["band"][0], high=key["band"][1]))
    if "pairs" in key:
        rows = "".join(
            f"<li>{escape(row['text'])} → <span class='ws-fits'>"
            f"{escape(names[key['pairs'][row['id']]])}</span></li>"
            for row in item["left"]
        )
        return f"<p><strong>{escape(text('page.key'))}:</strong></p><ul>{rows}</ul>"
    tag = "ol" if item["kind"] == "order" else "ul"
    right = "".join(f"<li class='ws-fits'>{escape(names[n])}</li>" for n in key.get("right", ()))
    shown = f"<p><strong>{escape(text('page.key'))}:</strong></p><{tag}>{right}</{tag}>"
    accepted = "; ".join(names[name] for name in key.get("accept", ()))
    return (shown if right else "") + _line("accepted", accepted)


def answer_card(item: dict[str, Any], key: dict[str, Any]) -> str:
    """Show an item with its key, the reasons for each option and what to talk about.

    Parameters
    ----------
    item : dict
        In the public form of :func:`whosays.items.public`.
    key : dict

    Returns
    -------
    str
        Markup.
    """
    quote = ""
    if item.get("passage"):
        quote = (
            f'<p class="ws-muted">{escape(item["passage"]["label"])}</p>'
            f"<blockquote>{escape(item['passage']['text'])}</blockquote>"
        )
    names = {o["id"]: o["text"] for o in (*item.get("options", ()), *item.get("left", ()))}
    reasons = "".join(
        f"<li><strong>{escape(names.get(o['id'], o['id']))}</strong> "
        + escape(" ".join(o.get(part, "") for part in ("says", "rule", "shows")).strip())
        + "</li>"
        for o in key.get("option", ())
    )
    points = "".join(f"<li>{escape(point)}</li>" for point in key.get("look_for", ()))
    if points:
        points = f"<p><strong>{escape(text('page.look_for'))}:</strong></p><ul>{points}</ul>"
    return (
        f'<div class="ws-answer"><h4>{escape(item["id"])}. {escape(item["prompt"])}</h4>{quote}'
        + _expected(item, key)
        + points
        + _line("model", key.get("model", ""))
        + _line("reason", key["reason"])
        + (f"<ul>{reasons}</ul>" if reasons else "")
        + _line("discussion", key.get("discussion", ""))
        + "</div>"
    )
