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
function wsId(prefix) {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return prefix + Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
}

// src/progress/paths.js
function pgHere(pathname) {
  const path = decodeURIComponent(pathname);
  const found = /\/(?:lab|doc)(?:\/workspaces\/[^/]+)?\/tree\/(.*)$/.exec(path);
  return found ? found[1].split("/").slice(0, -1) : null;
}
function pgJoin(...parts) {
  const out = [];
  for (const part of parts.flatMap((each) => each.split("/"))) {
    if (part === "..") out.pop();
    else if (part !== "." && part !== "") out.push(part);
  }
  return out.join("/");
}
function pgRoot(pathname) {
  return /^.*?(?=\/(?:lab|doc)(?:\/|$))/.exec(pathname)?.[0] ?? "";
}

// src/progress/parts.js
function pgLink(pg, path, word, name) {
  const here = pgHere(location.pathname);
  const link = wsEl("a", { class: "pg-link", "aria-label": name }, word);
  if (here === null) {
    link.href = pg.base.endsWith("=") ? pg.base + encodeURIComponent(path) : `${pg.base}/${path}`;
    return link;
  }
  const full = pgJoin(...here, pg.base, path);
  link.href = `${pgRoot(location.pathname)}/lab/tree/${full.split("/").map(encodeURIComponent).join("/")}`;
  link.dataset.commandlinkerCommand = "docmanager:open";
  link.dataset.commandlinkerArgs = JSON.stringify({ path: full });
  return link;
}

// src/plan/plan.js
var PL_COLUMNS = (
  /** @type {const} */
  ["unit", "minutes", "notes", "lesson", "exercise", "answers", "print"]
);
var PL_NONE = "–";
function plCell(pl, column, inside) {
  return wsEl(
    "td",
    { role: "cell", "data-column": pl.t(column), "data-none": !inside },
    inside || PL_NONE
  );
}
function plNotes(pl, row, place) {
  const id = wsId("pl-");
  const text = wsEl("div", { id, class: "pl-notes ws-page", hidden: true, tabindex: "-1" });
  text.innerHTML = row.notes;
  const button = wsEl("button", {
    type: "button",
    class: "pl-open",
    "aria-expanded": "false",
    "aria-controls": id,
    "aria-label": pl.t("named", { word: pl.t("notes"), title: row.title })
  }, pl.t("notes"));
  button.addEventListener("click", () => {
    text.hidden = !text.hidden;
    button.setAttribute("aria-expanded", String(!text.hidden));
    pl.show(place);
  });
  place.append(text);
  return button;
}
function plPrint(pl, row, place) {
  const said = wsEl("p", { class: "pl-told", hidden: true, dir: "auto" });
  const button = wsEl("button", {
    type: "button",
    "aria-label": pl.t("named", { word: pl.t("print"), title: row.title })
  }, pl.t("print"));
  const tell = (words, problem = false) => {
    said.hidden = false;
    said.textContent = words;
    said.classList.toggle("pl-problem", problem);
    pl.live.textContent = words;
    pl.show(place);
  };
  button.addEventListener("click", () => {
    if (button.getAttribute("aria-disabled")) return;
    button.setAttribute("aria-disabled", "true");
    tell(pl.t("printing"));
    try {
      pl.model.send({ type: "print", unit: row.unit });
    } catch {
      button.removeAttribute("aria-disabled");
      tell(pl.t("asleep"), true);
    }
  });
  pl.told.set(row.unit, (words, problem) => {
    button.removeAttribute("aria-disabled");
    tell(words, problem);
  });
  place.prepend(said);
  return button;
}
function plRows(pl, row) {
  const place = wsEl("td", { role: "cell", colSpan: PL_COLUMNS.length });
  const below = wsEl("tr", { role: "row", class: "pl-below", hidden: true }, place);
  const link = (page) => row[page] ? pgLink(pl, row[page], pl.t(page), pl.t("named", { word: pl.t(page), title: row.title })) : null;
  const minutes = wsEl(
    "span",
    {},
    row.minutes,
    row.core ? wsEl("span", { class: "ws-muted pl-core" }, ` ${pl.t("core", { minutes: row.core })}`) : null
  );
  const notes = row.notes ? plNotes(pl, row, place) : null;
  return [
    wsEl(
      "tr",
      { role: "row" },
      wsEl(
        "th",
        { role: "rowheader", scope: "row", dir: "auto" },
        wsEl("span", { class: "pl-mark" }, row.mark),
        " ",
        row.title
      ),
      plCell(pl, "minutes", minutes),
      plCell(pl, "notes", notes),
      plCell(pl, "lesson", link("lesson")),
      plCell(pl, "exercise", link("exercise")),
      plCell(pl, "answers", link("answers")),
      plCell(pl, "print", plPrint(pl, row, place))
    ),
    below
  ];
}
function render({ model, el }) {
  const pl = (
    /** @type {Course} */
    {
      model,
      t: wsTell(model.get("strings") ?? {}).t,
      base: model.get("base") ?? ".",
      live: wsEl("p", { class: "ws-sr", role: "status" }),
      told: /* @__PURE__ */ new Map(),
      show: (place) => {
        const row = (
          /** @type {HTMLElement} */
          place.parentElement
        );
        row.hidden = Array.from(place.children).every((one) => (
          /** @type {HTMLElement} */
          one.hidden
        ));
      }
    }
  );
  const rows = model.get("rows") ?? [];
  wsRoot(el, "plan").replaceChildren(
    wsEl(
      "table",
      { role: "table", class: "pl-table" },
      wsEl("caption", {}, pl.t("caption")),
      wsEl(
        "thead",
        { role: "rowgroup" },
        wsEl("tr", { role: "row" }, PL_COLUMNS.map((name) => wsEl("th", { role: "columnheader", scope: "col" }, pl.t(name))))
      ),
      wsEl("tbody", { role: "rowgroup" }, rows.flatMap((row) => plRows(pl, row)))
    ),
    pl.live
  );
  const heard = (message) => {
    if (message?.type === "told") pl.told.get(message.unit)?.(message.text, message.problem);
  };
  model.on("msg:custom", heard);
  return () => model.off("msg:custom", heard);
}
var plan_default = { render };
export {
  plan_default as default
};
