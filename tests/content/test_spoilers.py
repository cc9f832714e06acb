"""Nothing of a later step is on a page before that step, nor beside a guess that is not made yet.

Held three ways. What stands open on a page (prose, figures, the questions' own words) says no
six words in a row that the key of a question further down says. What follows a closed figure or
a guess in the same part is closed too. And what a check gives for a part of an answer tells
nothing of the other parts; a first check that does not fit tells nothing of the key at all.
"""

from __future__ import annotations

import copy
import json
import re
from dataclasses import dataclass, replace

import pytest

from whosays.core.kit import Kit
from whosays.core.paths import kit_root
from whosays.corpus.codebook import load_codebook
from whosays.corpus.texts import load_text, load_text_coding
from whosays.questions import staging, strategies
from whosays.questions.feedback import as_dict
from whosays.questions.grading import grade
from whosays.questions.items import load_unit, public, unit_files
from whosays.questions.keys import load_keys
from whosays.sourcing.cards import load_cards

ROOT = kit_root()
RUN = 6
"""Words in a row that are no accident: with five, “a man with a name” is one."""
UNITS = [file.stem for file in unit_files(Kit(ROOT)) if "-form-" not in file.stem]
ITEMS = {unit: {one.id: one for one in load_unit(unit, Kit(ROOT)).items} for unit in UNITS}
KEYS = {unit: load_keys(unit, Kit(ROOT)) for unit in UNITS}
SHOWN = {
    unit: {name: public(one, Kit(ROOT)) for name, one in ITEMS[unit].items()} for unit in UNITS
}
PAGES = {
    f"{folder}/{unit}": json.loads((ROOT / folder / f"{unit}.ipynb").read_text(encoding="utf-8"))
    for unit in UNITS
    for folder in ("lessons", "exercises")
}
# The method's own words: taught on a page, and used again in the keys.
TAUGHT = {
    "at least one at most two": "the rule on ties",
    "you could ask to read it": "the codebook, on documents",
    "ask could somebody in that place know this": "the question of unit 2",
}

# What two keys say in the same words, though the first does not answer the second.
SAID_TWICE = {
    "careful readers differ we say so": "of every marking",
    "sides that want opposite things say": "Hama: both are accepted, said alike everywhere",
    "count two neither says how it": "the same",
    "is to say that it is": "what a verb means",
    "a number readers can imagine any": "what is lost with any number",
    "does not show our card does": "where a step is known from",
    "a claim and neither does a": "what a denial settles",
    "a second voice or an echo": "asked of any source that comes second",
    "both parties had denied the charge": "what the cards say, looked back on",
}

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"“[^”]*”")
_CLOSED = re.compile(r"<details.*?</details>", re.DOTALL)
_MARKUP = re.compile(r"<style>.*?</style>|<[^>]+>", re.DOTALL)
_ASK = re.compile(r'^ask\("([^"]+)"\)', re.MULTILINE)
_CALL = re.compile(r"^(\w+)\(", re.MULTILINE)
_LINK = re.compile(r"[^.\n]*\]\([^)]*\)[^.\n]*\.?")
# Figures and tables that say what a text shows; the others show what the student made.
_OURS = {
    *("who_says_what", "source_mix", "who_is_quoted", "named_share", "timeline", "claim_path"),
    *("number_drift", "shared_wording", "mirror_case", "newsroom_tests", "model_report"),
}
# A card opens only when it is drawn; a passage is the article's.
_LATER_PARTS = ("passage", "hints", "codes", "shown", "end", "desk", "steps")


def runs(words):
    """Give all runs of :data:`RUN` words, but none across a quotation of somebody else."""
    found = set()
    for piece in _QUOTED.sub("\N{PILCROW SIGN}", words).split("\N{PILCROW SIGN}"):
        all_words = _WORD.findall(piece.casefold())
        found |= {" ".join(all_words[n : n + RUN]) for n in range(len(all_words) - RUN + 1)}
    return {run for run in found if not any(run in taught or taught in run for taught in TAUGHT)}


def strings(value):
    """Give every text in data."""
    if isinstance(value, str):
        return [value]
    inside = value.values() if isinstance(value, dict) else value
    return [text for one in inside for text in strings(one)] if _holds(value) else []


def _holds(value):
    return isinstance(value, dict | list | tuple)


def joined(texts):
    return " \N{PILCROW SIGN} ".join(texts)


