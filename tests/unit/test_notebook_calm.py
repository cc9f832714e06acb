"""A student never meets a traceback, and a maker's tests always do."""

from __future__ import annotations

from pathlib import Path

import pytest

from whosays.core.errors import KitError, NoKeyError
from whosays.core.i18n import text
from whosays.notebook.calm import calm


@pytest.fixture
def lax(monkeypatch):
    monkeypatch.delenv("WHOSAYS_STRICT", raising=False)


def failing(error):
    @calm
    def cell(name="x"):
        """Say."""
        raise error(f"<b>{name}</b>")

    return cell


def test_what_works_is_given_as_it_is():
    assert calm(lambda a, *, b: (a, b))(1, b=2) == (1, 2)


@pytest.mark.usefixtures("lax")
def test_a_sentence_is_shown_and_its_signs_are_words():
    shown = failing(KitError)("y")
    assert repr(shown) == "<b>y</b>"
    assert 'role="alert"' in shown.body
    assert "&lt;b&gt;y&lt;/b&gt;" in shown.body
    assert "<b>" not in shown.body


@pytest.mark.usefixtures("lax")
def test_a_fault_of_the_kit_is_called_one():
    assert repr(failing(ValueError)()) == text("page.fault", error="ValueError('<b>x</b>')")


@pytest.mark.usefixtures("lax")
def test_where_there_are_no_keys_that_is_all_that_is_said():
    @calm
    def cell():
        raise NoKeyError(Path("solutions/x.toml"), "", "there is no such file.", "Ask.")

    shown = cell()
    assert repr(shown) == text("page.no_key")
    assert "alert" not in shown.body


def test_where_it_is_strict_the_error_is_raised(monkeypatch):
    monkeypatch.setenv("WHOSAYS_STRICT", "1")
    with pytest.raises(ValueError, match="x"):
        failing(ValueError)()


def test_the_cell_keeps_its_name_and_words():
    assert (failing(KitError).__name__, failing(KitError).__doc__) == ("cell", "Say.")
