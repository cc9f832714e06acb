"""A problem on a page is shown as a calm sentence, never as a traceback."""

from __future__ import annotations

import functools
import os
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from markupsafe import Markup

from whosays.core.errors import KitError, NoKeyError
from whosays.core.i18n import text
from whosays.html import page

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
R = TypeVar("R")


def calm(function: Callable[P, R]) -> Callable[P, R | page.Html]:
    """Wrap what a notebook calls so that a student never meets a traceback.

    Parameters
    ----------
    function : callable

    Returns
    -------
    callable
        Gives what `function` gives; where that raises, a calm sentence to show. With
        ``WHOSAYS_STRICT`` set, as in the tests, the error is raised.
    """

    @functools.wraps(function)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> R | page.Html:
        try:
            return function(*args, **kwargs)
        except Exception as error:  # a student must never meet a traceback
            if os.environ.get("WHOSAYS_STRICT"):
                raise
            if isinstance(error, NoKeyError):
                told = text("page.no_key")
                return page.Html(Markup('<p class="ws-muted">{}</p>').format(told), told)
            told = (
                str(error) if isinstance(error, KitError) else text("page.fault", error=repr(error))
            )
            body = Markup("<strong>{}.</strong> {}").format(text("page.problem"), told)
            return page.Html(
                Markup('<div class="ws-problem" role="alert">{}</div>').format(body), told
            )

    return wrapped
