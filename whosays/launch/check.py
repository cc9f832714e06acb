"""The check command: every test of the kit, layer by layer, with what they need."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.core.i18n import text
from whosays.launch import chromium, install, node, places, say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

LAYERS = ("lint", "unit", "hostile", "content", "notebooks", "browser", "site")
_BROWSED = {"browser", "site"}
# What runs beside a layer where both are wanted: it waits for pages, kernels, servers and the disk
# about a third of its time. What the other says is shown when its turn comes.
_BESIDE = {"hostile": "content", "browser": "site"}
_COUNT = re.compile(r"(\d+) (passed|failed|error|errors)\b")
_NODE = re.compile(r"^[#ℹ] (pass|fail) (\d+)$", re.MULTILINE)  # how Node's test runner ends
_NO_TESTS = 5  # pytest's exit status when it found none


@dataclass
class Outcome:
    """What came of the tests so far."""

    passed: int = 0
    failed: int = 0

    def add(self, words: str, status: int) -> None:
        """Count what a command's last lines say.

        Parameters
        ----------
        words : str
            What it printed.
        status : int
            Its exit status: a command that fails without saying so still counts.
        """
        tail = "\n".join(words.splitlines()[-3:])
        found = {kind: int(number) for number, kind in _COUNT.findall(tail)}
        failed = found.get("failed", 0) + found.get("error", 0) + found.get("errors", 0)
        node_says = {f"{kind}ed": int(number) for kind, number in _NODE.findall(words)}
        failed += node_says.get("failed", 0)
        self.passed += found.get("passed", 0) + node_says.get("passed", 0)
        self.failed += failed or (1 if status else 0)


def commands(layer: str, extra: Sequence[str] = ()) -> list[list[str]]:
    """List the commands of a layer, each to be run by the environment's Python.

    Parameters
    ----------
    layer : str
        One of ``LAYERS``.
    extra : sequence of str
        More words for pytest.

    Returns
    -------
    list of list of str
        Words after ``python -m``.
    """
    tests = ["pytest", "-q", "-p", "no:cacheprovider"]
    if layer == "lint":
        places_ = ["whosays", "tests"]
        return [
            ["ruff", "check", *places_],
            ["ruff", "format", "--check", *places_],
            ["mypy"],
            ["pytest", "-q", "-p", "no:cacheprovider", "tests/lint"],
        ]
    if layer == "notebooks":
        nbval = [
            "-p",
            "nbval.plugin",
            "--nbval-lax",
            "--nbval-current-env",
            "--nbval-cell-timeout=60",
        ]
        nbval += ["--nbval-sanitize-with", "tests/notebooks/sanitize.cfg"]
        # All cells of a notebook must meet one kernel, so a notebook stays on one worker.
        spread = ["-n", "2", "--dist", "loadscope", "-p", "no:playwright"]
        books = ["lessons", "exercises", "solutions", "tests/notebooks"]
        return [[*tests, *nbval, *spread, *books, *extra]]
    if layer == "browser":
        # Two browsers, each with a JupyterLab of its own: much of a journey is waiting. The
        # long journeys stand in one file, so whoever is free takes the next test.
        return [[*tests, "-n", "2", "--dist", "worksteal", f"tests/{layer}", *extra]]
    if layer == "site":
        # The browser edition is made once, and what it took is told at the end. All of its pages
        # take minutes: whoever wants that, too, says -m browser.
        return [[*tests, "-s", "-m", "not long", f"tests/{layer}", *extra]]
    return [[*tests, "-n", "2", "--dist", "loadfile", f"tests/{layer}", *extra]]


def _environment(kit: Path, folder: str) -> dict[str, str]:
    """Give the variables of a test run: the kit under test, and nobody's real answers."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("JUPYTER")}
    # The tests start hundreds of programs that import the same. Whoever wants no compiled files
    # beside the others gets them for this run, in a folder that goes with it.
    if kept.pop("PYTHONDONTWRITEBYTECODE", ""):
        kept["PYTHONPYCACHEPREFIX"] = f"{folder}/compiled"
    return {
        **kept,
        "PYTHONPATH": str(kit),
        "PYTHONUTF8": "1",
        "JUPYTER_PLATFORM_DIRS": "1",
        "WHOSAYS_KIT": str(kit),
        "WHOSAYS_ANSWERS": f"{folder}/answers",
        "WHOSAYS_STRICT": "1",
        "IPYTHONDIR": f"{folder}/ipython",
    }


def _show(words: str) -> None:
    print(words, end="", flush=True)


