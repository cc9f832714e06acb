from __future__ import annotations

from pathlib import Path

import pytest

import whosays
from whosays.core.errors import KitError
from whosays.core.paths import answers_dir, kit_root

HOME = Path(whosays.__file__).resolve().parents[1]


@pytest.fixture(autouse=True)
def _nothing_named(monkeypatch):
    monkeypatch.delenv("WHOSAYS_KIT", raising=False)
    monkeypatch.delenv("WHOSAYS_ANSWERS", raising=False)


@pytest.fixture
def copy(tmp_path):
    """Give another copy of the kit, as far as it is looked for."""
    folder = tmp_path / "copy"
    (folder / "seeds").mkdir(parents=True)
    (folder / "seeds" / "catalogue.toml").write_text("", encoding="utf-8")
    (folder / "lessons" / "deep").mkdir(parents=True)
    return folder.resolve()


def test_the_folder_named_by_the_environment_wins(copy, monkeypatch):
    monkeypatch.setenv("WHOSAYS_KIT", str(copy))
    assert kit_root() == copy


@pytest.mark.parametrize("inside", [".", "lessons", "lessons/deep"])
def test_a_copied_kit_uses_its_own_files(copy, monkeypatch, inside):
    monkeypatch.chdir(copy / inside)
    assert kit_root() == copy


def test_elsewhere_the_package_s_own_kit_is_used(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert kit_root() == HOME


def test_a_wrong_name_is_an_error_that_says_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setenv("WHOSAYS_KIT", str(tmp_path))
    with pytest.raises(KitError) as caught:
        kit_root()
    assert "seeds/catalogue.toml" in str(caught.value)
    assert str(tmp_path) in str(caught.value)
    assert "WHOSAYS_KIT" in str(caught.value)


def test_answers_lie_in_plain_sight_in_the_kit(copy, monkeypatch):
    monkeypatch.chdir(copy)
    assert answers_dir() == copy / "answers"
    assert not answers_dir().exists()


def test_answers_go_where_the_environment_says(tmp_path, monkeypatch):
    monkeypatch.setenv("WHOSAYS_ANSWERS", str(tmp_path / "mine"))
    assert answers_dir() == tmp_path / "mine"
