import assert from "node:assert/strict";
import { test } from "node:test";
import { wsCardState } from "./card.js";

test("nothing answered is new, whatever was told before", () => {
  assert.equal(wsCardState({ answered: false, told: "right", stale: true }), "new");
});

test("an answer without a check, or with nothing to check, is answered", () => {
  assert.equal(wsCardState({ answered: true, told: undefined, stale: false }), "answered");
  assert.equal(wsCardState({ answered: true, told: "blank", stale: true }), "answered");
  assert.equal(wsCardState({ answered: true, told: "noted", stale: false }), "noted");
});

for (const [told, state] of Object.entries({
  right: "fits", partly: "partly", not_yet: "look", not_shown: "look", open: "discuss",
})) {
  test(`told ${told}, a card says ${state}, until the answer changes`, () => {
    assert.equal(wsCardState({ answered: true, told, stale: false }), state);
    assert.equal(wsCardState({ answered: true, told, stale: true }), "stale");
  });
}
