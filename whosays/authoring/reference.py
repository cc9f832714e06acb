"""The reference: every command with its options, every kind of question in words.

What each field of a file may hold stands in one other place,
:mod:`whosays.authoring.field_reference`.

It is written from the parser and from the kinds, so that it cannot lag behind; a test holds
the file to it, and fails where a command, an option, a kind or a field has no words.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from whosays.core.i18n import text
from whosays.core.kit import HERE, Kit
from whosays.questions import registry

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

FILE = "whosays/REFERENCE.md"


def commands(
    parser: argparse.ArgumentParser, name: str = ""
) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """List the commands that do something, those below others too.

    Parameters
    ----------
    parser : argparse.ArgumentParser
    name : str
        Words before it.

    Yields
    ------
    tuple of (str, argparse.ArgumentParser)
        The words that call it, and what reads the rest.
    """
    below = [act for act in parser._actions if isinstance(act, argparse._SubParsersAction)]  # noqa: SLF001 - argparse has no other way to look
    if not below:
        yield name, parser
    for action in below:
        for word, made in action.choices.items():
            yield from commands(made, f"{name} {word}".strip())


def options(parser: argparse.ArgumentParser) -> list[tuple[str, str]]:
    """List what a command takes.

    Parameters
    ----------
    parser : argparse.ArgumentParser

    Returns
    -------
    list of (str, str)
        As it is typed, and what it is for.
    """
    found = []
    for action in parser._actions:  # noqa: SLF001 - as above
        if isinstance(action, argparse._HelpAction):  # noqa: SLF001 - as above
            continue
        typed = action.option_strings[-1] if action.option_strings else ""
        word = action.metavar or ("" if action.nargs == 0 else action.dest.upper())
        word = "|".join(map(str, action.choices)) if action.choices else str(word)
        # A name between quotation marks is no quotation of an article.
        about = (action.help or "").replace("“", "`").replace("”", "`")
        found.append((f"{typed} {word}".strip(), about))
    return found


def page(parser: argparse.ArgumentParser) -> str:
    """Write the reference.

    Parameters
    ----------
    parser : argparse.ArgumentParser
        The command line's.

    Returns
    -------
    str
        Markdown.
    """
    lines = [f"# {text('reference.title')}", "", text("reference.made"), ""]
    lines += [f"## {text('reference.commands')}", ""]
    for name, made in commands(parser):
        lines += [f"### `{name}`", "", f"{made.description}.", ""]
        lines += _table(("option", "about"), [(f"`{o}`", about) for o, about in options(made)])
    lines += [f"## {text('reference.kinds')}", "", text("reference.fields"), ""]
    for kind in registry.names():
        module = registry.of(kind)
        lines += [f"### `{kind}`", "", *(module.__doc__ or "").replace("``", "`").splitlines(), ""]
    return "\n".join(lines).rstrip() + "\n"


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    if not rows:
        return []
    named = [text(f"reference.col_{name}") for name in heads]
    made = [named, ["---"] * len(named), *rows]
    safe = ([cell.replace("|", "\\|") for cell in row] for row in made)
    return [*(f"| {' | '.join(row)} |" for row in safe), ""]


def write(parser: argparse.ArgumentParser, kit: Kit = HERE) -> Path:
    """Write the reference into its file.

    Parameters
    ----------
    parser : argparse.ArgumentParser
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    Path
    """
    file = kit / FILE
    file.write_text(page(parser), encoding="utf-8", newline="\n")
    return file
