from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from types import SimpleNamespace

import pytest

from whosays import __version__, cli
from whosays.answers.file_store import FileStore
from whosays.authoring import export, notebooks, read_by, trust
from whosays.core.i18n import text
from whosays.launch import check, start


def run(capsys, *words):
    status = cli.main(words)
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def test_without_a_command_the_help_says_how_to_begin(capsys):
    status, out, err = run(capsys)
    assert (status, err) == (0, "")
    assert "python3 -m whosays start" in out
    for name in ("start", "check", "coding", "claims"):
        assert text(f"cli.{name}") in " ".join(out.split())


@pytest.mark.parametrize(
    "words", [["dance"], ["coding", "--format", "pdf"], ["check", "--layer", "x"]]
)
def test_words_that_are_not_understood_exit_with_2(capsys, words):
    with pytest.raises(SystemExit) as caught:
        cli.main(words)
    assert caught.value.code == 2
    assert "usage" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("started", "system", "before"),
    [
        ("/kit/whosays/__main__.py", "posix", "python3 -m whosays"),
        ("-c", "posix", "python3 -m whosays"),
        ("C:/kit/whosays/__main__.py", "nt", "py -m whosays"),
        ("/usr/bin/whosays", "posix", "whosays"),
        ("C:/Scripts/whosays.exe", "nt", "whosays"),
    ],
)
def test_a_usage_line_is_one_that_can_be_typed(monkeypatch, capsys, started, system, before):
    monkeypatch.setattr("sys.argv", [started])
    monkeypatch.setattr(cli, "os", SimpleNamespace(name=system))
    for words in (["--help"], ["grade", "--help"], ["new", "question", "--help"]):
        with pytest.raises(SystemExit):
            cli.main(words)
        command = " ".join(words[:-1])
        usage = " ".join(capsys.readouterr().out.split())
        assert usage.startswith(f"usage: {before} {command} [-h]".replace("  ", " "))


def test_the_version(capsys):
    with pytest.raises(SystemExit) as caught:
        cli.main(["--version"])
    assert caught.value.code == 0
    assert __version__ in capsys.readouterr().out


def test_every_command_has_its_help(capsys):
    for name in ("start", "check", "bench", "coding", "claims", "print", "notebooks", "trust"):
        with pytest.raises(SystemExit):
            cli.main([name, "--help"])
        assert text(f"cli.{name}") in " ".join(capsys.readouterr().out.split())


# ---------------------------------------------------------------- printing
def test_coding_prints_the_table(capsys):
    status, out, _ = run(capsys, "coding", "--article", "001")
    assert status == 0
    rows = list(csv.DictReader(io.StringIO(out, newline="")))
    assert {row["article"] for row in rows} == {"001"}


def test_coding_and_claims_print_json(capsys):
    assert json.loads(run(capsys, "coding", "--format", "json")[1])
    assert json.loads(run(capsys, "claims", "--format", "json")[1])
    assert "roots:" in run(capsys, "claims")[1]


def test_an_unknown_article_is_a_sentence_and_status_1(capsys):
    status, out, err = run(capsys, "coding", "--article", "007")
    assert (status, out) == (1, "")
    assert "no article “007”" in err
    assert "000, 001, 002, 003, 004" in err
    assert "Traceback" not in err


def test_output_cut_off_by_a_pager_is_no_problem(monkeypatch):
    def cut(*_):
        raise BrokenPipeError

    monkeypatch.setattr(export, "claims", cut)
    assert cli.main(["claims"]) == 0


# ---------------------------------------------------------------- what is missing
def test_a_missing_package_says_to_start_first(capsys, monkeypatch):
    def missing(*_):
        raise ModuleNotFoundError("No module named 'matplotlib'", name="matplotlib")

    monkeypatch.setattr(export, "claims", missing)
    status, _, err = run(capsys, "claims")
    assert status == 1
    assert "python3 -m whosays start" in err


def test_a_missing_part_of_the_kit_itself_is_a_fault(monkeypatch):
    def missing(*_):
        raise ModuleNotFoundError("No module named 'whosays.x'", name="whosays.x")

    monkeypatch.setattr(export, "claims", missing)
    with pytest.raises(ModuleNotFoundError):
        cli.main(["claims"])


