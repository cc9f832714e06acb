"""The course as a whole: what every unit has, and what each brings of its own."""

from __future__ import annotations

import copy
import json
import re
import tomllib
from itertools import pairwise

import pytest
from _texts import ROOT, name_of

from whosays.authoring import minutes as minutes_model
from whosays.authoring.course import course
from whosays.questions import registry

UNITS = {
    file.stem: tomllib.loads(file.read_text(encoding="utf-8"))
    for file in sorted((ROOT / "exercises").glob("0[1-5]-*.toml"))
}
KEYS = {
    name: {
        key["item"]: key
        for key in tomllib.loads((ROOT / f"solutions/{name}.toml").read_text(encoding="utf-8"))[
            "key"
        ]
    }
    for name in UNITS
}
NOTES = {file.stem: file.read_text(encoding="utf-8") for file in (ROOT / "lessons/notes").iterdir()}
BOOKS = {
    (folder, name): (ROOT / folder / f"{name}.ipynb").read_text(encoding="utf-8")
    for name in UNITS
    for folder in ("lessons", "exercises", "solutions")
}
HEADINGS = (
    "Before class",
    "The plan",
    "The 20-minute cut",
    "Exit ticket",
    "Talk about",
    "What students often think, and a reply",
    "What to skip",
    "A live war and a mixed class",
    "For a longer lesson",
)
OWN = {
    "02-unnamed-sources": {"desk"},
    "03-one-source-or-many": {"roots"},
    "04-following-the-relay": {"chain", "compare"},
    "05-reading-sideways": {"deck"},
}


# --------------------------------------------------------------------- the items of a unit
def no_first_rating(name, items):
    """Find a unit that does not begin with a rating without a key."""
    key = KEYS[name][items[0]["id"]]
    return [] if items[0]["kind"] == "rate" and key.get("prediction") else [items[0]["id"]]


def no_second_rating(name, items):
    """Find a unit where nobody looks back on the first number."""
    del name
    back = [i for i in items if i.get("first") == items[0]["id"] and i["kind"] in {"rate", "deck"}]
    return [] if back else ["no rating looks back on the first"]


def no_one_thing(name, items):
    """Find a unit that never asks what one thing would change the rating."""
    del name
    asked = [i for i in items if i["kind"] == "text" and "one thing" in i["prompt"].casefold()]
    return [] if asked else ["nobody asks for the one thing"]


def no_why_first(name, items):
    """Find a unit in which no answer is explained before it is checked."""
    del name
    return [] if any(item.get("explain") for item in items) else ["no why before feedback"]


def few_own_texts(name, items):
    """Find a unit with fewer than two rated texts of ours."""
    keyed = [
        item["id"]
        for item in items
        if item["kind"] == "rate"
        and {"control", "ours"} & set(item.get("passage", {}))
        and KEYS[name][item["id"]].get("band")
    ]
    return [] if len(keyed) > 1 else keyed or ["none"]


def no_exercise_of_its_own(name, items):
    """Find the guided exercises that a unit should have and has not."""
    return sorted(OWN.get(name, set()) - {item["kind"] for item in items})


RULES = {
    "first rating": no_first_rating,
    "second rating": no_second_rating,
    "one thing": no_one_thing,
    "why first": no_why_first,
    "own texts": few_own_texts,
    "own exercise": no_exercise_of_its_own,
}


def without(test):
    def plant(items):
        items[:] = [item for item in items if not test(item)]

    return plant


def drop_field(field):
    def plant(items):
        for item in items:
            item.pop(field, None)

    return plant


PLANTS = [
    ("first rating", lambda items: items.reverse()),
    ("second rating", drop_field("first")),
    ("one thing", without(lambda item: item["kind"] == "text")),
    ("why first", drop_field("explain")),
    ("own texts", without(lambda item: "control" in item.get("passage", {}))),
    ("own exercise", without(lambda item: item["kind"] == "roots")),
]


@pytest.mark.parametrize("name", UNITS)
@pytest.mark.parametrize("rule", RULES)
def test_every_unit_has_it(rule, name):
    assert RULES[rule](name, UNITS[name]["item"]) == []


