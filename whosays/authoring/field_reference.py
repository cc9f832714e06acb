"""The field reference, ``whosays/FIELDS.md``: made from what the loaders check."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from whosays.authoring import schemas
from whosays.authoring.described import describe
from whosays.authoring.shapes import data_files

if TYPE_CHECKING:
    from collections.abc import Mapping

    from whosays.authoring.shapes import Shape
    from whosays.core.schema import Field

FILE = Path(__file__).parents[1] / "FIELDS.md"
_HEAD = """# Fields of the data files

Made by `python -m whosays fields --write` from what the kit checks when it reads a file. An
editor that knows JSON Schema completes and checks the same: the schemas are in
`whosays/schemas/`, and the first line of each TOML file names its own. An empty third column: the
field may be left out.
"""
_HOLDS = {str: "text", int: "number", bool: "true/false", list: "list", dict: "table"}


def _holds(rule: Field) -> str:
    if rule.allowed:
        words = ", ".join(f"`{name}`" for name in rule.allowed)
        return f"list of {words}" if rule.type is list else words
    member = f" of {_HOLDS[rule.of]}s" if rule.of and rule.of is not bool else ""
    return _HOLDS[rule.type] + (" of tables" if rule.inside and rule.type is list else member)


def _rows(fields: Mapping[str, Field], shape: str, before: str = "") -> list[str]:
    rows = []
    for name, rule in fields.items():
        must = "needed" if rule.required else ""
        rows.append(f"| `{before}{name}` | {_holds(rule)} | {must} | {describe(shape, name)} |")
        for inside in rule.inside:
            rows += _rows(inside, shape, f"{before}{name}.")
    return list(dict.fromkeys(rows))


def _record(title: str, fields: Mapping[str, Field], shape: str) -> str:
    head = f"### {title}\n\n| Field | Holds | | What for |\n|---|---|---|---|\n"
    return head + "\n".join(_rows(fields, shape)) + "\n"


def _table(sign: str, shapes: tuple[Shape, ...]) -> list[str]:
    """Write what all forms of a table's records share once, then what each has on top."""
    first, *others = shapes
    shared = {
        name: rule
        for name, rule in first.fields.items()
        if all(one.fields.get(name) == rule for one in others)
    }
    if not others:
        return [_record(f"`{sign}`: {first.name}", first.fields, first.name)]
    common = first.name.partition(" of kind ")[0].partition(" that ")[0]
    parts = [_record(f"`{sign}`, every one", shared, common)]
    for one in shapes:
        own = {name: rule for name, rule in one.fields.items() if name not in shared}
        if own:
            parts.append(_record(f"`{sign}`: {one.name}", own, one.name))
    return parts


def made() -> str:
    """Write the reference.

    Returns
    -------
    str
        Markdown.
    """
    parts = [_HEAD]
    for file in data_files():
        parts.append(f"## `{file.where}`\n")
        if file.whole:
            parts.append(_record(file.whole.name.capitalize(), file.whole.fields, file.whole.name))
        for table in file.tables:
            sign = f"[[{table.name}]]" if table.many == "list" else f"[{table.name}]"
            parts += _table(sign, table.shapes)
    return "\n".join(parts)


def heads(kit: Path) -> dict[Path, str]:
    """Say with which line each TOML file names its schema to an editor.

    Parameters
    ----------
    kit : Path
        The kit's folder.

    Returns
    -------
    dict of Path to str
        The file's first line.
    """
    found = {}
    for file in data_files():
        for path in kit.glob(file.where):
            name = path.relative_to(kit)
            if path.suffix == ".toml" and name.as_posix() not in file.left_out:
                up = "../" * (len(name.parts) - 1)
                found[path] = f"#:schema {up}whosays/schemas/{file.name}.schema.json\n"
    return found


def files() -> dict[Path, str]:
    """Give every file that is made from the fields.

    Returns
    -------
    dict of Path to str
        The reference and the schemas.
    """
    made_schemas = {schemas.FOLDER / name: words for name, words in schemas.made().items()}
    return {FILE: made(), **made_schemas}


def write(kit: Path) -> None:
    """Write them all, and name its schema at the top of each TOML file that does not yet.

    Parameters
    ----------
    kit : Path
        The kit's folder.
    """
    schemas.FOLDER.mkdir(exist_ok=True)
    for file, words in files().items():
        file.write_text(words, encoding="utf-8", newline="\n")
    for file, line in heads(kit).items():
        words = file.read_text(encoding="utf-8")
        if not words.startswith("#:schema "):
            file.write_text(line + words, encoding="utf-8", newline="\n")
