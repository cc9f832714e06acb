"""Nothing is searched for waste while a class is read, and everything is afterwards."""

from __future__ import annotations

import gc

import pytest

from whosays.classroom.unswept import unswept


def test_waste_is_searched_for_again_whatever_comes_of_the_work():
    on = []

    @unswept()
    def work():
        on.append(gc.isenabled())
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        work()
    assert [*on, gc.isenabled()] == [False, True]


def test_who_had_none_searched_for_has_none_searched_for():
    gc.disable()
    try:
        with unswept():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_one_inside_another_ends_nothing():
    with unswept():
        with unswept():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
