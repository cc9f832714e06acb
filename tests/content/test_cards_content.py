"""What every evidence card and mirror case must keep to.

Each rule is a function that gives the list of its breaches for one card as plain data. The
tests hold the kit's cards to it, and hold the rule to a planted breach.
"""

from __future__ import annotations

import copy
import datetime as dt
import re
import tomllib
from pathlib import Path

import pytest

from whosays.core.kit import Kit
from whosays.sourcing.cards import load_cards, load_claims, select

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
FOLDER = ROOT / "lessons" / "cards"
VERDICTS = tomllib.loads((HERE / "verdict_words.toml").read_text(encoding="utf-8"))
GUARDS = tomllib.loads((HERE / "card_guards.toml").read_text(encoding="utf-8"))
FILES = sorted(file for file in FOLDER.glob("*.toml") if file.name != "claims.toml")
RAW = [card for file in FILES for card in tomllib.loads(file.read_text(encoding="utf-8"))["card"]]
IDS = [card["id"] for card in RAW]
CARDS = load_cards(Kit(ROOT))
CLAIMS = load_claims(Kit(ROOT))
# The days on which the articles were written, as the catalogue has them.
WRITTEN = {
    "000": dt.date(2024, 11, 12),
    "001": dt.date(2024, 9, 17),
    "002": dt.date(2024, 12, 4),
}


def texts(value):
    """Give all text inside a card, field by field."""
    if isinstance(value, dict):
        return [text for entry in value.values() for text in texts(entry)]
    if isinstance(value, list):
        return [text for entry in value for text in texts(entry)]
    return [str(value)]


def own_words(text):
    """Give the text without what stands in quotation marks."""
    for opening, closing in VERDICTS["quotation_marks"]:
        text = re.sub(
            f"{re.escape(opening)}[^{re.escape(closing)}]*{re.escape(closing)}", " ", text
        )
    return text


def verdicts(card):
    # A title is the publication's own text.
    ours = {key: value for key, value in card.items() if key != "title"}
    pattern = r"\b(?:(?:{})|(?:{})\w*)\b".format(
        "|".join(VERDICTS["words"]), "|".join(VERDICTS["stems"])
    )
    return [
        word
        for text in texts(ours)
        for word in re.findall(pattern, own_words(text), flags=re.IGNORECASE)
    ]


def printed(card, guard):
    if "field" in guard:
        if card["id"] not in guard["cards"]:
            return []
        return re.findall(guard["pattern"], card.get(guard["field"], ""))
    whole = "\n".join(texts(card))
    return [found.group() for found in re.finditer(guard["pattern"], whole, re.IGNORECASE)]


def copy_sites(card):
    whole = "\n".join(texts(card)).casefold()
    return [name for name in GUARDS["copy_sites"]["names"] if name.casefold() in whole]


def addresses(card):
    return re.findall(r"https?://\S+|www\.\S+", "\n".join(texts(card)))


def uncited(card):
    return [
        field
        for field in ("publication", "date", "shown_from")
        if not str(card.get(field, "")).strip()
    ] + ([] if card.get("title") or card.get("description") else ["title or description"])


def long_sentences(card):
    """Find sentences over 40 words: too long for our readers."""
    return [
        sentence
        for key in ("who", "note", "asks", "what_later")
        for sentence in re.split(r"(?<=[.?!])\s", card.get(key, ""))
        if len(sentence.split()) > 40
    ]


def vague_dates(card):
    """Find a date that is not a full day and does not say so in words."""
    return [] if len(card["date"]) == 10 or card.get("date_note") else [card["date"]]


def told_too_early(card):
    """Find a day that a card tells of before a reader could know it, or a date after that."""
    months = "January February March April May June July August September October November December"
    known = card["shown_from"]
    told = f"{card['who']} {card['sourcing']['how']}"
    days = [
        f"{year}-{months.split().index(month) + 1:02d}-{int(day):02d}"
        for day, month, year in re.findall(
            rf"\b(\d{{1,2}}) ({'|'.join(months.split())}) (\d{{4}})\b", told
        )
    ]
    years = re.findall(r"\b(?:19|20)\d\d\b", told)
    late = [day for day in [*days, card["date"]] if day > known[: len(day)]]
    return late + [year for year in years if year > known[:4]]


RULES = {
    "verdict words": verdicts,
    "copy sites": copy_sites,
    "addresses": addresses,
    "no citation": uncited,
    "long sentences": long_sentences,
    "a date left unexplained": vague_dates,
    "told too early": told_too_early,
}
PLANTS = {
    "verdict words": {"who": "This was plainly debunked."},
    "copy sites": {"publication": "EarthPressNews"},
    "addresses": {"note": "See https://example.org/page."},
    "no citation": {"publication": " "},
    "long sentences": {"note": "word " * 41},
    "a date left unexplained": {"date": "2024-12", "date_note": ""},
    "told too early": {"shown_from": "2017-12-27", "who": "On 28 December 2017 it was denied."},
}


@pytest.mark.parametrize("card", RAW, ids=IDS)
@pytest.mark.parametrize("rule", RULES)
def test_cards_keep_the_rule(rule, card):
    assert RULES[rule](card) == []


@pytest.mark.parametrize("rule", RULES)
def test_the_rule_catches_a_planted_breach(rule):
    card = {**copy.deepcopy(RAW[0]), **PLANTS[rule]}
    assert RULES[rule](card) != []


def test_words_in_quotation_marks_are_not_ours():
    assert verdicts({"who": "They called it “false and absurd”."}) == []
    assert verdicts({"who": "It was false."}) == ["false"]
    assert verdicts({"title": "A false dawn", "who": "x"}) == []


