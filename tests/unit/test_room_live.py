"""The class while it works: worked out anew only where something changed."""

from __future__ import annotations

import pytest
from _room import UNIT, sheet

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
