from __future__ import annotations

import errno
import json
import os
import sys

import pytest

from whosays.errors import KitError
from whosays.launch import install, link, places, say
from whosays.launch.install import RUN, TEST, is_whole, pinned, prepare, site_packages
from whosays.strings import text


@pytest.fixture
def copy(tmp_path):
    """Give a kit that has nothing but its pins."""
    folder = tmp_path / "kit"
    folder.mkdir()
    (folder / RUN).write_text("a==1\n", encoding="utf-8")
    (folder / TEST).write_text("a==1\nb==2\n", encoding="utf-8")
    return folder


class Commands:
    """Stand in for the commands: do what they would leave behind, or fail as they would."""

    def __init__(self, kit):
        self.kit, self.said, self.fails = kit, [], {}
        self.venv = places.venv_dir(kit)

    def __call__(self, words, log, _shown, _total=0, _folder=None):
        """Take a command's words."""
        words = [str(word) for word in words]
        name = "venv" if "venv" in words else "uv" if "uv" in words else "pip"
        name = "get uv" if install.UV in words else name
        self.said.append(" ".join([name, *(w.rpartition(os.sep)[2] for w in words if ".txt" in w)]))
        self.words = words
        if name in self.fails:
            with log.open("a", encoding="utf-8") as out:
                out.write(self.fails[name])
            return False
        if name == "venv":
            python = places.venv_python(self.venv)
            python.parent.mkdir(parents=True, exist_ok=True)
            python.write_text("", encoding="utf-8")
            site_packages(self.venv).mkdir(parents=True, exist_ok=True)
            (self.venv / install._STAMP).unlink(missing_ok=True)
        return True


@pytest.fixture
def commands(copy, monkeypatch):
    stand_in = Commands(copy)
    monkeypatch.setattr(install, "_run", stand_in)
    return stand_in


FRESH = ["venv", "get uv", f"uv {RUN}"]


# ---------------------------------------------------------------- what stands in the way
@pytest.mark.parametrize("version", [(3, 10, 14), (3, 9, 0), (2, 7, 18)])
def test_an_old_python_is_named(version):
    with pytest.raises(KitError) as caught:
        install.check_python(version)
    assert ".".join(map(str, version)) in str(caught.value)
    assert "3.11" in str(caught.value)


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 14, 1), (4, 0, 0)])
def test_a_python_that_will_do(version):
    install.check_python(version)


