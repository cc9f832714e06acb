from __future__ import annotations

import os
import socket
import subprocess
from pathlib import Path

import pytest

from whosays.core.errors import KitError
from whosays.launch import places, server

KIT = Path("/kit") if os.name != "nt" else Path("C:/kit")


class Process:
    """Stand in for a running server."""

    def __init__(self, status=None, *, stubborn=False):
        self.status, self.stubborn, self.did, self.stdin = status, stubborn, [], None

    def poll(self):
        """Give the exit status, if it has ended."""
        return self.status

    def terminate(self):
        """Be asked to end."""
        self.did.append("terminate")
        self.status = None if self.stubborn else 0

    def kill(self):
        """Be ended."""
        self.did.append("kill")
        self.status = -9

    def wait(self, timeout=None):
        """Wait, or say that it took too long."""
        if self.status is None and timeout is not None:
            raise subprocess.TimeoutExpired("jupyter", timeout)
        self.did.append("wait")
        return self.status


def running(process, ip="127.0.0.1"):
    return server.Server(process, ip, 8899, "secret", Path("jupyterlab.log"))


# ---------------------------------------------------------------- ports
@pytest.fixture
def taken():
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def free(port):
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        # As a server does: a port whose last user has just left is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", port))


def test_a_port_that_is_taken_is_named(taken):
    with pytest.raises(KitError) as caught:
        server.find_port("127.0.0.1", taken)
    assert str(taken) in str(caught.value)
    assert "--port" in str(caught.value)


def test_a_port_that_is_free_is_given():
    port = server.find_port("127.0.0.1", 0)
    assert server.find_port("127.0.0.1", port) == port


def test_without_a_wish_any_free_port_will_do():
    free(server.find_port("127.0.0.1", None))


@pytest.mark.parametrize("port", [-1, 65536, 99999, 10**9])
def test_a_number_that_is_no_port_is_not_called_in_use(port):
    with pytest.raises(KitError, match=f"{port} is no port") as caught:
        server.find_port("127.0.0.1", port)
    assert "in use" not in str(caught.value)


@pytest.mark.parametrize("ip", ["192.0.2.1", "300.1.1.1"])
def test_an_address_of_another_computer_is_a_sentence(ip):
    with pytest.raises(KitError, match="--ip") as caught:
        server.find_port(ip, None)
    assert ip in str(caught.value)
    assert "None" not in str(caught.value)


# ---------------------------------------------------------------- apart from other Jupyters
THEIRS = {
    "JUPYTER_CONFIG_DIR": "/home/me/.jupyter", "JUPYTER_PATH": "/home/me/share",
    "JUPYTERLAB_DIR": "/home/me/lab", "JUPYTER_TOKEN": "theirs", "JUPYTERHUB_API_TOKEN": "hub",
    "IPYTHONDIR": "/home/me/.ipython", "PYTHONPATH": "/home/me/lib", "PYTHONHOME": "/home/me",
    "PYTHONSTARTUP": "/home/me/start.py", "VIRTUAL_ENV": "/home/me/venv",
    "__PYVENV_LAUNCHER__": "/home/me/python",
}  # fmt: skip


def test_nothing_of_the_person_s_own_jupyter_is_kept():
    made = server.environment(KIT, {**THEIRS, "HOME": "/home/me", "LANG": "ar"})
    assert (made["HOME"], made["LANG"]) == ("/home/me", "ar")
    for name, value in THEIRS.items():
        assert made.get(name) != value, name
    assert not any("/home/me/" in value for value in made.values())


def test_everything_the_server_writes_lies_inside_the_kit_s_environment():
    made = server.environment(KIT, {})
    inside = str(places.venv_dir(KIT))
    for name in (
        "IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR",
        "JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR",
    ):  # fmt: skip
        assert made[name].startswith(inside), name
    assert made["PYTHONSAFEPATH"] == "1", "no neighbour of a notebook is imported"
    assert "PYTHONPATH" not in made
    for name in ("JUPYTER_CONFIG_PATH", "JUPYTER_PATH"):
        assert Path(made[name]).is_dir(), name


def test_the_environment_given_is_left_as_it_was():
    base = dict(THEIRS)
    server.environment(KIT, base)
    assert base == THEIRS


# ---------------------------------------------------------------- starting
@pytest.fixture
def started(tmp_path, monkeypatch):
    seen = {}

    def popen(words, **options):
        seen.update(options, words=words)
        return Process()

    monkeypatch.setattr(server.subprocess, "Popen", popen)
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", "/home/me/.jupyter")
    monkeypatch.setattr(places, "runtime_dir", lambda: tmp_path)
    seen["server"] = server.start(tmp_path, Path("python"), extra={"WHOSAYS_ANSWERS": "x"})
    return seen


def test_the_secret_is_not_on_the_command_line(started):
    secret = started["server"].token
    assert len(secret) >= 32
    assert not any(secret in word for word in started["words"])
    assert started["env"]["JUPYTER_TOKEN"] == secret


def test_it_listens_here_only_shows_the_kit_and_opens_nothing_itself(started, tmp_path):
    words = started["words"]
    assert words[:3] == ["python", "-m", "whosays.launch.serve"]
    assert f"--ServerApp.root_dir={tmp_path}" in words
    assert "--ServerApp.ip=127.0.0.1" in words
    assert "--ServerApp.open_browser=False" in words
    assert "--ServerApp.terminals_enabled=False" in words
    assert started["cwd"] == tmp_path
    assert started["stdin"] == subprocess.PIPE, "it ends when this end is closed"
    assert started["env"]["WHOSAYS_HOSTS"] == "", "JupyterLab checks the name itself"
    assert started["env"]["WHOSAYS_ANSWERS"] == "x"
    assert "/home/me" not in started["env"]["JUPYTER_CONFIG_DIR"]


