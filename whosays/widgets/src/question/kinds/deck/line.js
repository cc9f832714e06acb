// Evidence deck: the line of one's own ratings, card by card, and the same as a table.

import { wsEl } from "../../../common.js";

/** @import { DeckPoint, DeckState } from "../../../types.d.ts" */

const DC_WIDE = 120; // pixels from card to card at most
const DC_TALL = 230; // height of the line's drawing in pixels
const DC_EDGE = { left: 54, right: 18, top: 24, bottom: 44 };

/**
 * The line of one's own ratings: a drawing, and a table that says the same and more.
 *
 * @param {DeckState} d
 */
export function dcLine(d) {
  const { q } = d;
  const { t } = q;
  const none = wsEl("p", { class: "ws-muted dc-none" }, t("deck_line_none"));
  const drawing = wsEl("div", { class: "dc-drawing" });
  const ring = wsEl("p", { class: "dc-ring-told ws-muted" }, t("deck_line_most"));
  const scroll = wsEl("div", {
    class: "dc-scroll", role: "region", tabindex: "0", "aria-label": t("deck_table_caption"),
  });
  const twin = wsEl("details", { class: "dc-twin" },
    wsEl("summary", {}, t("deck_table")), scroll);
  const figure = wsEl("figure", { class: "dc-line" },
    wsEl("figcaption", { class: "dc-ask" }, t("deck_line")), none, drawing, ring, twin);
  const draw = () => {
    const points = [0, ...d.cards.map((_, i) => i + 1)]
      .map((step) => ({ step, value: d.rating(step) }))
      .flatMap(({ step, value }) => (value === null ? [] : [{ step, value }]));
    none.hidden = points.length > 0;
    drawing.hidden = points.length === 0;
    twin.hidden = points.length === 0;
    ring.hidden = (d.more.most ?? []).length === 0;
    if (points.length === 0) return;
    drawing.replaceChildren(dcSvg(d, points, drawing.clientWidth || 480));
    scroll.replaceChildren(dcTable(d, points));
  };
  let width = 0;
  const watch = new ResizeObserver(() => {
    if (drawing.clientWidth === width) return;
    width = drawing.clientWidth;
    draw();
  });
  watch.observe(figure);
  q.onEnd(() => watch.disconnect());
  return { node: figure, draw };
}

/**
 * @param {DeckState} d
 * @param {DeckPoint[]} points
 * @param {number} width
 */
function dcSvg(d, points, width) {
  const { t } = d.q;
  const make = (/** @type {string} */ tag, /** @type {Record<string, unknown>} */ attributes, /** @type {(Node | string)[]} */ ...children) => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
    node.append(...children);
    return node;
  };
  const right = Math.min(width, DC_EDGE.left + DC_EDGE.right + d.cards.length * DC_WIDE);
  const x = (/** @type {number} */ step) => DC_EDGE.left + ((right - DC_EDGE.left - DC_EDGE.right) * step) / d.cards.length;
  const floor = DC_TALL - DC_EDGE.bottom;
  const y = (/** @type {number} */ value) => floor - ((floor - DC_EDGE.top) * value) / 100;
  const label = (/** @type {number} */ at, /** @type {number} */ high, /** @type {string} */ words, /** @type {string} */ name) =>
    make("text", { x: at, y: high, class: name, "text-anchor": "middle" }, words);
  const parts = [0, 50, 100].flatMap((value) => [
    make("line", { class: "dc-grid", x1: x(0), x2: x(d.cards.length), y1: y(value), y2: y(value) }),
    make("text", { x: DC_EDGE.left - 24, y: y(value) + 4, class: "dc-axis", "text-anchor": "end" }, String(value)),
  ]);
  d.cards.forEach((card, i) => {
    const placing = d.placings.get(d.placed(i + 1).how ?? "");
    parts.push(label(x(i + 1), floor + 20, String(i + 1), "dc-axis"));
    if (placing) parts.push(label(x(i + 1), floor + 38, placing.sign, "dc-under"));
  });
  parts.push(label(x(0), floor + 20, t("deck_start"), "dc-axis dc-begin"));
  parts.push(make("polyline", {
    class: "dc-path", points: points.map((p) => `${x(p.step)},${y(p.value)}`).join(" "),
  }));
  const most = new Set(d.more.most ?? []);
  for (const point of points) {
    const marked = most.has(d.cards[point.step - 1]?.id);
    if (marked) parts.push(make("circle", { class: "dc-ring", cx: x(point.step), cy: y(point.value), r: 10 }));
    parts.push(make("circle", {
      class: point.step === d.at ? "dc-dot dc-now" : "dc-dot", cx: x(point.step), cy: y(point.value), r: 5.5,
    }));
    parts.push(label(x(point.step), y(point.value) - (marked ? 14 : 10), String(point.value), "dc-value"));
  }
  const told = points.map((point) => t(point.step === 0 ? "deck_line_start" : "deck_line_card",
    { number: point.step, value: point.value })).join(", ");
  return make("svg", {
    class: "dc-svg", width: right, height: DC_TALL, viewBox: `0 0 ${right} ${DC_TALL}`,
    role: "img", "aria-label": t("deck_line_alt", { points: told }),
  }, ...parts);
}

/**
 * @param {DeckState} d
 * @param {DeckPoint[]} points
 */
function dcTable(d, points) {
  const { t } = d.q;
  const ours = d.more.cards ?? {};
  const checked = Object.keys(ours).length > 0;
  const heads = ["card", "how", "rating", "change", "why", ...(checked ? ["ours"] : [])];
  const most = new Set(d.more.most ?? []);
  const none = t("deck_none");
  // Where there is no room for columns each cell says which one it is of.
  const cellsOf = (/** @type {(string | number)[]} */ cells) => cells.map((cell, i) =>
    wsEl("td", { dir: "auto", "data-column": t(`deck_col_${heads[i + 1]}`) }, cell));
  const rows = [wsEl("tr", {}, wsEl("th", { scope: "row" }, t("deck_start")),
    cellsOf([none, d.rating(0) ?? none, none, none, ...(checked ? [none] : [])]))];
  d.cards.forEach((card, i) => {
    const given = d.placed(i + 1);
    if (Object.keys(given).length === 0) return;
    const here = points.findIndex((point) => point.step === i + 1);
    const step = here > 0 ? points[here].value - points[here - 1].value : null;
    const change = step === null ? none : step > 0 ? `+${step}` : step < 0 ? `−${-step}` : "0";
    const cells = [
      d.placings.get(given.how ?? "")?.text ?? none, given.rating ?? none,
      most.has(card.id) ? t("deck_change_most", { change }) : change,
      given.why ?? none, ...(checked ? [ours[card.id]?.text ?? none] : []),
    ];
    rows.push(wsEl("tr", {},
      wsEl("th", { scope: "row" }, t("deck_step_card", { number: i + 1, ...card })),
      cellsOf(cells)));
  });
  return wsEl("table", { class: "dc-table" },
    wsEl("caption", { class: "ws-sr" }, t("deck_table_caption")),
    wsEl("thead", {}, wsEl("tr", {},
      heads.map((name) => wsEl("th", { scope: "col" }, t(`deck_col_${name}`))))),
    wsEl("tbody", {}, rows));
}
