"""The pictures of a class's report, as markup alone: dots that move, paths and roots, own words.

No script and no drawing: dots are placed by style, so that the page can be saved, printed and read
out; a table says the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from whosays.classroom import few
from whosays.core.i18n import text
from whosays.questions import numbering

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from whosays.classroom.moves import Moved
    from whosays.classroom.overlaid import Arrow, Count, Overlaid
    from whosays.classroom.own_words import OwnWords


def _t(name: str, **values: object) -> Markup:
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


def count(number: int | None) -> Markup:
    """Write a number as it may be told.

    Parameters
    ----------
    number : int or None
        None for fewer than five.

    Returns
    -------
    Markup
    """
    return _t("few_cell", least=few.SMALL) if number is None else escape(number)


def bar(number: int | None, of: int) -> Markup:
    """Draw a number as a bar; nothing where it is not told.

    Parameters
    ----------
    number : int or None
    of : int

    Returns
    -------
    Markup
    """
    if not number:
        return Markup("")
    share = round(100 * number / of)
    return Markup('<span class="bar" style="width:{}%"></span>').format(share)


def _head(item: str, prompt: str) -> Markup:
    return Markup('<h3 dir="auto">{} · {}</h3>').format(named(item), prompt)


# ------------------------------------------------------------------------------ dots
def _stacked(row: Iterable[int]) -> list[tuple[int, int]]:
    """Give each dot its place, and how many lie below it."""
    seen: dict[int, int] = {}
    found = []
    for at in row:
        found.append((at, seen.get(at, 0)))
        seen[at] = seen.get(at, 0) + 1
    return found


def _row(one: Moved, which: str) -> Markup:
    row = one.before if which == "before" else one.after
    heights = [below for _, below in _stacked(row)]
    dots = Markup("").join(
        Markup('<span style="--a:{}%;--b:{}%;bottom:{:g}rem"></span>').format(
            a, b, 0.2 + 1.05 * below
        )
        for a, b, below in zip(one.before, one.after, heights, strict=True)
    )
    tall = 1.4 + 1.05 * max(heights)
    said = _t("moved_row", values=", ".join(map(str, row)))
    return Markup(
        '<p>{}</p><div class="row {}" style="height:{:g}rem" role="img" aria-label="{}">{}</div>'
    ).format(_t(f"moved_{which}"), which, tall, said, dots)


def move(one: Moved) -> Markup:
    """Draw how a class's ratings moved.

    Parameters
    ----------
    one : Moved

    Returns
    -------
    Markup
    """
    head = _head(one.id, one.prompt)
    if not one.before:
        return Markup("<article>{}<p>{}</p></article>").format(head, few.told(one.count))
    way = "up" if one.by > 0 else "down" if one.by < 0 else "same"
    said = _t(f"moved_{way}", by=abs(one.by))
    about = _t("moved_count", count=one.count, first=named(one.before_id))
    none, full = _t("no_support"), _t("full_support")
    ends = Markup('<p class="ends soft"><span>0 · {}</span><span>100 · {}</span></p>').format(
        none, full
    )
    # Closed and opened again, it is shown once more.
    return Markup(
        "<article>{}<p>{} {}</p><details open><summary>{}</summary>"
        '<div class="moved">{}{}{}</div></details>'
        "</article>"
    ).format(head, about, said, _t("moved_show"), _row(one, "before"), _row(one, "after"), ends)


# ------------------------------------------------------------------------------ roots, paths
def _roots_word(number: Count) -> Markup:
    low, high = number
    return _t("roots_between", low=low, high=high) if low != high else _t("roots_are", count=low)


def _roots(one: Overlaid) -> Markup:
    rows = Markup("").join(
        Markup('<tr><td>{}{}</td><td style="width:45%">{}</td><td class="n">{}</td></tr>').format(
            _roots_word(number),
            _fits(fits=True) if number == one.expected else "",
            bar(told, one.answered),
            count(told),
        )
        for number, told in one.roots.items()
    )
    about = _t("roots_ours", roots=text_of(one.expected))
    return Markup("<table><caption>{}</caption><tbody>{}</tbody></table>").format(about, rows)


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


def _fits(*, fits: bool | None) -> Markup:
    if fits:
        return Markup(' <span class="fit">✓ {}</span>').format(_t("fits"))
    told = Markup(' <span class="soft">{}</span>').format(_t("differ"))
    return told if fits is None else Markup("")


def _arrow(one: Arrow, of: int) -> Markup:
    return Markup(
        '<tr><td dir="auto">{} → {}{}</td><td style="width:30%">{}</td><td class="n">{}</td></tr>'
    ).format(one.giver, one.taker, _fits(fits=one.fits), bar(one.count, of), count(one.count))


def overlay(one: Overlaid) -> Markup:
    """Draw a class's roots, and its paths laid over each other.

    Parameters
    ----------
    one : Overlaid

    Returns
    -------
    Markup
    """
    head = _head(one.id, one.prompt)
    if not one.roots:
        return Markup("<article>{}<p>{}</p></article>").format(head, few.told(one.answered))
    arrows = Markup("").join(_arrow(arrow, one.answered) for arrow in one.arrows)
    table = Markup("<table><caption>{}</caption><tbody>{}</tbody></table>").format(
        _t("arrows"), arrows
    )
    return Markup("<article>{}<p>{}</p>{}{}</article>").format(
        head, _t("answered", count=one.answered), table * bool(arrows), _roots(one)
    )


# ------------------------------------------------------------------------------ own words
def side_by_side(one: OwnWords, chosen: Collection[str]) -> Markup:
    """Put the texts that the teacher chose side by side, without a name.

    Parameters
    ----------
    one : OwnWords
    chosen : collection of str
        Codes.

    Returns
    -------
    Markup
        Empty where none was chosen.
    """
    told = Markup("").join(
        Markup('<blockquote dir="auto">{}</blockquote>').format(words)
        for code, words in one.texts.items()
        if code in chosen
    )
    return Markup('<article>{}<div class="words">{}</div></article>').format(
        _head(one.id, one.prompt), told
    ) * bool(told)


def to_choose_from(one: OwnWords) -> Markup:
    """List all texts with their codes; for the teacher alone.

    Parameters
    ----------
    one : OwnWords

    Returns
    -------
    Markup
    """
    if not one.texts:
        return Markup("{}<p>{}</p>").format(_head(one.id, one.prompt), few.told(one.answered))
    rows = Markup("").join(
        Markup('<tr><td><code>{}</code></td><td dir="auto">{}</td></tr>').format(code, words)
        for code, words in one.texts.items()
    )
    return Markup("{}<table><tbody>{}</tbody></table>").format(_head(one.id, one.prompt), rows)
