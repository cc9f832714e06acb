"""Which files count, on files that say no more than what the question is about."""

from __future__ import annotations

import hashlib
import zlib
from array import array
from math import isnan
from pathlib import Path

import pytest

from whosays.classroom import judge, names, owners
from whosays.classroom.gather import File
from whosays.classroom.handin_note import Note
from whosays.classroom.intake import UNKNOWN, Contents
from whosays.classroom.owners import Owner
from whosays.classroom.walk import Entry
from whosays.core.i18n import text

A, B = "00-form-a", "07-form-b"
UNITS = frozenset({A, B})


def file(path, answers, unit=A, **more):
    """Give a file that was read: item to (answer, when) or to (answer, first, when).

    ``prints`` are numbers by which its answers are known; ``edition`` and ``note`` are as they are.
    """
    parts = tuple(path.split("/"))
    named = names.read(parts[-1], UNITS)
    values = {name: one[0] for name, one in answers.items()}
    when = [moment for one in answers.values() for moment in (one[1], one[-1])]
    known = [moment for moment in when if not isnan(moment)]
    prints = more.get("prints", [zlib.crc32(repr(one).encode()) for one in answers.items()])
    contents = Contents(
        unit, values, array("d", when), len(values), max(known, default=0.0),
        hashlib.sha256(repr((answers, unit)).encode()).digest(),
        array("Q", sorted(prints)), more.get("edition", ""),
    )  # fmt: skip
    return File(
        Entry(parts, (Path(path), ())), named, Owner((), ""), contents, note=more.get("note")
    )


def judged(*files):
    whose = owners.owners([(one.entry.parts, one.named) for one in files])
    for one, owner in zip(files, whose, strict=True):
        one.owner = owner
    return judge.students(files), [one.state for one in files]


def rated(*ratings, at=100.0, **more):
    return {**{f"q{n}": (value, at + n) for n, value in enumerate(ratings)}, **more}


# ---------------------------------------------------------------- one student's files
def test_of_one_student_s_files_the_newer_answer_counts_and_of_two_as_old_that_of_the_newer_file():
    old = file(f"Mia/{A}.json", {"q": (1, 10.0), "r": (1, 50.0), "s": (7, 10.0)}, prints=[1])
    later = {"q": (2, 20.0), "r": (2, 40.0), "s": (8, 10.0), "t": (3, 60.0)}
    new = file(f"Mia/{A} - Copy.json", later, prints=[1, 2])
    [one], states = judged(old, new)
    assert one.units == {A: {"q": 2, "r": 1, "s": 8, "t": 3}}
    assert states == ["older", "taken"]
    assert one.began == {A: 10.0}
    # The first answer of all may be to any question.
    late = file(f"Jo/{A}.json", {"q": (1, 5.0, 9.0), "r": (1, 7.0, 9.0), "s": (1, 4.0, 9.0)})
    assert judged(late)[0][0].began == {A: 4.0}
    assert old.why == text("handins.older")


def test_an_answer_without_a_time_is_older_than_any_that_has_one():
    bare = file(f"Mia/{A} - Copy.json", {"q": (1, UNKNOWN), "r": (1, 99.0)}, prints=[1])
    timed = file(f"Mia/{A}.json", {"q": (2, 0.5)}, prints=[1])
    [one], _ = judged(bare, timed)
    assert one.units[A] == {"q": 2, "r": 1}


def test_of_files_in_which_no_answer_has_a_time_the_kit_s_own_counts():
    bare = {"q": (1, UNKNOWN), "r": (1, UNKNOWN)}
    copy = file(f"Mia/{A} - Copy.json", bare, prints=[1])
    own = file(f"Mia/{A}.json", {**bare, "q": (2, UNKNOWN)}, prints=[1])
    [one], states = judged(copy, own)
    assert one.units[A] == {"q": 2, "r": 1}
    assert states == ["older", "taken"]
    assert one.began == {}


