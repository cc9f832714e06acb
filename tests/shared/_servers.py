"""JupyterLabs for tests: with a handle for tests to hold on to, and kernels that are forked."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

from whosays.launch import server

if TYPE_CHECKING:
    from collections.abc import Mapping

# See the module in it.
FORKED = Path(__file__).with_name("forked")


def plain(
    kit: Path,
    own: Path,
    extra: Mapping[str, str],
    *,
    ip: str = "127.0.0.1",
    port: int | None = None,
) -> server.Server:
    """Start a JupyterLab the way the start command does, and wait until it is up.

    Parameters
    ----------
    kit, own : Path
        Whose notebooks it shows; the folder for its settings.
    extra : Mapping of str to str
        More variables. The folder itself is the kit, unless one of them says otherwise.
    ip : str
    port : int, optional
        Any that is free by default.
    """
    running = server.start(
        kit,
        Path(sys.executable),
        ip=ip,
        port=port or server.find_port(ip, 0),
        own=own,
        extra={"WHOSAYS_KIT": str(kit), **extra},
    )
    try:
        server.wait_until_up(running)
    except BaseException:
        running.stop()
        raise
    return running


def started(
    kit: Path, own: Path, extra: Mapping[str, str], *, forked: bool = False
) -> server.Server:
    """Start one with a handle for tests to hold on to.

    Its kernels are forked where that is asked for: it pays where many are started.
    """
    (own / "config").mkdir()
    settings: dict[str, object] = {
        "jupyter_lab_config": {"LabApp": {"expose_app_in_browser": True}}
    }
    if forked:
        extensions = {"ServerApp": {"jpserver_extensions": {"forked_kernels": True}}}
        settings["jupyter_server_config"] = extensions
        extra = {**extra, "PYTHONPATH": str(FORKED), "FORKED_KERNELS_ORDINARY": str(ordinary(own))}
    for name, told in settings.items():
        (own / "config" / f"{name}.json").write_text(json.dumps(told), encoding="utf-8")
    return plain(kit, own, extra)


def ordinary(own: Path) -> Path:
    """Give the file that has a server start its kernels as everybody's do, while it is there."""
    return own / "ordinary-kernels"


def kernels(running: server.Server) -> list[psutil.Process]:
    """Find a server's kernels by descent, wherever their files are."""
    found = psutil.Process(running.process.pid).children(recursive=True)
    words = {one.pid: " ".join(one.cmdline()) for one in found}
    forks = {pid for pid, line in words.items() if "forked_kernels" in line}
    return [
        one
        for one in found
        if "ipykernel_launcher" in words[one.pid] or (one.pid in forks and one.ppid() in forks)
    ]
