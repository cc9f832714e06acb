from __future__ import annotations

import os
import subprocess
import sys

import pytest

from whosays.launch import leash

LEASH = [sys.executable, "-I", leash.__file__]
# A command that starts another one and says when both are up; both hold the pipe it speaks to.
FAMILY = (
    "import subprocess, sys, threading\n"
    "child = 'import threading; print(2, flush=True); threading.Event().wait()'\n"
    "subprocess.Popen([sys.executable, '-c', child])\n"
    "print(1, flush=True)\nthreading.Event().wait()\n"
)


@pytest.mark.parametrize("status", [0, 3])
def test_a_command_runs_to_its_end_and_its_status_is_kept(status):
    words = [*LEASH, sys.executable, "-c", f"print('done'); raise SystemExit({status})"]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as run:
        assert run.stdout.read().strip() == b"done"
        assert run.wait() == status


def test_a_command_that_asks_for_input_gets_none():
    words = [*LEASH, sys.executable, "-c", "import sys; print(repr(sys.stdin.read()))"]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as run:
        assert run.stdout.read().strip() == b"''"


def test_when_the_one_who_asked_is_gone_the_command_ends_with_all_it_started():
    words = [*LEASH, sys.executable, "-c", FAMILY]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as run:
        up = {run.stdout.readline().strip(), run.stdout.readline().strip()}
        assert up == {b"1", b"2"}
        run.stdin.close()
        # The pipe ends when the last of them has ended.
        assert run.stdout.read() == b""
        assert run.wait() != 0


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_ctrl_c_in_a_terminal_is_left_to_the_start_command():
    import signal  # noqa: PLC0415 - for this test only

    read, write = os.pipe()
    code = f"import os; print(1, flush=True); os.read({read}, 1); raise SystemExit(5)"
    words = [*LEASH, sys.executable, "-c", code]
    pipe = subprocess.PIPE
    with subprocess.Popen(words, stdin=pipe, stdout=pipe, pass_fds=(read,)) as run:
        run.stdout.readline()
        run.send_signal(signal.SIGINT)
        os.write(write, b"x")
        assert run.wait() == 5
    os.close(read)
    os.close(write)
