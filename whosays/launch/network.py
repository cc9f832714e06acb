"""What this computer is called, and who can reach it."""

from __future__ import annotations

import contextlib
import socket

EVERYWHERE = frozenset({"0.0.0.0", "", "::", "*"})  # noqa: S104 - names of it, nothing is bound


def is_here_only(ip: str) -> bool:
    """Tell whether an address to listen on can be reached from this computer only.

    Parameters
    ----------
    ip : str

    Returns
    -------
    bool
    """
    return ip in {"localhost", "::1"} or ip.startswith("127.")


def own_address() -> str:
    """Find this computer's address in its network.

    Returns
    -------
    str
        The address, or the computer's name if it has none.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        with contextlib.suppress(OSError):
            # Sends nothing: it only asks the system which way it would go. The address is
            # one of those kept for examples (RFC 5737).
            probe.connect(("192.0.2.1", 9))
            return str(probe.getsockname()[0])
        return socket.gethostname()


def names() -> list[str]:
    """Give the names that this computer is called by in its network.

    Returns
    -------
    list of str
    """
    name = socket.gethostname().lower()
    return ["localhost", name, f"{name.partition('.')[0]}.local"]
