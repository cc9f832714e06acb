"""A real JupyterHub with a class of real accounts: does it hold, does it keep them apart?

Not a test of the check: it needs an administrator on a machine that may be thrown away (it makes
accounts), a folder made by ``whosays hub`` with its ``env`` and ``handins`` as its README says, and
JupyterHub's proxy. Run with that folder's own Python::

    OUT/env/bin/python tests/bench/hub.py OUT PROXY [students]

``PROXY`` is the program configurable-http-proxy. Every student signs in, starts a server and a
kernel, answers questions through the kit's own controls, hands in, and tries to read what is
others'. What the box then holds is counted.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import sys
import time
import urllib.error
import urllib.request
import uuid
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import websocket

sys.path.insert(0, str(Path(__file__).parents[1] / "shared"))
from _hub import HUB, TOKEN, account, call, running

from whosays.answers import handin_file

UNIT = "01-who-says-so"
ACCOUNT = "{}"  # a student's on this machine, by the name at the hub
# In a student's kernel: answer by the controls, as their page does.
ANSWER = """
from whosays.questions.items import load_unit
from whosays.show import ask
asked = [item for item in load_unit({unit!r}).items if item.kind == "one"]
for item in asked:
    shown = ask(item.id)
    choice = item.options[{number} % len(item.options)].id
    shown._handle_custom_msg({{"type": "change", "view": "b", "seq": 1, "answer": choice}}, [])
    assert shown.status["state"] == "saved", shown.status
print(len(asked))
"""
AGAIN = """
shown._handle_custom_msg({{"type": "change", "view": "b", "seq": {seq}, "answer": choice}}, [])
print(shown.status["state"])
"""
HAND_IN = """
from whosays.notebook import hand_in
print("class" in hand_in.make("s{number:03}"))
"""
# What nobody may be able to do; each that can be done is printed.
PRY = """
import os, pathlib, tempfile
link = os.path.join(tempfile.gettempdir(), "link-{number}")
other, box = pathlib.Path({other!r}), pathlib.Path({box!r})
def can(name, work):
    try:
        work()
    except (OSError, StopIteration):
        return
    print(name)
can("list a home", lambda: os.listdir(other))
can("read answers", lambda: (other / "whosays-answers" / "{unit}.json").read_bytes())
can("write answers", lambda: (other / "whosays-answers" / "x").write_bytes(b""))
can("list the box", lambda: os.listdir(box))
can("follow a link", lambda: (os.path.lexists(link)
    or os.symlink(other / "whosays-answers", link), os.listdir(link)))
can("write into the kit", lambda: pathlib.Path(os.environ["WHOSAYS_KIT"], "x").write_bytes(b""))
def mine():
    for pid in filter(str.isdigit, os.listdir("/proc")):
        if os.stat("/proc/" + pid).st_uid not in (os.getuid(), 0):
            open("/proc/" + pid + "/environ", "rb").read()
            return
    raise StopIteration