def test_another_folder_without_a_kit_is_a_sentence(capsys, monkeypatch, tmp_path):
    monkeypatch.setenv("WHOSAYS_KIT", str(tmp_path))
    status, _, err = run(capsys, "coding")
    assert status == 1
    assert "WHOSAYS_KIT" in err


def test_ctrl_c_while_installing_is_a_sentence(capsys, monkeypatch):
    def interrupted(**_):
        raise KeyboardInterrupt

    monkeypatch.setattr(start, "run", interrupted)
    status, _, err = run(capsys, "start")
    assert (status, err.strip()) == (130, text("start.interrupted"))


# ---------------------------------------------------------------- what is handed on
def test_start_hands_its_words_on(monkeypatch):
    seen = {}
    monkeypatch.setattr(start, "run", lambda **words: seen.update(words) or 0)
    assert cli.main(["start"]) == 0
    assert seen == {"browser": True, "port": None, "ip": "127.0.0.1", "afresh": False}
    cli.main(["start", "--no-browser", "--port", "9000", "--ip", "0.0.0.0", "--reinstall"])  # noqa: S104
    assert seen == {"browser": False, "port": 9000, "ip": "0.0.0.0", "afresh": True}  # noqa: S104


def test_check_hands_its_words_on(monkeypatch):
    seen = {}
    monkeypatch.setattr(check, "run", lambda **words: seen.update(words) or 3)
    assert cli.main(["check"]) == 3
    assert tuple(seen["layers"]) == check.LAYERS
    assert list(seen["extra"]) == []
    cli.main(["check", "--layer", "unit", "--layer", "lint", "--", "-k", "spans"])
    assert (seen["layers"], seen["extra"]) == (["unit", "lint"], ["-k", "spans"])


def test_every_layer_of_check_can_be_named():
    for layer in check.LAYERS:
        assert cli.parser().parse_args(["check", "--layer", layer]).layer == [layer]


def test_trust_says_fresh_or_stale(capsys, monkeypatch, tmp_path):
    monkeypatch.setattr(trust, "TRUSTED", tmp_path / "trusted.json")
    status, out, _ = run(capsys, "trust")
    assert (status, text("start.trust_stale") in out) == (1, True)
    status, out, _ = run(capsys, "trust", "--write")
    assert (status, text("start.trust_written") in out) == (0, True)
    status, out, _ = run(capsys, "trust", "--check")
    assert (status, text("start.trust_fresh") in out) == (0, True)


def test_notebooks_names_each_and_renews_the_list(capsys, monkeypatch, tmp_path):
    monkeypatch.setattr(trust, "TRUSTED", tmp_path / "trusted.json")
    files = notebooks.notebook_files()
    monkeypatch.setattr(notebooks, "refresh", lambda file, **_: file == files[0])
    status, out, _ = run(capsys, "notebooks", "--all")
    lines = out.splitlines()
    assert status == 0
    assert lines[0] == "lessons/00-start.ipynb changed"
    assert lines[1].endswith("as it was")
    assert len(lines) == len(files)
    assert trust.is_fresh()


def test_notebooks_runs_only_what_something_changed_for(capsys, monkeypatch, tmp_path):
    monkeypatch.setattr(trust, "TRUSTED", tmp_path / "trusted.json")
    files = notebooks.notebook_files()
    refreshed = []
    monkeypatch.setattr(notebooks, "refresh", lambda file, **_: refreshed.append(file))
    monkeypatch.setattr(read_by.Kept, "holds", lambda _, file: file == files[0])
    _, out, _ = run(capsys, "notebooks")
    assert refreshed == files[1:]
    assert "nothing that it reads has changed" in out.splitlines()[0]


