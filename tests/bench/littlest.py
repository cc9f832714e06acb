"""The Littlest JupyterHub with the kit's settings: its own configuration, spawner and accounts.

It needs systemd, which a container does not have: here two small programs stand in for
``systemd-run`` and ``systemctl`` (they start and end a process as the student's user, with the
environment that is given, and pass over limits), and configurable-http-proxy stands in for Traefik.
All else is The Littlest JupyterHub's. It needs an administrator on a machine that may be thrown
away, what ``hub.py`` needs, and in ``HUB`` an environment of Python in which The Littlest
JupyterHub is installed, with JupyterHub in the version of ``OUT/env``::

    OUT/env/bin/python tests/bench/littlest.py OUT PROXY HUB [students]

What each student does, and what is counted, is that of ``hub.py``. Nothing here is a test.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import _hub
import hub

RUN = """#!{python}
import os, shlex, subprocess, sys
words, own = sys.argv[1:], dict(PATH=os.environ["PATH"])
unit = user = group = folder = ""
while words and words[0].startswith("--"):
    name, _, value = words.pop(0).partition("=")
    if name in ("--unit", "--working-directory"):
        value = words.pop(0)
    if name == "--unit":
        unit = value
    elif name == "--working-directory":
        folder = value
    elif name == "--uid":
        user = int(value)
    elif name == "--gid":
        group = int(value)
    elif name == "--property" and value.startswith("EnvironmentFile="):
        with open(value.partition("=")[2]) as file:
            own |= dict(line.partition("=")[::2] for line in shlex.split(file.read()))
started = subprocess.Popen(words, cwd=folder, env=own, user=user, group=group, extra_groups=[],
    start_new_session=True, stdin=subprocess.DEVNULL)
with open(f"{units}/{{unit}}", "w") as file:
    file.write(str(started.pid))
"""
CONTROL = """#!{python}
import os, signal, sys
what, unit = sys.argv[1], sys.argv[-1]
if what == "--version":
    print("systemd 252 (252)")
    sys.exit()
try:
    pid = int(open(f"{units}/{{unit.removesuffix('.service')}}").read())
    if open(f"/proc/{{pid}}/stat").read().rpartition(")")[2].split()[0] == "Z":
        raise OSError
except OSError:
    sys.exit(0 if what in ("stop", "reset-failed") else 3)
if what == "stop":
    os.killpg(pid, signal.SIGTERM)
elif what == "is-failed":
    sys.exit(1)
"""
SETTINGS = """
load_subconfig({theirs!r})
c.JupyterHub.cleanup_servers = True
c.JupyterHub.proxy_class = "configurable-http-proxy"
"""
FOR_BENCH = _hub.SETTINGS.replace("load_subconfig({config!r})\n", "")


def main(out: Path, proxy: str, theirs: Path, many: int) -> None:
    """Put the kit's settings where its README says, and let students work."""
    for group in ("jupyterhub-admins", "jupyterhub-users"):  # as its installer does
        subprocess.run(["groupadd", "-f", group], check=True)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        extra = place / "opt" / "config" / "jupyterhub_config.d"
        extra.mkdir(parents=True)
        (place / "opt" / "state" / "rules").mkdir(parents=True)
        shutil.copy(out / "jupyterhub_config.py", extra / "whosays.py")
        units, programs = place / "units", place / "programs"
        units.mkdir()
        programs.mkdir()
        for name, words in (("systemd-run", RUN), ("systemctl", CONTROL)):
            file = programs / name
            file.write_text(
                words.format(python=theirs / "bin" / "python", units=units), encoding="utf-8"
            )
            file.chmod(0o755)
        os.environ["PATH"] = f"{programs}{os.pathsep}{os.environ['PATH']}"
        (settings,) = theirs.glob("lib/python*/site-packages/tljh/jupyterhub_config.py")
        first = SETTINGS.format(theirs=str(settings))
        prefix = f"import os\nos.environ['TLJH_INSTALL_PREFIX'] = {str(place / 'opt')!r}\n"
        _hub.SETTINGS = prefix.replace("{", "{{") + first + FOR_BENCH
        _hub.PROGRAM = [str(theirs / "bin" / "jupyterhub")]
        hub.ACCOUNT = "jupyter-{}"
        hub.main(out, proxy, many)


if __name__ == "__main__":
    folder, program, environment, *number = sys.argv[1:]
    main(Path(folder).absolute(), program, Path(environment).absolute(), int((number or ["20"])[0]))
