"""Questions for the tests of strategies."""

from __future__ import annotations

from _records import as_key

from whosays.questions.strategies import Question
from whosays.questions.told_apart import Beside

LETTERS = (("a", "short"), ("b", "much longer"), ("cant-tell", "no idea"))


def rating(name, band, *, article=False, unit="01", against=None):
    shown = {"id": name, "kind": "rate", "low": "0", "high": "100"}
    key = as_key("rate", {"band": list(band), "beside": against.id if against else ""})
    return Question(unit, name, "rate", shown, key, ("",), (), article, against)


def below(name):
    """Say that another rating is the weaker supported one."""
    return Beside(name, name, lower=True)


def above(name):
    """Say that another rating is the better supported one."""
    return Beside(name, name, lower=False)


def choice(name, right, *, unit="01", accept=()):
    options = [{"id": letter, "text": words} for letter, words in LETTERS]
    shown = {"id": name, "kind": "one", "options": options}
    key = as_key("one", {"right": [right], "accept": list(accept)})
    return Question(unit, name, "one", shown, key, ("",), LETTERS, article=False)
