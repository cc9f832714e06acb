from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from whosays.launch import options

DAY = 24 * 60 * 60


def given(tmp_path, runtime=Path("/run/x"), ip="127.0.0.1"):
    words = options.words(tmp_path, tmp_path / "own", runtime, ip, 8899)
    return dict(word.removeprefix("--").split("=", 1) for word in words)


def test_every_word_is_one_that_jupyter_knows(tmp_path):
    """A word that was renamed would be passed over, and what it closes would stand open."""
    from jupyter_client.manager import KernelManager  # noqa: PLC0415 - brings all of Jupyter
    from jupyter_server.serverapp import ServerApp  # noqa: PLC0415
    from jupyter_server.services.kernels.kernelmanager import (  # noqa: PLC0415
        MappingKernelManager,
    )
    from jupyterlab.labapp import LabApp  # noqa: PLC0415

    known = {cls.__name__: cls for cls in (KernelManager, ServerApp, MappingKernelManager, LabApp)}
    found = given(tmp_path)
    assert "KernelManager.transport" in found
    for name in found:
        cls, _, trait = name.partition(".")
        assert known[cls].class_traits(config=True).get(trait), name


def test_kernels_are_spoken_to_by_files_where_their_names_are_short_enough(tmp_path):
    assert given(tmp_path, Path("/run/x"))["KernelManager.transport"] == "ipc"
    assert "KernelManager.transport" not in given(tmp_path, Path("/" + 60 * "x"))


def test_who_may_reach_it(tmp_path):
    assert given(tmp_path)["ServerApp.allow_remote_access"] == "False"
    assert given(tmp_path, ip="0.0.0.0")["ServerApp.allow_remote_access"] == "True"  # noqa: S104


def test_kernels_of_pages_that_were_closed_are_ended_and_no_others(tmp_path):
    found = given(tmp_path)
    assert 300 <= int(found["MappingKernelManager.cull_idle_timeout"]) <= 1800
    assert found["MappingKernelManager.cull_connected"] == "False"
    assert found["MappingKernelManager.cull_busy"] == "False"


def test_nothing_can_be_added_to_it_from_the_page(tmp_path):
    found = given(tmp_path)
    assert found["LabApp.extension_manager"] == "readonly"
    assert found["ServerApp.terminals_enabled"] == "False"


def test_no_word_holds_a_secret(tmp_path):
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "cookie-secret").write_text("s3cr3t", encoding="utf-8")
    assert not any(re.search(r"[0-9a-f]{32}|s3cr3t", word) for word in given(tmp_path).values())


# ---------------------------------------------------------------- the secret, and logs
@pytest.mark.parametrize(("days", "kept"), [(0, True), (29, True), (31, False)])
def test_the_secret_is_kept_as_long_as_a_browser_keeps_its_cookie(tmp_path, days, kept):
    file = options.secret(tmp_path)
    file.write_text("x", encoding="utf-8")
    then = file.stat().st_mtime - days * DAY
    os.utime(file, (then, then))
    assert options.secret(tmp_path) == file
    assert file.exists() == kept


def test_two_servers_of_one_kit_have_two_logs_and_old_ones_go(tmp_path):
    old, young = tmp_path / "jupyterlab-1.log", tmp_path / "jupyterlab-2.log"
    for file in (old, young):
        file.touch()
    then = old.stat().st_mtime - 31 * DAY
    os.utime(old, (then, then))
    assert options.log(tmp_path, 8888) != options.log(tmp_path, 8889)
    assert (old.exists(), young.exists()) == (False, True)
