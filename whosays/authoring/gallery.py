"""Every control of the kit in every state, and every figure, on one page.

It is looked at by people before and after a change, and by tests: in both themes, with the
system's own colours, and at the widths that zoom leaves. Nothing on it is saved, and no kernel
is behind it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, cast

from whosays.answers.progress import next_step, progress_rows
from whosays.authoring.gallery_figures import figures
from whosays.authoring.samples import sample
from whosays.core.i18n import text
from whosays.core.kit import HERE, Kit
from whosays.core.markup import in_script
from whosays.corpus import articles
from whosays.corpus.texts import load_text
from whosays.html import documents
from whosays.html.assets import esm, style
from whosays.questions import items, keys, registry
from whosays.questions.cleaning import clean
from whosays.questions.feedback import as_dict
from whosays.questions.grading import grade
from whosays.questions.kinds.mark import kind as mark
from whosays.questions.kinds.mark import spans
from whosays.widgets.progress import Progress
from whosays.widgets.question import Question
from whosays.widgets.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import anywidget
    from markupsafe import Markup

    from whosays.answers.progress import Page, Row
    from whosays.corpus.marks import Mark
    from whosays.questions.item import Shown
    from whosays.questions.key import Key
    from whosays.questions.kinds.mark.key import MarkKey, MarkShown

STATES = ("new", "answered", "amiss", "right", "stale", "unsaved", "assessed")
"""What a card can be: the third and fourth are checked, one with mistakes, one without."""
_UNSHOWN = {"layout", "tabbable", "tooltip"}
_PLACE = "gallery.html"


class Told(TypedDict):
    """A card as a page gets it.

    Attributes
    ----------
    kind, state, bundle : str
    traits : dict
        What the widget says of itself.
    """

    kind: str
    state: str
    bundle: str
    traits: dict[str, object]


@dataclass(frozen=True, slots=True)
class Card:
    """A control in one state.

    Attributes
    ----------
    kind, state : str
    bundle : str
        Of its script and its style sheet.
    widget : anywidget.AnyWidget
        As a page would show it.
    """

    kind: str
    state: str
    bundle: str
    widget: anywidget.AnyWidget


def _questions(kit: Kit) -> Iterator[tuple[Shown, Key]]:
    """Give the first question of each kind that has a key: as shown, and its key."""
    due = set(registry.names())
    for unit in items.unit_names(kit):
        for item, key in keys.with_keys(unit, kit):
            shown = items.public(item, kit)
            if key is None or item.kind not in due or key.prediction or "modelled" in shown:
                continue
            if key.open and item.kind != "text":
                continue
            due.discard(item.kind)
            yield shown, key


def _told(item: Shown, key: Key, checked: object) -> Mapping[str, object]:
    """Give the feedback as the control takes it: the reader has a form of its own."""
    if registry.widget(item["kind"]) == "reader":
        found = mark.read(
            cast("MarkShown", item), cast("MarkKey", key), cast("list[Mark]", checked)
        )
        return cast("Mapping[str, object]", spans.as_dict(found)) if found else {}
    return cast("Mapping[str, object]", as_dict(grade(item, key, checked)))


def _state(state: str, item: Shown, key: Key) -> dict[str, Any]:
    """Give answer, feedback and what the line below says, in one state."""
    if state == "new":
        return {"answer": None, "checked": None, "feedback": {}, "status": "idle"}
    # As a page would keep it: an answer and what was checked are compared there.
    right, amiss = (clean(item, sample(item, key, amiss=wrong)) for wrong in (False, True))
    answer = right if state in ("right", "stale", "answered") else amiss
    checked = {"right": right, "amiss": amiss, "stale": amiss}.get(state)
    told = _told(item, key, checked) if checked is not None else {}
    line = "unsaved" if state == "unsaved" else "saved"
    return {"answer": answer, "checked": checked, "feedback": told, "status": line}


def _question(item: Shown, state: str, given: Mapping[str, Any]) -> anywidget.AnyWidget:
    made = Question(
        item, answer=given["answer"], feedback=given["feedback"], status=given["line"],
        mode="assessed" if state == "assessed" else "practice",
    )  # fmt: skip
    if given["checked"] is not None:
        made.checked = given["checked"]
    return made


def _checks_nothing(_: list[Mark]) -> spans.SpanShown:
    """Stand for a check, so that there is a button; nothing is behind it."""
    return cast("spans.SpanShown", {})


def _reader(item: MarkShown, state: str, given: Mapping[str, Any], kit: Kit) -> anywidget.AnyWidget:
    made = Reader(
        articles.as_dict(load_text(item["article"], kit), note=item["note"]),
        item["codes"], marks=given["answer"] or (), focus=item.get("paragraphs", ()),
        prompt=item["prompt"], number=item["number"], path=item["path"], hints=item["hints"],
        feedback=given["feedback"], status=given["line"],
        on_check=None if state == "assessed" else _checks_nothing,
    )  # fmt: skip
    if given["checked"] is not None:
        made.checked = given["checked"]
    return made


def _shared(row: Row, share: float) -> Row:
    """Say that a share of all questions is answered, and of those for everybody."""
    pages: dict[str, Page] = {
        name: {
            **page,
            "answered": int(page["total"] * share),
            "core_answered": int(page["core"] * share),
        }
        for name, page in row["pages"].items()
    }
    return {
        **row,
        "changed": "",
        "answered": int(row["total"] * share),
        "core_answered": int(row["core"] * share),
        "pages": pages,
    }


def _ways(kit: Kit) -> Iterator[Card]:
    """Show the bar of a page and the start page: at the beginning, half way, at the end."""
    rows = [row for row in progress_rows(kit) if "problem" not in row]
    for state, share in (("new", 0.0), ("half", 0.5), ("done", 1.0)):
        told = [_shared(row, share) for row in rows]
        step = next_step(told)
        for row in told:
            row["next"] = step if step and row["id"] == step["id"] else None
        yield Card("bar", state, "progress", Progress(told[1:2], base="."))
        start = Progress(told, whole_kit=True, folder="answers", on_delete=str, base=".")
        yield Card("start", state, "progress", start)


def cards(kit: Kit = HERE, states: Sequence[str] = STATES) -> Iterator[Card]:
    """Make each kind of question in each state, and what says how far one is.

    Parameters
    ----------
    kit : Kit, optional
        What is read from; the kit in use by default.
    states : sequence of str
        Some of :data:`STATES`.

    Yields
    ------
    Card
    """
    for item, key in _questions(kit):
        for state in states:
            given = _state(state, item, key)
            words = {"saved": text("answers.saved", time="10:42"), "idle": ""}
            line = {
                "state": given["status"],
                "text": words.get(given["status"], text("outbox.cut")),
            }
            given = {**given, "line": line}
            kind = item["kind"]
            if registry.widget(kind) == "reader":
                yield Card(
                    kind, state, "reader", _reader(cast("MarkShown", item), state, given, kit)
                )
            else:
                yield Card(kind, state, f"question_{kind}", _question(item, state, given))
    yield from _ways(kit)


_TEMPLATES = Path(__file__).with_name("templates")


def _plain(widget: anywidget.AnyWidget) -> dict[str, object]:
    """Give a widget's own traits as a page gets them."""
    names = [name for name in widget.keys if not name.startswith("_") and name not in _UNSHOWN]
    return {name: getattr(widget, name) for name in names}


