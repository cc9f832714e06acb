from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from whosays.core.errors import KitError
from whosays.core.kit import Kit
from whosays.corpus.articles import Article, Info, Parts, split
from whosays.corpus.attributions import Attribution, Span
from whosays.corpus.sentences import sentences_of
from whosays.sourcing.rule_checks import Outcome, Passage, passage_of
from whosays.sourcing.rule_verdicts import apply, apply_all, verdict_of
from whosays.sourcing.rules import load_rules

ROOT = Path(__file__).parents[2]
BOOK = load_rules(Kit(ROOT))
RAW = tomllib.loads((ROOT / "lessons" / "rules.toml").read_text(encoding="utf-8"))


def record(text, cue, statement="", nth=1, **more):
    """Build a record for words that stand in the text."""

    def span(words):
        start = text.index(words) if words else 0
        return Span(start, start + len(words), words)

    values = {
        "id": f"x-{nth:02}",
        "article": "x",
        "paragraph": 1,
        "source": cue,
        "source_type": "unnamed_person",
        "affiliation": "unknown",
        "how_know": "asserts",
    } | more
    return Attribution(cue=span(cue), statement=span(statement), **values)


def put(rule, text, *records, start=0, end=None, one_claim=False):
    end = len(text) if end is None else end
    passage = Passage("x", text, start, end, (1,), one_claim)
    verdict = apply(BOOK.rules[rule], passage, records, BOOK)
    if verdict.span:
        assert text[verdict.span.start : verdict.span.end] == verdict.span.text
    return verdict


def answer(*args, **more):
    return put(*args, **more).answer


# ------------------------------------------------------------------ words of a list
def test_a_stated_reason_meets_the_rule():
    text = "An aide, who was not authorised to speak, said the bridge was shut."
    verdict = put("ap-why-anonymous", text, record(text, "An aide"))
    assert verdict.answer == "met"
    assert verdict.span.text == "not authorised to"


def test_saying_that_a_name_is_kept_back_is_not_a_reason():
    text = "An aide, who requested anonymity, said the bridge was shut."
    verdict = put("ap-why-anonymous", text, record(text, "An aide"))
    assert (verdict.answer, verdict.span.text) == ("not_met", "requested anonymity")
    assert "not why" in verdict.reason


def test_without_any_word_the_source_itself_is_shown():
    text = "An aide said the bridge was shut."
    verdict = put("ap-why-anonymous", text, record(text, "An aide said"))
    assert (verdict.answer, verdict.span.text) == ("not_met", "An aide said")


def test_words_outside_the_passage_do_not_count():
    text = "An aide said so. Another asked not to be named for fear of arrest."
    assert answer("ap-why-anonymous", text, record(text, "An aide"), end=16) == "not_met"
    assert answer("ap-why-anonymous", text, record(text, "An aide")) == "met"


@pytest.mark.parametrize(
    "text",
    [
        "An aide wasn’t authorised to speak.",
        "An aide wasn't authorised to speak.",
        "An aide wasn’t authorised\u00a0to speak.",
        "An aide wasn’t authorised\nto speak.",
        "An aide WASN’T AUTHORISED TO speak.",
        "An aide was hiding, fearing reprisals at home.",
    ],
)
def test_any_space_any_apostrophe_any_case_and_word_endings(text):
    assert answer("ap-why-anonymous", text, record(text, "An aide")) == "met"


def test_part_of_a_word_does_not_count():
    text = "An aide misread photography manuals, one said."
    assert "kind this test asks" in put("ap-documents", text, record(text, "An aide")).reason


def test_places_are_code_points():
    text = "🙂🙂 e\u0301 An aide spoke for fear of arrest."
    verdict = put("ap-why-anonymous", text, record(text, "An aide"))
    assert text[verdict.span.start : verdict.span.end] == "for fear of"


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("a source told the paper", "not_met"),
        ("a reliable source said", "not_met"),
        ("Sources said", "not_met"),
        ("a source familiar with the talks said", "met"),
        ("a source, who was in the room, said", "met"),
        ("an army source said", "met"),
        ("Israeli defense sources said", "met"),
    ],
)
def test_a_bare_source_is_told_from_a_described_one(cue, expected):
    text = f"It rained. {cue}."
    assert answer("ap-not-simply-a-source", text, record(text, cue)) == expected


