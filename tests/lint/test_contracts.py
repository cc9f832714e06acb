"""The rooms of the house and the directions of their imports, as pyproject.toml lists them."""

from __future__ import annotations

from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports


def test_imports_keep_the_contracts(monkeypatch, request):
    monkeypatch.chdir(request.config.rootpath)
    assert lint_imports(no_cache=True) == EXIT_STATUS_SUCCESS


def test_no_browser_test_acts_on_whatever_has_the_focus(request):
    """A launcher or another window takes it at any time; ``_panels.py`` finds by path."""
    for file in (request.config.rootpath / "tests" / "browser").glob("*.py"):
        assert "shell.currentWidget" not in file.read_text(encoding="utf-8"), file.name
