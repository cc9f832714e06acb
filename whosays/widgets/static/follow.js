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

// src/follow/follow.js
var FW_PAUSE = 2e3;
var FW_LOST = 3e4;
function fwUnit(unit, t) {
  const bars = unit.questions.map(({ number, answered }) => wsEl(
    "li",
    {
      class: "fw-question",
      title: t("question", { number, answered, began: unit.began })
    },
    wsEl("span", { class: "fw-bar", "aria-hidden": "true", style: `block-size: ${100 * answered / unit.began}%` }),
    wsEl("span", { class: "fw-number" }, number),
    wsEl("span", { class: "fw-count" }, answered)
  ));
  return wsEl(
    "section",
    { class: "fw-unit" },
    wsEl("h4", {}, t("unit", { ...unit })),
    wsEl("ol", { class: "fw-questions" }, ...bars)
  );
}
function fwAll(seen, { t, n }) {
  const units = seen.units.map((unit) => fwUnit(unit, t));
  return [
    wsEl(
      "p",
      {},
      n("students", seen.students),
      " ",
      wsEl("span", { class: "fw-time" }, t("seen", { time: (/* @__PURE__ */ new Date()).toLocaleTimeString() }))
    ),
    ...units.length ? units : [wsEl("p", {}, t("nothing"))]
  ];
}
function render({ model, el }) {
  const say = wsTell(model.get("strings"));
  wsRoot(el, "follow");
  const button = wsEl("button", { type: "button", class: "ws-main fw-button" }, say.t("start"));
  const place = wsEl("div", { class: "fw-place" });
  const problem = wsEl("p", { role: "status", class: "fw-problem" });
  el.replaceChildren(wsEl("p", {}, say.t("about")), button, problem, place);
  let on = false;
  let timer;
  const look = () => {
    clearTimeout(timer);
    if (!on) return;
    if (document.hidden || !el.isConnected) {
      timer = setTimeout(look, FW_PAUSE);
      return;
    }
    model.send({ type: "look" });
    timer = setTimeout(() => {
      problem.textContent = say.t("lost");
      look();
    }, FW_LOST);
  };
  const heard = (said) => {
    if (said.type !== "seen" && said.type !== "problem") return;
    clearTimeout(timer);
    problem.textContent = said.type === "problem" ? said.text : "";
    if (said.type === "seen") place.replaceChildren(...fwAll(said, say));
    if (on) timer = setTimeout(look, FW_PAUSE);
  };
  model.on("msg:custom", heard);
  button.addEventListener("click", () => {
    on = !on;
    button.textContent = say.t(on ? "stop" : "start");
    look();
  });
  return () => {
    on = false;
    clearTimeout(timer);
    model.off("msg:custom", heard);
  };
}
var follow_default = { render };
export {
  follow_default as default
};
