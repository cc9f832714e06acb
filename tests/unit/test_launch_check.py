from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

import pytest

from whosays.launch import check, chromium, install, node
from whosays.launch.check import LAYERS, Outcome, commands


# ---------------------------------------------------------------- counting
@pytest.mark.parametrize(
    ("words", "status", "passed", "failed"),
    [
        ("....\n12 passed in 1.2s\n", 0, 12, 0),
        ("F\n1 failed, 12 passed, 3 skipped in 1.2s", 1, 12, 1),
        ("E\n2 failed, 12 passed, 1 error in 1.2s", 1, 12, 3),
        ("3 errors in 0.2s", 2, 0, 3),
        ("5 passed, 2 xfailed, 1 xpassed, 4 warnings in 1s", 0, 5, 0),
        ("99 passed\nlast\nlast\nlast\n7 passed in 1s", 0, 7, 0),
        ("Traceback (most recent call last)\nKilled", -9, 0, 1),
        ("", 1, 0, 1),
        ("", 0, 0, 0),
        ("12 passed in 1.2s\nSegmentation fault", -11, 12, 1),
        ("ℹ tests 9\nℹ pass 7\nℹ fail 2\nℹ cancelled 0\nℹ duration_ms 9", 1, 7, 2),
        ("# pass 7\n# fail 0\n", 0, 7, 0),
        ("✔ they pass 7 (1ms)\nnever fail 9 times\n", 0, 0, 0),
    ],
)
def test_what_a_command_says_is_counted(words, status, passed, failed):
    outcome = Outcome()
    outcome.add(words, status)
    assert (outcome.passed, outcome.failed) == (passed, failed)


def test_counts_add_up():
    outcome = Outcome()
    outcome.add("2 passed", 0)
    outcome.add("1 failed, 3 passed", 1)
    assert (outcome.passed, outcome.failed) == (5, 1)


# ---------------------------------------------------------------- commands
@pytest.mark.parametrize("layer", LAYERS)
def test_every_layer_has_commands_for_a_python(layer):
    listed = commands(layer)
    assert listed
    for words in listed:
        assert words[0] in {"pytest", "ruff", "mypy"}
        assert all(isinstance(word, str) for word in words)


@pytest.mark.parametrize("layer", ["unit", "hostile", "content", "notebooks", "browser", "site"])
def test_more_words_go_to_pytest(layer):
    (words,) = commands(layer, ["-k", "spans"])
    assert words[0] == "pytest"
    assert words[-2:] == ["-k", "spans"]


def test_lint_is_style_types_and_contracts_and_changes_nothing():
    listed = commands("lint")
    assert [words[0] for words in listed] == ["ruff", "ruff", "mypy", "pytest"]
    assert "--check" in listed[1]
    assert not any("--fix" in words for words in listed)


def test_every_folder_that_is_tested_is_there(kit):
    for layer in ("unit", "hostile", "content", "browser", "site"):
        assert any(f"tests/{layer}" in words for words in commands(layer))
        assert (kit / "tests" / layer).is_dir()
    (words,) = commands("notebooks")
    for folder in ("lessons", "exercises", "solutions", "tests/notebooks"):
        assert folder in words
        assert (kit / folder).is_dir()
    assert (
        kit / words[[w.startswith("--nbval-sanitize") for w in words].index(True) + 1]
    ).is_file()


# ---------------------------------------------------------------- the run
def test_the_tests_see_the_kit_and_nobody_s_answers(monkeypatch, tmp_path):
    monkeypatch.setenv("JUPYTER_TOKEN", "theirs")
    monkeypatch.setenv("WHOSAYS_ANSWERS", "/home/me/answers")
    made = check._environment(tmp_path, "/folder")
    assert made["WHOSAYS_ANSWERS"] == "/folder/answers"
    assert made["WHOSAYS_KIT"] == made["PYTHONPATH"] == str(tmp_path)
    assert made["WHOSAYS_STRICT"] == "1"
    assert "JUPYTER_TOKEN" not in made


def test_what_is_compiled_is_compiled_once(monkeypatch, tmp_path):
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    made = check._environment(tmp_path, "/folder")
    assert "PYTHONDONTWRITEBYTECODE" not in made
    assert made["PYTHONPYCACHEPREFIX"] == "/folder/compiled"
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE")
    monkeypatch.delenv("PYTHONPYCACHEPREFIX", raising=False)
    assert "PYTHONPYCACHEPREFIX" not in check._environment(tmp_path, "/folder")


@pytest.fixture
def streams(monkeypatch):
    """Give what each command prints and returns, and keep what was run."""
    seen = {"run": [], "says": {}, "does": {}, "groups": None, "npm": None}

    def stream(words, _kit, env, show=print):
        seen["run"].append((words[2], env))
        layer = next((w for w in words if w.startswith("tests/")), words[2])
        seen["does"].get(layer, lambda: None)()
        printed, status = seen["says"].get(layer, ("1 passed", 0))
        show(f"{layer}: {printed}\n")
        return printed, status

    def prepare(_kit, groups):
        seen["groups"] = groups
        return Path("python")

    monkeypatch.setattr(check, "_stream", stream)
    monkeypatch.setattr(node, "prepare", lambda _: seen["npm"])
    monkeypatch.setattr(install, "prepared", prepare)
    monkeypatch.setattr(chromium, "bring", lambda _, **_words: Path("/chromium"))
    return seen


