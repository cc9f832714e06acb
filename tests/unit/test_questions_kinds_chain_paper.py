"""The chain on paper: everything is there, and nothing becomes markup."""

from __future__ import annotations

import re
from dataclasses import replace

from _chains import chain, loaded, modelled, pairs, put

from whosays.questions.kinds.chain import kind
from whosays.questions.kinds.chain.reading import letter

EVIL = "<img src=x onerror=\"alert('1')\"> & </q>"
TAGS = re.compile(
    r"</?(p|ul|ol|li|b|q|br|small|div|table|thead|tbody|tr|th|td|blockquote)"
    r"( (style|class|scope)=[\"'][a-z0-9:;\- ]+[\"'])*>"
)


def safe(markup):
    """Make sure that there are no tags but our own plain ones."""
    rest = TAGS.sub("", str(markup))
    assert "<" not in rest
    assert ">" not in rest
    return markup


def test_the_teacher_reads_arrows_ties_reasons_and_the_count(tiny):
    item, key = loaded(
        put(
            tiny,
            accept=pairs("mayor>t1"),
            option=[
                {"id": "port>t1", "says": "Port says.", "shows": "Port shows."},
                {"id": "mayor>port", "says": "No word."},
                {"id": "src=port", "shows": "Nobody knows."},
            ],
            discussion="Talk.",
        )
    )
    made = safe(kind.expected_html(item, key))
    for words in (
        "B (the Gazette) got it from A (a source)", "told the Gazette", "Port shows.",
        "E (the article) got it from D (the mayor)", "C (the Port) got it from D (the mayor)",
        "A (a source) and C (the Port) may be one", "Nobody knows.", "1 to 2 roots",
    ):  # fmt: skip
        assert words in made, words
    # The card around it says these, of every kind.
    assert "Because." not in made
    assert "Talk." not in made


def test_a_sheet_has_every_hand_room_to_draw_ties_and_the_count(tiny):
    item, _ = loaded(put(tiny))
    made = safe(kind.worksheet_html(item))
    cards = kind.cuts(item)
    assert [card.mark for card in cards] == list("ABCDE")
    for hand, card in zip(item["hands"], cards, strict=True):
        assert hand["text"] in made
        assert hand["text"] in safe(card.body)
        assert hand["words"] in card.body
    assert made.count("<tr>") == 1 + 5  # heads, hands
    assert 'class="pr-room"' in made
    assert "may be one" in safe(kind.legend(item))
    assert "at least ______, at most ______" in made


def test_a_sheet_gives_nothing_of_the_key_away(tiny):
    item, key = loaded(put(tiny))
    made = kind.worksheet_html(item)
    assert "got it from A" not in made
    assert key.reason not in made


def test_whom_the_fold_of_a_model_leaves_is_found_with_the_pencil(tiny):
    """A guess above it asks how many only passed it on."""
    item, key = loaded(put(tiny, modelled()))
    last = {"collapse": True, "says": "Who is left?", "shows": "Two of the five."}
    shown = {**item, "steps": [*item["steps"], last]}
    made = kind.worksheet_html(shown)
    assert "Who is left?" in made
    assert "Two of the five." not in made
    assert "at least ______, at most ______" in made
    assert "Two of the five." in kind.expected_html(shown, key)


def test_a_modelled_chain_is_told_step_by_step(tiny):
    item, key = loaded(put(tiny, modelled()))
    assert not kind.cuts(item)
    assert not kind.legend(item)
    assert "<b>A</b> a source" in kind.worksheet_html(item)
    assert "B got it from A" in kind.worksheet_html(item)
    assert "B (the Gazette) got it from A (a source)" in kind.expected_html(item, key)
    for made in (kind.worksheet_html(item), kind.expected_html(item, key)):
        safe(made)
        assert "Nobody knows." in made
        assert "Fold what was only passed on" in made


def test_what_looks_like_markup_is_text(tiny):
    entry = chain(claim="c1")
    entry["hands"][3]["text"] = EVIL
    item, key = loaded(
        put(
            tiny,
            entry,
            discussion=EVIL,
            accept=pairs("mayor>t1"),
            option=[{"id": "mayor>t1", "says": EVIL, "rule": EVIL, "shows": EVIL}],
        )
    )
    safe(kind.expected_html(item, replace(key, reason=EVIL, why=EVIL)))
    item["hands"][0] |= {"words": EVIL, "place": EVIL}
    safe(kind.worksheet_html(item))
    assert all(safe(card.body) for card in kind.cuts(item))
    steps = [{"collapse": True, "says": EVIL, "shows": EVIL}]
    safe(kind.worksheet_html({**item, "modelled": True, "steps": steps}))


def test_letters_do_not_run_out():
    assert [letter(n) for n in (0, 25, 26, 53)] == ["A", "Z", "A2", "B3"]
