"""What a window showed when a test in it failed: a machine elsewhere keeps no pictures."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

SOON = 5_000  # milliseconds: a page that hangs tells nothing
MOST = 600  # letters of each thing

_LOOK = """() => {
  const short = (element) => element?.outerHTML.slice(0, 200);
  const texts = (found) => [...document.querySelectorAll(found)]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }))
    .map((one) => one.textContent.trim()).filter(Boolean);
  const kernels = [...window.jupyterapp?.shell.widgets("main") ?? []].filter((one) => one.context)
    .map(({ context, sessionContext }) => [context.path, sessionContext?.session?.kernel?.status,
      sessionContext?.session?.kernel?.connectionStatus]);
  return {
    address: location.href,
    "has the focus": short(document.activeElement),
    "is chosen": String(getSelection()),
    "says of its answers": texts(".ws-status-text, .rd-now-quote"),
    asks: texts(".jp-Dialog"),
    kernels,
  };
}"""


def windows(given: dict[str, Any]) -> Iterator[tuple[Page, list[str]]]:
    """Find the pages among what a test was given, each once, with the errors that were heard."""
    seen = []
    for one in given.values():
        page = one if hasattr(one, "wait_for_selector") else getattr(one, "page", None)
        if page and hasattr(page, "wait_for_selector") and page not in seen:
            seen.append(page)
            yield page, list(getattr(one, "errors", []))


def told(page: Page, errors: list[str]) -> str:
    """Say what a page shows, where its focus is and how its kernels are; never an error."""
    try:
        shown = page.locator("html").evaluate(_LOOK, timeout=SOON)
    except Exception as error:  # noqa: BLE001 - whatever it is, the test's own failure is the news
        shown = {"could not be asked": str(error)}
    lines = [
        f"{name}: {json.dumps(value, ensure_ascii=False)[:MOST]}" for name, value in shown.items()
    ]
    return "\n".join([*lines, *(f"error: {words[:MOST]}" for words in errors)])
