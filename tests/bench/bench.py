"""Benchmarks: how quick the kit feels, against a bare notebook in the same run.

Run with ``python3 -m whosays bench``; ``WHOSAYS_BENCH_ONLY`` names notebooks, by a part of their
path. Figures depend on the machine and on what else it is doing; the ratios hold better: each
notebook and a bare one are opened in turns. Nothing here is a test.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import statistics
import sys
import tempfile
import urllib.request
from pathlib import Path

import opening
import psutil
from playwright.sync_api import sync_playwright

from whosays.authoring import trust
from whosays.core.kit import Kit
from whosays.launch import chromium, server

KIT = Path(__file__).parents[2]
EXERCISE = "exercises/01-who-says-so.ipynb"
BARE = "lessons/bare.ipynb"
ROUNDS = int(os.environ.get("WHOSAYS_BENCH_ROUNDS", "3"))
ONLY = os.environ.get("WHOSAYS_BENCH_ONLY", "").split()
CLICKS = 60
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
BUTTON_SHOWN = ".jupyter-button"
BUTTON = """import ipywidgets
bare = ipywidgets.Button(description='Bare')
bare.on_click(lambda button: setattr(button, 'description', button.description + '.'))
bare"""
NOT_EARLY, SCRIPT = "export const early = async () => {};", "text/javascript"
# What stands on the screen can be used: its first pictures have given way to controls.
IN_USE = """(first) => {
  const away = (one) => !one.checkVisibility();
  return document.querySelector(first) && [...document.querySelectorAll('.ws-first')].every(away);
}"""
# Wait for the frame that shows the feedback, as seen by the page itself.
CLICK = """
async (widget) => {
  const check = widget.querySelector('.qu-check');
  const box = widget.querySelector('.qu-feedback');
  const inputs = [...widget.querySelectorAll('input[type=radio]')];
  const next = inputs.find((i) => !i.checked);
  next.click();
  await new Promise((go) => setTimeout(go, 120));
  const before = box.textContent;
  const start = performance.now();
  const seen = new Promise((go) => {
    const watch = new MutationObserver(() => {
      if (box.hidden || box.textContent === before || widget.querySelector('.qu-stale').textContent)
        return;
      watch.disconnect();
      requestAnimationFrame(() => go(performance.now() - start));
    });
    watch.observe(widget, {subtree: true, childList: true, characterData: true, attributes: true});
  });
  check.click();
  return seen;
}
"""
# The least that any widget takes: a button whose label the kernel changes.
BARE_CLICK = """
async (button) => {
  const start = performance.now();
  const seen = new Promise((go) => {
    const watch = new MutationObserver(() => {
      watch.disconnect();
      requestAnimationFrame(() => go(performance.now() - start));
    });
    watch.observe(button, {subtree: true, childList: true, characterData: true});
  });
  button.click();
  return seen;
}
"""


def bare_notebook(file: Path) -> None:
    """Write a notebook with one ipywidgets button and nothing else."""
    cell = {
        "cell_type": "code",
        "id": "bare",
        "metadata": {},
        "source": [BUTTON],
        "outputs": [],
        "execution_count": None,
    }
    book = {
        "cells": [cell],
        "metadata": {"kernelspec": {"name": "python3", "display_name": "P"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    file.write_text(json.dumps(book), encoding="utf-8")


def sessions(running: server.Server) -> list[dict]:
    return json.loads(running.api("/api/sessions"))


def shut(running: server.Server) -> None:
    for session in sessions(running):
        request = urllib.request.Request(
            f"{running.base}/api/sessions/{session['id']}",
            method="DELETE",
            headers={"Authorization": f"token {running.token}"},
        )
        urllib.request.urlopen(request, timeout=30).close()


def kernel_memory(running: server.Server) -> float:
    """Give the memory of the one running kernel, in MiB (unique set size where it is known)."""
    [process] = [
        child
        for child in psutil.Process(running.process.pid).children(recursive=True)
        if "ipykernel_launcher" in " ".join(child.cmdline())
    ]
    info = process.memory_full_info()
    return getattr(info, "uss", info.rss) / 2**20


def opened(browser, running, notebook, selector) -> tuple[float, float, float]:
    """Open a notebook anew; give seconds until what is shown, and all, can be used, and memory."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.set_default_timeout(120_000)
    if notebook == BARE:
        # As any notebook opens: its kernel begins when JupyterLab asks for it, not before.
        page.route("**/early.js*", lambda route: route.fulfill(body=NOT_EARLY, content_type=SCRIPT))
    page.goto(running.page(notebook))
    page.wait_for_function(IN_USE, arg=selector)
    shown = page.evaluate("performance.now()") / 1000
    page.wait_for_selector('[data-whosays-ready="yes"]', state="attached")
    whole = page.evaluate("performance.now()") / 1000
    memory = kernel_memory(running)
    context.close()
    shut(running)
    return shown, whole, memory


