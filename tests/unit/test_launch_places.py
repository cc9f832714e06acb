from __future__ import annotations

import os
from pathlib import Path

import pytest

from whosays.launch import places

POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights otherwise")


# ---------------------------------------------------------------- answers
def test_answers_are_in_the_kit_unless_another_place_is_named(tmp_path):
    assert places.answers_dir(tmp_path, {}) == tmp_path / "answers"
    other = tmp_path / "other"
    assert places.answers_dir(tmp_path, {"WHOSAYS_KIT": str(other)}) == other / "answers"
    assert places.answers_dir(tmp_path, {"WHOSAYS_ANSWERS": str(other)}) == other


def test_a_bare_name_is_one_place_for_every_page(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("anna", "./anna", "x/../anna"):
        assert places.answers_dir(Path("/kit"), {"WHOSAYS_ANSWERS": name}) == tmp_path / "anna"


def test_a_home_is_found_though_no_shell_has_replaced_its_sign(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert places.answers_dir(Path("/kit"), {"WHOSAYS_ANSWERS": "~/anna"}) == tmp_path / "anna"
    found = places.answers_dir(Path("/kit"), {"WHOSAYS_ANSWERS": "~no-such-person/anna"})
    assert found.is_absolute()


@POSIX
@pytest.mark.parametrize(("ours", "mode"), [(True, 0o700), (False, 0o755)])
def test_an_older_place_of_the_kit_is_closed_and_a_shared_one_of_theirs_is_not(
    tmp_path, ours, mode
):
    there, fresh = tmp_path / "there", tmp_path / "a" / "fresh"
    there.mkdir()
    there.chmod(0o755)
    for folder in (there, fresh):
        places.make_private(folder, ours=ours)
    assert there.stat().st_mode & 0o777 == mode
    assert fresh.stat().st_mode & 0o777 == 0o700


def test_a_place_that_cannot_be_made_stops_nothing(tmp_path):
    (tmp_path / "file").touch()
    places.make_private(tmp_path / "file" / "answers", ours=False)


# ---------------------------------------------------------------- a running server's own
@POSIX
def test_a_running_server_s_folder_is_closed_to_others_and_short(tmp_path):
    made = [places.runtime_dir({"XDG_RUNTIME_DIR": str(tmp_path)}) for _ in range(2)]
    assert made[0] != made[1]
    for folder in made:
        assert folder.parent == tmp_path
        assert folder.stat().st_mode & 0o777 == 0o700
    elsewhere = places.runtime_dir({"XDG_RUNTIME_DIR": str(tmp_path / "none")})
    assert places.takes_sockets(elsewhere)
    elsewhere.rmdir()


@POSIX
def test_a_socket_s_name_fits_even_where_the_limit_is_lowest():
    longest = Path("/" + 49 * "x")
    assert places.takes_sockets(longest)
    assert not places.takes_sockets(Path("/" + 50 * "x"))
    kernel = "kernel-01234567-89ab-cdef-0123-456789abcdef-ipc-5"
    assert len(str(longest / kernel)) < 104
