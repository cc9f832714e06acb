"""Questions for a platform: read back as it would read them, and marked as the kit marks them."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree as ET

import pytest
from _handins import put
from _records import as_key

from whosays import cli
from whosays.classroom import class_data, lms_export
from whosays.classroom.points import Asked

EVERY = class_data.items()
PLAIN = lms_export.plain(EVERY)
SPACE = {"q": lms_export._ASI}


@pytest.fixture(scope="module")
def package():
    with zipfile.ZipFile(io.BytesIO(lms_export.qti(PLAIN, "T & <t>"))) as archive:
        assert archive.namelist() == ["imsmanifest.xml", "whosays.xml"]
        ET.fromstring(archive.read("imsmanifest.xml"))  # noqa: S314 - made by the line above
        return ET.fromstring(archive.read("whosays.xml"))  # noqa: S314 - the same


def test_the_plain_kinds_go_and_guesses_stay():
    assert {one.item["kind"] for one in PLAIN} == {"one", "many", "match", "text"}
    assert len(PLAIN) > 30
    names = {one.id for one in PLAIN}
    assert "u1-l1" not in names  # a guess
    assert "u1-e1" not in names  # an article to mark


def test_qti_has_each_question_once_with_its_type(package):
    items = package.findall(".//q:item", SPACE)
    assert [item.get("ident") for item in items] == [one.id for one in PLAIN]
    kinds = {"one": "multiple_choice_question", "many": "multiple_answers_question",
             "match": "matching_question", "text": "essay_question"}  # fmt: skip
    for item, one in zip(items, PLAIN, strict=True):
        entry = item.find(".//q:fieldentry", SPACE)
        assert entry is not None
        assert entry.text == kinds[one.item["kind"]]


def test_qti_marks_what_the_kit_marks(package):
    for item, one in zip(package.findall(".//q:item", SPACE), PLAIN, strict=True):
        there = {label.get("ident") for label in item.findall(".//q:response_label", SPACE)}
        named = [
            (equal.get("respident"), equal.text) for equal in item.findall(".//q:varequal", SPACE)
        ]
        assert {value for _, value in named} <= there
        if one.item["kind"] == "one":
            assert {value for _, value in named} == {*one.key.right, *one.key.accept}
        if one.item["kind"] == "match":
            assert dict(named) == {f"r-{row}": to for row, to in one.key.pairs.items()}
        if one.item["kind"] == "many":
            refused = {e.text for e in item.findall(".//q:not/q:varequal", SPACE)}
            assert {value for _, value in named} - refused == set(one.key.right)


def test_gift_has_each_question_once_and_no_bare_sign():
    words = lms_export.gift(PLAIN)
    assert re.findall(r"^::(.+?)::", words, re.MULTILINE) == [one.id for one in PLAIN]
    assert len(re.findall(r"^\$CATEGORY: ", words, re.MULTILINE)) == len({o.unit for o in PLAIN})
    # Every brace that is not escaped opens or closes the answers of one question.
    assert (
        len(re.findall(r"(?<!\\)\{", words)) == len(PLAIN) == len(re.findall(r"(?<!\\)\}", words))
    )


def test_gift_escapes_what_it_reads_as_signs():
    options = [
        {"id": name, "text": words} for name, words in (("x", "=1"), ("y", "~2"), ("z", "3"))
    ]
    item = {"kind": "one", "prompt": "a=b ~ {c} #d: e\nf", "options": options}
    made = lms_export.gift(
        [Asked("q", "u", item, as_key("one", {"right": ["x"], "accept": ["z"]}), 1.0)]
    )
    assert r"[plain]a\=b \~ \{c\} \#d\: e\nf{" in made
    assert "\t=\\=1\n\t~\\~2\n\t~%100%3\n}" in made


def test_gift_gives_each_right_option_of_several_its_share():
    item = {"kind": "many", "prompt": "p", "options": [{"id": x, "text": x} for x in "abcd"]}
    made = lms_export.gift(
        [Asked("q", "u", item, as_key("many", {"right": ["a", "b"], "accept": ["d"]}), 1.0)]
    )
    assert "\t~%50.00000%a\n\t~%50.00000%b\n\t~%-50.00000%c\n}" in made


@pytest.mark.parametrize(("form", "name"), [("gift", "q.txt"), ("qti", "q.zip")])
def test_the_command_writes_a_unit(tmp_path, capsys, form, name):
    out = tmp_path / name
    words = ["questions", str(out), "--format", form, "--unit", "01-who-says-so"]
    assert cli.main(words) == 0
    assert out.stat().st_size > 1000
    assert str(out) in capsys.readouterr().out
    put(out, b"")
    assert cli.main([*words[:-1], "09-none"]) == 1
