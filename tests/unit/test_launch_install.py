from __future__ import annotations

import errno
import json
import os
import shutil
import sys
from pathlib import Path

import pytest

from whosays.core.errors import KitError
from whosays.core.i18n import text
from whosays.launch import contents, install, installer, link, places
from whosays.launch.install import RUN, TEST, is_whole, prepare
from whosays.launch.places import site_packages


@pytest.fixture
def copy(tmp_path):
    """Give a kit that has nothing but its pins."""
    folder = tmp_path / "kit"
    folder.mkdir()
    (folder / RUN).write_text("a==1\n", encoding="utf-8")
    (folder / TEST).write_text("b==2\n", encoding="utf-8")
    return folder


def package(site, name, version):
    """Put a small package where installers put it, with its own list of its files."""
    words = f"# {name}\n"
    (site / f"{name}.py").write_text(words, encoding="utf-8")
    info = site / f"{name}-{version}.dist-info"
    info.mkdir(exist_ok=True)
    (info / "METADATA").write_text(f"Name: {name}\nVersion: {version}\n", encoding="utf-8")
    (info / "RECORD").write_text(f"{name}.py,sha256=x,{len(words)}\n", encoding="utf-8")


class Commands:
    """Stand in for the commands: do what they would leave behind, or fail as they would."""

    def __init__(self, kit):
        self.kit, self.said, self.fails, self.words = kit, [], {}, []
        self.venv = places.venv_dir(kit)
        self.leaves = package

    def __call__(self, words, job, _shown, _total=0):
        """Take a command's words."""
        words = [str(word) for word in words]
        files = [word for word in words if word.endswith(".txt")]
        file = files[-1] if files else ""
        name = "venv" if "venv" in words else "uv" if "uv" in words else "pip"
        name = "get uv" if file == str(installer.UV) else name
        self.said.append(name if name in ("venv", "get uv") else f"{name} {Path(file).name}")
        self.words, self.env = words, job.env
        if name in self.fails:
            with job.log.open("a", encoding="utf-8") as out:
                out.write(self.fails[name])
            return False
        site = site_packages(self.venv)
        if name == "venv":
            shutil.rmtree(self.venv, ignore_errors=True)
            python = places.venv_python(self.venv)
            python.parent.mkdir(parents=True)
            python.write_text("", encoding="utf-8")
            site.mkdir(parents=True)
        else:
            listed = [pin for one in files for pin in contents.read(Path(one)).items()]
            for wanted, version in listed:
                for old in site.glob(f"{wanted}-*.dist-info"):
                    shutil.rmtree(old)
                self.leaves(site, wanted, version)
        return True


@pytest.fixture
def commands(copy, monkeypatch):
    stand_in = Commands(copy)
    monkeypatch.setattr(installer, "run", stand_in)
    monkeypatch.setattr(installer, "read_pip", lambda _: None)
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
    assert commands.said == FRESH[2:]
    assert is_whole(copy, RUN)
    assert text("start.catching_up") in capsys.readouterr().out


def test_what_tests_need_comes_on_top(copy, commands):
    prepare(copy)
    commands.said.clear()
    prepare(copy, (RUN, TEST))
    assert commands.said == [f"uv {TEST}"]
    lists = [Path(word).name for word in commands.words if word.endswith(".txt")]
    assert lists == [RUN, TEST], "with checksums, an installer wants every package named"
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


# ---------------------------------------------------------------- what is there is looked at
def test_what_an_installer_left_out_is_no_whole_environment(copy, commands):
    """The installer says that all went well, and half of it is not there."""
    commands.leaves = lambda *_: None
    with pytest.raises(KitError, match="a: missing") as caught:
        prepare(copy)
    assert "--reinstall" in str(caught.value)
    assert not is_whole(copy, RUN)
    assert commands.said == FRESH, "made anew just now, it is not made anew once more"


def test_another_version_is_no_whole_environment(copy, commands):
    commands.leaves = lambda site, name, _: package(site, name, "6.66")
    with pytest.raises(KitError, match=r"a: 6\.66 instead of 1"):
        prepare(copy)
    assert not is_whole(copy, RUN)


def test_what_a_killed_start_left_half_done_is_made_anew(copy, commands):
    """The package's name is there, which is all an installer looks at; its file is cut off."""
    prepare(copy)
    (site_packages(copy / ".venv") / "a.py").write_text("", encoding="utf-8")
    (copy / TEST).write_text("b==3\n", encoding="utf-8")
    commands.said.clear()

    def leaves(site, name, version):
        if not (site / f"{name}.py").exists():
            package(site, name, version)

    commands.leaves = leaves
    prepare(copy, (RUN, TEST))
    assert commands.said == [f"uv {TEST}", "venv", "get uv", f"uv {TEST}"]
    assert is_whole(copy, TEST)


