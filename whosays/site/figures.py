"""The pictures of the pages, drawn here because a browser's Python cannot draw them."""

from __future__ import annotations

import ast
import json
from typing import TYPE_CHECKING

from whosays.figures import pictures
from whosays.notebook import show

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Call = tuple[str, list[object]]

DRAWN = ("claim_path", "number_drift", "timeline", "who_is_quoted")
"""What a page calls that draws a picture which is not made of bars."""


def calls(edition: Mapping[str, bytes]) -> Iterator[Call]:
    """Find what the pages of an edition have drawn.

    Parameters
    ----------
    edition : Mapping of str to bytes

    Yields
    ------
    tuple of (str, list)
        A function of the notebooks' front door, and what it is given.
    """
    for place, raw in edition.items():
        if not place.endswith(".ipynb"):
            continue
        for cell in json.loads(raw)["cells"]:
            if cell["cell_type"] != "code":
                continue
            for node in ast.walk(ast.parse("".join(cell["source"]))):
                name = node.func.id if _is_named(node) else ""  # type: ignore[attr-defined]
                if name in DRAWN:
                    yield name, [ast.literal_eval(one) for one in node.args]  # type: ignore[attr-defined]


def _is_named(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name)


def drawn(edition: Mapping[str, bytes]) -> bytes:
    """Draw the pictures of an edition's pages.

    Parameters
    ----------
    edition : Mapping of str to bytes

    Returns
    -------
    bytes
        The file that the browser's Python looks them up in.
    """
    with pictures.taken_along() as taken:
        for name, given in calls(edition):
            getattr(show, name)(*given)
    return (json.dumps(taken, ensure_ascii=False, indent=0, sort_keys=True) + "\n").encode()
