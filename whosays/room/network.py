"""What can be told beforehand of the network that a room is on, and what cannot.

From one computer alone nobody can see whether another reaches it: a firewall of this computer and a
wireless network that keeps devices apart look the same from here. So that is said, with the one
test that tells: open the address on a phone.
"""

from __future__ import annotations

import contextlib
import ipaddress
import os
import socket
from dataclasses import dataclass

from whosays.core.errors import KitError
from whosays.core.i18n import text

PORT = 8080
"""The first that is tried; a short number is quicker typed."""
_TRIED = 20
# Addresses of documentation, never asked: to choose the way there, nothing has to be sent.
_FAR = (("192.0.2.1", 9), ("198.51.100.1", 9))
NEEDED = 200_000_000
"""Bytes of memory that the server takes at most with a class of 35, twice over."""


@dataclass(frozen=True, slots=True)
class Listening:
    """A port that is ours.

    Attributes
    ----------
    sockets : list of socket
    port : int
    """

    sockets: list[socket.socket]
    port: int


def addresses() -> list[str]:
    """Give this computer's addresses on its networks, the likeliest first.

    Returns
    -------
    list of str
        IPv4, without those of this computer alone; empty where there is no network.
    """
    found: list[str] = []
    for far in _FAR:
        with (
            contextlib.suppress(OSError),
            socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked,
        ):
            asked.connect(far)
            found.append(asked.getsockname()[0])
    with contextlib.suppress(OSError):
        found += [
            str(one[4][0]) for one in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
        ]
    good = [one for one in found if not ipaddress.ip_address(one).is_loopback]
    return list(dict.fromkeys(good))


def listen(port: int | None, ip: str = "0.0.0.0") -> Listening:  # noqa: S104 - a room has to reach it
    """Take a port.

    Parameters
    ----------
    port : int or None
        None for the first that is free.
    ip : str

    Returns
    -------
    Listening

    Raises
    ------
    KitError
        If it is taken, or there is no such port.
    """
    wanted = [port] if port is not None else [80, *range(PORT, PORT + _TRIED)]
    for one in wanted:
        if not 0 <= one < 2**16:
            break
        with contextlib.suppress(OSError):
            made = socket.create_server((ip, one), backlog=256)
            made.setblocking(False)  # noqa: FBT003 - the socket's own
            return Listening([made], made.getsockname()[1])
    raise KitError(text("room.port_taken", port=wanted[-1]))


def free_memory() -> int | None:
    """Give the memory that is free.

    Returns
    -------
    int or None
        Bytes; None where this system does not say.
    """
    with contextlib.suppress(OSError, ValueError, IndexError):
        with open("/proc/meminfo", encoding="ascii") as told:  # noqa: PTH123 - no path of ours
            lines = dict(line.split(":", 1) for line in told)
        return int(lines["MemAvailable"].split()[0]) * 1024
    return None


def warnings(found: list[str], port: int) -> list[str]:
    """Say what is amiss as far as it can be told, and what cannot be told.

    Parameters
    ----------
    found : list of str
        As :func:`addresses` gives them.
    port : int

    Returns
    -------
    list of str
        Sentences.
    """
    said = []
    if not found:
        said.append(text("room.no_network"))
    public = [one for one in found if not ipaddress.ip_address(one).is_private]
    if public:
        said.append(text("room.public", address=public[0]))
    if len(found) > 1:
        others = ", ".join(address(one, port) for one in found[1:])
        said.append(text("room.several", others=others))
    free = free_memory()
    if free is not None and free < NEEDED:
        said.append(text("room.little_memory", free=round(free / 1e6), needed=NEEDED // 1_000_000))
    return [*said, text("room.cannot_tell")]


def address(ip: str, port: int) -> str:
    """Write an address as short as it can be typed.

    Parameters
    ----------
    ip : str
    port : int

    Returns
    -------
    str
    """
    return f"http://{ip}" + ("" if port == 80 else f":{port}") + "/"  # noqa: PLR2004 - http's own


def raise_limits() -> None:
    """Let the server hold as many connections as the system allows: a class opens some 200."""
    if os.name == "nt":
        return
    import resource  # noqa: PLC0415 - not on Windows

    with contextlib.suppress(ValueError, OSError):
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = 4096 if hard == resource.RLIM_INFINITY else min(4096, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, wanted), hard))
