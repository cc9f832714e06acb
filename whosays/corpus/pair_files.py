"""What a control pair is made of, and the checks that its file goes through.

``lessons/controls/README.md`` says what each field means; :mod:`whosays.corpus.pairs` is what
the rest of the package uses.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, get_args

from whosays.core.errors import DataError, KitError
from whosays.core.i18n import amiss, counted, text
from whosays.core.records import fields, read
from whosays.core.schema import Field, check_record
from whosays.corpus.article_set import ArticleSet, Writing, article_set
from whosays.corpus.articles import Article, Info, Parts, split
from whosays.corpus.attributions import Attribution, Coding, Span
from whosays.corpus.pair_records import (
    Answered,
    AnswerRow,
    CodedRow,
    Feature,
    KeyedPair,
    KeyedSide,
    PairRow,
    SideRow,
    SwitchRow,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from pathlib import Path

SIDES = ("well", "weak")
LETTERS = ("a", "b")
"""How an item names the two texts of a pair, and how a student edition's file does."""
ANSWERS = get_args(Answered)
"""What a newsroom rule, put to a text, can be answered with."""
NEUTRAL = "neutral"
"""The flag of a pair that is about nobody's; the others are the set's."""
FEATURES = get_args(Feature)
SWITCH, RECORD, ANSWER = fields(SwitchRow), fields(CodedRow), fields(AnswerRow)
SIDE_OPEN = fields(SideRow)
SIDE_KEY = {name: one for name, one in fields(KeyedSide).items() if name not in SIDE_OPEN}
OPEN = {**fields(PairRow), **dict.fromkeys(SIDES, Field(dict))}
KEY = {name: one for name, one in fields(KeyedPair).items() if name not in OPEN}


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
            raise KitError(text("corpus.no_side", pair=self.id, name=name, sides=", ".join(SIDES)))
        return self.well if name == "well" else self.weak


def _need(key: str, *, ok: bool, file: Path, where: str, **values: object) -> None:
    if not ok:
        raise DataError(file, where, *amiss(key, **values))


def _record(row: CodedRow, name: str, article: Article, file: Path, where: str) -> Attribution:
    number, count = row.paragraph, len(article.paragraphs)
    _need(
        "corpus.record_no_paragraph",
        ok=1 <= number <= count,
        file=file,
        where=f"{where}, paragraph",
        number=number,
        last=count,
    )
    _need(
        "corpus.contested_note",
        ok=not row.contested or bool(row.note.strip()),
        file=file,
        where=f"{where}, note",
    )
    para, spans = article.paragraph(number), []
    for part, words, nth in (("cue", row.cue, row.nth), ("statement", row.statement, 0)):
        places = [at for at in range(len(para.text)) if para.text.startswith(words, at)]
        if not (1 <= nth <= len(places) or (not nth and len(places) == 1)):
            times = counted("corpus.cue_times", len(places), words=words, number=number)
            raise DataError(file, f"{where}, {part}", times, text("corpus.cue_times_mend"))
        at = para.start + places[max(nth, 1) - 1]
        spans.append(Span(at, at + len(words), words))
    return Attribution(
        name, article.id, number, spans[0], spans[1], row.source, row.source_type,
        row.affiliation, row.how_know, row.relayed_via, row.contested, row.note,
    )  # fmt: skip


def _answer(
    row: AnswerRow, text: str, rules: Collection[str] | None, file: Path, where: str
) -> RuleAnswer:
    _need(
        "corpus.no_rule",
        ok=rules is None or row.rule in rules,
        file=file,
        where=f"{where}, rule",
        rule=row.rule,
        rules=", ".join(rules or ()),
    )
    _need(
        "corpus.rule_words",
        ok=row.words in text,
        file=file,
        where=f"{where}, words",
        words=row.words,
    )
    return RuleAnswer(row.rule, row.answer, row.words)


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


def _side(entry: SideRow, name: str, pair: PairRow, file: Path, known: _Known) -> Side:
    text = f"{entry.headline}\n\n{entry.text}"
    article = whole(f"{pair.id}/{name}", text, entry.outlet, pair.note, known.articles.writing)
    if not isinstance(entry, KeyedSide):
        return Side(entry.outlet, article)
    roots = entry.roots
    _need(
        "corpus.support_wrong",
        ok=entry.support == name,
        file=file,
        where=f"{name}, support",
        name=name,
    )
    _need(
        "corpus.roots_range",
        ok=len(roots) == len(SIDES) and 0 <= roots[0] <= roots[1] > 0,
        file=file,
        where=f"{name}, roots",
        roots=list(roots),
    )
    records = [
        _record(row, f"{article.id}-{number:02d}", article, file, f"{name}, attribution {number}")
        for number, row in enumerate(entry.attributions, start=1)
    ]
    for number, record in enumerate(records, start=1):
        known.articles.check_affiliations(
            [record.affiliation], file, f"{name}, attribution {number}, affiliation"
        )
    answers = [
        _answer(row, text, known.rules, file, f"{name}, rule {number}")
        for number, row in enumerate(entry.rules, start=1)
    ]
    return Side(
        entry.outlet, article, name, (roots[0], roots[1]), entry.roots_why, entry.why,
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


def _switches(rows: Iterable[SwitchRow], well: str, weak: str, file: Path) -> tuple[Switch, ...]:
    found = []
    for number, row in enumerate(rows, start=1):
        at = well.find(row.from_)
        _need(
            "corpus.switch_from",
            ok=at >= 0 and well.find(row.from_, at + 1) < 0,
            file=file,
            where=f"pair, switch {number}, from",
        )
        found.append(Switch(row.label, row.from_, row.to, at, at + len(row.from_)))
    apart = all(a.end <= b.start for a, b in pairwise(sorted(found, key=lambda s: s.start)))
    _need(
        "corpus.switches_together",
        ok=apart and turned(well, found) == weak,
        file=file,
        where="switches",
    )
    return tuple(found)


def parse(
    table: Mapping[str, object],
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
    given = [side for side in map(table.get, SIDES) if isinstance(side, dict)]
    # One field of the key is enough to ask for all: half a key is a slip, not an edition.
    keyed = bool(KEY.keys() & table or any(SIDE_KEY.keys() & side for side in given))
    check_record(table, OPEN | (KEY if keyed else {}), file, "pair")
    said = {field: value for field, value in table.items() if field not in SIDES}
    row = read(KeyedPair if keyed else PairRow, said, file, "pair")
    sides = [read(KeyedSide if keyed else SideRow, table[side], file, side) for side in SIDES]
    known = _Known(articles or article_set(), rules)
    flags = (*known.articles.flags, NEUTRAL)
    _need(
        "files.not_allowed",
        ok=row.flag in flags,
        file=file,
        where="pair, flag",
        given=row.flag,
        allowed=", ".join(flags),
    )
    _need("files.id_differs", ok=row.id == name, file=file, where="id", name=name)
    well, weak = (
        _side(one, side, row, file, known) for one, side in zip(sides, SIDES, strict=True)
    )
    key = row if isinstance(row, KeyedPair) else None
    return Pair(
        id=row.id, title_of_pair=row.title_of_pair, topic=row.topic, flag=row.flag,
        flag_note=row.flag_note, feature=key.feature if key else "", claim=row.claim,
        difference=key.difference if key else "", note=row.note,
        switches=_switches(row.switches, well.article.text, weak.article.text, file),
        well=well, weak=weak, lettered=lettered,
    )  # fmt: skip
