"""Newsroom desk: a passage on the left, newsroom tests on the right, the words pointed at.

After the check a control text can be changed, one piece of sourcing at a time: the student
says which tests will come out differently, and then sees.

``rules`` are the tests put to the passage; ``switches = true`` lets one change a text of ours.
The key's ``accept`` lists other answers to a test that can be defended, ``accept_changed`` the
tests of which it can be defended that a switch leaves them as they were.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from whosays.core.i18n import counted, text
from whosays.corpus.pair_files import ANSWERS
from whosays.questions.feedback import Feedback, Line, count_lines, joined, of_all
from whosays.questions.kinds.desk import text as desk_text
from whosays.questions.kinds.desk.check import check_item, check_key
from whosays.questions.kinds.desk.paper import expected_html, first_html, legend, worksheet_html
from whosays.questions.kinds.desk.records import DeskItem, DeskKey
from whosays.questions.kinds.desk.settings import all_settings
from whosays.questions.passages import OurSide
from whosays.questions.verdict import CREDIT, headline, judged
from whosays.sourcing.rules import load_rules
from whosays.sourcing.switching import name_of, settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from whosays.core.kit import Kit
    from whosays.questions.kinds.desk.records import (
        Desk,
        DeskAnswer,
        DeskShown,
        Reading,
        TestShown,
    )
    from whosays.questions.verdict import State

__all__ = [
    "ITEM",
    "KEY",
    "LONG",
    "SECONDS",
    "check_item",
    "check_key",
    "clean",
    "complete_key",
    "examined",
    "expected_html",
    "first_html",
    "grade",
    "has_cant_tell",
    "legend",
    "public",
    "worksheet_html",
]

ITEM = DeskItem
KEY = DeskKey
LONG = True
# An answer without its words, or with somebody else's, is half of one: it comes close.
READING = CREDIT["partly"]
_POINTED = ("met", "not_met")
_BLANK: DeskAnswer = {"answers": {}, "words": {}, "tried": [], "guesses": {}}
_AROUND = 2
"""Times as long as the words that show it: then the words are named beside the sentence."""
_COSTS = ("none", "wide", "elsewhere")
SECONDS = 45
"""Of work beside reading, for each test."""


def public(item: DeskItem, kit: Kit) -> Mapping[str, object]:
    """Give what the page needs: text, sentences, tests, switches; nothing of the key.

    Parameters
    ----------
    item : DeskItem
    kit : Kit

    Returns
    -------
    dict
        ``desk``; and ``passage`` as None, because the desk shows it itself.
    """
    shown, given = desk_text.show(item.passage, kit)
    known = load_rules(kit).rules
    fields = ("id", "house", "year", "question", "asks", "wording")
    desk = {
        "label": given["label"],
        "ours": given["ours"],
        "text": shown.text,
        "paragraphs": shown.paragraphs,
        "sentences": shown.sentences,
        "tests": [{name: getattr(known[rule], name) for name in fields} for rule in item.rules],
        "switches": desk_text.switches(item.passage, kit) if item.switches else [],
    }
    return {"passage": None, "desk": desk}


def complete_key(key: DeskKey, item: DeskItem, kit: Kit) -> DeskKey:
    """Give the key with what the newsroom rules give for the passage.

    Parameters
    ----------
    key : DeskKey
    item : DeskItem
    kit : Kit

    Returns
    -------
    dict
        With ``tests``: rule to what :func:`whosays.questions.kinds.desk.text.read` gives; and
        ``settings``: the texts the switches can make, empty without switches.

    Raises
    ------
    KitError
        If the text is not coded.
    """
    book = load_rules(kit)
    shown, _ = desk_text.show(item.passage, kit)
    records = desk_text.coding(item.passage, kit)
    rules = [book.rules[name] for name in item.rules]
    hands = {}
    if isinstance(item.passage, OurSide):
        pair, _ = desk_text.sourcing(item.passage, kit)
        hands = {rule.id: desk_text.by_hand(pair, rule, shown) for rule in rules}
    tests = {
        rule.id: desk_text.read(rule, shown, records, book, hands.get(rule.id)) for rule in rules
    }
    made = all_settings(item.passage, rules, book, kit) if item.switches else {}
    for setting in made.values():
        for name in key.accept_changed:
            if setting["tests"][name]["answer"] != tests[name]["answer"]:
                setting["tests"][name]["open"] = True
    return replace(key, tests=tests, settings=made)


def _place(value: object, length: int) -> list[int] | None:
    """Keep a place in the text: two whole numbers, in order, inside it."""
    if not isinstance(value, list | tuple) or len(value) != len(("start", "end")):
        return None
    if not all(type(number) is int for number in value):
        return None
    start, end = value
    return [start, end] if 0 <= start < end <= length else None


def _table(value: object) -> dict[object, object]:
    return value if isinstance(value, dict) else {}


def _tried(item: DeskShown, value: object) -> list[list[int]]:
    known = [list(setting) for setting in settings(len(item["desk"]["switches"]))[1:]]
    given = value if isinstance(value, list) else []
    return [setting for setting in known if setting in given]


@cache
def _between(count: int) -> tuple[str, ...]:
    """Name each step from a setting to one that differs in one switch."""
    return tuple(
        f"{name_of(setting)}>{name_of(tuple(sorted(set(setting) ^ {number})))}"
        for setting in settings(count)
        for number in range(count)
    )


def _guesses(item: DeskShown, value: object) -> dict[str, list[str]]:
    """Keep guesses, each by the two settings it lies between: ``"0>0-1"``."""
    given = _table(value)
    rules = [test["id"] for test in item["desk"]["tests"]]
    found = {}
    for name in _between(len(item["desk"]["switches"])) if given else ():
        guess = given.get(name)
        if isinstance(guess, list):
            found[name] = [rule for rule in rules if rule in guess]
    return found


def clean(item: DeskShown, value: object) -> DeskAnswer | None:
    """Keep of an answer what this item can have.

    Parameters
    ----------
    item : DeskShown
    value : object
        Anything that claims to be an answer.

    Returns
    -------
    dict or None
        ``answers`` (rule to answer), ``words`` (rule to ``[start, end)``, code points of the
        shown text), ``tried`` (settings looked at) and ``guesses``. None without any answer.
    """
    given = _table(value)
    said, words = _table(given.get("answers")), _table(given.get("words"))
    length = len(item["desk"]["text"])
    answers: dict[str, str] = {}
    places: dict[str, list[int]] = {}
    for test in item["desk"]["tests"]:
        name = test["id"]
        answer = said.get(name)
        if not isinstance(answer, str) or answer not in ANSWERS:
            continue
        answers[name] = answer
        place = _place(words.get(name), length)
        if place and answer in _POINTED:
            places[name] = place
    if not answers:
        return None
    return {
        "answers": answers,
        "words": places,
        "tried": _tried(item, given.get("tried")),
        "guesses": _guesses(item, given.get("guesses")),
    }


def has_cant_tell(item: DeskShown) -> bool:  # noqa: ARG001 - as every kind
    """Tell whether “can't tell” is among the answers: always.

    Parameters
    ----------
    item : DeskShown

    Returns
    -------
    bool
    """
    return True


def examined(answer: object) -> object:
    """Give the part of an answer that a check is about.

    Parameters
    ----------
    answer : object
        A clean answer.

    Returns
    -------
    object
        Without what is only looked at once the check is done.
    """
    given = _table(answer)
    return {name: given.get(name) for name in ("answers", "words")}


def _pointed(item: DeskShown, reading: Reading, place: list[int] | None) -> str:
    """Say how the words pointed at stand to those that show it.

    ``unasked``, ``none``, ``same``, ``around`` (the whole sentence they stand in), ``wide``
    (more than one sentence where one is enough), ``too`` or ``elsewhere``.
    """
    span = reading["span"]
    if not span or reading["about"]:
        return "unasked"  # what is missing has no words to point at
    if not place:
        return "none"
    sentences = item["desk"]["sentences"]
    taken = [number for number, one in enumerate(sentences) if desk_text.share(place, one)]
    needed = sum(desk_text.share(span, one) for one in sentences)
    if len(taken) > max(needed, 1):
        return "wide"  # whoever points at everything has pointed at nothing
    if desk_text.share(place, span):
        much = place[1] - place[0] > _AROUND * (span[1] - span[0])
        return "around" if much else "same"
    return "too" if set(taken) & set(reading["places"]) else "elsewhere"


def _says(desk: Desk, reading: Reading, how: str, place: object) -> str:
    said = [reading["says"]]
    if how in ("same", "around", "wide", "too", "elsewhere") and isinstance(place, list):
        words = " ".join(desk["text"][place[0] : place[1]].split()).strip("“”")
        said.append(text(f"kinds.desk_pointed_{how}", words=words))
    return " ".join(part for part in said if part)


def _line(
    item: DeskShown,
    key: DeskKey,
    test: TestShown,
    given: DeskAnswer,
) -> tuple[Line, float, str]:
    """Read one test: its line, what it earns, and how the words stand."""
    name = test["id"]
    reading = key.tests[name]
    said, place = given["answers"].get(name), given["words"].get(name)
    # What a person accepts by hand goes before what the contested codes would allow: both
    # together could accept every answer there is.
    accepted = set(key.accept.get(name, reading["also"]))
    verdict = judged(said, (reading["answer"],), accepted, ("cant_tell",))
    held = verdict in ("fits", "open") and said in _POINTED
    # Who finds that the text does not show what we see in it has no words to point at.
    bare = said == "not_met" and reading["answer"] == "met"
    how = _pointed(item, reading, place) if held and not bare else "unasked"
    if how in ("wide", "elsewhere"):
        verdict = "partly"  # the answer fits, the words do not show it
    earned = READING if how in _COSTS else CREDIT[verdict]
    told = key.of(name)
    shows = reading["reason"] if reading["off"] else f"{reading['shows']} {reading['reason']}"
    line = Line(
        name,
        text(
            "kinds.desk_row" if said else "kinds.desk_row_blank",
            question=test["question"],
            said=text(f"kinds.desk_{said}") if said else "",
        ),
        chosen=said is not None,
        verdict=verdict,
        # The rule stands above the test already; of a test that is not answered nothing is told.
        says=(told.says or _says(item["desk"], reading, how, place)) if said else "",
        rule=told.rule if said else "",
        shows=(told.shows or shows) if said else "",
    )
    return line, earned, how


def grade(item: DeskShown, key: DeskKey, answer: object) -> Feedback:
    """Read an answer against a complete key.

    Parameters
    ----------
    item : DeskShown
    key : DeskKey
        As :func:`complete_key` gives it.
    answer : object

    Returns
    -------
    Feedback
        The score is the mean over the tests: an answer that fits brings a half, and pointing
        at words in the one sentence that shows it the other half, where there are any.
        An answer that can be defended counts in full.
    """
    given = clean(item, answer) or _BLANK
    tests = item["desk"]["tests"]
    read = [_line(item, key, test, given) for test in tests]
    score = sum(earned for _, earned, _ in read) / len(tests)
    lines = tuple(line for line, _, _ in read)
    count = count_lines(lines, blank=sum(not line.chosen for line in lines))
    wordless = [number for number, (_, _, how) in enumerate(read, 1) if how == "none"]
    told = headline("tests", count)
    if wordless:
        which = joined([str(number) for number in wordless])
        told = f"{told} · {counted('marking.count_words', len(wordless), tests=which)}"
    state: State = "partly" if wordless and count.state == "right" else count.state
    return Feedback(
        state,
        round(score, 4),
        told,
        lines,
        *of_all(key, count),
        {
            "tests": {
                test["id"]: {"span": key.tests[test["id"]]["span"], "pointed": how}
                for test, (one, _, how) in zip(tests, read, strict=True)
                if one.chosen
            },
            # What the switches do is the step after the tests.
            "settings": {} if count.blank else key.settings,
        },
    )
