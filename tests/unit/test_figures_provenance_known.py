from __future__ import annotations

from pathlib import Path

from whosays.core.kit import Kit
from whosays.figures.provenance.known import load_known, shown_by
from whosays.sourcing.claims import Step, load_traces

ROOT = Path(__file__).parents[2]


def test_how_each_step_is_known_is_said_in_words():
    known = load_known(Kit(ROOT))
    assert "card: TIME, 7 Jan 2021" in known.values()
    assert known["001-02"].startswith("article 001, paragraph 4: “")
    assert all(step.shown_by in known for trace in load_traces(Kit(ROOT)) for step in trace.steps)


def test_what_is_not_listed_stands_as_in_the_file():
    step = Step("a", "b", "reports", "000-99")
    assert shown_by(step, {}) == "000-99"
    assert shown_by(step, {"000-99": "article 000"}) == "article 000"
