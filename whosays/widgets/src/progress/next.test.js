import assert from "node:assert/strict";
import { test } from "node:test";
import { pgGroups, pgNext } from "./next.js";

const form = (title, answered, total = 4) => ({ title, exercise: `${title}.ipynb`, answered, total });
const unit = (title, lesson, exercise) => ({
  title, lesson: `l/${title}.ipynb`, exercise: `e/${title}.ipynb`, minutes: 60,
  answered: lesson + exercise, total: 7,
  pages: {
    lesson: { minutes: 20, answered: lesson, total: 3 },
    exercise: { minutes: 40, answered: exercise, total: 4 },
  },
});

test("it begins with the first page of the course", () => {
  const { row, where, begun } = pgNext([form("A", 0), unit("1", 0, 0)]);
  assert.deepEqual([row.title, where, begun], ["A", "exercise", false]);
});

test("it goes on where somebody was, first with the lesson", () => {
  const lesson = pgNext([form("A", 4), unit("1", 2, 0), unit("2", 0, 0)]);
  assert.deepEqual([lesson.row.title, lesson.where, lesson.minutes, lesson.begun], ["1", "lesson", 20, true]);
  const exercise = pgNext([form("A", 0), unit("1", 3, 1), unit("2", 0, 0)]);
  assert.deepEqual([exercise.row.title, exercise.where, exercise.minutes], ["1", "exercise", 40]);
});

test("a unit that is done leads to the next, and all done to nothing", () => {
  assert.equal(pgNext([unit("1", 3, 4), unit("2", 0, 0)]).row.title, "2");
  assert.equal(pgNext([unit("1", 3, 4)]), null);
  assert.equal(pgNext([]), null);
});

test("forms stand before and after the units", () => {
  const rows = [form("A", 0), unit("1", 0, 0), unit("2", 0, 0), form("B", 0), form("C", 0)];
  const told = pgGroups(rows).map(({ name, rows: those }) => [name, those.map(({ title }) => title).join()]);
  assert.deepEqual(told, [["before", "A"], ["units", "1,2"], ["after", "B"], ["later", "C"]]);
  assert.deepEqual(pgGroups([form("A", 0)]).map(({ name }) => name), ["before"]);
});
