import assert from "node:assert/strict";
import { test } from "node:test";
import { quGate } from "./gate.js";

test("an empty reason is asked for once, and the next press goes on", () => {
  const gate = quGate();
  assert.equal(gate.waits(0, 1), true);
  assert.equal(gate.waits(2, 1), false);
});

test("the second half of a double click does not go on", () => {
  const gate = quGate();
  assert.equal(gate.waits(0, 1), true);
  assert.equal(gate.waits(0, 2), true);
  assert.equal(gate.waits(0, 1), false);
});

test("by the keyboard, where presses are not counted, the second one goes on", () => {
  const gate = quGate();
  assert.equal(gate.waits(0, 0), true);
  assert.equal(gate.waits(0, 0), false);
});

test("three words are enough, and nobody is asked later", () => {
  const gate = quGate();
  assert.equal(gate.waits(3, 1), false);
  assert.equal(gate.enough(3), true);
  assert.equal(gate.enough(2), false);
  assert.equal(gate.waits(2, 2), true, "nobody was asked yet");
});
