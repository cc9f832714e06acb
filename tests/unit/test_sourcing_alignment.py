from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.sourcing.alignment import (
    Step,
    align,
    blocks,
    likeness,
    place_in_other,
    rows,
    words,
)

FEW = st.lists(
    st.sampled_from(
        ["the", "a", "source", "250", "said", "so.", "“Yes,”", "😀", "ميناء", "\n", "船"]
    ),
    max_size=25,
).map(" ".join)
ANY = st.text(max_size=80)
texts = FEW | ANY


def told(before, after):
    """Give the differences in words."""
    return [
        (step.kind, before[slice(*step.before)], after[slice(*step.after)])
        for step in align(before, after)
        if step.kind != "same"
    ]


# ---------------------------------------------------------------- words
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A source, “close” to it.", ["A", "source", "close", "to", "it"]),
        ("It’s Al-Tanf's base", ["It’s", "Al-Tanf's", "base"]),
        ("17,000 men, 3.5 tons. 60,", ["17,000", "men", "3.5", "tons", "60"]),
        ("end.Next one,two", ["end", "Next", "one", "two"]),
        ("in 60.Next 7,b", ["in", "60", "Next", "7", "b"]),
        ("the girls' home, vitamin-C", ["the", "girls", "home", "vitamin-C"]),
        ("the girls'", ["the", "girls"]),
        ("cafe\u0301 😀 open", ["cafe\u0301", "open"]),
        ("قال الوزيرُ", ["قال", "الوزيرُ"]),
        ("船が来た", ["船", "が", "来", "た"]),
        ("- ’ 5, .", ["5"]),
        ("", []),
    ],
)
def test_words_are_found_in_any_script(text, found):
    assert [text[start:end] for start, end in words(text)] == found


@given(texts)
def test_words_do_not_overlap_and_hold_every_letter(text):
    places = words(text)
    assert all(a < b <= c < d for (a, b), (c, d) in pairwise(places))
    covered = {at for start, end in places for at in range(start, end)}
    assert all(at in covered for at, char in enumerate(text) if char.isalnum())


# ---------------------------------------------------------------- steps
def test_what_changed_went_and_came_is_told_apart():
    before = "The source said about 250 men came to the port on Monday."
    after = "The source revealed 250 armed men came to the port."
    assert told(before, after) == [
        ("changed", "said about", "revealed"),
        ("added", "", "armed"),
        ("dropped", "on Monday", ""),
    ]


def test_case_apostrophes_and_punctuation_make_no_difference():
    assert told("“It’s the Port”, he said", "it's the port he said") == []


def test_letters_written_in_two_ways_are_the_same():
    assert told("the cafe\u0301 is open", "the caf\u00e9 is open") == []


def test_a_number_is_never_the_same_as_another():
    assert told("17,000 men", "17,500 men") == [("changed", "17,000", "17,500")]


def test_a_lone_small_word_between_changes_is_part_of_them():
    assert told("red ship of stone came", "blue boat of wood came") == [
        ("changed", "red ship of stone", "blue boat of wood")
    ]


def test_a_lone_word_of_three_letters_is_small_at_the_end_of_a_text_too():
    assert told("red and blue", "old and new") == [("changed", "red and blue", "old and new")]


def test_a_lone_word_of_four_letters_stays_by_itself():
    assert told("red with blue", "old with new") == [
        ("changed", "red", "old"),
        ("changed", "blue", "new"),
    ]


def test_a_hyphen_is_the_same_in_both_its_shapes():
    assert told("the Al-Tanf base", "the Al\u2011Tanf base") == []


def test_a_word_that_is_frequent_in_a_long_text_counts_as_any_other():
    before, after = "One" + " the" * 250, "Two" + " the" * 250
    assert told(before, after) == [("changed", "One", "Two")]
    assert likeness(before, after) == 500 / 502


def test_a_lone_number_between_changes_stays_by_itself():
    assert told("about 60 men", "exactly 60 women") == [
        ("changed", "about", "exactly"),
        ("changed", "men", "women"),
    ]


def test_places_count_code_points():
    before, after = "😀😀 one two", "😀😀 one three"
    (step,) = [step for step in align(before, after) if step.kind == "changed"]
    assert (step.before, step.after) == ((7, 10), (7, 12))


def test_what_one_text_lacks_has_a_place_behind_the_word_before():
    (step,) = [
        s for s in align("He said, so it is", "He said, loudly, so it is") if s.kind == "added"
    ]
    assert step.before == (7, 7)


