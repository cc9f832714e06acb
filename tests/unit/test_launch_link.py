from __future__ import annotations

import subprocess
import sys

import pytest

from whosays.launch import link


@pytest.fixture(params=["kit", "Klasse #1 100%20 'ü\" \\ \u200fב"])
def kit(request, tmp_path):
    """Give a kit whose folder holds neighbours that nobody asked for."""
    folder = tmp_path / request.param
    (folder / "whosays").mkdir(parents=True)
    (folder / "whosays" / "__init__.py").write_text("from whosays import part", encoding="utf-8")
    (folder / "whosays" / "part.py").write_text("FOUND = 'here'", encoding="utf-8")
    for name in ("sitecustomize", "usercustomize", "json", "surely_missing"):
        (folder / f"{name}.py").write_text(f"print({name!r}, 'ran')", encoding="utf-8")
    return folder


def run(kit, tmp_path, code):
    """Run some code in a Python that starts with the link, as one in the kit's own would."""
    site = tmp_path / "site"
    site.mkdir()
    link.write(site, kit)
    # A folder that is read the way the folder of packages is.
    before = f"import site; site.addsitedir({str(site)!r}); "
    words = [sys.executable, "-I", "-S", "-c", before + code]
    return subprocess.run(words, cwd=kit, capture_output=True, text=True, check=False)


def test_the_package_is_found_and_its_parts(kit, tmp_path):
    done = run(kit, tmp_path, "import whosays.part as p; print(p.FOUND, p.__file__)")
    assert done.stdout.startswith("here"), done.stderr


def test_its_neighbours_are_not(kit, tmp_path):
    done = run(
        kit,
        tmp_path,
        "import json, sys; import importlib.util as u; "
        "print(u.find_spec('surely_missing'), u.find_spec('sitecustomize'), "
        f"{str(kit)!r} in sys.path)",
    )
    assert done.stdout.split()[-1] == "False", done.stderr
    assert "ran" not in done.stdout
    assert done.stdout.startswith("None")


def test_it_is_one_line_of_plain_letters(kit):
    made = link.line(kit)
    assert made.startswith("import "), "or it would be read as a path"
    assert made.isascii()
    assert made.count("\n") == 1


def test_an_older_line_is_renewed_and_a_right_one_left(kit, tmp_path):
    file = tmp_path / link.NAME
    file.write_text(f"import sys; sys.path.append({str(kit)!a})\n", encoding="ascii")
    link.write(tmp_path, kit)
    assert file.read_text(encoding="ascii") == link.line(kit)
    file.chmod(0o444)
    before = file.stat().st_mtime_ns
    link.write(tmp_path, kit)
    assert file.stat().st_mtime_ns == before
