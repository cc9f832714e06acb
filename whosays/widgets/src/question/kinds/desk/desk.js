// Newsroom desk: the passage on the left, the tests on the right, and the words that show
// it. By mouse the words are selected in the passage, by keyboard chosen from lists.
//
// Places are code points of the passage's text, as in Python.

import { wsEl } from "../../../common.js";
import { QU_SIGNS, quDraw } from "../../feedback.js";
import { quSorted } from "../../question.js";
import { dkLab } from "./lab.js";
import "./desk.css";
import "./lab.css";

const DK_ANSWERS = ["met", "not_met", "cant_tell"];
const DK_SHORT = 90; // characters of a sentence in a list

export const control = (q) => {
  const { t, item } = q;
  const desk = {
    tests: [], sentences: [], paragraphs: [], switches: [], text: "", ...(item.desk ?? {}),
  };
  const d = {
    q, t, desk,
    chars: Array.from(desk.text),
    answers: {}, words: {}, tried: [], guesses: {},
    active: null, // the test that was touched last
    pressed: false, // a finger or a mouse button is down
    ours: null, // the test whose reference words are shown
    rows: [],
    told: null, // the feedback that is shown
  };
  d.cut = ([start, end]) => d.chars.slice(start, end).join("");
  d.wants = (id) => ["met", "not_met"].includes(d.answers[id]);
  d.answer = () => dkAnswer(d);
  q.el.classList.add("qu-wide");

  const page = dkPage(d);
  d.rows = desk.tests.map((test, i) => dkTest(d, test, i + 1));
  const count = wsEl("p", { class: "qu-count ws-muted" });
  const list = wsEl("ol", { class: "dk-tests", role: "list" }, d.rows.map((row) => row.node));
  const lab = dkLab(d);

  d.draw = () => {
    page.draw();
    for (const row of d.rows) row.draw();
    const done = desk.tests.filter((test) => d.answers[test.id]).length;
    count.textContent = t("desk_count", { done, total: desk.tests.length });
  };
  d.commit = () => {
    d.draw();
    q.change(d.answer());
  };
  d.activate = (id) => {
    if (d.active === id) return;
    d.active = id;
    // Only this much: setting a radio button anew in the midst of a click undoes the click.
    for (const row of d.rows) row.light();
    page.draw();
  };
  d.point = (id, place) => {
    if (place) d.words[id] = place;
    else delete d.words[id];
    d.commit();
    const number = desk.tests.findIndex((test) => test.id === id) + 1;
    q.say(place ? t("desk_pointed", { number, text: d.cut(place) })
      : t("desk_taken_back", { number }));
  };
  const show = (answer) => {
    d.answers = { ...(answer?.answers ?? {}) };
    d.words = { ...(answer?.words ?? {}) };
    d.tried = [...(answer?.tried ?? [])];
    d.guesses = { ...(answer?.guesses ?? {}) };
    d.draw();
    lab.draw();
  };
  const feedback = (given) => {
    d.told = given.options?.length ? given : null;
    // Each line stands at its test; the box below keeps the headline and what is for all.
    q.parts.feedback.body.querySelectorAll(".qu-entries, .qu-others").forEach((n) => n.remove());
    d.ours = null;
    for (const row of d.rows) row.tell();
    d.draw();
    lab.take(given);
  };
  const node = wsEl("div", { class: "dk" }, page.node, wsEl("div", { class: "dk-side" }, list, count));
  return {
    node, show, feedback, same: dkSame, focus: () => d.rows[0]?.radios[0].focus(),
  };
};

/** The answer as Python keeps it: tests in their order, words only where they are asked for. */
function dkAnswer(d) {
  const answers = {};
  const words = {};
  for (const { id } of d.desk.tests) {
    if (d.answers[id]) answers[id] = d.answers[id];
    if (d.wants(id) && d.words[id]) words[id] = d.words[id];
  }
  if (Object.keys(answers).length === 0) return null;
  return { answers, words, tried: d.tried, guesses: d.guesses };
}

/** Whether two answers are the same for a check: what is only looked at does not count. */
function dkSame(a, b) {
  const part = (answer) => [quSorted(answer?.answers ?? {}), quSorted(answer?.words ?? {})];
  return JSON.stringify(part(a)) === JSON.stringify(part(b));
}

// ---------------------------------------------------------------- the passage