@pytest.mark.parametrize(("rule", "plant"), PLANTS, ids=name_of)
def test_a_unit_without_it_would_be_noticed(rule, plant):
    items = copy.deepcopy(UNITS["03-one-source-or-many"]["item"])
    plant(items)
    assert RULES[rule]("03-one-source-or-many", items) != []


def test_every_rule_has_its_plant():
    assert {rule for rule, _ in PLANTS} == set(RULES)


def test_a_chain_is_modelled_before_one_is_built():
    items = [i for i in UNITS["04-following-the-relay"]["item"] if i["kind"] == "chain"]
    assert items[0].get("modelled") is True
    assert items[0]["where"] == "lesson"
    assert any(not item.get("modelled") for item in items)
    assert any(item.get("marks_from") for item in items), "one is built from the student's marks"


# --------------------------------------------------------------------- the pages
@pytest.mark.parametrize("name", UNITS)
def test_every_lesson_leads_to_the_glossary(name):
    assert "](glossary.ipynb)" in BOOKS["lessons", name]


@pytest.mark.parametrize("name", OWN)
def test_units_2_to_5_have_a_case_under_another_flag(name):
    assert "mirror_case(" in BOOKS["lessons", name] + BOOKS["exercises", name]


FIGURES = ("source_mix", "claim_path", "number_drift", "timeline", "named_share")


@pytest.mark.parametrize("name", UNITS)
def test_a_figure_is_opened_after_a_guess(name):
    cells = json.loads(BOOKS["lessons", name])["cells"]
    calls = ["".join(c["source"]).splitlines()[-1] for c in cells if c["cell_type"] == "code"]
    shown = [call for call in calls if call.startswith(FIGURES)]
    assert [call for call in shown if "closed=True" not in call] == []


# --------------------------------------------------------------------- the parts of a page
ORDER = [stop["place"] for stop in course()]
FOR_LATER = {"exercises/08-form-c.ipynb"}  # some weeks later
PAGES = [
    file.relative_to(ROOT).as_posix()
    for folder in ("lessons", "exercises")
    for file in sorted((ROOT / folder).glob("[0-9]*.ipynb"))
    if file.name != "00-start.ipynb"
]


def words_of(page):
    """Give what stands in the cells of a page that hold text."""
    cells = json.loads((ROOT / page).read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"]


def misplaced(words):
    """Find headings of a part that do not begin a cell: they are shown in another part."""
    return re.findall(r"(?<=\n)## .*", words)


@pytest.mark.parametrize("page", PAGES)
def test_what_stands_above_a_heading_is_not_in_its_part(page):
    assert [heading for words in words_of(page) for heading in misplaced(words)] == []


def test_words_above_a_heading_would_be_noticed():
    assert misplaced("Now look at it.\n\n## 2. On your own") == ["## 2. On your own"]
    assert misplaced("## 1. One\n\nWords\n\n## Two") == ["## Two"]
    assert misplaced("## 1. One\n\n### Deeper") == []


@pytest.mark.parametrize("page", PAGES)
def test_what_comes_next_is_said_last_and_is_where_the_line_below_leads(page):
    texts = words_of(page)
    said = [number for number, words in enumerate(texts) if "**Next:**" in words]
    assert said == [len(texts) - 1], "it is said once, at the end of the last part"
    at = ORDER.index(page)
    after = next(iter(ORDER[at + 1 :]), None)
    links = re.findall(r"\]\(([^)]+)\)", texts[-1].partition("**Next:**")[2])
    wanted = ORDER[0] if after in {None, *FOR_LATER} else after
    assert [(ROOT / page).parent.joinpath(link).resolve() for link in links] == [ROOT / wanted]


# --------------------------------------------------------------------- the notes
def minutes(plan):
    """Give the minutes at which the steps of a plan begin and end."""
    return [(int(a), int(b)) for a, b in re.findall(r"^\| (\d+)[–-](\d+) \|", plan, re.MULTILINE)]


def section(words, heading):
    found = re.search(
        rf"^## {re.escape(heading)}[^\n]*\n(.*?)(?=^## |\Z)", words, re.MULTILINE | re.DOTALL
    )
    return found[1].strip() if found else ""


@pytest.mark.parametrize("name", NOTES)
def test_the_notes_have_all_their_parts(name):
    assert [heading for heading in HEADINGS if not section(NOTES[name], heading)] == []


@pytest.mark.parametrize("name", NOTES)
def test_the_plan_goes_minute_by_minute_through_45_to_50(name):
    steps = minutes(section(NOTES[name], "The plan"))
    assert steps[0][0] == 0
    assert 45 <= steps[-1][1] <= 50
    assert all(end == begin for (_, end), (begin, _) in pairwise(steps))


@pytest.mark.parametrize("name", NOTES)
def test_there_are_replies_to_what_students_say(name):
    rows = section(NOTES[name], "What students often think, and a reply").splitlines()
    assert len([row for row in rows if row.startswith("| ‘")]) >= 4


def test_notes_are_there_for_every_unit_and_the_capstone():
    assert set(NOTES) == {*UNITS, "06-your-own-report"}


def test_a_gap_in_a_plan_would_be_noticed():
    assert minutes("| 0–3 | x |\n| 5–9 | y |") == [(0, 3), (5, 9)]
    assert section("## A\nx\n## B\n", "B") == ""


# --------------------------------------------------------------------- one source for each fact
ALL = {
    file.stem: tomllib.loads(file.read_text(encoding="utf-8"))
    for file in sorted((ROOT / "exercises").glob("0*.toml"))
}
README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "lessons/papers/2-guide.md").read_text(encoding="utf-8")
TEACHERS = (ROOT / "solutions/00-teachers-page.ipynb").read_text(encoding="utf-8")
FORMS = {"00-form-a": "Form A", "07-form-b": "Form B", "08-form-c": "Form C"}
ONE_LESSON = "the lesson of unit 1 on the projector, then the first task of unit 3"
THREE = "units 1, 3 and 4, each on its core path"
WHEN_B, WHEN_C = "after the last unit that you teach", "about seven weeks later"