def test_a_bare_source_in_another_sentence_is_not_this_ones():
    text = "An army officer said so. A source of water was near."
    assert answer("ap-not-simply-a-source", text, record(text, "An army officer said")) == "met"


def test_opinion_and_figure_are_looked_for_in_the_statement_only():
    text = "We believe 250 is a lot. A clerk said that the road is shut."
    unnamed = record(text, "A clerk said", "the road is shut")
    assert answer("ap-info-not-opinion", text, unnamed) == "cant_tell"
    figure = record(text, "A clerk said", "250 is a lot")
    assert answer("ap-info-not-opinion", text, figure) == "met"
    view = record(text, "A clerk said", "We believe 250 is a lot")
    assert answer("ap-info-not-opinion", text, view) == "not_met"


def test_words_that_the_test_is_put_to_are_not_said_to_show_what_is_missing():
    text = "A clerk said that the road is shut."
    missing = put("ap-why-anonymous", text, record(text, "A clerk said", "the road is shut"))
    assert (missing.answer, missing.about) == ("not_met", True)
    assert missing.says == "We put this test to “A clerk said”."
    text = "A clerk, who asked not to be named, said that the road is shut."
    kept = put("ap-why-anonymous", text, record(text, "A clerk, who asked", "the road is shut"))
    assert (kept.answer, kept.about) == ("not_met", False)
    assert kept.says.startswith("The passage says “")


def test_a_quotation_mark_just_outside_the_statement_is_seen():
    text = "A clerk said: “The road is shut.”"
    verdict = put("nyt-anonymous-quote", text, record(text, "A clerk said", "The road is shut."))
    assert verdict.answer == "cant_tell"
    assert verdict.says == "The passage says “The road is shut”."
    plain = "A clerk said the road is shut."
    assert answer("nyt-anonymous-quote", plain, record(plain, "A clerk", "the road")) == "met"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Jane Doe\nA clerk said so.", "met"),
        ("A clerk said so.\nJohn Roe contributed to this report", "cant_tell"),
        ("A clerk stood by Jane Doe and said so.", "not_met"),
    ],
)
def test_a_byline_is_looked_for_in_the_whole_article(line, expected):
    start = line.index("A clerk")
    unnamed = record(line, "A clerk")
    assert answer("ap-byline", line, unnamed, start=start, end=start + 10) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rome said so. Paris denied it.", "met"),
        ("Rome said so. Paris did not respond to questions.", "met"),
        ("Rome said so. Paris insisted that it was raining.", "cant_tell"),
        ("Rome said so.", "not_met"),
    ],
)
def test_a_reply_to_something_else_is_left_to_the_reader(text, expected):
    named = record(text, "Rome said", source_type="named_institution")
    assert answer("bbc-response", text, named) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rome says so. This could not be independently verified.", "met"),
        ("Rome says so and has confirmed information.", "cant_tell"),
        ("Rome says so.", "not_met"),
    ],
)
def test_an_admitted_gap_is_told_from_praise(text, expected):
    named = record(text, "Rome says", source_type="named_institution")
    assert answer("bbc-say-unverified", text, named) == expected


def test_a_verb_that_settles_the_matter_wins_over_a_neutral_one():
    text = "Rome said so. Paris revealed that it rains."
    named = record(text, "Rome said", source_type="named_institution")
    verdict = put("bbc-not-bbcs-own", text, named)
    assert (verdict.answer, verdict.span.text) == ("not_met", "revealed")


# ---------------------------------------------------------------- codes of the coding
@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("firsthand", "met"),
        ("documentary", "met"),
        ("secondhand", "not_met"),
        ("asserts", "not_met"),
        ("unclear", "cant_tell"),
    ],
)
def test_how_a_source_could_know_is_read_from_the_coding(code, expected):
    text = "A clerk said so."
    assert answer("ap-reliable-position", text, record(text, "A clerk", how_know=code)) == expected


def test_where_coders_differ_nothing_is_settled():
    text = "A clerk said so."
    for code in ("firsthand", "asserts"):
        unsure = record(text, "A clerk", how_know=code, contested=True)
        assert answer("ap-reliable-position", text, unsure) == "cant_tell"


