"""A text in a class's report: what the class marked, and what it called each place of ours."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from whosays.classroom import few
from whosays.classroom.class_pictures import named
from whosays.core.i18n import text
from whosays.corpus import codebook

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whosays.classroom.class_data import Text
    from whosays.classroom.heat import Place


def _t(name: str, **values: object) -> Markup:
    return escape(text(f"class_report.{name}", **values))


def parted(
    one: Text, start: int, end: int, spans: Sequence[tuple[int, int]]
) -> Iterator[tuple[Markup, int, bool]]:
    """Cut a stretch of the text wherever the class's marks or some spans begin or end.

    Parameters
    ----------
    one : Text
    start, end : int
    spans : sequence of (int, int)

    Yields
    ------
    tuple of (Markup, int, bool)
        Words, how many of the class marked them, as a level, and whether a span holds them.
    """
    edges = {start, end}
    for low, high in [*((a, b) for a, b, _ in one.heat.stretches), *spans]:
        edges |= {edge for edge in (low, high) if start < edge < end}
    for low, high in pairwise(sorted(edges)):
        level = next((n for a, b, n in one.heat.stretches if a <= low and high <= b), 0)
        inside = any(a <= low and high <= b for a, b in spans)
        yield escape(one.article.text[low:high]), level, inside


def pieces(one: Text, start: int, end: int) -> Iterator[Markup]:
    """Write a stretch of the text, with the class's marks as ground and ours as a line below.

    Parameters
    ----------
    one : Text
    start, end : int

    Yields
    ------
    Markup
    """
    cues = [(place.record.cue.start, place.record.cue.end) for place in one.heat.places]
    for words, level, ours in parted(one, start, end, cues):
        names = " ".join(name for name in (f"h{level}" * bool(level), "ref" * ours) if name)
        yield (
            Markup('<mark class="{}">{}</mark>').format(names, words)
            if level
            else (Markup('<span class="ref">{}</span>').format(words) if ours else words)
        )


def label(code: str) -> str:
    """Name a kind of source.

    Parameters
    ----------
    code : str
        Empty for no mark.

    Returns
    -------
    str
    """
    return codebook.label("source_type", code) if code else text("class_report.no_mark")


def called(place: Place) -> Markup:
    """Say what the class called a place; those that few chose, together and without a number.

    Parameters
    ----------
    place : Place

    Returns
    -------
    Markup
    """
    parts = sorted(place.codes, key=lambda code: (-place.codes[code], code))
    told = [
        Markup("{}: {}").format(label(code), place.shown[code])
        for code in parts
        if place.shown[code] is not None
    ]
    rest = ", ".join(sorted(label(code) for code in parts if place.shown[code] is None))
    if rest and not told:  # "also" beside nothing
        return _t("also_alone", codes=rest)
    return Markup("; ").join([*told, _t("also", codes=rest)] if rest else told)


def _places(one: Text) -> Markup:
    rows = []
    for place in one.heat.places:
        record = place.record
        open_ = (
            Markup(' <span class="soft">({})</span>').format(_t("contested"))
            if record.contested
            else ""
        )
        rows.append(
            Markup(
                '<tr><td>“{}” <span class="soft">{}</span></td><td>{}{}</td><td>{}</td></tr>'
            ).format(
                record.cue.text,
                _t("paragraph", number=record.paragraph),
                label(record.source_type),
                open_,
                called(place),
            )
        )
    head = Markup("").join(
        Markup("<th>{}</th>").format(_t(name)) for name in ("col_place", "col_ours", "col_class")
    )
    return Markup(
        '<div class="scroll"><table><caption>{}</caption><thead><tr>{}</tr>'
        "</thead><tbody>{}</tbody></table></div>"
    ).format(_t("places"), head, Markup("").join(rows))


def _codes(one: Text) -> Markup:
    """Write what the class called each kind of source of our coding."""
    rows = []
    for found in one.heat.by_code():
        same = f"{100 * found.same:.0f} %" if found.told else "–"
        within = "–" if found.alpha is None else f"{found.alpha:.2f}"
        other = Markup("{}: {}").format(label(found.instead), found.others) if found.others else "–"
        rows.append(
            Markup(
                '<tr><td>{}</td><td class="n">{}</td><td class="n">{}</td><td class="n">{}</td>'
                "<td>{}</td></tr>"
            ).format(
                label(found.code), _t("of", count=found.told, of=found.places), same, within, other
            )
        )
    names = ("col_kind", "col_places", "col_same", "col_within", "col_instead")
    marks = dict.fromkeys(names[1:4], ' class="n"')
    head = Markup("").join(
        Markup("<th{}>{}</th>").format(marks.get(name, ""), _t(name)) for name in names
    )
    return Markup(
        '<div class="scroll"><table><caption>{}</caption><thead><tr>{}</tr></thead>'
        "<tbody>{}</tbody></table></div>"
    ).format(_t("kinds"), head, Markup("").join(rows))


def article(one: Text) -> Markup:
    """Write a text as the class marked it, and what it called each place.

    Parameters
    ----------
    one : Text

    Returns
    -------
    Markup
    """
    title = _t("text", item=named(one.item), title=one.article.title)
    if not one.heat.places:
        return Markup("<h3>{}</h3><p>{}</p>").format(title, few.told(one.heat.students))
    paragraphs = [
        Markup("<p>{}</p>").format(Markup("").join(pieces(one, para.start, para.end)))
        for para in one.article.paragraphs
        if not one.paragraphs or para.number in one.paragraphs
    ]
    found = one.heat.alpha
    agreed = _t("alpha_none") if found is None else _t("alpha", value=f"{found:.2f}")
    levels = ("level_1", "level_2", "level_3", "level_4")
    key = Markup("").join(
        Markup('<span><mark class="h{}">{}</mark></span>').format(n, _t(name))
        for n, name in enumerate(levels, 1)
    )
    return Markup(
        "<h3>{}</h3><p>{} {}</p>"
        '<p class="key">{}<span class="ref">{}</span></p>'
        '<div class="text" dir="auto">{}</div>{}{}'
    ).format(
        title,
        _t("marked", count=one.heat.students),
        agreed,
        key,
        _t("ours"),
        Markup("").join(paragraphs),
        _codes(one),
        _places(one),
    )