def notebooks() -> list[str]:
    """List the notebooks that are looked at."""
    found = [
        file.relative_to(KIT).as_posix()
        for folder in ("lessons", "exercises", "solutions")
        for file in sorted((KIT / folder).glob("*.ipynb"))
    ]
    return [name for name in found if not ONLY or any(part in name for part in ONLY)]


def row(browser, running, notebook: str) -> list[tuple[float, float]]:
    """Open a notebook and a bare one in turns, print what came of it; give the memory of both."""
    begins = ".jp-OutputArea .ws"
    pairs = [
        (opened(browser, running, notebook, begins), opened(browser, running, BARE, BUTTON_SHOWN))
        for _ in range(ROUNDS)
    ]
    shown, whole = (statistics.median(ours[which] for ours, _ in pairs) for which in (0, 1))
    bare = statistics.median(other[1] for _, other in pairs)
    ratio = statistics.median(ours[0] / other[1] for ours, other in pairs)
    cost = opening.measured(notebook)
    save = "{:6.1f} {:6.1f}".format(*cost["save"]) if cost["save"] else f"{'–':>6} {'–':>6}"
    print(
        f"{notebook:44} {cost['reads']:6d} {cost['cpu']:6.2f} {shown:6.1f} {whole:6.1f} "
        f"{bare:6.1f} {ratio:6.2f} {save}",
        flush=True,
    )
    return [(ours[2], other[2]) for ours, other in pairs]


def clicks(browser, running) -> tuple[list[float], list[float]]:
    """Click Check and a bare button in turns; give milliseconds until the answer can be seen."""
    pages = [browser.new_page(viewport={"width": 1280, "height": 900}) for _ in range(2)]
    for page, notebook in zip(pages, (EXERCISE, BARE), strict=True):
        page.set_default_timeout(120_000)
        page.goto(running.page(notebook))
        page.wait_for_selector('[data-whosays-ready="yes"]', state="attached")
    page, bare = pages
    page.get_by_role("button", name="Show all and search").click()
    widget = page.locator(".ws-question").filter(has_text="How could the source").element_handle()
    button = bare.locator(BUTTON_SHOWN).element_handle()
    found: tuple[list[float], list[float]] = [], []
    for _ in range(CLICKS + 5):
        page.bring_to_front()
        widget.scroll_into_view_if_needed()
        found[0].append(page.evaluate(CLICK, widget))
        bare.bring_to_front()
        found[1].append(bare.evaluate(BARE_CLICK, button))
    for page in pages:
        page.close()
    shut(running)
    return sorted(found[0][5:]), sorted(found[1][5:])


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        kit = Path(folder) / "kit"
        leave = shutil.ignore_patterns(".git", ".venv", "node_modules", "__pycache__", ".*_cache")
        shutil.copytree(KIT, kit, ignore=leave)
        shutil.rmtree(kit / "answers", ignore_errors=True)  # somebody's own
        bare_notebook(kit / BARE)
        lab = kit / "whosays" / "lab"
        place = trust.TRUSTED.relative_to(KIT / "whosays" / "lab")
        (lab / place).write_text(json.dumps(trust.trusted(Kit(kit))), encoding="utf-8")
        server._SETTINGS = lab
        running = server.start(
            kit,
            Path(sys.executable),
            port=server.find_port("127.0.0.1", 0),
            own=Path(folder) / "own",
            extra={"WHOSAYS_ANSWERS": f"{folder}/answers", "WHOSAYS_KIT": str(kit)},
        )
        found = os.environ.get("WHOSAYS_CHROMIUM") or chromium.find()
        try:
            server.wait_until_up(running)
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=str(found), args=SWITCHES)
                opened(browser, running, BARE, BUTTON_SHOWN)  # a warm-up, not counted
                print(
                    f"{'notebook':44} {'reads':>6} {'CPU s':>6} {'shown':>6} {'all':>6} "
                    f"{'bare':>6} {'ratio':>6} {'save':>6} {'disk':>6}",
                    flush=True,
                )
                memory = [pair for name in notebooks() for pair in row(browser, running, name)]
                waits, least = clicks(browser, running)
                browser.close()
        finally:
            running.stop()
    print("aims: CPU 0.3 s; shown (seconds until the controls of the part that is open can be")
    print("used; those of the other parts follow) 1.15 times a bare notebook; save (milliseconds,")
    print("ten runs later, beside the disk's own) 5 ms")
    print(f"{platform.platform()}, {os.cpu_count()} cores, {ROUNDS} rounds, {CLICKS} clicks")
    for what, found in (("click to visible feedback", waits), ("a bare button's label", least)):
        print(
            f"{what:27} p50 {found[len(found) // 2]:.0f} ms   "
            f"p95 {found[int(len(found) * 0.95)]:.0f} ms   (aim: p95 50 ms)"
        )
    ratio = statistics.median(ours / bare for ours, bare in memory)
    print(f"kernel memory               {ratio:.2f} times a bare one's (aim: 1.15)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
