"""Pieces of page as safe HTML: coded passages, the codebook, keys, tables.

Everything that comes from data is escaped here; nothing else in the package writes markup.
"""

from __future__ import annotations

from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from whosays.core.i18n import text
from whosays.corpus import codebook
from whosays.html.assets import css
from whosays.questions import registry
from whosays.questions.feedback import without_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from whosays.core.table import Table
    from whosays.corpus.articles import Article
    from whosays.corpus.attributions import Attribution, Coding
    from whosays.sourcing.claims import Trace


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
    names = ("paragraph", "cue", "statement", "source")
    head = "".join(f'<th scope="col">{escape(text(f"page.col_{name}"))}</th>' for name in names)
    rows = []
    for r in coding.attributions:
        # What was coded of the source stands under its name: eight columns left no room for
        # the words of the article.
        codes = (
            ("type", codebook.label("source_type", r.source_type)),
            ("affiliation", codebook.label("affiliation", r.affiliation)),
            ("how", codebook.label("how_know", r.how_know)),
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


def _list(name: str, entries: Iterable[str], tag: str = "ul") -> str:
    """Write a list of plain texts under its name; nothing if it is empty."""
    rows = "".join(f"<li>{escape(entry)}</li>" for entry in entries)
    head = f"<p><strong>{escape(text(f'page.{name}'))}:</strong></p>"
    return f"{head}<{tag}>{rows}</{tag}>" if rows else ""


def _reasons(key: dict[str, Any], name: str) -> str:
    entries = {entry["id"]: entry for entry in key.get("option", ())}
    told = entries.get(name, {})
    lines = (told.get(part, "") for part in ("says", "rule", "shows"))
    return "".join(f"<br>{escape(line)}" for line in lines if line)


def _options(item: dict[str, Any], key: dict[str, Any]) -> str:
    """List the options as the student sees them, with what is expected and why."""
    marks = {
        **dict.fromkeys(key.get("accept", ()), "accepted"),
        **dict.fromkeys(key.get("right", ()), "key"),
    }
    rows = []
    for option in item["options"]:
        name = option["id"]
        mark = marks.get(name) if item["kind"] != "order" else None
        fits = f" <span class='ws-fits'>✓ {escape(text(f'page.{mark}'))}</span>" if mark else ""
        rows.append(f"<li>{escape(option['text'])}{fits}{_reasons(key, name)}</li>")
    # Letters, so that a class can say which one it talks about.
    return f'<ol class="ws-letters" type="a">{"".join(rows)}</ol>'


def _also(key: dict[str, Any], row: str, names: dict[str, str]) -> str:
    """Give the partners that can be defended beside the one expected."""
    found = "; ".join(names[name] for name in key.get("accept_pairs", {}).get(row, ()))
    return f" ({escape(text('page.accepted'))}: {escape(found)})" if found else ""


def _pairs(item: dict[str, Any], key: dict[str, Any]) -> str:
    names = {option["id"]: option["text"] for option in item["right"]}
    rows = "".join(
        f"<li>{escape(row['text'])} → <span class='ws-fits'>"
        f"{escape(names[key['pairs'][row['id']]])}</span>{_also(key, row['id'], names)}"
        f"{_reasons(key, row['id'])}</li>"
        for row in item["left"]
        if row["id"] in key["pairs"]
    )
    return f"<p><strong>{escape(text('page.key'))}:</strong></p><ul>{rows}</ul>"


def _expected(item: dict[str, Any], key: dict[str, Any]) -> str:
    kind = registry.of(item["kind"])
    if kind:
        return kind.expected_html(item, key)
    parts = []
    if key.get("prediction") and item["kind"] != "mark":
        parts.append(f"<p>{escape(text('page.prediction'))}</p>")
    if item["kind"] == "rate":
        parts.append(_line("scale", text("page.ends", low=item["low"], high=item["high"])))
    if item.get("options"):
        parts.append(_options(item, key))
    if key.get("band"):
        parts.append(_line("key", text("page.band", low=key["band"][0], high=key["band"][1])))
    if key.get("pairs"):
        parts.append(_pairs(item, key))
    if item["kind"] == "order" and key.get("right"):
        names = {option["id"]: option["text"] for option in item["options"]}
        parts.append(_list("key", (names[name] for name in key["right"]), "ol"))
    return "".join(parts)


def answer_card(item: dict[str, Any], key: dict[str, Any]) -> str:
    """Show an item with its key, the reasons for each option and what to talk about.

    Parameters
    ----------
    item : dict
        In the public form of :func:`whosays.questions.items.public`.
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
    # A rating has no options; what its key says of parts of the scale still stands there.
    other = item["kind"] == "rate" and "".join(
        f"<li>{escape(entry['id'])}{_reasons(key, entry['id'])}</li>"
        for entry in key.get("option", ())
    )
    return (
        f'<div class="ws-answer"><h4>{escape(item["id"])}. {escape(item["prompt"])}</h4>{quote}'
        + _line("explain", item.get("explain", ""))
        + _list("hints", item.get("hints", ()), "ol")
        + _expected(item, key)
        + _list("look_for", key.get("look_for", ()))
        + _line("model", without_label(key.get("model", "")))
        + _line("reason", key["reason"])
        + (f"<ul>{other}</ul>" if other else "")
        + _line("discussion", key.get("discussion", ""))
        + "</div>"
    )