def test_a_file_that_shares_nothing_with_the_student_s_own_is_left_out_and_told():
    own, other = file(f"Mia/{A}.json", rated(1, 2)), file(f"Mia/x {A}.json", rated(3, 4, at=900.0))
    # The kit's own goes before what is newer.
    [one], states = judged(other, own)
    assert one.units[A] == {"q0": 1, "q1": 2}
    assert states == ["twice", "taken"]
    assert other.why == text("handins.second", unit=A)
    assert not other.alone


def test_a_numbered_one_may_be_somebody_else_s_and_says_so():
    own = file(f"{A}.json", rated(1, 2))
    other = file(f"{A} (3).json", rated(3, 4, at=900.0))
    _, states = judged(own, other)
    assert states == ["taken", "twice"]
    assert (own.alone, other.alone) == (False, True)


def test_a_blank_file_is_kin_of_any_and_loses_nothing():
    blank = file(f"Mia/z {A}.json", {})
    own = file(f"Mia/{A}.json", rated(1, 2))
    [one], states = judged(blank, own)
    assert one.units[A] == {"q0": 1, "q1": 2}
    assert states == ["older", "taken"]


def test_two_blank_files_of_one_student_are_no_copies_of_each_other():
    _, states = judged(file(f"Mia/{A}.json", {}), file(f"Mia/y {A}.json", {}))
    assert states == ["taken", "older"]


def test_files_of_the_same_answers_are_kin_by_one_that_was_given_in_the_same_second():
    own = file(f"Mia/{A}.json", rated(1, 2), prints=[1, 2])
    other = file(f"Mia/x {A}.json", rated(3, 4, at=900.0), prints=[2, 3])
    [one], states = judged(own, other)
    assert states == ["older", "taken"]
    assert one.units[A] == {"q0": 3, "q1": 4}


def test_who_wrote_what_and_which_way_it_came_is_that_of_the_newest_file():
    old = file(f"mia_1_91_{A}.json", rated(1), prints=[1], edition="practice-0123456789ab")
    new = file(
        f"mia_1_95_{A}.json", rated(2, at=900.0), prints=[1], edition="assessed-0123456789ab"
    )
    [one], _ = judged(old, new)
    assert one.editions == {A: "assessed-0123456789ab"}
    assert one.sent == {A: "mia_1_95_"}


def test_of_two_equal_files_the_one_that_the_kit_named_is_taken():
    """“00-form-a - Copy” comes before “00-form-a.json” by its name."""
    copy, own = file(f"Mia/{A} - Copy.json", rated(1, 2)), file(f"Mia/{A}.json", rated(1, 2))
    _, states = judged(copy, own)
    assert states == ["twice", "taken"]


def test_of_two_files_that_the_kit_did_not_name_the_newer_is_the_student_s():
    old = file(f"Mia/x {A}.json", rated(1, 2))
    new = file(f"Mia/y {A}.json", rated(3, 4, at=900.0))
    other = file(f"Mia/{B}.json", rated(5, at=50.0), unit=B)
    [one], states = judged(old, new, other)
    assert states == ["twice", "taken", "taken"]
    assert one.units[A] == {"q0": 3, "q1": 4}


# ---------------------------------------------------------------- two students
@pytest.mark.parametrize(
    ("shared", "of", "copy"),
    [(5, 5, True), (4, 4, False), (5, 6, True), (5, 7, False), (8, 10, True), (7, 10, False)],
)  # fmt: skip
def test_five_answers_and_four_in_five_of_the_shorter_file_make_a_copy(shared, of, copy):
    """To the second, and to the letter: nobody else gives these."""
    first = file(f"Anna/{A}.json", rated(*range(of)), prints=range(of))
    prints = [*range(shared), *range(100, 100 + of - shared), *range(200, 240)]
    later = file(f"Zoe/{A}.json", rated(*range(of), at=500.0), prints=prints)
    groups, states = judged(later, first)
    assert states == (["twice", "taken"] if copy else ["taken", "taken"])
    assert len(groups) == (1 if copy else 2)
    if copy:
        assert later.why == text("handins.shared", file=f"Anna/{A}.json")