def test_a_package_that_nobody_asked_for_is_no_part_of_it(copy, commands):
    def and_another(site, name, version):
        package(site, name, version)
        package(site, "keylogger", "1")

    commands.leaves = and_another
    with pytest.raises(KitError, match="keylogger: nobody asked for it"):
        prepare(copy)


def test_what_is_about_to_change_is_not_stamped_meanwhile(copy, commands):
    prepare(copy)
    (copy / RUN).write_text("a==2\n", encoding="utf-8")
    commands.fails = {"uv": "no", "pip": "no"}
    with pytest.raises(KitError):
        prepare(copy)
    assert not (copy / ".venv" / install._STAMP).exists()


def test_a_stamp_of_a_kit_with_fewer_checks_counts_for_nothing(copy, commands):
    prepare(copy)
    stamp = copy / ".venv" / install._STAMP
    stamp.rename(stamp.with_name("whosays-stamp.json"))
    commands.said.clear()
    prepare(copy)
    assert commands.said == FRESH


@pytest.mark.parametrize("kind", ["file", "link"])
def test_a_venv_that_is_no_folder_is_left_alone(copy, commands, tmp_path, kind):
    there = copy / ".venv"
    if kind == "file":
        there.write_text("mine", encoding="utf-8")
    else:
        (tmp_path / "theirs").mkdir()
        (tmp_path / "theirs" / "paper").write_text("mine", encoding="utf-8")
        there.symlink_to(tmp_path / "theirs")
    with pytest.raises(KitError, match="Rename it") as caught:
        prepare(copy)
    assert str(there) in str(caught.value)
    assert commands.said == []
    assert (there if kind == "file" else there / "paper").read_text(encoding="utf-8") == "mine"


# ---------------------------------------------------------------- installers
def test_every_package_has_its_checksum_looked_at_and_nothing_is_built(copy, commands, monkeypatch):
    ran = []

    def seen(words, *rest):
        ran.append([str(word) for word in words])
        return commands(words, *rest)

    monkeypatch.setattr(installer, "run", seen)
    for fails in ({}, {"uv": "no"}):
        commands.fails = fails
        prepare(copy, afresh=True)
    brought = [words for words in ran if "install" in words]
    assert len(brought) == 5, "uv by pip, all by uv; uv by pip, not all by uv, all by pip"
    for words in brought:
        assert "--require-hashes" in words
        assert words[words.index("--only-binary") + 1] == ":all:"
        assert words[1] == "-I", "nothing of the person's own Python settings"
    assert all("--no-config" in words for words in brought if "uv" in words)
    assert "--hash=sha256:" in installer.UV.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["get uv", "uv"])
def test_pip_steps_in_where_uv_does_not_work(copy, commands, name):
    commands.fails = {name: "uv: exec format error"}
    prepare(copy)
    assert commands.said[-1] == f"pip {RUN}"
    assert is_whole(copy, RUN)


CERTIFICATE = [
    "invalid peer certificate: UnknownIssuer",
    "SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify",
]  # fmt: skip


@pytest.mark.parametrize("said", CERTIFICATE)
def test_where_a_filter_reads_along_the_computer_s_own_certificates_are_tried(
    copy, commands, monkeypatch, tmp_path, said
):
    trusted = tmp_path / "trusted.pem"
    monkeypatch.setattr(installer.settings, "system_certificates", lambda _: trusted)
    monkeypatch.delenv("PIP_CERT", raising=False)

    def filtered(words, job, *rest):
        commands.fails = {} if job.env.get("PIP_CERT") == str(trusted) else {"get uv": said}
        return commands(words, job, *rest)

    monkeypatch.setattr(installer, "run", filtered)
    prepare(copy)
    assert commands.said == ["venv", "get uv", *FRESH[1:]]
    assert commands.env["UV_SYSTEM_CERTS"] == "1"


@pytest.mark.parametrize("said", CERTIFICATE)
def test_a_certificate_that_nobody_here_knows_is_not_called_no_connection(copy, commands, said):
    commands.fails = dict.fromkeys(("get uv", "pip"), f"Connection failed to fetch: {said}")
    with pytest.raises(KitError, match="certificate that this computer does not know"):
        prepare(copy)


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


# ---------------------------------------------------------------- the stamp
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
