import assert from "node:assert/strict";
import { test } from "node:test";
import { chLayout } from "./layout.js";

/** @typedef {[string, string]} Pair */

/** Each letter ten wide, so that lines can be counted. @param {string} words */
const measure = (words) => Array.from(words).length * 10;
/** @param {string} names */
const nodes = (names) => names.split(" ").map((id) => ({ id, text: `Hand ${id}` }));
/** @param {string} words @returns {Pair[]} */
const pairs = (words) => words.split(" ").filter(Boolean)
  .map((word) => /** @type {Pair} */ (word.split(">")));
/** @param {string} names @param {string} arrows @param {number} width @param {Pair[]} [ties] */
function laid(names, arrows, width, ties = []) {
  return chLayout({
    nodes: nodes(names), edges: pairs(arrows), ties: ties.map((pair) => ({ pair, kind: "ties" })),
  }, width, measure);
}
/** @param {ReturnType<typeof chLayout>} plan */
function apart(plan) {
  const boxes = [...plan.boxes];
  for (const [a, one] of boxes) {
    assert.ok(one.x >= 0 && one.x + one.w <= plan.width + 0.01, `${a} inside the width`);
    assert.ok(one.y >= 0 && one.y + one.h <= plan.height + 0.01, `${a} inside the height`);
    for (const [b, other] of boxes) {
      if (a >= b) continue;
      const over = one.x < other.x + other.w && other.x < one.x + one.w
        && one.y < other.y + other.h && other.y < one.y + one.h;
      assert.ok(!over, `${a} and ${b} lie apart`);
    }
  }
}

for (const [name, names, arrows] of [
  ["a row", "a b c", "a>b b>c"],
  ["a fan", "a b c d e", "a>e b>e c>e d>e"],
  ["an arrow over a layer", "a b c", "a>b b>c a>c"],
  ["a circle", "a b c", "a>b b>a b>c"],
  ["a tangle", "a b c d e f", "a>b a>c b>d c>d d>e a>e f>e e>a"],
]) {
  for (const width of [320, 900]) {
    test(`boxes lie apart and every arrow is drawn: ${name}, ${width} wide`, () => {
      const plan = laid(names, arrows, width);
      apart(plan);
      assert.deepEqual(plan.paths.map((path) => path.edge), pairs(arrows));
      for (const path of plan.paths) {
        assert.match(path.d, /^M[\d. -]/);
        assert.doesNotMatch(path.d, /NaN|undefined/);
        assert.ok([path.head.x, path.head.y, ...path.sign].every(Number.isFinite));
      }
      assert.ok([...plan.boxes.keys()].every((id) => names.split(" ").includes(id)));
    });
  }
}

test("wide it goes from left to right, roots first; narrow one box a line", () => {
  const wide = laid("a b c", "a>b b>c", 900);
  assert.equal(wide.way, "across");
  const x = (/** @type {string} */ id) => wide.boxes.get(id)?.x ?? NaN;
  assert.ok(x("a") < x("b") && x("b") < x("c"));
  const narrow = laid("a b c", "a>b b>c", 320);
  assert.equal(narrow.way, "down");
  assert.equal(new Set([...narrow.boxes.values()].map((box) => box.x)).size, 1);
});

test("the way back of a circle has its head at the other end, to the left", () => {
  const plan = laid("a b", "a>b b>a", 900);
  assert.deepEqual(plan.paths.map((path) => path.head.left), [false, true]);
});

test("there and back again are two arrows that lie apart, with signs that do not meet", () => {
  for (const arrows of ["a>b b>a", "b>a a>b", "a>b b>c c>b"]) {
    const plan = laid("a b c", arrows, 900);
    const twins = plan.paths.filter(({ edge: [from, to] }) =>
      plan.paths.some(({ edge }) => edge[0] === to && edge[1] === from));
    const [one, other] = twins;
    assert.equal(twins.length, 2);
    const start = twins.map(({ d }) => Number(d.match(/^M\S+ (\S+?)C/)?.[1]));
    assert.ok(Math.abs(start[0] - start[1]) >= 12, `lines apart: ${start}`);
    const [x, y] = [0, 1].map((place) => one.sign[place] - other.sign[place]);
    assert.ok(Math.hypot(x, y) >= 20, `signs of radius 9 apart: ${Math.hypot(x, y)}`);
  }
});

test("ties of roots are brackets beside them; a tie of what is not drawn is none", () => {
  const plan = laid("a b c", "a>c b>c", 900, [["a", "b"], ["a", "zz"]]);
  assert.equal(plan.brackets.length, 1);
  assert.doesNotMatch(plan.brackets[0].d, /NaN/);
});

test("words are broken into lines that fit, and none is cut", () => {
  const long = "https://example.org/a-very-long-address/with_parts Donaudampfschifffahrtsgesellschaft";
  const plan = chLayout({ nodes: [{ id: "a", text: long }], edges: [], ties: [] }, 240, measure);
  const lines = plan.boxes.get("a")?.lines ?? [];
  assert.equal(lines.join("").replace(/ /g, ""), long.replace(/ /g, ""));
  assert.ok(lines.every((line) => measure(line) <= (plan.boxes.get("a")?.w ?? 0)));
});

test("nothing to draw is no fault", () => {
  const plan = chLayout({ nodes: [], edges: [], ties: [] }, 300, measure);
  assert.equal(plan.boxes.size, 0);
  assert.ok(Number.isFinite(plan.height));
});
