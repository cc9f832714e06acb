"""Mark: what is expected, and the item as the page shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from whosays.core.records import made, record
from whosays.corpus.articles import Article
from whosays.corpus.attributions import Coding
from whosays.questions.item import Shown
from whosays.questions.key import Key

if TYPE_CHECKING:
    from collections.abc import Sequence


@record
class MarkKey(Key):
    """What marks are held against: the text and its reference coding, where there is one."""

    text: Article | None = made(default=None)
    coding: Coding | None = made(default=None)


class ParagraphShown(TypedDict):
    """A paragraph on paper."""

    number: int
    text: str


class TextShown(TypedDict):
    """The text, as far as paper shows it."""

    label: str
    lang: str
    dir: str
    paragraphs: list[ParagraphShown]


class MarkShown(Shown, total=False):
    """The item in its public form; ``end`` is the last place that a mark can reach."""

    article: str
    paragraphs: Sequence[int]
    codes: list[dict[str, str]]
    end: int
    shown: TextShown
