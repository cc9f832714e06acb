from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from whosays.launch import installer, places
from whosays.launch.installer import Job


class Shown:
    """Keeps what is shown."""

    def __init__(self):
        self.said = []

    def show(self, note):
        """Keep it."""
        self.said.append(note)


class Interrupted:
    """Stand in for a person who presses Ctrl and C while something is installed."""

    def show(self, _note):
        """Be interrupted."""
        raise KeyboardInterrupt


@pytest.fixture
def job(tmp_path):
    return Job(tmp_path, tmp_path / "log")


def said(job):
    return job.log.read_text(encoding="utf-8")


# ---------------------------------------------------------------- a real command
def test_a_command_writes_to_the_log_and_tells_how_it_went(job):
    good = [sys.executable, "-c", "import sys; print('out'); print('err', file=sys.stderr)"]
    assert installer.run(good, job, Shown(), 3) is True
    assert installer.run([sys.executable, "-c", "raise SystemExit(3)"], job, Shown()) is False
    assert sorted(said(job).split()) == ["err", "out"]


def test_what_was_installing_ends_with_the_start_command(job, monkeypatch):
    begun = []

    class Seen(installer.subprocess.Popen):
        def __init__(self, *words, **options):
            super().__init__(*words, **options)
            begun.append(self)

    monkeypatch.setattr(installer.subprocess, "Popen", Seen)
    words = [sys.executable, "-c", "import threading; threading.Event().wait()"]
    with pytest.raises(KeyboardInterrupt):
        installer.run(words, job, Interrupted(), total=1)
    assert begun[0].poll() is not None


def test_settings_that_say_what_or_where_never_reach_an_installer(tmp_path, monkeypatch):
    for name in ("PIP_USER", "PIP_TARGET", "PIP_CONSTRAINT", "UV_TARGET", "PYTHONPATH"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setenv("PIP_PROXY", "school:3128")
    job = Job(tmp_path, tmp_path / "log")
    code = "import json, os; print(json.dumps(dict(os.environ)))"
    assert installer.run([sys.executable, "-c", code], job, Shown())
    seen = json.loads(said(job))
    assert seen["PIP_PROXY"] == "school:3128"
    assert seen["PIP_CONFIG_FILE"] == os.devnull
    assert not {"PIP_USER", "PIP_TARGET", "PIP_CONSTRAINT", "UV_TARGET", "PYTHONPATH"} & set(seen)


@pytest.mark.skipif(os.name == "nt", reason="Windows passes no files on")
def test_an_installer_inherits_the_lock(tmp_path):
    read, write = os.pipe()
    job = Job(tmp_path, tmp_path / "log", holds=(write,))
    code = f"import os; os.write({write}, b'held')"
    assert installer.run([sys.executable, "-c", code], job, Shown())
    assert os.read(read, 9) == b"held"
    os.close(read)
    os.close(write)


# ---------------------------------------------------------------- pip's settings files
def test_what_a_school_needs_is_read_from_pip_s_settings(tmp_path, monkeypatch):
    """By the real pip of this Python, from a settings file as a school or a person has it."""
    file = tmp_path / "pip.conf"
    file.write_text(
        "[global]\nproxy = http://proxy.school:3128\nuser = true\ntarget = /somewhere\n"
        "[install]\nprefix = /elsewhere\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("PIP_CONFIG_FILE", str(file))
    monkeypatch.setattr(Job, "python", sys.executable)
    job = Job(tmp_path, tmp_path / "log")
    installer.read_pip(job)
    assert job.env["PIP_PROXY"] == "http://proxy.school:3128"
    assert job.env["PIP_CONFIG_FILE"] == os.devnull
    assert not {"PIP_USER", "PIP_TARGET", "PIP_PREFIX"} & set(job.env)
    asked = subprocess.run(
        [sys.executable, "-I", "-m", "pip", "config", "list"],
        env=job.env, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "/somewhere" not in asked.stdout
    assert "proxy.school" in asked.stdout


def test_a_pip_that_does_not_answer_is_no_problem(job, monkeypatch):
    monkeypatch.setattr(Job, "python", str(job.kit / "none"))
    before = dict(job.env)
    installer.read_pip(job)
    assert job.env == before


# ---------------------------------------------------------------- what went wrong
def test_a_missing_log_is_no_second_problem(tmp_path):
    assert "could not be installed" in str(installer.failure(tmp_path / "none.log"))


def test_only_the_last_try_decides_whether_a_certificate_was_the_trouble(job, monkeypatch):
    job.log.write_text("certificate verify failed\n", encoding="utf-8")
    tries = []
    monkeypatch.setattr(installer, "run", lambda *_: tries.append(1))
    assert not installer._fetch(["x"], job, Shown())
    assert len(tries) == 1


def test_the_installer_is_pinned_to_one_version_with_its_checksums():
    words = installer.UV.read_text(encoding="utf-8")
    assert words.count("==") == 1
    assert words.startswith("uv==")
    assert words.count("--hash=sha256:") > 5
    assert installer.contents.read(installer.UV).keys() == {"uv"}


def test_where_things_are(job):
    assert job.venv == places.venv_dir(job.kit)
    assert job.python == str(places.venv_python(job.venv))
