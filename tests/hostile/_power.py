"""A disk that remembers what was asked of it, and what a power cut would leave of that.

Every call to the system that changes something is written down. What a power cut leaves after
any of them: of a file, what was flushed, and of the rest nothing, half, or all; of a folder's
entries (made, renamed, deleted), those flushed with the folder, and of the rest none, all, the
first ones, or the last alone, for a disk may do them in another order.
"""

from __future__ import annotations

import itertools
import os
from pathlib import Path


class Disk:
    """Writes down what is done below a folder while it is in place of ``os``' own calls."""

    def __init__(self, root, monkeypatch):
        self.root = root
        self.log = []
        self._open = {}  # descriptor -> number of a file, or path of a folder
        self._files = {}  # path -> number of the file that has this name now
        self._numbers = itertools.count()
        for name in ("open", "write", "fsync", "close", "replace", "unlink", "mkdir"):
            monkeypatch.setattr(os, name, self._instead(name, getattr(os, name)))

    def _instead(self, name, real):
        after = getattr(self, f"_after_{name}")

        def call(*args, **kwargs):
            given = real(*args, **kwargs)
            after(given, *args)
            return given

        return call

    def _ours(self, path):
        return Path(self.root) in Path(path).parents or Path(path) == self.root

    def _after_open(self, handle, path, flags, *_):
        if not self._ours(path):
            return
        path = Path(path)
        if path.is_dir():
            self._open[handle] = path
            return
        if path not in self._files:
            self._files[path] = next(self._numbers)
            self.log.append(("link", path, self._files[path]))
        self._open[handle] = self._files[path]
        assert not flags & os.O_TRUNC, "nothing is ever cut short in place"

    def _after_write(self, wrote, handle, data):
        if handle in self._open:
            self.log.append(("write", self._open[handle], bytes(data[:wrote])))

    def _after_fsync(self, _, handle):
        if handle in self._open:
            self.log.append(("fsync", self._open[handle]))

    def _after_close(self, _, handle):
        self._open.pop(handle, None)

    def _after_replace(self, _, source, target):
        number = self._files.pop(Path(source))
        self._files[Path(target)] = number
        self.log.append(("link", Path(target), number))
        self.log.append(("unlink", Path(source)))

    def _after_unlink(self, _, path, *__):
        if self._files.pop(Path(path), None) is not None:
            self.log.append(("unlink", Path(path)))

    def _after_mkdir(self, _, path, *__):
        if self._ours(path):
            self.log.append(("mkdir", Path(path)))

    def acknowledge(self, item, value):
        """Note that a student was told that this is saved."""
        self.log.append(("told", item, value))


def told(log):
    """Give what was called saved: item to the values, the newest last."""
    said = {}
    for what, *rest in log:
        if what == "told":
            said.setdefault(rest[0], []).append(rest[1])
    return said


def aftermaths(log):
    """Give, name by name, what a power cut after these calls may leave.

    Each is a list of folders and a dict of files with what is in them.
    """
    entries = [n for n, (what, *_) in enumerate(log) if what in {"link", "unlink", "mkdir"}]
    flushed = set()
    for n in entries:
        folder = log[n][1].parent
        if ("fsync", folder) in log[n + 1 :]:
            flushed.add(n)
    rest = [n for n in entries if n not in flushed]
    chosen = {"none": [], "all": rest, "last alone": rest[-1:]}
    chosen |= {f"first {n}": rest[:n] for n in range(1, len(rest))}
    for entry, picked in chosen.items():
        for data in ("dropped", "torn", "whole"):
            yield f"{entry}, {data}", *_left(log, flushed | set(picked), data)


def _left(log, entries, data):
    contents = _contents(log, data)
    folders, files = set(), {}
    for n in sorted(entries):
        what, path, *rest = log[n]
        if what == "mkdir":
            folders.add(path)
        elif what == "link":
            files[path] = rest[0]
        else:
            files.pop(path, None)
    there = {p: contents.get(n, b"") for p, n in files.items() if p.parent in folders}
    return folders, there


def _contents(log, data):
    safe, loose = {}, {}
    for what, *rest in log:
        if what == "write":
            loose[rest[0]] = loose.get(rest[0], b"") + rest[1]
        elif what == "fsync" and rest[0] in loose:
            safe[rest[0]] = safe.get(rest[0], b"") + loose.pop(rest[0])
    for number, words in loose.items():
        kept = {"dropped": 0, "torn": len(words) // 2, "whole": len(words)}[data]
        safe[number] = safe.get(number, b"") + words[:kept]
    return safe


def lay_out(folder, root, folders, files):
    """Make what is left a real folder again."""
    for path in sorted(folders):
        (folder / path.relative_to(root)).mkdir(parents=True)
    for path, words in files.items():
        (folder / path.relative_to(root)).write_bytes(words)
