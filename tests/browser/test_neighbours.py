"""Python and settings that lie beside the notebooks do not run because a page was opened."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys

import _patience
import pytest
from _servers import plain

pytestmark = pytest.mark.browser

EXERCISE = "exercises/01-who-says-so.ipynb"
MODULES = (
    "anywidget", "filelock", "ipywidgets", "psygnal", "sitecustomize", "usercustomize", "json",
    "ipykernel", "IPython", "matplotlib", "whosays_extra", "traitlets",
)  # fmt: skip
SETTINGS = (
    "jupyter_config.py", "jupyter_server_config.py", "jupyter_lab_config.py",
    "jupyter_notebook_config.py", "ipython_config.py", "ipython_kernel_config.py",
    ".jupyter/jupyter_server_config.py", ".ipython/profile_default/startup/00-first.py",
    "profile_default/ipython_config.py", "profile_default/startup/00-first.py",
)  # fmt: skip
KERNEL = "share/jupyter/kernels/planted/kernel.json"


def plant(folder, trace):
    """Lay files that leave a trace when they run."""
    for name in (*(f"{module}.py" for module in MODULES), *SETTINGS):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        mark = str(trace / f"{folder.name}-{name.replace('/', '-')}")
        file.write_text(f"open({mark!r}, 'w').close()\n", encoding="utf-8")
    kernel = folder / KERNEL
    kernel.parent.mkdir(parents=True)
    words = [sys.executable, "-c", f"open({str(trace / 'kernel')!r}, 'w')", "{connection_file}"]
    about = {"argv": words, "display_name": "planted", "language": "python"}
    kernel.write_text(json.dumps(about), encoding="utf-8")


@pytest.fixture(scope="module")
def trace(tmp_path_factory):
    """Give the folder that traces go to."""
    return tmp_path_factory.mktemp("trace")


@pytest.fixture(scope="module")
def planted(kit_copy, trace, tmp_path_factory):
    """Start the kit with neighbours in its own folder and beside its notebooks."""
    kit = tmp_path_factory.mktemp("planted") / "kit"
    shutil.copytree(kit_copy, kit)
    for folder in (kit, kit / "exercises"):
        plant(folder, trace)
    book = json.loads((kit / EXERCISE).read_text(encoding="utf-8"))
    book["metadata"]["kernelspec"] = {"name": "planted", "display_name": "planted"}
    (kit / "planted.ipynb").write_text(json.dumps(book), encoding="utf-8")
    own = tmp_path_factory.mktemp("own-planted")
    running = plain(kit, own, {"WHOSAYS_ANSWERS": str(trace.parent / "answers")})
    yield running, kit
    running.stop()


def traces(trace):
    return sorted(file.name for file in trace.iterdir())


def test_no_neighbour_runs(chrome, planted, trace):
    running, _ = planted
    context = chrome.new_context()
    page = context.new_page()
    page.set_default_timeout(_patience.PAGE)
    page.goto(running.page(EXERCISE))
    page.wait_for_selector('[data-whosays-ready="yes"]', state="attached")
    assert page.locator(".ws-question").count() > 3
    assert traces(trace) == []
    page.goto(running.page("planted.ipynb"))
    page.locator("h1").first.wait_for()
    assert "planted" not in json.loads(running.api("/api/kernelspecs"))["kernelspecs"]
    context.close()
    assert traces(trace) == []


def test_the_command_in_the_kit_s_folder_runs_none_either(planted, trace):
    _, kit = planted
    words = [sys.executable, "-m", "whosays", "claims", "--format", "json"]
    done = subprocess.run(words, cwd=kit, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert traces(trace) == []


def test_they_would_leave_a_trace(planted, trace):
    """What is planted does run where the folder is on the path."""
    _, kit = planted
    subprocess.run([sys.executable, "-c", "import json"], cwd=kit / "exercises", check=True)
    assert traces(trace) == ["exercises-json.py"]
    for file in trace.iterdir():
        file.unlink()
