"""The folder for a school's hub: what its settings say, and that nothing is written over."""

from __future__ import annotations

import ast
from types import SimpleNamespace

import pytest

from whosays import cli
from whosays.classroom import hub_folder

MODE, STAMP = "practice", "practice-0123456789ab"
ODD = 'Klasse #1 "100%20" é'


@pytest.fixture
def made(tmp_path):
    return hub_folder.settings(tmp_path / ODD, mode=MODE, stamp=STAMP)


def run(words):
    """Read settings as a hub does."""
    table = SimpleNamespace(Spawner=SimpleNamespace(), JupyterHub=SimpleNamespace())
    exec(words, {"get_config": lambda: table})  # noqa: S102 - our own
    return table


def test_the_settings_name_the_folder_s_own_kit_python_and_box(made, tmp_path):
    found = run(made["jupyterhub_config.py"]).Spawner
    out = tmp_path / ODD
    assert found.cmd == [str(out / "env/bin/python"), "-m", "whosays.launch.hub_user"]
    assert found.environment == {
        "WHOSAYS_KIT": str(out / "kit"),
        "WHOSAYS_HANDINS": str(out / "handins"),
    }


def test_the_settings_need_nothing_of_the_kit(made):
    tree = ast.parse(made["jupyterhub_config.py"])
    assert not any(isinstance(node, ast.Import | ast.ImportFrom) for node in ast.walk(tree))


def test_no_settings_are_left_to_fill_in(made):
    assert set(made) == {"Dockerfile", "README.md", "jupyterhub_config.py", "values.yaml"}
    for name, words in made.items():
        assert "{{" not in words, name
        assert "{%" not in words, name


def test_memory_grows_with_students_and_what_one_costs():
    def row(cost):
        made = hub_folder.settings(hub_folder.Path("/srv"), mode=MODE, stamp=STAMP, cost=cost)
        (line,) = [one for one in made["README.md"].splitlines() if one.startswith("| 300 ")]
        return line

    assert row(hub_folder.Cost(server=100, kernel=100)) == "| 300 | 61 GiB |"
    assert row(hub_folder.Cost(server=0, kernel=0)) == "| 300 | 2 GiB |"


def test_the_command_makes_a_folder_once_and_writes_over_nothing(tmp_path, capsys):
    out = tmp_path / "hub"
    assert cli.main(["hub", str(out)]) == 0
    assert "README.md" in capsys.readouterr().out
    assert (out / "kit" / "lessons" / "00-start.ipynb").is_file()
    assert not (out / "kit" / "solutions").exists()
    before = {file: file.stat().st_mtime_ns for file in out.iterdir()}
    assert cli.main(["hub", str(out)]) == 1
    assert "nothing was written over" in capsys.readouterr().err
    assert {file: file.stat().st_mtime_ns for file in out.iterdir()} == before
