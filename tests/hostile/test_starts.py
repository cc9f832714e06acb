"""Two first starts at once, and starts that are killed: one whole environment, nothing stuck."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from whosays.core.i18n import text
from whosays.launch import contents, install, installer, lock, places

pytestmark = pytest.mark.skipif(os.name == "nt", reason="with the pipes of other systems")

START = Path(__file__).with_name("_starts.py")
STEPS = 3  # the environment, uv, the packages
KILLS = 12


@pytest.fixture
def place(tmp_path):
    """Give a kit of two packages."""
    kit = tmp_path / "Klasse #1 100%20"
    kit.mkdir()
    (kit / install.RUN).write_text("one==1\ntwo==2\n", encoding="utf-8")
    return kit


class Starts:
    """Starts of one kit, and what their installers wrote down."""

    def __init__(self, kit, tmp_path):
        self.kit, self.trace, self.gate = kit, tmp_path / "trace", tmp_path / "gate"
        os.mkfifo(self.gate)
        # Open at both ends, so that a byte waits here for whoever works.
        self.steps = os.open(self.gate, os.O_RDWR)
        self.running = ExitStack()

    def begin(self):
        """Start the kit once more."""
        words = [sys.executable, str(START), str(self.kit), str(self.trace), str(self.gate)]
        return self.running.enter_context(
            subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        )

    def go_on(self, steps):
        """Let installers finish some steps."""
        os.write(self.steps, b"x" * steps)

    def drain(self):
        """Take away what nobody used."""
        os.set_blocking(self.steps, False)
        try:
            while os.read(self.steps, 100):
                pass
        except BlockingIOError:
            os.set_blocking(self.steps, True)

    def said(self):
        """Give what was written down."""
        return self.trace.read_text(encoding="utf-8").split("\n")[:-1]

    def close(self):
        """End what still runs."""
        self.go_on(50)
        self.running.close()
        os.close(self.steps)


@pytest.fixture
def starts(place, tmp_path):
    made = Starts(place, tmp_path)
    yield made
    made.close()


def until(process, words, before=None):
    """Read what a start prints up to some words, which must come before some others."""
    seen = ""
    for line in process.stdout:
        seen += line
        assert before is None or before not in line, seen
        if words in line:
            return seen
    return pytest.fail(f"{words!r} was not said:\n{seen}")


def is_sound(kit):
    site = places.site_packages(places.venv_dir(kit))
    wanted = contents.read(kit / install.RUN)
    problems = contents.amiss(site, wanted, {"uv"})
    return install.is_whole(kit, install.RUN) and problems == []


WAITING = text("start.waiting", file="").partition(".")[0]


def test_two_first_starts_at_once_make_one_environment(starts, place, count):
    first = starts.begin()
    until(first, "1 of 2")
    second = starts.begin()
    until(second, WAITING, before="at work")
    starts.go_on(STEPS)
    assert "ready" in until(first, "ready")
    assert "ready" in until(second, "ready")
    assert (first.wait(), second.wait()) == (0, 0)
    expected = [
        f"{what} {word}" for what in ("venv", "uv.txt", install.RUN) for word in ("begin", "end")
    ]
    assert starts.said() == expected, "the second found all done"
    assert is_sound(place)
    count("starts at once", 2)


def test_five_at_once(starts, place, count):
    all_of_them = [starts.begin() for _ in range(5)]
    starts.go_on(STEPS)
    assert [one.wait() for one in all_of_them] == [0] * 5
    assert [line for line in starts.said() if "clash" in line] == []
    assert len(starts.said()) == 2 * STEPS
    assert is_sound(place)
    count("starts at once", 5)


@pytest.mark.parametrize("done", range(STEPS))
def test_after_a_kill_at_any_step_the_next_start_ends_whole(starts, place, done, count):
    """Killed again and again in the midst of a step; each time the next start goes on."""
    for _ in range(KILLS // STEPS):
        killed = starts.begin()
        starts.drain()
        before = len(starts.said()) if starts.trace.exists() else 0
        until(killed, "starting")
        starts.go_on(done)
        while len(starts.said() if starts.trace.exists() else ()) <= before + 2 * done:
            assert killed.poll() is None
        killed.kill()
        killed.wait()
        with lock.held(place):  # until then its installer may still hold on to a step
            count("kills")
        assert not install.is_whole(place, install.RUN)
    last = starts.begin()
    starts.go_on(STEPS)
    assert last.wait() == 0, last.stdout.read()
    assert [line for line in starts.said() if "clash" in line] == [], "none was still working"
    assert is_sound(place)


def test_an_installer_that_outlives_its_start_is_waited_for(place, count):
    """Start and leash are killed at once, so nobody can end the installer: it holds the lock."""
    ready, go = os.pipe(), os.pipe()
    with lock.held(place) as holds:
        code = f"import os; os.write({ready[1]}, b'x'); os.read({go[0]}, 1)"
        orphan = subprocess.Popen([sys.executable, "-c", code], pass_fds=(*holds, ready[1], go[0]))
        os.read(ready[0], 1)
    waited = []

    def wait(_):
        waited.append(orphan.poll())
        os.write(go[1], b"x")
        orphan.wait()

    with lock.held(place, wait):
        assert waited == [None]
    count("kills")
    for fd in (*ready, *go):
        os.close(fd)


# ---------------------------------------------------------------- a false package
def test_a_false_installer_from_another_index_is_refused(tmp_path, count):
    """The pinned name and version, offered by another index, with other contents."""
    pins = contents.read(installer.UV)
    (name, version), *_ = pins.items()
    wheel = tmp_path / f"{name}-{version}-py3-none-any.whl"
    make_wheel(wheel, name, version)
    env = {k: v for k, v in os.environ.items() if not k.startswith(("PIP_", "PYTHON"))}
    env |= {"PIP_FIND_LINKS": str(tmp_path), "PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull}
    target = tmp_path / "site"
    words = [sys.executable, "-m", "pip", "install", "-q", "--target", str(target)]
    loose = subprocess.run([*words, f"{name}=={version}"], env=env, check=False)
    assert loose.returncode == 0, "the false one can be had where no checksum is asked for"
    checked = [*words[:-1], str(tmp_path / "other"), "--require-hashes", "--only-binary", ":all:"]
    done = subprocess.run(
        [*checked, "--no-deps", "-r", str(installer.UV)],
        env=env, check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode != 0
    assert "HASH" in done.stderr.upper()
    assert not (tmp_path / "other").exists()
    count("false packages")


def make_wheel(file, name, version):
    """Write a small package as an index would offer it."""
    import zipfile  # noqa: PLC0415 - for this test only

    info = f"{name}-{version}.dist-info"
    with zipfile.ZipFile(file, "w") as out:
        out.writestr(f"{name}.py", "RAN = True\n")
        out.writestr(
            f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
        )
        out.writestr(
            f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        out.writestr(f"{info}/RECORD", "")


def test_a_stamp_beside_a_false_package_is_not_written(place, monkeypatch, count):
    """Whatever the installers say, a package of another name or version is no whole environment."""

    def lying(words, job, _shown, _total=0):
        if "venv" in words:
            python = places.venv_python(job.venv)
            python.parent.mkdir(parents=True, exist_ok=True)
            python.touch()
            places.site_packages(job.venv).mkdir(parents=True, exist_ok=True)
        return True

    monkeypatch.setattr(installer, "run", lying)
    with pytest.raises(Exception, match="one: missing"):
        install.prepared(place)
    stamp = places.venv_dir(place) / install._STAMP
    assert not stamp.exists() or json.loads(stamp.read_text(encoding="utf-8")) == {}
    count("false packages")
