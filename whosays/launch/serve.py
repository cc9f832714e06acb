"""What runs inside the kit's environment: JupyterLab, started a little faster.

Two things are changed, in this process only, with the packages left as they are:

``rfc3987_syntax`` checks a rare kind of web address and builds a whole grammar while it
is imported, which takes seconds. The package that would use it goes on without it when
it is absent, so it is made absent here.

The server collects small answers of a kernel before it sends them on (Nagle's algorithm,
RFC 896), which puts some 40 ms between a click and its feedback. On one's own computer
there is nothing to be gained by collecting, so each answer is sent at once.

And it ends with the start command, however that one ends: its standard input is a pipe
whose other end the start command holds, and which the system closes for it.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from typing import Any


def send_at_once() -> None:
    """Have the kernels' connections pass each message on as it comes."""
    from jupyter_server.services.kernels import websocket  # noqa: PLC0415 - see main()

    handler: Any = websocket.KernelWebsocketHandler
    opened = handler.open

    async def open_at_once(self: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - theirs
        self.set_nodelay(True)
        return await opened(self, *args, **kwargs)

    handler.open = open_at_once


def end_with_parent() -> None:
    """Stop in order, kernels included, as soon as nobody holds the other end of the pipe."""

    def wait() -> None:
        # Not through sys.stdin, whose lock would be held when Python ends.
        while os.read(0, 1):
            pass
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=wait, daemon=True).start()


def main() -> None:
    """Start JupyterLab with the words of the command line."""
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
    from jupyterlab.labapp import main as lab  # noqa: PLC0415 - after the line above

    send_at_once()
    end_with_parent()
    lab()


if __name__ == "__main__":
    main()
