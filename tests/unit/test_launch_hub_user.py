"""What a hub starts for a student; a real hub with real accounts is tests/bench/hub.py."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from whosays.core.errors import KitError
from whosays.launch import hub_user, options, places

KIT = places.KIT


@pytest.fixture
def of_hub():
    return {
        "WHOSAYS_KIT": str(KIT),
        "WHOSAYS_HANDINS": "/srv/box",
        "JUPYTERHUB_API_TOKEN": "from the hub",
        "JUPYTERHUB_SERVICE_PREFIX": "/user/anna/",
        "JUPYTER_PATH": "/somebody/else",
        "PYTHONPATH": "/somebody/else",
    }


def test_what_the_hub_says_is_kept_and_other_jupyters_are_kept_out(of_hub, tmp_path):
    found = hub_user.variables(of_hub, tmp_path, tmp_path / "run")
    assert found["JUPYTERHUB_API_TOKEN"] == of_hub["JUPYTERHUB_API_TOKEN"]
    assert found["JUPYTERHUB_SERVICE_PREFIX"] == "/user/anna/"
    assert found["WHOSAYS_HANDINS"] == "/srv/box"
    assert "/somebody/else" not in found.values()


def test_answers_lie_at_home_unless_the_hub_names_a_place(of_hub, tmp_path):
    at_home = hub_user.variables(of_hub, tmp_path, tmp_path)["WHOSAYS_ANSWERS"]
    assert Path(at_home) == tmp_path / "whosays-answers"
    named = hub_user.variables({**of_hub, "WHOSAYS_ANSWERS": "/w"}, tmp_path, tmp_path)
    assert named["WHOSAYS_ANSWERS"] == "/w"


@pytest.mark.parametrize("kit", ["", "/no/such/kit"])
def test_a_hub_that_names_no_kit_is_told_so(kit, tmp_path):
    with pytest.raises(KitError, match="WHOSAYS_KIT"):
        hub_user.variables({"WHOSAYS_KIT": kit}, tmp_path, tmp_path)


def test_its_page_may_do_what_the_page_of_one_computer_may(tmp_path):
    found = hub_user.words(KIT, tmp_path, ["--ServerApp.x=1"])
    assert set(options.common(KIT, tmp_path)) < set(found)
    assert found[-1] == "--ServerApp.x=1"
    for word in ("--ServerApp.ip", "--ServerApp.port", "--ServerApp.allow_root"):
        assert not any(one.startswith(word) for one in found), word


def test_it_starts_at_home_with_folders_for_its_student_alone(of_hub, tmp_path, monkeypatch):
    ran = []
    module = SimpleNamespace(singleuser=SimpleNamespace(main=lambda: ran.append(Path.cwd())))
    monkeypatch.setitem(sys.modules, "jupyterhub", module)
    monkeypatch.setattr(hub_user.Path, "home", lambda: tmp_path)
    monkeypatch.setattr(hub_user.places, "runtime_dir", lambda: tmp_path / "run")
    monkeypatch.setattr("whosays.launch.serve.prepare", lambda: None)
    monkeypatch.setattr(sys, "argv", ["hub_user", "--ServerApp.x=1"])
    monkeypatch.chdir(tmp_path)
    environ = dict(of_hub)
    monkeypatch.setattr("os.environ", environ)
    hub_user.main()
    assert ran == [KIT.resolve()]
    assert sys.argv[-1] == "--ServerApp.x=1"
    assert environ["WHOSAYS_ANSWERS"] == str(tmp_path / "whosays-answers")
    for folder in (".whosays", "whosays-answers"):
        assert (tmp_path / folder).stat().st_mode & 0o777 == 0o700, folder


def test_a_wrong_setting_ends_it_with_a_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr("os.environ", {"WHOSAYS_KIT": str(tmp_path)})
    with pytest.raises(SystemExit, match="name no kit"):
        hub_user.main()
