"""Mark, on paper: the text with a wide margin, the codes, and the coding as the key."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from whosays.core.i18n import text
from whosays.corpus import codebook
from whosays.questions.markup import coded_passage, note

if TYPE_CHECKING:
    from whosays.questions.kinds.mark.key import MarkKey, MarkShown


def worksheet_html(item: MarkShown) -> str:
    """Write the codes, and the paragraphs with room to write a code beside them.

    Parameters
    ----------
    item : MarkShown

    Returns
    -------
    str
        Safe markup.
    """
    shown = item["shown"]
    rows = "".join(
        f'<span class="pr-number">{para["number"]}</span><p>{escape(para["text"])}</p>'
        '<span class="pr-margin"></span>'
        for para in shown["paragraphs"]
    )
    codes = "".join(
        f"<tr><th scope='row'>{escape(code['short'])}</th><td>{escape(code['label'])}</td>"
        f"<td>{escape(code['definition'])}</td></tr>"
        for code in item["codes"]
    )
    direction = f'lang="{escape(shown["lang"])}" dir="{escape(shown["dir"])}"'
    return (
        f'{note("mark")}<table class="ws-table"><tbody>{codes}</tbody></table>'
        f'<p class="pr-label">{escape(shown["label"])}</p>'
        f'<div class="pr-mark" {direction}>{rows}</div>'
    )


def first_html(item: MarkShown) -> str:
    """Write the text, to be read before there is a control.

    Parameters
    ----------
    item : MarkShown

    Returns
    -------
    str
        Safe markup.
    """
    shown = item["shown"]
    rows = "".join(f"<p>{escape(para['text'])}</p>" for para in shown["paragraphs"])
    direction = f'lang="{escape(shown["lang"])}" dir="{escape(shown["dir"])}"'
    label = f'<p class="ws-first-label">{escape(shown["label"])}</p>'
    return f"{label}<div {direction}>{rows}</div>"


def printed_key_html(item: MarkShown, key: MarkKey) -> str:
    """Write the paragraphs with the reference coding in them, and a row for each record.

    Parameters
    ----------
    item : MarkShown
    key : MarkKey
        Complete.

    Returns
    -------
    str
        Safe markup; empty where there is no coding.
    """
    if key.coding is None or key.text is None:
        return ""
    wanted = item.get("paragraphs") or []
    records = [r for r in key.coding.attributions if not wanted or r.paragraph in wanted]
    rows = "".join(
        f"<tr><th scope='row'>{r.paragraph}</th><td>“{escape(r.cue.text)}”</td>"
        f"<td>{escape(codebook.label('source_type', r.source_type))}</td>"
        f"<td>{escape(r.note if r.contested else '')}</td></tr>"
        for r in records
    )
    names = ("paragraph", "cue", "type", "open")
    head = "".join(f"<th scope='col'>{escape(text(f'page.col_{name}'))}</th>" for name in names)
    return coded_passage(key.text, records, wanted) + (
        f'<table class="ws-table"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
    )
