from __future__ import annotations

import pytest

from whosays import cli
from whosays.authoring import strategies_table
from whosays.questions import earned, strategies
from whosays.questions.earned import Doubt, Earned


@pytest.fixture
def made(monkeypatch):
    def give(*entries):
        monkeypatch.setattr(strategies, "questions", lambda _: [])
        lines = [one for one in entries if isinstance(one, Earned)]
        monkeypatch.setattr(earned, "earned", lambda _: lines)
        rest = [one for one in entries if isinstance(one, Doubt)]
        monkeypatch.setattr(earned, "doubts", lambda _: rest)

    return give


GOOD = Earned("01", "sixty", 4, 0.25, 0.4)


def test_the_table_says_what_chance_is_and_which_line_pays(made):
    made(GOOD, Earned("", "first", 4, 0.75, 0.25), Earned("", "last", 0, 0, 0), Doubt("01", 4, 1))
    lines, paying = strategies_table.run()
    assert paying
    assert "blind guessing" in lines[0]
    assert [line.endswith("PAYS") for line in lines if "0.40" in line] == [False]
    assert [line.split()[-1] for line in lines if "0.75" in line] == ["PAYS"]
    assert "1 / 4  PAYS" in "\n".join(lines)
    assert not any("the last option" in line for line in lines)
    assert lines[-1].startswith("2 lines pay")


def test_an_answer_that_is_given_everywhere_is_told_in_its_own_words(made):
    made(
        Earned(
            "01", "Nothing lost, and some more words that would not fit into a line", 9, 0.2, 0.2
        )
    )
    lines, paying = strategies_table.run()
    assert not paying
    assert any("always ‘Nothing lost" in line and "…" in line for line in lines)


@pytest.mark.parametrize(("entry", "status"), [(GOOD, 0), (Earned("", "first", 4, 0.9, 0.2), 1)])
def test_the_command_fails_if_one_pays(made, capsys, entry, status):
    made(entry)
    assert cli.main(["strategies"]) == status
    assert "PAYS" in capsys.readouterr().out or not status
