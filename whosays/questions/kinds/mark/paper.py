"""Mark, on paper: the text with a wide margin, the codes, and the coding as the key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from whosays.core.i18n import text
from whosays.corpus import codebook
from whosays.corpus.texts import is_ours
from whosays.questions.coded import coded_passage
from whosays.questions.markup import fragments, note

if TYPE_CHECKING:
    from whosays.questions.kinds.mark.key import MarkKey, MarkShown


def worksheet_html(item: MarkShown) -> Markup:
    """Write where to mark; a text of ours with room to write a letter beside each paragraph.

    Parameters
    ----------
    item : MarkShown

    Returns
    -------
    Markup
        An article is marked on its own sheet, which has its numbers and a margin.
    """
    if not is_ours(item["article"]):
        return Markup('{}<p class="pr-do">{}</p>').format(note("mark"), _where(item))
    shown = item["shown"]
    rows = fragments(
        '<span class="pr-number">{number}</span><p>{text}</p><span class="pr-margin"></span>',
        shown["paragraphs"],
    )
    told = "" if shown["label"] == item.get("note") else shown["label"]
    return Markup(
        '{how}<p class="pr-label">{label}</p><div class="pr-mark" lang="{lang}" dir="{dir}" '
        'translate="no">{rows}</div>'
    ).format(how=note("mark"), label=told, lang=shown["lang"], dir=shown["dir"], rows=rows)


def _where(item: MarkShown) -> str:
    """Say on which sheet, and in which of its paragraphs."""
    numbers = ", ".join(map(str, item.get("paragraphs") or ()))
    form = "mark_some" if numbers else "mark_all"
    return text(f"printing.{form}", article=item["article"], numbers=numbers)


def legend(item: MarkShown) -> Markup:
    """Say what each letter means.

    Parameters
    ----------
    item : MarkShown

    Returns
    -------
    Markup
    """
    rows = fragments("<dt>{short}</dt><dd><b>{label}.</b> {definition}</dd>", item["codes"])
    return Markup('<dl class="pr-legend">{}</dl>').format(rows)


def first_html(item: MarkShown) -> Markup:
    """Write the text, to be read before there is a control.

    Parameters
    ----------
    item : MarkShown

    Returns
    -------
    Markup
    """
    shown = item["shown"]
    rows = Markup("").join(Markup("<p>{}</p>").format(para["text"]) for para in shown["paragraphs"])
    direction = Markup('lang="{}" dir="{}"').format(shown["lang"], shown["dir"])
    label = Markup('<p class="ws-first-label">{}</p>').format(shown["label"])
    return Markup("{}<div {}>{}</div>").format(label, direction, rows)


def _broken(words: str) -> Markup:
    """Let words go on in the next line at a space that forbids it, since letters would instead."""
    return Markup("\xa0<wbr>").join(words.split("\xa0"))


def printed_key_html(item: MarkShown, key: MarkKey) -> Markup:
    """Write the paragraphs with the reference coding in them, and a row for each record.

    Parameters
    ----------
    item : MarkShown
    key : MarkKey
        Complete.

    Returns
    -------
    Markup
        Empty where there is no coding.
    """
    if key.coding is None or key.text is None:
        return Markup("")
    wanted = item.get("paragraphs") or []
    records = [r for r in key.coding.attributions if not wanted or r.paragraph in wanted]
    rows = Markup("").join(
        Markup("<tr><th scope='row'>{}</th><td>“{}”</td><td>{}</td><td>{}</td></tr>").format(
            r.paragraph,
            _broken(r.cue.text),
            codebook.label("source_type", r.source_type),
            r.note if r.open_on("source_type") else "",
        )
        for r in records
    )
    names = ("paragraph", "cue", "type", "open")
    head = Markup("").join(
        Markup("<th scope='col'>{}</th>").format(text(f"page.col_{name}")) for name in names
    )
    return coded_passage(key.text, records, wanted) + (
        Markup(
            '<table class="ws-table"><thead><tr>{}</tr></thead><tbody>{}</tbody></table>'
        ).format(head, rows)
    )
