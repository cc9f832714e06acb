"""A long thing for the projector cut into screens: between its blocks, rows or cards, never in one.

How much fits is told from the words and the blocks that hold them, since no browser is asked.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from whosays.core.markup import ours

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST = 1500
"""How much a screen holds: a letter counts one, a block what its margins take."""
_BLOCKS = {"p": 60, "li": 50, "tr": 90, "h2": 90, "h3": 60, "h4": 60, "blockquote": 60,
           "section": 60, "div": 20, "caption": 40, "figure": 60}  # fmt: skip
_CUT = {"div", "section", "ul", "ol", "tbody", "table"}
_REPEATED = {"caption", "thead"}
"""Of a table: each part begins with them."""
_VOID = {"br", "img", "hr", "input", "wbr", "col"}


@dataclass(slots=True)
class Node:
    """An element, or the words in one."""

    tag: str = ""
    start: str = ""
    words: str = ""
    children: list[Node] = field(default_factory=list)

    @property
    def weight(self) -> int:
        """How much of a screen it takes."""
        return _BLOCKS.get(self.tag, 0) + len(self.words.strip()) + sum(
            child.weight for child in self.children
        )  # fmt: skip

    def markup(self) -> Markup:
        """Write it again."""
        inside = Markup().join(child.markup() for child in self.children)
        if not self.tag:
            return inside or escape(self.words)
        start = ours(self.start)
        return start if self.tag in _VOID else Markup("{}{}</{}>").format(start, inside, self.tag)


class _Reader(HTMLParser):
    """Reads markup of ours, which is well formed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.top = Node()
        self._open = [self.top]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - as it stands
        """Open an element."""
        made = Node(tag, self.get_starttag_text() or "")
        self._open[-1].children.append(made)
        if tag not in _VOID:
            self._open.append(made)

    def handle_endtag(self, tag: str) -> None:
        """Close it."""
        if tag not in _VOID and len(self._open) > 1:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        """Keep words."""
        self._open[-1].children.append(Node(words=data))


def _parts(node: Node, most: int) -> Iterator[Node]:
    """Cut an element between its children where it is too much for a screen."""
    if node.weight <= most or (node.tag and node.tag not in _CUT):
        yield node
        return
    again = [child for child in node.children if child.tag in _REPEATED]
    taken = sum(child.weight for child in again) + _BLOCKS.get(node.tag, 0)
    inside = [one for child in node.children if child not in again
              for one in _parts(child, most - taken)]  # fmt: skip
    group: list[Node] = []
    for one in inside:
        full = sum(other.weight for other in [*group, one]) + taken > most
        # A heading, or a line that leads to what follows, does not end a screen.
        leads = all(other.tag in ("", "h2", "h3", "h4") for other in group)
        if group and full and not leads:
            yield Node(node.tag, node.start, children=[*again, *group])
            group = []
        group.append(one)
    if any(one.markup().strip() for one in group):
        yield Node(node.tag, node.start, children=[*again, *group])


def cut(words: Markup, most: int = MOST) -> list[Markup]:
    """Cut what is too long for a screen.

    Parameters
    ----------
    words : Markup
        Of one screen; our own.
    most : int

    Returns
    -------
    list of Markup
        One for each screen; what fits stays as it is.
    """
    reader = _Reader()
    reader.feed(str.__str__(words))
    reader.close()
    if reader.top.weight <= most:
        return [words]
    return [part.markup() for part in _parts(reader.top, most)]
