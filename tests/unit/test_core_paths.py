from __future__ import annotations

import os
from pathlib import Path

import pytest

import whosays
from whosays.core.errors import KitError
from whosays.core.paths import answers_dir, answers_folder, kit_root, said_place

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


@pytest.mark.parametrize("named", ["anna", "./anna", "lessons/../anna", " anna "])
def test_a_relative_name_is_one_folder_in_the_kit_wherever_a_notebook_is(copy, monkeypatch, named):
    monkeypatch.setenv("WHOSAYS_ANSWERS", named)
    monkeypatch.setenv("WHOSAYS_KIT", str(copy))
    for inside in (".", "lessons", "lessons/deep"):
        monkeypatch.chdir(copy / inside)
        assert answers_dir() == copy / "anna"


def test_it_is_found_once_a_process(copy, tmp_path, monkeypatch):
    """A cell that changes the working folder does not move the answers."""
    monkeypatch.setenv("WHOSAYS_ANSWERS", "only-in-this-test")
    monkeypatch.chdir(copy / "lessons")
    before = answers_dir()
    monkeypatch.chdir(tmp_path)
    assert answers_dir() == before == copy / "only-in-this-test"


@pytest.mark.skipif(os.name == "nt", reason="Windows has its own name for the home folder")
def test_a_tilde_is_the_home_folder(copy, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert answers_folder("~/anna", copy) == tmp_path / "home" / "anna"
    assert answers_folder("~", copy) == tmp_path / "home"


def test_the_home_of_nobody_is_an_error_that_says_what_to_do(copy):
    with pytest.raises(KitError, match="Write the whole path"):
        answers_folder("~nobody-of-that-name/anna", copy)


def test_an_absolute_name_and_a_link_stay_as_they_are(copy, tmp_path):
    assert answers_folder(str(tmp_path / "mine"), copy) == tmp_path / "mine"
    link = tmp_path / "link"
    try:
        link.symlink_to(copy, target_is_directory=True)
    except OSError as error:
        pytest.skip(f"no links here: {error}")
    assert answers_folder(str(link), copy) == link


@pytest.mark.parametrize("named", ["", " "])
def test_an_empty_name_is_no_name(copy, monkeypatch, named):
    monkeypatch.setenv("WHOSAYS_ANSWERS", named)
    monkeypatch.chdir(copy)
    assert answers_dir() == copy / "answers"


def test_a_folder_is_said_from_where_a_student_looks_for_it(copy, tmp_path, monkeypatch):
    monkeypatch.chdir(copy)
    home = (tmp_path / "home").resolve()
    monkeypatch.setattr(Path, "home", lambda: home)
    assert said_place(copy / "answers") == ("answers of this kit", "")
    assert said_place(home / "school" / "mine") == ("school/mine in your home folder", "")
    elsewhere = tmp_path.resolve() / "share" / "answers"
    assert said_place(elsewhere) == ("answers", str(elsewhere))


def test_who_has_no_home_is_told_a_place_all_the_same(copy, tmp_path, monkeypatch):
    def none():
        raise RuntimeError

    monkeypatch.chdir(copy)
    monkeypatch.setattr(Path, "home", none)
    assert said_place(tmp_path / "x")[0] == "x"
