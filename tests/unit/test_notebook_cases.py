"""Cases from other flags, and a passage put to a newsroom's tests."""

from __future__ import annotations

from dataclasses import replace

import pytest

from whosays.core.errors import KitError
from whosays.core.i18n import section
from whosays.notebook.cases import mirror_case, newsroom_tests
from whosays.sourcing.cards import load_cards
from whosays.sourcing.rules import load_rules


@pytest.fixture(autouse=True)
def strict(monkeypatch):
    monkeypatch.setenv("WHOSAYS_STRICT", "1")


MIRRORS = [card for card in load_cards() if card.mirror]


@pytest.mark.parametrize("card", MIRRORS, ids=[card.id for card in MIRRORS])
def test_a_case_shows_all_of_its_card_and_keeps_the_end_closed(card):
    body = mirror_case(card.id).body
    before, _, after = body.partition("<details>")
    assert card.mirror.flag in before
    assert section("cases")["think"] in before
    assert card.mirror.what_later[:40] in after
    assert card.mirror.what_later[:40] not in before
    assert (
        section("cases")["facts_certain" if card.certainty == "certain" else "facts_check"] in body
    )


def test_its_question_can_be_left_to_an_item():
    card = MIRRORS[0]
    assert card.mirror.asks in mirror_case(card.id).body
    without = mirror_case(card.id, asks=False).body
    assert card.mirror.asks not in without
    assert card.who[:30] in without


@pytest.mark.parametrize("name", ["mirror-none", "al-tanf-2017-gerasimov", ""])
def test_what_is_no_mirror_case_is_refused_with_a_list(name):
    with pytest.raises(KitError, match="mirror-2022-poland"):
        mirror_case(name)


def test_words_of_a_card_are_never_markup(monkeypatch):
    card = replace(MIRRORS[0], id="mirror-x", who="<script>x</script>")
    monkeypatch.setattr("whosays.sourcing.cards.load_cards", lambda: (card,))
    assert "<script>" not in mirror_case("mirror-x").body
    assert "&lt;script&gt;" in mirror_case("mirror-x").body


def test_a_passage_is_put_to_the_tests_in_the_order_asked_for():
    names = ["ap-why-anonymous", "ap-identity-known", "ap-not-simply-a-source"]
    body = newsroom_tests("000", 4, rules=" ".join(names)).body
    rules = load_rules().rules
    spots = [body.index(rules[name].question) for name in names]
    assert spots == sorted(spots)
    assert "“referred to only as”" in body
    assert section("cases")["no_words"] in body
    assert "AP (2009)" in body


def test_the_answers_are_those_of_the_rules():
    says = section("rules")
    one = newsroom_tests("000", 4, rules="ap-not-simply-a-source").body
    other = newsroom_tests("001", 4, rules="ap-not-simply-a-source").body
    hidden = newsroom_tests("001", 4, rules="ap-identity-known").body
    assert f"<td>{says['met']} " in one
    assert f"<td>{says['not_met']} " in other
    assert f"<td>{says['cant_tell']} " in hidden


def test_several_paragraphs_can_be_put_to_them_at_once():
    body = newsroom_tests("002", 33, 34, rules="ap-info-not-opinion").body
    assert "paragraphs 33–34" in body
    assert "“15 and 47”" in body


def test_it_stays_closed_until_it_is_opened():
    assert newsroom_tests("000", 4, rules="ap-motive", closed=True).body.startswith("<details>")
    assert mirror_case("mirror-2005-freezer", closed=True).body.startswith("<details>")
    assert newsroom_tests("000", 4, rules="ap-motive").body.startswith("<table")


def test_a_rule_that_is_not_there_is_named_with_those_that_are():
    with pytest.raises(KitError, match=r"“ap-nothing”.*ap-motive"):
        newsroom_tests("000", 4, rules="ap-nothing")


def test_without_a_coding_it_says_what_is_missing(monkeypatch):
    monkeypatch.setattr("whosays.corpus.texts.load_text_coding", lambda *_: None)
    with pytest.raises(KitError, match="000: this text has no coding"):
        newsroom_tests("000", 4, rules="ap-motive")
