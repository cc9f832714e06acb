"""Newsroom rules as data.

``lessons/rules.toml`` holds the rules, the house and year of each, and every list of words
they look for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NotRequired, cast

from whosays.core import files
from whosays.core.errors import DataError
from whosays.core.i18n import amiss
from whosays.core.kit import HERE, Kit
from whosays.core.schema import Field, check_record, check_unique, listed, read_toml
from whosays.corpus.article_set import ArticleSet, article_set
from whosays.corpus.codebook import CATEGORIES, FIXED, SOURCE_TYPES, UNNAMED
from whosays.corpus.pair_files import ANSWERS
from whosays.sourcing.rule_checks import CHECKS, Cues, RuleTable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


CERTAINTIES = ("certain", "check before class")
_APPLIES = ("always", "unnamed", "named", "credited")
_WITHIN = ("passage", "article", "statements", "cues")

SOURCE = {
    **dict.fromkeys(("publication", "title", "date"), Field(str)),
    "certainty": Field(str, allowed=CERTAINTIES),
}
STEP = {
    "answer": Field(str, allowed=ANSWERS),
    "cues": Field(str),
    "unless_followed_by": Field(str, required=False),
    "says": Field(str),
}
REST = {"answer": Field(str, allowed=ANSWERS), "says": Field(str)}
RULE = {
    **dict.fromkeys(("id", "house", "question", "asks", "wording"), Field(str)),
    **dict.fromkeys(("settles", "not_settles", "applies"), Field(str)),
    "year": Field(int),
    "year_note": Field(str, required=False),
    "source": Field(dict, inside=(SOURCE,)),
    "check": Field(str, allowed=tuple(CHECKS)),
}
# What each way of looking needs on top.
_SAYS = {"says": Field(dict)}
OTHERWISE = {"otherwise": Field(dict, inside=(REST,))}
NEEDS: dict[str, dict[str, Field]] = {
    "internal": OTHERWISE,
    "words": {
        **OTHERWISE,
        "look": Field(list, inside=(STEP,)),
        "within": Field(str, required=False, allowed=_WITHIN),
        "mixed": Field(bool, required=False),
    },
    "field": {
        **_SAYS,
        "field": Field(str, allowed=CATEGORIES),
        "first": Field(str, allowed=("best", "worst")),
        "answers": Field(dict),
    },
    "roots": _SAYS,
    "sides": _SAYS,
    "statement": _SAYS,
    "sentences": _SAYS,
}
# Which answers the ways of looking without a list of codes can give.
_GIVES = {
    "roots": ANSWERS,
    "sides": ANSWERS,
    "statement": ("met", "not_met"),
    "sentences": ("met", "cant_tell"),
}
CUES = {
    "about": Field(str),
    "phrases": Field(list),
    "patterns": Field(list, required=False),
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing a newsroom asks of itself, as a test for a passage.

    Attributes
    ----------
    id, house : str
    year : int
    year_note : str
        What is unsure about the year; may be empty.
    question : str
        Answerable with yes, no or can't tell.
    asks : str
        The same, to follow the house's name: "AP asks …".
    wording : str
        The rule in our words.
    settles, not_settles : str
        What an answer settles, and what it leaves open.
    source : Mapping of str to str
        ``publication``, ``title``, ``date``, ``certainty``.
    table : dict
        How the test looks, as in the file.
    """

    id: str
    house: str
    year: int
    year_note: str
    question: str
    asks: str
    wording: str
    settles: str
    not_settles: str
    source: Mapping[str, str]
    table: RuleTable


@dataclass(frozen=True, slots=True)
class RuleBook:
    """All rules with the lists of words they look for.

    Attributes
    ----------
    rules : Mapping of str to Rule
        By id, in the file's order.
    cues : Mapping of str to Cues
    sides : tuple of tuple of str
        Affiliations that stand together.
    """

    rules: Mapping[str, Rule]
    cues: Mapping[str, Cues]
    sides: tuple[tuple[str, ...], ...]


def _cues(name: str, given: object, file: Path) -> Cues:
    where = f"cues.{name}"
    table = cast("dict[str, Any]", given)
    check_record(table, CUES, file, where)
    patterns = table.get("patterns", [])
    for kind, values in (("phrases", table["phrases"]), ("patterns", patterns)):
        for value in values:
            if not isinstance(value, str) or not value.strip():
                raise DataError(file, f"{where}, {kind}", *amiss("sourcing.cue_empty"))
    for pattern in patterns:
        try:
            re.compile(pattern)
        except re.error as error:
            raise DataError(
                file,
                f"{where}, patterns",
                *amiss("sourcing.cue_pattern", pattern=pattern, reason=error),
            ) from None
    if not table["phrases"] and not patterns:
        raise DataError(file, where, *amiss("sourcing.cues_none"))
    return Cues(table["about"], tuple(table["phrases"]), tuple(patterns))


