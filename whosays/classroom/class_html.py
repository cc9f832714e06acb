"""A class's report as one file of HTML: for the projector and for paper, and one for the teacher.

The projector's holds no name, whoever asks for it; the teacher's has the same and a table of who
has answered how much. Neither loads anything, and neither has a script.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from whosays.classroom import class_pictures, few, notes, shown
from whosays.classroom.class_pictures import named
from whosays.core.i18n import counted, text
from whosays.corpus import codebook
from whosays.html import documents

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from whosays.classroom.choices import Choice, Question
    from whosays.classroom.class_data import ClassData, Text, Unit
    from whosays.classroom.heat import Place

MOST_PLACES = 15
"""Disputed places that the teacher can choose from."""
CHOSEN = 3
"""Disputed places that are put on a page of their own, to be projected one by one."""
MOST_NAMES = 2_000
_TEMPLATES = Path(__file__).with_name("templates")


def _t(name: str, **values: object) -> Markup:
    return escape(text(f"class_report.{name}", **values))


# ------------------------------------------------------------------------------ texts
def _pieces(one: Text, start: int, end: int) -> Iterator[str]:
    """Write a stretch of the text, with the class's marks as ground and ours as a line below."""
    edges = {start, end}
    cues = [place.record.cue for place in one.heat.places]
    for low, high in [
        *((a, b) for a, b, _ in one.heat.stretches), *((c.start, c.end) for c in cues),
    ]:  # fmt: skip
        edges |= {edge for edge in (low, high) if start < edge < end}
    ordered = sorted(edges)
    for low, high in pairwise(ordered):
        words = escape(one.article.text[low:high])
        level = next((n for a, b, n in one.heat.stretches if a <= low and high <= b), 0)
        ours = any(cue.start <= low and high <= cue.end for cue in cues)
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
        other = Markup("{}: {}").format(label(found.instead), found.others) if found.others else "–"
        rows.append(
            Markup(
                '<tr><td>{}</td><td class="n">{}</td><td class="n">{}</td><td>{}</td></tr>'
            ).format(label(found.code), _t("of", count=found.told, of=found.places), same, other)
        )
    names = ("col_kind", "col_places", "col_same", "col_instead")
    marks = dict.fromkeys(names[1:3], ' class="n"')
    head = Markup("").join(
        Markup("<th{}>{}</th>").format(marks.get(name, ""), _t(name)) for name in names
    )
    return Markup(
        '<div class="scroll"><table><caption>{}</caption><thead><tr>{}</tr></thead>'
        "<tbody>{}</tbody></table></div>"
    ).format(_t("kinds"), head, Markup("").join(rows))


