"""What the notebooks hold: one header, short cells, clean outputs, live links, each item once."""

from __future__ import annotations

import ast
import copy
import json
import re
import tomllib
from pathlib import PurePosixPath

import pytest
from _texts import HERE, ROOT, name_of

from whosays import show
from whosays.authoring import trust
from whosays.authoring.notebooks import WIDGET, notebook_files, read
from whosays.core.kit import Kit

SET = tomllib.loads((HERE / "notebook_rules.toml").read_text(encoding="utf-8"))
EXTRA = {entry["file"]: entry for entry in SET["extra"]}
BOOKS = {file.relative_to(ROOT).as_posix(): read(file) for file in notebook_files(Kit(ROOT))}
UNITS = {
    file.stem: tomllib.loads(file.read_text(encoding="utf-8"))
    for file in sorted((ROOT / "exercises").glob("[0-9]*.toml"))
}
FORMS = {stem for stem, unit in UNITS.items() if unit["unit"].get("part") == "form"}
CALLS = set(show.__all__)
RICH = {"application/json", "image/png", "image/svg+xml", "text/html", "text/markdown"}


def source(cell):
    return "".join(cell["source"])


def code(book):
    return [cell for cell in book["cells"] if cell["cell_type"] == "code"]


def words(book):
    return [cell for cell in book["cells"] if cell["cell_type"] == "markdown"]


# --------------------------------------------------------------------- the header
def header(name, unit):
    """Give the header that a unit's notebook has to open with."""
    folder, _, file = name.partition("/")
    number = int(file.split("-")[0])
    # A form is no exercise: there is nothing to be practised in it.
    form = unit.get("part") == "form"
    ending = "" if form and folder == "exercises" else SET["endings"][folder]
    title = f"# {number} · {unit['title']}{ending}"
    goals = "\n".join(f"- {goal}" for goal in unit["goals"])
    minutes = f"alone: lesson {unit['minutes_lesson']}, exercise {unit['minutes_exercise']}"
    minutes += f"; in class: core path {unit.get('minutes_core')}"
    if form:  # there is no lesson to it
        minutes = str(unit["minutes_exercise"])
    line = f"**Minutes** {minutes} · **Needs** {unit['needs']}"
    return f"{title}\n\n**You will be able to**\n\n{goals}\n\n{line}\n"


SHAPE = re.compile(
    r"# \d+ · \S.*\n\n\*\*You will be able to\*\*\n\n(- \S.*\n)+\n"
    r"\*\*Minutes\*\* \S.* · \*\*Needs\*\* \S.*\n"
)


def header_amiss(name, book):
    """Find a notebook that does not open with its unit's header."""
    opening = source(book["cells"][0])
    if name in EXTRA:
        needed = EXTRA[name]["header"]
        return [] if not needed or SHAPE.match(opening) else [opening]
    unit = UNITS.get(PurePosixPath(name).stem, {}).get("unit")
    return [] if unit and opening.startswith(header(name, unit)) else [opening]


def no_way_out(name, book):
    """Find a notebook that does not say what to do where the kit's extension is not.

    Never to run all cells: that would run whatever somebody put into the page, too.
    """
    del name
    opening = source(book["cells"][0])
    told = "whosays-fallback" in opening and "whosays start" in opening
    return [] if told and "Run All" not in opening else [opening]


# --------------------------------------------------------------------- the cells
def long_cells(name, book):
    del name
    return [cell["id"] for cell in code(book) if len(source(cell).splitlines()) > 2]


def shown_cells(name, book):
    """Find code that is not folded away, and any cell that a double click would open."""
    del name
    folded = {"source_hidden": True}
    found = [cell["id"] for cell in code(book) if cell["metadata"].get("jupyter") != folded]
    return found + [c["id"] for c in book["cells"] if c["metadata"].get("editable") is not False]


def literal(node):
    """Tell whether a call's arguments are plain values."""
    values = [*node.args, *(keyword.value for keyword in node.keywords)]
    return all(isinstance(value, ast.Constant) for value in values)