def test_what_comes_after_a_copy_is_looked_at_too():
    first = file(f"Anna/{A}.json", rated(*range(6)), prints=range(6))
    copy = file(f"Ben/{A}.json", rated(*range(6), at=500.0), prints=range(6))
    same = file(f"Cem/{A}.json", rated(*range(6)), prints=range(6))
    other = file(f"Dan/{A}.json", rated(9, at=900.0))
    again = file(f"Eva/{A}.json", rated(8, at=950.0))
    groups, states = judged(first, copy, same, other, again)
    assert states == ["taken", "twice", "twice", "taken", "taken"]
    assert same.why == text("handins.twice")
    assert [one.label for one in groups] == ["Anna", "Dan", "Eva"]


def test_a_copy_is_found_among_others_that_share_more_of_the_same_student():
    """Three files of the student's own come first; the fourth would be another's."""
    mine = [file(f"Mia/{A} ({n}).json", rated(n, at=100.0 * n), prints=range(10)) for n in (1, 2)]
    theirs = file(f"Ann/{A}.json", rated(0, at=1.0), prints=range(10, 16))
    late = file(f"Mia/{A}.json", rated(5, at=900.0), prints=range(16))
    judged(theirs, *mine, late)
    assert late.state == "twice"
    assert late.why == text("handins.shared", file=f"Ann/{A}.json")


def test_the_name_of_what_it_was_copied_from_is_cut_to_a_line():
    long = "n" * 90
    first = file(f"{long}/{A}.json", rated(*range(6)), prints=range(6))
    later = file(f"Zoe/{A}.json", rated(*range(6), at=500.0), prints=range(6))
    judged(first, later)
    assert later.why == text("handins.shared", file=judge.shown.name(f"{long}/{A}.json", 60))
    assert len(judge.shown.name(f"{long}/{A}.json", 60)) <= 61


@pytest.mark.parametrize(
    ("codes", "same"),
    [(("0123ab", "0123ab"), True), (("0123ab", "ffffff"), False), (("", ""), False),
     (("0123ab", None), False), ((None, None), False)],
)  # fmt: skip
def test_two_hand_in_files_of_one_folder_are_one_student_s(codes, same):
    notes = [None if code is None else Note("", {}, code) for code in codes]
    first = file(f"sun.whosays/{A}.json", rated(*range(6)), prints=range(6), note=notes[0])
    later = file(
        f"moon.whosays/{A}.json", rated(*range(6), at=500.0), prints=range(6), note=notes[1]
    )
    groups, states = judged(first, later)
    assert len(groups) == 1
    assert states == (["older", "taken"] if same else ["taken", "twice"])


# ---------------------------------------------------------------- folders of one name
def test_folders_of_one_name_are_one_student_where_their_units_differ():
    a = file(f"one/Mia/{A}.json", rated(1), edition="practice-0123456789ab")
    b = file(f"two/mia/{B}.json", rated(2, at=300.0), unit=B, edition="practice-0123456789ab")
    jo = [file(f"{n}/Jo/{A}.json", rated(n, at=1000.0 * (n + 1))) for n in range(2)]
    both = file(f"3/Zed/{A}.json", rated(7, at=9000.0))
    groups, _ = judged(*jo, a, b, both)
    assert [one.label for one in groups] == ["Jo", "Jo", "Zed", "Mia"]
    mia = groups[-1]
    assert mia.units == {A: {"q0": 1}, B: {"q0": 2}}
    assert mia.began == {A: 100.0, B: 300.0}
    assert set(mia.editions) == set(mia.sent) == {A, B}


def test_students_that_nobody_named_are_not_put_together():
    groups = [judge.Group((f"{n}",), "", {unit: {}}) for n, unit in enumerate((A, B))]
    assert judge._paired(groups) == groups


def test_what_could_not_be_read_and_what_has_its_verdict_is_no_student_s():
    good, told = file(f"Mia/{A}.json", rated(1)), file(f"Jo/{A}.json", rated(2))
    told.state = "broken"
    unread = file(f"Ann/{A}.json", rated(3))
    unread.contents = None
    groups, states = judged(good, told, unread)
    assert [one.label for one in groups] == ["Mia"]
    assert states == ["taken", "broken", ""]
    with pytest.raises(ValueError, match="Ann"):
        judge.without_copies([unread])
