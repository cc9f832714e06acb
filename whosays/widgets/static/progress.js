// src/pair/kept.js
var PR_PREFIX = "whosays.pair.1.";
var PR_EXPIRES = 30 * 24 * 60 * 60 * 1e3;
function prStorage() {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
function prForget(place) {
  const storage = prStorage();
  const begin = `${PR_PREFIX}${encodeURIComponent(place)}.`;
  for (const key of Object.keys(storage ?? {})) if (key.startsWith(begin)) storage?.removeItem(key);
}

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

// src/outbox.js
var OB_PREFIX = "whosays.outbox.1.";
var OB_EXPIRES = 30 * 24 * 60 * 60 * 1e3;
var OB_SILENT = 3e4;
var obKey = (place, item, view) => OB_PREFIX + [place, item, view].map(encodeURIComponent).join(".");
function obRead(words) {
  try {
    const entry = JSON.parse(words ?? "");
    const texts = [entry.place, entry.item, entry.view].every((part) => typeof part === "string");
    return texts && Number.isFinite(entry.at) && "answer" in entry ? entry : null;
  } catch {
    return null;
  }
}
function outbox(storage, now = Date.now, here = /* @__PURE__ */ new Map()) {
  const box = {
    /**
     * Every answer that waits, oldest first. What is too old is deleted on the way.
     *
     * @returns {Entry[]}
     */
    all() {
      const found = [];
      for (const key of obKeys(storage, here)) {
        const entry = obRead(here.get(key) ?? obAsk(storage, key));
        if (entry && now() - entry.at < OB_EXPIRES) found.push(entry);
        else obDelete(storage, here, key);
      }
      return found.sort((a, b) => a.at - b.at);
    },
    /**
     * Keep a window's answer to an item, in place of what it kept before.
     *
     * @param {Omit<Entry, "at">} entry
     * @returns {boolean} whether it outlives this page
     */
    put(entry) {
      const key = obKey(entry.place, entry.item, entry.view);
      const words = JSON.stringify({ ...entry, at: now() });
      try {
        if (!storage) throw new TypeError();
        storage.setItem(key, words);
        here.delete(key);
        return true;
      } catch {
        here.set(key, words);
        try {
          storage?.removeItem(key);
        } catch {
        }
        return false;
      }
    },
    /** @param {Pick<Entry, "place" | "item" | "view">} entry */
    drop(entry) {
      obDelete(storage, here, obKey(entry.place, entry.item, entry.view));
    },
    /**
     * What other windows have left of an item: windows that said that they go, or that have
     * said nothing for a while. Oldest first.
     *
     * @param {Pick<Entry, "place" | "item" | "view">} entry
     * @returns {Entry[]}
     */
    left({ place, item, view }) {
      return box.all().filter((entry) => entry.place === place && entry.item === item && entry.view !== view && (entry.left || now() - entry.at > OB_SILENT));
    },
    /** Forget everything that was meant for one folder of answers. @param {string} place */
    clear(place) {
      for (const entry of box.all()) if (entry.place === place) box.drop(entry);
    }
  };
  return box;
}
function obKeys(storage, here) {
  const keys = new Set(here.keys());
  try {
    for (let i = 0; storage && i < storage.length; i += 1) {
      const key = storage.key(i);
      if (key?.startsWith(OB_PREFIX)) keys.add(key);
    }
  } catch {
  }
  return [...keys];
}
function obAsk(storage, key) {
  try {
    return storage?.getItem(key) ?? null;
  } catch {
    return null;
  }
}
function obDelete(storage, here, key) {
  here.delete(key);
  try {
    storage?.removeItem(key);
  } catch {
  }
}

// src/keeper.js
var WS_HERE = /* @__PURE__ */ Symbol.for("whosays.outbox");
function wsStorage() {
  try {
    return globalThis.localStorage;
  } catch {
    return null;
  }
}
function wsOutbox() {
  const shared = (
    /** @type {Record<symbol, Map<string, string>>} */
    /** @type {unknown} */
    globalThis
  );
  shared[WS_HERE] ??= /* @__PURE__ */ new Map();
  return outbox(wsStorage(), Date.now, shared[WS_HERE]);
}
function wsTellOutbox() {
  dispatchEvent(new Event("whosays-outbox"));
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
function pgWords(pg, row) {
  const { answered = 0, total = 0, core = total, core_answered: done = 0 } = row;
  const some = done >= core ? "answered_core" : "answered";
  const key = answered === 0 ? "answered_none" : answered >= total ? "answered_all" : some;
  return pg.t(key, { answered, total });
}
function pgBar(pg, row, titleId) {
  const id = wsId("pg-");
  const bar = wsEl("progress", {
    class: "pg-bar",
    max: row.total || 1,
    value: row.answered || 0,
    "aria-labelledby": titleId ? `${titleId} ${id}` : id
  });
  const words = wsEl("span", { class: "pg-words", id }, pgWords(pg, row));
  return { bar, words };
}

// src/progress/start.js
var PG_STAGES = ["before", "course", "after", "later"];
var pgDone = (row) => Boolean(row.total) && (row.answered ?? 0) >= (row.total ?? 0);
function pgNext(pg, rows) {
  const headingId = wsId("pg-");
  const row = rows.find((each) => each.next);
  const step = row?.next;
  if (!row || !step) {
    const all = rows.every((each) => each.stage === "later" || pgDone(each));
    return wsEl(
      "section",
      { class: "pg-next", "aria-labelledby": headingId },
      wsEl("h3", { class: "pg-kicker", id: headingId }, pg.t(all ? "all_done" : "nothing_next")),
      all && rows.some((each) => each.stage === "later" && !pgDone(each)) ? wsEl("p", { class: "pg-line" }, pg.t("later_hint")) : null
    );
  }
  const first = !rows.some((each) => each.answered);
  const handed = rows.find((each) => each.id === step.handed);
  const word = pg.t(`go_${step.page}${step.begun ? "_on" : ""}`);
  const link = pgLink(pg, String(row[step.page]), word, pg.t("go_name", { word, title: row.title }));
  link.classList.add("pg-main");
  link.dataset.onward = "";
  const left = pg.t(step.begun ? "minutes_left" : "minutes", { minutes: step.minutes });
  return wsEl(
    "section",
    { class: "pg-next", "aria-labelledby": headingId },
    wsEl(
      "div",
      { class: "pg-what" },
      wsEl(
        "h3",
        { class: "pg-kicker", id: headingId },
        handed ? pg.t("handed", handed) : pg.t(first ? "begin" : "continue")
      ),
      wsEl("p", { class: "pg-big", dir: "auto" }, row.title),
      wsEl(
        "p",
        { class: "pg-line ws-muted" },
        wsEl("span", {}, pg.t(row.lesson ? step.page : "form")),
        step.begun ? wsEl("span", {}, pg.t("answered", { ...step })) : null,
        wsEl("span", {}, left)
      )
    ),
    link
  );
}
function pgLinks(pg, row) {
  return wsEl("p", { class: "pg-links" }, .../** @type {const} */
  ["lesson", "exercise"].map((page) => {
    if (!row[page]) return null;
    const count = row.pages?.[page];
    const done = count && count.total > 0 && count.answered >= count.total;
    const word = row.lesson ? page : "form";
    const name = pg.t(done ? `${word}_name_done` : `${word}_name`, row);
    const link = pgLink(pg, String(row[page]), pg.t(word), name);
    if (done) link.classList.add("pg-ticked");
    return link;
  }));
}
function pgUnit(pg, row, number) {
  if (row.problem) {
    return wsEl(
      "li",
      { class: "pg-unit" },
      wsEl("span", { class: "pg-number", "aria-hidden": "true" }, number),
      wsEl(
        "div",
        { class: "pg-what" },
        wsEl("p", { class: "pg-title", dir: "auto" }, row.title),
        wsEl("p", { class: "pg-line pg-problem" }, row.problem)
      )
    );
  }
  const titleId = wsId("pg-");
  const { bar, words } = pgBar(pg, row, titleId);
  const begun = (row.answered ?? 0) > 0;
  const done = pgDone(row);
  return wsEl(
    "li",
    { class: "pg-unit", "data-state": done ? "done" : begun ? "begun" : "new" },
    wsEl("span", { class: "pg-number", "aria-hidden": "true" }, done ? "✓" : number),
    wsEl(
      "div",
      { class: "pg-what" },
      wsEl("p", { class: "pg-title", id: titleId, dir: "auto" }, row.title),
      wsEl(
        "p",
        { class: "pg-line ws-muted" },
        row.minutes ? wsEl("span", {}, pg.t("minutes", { minutes: row.minutes })) : null,
        begun ? words : null,
        row.handed ? wsEl("span", {}, pg.t("handed_in")) : null
      ),
      begun && !done ? bar : null
    ),
    pgLinks(pg, row)
  );
}
function pgStart(pg, rows) {
  const groups = PG_STAGES.map((stage) => ({
    stage,
    rows: rows.filter((row) => (PG_STAGES.includes(String(row.stage)) ? row.stage : "course") === stage)
  })).filter((group) => group.rows.length);
  return [
    pgNext(pg, rows),
    ...groups.flatMap((group) => {
      const headingId = wsId("pg-");
      return [
        wsEl("h3", { class: "pg-stage", id: headingId }, pg.t(`stage_${group.stage}`)),
        // Safari forgets that a list without marks is one.
        wsEl(
          "ol",
          { class: "pg-units", role: "list", "aria-labelledby": headingId },
          ...group.rows.map((row, i) => pgUnit(pg, row, row.mark || i + 1))
        )
      ];
    })
  ];
}

// src/progress/progress.js
var PG_SLOW = 1e4;
var PG_PAUSE = 1e3;
function pgRows(pg) {
  const place = wsEl("div", { class: pg.whole ? "pg-start" : "pg-one" });
  let drawn = "";
  const draw = () => {
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
      Array.from(place.querySelectorAll("a")).find((link) => link.getAttribute("aria-label") === focused)?.focus();
    }
  };
  return { node: place, draw };
}
function pgFolder(pg) {
  const path = wsEl("code", { class: "pg-path", dir: "ltr" }, pg.model.get("folder"));
  const said = wsEl("span", { role: "status", class: "pg-copied" });
  const copy = async () => {
    said.textContent = "";
    try {
      await navigator.clipboard.writeText(path.textContent);
      said.textContent = pg.t("copied");
    } catch {
      getSelection()?.selectAllChildren(path);
      said.textContent = pg.t("copy_by_hand");
    }
  };
  return wsEl(
    "div",
    { class: "pg-folder" },
    wsEl("p", {}, pg.t("kept")),
    wsEl(
      "p",
      { class: "ws-row" },
      path,
      wsEl("button", { type: "button", "aria-label": pg.t("copy_name"), onclick: copy }, pg.t("copy")),
      said
    )
  );
}
function pgDelete(pg) {
  const ask = wsEl("button", { type: "button", class: "pg-delete" }, pg.t("delete"));
  const yes = wsEl("button", { type: "button", class: "pg-yes" }, pg.t("delete_yes"));
  const no = wsEl("button", { type: "button" }, pg.t("delete_no"));
  const questionId = wsId("pg-");
  const sure = wsEl("div", {
    class: "pg-sure",
    role: "group",
    "aria-labelledby": questionId,
    hidden: true
  }, wsEl("p", { id: questionId }, pg.t("delete_ask")), wsEl("p", { class: "ws-row" }, no, yes));
  const report = wsEl("p", { class: "pg-report", role: "status" });
  const close = (words) => {
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
    pg.slow = setTimeout(() => {
      report.textContent = pg.t("slow");
    }, PG_SLOW);
    pg.send("delete");
  });
  const told = (message) => {
    clearTimeout(pg.slow);
    report.textContent = message.text;
    report.classList.toggle("pg-problem", Boolean(message.problem));
  };
  return { node: wsEl("div", { class: "pg-away" }, ask, sure, report), told };
}
function pgWatch(el, look) {
  let last = 0;
  const refresh = () => {
    if (document.visibilityState === "hidden" || Date.now() - last < PG_PAUSE) return;
    last = Date.now();
    look();
  };
  let seen = true;
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
function render({ model, el }) {
  const strings = model.get("strings") ?? {};
  const pg = (
    /** @type {Progress} */
    {
      model,
      t: wsTell(strings).t,
      uid: wsId("pg-"),
      whole: Boolean(model.get("whole_kit")),
      base: model.get("base") ?? ".",
      slow: void 0
    }
  );
  pg.send = (type) => {
    try {
      model.send({ type, view: pg.uid });
    } catch {
    }
  };
  const rows = pgRows(pg);
  const away = pg.whole && model.get("can_delete") ? pgDelete(pg) : null;
  const problem = wsEl("p", { class: "pg-problem", role: "status" });
  wsRoot(el, "progress").replaceChildren(...[
    rows.node,
    pg.whole && (model.get("folder") || away) ? wsEl(
      "div",
      { class: "ws-panel pg-keep" },
      model.get("folder") ? pgFolder(pg) : null,
      away?.node
    ) : null,
    problem
  ].filter((part) => part !== null));
  rows.draw();
  const told = (message) => {
    if (message?.type !== "told" || message.view !== pg.uid) return;
    if (message.forget) {
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
var progress_default = { render };
export {
  progress_default as default
};
