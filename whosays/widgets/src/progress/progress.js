// Progress: one bar for an exercise, or the start page with every unit.

import { prForget } from "../pair/kept.js";
import { wsEl, wsRoot, wsTell, wsId } from "../common.js";
import { wsOutbox, wsTellOutbox } from "../keeper.js";
import { pgBar } from "./parts.js";
import { pgStart } from "./start.js";
import "./progress.css";

/** @import { Given, Progress, Row, Told } from "../types.d.ts" */

const PG_SLOW = 10_000; // milliseconds until we say that an answer takes long
const PG_PAUSE = 1_000; // milliseconds between two looks at what is on disk

/**
 * The bars; drawn anew only if something in them has changed, so that focus stays.
 *
 * @param {Progress} pg
 */
function pgRows(pg) {
  const place = wsEl("div", { class: pg.whole ? "pg-start" : "pg-one" });
  let drawn = "";
  const draw = () => {
    /** @type {Row[]} */
    const rows = pg.model.get("rows") ?? [];
    const now = JSON.stringify(rows);
    if (now === drawn) return;
    drawn = now;
    const held = document.activeElement;
    const focused = held && place.contains(held) ? held.getAttribute("aria-label") : null;
    place.replaceChildren(...pg.whole ? pgStart(pg, rows) : rows.flatMap((row) => {
      const { bar, words } = pgBar(pg, row);
      return [words, bar];
    }));
    if (focused) {
      Array.from(place.querySelectorAll("a"))
        .find((link) => link.getAttribute("aria-label") === focused)?.focus();
    }
  };
  return { node: place, draw };
}

/**
 * Where the answers are kept, with a way to take the path along.
 *
 * @param {Progress} pg
 */
function pgFolder(pg) {
  const path = wsEl("code", { class: "pg-path", dir: "ltr" }, pg.model.get("folder"));
  const said = wsEl("span", { role: "status", class: "pg-copied" });
  const copy = async () => {
    said.textContent = "";
    try {
      await navigator.clipboard.writeText(path.textContent);
      said.textContent = pg.t("copied");
    } catch {
      // Some pages may not write to the clipboard; then the keys do it.
      getSelection()?.selectAllChildren(path);
      said.textContent = pg.t("copy_by_hand");
    }
  };
  return wsEl("div", { class: "pg-folder" },
    wsEl("p", {}, pg.t("kept")),
    wsEl("p", { class: "ws-row" }, path,
      wsEl("button", { type: "button", "aria-label": pg.t("copy_name"), onclick: copy }, pg.t("copy")),
      said));
}

/**
 * Deleting takes two steps, and says what came of it.
 *
 * @param {Progress} pg
 */
function pgDelete(pg) {
  const ask = wsEl("button", { type: "button", class: "pg-delete" }, pg.t("delete"));
  const yes = wsEl("button", { type: "button", class: "pg-yes" }, pg.t("delete_yes"));
  const no = wsEl("button", { type: "button" }, pg.t("delete_no"));
  const questionId = wsId("pg-");
  const sure = wsEl("div", {
    class: "pg-sure", role: "group", "aria-labelledby": questionId, hidden: true,
  }, wsEl("p", { id: questionId }, pg.t("delete_ask")), wsEl("p", { class: "ws-row" }, no, yes));
  const report = wsEl("p", { class: "pg-report", role: "status" });
  const close = (/** @type {string} */ words) => {
    sure.hidden = true;
    ask.hidden = false;
    report.textContent = words;
    ask.focus();
  };
  ask.addEventListener("click", () => {
    report.textContent = "";
    ask.hidden = true;
    sure.hidden = false;
    no.focus();
  });
  no.addEventListener("click", () => close(pg.t("delete_kept")));
  sure.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close(pg.t("delete_kept"));
  });
  yes.addEventListener("click", () => {
    close(pg.t("deleting"));
    pg.slow = setTimeout(() => { report.textContent = pg.t("slow"); }, PG_SLOW);
    pg.send("delete");
  });
  const told = (/** @type {Told & {type?: string, view?: string}} */ message) => {
    clearTimeout(pg.slow);
    report.textContent = message.text;
    report.classList.toggle("pg-problem", Boolean(message.problem));
  };
  return { node: wsEl("div", { class: "pg-away" }, ask, sure, report), told };
}

/**
 * Another notebook may have changed the answers: look again when this page is seen again.
 * Gives the function that stops watching.
 *
 * @param {HTMLElement} el
 * @param {() => void} look
 */
function pgWatch(el, look) {
  let last = 0;
  const refresh = () => {
    if (document.visibilityState === "hidden" || Date.now() - last < PG_PAUSE) return;
    last = Date.now();
    look();
  };
  let seen = true; // drawn from fresh rows just now
  const watch = new IntersectionObserver((entries) => {
    const now = entries.some((entry) => entry.isIntersecting);
    if (now && !seen) refresh();
    seen = now;
  });
  watch.observe(el);
  addEventListener("focus", refresh);
  addEventListener("pageshow", refresh);
  document.addEventListener("visibilitychange", refresh);
  return () => {
    watch.disconnect();
    removeEventListener("focus", refresh);
    removeEventListener("pageshow", refresh);
    document.removeEventListener("visibilitychange", refresh);
  };
}

/** @param {Given} given */
function render({ model, el }) {
  const strings = model.get("strings") ?? {};
  const pg = /** @type {Progress} */ ({
    model,
    t: wsTell(strings).t,
    uid: wsId("pg-"),
    whole: Boolean(model.get("whole_kit")),
    base: model.get("base") ?? ".",
    slow: undefined,
  });
  pg.send = (type) => {
    try {
      model.send({ type, view: pg.uid });
    } catch {
      // Without a kernel the bars show what was last known.
    }
  };
  const rows = pgRows(pg);
  const away = pg.whole && model.get("can_delete") ? pgDelete(pg) : null;
  const problem = wsEl("p", { class: "pg-problem", role: "status" });
  wsRoot(el, "progress").replaceChildren(...[
    rows.node,
    pg.whole && (model.get("folder") || away)
      ? wsEl("div", { class: "ws-panel pg-keep" },
          model.get("folder") ? pgFolder(pg) : null, away?.node)
      : null,
    problem,
  ].filter((part) => part !== null));
  rows.draw();
  const told = (/** @type {Told & {type?: string, view?: string}} */ message) => {
    if (message?.type !== "told" || message.view !== pg.uid) return;
    if (message.forget) {
      // Deleted is deleted: nothing that waited in this browser brings an answer back.
      wsOutbox().clear(message.forget);
      prForget(message.forget);
      wsTellOutbox();
    }
    if (away) away.told(message);
    else problem.textContent = message.text;
  };
  model.on("change:rows", rows.draw);
  model.on("msg:custom", told);

  const stop = pgWatch(el, () => pg.send("refresh"));
  return () => {
    clearTimeout(pg.slow);
    stop();
    model.off("change:rows", rows.draw);
    model.off("msg:custom", told);
  };
}

export default { render };
