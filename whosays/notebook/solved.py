"""A unit's questions with their keys; where one cannot be shown, its place says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from whosays.core.errors import DataError, KitError
from whosays.core.i18n import text
from whosays.html import page
from whosays.questions import items, keys

if TYPE_CHECKING:
    from whosays.questions.key import Key

WHERES = ("lesson", "exercise")


def card(item_id: str, unit_id: str) -> tuple[str, str]:
    """Write one question with its key.

    Parameters
    ----------
    item_id, unit_id : str

    Returns
    -------
    tuple of (str, str)
        Where it is asked, and safe markup; a question with an error in it or in its key has
        the error's sentence.
    """
    where = WHERES[-1]
    try:
        item = items.find_item(item_id)[1]
        where = item.where
        return where, page.answer_card(items.public(item), _key(unit_id, item_id))
    except DataError as error:
        body = Markup("<strong>{}.</strong> {}").format(text("page.problem"), str(error))
        return where, Markup('<div class="ws-problem" role="alert">{}</div>').format(body)


def _key(unit_id: str, item_id: str) -> Key:
    found = keys.load_key(unit_id, item_id)
    if found is None:
        raise KitError(text("page.no_keys_for", unit=unit_id))
    return found


def cards(unit_id: str) -> dict[str, list[str]]:
    """Write every question of a unit with its key.

    Parameters
    ----------
    unit_id : str

    Returns
    -------
    dict of str to list of str
        ``lesson`` and ``exercise``, each with its cards in the file's order.

    Raises
    ------
    KitError
        If there are no keys here, or the unit's file cannot be read.
    """
    if not keys.has_keys(unit_id):
        raise KitError(text("page.no_keys_for", unit=unit_id))
    found: dict[str, list[str]] = {where: [] for where in WHERES}
    for item_id in items.load_ids(unit_id):
        where, written = card(item_id, unit_id)
        found[where].append(written)
    return found