/** The passage on the page, with what is pointed at, and pointing by mouse. */
function dkPage(d) {
  const { t, desk, q } = d;
  const aim = wsEl("p", { class: "dk-aim ws-muted" });
  const quote = wsEl("blockquote", { dir: "auto" });
  const node = wsEl("div", { class: "dk-page" },
    wsEl("figure", { class: desk.ours ? "qu-passage qu-ours" : "qu-passage" },
      wsEl("figcaption", { dir: "auto" }, desk.label,
        desk.ours ? wsEl("span", { class: "qu-ours-note" }, t("ours")) : null),
      quote, aim));
  const number = (id) => desk.tests.findIndex((test) => test.id === id) + 1;
  const draw = () => {
    const marks = Object.keys(d.words).filter(d.wants).map((id) => ({
      place: d.words[id], label: String(number(id)),
      kind: id === d.active ? "dk-mine dk-now" : "dk-mine",
    }));
    const ours = d.told?.more?.tests?.[d.ours]?.span;
    if (ours) marks.push({ place: ours, label: t("desk_ours_mark"), kind: "dk-theirs" });
    dkText(quote, desk, d.chars, marks, desk.sentences);
    const wants = d.active && d.wants(d.active);
    quote.classList.toggle("dk-ready", Boolean(wants));
    const form = wants ? "desk_aim"
      : d.answers[d.active] ? "desk_aim_none" : "desk_aim_first";
    aim.textContent = d.active ? t(form, { number: number(d.active) }) : t("desk_aim_idle");
  };
  const take = (event) => {
    if (!d.active || !d.wants(d.active)) return;
    const place = dkSelected(quote, d.chars) ?? dkSentence(desk, event.target);
    if (!place) return;
    getSelection().removeAllRanges();
    d.point(d.active, place);
  };
  let down = false;
  quote.addEventListener("mousedown", (event) => { down = event.button === 0; });
  const up = (event) => {
    if (down) take(event);
    down = false;
  };
  document.addEventListener("mouseup", up);
  const lift = () => { d.pressed = false; };
  for (const name of ["pointerup", "pointercancel"]) document.addEventListener(name, lift);
  q.onEnd(() => {
    document.removeEventListener("mouseup", up);
    for (const name of ["pointerup", "pointercancel"]) document.removeEventListener(name, lift);
  });
  return { node, draw };
}

/**
 * Draw a text: paragraphs of pieces, none of which crosses a mark's or a sentence's edge.
 *
 * Labels and sentence numbers are drawn by the style sheet, so that the text nodes hold the
 * text and nothing else, and a selection can be counted in it.
 */
export function dkText(box, { paragraphs }, chars, marks, sentences = []) {
  box.replaceChildren(...paragraphs.map((para) => {
    const edges = new Set([para.start, para.end]);
    for (const [start, end] of [...marks.map((mark) => mark.place), ...sentences]) {
      for (const edge of [start, end]) if (edge > para.start && edge < para.end) edges.add(edge);
    }
    const cuts = [...edges].sort((a, b) => a - b);
    const pieces = cuts.slice(0, -1).map((start, i) => {
      const end = cuts[i + 1];
      const here = marks.filter((mark) => mark.place[0] < end && mark.place[1] > start);
      const ending = here.filter((mark) => mark.place[1] === end);
      const at = sentences.findIndex(([low, high]) => low <= start && end <= high);
      const piece = wsEl(here.length ? "mark" : "span", {
        class: here.map((mark) => mark.kind).join(" ") || null,
        "data-at": String(start),
        "data-sentence": at < 0 ? null : String(at),
        "data-number": at >= 0 && sentences[at][0] === start ? String(at + 1) : null,
        "data-label": ending.length ? ending.map((mark) => mark.label).join(", ") : null,
      });
      piece.append(document.createTextNode(chars.slice(start, end).join("")));
      return piece;
    });
    return wsEl("p", { class: para.title ? "dk-title" : null, dir: "auto" }, pieces);
  }));
}

