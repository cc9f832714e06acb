"""The front door has every name, and opens no room that nobody asked for."""

from __future__ import annotations

import subprocess
import sys

import pytest

from whosays import show

# What a cell of a student's page does, and what was loaded for it.
PAGE = """
import sys
from whosays.show import ask
ask("u1-e4")
print(*sorted(name for name in sys.modules if name.startswith("whosays.")))
"""


def test_each_name_is_a_function_of_a_room():
    assert sorted(show._WHERE) == show.__all__
    for name in show.__all__:
        found = getattr(show, name)
        assert found.__name__ == name
        assert found.__module__ == f"whosays.notebook.{show._WHERE[name]}"


def test_another_name_is_refused_as_python_does():
    with pytest.raises(AttributeError, match="no attribute 'papers_please'"):
        show.papers_please  # noqa: B018 - that it is asked for is the test


def test_a_page_with_one_question_loads_neither_the_class_nor_other_kinds():
    done = subprocess.run([sys.executable, "-c", PAGE], capture_output=True, text=True, check=True)
    loaded = done.stdout.split()
    assert "whosays.widgets.question" in loaded
    rooms = (
        "whosays.classroom",
        "whosays.printing",
        "whosays.figures",
        "whosays.notebook.for_class",
    )
    assert [name for name in loaded if name.startswith(rooms)] == []
    assert [name for name in loaded if name.startswith("whosays.questions.kinds.deck")] == []