@pytest.mark.parametrize("guard", GUARDS["do_not_print"], ids=lambda guard: guard["what"])
def test_nothing_is_printed_that_must_not_be(guard):
    assert {card["id"]: printed(card, guard) for card in RAW if printed(card, guard)} == {}


@pytest.mark.parametrize("guard", GUARDS["do_not_print"], ids=lambda guard: guard["what"])
def test_each_forbidden_item_is_caught_when_planted(guard):
    field = guard.get("field", "note")
    base = next(card for card in RAW if card["id"] in guard.get("cards", IDS))
    assert printed({**copy.deepcopy(base), field: guard["plant"]}, guard) != []


def test_only_two_grades_of_certainty():
    assert {card.certainty for card in CARDS} == {"certain", "check before class"}


def test_a_grade_of_likely_cannot_get_in(tmp_path):
    folder = tmp_path / "lessons" / "cards"
    folder.mkdir(parents=True)
    for file in FOLDER.glob("*.toml"):
        text = file.read_text(encoding="utf-8").replace('"check before class"', '"likely"')
        (folder / file.name).write_text(text, encoding="utf-8")
    with pytest.raises(Exception, match="likely"):
        load_cards(Kit(tmp_path))


def test_there_are_enough_cards_of_both_kinds():
    kinds = [card.kind for card in CARDS]
    assert kinds.count("evidence") >= 18
    assert kinds.count("mirror") >= 5


def test_every_claim_has_a_card_and_every_card_a_known_claim():
    pointed = {entry.claim for card in CARDS for entry in card.bears_on}
    assert pointed == set(CLAIMS)


def test_claims_are_carried_by_articles_of_the_set():
    names = {path.name[:3] for path in (ROOT / "seeds").glob("*.txt")}
    assert {article for claim in CLAIMS.values() for article in claim.carried_by} == names


def test_claims_pass_no_judgement():
    assert [verdicts({"who": claim.says}) for claim in CLAIMS.values()] == [[]] * len(CLAIMS)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_file_is_in_order_of_date(file):
    dates = [card["date"] for card in tomllib.loads(file.read_text(encoding="utf-8"))["card"]]
    assert dates == sorted(dates)


# ------------------------------------------------------------- balance of the cards
def denials(cards, claim, day):
    return (
        [card.id for card in select(cards, claim=claim, how="denies", by=day)],
        [card.id for card in select(cards, claim=claim, how="denies", after=day)],
    )


def test_a_denial_of_the_swap_was_known_before_the_article():
    before, _ = denials(CARDS, "c03", WRITTEN["001"] - dt.timedelta(days=1))
    assert "denial-2024-09-15-hts" in before


def test_denials_stand_before_and_after_article_000():
    before, after = denials(CARDS, "c01", WRITTEN["000"])
    assert "denial-2024-10-05-hts" in before
    assert {"denial-2024-12-04-ukraine", "denial-2024-12-18-zelensky"} <= set(after)


def test_without_the_early_denials_the_balance_test_would_notice():
    fewer = [card for card in CARDS if "hts" not in card.id]
    assert denials(fewer, "c01", WRITTEN["000"])[0] == []


@pytest.mark.parametrize("claim", ["c01", "c08"])
def test_later_reports_of_something_smaller_stand_beside_the_denials(claim):
    smaller = select(CARDS, claim=claim, how="supports_smaller", after=WRITTEN["000"])
    assert "syria-2024-12-10-ignatius" in [card.id for card in smaller]
    assert select(CARDS, claim=claim, how="denies", after=WRITTEN["000"])


@pytest.mark.parametrize("claim", ["c03", "c05", "c06", "c07", "c12"])
def test_no_card_supports_what_nothing_in_our_notes_supports(claim):
    hows = {e.how for card in CARDS for e in card.bears_on if e.claim == claim}
    assert not hows & {"supports", "supports_smaller"}


def test_the_column_is_called_a_column():
    card = next(card for card in CARDS if card.id == "syria-2024-12-10-ignatius")
    assert card.sourcing_kind == "opinion_column"
    assert card.title == ""


def test_the_al_tanf_statements_come_with_their_numbers():
    numbers = [
        ("2017-12-27", "350"),
        ("2022-03-04", "several dozen"),
        ("2022-05-17", "60"),
        ("2022-07-01", "90"),
        ("2023-02-13", "60"),
        ("2023-05-24", "no number"),
        ("2024-10-07", "500"),
    ]
    chain = {card.date: card.who for card in CARDS if card.id.startswith("al-tanf")}
    assert [date for date, number in numbers if number not in chain.get(date, "")] == []


def test_sanctions_come_with_the_reminder():
    for card in CARDS:
        if re.search(r"sanctions on|suspended|registered", card.who):
            assert "is a fact that it was made, not proof of the charge" in card.note, card.id


def test_a_card_says_listed_at_the_time_where_the_status_has_changed():
    listed = [card for card in CARDS if "hts-listed" in card.id]
    assert "listed at the time" in listed[0].note


# ------------------------------------------------------------------- mirror cases
def flags(cards):
    return {card.mirror.flag for card in cards if card.mirror}


def test_mirror_cases_fly_at_least_four_flags():
    found = flags(CARDS)
    assert len(found) >= 4
    for wanted in ("United States", "Ukraine", "news agency"):
        assert any(wanted in flag for flag in found), wanted


def test_one_flag_less_would_be_noticed():
    fewer = [card for card in CARDS if not (card.mirror and card.mirror.flag == "Ukraine")]
    assert "Ukraine" not in flags(fewer)


def test_a_mirror_case_asks_something():
    for card in CARDS:
        if card.mirror:
            assert "?" in card.mirror.asks, card.id
