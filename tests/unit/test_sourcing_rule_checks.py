"""Each way of looking by itself, with lists of words and records of the tests' own."""

from __future__ import annotations

import pytest

from whosays.corpus.articles import Article, Info, Parts, split
from whosays.corpus.attributions import Attribution, Span
from whosays.sourcing import rule_checks
from whosays.sourcing.rule_checks import Cues, Look, Passage, passage_of, relevant

SAYS = {"met": "yes", "not_met": "no", "cant_tell": "open"}
SIDES = (("north", "coast"), ("south",))


def span(text, words):
    start = text.index(words) if words else 0
    return Span(start, start + len(words), words)


def record(text, cue, statement="", **more):
    values = {
        "id": "x-01",
        "article": "x",
        "paragraph": 1,
        "source": cue,
        "source_type": "unnamed_person",
        "affiliation": "north",
        "how_know": "asserts",
    } | more
    return Attribution(cue=span(text, cue), statement=span(text, statement), **values)


def look(text, *records, part="", cues=(), one_claim=False, **table):
    where = span(text, part or text)
    passage = Passage("x", text, where.start, where.end, (1,), one_claim)
    trigger = records[0].cue if records else None
    lists = {cue.about: cue for cue in cues}
    return Look({"says": SAYS, **table}, passage, records, records, trigger, lists, SIDES)


def found(outcome):
    return outcome.answer, outcome.span and outcome.span.text


# ---------------------------------------------------------------- passages
def test_records_carry_one_claim_only_where_that_is_said():
    text = "Title\n\nOne."
    article = Article("x", text, split(text, Parts()), Info("Title"), "en", "ltr")
    assert passage_of(article, 2).one_claim is False
    assert passage_of(article, 2, one_claim=True).one_claim is True
    assert Passage("x", "x", 0, 1).one_claim is False


# ---------------------------------------------------------------- words of a list
def search(words, text, follow=None, patterns=()):
    cues = Cues("own", tuple(words), patterns)
    pattern = rule_checks._pattern(cues, follow and Cues("after", (follow,)))
    passage = Passage("x", text, 0, len(text))
    result = rule_checks._search(passage, [(0, len(text))], pattern)
    return result and result.text


@pytest.mark.parametrize(
    ("words", "text", "seen"),
    [
        ("reprisal*", "He feared reprisals.", "reprisals"),
        ("reprisal", "He feared reprisals.", None),
        ("art", "A smart start.", None),
        ("art", "An ART show.", "ART"),
        ("isn't open", "It isn\u2019t open.", "isn\u2019t open"),
        ("isn't open", "It isn't\u00a0open.", "isn't\u00a0open"),
        ("isn't open", "It isnt open.", None),
    ],
)
def test_a_phrase_is_whole_words_in_any_case_with_either_apostrophe(words, text, seen):
    assert search([words], text) == seen


def test_a_phrase_that_certain_words_come_after_does_not_count():
    assert search(["a source"], "He is a source, close to it.", "close to") is None
    assert search(["a source"], "He is a source of it.", "close to") == "a source"


def test_a_pattern_keeps_case_and_sees_the_beginning_of_each_line():
    patterns = (r"^By [A-Z]\w+",)
    assert search([], "Rain.\nBy Ann", patterns=patterns) == "By Ann"
    assert search([], "Rain.\nby Ann", patterns=patterns) is None


def test_a_pattern_that_fits_no_words_shows_nothing():
    assert search([], "Rain.", patterns=("x*",)) is None


# ---------------------------------------------------------------- does the test come up
TEXT = "Ann Lee said it rains. A clerk said so."


def test_a_test_of_named_sources_is_about_those_and_shows_the_first():
    named = record(TEXT, "Ann Lee", source_type="named_person")
    clerk = record(TEXT, "A clerk")
    passage = Passage("x", TEXT, 0, len(TEXT))
    assert relevant("named", passage, [clerk, named], {}) == ([named], named.cue, "")
    assert relevant("unnamed", passage, [clerk, named], {}) == ([clerk], clerk.cue, "")
    assert relevant("credited", passage, [clerk, named], {}) == ([clerk, named], clerk.cue, "")
    assert relevant("named", passage, [clerk], {}) == ([], None, "no_named")


def test_a_test_of_a_list_comes_up_where_its_words_stand():
    passage, clerk = Passage("x", TEXT, 0, len(TEXT)), record(TEXT, "A clerk")
    cues = {"rain": Cues("rain", ("rains",)), "snow": Cues("snow", ("snows",))}
    assert relevant("rain", passage, [clerk], cues) == ([clerk], span(TEXT, "rains"), "")
    assert relevant("snow", passage, [clerk], cues) == ([clerk], None, "no_words")


# ---------------------------------------------------------------- where a list is looked for
def worded(text, *records, within=None, phrases=("rains",), patterns=(), rest="not_met", **more):
    table = {
        "look": [{"answer": "met", "cues": "list", "says": "there"}],
        "otherwise": {"answer": rest, "says": "not there"},
    }
    table |= {"within": within} if within else {}
    cues = [Cues("list", phrases, patterns)]
    return rule_checks.words(look(text, *records, cues=cues, **table, **more))


def test_without_a_place_it_is_the_passage():
    clerk = record(TEXT, "A clerk")
    assert found(worded(TEXT, clerk)) == ("met", "rains")
    assert found(worded(TEXT, clerk, part="A clerk said so.")) == ("not_met", "A clerk")
    assert found(worded(TEXT, clerk, part="A clerk said so.", within="article"))[0] == "met"


