"""Kernels of the browser's tests are forks, which start, answer and end as others do."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from pathlib import Path

import psutil
import pytest
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning import local_provisioner

sys.path.append(str(Path(__file__).parents[1] / "shared" / "forked"))

import forked_kernels

ASKED = "import os, sys; print(os.getcwd(), os.environ.get('ASKED'), 'ipywidgets' in sys.modules)"
pytestmark = pytest.mark.skipif(
    not hasattr(os, "pidfd_open") or sys.platform == "win32", reason="nothing can be forked"
)


@pytest.fixture(scope="module")
def forker():
    """Start what is forked, once."""
    made = forked_kernels.Forker(local_provisioner.launch_kernel)
    yield made
    made.here.close()
    made.process.wait()


@pytest.fixture
def manager(forker, monkeypatch):
    """Give what a server holds a kernel by."""
    monkeypatch.setattr(local_provisioner, "launch_kernel", forker.launch)
    # Sockets are files here, whose names may not be long.
    with tempfile.TemporaryDirectory(dir="/tmp", prefix="k") as folder:
        yield AsyncKernelManager(transport="ipc", connection_file=f"{folder}/k.json")


async def printed(manager, code):
    """Run something in a kernel; give what it prints."""
    client = manager.client()
    client.start_channels()
    await client.wait_for_ready(60)
    said = []
    await client.execute_interactive(
        code, output_hook=lambda message: said.append(message["content"].get("text", ""))
    )
    client.stop_channels()
    return "".join(said).strip()


def test_it_has_the_folder_and_variables_it_was_given_and_all_is_loaded(manager, tmp_path):
    async def go():
        await manager.start_kernel(cwd=str(tmp_path), env={**os.environ, "ASKED": "yes"})
        assert await printed(manager, ASKED) == f"{tmp_path} yes True"
        await manager.shutdown_kernel(now=True)
        assert not await manager.is_alive()

    asyncio.run(go())


def test_a_restart_is_another_process_that_answers(manager):
    async def go():
        await manager.start_kernel()
        first = int(await printed(manager, "import os; x = 1; print(os.getpid())"))
        assert first != os.getpid()
        await manager.restart_kernel(now=True)
        second = int(await printed(manager, "import os; print(os.getpid())"))
        assert second != first
        assert "NameError" in await printed(
            manager, "try: x\nexcept NameError as e: print(repr(e))"
        )
        await manager.shutdown_kernel(now=True)

    asyncio.run(go())


def test_one_that_is_killed_counts_as_dead(manager):
    async def go():
        await manager.start_kernel()
        psutil.Process(manager.provisioner.pid).kill()
        await manager.provisioner.wait()
        assert not await manager.is_alive()

    asyncio.run(go())


def test_it_ends_with_the_process_that_it_is_a_copy_of(monkeypatch):
    """As an ordinary kernel does with a server that is killed."""
    made = forked_kernels.Forker(local_provisioner.launch_kernel)
    monkeypatch.setattr(local_provisioner, "launch_kernel", made.launch)

    async def go(folder):
        manager = AsyncKernelManager(transport="ipc", connection_file=f"{folder}/k.json")
        await manager.start_kernel()
        await printed(manager, "1")
        made.process.kill()
        made.process.wait()
        await manager.provisioner.wait()
        manager.cleanup_connection_file()

    with tempfile.TemporaryDirectory(dir="/tmp", prefix="k") as folder:
        asyncio.run(go(folder))


def test_whoever_asks_gets_a_kernel_that_starts_as_ever(forker, monkeypatch, tmp_path):
    file, given = tmp_path / "ordinary", []
    monkeypatch.setenv(forked_kernels.ORDINARY, str(file))
    monkeypatch.setattr(forker, "ordinary", lambda cmd, **_: given.append(cmd))
    words = [sys.executable, "-m", "ipykernel_launcher", "-f", "x.json"]
    file.touch()
    forker.launch(words)
    file.unlink()
    forker.launch(["another", "kernel"])
    assert given == [words, ["another", "kernel"]]
