from __future__ import annotations

import io
import json
import re
import subprocess
import zipfile
from pathlib import Path

import pytest

from whosays.core.errors import KitError
from whosays.site import needs, runtime
from whosays.site.needs import Parts


def zipped(files):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, raw in files.items():
            archive.writestr(name, raw)
    return made.getvalue()


@pytest.fixture
def parts(tmp_path):
    """Give packages of one file each, and a Python for browsers that is only its files."""
    wheels = {}
    for name in needs.IN_BROWSER:
        files = {f"{name}/a.py": "1", f"{name}/tests/t.py": "1",
                 f"{name}-1.dist-info/METADATA": f"Name: {name}",
                 f"{name}-1.dist-info/RECORD": "", f"{name}-1.data/data/x": ""}  # fmt: skip
        wheels[name] = tmp_path / f"{name}.whl"
        wheels[name].write_bytes(zipped(files))
    shim = zipped({"pyodide_kernel/__init__.py": "1"})
    inside = {"x/pypi/pyodide_kernel-1-py3-none-any.whl": shim, "x/pypi/piplite-1.whl": b"not read"}
    wheels[runtime._SHIMS] = tmp_path / "kernel.whl"
    wheels[runtime._SHIMS].write_bytes(zipped(inside))
    python = tmp_path / "pyodide"
    python.mkdir()
    for name in ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm"):
        (python / name).write_bytes(b"program")
    library = zipped({"json/": b"", "json/decoder.py": "1", "json/py.typed": ""})
    (python / "python_stdlib.zip").write_bytes(library)
    lock = {"info": {"python": "3.14.2"}, "packages": {"numpy": {}}}
    (python / "pyodide-lock.json").write_text(json.dumps(lock), encoding="utf-8")
    return Parts(wheels, python, "npm")


def test_other_peoples_packages_come_without_tests_and_tell_their_versions(parts):
    files = runtime.base_files(parts)
    assert "pyodide_kernel/__init__.py" in files
    assert files["anywidget-1.egg-info/PKG-INFO"] == b"Name: anywidget"
    assert not [place for place in files if "tests" in place or ".dist-info" in place]
    assert not [place for place in files if ".data/" in place]
    assert "piplite/piplite.py" in files
    assert not runtime._LEFT_OUT.match("pygments/lexers/python.py")
    assert runtime._LEFT_OUT.match("pygments/lexers/rust.py")


def test_lessons_travel_inside_the_kits_own_package():
    edition = {"whosays/show.py": b"", "whosays/lab/pages.json": b"", "seeds/catalogue.toml": b"x"}
    assert runtime.kit_files(edition) == {
        "whosays/show.py": b"", "whosays/kit/seeds/catalogue.toml": b"x",
    }  # fmt: skip


@pytest.fixture
def made(parts, tmp_path, monkeypatch):
    monkeypatch.setattr(runtime, "compiled", lambda files, _: {
        f"{name}c" if name.endswith(".py") else name: raw for name, raw in files.items()
    })  # fmt: skip
    edition = {"whosays/show.py": b"", "seeds/catalogue.toml": b"x"}
    return runtime.made(parts, edition, tmp_path)


def test_the_lock_names_the_wheels_that_are_there_and_nothing_else(made):
    packages = json.loads(made["pyodide-lock.json"])["packages"]
    assert set(packages) == {"whosays", "whosays-base"}
    assert {one["file_name"] for one in packages.values()} == {
        name for name in made if name.endswith(".whl")
    }


def test_a_wheel_has_one_list_of_its_own(made):
    # What unpacks it in the browser refuses a second.
    for name, raw in made.items():
        if name.endswith(".whl"):
            with zipfile.ZipFile(io.BytesIO(raw)) as archive:
                infos = {n.split("/")[0] for n in archive.namelist() if ".dist-info" in n}
            assert len(infos) == 1
            assert name.startswith(infos.pop().removesuffix(".dist-info").split("-")[0])


def test_no_start_has_anything_to_compile(made):
    held = {name: zipfile.ZipFile(io.BytesIO(raw)).namelist()
            for name, raw in made.items() if name.endswith((".whl", ".zip"))}  # fmt: skip
    assert {name for name, files in held.items() if any(f.endswith(".pyc") for f in files)} == {
        "python_stdlib.zip", *(n for n in held if n.startswith("whosays"))
    }  # fmt: skip
    assert [file for files in held.values() for file in files if file.endswith(".py")] == []
    assert held["python_stdlib.zip"] == ["json/decoder.pyc", "json/py.typed"]


def test_the_script_that_begins_loads_what_there_is(made):
    words = made[runtime.BEGIN].decode()
    held = json.loads(re.search(r"const HELD = (\[.*\]);", words)[1])
    assert set(held) == set(json.loads(made["pyodide-lock.json"])["packages"])


def test_another_content_has_another_name(parts, tmp_path, made):
    again = runtime.made(parts, {"whosays/show.py": b"new"}, tmp_path)
    ours = {name for name in made if name.startswith("whosays-")}
    assert ours.isdisjoint(again)
    assert {n for n in made if n.startswith("whosays_base")} <= set(again)


def test_a_python_that_does_not_run_is_told(parts, monkeypatch):
    broken = subprocess.CompletedProcess([], 1, "", "no wasm here")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: broken)
    with pytest.raises(KitError, match="no wasm here"):
        runtime.compiled({"a.py": b"1"}, parts)


def test_the_folder_of_the_kits_files_is_where_the_wheel_puts_them():
    assert Path(runtime.KIT_FOLDER).parts[-3:] == ("site-packages", "whosays", "kit")