# ---------------------------------------------------------------- python -m whosays
def test_an_older_python_gets_one_sentence(kit):
    code = (
        "import runpy, sys\nsys.version_info = (3, 9, 18)\nsys.argv = ['whosays', 'start']\n"
        "runpy.run_module('whosays', run_name='__main__')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=kit, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "3.11 or newer" in done.stderr
    assert "3.9.18" in done.stderr
    assert "Traceback" not in done.stderr


def test_help_start_and_check_need_nothing_installed(kit):
    """-S leaves out every installed package, as in a system Python."""
    code = (
        f"import sys\nsys.path.insert(0, {str(kit)!r})\n"
        "import whosays.cli, whosays.launch.start, whosays.launch.check, whosays.launch.chromium\n"
        "sys.exit(whosays.cli.main([]))"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", code], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "whosays start" in done.stdout


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        (["coding", "--article", "001"], "article,paragraph,"),
        (["claims"], "c01  "),
        (["claims", "--format", "json"], "["),
    ],
)
def test_coding_and_claims_print_in_a_bare_python(kit, words, begins):
    code = (
        f"import sys\nsys.path.insert(0, {str(kit)!r})\n"
        f"import whosays.cli\nsys.exit(whosays.cli.main({words!r}))"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", code],
        cwd=kit, capture_output=True, text=True, encoding="utf-8", check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(begins)


def bare(kit, venv):
    """Run a command that lacks a package, with this place for the kit's own Python."""
    code = (
        f"import sys\nsys.path.insert(0, {str(kit)!r})\n"
        "import whosays.cli\nfrom whosays.launch import places\nfrom pathlib import Path\n"
        f"places.venv_dir = lambda kit: Path({str(venv)!r})\n"
        "from whosays.authoring import export\n"
        "def lacks(*_):\n    import a_package_that_is_not_there\n"
        "export.claims = lacks\n"
        "sys.exit(whosays.cli.main(['claims', '--format', 'json']))"
    )
    return subprocess.run(
        [sys.executable, "-S", "-c", code],
        cwd=kit, capture_output=True, text=True, encoding="utf-8", check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )  # fmt: skip


def test_a_command_in_a_bare_python_says_what_is_missing(kit, tmp_path):
    done = bare(kit, tmp_path / "none")
    assert done.returncode == 1
    assert "python3 -m whosays start" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script")
def test_a_bare_python_hands_over_to_the_kit_s_own(kit, tmp_path):
    own = tmp_path / "venv" / "bin" / "python"
    own.parent.mkdir(parents=True)
    own.write_text('#!/bin/sh\necho ran: "$@"\nexit 3\n', encoding="utf-8")
    own.chmod(0o755)
    done = bare(kit, tmp_path / "venv")
    assert done.stdout.strip() == "ran: -m whosays claims --format json"
    assert done.returncode == 3


def test_collect_prints_a_verdict_for_every_file_and_says_by_its_status_if_nobody_was_found(
    tmp_path, capsys
):
    (tmp_path / "h").mkdir()
    assert cli.main(["collect", str(tmp_path / "h")]) == 1
    assert "Students: 0" in capsys.readouterr().out
    FileStore("00-form-a", tmp_path / "h" / "Mia").save("fa-01", 3)
    (tmp_path / "h" / "Jo.json").write_text("{", encoding="utf-8")
    assert cli.main(["collect", str(tmp_path / "h"), "--all"]) == 0
    said = capsys.readouterr().out
    assert "Mia/00-form-a.json" in said
    assert "Jo.json" in said
    assert "Students: 1" in said


def test_collect_names_a_place_that_is_not_there(tmp_path, capsys):
    assert cli.main(["collect", str(tmp_path / "nowhere")]) == 1
    assert "nowhere" in capsys.readouterr().err


def test_collect_counts_numbered_files_as_students_if_told_to(tmp_path, capsys):
    for number in (1, 2, 3):
        FileStore("00-form-a", tmp_path / "made").save("fa-01", number)
        (tmp_path / "made" / "00-form-a.json").rename(tmp_path / f"00-form-a ({number}).json")
    (tmp_path / "made" / ".00-form-a.lock").unlink(missing_ok=True)
    assert cli.main(["collect", str(tmp_path)]) == 0
    assert "--numbered-are-students" in capsys.readouterr().out
    assert cli.main(["collect", str(tmp_path), "--numbered-are-students"]) == 0
    assert "Students: 3" in capsys.readouterr().out