def told(key, rows=None):
    """Give what a key says; of single rows only if they are asked for."""
    ours = getattr(key, "ours", {})
    entries = [one for one in key.option if rows is None or one.id in rows]
    cards = [one for n, one in ours.items() if rows is None or n in rows]
    return [
        *(key.reason, key.discussion, key.model, key.was),
        *key.look_for,
        *(words for one in entries for words in (one.says, one.shows)),
        *(words for one in cards for words in (one.why, one.note)),
    ]


def noted(item):
    """Give what a check of marks says of our coding: where careful readers differ, and why."""
    coding = load_text_coding(item.article, Kit(ROOT)) if item.kind == "mark" else None
    inside = paragraphs(item) if coding else ()
    records = coding.attributions if coding else ()
    return [one.note for one in records if one.paragraph in inside and one.open_on("source_type")]


def open_words(shown):
    """Give the words of a question that stand on the page before anything is done."""
    if shown.get("later"):
        return shown["later"]
    kept = {name: part for name, part in shown.items() if name not in _LATER_PARTS}
    if shown["kind"] == "deck":
        kept.pop("cards")
    return joined(strings(kept))


@dataclass(frozen=True)
class Piece:
    """What stands open on a page in one place.

    Attributes
    ----------
    part : int
        Of the page, as it is shown one at a time.
    item : str
        Empty for prose and figures.
    words : str
    """

    part: int
    item: str
    words: str