def test_a_folder_one_may_not_write_in_is_named(copy, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise PermissionError(errno.EACCES, "Permission denied")

    install.check_place(copy)
    assert sorted(f.name for f in copy.iterdir()) == sorted([RUN, TEST]), "no trace of the look"
    monkeypatch.setattr("pathlib.Path.touch", refuse)
    with pytest.raises(KitError) as caught:
        install.check_place(copy)
    assert str(copy) in str(caught.value)
    assert "Copy the kit" in str(caught.value)


def test_a_long_path_stops_only_windows(tmp_path):
    deep = tmp_path / ("x" * 120)
    deep.mkdir()
    install.check_place(deep, windows=False)
    with pytest.raises(KitError, match="too long for Windows"):
        install.check_place(deep, windows=True)


# ---------------------------------------------------------------- whole or not
def test_a_first_time_makes_everything_in_order(copy, commands, capsys):
    python = prepare(copy)
    assert python == places.venv_python(copy / ".venv")
    assert commands.said == FRESH
    assert is_whole(copy, RUN)
    assert not is_whole(copy, TEST)
    assert text("start.first_time") in capsys.readouterr().out
    written = (site_packages(copy / ".venv") / link.NAME).read_text(encoding="ascii")
    assert written == link.line(copy)
    assert sorted(f.name for f in copy.iterdir()) == sorted([".venv", RUN, TEST]), "log put away"


def test_what_is_whole_is_left_alone(copy, commands, monkeypatch):
    prepare(copy)
    commands.said.clear()
    monkeypatch.setattr(install, "check_place", lambda *_: pytest.fail("no need to write"))
    prepare(copy)
    assert commands.said == []


def test_afresh_begins_anew(copy, commands):
    prepare(copy)
    commands.said.clear()
    prepare(copy, afresh=True)
    assert commands.said == FRESH


def test_changed_pins_are_caught_up_in_the_same_environment(copy, commands, capsys):
    prepare(copy)
    commands.said.clear()
    (copy / RUN).write_text("a==2\n", encoding="utf-8")
    assert not is_whole(copy, RUN)
    prepare(copy)
    assert commands.said == FRESH[1:]
    assert is_whole(copy, RUN)
    assert text("start.catching_up") in capsys.readouterr().out


def test_what_tests_need_comes_on_top(copy, commands):
    prepare(copy)
    commands.said.clear()
    prepare(copy, (RUN, TEST))
    assert commands.said == ["get uv", f"uv {TEST}"]
    assert is_whole(copy, RUN)
    assert is_whole(copy, TEST)


@pytest.mark.parametrize("stamp", [None, "", "{", "[]", '{"requirements.txt": "old"}'])
def test_a_half_made_environment_is_not_whole(copy, commands, stamp):
    """The stamp is written last; without a right one everything is gone through again."""
    prepare(copy)
    commands.said.clear()
    file = copy / ".venv" / install._STAMP
    file.unlink() if stamp is None else file.write_text(stamp, encoding="utf-8")
    assert not is_whole(copy, RUN)
    prepare(copy)
    assert commands.said[-1] == FRESH[-1]
    assert is_whole(copy, RUN)


def test_an_environment_without_its_python_is_made_anew(copy, commands):
    prepare(copy)
    commands.said.clear()
    places.venv_python(copy / ".venv").unlink()
    prepare(copy)
    assert commands.said == FRESH


def test_after_an_upgrade_of_python_it_is_made_anew(copy, commands, monkeypatch):
    prepare(copy)
    commands.said.clear()
    monkeypatch.setattr(sys, "version_info", (*sys.version_info[:1], 99, 0, "final", 0))
    assert not is_whole(copy, RUN)
    prepare(copy)
    assert commands.said == FRESH
    assert is_whole(copy, RUN)


def test_a_failed_upgrade_is_tried_again(copy, commands):
    prepare(copy)
    (copy / RUN).write_text("a==2\n", encoding="utf-8")
    commands.fails = {"uv": "no", "pip": "no"}
    with pytest.raises(KitError):
        prepare(copy)
    assert not is_whole(copy, RUN)
    commands.fails = {}
    prepare(copy)
    assert is_whole(copy, RUN)


# ---------------------------------------------------------------- installers
def test_hashes_are_always_required_and_uv_is_pinned(copy, commands):
    prepare(copy)
    assert "--require-hashes" in commands.words
    assert str(copy / RUN) in commands.words
    name, _, version = install.UV.partition("==")
    assert name == "uv"
    assert all(part.isdigit() for part in version.split("."))


@pytest.mark.parametrize("name", ["get uv", "uv"])
def test_pip_steps_in_where_uv_does_not_work(copy, commands, name):
    commands.fails = {name: "uv: exec format error"}
    prepare(copy)
    assert commands.said[-1] == f"pip {RUN}"
    assert "--require-hashes" in commands.words
    assert is_whole(copy, RUN)


NO_NETWORK = [
    "Temporary failure in name resolution", "Failed to establish a new connection: [Errno 101]",
    "dns error: failed to lookup address", "ReadTimeoutError: Read timed out.",
    "getaddrinfo failed", "ProxyError('Cannot connect to proxy.')", "Network is unreachable",
    "client error (Connect)", "[Errno 113] No route to host", "error sending request for url",
    "Failed to fetch", "Connection refused (os error 111)",
    "ERROR: Could not find a version that satisfies anyio==4.16.0 (from versions: none)",
]  # fmt: skip
DISK_FULL = [
    "OSError: [Errno 28] No space left on device", "There is not enough space on the disk",
]  # fmt: skip
OTHER = [
    "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES\n", "Collecting networkx==3.6\nhash mismatch",
    "error: exec format",
]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "words"),
    [
        *((said, "no connection") for said in NO_NETWORK),
        *((said, "disk is full") for said in DISK_FULL),
        *((said, "--reinstall") for said in OTHER),
    ],
)
def test_a_failure_says_what_to_do_and_where_the_rest_stands(copy, commands, said, words):
    commands.fails = {"uv": "", "pip": f"networkx==3.6\n{said}\n"}
    with pytest.raises(KitError) as caught:
        prepare(copy)
    assert words in str(caught.value)
    assert install._LOG in str(caught.value)
    assert not is_whole(copy, RUN)
    assert said.strip().splitlines()[-1] in (copy / install._LOG).read_text(encoding="utf-8")
    if said in OTHER:
        assert said.strip().splitlines()[-1] in str(caught.value)


