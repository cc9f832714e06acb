from __future__ import annotations

import pytest

from whosays.authoring.new import MARK, Draft, filled, refuse_if_there, template
from whosays.core.errors import KitError
from whosays.core.kit import Kit


def test_all_files_are_written_or_none(tmp_path):
    (tmp_path / "a").write_text("old", encoding="utf-8")
    draft = Draft(Kit(tmp_path), {tmp_path / "a": "new", tmp_path / "b" / "c": "made"})

    def fails(root):
        assert (root / "a").read_text(encoding="utf-8") == "new"
        raise KitError("no use")

    with pytest.raises(KitError, match="no use"):
        draft.try_out(fails)
    assert (tmp_path / "a").read_text(encoding="utf-8") == "old"
    assert not (tmp_path / "b" / "c").exists()
    draft.try_out(lambda _: None)
    assert (tmp_path / "b" / "c").read_text(encoding="utf-8") == "made"


def test_a_file_is_read_as_it_is_to_be(tmp_path):
    (tmp_path / "a").write_text("old", encoding="utf-8")
    draft = Draft(Kit(tmp_path))
    assert draft.read(tmp_path / "a") == "old"
    draft.files[tmp_path / "a"] = "new"
    assert draft.read(tmp_path / "a") == "new"


def test_the_lines_to_write_on_are_named(tmp_path):
    draft = Draft(
        Kit(tmp_path), {tmp_path / "a": f"x\n{MARK}\ny {MARK}: z\n", tmp_path / "b": "x\n"}
    )
    draft.then = ["Run it."]
    assert draft.told() == [f"a: write where it says {MARK} (lines 2, 3)", "b", "Run it."]


def test_a_template_s_every_name_is_filled():
    assert filled("$a $b", a=1, b="x") == "1 x"
    with pytest.raises(KeyError):
        filled("$a $b", a=1)
    assert MARK in template("unit.toml")


def test_what_is_there_is_refused(tmp_path):
    refuse_if_there(tmp_path / "a")
    with pytest.raises(KitError, match="is there already"):
        refuse_if_there(tmp_path / "a", tmp_path)
