"""Starts a JupyterLab that knows the kit and nothing of the person's own Jupyter."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import shutil
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from whosays.core.errors import KitError
from whosays.launch import network, options, places, say

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_SETTINGS = places.PACKAGE / "lab"
_LAST_PORT = 65_535
_POLL = 0.05  # seconds between two looks at a server that is coming up
_GRACE = 10.0  # seconds a server gets to stop its kernels


def ask(
    base: str,
    token: str,
    path: str,
    body: Mapping[str, object] | None = None,
    timeout: float = 30.0,
) -> bytes:
    """Ask a server on this machine one question.

    Parameters
    ----------
    base : str
        Its address.
    token : str
        The secret that opens it.
    path : str
        Path under the address, starting with ``/``.
    body : mapping, optional
        Sent as JSON with POST; without it the question is a GET.
    timeout : float
        Seconds to wait at most.

    Returns
    -------
    bytes
        The answer's body.
    """
    data = None if body is None else json.dumps(body).encode()
    headers = {"Authorization": f"token {token}"}
    request = urllib.request.Request(base + path, data=data, headers=headers)  # noqa: S310
    # Never through a proxy: the server is on this machine.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(request, timeout=timeout) as answer:
        return bytes(answer.read())


@dataclass
class Server:
    """A JupyterLab that was started here.

    Parameters
    ----------
    process : subprocess.Popen
        The running server.
    ip : str
        The address it listens on.
    port : int
        The port it listens on.
    token : str
        The secret that opens it.
    log : Path
        Where it writes what it does.
    litter : tuple of Path
        Folders that are of no use when it has ended.
    """

    process: subprocess.Popen[bytes]
    ip: str
    port: int
    token: str
    log: Path
    litter: tuple[Path, ...] = field(default=())

    @property
    def base(self) -> str:
        """The address on this machine, without a page."""
        return self._base("127.0.0.1" if self.ip in network.EVERYWHERE else self.ip)

    def _base(self, ip: str) -> str:
        return f"http://[{ip}]:{self.port}" if ":" in ip else f"http://{ip}:{self.port}"

    def page(self, notebook: str = places.START_NOTEBOOK) -> str:
        """Give the full address of a notebook's page, with the secret in it.

        Parameters
        ----------
        notebook : str
            Path of the notebook inside the kit.

        Returns
        -------
        str
            What a browser opens. ``reset`` forgets the tabs of an earlier visit.
        """
        return f"{self.base}/lab/tree/{notebook}?token={self.token}&reset"

    def page_elsewhere(self) -> str:
        """Give the address of the start page as other computers reach it.

        Returns
        -------
        str
            With this computer's address in its network, if it listens there.
        """
        if self.ip not in network.EVERYWHERE:
            return self.page()
        return self.page().replace(self.base, self._base(network.own_address()), 1)

    def api(self, path: str, body: Mapping[str, object] | None = None) -> bytes:
        """Ask the server one question.

        Parameters
        ----------
        path : str
            Path under the server's address, starting with ``/``.
        body : mapping, optional
            Sent as JSON with POST; without it the question is a GET.

        Returns
        -------
        bytes
            The answer's body.
        """
        return ask(self.base, self.token, path, body)

    def warm_up(self, notebook: str = places.START_NOTEBOOK) -> None:
        """Start a notebook's kernel while the browser is still loading; nobody waits for it.

        Parameters
        ----------
        notebook : str
            Path of the notebook inside the kit.
        """
        wanted = {
            "path": notebook,
            "name": notebook.rpartition("/")[2],
            "type": "notebook",
            "kernel": {"name": "python3"},
        }

        def begin() -> None:
            with contextlib.suppress(OSError):  # JupyterLab then starts it itself
                self.api("/api/sessions", wanted)

        threading.Thread(target=begin, daemon=True).start()

    def lost_its_port(self) -> bool:
        """Tell whether it ended because its port was taken in the meantime.

        Returns
        -------
        bool
        """
        said = self.log.read_text(encoding="utf-8", errors="replace") if self.log.is_file() else ""
        return self.process.poll() is not None and f"port {self.port} is not available" in said

    def stop(self) -> None:
        """Stop the server and its kernels."""
        if self.process.poll() is None:
            self.process.terminate()
        if self.process.stdin:
            self.process.stdin.close()
        try:
            self.process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        for folder in self.litter:
            shutil.rmtree(folder, ignore_errors=True)


def find_port(ip: str, wanted: int | None) -> int:
    """Find a port to listen on.

    Parameters
    ----------
    ip : str
        The address to listen on.
    wanted : int or None
        The port asked for by name; none means: 8888 if it is free, else any.

    Returns
    -------
    int
        A port that was free just now.

    Raises
    ------
    KitError
        If the port asked for cannot be used, or the address is none of this computer.
    """
    if wanted is not None and not 0 <= wanted <= _LAST_PORT:
        raise KitError(say.sentence("no_port", port=wanted))
    for port in [8888, 0] if wanted is None else [wanted]:
        family = socket.AF_INET6 if ":" in ip else socket.AF_INET
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            if os.name != "nt":  # there, this option would let two programs share a port
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((ip, port))
            except OSError:  # in use, or not allowed
                continue
            return int(probe.getsockname()[1])
    if wanted is None:
        raise KitError(say.sentence("ip_unusable", ip=ip))
    raise KitError(say.sentence("port_taken", port=wanted, ip=ip))


def environment(
    kit: Path, base: Mapping[str, str], own: Path | None = None, runtime: Path | None = None
) -> dict[str, str]:
    """Give the environment variables of a server that stands apart from other Jupyters.

    Parameters
    ----------
    kit : Path
        The kit's folder.
    base : mapping
        The variables to start from.
    own : Path, optional
        The folder for its settings; by default the one inside ``.venv``.
    runtime : Path, optional
        The folder for what it needs while it runs; by default one inside ``own``.

    Returns
    -------
    dict of str to str
        The variables. Nothing of ``base`` that points at another Python or another
        Jupyter is kept.
    """
    own = own or places.own_dir(kit)
    kept = {
        name: value
        for name, value in base.items()
        if not name.startswith(("JUPYTER", "PYTHONHOME", "PYTHONPATH", "PYTHONSTARTUP"))
        and name not in {"IPYTHONDIR", "VIRTUAL_ENV", "__PYVENV_LAUNCHER__"}
    }
    return {
        **kept,
        "IPYTHONDIR": str(own / "ipython"),
        "JUPYTERLAB_SETTINGS_DIR": str(own / "lab" / "user-settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(own / "lab" / "workspaces"),
        "JUPYTER_CONFIG_DIR": str(own / "config"),
        "JUPYTER_CONFIG_PATH": str(_SETTINGS / "etc" / "jupyter"),
        "JUPYTER_DATA_DIR": str(own / "data"),
        "JUPYTER_PATH": str(_SETTINGS / "share" / "jupyter"),
        "JUPYTER_PLATFORM_DIRS": "1",
        "JUPYTER_RUNTIME_DIR": str(runtime or own / "runtime"),
        # No folder that a notebook lies in, nor the kit's, is on anybody's import path.
        "PYTHONSAFEPATH": "1",
        "PYTHONUTF8": "1",
    }


def start(  # noqa: PLR0913 - one named parameter per thing that can be asked for
    kit: Path,
    python: Path,
    *,
    ip: str = "127.0.0.1",
    port: int | None = None,
    own: Path | None = None,
    extra: Mapping[str, str] | None = None,
) -> Server:
    """Start JupyterLab on the kit's folder; does not wait until it is up.

    Parameters
    ----------
    kit : Path
        The folder whose notebooks it shows.
    python : Path
        A Python in which JupyterLab is installed.
    ip : str
        The address to listen on.
    port : int, optional
        The port; by default 8888 or any free one.
    own : Path, optional
        The folder for settings and log; by default the one inside ``.venv``.
    extra : mapping, optional
        More environment variables.

    Returns
    -------
    Server
        The server. Stop it with :meth:`Server.stop`; it also stops when this process ends.

    Raises
    ------
    KitError
        If the port is taken, or the kit's folder may not be written.
    """
    own = own or places.own_dir(kit)
    port = find_port(ip, port)
    log = options.log(own, port)
    try:
        own.mkdir(mode=0o700, parents=True, exist_ok=True)
        log.touch()
        runtime = places.runtime_dir()
    except OSError:
        raise KitError(say.sentence("not_writable", folder=kit)) from None
    token = secrets.token_hex(16)
    words = [str(python), "-m", "whosays.launch.serve", *options.words(kit, own, runtime, ip, port)]
    variables = environment(kit, os.environ, own, runtime) | dict(extra or {})
    # By environment, not on the command line, where other people of the machine could read it.
    variables["JUPYTER_TOKEN"] = token
    variables["WHOSAYS_HOSTS"] = "" if network.is_here_only(ip) else ",".join(network.names())
    with log.open("wb") as out:
        process = subprocess.Popen(
            words,
            cwd=kit,
            env=variables,
            # Kept open as long as this process lives; see serve.py.
            stdin=subprocess.PIPE,
            stdout=out,
            stderr=subprocess.STDOUT,
            # Ctrl+C is for the start command, which then stops the server in order.
            start_new_session=os.name != "nt",
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )
    return Server(process, ip, port, token, log, (runtime,))


def wait_until_up(server: Server, timeout: float = 120.0) -> None:
    """Wait until the server answers.

    Parameters
    ----------
    server : Server
        A server that was just started.
    timeout : float
        Seconds to wait at most.

    Raises
    ------
    KitError
        If it ends, or does not answer in time.
    """
    deadline = time.monotonic() + timeout
    while time.monotonic() < deadline:
        if server.process.poll() is not None:
            raise KitError(say.sentence("lab_ended", log=server.log))
        with contextlib.suppress(OSError, urllib.error.URLError):
            server.api("/api/status")
            return
        time.sleep(_POLL)
    server.stop()
    raise KitError(say.sentence("lab_silent", seconds=round(timeout), log=server.log))
