"""A card's verdict, computed from its parts."""

from __future__ import annotations

import itertools

import pytest

from whosays.questions.verdict import CREDIT, Tally, headline, judged, tally

STATES = {
    (): "not_yet",
    ("fits",): "right",
    ("fits", "open"): "open",
    ("open",): "open",
    ("fits", "partly"): "partly",
    ("partly",): "partly",
    ("fits", "not_shown"): "partly",
    ("not_shown",): "not_shown",
    ("not_shown", "fits_not"): "not_yet",
    ("fits_not",): "not_yet",
    ("open", "fits_not"): "partly",
}


@pytest.mark.parametrize("verdicts", STATES)
def test_the_state_follows_from_the_parts(verdicts):
    assert tally(verdicts).state == STATES[verdicts]


@pytest.mark.parametrize("lack", [{"missing": 1}, {"blank": 1}])
def test_what_is_missing_or_blank_is_never_green(lack):
    assert tally(["fits"], **lack).state == "partly"
    assert tally(["open"], **lack).state == "partly"


def test_only_what_fits_is_right():
    for verdicts in itertools.combinations_with_replacement(CREDIT, 4):
        assert (tally(verdicts).state == "right") == (set(verdicts) == {"fits"})


def test_every_part_is_counted_once():
    for verdicts in itertools.combinations_with_replacement(CREDIT, 3):
        assert tally(verdicts, missing=2, blank=1).total == 4


@pytest.mark.parametrize(
    ("given", "wanted", "accepted", "verdict"),
    [
        ("a", ["a"], [], "fits"),
        ("a", ["a"], ["a"], "fits"),
        ("b", ["a"], ["b"], "open"),
        ("b", ["a"], [], "fits_not"),
        (None, ["a"], [], "fits_not"),
        ("a", ["?"], [], "not_shown"),
        ("?", ["a"], [], "fits_not"),
        ("b", ["a", "?"], [], "fits_not"),
    ],
)
def test_one_choice(given, wanted, accepted, verdict):
    assert judged(given, wanted, accepted, ["?"]) == verdict


def test_the_score_comes_first_and_nothing_is_said_of_nothing():
    whole = headline("cards", Tally(fits=5, open=1, fits_not=1, blank=2))
    assert whole.startswith("5 of 9 cards")
    assert whole.endswith("· 1 can be discussed · 1 elsewhere in our reading · 2 not answered yet")
    assert "·" not in headline("rows", Tally(fits=3))


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("ticks", "0 of your 1 tick fits · 1 missing"),
        ("arrows", "0 of your 1 arrow can be shown · 1 missing"),
    ],
)
def test_one_part_is_told_as_one(form, said):
    assert headline(form, tally(["fits_not"], missing=1)) == said


def test_what_fits_and_what_can_be_defended_count_in_full_and_what_fits_partly_by_half():
    assert (CREDIT["fits"], CREDIT["open"], CREDIT["partly"]) == (1, 1, 0.5)
    assert (CREDIT["not_shown"], CREDIT["fits_not"]) == (0, 0)
    assert Tally() == tally([]), "nothing is counted before it is given"
    assert (Tally().given, Tally().missing, Tally().blank) == (0, 0, 0)


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (Tally(fits=1, fits_not=6), "1 of 7 cards is where we put it"),
        (Tally(fits=2, fits_not=5), "2 of 7 cards are where we put them"),
        (Tally(fits_not=7), "0 of 7 cards are where we put them"),
        (Tally(fits=1), "1 of 1 card is where we put it"),
    ],
)
def test_the_verb_goes_with_what_fits(count, told):
    assert headline("cards", count) == told


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ("rows", "2 not shown by the text · 1 does not fit"),
        ("tests", "2 left open by the text · 1 does not fit"),
        ("deck", "2 not shown by the card · 1 placed elsewhere"),
        ("cards_ties", "2 not shown by the text · 1 elsewhere in our reading"),
    ],
)
def test_a_task_counts_in_the_words_of_its_rows(form, told):
    assert headline(form, Tally(fits=1, not_shown=2, fits_not=1)).endswith(f" · {told}")


def test_the_verb_goes_with_those_that_fit_wherever_there_are_several():
    assert headline("rows", Tally(fits=1, fits_not=1)) == "1 of 2 rows fits"
    assert headline("rows", Tally(fits=1)) == "1 of 1 row fits"
    assert headline("rows", Tally(fits=2)) == "2 of 2 rows fit"


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (
            Tally(fits=2, not_shown=1, fits_not=1, blank=2),
            "1 not shown by the text · 1 elsewhere in our reading",
        ),
        (Tally(fits=2, open=1, fits_not=3), "1 can be discussed · 3 elsewhere in our reading"),
    ],
)
def test_what_is_told_adds_up_to_the_total(count, told):
    score, _, rest = headline("cards", count).partition(" · ")
    assert rest.startswith(told)
    left = sum(int(part.split()[0]) for part in rest.split(" · "))
    assert score.startswith(f"{count.fits} of {count.fits + left} cards")


@pytest.mark.parametrize("form", ["ticks", "arrows", "arrows_ties"])
def test_the_only_one_that_was_given_is_told_without_a_count(form):
    assert headline(form, Tally(fits=1)).startswith("Your one ")
    assert headline(form, Tally(fits=1, missing=2)).endswith(" · 2 missing")
