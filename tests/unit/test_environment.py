"""The pins, the ranges and the recipes say the same; no file names a registry or a machine."""

from __future__ import annotations

import re
import subprocess
import tomllib
from functools import cache
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from whosays.launch import install, installer

KIT = Path(__file__).parents[2]
FILES = (install.RUN, install.TEST)
UV = installer.UV.relative_to(KIT).as_posix()


@cache
def pins(name):
    """Give each pinned package with what follows it: requirement and hashes."""
    joined = re.sub(r"\\\n\s*", " ", (KIT / name).read_text(encoding="utf-8"))
    found = {}
    for line in joined.splitlines():
        if line.strip() and not line.startswith("#"):
            words, *hashes = re.split(r"\s--hash=", line)
            requirement = Requirement(words)
            key = (canonicalize_name(requirement.name), str(requirement.marker or ""))
            assert key not in found, key
            found[key] = (requirement, tuple(hashes))
    return found


def versions(name):
    """Give the versions pinned for each package (more than one where markers part them)."""
    found = {}
    for (package, _), (requirement, _) in pins(name).items():
        found.setdefault(package, []).append(str(requirement.specifier).removeprefix("=="))
    return found


@cache
def project():
    return tomllib.loads((KIT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def declared():
    extra = project()["optional-dependencies"]["test"]
    return [(install.RUN, words) for words in project()["dependencies"]] + [
        (install.TEST, words) for words in extra
    ]


# ---------------------------------------------------------------- pins
@pytest.mark.parametrize("name", [*FILES, UV])
def test_every_package_is_pinned_to_one_version_with_hashes(name):
    assert pins(name)
    for (package, _), (requirement, hashes) in pins(name).items():
        assert re.fullmatch(r"==[^*,]+", str(requirement.specifier)), package
        assert requirement.url is None
        assert hashes, package
        for value in hashes:
            assert re.fullmatch(r"sha256:[0-9a-f]{64}\s*", value), package


@pytest.mark.parametrize("name", [*FILES, UV])
def test_the_pin_files_hold_pins_only(name):
    """No option that would name an index, another file or a local folder."""
    for line in (KIT / name).read_text(encoding="utf-8").splitlines():
        assert re.match(r"[A-Za-z0-9][\w.-]*==|    --hash=sha256:|#|$", line), line


def test_the_list_of_the_tests_holds_only_what_it_adds():
    assert set(versions(install.RUN)) & set(versions(install.TEST)) == set()


@pytest.mark.parametrize(("name", "words"), declared())
def test_the_declared_ranges_hold_the_pins(name, words):
    requirement = Requirement(words)
    found = versions(name).get(canonicalize_name(requirement.name))
    assert found, f"{requirement.name} is not pinned in {name}"
    for version in found:
        assert requirement.specifier.contains(version, prereleases=True), version


def test_no_filelock_is_let_in_that_lacks_what_the_locks_ask_of_it():
    """An old one has no ``fallback_to_soft``: no answer could be saved at all."""
    declared = tomllib.loads((KIT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    [asked] = [r for r in map(Requirement, declared["dependencies"]) if r.name == "filelock"]
    assert not any(asked.specifier.contains(old) for old in ("3.20", "3.29.7"))
    assert asked.specifier.contains("4.0.0")


def test_what_only_tests_need_stays_out_of_a_student_s_environment():
    for words in project()["optional-dependencies"]["test"]:
        assert canonicalize_name(Requirement(words).name) not in versions(install.RUN)


@pytest.mark.parametrize("name", FILES)
def test_whatever_a_pinned_package_needs_is_pinned_and_fits(name):
    """As far as this computer can tell: from the packages installed here."""
    pinned, looked = versions(install.RUN) | versions(name), 0
    for package in versions(name):
        try:
            needs = metadata.requires(package) or []
        except metadata.PackageNotFoundError:
            continue  # for another system
        looked += 1
        for words in needs:
            requirement = Requirement(words)
            if requirement.marker and not requirement.marker.evaluate({"extra": ""}):
                continue
            needed = canonicalize_name(requirement.name)
            assert needed in pinned, f"{package} needs {needed}"
            assert any(
                requirement.specifier.contains(version, prereleases=True)
                for version in pinned[needed]
            ), f"{package} needs {words}"
    assert looked > len(versions(name)) / 2


@pytest.mark.parametrize("name", FILES)
def test_no_version_is_a_preview(name):
    for package, found in versions(name).items():
        assert not any(Version(version).is_prerelease for version in found), package


def test_python_s_oldest_version_is_said_the_same_everywhere():
    oldest = ".".join(map(str, install.OLDEST))
    assert project()["requires-python"] == f">={oldest}"
    assert oldest in (KIT / "whosays" / "__main__.py").read_text(encoding="utf-8")
    tables = tomllib.loads((KIT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    assert tables["mypy"]["python_version"] == oldest
    assert tables["ruff"]["target-version"] == f"py{oldest.replace('.', '')}"


def test_the_installer_is_pinned_too():
    assert list(versions(UV)) == ["uv"]


# ---------------------------------------------------------------- other recipes
def bare(name):
    """Give a pin file's lines without checksums, continuation and remarks."""
    joined = re.sub(r"\\\n\s*", " ", (KIT / name).read_text(encoding="utf-8"))
    lines = [re.split(r"\s+--hash=", line)[0].strip() for line in joined.splitlines()]
    return [line for line in lines if line and not line.startswith("#")]


def test_constraints_are_the_pins_without_their_checksums():
    """Beside checksums pip takes no local folder, and conda's recipe needs both."""
    assert bare("constraints.txt") == bare(install.RUN)
    assert "--hash" not in (KIT / "constraints.txt").read_text(encoding="utf-8")


def test_conda_s_recipe_installs_the_kit_at_its_pins_with_a_python_that_will_do():
    words = (KIT / "environment.yml").read_text(encoding="utf-8")
    lines = [line.strip().removeprefix("- ") for line in words.splitlines()]
    assert lines.index("pip:") < lines.index("-c constraints.txt") < lines.index(".")
    assert f"-r {install.RUN}" not in lines, "its checksums would refuse the kit's own folder"
    (version,) = re.findall(r"python=(\d+)\.(\d+)", words)
    assert tuple(map(int, version)) >= install.OLDEST
    others = [n for n in versions(install.RUN) if re.search(rf"\b{re.escape(n)}\b *[=<>]", words)]
    assert others == [], "versions stand in the pin files alone"


def test_what_jupyterlab_needs_of_the_kit_comes_with_an_installed_kit():
    tool = tomllib.loads((KIT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    shared = tool["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    for source, target in shared.items():
        assert (KIT / source).is_dir(), source
        assert source.endswith(target), "JupyterLab looks in these folders of an environment"


# ---------------------------------------------------------------- no registry, no machine
@cache
def tracked():
    """List the files of the kit: those that git keeps, or in a copy without git all."""
    asked = subprocess.run(
        ["git", "ls-files", "-z"], cwd=KIT, capture_output=True, text=True, check=False
    )
    if asked.returncode == 0 and asked.stdout:
        return [KIT / name for name in asked.stdout.split("\0") if name]
    folders = ("seeds", "lessons", "exercises", "solutions", "whosays", "tests")
    files = [file for folder in folders for file in (KIT / folder).rglob("*")]
    left_out = {"__pycache__", ".ipynb_checkpoints", "node_modules"}
    files = [file for file in files if not left_out & set(file.parts)]
    return [file for file in [*files, *KIT.glob("*.*")] if file.is_file()]


def texts():
    for file in tracked():
        try:
            yield file, file.read_text(encoding="utf-8")
        except (FileNotFoundError, UnicodeDecodeError):
            continue  # taken away just now; or no text


# In pieces, so that this file does not hold them either.
REGISTRIES = [
    "py" + "pi.org", "python" + "hosted.org", "npm" + "js.", "ana" + "conda.org",
    "ana" + "conda.com", "js" + "delivr", "un" + "pkg.com", "cdn" + "js", "docker" + ".io",
    "gh" + "cr.io", "qu" + "ay.io", "PIP" + "_INDEX", "UV" + "_INDEX",
    "trusted" + "-host", "extra" + "-index",
]  # fmt: skip
# People's folders; tests may make one up, to see that nothing of it is kept.
PEOPLE = re.compile(r"/[h]ome/\w+/|/[U]sers/\w+/|C:\\+[U]sers")
MACHINES = re.compile(r"/[w]ork/\w+|/[r]oot/\w+|/[t]mp/\w+")


def test_no_file_names_a_registry():
    found = [
        f"{file.relative_to(KIT)}: {name}"
        for file, words in texts()
        for name in REGISTRIES
        if name.lower() in words.lower()
    ]
    assert found == []


def test_no_file_names_a_folder_of_a_machine():
    found = []
    for file, words in texts():
        place = file.relative_to(KIT)
        patterns = [MACHINES] if place.parts[0] == "tests" else [MACHINES, PEOPLE]
        found += [f"{place}: {match}" for p in patterns for match in p.findall(words)]
    assert found == []


def test_articles_are_kept_byte_for_byte_and_code_with_one_kind_of_line_end():
    words = (KIT / ".gitattributes").read_text(encoding="utf-8")
    assert "seeds/*.txt -text" in words
    for file in tracked():
        if file.suffix in {".py", ".toml", ".md", ".ipynb", ".js", ".css"} and file.is_file():
            assert b"\r\n" not in file.read_bytes(), file


def test_answers_and_environments_are_never_committed():
    ignored = (KIT / ".gitignore").read_text(encoding="utf-8").split()
    assert {".venv/", "/answers/"} <= set(ignored)
    names = {file.relative_to(KIT).parts[0] for file in tracked()}
    assert not names & {".venv", "answers"}
