"""The kit's control pairs as plain data, for the tests of what they hold."""

from __future__ import annotations

import tomllib
from pathlib import Path

from whosays.core.kit import Kit
from whosays.corpus.pair_files import Pair, parse
from whosays.corpus.pairs import SIDES, pair_files
from whosays.sourcing.rule_checks import passage_of
from whosays.sourcing.rule_verdicts import apply
from whosays.sourcing.rules import load_rules

ROOT = Path(__file__).parents[2]
BOOK = load_rules(Kit(ROOT))
FILES = pair_files(Kit(ROOT))
RAW = [tomllib.loads(file.read_text(encoding="utf-8")) for file in FILES.values()]
IDS = list(FILES)


def whole(side):
    """Give a side's headline and text."""
    return f"{side['headline']}\n\n{side['text']}"


def index(name):
    """Give the place of a pair in the list."""
    return IDS.index(name)


def read(pair) -> Pair:
    """Give a table as a pair."""
    return parse(pair, pair["id"], FILES[pair["id"]], BOOK.rules)


def contradicted(pair):
    """Find rules answered by hand against what the program can show in the text."""
    found, loaded = [], read(pair)
    for name in SIDES:
        side = loaded.side(name)
        where = passage_of(side.article, 2, len(side.article.paragraphs))
        for given in side.rules:
            verdict = apply(BOOK.rules[given.rule], where, side.coding.attributions, BOOK)
            if verdict.answer in ("met", "not_met") and verdict.answer != given.answer:
                found.append((name, given.rule, given.answer, verdict.answer))
    return found
