"""Saved content that tries to run when it is opened: one row a way, each calls ``hit(name)``.

A row is a file and what is done with it: it is opened as a click in the file list opens it, and
where there is something to click in it, that is clicked. ``hit`` is there in every frame of the
tests' pages, sandboxed ones too, so it counts whatever runs anywhere.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

STATE = "application/vnd.jupyter.widget-state+json"
VIEW = "application/vnd.jupyter.widget-view+json"


@dataclass(frozen=True)
class Payload:
    """One file that tries to run something.

    ``factory`` names the viewer where it is not the usual one, ``click`` what a person would
    click in it.
    """

    name: str
    file: str
    content: str
    factory: str | None = None
    click: str | None = None


def widget_state(name: str) -> dict[str, Any]:
    """Give a saved anywidget whose module runs as soon as it is imported."""
    module = {"_model_module": "anywidget", "_model_module_version": "~0.11.0"}
    view = {"_view_module": "anywidget", "_view_module_version": "~0.11.0"}
    state = {
        "_esm": f"hit({name!r});export default{{}}",
        "_anywidget_id": "x.Y",
        "_css": "",
        **module,
        "_model_name": "AnyModel",
        **view,
        "_view_name": "AnyView",
    }
    model = {"model_name": "AnyModel", "state": state}
    model |= {"model_module": "anywidget", "model_module_version": "~0.11.0"}
    return {STATE: {"version_major": 2, "version_minor": 0, "state": {"w": model}}}


def book(*cells: dict[str, Any], **metadata: Any) -> str:
    """Give a notebook as it stands on disk; it names its kernel, so that nobody is asked."""
    metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3"}} | metadata
    numbered = [{"id": f"c{n}", "metadata": {}} | cell for n, cell in enumerate(cells)]
    return json.dumps({"cells": numbered, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5})


def words(text: str, **metadata: Any) -> dict[str, Any]:
    """Give a text cell."""
    return {"cell_type": "markdown", "source": text, "metadata": metadata}


def output(data: dict[str, Any], **metadata: Any) -> dict[str, Any]:
    """Give a code cell with one saved output."""
    shown = {"output_type": "display_data", "data": data, "metadata": {}}
    cell = {"cell_type": "code", "source": "", "execution_count": 1, "outputs": [shown]}
    return cell | {"metadata": metadata}


def _html(name: str) -> str:
    """Give every common way in which markup runs script by being there."""
    call = f"hit('{name}')"
    return (
        f'<script>{call}</script><img src=x onerror="{call}"><svg onload="{call}"></svg>'
        f'<svg><script>{call}</script><animate onbegin="{call}" attributeName=x dur=1s></svg>'
        f'<iframe srcdoc="<script>{call}</script>"></iframe><iframe src="javascript:{call}">'
        f'</iframe><details open ontoggle="{call}"></details><object data="javascript:{call}">'
        f'</object><embed src="javascript:{call}"><style onload="{call}"></style>'
        f'<input autofocus onfocus="{call}"><video><source onerror="{call}"></video>'
        f'<math><mtext><table><mglyph><style><img src=x onerror="{call}"></style></math>'
        f'<form><math><mtext></form><form><mglyph><style></math><img src=x onerror="{call}">'
        f'<iframe src="data:text/html,<script>{call}</script>"></iframe>'
        f'<meta http-equiv=refresh content="0;url=javascript:{call}"><base href="//x.invalid/">'
        f'<link rel=stylesheet href=x onerror="{call}"><body onload="{call}">'
    )


def _links(name: str) -> str:
    call = f"hit('{name}')"
    return (
        f'<a class="bait" href="javascript:{call}">a</a> '
        f'<a class="bait" href="java&#10;script:{call}">b</a> '
        f'<a class="bait" href="data:text/html,<script>{call}</script>">c</a> '
        f'<button class="bait" data-commandlinker-command="notebook:run-all-cells" '
        f'data-commandlinker-args="{{}}">d</button>'
    )


def _svg(name: str) -> str:
    call = f"hit('{name}')"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" onload="{call}" width="9" height="9">'
        f"<script>{call}</script><foreignObject><img xmlns='http://www.w3.org/1999/xhtml' src='x' "
        f'onerror="{call}"/></foreignObject></svg>'
    )


def _vega(name: str) -> dict[str, Any]:
    call = f"hit('{name}')"
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "data": {"values": [{"a": 1, "u": f"javascript:{call}"}]},
        "params": [{"name": "p", "expr": f"window.{call}"}],
        "mark": {"type": "image", "tooltip": {"content": "data"}},
        "encoding": {"url": {"field": "u"}, "href": {"field": "u"}, "x": {"field": "a"}},
        "usermeta": {"embedOptions": {"sourceHeader": f"<script>{call}</script>", "actions": True}},
    }


def _mermaid(name: str) -> str:
    call = f"hit('{name}')"
    return (
        '```mermaid\n%%{init: {"securityLevel": "loose", "htmlLabels": true}}%%\ngraph TD\n'
        f'A["<img src=x onerror={call}>"] --> B\nclick A call hit("{name}")\n'
        f'click B href "javascript:{call}"\n```\n'
    )


def _stream(name: str) -> dict[str, Any]:
    call = f"hit('{name}')"
    bait = f"\x1b]8;;javascript:{call}\x1b\\link\x1b]8;;\x1b\\ <img src=x onerror={call}>"
    outputs = [
        {"output_type": "stream", "name": "stdout", "text": bait},
        {"output_type": "error", "ename": bait, "evalue": bait, "traceback": [bait]},
    ]
    return {"cell_type": "code", "source": "", "execution_count": 1, "outputs": outputs}


def _attachment(name: str) -> dict[str, Any]:
    return words(f"![x](attachment:{name}.svg)") | {
        "attachments": {f"{name}.svg": {"image/svg+xml": _svg(name)}}
    }


_LATEX = (
    "$$\\href{javascript:hit('latex')}{\\text{bait}} \\unicode{<img src=x onerror=hit('latex')>}$$"
)


def _notebooks() -> dict[str, str]:
    """Give notebooks by the name of what they try."""
    state = widget_state("widget-state")
    view = {VIEW: {"model_id": "w", "version_major": 2, "version_minor": 0}, "text/plain": "w"}
    name = "<img src=x onerror=hit('markup-in-names')>"
    many = {
        "html-output": output({"text/html": _html("html-output")}),
        "html-output-says-trusted": output(
            {"text/html": _html("html-output-says-trusted")}, trusted=True
        ),
        "javascript-output": output(
            {"application/javascript": "hit('javascript-output')"}, trusted=True
        ),
        "javascript-text-output": output(
            {"text/javascript": "hit('javascript-text-output')"}, trusted=True
        ),
        "svg-output": output({"image/svg+xml": _svg("svg-output")}, trusted=True),
        "markdown-output": output({"text/markdown": _html("markdown-output")}, trusted=True),
        "latex-output": output({"text/latex": _LATEX}, trusted=True),
        "vega-output": output(
            {"application/vnd.vegalite.v5+json": _vega("vega-output")}, trusted=True
        ),
        "plotly-output": output(
            {"application/vnd.plotly.v1+json": {"data": [{"text": name}]}}, trusted=True
        ),
        "geojson-output": output(
            {"application/geo+json": {"type": "Point", "properties": {"popupContent": name}}}
        ),
        "stream-output": _stream("stream-output"),
        "markdown-cell": words(_html("markdown-cell")),
        "markdown-cell-says-trusted": words(_html("markdown-cell-says-trusted"), trusted=True),
        "mermaid": words(_mermaid("mermaid"), trusted=True),
        "attachment": _attachment("attachment"),
        "raw-cell": {
            "cell_type": "raw",
            "source": _html("raw-cell"),
            "metadata": {"raw_mimetype": "text/html", "format": "text/html"},
        },
    }
    made = {key: book(cell) for key, cell in many.items()}
    made["widget-state"] = book(widgets=state)
    made["widget-view"] = book(output(view, trusted=True), widgets=widget_state("widget-view"))
    made["markup-in-names"] = book(
        words(f"# {name}", tags=[name], name=name) | {"id": "x"},
        title=name,
        authors=[{"name": name}],
        celltoolbar=name,
        kernelspec={"name": "python3", "display_name": name, "language": name},
        language_info={
            "name": name,
            "mimetype": name,
            "codemirror_mode": {"name": name},
            "file_extension": name,
        },
    )
    made["jupytext"] = book(
        jupytext={"formats": "ipynb,py:percent"}, language_info={"name": "__proto__"}
    )
    return made


_PDF = r"""%PDF-1.7
1 0 obj <</Type/Catalog/Pages 2 0 R/OpenAction 4 0 R/Names <</JavaScript 5 0 R>>>> endobj
2 0 obj <</Type/Pages/Kids [3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox [0 0 200 200]/AA <</O 4 0 R>>/Annots [6 0 R]>> endobj
4 0 obj <</S/JavaScript/JS (app.launchURL\("javascript:hit\('pdf-file'\)"\);
hit\('pdf-file'\); top.hit\('pdf-file'\))>> endobj
5 0 obj <</Names [(a) 4 0 R]>> endobj
6 0 obj <</Type/Annot/Subtype/Link/Rect [0 0 200 200]/A <</S/URI/URI
(javascript:hit\('pdf-file'\))>>>> endobj
trailer <</Root 1 0 R>>
%%EOF
"""


def _files() -> list[Payload]:
    """Give files that are no notebooks."""
    page = "<!doctype html><title>x</title>"
    return [
        Payload("html-file", "page.html", page + _html("html-file")),
        Payload("svg-file", "picture.svg", _svg("svg-file")),
        Payload("markdown-file", "words.md", _html("markdown-file"), "Markdown Preview"),
        Payload(
            "csv-file", "table.csv", "a,b\n<img src=x onerror=hit('csv-file')>,=hit('csv-file')\n"
        ),
        Payload(
            "json-file",
            "data.json",
            json.dumps({"<img src=x onerror=hit('json-file')>": _html("json-file")}),
        ),
        Payload("vega-file", "chart.vl.json", json.dumps(_vega("vega-file"))),
        Payload(
            "geojson-file", "map.geojson", json.dumps({"type": "Point", "x": _html("geojson-file")})
        ),
        Payload("pdf-file", "paper.pdf", _PDF),
        Payload("latex-file", "words.tex", _LATEX.replace("latex", "latex-file")),
    ]


def payloads() -> list[Payload]:
    """Give every row."""
    rows = [Payload(name, f"{name}.ipynb", text) for name, text in _notebooks().items()]
    for name, cell in {
        "link-in-words": words(_links("link-in-words"), trusted=True),
        "link-in-output": output({"text/html": _links("link-in-output")}, trusted=True),
        "latex-in-words": words(_LATEX.replace("'latex'", "'latex-in-words'"), trusted=True),
    }.items():
        rows.append(Payload(name, f"{name}.ipynb", book(cell), click=".bait, mjx-container a"))
    rows.append(
        Payload(
            "markup-in-file-name", "<img src=x onerror=hit('markup-in-file-name')>.ipynb", book()
        )
    )
    return [*rows, *_files()]


def workspace(name: str) -> str:
    """Give a file of a workspace: which windows JupyterLab is to open, each with what it tries."""
    call = f"hit('{name}')"
    page = f"data:text/html,<script>{call}</script>"
    windows: dict[str, Any] = {
        "notebook:hostile/widget-state.ipynb": {
            "path": "hostile/widget-state.ipynb",
            "factory": "Notebook",
        },
        "notebook:hostile/widget-view.ipynb": {
            "path": "hostile/widget-view.ipynb",
            "factory": "Notebook",
        },
        "htmlviewer-widget:hostile/page.html": {
            "path": "hostile/page.html",
            "factory": "HTML Viewer",
            "trusted": True,
        },
        f"help-doc:javascript:{call}": {"url": f"javascript:{call}", "text": name},
        f"help-doc:{page}": {"url": page, "text": name},
        "console:hostile/x": {
            "path": "hostile/x",
            "name": call,
            "kernelPreference": {"name": "python3", "autoStartDefault": True},
            "code": "open('console-ran', 'w')",
        },
        "terminal:1": {"name": "1", "cwd": "hostile"},
    }
    main = {"dock": {"type": "tab-area", "currentIndex": 0, "widgets": list(windows)}}
    data = {key: {"data": value} for key, value in windows.items()}
    data["layout-restorer:data"] = {"main": main, "left": {}, "right": {}}
    return json.dumps({"data": data, "metadata": {"id": name}})