def other_code(name, book):
    """Find cells that do anything but import one function of whosays.show and call it."""
    del name
    found = []
    for cell in code(book):
        try:
            lines = ast.parse(source(cell)).body
        except SyntaxError:
            lines = []
        fits = len(lines) == 2 and isinstance(lines[0], ast.ImportFrom)
        fits = fits and lines[0].module == "whosays.show" and len(lines[0].names) == 1
        fits = fits and isinstance(lines[1], ast.Expr) and isinstance(lines[1].value, ast.Call)
        if fits:
            call, wanted = lines[1].value, lines[0].names[0]
            fits = isinstance(call.func, ast.Name) and call.func.id == wanted.name
            fits = fits and wanted.asname is None and wanted.name in CALLS and literal(call)
        if not fits:
            found.append(cell["id"])
    return found


def ids_amiss(name, book):
    """Find cells whose id does not say their place."""
    del name
    places = enumerate(book["cells"], start=1)
    return [cell["id"] for place, cell in places if cell["id"] != f"cell-{place:02d}"]


# --------------------------------------------------------------------- outputs
def outputs_amiss(name, book):
    """Find outputs and counts where there are none to be, and counts that are not in order."""
    if name.startswith("exercises/"):
        return [c["id"] for c in code(book) if c["outputs"] or c["execution_count"] is not None]
    counts = [cell["execution_count"] for cell in code(book)]
    found = [] if counts == list(range(1, len(counts) + 1)) else ["counts"]
    pressed = tuple(f"{call}(" for call in SET["buttons"])
    bare = [cell for cell in code(book) if not source(cell).splitlines()[-1].startswith(pressed)]
    if any(not cell["outputs"] for cell in bare) and name.startswith("solutions/"):
        found.append("a cell without its output")
    return found


def widget_state(name, book):
    """Find what is left of a widget: dead in the next kernel, and not to be saved."""
    del name
    found = ["metadata"] if "widgets" in book["metadata"] else []
    return found + [
        cell["id"]
        for cell in code(book)
        for output in cell["outputs"]
        if WIDGET in output.get("data", {}) or output["output_type"] in ("stream", "error")
    ]


def unchecked_outputs(name, book):
    """Find saved tables and figures that nobody holds against what the cell gives today."""
    del name
    return [
        cell["id"]
        for cell in code(book)
        if any(RICH & set(output.get("data", {})) for output in cell["outputs"])
        and "nbval-check-output" not in cell["metadata"].get("tags", [])
    ]


def checked_for_nothing(name, book):
    """Find cells whose outputs are to be held against saved ones, and none were saved."""
    saved = not name.startswith("exercises/")  # those are saved clean
    return [
        cell["id"]
        for cell in code(book)
        if "nbval-check-output" in cell["metadata"].get("tags", [])
        and saved
        and not cell["outputs"]
    ]


# --------------------------------------------------------------------- links
def dead_links(name, book):
    """Find links that lead to no file of the kit; there is no network in class."""
    found = []
    for cell in words(book):
        for target in re.findall(r"\]\(([^)\s]+)\)|(?:href|src)=[\"']([^\"']+)", source(cell)):
            path = (target[0] or target[1]).partition("#")[0]
            place = (ROOT / name).parent / path
            inside = path and place.resolve().is_relative_to(ROOT)
            if not inside or not place.is_file():
                found.append((cell["id"], path))
    return found


RULES = {
    "header": header_amiss,
    "no way out": no_way_out,
    "long cells": long_cells,
    "shown cells": shown_cells,
    "other code": other_code,
    "ids": ids_amiss,
    "outputs": outputs_amiss,
    "widget state": widget_state,
    "unchecked outputs": unchecked_outputs,
    "checked for nothing": checked_for_nothing,
    "links": dead_links,
}
LESSON, EXERCISE = "lessons/01-who-says-so.ipynb", "exercises/01-who-says-so.ipynb"
SOLUTION, OVERVIEW = "solutions/01-who-says-so.ipynb", "solutions/00-five-articles.ipynb"
FORM = "exercises/00-form-a.ipynb"


def first_words(old, new):
    def plant(book):
        book["cells"][0]["source"] = [source(book["cells"][0]).replace(old, new)]

    return plant


def in_code(place, **values):
    return lambda book: code(book)[place].update(values)


def cell_text(*lines):
    return in_code(0, source=["\n".join(lines)])


