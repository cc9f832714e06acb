"""Work that makes very many things and no waste, without a search for waste in between.

Python looks through all that there is, now and then, for things that only know each other. Reading
a large class makes millions, none of them such; looking through them took a tenth of the time.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def unswept() -> Iterator[None]:
    """Have nothing searched for waste meanwhile; then as it was, whatever comes of the work."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()