/** The words selected in the passage, widened to whole words; null if none are. */
function dkSelected(box, chars) {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  let start = Infinity;
  let end = -1;
  for (const piece of box.querySelectorAll("[data-at]")) {
    const text = piece.firstChild;
    if (!range.intersectsNode(text)) continue;
    const from = range.startContainer === text ? range.startOffset : 0;
    const to = range.endContainer === text ? range.endOffset : text.data.length;
    if (to <= from) continue;
    const count = (units) => Array.from(text.data.slice(0, units)).length;
    start = Math.min(start, Number(piece.dataset.at) + count(from));
    end = Math.max(end, Number(piece.dataset.at) + count(to));
  }
  const space = (i) => /\s/u.test(chars[i]);
  while (start < end && space(start)) start += 1;
  while (end > start && space(end - 1)) end -= 1;
  if (start >= end) return null;
  while (start > 0 && !space(start - 1)) start -= 1;
  while (end < chars.length && !space(end)) end += 1;
  return [start, end];
}

/** The sentence that was clicked. */
function dkSentence(desk, target) {
  const at = target instanceof Element ? target.closest("[data-sentence]") : null;
  return at ? desk.sentences[Number(at.dataset.sentence)] ?? null : null;
}

// ---------------------------------------------------------------- one test

function dkTest(d, test, number) {
  const { t, q } = d;
  const name = `${q.uid}-dk-${number}`;
  const radios = DK_ANSWERS.map((answer) => {
    const input = wsEl("input", { type: "radio", name, value: answer });
    input.addEventListener("change", () => {
      d.answers[test.id] = answer;
      d.commit();
    });
    return input;
  });
  const choices = radios.map((input) =>
    wsEl("label", { class: "dk-choice" }, input, wsEl("span", {}, t(`desk_${input.value}`))));
  const words = dkWords(d, test, number);
  const told = wsEl("div", { class: "dk-told", hidden: true });
  const old = wsEl("p", { class: "dk-old ws-muted", hidden: true }, t("desk_old"));
  const node = wsEl("li", { class: "dk-test" },
    wsEl("fieldset", { "aria-describedby": `${name}-rule` },
      wsEl("legend", { class: "dk-question", dir: "auto" },
        wsEl("span", { class: "dk-number" }, String(number)), " ", test.question),
      wsEl("p", { class: "dk-rule ws-muted", id: `${name}-rule`, dir: "auto" },
        t("desk_rule", test)),
      wsEl("div", { class: "dk-choices" }, choices),
      words.node),
    old, told);
  // A press gives the focus before it is let go; a line that changes its height meanwhile
  // would move the button from under the finger.
  node.addEventListener("pointerdown", () => { d.pressed = true; });
  node.addEventListener("focusin", () => d.pressed || d.activate(test.id));
  node.addEventListener("click", () => d.activate(test.id));
  const light = () => node.classList.toggle("dk-active", d.active === test.id);
  const draw = () => {
    radios.forEach((input, i) => {
      input.checked = d.answers[test.id] === input.value;
      choices[i].classList.toggle("dk-chosen", input.checked);
    });
    light();
    words.draw();
    const line = d.told?.options.find((option) => option.id === test.id);
    const before = q.model.get("checked") ?? {};
    const same = (part) => JSON.stringify((dkAnswer(d) ?? {})[part]?.[test.id] ?? null)
      === JSON.stringify(before[part]?.[test.id] ?? null);
    old.hidden = !line || (same("answers") && same("words"));
    const button = told.querySelector(".dk-ours");
    if (button) {
      const shown = d.ours === test.id;
      button.setAttribute("aria-pressed", String(shown));
      button.textContent = t(shown ? "desk_ours_hide" : "desk_ours_show");
    }
  };
  const tell = () => {
    const line = d.told?.options.find((option) => option.id === test.id);
    told.hidden = !line;
    told.replaceChildren(...(line ? dkTold(d, test, line) : []));
  };
  return { node, radios, draw, light, tell };
}

/** What the check says of one test. */
function dkTold(d, test, line) {
  const { t } = d;
  const fits = line.fits === true ? "fits" : line.fits === false ? "fits_not" : "fits_open";
  const reason = (name) => (line[name]
    ? wsEl("p", { class: "qu-reason" },
        wsEl("span", { class: "qu-label" }, `${t(name)}: `),
        wsEl("span", { dir: "auto" }, line[name]))
    : null);
  const span = d.told.more?.tests?.[test.id]?.span;
  const button = span
    ? wsEl("button", {
        type: "button", class: "ws-quiet dk-ours", "aria-pressed": "false",
        onclick: () => {
          d.ours = d.ours === test.id ? null : test.id;
          d.draw();
          if (!d.ours) return;
          d.q.say(d.cut(span));
          d.q.el.querySelector("mark.dk-theirs")?.scrollIntoView({ block: "nearest" });
        },
      }, t("desk_ours_show"))
    : null;
  return [
    wsEl("div", { class: "qu-entry", "data-fits": line.chosen ? fits : "none" },
      wsEl("span", { class: "qu-sign qu-small" },
        quDraw(line.chosen ? QU_SIGNS[String(line.fits ?? null)] : QU_SIGNS.blank)),
      wsEl("div", {},
        wsEl("p", { class: "qu-entry-head" },
          wsEl("span", { class: "qu-fits" }, line.chosen ? t(fits) : t("desk_unanswered"))),
        reason("says"), reason("rule"), reason("shows"), button)),
  ];
}