def _stream(
    words: Sequence[str], kit: Path, env: Mapping[str, str], show: Callable[[str], object] = _show
) -> tuple[str, int]:
    """Run a command, pass on what it prints as it prints it, and keep it."""
    process = subprocess.Popen(
        words, cwd=kit, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True, encoding="utf-8", errors="replace",
    )  # fmt: skip
    kept = []
    for printed in process.stdout or ():
        show(printed)
        kept.append(printed)
    return "".join(kept), process.wait()


@dataclass(frozen=True)
class _Given:
    """What the commands of all layers run with."""

    kit: Path
    python: Path
    npm: str | None
    env: Mapping[str, str]
    extra: Sequence[str]

    def runs(self, layer: str) -> list[tuple[list[str], Path]]:
        """List a layer's commands, each with the folder that it runs in."""
        listed = commands(layer, self.extra if layer != "lint" else ())
        runs = [([str(self.python), "-m", *words], self.kit) for words in listed]
        if self.npm and not self.extra:
            place = node.place(self.kit)
            runs += [(words, place) for words in node.commands(layer, self.npm)]
        return runs


def _through(layer: str, given: _Given, show: Callable[[str], object] = _show) -> Outcome:
    """Run a layer, and show what it says."""
    show(f"\n== {text(f'start.layer_{layer}')}\n")
    outcome = Outcome()
    for words, folder in given.runs(layer):
        printed, status = _stream(words, folder, given.env, show)
        if layer == "lint":
            outcome.add("1 passed" if status == 0 else "", status)
        elif status != _NO_TESTS:
            outcome.add(printed, status)
    return outcome


def _all(layers: Sequence[str], given: _Given) -> Outcome:
    """Run layers one after the other, but for those that go side by side."""
    whole = Outcome()
    waiting: dict[str, tuple[Future[Outcome], list[str]]] = {}
    with ThreadPoolExecutor(max_workers=1) as beside:
        for number, layer in enumerate(layers):
            other = _BESIDE.get(layer)
            if other and other in layers[number:]:
                kept: list[str] = []
                waiting[other] = beside.submit(_through, other, given, kept.append), kept
            if layer in waiting:
                running, kept = waiting.pop(layer)
                outcome = running.result()
                _show("".join(kept))
            else:
                outcome = _through(layer, given)
            whole.passed += outcome.passed
            whole.failed += outcome.failed
    return whole


def run(
    kit: Path = places.KIT,
    layers: Sequence[str] = LAYERS,
    extra: Sequence[str] = (),
    *,
    install_browser: bool = False,
) -> int:
    """Run the tests.

    Parameters
    ----------
    kit : Path
        The kit's folder.
    layers : sequence of str
        Which layers, in order.
    extra : sequence of str
        More words for pytest.
    install_browser : bool
        Whether a browser may be installed if there is none.

    Returns
    -------
    int
        0 if everything passed and anything ran at all.

    Raises
    ------
    KitError
        If something a person can mend stands in the way.
    """
    python = install.prepared(kit, (install.RUN, install.TEST))
    # Words for pytest say which tests are wanted: none of Node's are.
    scripts = not extra and set(layers) & set(node.SCRIPTS)
    # The browser tests look with axe-core, which comes the same way.
    npm = node.prepare(kit) if scripts or _BROWSED & set(layers) else None
    with tempfile.TemporaryDirectory() as folder:
        env = _environment(kit, folder)
        if _BROWSED & set(layers):
            env["WHOSAYS_CHROMIUM"] = str(chromium.bring(python, asked=install_browser))
        outcome = _all(layers, _Given(kit, python, npm, env, extra))
    print()
    nothing = outcome.passed + outcome.failed == 0
    if nothing:
        say.line("no_tests")
    print(f"{outcome.passed} passed, {outcome.failed} failed", flush=True)
    return 1 if nothing or outcome.failed else 0


def bench(kit: Path = places.KIT) -> int:
    """Run the benchmarks.

    Parameters
    ----------
    kit : Path
        The kit's folder.

    Returns
    -------
    int
        Exit status.

    Raises
    ------
    KitError
        If something a person can mend stands in the way.
    """
    python = install.prepared(kit, (install.RUN, install.TEST))
    with tempfile.TemporaryDirectory() as folder:
        env = _environment(kit, folder)
        env["WHOSAYS_CHROMIUM"] = str(chromium.bring(python))
        scripts = ("tests/bench/classes.py", "tests/bench/room.py", "tests/bench/bench.py")
        return max(_stream([str(python), script], kit, env)[1] for script in scripts)
