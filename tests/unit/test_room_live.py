"""The class while it works: worked out anew only where something changed."""

from __future__ import annotations

import pytest
from _room import UNIT, sheet

from whosays.classroom import report_run
from whosays.classroom.class_report import Order
from whosays.questions.forms import FORMS, load_forms
from whosays.room import live, register, shelf


@pytest.fixture(scope="module")
def course():
    return shelf.course()


class _Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def followed(course, tmp_path):
    listed = register.opened(tmp_path / register.NAME)
    kept = shelf.Shelf(tmp_path / "students", course)
    kept.open([])
    return live.Live(tmp_path, listed, kept, _Clock())


def test_a_browser_is_here_until_it_has_not_been_heard_of_for_a_while(followed):
    seat, _ = followed.register.join("sun", "a")
    assert not followed.state()["seats"][0]["here"]
    followed.seen(seat.id)
    assert followed.state()["seats"][0]["here"]
    followed.clock.now = live.HERE
    assert not followed.state()["seats"][0]["here"]


def test_the_report_is_worked_out_once_for_each_change(followed, monkeypatch):
    seat, _ = followed.register.join("sun", "a")
    times, data = [], live.Live.data
    monkeypatch.setattr(live.Live, "data", lambda self: times.append(1) or data(self))
    first = followed.report()
    assert followed.report() == first
    assert len(times) == 1
    followed.shelf.put(seat.id, UNIT, sheet(u1_l2=1), "")
    assert followed.report() != first
    assert len(times) == 2


def test_what_students_may_see_is_worked_out_in_steps_however_often_they_ask(followed, monkeypatch):
    seats = [followed.register.join(f"n{number}", "a")[0] for number in range(13)]
    followed.register.switch(after=8)
    for number, seat in enumerate(seats[:8]):
        followed.shelf.put(seat.id, UNIT, sheet(second=number, u1_e3="saw"), "")
    assert followed.is_shown()
    times, data = [], live.Live.data
    monkeypatch.setattr(live.Live, "data", lambda self: times.append(1) or data(self))
    for number, seat in enumerate(seats[8:], 8):
        assert times == []
        followed.shelf.put(seat.id, UNIT, sheet(second=number, u1_e3="saw"), "")
        followed.is_shown()
        followed.beside(seat)
    assert len(times) == 1


def test_where_the_teacher_has_not_said_so_nobody_sees_the_class(followed):
    """Nor somebody who asked right before the teacher took it back."""
    seats = [followed.register.join(f"n{number}", "a")[0] for number in range(8)]
    for number, seat in enumerate(seats):
        followed.shelf.put(seat.id, UNIT, sheet(second=number, u1_e3="saw"), "")
    shown = {}
    for name, said in (("nobody", {}), ("who answered", {"after": 8}), ("all", {"revealed": True})):
        followed.register.switch(**({"after": 0, "revealed": False} | said))
        shown[name] = followed.beside(seats[0]).decode().count("<article>")
    assert shown == {"nobody": 0, "who answered": 1, "all": 1}


def test_what_is_handed_in_is_called_by_what_we_drew(followed):
    seat, _ = followed.register.join("../../sun", "a")
    assert followed.handed_in(seat).parent == followed.hand_ins
    assert followed.handed_in(seat).name == f"{seat.id}.whosays"


def sit(followed, number, letters="ab"):
    """Let somebody take forms, one after the other, and tell texts apart in the second only."""
    seat, _ = followed.register.join(f"n{number}", "a")
    for at, letter in enumerate(letters):
        apart = 40 * at + number % 3
        answers = {
            name: (50 + apart if item.well else 50 - apart) if item.asks == "support" else "1"
            for name, item in load_forms().items()
            if item.form == letter
        }
        raw = sheet(FORMS[letter], 1800 * at + number, **answers)
        assert followed.shelf.put(seat.id, FORMS[letter], raw, "").ok


def on_forms(page):
    """Give a report's section on the forms."""
    return page.decode().partition('<h2 id="forms">')[2].partition("<h2 id=")[0]


def test_the_forms_stand_in_a_rooms_report_as_in_the_commands_on_what_the_room_writes(
    followed, tmp_path
):
    for number in range(12):
        sit(followed, number, "ba" if number % 2 else "ab")
    pages = followed.report()
    written = [file.read_bytes() for file in followed.write()]
    found, data = report_run.read([followed.everybody])
    command = [file.read_bytes() for file in report_run.write(data, tmp_path / "command")]
    assert len(found.students) == 12
    (one,) = data.forms
    assert (one.after, one.order) == ("b", Order(6, 6))
    for page, kept, made in zip(pages, written, command, strict=True):
        assert "apart better than before" in on_forms(page)
        assert on_forms(page) == on_forms(kept) == on_forms(made)


def test_a_room_that_was_off_knows_which_form_came_first(followed):
    for number in range(9):
        sit(followed, number, "ba")
    before = followed.report()
    again = shelf.Shelf(followed.shelf.folder, followed.shelf.course)
    again.open([seat.id for seat in followed.register.seats])
    taken_up = live.Live(followed.folder, followed.register, again, followed.clock)
    assert taken_up.data().forms[0].order == Order(0, 9)
    assert taken_up.report() == before


def test_of_few_with_both_forms_a_rooms_class_reads_nothing(followed):
    for number in range(7):
        sit(followed, number)
    for number in range(7, 12):
        sit(followed, number, "a")
    projector, teacher = followed.report()
    assert on_forms(projector) == ""
    assert "Fewer than 8 students handed in both forms" in on_forms(teacher)


def test_to_the_class_the_forms_change_in_steps(followed):
    for number in range(9):
        sit(followed, number)
    projector, teacher = map(on_forms, followed.report())
    assert "9 students handed in both" in projector
    for number in range(9, 13):
        sit(followed, number)
        now = [on_forms(page) for page in followed.report()]
        assert now[0] == projector
        assert now[1] != teacher
    sit(followed, 13)
    assert "14 students handed in both" in on_forms(followed.report()[0])
