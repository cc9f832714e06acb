"""Whatever breaks while a page's cells run, and whenever, the page runs them and ends ready.

``runs.test.js`` tries every order of events with a kernel made up for it; here a real one is
restarted, or the way to it cut, at each cell.
"""

from __future__ import annotations

import json

import _patience
import pytest
from _panels import panel
from _servers import plain

pytestmark = pytest.mark.browser

LESSON = "lessons/01-who-says-so.ipynb"

# From the kernel's connection on, whatever the page lets it run is written down, and right after
# the cell of a number something happens, once.
BREAK = """([at, how]) => {
  window.ran = [];
  let number = 0;
  window.hook = (kernel) => {
    const ask = kernel.requestExecute.bind(kernel);
    kernel.requestExecute = (content, ...rest) => {
      const future = ask(content, ...rest);
      ran.push(content.code);
      if (number++ === at) {
        ran.length = 0;
        void kernel[how]();
      }
      return future;
    };
  };
}"""
FIRST = """
  let app;
  Object.defineProperty(window, "jupyterapp", {
    get: () => app,
    set: (given) => {
      app = given;
      const { kernels } = app.serviceManager;
      const connect = kernels.connectTo.bind(kernels);
      kernels.connectTo = (options) => {
        const kernel = connect(options);
        hook(kernel);
        return kernel;
      };
    },
  });
"""
WHOLE = """([path, codes]) => {
  const open = [...(window.jupyterapp?.shell.widgets("main") ?? [])];
  const panel = open.find((one) => one.context?.path === path);
  const { whosaysReady, whosaysFresh } = panel?.node.dataset ?? {};
  const whole = whosaysReady === "yes" && whosaysFresh === "yes";
  return whole && codes.every((code) => ran.includes(code));
}"""
# Each place and each way at least once in each of the two tests, and all of them in one or the
# other; ``runs.test.js`` goes through every order.
LOADING = [(0, "restart"), (3, "reconnect"), (7, "restart")]
AGAIN = [(0, "reconnect"), (3, "restart"), (7, "reconnect")]


@pytest.fixture
def codes(kit_copy):
    book = json.loads((kit_copy / LESSON).read_text(encoding="utf-8"))
    return ["".join(cell["source"]) for cell in book["cells"] if cell["cell_type"] == "code"]


def see_whole(page, codes):
    """Wait until all cells have run since it broke; then each question can be answered.

    A page is ready before what can wait has run: where that is cut off, all of it runs again.
    """
    page.wait_for_function(WHOLE, arg=[LESSON, codes])
    one = page.locator(".ws-question input[type=radio]").first
    one.check()
    page.locator(".ws-status[data-state=saved]").first.wait_for()
    assert page.get_by_text("model not found").count() == 0
    assert page.locator(".jp-Dialog").count() == 0


@pytest.mark.parametrize(("at", "how"), LOADING)
def test_what_breaks_while_a_page_gets_ready_begins_it_again(lab, codes, at, how):
    page = lab.page
    page.add_init_script(f"({BREAK})([{at}, {how!r}]); {FIRST}")
    page.goto(lab.server.page(LESSON))
    see_whole(page, codes)


@pytest.mark.parametrize(("at", "how"), AGAIN)
def test_what_breaks_while_cells_run_once_more_begins_it_again(room, codes, at, how):
    page = room.open(LESSON)
    page.evaluate(BREAK, [at, how])
    panel(page, LESSON).evaluate("(panel) => hook(panel.sessionContext.session.kernel)")
    page.evaluate("() => jupyterapp.commands.execute('whosays:start-again')")
    see_whole(page, codes)


def test_a_kernel_that_cannot_be_started_is_said_and_started_when_a_person_asks(lab, codes):
    page = lab.page
    page.add_init_script(f"({BREAK})([-1, '']); {FIRST}")

    def refuse(route):
        post = route.request.method == "POST"
        route.fulfill(status=500, json={"message": "no memory"}) if post else route.fallback()

    page.route("**/api/sessions*", refuse)
    page.goto(lab.server.page(LESSON))
    page.get_by_text("This page has been shut down.").wait_for()
    page.unroute("**/api/sessions*")
    page.locator(".jp-Dialog").get_by_role("button", name="Ok").click()
    page.evaluate("() => void jupyterapp.commands.execute('whosays:start-again')")
    see_whole(page, codes)


def test_where_the_kernel_lacks_the_kit_the_page_says_so(chrome, kit_copy, tmp_path):
    """A server may have the kit's extension, and its kernels another Python."""
    hides = "import sys\nif 'ipykernel_launcher' in sys.orig_argv: sys.modules['whosays'] = None\n"
    (tmp_path / "sitecustomize.py").write_text(hides, encoding="utf-8")
    variables = {"WHOSAYS_ANSWERS": str(tmp_path / "answers"), "PYTHONPATH": str(tmp_path)}
    running = plain(kit_copy, tmp_path, variables)
    context = chrome.new_context()
    page = context.new_page()
    page.set_default_timeout(_patience.PAGE)
    page.goto(running.page(LESSON))
    page.get_by_text("The kit is not installed where this page runs").wait_for()
    assert page.locator("h1").first.is_visible()
    context.close()
    running.stop()
