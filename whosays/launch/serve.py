"""What runs inside the kit's environment: JupyterLab, started a little faster.

Three things are changed, in this process only, with the packages left as they are:

``rfc3987_syntax`` checks a rare kind of web address and builds a whole grammar while it
is imported, which takes seconds. The package that would use it goes on without it when
it is absent, so it is made absent here.

The server collects small answers of a kernel before it sends them on (Nagle's algorithm,
RFC 896), which puts some 40 ms between a click and its feedback. On one's own computer
there is nothing to be gained by collecting, so each answer is sent at once.

Where other computers may reach it, it answers only to names that this computer really has. A
page on the web could otherwise give itself a name that leads here, and be taken by the browser
for the kit (DNS rebinding). Numbers are fine: no page on the web can have ours.

And it ends with the start command, however that one ends: its standard input is a pipe
whose other end the start command holds, and which the system closes for it.
"""

from __future__ import annotations

import atexit
import ipaddress
import os
import re
import shutil
import signal
import sys
import threading
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import Protocol

    class _Connection(Protocol):
        """What is used of a kernel's connection."""

        def set_nodelay(self, value: bool) -> None: ...  # noqa: FBT001 - theirs

    class _Request(Protocol):
        """What is used of a request."""

        host: str

    class _Handler(Protocol):
        """What is used of the handler of a request."""

        request: _Request


def send_at_once() -> None:
    """Have the kernels' connections pass each message on as it comes."""
    from jupyter_server.services.kernels import websocket  # noqa: PLC0415 - see main()

    handler: Any = websocket.KernelWebsocketHandler
    opened = handler.open

    async def open_at_once(self: _Connection, *args: object, **kwargs: object) -> object:
        self.set_nodelay(True)
        return await opened(self, *args, **kwargs)

    handler.open = open_at_once


def is_called(host: str, names: frozenset[str]) -> bool:
    """Tell whether a request was sent to one of this computer's names, or to a number.

    Parameters
    ----------
    host : str
        The request's ``Host``, with or without a port.
    names : frozenset of str
        In small letters.

    Returns
    -------
    bool
    """
    # Browsers write numbers with colons in them in brackets.
    parts = re.fullmatch(r"(?:\[([0-9a-f:.]+)\]|([^\[\]:]+))(?::\d+)?", host.lower())
    if not parts:
        return False
    bare = parts[1] or parts[2]
    try:
        ipaddress.ip_address(bare)
    except ValueError:
        return bare.rstrip(".") in names
    return True


def check_names(names: frozenset[str]) -> None:
    """Have the server refuse requests that were sent to a name of somebody else."""
    from jupyter_server.base import handlers  # noqa: PLC0415 - see main()

    def check_host(self: _Handler) -> bool:
        return is_called(self.request.host, names)

    handler: Any = handlers.JupyterHandler
    handler.check_host = check_host


def clear_up() -> None:
    """Take away what only a running server needs, also when the start command was killed."""
    folder = os.environ.get("JUPYTER_RUNTIME_DIR", "")
    if os.path.basename(folder).startswith("whosays-"):  # noqa: PTH119 - Path is not loaded yet
        atexit.register(shutil.rmtree, folder, ignore_errors=True)


def end_with_parent() -> None:
    """Stop in order, kernels included, as soon as nobody holds the other end of the pipe."""

    def wait() -> None:
        # Not through sys.stdin, whose lock would be held when Python ends.
        while os.read(0, 1):
            pass
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=wait, daemon=True).start()


def prepare() -> None:
    """Change what makes any server of the kit slow or leaves something behind."""
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
    send_at_once()
    clear_up()


def main() -> None:
    """Start JupyterLab with the words of the command line."""
    prepare()
    from jupyterlab.labapp import main as lab  # noqa: PLC0415 - after the line above

    names = os.environ.get("WHOSAYS_HOSTS")
    if names:
        check_names(frozenset(names.split(",")))
    end_with_parent()
    lab()


if __name__ == "__main__":
    main()
