"""An item as a task for pencil and paper, in the words that paper needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from whosays.core.schema import Field, check_record, read_toml
from whosays.printing.templates import render
from whosays.questions import registry
from whosays.questions.markup import lines, quoted
from whosays.questions.numbering import numbered

if TYPE_CHECKING:
    from collections.abc import Mapping

    from whosays.core.kit import Kit
    from whosays.questions.item import Shown
    from whosays.questions.passages import PassageShown

WORDS = dict.fromkeys(("prompt", "note", "explain", "case"), Field(dict, required=False))
LONGEST = 75
"""Words of a passage; a longer one of an article is read on the article's own sheet."""
_LINES = 2  # to say why


def paper_words(kit: Kit) -> dict[str, dict[str, str]]:
    """Load what is said in other words on paper, where the words of a page speak of a page.

    Parameters
    ----------
    kit : Kit
        What is read from.

    Returns
    -------
    dict of str to dict of str to str
        Field, then item to words; empty where there is no file.
    """
    file = kit / "lessons" / "sheets" / "words.toml"
    if not file.is_file():
        return {}
    table = read_toml(file)
    check_record(table, WORDS, file, "words")
    return {
        field: {name: numbered(words, kit) for name, words in entries.items()}
        for field, entries in table.items()
    }


class Once:
    """What a sheet says once, and points back to afterwards: passages, and what signs mean."""

    def __init__(self) -> None:
        self._seen: dict[Markup, str] = {}

    def say(self, told: Markup, number: str) -> tuple[Markup, str]:
        """Give a piece of a task, or the number of the task that has it.

        Parameters
        ----------
        told : Markup
        number : str
            Of the task.

        Returns
        -------
        tuple of (Markup, str)
            At least one of the two is empty.
        """
        if not told:
            return told, ""
        first = self._seen.setdefault(told, number)
        return (told, "") if first == number else (Markup(""), first)


def _on_its_sheet(shown: PassageShown) -> bool:
    return not shown["ours"] and len(shown["text"].split()) > LONGEST


def task(
    item: Shown,
    once: Once | None = None,
    words: Mapping[str, Mapping[str, str]] | None = None,
) -> Markup:
    """Write one item as a task for pencil and paper.

    Parameters
    ----------
    item : Shown
    once : Once, optional
        Of the sheet that it stands on.
    words : Mapping, optional
        As :func:`paper_words` gives them.

    Returns
    -------
    Markup
    """

    def said(field: str) -> str:
        return (words or {}).get(field, {}).get(item["id"], str(item.get(field, "")))

    seen = once or Once()
    legend, legend_at = seen.say(registry.legend(item), item["number"])
    # A kind with a passage of its own shows it in its own way.
    own = registry.is_long(item["kind"])
    shown = None if own else item.get("passage")
    sheet = shown["label"] if shown and _on_its_sheet(shown) else ""
    passage, passage_at = seen.say(Markup("") if sheet else quoted(shown), item["number"])
    return render(
        "task",
        number=item["number"],
        prompt=said("prompt"),
        note=said("note"),
        explain=said("explain"),
        again=bool(item.get("first")),
        more=item.get("path") == "more",
        kind=item["kind"],
        legend=legend,
        legend_at=legend_at,
        sheet=sheet,
        passage=passage,
        passage_at=passage_at,
        body=registry.of(item["kind"]).worksheet_html(item),
        lines=lines(_LINES),
    )
