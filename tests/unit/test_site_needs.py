from __future__ import annotations

import json
import subprocess
import sys

import pytest

from whosays.core.errors import KitError
from whosays.core.paths import kit_root
from whosays.launch import contents, node
from whosays.site import needs

PINS = (kit_root() / "requirements.txt").read_text(encoding="utf-8")


def test_what_runs_in_the_browser_has_the_desktops_pins_and_checksums():
    taken = needs.pinned(PINS, needs.IN_BROWSER)
    assert contents.pins(taken) == {
        name: version for name, version in contents.pins(PINS).items() if name in needs.IN_BROWSER
    }
    assert set(contents.pins(taken)) == set(needs.IN_BROWSER)
    assert taken.count("--hash=sha256:") >= len(needs.IN_BROWSER)


def test_a_pin_that_holds_on_some_systems_only_is_taken_for_the_browser():
    words = (
        "a==1 ; sys_platform == 'win32' \\\n    --hash=sha256:00\nb==2 \\\n    --hash=sha256:11\n"
    )
    assert needs.pinned(words, ["a"]) == "a==1 \\\n    --hash=sha256:00\n"
    with pytest.raises(KeyError):
        needs.pinned(words, ["c"])


def test_parts_of_the_site_are_pinned_apart_from_what_students_install():
    own = contents.read(kit_root() / needs.LITE)
    assert set(own) == {"jupyterlite-core", "jupyterlite-pyodide-kernel"}
    assert not set(own) & set(contents.pins(PINS))


def test_the_browsers_python_is_pinned_with_a_checksum_and_no_address():
    lock = json.loads((needs.ASSETS / "package-lock.json").read_text(encoding="utf-8"))
    held = {name: one for name, one in lock["packages"].items() if name}
    assert all(one["integrity"].startswith("sha512-") for one in held.values())
    assert not any("resolved" in one for one in held.values())


def test_without_node_a_sentence_says_what_to_do(monkeypatch, tmp_path):
    monkeypatch.setattr(node, "find", lambda: None)
    with pytest.raises(KitError, match="Install Node"):
        needs.pyodide(tmp_path)


def test_a_python_that_cannot_be_brought_is_told_and_not_taken_for_there(monkeypatch, tmp_path):
    monkeypatch.setattr(node, "find", lambda: "npm")
    broken = subprocess.CompletedProcess([], 1, "", "network unreachable")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: broken)
    for _ in range(2):
        with pytest.raises(KitError, match="network unreachable"):
            needs.pyodide(tmp_path)


# All that a page of a student may call, with what it loads only then.
_LOADED = """
import sys
from whosays import show
from whosays.answers import bring_back
from whosays.notebook import hand_in, report
from whosays.printing import save, student_report
show.ask("u1-e1"), show.hand_in(), show.my_report("06-your-own-report"), show.start_page()
show.model_report("06-your-own-report"), show.my_source_mix("u1-e1"), show.glossary()
found = {name.partition(".")[0] for name, module in sys.modules.items()
         if "site-packages" in (getattr(module, "__file__", None) or "")}
print(*sorted(found))
"""
# What IPython and ipywidgets load here and not in a browser, or what is optional there.
_NOT_THERE = {
    "IPython", "decorator", "google", "ipykernel", "jedi", "jupyter_client", "jupyter_core",
    "parso", "pexpect", "platformdirs", "ptyprocess", "psutil", "zmq", "tornado", "matplotlib",
    "numpy", "packaging", "dateutil", "pyparsing", "cycler", "kiwisolver", "contourpy", "PIL",
    "six", "fontTools", "filelock", "mpl_toolkits", "pydantic", "_distutils_hack",
    "mypy_extensions",
}  # fmt: skip


def test_what_a_students_page_loads_is_in_the_browser():
    words = [sys.executable, "-c", _LOADED]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    held = {name.replace("-", "_") for name in (*needs.IN_BROWSER, *needs.INSTALLED)}
    loaded = {name for name in done.stdout.split() if not name.endswith("__mypyc")}
    assert {"ipywidgets", "traitlets"} <= loaded  # or nothing was looked at
    assert loaded - held - _NOT_THERE == set()
