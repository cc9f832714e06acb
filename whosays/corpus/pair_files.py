"""What a control pair is made of, and the checks that its file goes through.

``lessons/controls/README.md`` says what each field means; :mod:`whosays.corpus.pairs` is what
the rest of the package uses.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from whosays.core.errors import DataError, KitError
from whosays.core.schema import Field, check_record, listed
from whosays.corpus.article_set import ArticleSet, Writing, article_set
from whosays.corpus.articles import Article, Info, Parts, split
from whosays.corpus.attributions import Attribution, Coding, Span
from whosays.corpus.codebook import HOW_KNOW, SOURCE_TYPES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

SIDES = ("well", "weak")
LETTERS = ("a", "b")
"""How an item names the two texts of a pair, and how a student edition's file does."""
ANSWERS = ("met", "not_met", "cant_tell")
"""What a newsroom rule, put to a text, can be answered with."""
NEUTRAL = "neutral"
"""The flag of a pair that is about nobody's; the others are the set's."""
FEATURES = (
    *("named", "firsthand", "roots", "reply", "hedge"),
    *("verb", "number", "document", "unverified", "anonymity"),
)

_TEXTS = ("id", "title_of_pair", "topic", "flag_note", "claim", "note")
SWITCH = dict.fromkeys(("label", "from", "to"), Field(str))
OPEN = {
    **dict.fromkeys(_TEXTS, Field(str)),
    "flag": Field(str),
    "switches": Field(list, inside=(SWITCH,)),
    **dict.fromkeys(SIDES, Field(dict)),
}
KEY = {"feature": Field(str, allowed=FEATURES), "difference": Field(str)}
SIDE_OPEN = dict.fromkeys(("headline", "outlet", "text"), Field(str))
ANSWER = {
    "rule": Field(str),
    "answer": Field(str, allowed=ANSWERS),
    "words": Field(str, required=False),
}
RECORD = {
    **dict.fromkeys(("cue", "statement"), Field(str)),
    **dict.fromkeys(("source", "note"), Field(str, required=False)),
    "paragraph": Field(int),
    "nth": Field(int, required=False),
    "source_type": Field(str, allowed=SOURCE_TYPES),
    "affiliation": Field(str),
    "how_know": Field(str, allowed=HOW_KNOW),
    "relayed_via": Field(list, of=str),
    "contested": Field(bool),
}
SIDE_KEY = {
    **dict.fromkeys(("roots_why", "why"), Field(str)),
    "support": Field(str, allowed=SIDES),
    "roots": Field(list, of=int),
    "attributions": Field(list, inside=(RECORD,)),
    "rules": Field(list, required=False, inside=(ANSWER,)),
}


@dataclass(frozen=True, slots=True)
class Switch:
    """One piece of sourcing: its words in the first text, where they stand, and the other's."""

    label: str
    well: str
    weak: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class RuleAnswer:
    """A newsroom rule answered by hand, and the words that show it (may be empty)."""

    rule: str
    answer: str
    words: str


