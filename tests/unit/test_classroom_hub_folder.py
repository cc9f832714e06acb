"""The folder for a school's hub: what its settings say, and that nothing is written over."""

from __future__ import annotations

import ast
import copy
import json
import re
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import jsonschema
import pytest
import yaml

from whosays import cli
from whosays.classroom import hub_folder, student_edition
from whosays.core.kit import HERE

MODE, STAMP = "practice", "practice-0123456789ab"
ODD = 'Klasse #1 "100%20" é'


# What the chart of Zero to JupyterHub lets values be, without its words and without what its own
# values fill in: jupyterhub/values.schema.yaml at 48ea50e; its licence stands beside it.
CHART = json.loads((Path(__file__).parent / "chart" / "values.schema.json").read_bytes())


def refused(values):
    """Say what the chart would not take."""
    found = jsonschema.Draft7Validator(CHART).iter_errors(values)
    return sorted(".".join(map(str, one.absolute_path)) + ": " + one.message for one in found)


@pytest.fixture
def made(tmp_path):
    return hub_folder.settings(tmp_path / ODD, mode=MODE, stamp=STAMP)


def run(words):
    """Read settings as a hub does."""
    names = ("Spawner", "JupyterHub", "Authenticator", "LTI13Authenticator")
    table = SimpleNamespace(**{name: SimpleNamespace() for name in names})
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
    for name in ("jupyterhub_config.py", "lti_config.py"):
        tree = ast.parse(made[name])
        assert not any(isinstance(node, ast.Import | ast.ImportFrom) for node in ast.walk(tree))


def test_sign_in_by_lti_has_the_settings_that_its_package_asks_for_and_no_name(made):
    """As its documentation has them: ltiauthenticator 1.6.3, LTI 1.3, Basic Settings."""
    found = run(made["lti_config.py"])
    assert found.JupyterHub.authenticator_class == "ltiauthenticator.lti13.auth.LTI13Authenticator"
    said = vars(found.LTI13Authenticator)
    assert set(said) == {"issuer", "authorize_url", "jwks_endpoint", "client_id", "username_key"}
    assert isinstance(said["client_id"], list)
    assert said["authorize_url"].startswith(said["issuer"])
    assert said["jwks_endpoint"].startswith(said["issuer"])
    assert said["username_key"] == "sub"  # a number of the platform's, and nobody's name
    assert found.Authenticator.allow_all is True  # without it a hub from 5.0 on lets nobody in


def test_every_link_for_students_opens_a_page_that_their_kit_has(made):
    linked = re.findall(r"/hub/user-redirect/doc/tree/([^`]+)`", made["README.md"])
    given = student_edition.made(HERE, MODE)
    assert len(linked) == 9  # the start page, forms A and B, six units
    assert set(linked) <= set(given)
    assert f'"/doc/tree/{linked[0]}"' in made["jupyterhub_config.py"]


def test_the_values_for_kubernetes_are_such_as_the_chart_takes(made):
    values = yaml.safe_load(made["values.yaml"])
    assert refused(values) == []
    # It notices: a setting that there is not, and one of another kind.
    for place, bad in (
        (("singleuser", "defaultURL"), "/doc"), (("singleuser", "memory", "limit"), [1]),
        (("cull", "enabled"), "yes"), (("hub", "concurrentSpawnLimit"), "30"),
        (("culling",), {}), (("singleuser", "storage", "type"), "disk"),
    ):  # fmt: skip
        wrong = copy.deepcopy(values)
        *way, last = place
        table = wrong
        for step in way:
            table = table[step]
        table[last] = bad
        assert len(refused(wrong)) == 1, place


def test_no_settings_are_left_to_fill_in(made):
    names = {"Dockerfile", "README.md", "jupyterhub_config.py", "lti_config.py", "values.yaml"}
    assert set(made) == names
    for name, words in made.items():
        assert "{{" not in words, name
        assert "{%" not in words, name


def test_memory_grows_with_students_and_what_one_costs():
    def row(cost):
        made = hub_folder.settings(hub_folder.Path("/srv"), mode=MODE, stamp=STAMP, cost=cost)
        (line,) = [one for one in made["README.md"].splitlines() if one.startswith("| 300 ")]
        return line

    # One laptop for each room of 35: nine for 300.
    cost = hub_folder.Cost(students=20, cores=2, server=100, kernel=100, middle=1, most=2)
    assert row(cost) == "| 300 | 61 GiB | 30 | 9 |"
    assert row(replace(cost, server=0, kernel=0, students=40)) == "| 300 | 2 GiB | 15 | 9 |"


def test_how_long_a_saved_answer_takes_stands_in_a_table(made):
    hub, room = hub_folder.MEASURED, hub_folder.ROOM
    assert f"at once | {hub.students} | {hub.middle} ms | {hub.most} ms |" in made["README.md"]
    assert f"at once | {room.students} | {room.middle} ms | {room.most} ms |" in made["README.md"]
    assert f"| {room.lesson_middle} ms | {room.lesson_most} ms |" in made["README.md"]


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