def metadata(place, **values):
    return lambda book: book["cells"][place]["metadata"].update(values)


def untag(book):
    code(book)[0]["metadata"]["tags"] = []


def saved_widget(book):
    output = {"output_type": "display_data", "data": {WIDGET: {}}, "metadata": {}}
    code(book)[0]["outputs"] = [output]


IMPORT = "from whosays.show import ask"
PRINTED = [{"output_type": "stream", "name": "stdout", "text": ["x"]}]
PLANTS = [
    ("header", LESSON, first_words("# 1 · ", "# 2 · ")),
    ("header", LESSON, first_words("lesson 20", "lesson 25")),
    ("header", EXERCISE, first_words(" · Exercise", "")),
    ("header", SOLUTION, first_words("find the places", "find places")),
    ("header", SOLUTION, first_words("**Needs** ", "**Needs** much; ")),
    ("header", FORM, first_words("**Minutes** ", "**Minutes** lesson 0, exercise ")),
    ("header", OVERVIEW, first_words("**Needs** ", "")),
    ("header", OVERVIEW, first_words("# 0 · ", "# ")),
    ("no way out", LESSON, first_words("whosays-fallback", "fallback")),
    ("no way out", LESSON, first_words("type `python3", "choose Run All Cells; `python3")),
    ("long cells", LESSON, cell_text(IMPORT, 'ask("u1-l1")', "1")),
    ("shown cells", LESSON, metadata(2, jupyter={})),
    ("shown cells", LESSON, metadata(0, editable=True)),
    ("other code", LESSON, cell_text("import os", "os.getcwd()")),
    ("other code", LESSON, cell_text(IMPORT, "ask(input())")),
    ("other code", LESSON, cell_text(IMPORT, 'print("u1-l1")')),
    ("other code", LESSON, cell_text("from whosays.show import os", "os()")),
    ("other code", LESSON, cell_text("from whosays.answers.session import ask", 'ask("u1-l1")')),
    ("other code", LESSON, cell_text(IMPORT, 'ask("u1-l1"')),
    ("ids", LESSON, lambda book: book["cells"].reverse()),
    ("outputs", EXERCISE, in_code(0, execution_count=1)),
    ("outputs", EXERCISE, in_code(0, outputs=PRINTED)),
    ("outputs", LESSON, in_code(1, execution_count=None)),
    ("outputs", SOLUTION, in_code(0, outputs=[])),
    ("widget state", LESSON, saved_widget),
    ("widget state", LESSON, in_code(0, outputs=PRINTED)),
    ("widget state", LESSON, lambda book: book["metadata"].update(widgets={})),
    ("unchecked outputs", SOLUTION, untag),
    ("checked for nothing", SOLUTION, in_code(0, outputs=[])),
    ("links", LESSON, first_words("**Minutes**", "[x](02-nothing.ipynb)")),
    ("links", LESSON, first_words("**Minutes**", "[x](https://example.org/)")),
    ("links", LESSON, first_words("**Minutes**", '<img src="../../x.png">')),
]


@pytest.mark.parametrize("name", BOOKS)
@pytest.mark.parametrize("rule", RULES)
def test_a_notebook_keeps_the_rule(rule, name):
    assert RULES[rule](name, BOOKS[name]) == []


@pytest.mark.parametrize(("rule", "name", "plant"), PLANTS, ids=name_of)
def test_each_rule_catches_a_planted_slip(rule, name, plant):
    book = copy.deepcopy(BOOKS[name])
    plant(book)
    assert RULES[rule](name, book) != []


def test_every_rule_has_its_plant():
    assert {rule for rule, _, _ in PLANTS} == set(RULES)


# --------------------------------------------------------------------- the notebooks together
def unpaired(names):
    """Find units that do not have lesson, exercise and solutions under one name.

    A form is the same without a lesson: there is nothing to be learned before it.
    """
    found = []
    stems = {PurePosixPath(name).stem for name in names if name not in EXTRA}
    for stem in sorted(stems | set(UNITS)):
        for folder in SET["endings"]:
            wanted = not (folder == "lessons" and stem in FORMS)
            if (f"{folder}/{stem}.ipynb" in names) is not wanted:
                found.append(f"{folder}/{stem}.ipynb")
    numbers = sorted(int(stem.split("-")[0]) for stem in stems)
    first = 0 if any(stem.startswith("00-") for stem in FORMS) else 1
    return found + ([] if numbers == list(range(first, first + len(numbers))) else ["numbers"])


