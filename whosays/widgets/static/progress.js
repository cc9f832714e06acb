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
function wsId(prefix) {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return prefix + Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
}

// src/progress/progress.js
var PR_SLOW = 1e4;
var PR_PAUSE = 1e3;
function prHere() {
  const path = decodeURIComponent(location.pathname);
  const found = /\/(?:lab|doc)(?:\/workspaces\/[^/]+)?\/tree\/(.*)$/.exec(path);
  return found ? found[1].split("/").slice(0, -1) : null;
}
function prJoin(...parts) {
  const out = [];
  for (const part of parts.flatMap((each) => each.split("/"))) {
    if (part === "..") out.pop();
    else if (part !== "." && part !== "") out.push(part);
  }
  return out.join("/");
}
function prLink(pr, path, word, name) {
  const here = prHere();
  const link = wsEl("a", { class: "pr-link", "aria-label": name }, word);
  if (here === null) {
    link.href = `${pr.base}/${path}`;
    return link;
  }
  const full = prJoin(...here, pr.base, path);
  const [root] = /^.*?(?=\/(?:lab|doc)(?:\/|$))/.exec(location.pathname);
  link.href = `${root}/lab/tree/${full.split("/").map(encodeURIComponent).join("/")}`;
  link.dataset.commandlinkerCommand = "docmanager:open";
  link.dataset.commandlinkerArgs = JSON.stringify({ path: full });
  return link;
}
function prWords(pr, row) {
  const { answered = 0, total = 0 } = row;
  const key = answered === 0 ? "answered_none" : answered >= total ? "answered_all" : "answered";
  return pr.t(key, { answered, total });
}
function prBar(pr, row, titleId) {
  const id = wsId("pr-");
  const bar = wsEl("progress", {
    class: "pr-bar",
    max: row.total || 1,
    value: row.answered || 0,
    "aria-labelledby": titleId ? `${titleId} ${id}` : id
  });
  const words = wsEl("span", { class: "pr-words", id }, prWords(pr, row));
  return { bar, words };
}
function prUnit(pr, row, number) {
  const titleId = wsId("pr-");
  const { bar, words } = prBar(pr, row, titleId);
  return wsEl(
    "li",
    { class: "pr-unit" },
    wsEl("span", { class: "pr-number", "aria-hidden": "true" }, number),
    wsEl(
      "div",
      { class: "pr-what" },
      wsEl("p", { class: "pr-title", id: titleId, dir: "auto" }, row.title),
      wsEl(
        "p",
        { class: "pr-line ws-muted" },
        row.minutes ? wsEl("span", {}, pr.t("minutes", { minutes: row.minutes })) : null,
        words
      ),
      bar
    ),
    wsEl(
      "p",
      { class: "pr-links" },
      row.lesson ? prLink(pr, row.lesson, pr.t("lesson"), pr.t("lesson_name", row)) : null,
      row.exercise ? prLink(pr, row.exercise, pr.t("exercise"), pr.t("exercise_name", row)) : null
    )
  );
}
function prRows(pr) {
  const list = wsEl(pr.whole ? "ol" : "div", {
    class: pr.whole ? "pr-units" : "pr-one",
    role: pr.whole ? "list" : null,
    // Safari forgets that a list without marks is one
    "aria-label": pr.whole ? pr.t("units") : null
  });
  const total = wsEl("div", { class: "pr-total" });
  let drawn = "";
  const draw = () => {
    const rows = pr.model.get("rows") ?? [];
    const now = JSON.stringify(rows);
    if (now === drawn) return;
    drawn = now;
    const focused = list.contains(document.activeElement) ? document.activeElement.getAttribute("aria-label") : null;
    if (pr.whole) {
      list.replaceChildren(...rows.map((row, i) => prUnit(pr, row, row.mark || i + 1)));
    } else {
      list.replaceChildren(...rows.flatMap((row) => {
        const { bar, words } = prBar(pr, row);
        return [words, bar];
      }));
    }
    const sum = (key) => rows.reduce((all, row) => all + (row[key] ?? 0), 0);
    total.hidden = !pr.whole || rows.length < 2;
    if (!total.hidden) {
      const title = wsEl("span", { class: "pr-title", id: wsId("pr-") }, pr.t("total"));
      const { bar, words } = prBar(pr, { answered: sum("answered"), total: sum("total") }, title.id);
      total.replaceChildren(title, words, bar);
    }
    if (focused) {
      Array.from(list.querySelectorAll("a")).find((link) => link.getAttribute("aria-label") === focused)?.focus();
    }
  };
  return { node: [total, list], draw };
}
function prFolder(pr) {
  const path = wsEl("code", { class: "pr-path", dir: "ltr" }, pr.model.get("folder"));
  const said = wsEl("span", { role: "status", class: "pr-copied" });
  const copy = async () => {
    said.textContent = "";
    try {
      await navigator.clipboard.writeText(path.textContent);
      said.textContent = pr.t("copied");
    } catch {
      getSelection().selectAllChildren(path);
      said.textContent = pr.t("copy_by_hand");
    }
  };
  return wsEl(
    "div",
    { class: "pr-folder" },
    wsEl("p", {}, pr.t("kept")),
    wsEl(
      "p",
      { class: "ws-row" },
      path,
      wsEl("button", { type: "button", "aria-label": pr.t("copy_name"), onclick: copy }, pr.t("copy")),
      said
    )
  );
}
function prDelete(pr) {
  const ask = wsEl("button", { type: "button", class: "pr-delete" }, pr.t("delete"));
  const yes = wsEl("button", { type: "button", class: "pr-yes" }, pr.t("delete_yes"));
  const no = wsEl("button", { type: "button" }, pr.t("delete_no"));
  const questionId = wsId("pr-");
  const sure = wsEl("div", {
    class: "pr-sure",
    role: "group",
    "aria-labelledby": questionId,
    hidden: true
  }, wsEl("p", { id: questionId }, pr.t("delete_ask")), wsEl("p", { class: "ws-row" }, no, yes));
  const report = wsEl("p", { class: "pr-report", role: "status" });
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
  no.addEventListener("click", () => close(pr.t("delete_kept")));
  sure.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close(pr.t("delete_kept"));
  });
  yes.addEventListener("click", () => {
    close(pr.t("deleting"));
    pr.slow = setTimeout(() => {
      report.textContent = pr.t("slow");
    }, PR_SLOW);
    pr.send("delete");
  });
  const told = (message) => {
    clearTimeout(pr.slow);
    report.textContent = message.text;
    report.classList.toggle("pr-problem", Boolean(message.problem));
  };
  return { node: wsEl("div", { class: "pr-away" }, ask, sure, report), told };
}
function render({ model, el }) {
  const strings = model.get("strings") ?? {};
  const pr = {
    model,
    t: (key, values) => wsFill(strings[key] ?? key, values),
    uid: wsId("pr-"),
    whole: Boolean(model.get("whole_kit")),
    base: model.get("base") ?? ".",
    slow: 0
  };
  pr.send = (type) => {
    try {
      model.send({ type, view: pr.uid });
    } catch {
    }
  };
  const rows = prRows(pr);
  const away = pr.whole && model.get("can_delete") ? prDelete(pr) : null;
  const problem = wsEl("p", { class: "pr-problem", role: "status" });
  wsRoot(el, "progress").replaceChildren(...[
    ...rows.node,
    pr.whole && (model.get("folder") || away) ? wsEl(
      "div",
      { class: "ws-panel pr-keep" },
      model.get("folder") ? prFolder(pr) : null,
      away?.node
    ) : null,
    problem
  ].filter(Boolean));
  rows.draw();
  const told = (message) => {
    if (message?.type !== "told" || message.view !== pr.uid) return;
    if (away) away.told(message);
    else problem.textContent = message.text;
  };
  model.on("change:rows", rows.draw);
  model.on("msg:custom", told);
  let last = 0;
  const refresh = () => {
    if (document.visibilityState === "hidden" || Date.now() - last < PR_PAUSE) return;
    last = Date.now();
    pr.send("refresh");
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
    clearTimeout(pr.slow);
    watch.disconnect();
    model.off("change:rows", rows.draw);
    model.off("msg:custom", told);
    removeEventListener("focus", refresh);
    removeEventListener("pageshow", refresh);
    document.removeEventListener("visibilitychange", refresh);
  };
}
var progress_default = { render };
export {
  progress_default as default
};
