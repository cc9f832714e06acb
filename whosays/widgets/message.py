"""What a page sends. Anything can come in, so each part is looked at before it is used."""

from __future__ import annotations

from typing import TypedDict, cast


class Message(TypedDict, total=False):
    """A message of a page, by the names that its control gives the parts.

    ``view`` and ``seq`` say which window's it is, and its number there; ``base``, ``whyBase`` and
    ``after`` from what its change was made; ``made`` and ``left`` that it was made in a window that
    is gone.
    """

    type: object
    view: object
    seq: object
    answer: object
    base: object
    why: object
    whyBase: object
    marks: object
    after: object
    made: object
    left: object
    shown: object
    text: object
    number: object
    path: object
    last: object
    unit: object


def message(content: object) -> Message:
    """Take what came in for a message.

    Parameters
    ----------
    content : object

    Returns
    -------
    Message
        Empty, so of no type, for what is none.
    """
    return cast("Message", content) if isinstance(content, dict) else {}
