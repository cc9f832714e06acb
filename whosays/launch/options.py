"""The words JupyterLab is started with: what it may do, and what it may not."""

from __future__ import annotations

import contextlib
import time
from typing import TYPE_CHECKING

from whosays.launch import network, places

if TYPE_CHECKING:
    from pathlib import Path

_DAY = 24 * 60 * 60
_SECRET_DAYS = 30  # a browser keeps its cookie as long
_IDLE = 15 * 60  # seconds until the kernel of a page that was closed is ended
# Parts of a Jupyter server that the kit does not use; without them it is up sooner.
_UNUSED = ("jupyter_lsp", "jupyter_server_terminals", "notebook", "notebook_shim", "nbclassic")


def _forget_if_old(file: Path) -> None:
    """Take away a file of long ago; what cannot be looked at or taken away stays."""
    with contextlib.suppress(OSError):
        if time.time() - file.stat().st_mtime > _SECRET_DAYS * _DAY:
            file.unlink()


def secret(own: Path) -> Path:
    """Keep the secret that cookies are signed with: an open page outlives a new start.

    Parameters
    ----------
    own : Path
        The folder for settings.

    Returns
    -------
    Path
        The file it is in. JupyterLab makes it, for this person only.
    """
    file = own / "cookie-secret"
    _forget_if_old(file)
    return file


def log(own: Path, port: int) -> Path:
    """Give each server of the kit a log of its own; clear away those of long ago.

    Parameters
    ----------
    own : Path
        The folder for settings.
    port : int
        The server's port.

    Returns
    -------
    Path
    """
    for file in own.glob("jupyterlab*.log"):
        _forget_if_old(file)
    return own / f"jupyterlab-{port}.log"


def words(kit: Path, own: Path, runtime: Path, ip: str, port: int) -> list[str]:
    """Give the words that JupyterLab is started with.

    Parameters
    ----------
    kit : Path
        The folder whose notebooks it shows.
    own : Path
        The folder for settings.
    runtime : Path
        The folder for what it needs while it runs.
    ip : str
        The address to listen on.
    port : int
        The port.

    Returns
    -------
    list of str
        No secret is among them: other people of the machine can read a command line.
    """
    return [
        *common(kit, runtime),
        f"--ServerApp.ip={ip}",
        f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0",
        "--ServerApp.open_browser=False",
        "--ServerApp.allow_root=True",
        f"--ServerApp.cookie_secret_file={secret(own)}",
        # Where only this computer is to reach it, JupyterLab checks the name it is called by;
        # elsewhere serve.py does.
        f"--ServerApp.allow_remote_access={not network.is_here_only(ip)}",
    ]


def common(kit: Path, runtime: Path) -> list[str]:
    """Give the words for a server of one's own as for one of a school: what its page may do.

    Parameters
    ----------
    kit : Path
        The folder whose notebooks it shows.
    runtime : Path
        The folder for what it needs while it runs.

    Returns
    -------
    list of str
    """
    # Over the network's ports other people of this computer could listen to a kernel.
    by_file = ["--KernelManager.transport=ipc"] if places.takes_sockets(runtime) else []
    return [
        f"--ServerApp.root_dir={kit}",
        "--ServerApp.terminals_enabled=False",
        # Better no server than one whose pages restore saved widgets; see guard.py.
        "--ServerApp.reraise_server_extension_failures=True",
        "--LabApp.extension_manager=readonly",
        "--LabApp.news_url=",
        f"--MappingKernelManager.cull_idle_timeout={_IDLE}",
        "--MappingKernelManager.cull_interval=60",
        "--MappingKernelManager.cull_connected=False",
        "--MappingKernelManager.cull_busy=False",
        *by_file,
        *[f"--ServerApp.jpserver_extensions={name}=False" for name in _UNUSED],
    ]
