"""A teacher's own decisions: read with care, and never written."""

from __future__ import annotations

import pytest
from _handins import put

from whosays.classroom import overrides
from whosays.classroom.overrides import Override
from whosays.core.errors import DataError


def read(tmp_path, words):
    return overrides.read(put(tmp_path / "hand.csv", words.encode()))


def test_points_excuses_and_comments_are_read(tmp_path):
    found = read(
        tmp_path,
        "Student;What;Points;Comment\nMia;u1-e1;1,5;good\nJo;total;ex;\n\n;;;\n"
        "Al;u1-e2;;only words\n",
    )
    assert found == {
        ("mia", "u1-e1"): Override(1.5, comment="good"),
        ("jo", "total"): Override(None, excused=True),
        ("al", "u1-e2"): Override(None, comment="only words"),
    }


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", "row 1"),
        ("who,what\n", "row 1"),
        ("student,what,points\nMia,u1,lots\n", "row 2, points"),
        ("student,what,points\nMia,u1,-1\n", "row 2, points"),
        ("student,what,points\nMia,u1,nan\n", "row 2, points"),
        ("student,what,points\nMia,u1,1e9\n", "row 2, points"),
        ("student,what,points\n,u1,1\n", "whose, or what"),
        ("student,what,points\nMia,u1,1\nmia,u1,2\n", "row 3"),
    ],
)
def test_a_slip_names_its_row(tmp_path, words, said):
    with pytest.raises(DataError, match=said):
        read(tmp_path, words)
