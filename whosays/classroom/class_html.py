"""A class's report as one file of HTML: for the projector and for paper, and one for the teacher.

The projector's holds no name, whoever asks for it; the teacher's has the same and a table of who
has answered how much. Neither loads anything, and neither has a script.
"""

from __future__ import annotations

from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

from whosays.classroom import class_pictures, few, notes, shown
from whosays.classroom.class_pictures import named
from whosays.core.i18n import counted, text
from whosays.corpus import codebook

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
STYLE = """
:root{color-scheme:light dark;--ink:#1b1b1b;--paper:#fff;--soft:#f1f1ee;--line:#bbb;--bar:#4a6fa5;
--h1:#fdeec2;--h2:#fbd98a;--h3:#f6bb52;--h4:#ec9a1d;--ref:#1d4f91;--fit:#1f6b3a}
@media(prefers-color-scheme:dark){:root{--ink:#eee;--paper:#181818;--soft:#262626;--line:#555;
--bar:#86a9dc;--h1:#3d3218;--h2:#5b4514;--h3:#7c5a10;--h4:#a1720b;--ref:#9cc2ff;--fit:#8fd6a6}}
*{box-sizing:border-box}
body{font:1.05rem/1.55 system-ui,sans-serif;color:var(--ink);background:var(--paper);
max-width:62rem;margin:0 auto;padding:1.5rem 1.25rem 4rem;overflow-wrap:break-word}
h1{font-size:1.9rem;line-height:1.2}h2{font-size:1.45rem;margin-top:3rem;border-top:2px solid
var(--line);padding-top:1rem}h3{font-size:1.15rem;margin:2rem 0 .5rem}
nav ol{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;padding-left:1.2rem}
a{color:var(--ref)}table{border-collapse:collapse;width:100%;margin:.75rem 0}
caption{text-align:left;font-weight:600;padding:.25rem 0}
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid var(--line)}
td.n,th.n{text-align:right;white-space:nowrap}.scroll{overflow-x:auto}
.text{background:var(--soft);padding:1rem 1.25rem;border-radius:.4rem;line-height:1.9}
.text p{margin:.7rem 0}mark{color:inherit;border-radius:.15rem;padding:.1em 0}
.h1{background:var(--h1)}.h2{background:var(--h2)}.h3{background:var(--h3)}.h4{background:var(--h4)}
.ref{border-bottom:3px solid var(--ref)}.key span{margin-right:1.2rem;white-space:nowrap}
.key mark{padding:.1em .5em}
.bar{display:block;height:.9rem;background:var(--bar);border-radius:.2rem;min-width:2px}
.fit{color:var(--fit);font-weight:600}.soft{color:inherit;opacity:.8;font-size:.95rem}
.one{min-height:92vh;display:flex;flex-direction:column;justify-content:center;
border-top:2px solid var(--line)}.one blockquote{font-size:1.7rem;line-height:1.5;margin:1rem 0}
.one p{font-size:1.25rem}
@media print{body{max-width:none;font-size:11pt;padding:0}.one{min-height:0;break-before:page}
h2{break-after:avoid}tr,article{break-inside:avoid}mark,.bar{print-color-adjust:exact}}
"""


def _t(name: str, **values: object) -> str:
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
            f'<mark class="{names}">{words}</mark>'
            if level
            else (f'<span class="ref">{words}</span>' if ours else words)
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


def called(place: Place) -> str:
    """Say what the class called a place; those that few chose, together and without a number.

    Parameters
    ----------
    place : Place

    Returns
    -------
    str
        Safe markup.
    """
    parts = sorted(place.codes, key=lambda code: (-place.codes[code], code))
    told = [
        f"{escape(label(code))}: {place.shown[code]}"
        for code in parts
        if place.shown[code] is not None
    ]
    rest = ", ".join(sorted(label(code) for code in parts if place.shown[code] is None))
    return "; ".join([*told, _t("also", codes=rest)] if rest else told)


