// Only the two seconds that anywidget counts become more; nobody else's time changes.

import assert from "node:assert/strict";
import test from "node:test";
import { patient } from "../../lab/share/jupyter/labextensions/whosays-start/static/patient.js";

/** Which time is asked for in the end. */
const given = (time, files) => {
  let seen = 0;
  const timeout = (asked) => {
    seen = asked;
    return new AbortController().signal;
  };
  patient(timeout, () => files)(time);
  return seen;
};

test("a control has ten minutes to come up", () => {
  assert.equal(given(2_000, "at new Runtime (…/extensions/anywidget/static/528.js:1:9)"), 600_000);
});

test("another time, and the same time of somebody else, stay as they are", () => {
  assert.equal(given(10_000, "at …/extensions/anywidget/static/528.js:1:9"), 10_000);
  assert.equal(given(2_000, "at …/extensions/other/static/1.js:1:9"), 2_000);
});

test("by itself it looks at who calls", () => {
  let seen = 0;
  patient((asked) => {
    seen = asked;
    return new AbortController().signal;
  })(2_000);
  assert.equal(seen, 2_000);
});
