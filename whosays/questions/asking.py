"""Where a prompt begins to ask: what stands before is there to be read, and not to be shouted.

A prompt such as "The claim: … How well does this passage support it?" is one text in the file, in
a report and for a screen reader. A page and paper set only what asks in the large type of a
question; the words before it are words like any other.
"""

from __future__ import annotations

import re

LONGEST = 120
"""Characters of what asks; more would stand as a block of bold lines."""
_END = re.compile(r"[.?!…؟？](?P<closed>[’”»\"')\]]*)\s+(?=[‘“«\"'(\[]*[^\W_])")
_ASKS = re.compile(r"[?؟？][’”»\"')\]]*\s*$")


def _sentences(prompt: str) -> list[tuple[int, str]]:
    """Give each sentence of a prompt with the place where it begins."""
    starts = [0, *(found.end() for found in _END.finditer(prompt))]
    ends = [*starts[1:], len(prompt)]
    return [(start, prompt[start:end]) for start, end in zip(starts, ends, strict=True)]


def setup(prompt: str) -> str:
    """Give what stands in a prompt before it asks.

    It asks from the last question on, with any questions right before it and all that follows
    ("Choose all that fit."). A prompt without a question mark asks with its last sentence.

    Parameters
    ----------
    prompt : str

    Returns
    -------
    str
        The beginning of the prompt, as it stands there; empty if all of it asks.
    """
    sentences = _sentences(prompt)
    asks = [bool(_ASKS.search(words)) for _, words in sentences]
    at = max((place for place, is_one in enumerate(asks) if is_one), default=len(asks) - 1)
    while at and asks[at] and asks[at - 1]:
        at -= 1
    return prompt[: sentences[at][0]]


def question(prompt: str) -> str:
    """Give what a prompt asks, without what stands before.

    Parameters
    ----------
    prompt : str

    Returns
    -------
    str
    """
    return prompt[len(setup(prompt)) :]
