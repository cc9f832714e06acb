"""Two texts held against each other: which words stayed, changed, went or came.

Works on words, in any script, and gives places in code points, so that a page can mark them.
Case, the shape of an apostrophe and punctuation make no difference; a number does.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Kind = Literal["same", "changed", "dropped", "added"]
Place = tuple[int, int]
Row = tuple[Place | None, Place | None]

# A lone word of so few letters between two changes is part of them: "of" is not "the same".
SMALL = 3
# Words in common, as a share of all, from which two sentences are taken for each other's.
ALIKE = 0.3

# Inside a word: an apostrophe or hyphen between letters, a point or comma between digits.
_INSIDE = {"'", "’", "-", "‑"}
_IN_NUMBER = {".", ","}
# "U.S." and "Gov." end no sentence.
_SHORT_NAME = re.compile(r"(?:^|[\s(“\"])((?:[^\W\d_]\.)*[^\W\d_]{1,3})\.$")
_SENTENCE = re.compile(r"[.!?…。！？؟]+[”’»\"')\]]*\s+")


@dataclass(frozen=True, slots=True)
class Step:
    """A stretch of both texts.

    Attributes
    ----------
    kind : str
        ``same``, ``changed``, ``dropped`` (only in the first) or ``added`` (only in the second).
    before, after : tuple of int
        Start and end in either text, in code points, from a first word to a last; of no
        length, behind the word before, where a text has nothing here.
    """

    kind: Kind
    before: Place
    after: Place


def _is_letter(char: str) -> bool:
    return unicodedata.category(char)[0] in "LNM"


def _stands_alone(char: str) -> bool:
    """Tell scripts that write no spaces between words: each character is compared by itself."""
    return unicodedata.east_asian_width(char) in "WF" and unicodedata.category(char) == "Lo"


def words(text: str) -> list[Place]:
    """Find the words of a text.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of tuple of int
        Start and end of each, in code points, in order.
    """
    found: list[Place] = []
    at, size = 0, len(text)
    while at < size:
        if not _is_letter(text[at]):
            at += 1
            continue
        end = at + 1
        while end < size and not _stands_alone(text[at]):
            inside = text[end] in _INSIDE or (text[end] in _IN_NUMBER and text[end - 1].isdigit())
            joins = inside and end + 1 < size and _is_letter(text[end + 1])
            if text[end] in _IN_NUMBER:
                joins = joins and text[end + 1].isdigit()
            if not joins and (not _is_letter(text[end]) or _stands_alone(text[end])):
                break
            end += 1
        found.append((at, end))
        at = end
    return found


def _alike(word: str) -> str:
    return unicodedata.normalize("NFC", word).casefold().replace("’", "'").replace("‑", "-")


def _keys(text: str, places: Iterable[Place]) -> list[str]:
    return [_alike(text[start:end]) for start, end in places]


def _span(places: Sequence[Place], first: int, last: int) -> Place:
    if first < last:
        return places[first][0], places[last - 1][1]
    edge = places[first - 1][1] if first else 0
    return edge, edge


def _kind(before: bool, after: bool) -> Kind:  # noqa: FBT001 - what either text has
    if before and after:
        return "changed"
    return "dropped" if before else "added"


def align(before: str, after: str) -> tuple[Step, ...]:
    """Hold two texts against each other, word by word.

    Parameters
    ----------
    before, after : str

    Returns
    -------
    tuple of Step
        In order; every word of both texts is in exactly one, and no two neighbours are of one
        kind. Empty where neither text has a word.
    """
    left, right = words(before), words(after)
    keys = _keys(before, left), _keys(after, right)
    # autojunk would pass over words that are frequent in long texts, such as "the".
    codes = SequenceMatcher(None, *keys, autojunk=False).get_opcodes()
    runs: list[list[int]] = []  # is it the same, then first and last word of either text
    for number, (tag, a, b, c, d) in enumerate(codes):
        same = tag == "equal"
        if same and 0 < number < len(codes) - 1 and b - a == 1 and len(keys[0][a]) <= SMALL:
            same = keys[0][a].isdigit()
        if runs and not same and not runs[-1][0]:
            runs[-1][2], runs[-1][4] = b, d
        else:
            runs.append([int(same), a, b, c, d])
    return tuple(
        Step(
            "same" if same else _kind(a < b, c < d), _span(left, a, b), _span(right, c, d)
        )
        for same, a, b, c, d in runs
    )  # fmt: skip


def likeness(before: str, after: str) -> float:
    """Give the share of words that two texts have in common, in the same order.

    Parameters
    ----------
    before, after : str

    Returns
    -------
    float
        From 0 to 1, as difflib's ratio; 1 for two texts without words.
    """
    keys = _keys(before, words(before)), _keys(after, words(after))
    return SequenceMatcher(None, *keys, autojunk=False).ratio()


def place_in_other(steps: Iterable[Step], at: int, *, back: bool = False) -> int:
    """Tell where in the other text a place of one would stand.

    Parameters
    ----------
    steps : iterable of Step
        As :func:`align` gives them.
    at : int
        A place in the first text, in code points; with `back`, in the second.
    back : bool
        Go from the second text to the first.

    Returns
    -------
    int
        A place in code points: as far on in the same words, or at the nearer end of words
        that differ.
    """
    edge = 0
    for step in steps:
        here, there = (step.after, step.before) if back else (step.before, step.after)
        if step.kind == "same" and here[0] < at < here[1]:
            # As many characters on; within the same words that is the same place, or near it.
            return min(there[0] + at - here[0], there[1])
        if here[0] < at:
            late = 2 * (at - here[0]) > here[1] - here[0]
            edge = there[1] if late else there[0]
    return edge


def blocks(text: str, *, fine: bool = True) -> list[Place]:
    """Cut a text into its lines or, where it is one line, into its sentences.

    Parameters
    ----------
    text : str
    fine : bool
        Cut a single line into sentences.

    Returns
    -------
    list of tuple of int
        Start and end of each in code points, without the space around; at least one.
    """
    lines = [match.span() for match in re.finditer(r"[^\n]*\S[^\n]*", text)]
    if len(lines) == 1 and fine:
        lines = _sentences(text)
    trimmed = []
    for start, end in lines:
        piece = text[start:end]
        trimmed.append((start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())))
    return trimmed or [(0, len(text))]


def _sentences(text: str) -> list[Place]:
    cuts = [0]
    for match in _SENTENCE.finditer(text):
        follows = text[match.end() :].lstrip("“\"‘'(«")[:1]
        stop = text[: match.end()].rstrip().rstrip("”’»\"')]")
        short = _SHORT_NAME.search(stop)
        if follows and not follows.islower() and not (short and short[1][0].isupper()):
            cuts.append(match.end())
    return list(pairwise([*cuts, len(text)]))


def rows(before: str, after: str) -> tuple[Row, ...]:
    """Put the lines, or sentences, of two texts beside each other.

    Parameters
    ----------
    before, after : str

    Returns
    -------
    tuple of tuple
        A row each: place in the first text, place in the second; None where there is
        nothing beside it. Neighbouring lines without partners are one row.
    """
    many = any(len(blocks(words_, fine=False)) > 1 for words_ in (before, after))
    left, right = blocks(before, fine=not many), blocks(after, fine=not many)
    pairs = _partners(
        [before[start:end] for start, end in left], [after[start:end] for start, end in right]
    )
    made: list[Row] = []
    a = b = 0
    for i, j in [*pairs, (len(left), len(right))]:
        # Lines without partners, on both sides, are a block each: holes help nobody to read.
        if a < i or b < j:
            made.append((_joined(left[a:i]), _joined(right[b:j])))
        if i < len(left):
            made.append((left[i], right[j]))
        a, b = i + 1, j + 1
    return tuple(made)


def _joined(places: Sequence[Place]) -> Place | None:
    return (places[0][0], places[-1][1]) if places else None


def _partners(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    """Pair lines in order, so that the pairs have as much in common as can be."""

    @cache
    def gain(i: int, j: int) -> float:
        share = likeness(left[i], right[j])
        return share if share >= ALIKE else 0.0

    best: dict[tuple[int, int], float] = defaultdict(float)
    for i in reversed(range(len(left))):
        for j in reversed(range(len(right))):
            best[i, j] = max(best[i + 1, j], best[i, j + 1], best[i + 1, j + 1] + gain(i, j))
    pairs, i, j = [], 0, 0
    while i < len(left) and j < len(right):
        if gain(i, j) and best[i, j] == best[i + 1, j + 1] + gain(i, j):
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i, j] == best[i + 1, j]:
            i += 1
        else:
            j += 1
    return pairs
