from __future__ import annotations

import threading
import urllib.error
import urllib.request

import pytest

from whosays.core.errors import KitError
from whosays.site import serve


@pytest.fixture
def site(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "index.html").write_text("first page", encoding="utf-8")
    (tmp_path / "python.wasm").write_bytes(b"")
    return tmp_path


@pytest.fixture
def base(site):
    with serve.server(site) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


def test_a_site_is_handed_out_with_the_kinds_that_a_browser_wants(base):
    with urllib.request.urlopen(f"{base}/") as page:
        assert page.read() == b"first page"
    with urllib.request.urlopen(f"{base}/python.wasm") as program:
        assert program.headers["Content-Type"] == "application/wasm"
        assert program.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("path", ["sub/", "nothing", "../secret"])
def test_nothing_else_is(base, site, path):
    (site.parent / "secret").write_text("x", encoding="utf-8")
    with pytest.raises(urllib.error.HTTPError):
        urllib.request.urlopen(f"{base}/{path}")


def test_it_listens_on_this_computer_alone(site):
    with serve.server(site) as running:
        assert running.server_address[0] == "127.0.0.1"


def test_what_is_no_site_is_told(tmp_path):
    with pytest.raises(KitError, match="there is no site"):
        serve.server(tmp_path)


def test_a_port_that_is_taken_is_told(site):
    with serve.server(site) as running, pytest.raises(KitError, match="taken"):
        serve.server(site, running.server_port)


def test_the_command_says_the_address_and_stops_when_told(site, monkeypatch, capsys):
    opened = []
    monkeypatch.setattr(serve.webbrowser, "open", opened.append)

    def stop(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(serve.ThreadingHTTPServer, "serve_forever", stop)
    assert serve.run(site) == 0
    assert opened[0] in capsys.readouterr().out
