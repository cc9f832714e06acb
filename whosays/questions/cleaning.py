"""What a stored or handed-in answer may be, decided in one place for page, batch and report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whosays.core.sanitize import rating, words
from whosays.questions import registry

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST = 20_000
"""Code points kept of a text: ten pages, far more than any question asks for."""


def _ids(item: Mapping[str, Any], name: str) -> list[str]:
    return [str(option["id"]) for option in item.get(name) or ()]


def _chosen(value: object, known: list[str]) -> list[str]:
    """Keep each known id once, in the order given."""
    if not isinstance(value, list | tuple):
        return []
    seen = dict.fromkeys(name for name in value if isinstance(name, str))
    return [name for name in seen if name in known]


def clean_answer(item: Mapping[str, Any], value: object) -> Any:  # noqa: ANN401 - by kind
    """Keep of an answer what this item can have.

    Parameters
    ----------
    item : mapping
        The item in its public form.
    value : object
        Anything that claims to be an answer.

    Returns
    -------
    Any
        By kind: one, an option's id; many, ids in the item's order; rate, 0 to 100; match,
        left id to right id; order, every option's id (missing ones at the end); text, at
        most ``LONGEST`` code points without NUL. None where nothing is left: a blank.
    """
    options = _ids(item, "options")
    kind = registry.of(str(item.get("kind")))
    if kind:
        return kind.clean(item, value)
    match item.get("kind"):
        case "one":
            return value if isinstance(value, str) and value in options else None
        case "many":
            chosen = _chosen(value, options)
            return [name for name in options if name in chosen] or None
        case "rate":
            return rating(value)
        case "match":
            right = _ids(item, "right")
            table = value if isinstance(value, dict) else {}
            pairs = {name: table.get(name) for name in _ids(item, "left")}
            return {left: name for left, name in pairs.items() if name in right} or None
        case "order":
            given = _chosen(value, options)
            return given + [name for name in options if name not in given] if given else None
        case _:
            return words(value, LONGEST) or None