def test_a_statement_is_looked_at_with_the_one_character_on_either_side():
    text = "He said: _It_ rains."
    said = record(text, "He said", "It")
    marks = {"within": "statements", "phrases": ()}
    assert found(worded(text, said, patterns=("_It_",), **marks)) == ("met", "_It_")
    assert found(worded(text, said, patterns=(" _",), **marks)) == ("not_met", "He said")
    assert found(worded(text, said, patterns=("_ ",), **marks)) == ("not_met", "He said")


def test_a_statement_is_looked_at_only_as_far_as_the_passage_goes():
    text = "He said: _It_ rains."
    said = record(text, "He said", "It")
    marks = {"within": "statements", "phrases": (), "patterns": ("_",)}
    assert found(worded(text, said, part="It", **marks)) == ("not_met", "He said")


def test_a_match_begins_in_the_cue_and_may_go_on_behind_it():
    text = "A source in the army said so. An army man."
    source = record(text, "A source")
    there = {"within": "cues", "phrases": ()}
    assert found(worded(text, source, patterns=("source in the",), **there)) == (
        *("met", "source in the"),
    )
    assert found(worded(text, source, patterns=(" in the army",), **there))[0] == "not_met"
    assert found(worded(text, source, patterns=("army",), **there))[0] == "not_met"


def test_each_cue_is_looked_at_in_turn():
    text = "A clerk said so. A source said so."
    records = record(text, "A clerk"), record(text, "A source")
    assert found(worded(text, *records, within="cues", phrases=("source",))) == ("met", "source")


@pytest.mark.parametrize(
    ("rest", "about"), [("met", False), ("not_met", True), ("cant_tell", True)]
)
def test_only_what_is_missing_is_a_matter_of_words_that_the_test_is_put_to(rest, about):
    outcome = worded(TEXT, record(TEXT, "A clerk"), phrases=("snows",), rest=rest)
    assert (outcome.answer, outcome.about, outcome.reason) == (rest, about, "not there")
    assert worded(TEXT, record(TEXT, "A clerk"), rest=rest).about is False


# ---------------------------------------------------------------- codes of the coding
def coded(name, code, answer, *, contested=False):
    clerk = record(TEXT, "A clerk", contested=contested, **{name: code})
    return rule_checks.field(look(TEXT, clerk, field=name, first="worst", answers={code: answer}))


@pytest.mark.parametrize(
    ("name", "code", "answer", "given"),
    [
        ("affiliation", "north", "not_met", "cant_tell"),
        ("affiliation", "north", "met", "met"),
        ("how_know", "asserts", "not_met", "cant_tell"),
        ("how_know", "firsthand", "met", "cant_tell"),
        ("source_type", "vague", "not_met", "not_met"),
        ("source_type", "named_person", "met", "met"),
    ],
)
def test_where_coders_differ_only_what_the_text_cannot_show_is_left_open(name, code, answer, given):
    assert coded(name, code, answer, contested=True).answer == given
    assert coded(name, code, answer).answer == answer


@pytest.mark.parametrize(
    ("name", "answer", "about"),
    [
        ("how_know", "not_met", True),
        ("how_know", "cant_tell", True),
        ("how_know", "met", False),
        ("affiliation", "not_met", False),
        ("source_type", "cant_tell", False),
    ],
)
def test_that_it_is_not_said_how_somebody_knows_is_an_absence_of_words(name, answer, about):
    codes = {"how_know": "asserts", "affiliation": "north", "source_type": "vague"}
    assert coded(name, codes[name], answer).about is about


# ---------------------------------------------------------------- roots
TWO = "A clerk said so. A guard said so."


def rooted(first, second=None):
    told = (("A clerk", first), ("A guard", second))
    records = [record(TWO, words, **more) for words, more in told if more is not None]
    return found(rule_checks.roots(look(TWO, *records, one_claim=True)))


def test_those_behind_whom_nobody_stands_are_no_root():
    vague = {"source_type": "vague"}
    assert rooted(vague) == ("cant_tell", "A clerk")
    assert rooted(vague, {}) == ("not_met", "A guard")
    assert rooted({}, {**vague, "affiliation": "south"}) == ("not_met", "A clerk")


def test_two_of_two_sides_are_two_roots():
    assert rooted({}, {"affiliation": "south"}) == ("met", "A guard")
    assert rooted({}, {"affiliation": "coast"}) == ("cant_tell", "A guard")


def test_a_relay_of_one_of_them_alone_joins_nobody():
    south = {"affiliation": "south"}
    assert rooted({"relayed_via": ("RT",)}, south)[0] == "met"
    assert rooted({}, {**south, "relayed_via": ("RT",)})[0] == "met"
    both = {"relayed_via": ("RT", "TV")}
    assert rooted(both, {**south, "relayed_via": ("TV",)})[0] == "cant_tell"
    assert rooted(both, {**south, "relayed_via": ("AP",)})[0] == "met"


@pytest.mark.parametrize("empty", ["", "12 – 3"])
def test_of_one_side_two_of_whom_one_has_no_name_may_be_one(empty):
    assert rooted({"source": empty}, {}) == ("not_met", "A clerk")
    assert rooted({}, {"source": empty}) == ("not_met", "A clerk")
    assert rooted({"source": empty}, {"affiliation": "south"}) == ("met", "A guard")


def test_of_one_side_two_with_names_of_their_own_are_not_told_apart_for_sure():
    assert rooted({}, {}) == ("cant_tell", "A guard")
    assert rooted({"source": "the clerk"}, {"source": "our clerk"}) == ("not_met", "A clerk")


# ---------------------------------------------------------------- sentences
def test_where_every_sentence_says_who_says_so_the_first_of_them_is_shown():
    text = "Ann said it rains. Bo said it snows."
    records = record(text, "Ann said"), record(text, "Bo said")
    assert found(rule_checks.sentences(look(text, *records))) == ("met", "Ann said")
