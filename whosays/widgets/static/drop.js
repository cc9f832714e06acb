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

// src/drop/files.js
var DR_MOST = 2e4;
async function drAll(reader) {
  const found = [];
  for (; ; ) {
    const some = await new Promise((good, bad) => reader.readEntries(good, bad));
    if (!some.length) return found;
    found.push(...some);
  }
}
async function drWalk(entry, above, found) {
  if (found.length >= DR_MOST) return;
  const path = above ? `${above}/${entry.name}` : entry.name;
  try {
    if (entry.isFile) {
      const one = (
        /** @type {FileSystemFileEntry} */
        entry
      );
      found.push({ path, file: await new Promise((good, bad) => one.file(good, bad)) });
    } else if (entry.isDirectory) {
      const one = (
        /** @type {FileSystemDirectoryEntry} */
        entry
      );
      const inside = await drAll(one.createReader());
      for (const next of inside) await drWalk(next, path, found);
    }
  } catch {
  }
}
async function drDropped(data) {
  const entries = [...data?.items ?? []].map((item) => item.webkitGetAsEntry?.() ?? null);
  const plain = [...data?.files ?? []];
  const found = [];
  for (const entry of entries) if (entry) await drWalk(entry, "", found);
  return found.length ? found : plain.map((file) => ({ path: file.name, file }));
}

// src/drop/drop.js
var DR_PIECE = 256 * 1024;
var DR_LOST = 3e4;
function drAsk(model, message, raw) {
  return new Promise((resolve) => {
    const heard = (said) => {
      const all = message.type === "done";
      if (all ? said.type !== "told" && said.type !== "refused" : said.number !== message.number) return;
      clearTimeout(timer);
      model.off("msg:custom", heard);
      resolve(said);
    };
    const timer = setTimeout(
      () => {
        model.off("msg:custom", heard);
        resolve(null);
      },
      message.type === "done" ? 10 * DR_LOST : DR_LOST
    );
    model.on("msg:custom", heard);
    model.send(message, void 0, raw ? [raw] : []);
  });
}
async function drSend(model, number, { path, file }) {
  for (let at = 0; ; at += DR_PIECE) {
    const last = at + DR_PIECE >= file.size;
    const raw = await file.slice(at, at + DR_PIECE).arrayBuffer();
    const said = await drAsk(model, { type: "piece", number, path, last }, raw);
    if (last || said?.type !== "taken") return said;
  }
}
async function drAllOf(model, files, { status, refused, t, from }) {
  refused.replaceChildren();
  if (!files.length) {
    status.textContent = t("nothing");
    return;
  }
  for (const [at, one] of files.entries()) {
    status.textContent = t("sending", { done: at, of: files.length });
    let said2;
    try {
      said2 = await drSend(model, from + at, one);
    } catch (error) {
      said2 = { type: "refused", text: String(error) };
    }
    if (!said2) {
      status.textContent = t("lost", { done: at, of: files.length });
      return;
    }
    if (said2.type === "refused") refused.append(wsEl("li", { dir: "auto" }, t("refused", { name: one.path, why: said2.text })));
  }
  const said = await drAsk(model, { type: "done" });
  status.textContent = said ? said.text : t("lost", { done: files.length, of: files.length });
}
function render({ model, el }) {
  const { t } = wsTell(model.get("strings"));
  wsRoot(el, "drop");
  const id = wsId("dr-");
  const status = wsEl("p", { class: "dr-status", role: "status" });
  const refused = wsEl("ul", { class: "dr-refused" });
  const input = wsEl("input", { type: "file", multiple: true, id, class: "dr-input" });
  const place = wsEl(
    "div",
    { class: "dr-place" },
    wsEl("strong", {}, t("title")),
    " ",
    wsEl("label", { for: id }, t("choose")),
    " ",
    input
  );
  el.replaceChildren(place, status, refused);
  let from = 0;
  let busy = Promise.resolve();
  const take = (files) => {
    const begin = from;
    from += files.length;
    busy = busy.then(() => drAllOf(model, files, { status, refused, t, from: begin }));
  };
  input.addEventListener("change", () => {
    take([...input.files ?? []].map((file) => ({ path: file.name, file })));
    input.value = "";
  });
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
var drop_default = { render };
export {
  drop_default as default
};
