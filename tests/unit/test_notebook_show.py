from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from _tiny import UNIT

from whosays import show
from whosays.answers import progress as counts
from whosays.answers import session
from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.html import page
from whosays.questions.items import load_unit
from whosays.widgets import bind


@pytest.fixture
def calm(monkeypatch):
    monkeypatch.delenv("WHOSAYS_STRICT", raising=False)


@pytest.fixture
def strict(monkeypatch):
    monkeypatch.setenv("WHOSAYS_STRICT", "1")


CALLS = {
    "ask": lambda: show.ask("t-nine"),
    "progress": lambda: show.who_says_what("t9"),
    "codebook": lambda: show.codebook_table("colour"),
    "solutions": lambda: show.solutions("99-none"),
    "coding": lambda: show.reference_coding("t9"),
    "mix": lambda: show.source_mix("t9"),
    "my mix": lambda: show.my_source_mix("t-nine"),
}


# ---------------------------------------------------------------- problems
@pytest.mark.usefixtures("tiny_kit", "calm")
@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_a_problem_is_a_calm_sentence_in_the_page(call):
    shown = call()
    assert isinstance(shown, page.Html)
    assert 'role="alert"' in shown.body
    assert "Traceback" not in shown.body
    assert repr(shown)


@pytest.mark.usefixtures("tiny_kit", "strict")
@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
def test_under_test_a_problem_is_raised(call):
    with pytest.raises((KitError, KeyError)):
        call()


@pytest.mark.usefixtures("tiny_kit", "calm")
def test_what_can_be_mended_says_how():
    shown = show.ask("t-nine")
    assert "There is no question “t-nine”" in repr(shown)
    assert "exercises/" in shown.body


@pytest.mark.usefixtures("tiny_kit", "calm")
def test_a_fault_of_the_kit_is_calm_too_and_stays_words(monkeypatch):
    def fail(*_):
        raise RuntimeError("<script>alert(1)</script>")

    monkeypatch.setattr(bind, "ask", fail)
    shown = show.ask("t-one")
    assert "Close this page and open it again" in shown.body
    assert "&lt;script&gt;" in shown.body
    assert "<script>" not in shown.body


@pytest.mark.usefixtures("tiny_kit", "calm")
def test_a_hostile_item_id_stays_words():
    assert "<img" not in show.ask("<img src=x onerror=alert(1)>").body


@pytest.mark.usefixtures("calm")
def test_without_any_kit_the_page_says_where_it_looked(tmp_path, monkeypatch):
    monkeypatch.setenv("WHOSAYS_KIT", str(tmp_path))
    for call in (lambda: show.ask("t-one"), show.start_page, lambda: show.progress(UNIT)):
        assert "WHOSAYS_KIT" in call().body


def test_names_and_words_of_the_functions_stay():
    assert show.ask.__name__ == "ask"
    assert "Show a question" in show.ask.__doc__


# ---------------------------------------------------------------- what is shown
@pytest.mark.usefixtures("tiny_kit", "strict")
def test_questions_and_reader():
    assert "t-one" in repr(show.ask("t-one"))
    assert "t1" in repr(show.ask("t-mark"))


@pytest.mark.usefixtures("tiny_kit", "strict")
def test_a_saved_answer_costs_the_same_however_often_cells_ran(monkeypatch):
    """Each run of a cell once added one more that had to be told of every save."""

    def cost(runs):
        session.current.cache_clear()
        for _ in range(runs):
            bar = show.progress(UNIT)
            show.ask("t-one")
        counted = []
        real = counts.progress_row
        with monkeypatch.context() as patched:
            patched.setattr(
                counts, "progress_row", lambda *args: counted.append(args) or real(*args)
            )
            session.Sheet("t-one").save("abc"[runs % 3])
        assert bar.rows[0]["answered"] == 1, "the bar that was made last follows"
        return len(counted)

    assert cost(1) == cost(10) == 1


