"""The pictures of a class's report, as markup alone: dots that move, paths and roots, own words.

No script and no drawing: dots are placed by style, so that the page can be saved, printed and read
out; a table says the same.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from whosays.classroom import few
from whosays.core.i18n import text
from whosays.questions import numbering

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from whosays.classroom.moves import Moved
    from whosays.classroom.overlaid import Arrow, Count, Overlaid
    from whosays.classroom.own_words import OwnWords

STYLE = """
.moved{margin:.5rem 0 1.5rem}.row{position:relative;height:2.4rem;margin:.3rem 1rem;
border-bottom:2px solid var(--line)}.row span{position:absolute;bottom:.2rem;width:1rem;height:1rem;
margin-left:-.5rem;border-radius:50%;border:2px solid var(--bar);background:var(--paper);
print-color-adjust:exact}.row.after span{background:var(--bar);left:var(--b)}
.row.before span{left:var(--a)}.ends{display:flex;justify-content:space-between;margin:0 1rem}
@media(prefers-reduced-motion:no-preference){@media screen{
details[open] .row.after span{animation:go 3s ease-in-out}}}
@keyframes go{0%,25%{left:var(--a)}100%{left:var(--b)}}
.words{display:grid;grid-template-columns:repeat(auto-fit,minmax(16rem,1fr));gap:1rem}
.words blockquote{margin:0;padding:1rem 1.2rem;background:var(--soft);border-radius:.4rem;
font-size:1.25rem;break-inside:avoid;overflow-wrap:anywhere}
code{white-space:nowrap;font-size:.95em;background:var(--soft);padding:.1em .35em;
border-radius:.2rem}
@media print{details>*{display:block}details>summary{display:none}}
"""


def _t(name: str, **values: object) -> str:
    return escape(text(f"class_report.{name}", **values))


def named(item: str) -> str:
    """Give a question's number, the same as on screen and paper; its id where it has none.

    Parameters
    ----------
    item : str

    Returns
    -------
    str
    """
    return numbering.number(item) or item


def count(number: int | None) -> str:
    """Write a number as it may be told.

    Parameters
    ----------
    number : int or None
        None for fewer than five.

    Returns
    -------
    str
        Safe markup.
    """
    return _t("few_cell", least=few.SMALL) if number is None else str(number)


def bar(number: int | None, of: int) -> str:
    """Draw a number as a bar; nothing where it is not told.

    Parameters
    ----------
    number : int or None
    of : int

    Returns
    -------
    str
        Safe markup.
    """
    return f'<span class="bar" style="width:{round(100 * number / of)}%"></span>' if number else ""


def _head(item: str, prompt: str) -> str:
    return f'<h3 dir="auto">{escape(named(item))} · {escape(prompt)}</h3>'


# ------------------------------------------------------------------------------ dots
def _stacked(row: Iterable[int]) -> list[tuple[int, int]]:
    """Give each dot its place, and how many lie below it."""
    seen: dict[int, int] = {}
    found = []
    for at in row:
        found.append((at, seen.get(at, 0)))
        seen[at] = seen.get(at, 0) + 1
    return found


def _row(one: Moved, which: str) -> str:
    row = one.before if which == "before" else one.after
    heights = [below for _, below in _stacked(row)]
    dots = "".join(
        f'<span style="--a:{a}%;--b:{b}%;bottom:{0.2 + 1.05 * below:g}rem"></span>'
        for a, b, below in zip(one.before, one.after, heights, strict=True)
    )
    tall = 1.4 + 1.05 * max(heights)
    said = _t("moved_row", values=", ".join(map(str, row)))
    return (
        f"<p>{_t(f'moved_{which}')}</p>"
        f'<div class="row {which}" style="height:{tall:g}rem" role="img" aria-label="{said}">'
        f"{dots}</div>"
    )


def move(one: Moved) -> str:
    """Draw how a class's ratings moved.

    Parameters
    ----------
    one : Moved

    Returns
    -------
    str
        Safe markup.
    """
    head = _head(one.id, one.prompt)
    if not one.before:
        return f"<article>{head}<p>{escape(few.told(one.count))}</p></article>"
    way = "up" if one.by > 0 else "down" if one.by < 0 else "same"
    said = _t(f"moved_{way}", by=abs(one.by))
    about = _t("moved_count", count=one.count, first=named(one.before_id))
    none, full = _t("no_support"), _t("full_support")
    ends = f'<p class="ends soft"><span>0 · {none}</span><span>100 · {full}</span></p>'
    # Closed and opened again, it is shown once more.
    return (
        f"<article>{head}<p>{about} {said}</p><details open><summary>{_t('moved_show')}</summary>"
        f'<div class="moved">{_row(one, "before")}{_row(one, "after")}{ends}</div></details>'
        "</article>"
    )


# ------------------------------------------------------------------------------ roots, paths
def _roots_word(number: Count) -> str:
    low, high = number
    return _t("roots_between", low=low, high=high) if low != high else _t("roots_are", count=low)


def _roots(one: Overlaid) -> str:
    rows = "".join(
        f"<tr><td>{_roots_word(number)}"
        f"{_fits(fits=True) if number == one.expected else ''}</td>"
        f'<td style="width:45%">{bar(told, one.answered)}</td><td class="n">{count(told)}</td></tr>'
        for number, told in one.roots.items()
    )
    about = _t("roots_ours", roots=text_of(one.expected))
    return f"<table><caption>{about}</caption><tbody>{rows}</tbody></table>"


def text_of(number: Count) -> str:
    """Say a number of roots.

    Parameters
    ----------
    number : tuple of (int, int)

    Returns
    -------
    str
    """
    low, high = number
    if low != high:
        return text("class_report.roots_between", low=low, high=high)
    return text("class_report.roots_are", count=low)


def _fits(*, fits: bool | None) -> str:
    if fits:
        return f' <span class="fit">✓ {_t("fits")}</span>'
    return f' <span class="soft">{_t("differ")}</span>' if fits is None else ""


def _arrow(one: Arrow, of: int) -> str:
    return (
        f'<tr><td dir="auto">{escape(one.giver)} → {escape(one.taker)}{_fits(fits=one.fits)}</td>'
        f'<td style="width:30%">{bar(one.count, of)}</td><td class="n">{count(one.count)}</td></tr>'
    )


def overlay(one: Overlaid) -> str:
    """Draw a class's roots, and its paths laid over each other.

    Parameters
    ----------
    one : Overlaid

    Returns
    -------
    str
        Safe markup.
    """
    head = _head(one.id, one.prompt)
    if not one.roots:
        return f"<article>{head}<p>{escape(few.told(one.answered))}</p></article>"
    arrows = "".join(_arrow(arrow, one.answered) for arrow in one.arrows)
    table = f"<table><caption>{_t('arrows')}</caption><tbody>{arrows}</tbody></table>"
    return (
        f"<article>{head}<p>{_t('answered', count=one.answered)}</p>"
        f"{table * bool(arrows)}{_roots(one)}</article>"
    )


# ------------------------------------------------------------------------------ own words
def side_by_side(one: OwnWords, chosen: Collection[str]) -> str:
    """Put the texts that the teacher chose side by side, without a name.

    Parameters
    ----------
    one : OwnWords
    chosen : collection of str
        Codes.

    Returns
    -------
    str
        Safe markup; empty where none was chosen.
    """
    told = "".join(
        f'<blockquote dir="auto">{escape(words)}</blockquote>'
        for code, words in one.texts.items()
        if code in chosen
    )
    return f'<article>{_head(one.id, one.prompt)}<div class="words">{told}</div></article>' * bool(
        told
    )


def to_choose_from(one: OwnWords) -> str:
    """List all texts with their codes; for the teacher alone.

    Parameters
    ----------
    one : OwnWords

    Returns
    -------
    str
        Safe markup.
    """
    if not one.texts:
        return f"{_head(one.id, one.prompt)}<p>{escape(few.told(one.answered))}</p>"
    rows = "".join(
        f'<tr><td><code>{code}</code></td><td dir="auto">{escape(words)}</td></tr>'
        for code, words in one.texts.items()
    )
    return f"{_head(one.id, one.prompt)}<table><tbody>{rows}</tbody></table>"
