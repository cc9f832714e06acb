"""A language made from English: every word of the interface is marked, so that others stand out."""

from __future__ import annotations

import json
import re
import tomllib

PLAIN = "aeiouyAEIOUY"
MARKED = str.maketrans(PLAIN, "áéíóúýÁÉÍÓÚÝ")


def marked(words: str) -> str:
    """Put accents on all vowels outside placeholders."""
    parts = re.split(r"(\{\w*\})", words)
    return "".join(part if part.startswith("{") else part.translate(MARKED) for part in parts)


def is_marked(words: str) -> bool:
    """Tell whether a text holds a word of the pseudo-locale."""
    return bool(set(words) & set(marked(PLAIN)))


def pseudo(words: str) -> str:
    """Give a file of the pseudo-locale, made from English."""
    rows = tomllib.loads(words).items()
    kept = {"language"}  # names the language itself, for the browser
    return "".join(
        f"{key} = {json.dumps(value if key in kept else marked(value), ensure_ascii=False)}\n"
        for key, value in rows
    )
