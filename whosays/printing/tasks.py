"""An item as a task for pencil and paper, in the words that paper needs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from markupsafe import Markup

from whosays.core.schema import Field, check_record, read_toml
from whosays.printing.templates import render
from whosays.questions import asking, registry
from whosays.questions.markup import lines, quoted
from whosays.questions.numbering import numbered

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from whosays.core.kit import Kit
    from whosays.questions.item import Shown
    from whosays.questions.key import Key
    from whosays.questions.passages import PassageShown

_ASKED = ("prompt", "note", "explain")
_KEYED = ("reason", "discussion")
WORDS = dict.fromkeys((*_ASKED, "case"), Field(dict, required=False))
KEY_WORDS = dict.fromkeys(_KEYED, Field(dict, required=False))
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
    return _words(kit / "lessons" / "sheets" / "words.toml", WORDS, kit)


def key_words(kit: Kit) -> dict[str, dict[str, str]]:
    """Load what a key says in other words on paper; it stays with the keys.

    Parameters
    ----------
    kit : Kit
        What is read from.

    Returns
    -------
    dict of str to dict of str to str
        Field, then item to words; empty where there is no file.
    """
    return _words(kit / "solutions" / "paper.toml", KEY_WORDS, kit)


def _words(file: Path, rules: Mapping[str, Field], kit: Kit) -> dict[str, dict[str, str]]:
    if not file.is_file():
        return {}
    held = read_toml(file)
    check_record(held, rules, file, "words")
    table = cast("dict[str, dict[str, str]]", held)
    return {
        field: {name: numbered(words, kit) for name, words in entries.items()}
        for field, entries in table.items()
    }


class Once:
    """What a sheet says once, and points back to afterwards: passages, and what signs mean.

    Parameters
    ----------
    ours : bool
        Whether its head says that we wrote all of its texts.
    """

    def __init__(self, *, ours: bool = False) -> None:
        self.ours = ours
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


def asked_on_paper(item: Shown, words: Mapping[str, Mapping[str, str]]) -> Shown:
    """Give an item with the words that it has on paper.

    Parameters
    ----------
    item : Shown
    words : Mapping
        As :func:`paper_words` gives them.

    Returns
    -------
    Shown
    """
    return cast("Shown", {**item, **_own(item["id"], _ASKED, words)})


def keyed_on_paper(key: Key, words: Mapping[str, Mapping[str, str]]) -> Key:
    """Give a key with the words that it has on paper.

    Parameters
    ----------
    key : Key
    words : Mapping
        As :func:`key_words` gives them.

    Returns
    -------
    Key
    """
    own = _own(key.item, _KEYED, words)
    told, talk = own.get("reason", key.reason), own.get("discussion", key.discussion)
    return replace(key, reason=told, discussion=talk)


def _own(
    name: str, fields: tuple[str, ...], words: Mapping[str, Mapping[str, str]]
) -> dict[str, str]:
    return {field: words[field][name] for field in fields if name in words.get(field, {})}


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
    item = asked_on_paper(item, words or {})
    seen = once or Once()
    legend, legend_at = seen.say(registry.legend(item), item["number"])
    # A kind with a passage of its own shows it in its own way.
    own = registry.is_long(item["kind"])
    shown = None if own else item.get("passage")
    sheet = shown["label"] if shown and _on_its_sheet(shown) else ""
    words_of = Markup("") if sheet else quoted(shown, told=seen.ours)
    passage, passage_at = seen.say(words_of, item["number"])
    return render(
        "task",
        number=item["number"],
        setup=asking.setup(item["prompt"]),
        question=asking.question(item["prompt"]),
        note=str(item.get("note", "")),
        explain=str(item.get("explain", "")),
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
