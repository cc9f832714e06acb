from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pytest

from whosays.core.errors import KitError
from whosays.launch import chromium


def program(folder, name):
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_text("#!/bin/sh\n", encoding="utf-8")
    file.chmod(0o755)
    return file


@pytest.fixture(autouse=True)
def _nowhere_else(monkeypatch):
    monkeypatch.setattr(chromium, "_PLACES", ())


def test_the_one_that_is_named_wins(tmp_path):
    program(tmp_path / "bin", "chromium")
    named = program(tmp_path, "mine")
    assert chromium.find({"WHOSAYS_CHROMIUM": str(named), "PATH": str(tmp_path / "bin")}) == named


@pytest.mark.parametrize("name", ["none", ""])
def test_a_name_that_is_no_file_is_an_error_that_says_so(tmp_path, name):
    with pytest.raises(KitError, match="WHOSAYS_CHROMIUM") as caught:
        chromium.find({"WHOSAYS_CHROMIUM": str(tmp_path / name), "PATH": ""})
    assert str(tmp_path) in str(caught.value)


@pytest.mark.parametrize("name", chromium.NAMES)
def test_each_name_is_found_on_the_path(tmp_path, name):
    there = program(tmp_path / "bin", name)
    assert chromium.find({"PATH": str(tmp_path / "bin")}) == there


def test_chromium_comes_before_others(tmp_path):
    program(tmp_path / "bin", "google-chrome")
    there = program(tmp_path / "bin", "chromium")
    assert chromium.find({"PATH": str(tmp_path / "bin")}) == there


def test_the_usual_places_are_looked_at_too(tmp_path, monkeypatch):
    there = program(tmp_path / "Applications", "Chromium")
    monkeypatch.setattr(chromium, "_PLACES", (str(tmp_path / "none"), str(there)))
    assert chromium.find({"PATH": str(tmp_path)}) == there


def test_the_places_of_windows(tmp_path, monkeypatch):
    monkeypatch.setattr(chromium, "_WINDOWS", ("Chrome/chrome.exe",))
    there = program(tmp_path / "local" / "Chrome", "chrome.exe")
    assert chromium.find({"PATH": "", "LOCALAPPDATA": str(tmp_path / "local")}) == there


def test_nothing_is_nothing(tmp_path):
    assert chromium.find({"PATH": str(tmp_path)}) is None


# ---------------------------------------------------------------- bringing one
@pytest.fixture
def none_there(monkeypatch):
    monkeypatch.setattr(chromium, "find", lambda: None)
    monkeypatch.setattr(chromium, "_playwright_own", lambda _: None)


def test_one_that_is_there_is_taken_without_a_command(tmp_path, monkeypatch):
    there = program(tmp_path, "chromium")
    monkeypatch.setattr(chromium, "find", lambda: there)
    monkeypatch.setattr(subprocess, "run", lambda *_args, **_kwargs: pytest.fail("no command"))
    assert chromium.bring(Path("python")) == there


@pytest.mark.usefixtures("none_there")
def test_one_that_is_installed_is_taken(tmp_path, monkeypatch):
    there = program(tmp_path, "chrome")
    monkeypatch.setattr(chromium, "_install", lambda _: there)
    assert chromium.bring(Path("python"), asked=True) == there


@pytest.mark.usefixtures("none_there")
def test_where_none_can_be_installed_it_says_what_still_runs(monkeypatch):
    said = []
    monkeypatch.setattr(chromium.subprocess, "run", lambda words, **_: said.append(words))
    monkeypatch.setattr(chromium.shutil, "which", lambda *_args, **_kwargs: None)
    with pytest.raises(KitError, match="--layer unit"):
        chromium.bring(Path("python"), asked=True)
    assert said == [["python", "-m", "playwright", "install", "chromium"]]


# ---------------------------------------------------------------- not without being asked
@pytest.fixture
def commands(monkeypatch):
    said = []
    monkeypatch.setattr(chromium.subprocess, "run", lambda words, **_: said.append(words))
    monkeypatch.delenv("CI", raising=False)
    return said


@pytest.mark.usefixtures("none_there")
def test_nothing_is_installed_for_a_person_who_was_not_asked(monkeypatch, commands):
    """Not even for the administrator of the computer: apt-get would install for everybody."""
    monkeypatch.setattr(chromium, "_by_apt", lambda: "/usr/bin/apt-get")
    monkeypatch.setattr(chromium.sys, "stdin", io.StringIO("y\n"))
    with pytest.raises(KitError, match="--install-browser") as caught:
        chromium.bring(Path("python"))
    assert "for everybody" in str(caught.value)
    assert commands == []


@pytest.mark.parametrize(
    ("answer", "may"), [("y", True), ("YES ", True), ("n", False), ("", False), ("maybe", False)]
)
def test_somebody_at_a_terminal_is_asked(monkeypatch, answer, may):
    asked = []

    class Terminal(io.StringIO):
        def isatty(self):
            """Be one."""
            return True

    monkeypatch.setattr(chromium.sys, "stdin", Terminal())
    monkeypatch.setattr("builtins.input", lambda words: asked.append(words) or answer)
    assert chromium.may_install(asked=False, environ={}) == may
    assert "install Chromium" in asked[0]


@pytest.mark.parametrize(
    ("asked", "environ", "may"),
    [(True, {}, True), (False, {"CI": "true"}, True), (False, {"CI": "false"}, False)],
)
def test_a_flag_or_a_machine_for_tests_needs_no_question(monkeypatch, asked, environ, may):
    monkeypatch.setattr(chromium.sys, "stdin", None)
    assert chromium.may_install(asked=asked, environ=environ) == may


def test_a_machine_for_tests_says_that_it_is_one(kit):
    assert "export CI=true" in (kit / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def test_playwright_s_own_counts_only_if_it_is_there(tmp_path, monkeypatch):
    there = program(tmp_path, "chrome")
    for said, expected in ((f"{there}\n", there), (f"{tmp_path / 'none'}\n", None), ("", None)):
        done = subprocess.CompletedProcess([], 0, stdout=said, stderr="")
        monkeypatch.setattr(chromium.subprocess, "run", lambda *_args, done=done, **_kwargs: done)
        assert chromium._playwright_own(Path("python")) == expected