def listed(shown: Iterable[Card]) -> list[Told]:
    """Give cards as a page gets them.

    Parameters
    ----------
    shown : iterable of Card

    Returns
    -------
    list of dict
    """
    return [
        {"kind": card.kind, "state": card.state, "bundle": card.bundle,
         "traits": _plain(card.widget)}
        for card in shown
    ]  # fmt: skip


def written(told: Sequence[Told], drawn: Iterable[tuple[str, Markup]] = ()) -> Markup:
    """Write a page of cards and figures.

    Parameters
    ----------
    told : sequence of dict
        As :func:`listed` gives them.
    drawn : iterable of tuple of (str, str)
        As :func:`figures` gives them.

    Returns
    -------
    Markup
        One page that needs no other file.
    """
    bundles = {card["bundle"]: esm(card["bundle"]) for card in told}
    return documents.render(
        _TEMPLATES, "gallery.html.j2", cards=told, figures=list(drawn),
        sheets=style("page", *bundles), looks=("light", "dark", "light,narrow", "dark,narrow"),
        data=in_script({"bundles": bundles, "cards": list(told)}),
    )  # fmt: skip


def page(kit: Kit = HERE, states: Sequence[str] = STATES) -> Markup:
    """Write the gallery.

    Parameters
    ----------
    kit : Kit, optional
        What is read from; the kit in use by default.
    states : sequence of str
        Some of :data:`STATES`; with fewer than all there are no figures.

    Returns
    -------
    Markup
        One page that needs no other file.
    """
    return written(listed(cards(kit, states)), figures(kit) if states == STATES else ())


def write(folder: Path, kit: Kit = HERE) -> Path:
    """Write the gallery into a folder.

    Parameters
    ----------
    folder : Path
        Made if it is not there.
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    Path
        The page.
    """
    folder.mkdir(parents=True, exist_ok=True)
    place = folder / _PLACE
    place.write_text(page(kit), encoding="utf-8")
    return place