@dataclass(frozen=True, slots=True)
class Side:
    """One of a pair's texts; what follows the article is empty in a student edition.

    ``roots``: how many first knowers stand behind the claim, at least and at most.
    """

    outlet: str
    article: Article
    support: str = ""
    roots: tuple[int, int] | None = None
    roots_why: str = ""
    why: str = ""
    coding: Coding | None = None
    rules: tuple[RuleAnswer, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """A control pair, field by field as in its file; ``lessons/controls/README.md`` has them.

    ``lettered``: the file is a student edition's, which names its texts by letters. Then
    ``well`` is text a and ``weak`` is text b, whichever they are.
    """

    id: str
    title_of_pair: str
    topic: str
    flag: str
    flag_note: str
    feature: str
    claim: str
    difference: str
    note: str
    switches: tuple[Switch, ...]
    well: Side
    weak: Side
    lettered: bool = False

    def side(self, name: str) -> Side:
        """Give one of the two texts.

        Parameters
        ----------
        name : str
            ``"well"`` or ``"weak"``.

        Returns
        -------
        Side

        Raises
        ------
        KitError
            For any other name.
        """
        if name not in SIDES:
            raise KitError(f"{self.id} has no side “{name}”. Use one of: {', '.join(SIDES)}.")
        return self.well if name == "well" else self.weak


def _need(*, ok: bool, file: Path, where: str, problem: str, mend: str) -> None:
    if not ok:
        raise DataError(file, where, problem, mend)


def _record(
    table: Mapping[str, Any], name: str, article: Article, file: Path, where: str
) -> Attribution:
    check_record(table, RECORD, file, where)
    number, count, note = table["paragraph"], len(article.paragraphs), table.get("note", "")
    _need(ok=1 <= number <= count, file=file, where=f"{where}, paragraph",
          problem=f"there is no paragraph {number}.",
          mend=f"Count from 1, which is the headline, to {count}.")  # fmt: skip
    _need(ok=not table["contested"] or bool(note.strip()), file=file, where=f"{where}, note",
          problem="a contested record must say how careful coders may differ.",
          mend="Write it.")  # fmt: skip
    para, spans = article.paragraph(number), []
    for part, nth in (("cue", table.get("nth", 0)), ("statement", 0)):
        words = table[part]
        places = [at for at in range(len(para.text)) if para.text.startswith(words, at)]
        _need(ok=1 <= nth <= len(places) or (not nth and len(places) == 1), file=file,
              where=f"{where}, {part}", mend="Copy more of them, or give a cue's place as nth.",
              problem=f"“{words}” stands in paragraph {number} {len(places)} times.")  # fmt: skip
        at = para.start + places[max(nth, 1) - 1]
        spans.append(Span(at, at + len(words), words))
    return Attribution(
        name, article.id, number, spans[0], spans[1], table.get("source", ""),
        table["source_type"], table["affiliation"], table["how_know"],
        tuple(table["relayed_via"]), table["contested"], note,
    )  # fmt: skip


def _answer(
    table: Mapping[str, Any], text: str, rules: Collection[str] | None, file: Path, where: str
) -> RuleAnswer:
    check_record(table, ANSWER, file, where)
    words = table.get("words", "")
    _need(ok=rules is None or table["rule"] in rules, file=file, where=f"{where}, rule",
          problem=f"there is no rule “{table['rule']}”.",
          mend=f"Use one of: {', '.join(rules or ())}.")  # fmt: skip
    _need(ok=words in text, file=file, where=f"{where}, words",
          problem=f"“{words}” does not stand in the text.",
          mend="Copy the words from it, or leave them empty.")  # fmt: skip
    return RuleAnswer(table["rule"], table["answer"], words)


def whole(
    name: str,
    text: str,
    outlet: str,
    note: str,
    how: Writing = Writing(),  # noqa: B008 - frozen
) -> Article:
    """Make a text of ours an article like any other; its headline is paragraph 1.

    Parameters
    ----------
    name, text, outlet, note : str
    how : Writing
        How the set's texts are written.

    Returns
    -------
    Article
        ``info`` holds title, short, outlet and note.
    """
    info = Info(text.partition("\n")[0], outlet, outlet, note)
    return Article(name, text, split(text, Parts(title=(1,))), info, how.lang, how.dir)


@dataclass(frozen=True, slots=True)
class _Known:
    """What a pair may name: the set's sides and flags, and the newsroom rules there are."""

    articles: ArticleSet
    rules: Collection[str] | None


def _side(table: Mapping[str, Any], name: str, file: Path, known: _Known) -> Side:
    entry = table[name]
    text = f"{entry['headline']}\n\n{entry['text']}"
    article = whole(f"{table['id']}/{name}", text, entry["outlet"], table["note"],
                    known.articles.writing)  # fmt: skip
    if "support" not in entry:
        return Side(entry["outlet"], article)
    roots = entry["roots"]
    _need(ok=entry["support"] == name, file=file, where=f"{name}, support",
          problem="it is not that of this side.", mend=f"Write “{name}”.")  # fmt: skip
    _need(ok=len(roots) == len(SIDES) and 0 <= roots[0] <= roots[1] > 0, file=file,
          where=f"{name}, roots", problem=f"{roots} is no range.",
          mend="Give [least, most]; the most is at least 1.")  # fmt: skip
    records = [
        _record(given, f"{article.id}-{number:02d}", article, file, f"{name}, attribution {number}")
        for number, given in enumerate(listed(entry, "attributions", file, name), start=1)
    ]
    for number, record in enumerate(records, start=1):
        known.articles.check_affiliations(
            [record.affiliation], file, f"{name}, attribution {number}, affiliation"
        )
    answers = [
        _answer(given, text, known.rules, file, f"{name}, rule {number}")
        for number, given in enumerate(listed(entry, "rules", file, name), start=1)
    ]
    return Side(
        entry["outlet"], article, name, (roots[0], roots[1]), entry["roots_why"], entry["why"],
        Coding(article.id, tuple(records)), tuple(answers),
    )  # fmt: skip


def turned(text: str, switches: Iterable[Switch]) -> str:
    """Throw switches in a pair's first text.

    Parameters
    ----------
    text : str
    switches : iterable of Switch

    Returns
    -------
    str
    """
    # From the end, so that the places before stay where they are.
    for switch in sorted(switches, key=lambda switch: -switch.start):
        text = text[: switch.start] + switch.weak + text[switch.end :]
    return text


def _switches(table: Mapping[str, Any], well: str, weak: str, file: Path) -> tuple[Switch, ...]:
    found = []
    for number, entry in enumerate(listed(table, "switches", file), start=1):
        check_record(entry, SWITCH, file, f"switch {number}")
        at = well.find(entry["from"])
        _need(ok=at >= 0 and well.find(entry["from"], at + 1) < 0, file=file,
              where=f"switch {number}, from", problem="it does not stand once in the first text.",
              mend="Copy enough words to be found in one place only.")  # fmt: skip
        end = at + len(entry["from"])
        found.append(Switch(entry["label"], entry["from"], entry["to"], at, end))
    apart = all(a.end <= b.start for a, b in pairwise(sorted(found, key=lambda s: s.start)))
    _need(ok=apart and turned(well, found) == weak, file=file, where="switches",
          problem="all of them together do not turn the first text into the second.",
          mend="Let each have words of its own; change nothing else.")  # fmt: skip
    return tuple(found)


def parse(
    table: Mapping[str, Any],
    name: str,
    file: Path,
    rules: Collection[str] | None = None,
    articles: ArticleSet | None = None,
) -> Pair:
    """Check a pair as read from its file, and give it as a record.

    Parameters
    ----------
    table : Mapping
    name : str
        The id that goes with the file's name.
    file : Path
        Named in an error.
    rules : collection of str, optional
        The newsroom rules there are; without them, their names are not checked.
    articles : ArticleSet, optional
        The set it belongs to; the kit's own by default.

    Returns
    -------
    Pair

    Raises
    ------
    DataError
        At the first thing that does not fit.
    """
    lettered = not any(side in table for side in SIDES) and all(x in table for x in LETTERS)
    if lettered:
        texts_by_side = zip(SIDES, (table[letter] for letter in LETTERS), strict=True)
        table = {**{n: v for n, v in table.items() if n not in LETTERS}, **dict(texts_by_side)}
    given = [table[side] for side in SIDES if isinstance(table.get(side), dict)]
    # One field of the key is enough to ask for all: half a key is a slip, not an edition.
    keyed = bool(KEY.keys() & table or any(SIDE_KEY.keys() & side for side in given))
    check_record(table, OPEN | (KEY if keyed else {}), file, "pair")
    for side in SIDES:
        check_record(table[side], SIDE_OPEN | (SIDE_KEY if keyed else {}), file, side)
    known = _Known(articles or article_set(), rules)
    flags = (*known.articles.flags, NEUTRAL)
    _need(ok=table["flag"] in flags, file=file, where="pair, flag",
          problem=f"“{table['flag']}” is not one of the values allowed here.",
          mend=f"Use one of: {', '.join(flags)}.")  # fmt: skip
    _need(ok=table["id"] == name, file=file, where="id",
          problem="it differs from the file's name.", mend=f"Write “{name}”.")  # fmt: skip
    well, weak = (_side(table, side, file, known) for side in SIDES)
    switches = _switches(table, well.article.text, weak.article.text, file)
    texts = {part: table.get(part, "") for part in (*_TEXTS, "flag", *KEY)}
    return Pair(**texts, switches=switches, well=well, weak=weak, lettered=lettered)