def pieces_of(book, shown):
    """Give a page's open pieces in order."""
    found, part = [], 0
    for cell in book["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            for n, chunk in enumerate(re.split(r"^## ", source, flags=re.MULTILINE)):
                part += n > 0
                found.append(Piece(part, "", _CLOSED.sub("\N{PILCROW SIGN}", chunk)))
            continue
        asked = _ASK.search(source)
        if asked and asked[1] in shown:
            found.append(Piece(part, asked[1], open_words(shown[asked[1]])))
        for output in cell.get("outputs", ()):
            html = "".join(output.get("data", {}).get("text/html", ""))
            words = _MARKUP.sub(" ", _CLOSED.sub("\N{PILCROW SIGN}", html))
            found.append(Piece(part, "", words))
    return found


def spoiled(page, book, unit_shown, keys):
    """List each question whose key a page tells before it, or beside it in the same part."""
    pieces = pieces_of(book, unit_shown)
    at = {piece.item: n for n, piece in enumerate(pieces) if piece.item}
    found = []
    for name, place in at.items():
        own = runs(joined(strings(unit_shown[name])))
        secret = runs(joined(told(keys[name]))) - own
        for n, piece in enumerate(pieces):
            near = n < place or piece.part == pieces[place].part
            hit = secret & runs(piece.words) if near and n != place else set()
            if hit:
                found.append((page, name, piece.item or "text", min(hit)))
    return found


@pytest.mark.parametrize("page", PAGES)
def test_no_page_tells_a_key_before_its_question_or_beside_it(page):
    unit = page.split("/")[1]
    assert spoiled(page, PAGES[page], SHOWN[unit], KEYS[unit]) == []


# --------------------------------------------------------------------- closed, and what follows
def lead_in(words):
    """Tell whether prose only leads to the next step: a line or two, or a link."""
    return len(_WORD.findall(_LINK.sub("", words))) <= 12


def beside_closed(page, book, keys):
    """List open prose and figures of ours that follow a closed one, or a guess, in its part."""
    found, waiting = [], ""
    for cell in book["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            first, *later = re.split(r"^## ", source, flags=re.MULTILINE)
            if waiting == "closed" and not lead_in(_CLOSED.sub("", first)):
                found.append((page, first[:40]))
            waiting = "" if later else waiting
            continue
        asked, call = _ASK.search(source), _CALL.search(source)
        if call and call[1] in _OURS:
            shut = "closed=True" in source or call[1] == "mirror_case"
            if waiting and not shut:
                found.append((page, source.splitlines()[-1]))
            waiting = "closed" if "closed=True" in source else waiting
        elif asked:
            guess = asked[1] in keys and keys[asked[1]].prediction
            waiting = "guess" if guess else ""
    return found


@pytest.mark.parametrize("page", PAGES)
def test_what_follows_a_closed_figure_or_a_guess_is_closed_too(page):
    assert beside_closed(page, PAGES[page], KEYS[page.split("/")[1]]) == []


# --------------------------------------------------------------------- what a check gives
def answerable():
    return [one for one in strategies.questions(Kit(ROOT)) if one.unit in UNITS]


ASKED = answerable()


def given(feedback):
    """Give the words that a page gets, without what it shows on no account before a step."""
    table = as_dict(feedback)
    return runs(joined(strings(table)))


def first_told(question):
    """Give what a first check that does not fit tells of the key."""
    own = runs(joined(strings(question.shown)))
    secret = runs(joined(told(question.key))) - own
    for how in strategies.STRATEGIES.values():
        answer = how(question)
        feedback = grade(question.shown, question.key, answer) if answer is not None else None
        if feedback and staging.waits(feedback):
            yield from sorted(secret & given(staging.first_look(feedback)))


def test_a_first_check_that_does_not_fit_tells_nothing_of_the_key():
    assert {one.kind for one in ASKED} >= {"deck", "desk", "roots", "match", "compare", "one"}
    assert [(one.id, run) for one in ASKED for run in first_told(one)] == []


def answered(question, rows):
    """Give the expected answer to some rows, as far as a constant one can."""
    return strategies._answer(question, dict.fromkeys(rows, question.answers[0][0]))


def part_told(question):
    """Give what a check of one row tells of the others, or of the whole."""
    first, *others = question.rows
    own = runs(joined([*strings(question.shown), *told(replace(question.key, reason=""), {first})]))
    secret = runs(joined(told(replace(question.key, discussion=""), set(others)))) - own
    feedback = grade(question.shown, question.key, answered(question, [first]))
    return sorted(secret & given(feedback))


IN_ROWS = [one for one in ASKED if len(one.rows) > 1]


@pytest.mark.parametrize("question", IN_ROWS, ids=lambda one: one.id)
def test_a_check_of_one_row_tells_nothing_of_the_others_or_of_the_whole(question):
    assert part_told(question) == []


# --------------------------------------------------------------------- what a check gives of later
COUNTED = ("chain", "roots")
"""Kinds whose feedback says how many roots there are."""
_HOW_MANY = re.compile(r"how many roots", re.IGNORECASE)


def parts_of(book):
    """Give the questions of a page, part by part."""
    found = [[]]
    for cell in book["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            found += [[] for _ in re.findall(r"^## ", source, re.MULTILINE)]
        elif asked := _ASK.search(source):
            found[-1].append(asked[1])
    return found


def counted_before(book, shown, keys):
    """Name questions that ask for a count of roots below one whose check has said it."""
    found = []
    for asked in parts_of(book):
        for n, name in enumerate(asked):
            before = any(shown[one]["kind"] in COUNTED for one in asked[:n])
            # With a passage of its own it is about another claim.
            alone = shown[name]["kind"] == "one" and not shown[name].get("passage")
            asks = alone and _HOW_MANY.search(shown[name]["prompt"])
            if before and asks and not keys[name].prediction:
                found.append(name)
    return found


def told_before(shown, keys, notes):
    """Name pairs of questions, the first of which tells what the key of the second says."""
    found = []
    for n, name in enumerate(keys):
        said = runs(joined([*told(keys[name]), *notes.get(name, ())]))
        for other in list(keys)[n + 1 :]:
            secret = runs(joined(told(keys[other]))) - runs(joined(strings(shown[other])))
            if hit := said & secret:
                found.append((name, other, min(hit)))
    return found


@pytest.mark.parametrize("unit", UNITS)
def test_no_feedback_says_what_a_later_question_of_the_unit_asks(unit):
    order = {name: KEYS[unit][name] for name in SHOWN[unit]}
    notes = {name: noted(one) for name, one in ITEMS[unit].items()}
    told_too_soon = told_before(SHOWN[unit], order, notes)
    assert [one for one in told_too_soon if one[2] not in SAID_TWICE] == []
    for folder in ("lessons", "exercises"):
        assert counted_before(PAGES[f"{folder}/{unit}"], SHOWN[unit], KEYS[unit]) == []


# What a later question asks, and the words that answer it. That one asks so is found by itself.
HOW_THEY_KNOW = re.compile(
    r"\b(?:he|she|they) (?:was|were) there\b|\bhow [\w ]{1,30}\bknows?\b|\bno ground\b",
    re.IGNORECASE,
)


def grounds_before(shown, items, keys):
    """Name feedback that says how somebody knows, before a row of a table asks it of all."""
    names = list(keys)
    asks = [n for n in names if shown[n]["kind"] == "match" and "How could each" in items[n].prompt]
    return [
        (name, later, found[0])
        for later in asks
        for name in names[: names.index(later)]
        if shown[name].get("passage") == shown[later].get("passage")
        and (found := HOW_THEY_KNOW.search(joined(told(keys[name]))))
    ]


@pytest.mark.parametrize("unit", UNITS)
def test_no_feedback_says_how_somebody_knows_before_it_is_asked(unit):
    """6.5 said of the mayor that he was there, and 6.6 asked how he could know."""
    order = {name: KEYS[unit][name] for name in SHOWN[unit]}
    assert grounds_before(SHOWN[unit], ITEMS[unit], order) == []


def test_a_ground_that_was_told_before_it_is_asked_is_found():
    unit = "06-your-own-report"
    order = {name: KEYS[unit][name] for name in SHOWN[unit]}
    order["u6-e4"] = replace(order["u6-e4"], reason="The mayor knows it himself: he was there.")
    assert [one[:2] for one in grounds_before(SHOWN[unit], ITEMS[unit], order)] == [
        ("u6-e4", "u6-e5")
    ]


def test_each_sentence_that_may_come_twice_is_said_twice():
    order = {unit: {name: KEYS[unit][name] for name in SHOWN[unit]} for unit in UNITS}
    found = {one[2] for unit in UNITS for one in told_before(SHOWN[unit], order[unit], {})}
    assert set(SAID_TWICE) - found == set()


def test_a_count_that_was_said_before_it_is_asked_is_found():
    unit = "04-following-the-relay"
    book = copy.deepcopy(PAGES[f"exercises/{unit}"])
    cells = {"".join(one["source"]).splitlines()[-1]: one for one in book["cells"]}
    chain, count = cells['ask("u4-e2")'], cells['ask("u4-e3")']
    chain["source"], count["source"] = count["source"], chain["source"]
    keys = {**KEYS[unit], "u4-e3": replace(KEYS[unit]["u4-e3"], prediction=False)}
    assert counted_before(book, SHOWN[unit], keys) == ["u4-e3"]


# --------------------------------------------------------------------- the case above a question
_CASE = re.compile(r'^mirror_case\("([^"]+)".*asks=False', re.MULTILINE)
_LEFT_OUT = re.compile(r"\b(?:did|does|was|were) not (?:say|said|stated?|shown?)\b|\bmissing\b")


def left_out(card):
    """Give the words that say what a report left out: a question below the case asks for that."""
    return _LEFT_OUT.findall(f"{card.who} {card.sourcing_how}")


def test_a_case_above_a_question_does_not_say_what_its_report_left_out():
    """The case above 2.13 said that no reason was given, and 2.13 asked which rules were kept."""
    cards = {card.id: card for card in load_cards() if card.mirror}
    asked = [
        name
        for page, book in PAGES.items()
        for cell in book["cells"]
        if page.startswith("exercises")
        for name in _CASE.findall("".join(cell["source"]))
    ]
    assert asked
    assert [(name, left_out(cards[name])) for name in asked if left_out(cards[name])] == []
    told = replace(cards[asked[0]], who="One official, not named. The report did not say why.")
    assert left_out(told) == ["did not say"]


# --------------------------------------------------------------------- what it would find
def with_text(book, words, before):
    """Plant prose right before the cell that asks something."""
    made = copy.deepcopy(book)
    at = next(n for n, one in enumerate(made["cells"]) if f'"{before}"' in "".join(one["source"]))
    made["cells"].insert(at, {"cell_type": "markdown", "source": [words]})
    return made


def test_a_planted_answer_is_found():
    unit = "03-one-source-or-many"
    page, key = f"exercises/{unit}", KEYS[unit]["u3-e3"]
    planted = with_text(PAGES[page], key.reason, "u3-e3")
    assert "u3-e3" in {name for _, name, *_ in spoiled(page, planted, SHOWN[unit], KEYS[unit])}
    closed = f"<details><summary>Later</summary>{key.reason}</details>"
    assert spoiled(page, with_text(PAGES[page], closed, "u3-e3"), SHOWN[unit], KEYS[unit]) == []


def test_a_question_that_tells_what_the_cards_above_it_show_is_found():
    unit = "05-reading-sideways"
    page = f"exercises/{unit}"
    told_why = KEYS[unit]["u5-e4"].ours["al-tanf-2017-pentagon"].note
    shown = copy.deepcopy(SHOWN[unit])
    shown["u5-e5"] = {**shown["u5-e5"], "prompt": told_why, "later": ""}
    assert ("u5-e4", "u5-e5") in {
        (name, where) for _, name, where, _ in spoiled(page, PAGES[page], shown, KEYS[unit])
    }


def test_open_prose_beside_a_closed_figure_is_found():
    unit = "02-unnamed-sources"
    page = f"lessons/{unit}"
    words = "The paragraph passes the first test, since it says more than a source: a soldier."
    book = copy.deepcopy(PAGES[page])
    at = next(n for n, one in enumerate(book["cells"]) if "closed=True" in "".join(one["source"]))
    book["cells"].insert(at + 1, {"cell_type": "markdown", "source": [words]})
    assert [where for where, _ in beside_closed(page, book, KEYS[unit])] == [page]


def test_an_open_figure_under_a_guess_is_found():
    unit = "04-following-the-relay"
    page = f"lessons/{unit}"
    book = copy.deepcopy(PAGES[page])
    cell = next(one for one in book["cells"] if "number_drift" in "".join(one["source"]))
    cell["source"] = ["".join(cell["source"]).replace(", closed=True", "")]
    assert beside_closed(page, book, KEYS[unit]) == [(page, 'number_drift("60")')]


def test_each_taught_phrase_is_taught_and_needed():
    open_text = joined(
        piece.words.casefold()
        for page, book in PAGES.items()
        for piece in pieces_of(book, SHOWN[page.split("/")[1]])
    )
    plain = " ".join(_WORD.findall(open_text))
    secret = " ".join(
        _WORD.findall(
            joined(s for keys in KEYS.values() for k in keys.values() for s in told(k)).casefold()
        )
    )
    assert [phrase for phrase in TAUGHT if phrase not in plain or phrase not in secret] == []


# --------------------------------------------------------------------- marks, and reasons
_SHOWN = re.compile(r'^who_says_what\("(\w+)"([\d, ]*)(.*)\)', re.MULTILINE)
# Among the codes' examples this one alone is to be marked later: nowhere else in the five
# articles do all who coded them see nobody in sight.
NOWHERE_ELSE = {("001", 11)}


def marked_before(page, book, items, examples=()):
    """List paragraphs that a lesson shows with their marks, though they are to be marked later.

    Those are left out of which the lesson has asked before.
    """
    later = {(i.article, n) for i in items.values() if i.kind == "mark" for n in paragraphs(i)}
    asked, found = set(NOWHERE_ELSE), []
    for cell in book["cells"]:
        source = "".join(cell["source"])
        if one := _ASK.search(source):
            place = getattr(items.get(one[1]), "passage", None)
            also = (place.paragraph, *place.also) if hasattr(place, "paragraph") else ()
            asked |= {(place.article, n) for n in also}
        shown = set(examples) if "codebook_table(" in source else set()
        for name, numbers, more in _SHOWN.findall(source):
            if "marked=False" not in more:
                shown |= {(name, int(n)) for n in re.findall(r"\d+", numbers)}
        found += [(page, place) for place in sorted(later & shown - asked)]
    return found


def paragraphs(item):
    text = load_text(item.article, Kit(ROOT))
    return item.paragraphs or tuple(one.number for one in text.paragraphs)


EXAMPLES = [
    (code.example.article, code.example.paragraph)
    for code in load_codebook(Kit(ROOT)).codes["source_type"]
]


@pytest.mark.parametrize("unit", UNITS)
def test_no_lesson_marks_what_its_exercise_asks_to_mark(unit):
    """The first cues of 1.6 stood marked in lesson 1, and a paragraph of 2.6 in lesson 2."""
    page = f"lessons/{unit}"
    assert marked_before(page, PAGES[page], ITEMS[unit], EXAMPLES) == []


def test_marks_that_a_lesson_gives_away_are_found():
    page, unit = "lessons/01-who-says-so", "01-who-says-so"
    for now in ('who_says_what("001", 4, 5, closed=True)', 'who_says_what("001", 13)'):
        book = copy.deepcopy(PAGES[page])
        cells = [cell for cell in book["cells"] if "who_says_what" in "".join(cell["source"])]
        cells[0]["source"] = [now]
        assert len(marked_before(page, book, ITEMS[unit])) == 1
    given = marked_before(page, PAGES[page], ITEMS[unit], [("001", 13)])
    assert given == [(page, ("001", 13))]


# Which words, which sentence: of one's own choice, and never what there is to be found.
_OWN = re.compile(
    r"\b(?:made you choose|moved your|decide[sd] it for you|matter(?:s|ed) most"
    r"|you would print|did you put)\b"
)


@pytest.mark.parametrize(
    "name", [name for unit in UNITS for name, one in ITEMS[unit].items() if one.explain]
)
def test_a_reason_is_asked_for_without_saying_what_to_look_for(name):
    """“Which of those who speak did or saw something themselves?” was what 1.16 asks."""
    explain = next(ITEMS[unit][name].explain for unit in UNITS if name in ITEMS[unit])
    assert _OWN.search(explain)
