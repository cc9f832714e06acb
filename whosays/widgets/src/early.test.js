// The kernel of the page that an address names is asked for once, as JupyterLab would; nobody else's.

import assert from "node:assert/strict";
import test from "node:test";
import { asked, early, named } from "../../lab/share/jupyter/labextensions/whosays-start/static/early.js";

const PLACES = ["lessons/01-a.ipynb", "exercises/01-a.ipynb"];

/** What is fetched on a page that says this of itself. */
async function fetched(config, { places = async () => PLACES, answer = async () => {} } = {}) {
  const seen = [];
  const fetch = (...given) => {
    seen.push(given);
    return answer();
  };
  await early({ config, cookie: "a=1; _xsrf=seal; b=2", places, fetch });
  return seen;
}

test("a page of the kit is found at the top and in a folder, in JupyterLab and in Notebook 7", () => {
  assert.equal(named({ treePath: "lessons/01-a.ipynb" }, PLACES), "lessons/01-a.ipynb");
  assert.equal(named({ treePath: "Klasse 1/lessons/01-a.ipynb" }, PLACES), "Klasse 1/lessons/01-a.ipynb");
  assert.equal(named({ notebookPath: "exercises/01-a.ipynb" }, PLACES), "exercises/01-a.ipynb");
});

test("somebody's own notebook is none, nor is one whose name only ends like ours", () => {
  for (const treePath of ["", "own.ipynb", "more-lessons/01-a.ipynb", "lessons/01-a.ipynb.txt"]) {
    assert.equal(named({ treePath }, PLACES), "");
  }
});

test("the browser edition has no server to ask", () => {
  assert.equal(named({ appName: "JupyterLite", notebookPath: "lessons/01-a.ipynb" }, PLACES), "");
});

test("the server is asked once, below its address, with what shows that the page may ask", async () => {
  const [[address, how], ...more] = await fetched(
    { treePath: "lessons/01-a.ipynb", baseUrl: "/user/ann/", token: "secret" });
  assert.deepEqual(more, []);
  assert.equal(address, "/user/ann/api/sessions");
  assert.equal(how.headers.Authorization, "token secret");
  assert.equal(how.headers["X-XSRFToken"], "seal");
  assert.deepEqual(JSON.parse(how.body), {
    path: "lessons/01-a.ipynb", name: "01-a.ipynb", type: "notebook", kernel: { name: "python3" },
  });
});

test("without a token or a seal neither is made up", () => {
  const { headers } = asked("lessons/01-a.ipynb", { cookie: "not_xsrf=1" });
  assert.deepEqual(headers, { "Content-Type": "application/json" });
});

test("a page that names no notebook asks for nothing, not even for the list", async () => {
  let lists = 0;
  const places = async () => {
    lists += 1;
    return PLACES;
  };
  assert.deepEqual(await fetched({ baseUrl: "/" }, { places }), []);
  assert.equal(lists, 0);
});

test("a server that refuses, or a list that is not there, is left to JupyterLab", async () => {
  const config = { treePath: "lessons/01-a.ipynb" };
  const answer = () => Promise.reject(new Error("cut"));
  assert.equal((await fetched(config, { answer })).length, 1);
  assert.deepEqual(await fetched(config, { places: answer }), []);
});
