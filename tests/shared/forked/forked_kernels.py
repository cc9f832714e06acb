"""Kernels for tests that cost a tenth: copies of a process that has loaded everything already.

A kernel takes two seconds of a processor until its first cell is drawn, nearly all of them for
imports, and the tests of the browser start some three hundred. This extension of the test's server
starts one process that imports what kernels import and then waits; a kernel is a fork of it, with
the words, the variables and the folder that the server gives. All else is as ever: its connection,
its signals, its death, its start after a death.

Where a process cannot be forked, or seen by a handle (all but Linux), kernels start as ever. So
they do for tests that are about a kernel's start: the start command, the editions for students, a
kernel that lacks the kit, neighbours' files, a server that is started anew, the layer of notebooks,
and whoever asks for ``ordinary_kernels``.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import json
import os
import pkgutil
import select
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

# What a kernel imports while it starts, and what the kit's own modules import when first used.
LOADED = (
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.oinspect",
    "IPython.extensions.storemagic",
    "anywidget",
    "babel.dates",
    "babel.numbers",
    "babel.plural",
    "ipykernel.debugger",
    "ipykernel.kernelapp",
    "matplotlib.backends.backend_svg",
    "matplotlib.figure",
    "sqlite3",
    "tornado.platform.asyncio",
    "tornado.queues",
    "zmq.utils.garbage",
)
# Rooms of the kit whose modules are all imported.
ROOMS = ("figures", "notebook", "questions", "sourcing", "widgets")
NAME = "forked_kernels"
ORDINARY = "FORKED_KERNELS_ORDINARY"  # names a file: while it is there, kernels start as ever
_WORDS = ["-m", "ipykernel_launcher"]
_MOST = 1 << 20  # bytes of one request


def _jupyter_server_extension_points():
    return [{"module": NAME}]


def _load_jupyter_server_extension(_app):
    """Have the server's kernels forked."""
    from jupyter_client.provisioning import local_provisioner  # noqa: PLC0415 - see below

    if hasattr(os, "fork") and hasattr(os, "pidfd_open"):
        local_provisioner.launch_kernel = Forker(local_provisioner.launch_kernel).launch


class Forker:
    """The process that is forked, seen from the server.

    Parameters
    ----------
    ordinary : callable
        How a kernel is started that is none of ours.
    """

    def __init__(self, ordinary):
        self.ordinary = ordinary
        self.here, there = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.here.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _MOST)
        self.process = subprocess.Popen(
            [sys.executable, __file__, str(there.fileno())],
            pass_fds=[there.fileno()],
            stdin=subprocess.DEVNULL,
        )
        there.close()
        # Nothing is started before it is loaded: the server would answer nobody meanwhile.
        if not self.here.recv(_MOST):
            raise RuntimeError("what kernels import could not be loaded; the log says why")
        # It ends by itself when the server is gone, however that ended.
        atexit.register(self.process.wait, 10)
        atexit.register(self.here.close)

    def launch(self, cmd, cwd=None, env=None, **more):
        """Start a kernel, as ``jupyter_client.launcher.launch_kernel`` does."""
        if cmd[1:3] != _WORDS or os.path.exists(os.environ.get(ORDINARY, "")):  # noqa: PTH110 - "" is none
            return self.ordinary(cmd, cwd=cwd, env=env, **more)
        told = {"words": cmd[2:], "cwd": cwd, "env": dict(os.environ if env is None else env)}
        self.here.send(json.dumps(told).encode())
        return Kernel(int(self.here.recv(_MOST)))


class Kernel:
    """A process that is not this one's child, with what ``subprocess.Popen`` would offer."""

    stdin = stdout = stderr = None

    def __init__(self, pid):
        self.pid = pid
        self.returncode = None
        # The handle stays this process's, also when its number is somebody else's.
        self.handle = os.pidfd_open(pid)

    def poll(self):
        """Tell whether it has ended; with which status, only its parent knows."""
        return self._ended(0)

    def wait(self, timeout=None):
        """Wait until it has ended."""
        if self._ended(timeout) is None:
            raise subprocess.TimeoutExpired(NAME, timeout)
        return self.returncode

    def _ended(self, timeout):
        if self.returncode is None and select.select([self.handle], [], [], timeout)[0]:
            os.close(self.handle)
            self.returncode = 0
        return self.returncode

    def send_signal(self, number):
        """Send a signal; one that has ended gets none."""
        if self.poll() is None:
            signal.pidfd_send_signal(self.handle, number)

    def terminate(self):
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self):
        """End it."""
        self.send_signal(signal.SIGKILL)


def load():
    """Import what kernels import."""
    for name in LOADED:
        importlib.import_module(name)
    for room in map(importlib.import_module, [f"whosays.{name}" for name in ROOMS]):
        for module in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            importlib.import_module(module.name)
    # Threads are not copied by a fork: whoever relies on one would wait for ever.
    assert threading.active_count() == 1, threading.enumerate()
    gc.collect()
    gc.freeze()


def serve(server):
    """Fork a kernel for each request, until the server is gone; comes back in each kernel."""
    parent = os.getpid()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody asks for the status of a kernel
    while asked := server.recv(_MOST):
        if os.fork() == 0:
            # Its own group first: the server asks for it as soon as it has the number.
            os.setsid()
            signal.signal(signal.SIGINT, signal.default_int_handler)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            server.send(str(os.getpid()).encode())
            server.close()
            told = json.loads(asked)
            os.environ.clear()
            os.environ.update(told["env"])
            os.environ.pop("PYTHONPATH", None)  # it led here, and nowhere else
            os.chdir(told["cwd"] or ".")
            # A kernel ends with its parent. By a word: of the variable it was told when loaded.
            return [*told["words"], f"--IPKernelApp.parent_handle={parent}"]
    return None


def main():
    """Be the process that is forked, and each of the kernels."""
    server = socket.socket(fileno=int(sys.argv[1]))
    load()
    # What a kernel finds is what it would find without this.
    here = Path(__file__).parent.resolve()
    sys.path[:] = [folder for folder in sys.path if Path(folder).resolve() != here]
    server.send(b"loaded")
    words = serve(server)
    if words is None:
        return
    sys.argv = words
    from ipykernel import kernelapp  # noqa: PLC0415 - loaded long ago

    kernelapp.launch_new_instance()


if __name__ == "__main__":
    main()
