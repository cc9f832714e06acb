from __future__ import annotations

import io
import json
import tarfile
import zipfile
from pathlib import Path

import pytest

from whosays.site import lite, runtime
from whosays.site.needs import Parts

PROGRAM = {
    "package/service-worker.js": b"sw", "package/config-utils.js": b"config",
    "package/index.html": b"theirs", "package/lab/index.html": b"lab",
    "package/notebooks/index.html": b"page", "package/notebooks/package.json": b"{}",
    "package/build/notebooks/bundle.js": b'a={1:"aa1",2:"bb2"}',
    "package/build/lab/bundle.js": b"lab", "package/build/1.aa1.js": b"used",
    "package/build/1.aa1.js.map": b"map", "package/build/3.cc3.js": b"of another page",
    "package/build/2.ff9.js": b"an older piece", "package/build/jlab_core.js": b"core",
}  # fmt: skip


def wheel(file, files):
    with zipfile.ZipFile(file, "w") as archive:
        for name, raw in files.items():
            archive.writestr(name, raw)
    return file


@pytest.fixture
def program(tmp_path):
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz") as archive:
        for name, raw in PROGRAM.items():
            info = tarfile.TarInfo(name)
            info.size = len(raw)
            archive.addfile(info, io.BytesIO(raw))
    return wheel(tmp_path / "core.whl", {"jupyterlite_core/app.tgz": made.getvalue()})


def test_one_page_is_kept_with_what_it_loads(program):
    assert set(lite.program(program)) == {
        "service-worker.js", "config-utils.js", "notebooks/index.html", "build/jlab_core.js",
        "build/notebooks/bundle.js", "build/1.aa1.js",
    }  # fmt: skip


def _about(load):
    return json.dumps({"jupyterlab": {"_build": {"load": load, "extension": "./extension"}}})


@pytest.fixture
def extended(tmp_path):
    held = "{}.data/data/share/jupyter/labextensions/{}/"
    wheels = {}
    for package, name in lite._EXTENSIONS.items():
        at = held.format(package, name)
        files = {f"{at}package.json": _about("static/r.js"), f"{at}static/r.js": "code",
                 f"{at}static/r.js.map": "map", f"{at}static/pypi/x.whl": "wheel"}  # fmt: skip
        wheels[package] = wheel(tmp_path / f"{package}.whl", files)
    own = f"{lite._OWN}{lite.OURS}/"
    edition = {f"{own}package.json": _about("static/remoteEntry.js?v=1").encode(),
               f"{own}static/start.js": b"ours"}  # fmt: skip
    return lite.extensions(Parts(wheels, Path(), "npm"), edition)


def test_the_kits_extension_stands_beside_the_others(extended):
    files, told = extended
    assert {one["name"] for one in told} == {*lite._EXTENSIONS.values(), lite.OURS}
    ours = next(one for one in told if one["name"] == lite.OURS)
    assert ours == {"name": lite.OURS, "load": "static/remoteEntry.js?v=1",
                    "extension": "./extension"}  # fmt: skip
    assert f"extensions/{lite.OURS}/static/start.js" in files
    assert not [place for place in files if place.endswith((".map", ".whl"))]


def test_settings_name_what_python_loads_and_nothing_elsewhere():
    lab = "whosays/lab/etc/jupyter/labconfig/"
    edition = {f"{lab}page_config.json": b'{"disabledExtensions": {"x:y": true}}',
               f"{lab}default_setting_overrides.json": b'{"a:b": {"c": 1}}'}  # fmt: skip
    app = {"pyodide-lock.json": b'{"packages": {"whosays": {}, "whosays-base": {}}}'}
    said = json.loads(lite.settings(edition, [], app, "v1"))["jupyter-config-data"]
    python = said["litePluginSettings"][f"{lite.KERNEL}:kernel"]
    assert python["disablePyPIFallback"] is True
    names = python["loadPyodideOptions"]["packages"]
    assert set(names) == {*runtime.ASKED, "whosays", "whosays-base"}  # else it would install them
    assert python["pyodideUrl"].endswith(f"/{runtime.BEGIN}")
    assert python["loadPyodideOptions"]["env"]["WHOSAYS_ANSWERS"].startswith("/drive/")
    assert said["contentsStorageName"] == "Who says so?"  # another name would hide old answers
    assert "x:y" in said["disabledExtensions"]
    assert said["settingsOverrides"] == {"a:b": {"c": 1}}
    assert "//" not in json.dumps(said).replace("jupyterlite//", "")


def test_small_files_that_a_page_asks_for_are_there():
    name = lite._EXTENSIONS["jupyterlab-widgets"]
    files = {f"extensions/{name}/schemas/{name}/plugin.json": b'{"title": "Widgets"}',
             "notebooks/favicon.ico": b"icon"}  # fmt: skip
    made = lite.also_asked(files)
    (one,) = json.loads(made["build/schemas/all_federated.json"])
    assert one["id"] == f"{name}:plugin"
    assert one["schema"] == {"title": "Widgets"}
    assert made["static/favicons/favicon-notebook.ico"] == b"icon"
    assert "jupyter-lite.ipynb" in made