def _places(one: Text) -> str:
    rows = []
    for place in one.heat.places:
        record = place.record
        open_ = f' <span class="soft">({_t("contested")})</span>' if record.contested else ""
        rows.append(
            f"<tr><td>“{escape(record.cue.text)}” "
            f'<span class="soft">{_t("paragraph", number=record.paragraph)}</span></td>'
            f"<td>{escape(label(record.source_type))}{open_}</td><td>{called(place)}</td></tr>"
        )
    head = "".join(f"<th>{_t(name)}</th>" for name in ("col_place", "col_ours", "col_class"))
    return (
        f'<div class="scroll"><table><caption>{_t("places")}</caption><thead><tr>{head}</tr>'
        f"</thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def _codes(one: Text) -> str:
    """Write what the class called each kind of source of our coding."""
    rows = []
    for found in one.heat.by_code():
        same = f"{100 * found.same:.0f} %" if found.told else "–"
        other = f"{escape(label(found.instead))}: {found.others}" if found.others else "–"
        rows.append(
            f"<tr><td>{escape(label(found.code))}</td>"
            f'<td class="n">{_t("of", count=found.told, of=found.places)}</td>'
            f'<td class="n">{same}</td><td>{other}</td></tr>'
        )
    names = ("col_kind", "col_places", "col_same", "col_instead")
    marks = dict.fromkeys(names[1:3], ' class="n"')
    head = "".join(f"<th{marks.get(name, '')}>{_t(name)}</th>" for name in names)
    return (
        f'<div class="scroll"><table><caption>{_t("kinds")}</caption><thead><tr>{head}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def _text(one: Text) -> str:
    title = _t("text", item=named(one.item), title=one.article.title)
    if not one.heat.places:
        return f"<h3>{title}</h3><p>{escape(few.told(one.heat.students))}</p>"
    paragraphs = [
        f"<p>{''.join(_pieces(one, para.start, para.end))}</p>"
        for para in one.article.paragraphs
        if not one.paragraphs or para.number in one.paragraphs
    ]
    found = one.heat.alpha
    agreed = _t("alpha_none") if found is None else _t("alpha", value=f"{found:.2f}")
    levels = ("level_1", "level_2", "level_3", "level_4")
    key = "".join(
        f'<span><mark class="h{n}">{_t(name)}</mark></span>' for n, name in enumerate(levels, 1)
    )
    return (
        f"<h3>{title}</h3><p>{_t('marked', count=one.heat.students)} {agreed}</p>"
        f'<p class="key">{key}<span class="ref">{_t("ours")}</span></p>'
        f'<div class="text" dir="auto">{"".join(paragraphs)}</div>{_codes(one)}{_places(one)}'
    )


def _disputed(data: ClassData) -> list[tuple[Text, Place]]:
    found = [(one, place) for one in data.texts for place in one.heat.disputed()]
    return sorted(found, key=lambda pair: -pair[1].spread)


def _three(data: ClassData, chosen: Collection[str]) -> list[tuple[Text, Place]]:
    """Give the places to project: those that the teacher chose, else the most disputed."""
    found = _disputed(data)
    mine = [pair for pair in found if pair[1].record.id in chosen]
    return (mine or found)[:CHOSEN]


def _to_choose_from(data: ClassData) -> str:
    """List the most disputed places with their codes, and all own words; for the teacher alone."""
    rows = "".join(
        f"<tr><td><code>{escape(place.record.id)}</code></td>"
        f"<td>“{escape(place.record.cue.text)}”</td><td>{called(place)}</td></tr>"
        for _, place in _disputed(data)[:MOST_PLACES]
    )
    table = f"<table><caption>{_t('choose_places')}</caption><tbody>{rows}</tbody></table>"
    words = "".join(map(class_pictures.to_choose_from, data.words))
    return f'<h2 id="choose">{_t("choose")}</h2><p>{_t("choose_about")}</p>{table}{words}'


def _one(number: int, one: Text, place: Place) -> str:
    para = one.article.paragraph(place.record.paragraph)
    cue = place.record.cue
    before = escape(one.article.text[para.start : cue.start])
    after = escape(one.article.text[cue.end : para.end])
    head = _t("one", number=number, item=named(one.item), paragraph=para.number)
    return (
        f'<section class="one" id="one-{number}"><h3>{head}</h3><blockquote dir="auto">{before}'
        f'<mark class="h3">{escape(cue.text)}</mark>{after}</blockquote>'
        f"<p>{_t('one_class')} {called(place)}.</p><p><strong>{_t('one_ask')}</strong></p>"
        "</section>"
    )


# ------------------------------------------------------------------------------ questions
def _option(one: Choice, of: int, *, differ: bool) -> str:
    fits = f' <span class="fit">✓ {_t("fits")}</span>' if one.fits else ""
    if one.fits is None and differ:
        fits = f' <span class="soft">{_t("differ")}</span>'
    bar = class_pictures.bar(one.count, of)
    reply = f'<br><span class="soft">{escape(one.reply)}</span>' if one.reply else ""
    return (
        f'<tr><td dir="auto">{escape(one.text)}{fits}{reply}</td>'
        f'<td style="width:30%">{bar}</td><td class="n">{class_pictures.count(one.count)}</td></tr>'
    )


def _question(one: Question) -> str:
    head = f'<h3 dir="auto">{escape(named(one.id))} · {escape(one.prompt)}</h3>'
    if not one.options:
        return f"<article>{head}<p>{escape(few.told(one.answered))}</p></article>"
    marked = any(option.fits is not None for option in one.options)
    rows = "".join(_option(option, one.answered, differ=marked) for option in one.options)
    free = "" if marked else f" {_t('not_marked')}"
    talk = f"<p><strong>{_t('talk')}</strong> {escape(one.discussion)}</p>" * bool(one.discussion)
    return (
        f"<article>{head}<p>{_t('answered', count=one.answered)}{free}</p>"
        f"<table><tbody>{rows}</tbody></table>{talk}</article>"
    )


def _replies(unit: str) -> str:
    """Give what students often think, with the notes' ready reply."""
    rows = "".join(
        f"<tr><td>{escape(says)}</td><td>{escape(reply)}</td></tr>"
        for says, reply in notes.replies(unit)
    )
    if not rows:
        return ""
    head = f"<th>{_t('they_say')}</th><th>{_t('you_say')}</th>"
    return (
        f"<table><caption>{_t('often')}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{rows}</tbody></table>"
    )


def _questions(data: ClassData) -> str:
    parts = []
    for unit in data.units:
        # What most got otherwise comes first: that is the list to talk about.
        mine = sorted(
            (one for one in data.questions if one.unit == unit.id), key=lambda one: one.right
        )
        if mine:
            body = "".join(map(_question, mine))
            title = f"{escape(unit.id)} · {escape(unit.title)}"
            parts.append(f"<h3>{title}</h3>{_replies(unit.id)}{body}")
    return "".join(parts)


# ------------------------------------------------------------------------------ the rest
def _completion(units: Sequence[Unit]) -> str:
    rows = []
    for unit in units:
        enough = few.enough(unit.handed_in)
        middle = _t("of", count=f"{unit.middle:g}", of=unit.asked) if enough else "–"
        rows.append(
            f"<tr><td>{escape(unit.id)} · {escape(unit.title)}</td>"
            f'<td class="n">{unit.handed_in}</td><td class="n">{middle}</td></tr>'
        )
    names = ("unit", "handed_in", "middle")
    head = "".join(f'<th class="{"n" * (name != "unit")}">{_t(name)}</th>' for name in names)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _ratings(data: ClassData) -> str:
    rows = "".join(
        f'<tr><td dir="auto">{escape(named(one.item))} · {escape(one.prompt)}</td>'
        f'<td class="n">{one.answered}</td><td class="n">{one.middle:g}</td>'
        f'<td class="n">{one.low:g}–{one.high:g}</td></tr>'
        for one in data.ratings
    )
    names = ("claim", "ratings_count", "median", "half")
    head = "".join(f'<th class="{"n" * (name != "claim")}">{_t(name)}</th>' for name in names)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _stuck(data: ClassData) -> str:
    """Write who has answered how much; for the teacher's eyes alone."""
    units = [unit for unit in data.units if unit.handed_in]
    rows = []
    for label, done in sorted(data.stuck[:MOST_NAMES], key=lambda one: sum(one[1].values())):
        cells = "".join(
            f'<td class="n">{f"{done[unit.id]}/{unit.asked}" if unit.id in done else "–"}</td>'
            for unit in units
        )
        rows.append(f'<tr><td dir="auto">{escape(shown.name(label, 60))}</td>{cells}</tr>')
    head = "".join(f'<th class="n">{escape(unit.id[:2])}</th>' for unit in units)
    return (
        f'<h2 id="names">{_t("names")}</h2><p>{_t("names_about")}</p><div class="scroll"><table>'
        f"<thead><tr><th>{_t('student')}</th>{head}</tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def body(data: ClassData, *, for_teacher: bool, chosen: Collection[str] = ()) -> str:
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
    str
        Safe markup.
    """
    about = escape(counted("class_report.about", data.students))
    parts = [f"<h1>{_t('title')}</h1>", f"<p>{about}</p>"]
    if for_teacher:
        parts.append(f"<p><strong>{_t('teachers')}</strong></p>")
        told = "".join(f"<li>{escape(one)}</li>" for one in data.problems)
        parts.append(f"<p>{_t('left_out')}</p><ul>{told}</ul>" * bool(told))
    if not few.enough(data.students):
        parts.append(f"<p>{escape(few.told(data.students))}</p>")
        return "".join(parts) + (_stuck(data) if for_teacher else "")
    three = _three(data, chosen)
    words = "".join(class_pictures.side_by_side(one, chosen) for one in data.words)
    sections = (
        ("completion", _completion(data.units)),
        ("disputed", "".join(_one(n, *pair) for n, pair in enumerate(three, 1))),
        ("words", words),
        ("texts", "".join(map(_text, data.texts))),
        ("questions", _questions(data)),
        ("paths", "".join(map(class_pictures.overlay, data.paths))),
        ("moves", "".join(map(class_pictures.move, data.moves))),
        ("ratings", _ratings(data) if data.ratings else ""),
    )
    there = [(name, words) for name, words in sections if words]
    listed = "".join(f'<li><a href="#{name}">{_t(name)}</a></li>' for name, _ in there)
    parts.append(f"<nav><ol>{listed}</ol></nav>")
    for name, words in there:
        parts.append(f'<h2 id="{name}">{_t(name)}</h2><p>{_t(f"{name}_about")}</p>{words}')
    if for_teacher:
        parts += [_to_choose_from(data), _stuck(data)]
    return "".join(parts)


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
    words = (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{_t('title')}</title><style>{STYLE}{class_pictures.STYLE}</style></head>\n"
        f"<body><main>{body(data, for_teacher=for_teacher, chosen=chosen)}</main></body></html>\n"
    )
    return words.encode("utf-8", "replace")
