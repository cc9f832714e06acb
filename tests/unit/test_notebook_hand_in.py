"""The hand-in button: what it says, and that collecting takes what it makes."""

from __future__ import annotations

import base64
import json
import re
from html import unescape

import pytest
from _handins import put, raw
from _room import Running

from whosays.answers import room_store, session
from whosays.classroom.collect import collect
from whosays.core import browser
from whosays.core.i18n import text
from whosays.notebook import hand_in
from whosays.questions.items import load_unit, unit_files
from whosays.questions.numbering import number
from whosays.widgets.hand_in import HandIn


@pytest.fixture
def answers(tmp_path, monkeypatch):
    folder = tmp_path / "answers"
    monkeypatch.setenv("WHOSAYS_ANSWERS", str(folder))
    return folder


def pressed(name=""):
    shown = hand_in.hand_in()
    assert isinstance(shown, HandIn)
    shown.name.value = name
    shown.maker.button.click()
    return shown.maker.told.value


def test_without_an_answer_it_says_so_and_makes_nothing(answers):
    assert "no answer to hand in yet" in pressed()
    assert not answers.exists()


def test_it_shows_what_is_inside_where_it_lies_and_what_to_do(answers):
    put(answers / "00-form-a.json", raw(1))
    put(answers / "06-your-own-report-report.html", b"<p>")
    said = pressed()
    (file,) = answers.glob("*.whosays")
    assert str(answers) not in said.partition("<details>")[0], "the machine's own path"
    for words in (file.name, str(answers), "There is no name in it.", "6 answers", "Your report"):
        assert words in said
    held = re.search(r'base64,([^"]+)"', said)
    assert base64.b64decode(held[1]) == file.read_bytes()


@pytest.mark.parametrize("unit", [file.stem for file in unit_files()])
def test_what_is_not_answered_yet_is_named_for_every_exercise_and_form(answers, unit):
    names = [item.id for item in load_unit(unit).items]
    for left in (names[0], names[-1]):
        given = {name: {"value": 1} for name in names if name != left}
        table = {"format": 1, "exercise": unit, "kit": "1", "items": given}
        put(answers / f"{unit}.json", json.dumps(table).encode())
        *_, cell = re.findall(r"<td[^>]*>(.*?)</td>", pressed())
        assert cell.rpartition(" ")[2] == number(left)


def test_where_all_is_answered_nothing_is_named(answers):
    given = {item.id: {"value": 1} for item in load_unit("00-form-a").items}
    table = {"format": 1, "exercise": "00-form-a", "kit": "1", "items": given}
    put(answers / "00-form-a.json", json.dumps(table).encode())
    assert text("hand_in.left_none") in pressed()


def test_of_a_unit_that_the_kit_does_not_have_nothing_is_named(answers):
    table = {"format": 1, "exercise": "77-else", "kit": "1", "items": {"x": {"value": 1}}}
    put(answers / "77-else.json", json.dumps(table).encode())
    assert "1 answer" in pressed()


def test_a_name_is_shown_as_words(answers):
    put(answers / "00-form-a.json", raw(1))
    said = pressed("<b>sun</b>")
    assert "from &lt;b&gt;sun&lt;/b&gt;" in said
    assert "<b>" not in said


def test_what_is_handed_in_twice_under_two_names_is_one_student(answers, tmp_path):
    """On Monday with a nickname, on Wednesday with more answers and without."""
    put(answers / "00-form-a.json", raw(1))
    pressed("sun")
    (monday,) = answers.glob("*.whosays")
    put(tmp_path / "in" / monday.name, monday.read_bytes())
    put(answers / "00-form-a.json", raw(1, fa_06=77))
    pressed()
    (wednesday,) = answers.glob("*.whosays")
    put(tmp_path / "in" / wednesday.name, wednesday.read_bytes())
    found = collect([tmp_path / "in"], ["fa-01", "fa-06"])
    (one,) = found.students
    assert one.units["00-form-a"]["fa-06"] == 77
    assert sorted(verdict.state for verdict in found.verdicts) == ["older", "taken"]


def test_a_code_alone_makes_nobody_another(answers, tmp_path):
    """Whoever writes somebody else's code into a file has other answers, and stays another."""
    put(answers / "00-form-a.json", raw(1))
    pressed()
    (mine,) = answers.glob("*.whosays")
    put(tmp_path / "in" / mine.name, mine.read_bytes())
    put(answers / "00-form-a.json", raw(5))
    pressed("other")
    (theirs,) = answers.glob("*.whosays")
    put(tmp_path / "in" / theirs.name, theirs.read_bytes())
    assert len(collect([tmp_path / "in"], ["fa-01"]).students) == 2


def test_where_the_class_has_a_box_a_copy_goes_there(answers, tmp_path, monkeypatch):
    box = tmp_path / "box"
    box.mkdir()
    monkeypatch.setenv("WHOSAYS_HANDINS", str(box))
    put(answers / "00-form-a.json", raw(1))
    assert "in your class’s box" in pressed("sun")
    (mine,) = answers.glob("*.whosays")
    assert (box / mine.name).read_bytes() == mine.read_bytes()


def test_a_box_that_refuses_is_said_and_the_file_is_made_all_the_same(
    answers, tmp_path, monkeypatch
):
    monkeypatch.setenv("WHOSAYS_HANDINS", str(tmp_path / "gone"))
    put(answers / "00-form-a.json", raw(1))
    said = pressed()
    assert "could not be put there" in said
    assert len(list(answers.glob("*.whosays"))) == 1


def test_without_a_box_nothing_is_said_of_one(answers, monkeypatch):
    monkeypatch.delenv("WHOSAYS_HANDINS", raising=False)
    put(answers / "00-form-a.json", raw(1))
    assert "class’s box" not in pressed()


@pytest.mark.usefixtures("answers")
def test_in_a_room_the_laptop_is_told_and_what_it_does_not_hear_is_said(tmp_path, monkeypatch):
    room = Running(tmp_path / "room")
    me = room.browser().join("sun")
    me.put(raw(1), unit="00-form-a")
    monkeypatch.setenv("WHOSAYS_ROOM", "yes")
    monkeypatch.setattr(room_store, "PageLink", lambda: me)
    monkeypatch.setattr(browser, "here", lambda: True)
    room_store.mirror.cache_clear()
    session.current.cache_clear()
    try:
        said = pressed()
        assert text("hand_in.room_done") in unescape(said)
        (seat,) = room.room.register.seats
        found = collect([room.room.live.handed_in(seat)])
        assert [(one.state, one.unit) for one in found.verdicts] == [("taken", "00-form-a")]
        me.port = 1
        assert "Not handed in yet" in pressed()
    finally:
        room_store.mirror.cache_clear()
        room.stop()


def test_who_comes_back_after_handing_in_is_told_and_has_no_main_button_again(answers):
    """What is said stands in an element with a role, which the page takes for done."""
    put(answers / "00-form-a.json", raw(1))
    assert hand_in.hand_in().maker.told.value == ""
    pressed()
    (file,) = answers.glob("*.whosays")
    again = hand_in.hand_in().maker.told.value
    assert again.startswith('<div role="note">')
    assert file.name in again
    put(answers / "01-who-says-so.json", raw(2))
    assert hand_in.hand_in().maker.told.value == ""
