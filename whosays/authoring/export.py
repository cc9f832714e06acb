"""The reference coding and the claims as text: for a spreadsheet, a script, or a look."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict
from textwrap import fill
from typing import TYPE_CHECKING, Literal

from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.core.kit import HERE, Kit
from whosays.corpus.annotations import to_w3c
from whosays.corpus.articles import load_article, load_catalogue
from whosays.corpus.attributions import as_dict, load_coding
from whosays.sourcing.claims import load_nodes, load_traces
from whosays.sourcing.provenance import as_dict as graph_dict
from whosays.sourcing.provenance import graph

if TYPE_CHECKING:
    from whosays.corpus.attributions import Attribution
    from whosays.corpus.marks import Mark

COLUMNS = (
    "article", "paragraph", "start", "end", "cue", "statement_start", "statement_end",
    "statement", "source", "source_type", "affiliation", "how_know", "relayed_via", "contested",
)  # fmt: skip
_WIDTH = 96


def row(record: Attribution) -> dict[str, str | int]:
    """Give one attribution as a row of the published table.

    Parameters
    ----------
    record : Attribution

    Returns
    -------
    dict
        One value for each of ``COLUMNS``; places in code points, relays joined by ``" > "``.
    """
    return {
        "article": record.article,
        "paragraph": record.paragraph,
        "start": record.cue.start,
        "end": record.cue.end,
        "cue": record.cue.text,
        "statement_start": record.statement.start,
        "statement_end": record.statement.end,
        "statement": record.statement.text,
        "source": record.source,
        "source_type": record.source_type,
        "affiliation": record.affiliation,
        "how_know": record.how_know,
        "relayed_via": " > ".join(record.relayed_via),
        "contested": str(record.contested).lower(),
    }


def coding(
    article: str | None = None,
    form: Literal["csv", "json", "w3c"] = "csv",
    kit: Kit = HERE,
) -> str:
    """Print the reference coding.

    Parameters
    ----------
    article : str, optional
        Only this one; all by default.
    form : str
        ``csv``, ``json`` (all fields) or ``w3c`` (annotation pages).
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    str

    Raises
    ------
    KitError
        If there is no such article.
    """
    known = list(load_catalogue(kit))
    if article is not None and article not in known:
        raise KitError(text("export.no_article", article=article, known=", ".join(known)))
    chosen = [article] if article else known
    records = [r for name in chosen for r in load_coding(name, kit).attributions]
    if form == "json":
        return json.dumps([as_dict(r) for r in records], ensure_ascii=False, indent=1) + "\n"
    if form == "w3c":
        pages = []
        for name in chosen:
            marks: list[Mark] = [
                {"id": r.id, "start": r.cue.start, "end": r.cue.end, "code": r.source_type}
                for r in records
                if r.article == name
            ]
            pages.append(json.loads(to_w3c(marks, load_article(name, kit))))
        return json.dumps(pages[0] if article else pages, ensure_ascii=False, indent=1) + "\n"
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(row(r) for r in records)
    return out.getvalue()


def claims(form: Literal["table", "json"] = "table", kit: Kit = HERE) -> str:
    """Print the key claims: who carries them, how many roots, the way they came.

    Parameters
    ----------
    form : str
        ``table`` to read, ``json`` with everything, the graph included.
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    str
    """
    traces, nodes = load_traces(kit), load_nodes(kit)
    if form == "json":
        told = [{**asdict(t), "graph": graph_dict(graph([t], nodes))} for t in traces]
        return json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    parts = []
    for trace in traces:
        low, high = trace.roots
        count = str(low) if low == high else f"{low} to {high}"
        lines = [
            fill(f"{trace.id}  {trace.says}", _WIDTH, subsequent_indent="     "),
            f"     carried by: {', '.join(trace.carried_by)}",
            fill(f"     roots: {count}. {trace.roots_why}", _WIDTH, subsequent_indent="     "),
            f"     reply of {trace.accused}: {trace.reply.replace('_', ' ')}",
        ]
        lines += [
            f"     {nodes[s.source].label} → {nodes[s.target].label} ({s.how}; {s.shown_by})"
            for s in trace.steps
        ]
        lines += [
            fill(
                f"     lost: {x.kind} in {x.article}, “{x.span.text}”",
                _WIDTH,
                subsequent_indent="     ",
            )
            for x in trace.losses
        ]
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"
