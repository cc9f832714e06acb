"""A passage put to a newsroom's tests: each answer with the words that show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.core.errors import KitError
from whosays.core.i18n import counted, text
from whosays.core.kit import HERE, Kit
from whosays.core.table import Table
from whosays.corpus.texts import load_text, need_text_coding
from whosays.sourcing.rule_checks import passage_of
from whosays.sourcing.rule_verdicts import apply
from whosays.sourcing.rules import load_rules

if TYPE_CHECKING:
    from collections.abc import Sequence


def newsroom_table(
    article_id: str, first: int, last: int, rules: Sequence[str], kit: Kit = HERE
) -> Table:
    """Put newsroom rules to a passage.

    Parameters
    ----------
    article_id : str
    first, last : int
        Paragraphs.
    rules : sequence of str
        Ids of ``lessons/rules.toml``.
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    Table

    Raises
    ------
    KitError
        If there is no such rule, or no coding to apply it to.
    """
    book, coding = load_rules(kit), need_text_coding(article_id, kit)
    passage = passage_of(load_text(article_id, kit), first, last)
    rows = []
    for name in rules:
        if name not in book.rules:
            raise KitError(text("rules.no_rule", name=name, rules=", ".join(book.rules)))
        rule = book.rules[name]
        verdict = apply(rule, passage, coding.attributions, book)
        words = f"“{verdict.span.text}”" if verdict.span else text("cases.no_words")
        answer = f"{text(f'rules.{verdict.answer}')} {verdict.reason}"
        house = text("cases.house_year", house=rule.house, year=rule.year)
        rows.append((rule.question, house, words, answer))
    numbers = f"{first}–{last}" if last > first else str(first)
    caption = counted(
        "cases.tests_caption", last - first + 1, article=article_id, paragraphs=numbers
    )
    columns = tuple(text(f"cases.{name}") for name in ("test", "house", "says", "shows"))
    return Table(caption, columns, tuple(rows))
