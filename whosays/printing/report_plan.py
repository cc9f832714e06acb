"""What a unit's file says of its report: what goes into a student's, and the one shown as model."""

from __future__ import annotations

from whosays.core.records import record


@record
class Plan:
    """``[report]``: the text, and the ids of the items whose answers it is made of."""

    text: str
    claim: str
    first: str
    last: str
    marks: str
    roots: str
    words: tuple[str, ...]


@record
class ModelPile:
    """A pile of the model: its name, and the words of its cards."""

    CALLED = "pile {number}"

    name: str
    cards: tuple[str, ...]


@record
class Model:
    """``[model]``: a report as one could be; its marks are those of our coding."""

    text: str
    claim: str
    first: int
    last: int
    count: tuple[int, ...]
    piles: tuple[ModelPile, ...]
    aside: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]
