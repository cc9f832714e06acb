// Newsroom desk: the passage on the left, the tests on the right, and the words that show
// it. By mouse the words are selected in the passage, by keyboard chosen from lists.
//
// Places are code points of the passage's text, as in Python.

import { wsEl } from "../../../common.js";
import { prDesk } from "../../../pair/agree.js";
import { dkAnswer, dkSame } from "./answer.js";
import { dkLab } from "./lab.js";
import { dkPage } from "./passage.js";
import { dkTest } from "./rows.js";
import "./desk.css";
import "./lab.css";

/** @import { Control, DeskAnswer, DeskState, Feedback, Q } from "../../../types.d.ts" */

/**
 * What the desk's parts share.
 *
 * @param {Q} q
 * @returns {DeskState}
 */
function dkState(q) {
  const desk = {
    label: "", ours: false, tests: [], sentences: [], paragraphs: [], switches: [], text: "",
    ...(q.item.desk ?? {}),
  };
  const chars = Array.from(desk.text);
  return {
    q, t: q.t, desk, chars,
    answers: {}, words: {}, tried: [], guesses: {},
    active: null, // the test that was touched last
    pressed: false, // a finger or a mouse button is down
    ours: null, // the test whose reference words are shown
    rows: [],
    told: null, // the feedback that is shown
    cut: ([start, end]) => chars.slice(start, end).join(""),
    draw() {},
    commit() {},
    activate() {},
    point() {},
  };
}

/**
 * The ways to change the desk, once its passage and its rows are there.
 *
 * @param {DeskState} d
 * @param {() => void} drawPage
 */
function dkWays(d, drawPage) {
  const { q, t, desk } = d;
  d.commit = () => {
    d.draw();
    q.change(dkAnswer(desk, d));
  };
  d.activate = (id) => {
    if (d.active === id) return;
    d.active = id;
    // Only this much: setting a radio button anew in the midst of a click undoes the click.
    for (const row of d.rows) row.light();
    drawPage();
  };
  d.point = (id, place) => {
    if (place) d.words[id] = place;
    else delete d.words[id];
    d.commit();
    const number = desk.tests.findIndex((test) => test.id === id) + 1;
    q.say(place ? t("desk_pointed", { number, text: d.cut(place) })
      : t("desk_taken_back", { number }));
  };
}

/**
 * @param {Q} q
 * @returns {Control}
 */
export const control = (q) => {
  const d = dkState(q);
  const { t, desk } = d;
  q.el.classList.add("qu-wide");
  const page = dkPage(d);
  d.rows = desk.tests.map((test, i) => dkTest(d, test, i + 1));
  const count = wsEl("p", { class: "qu-count ws-muted" });
  const list = wsEl("ol", { class: "dk-tests", role: "list" }, d.rows.map((row) => row.node));
  const lab = dkLab(d);
  dkWays(d, page.draw);
  d.draw = () => {
    page.draw();
    for (const row of d.rows) row.draw();
    const done = desk.tests.filter((test) => d.answers[test.id]).length;
    count.textContent = t("desk_count", { done, total: desk.tests.length });
  };
  const show = (/** @type {DeskAnswer | null} */ answer) => {
    d.answers = { ...(answer?.answers ?? {}) };
    d.words = { ...(answer?.words ?? {}) };
    d.tried = [...(answer?.tried ?? [])];
    d.guesses = { ...(answer?.guesses ?? {}) };
    d.draw();
    lab.draw();
  };
  const feedback = (/** @type {Feedback} */ given) => {
    d.told = given.options?.length ? given : null;
    // Each line stands at its test; the box below keeps the headline and what is for all.
    q.parts.feedback.body.querySelectorAll(".qu-entries, .qu-others, .qu-right").forEach((n) => n.remove());
    d.ours = null;
    for (const row of d.rows) row.tell();
    d.draw();
    lab.take(given);
  };
  return {
    node: wsEl("div", { class: "dk" }, page.node, wsEl("div", { class: "dk-side" }, list, count)),
    show, feedback, same: dkSame, focus: () => d.rows[0]?.radios[0].focus(),
    apart: {
      compare: (first, second) => prDesk(first, second, desk.tests.map(({ id }) => id)),
      row: (id) => desk.tests.find((test) => test.id === id)?.question ?? id,
      said: (answer) => t(`desk_${answer}`),
    },
  };
};