def rows(words):
    """Give the rows of a page's tables, by their first cell."""
    found = {}
    for line in words.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if line.startswith("|") and len(cells) > 2:
            found[cells[0]] = cells[1:]
    return found


def wrong_rows(words, *, needs):
    """Find units whose row states other minutes or needs than the unit's own file."""
    found = []
    table = rows(words)
    for name, unit in ALL.items():
        info = unit["unit"]
        head = FORMS.get(name, f"{int(name[:2])} · {info['title']}")
        whole = str(info["minutes_lesson"] + info["minutes_exercise"])
        wanted = [whole, str(info.get("minutes_core", ""))]
        if needs:
            wanted.append(info["needs"].partition(";")[0])
        found += [] if table.get(head, [])[1:] == wanted else [(head, wanted)]
    return found


def test_readme_and_guide_state_what_the_units_state():
    assert wrong_rows(README, needs=False) == []
    assert wrong_rows(GUIDE, needs=True) == []


def test_another_figure_in_a_table_would_be_noticed():
    assert wrong_rows(README.replace("| 80 | 45 |", "| 75 | 45 |"), needs=False)
    assert wrong_rows(GUIDE.replace("| units 1 and 3 |", "| unit 4 |"), needs=True)


SAID = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md")),
    *sorted((ROOT / "lessons").rglob("*.md")),
    *sorted((ROOT / "whosays" / "locale" / "en").glob("*.toml")),
]
OWN_TIME = re.compile(r"yourself[^.]*\bminutes?\b|\bit takes \w+ minutes", re.IGNORECASE)


def core_of_nobody(words):
    """Find minutes of a core path that do not say that they are a class's, not one's own."""
    parts = [part.strip() for part in re.split(r"[|.;\n]", words)]
    told = [part for part in parts if re.search(r"(?<!-)\bcore\b.*(\d|\{)", part)]
    heads = [part for part in parts if part.casefold() == "core path"]
    return heads + [part for part in told if "class" not in part]


def test_minutes_of_a_core_path_say_that_they_are_for_a_class():
    found = {file.name: core_of_nobody(file.read_text(encoding="utf-8")) for file in SAID}
    assert {name: words for name, words in found.items() if words} == {}


def test_minutes_of_a_core_path_for_nobody_would_be_noticed():
    assert core_of_nobody("The core path takes 45 minutes.") != []
    assert core_of_nobody("The core path takes 45 minutes in class.") == []
    assert core_of_nobody('core = "(core {minutes})"') != []
    assert core_of_nobody("| | What | Minutes | Core path |") != []


