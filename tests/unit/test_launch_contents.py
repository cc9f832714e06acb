from __future__ import annotations

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement

from whosays.launch import contents, install
from whosays.launch.places import site_packages, venv_dir

HERE = {
    "implementation_name": "cpython", "os_name": "posix", "platform_machine": "x86_64",
    "platform_python_implementation": "CPython", "platform_system": "Linux",
    "python_full_version": "3.12.4", "python_version": "3.12", "sys_platform": "linux",
}  # fmt: skip


# ---------------------------------------------------------------- conditions
def conditions(kit):
    """Give every condition that the kit's own pins have."""
    files = [kit / install.RUN, kit / install.TEST]
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    pins = [line.rstrip("\\ ") for line in lines if "==" in line and " ; " in line]
    return sorted({str(Requirement(pin).marker) for pin in pins})


def test_conditions_are_understood_as_the_installers_understand_them(kit):
    found = conditions(kit)
    assert len(found) > 5
    for words in found:
        for system in ("linux", "win32", "darwin", "emscripten"):
            for version in ("3.11.4", "3.11.12", "3.12.0", "3.14.1"):
                here = {**HERE, "sys_platform": system, "python_full_version": version}
                here["os_name"] = "nt" if system == "win32" else "posix"
                assert contents.holds(words, here) == Marker(words).evaluate(here), (words, here)


@pytest.mark.parametrize("words", ["", "  "])
def test_no_condition_holds(words):
    assert contents.holds(words)


@pytest.mark.parametrize(
    "words", ["__import__('os')", "1", "shape == 'x'", "a b", "os_name in 'x'"]
)
def test_a_condition_of_another_kind_is_refused(words):
    with pytest.raises(ValueError, match=r".+"):
        contents.holds(words, HERE)


def test_this_computer_is_described_as_the_installers_describe_it():
    from packaging.markers import default_environment  # noqa: PLC0415 - for this test only

    here = contents.surroundings()
    theirs = default_environment()
    assert {name: theirs[name] for name in here} == here


# ---------------------------------------------------------------- pins
def test_pins_are_those_of_this_system(tmp_path):
    file = tmp_path / "r.txt"
    file.write_text(
        "# a comment with x==1\na==1 \\\n    --hash=sha256:0==\nB_b==2 ; python_version >= '3.11'\n"
        "c==3 ; sys_platform == 'another'\nd==4 ; sys_platform != 'another' \\\n    --hash=x\n",
        encoding="utf-8",
    )
    assert contents.read(file) == {"a": "1", "b-b": "2", "d": "4"}


def test_the_kit_s_pins_are_many(kit):
    run, test = contents.read(kit / install.RUN), contents.read(kit / install.TEST)
    assert len(run) > 40
    assert len(test) > 15


# ---------------------------------------------------------------- what is there
def put(site, name, version, size=None, *, record=True):
    """Put a small package into a folder, with its own list of its files."""
    words = f"# {name}\n"
    (site / f"{name}.py").write_text(words, encoding="utf-8")
    info = site / f"{name}-{version}.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Name: {name}\nVersion: {version}\n", encoding="utf-8")
    lines = f"{name}.py,sha256=x,{len(words) if size is None else size}\n"
    lines += f"__pycache__/{name}.cpython-311.pyc,,\n{name}-{version}.dist-info/RECORD,,\n"
    if record:
        (info / "RECORD").write_text(lines, encoding="utf-8")


@pytest.fixture
def site(tmp_path):
    put(tmp_path, "A.b", "1")
    put(tmp_path, "pip", "99")
    return tmp_path


WANTED = {"a-b": "1"}


def test_what_is_as_pinned_is_whole(site):
    assert contents.amiss(site, WANTED) == []
    assert contents.has(site, WANTED)


def test_each_way_to_be_amiss_is_named(site):
    put(site, "cut", "1", size=10_000)
    put(site, "bare", "1", record=False)
    put(site, "stranger", "1")
    put(site, "uv", "1")
    (site / "later.pth").write_text("import os", encoding="utf-8")
    (site / "sitecustomize.py").write_text("", encoding="utf-8")
    (site / "whosays-kit.pth").write_text("", encoding="utf-8")
    wanted = {"a-b": "2", "cut": "1", "bare": "1", "gone": "3"}
    assert contents.amiss(site, wanted, {"uv"}) == [
        "a-b: 1 instead of 2",
        "bare: RECORD is missing or cut off",
        "cut: cut.py is missing or cut off",
        "gone: missing",
        "later.pth: of no package",
        "sitecustomize.py: of no package",
        "stranger: nobody asked for it",
    ]


def test_two_of_one_name_are_amiss(site):
    put(site, "a_b", "1")
    assert "a-b: there twice" in contents.amiss(site, WANTED)


@pytest.mark.parametrize("what", ["another version", "a file gone", "nothing there"])
def test_what_is_not_there_whole_is_not_there(site, what):
    wanted = {"a-b": "2"} if what == "another version" else WANTED
    if what == "a file gone":
        (site / "A.b.py").unlink()
    assert not contents.has(site / "none" if what == "nothing there" else site, wanted)


def test_the_kit_s_own_environment_is_as_pinned(kit):
    """The real one, made by the real installers, wherever it is there."""
    venv = venv_dir(kit)
    if not install.is_whole(kit, install.TEST):
        pytest.skip("This checkout's .venv was not made by the check command.")
    wanted = contents.read(kit / install.RUN) | contents.read(kit / install.TEST)
    also = {"uv"}
    assert contents.amiss(site_packages(venv), wanted, also) == []
