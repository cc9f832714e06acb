"""A real JupyterHub for a bench, on ports of its own, with accounts of this machine.

It needs an administrator on a machine that may be thrown away, the folder that ``whosays hub`` made
with its ``env`` and ``handins`` as its README says, and JupyterHub's proxy.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

HUB = "http://127.0.0.1:8990"
TOKEN = secrets.token_hex(16)
PROGRAM: list[str] = []  # the hub; that of the folder's Python if empty
SETTINGS = """
load_subconfig({config!r})
c.JupyterHub.bind_url = {hub!r}
c.JupyterHub.hub_port = 8991
c.ConfigurableHTTPProxy.command = [{proxy!r}]
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:8992"
c.JupyterHub.authenticator_class = "dummy"
c.Authenticator.allow_all = True
c.JupyterHub.db_url = "sqlite:///hub.sqlite"
c.JupyterHub.services = [{{"name": "bench", "api_token": {token!r}}}]
c.JupyterHub.load_roles = [{{"name": "bench", "services": ["bench"],
    "scopes": ["admin:users", "admin:servers", "access:servers"]}}]
"""


def call(path: str, body: object = None, method: str | None = None) -> object:
    """Ask the hub or a student's server one question."""
    data = None if body is None else json.dumps(body).encode()
    headers = {"Authorization": f"token {TOKEN}"}
    request = urllib.request.Request(HUB + path, data, headers, method=method)
    with urllib.request.urlopen(request, timeout=180) as answer:
        return json.loads(answer.read() or b"null")


def account(name: str) -> Path:
    """Make a student an account of their own; give its home."""
    home = Path("/home") / name
    if not home.is_dir():
        subprocess.run(["useradd", "-m", name], check=False, stderr=subprocess.DEVNULL)
    home.chmod(0o700)
    return home


@contextlib.contextmanager
def running(out: Path, proxy: str, names: list[str]) -> Iterator[int]:
    """Run the hub while its students work; give its process's number, and end all servers."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "hub.py"
        config = str(out / "jupyterhub_config.py")
        file.write_text(
            SETTINGS.format(config=config, hub=HUB, proxy=proxy, token=TOKEN), encoding="utf-8"
        )
        program = [*(PROGRAM or [str(out / "env" / "bin" / "jupyterhub")]), "-f", str(file)]
        with (Path(folder) / "log").open("wb") as log:
            # Nothing of whoever starts it: the hub hands PYTHONPATH on to its students.
            own = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
            hub = subprocess.Popen(program, cwd=folder, stdout=log, stderr=log, env=own)
        try:
            while True:
                try:
                    call("/hub/api/")
                    break
                except (OSError, urllib.error.HTTPError):
                    assert hub.poll() is None, (Path(folder) / "log").read_text()
                    time.sleep(0.5)
            yield hub.pid
        except Exception:
            print((Path(folder) / "log").read_text()[-6_000:])
            raise
        finally:
            for name in names:
                with contextlib.suppress(OSError):
                    call(f"/hub/api/users/{name}/server", method="DELETE")
            hub.terminate()
            hub.wait(60)
