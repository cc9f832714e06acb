"""A page with one widget, joined to the real Python widget: a notebook without a kernel.

What the page sends reaches the widget's own message handler; what the widget sets or sends
goes back to the page. Only JupyterLab is missing.
"""

from __future__ import annotations

import copy

import _axe
import pytest
from windows import windows

# The model of a notebook, as far as a widget can tell: traits, messages, listeners.
MODEL = """
([source, state]) => {
  const listeners = {};
  const fire = (name, value) => (listeners[name] ?? []).slice().forEach((f) => f(value));
  const take = (events) => {
    for (const event of events) {
      if (event.message) { fire("msg:custom", event.message); continue; }
      Object.assign(state, event.state);
      Object.keys(event.state).forEach((name) => fire(`change:${name}`));
    }
  };
  const model = {
    get: (key) => state[key],
    set: (key, value) => { state[key] = value; fire(`change:${key}`); },
    save_changes() {},
    on: (name, f) => { (listeners[name] ??= []).push(f); },
    off: (name, f) => { listeners[name] = (listeners[name] ?? []).filter((g) => g !== f); },
    send(message) {
      if (bench.dead) throw new Error("the kernel is gone");
      bench.sent.push(structuredClone(message));
      if (bench.deaf) return;
      const answer = window.kernel(message);
      bench.last = bench.held
        ? Promise.all([answer, bench.held]).then(([events]) => take(events))
        : answer.then(take);
    },
  };
  window.bench = {
    sent: [], model, state, take, last: null, held: null, deaf: false, dead: false,
    hold() {
      bench.held = new Promise((go) => {
        bench.release = () => { bench.held = null; go(); };
      });
    },
    listeners: () => Object.values(listeners).flat().length,
  };
  const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  return import(address).then((module) => {
    bench.module = module.default;
    bench.end = module.default.render({ model, el: document.getElementById("root") });
  });
}
"""
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A widget</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body {{ margin: 8px; background: {back}; color: {ink} }}</style><style>{css}</style></head>
<body data-jp-theme-light="{light}"><main><h1>A page</h1><h2>A part</h2><h3>A question</h3>
<div id="root"></div></main></body></html>"""
SERIOUS = {"serious", "critical"}


def _plain(value):
    """Give what JSON would carry, cut loose from the widget."""
    return copy.deepcopy(value)


class Loop:
    """A widget on its page, with the moves a student makes."""

    def __init__(self, page):
        self.page = page
        self.errors: list[str] = []
        self.raised: list[Exception] = []
        self.events: list[dict] = []
        self.widget = None

    def show(self, widget, *, dark=False):
        """Put a widget on the page."""
        self.widget = widget
        self.page.set_content(
            PAGE.format(
                css=widget._css,
                back="#111" if dark else "#fff",
                ink="#eee" if dark else "#111",
                light="false" if dark else "true",
            )
        )
        names = [name for name in widget.keys if not name.startswith("_") and name != "layout"]
        state = {n: _plain(getattr(widget, n)) for n in names if n not in ("tabbable", "tooltip")}
        widget.observe(self._changed, names=names)
        widget.send = lambda message, buffers=None: self.events.append({"message": message})  # noqa: ARG005
        self.page.evaluate(MODEL, [widget._esm, state])
        return self

    def _changed(self, change):
        # One message for all that changes together, as hold_sync makes it.
        if self.events and "state" in self.events[-1]:
            self.events[-1]["state"][change["name"]] = _plain(change["new"])
        else:
            self.events.append({"state": {change["name"]: _plain(change["new"])}})

    def kernel(self, message):
        """Hand a message of the page to the widget; give what it says to that."""
        try:
            self.widget._handle_custom_msg(message, [])
        except Exception as error:  # noqa: BLE001 - logged, and said on the page
            self.raised.append(error)
        return self.taken()

    def taken(self):
        """Give and forget what the widget has said."""
        events, self.events = self.events, []
        return events

    def push(self):
        """Tell the page what Python has changed by itself."""
        self.page.evaluate("(events) => bench.take(events)", self.taken())

    def settle(self):
        """Wait until the last message has been answered."""
        self.page.evaluate("bench.last")

    # ------------------------------------------------------------ asking
    def sent(self, kind=None):
        """Give the messages the page has sent."""
        return [m for m in self.page.evaluate("bench.sent") if kind in (None, m["type"])]

    def text(self, selector):
        """Give the text of a part of the page."""
        return self.page.locator(selector).inner_text().replace("\u00a0", " ").strip()

    def said(self):
        """Give what a screen reader was last told in passing."""
        return self.page.locator("p[aria-live]").text_content().replace("\u00a0", " ").strip()

    def button(self, name, **options):
        """Give a button by its name."""
        return self.page.get_by_role("button", name=name, **options)

    def focused(self):
        """Give the name or text of what has the focus."""
        return self.page.evaluate(
            "(document.activeElement.getAttribute('aria-label')"
            " ?? document.activeElement.textContent).trim()"
        )

    def violations(self):
        """Give what axe finds serious or critical, in the light and in the dark."""
        found = _axe.in_both_themes(self.page)
        return [
            (rule["id"], [node["html"] for node in rule["nodes"]])
            for rule in found
            if rule["impact"] in SERIOUS
        ]

    def overflow(self):
        """Give how many pixels the page is wider than its window."""
        return self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )

    def key(self, *keys):
        """Press keys one after the other."""
        for key in keys:
            self.page.keyboard.press(key)


@pytest.fixture
def make_loop(shelf):
    """Give a function that opens a page of a certain kind for a widget."""
    with windows(shelf, Loop) as make:
        yield make


@pytest.fixture
def loop(make_loop):
    """Give a page of 1280 by 900 for a widget."""
    return make_loop()