def _text(one: Text) -> Markup:
    title = _t("text", item=named(one.item), title=one.article.title)
    if not one.heat.places:
        return Markup("<h3>{}</h3><p>{}</p>").format(title, few.told(one.heat.students))
    paragraphs = [
        Markup("<p>{}</p>").format(Markup("").join(_pieces(one, para.start, para.end)))
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


def _disputed(data: ClassData) -> list[tuple[Text, Place]]:
    found = [(one, place) for one in data.texts for place in one.heat.disputed()]
    return sorted(found, key=lambda pair: -pair[1].spread)


def _three(data: ClassData, chosen: Collection[str]) -> list[tuple[Text, Place]]:
    """Give the places to project: those that the teacher chose, else the most disputed."""
    found = _disputed(data)
    mine = [pair for pair in found if pair[1].record.id in chosen]
    return (mine or found)[:CHOSEN]


def _to_choose_from(data: ClassData) -> Markup:
    """List the most disputed places with their codes, and all own words; for the teacher alone."""
    rows = Markup("").join(
        Markup("<tr><td><code>{}</code></td><td>“{}”</td><td>{}</td></tr>").format(
            place.record.id, place.record.cue.text, called(place)
        )
        for _, place in _disputed(data)[:MOST_PLACES]
    )
    table = Markup("<table><caption>{}</caption><tbody>{}</tbody></table>").format(
        _t("choose_places"), rows
    )
    words = Markup("").join(map(class_pictures.to_choose_from, data.words))
    return Markup('<h2 id="choose">{}</h2><p>{}</p>{}{}').format(
        _t("choose"), _t("choose_about"), table, words
    )


def _one(number: int, one: Text, place: Place) -> Markup:
    para = one.article.paragraph(place.record.paragraph)
    cue = place.record.cue
    before = escape(one.article.text[para.start : cue.start])
    after = escape(one.article.text[cue.end : para.end])
    head = _t("one", number=number, item=named(one.item), paragraph=para.number)
    return Markup(
        '<section class="one" id="one-{}"><h3>{}</h3><blockquote dir="auto">{}'
        '<mark class="h3">{}</mark>{}</blockquote>'
        "<p>{} {}.</p><p><strong>{}</strong></p>"
        "</section>"
    ).format(number, head, before, cue.text, after, _t("one_class"), called(place), _t("one_ask"))


# ------------------------------------------------------------------------------ questions
def _option(one: Choice, of: int, *, differ: bool) -> Markup:
    fits = Markup(' <span class="fit">✓ {}</span>').format(_t("fits")) if one.fits else ""
    if one.fits is None and differ:
        fits = Markup(' <span class="soft">{}</span>').format(_t("differ"))
    bar = class_pictures.bar(one.count, of)
    reply = Markup('<br><span class="soft">{}</span>').format(one.reply) if one.reply else ""
    return Markup(
        '<tr><td dir="auto">{}{}{}</td><td style="width:30%">{}</td><td class="n">{}</td></tr>'
    ).format(one.text, fits, reply, bar, class_pictures.count(one.count))


def _question(one: Question) -> Markup:
    head = Markup('<h3 dir="auto">{} · {}</h3>').format(named(one.id), one.prompt)
    if not one.options:
        return Markup("<article>{}<p>{}</p></article>").format(head, few.told(one.answered))
    marked = any(option.fits is not None for option in one.options)
    rows = Markup("").join(_option(option, one.answered, differ=marked) for option in one.options)
    free = "" if marked else f" {_t('not_marked')}"
    talk = Markup("<p><strong>{}</strong> {}</p>").format(_t("talk"), one.discussion) * bool(
        one.discussion
    )
    return Markup("<article>{}<p>{}{}</p><table><tbody>{}</tbody></table>{}</article>").format(
        head, _t("answered", count=one.answered), free, rows, talk
    )


def _replies(unit: str) -> Markup:
    """Give what students often think, with the notes' ready reply."""
    rows = Markup("").join(
        Markup("<tr><td>{}</td><td>{}</td></tr>").format(says, reply)
        for says, reply in notes.replies(unit)
    )
    if not rows:
        return Markup("")
    head = Markup("<th>{}</th><th>{}</th>").format(_t("they_say"), _t("you_say"))
    return Markup(
        "<table><caption>{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table>"
    ).format(_t("often"), head, rows)


def _questions(data: ClassData) -> Markup:
    parts = []
    for unit in data.units:
        # What most got otherwise comes first: that is the list to talk about.
        mine = sorted(
            (one for one in data.questions if one.unit == unit.id), key=lambda one: one.right
        )
        if mine:
            body = Markup("").join(map(_question, mine))
            title = Markup("{} · {}").format(unit.id, unit.title)
            parts.append(Markup("<h3>{}</h3>{}{}").format(title, _replies(unit.id), body))
    return Markup("").join(parts)


# ------------------------------------------------------------------------------ the rest
def _completion(units: Sequence[Unit]) -> Markup:
    rows = []
    for unit in units:
        enough = few.enough(unit.handed_in)
        middle = _t("of", count=f"{unit.middle:g}", of=unit.asked) if enough else "–"
        rows.append(
            Markup('<tr><td>{} · {}</td><td class="n">{}</td><td class="n">{}</td></tr>').format(
                unit.id, unit.title, unit.handed_in, middle
            )
        )
    names = ("unit", "handed_in", "middle")
    head = Markup("").join(
        Markup('<th class="{}">{}</th>').format("n" * (name != "unit"), _t(name)) for name in names
    )
    return Markup("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>").format(
        head, Markup("").join(rows)
    )


def _ratings(data: ClassData) -> Markup:
    rows = Markup("").join(
        Markup(
            '<tr><td dir="auto">{} · {}</td>'
            '<td class="n">{}</td><td class="n">{:g}</td>'
            '<td class="n">{:g}–{:g}</td></tr>'
        ).format(named(one.item), one.prompt, one.answered, one.middle, one.low, one.high)
        for one in data.ratings
    )
    names = ("claim", "ratings_count", "median", "half")
    head = Markup("").join(
        Markup('<th class="{}">{}</th>').format("n" * (name != "claim"), _t(name)) for name in names
    )
    return Markup("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>").format(head, rows)


def _stuck(data: ClassData) -> Markup:
    """Write who has answered how much; for the teacher's eyes alone."""
    units = [unit for unit in data.units if unit.handed_in]
    rows = []
    for label, done in sorted(data.stuck[:MOST_NAMES], key=lambda one: sum(one[1].values())):
        cells = Markup("").join(
            Markup('<td class="n">{}</td>').format(
                f"{done[unit.id]}/{unit.asked}" if unit.id in done else "–"
            )
            for unit in units
        )
        rows.append(
            Markup('<tr><td dir="auto">{}</td>{}</tr>').format(shown.name(label, 60), cells)
        )
    head = Markup("").join(Markup('<th class="n">{}</th>').format(unit.id[:2]) for unit in units)
    return Markup(
        '<h2 id="names">{}</h2><p>{}</p><div class="scroll"><table>'
        "<thead><tr><th>{}</th>{}</tr></thead>"
        "<tbody>{}</tbody></table></div>"
    ).format(_t("names"), _t("names_about"), _t("student"), head, Markup("").join(rows))


def body(data: ClassData, *, for_teacher: bool, chosen: Collection[str] = ()) -> Markup:
    """Write a report.

    Parameters
    ----------
    data : ClassData
    for_teacher : bool
        Whether names may stand in it.
    chosen : collection of str
        Codes of the places and texts to project.

    Returns
    -------
    Markup
    """
    about = escape(counted("class_report.about", data.students))
    parts = [Markup("<h1>{}</h1>").format(_t("title")), Markup("<p>{}</p>").format(about)]
    if for_teacher:
        parts.append(Markup("<p><strong>{}</strong></p>").format(_t("teachers")))
        told = Markup("").join(Markup("<li>{}</li>").format(one) for one in data.problems)
        parts.append(Markup("<p>{}</p><ul>{}</ul>").format(_t("left_out"), told) * bool(told))
    if not few.enough(data.students):
        parts.append(Markup("<p>{}</p>").format(few.told(data.students)))
        return Markup("").join(parts) + (_stuck(data) if for_teacher else Markup(""))
    three = _three(data, chosen)
    words = Markup("").join(class_pictures.side_by_side(one, chosen) for one in data.words)
    sections: tuple[tuple[str, Markup], ...] = (
        ("completion", _completion(data.units)),
        ("disputed", Markup("").join(_one(n, *pair) for n, pair in enumerate(three, 1))),
        ("words", words),
        ("texts", Markup("").join(map(_text, data.texts))),
        ("questions", _questions(data)),
        ("paths", Markup("").join(map(class_pictures.overlay, data.paths))),
        ("moves", Markup("").join(map(class_pictures.move, data.moves))),
        ("ratings", _ratings(data) if data.ratings else Markup("")),
    )
    there = [(name, words) for name, words in sections if words]
    listed = Markup("").join(
        Markup('<li><a href="#{}">{}</a></li>').format(name, _t(name)) for name, _ in there
    )
    parts.append(Markup("<nav><ol>{}</ol></nav>").format(listed))
    for name, words in there:
        parts.append(
            Markup('<h2 id="{}">{}</h2><p>{}</p>{}').format(
                name, _t(name), _t(f"{name}_about"), words
            )
        )
    if for_teacher:
        parts += [_to_choose_from(data), _stuck(data)]
    return Markup("").join(parts)


def document(data: ClassData, *, for_teacher: bool, chosen: Collection[str] = ()) -> bytes:
    """Write a report as one file.

    Parameters
    ----------
    data : ClassData
    for_teacher : bool
    chosen : collection of str
        As for :func:`body`.

    Returns
    -------
    bytes
    """
    return page(_t("title"), body(data, for_teacher=for_teacher, chosen=chosen))


def page(title: str, inside: Markup) -> bytes:
    """Write a page about a class, with its style sheets inside.

    Parameters
    ----------
    title : str
    inside : Markup

    Returns
    -------
    bytes
    """
    words = documents.render(_TEMPLATES, "class_page.html.j2", title=title, body=inside)
    return words.encode("utf-8", "replace")
