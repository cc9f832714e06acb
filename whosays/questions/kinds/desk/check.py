"""Newsroom desk: whether an item can be laid on it, and whether its key fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.core.errors import DataError
from whosays.core.i18n import amiss, counted, text
from whosays.core.schema import check_unique
from whosays.corpus import pairs
from whosays.corpus.pair_files import ANSWERS
from whosays.questions.passages import OurSide, Place, Short
from whosays.sourcing.rules import load_rules
from whosays.sourcing.switching import MOST

if TYPE_CHECKING:
    from pathlib import Path

    from whosays.core.kit import Kit
    from whosays.questions.kinds.desk.records import DeskItem, DeskKey


def check_item(item: DeskItem, file: Path, kit: Kit) -> None:
    """Raise DataError where the desk cannot be laid.

    Parameters
    ----------
    item : DeskItem
    file : Path
        Named in an error.
    kit : Kit
        What is read from.

    Raises
    ------
    DataError
        If there is no passage with paragraphs that follow each other, a rule is not known,
        or switches are asked for where there are none, or too many.
    """
    where = f"item {item.id}"
    passage = item.passage
    if passage is None or isinstance(passage, Short):
        raise DataError(file, f"{where}, passage", *amiss("kinds.desk_passage"))
    if isinstance(passage, Place) and list(passage.also) != _following(passage):
        raise DataError(file, f"{where}, passage, also", *amiss("kinds.desk_also"))
    known = load_rules(kit).rules
    if not item.rules:
        raise DataError(file, f"{where}, rules", *amiss("kinds.desk_no_rules"))
    for name in item.rules:
        if name not in known:
            raise DataError(
                file,
                f"{where}, rules",
                *amiss("kinds.desk_no_rule", name=name, known=", ".join(known)),
            )
    check_unique(item.rules, file, f"{where}, rules")
    if item.switches:
        _check_switches(passage, file, f"{where}, switches", kit)


def _following(passage: Place) -> list[int]:
    first = passage.paragraph + 1
    return list(range(first, first + len(passage.also)))


def _check_switches(passage: Place | OurSide, file: Path, where: str, kit: Kit) -> None:
    if isinstance(passage, Place):
        raise DataError(file, where, *amiss("kinds.desk_switches"))
    if passage.control not in pairs.pair_files(kit):
        return  # the common check of a passage says so
    count = len(pairs.load_pair(passage.control, kit).switches)
    if count > MOST:
        raise DataError(
            file,
            where,
            counted("kinds.desk_many", count, texts=2**count),
            text("kinds.desk_many_mend", most=MOST),
        )


def check_key(key: DeskKey, item: DeskItem, file: Path, kit: Kit) -> None:
    """Raise DataError where a key does not fit its item.

    Parameters
    ----------
    key : DeskKey
    item : DeskItem
    file : Path
        Named in an error.
    kit : Kit
        What is read from.

    Raises
    ------
    DataError
        If it names a rule the item does not have, or an answer there is not.
    """
    del kit
    where, rules = f"key {key.item}", item.rules
    named = [reason.id for reason in key.option]
    for name in [*key.accept, *key.accept_changed, *named]:
        if name not in rules:
            raise DataError(
                file, where, *amiss("kinds.desk_other_rule", name=name, rules=", ".join(rules))
            )
    for name, answers in key.accept.items():
        if not isinstance(answers, tuple) or not set(map(str, answers)) <= set(ANSWERS):
            raise DataError(
                file,
                f"{where}, accept, {name}",
                *amiss("kinds.desk_answers", answers=", ".join(ANSWERS)),
            )
