from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from whosays.core.errors import KitError
from whosays.launch import audit, contents, node


@pytest.fixture
def answers(monkeypatch):
    """Give what each question is answered with, by a word of its command."""
    said = {}

    def asked(words):
        status, out = next((said[name] for name in said if name in " ".join(words)), (0, ""))
        return subprocess.CompletedProcess(words, status, out, "")

    monkeypatch.setattr(audit, "_asked", asked)
    monkeypatch.setattr(audit.venv, "create", lambda *_, **__: None)
    monkeypatch.setattr(node, "find", lambda: "npm")
    return said


def test_every_list_of_pins_is_asked_about(kit):
    asked = [words[-1] for words in audit.commands(kit, Path("python"), "npm")]
    named = {Path(name).name for name in asked}
    assert named == {"requirements.txt", "requirements-test.txt", "uv.txt", "audit.txt", "widgets"}
    assert len(audit.commands(kit, Path("python"), None)) == 4


def test_who_asks_is_pinned_with_checksums():
    pins = contents.read(audit.PINS)
    assert "pip-audit" in pins
    text = audit.PINS.read_text(encoding="utf-8")
    assert text.count("==") == len(pins)
    for block in text.split("\n\n")[0].split("==")[1:]:
        assert "--hash=sha256:" in block


def test_nothing_known_is_said(answers, kit, capsys):
    assert answers == {}
    assert audit.run(kit) == 0
    assert "has a known security hole" in capsys.readouterr().out


@pytest.mark.parametrize("where", ["requirements.txt", "requirements-test.txt", "npm audit"])
def test_a_known_hole_is_shown_and_fails(answers, kit, capsys, where):
    answers[where] = (1, "jinja2 2.0 CVE-1\n")
    assert audit.run(kit) == 1
    assert "CVE-1" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("where", "status", "said"),
    [
        ("pip install", 1, "No matching distribution"),
        ("requirements.txt", 1, "ConnectionError: Max retries exceeded"),
        ("npm audit", 1, "npm error audit endpoint returned an error"),
        ("uv.txt", 2, "usage: pip-audit"),
    ],
)
def test_no_answer_is_not_called_clean(answers, kit, where, status, said):
    answers[where] = (status, said)
    with pytest.raises(KitError, match="nothing can be said"):
        audit.run(kit)
