"""The makers' commands: each does one thing of its module, and its status says how that ended."""

from __future__ import annotations

import pytest

from whosays import cli
from whosays.authoring import field_reference, gallery, gallery_run, minutes, strategies_table
from whosays.core.i18n import text
from whosays.launch import licences, places


@pytest.mark.parametrize(("module", "word", "bad"), [
    (strategies_table, "strategies", ["always 80"]), (minutes, "minutes", False),
])  # fmt: skip
def test_what_is_amiss_ends_with_1(module, word, bad, monkeypatch, capsys):
    fine = [] if bad else True
    for result, status in ((fine, 0), (bad, 1)):
        monkeypatch.setattr(module, "run", lambda result=result: (["one", "two"], result))
        assert cli.main([word]) == status
        assert capsys.readouterr().out == "one\ntwo\n"


def test_the_reference_of_fields_is_printed_or_written(monkeypatch, capsys):
    written = []
    monkeypatch.setattr(field_reference, "made", lambda: "fields\n")
    monkeypatch.setattr(field_reference, "write", written.append)
    assert cli.main(["fields"]) == 0
    assert (capsys.readouterr().out, written) == ("fields\n", [])
    assert cli.main(["fields", "--write"]) == 0
    assert written == [places.KIT]


def test_licences_are_printed_or_written(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(licences, "page", lambda _: "MIT\n")
    monkeypatch.setattr(licences, "FILE", tmp_path / "DEPENDENCIES.md")
    assert cli.main(["licences"]) == 0
    assert capsys.readouterr().out == "MIT\n"
    assert not licences.FILE.exists()
    assert cli.main(["licences", "--write"]) == 0
    assert licences.FILE.read_text(encoding="utf-8") == "MIT\n"


def test_a_gallery_is_written_or_compared(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(gallery, "write", lambda folder: folder / "gallery.html")
    assert cli.main(["gallery", str(tmp_path)]) == 0
    assert text("gallery.written", place=tmp_path / "gallery.html") in capsys.readouterr().out
    monkeypatch.setattr(gallery_run, "run", lambda _, renew: (f"said {renew}", renew))
    assert cli.main(["gallery", str(tmp_path), "--compare"]) == 1
    assert cli.main(["gallery", str(tmp_path), "--renew"]) == 0
    assert capsys.readouterr().out == "said False\nsaid True\n"