def last_line(capsys):
    return capsys.readouterr().out.splitlines()[-1]


def test_all_layers_pass(streams, capsys, tmp_path):
    assert check.run(tmp_path) == 0
    assert last_line(capsys) == "10 passed, 0 failed"
    assert [name for name, _ in streams["run"]] == ["ruff", "ruff", "mypy", *["pytest"] * 7]
    assert streams["groups"] == (install.RUN, install.TEST)
    assert streams["run"][-1][1]["WHOSAYS_CHROMIUM"] == str(Path("/chromium"))


def test_what_node_checks_runs_in_its_folder_and_counts(streams, capsys, tmp_path):
    streams["npm"] = "npm"
    streams["says"] = {"--silent": ("ℹ pass 30\nℹ fail 1", 1)}
    assert check.run(tmp_path, ["unit"]) == 1
    assert last_line(capsys) == "31 passed, 1 failed"


@pytest.mark.usefixtures("streams")
def test_words_for_pytest_leave_the_tests_of_node_out(monkeypatch, tmp_path):
    monkeypatch.setattr(node, "prepare", lambda _: pytest.fail("nobody asked for them"))
    assert check.run(tmp_path, ["unit"], ["-k", "spans"]) == 0


def test_without_the_browser_layer_no_browser_is_brought(streams, monkeypatch, tmp_path):
    monkeypatch.setattr(chromium, "bring", lambda *_, **__: pytest.fail("nobody asked for one"))
    assert check.run(tmp_path, ["unit"]) == 0
    assert len(streams["run"]) == 1


@pytest.mark.parametrize(
    ("says", "last"),
    [
        ({"tests/unit": ("1 failed, 4 passed", 1)}, "13 passed, 1 failed"),
        ({"mypy": ("Found 1 error", 1)}, "9 passed, 1 failed"),
        ({"tests/content": ("Killed", -9)}, "9 passed, 1 failed"),
        ({"tests/content": ("3 passed\ninternal", 3)}, "12 passed, 1 failed"),
    ],
)
def test_one_failure_anywhere_fails_the_run_and_the_rest_still_runs(
    streams, capsys, tmp_path, says, last
):
    streams["says"] = says
    assert check.run(tmp_path) == 1
    assert last_line(capsys) == last
    assert len(streams["run"]) == 10


# ---------------------------------------------------------------- two layers side by side
@pytest.mark.parametrize(("first", "second"), check._BESIDE.items())
def test_two_layers_run_side_by_side_and_are_told_in_order(
    streams, capsys, tmp_path, first, second
):
    """Each waits for the other: one after the other, neither would ever end."""
    met = {first: threading.Event(), second: threading.Event()}

    def meet(mine, other):
        met[mine].set()
        assert met[other].wait(120)

    streams["does"][f"tests/{first}"] = lambda: meet(first, second)
    streams["does"][f"tests/{second}"] = lambda: meet(second, first)
    assert check.run(tmp_path, ["unit", first, second]) == 0
    printed = capsys.readouterr().out
    told = [line for line in printed.splitlines() if line.startswith(("tests/", "=="))]
    assert [line.split(":")[0] for line in told if line.startswith("tests/")] == [
        "tests/unit", f"tests/{first}", f"tests/{second}",
    ]  # fmt: skip
    assert told[-2].startswith("==")
    assert printed.splitlines()[-1] == "3 passed, 0 failed"


def test_a_failure_in_what_runs_beside_fails_the_run(streams, capsys, tmp_path):
    streams["says"] = {"tests/site": ("2 failed, 1 passed", 1)}
    assert check.run(tmp_path, ["browser", "site"]) == 1
    assert last_line(capsys) == "2 passed, 2 failed"


def test_either_of_the_two_runs_alone(streams, capsys, tmp_path):
    for layers in (["site"], ["browser"], ["site", "browser"]):
        streams["run"].clear()
        assert check.run(tmp_path, layers) == 0
        assert len(streams["run"]) == len(layers)
        assert last_line(capsys) == f"{len(layers)} passed, 0 failed"


def test_a_run_of_no_test_at_all_is_no_success(streams, capsys, tmp_path):
    streams["says"] = {"tests/unit": ("no tests ran in 0.01s", 5)}
    assert check.run(tmp_path, ["unit"]) == 1
    assert "No test ran" in capsys.readouterr().out


def test_a_layer_without_a_test_that_fits_the_words_is_no_failure(streams, capsys, tmp_path):
    streams["says"] = {"tests/unit": ("no tests ran in 0.01s", 5)}
    assert check.run(tmp_path, ["unit", "content"], ["-k", "cards"]) == 0
    assert last_line(capsys) == "1 passed, 0 failed"


def test_what_is_printed_is_passed_on_as_it_comes(capsys, tmp_path):
    code = "print('one é'); import sys; print('two', file=sys.stderr); sys.exit(4)"
    env = {**os.environ, "PYTHONUTF8": "1"}
    printed, status = check._stream([sys.executable, "-c", code], tmp_path, env)
    assert status == 4
    assert sorted(printed.split()) == ["one", "two", "é"]
    assert capsys.readouterr().out == printed