@given(before=texts, after=texts)
def test_every_word_of_both_is_in_one_step_and_in_order(before, after):
    steps = align(before, after)
    for side, text in (("before", before), ("after", after)):
        places = [getattr(step, side) for step in steps]
        assert all(a <= b <= c <= d for (a, b), (c, d) in pairwise(places))
        for start, end in words(text):
            assert sum(a <= start and end <= b for a, b in places) == 1
    assert all(a.kind == "same" or b.kind == "same" for a, b in pairwise(steps))
    for step in steps:
        empty = (step.before[0] == step.before[1], step.after[0] == step.after[1])
        expected = {"dropped": (False, True), "added": (True, False)}
        assert empty == expected.get(step.kind, (False, False))


@given(texts)
def test_a_text_is_the_same_as_itself(text):
    assert [step.kind for step in align(text, text)] == ["same"] * bool(words(text))
    assert likeness(text, text) == 1


def test_likeness_is_a_share():
    assert likeness("one two three four", "one two five six") == 0.5
    assert likeness("one", "two") == 0


# ---------------------------------------------------------------- where it would stand
def test_a_place_is_found_in_the_other_text():
    before, after = "The port said ships wait.", "Ships wait, the port said on Monday."
    steps = align("The port is closed, he said.", "The port is closed.")
    assert place_in_other(steps, 20) == len("The port is closed")
    assert place_in_other(steps, len("The port"), back=True) == len("The port")
    assert 0 <= place_in_other(align(before, after), 9) <= len(after)


STEPS = (
    Step("same", (1, 8), (1, 9)),
    Step("changed", (9, 15), (10, 22)),
    Step("same", (16, 20), (23, 27)),
    Step("dropped", (21, 26), (27, 27)),
    Step("same", (27, 30), (28, 31)),
)


@pytest.mark.parametrize(
    ("at", "there"),
    [
        *((0, 0), (1, 0)),  # nothing stands before the first words
        *((4, 4), (8, 9)),  # as far on in the same words; their end is their end
        *((9, 9), (11, 10), (12, 10)),  # up to the middle of other words their beginning
        *((13, 22), (15, 22), (16, 22)),  # and from there on their end
        *((17, 24), (19, 26), (20, 27), (21, 27)),
        *((22, 27), (26, 27), (27, 27)),  # what is gone has one place
        *((28, 29), (30, 31), (35, 31)),
    ],
)
def test_a_place_goes_with_the_same_words_or_to_the_nearer_end_of_others(at, there):
    assert place_in_other(STEPS, at) == there


def test_back_from_the_second_text_it_is_the_same_the_other_way():
    assert [place_in_other(STEPS, at, back=True) for at in (5, 9, 16, 17, 25, 30)] == [
        *(5, 8, 9, 15, 18, 29)
    ]


@given(before=texts, after=texts, data=st.data())
def test_a_place_in_the_other_text_is_in_it(before, after, data):
    at = data.draw(st.integers(0, len(before)))
    steps = align(before, after)
    assert 0 <= place_in_other(steps, at) <= len(after)
    assert place_in_other(steps, at) <= place_in_other(steps, len(before))


# ---------------------------------------------------------------- rows
def cut(text, **options):
    return [text[start:end] for start, end in blocks(text, **options)]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("One here. Two there!  Three?", ["One here.", "Two there!", "Three?"]),
        ("He said: “It is.” Then he left.", ["He said: “It is.”", "Then he left."]),
        ("A U.S. ship and Gov. Lee left. So?", ["A U.S. ship and Gov. Lee left.", "So?"]),
        ("About 3.5 tons. 60 men.", ["About 3.5 tons.", "60 men."]),
        ("Wait … and see.", ["Wait … and see."]),
        ("Line one. Still it.\n\n  Line two.", ["Line one. Still it.", "Line two."]),
        ("来た。 船。", ["来た。", "船。"]),
        ("He left. “so it goes,” he said.", ["He left. “so it goes,” he said."]),
        ("He sold it. iPads went.", ["He sold it. iPads went."]),
        ("It is in the “U.S.” Then it left.", ["It is in the “U.S.” Then it left."]),
        ("", [""]),
    ],
)  # fmt: skip
def test_a_text_is_cut_into_lines_or_sentences(text, pieces):
    assert cut(text) == pieces


