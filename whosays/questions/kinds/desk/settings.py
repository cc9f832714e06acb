"""Every text that a control's switches can make, and what each test of the desk gives for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.corpus import pairs
from whosays.corpus.pair_files import Pair, whole
from whosays.questions.kinds.desk.text import by_hand, of_control, read, sourcing
from whosays.questions.passages import OurSide
from whosays.sourcing.switching import coding_of, from_side, name_of, settings

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from whosays.core.kit import Kit
    from whosays.questions.kinds.desk.records import Brief, Reading, Setting
    from whosays.questions.kinds.desk.text import Shown
    from whosays.questions.passages import Passage as Where
    from whosays.sourcing.rules import Rule, RuleBook


def _changed(pair: Pair, side: str, setting: Collection[int], shown: Shown) -> list[list[int]]:
    """Find the words of thrown switches where they stand now."""
    at_well = side == pairs.SIDES[0]
    found = []
    for number in setting:
        switch = pair.switches[number]
        words = switch.weak if at_well else switch.well
        start = shown.text.find(words)
        found.append([start, start + len(words)])
    return sorted(found)


def all_settings(
    where: Where | None, rules: Sequence[Rule], book: RuleBook, kit: Kit
) -> dict[str, Setting]:
    """Work out every text that a control's switches can make, and what each test gives for it.

    Parameters
    ----------
    where : Passage
        An item's.
    rules : sequence of Rule
    book : RuleBook
    kit : Kit

    Returns
    -------
    dict of str to dict
        By :func:`whosays.sourcing.switching.name_of`, JSON-ready: ``text``, ``paragraphs``,
        ``changed`` (the places of the switched words) and ``tests`` (rule to what
        :func:`whosays.questions.kinds.desk.text.read` gives).
    """
    if not isinstance(where, OurSide):
        return {}
    pair, side = sourcing(where, kit)
    found: dict[str, Setting] = {}
    for setting in settings(len(pair.switches)):
        article = from_side(pair, side, setting)
        article = whole("desk", article.text, pair.well.outlet, pair.note)
        shown, records = of_control(article), coding_of(pair, article)
        found[name_of(setting)] = {
            "text": shown.text,
            "paragraphs": shown.paragraphs,
            "changed": _changed(pair, side, setting, shown),
            "tests": {
                rule.id: _brief(read(rule, shown, records, book, by_hand(pair, rule, shown)))
                for rule in rules
            },
        }
    return found


def _brief(reading: Reading) -> Brief:
    return {
        "answer": reading["answer"],
        "off": reading["off"],
        "words": reading["words"],
        "reason": reading["reason"],
    }
