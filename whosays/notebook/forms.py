"""What the teacher's notebooks show about how a form is built."""

from __future__ import annotations

from markupsafe import Markup

from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.core.table import Table
from whosays.corpus.article_set import article_set
from whosays.html import page
from whosays.notebook.calm import calm
from whosays.questions import numbering
from whosays.questions.forms import FORMS, MOST, load_design, load_forms, twin
from whosays.questions.items import find_item, load_unit
from whosays.questions.passages import Short

_COLUMNS = ("text", "claim", "support", "pattern", "roots", "flag", "twin")


def _count(number: int) -> str:
    return text("forms.most", number=MOST) if number == MOST else str(number)


def _range(roots: tuple[int, int]) -> str:
    low, high = roots
    if low == high:
        return _count(low)
    return text("forms.range", low=low, high=_count(high))


def _words(item_id: str) -> str:
    passage = find_item(item_id)[1].passage
    return passage.ours if isinstance(passage, Short) else ""


@calm
def form_design(form: str) -> page.Html:
    """Show how each text of a form is built, and its twin with the sourcing switched.

    Parameters
    ----------
    form : str
        ``"a"``, ``"b"`` or ``"c"``.

    Returns
    -------
    Html
    """
    if form not in FORMS:
        raise KitError(text("forms.unknown", form=form, forms=", ".join(FORMS)))
    design = load_design()
    flags = article_set().flags
    known = load_forms()
    # As a student meets them: the forms have their cases in another order each.
    listed = [
        known[i.id] for i in load_unit(FORMS[form]).items if i.id in known and i.kind == "rate"
    ]
    if not listed:
        raise KitError(text("forms.none"))
    rows = tuple(
        (
            numbering.number(item.id),
            item.claim,
            text("forms.well" if item.well else "forms.less"),
            design.slots[item.slot].pattern,
            _range(item.roots),
            flags[item.flag],
            design.texts[item.id].twin_why,
        )
        for item in listed
    )
    columns = tuple(text(f"forms.col_{name}") for name in _COLUMNS)
    table = Table(text("forms.caption", form=form.upper()), columns, rows)
    told = []
    for item in listed:
        entry = design.texts[item.id]
        shown = twin(_words(item.id), entry)
        head = text("forms.twin", number=numbering.number(item.id), why=entry.twin_why)
        told.append(
            Markup("<p><strong>{}</strong></p><blockquote>{}</blockquote>").format(head, shown)
        )
    closed = Markup("<summary>{}</summary>{}").format(text("forms.twins"), Markup("").join(told))
    body = Markup("{}<details>{}</details>").format(page.table_html(table), closed)
    return page.Html(body, text("forms.plain", form=form.upper(), count=len(listed)))
