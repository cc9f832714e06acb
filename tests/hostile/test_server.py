"""A real server of the kit, and people who want in: other users, other pages, other names."""

from __future__ import annotations

import http.client
import http.cookiejar
import json
import os
import re
import shutil
import stat
import sys
import urllib.request
from pathlib import Path

import pytest
import websocket
from _servers import plain

from whosays.launch import places, server

KIT = Path(__file__).parents[2]
LINUX = pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="looks into /proc")
NOT_COPIED = shutil.ignore_patterns(
    ".git", ".venv", "answers", "__pycache__", ".*_cache", ".hypothesis", "tests"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Give a copy of the kit in a folder whose name a browser or a shell could misread."""
    target = tmp_path_factory.mktemp("room") / "Klasse #1 100%20 é"
    shutil.copytree(KIT, target, ignore=NOT_COPIED)
    return target


def begin(folder, own, ip="127.0.0.1"):
    # The folder itself is the kit, whatever the check that runs this calls its own.
    return plain(folder, own, {"WHOSAYS_ANSWERS": str(own / "answers"), "WHOSAYS_KIT": ""}, ip=ip)


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    return tmp_path_factory.mktemp("own") / "own"


@pytest.fixture(scope="module")
def lab(folder, own):
    """Give a running server that only this computer reaches."""
    running = begin(folder, own)
    yield running
    running.stop()


@pytest.fixture(scope="module")
def open_lab(folder, own):
    """Give a running server that other computers may reach."""
    running = begin(folder, own, "0.0.0.0")  # noqa: S104
    yield running
    running.stop()


def ask(lab, path, host=None, token=None, *, method="GET", body=None, **headers):  # noqa: PLR0913 - as a request is
    """Ask as a browser would that was led here under some name."""
    connection = http.client.HTTPConnection("127.0.0.1", lab.port, timeout=300)
    headers["Host"] = host or f"127.0.0.1:{lab.port}"
    if token:
        headers["Authorization"] = f"token {token}"
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    raw = answer.read()
    connection.close()
    return answer.status, raw


PATHS = [
    "/", "/lab", "/lab/tree/lessons/00-start.ipynb", "/api/status", "/api/contents",
    "/api/contents/solutions/01-who-says-so.toml", "/api/kernels", "/api/sessions",
    "/files/solutions/01-who-says-so.toml", "/api/kernels/x/channels", "/api/me",
    "/lab/api/settings", "/lab/api/workspaces/default", "/lab/api/extensions", "/nbconvert/html/x",
    "/api/terminals", "/terminals/websocket/1", "/api/config/x", "/api/spec.yaml", "/metrics",
]  # fmt: skip
FALSE = ["evil.example", "evil.example:{port}", "127.0.0.1.evil.example:{port}", "localhost.evil"]


# ---------------------------------------------------------------- names
@pytest.mark.parametrize("name", FALSE)
@pytest.mark.parametrize("which", ["lab", "open_lab"])
def test_a_page_that_gives_itself_a_name_leading_here_gets_nothing(request, which, name, count):
    """DNS rebinding: the browser believes that it speaks with that page's own server."""
    running = request.getfixturevalue(which)
    for path in PATHS:
        status, raw = ask(running, path, name.format(port=running.port), running.token)
        assert status in (403, 404) or (path, status) == ("/", 302), path
        assert b"00-start" not in raw
        count("requests")
    status, _ = ask(
        running, "/api/kernels", name.format(port=running.port), running.token, method="POST"
    )
    assert status == 403


def test_whoever_asks_by_its_number_or_its_own_name_is_answered(lab, open_lab):
    for running in (lab, open_lab):
        for name in ("127.0.0.1", "localhost"):
            host = f"{name}:{running.port}"
            assert ask(running, "/api/status", host, running.token)[0] == 200
    for name in ("192.168.7.9", "10.0.0.4"):
        assert ask(open_lab, "/api/status", f"{name}:{open_lab.port}", open_lab.token)[0] == 200
        assert ask(lab, "/api/status", f"{name}:{lab.port}", lab.token)[0] == 403


# ---------------------------------------------------------------- without the token
@pytest.mark.parametrize("token", [None, "", "0" * 32, "secret"])
def test_without_the_token_there_is_nothing_to_see(lab, token, count):
    for path in PATHS:
        status, raw = ask(lab, path, token=token)
        assert status in (302, 401, 403, 404, 405), path
        assert b"[[key]]" not in raw, "a key of the solutions"
        count("requests")
    for path in ("/api/kernels", "/api/sessions", "/api/contents/x", "/api/shutdown"):
        assert ask(lab, path, token=token, method="POST", body="{}")[0] in (401, 403, 404)
        count("requests")


def test_another_page_cannot_act_with_the_cookie_of_this_one(lab):
    """A form on another page is sent with the browser's cookie, and without the kit's sign."""
    jar = http.cookiejar.CookieJar()
    opener = urllib.request.build_opener(
        urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(jar)
    )
    opener.open(f"{lab.base}/lab?token={lab.token}").close()
    cookies = "; ".join(f"{one.name}={one.value}" for one in jar)
    away = {"Cookie": cookies, "Origin": "https://evil.example"}
    assert ask(lab, "/api/kernels", method="POST", body="{}", **away)[0] in (403, 404)
    assert json.loads(lab.api("/api/kernels")) == []


# ---------------------------------------------------------------- other people of the computer
@LINUX
def test_no_command_line_shows_the_token(lab, count):
    json.loads(lab.api("/api/kernels", {"name": "python3"}))
    seen = 0
    for process in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = process.read_bytes()
        except OSError:
            continue  # it has ended
        seen += 1
        assert lab.token.encode() not in words
    assert seen > 2
    count("command lines", seen)
    end_kernels(lab)


def end_kernels(lab):
    for kernel in json.loads(lab.api("/api/kernels")):
        ask(lab, f"/api/kernels/{kernel['id']}", token=lab.token, method="DELETE")


@pytest.fixture
def kernel(lab):
    """Give a running kernel and its connection file."""
    made = json.loads(lab.api("/api/kernels", {"name": "python3"}))
    (file,) = lab.litter[0].glob(f"kernel-{made['id']}.json")
    yield file
    end_kernels(lab)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_a_kernel_is_spoken_to_where_others_cannot_listen(kernel):
    said = json.loads(kernel.read_text(encoding="utf-8"))
    assert said["transport"] == "ipc"
    assert Path(said["ip"]).parent == kernel.parent
    assert kernel.parent.stat().st_mode & 0o777 == 0o700
    assert stat.S_IMODE(kernel.stat().st_mode) == 0o600


def run_code(lab, kernel_id, code):
    """Run code as a page does, and give what it printed."""
    address = f"ws://127.0.0.1:{lab.port}/api/kernels/{kernel_id}/channels"
    socket = websocket.create_connection(
        address, header=[f"Authorization: token {lab.token}"], timeout=120, http_no_proxy=["*"]
    )
    header = {"msg_id": "m", "username": "", "session": "s", "msg_type": "execute_request"}
    content = {"code": code, "silent": False, "stop_on_error": True}
    message = {"header": header | {"version": "5.3"}, "parent_header": {}, "metadata": {}}
    socket.send(json.dumps(message | {"content": content, "channel": "shell", "buffers": []}))
    said, done = "", False
    while not done:
        answer = json.loads(socket.recv())
        kind, content = answer["header"]["msg_type"], answer["content"]
        ours = answer["parent_header"].get("msg_id") == "m"
        said += content["text"] if ours and content.get("name") == "stdout" else ""
        said += "\n".join(content["traceback"]) if ours and kind == "error" else ""
        done = ours and content.get("execution_state") == "idle"
    socket.close()
    return said


def test_the_kit_works_in_a_folder_of_an_odd_name(lab, folder):
    path = "lessons/00-start.ipynb"
    wanted = {"path": path, "name": path, "type": "notebook", "kernel": {"name": "python3"}}
    session = json.loads(lab.api("/api/sessions", wanted))
    code = "import whosays.core.paths as p; print(p.kit_root()); print(p.answers_dir())"
    said = run_code(lab, session["kernel"]["id"], code)
    assert "Traceback" not in said, said
    assert said.count("\n") == 2, said
    root, answers = said.splitlines()
    end_kernels(lab)
    assert Path(root) == folder
    assert Path(answers).name == "answers"
    assert ask(lab, "/lab/tree/lessons/00-start.ipynb", token=lab.token)[0] == 200
    status, raw = ask(lab, "/api/contents/lessons/00-start.ipynb", token=lab.token)
    assert status == 200
    assert json.loads(raw)["type"] == "notebook"


# ---------------------------------------------------------------- nothing is added to it
def test_no_terminal_and_no_extension_can_be_had_from_the_page(lab):
    assert ask(lab, "/api/terminals", token=lab.token, method="POST")[0] in (403, 404)
    body = json.dumps({"cmd": "install", "extension_name": "x"})
    done = ask(lab, "/lab/api/extensions", token=lab.token, method="POST", body=body)
    assert done[0] >= 400
    # Without a network that would fail in any case: the page is told that it may not ask.
    page = ask(lab, "/lab", token=lab.token)[1].decode()
    config = json.loads(
        re.search(r'id="jupyter-config-data"[^>]*>(.*?)</script>', page, re.DOTALL)[1]
    )
    assert config["extensionManager"]["can_install"] is False


# ---------------------------------------------------------------- a new start
def test_a_page_that_is_still_open_is_let_in_after_a_new_start(folder, tmp_path):
    first = begin(folder, tmp_path)
    jar = http.cookiejar.CookieJar()
    opener = urllib.request.build_opener(
        urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(jar)
    )
    opener.open(f"{first.base}/lab?token={first.token}").close()
    first.stop()
    assert not first.litter[0].exists()
    second = server.start(folder, Path(sys.executable), port=first.port, own=tmp_path, extra={})
    try:
        server.wait_until_up(second)
        with opener.open(f"{second.base}/api/contents") as answer:
            assert answer.status == 200
        assert second.token != first.token
        assert ask(second, "/api/contents", token=first.token)[0] == 403
        secret = tmp_path / "cookie-secret"
        assert os.name == "nt" or stat.S_IMODE(secret.stat().st_mode) == 0o600
    finally:
        second.stop()


@LINUX
def test_a_killed_start_leaves_no_server_and_no_folder_behind(folder, tmp_path, count):
    """The start command is killed: nobody can clear up but the server itself."""
    running = begin(folder, tmp_path)
    runtime = running.litter[0]
    running.process.stdin.close()  # as the system does for a killed process
    running.process.wait(300)
    assert not runtime.exists()
    count("kills")


def test_the_place_for_a_server_s_own_files_is_new_each_time(lab, open_lab):
    assert lab.litter != open_lab.litter
    assert places.takes_sockets(lab.litter[0]) == (os.name != "nt")
