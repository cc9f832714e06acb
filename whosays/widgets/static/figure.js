// src/common.js
function wsEl(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === void 0 || value === false) continue;
    if (name === "class") node.className = value;
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name in node && typeof value !== "string") node[name] = value;
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children.flat(Infinity)) {
    if (child === null || child === void 0 || child === false) continue;
    node.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return node;
}
function wsRoot(el, name) {
  const suppress = "data-lm-suppress-shortcuts";
  el.classList.add("ws", `ws-${name}`);
  el.setAttribute(suppress, "true");
  el.addEventListener("focusin", (event) => event.target.setAttribute(suppress, "true"));
  el.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s") event.preventDefault();
  });
  return el;
}
function wsFill(text, values = {}) {
  return String(text ?? "").replace(
    /\{(\w+)\}/g,
    (whole, key) => key in values ? String(values[key]) : whole
  );
}

// src/figure/figure.js
var FI_SLOW = 3e4;
function fiTable(table) {
  return wsEl(
    "table",
    { class: "ws-table" },
    wsEl("caption", {}, table.caption),
    wsEl("thead", {}, wsEl(
      "tr",
      {},
      (table.columns ?? []).map((name) => wsEl("th", { scope: "col" }, name))
    )),
    wsEl("tbody", {}, (table.rows ?? []).map(([head, ...cells]) => wsEl(
      "tr",
      {},
      wsEl("th", { scope: "row" }, head),
      cells.map((cell) => wsEl("td", {}, cell))
    )))
  );
}
function render({ model, el }) {
  const strings = model.get("strings") ?? {};
  const t = (key, values) => wsFill(strings[key] ?? key, values);
  wsRoot(el, "figure-widget");
  let slow = 0;
  let asked = false;
  const image = wsEl("img", {});
  const caption = wsEl("figcaption", { dir: "auto" });
  const scroll = wsEl("div", { class: "ws-scroll", role: "region", tabindex: "0" });
  const twin = wsEl("details", {}, wsEl("summary", {}, t("table")), scroll);
  const figure = wsEl("figure", { class: "ws-figure", hidden: true }, image, caption, twin);
  const message = wsEl("p", { class: "fi-message", role: "status" });
  const said = wsEl("p", { class: "ws-sr", "aria-live": "polite" });
  const button = wsEl("button", { type: "button", class: "fi-draw" });
  const draw = () => {
    const picture = model.get("picture") ?? "";
    const busy = Boolean(model.get("busy"));
    const words = model.get("message") ?? "";
    if (!busy) clearTimeout(slow);
    button.hidden = !model.get("can_draw");
    button.setAttribute("aria-disabled", String(busy));
    button.classList.toggle("ws-main", picture === "");
    button.textContent = t(busy ? "drawing" : picture || words ? "again" : "draw");
    el.setAttribute("aria-busy", String(busy));
    if (message.textContent !== words) message.textContent = words;
    figure.hidden = picture === "";
    if (picture && image.getAttribute("src") !== picture) image.src = picture;
    image.alt = model.get("alt") ?? "";
    caption.textContent = model.get("caption") ?? "";
    const table = model.get("table") ?? {};
    twin.hidden = !table.rows;
    scroll.setAttribute("aria-label", table.caption ?? "");
    scroll.replaceChildren(table.rows ? fiTable(table) : "");
    if (asked && !busy && picture && !words) {
      asked = false;
      said.textContent = t("drawn", { caption: caption.textContent });
    }
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
  el.replaceChildren(button, message, figure, said);
  draw();
  let due = false;
  const soon = () => {
    if (due) return;
    due = true;
    queueMicrotask(() => {
      due = false;
      draw();
    });
  };
  const traits = ["picture", "alt", "caption", "table", "message", "busy"];
  for (const name of traits) model.on(`change:${name}`, soon);
  return () => {
    clearTimeout(slow);
    for (const name of traits) model.off(`change:${name}`, soon);
  };
}
var figure_default = { render };
export {
  figure_default as default
};
