from __future__ import annotations

import json
import subprocess
from types import SimpleNamespace

import pytest

from whosays.core.errors import KitError
from whosays.launch import node


@pytest.fixture
def kit_with_lock(tmp_path):
    folder = node.place(tmp_path)
    folder.mkdir(parents=True)
    (folder / "package-lock.json").write_text("{}", encoding="utf-8")
    return tmp_path


@pytest.fixture
def npm(monkeypatch):
    """Give an npm that notes what it was asked for."""
    asked = []

    def run(words, cwd, **_):
        asked.append(words[1:])
        if asked.status == 0:
            (cwd / "node_modules").mkdir(exist_ok=True)
        return SimpleNamespace(returncode=asked.status, stderr="no way to the registry")

    class Asked(list):
        status = 0

    asked = Asked()
    monkeypatch.setattr(node, "find", lambda: "npm")
    monkeypatch.setattr(subprocess, "run", run)
    return asked


# ---------------------------------------------------------------- finding it
@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("v20.20.2\n", "npm"),
        ("v24.1.0", "npm"),
        ("v18.19.0", None),
        ("", None),
        ("node: no", None),
    ],
)
def test_a_node_that_is_too_old_is_none(monkeypatch, said, found):
    monkeypatch.setattr(node.shutil, "which", lambda name: name)
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: SimpleNamespace(stdout=said))
    assert node.find() == found


@pytest.mark.parametrize("missing", ["node", "npm"])
def test_without_both_there_is_none(monkeypatch, missing):
    monkeypatch.setattr(node.shutil, "which", lambda name: None if name == missing else name)
    assert node.find() is None


# ---------------------------------------------------------------- what it needs
def test_packages_come_once_and_again_when_the_list_changes(kit_with_lock, npm):
    assert node.prepare(kit_with_lock) == "npm"
    assert node.prepare(kit_with_lock) == "npm"
    assert [words[0] for words in npm] == ["ci"]
    assert "--ignore-scripts" in npm[0]
    (node.place(kit_with_lock) / "package-lock.json").write_text("{ }", encoding="utf-8")
    node.prepare(kit_with_lock)
    assert len(npm) == 2


def test_what_failed_is_tried_again_and_said(kit_with_lock, npm):
    npm.status = 1
    for _ in range(2):
        with pytest.raises(KitError, match="no way to the registry"):
            node.prepare(kit_with_lock)
    assert len(npm) == 2


def test_without_node_a_teacher_is_told_and_a_machine_fails(monkeypatch, kit_with_lock, capsys):
    monkeypatch.setattr(node, "find", lambda: None)
    monkeypatch.delenv("CI", raising=False)
    assert node.prepare(kit_with_lock) is None
    assert "need Node 20" in capsys.readouterr().out
    monkeypatch.setenv("CI", "true")
    with pytest.raises(KitError, match="need Node 20"):
        node.prepare(kit_with_lock)


# ---------------------------------------------------------------- what there is
def test_every_script_that_is_run_is_there(kit):
    package = json.loads((node.place(kit) / "package.json").read_text(encoding="utf-8"))
    for layer, scripts in node.SCRIPTS.items():
        assert [words[-1] for words in node.commands(layer, "npm")] == list(scripts)
        assert set(scripts) <= set(package["scripts"])
    assert node.commands("content", "npm") == []


def test_every_package_is_pinned_and_none_names_where_it_comes_from(kit):
    folder = node.place(kit)
    package = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    lock = json.loads((folder / "package-lock.json").read_text(encoding="utf-8"))
    assert "dependencies" not in package, "what students run needs none"
    for name, version in package["devDependencies"].items():
        assert lock["packages"][f"node_modules/{name}"]["version"] == version
    assert not any("resolved" in about for about in lock["packages"].values())