@pytest.mark.usefixtures("tiny_kit", "strict")
def test_progress_follows_a_save():
    bar = show.progress(UNIT)
    assert [row["answered"] for row in bar.rows] == [0]
    here = [item for item in load_unit(UNIT).items if item.where == "exercise"]
    assert [row["total"] for row in bar.rows] == [len(here)], "what is counted is on the page"
    session.Sheet("t-one").save("a")
    assert [row["answered"] for row in bar.rows] == [1]


@pytest.mark.usefixtures("tiny_kit", "strict")
def test_the_start_page_lists_units_and_says_where_answers_are(tmp_path):
    start = show.start_page()
    assert [row["id"] for row in start.rows] == [UNIT]
    assert start.folder == str(tmp_path / "answers")


@pytest.mark.usefixtures("tiny_kit", "strict")
def test_coded_passages_open_and_closed():
    shown = show.who_says_what("t1", 3)
    assert "A\u00a0source told the Gazette" in shown.body
    assert "Mayor" not in shown.body
    assert "<details>" not in shown.body
    plain = show.who_says_what("t1", 3, marked=False)
    assert "ws-cue" not in plain.body
    assert "marked" not in repr(plain)
    assert show.who_says_what("t1", 3, closed=True).body.startswith("<details>")


@pytest.mark.usefixtures("tiny_kit", "strict")
def test_codebook_and_coding_tables():
    assert "Named person" in show.codebook_table().body
    shown = show.reference_coding("t1", 4)
    assert "Mayor Ana Ruiz said" in shown.body
    assert "reportedly" not in shown.body
    assert repr(shown).startswith("1 attributions")


@pytest.mark.usefixtures("tiny_kit", "strict")
def test_solutions_show_every_question_with_its_key(tiny):
    body = show.solutions(UNIT).body
    for item in tiny.unit["item"]:
        assert item["id"] in body
    assert body.index("In the lesson") < body.index("t-many") < body.index("In the exercise")


@pytest.mark.usefixtures("tiny_kit", "calm")
def test_a_student_edition_has_no_solutions_to_show(tiny):
    (tiny.root / "solutions" / f"{UNIT}.toml").unlink()
    assert "student edition" in show.solutions(UNIT).body


@pytest.mark.usefixtures("strict")
def test_the_mix_of_sources_is_a_figure_with_its_table():
    shown = show.source_mix("001", closed=True)
    assert shown.body.startswith("<details>")
    assert "data:image/svg+xml" in shown.body
    assert "<table" in shown.body
    assert repr(shown)


# ---------------------------------------------------------------- a light core
def loaded(words):
    code = f"{words}\nimport sys\nprint(*sys.modules, sep='\\n')"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).parents[2], env={**os.environ, "WHOSAYS_STRICT": "1"},
        capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return {name.partition(".")[0] for name in done.stdout.split()}


def test_a_student_s_kernel_loads_nothing_heavy_before_a_figure_is_drawn():
    names = loaded("from whosays.show import ask\nask('u1-e1'), ask('u1-l1')")
    assert "anywidget" in names
    assert not names & {"numpy", "matplotlib", "krippendorff", "pandas", "jupyterlab"}


@pytest.mark.usefixtures("tiny_kit", "strict")
@pytest.mark.parametrize(
    "value",
    ["abc", [1], {"a": 1}, 5, True, [{"id": "m-1", "start": "x"}],
     [{"id": "m-1", "start": 0, "end": 3, "code": ["vague"]}],
     [{"id": "m-1", "start": -5, "end": 10**9, "code": "vague"}]],
)  # fmt: skip
def test_a_mix_of_what_are_no_marks_says_that_there_are_none(value):
    session.store(UNIT).save("t-mark", value)
    figure = show.my_source_mix("t-mark")
    assert figure._on_draw() == text("exercise.mix_none")


@pytest.mark.usefixtures("tiny_kit", "strict")
def test_our_mix_stands_beside_ones_own_only_after_a_check():
    marks = [{"id": "m-1", "start": 0, "end": 3, "code": "vague"}]
    session.store(UNIT).save("t-mark", marks)
    figure = show.my_source_mix("t-mark")

    def rows():
        return [row[0] for row in figure._on_draw().table.rows]

    assert len(rows()) == 1
    session.store(UNIT).note("t-mark", tries=1)
    assert len(rows()) == 2
