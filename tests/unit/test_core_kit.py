"""A kit is named by its folder, and what is given none reads from the one in use."""

import pytest

from whosays.core import files
from whosays.core.errors import KitError
from whosays.core.kit import HERE, Kit


@pytest.fixture
def two(tmp_path):
    for name in ("one", "two"):
        (tmp_path / name / "seeds").mkdir(parents=True)
        (tmp_path / name / "seeds" / "catalogue.toml").write_text(name, encoding="utf-8")
    return tmp_path / "one", tmp_path / "two"


def test_a_kit_is_its_folder(two):
    one, other = two
    assert Kit(one) == Kit(one) != Kit(other)
    assert len({Kit(one), Kit(one), Kit(other)}) == len(two)
    assert Kit(one) != one
    assert Kit(one) / "seeds" == one / "seeds"
    assert repr(Kit(one)) == f"Kit({str(one)!r})"


def test_the_one_in_use_follows_whoever_goes_to_another(two, monkeypatch):
    for folder in two:
        monkeypatch.setenv("WHOSAYS_KIT", str(folder))
        assert folder.resolve() == HERE.folder
        assert Kit(folder.resolve()) == HERE
    assert repr(HERE) == "HERE"


def test_a_pinned_one_does_not(two, monkeypatch):
    monkeypatch.setenv("WHOSAYS_KIT", str(two[0]))
    pinned = HERE.pinned()
    monkeypatch.setenv("WHOSAYS_KIT", str(two[1]))
    assert pinned.folder == two[0].resolve() != HERE.folder
    assert pinned.pinned() is pinned


def test_a_loader_reads_all_its_files_from_one_kit(two, monkeypatch):
    @files.remembered
    def both(kit=HERE):
        first = files.read_bytes(kit / "seeds/catalogue.toml")
        monkeypatch.setenv("WHOSAYS_KIT", str(two[1]))
        return first, files.read_bytes(kit / "seeds/catalogue.toml")

    monkeypatch.setenv("WHOSAYS_KIT", str(two[0]))
    assert both() == (b"one", b"one")
    assert both() == (b"two", b"two")


def test_a_folder_that_is_no_kit_is_a_sentence(tmp_path, monkeypatch):
    monkeypatch.setenv("WHOSAYS_KIT", str(tmp_path))
    with pytest.raises(KitError, match="not found"):
        _ = HERE.folder
