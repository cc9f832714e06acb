"""Each module has a test file of its own, named by its place; of the few others it is said where.

A module in which nothing happens, of records and constants alone, is tested where it is used.
"""

from __future__ import annotations

import ast
from pathlib import Path

KIT = Path(__file__).parents[2]
HOUSE = KIT / "whosays"
TESTS = KIT / "tests" / "unit"
LINT = KIT / "tests" / "lint"
ELSEWHERE = {
    "authoring/described.py": "test_authoring_schemas.py",  # what schemas and both references say
    "authoring/field_reference.py": "test_authoring_schemas.py",
    "authoring/shapes.py": "test_authoring_schemas.py",
    "classroom/archive.py": "test_classroom_collect.py",  # steps of one reading of hand-ins
    "classroom/walk.py": "test_classroom_collect.py",
    "classroom/item_answers.py": "test_notebook_class_view.py",  # the one page that asks for it
    "classroom/simulation.py": "test_classroom_discernment.py",  # classes to measure it by
    "corpus/marks.py": "test_corpus_annotations.py",  # both say what a mark may be
    "figures/discernment.py": "test_classroom_class_report.py",  # the figure of that report
    "printing/pdf.py": "test_printing_student_report.py",  # what a report is made into
    "printing/save.py": "test_printing_student_report.py",
    "printing/sheet.py": "test_printing_templates.py",  # the template of all documents
    "questions/kinds/desk/check.py": "test_questions_kinds_desk_kind.py",  # the kind's own checks
    "questions/kinds/desk/settings.py": "test_questions_kinds_desk_kind.py",
    "questions/key.py": "test_questions_keys.py",  # a part of what a key is read into
    "questions/kinds/compare/paper.py": "test_questions_kinds_compare_kind.py",  # over its samples
    "questions/kinds/compare/records.py": "test_questions_kinds_compare_kind.py",
    "questions/kinds/deck/paper.py": "test_questions_kinds_deck_kind.py",
    "questions/kinds/mark/paper.py": "test_questions_kinds_mark_first.py",
    "questions/kinds/roots/feedback.py": "test_questions_kinds_roots_kind.py",  # over its cards
    "questions/kinds/mark/kind.py": "test_questions_kinds_mark_first.py",
    "questions/kinds/roots/page.py": "test_questions_kinds_roots_kind.py",
    "questions/passages.py": "test_questions_items.py",  # a part of what an item is read into
    "sourcing/rule_checks.py": "test_sourcing_rule_verdicts.py",  # verdicts are made of checks
    "widgets/bind.py": "test_widgets_bound_reader.py",  # what binds every control to its store
    "widgets/drop.py": "test_widgets_collector.py",  # the collector's place to drop files
    "widgets/maker.py": "test_widgets_hand_in.py",  # the button of all buttons
}


def modules():
    for file in sorted(HOUSE.rglob("*.py")):
        if "node_modules" not in file.parts and file.name != "__init__.py":
            yield file.relative_to(HOUSE).as_posix(), file.read_text(encoding="utf-8")


def acts(words):
    """Tell whether anything happens in a module: a function, or a method that is not abstract."""
    found = [
        node
        for node in ast.walk(ast.parse(words))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    return any(not isinstance(one.body[-1], ast.Expr) for one in found)


def own(name):
    """Give the names that a module's own test file may have: its place, or the end of it."""
    parts = [part.lstrip("_") for part in name.removesuffix(".py").split("/")]
    return {f"test_{'_'.join(parts[at:])}.py" for at in range(len(parts))}


def untested():
    there = {file.name for place in (TESTS, LINT) for file in place.glob("test_*.py")}
    return {name for name, words in modules() if acts(words) and not own(name) & there}


def test_each_module_has_a_test_file_of_its_own_or_it_is_said_where_it_is_tested():
    assert untested() - ELSEWHERE.keys() == set()


def test_what_is_said_is_there():
    assert ELSEWHERE.keys() - {name for name, _ in modules()} == set()
    assert {file for file in ELSEWHERE.values() if not (TESTS / file).is_file()} == set()


def test_modules_in_which_something_happens_are_told_apart():
    assert not acts('class Kind(Protocol):\n    def clean(self) -> int:\n        """Say."""\n')
    assert not acts("@record\nclass One:\n    a: int\n")
    assert acts("def one():\n    return 1\n")
    assert own("questions/kinds/one.py") >= {"test_questions_kinds_one.py", "test_kinds_one.py"}