def test_the_best_or_the_worst_source_decides_as_the_rule_says():
    text = "A clerk said so and Ann Lee said so."
    pair = [
        record(text, "A clerk"),
        record(text, "Ann Lee said", source_type="named_person", affiliation="us"),
    ]
    assert put("reuters-rank", text, *pair).span.text == "Ann Lee said"
    assert answer("reuters-rank", text, pair[0]) == "not_met"
    assert put("spj-motives", text, *pair).span.text == "A clerk"


# ----------------------------------------------------------------------------- roots
TWO = "A clerk of the army said so. The Observatory said so."
ARMY = {"affiliation": "syrian_government"}
WATCH = {"affiliation": "opposition_or_ngo", "source_type": "named_institution"}


def two(**second):
    return (
        record(TWO, "A clerk of the army", **ARMY),
        record(TWO, "The Observatory", nth=2, **(WATCH | second)),
    )


def test_two_sides_count_only_if_both_carry_one_claim():
    assert answer("ap-more-than-one", TWO, *two()) == "cant_tell"
    verdict = put("ap-more-than-one", TWO, *two(), one_claim=True)
    assert (verdict.answer, verdict.span.text) == ("met", "The Observatory")


@pytest.mark.parametrize(
    "second",
    [
        {"affiliation": "russian_state"},  # an ally
        {"affiliation": "unknown"},
        {"how_know": "secondhand"},
    ],
)
def test_allies_strangers_and_hearsay_are_not_a_second_root(second):
    assert answer("ap-more-than-one", TWO, *two(**second), one_claim=True) == "cant_tell"


def test_two_reports_by_way_of_one_outlet_are_not_shown_to_be_separate():
    first, second = two(relayed_via=("RT",))
    first = record(TWO, "A clerk of the army", relayed_via=("RT",), **ARMY)
    assert answer("ap-more-than-one", TWO, first, second, one_claim=True) == "cant_tell"


def test_one_source_under_two_descriptions_is_one():
    text = "The SVR says so. An SVR statement says so."
    state = {"affiliation": "russian_state"}
    body = record(text, "The SVR", source_type="named_institution", **state)
    paper = record(text, "An SVR statement", source_type="named_document", **state)
    assert answer("reuters-two-better", text, body, paper) == "not_met"
    other = record(text, "The SVR", source="A minister", source_type="named_person", **state)
    assert answer("reuters-two-better", text, other, paper) == "cant_tell"


def test_sources_in_the_plural_cannot_be_counted():
    text = "Sources said so."
    several = record(text, "Sources said", source_type="unnamed_group")
    assert answer("ap-more-than-one", text, several) == "cant_tell"
    assert answer("reuters-plural-sources", text, several) == "cant_tell"
    assert answer("ap-more-than-one", text, record(text, "Sources said")) == "not_met"


def test_a_cue_behind_which_nobody_stands_is_no_root():
    text = "Reportedly it rains."
    vague = record(text, "Reportedly", source_type="vague", source="")
    assert answer("reuters-two-better", text, vague) == "cant_tell"


# ----------------------------------------------------------------- sides and sentences
@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        (["russian_state", "us"], "met"),
        (["russian_state", "syrian_government"], "not_met"),
        (["ukrainian", "us"], "not_met"),
        (["ukrainian", "opposition_or_ngo"], "met"),
        (["news_outlet", "unknown"], "cant_tell"),
        (["us"], "not_met"),
    ],
)
def test_allies_are_one_side_whoever_they_are(codes, expected):
    text = "One says so. Two says so."
    names = ["One says", "Two says"]
    records = [
        record(text, name, nth=i, affiliation=code)
        for i, (name, code) in enumerate(zip(names, codes, strict=False))
    ]
    assert answer("reuters-all-sides", text, *records) == expected


def test_a_sentence_that_names_nobody_is_shown():
    text = "Ann Lee said it rains. It reportedly snows. The end."
    named = record(text, "Ann Lee said", "it rains", source_type="named_person")
    vague = record(text, "reportedly", "It", source_type="vague", source="")
    verdict = put("ap-same-sentence", text, named, vague)
    assert (verdict.answer, verdict.span.text) == ("cant_tell", "It reportedly snows.")
    assert answer("ap-same-sentence", text, named, end=22) == "met"


def test_what_is_alleged_is_shown():
    text = "A clerk said it rains."
    full = record(text, "A clerk said", "it rains")
    assert put("bbc-nature-of-allegation", text, full).span.text == "it rains"
    assert answer("bbc-nature-of-allegation", text, record(text, "A clerk said")) == "not_met"


