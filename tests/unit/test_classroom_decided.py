"""Decisions by hand brought together with a class: whose, and what about."""

from __future__ import annotations

from types import SimpleNamespace

from whosays.classroom import decided
from whosays.classroom.overrides import Override

ASKED = [
    SimpleNamespace(id="u1-e1", unit="01-who-says-so", item={"number": "1.1"}),
    SimpleNamespace(id="u1-e9", unit="01-who-says-so", item={"number": "1.10"}),
]
KNOWN = decided.names(ASKED)


def what(*names):
    given = {("mia", name): Override(number) for number, name in enumerate(names)}
    return decided.understood(given, KNOWN)


def test_a_question_or_unit_can_be_called_by_its_id_or_as_paper_has_it():
    found, astray = what("U1-E1", "No. 1.10", "no.  1.1", "unit 1", "Total")
    assert [name for _, name in found] == ["u1-e1", "u1-e9", "01-who-says-so", "total"]
    assert astray == ()


def test_a_bare_number_is_no_name_since_a_spreadsheet_shortens_it():
    found, astray = what("1.1", "1.10", "u1-e99")
    assert (found, astray) == ({}, ("1.1", "1.10", "u1-e99"))


def test_a_label_that_two_have_says_of_neither():
    given = {("mia", "total"): Override(1.0), ("x:1", "total"): Override(2.0)}
    assert decided.about(given, "x:1", "Mia", {"mia": 2}) == {"total": Override(2.0)}
    assert decided.about(given, "x:2", "Mia", {"mia": 1}) == {"total": Override(1.0)}


def test_on_paper_are_those_with_points_or_an_excuse_who_handed_in_nothing():
    given = {
        ("mia", "total"): Override(1.0, student="Mia"),
        ("mia", "u1-e1"): Override(1.0, student="mia"),
        ("jo", "total"): Override(None, excused=True, student="Jo"),
        ("al", "total"): Override(None, comment="only words", student="Al"),
        ("there", "total"): Override(1.0, student="There"),
    }
    assert decided.on_paper(given, {"there"}) == {"mia": "Mia", "jo": "Jo"}
