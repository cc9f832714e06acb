"""Every figure of the kit, for the gallery: those of its pages, and of a made-up class."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from whosays.authoring.notebooks import read
from whosays.classroom import simulation
from whosays.core.kit import HERE, Kit
from whosays.core.markup import ours
from whosays.figures import class_ratings
from whosays.notebook import measure, show
from whosays.widgets.figure import figure_html

if TYPE_CHECKING:
    from collections.abc import Iterator

FIGURES = (
    "source_mix", "who_is_quoted", "named_share", "timeline", "claim_path", "number_drift",
    "shared_wording",
)  # fmt: skip
_CALL = re.compile(rf"^({'|'.join(FIGURES)})(\(.*\))$", re.MULTILINE)


def figures(kit: Kit = HERE) -> Iterator[tuple[str, Markup]]:
    """Draw each figure that stands on some page.

    Parameters
    ----------
    kit : Kit, optional
        What is read from; the kit in use by default.

    Yields
    ------
    tuple of (str, str)
        How a cell asks for it, and its markup.
    """
    asked = {
        match.group(): match
        for folder in ("lessons", "exercises", "solutions")
        for file in sorted((kit / folder).glob("*.ipynb"))
        for cell in read(file)["cells"]
        if cell["cell_type"] == "code"
        for match in _CALL.finditer("".join(cell["source"]))
    }
    seen: set[tuple[Any, ...]] = set()
    for call, match in sorted(asked.items()):
        given = ast.parse(match.group(), mode="eval").body
        words = tuple(ast.literal_eval(one) for one in given.args)  # type: ignore[attr-defined]  # a call, by the pattern
        if (match.group(1), *words) not in seen:
            seen.add((match.group(1), *words))
            yield call, ours(getattr(show, match.group(1))(*words)._repr_html_())


def of_a_class() -> Iterator[tuple[str, Markup]]:
    """Draw what a page draws of a class, of made-up ones.

    Yields
    ------
    tuple of (str, str)
        How a cell asks for it, and its markup.
    """
    steps = [
        class_ratings.Step(
            f"{number}", f"{number}", tuple((17 * k * (number + 3)) % 101 for k in range(30))
        )
        for number in range(6)
    ]
    plate = class_ratings.plate(steps)
    yield "class_ratings", figure_html(plate.svg, plate.alt, plate.takeaway, plate.table)
    report = measure.class_report_example(next(iter(simulation.SHIFTS)))._repr_html_()
    yield "class_report", ours(report)


def examples(kit: Kit = HERE) -> dict[str, Markup]:
    """Draw one figure of each kind: the one that has most to show.

    Parameters
    ----------
    kit : Kit, optional
        What is read from; the kit in use by default.

    Returns
    -------
    dict of str to str
        ``figure-`` and its kind, to its markup.
    """
    found: dict[str, Markup] = {}
    for call, markup in (*figures(kit), *of_a_class()):
        name = f"figure-{call.partition('(')[0]}"
        found[name] = max(found.get(name, Markup("")), markup, key=len)
    return found