# -------------------------------------------------------------------- every rule at once
def test_what_only_a_newsroom_knows_is_never_met_or_missed():
    text = "A source, a manager knows who, said so for fear of arrest, it was approved."
    verdicts = apply_all(Passage("x", text, 0, len(text)), [record(text, "A source")], BOOK)
    inside = [name for name, rule in BOOK.rules.items() if rule.table["check"] == "internal"]
    assert len(inside) >= 5
    assert {verdicts[name].answer for name in inside} == {"cant_tell"}
    assert all(verdicts[name].span is None and verdicts[name].reason for name in inside)


@pytest.mark.parametrize("name", BOOK.rules)
def test_a_passage_that_credits_nobody_meets_and_misses_nothing(name):
    verdict = put(name, "It rains.")
    assert verdict.answer == "cant_tell"
    assert verdict.reason


def test_records_of_other_texts_and_places_are_left_aside():
    text = "A clerk said so. It rains."
    elsewhere = record(text, "A clerk", article="y")
    assert "does not come up" in put("ap-why-anonymous", text, elsewhere).reason
    before = record(text, "A clerk")
    assert "does not come up" in put("ap-why-anonymous", text, before, start=17).reason


def test_the_sentence_has_its_three_parts():
    text = "A source said so."
    verdict = put("ap-not-simply-a-source", text, record(text, "A source said"))
    assert verdict.sentence == (
        "The passage says “A source”; AP (2009) asks for more than simply “a source”; "
        "the text does not show it. No word says what kind of person or body this is."
    )
    assert verdict.says == "The passage says “A source”."
    assert verdict.asks == "AP (2009) asks for more than simply “a source”."
    assert verdict.shows == "The text does not show it."


def test_without_words_to_show_the_sentence_begins_with_the_rule():
    verdict = put("ap-identity-known", "A source said so.", record("A source said so.", "A source"))
    assert verdict.says == ""
    assert verdict.sentence.startswith("AP (2009) asks that an editor")


def test_long_words_are_cut_in_the_sentence_but_not_in_the_span():
    long = "word " * 60 + "end"
    text = f"A clerk said {long}."
    verdict = put("bbc-nature-of-allegation", text, record(text, "A clerk said", long))
    assert verdict.span.text == long
    assert len(verdict.says) < 200
    assert verdict.says.endswith(" …”.")


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("a" * 159 + "b", "a" * 159 + "b"),
        ("one two " + "c" * 153, "one two …"),
        ("one two three " + "d" * 160, "one two three …"),
    ],
)
def test_words_are_cut_at_the_end_of_a_word_and_only_beyond_the_limit(words, shown):
    rule = BOOK.rules["bbc-nature-of-allegation"]
    told = verdict_of(rule, Outcome("met", Span(0, len(words), words), "because"))
    assert f"“{shown}”" in told.says


def test_without_words_nothing_is_shown():
    told = verdict_of(BOOK.rules["ap-motive"], Outcome("cant_tell", None, "because"))
    assert (told.says, told.span) == ("", None)
    assert "“”" not in told.sentence


# ---------------------------------------------------------------------------- passages
def article():
    text = "Title\n\nOne.\n\nTwo.\n"
    return Article("x", text, split(text, Parts()), Info("Title"), "en", "ltr")


def test_a_passage_is_cut_by_paragraphs():
    cut = passage_of(article(), 2, 3)
    assert cut.text[cut.start : cut.end] == "One.\n\nTwo."
    assert cut.paragraphs == (2, 3)
    assert passage_of(article(), 2).paragraphs == (2,)
    assert passage_of(article(), 2, one_claim=True).one_claim


def test_a_passage_the_wrong_way_round_is_explained():
    with pytest.raises(KitError, match="earlier one first"):
        passage_of(article(), 3, 2)
    with pytest.raises(KitError, match="no paragraph 9"):
        passage_of(article(), 9)


# ------------------------------------------------------------------ sentences
def test_sentences_end_with_their_stop_or_their_line():
    text = "One. Two has 3.5 in it! “Three?” Four\n\nFive"
    found = [text[a:b] for a, b in sentences_of(text, 0, len(text))]
    assert found == ["One.", "Two has 3.5 in it!", "“Three?”", "Four", "Five"]
    assert [text[a:b] for a, b in sentences_of(text, 5, 12)] == ["Two has"]