ALONE = {"progress": ("minutes", "minutes_left"), "site": ("minutes",), "printing": ("minutes",)}


def test_minutes_of_a_whole_unit_say_that_they_are_for_one_alone():
    for name, keys in ALONE.items():
        told = tomllib.loads((ROOT / f"whosays/locale/en/{name}.toml").read_text(encoding="utf-8"))
        for key in keys:
            assert re.search(r"\{minutes\} minutes.* (on your own|alone)\b", told[key]), (name, key)


def test_the_guide_tells_the_speeds_of_the_model():
    assert f"all words at {minutes_model.PACE} a minute" in GUIDE
    assert f"{registry.seconds('roots'):g} seconds for a card that is put on a pile" in GUIDE
    assert 1.4 <= minutes_model.ALONE < 1.5, "the guide says: almost half as much again"


def test_notes_leave_the_minutes_of_a_unit_to_the_model():
    """A note once gave 25 minutes to an exercise that the unit gives 55."""
    assert [name for name, words in NOTES.items() if OWN_TIME.search(words)] == []
    assert OWN_TIME.search("Do the exercise yourself once (25 minutes).")
    assert OWN_TIME.search("Throw the switches. It takes ten minutes.")


def test_what_to_take_and_when_is_said_once():
    for words in (" ".join(README.split()), " ".join(GUIDE.split())):
        assert ONE_LESSON in words
        assert THREE in words
        assert WHEN_B in words
        assert WHEN_C in words
    assert WHEN_B in TEACHERS
    assert WHEN_C in TEACHERS
    said = [name for name, words in NOTES.items() if "only give one" in words]
    assert said == []


def test_a_unit_needs_only_units_that_come_before_it():
    for name, unit in UNITS.items():
        numbers = [int(number) for number in re.findall(r"\d", unit["unit"]["needs"])]
        assert all(number < int(name[:2]) for number in numbers), name
        said = re.findall(r"unit (\d)", json.dumps(unit["item"]))
        assert {int(number) for number in said} <= {*numbers, *before(numbers)}, name


def before(numbers):
    """Give what the needed units need themselves."""
    needed = [unit["unit"]["needs"] for name, unit in UNITS.items() if int(name[:2]) in numbers]
    return {int(number) for words in needed for number in re.findall(r"\d", words)}


# --------------------------------------------------------------------- the core path
def test_every_question_says_whether_it_is_on_the_core_path():
    for name, unit in ALL.items():
        if name not in FORMS:
            assert [item["id"] for item in unit["item"] if "path" not in item] == []


@pytest.mark.parametrize("name", NOTES)
def test_the_plan_keeps_to_the_core_path(name):
    paths = {item["id"]: item["path"] for item in ALL[name]["item"]}
    plan = section(NOTES[name], "The plan")
    named = re.findall(r"u\d-[el]\d+", "\n".join(re.findall(r"^\| \d.*", plan, re.MULTILINE)))
    assert named != []
    assert [one for one in named if paths[one] != "core"] == []


@pytest.mark.parametrize("name", UNITS)
def test_the_core_path_holds_well_and_weakly_supported_claims(name):
    """Who sees only weak ones learns distrust; the exit ticket and the second rating are core."""
    core = [item for item in UNITS[name]["item"] if item["path"] == "core"]
    bands = [KEYS[name][item["id"]].get("band", []) for item in core if item["kind"] == "rate"]
    assert any(band and band[0] >= 50 for band in bands)
    assert any(item.get("first") for item in core)
    assert core[0] == UNITS[name]["item"][0]


# --------------------------------------------------------------------- one name for one thing
_LETTERED = re.compile(r"\bform [ABC]\b", re.IGNORECASE)
FOR_STUDENTS = ("progress", "lab", "hand_in", "answers", "page", "start")


def test_a_form_has_one_name_for_students():
    """It was “Form B” in a text, “Fourteen short texts (B)” on the button beside it."""
    pages = [(page, words) for page in [ORDER[0], *PAGES] for words in words_of(page)]
    said = [
        (name, (ROOT / f"whosays/locale/en/{name}.toml").read_text(encoding="utf-8"))
        for name in FOR_STUDENTS
    ]
    assert [
        (name, _LETTERED.findall(words))
        for name, words in [*pages, *said]
        if _LETTERED.search(words)
    ] == []