def asked(books, folder):
    """Give the ids that the notebooks of a folder ask, in order."""
    pattern = re.compile(r'^ask\("([^"]+)"\)$', re.MULTILINE)
    return {
        PurePosixPath(name).stem: [i for cell in code(book) for i in pattern.findall(source(cell))]
        for name, book in books.items()
        if name.startswith(f"{folder}/") and name not in EXTRA
    }


def asked_amiss(books):
    """Find items that are not asked once, in their place, in the order of the file."""
    found = []
    for where, folder in (("lesson", "lessons"), ("exercise", "exercises")):
        there = asked(books, folder)
        for stem, unit in UNITS.items():
            wanted = [item["id"] for item in unit["item"] if item["where"] == where]
            if there.get(stem, []) != wanted:
                found.append((folder, stem))
    if any(asked(books, "solutions").values()):
        found.append(("solutions", "asks"))
    return found


def test_lesson_exercise_and_solutions_go_together():
    assert unpaired(set(BOOKS)) == []


@pytest.mark.parametrize("name", [LESSON, EXERCISE, SOLUTION])
def test_a_missing_notebook_would_be_noticed(name):
    assert unpaired(set(BOOKS) - {name}) == [name]


def test_a_number_left_out_would_be_noticed():
    more = {f"{folder}/99-other.ipynb" for folder in SET["endings"]}
    assert "numbers" in unpaired(set(BOOKS) | more)


def newly(names):
    """Give what is amiss with these notebooks and not with the kit's own."""
    return sorted(set(unpaired(names)) - set(unpaired(set(BOOKS))))


@pytest.mark.parametrize("stem", sorted(FORMS))
def test_a_form_has_no_lesson_and_a_unit_has_one(stem, monkeypatch):
    lesson = f"lessons/{stem}.ipynb"
    assert newly(set(BOOKS) | {lesson}) == [lesson]
    for folder in ("exercises", "solutions"):
        name = f"{folder}/{stem}.ipynb"
        assert newly(set(BOOKS) - {name}) == [name]
    monkeypatch.setattr(f"{__name__}.FORMS", FORMS - {stem})
    assert lesson in unpaired(set(BOOKS))


def test_every_item_is_asked_once_in_the_notebook_it_belongs_to():
    assert asked_amiss(BOOKS) == []


def ask_again(books):
    books[LESSON]["cells"].append(copy.deepcopy(code(books[LESSON])[0]))


def ask_elsewhere(books):
    books[SOLUTION]["cells"].append(copy.deepcopy(code(books[LESSON])[0]))


def leave_out(books):
    books[EXERCISE]["cells"].pop(4)


def other_order(books):
    books[EXERCISE]["cells"].reverse()


@pytest.mark.parametrize("plant", [ask_again, ask_elsewhere, leave_out, other_order])
def test_an_item_out_of_place_would_be_noticed(plant):
    books = copy.deepcopy(BOOKS)
    plant(books)
    assert asked_amiss(books) != []


def test_the_extra_notebooks_are_there():
    assert set(EXTRA) <= set(BOOKS)


# --------------------------------------------------------------------- what runs by itself
def test_the_list_of_cells_that_may_run_by_themselves_is_fresh():
    assert trust.is_fresh(Kit(ROOT))


@pytest.mark.parametrize("part", ["drop", "add", "change"])
def test_a_stale_list_would_be_noticed(part, tmp_path, monkeypatch):
    table = json.loads(trust.TRUSTED.read_text(encoding="utf-8"))
    if part == "drop":
        del table[LESSON]
    elif part == "add":
        table["lessons/99-other.ipynb"] = []
    else:
        table[LESSON][0] = "0" * 64
    stale = tmp_path / "trusted.json"
    stale.write_text(json.dumps(table), encoding="utf-8")
    monkeypatch.setattr(trust, "TRUSTED", stale)
    assert not trust.is_fresh(Kit(ROOT))