def test_a_text_of_nothing_is_one_piece_from_its_start():
    assert blocks("") == [(0, 0)]
    assert blocks(" \n ") == [(0, 3)]


def beside(before, after):
    """Give the rows in words."""
    return [
        tuple(
            place and text[slice(*place)] for place, text in zip(row, (before, after), strict=True)
        )
        for row in rows(before, after)
    ]


def test_single_lines_are_held_against_each_other_sentence_by_sentence():
    assert beside("Ships wait. He left.", "Ships wait. She left.") == [
        ("Ships wait.", "Ships wait."),
        ("He left.", "She left."),
    ]


def test_where_one_text_has_lines_the_other_is_not_cut_into_sentences():
    assert beside("Ships wait. He left.", "Ships wait.\nHe left.\nWe saw it.") == [
        ("Ships wait. He left.", "Ships wait."),
        (None, "He left.\nWe saw it."),
    ]
    assert beside("Ships wait. He left.", "Ships wait.\nHe left.") == [
        ("Ships wait. He left.", "Ships wait."),
        (None, "He left."),
    ]


def test_sentences_are_alike_from_three_words_of_ten_in_common():
    shared = "one two three"
    ten, other = f"{shared} a b c d e f g", f"{shared} h i j k l m n"
    assert rows(f"x\n{ten}", f"{other}\ny")[1] == ((2, 2 + len(ten)), (0, len(other)))
    more = f"{other} o"
    assert len(rows(f"x\n{ten}", f"{more}\ny")) == 1


LINES = st.lists(st.sampled_from(["a b c", "a b d", "a e f", "g h i", "g h a", "j"]), max_size=5)


def most(left, right):
    """Give, by trying all, how much the pairs of two lists can have in common."""
    if not left or not right:
        return 0
    share = likeness(left[0], right[0])
    both = most(left[1:], right[1:]) + (share if share >= 0.3 else 0)
    return max(both, most(left[1:], right), most(left, right[1:]))


@given(LINES, LINES)
def test_no_other_pairs_have_more_in_common(left, right):
    before, after = "\n".join(["x", *left]), "\n".join([*right, "y"])
    pairs = [
        (before[slice(*a)], after[slice(*b)])
        for a, b in rows(before, after)
        if a and b and "\n" not in before[slice(*a)] + after[slice(*b)]
    ]
    shares = [likeness(*pair) for pair in pairs]
    found = sum(share for share in shares if share >= 0.3)
    assert found == pytest.approx(most(["x", *left], [*right, "y"]))


def test_lines_before_the_first_pair_and_behind_the_last_are_blocks_of_their_own():
    assert beside("a b\nc d\nsame here", "same here\ne f\ng h") == [
        ("a b\nc d", None),
        ("same here", "same here"),
        (None, "e f\ng h"),
    ]
    assert beside("same here\ne f\ng h", "a b\nc d\nsame here") == [
        (None, "a b\nc d"),
        ("same here", "same here"),
        ("e f\ng h", None),
    ]


def test_like_lines_stand_beside_each_other_and_the_rest_as_blocks():
    before = "Ships wait\n\nThe port said that ships wait since Monday.\n\nNobody was hurt there."
    after = "Ships wait\n\nThe port said that ships wait.\n\nWe asked the mayor twice."
    assert [tuple(p and t[slice(*p)] for p, t in zip(row, (before, after), strict=True))
            for row in rows(before, after)] == [
        ("Ships wait", "Ships wait"),
        ("The port said that ships wait since Monday.", "The port said that ships wait."),
        ("Nobody was hurt there.", "We asked the mayor twice."),
    ]  # fmt: skip


def test_a_line_of_one_text_alone_has_nothing_beside_it():
    assert rows("One two three\nFour five six", "Four five six") == (
        ((0, 13), None),
        ((14, 27), (0, 13)),
    )


def test_texts_with_little_in_common_are_one_block():
    before, after = "One here. Two there. Three now.", "Alpha beta. Gamma delta."
    assert rows(before, after) == (((0, len(before)), (0, len(after))),)


@given(before=texts, after=texts)
def test_rows_hold_every_word_once_and_in_order(before, after):
    made = rows(before, after)
    for number, text in enumerate((before, after)):
        places = [row[number] for row in made if row[number] is not None]
        assert all(a <= b <= c <= d for (a, b), (c, d) in pairwise(places))
        for start, end in words(text):
            assert sum(a <= start and end <= b for a, b in places) == 1
    assert all(row != (None, None) for row in made)
