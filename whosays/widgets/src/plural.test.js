import { readFileSync } from "node:fs";
import assert from "node:assert/strict";
import { test } from "node:test";
import { wsForm } from "./plural.js";

const ENGLISH = { language: "en", words_one: "", words_other: "" };

test("English has one form for one and one for all else", () => {
  assert.deepEqual([0, 1, 2, 1.5].map((n) => wsForm(ENGLISH, "words", n)),
    ["words_other", "words_one", "words_other", "words_other"]);
});

test("other languages have the forms that are theirs", () => {
  const polish = { language: "pl", w_one: "", w_few: "", w_many: "", w_other: "" };
  assert.deepEqual([1, 3, 5].map((n) => wsForm(polish, "w", n)), ["w_one", "w_few", "w_many"]);
  const arabic = { language: "ar", w_zero: "", w_two: "", w_other: "" };
  assert.deepEqual([0, 2, 100].map((n) => wsForm(arabic, "w", n)), ["w_zero", "w_two", "w_other"]);
});

test("a form that is not translated is read by the one that every language has", () => {
  assert.equal(wsForm({ language: "pl", w_other: "" }, "w", 3), "w_other");
  assert.equal(wsForm({ w_one: "", w_other: "" }, "w", 1), "w_one");
});

test("what is no number takes the common form", () => {
  assert.equal(wsForm(ENGLISH, "words", Number("1 to 2")), "words_other");
});

const CASES = JSON.parse(
  readFileSync(new URL("../../../tests/cases/plurals.json", import.meta.url), "utf8"),
);

for (const [language, forms] of Object.entries(CASES)) {
  test(`numbers take the forms that Python gives them: ${language}`, () => {
    for (const [count, form] of Object.entries(forms)) {
      const name = `key_${form}`;
      assert.equal(wsForm({ language, [name]: "", key_other: "" }, "key", Number(count)), name);
    }
  });
}
