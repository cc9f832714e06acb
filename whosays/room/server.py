"""The room's server: its addresses put together, and limits on whoever keeps it busy."""

from __future__ import annotations

import logging
from collections import defaultdict
from typing import TYPE_CHECKING

from tornado.httpserver import HTTPServer
from tornado.web import Application

from whosays.room import students, teacher
from whosays.room.shelf import LARGEST

if TYPE_CHECKING:
    from tornado.iostream import IOStream

    from whosays.room.web import Room

MOST_CONNECTIONS = 250
"""Of one address at once; a browser opens six, and a whole class may stand behind one address."""
_IDLE, _BODY = 75.0, 30.0


class Server(HTTPServer):
    """A server that no single address can keep busy with connections."""

    streams: defaultdict[str, list[IOStream]]

    def handle_stream(self, stream: IOStream, address: tuple[str, ...]) -> None:
        """Take a connection, or close it where its address has too many.

        Parameters
        ----------
        stream : IOStream
        address : tuple
        """
        here = [one for one in self.streams[address[0]] if not one.closed()]
        self.streams[address[0]] = here
        if len(here) >= MOST_CONNECTIONS:
            stream.close()
            return
        here.append(stream)
        super().handle_stream(stream, address)


def made(room: Room) -> Server:
    """Make the server of a room; it listens nowhere yet.

    Parameters
    ----------
    room : Room

    Returns
    -------
    Server
    """
    # What somebody sent that is no HTTP is not worth a line on a teacher's terminal.
    logging.getLogger("tornado.general").setLevel(logging.CRITICAL)
    routes = [(path, handler, {"room": room})
              for path, handler in (*teacher.routes(), *students.routes())]  # fmt: skip
    app = Application(routes, log_function=lambda _: None, compress_response=False)
    running = Server(
        app, max_body_size=2 * LARGEST, max_header_size=16_384, idle_connection_timeout=_IDLE,
        body_timeout=_BODY,
    )  # fmt: skip
    running.streams = defaultdict(list)
    return running
