from __future__ import annotations

import copy
import tomllib
from pathlib import Path

import pytest
from _tiny import set_files

from whosays.core.errors import DataError
from whosays.core.kit import Kit
from whosays.corpus.article_set import article_set
from whosays.sourcing.rules import _cues, _parse_rule, load_rules

ROOT = Path(__file__).parents[2]
RAW = tomllib.loads((ROOT / "lessons" / "rules.toml").read_text(encoding="utf-8"))


# ------------------------------------------------------------------- the file's faults
def rule_table(name):
    return copy.deepcopy(next(entry for entry in RAW["rule"] if entry["id"] == name))


@pytest.mark.parametrize(
    ("name", "path", "value", "field"),
    [
        ("ap-motive", ["house"], None, "house"),
        ("ap-motive", ["year"], "2009", "year"),
        ("ap-motive", ["shade"], "grey", "shade"),
        ("ap-motive", ["check"], "guess", "check"),
        ("ap-motive", ["applies"], "sometimes", "applies"),
        ("ap-motive", ["within"], "margin", "within"),
        ("ap-motive", ["source", "certainty"], "likely", "certainty"),
        ("ap-motive", ["source", "date"], None, "date"),
        ("ap-motive", ["look", 0, "cues"], "nowhere", "look 1, cues"),
        ("ap-motive", ["look", 0, "unless_followed_by"], "nowhere", "unless_followed_by"),
        ("ap-motive", ["look", 0, "answer"], "yes", "look 1, answer"),
        ("ap-motive", ["otherwise", "says"], "", "otherwise, says"),
        ("ap-identity-known", ["otherwise", "answer"], "met", "otherwise"),
        ("reuters-rank", ["answers", "vague"], None, "answers"),
        ("reuters-rank", ["answers", "rumour"], "met", "answers, rumour"),
        ("reuters-rank", ["answers", "vague"], "maybe", "answers, vague"),
        ("reuters-rank", ["first"], "middle", "first"),
        ("reuters-rank", ["says", "not_met"], None, "says"),
        ("spj-motives", ["says", "cant_tell"], None, "says"),
        ("reuters-all-sides", ["says", "met"], 3, "says"),
    ],
)
def test_a_fault_is_named_with_its_place(name, path, value, field):
    table = rule_table(name)
    *way, last = path
    spot = table
    for step in way:
        spot = spot[step]
    if value is None:
        del spot[last]
    else:
        spot[last] = value
    with pytest.raises(DataError) as caught:
        _parse_rule(table, load_rules(Kit(ROOT)).cues, article_set(Kit(ROOT)), "rules.toml")
    assert name in caught.value.field
    assert field in caught.value.field
    assert caught.value.mend


def fault(table):
    with pytest.raises(DataError) as caught:
        _parse_rule(table, load_rules(Kit(ROOT)).cues, article_set(Kit(ROOT)), "rules.toml")
    return caught.value


def test_a_rule_that_does_not_say_how_it_looks_lacks_a_field():
    table = rule_table("ap-motive")
    del table["check"]
    caught = fault(table)
    assert caught.field == "rule ap-motive, check"
    assert "missing" in caught.problem


def test_of_what_only_a_newsroom_knows_the_mend_names_the_answer_there_is():
    table = rule_table("ap-identity-known")
    table["otherwise"]["answer"] = "not_met"
    assert "“cant_tell”" in fault(table).mend


def test_a_rule_s_year_may_need_a_note():
    rules = [load_rules(Kit(ROOT)).cues, article_set(Kit(ROOT)), "rules.toml"]
    table = rule_table("ap-motive")
    table.pop("year_note", None)
    assert _parse_rule(table, *rules).year_note == ""
    assert _parse_rule({**table, "year_note": "About."}, *rules).year_note == "About."


def test_a_list_of_cues_is_read_and_its_faults_are_named():
    table = {"about": "x", "phrases": ["said"], "patterns": ["a+"]}
    made = _cues("speech", table, Path("rules.toml"))
    assert (made.about, made.phrases, made.patterns) == ("x", ("said",), ("a+",))
    with pytest.raises(DataError, match="this is not a table") as caught:
        _cues("speech", ["said"], Path("rules.toml"))
    assert "about, phrases, patterns" in caught.value.mend
    with pytest.raises(DataError) as caught:
        _cues("speech", {**table, "patterns": [""]}, Path("rules.toml"))
    assert caught.value.field == "cues.speech, patterns"


@pytest.fixture
def kit(tmp_path):
    def write(text):
        set_files(tmp_path)
        folder = tmp_path / "lessons"
        (folder / "rules.toml").write_text(text, encoding="utf-8")
        return tmp_path

    return write


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ('[cues.a]\nabout="x"\nphrases=[]\n', "cues.a"),
        ('[cues.a]\nabout="x"\nphrases=[" "]\n', "cues.a, phrases"),
        ('[cues.a]\nabout="x"\nphrases=[]\npatterns=["("]\n', "cues.a, patterns"),
        ('[cues.a]\nphrases=["x"]\n', "cues.a, about"),
        ('[cues]\na="x"\n', "cues.a"),
        ('cues="x"\n', "cues, cues"),
    ],
)
def test_a_fault_in_a_list_is_named(kit, text, field):
    with pytest.raises(DataError) as caught:
        load_rules(Kit(kit(text)))
    assert caught.value.field == field


def test_a_rule_listed_twice_is_named(kit):
    rule = (
        '[[rule]]\nid="r"\nhouse="h"\nyear=1\nquestion="q"\nasks="a"\nwording="w"\nsettles="s"\n'
        'not_settles="n"\nsource={publication="p",title="t",date="d",certainty="certain"}\n'
        'check="internal"\napplies="always"\notherwise={answer="cant_tell",says="x"}\n'
    )
    with pytest.raises(DataError, match="rule r"):
        load_rules(Kit(kit(rule * 2)))
