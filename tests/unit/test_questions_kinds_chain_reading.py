"""How a built chain is read: precision and recall in words, a reason for every arrow."""

from __future__ import annotations

import pytest
from _chains import answer, chain, loaded, modelled, pairs, put

from whosays.questions.grading import grade

ALL = "src>gazette gazette>t1 port>t1"


@pytest.fixture
def read(tiny):
    """Give a function that reads an answer in short."""
    key = {"accept": pairs("mayor>t1"), "option": [{"id": "mayor>port", "says": "No word of it."}]}
    item, key = loaded(put(tiny, **key))
    return lambda *parts: grade(item, key, answer(*parts))


def lines(feedback):
    return {line.id: line for line in feedback.options}


def test_the_whole_chain(read):
    feedback = read(ALL, "src>port")
    assert (feedback.state, feedback.score) == ("right", 1.0)
    assert feedback.headline == "4 of your 4 arrows and ties can be shown"
    assert all(line.verdict == "fits" and line.chosen for line in feedback.options)
    assert feedback.notes[0] == "Folded, your chain comes to 1 to 2 roots. So does ours."
    # Why there are so many roots is told where the count differs.
    assert feedback.notes[1] == "Because."
    assert "The text does not say." in read("src>gazette").notes


def test_missing_and_extra_arrows_with_their_reasons(read):
    feedback = read("src>gazette src>t1 t1>port mayor>gazette")
    assert feedback.state == "partly"
    assert feedback.score == round(2 / (4 + 3), 4)
    # Two go past somebody or the other way; two arrows and a tie are missing.
    assert feedback.headline == (
        "1 of your 4 arrows can be shown · 1 not shown by the text · 2 do not fit · 3 missing"
    )
    verdicts = {line.id: line.verdict for line in feedback.options if line.chosen}
    assert verdicts == {
        "src>gazette": "fits", "src>t1": "fits_not", "t1>port": "fits_not",
        "mayor>gazette": "not_shown",
    }  # fmt: skip
    told = lines(feedback)
    assert not told["gazette>t1"].chosen
    assert told["gazette>t1"].verdict == "fits"
    assert "by way of B (the Gazette)" in told["src>t1"].shows
    assert "other way round" in told["t1>port"].shows
    assert told["mayor>gazette"].shows == ""  # the line and its verdict say it all
    assert feedback.options[0].verdict != "fits"
    states = {f"{e['from']}>{e['to']}": e["state"] for e in feedback.more["edges"]}
    assert states == {
        "src>gazette": "kept", "gazette>t1": "missing", "port>t1": "missing", "src>t1": "against",
        "t1>port": "against", "mayor>gazette": "extra",
    }  # fmt: skip


def test_every_arrow_has_a_reason_and_none_is_called_wrong(read):
    feedback = read("src>t1 t1>src mayor>t1 mayor>port port>mayor gazette>src")
    for line in feedback.options:
        assert line.says or line.shows or line.verdict in ("fits", "not_shown"), line.id
        assert "wrong" not in f"{line.text} {line.says} {line.shows}".lower()


def test_an_accepted_arrow_counts_neither_way(read):
    assert read(f"{ALL} mayor>t1").score == 1.0
    alone = read("mayor>t1")
    assert (alone.state, alone.score) == ("partly", 0.0)
    assert lines(alone)["mayor>t1"].verdict == "open"
    # It is counted as drawn all the same: the head says how many arrows there are on the page.
    assert alone.headline.startswith("0 of your 1 arrow can be shown · 1 can be discussed")


def test_a_reason_of_the_key_goes_first(read):
    line = lines(read("mayor>port"))["mayor>port"]
    assert (line.says, line.shows, line.verdict) == ("No word of it.", "", "not_shown")


def test_nothing_of_it(read):
    feedback = read("mayor>port")
    assert (feedback.state, feedback.score) == ("not_shown", 0.0)


def test_ties_only(read):
    feedback = read("", "src>port")
    assert feedback.headline.startswith("Your one arrow or tie can be shown · 3 missing")
    assert feedback.notes[0].startswith("Without arrows there is nothing to fold.")


def test_a_tie_left_out_settled_or_too_many(read):
    assert lines(read(ALL))["src=port"].chosen is False
    assert read(ALL).notes[0] == "Folded, your chain comes to 2 roots, ours to 1 to 2 roots."
    settled = lines(read(ALL, "", "src>port"))["src=port"]
    assert settled.verdict == "partly"
    assert "for that the text would have to show it" in settled.shows
    more = lines(read(f"{ALL} mayor>t1", "src>port port>mayor"))["port=mayor"]
    assert (more.verdict, more.chosen) == ("open", True)
    # A tie of a hand that is no root in this chain says nothing.
    assert "gazette=port" not in lines(read(ALL, "gazette>port"))


def test_one_body(tiny):
    del tiny.claim["same"]
    tiny.claim["one"] = [["src", "port"]]
    tiny.claim["roots"] = [1, 1]
    item, key = loaded(put(tiny))
    open_ = lines(grade(item, key, answer(ALL, "src>port")))["src=port"]
    assert (open_.verdict, "known" in open_.shows) == ("partly", True)
    shut = grade(item, key, answer(ALL, "", "src>port"))
    assert lines(shut)["src=port"].verdict == "fits"
    assert shut.notes[0] == "Folded, your chain comes to 1 root. So does ours."


def test_a_modelled_chain_is_seen_not_marked(tiny):
    item, key = loaded(put(tiny, modelled()))
    feedback = grade(item, key, 2)
    assert (feedback.state, feedback.score) == ("noted", None)
    assert grade(item, key, None).state == "blank"


def test_without_a_key_an_answer_is_only_kept(tiny):
    item, _ = loaded(put(tiny))
    assert grade(item, None, answer(ALL)).state == "noted"


def test_an_arrow_that_a_key_lists_twice_is_one_arrow(tiny):
    entry = chain(claim=None)
    del entry["claim"]
    item, key = loaded(put(tiny, entry, edges=pairs("src>t1 src>t1 port>t1")))
    feedback = grade(item, key, answer("src>t1 port>t1"))
    assert (feedback.state, feedback.score) == ("right", 1.0)


def test_a_chain_drawn_backwards_has_as_many_roots_but_not_the_same(tiny):
    """“So does ours” stood under “0 of your 4 arrows”: the count was right by chance."""
    tiny.claim["one"] = [["src", "port"]]
    del tiny.claim["same"]
    tiny.claim["roots"] = [1, 1]
    item, key = loaded(put(tiny))
    backwards = " ".join(">".join(reversed(edge.split(">"))) for edge in ALL.split())
    found = grade(item, key, answer(backwards))
    assert found.headline.startswith("0 of ")
    assert "So does ours" not in found.notes[0]
