// Drop: a place on the teacher's page for what students handed in.
//
// A file goes to Python in pieces, each after the one before was taken: a class's download may
// have a hundred megabytes, and a message of that size would be refused.

import { wsEl, wsId, wsRoot, wsTell } from "../common.js";
import { drDropped } from "./files.js";
import "./drop.css";

/** @import { Dropped, Given, Model } from "../types.d.ts" */

const DR_PIECE = 256 * 1024;
const DR_LOST = 30_000; // milliseconds without an answer

/**
 * Send a message and wait for Python's word on it.
 *
 * @param {Model} model
 * @param {Record<string, unknown>} message
 * @param {ArrayBuffer} [raw]
 * @returns {Promise<Record<string, any> | null>} null if nobody answers
 */
function drAsk(model, message, raw) {
  return new Promise((resolve) => {
    /** @param {Record<string, any>} said */
    const heard = (said) => {
      const all = message.type === "done";
      if (all ? said.type !== "told" && said.type !== "refused" : said.number !== message.number) return;
      clearTimeout(timer);
      model.off("msg:custom", heard);
      resolve(said);
    };
    // What follows a drop may read the whole class: only a piece is answered at once.
    const timer = setTimeout(() => { model.off("msg:custom", heard); resolve(null); },
      message.type === "done" ? 10 * DR_LOST : DR_LOST);
    model.on("msg:custom", heard);
    model.send(message, undefined, raw ? [raw] : []);
  });
}

/**
 * Send one file; gives Python's last word on it.
 *
 * @param {Model} model
 * @param {number} number
 * @param {Dropped} one
 */
async function drSend(model, number, { path, file }) {
  for (let at = 0; ; at += DR_PIECE) {
    const last = at + DR_PIECE >= file.size;
    const raw = await file.slice(at, at + DR_PIECE).arrayBuffer();
    const said = await drAsk(model, { type: "piece", number, path, last }, raw);
    if (last || said?.type !== "taken") return said;
  }
}

/**
 * Send all files, one after the other, and say how it goes.
 *
 * @param {Model} model
 * @param {Dropped[]} files
 * @param {{ status: HTMLElement, refused: HTMLElement, t: (key: string, values?: Record<string, unknown>) => string, from: number }} pg
 */
async function drAllOf(model, files, { status, refused, t, from }) {
  refused.replaceChildren();
  if (!files.length) { status.textContent = t("nothing"); return; }
  for (const [at, one] of files.entries()) {
    status.textContent = t("sending", { done: at, of: files.length });
    /** @type {Record<string, any> | null} */
    let said;
    try {
      said = await drSend(model, from + at, one);
    } catch (error) { // the browser could not read it: a file that was moved meanwhile
      said = { type: "refused", text: String(error) };
    }
    if (!said) { status.textContent = t("lost", { done: at, of: files.length }); return; }
    if (said.type === "refused") refused.append(wsEl("li", { dir: "auto" }, t("refused", { name: one.path, why: said.text })));
  }
  const said = await drAsk(model, { type: "done" });
  status.textContent = said ? said.text : t("lost", { done: files.length, of: files.length });
}

/** @param {Given} given */
function render({ model, el }) {
  const { t } = wsTell(model.get("strings"));
  wsRoot(el, "drop");
  const id = wsId("dr-");
  const status = wsEl("p", { class: "dr-status", role: "status" });
  const refused = wsEl("ul", { class: "dr-refused" });
  const input = wsEl("input", { type: "file", multiple: true, id, class: "dr-input" });
  const place = wsEl("div", { class: "dr-place" },
    wsEl("strong", {}, t("title")), " ",
    wsEl("label", { for: id }, t("choose")), " ", input);
  el.replaceChildren(place, status, refused);

  let from = 0;
  let busy = Promise.resolve();
  /** @param {Dropped[]} files */
  const take = (files) => {
    const begin = from;
    from += files.length;
    busy = busy.then(() => drAllOf(model, files, { status, refused, t, from: begin }));
  };
  input.addEventListener("change", () => {
    take([...(input.files ?? [])].map((file) => ({ path: file.name, file })));
    input.value = "";
  });
  /** @param {DragEvent} event */
  const over = (event) => {
    event.preventDefault();
    event.stopPropagation();
    place.classList.toggle("dr-over", event.type === "dragover");
  };
  place.addEventListener("dragover", over);
  place.addEventListener("dragleave", over);
  place.addEventListener("drop", async (event) => {
    over(event);
    take(await drDropped(event.dataTransfer));
  });
}

export default { render };
