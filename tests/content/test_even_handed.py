"""What the kit says of claims, of who pays and of who denied holds for every flag alike.

Each finder gives its breaches; the kit has none, and each is held to a planted one.
"""

from __future__ import annotations

import copy
import re
import tomllib
from collections import Counter

import pytest
from _texts import HERE, ROOT, article_lines, data, pieces

from whosays.core.kit import Kit

DATA = data()
PIECES = pieces(DATA)
LINES = article_lines()
CLAIMS = DATA["solutions/claims.toml"]["claim"]
CODED = {
    record["id"]: (table["article"], record["paragraph"])
    for name, table in DATA.items()
    if re.fullmatch(r"solutions/coding/\d{3}\.json", name)
    for record in table["attributions"]
}
CARRIES = tomllib.loads((HERE / "claim_words.toml").read_text(encoding="utf-8"))["carries"]
CARDS = {
    card["id"]: card
    for name, table in DATA.items()
    if name.startswith("lessons/cards/")
    for card in table.get("card", [])
}

# --------------------------------------------------------------- a carrier carries the claim


def carriers_amiss(claim):
    """Find carriers whose paragraph lacks the number, place or name of the claim."""
    found = []
    for record in claim["carried_by"]:
        article, number = CODED[record]
        text = LINES[article][number - 1]
        lacks = [word for word in CARRIES[claim["id"]] if not re.search(word, text, re.IGNORECASE)]
        found += [(claim["id"], record, lacks)] if lacks else []
    return found


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim["id"])
def test_what_carries_a_claim_has_its_number_place_and_name(claim):
    assert carriers_amiss(claim) == []


def test_a_carrier_of_another_claim_is_noticed():
    claim = next(claim for claim in CLAIMS if claim["id"] == "c03")
    assert carriers_amiss({**claim, "carried_by": ["001-07"]}) != []


def test_every_claim_has_its_words():
    assert set(CARRIES) == {claim["id"] for claim in CLAIMS}


# --------------------------------------------------------------- who pays, and on which side
PAYS = re.compile(r"\b(pays|paid for|subsid\w+|belong(?:s|ed)? to|bought|owns?|registered)\b")
ASK = "Ask of everybody who pays. The answer settles no claim."
SIDES = {
    "speaker-2013-sohr": "opposition",
    "speaker-2013-rossiya-segodnya": "russian",
    "speaker-2017-afp": "western",
    "speaker-2017-rt-fara": "russian",
    "speaker-2018-kyiv-post": "ukrainian",
    "speaker-2018-white-helmets": "opposition",
    "speaker-2018-09-time-post": "western",
    "speaker-2021-03-syria-tv": "opposition",
    "speaker-2025-02-meduza": "russian exile",
}


def payers(cards):
    """Give the cards that say who stands behind an outlet or a group."""
    return [c for c in cards if c["id"].startswith("speaker-") and PAYS.search(c["who"])]


def unasked(cards):
    """Find such a card without the sentence that all of them share, or without a side."""
    return [c["id"] for c in payers(cards) if ASK not in c["note"] or c["id"] not in SIDES]


def uneven(cards):
    """Find a side of which the cards say more than of any two others together."""
    count = Counter(SIDES.get(card["id"]) for card in payers(cards))
    others = {side: sum(count.values()) - count[side] for side in count}
    missing = {"russian", "western", "ukrainian", "opposition"} - set(count)
    return sorted(missing) + [side for side in count if count[side] > others[side] / 2 + 1]


def test_who_pays_is_asked_of_every_side_in_the_same_words():
    assert unasked(CARDS.values()) == []
    assert {card["id"] for card in payers(CARDS.values())} == set(SIDES)


def test_no_side_is_asked_much_more_than_the_others():
    assert uneven(CARDS.values()) == []


def test_a_card_without_the_sentence_is_noticed():
    cards = copy.deepcopy(CARDS)
    cards["speaker-2018-white-helmets"]["note"] = "Good people."
    assert unasked(cards.values()) == ["speaker-2018-white-helmets"]


