from __future__ import annotations

import sys

import pytest

from whosays.core.i18n import text
from whosays.launch import say


@pytest.mark.parametrize(
    ("done", "total", "full", "words"),
    [
        (0, 10, 0, "0 of 10"), (5, 10, 12, "5 of 10"), (10, 10, 24, "10 of 10"),
        (15, 10, 24, "10 of 10"), (0, 0, 0, "0 of 0"),
    ],
)  # fmt: skip
def test_a_bar_has_one_width_and_says_its_count(done, total, full, words):
    drawn = say.bar(done, total)
    assert drawn == f"[{'#' * full}{'.' * (24 - full)}] {words}"


def test_a_line_is_a_text_of_the_interface(capsys):
    say.line("port_taken", port=1, ip="x")
    assert capsys.readouterr().out == text("start.port_taken", port=1, ip="x") + "\n"


def clock(*moments):
    given = iter(moments)
    return lambda: next(given)


def test_on_a_pipe_a_step_is_two_plain_lines(capsys):
    with say.step("making", clock(10.0, 13.4)) as shown:
        shown.show("half")
    title = text("start.making")
    assert capsys.readouterr().out == f"  {title} …\n  {title} done (3 s)\n"


def test_on_a_terminal_a_step_stays_on_its_line(capsys, monkeypatch):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    with say.step("making", clock(0.0, 1.0)) as shown:
        shown.show("1 of 2")
        shown.show("1 of 2")
        shown.show("2 of 2")
    out = capsys.readouterr().out
    assert out.count("\n") == 1
    assert out.count("1 of 2\033[K") == 1, "nothing is drawn twice"
    assert out.endswith("done (1 s)\033[K\n")


@pytest.mark.parametrize("terminal", [True, False])
def test_a_step_that_fails_never_says_done(capsys, monkeypatch, terminal):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal, raising=False)
    with pytest.raises(ValueError, match="no"), say.step("making", clock(0.0, 1.0)):
        raise ValueError("no")
    out = capsys.readouterr().out
    assert "done" not in out
    assert out.endswith("\n")


def test_commands_are_written_as_they_are_typed_on_this_system(monkeypatch):
    monkeypatch.setattr(say, "_WINDOWS", True)
    assert "py -m whosays start" in say.sentence("needs_start")
    assert "python3" not in say.sentence("needs_start")
    monkeypatch.setattr(say, "_WINDOWS", False)
    assert "python3 -m whosays start" in say.sentence("needs_start")