def _codes_of(category: str, known: ArticleSet) -> tuple[str, ...]:
    return known.affiliations if category == "affiliation" else FIXED[category]


def _check_answers(table: RuleTable, known: ArticleSet, file: Path | str, where: str) -> None:
    """Make sure a rule answers only what a text can show, and in the three words there are."""
    if table["check"] == "field":
        codes = _codes_of(table["field"], known)
        for code, answer in table["answers"].items():
            if code not in codes or answer not in ANSWERS:
                raise DataError(
                    file,
                    f"{where}, answers, {code}",
                    *amiss(
                        "sourcing.rule_code", codes=", ".join(codes), answers=", ".join(ANSWERS)
                    ),
                )
        allowed = UNNAMED if table["applies"] == "unnamed" else SOURCE_TYPES
        needed = set(allowed if table["field"] == "source_type" else codes)
        if needed - set(table["answers"]):
            raise DataError(
                file,
                f"{where}, answers",
                *amiss(
                    "sourcing.rule_answers", codes=", ".join(sorted(needed - set(table["answers"])))
                ),
            )
    if table["check"] == "internal" and table["otherwise"]["answer"] != "cant_tell":
        raise DataError(
            file, f"{where}, otherwise", *amiss("sourcing.rule_otherwise", answer="cant_tell")
        )
    if "says" not in table:
        return
    can_give = set(_GIVES.get(table["check"], ()))
    if table["check"] == "field":
        can_give = set(table["answers"].values())
        can_give |= {"cant_tell"} if table["field"] != "source_type" else set()
    if set(table["says"]) != can_give or not all(
        isinstance(x, str) for x in table["says"].values()
    ):
        raise DataError(
            file,
            f"{where}, says",
            *amiss("sourcing.rule_says", answers=", ".join(sorted(can_give))),
        )


class _Entry(RuleTable):
    """A whole rule as in the file."""

    id: str
    house: str
    year: int
    year_note: NotRequired[str]
    question: str
    asks: str
    wording: str
    settles: str
    not_settles: str
    source: dict[str, str]


def _checked(given: Mapping[str, object], file: Path | str, where: str) -> _Entry:
    """Make sure that a rule has the fields that its way of looking needs, and no others."""
    way = {name: value for name, value in given.items() if name == "check"}
    check_record(way, {"check": RULE["check"]}, file, where)
    check_record(given, RULE | NEEDS[str(given["check"])], file, where)
    table = cast("_Entry", given)
    check_record(table["source"], SOURCE, file, f"{where}, source")
    return table


def _parse_rule(
    given: Mapping[str, object], cues: Mapping[str, Cues], articles: ArticleSet, file: Path | str
) -> Rule:
    """Check one ``[[rule]]`` and give it as a record; DataError at the first field amiss."""
    where = f"rule {given.get('id', 'without id')}"
    table = _checked(given, file, where)

    def known(name: str, spot: str, also: tuple[str, ...] = ()) -> None:
        if name not in cues and name not in also:
            raise DataError(
                file,
                f"{where}, {spot}",
                *amiss("sourcing.no_list", name=name, lists=", ".join([*also, *cues])),
            )

    known(table["applies"], "applies", _APPLIES)
    if "otherwise" in table:
        rest = cast("Mapping[str, object]", table["otherwise"])
        check_record(rest, REST, file, f"{where}, otherwise")
    for number, step in enumerate(table.get("look", []), start=1):
        check_record(cast("Mapping[str, object]", step), STEP, file, f"{where}, look {number}")
        known(step["cues"], f"look {number}, cues")
        known(step.get("unless_followed_by", step["cues"]), f"look {number}, unless_followed_by")
    _check_answers(table, articles, file, where)
    return Rule(
        id=table["id"],
        house=table["house"],
        year=table["year"],
        question=table["question"],
        asks=table["asks"],
        wording=table["wording"],
        year_note=table.get("year_note", ""),
        settles=table["settles"],
        not_settles=table["not_settles"],
        source=dict(table["source"]),
        table=table,
    )


@files.remembered
def load_rules(kit: Kit = HERE) -> RuleBook:
    """Load the newsroom rules.

    Parameters
    ----------
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    RuleBook

    Raises
    ------
    DataError
        If the file is missing or an entry does not fit.
    """
    file = kit / "lessons" / "rules.toml"
    table = read_toml(file)
    lists = table.get("cues", {})
    check_record({"cues": lists}, {"cues": Field(dict)}, file, "cues")
    listed_words = cast("Mapping[str, object]", lists)
    cues = {name: _cues(name, entry, file) for name, entry in listed_words.items()}
    known = article_set(kit)
    rules = [_parse_rule(entry, cues, known, file) for entry in listed(table, "rule", file)]
    check_unique((rule.id for rule in rules), file, "rule")
    return RuleBook({rule.id: rule for rule in rules}, cues, known.sides)
