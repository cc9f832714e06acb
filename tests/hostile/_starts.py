"""A start of the kit with real processes and a stand-in for the network.

``python _starts.py KIT TRACE GATE``: everything of the launch runs as it is, but for the two
commands that take long. In their place stands a real command, run by the real launch, that

* holds a lock of its own while it works, and writes ``clash`` if another one works too;
* writes ``begin`` to the trace, and works on only when it can read a byte from the gate;
* writes the packages, then ``end``.
"""

from __future__ import annotations

import sys
from pathlib import Path

KIT, TRACE, GATE = (Path(word) for word in sys.argv[1:4])

WORK = """
import fcntl, os, shutil, sys
trace, gate, what, site = sys.argv[1:5]
def say(word):
    with open(trace, "a") as out:
        out.write(f"{what} {word}\\n")
mine = open(trace + ".busy", "w")
try:
    fcntl.flock(mine, fcntl.LOCK_EX | fcntl.LOCK_NB)
except BlockingIOError:
    say("clash")
say("begin")
with open(gate, "rb", buffering=0) as steps:
    steps.read(1)
if what == "venv":
    shutil.rmtree(site)
os.makedirs(site, exist_ok=True)
for name in sys.argv[5:]:
    package, version = name.split("==")
    info = os.path.join(site, f"{package}-{version}.dist-info")
    os.makedirs(info, exist_ok=True)
    with open(os.path.join(site, package + ".py"), "w") as out:
        out.write("# whole\\n")
    with open(os.path.join(info, "METADATA"), "w") as out:
        out.write(f"Name: {package}\\nVersion: {version}\\n")
    with open(os.path.join(info, "RECORD"), "w") as out:
        out.write(f"{package}.py,,8\\n")
say("end")
"""


def main():
    """Prepare the kit and say so."""
    from whosays.launch import contents, install, installer, places  # noqa: PLC0415

    real = installer.run
    site = places.site_packages(places.venv_dir(KIT))

    def run(words, job, shown, total=0):
        if "venv" in words:
            what, names = "venv", []
            python = places.venv_python(job.venv)
            python.parent.mkdir(parents=True, exist_ok=True)
            python.touch()
            site.mkdir(parents=True, exist_ok=True)
        else:
            file = Path(next(word for word in words if str(word).endswith(".txt")))
            what = file.name
            names = [f"{name}=={version}" for name, version in contents.read(file).items()]
        sys.stdout.write(f"at work on {what}\n")
        sys.stdout.flush()
        work = [sys.executable, "-c", WORK, str(TRACE), str(GATE), what, str(site), *names]
        return real(work, job, shown, total)

    installer.run = run
    sys.stdout.write("starting\n")
    sys.stdout.flush()
    sys.stdout.write(f"ready {install.prepared(KIT)}\n")


main()
