// A figure that is drawn when asked for: button, takeaway, picture, the same as a table.

import { wsEl, wsId, wsRoot, wsTell, wsTogether } from "../common.js";
import "../page/page.css";
import "./figure.css";

/** @import { Given, Table, Tell } from "../types.d.ts" */

const FI_SLOW = 30_000; // milliseconds; the first figure of a session loads a drawing library
const FI_NONE = "–"; // as whosays.html.page has it
const FI_TRAITS = ["picture", "slim", "alt", "caption", "table", "message", "busy"];

/** @param {Table} table */
function fiTable(table) {
  return wsEl("table", { class: "ws-table" },
    wsEl("caption", {}, table.caption),
    wsEl("thead", {}, wsEl("tr", {},
      (table.columns ?? []).map((name) => wsEl("th", { scope: "col" }, name)))),
    wsEl("tbody", {}, (table.rows ?? []).map(([head, ...cells]) => wsEl("tr", {},
      wsEl("th", { scope: "row" }, head), cells.map((cell, place) => wsEl("td", {
        "data-column": (table.columns ?? [])[place + 1] ?? "",
        "data-none": ["", FI_NONE].includes(String(cell)),
      }, cell))))));
}

/**
 * The button that gives a figure the whole window, and takes it back.
 *
 * @param {Tell} t
 * @param {string} place its id
 */
function fiEnlarge(t, place) {
  const what = wsEl("span", { class: "ws-sr" });
  const button = wsEl("button", {
    type: "button", class: "ws-figure-enlarge", popovertarget: place,
  },
  wsEl("span", { class: "ws-figure-open" }, t("enlarge")),
  wsEl("span", { class: "ws-figure-close" }, t("close")), what);
  return { button, what };
}

/**
 * The picture with its takeaway and its twin, hidden while there is none.
 *
 * @param {Tell} t
 */
function fiPicture(t) {
  const image = wsEl("img", {});
  const slim = wsEl("img", { class: "ws-figure-slim" });
  const place = wsId("ws-fi-");
  const enlarge = fiEnlarge(t, place);
  const caption = wsEl("figcaption", { dir: "auto" });
  const scroll = wsEl("div", { class: "ws-scroll", role: "region", tabindex: "0" });
  const twin = wsEl("details", {}, wsEl("summary", {}, t("table")), scroll);
  const name = wsEl("p", { class: "ws-figure-name ws-muted", dir: "auto" });
  // Where a picture would be too small to read it keeps its size and is moved, by keyboard too.
  const view = wsEl("div", {
    class: "ws-figure-view", role: "region", tabindex: "0",
  }, image);
  const node = wsEl("figure", { class: "ws-figure", id: place, popover: "auto", hidden: true },
    caption, view, enlarge.button, name, twin);
  /** @param {Given["model"]} model */
  const draw = (model) => {
    const picture = model.get("picture") ?? "";
    const table = model.get("table") ?? {};
    node.hidden = picture === "";
    if (picture && image.getAttribute("src") !== picture) image.src = picture;
    image.alt = model.get("alt") ?? "";
    const thin = model.get("slim") ?? "";
    if (thin && slim.getAttribute("src") !== thin) slim.src = thin;
    slim.alt = image.alt;
    if (thin) view.append(slim);
    else slim.remove();
    caption.textContent = model.get("caption") ?? "";
    view.setAttribute("aria-label", caption.textContent);
    twin.hidden = !table.rows;
    name.textContent = table.caption ?? "";
    enlarge.what.textContent = ` ${t("enlarge_what", { name: name.textContent })}`;
    scroll.setAttribute("aria-label", table.caption ?? "");
    scroll.replaceChildren(table.rows ? fiTable(table) : "");
  };
  return { node, caption, draw };
}

/** @param {Given} given */
function render({ model, el }) {
  const strings = model.get("strings") ?? {};
  const { t } = wsTell(strings);
  wsRoot(el, "figure-widget");
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let slow;
  let asked = false; // in this window, so that news is told here and nowhere else
  const picture = fiPicture(t);
  const message = wsEl("p", { class: "fi-message", role: "status" });
  const said = wsEl("p", { class: "ws-sr", "aria-live": "polite" });
  const button = wsEl("button", { type: "button", class: "fi-draw" });
  const draw = () => {
    const busy = Boolean(model.get("busy"));
    const there = Boolean(model.get("picture"));
    const words = model.get("message") ?? "";
    if (!busy) clearTimeout(slow);
    button.hidden = !model.get("can_draw");
    button.setAttribute("aria-disabled", String(busy));
    button.classList.toggle("ws-main", !there);
    button.textContent = t(busy ? "drawing" : there || words ? "again" : "draw");
    el.setAttribute("aria-busy", String(busy));
    if (message.textContent !== words) message.textContent = words;
    picture.draw(model);
    if (!asked || busy || !there || words) return;
    asked = false;
    said.textContent = t("drawn", { caption: picture.caption.textContent });
  };
  button.addEventListener("click", () => {
    if (button.getAttribute("aria-disabled") === "true") return;
    asked = true;
    said.textContent = "";
    message.textContent = "";
    button.setAttribute("aria-disabled", "true");
    button.textContent = t("drawing");
    clearTimeout(slow);
    slow = setTimeout(() => {
      button.setAttribute("aria-disabled", "false");
      button.textContent = t("again");
      message.textContent = t("slow");
    }, FI_SLOW);
    model.send({ type: "draw" });
  });
  el.replaceChildren(button, message, picture.node, said);
  draw();
  const off = wsTogether(model, FI_TRAITS, draw);
  return () => {
    clearTimeout(slow);
    off();
  };
}

export default { render };