/** Pointing by native controls: a sentence, then, if wanted, single words of it. */
function dkWords(d, test, number) {
  const { t, desk, q } = d;
  const name = `${q.uid}-dkw-${number}`;
  const short = (text) => {
    const line = Array.from(text.replace(/\s+/gu, " "));
    return line.length > DK_SHORT ? `${line.slice(0, DK_SHORT).join("")} …` : line.join("");
  };
  const sentence = wsEl("select", { id: name, class: "qu-select" },
    wsEl("option", { value: "" }, t("desk_words_choose")),
    desk.sentences.map((place, i) => wsEl("option", { value: String(i) },
      t("desk_sentence", { number: i + 1, text: short(d.cut(place)) }))));
  const first = wsEl("select", { class: "qu-select" });
  const last = wsEl("select", { class: "qu-select" });
  const narrow = wsEl("details", { class: "dk-narrow" },
    wsEl("summary", {}, t("desk_narrow")),
    wsEl("div", { class: "dk-ends" },
      wsEl("label", {}, t("desk_first"), first), wsEl("label", {}, t("desk_last"), last)));
  const yours = wsEl("p", { class: "dk-yours", dir: "auto" });
  const back = wsEl("button", {
    type: "button", class: "ws-quiet", "aria-label": t("desk_take_back_name", { number }),
    onclick: () => {
      d.point(test.id, null);
      sentence.focus();
    },
  }, t("desk_take_back"));
  const row = wsEl("div", { class: "dk-pointed" }, yours, back);
  const label = wsEl("label", { for: name });
  const node = wsEl("div", { class: "dk-words" },
    label, sentence, row, narrow);
  sentence.addEventListener("change", () => {
    d.point(test.id, sentence.value === "" ? null : desk.sentences[Number(sentence.value)]);
  });
  let words = []; // of the sentences that the pointed words lie in
  const choose = () => {
    const [one, other] = [Number(first.value), Number(last.value)].sort((a, b) => a - b);
    d.point(test.id, [words[one][0], words[other][1]]);
  };
  first.addEventListener("change", choose);
  last.addEventListener("change", choose);
  const draw = () => {
    const place = d.words[test.id];
    node.hidden = !d.wants(test.id);
    label.textContent = t(d.answers[test.id] === "not_met" ? "desk_words_missing" : "desk_words");
    row.hidden = narrow.hidden = !place;
    if (!place) {
      sentence.value = "";
      return;
    }
    const touched = desk.sentences.map((s, i) => [s, i])
      .filter(([[low, high]]) => low < place[1] && high > place[0]);
    sentence.value = String(touched[0]?.[1] ?? "");
    yours.textContent = t("desk_yours", { text: d.cut(place) });
    words = dkSplit(d.chars, touched[0]?.[0][0] ?? place[0], touched.at(-1)?.[0][1] ?? place[1]);
    const known = words.map(([low, high]) => d.chars.slice(low, high).join("")).join(" ");
    if (node.dataset.words !== known) {
      node.dataset.words = known;
      for (const select of [first, last]) {
        select.replaceChildren(...words.map(([low, high], i) =>
          wsEl("option", { value: String(i) }, d.chars.slice(low, high).join(""))));
      }
    }
    first.value = String(Math.max(0, words.findIndex(([, high]) => high > place[0])));
    last.value = String(words.findLastIndex(([low]) => low < place[1]));
  };
  return { node, draw };
}

/** The places of the words in a stretch of text. */
function dkSplit(chars, start, end) {
  const words = [];
  let from = -1;
  for (let i = start; i <= end; i += 1) {
    const gap = i === end || /\s/u.test(chars[i]);
    if (!gap && from < 0) from = i;
    if (gap && from >= 0) {
      words.push([from, i]);
      from = -1;
    }
  }
  return words;
}