def test_an_environment_that_cannot_be_made_says_so(copy, commands):
    commands.fails = {"venv": "Error: ensurepip returned non-zero"}
    with pytest.raises(KitError, match="ensurepip returned"):
        prepare(copy)


def test_a_python_without_venv_says_what_to_install(copy, commands, monkeypatch):
    monkeypatch.setattr(install.importlib.util, "find_spec", lambda _: None)
    with pytest.raises(KitError, match="-venv"):
        prepare(copy)
    assert commands.said == []


@pytest.mark.parametrize(
    ("number", "words"), [(errno.ENOSPC, "disk is full"), (errno.EACCES, "could not be installed")]
)
def test_a_stamp_that_cannot_be_written_is_a_sentence(copy, commands, monkeypatch, number, words):
    def refuse(*_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(install, "_stamps", lambda _: {})
    monkeypatch.setattr(install, "json", type("J", (), {"dumps": refuse}))
    with pytest.raises(KitError, match=words):
        prepare(copy)
    assert commands.said == FRESH


def test_a_missing_log_is_no_second_problem(tmp_path):
    assert "could not be installed" in str(install._failure(tmp_path / "none.log"))


# ---------------------------------------------------------------- a real command
def test_a_command_writes_to_the_log_and_tells_how_it_went(tmp_path):
    class Shown:
        said = ()

        def show(self, note):
            """Keep what is shown."""
            self.said = (*self.said, note)

    log = tmp_path / "log"
    good = [sys.executable, "-c", "import sys; print('out'); print('err', file=sys.stderr)"]
    assert install._run(good, log, Shown(), 3, tmp_path) is True
    assert install._run([sys.executable, "-c", "raise SystemExit(3)"], log, Shown()) is False
    assert sorted(log.read_text(encoding="utf-8").split()) == ["err", "out"]


# ---------------------------------------------------------------- counting
def test_pins_are_counted_for_this_system(tmp_path):
    file = tmp_path / "r.txt"
    file.write_text(
        "# a comment with ==\na==1 \\\n    --hash=sha256:0==\nb==2 ; python_version >= '3.11'\n"
        "c==3 ; sys_platform == 'win32'\nd==4 ; sys_platform != 'win32'\n",
        encoding="utf-8",
    )
    assert pinned(file) == 3


def test_the_kit_s_pins_are_many(kit):
    assert 40 < pinned(kit / RUN) < pinned(kit / TEST)


def test_the_fingerprint_follows_pins_and_nothing_else(copy):
    before = install.fingerprint(copy, [RUN])
    assert install.fingerprint(copy, [RUN]) == before
    assert install.fingerprint(copy, [RUN, TEST]) != before
    (copy / RUN).write_text("a==1 \n", encoding="utf-8")
    assert install.fingerprint(copy, [RUN]) != before


def test_the_stamp_is_plain_json(copy, commands):
    prepare(copy, (RUN, TEST))
    stamp = json.loads((copy / ".venv" / install._STAMP).read_text(encoding="utf-8"))
    assert set(stamp) == {RUN, TEST}
    assert commands.said


# ---------------------------------------------------------------- real commands
class Interrupted:
    """Stand in for a person who presses Ctrl and C while something is installed."""

    def show(self, _note):
        """Be interrupted."""
        raise KeyboardInterrupt


def test_what_was_installing_ends_with_the_start_command(tmp_path, monkeypatch):
    begun = []

    class Seen(install.subprocess.Popen):
        def __init__(self, *words, **options):
            super().__init__(*words, **options)
            begun.append(self)

    monkeypatch.setattr(install.subprocess, "Popen", Seen)
    words = [sys.executable, "-c", "import threading; threading.Event().wait()"]
    with pytest.raises(KeyboardInterrupt):
        install._run(words, tmp_path / "log", Interrupted(), total=1)
    assert begun[0].poll() is not None


def test_settings_that_would_put_packages_elsewhere_are_left_out(tmp_path, monkeypatch):
    for name in install._ELSEWHERE:
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.setenv("PIP_CERT", "kept")
    code = "import os; print(*sorted(os.environ))"
    log = tmp_path / "log"
    assert install._run([sys.executable, "-c", code], log, say.Step("x"))
    said = log.read_text(encoding="utf-8").split()
    assert "PIP_CERT" in said
    assert not set(said) & set(install._ELSEWHERE)
