// src/plural.js
function wsForm(strings, key, count) {
  const name = `${key}_${new Intl.PluralRules(strings.language || "en").select(count)}`;
  return name in strings ? name : `${key}_other`;
}

// src/common.js
function wsEl(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  const own = (
    /** @type {Record<string, any>} */
    /** @type {unknown} */
    node
  );
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === void 0 || value === false) continue;
    if (name === "class") node.className = String(value);
    else if (name.startsWith("on")) node.addEventListener(
      name.slice(2),
      /** @type {any} */
      value
    );
    else if (name in node && typeof value !== "string") own[name] = value;
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  for (
    const child of
    /** @type {WsChild[]} */
    /** @type {unknown[]} */
    children.flat(Infinity)
  ) {
    if (child === null || child === void 0 || child === false) continue;
    node.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return node;
}
function wsRoot(el, name) {
  el.classList.add("ws", `ws-${name}`);
  return wsKeys(el);
}
function wsKeys(el) {
  const suppress = "data-lm-suppress-shortcuts";
  el.setAttribute(suppress, "true");
  el.addEventListener("focusin", (event) => {
    if (event.target instanceof Element) event.target.setAttribute(suppress, "true");
  });
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
function wsTell(strings) {
  const t = (key, values) => wsFill(strings[key] ?? key, values);
  return { t, n: (key, count, values) => t(wsForm(strings, key, count), { count, ...values }) };
}
function wsTogether(model, traits, take) {
  let due = false;
  const soon = () => {
    if (due) return;
    due = true;
    queueMicrotask(() => {
      due = false;
      take();
    });
  };
  for (const name of traits) model.on(`change:${name}`, soon);
  return () => {
    for (const name of traits) model.off(`change:${name}`, soon);
  };
}
function wsId(prefix) {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return prefix + Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
}

// src/figure/figure.js
var FI_SLOW = 3e4;
var FI_NONE = "–";
var FI_TRAITS = ["picture", "slim", "alt", "caption", "table", "message", "busy"];
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
      cells.map((cell, place) => wsEl("td", {
        "data-column": (table.columns ?? [])[place + 1] ?? "",
        "data-none": ["", FI_NONE].includes(String(cell))
      }, cell))
    )))
  );
}
function fiEnlarge(t, place) {
  const what = wsEl("span", { class: "ws-sr" });
  const button = wsEl(
    "button",
    {
      type: "button",
      class: "ws-figure-enlarge",
      popovertarget: place
    },
    wsEl("span", { class: "ws-figure-open" }, t("enlarge")),
    wsEl("span", { class: "ws-figure-close" }, t("close")),
    what
  );
  return { button, what };
}
function fiPicture(t) {
  const image = wsEl("img", {});
  const slim = wsEl("img", { class: "ws-figure-slim" });
  const place = wsId("ws-fi-");
  const enlarge = fiEnlarge(t, place);
  const caption = wsEl("figcaption", { dir: "auto" });
  const scroll = wsEl("div", { class: "ws-scroll", role: "region", tabindex: "0" });
  const twin = wsEl("details", {}, wsEl("summary", {}, t("table")), scroll);
  const name = wsEl("p", { class: "ws-figure-name ws-muted", dir: "auto" });
  const view = wsEl("div", {
    class: "ws-figure-view",
    role: "region",
    tabindex: "0"
  }, image);
  const node = wsEl(
    "figure",
    { class: "ws-figure", id: place, popover: "auto", hidden: true },
    caption,
    view,
    enlarge.button,
    name,
    twin
  );
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
function render({ model, el }) {
  const strings = model.get("strings") ?? {};
  const { t } = wsTell(strings);
  wsRoot(el, "figure-widget");
  let slow;
  let asked = false;
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
var figure_default = { render };
export {
  figure_default as default
};