def test_where_others_may_reach_it_it_knows_its_names(tmp_path, monkeypatch):
    seen = {}
    monkeypatch.setattr(server.subprocess, "Popen", lambda _, **options: seen.update(options))
    monkeypatch.setattr(places, "runtime_dir", lambda: tmp_path)
    monkeypatch.setattr(server.network, "names", lambda: ["localhost", "desk"])
    server.start(tmp_path, Path("python"), ip="0.0.0.0")  # noqa: S104
    assert seen["env"]["WHOSAYS_HOSTS"] == "localhost,desk"


def test_what_only_a_running_server_needs_is_taken_away(tmp_path):
    (tmp_path / "run").mkdir()
    one = running(Process())
    one.litter = (tmp_path / "run", tmp_path / "none")
    one.stop()
    assert list(tmp_path.iterdir()) == []


def test_two_servers_have_two_secrets(tmp_path, monkeypatch):
    monkeypatch.setattr(server.subprocess, "Popen", lambda *_args, **_kwargs: Process())
    monkeypatch.setattr(places, "runtime_dir", lambda: tmp_path)
    tokens = {server.start(tmp_path, Path("python")).token for _ in range(3)}
    assert len(tokens) == 3


# ---------------------------------------------------------------- addresses
@pytest.mark.parametrize("ip", ["127.0.0.1", "0.0.0.0", "", "::", "*"])  # noqa: S104
def test_the_page_s_address_is_one_that_a_browser_here_can_open(ip):
    page = running(Process(), ip).page()
    assert page.startswith(f"http://127.0.0.1:8899/lab/tree/{places.START_NOTEBOOK}?")
    assert "token=secret" in page


def test_another_address_stands_in_the_page_s():
    assert running(Process(), "192.0.2.7").base == "http://192.0.2.7:8899"


# ---------------------------------------------------------------- up, silent, ended
def test_up_is_when_it_answers(monkeypatch):
    asked = []
    one = running(Process())
    monkeypatch.setattr(server.Server, "api", lambda _, path: asked.append(path))
    server.wait_until_up(one)
    assert asked == ["/api/status"]


def test_a_server_that_ends_is_said(monkeypatch):
    monkeypatch.setattr(server.Server, "api", lambda *_: pytest.fail("it has ended"))
    with pytest.raises(KitError, match=r"jupyterlab\.log"):
        server.wait_until_up(running(Process(1)))


def test_a_server_that_stays_silent_is_stopped_and_said():
    process = Process()
    with pytest.raises(KitError, match=r"no answer within 0.*jupyterlab\.log"):
        server.wait_until_up(running(process), timeout=0)
    assert process.did == ["terminate", "wait"]


def test_one_that_does_not_answer_yet_is_asked_again(monkeypatch):
    tries = []

    def api(*_):
        tries.append(1)
        if len(tries) < 3:
            raise ConnectionRefusedError

    monkeypatch.setattr(server.Server, "api", api)
    monkeypatch.setattr(server.time, "sleep", lambda _: None)
    server.wait_until_up(running(Process()))
    assert len(tries) == 3


def test_stopping_is_gentle_then_firm_and_twice_is_no_problem():
    process = Process()
    running(process).stop()
    assert process.did == ["terminate", "wait"]
    running(process).stop()
    assert process.did == ["terminate", "wait", "wait"]
    stubborn = Process(stubborn=True)
    running(stubborn).stop()
    assert stubborn.did == ["terminate", "kill", "wait"]


# ---------------------------------------------------------------- other computers
@pytest.mark.parametrize(("ip", "host"), [("", "127.0.0.1"), ("::", "127.0.0.1"), ("::1", "[::1]")])
def test_the_address_on_this_machine(ip, host):
    here = server.Server(Process(), ip, 8899, "secret", Path("log"))
    assert here.base == f"http://{host}:8899"


def test_other_computers_get_this_one_s_address_in_the_network(monkeypatch):
    monkeypatch.setattr(server.network, "own_address", lambda: "192.0.2.7")
    everywhere = server.Server(Process(), "0.0.0.0", 8899, "secret", Path("log"))  # noqa: S104
    assert everywhere.page_elsewhere().startswith("http://192.0.2.7:8899/lab/tree/lessons/")
    assert "token=secret" in everywhere.page_elsewhere()
    here = server.Server(Process(), "127.0.0.1", 8899, "secret", Path("log"))
    assert here.page_elsewhere() == here.page()


def test_a_kit_whose_environment_may_not_be_written_is_a_sentence(tmp_path):
    (tmp_path / "own").write_text("in the way", encoding="utf-8")
    with pytest.raises(KitError, match="Copy the kit"):
        server.start(tmp_path, Path("python"), own=tmp_path / "own")


def test_a_port_lost_is_read_from_the_log_of_a_server_that_ended(tmp_path):
    log = tmp_path / "log"
    said = "ERROR: the Jupyter server could not be started because port 8899 is not available."
    ended = server.Server(Process(1), "127.0.0.1", 8899, "secret", log)
    assert not ended.lost_its_port(), "there is no log"
    log.write_text(said, encoding="utf-8")
    assert ended.lost_its_port()
    assert not server.Server(Process(), "127.0.0.1", 8899, "secret", log).lost_its_port()
    log.write_text("ImportError", encoding="utf-8")
    assert not ended.lost_its_port()
