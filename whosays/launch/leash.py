"""Runs a command that ends when whoever asked for it is gone, killed or not.

``python leash.py COMMAND…`` stands alone: it is run as a file, and imports nothing of the kit.
Its standard input is a pipe that nobody writes to. When its other end closes, the one who asked
has ended; then the command ends too, with all that it started.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading


def end(process: subprocess.Popen[bytes]) -> None:
    """End a command and what it started.

    Parameters
    ----------
    process : subprocess.Popen
        Started in a session of its own.
    """
    if os.name == "nt":
        words = ["taskkill", "/T", "/F", "/PID", str(process.pid)]
        subprocess.run(words, check=False, capture_output=True)
    else:
        with contextlib.suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)


def main(words: list[str]) -> int:
    """Run a command to its end, or to the end of who asked.

    Parameters
    ----------
    words : list of str
        The command.

    Returns
    -------
    int
        Its exit status.
    """
    # Ctrl and C is for the start command, which then closes the pipe.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    process = subprocess.Popen(
        words,
        stdin=subprocess.DEVNULL,
        # The lock of the start command goes with it: it is held while anybody installs.
        close_fds=False,
        start_new_session=os.name != "nt",
    )

    def watch() -> None:
        while os.read(0, 1):
            pass
        end(process)

    threading.Thread(target=watch, daemon=True).start()
    return process.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