can("read another's process", mine)
print("done")
"""


class Student:
    """One student with a server, a kernel and a way to it."""

    def __init__(self, number):
        self.number = number
        self.name = f"student{number:03}"
        self.user = ACCOUNT.format(self.name)
        self.home = Path("/home") / self.user
        self.waits = []

    def sign_up(self):
        account(self.user)

    def come_in(self):
        begun = time.perf_counter()
        call(f"/hub/api/users/{self.name}", {}, "POST")
        call(f"/hub/api/users/{self.name}/server", {}, "POST")
        while not (call(f"/hub/api/users/{self.name}")["servers"].get("", {})).get("ready"):
            time.sleep(0.5)
        wanted = {"path": f"exercises/{UNIT}.ipynb", "name": UNIT, "type": "notebook",
                  "kernel": {"name": "python3"}}  # fmt: skip
        session = call(f"/user/{self.name}/api/sessions", wanted)
        self.way = websocket.create_connection(
            f"ws{HUB[4:]}/user/{self.name}/api/kernels/{session['kernel']['id']}/channels",
            header=[f"Authorization: token {TOKEN}"],
            timeout=300,
        )
        self.run("print(1)")
        self.up = time.perf_counter() - begun

    def run(self, code):
        """Run code in the kernel; give what it printed."""
        name, said = uuid.uuid4().hex, []
        content = {"code": code, "silent": False, "store_history": False,
                   "user_expressions": {}, "allow_stdin": False}  # fmt: skip
        header = {"msg_id": name, "msg_type": "execute_request", "username": "", "session": name,
                  "date": "2026-01-01T00:00:00Z", "version": "5.3"}  # fmt: skip
        message = {"header": header, "parent_header": {}, "metadata": {}, "content": content,
                   "channel": "shell", "buffers": []}  # fmt: skip
        self.way.send(json.dumps(message))
        while True:
            found = json.loads(self.way.recv())
            if found["parent_header"].get("msg_id") != name:
                continue
            kind, content = found["msg_type"], found["content"]
            if kind == "stream":
                said.append(content["text"])
            if kind == "error":
                raise RuntimeError("\n".join(content["traceback"]))
            if kind == "status" and content["execution_state"] == "idle":
                return "".join(said)

    def work(self, students, box):
        self.answered = int(self.run(ANSWER.format(unit=UNIT, number=self.number)))
        for seq in range(2, 22):
            begun = time.perf_counter()
            assert "saved" in self.run(AGAIN.format(seq=seq))
            self.waits.append(1000 * (time.perf_counter() - begun))
        assert "True" in self.run(HAND_IN.format(number=self.number))
        other = students[(self.number + 1) % len(students)]
        pry = PRY.format(other=str(other.home), box=str(box), unit=UNIT, number=self.number)
        self.could = self.run(pry).split("\n")[:-2]
        self.could += self.over_the_web(other)

    def over_the_web(self, other):
        """Try another's server with what this student's own server knows of the hub."""
        token = self.run("import os; print(os.environ.get('JUPYTERHUB_API_TOKEN', ''))").strip()
        could = []
        for path in ("/api/contents", "/api/kernels", "/api/sessions", "/api/terminals"):
            headers = {"Authorization": f"token {token}"}
            request = urllib.request.Request(f"{HUB}/user/{other.name}{path}", headers=headers)
            try:
                with urllib.request.urlopen(request, timeout=60) as answer:
                    if "/login" not in answer.url:
                        could.append(path)
            except urllib.error.HTTPError as error:
                error.close()
        return could

    def memory(self):
        """Give the MiB of the server and of the kernel, without what they share with others."""
        sizes = {"kernel": 0.0, "server": 0.0}
        for process in psutil.process_iter(["username", "cmdline"]):
            if process.info["username"] == self.user:
                kind = "kernel" if "ipykernel" in " ".join(process.info["cmdline"]) else "server"
                sizes[kind] += process.memory_full_info().uss / 2**20
        return sizes


def emptied(box, students):
    """Leave nothing of an earlier run in the box and in the homes: all that is there is counted."""
    for old in box.glob("*.whosays"):
        old.unlink()
    for one in students:
        shutil.rmtree(one.home / "whosays-answers", ignore_errors=True)


def counted(box, students):
    """Count what the box holds: whose, and how many answers each."""
    found = {}
    for file in box.glob("*.whosays"):
        with zipfile.ZipFile(file) as archive:
            name = json.loads(archive.read(handin_file.NOTE))["name"]
            items = json.loads(archive.read(f"answers/{UNIT}.json"))["items"]
        assert file.stat().st_mode & 0o777 == 0o640, file
        found[name] = len(items)
    return found == {f"s{one.number:03}": one.answered for one in students}


def main(out, proxy, many):
    students = [Student(number) for number in range(many)]
    for one in students:
        one.sign_up()
    emptied(out / "handins", students)
    with (
        running(out, proxy, [one.name for one in students]) as pid,
        ThreadPoolExecutor(many) as pool,
    ):
        begun = time.perf_counter()
        list(pool.map(Student.come_in, students))
        inside = time.perf_counter() - begun
        list(pool.map(lambda one: one.work(students, out / "handins"), students))
        done = time.perf_counter() - begun
        sizes = [one.memory() for one in students]
        of_hub = psutil.Process(pid).memory_full_info().uss / 2**20
    waits = sorted(wait for one in students for wait in one.waits)
    print(f"{many} students, {os.cpu_count()} cores")
    print(f"all signed in with a kernel after {inside:.0f} s, all handed in after {done:.0f} s")
    print(f"an answer saved: p50 {statistics.median(waits):.0f} ms, "
          f"p95 {waits[int(0.95 * len(waits))]:.0f} ms, of {len(waits)}")  # fmt: skip
    server, kernel = (
        statistics.median(one[kind] for one in sizes) for kind in ("server", "kernel")
    )
    print(f"memory: {server:.0f} MiB a server, {kernel:.0f} MiB a kernel, hub {of_hub:.0f} MiB")
    print(f"hand-ins whole, none missing: {counted(out / 'handins', students)}")
    print(f"could be done that may not: {sorted({what for one in students for what in one.could})}")


if __name__ == "__main__":
    main(Path(sys.argv[1]).absolute(), sys.argv[2], int((sys.argv[3:] or ["20"])[0]))