def test_a_side_left_out_is_noticed():
    fewer = [card for card in CARDS.values() if SIDES.get(card["id"]) != "western"]
    assert uneven(fewer) != []


# --------------------------------------------------------------- cases that students meet
def cases_met(tables):
    """Give the flags of the cases on the pages of students."""
    met = [
        name
        for file, book in tables.items()
        if re.match(r"(lessons|exercises)/.*\.ipynb", file)
        for cell in book["cells"]
        if cell["cell_type"] == "code"
        for name in re.findall(r'mirror_case\("([\w-]+)"', "".join(cell["source"]))
    ]
    return {CARDS[name]["flag"] for name in met}


@pytest.mark.parametrize("flag", ["United States", "Ukraine", "Western news agency"])
def test_students_meet_a_case_of_each_flag(flag):
    assert any(flag in met for met in cases_met(DATA)), flag


# --------------------------------------------------------------- denials have a card
MONTHS = "January February March April May June July August September October November December"
DAYS = re.compile(rf"\b(\d+(?: and \d+)*) ({'|'.join(MONTHS.split())})\b")


def days_without_a_card(claim):
    """Find a day on which somebody is said to have denied, and no card of that day."""
    dates = {card["date"][5:] for card in CARDS.values()}
    wanted = [
        f"{MONTHS.split().index(month) + 1:02d}-{int(day):02d}"
        for numbers, month in DAYS.findall(claim["reply_why"])
        for day in re.findall(r"\d+", numbers)
    ]
    return [day for day in wanted if day not in dates]


def counted_denials(claim):
    """Find a number of denials that is only counted: which ones, nobody can look up."""
    return re.findall(r"\bdenied\b[^.;]*\b(twice|three times|\d+ times)\b", claim["reply_why"])


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim["id"])
def test_a_denial_that_is_spoken_of_has_its_card(claim):
    assert days_without_a_card(claim) == []
    assert counted_denials(claim) == []


def test_a_denial_without_a_card_is_noticed():
    assert days_without_a_card({"reply_why": "HTS had denied it on 15 and 18 September."}) == [
        "09-18"
    ]
    assert counted_denials({"reply_why": "HTS had denied the swap twice by then."}) == ["twice"]


# --------------------------------------------------------------- how the war is dated
def dated_otherwise(text):
    """Find a war in Ukraine that is given one year: fought since 2014, invaded in 2022."""
    return re.findall(r"\bwar of 20(?:14|22)\b|\bwar (?:that )?began in 20\d\d\b", text)


def test_the_war_in_ukraine_is_dated_in_one_way():
    found = {f"{p.file}{p.path}": dated_otherwise(p.text) for p in PIECES}
    assert {where: words for where, words in found.items() if words} == {}


def test_another_way_of_dating_it_is_noticed():
    assert dated_otherwise("Four years before the war of 2022.") != []
    assert dated_otherwise("and that war began in 2014") != []


# --------------------------------------------------------------- figures
@pytest.mark.parametrize("name", ["000", "001", "002", "003", "004"])
def test_percents_on_a_figure_sum_to_100(name):
    from whosays.corpus.attributions import load_coding, words_credited  # noqa: PLC0415 - this test only
    from whosays.figures import affiliation, naming, source_mix  # noqa: PLC0415

    plates = [
        source_mix.plate({"x": words_credited(load_coding(name, Kit(ROOT)))}, "words"),
        naming.plate(naming.rows([name], Kit(ROOT))),
        affiliation.plate(affiliation.rows([name], "attributions"), "attributions"),
    ]
    for plate in plates:
        shares = [
            [int(n) for cell in row for n in re.findall(r"\((\d+)\s%\)", cell)]
            for row in plate.table.rows
        ]
        shares = [row for row in shares if row]
        if {len(row) for row in shares} == {1}:  # the parts of the whole stand one below the other
            shares = [list(column) for column in zip(*shares, strict=True)]
        assert {sum(line) for line in shares} == {100}, plate.table.caption
