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
function wsNumber(number) {
  return number ? [wsEl("span", { class: "ws-number" }, number), " "] : null;
}
function wsAsked({ number, prompt, setup }) {
  if (!setup) return [wsNumber(number), prompt];
  return [
    wsNumber(number),
    wsEl("span", { class: "ws-setup" }, setup),
    wsEl("span", { class: "ws-asked" }, prompt.slice(setup.length))
  ];
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
function wsStatus(model, strings, ready = () => true, again = () => model.send({ type: "retry" })) {
  const text = wsEl("span", { class: "ws-status-text" });
  const retry = wsEl(
    "button",
    { type: "button", hidden: true, onclick: () => again() },
    strings.retry ?? "Try again"
  );
  const node = wsEl("div", { class: "ws-status", role: "status" }, text, retry);
  const show = (status) => {
    node.dataset.state = status.state ?? "idle";
    text.textContent = status.text ?? "";
    retry.hidden = status.state !== "unsaved";
  };
  const draw = () => {
    if (ready()) show(model.get("status") ?? {});
  };
  model.on("change:status", draw);
  draw();
  return { node, show };
}
function wsSpent(button, spent) {
  button.setAttribute("aria-disabled", String(spent));
  if (spent) button.setAttribute("tabindex", "-1");
  else button.removeAttribute("tabindex");
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
var WS_FIRST_PAUSE = 5e3;
var WS_LONGEST_PAUSE = 6e4;
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
function wsKeeper({ model, el, view, again, changed }) {
  const { place = "", item = "" } = model.get("keep") ?? {};
  const k = {
    place,
    item,
    view,
    el,
    box: place && item ? wsOutbox() : outbox(null),
    entry: (
      /** @type {Omit<Entry, "at"> | null} */
      null
    ),
    found: (
      /** @type {Entry[]} */
      []
    ),
    durable: false,
    again: wsAgain(again)
  };
  const cut = () => wsAsk(el, "data-whosays-link") === "cut";
  const stop = wsLeaving(k, () => {
    if (cut()) changed();
    else if (k.entry) again();
  });
  return {
    ...wsPutting(k),
    ...wsFinding(k),
    /** Whether the kernel is known to be out of reach. */
    cut,
    /** Whether what waits outlives this page. */
    durable: () => k.durable,
    waits: () => k.entry !== null,
    /** The view goes away. */
    end: () => {
      k.again.stop();
      stop();
    }
  };
}
var wsAsk = (el, name) => el.closest(`[${name}]`)?.getAttribute(name) ?? "";
function wsAgain(again) {
  let pause = WS_FIRST_PAUSE;
  let timer;
  const stop = () => {
    clearTimeout(timer);
    pause = WS_FIRST_PAUSE;
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(again, pause);
    pause = Math.min(2 * pause, WS_LONGEST_PAUSE);
  };
  return { stop, later };
}
function wsWrite(k) {
  if (k.entry) k.durable = k.box.put(k.entry) && Boolean(k.place);
  wsTellOutbox();
}
function wsPutting(k) {
  const { place, item, view } = k;
  return {
    /** @param {Pick<Entry, "answer" | "base" | "why" | "whyBase">} fields */
    put: (fields) => {
      const page = wsAsk(k.el, "data-whosays-page") || k.found.at(-1)?.page || "";
      const late = k.entry?.late ?? false;
      k.entry = { ...fields, place, item, view, page, left: false, late };
      wsWrite(k);
    },
    /** What stands here is saved. */
    saved: () => {
      k.again.stop();
      if (!k.entry && k.found.length === 0) return;
      for (const each of k.found) k.box.drop(each);
      k.found = [];
      k.entry = null;
      k.box.drop(k);
      wsTellOutbox();
    },
    /** It could not be saved, or nobody answers: it counts as waiting, and is sent again. */
    late: () => {
      if (k.entry && !k.entry.late) {
        k.entry.late = true;
        wsWrite(k);
      }
      k.again.later();
    }
  };
}
function wsFinding(k) {
  return {
    /** Look for it, oldest first. */
    find: () => {
      k.found = k.place ? k.box.left(k) : [];
      return k.found;
    },
    /** Take no more notice of one. @param {Entry} one */
    forget: (one) => {
      k.found = k.found.filter((each) => each !== one);
      k.box.drop(one);
      wsTellOutbox();
    },
    /** What was found and is not confirmed, but the last, which stands here. */
    older: () => k.found.slice(0, -1).map(({ answer, base, why, whyBase, at }) => ({ answer, base, why, whyBase, made: at }))
  };
}
function wsLeaving(k, linked) {
  const mark = (left) => {
    if (!k.entry || k.entry.left === left) return;
    k.entry.left = left;
    wsWrite(k);
  };
  const leave = () => mark(true);
  const stay = () => mark(false);
  addEventListener("whosays-link", linked);
  addEventListener("pagehide", leave);
  addEventListener("pageshow", stay);
  return () => {
    removeEventListener("whosays-link", linked);
    removeEventListener("pagehide", leave);
    removeEventListener("pageshow", stay);
    leave();
  };
}

// src/reader/overlaps.js
function rdInOrder(marks) {
  return [...marks].sort((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1));
}
function rdLanes(marks) {
  const lanes = /* @__PURE__ */ new Map();
  const ends = [];
  for (const mark of rdInOrder(marks)) {
    let lane = ends.findIndex((end) => end <= mark.start);
    if (lane < 0) lane = ends.length;
    ends[lane] = mark.end;
    lanes.set(mark.id, lane);
  }
  return lanes;
}
function rdPieces(paragraph, marks) {
  const here = rdInOrder(marks.filter((m) => m.start < paragraph.end && m.end > paragraph.start));
  const cuts = /* @__PURE__ */ new Set([paragraph.start, paragraph.end]);
  for (const mark of here) {
    cuts.add(Math.max(mark.start, paragraph.start));
    cuts.add(Math.min(mark.end, paragraph.end));
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((start, i) => ({
    start,
    end: sorted[i + 1],
    marks: here.filter((m) => m.start <= start && m.end >= sorted[i + 1]).sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)
  }));
}
function rdMarksOver(marks, span) {
  return marks.filter((mark) => mark.start < span.end && mark.end > span.start).sort((a, b) => a.end - a.start - (b.end - b.start));
}

// src/reader/marks.js
function rdApply(marks, step) {
  if (step.do === "replace") return step.to;
  if (step.do === "add") {
    if (marks.some((mark) => mark.id === step.mark.id)) return marks;
    const at = Math.min(step.index, marks.length);
    return [...marks.slice(0, at), step.mark, ...marks.slice(at)];
  }
  const id = step.do === "delete" ? step.mark.id : step.id;
  if (!marks.some((mark) => mark.id === id)) return marks;
  if (step.do === "delete") return marks.filter((mark) => mark.id !== id);
  return marks.map((mark) => mark.id === id ? { ...mark, ...step.to } : mark);
}
function rdOpposite(step) {
  if (step.do === "add") return { ...step, do: "delete" };
  if (step.do === "delete") return { ...step, do: "add" };
  if (step.do === "replace") return { ...step, from: step.to, to: step.from };
  return { ...step, from: step.to, to: step.from };
}
function rdSameMarks(a, b) {
  const write = (marks) => rdInOrder(marks).map((mark) => [mark.id, mark.start, mark.end, mark.code].join("\0")).join("");
  return write(a) === write(b);
}
function rdHistory(marks) {
  const history = {
    marks,
    undone: (
      /** @type {RdStep[]} */
      []
    ),
    done: (
      /** @type {RdStep[]} */
      []
    ),
    /** Do a step and remember it. Gives whether anything changed. */
    take(step) {
      const next = rdApply(history.marks, step);
      if (next === history.marks) return false;
      history.marks = next;
      history.done.push(step);
      history.undone = [];
      return true;
    },
    /** Take the last step back; gives it, or null. Steps on marks that are gone are skipped. */
    undo() {
      return history.walk(history.done, history.undone, rdOpposite);
    },
    redo() {
      return history.walk(history.undone, history.done, (step) => step);
    },
    walk(from, to, turn) {
      for (let step = from.pop(); step; step = from.pop()) {
        const next = rdApply(history.marks, turn(step));
        if (next !== history.marks) {
          history.marks = next;
          to.push(step);
          return step;
        }
      }
      return null;
    }
  };
  return history;
}
function rdOutcomes(feedback) {
  const byMark = /* @__PURE__ */ new Map();
  for (const record of feedback?.records ?? []) {
    if (record.mark) byMark.set(record.mark, record.outcome);
  }
  for (const extra of feedback?.extras ?? []) {
    if (!byMark.has(extra.mark)) byMark.set(extra.mark, "extra");
  }
  return byMark;
}
var RD_SIGNS = { found: "✓", wrong_code: "~", partly: "~", contested: "?", extra: "+", missed: "○" };

// src/reader/saving.js
var RD_SLOW = 1e4;
function rdSaving(rd) {
  const { model, t } = rd;
  rd.base = rd.history.marks;
  rd.after = 0;
  rd.keeper = wsKeeper({
    model,
    el: rd.el,
    view: rd.uid,
    again: () => rd.again(),
    changed: () => rd.late()
  });
  rd.late = (why = "cut") => {
    if (!rd.keeper.waits()) return;
    rd.keeper.late();
    const where = t(rd.keeper.durable() ? "waits_browser" : "waits_page");
    rd.view.status.show({ state: "unsaved", text: `${t(why)} ${where}` });
  };
  rd.send = (type, more = {}) => model.send({ type, view: rd.uid, ...more });
  rd.again = () => {
    if (!rd.keeper.cut()) rdPost(rd, "retry");
  };
  rd.change = () => {
    rd.keeper.put({ answer: rd.history.marks, base: rd.base });
    rd.note("");
    rd.view.status.show({ state: "saving", text: t("saving") });
    rdPost(rd, "marks");
    rd.draw();
  };
  rd.saved = (marks, status) => {
    if (status?.state === "unsaved") {
      rd.keeper.late();
      return;
    }
    rd.base = marks;
    rd.after = rd.sent;
    rd.keeper.saved();
  };
  rdAdopting(rd);
}
function rdPost(rd, type) {
  rd.sent += 1;
  clearTimeout(rd.slow);
  if (rd.keeper.cut()) {
    rd.late();
    return;
  }
  rd.slow = setTimeout(() => rd.late("slow"), RD_SLOW);
  const left = rd.keeper.older().map(({ answer, base }) => ({ marks: answer, base }));
  try {
    rd.send(type, {
      marks: rd.history.marks,
      seq: rd.sent,
      base: rd.base,
      after: rd.after,
      ...left.length > 0 ? { left } : {}
    });
  } catch {
    rd.late("slow");
  }
}
function rdAdopting(rd) {
  rd.adopt = () => {
    const last = rd.readOnly ? void 0 : rd.keeper.find().at(-1);
    if (!last) return;
    const marks = Array.isArray(last.answer) ? last.answer : [];
    const unsaved = (rd.model.get("status") ?? {}).state === "unsaved";
    if (rdSameMarks(marks, rd.base) && !unsaved) {
      rd.keeper.forget(last);
      rd.adopt();
      return;
    }
    rd.history.marks = marks;
    rd.base = Array.isArray(last.base) ? last.base : [];
    rd.change();
  };
}

// src/reader/text.js
var RD_SPACE = /[\s\u200b]/u;
var RD_SOLID = /[\p{L}\p{N}\p{M}\p{Extended_Pictographic}]/u;
var RD_HYPHEN = /^[-\u2010\u2011]$/u;
function rdPositions(text) {
  const at = [0];
  for (const character of text) at.push(at[at.length - 1] + character.length);
  return Uint32Array.from(at);
}
function rdToUnits(at, points) {
  return at[Math.max(0, Math.min(points, at.length - 1))];
}
function rdToPoints(at, units) {
  let low = 0;
  let high = at.length - 1;
  while (low < high) {
    const middle = low + high + 1 >> 1;
    if (at[middle] <= units) low = middle;
    else high = middle - 1;
  }
  return low;
}
function rdSegments(text, lang, granularity, Segmenter = globalThis.Intl?.Segmenter) {
  if (Segmenter) {
    let segmenter;
    try {
      segmenter = new Segmenter(lang || "en", { granularity });
    } catch {
      segmenter = new Segmenter("en", { granularity });
    }
    return Array.from(segmenter.segment(text), (part) => ({
      start: part.index,
      end: part.index + part.segment.length
    }));
  }
  const rule = {
    word: /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’.][\p{L}\p{N}\p{M}]+)*|[^\p{L}\p{N}]\p{M}*/gu,
    sentence: /[^.!?…؟。！？]*[.!?…؟。！？]*["'”’»)\]]*\s*/gu,
    grapheme: /(?:\P{M}|^)(?:\p{M}|\u200d\P{M}|[\ufe0e\ufe0f])*/gu
  }[granularity];
  return Array.from(text.matchAll(rule), (found) => ({
    start: found.index,
    end: found.index + found[0].length
  })).filter((part) => part.start < part.end);
}
function rdWordUnits(text, lang, Segmenter) {
  const words = [];
  let joined = false;
  for (const part of rdSegments(text, lang, "word", Segmenter)) {
    const piece = text.slice(part.start, part.end);
    const last = words[words.length - 1];
    if (RD_SOLID.test(piece)) {
      if (last && joined) last.end = part.end;
      else if (last && last.end === part.start && /^\p{M}/u.test(piece)) last.end = part.end;
      else words.push({ ...part });
      joined = false;
    } else {
      joined = Boolean(last) && last.end === part.start && RD_HYPHEN.test(piece);
    }
  }
  if (words.length === 0) {
    const trimmed = rdTrimUnits(text, 0, text.length);
    if (trimmed) words.push(trimmed);
  }
  return words;
}
function rdTrimUnits(text, start, end) {
  while (start < end && RD_SPACE.test(text[start])) start += 1;
  while (end > start && RD_SPACE.test(text[end - 1])) end -= 1;
  return start < end ? { start, end } : null;
}
function rdPrepare(article, Segmenter = globalThis.Intl?.Segmenter) {
  const lang = article.lang || "en";
  const paragraphs = (article.paragraphs ?? []).map((given, index) => {
    const text = String(given.text ?? "");
    const at = rdPositions(text);
    const lift = (part) => ({
      start: given.start + rdToPoints(at, part.start),
      end: given.start + rdToPoints(at, part.end)
    });
    const words = rdWordUnits(text, lang, Segmenter).map(lift);
    const sentences = rdSegments(text, lang, "sentence", Segmenter).map((part) => rdTrimUnits(text, part.start, part.end)).filter((part) => part !== null).map(lift).filter((part) => words.some((word) => word.start >= part.start && word.end <= part.end));
    return { ...given, text, index, at, words, sentences, edges: null };
  });
  const flat = (name) => paragraphs.flatMap(
    (paragraph) => paragraph[name].map((part) => ({ ...part, p: paragraph.index }))
  );
  return {
    lang,
    dir: article.dir === "rtl" ? "rtl" : "ltr",
    paragraphs,
    words: flat("words"),
    sentences: flat("sentences")
  };
}
function rdBefore(parts, offset) {
  let low = -1;
  let high = parts.length - 1;
  while (low < high) {
    const middle = low + high + 1 >> 1;
    if (parts[middle].start <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
function rdWordAt(text, offset) {
  const i = rdBefore(text.words, offset);
  if (i >= 0 && offset < text.words[i].end) return i;
  if (i >= 0 && offset === text.words[i].end) return i;
  return -1;
}
function rdSentenceOf(text, word) {
  return Math.max(0, rdBefore(text.sentences, text.words[word].start));
}
function rdEdges(text, paragraph) {
  if (!paragraph.edges) {
    const parts = rdSegments(paragraph.text, text.lang, "grapheme");
    paragraph.edges = /* @__PURE__ */ new Set([0, ...parts.map((part) => rdToPoints(paragraph.at, part.end))]);
  }
  return paragraph.edges;
}
function rdSnap(text, from, to) {
  let start = Math.min(from, to);
  let end = Math.max(from, to);
  const inside = text.paragraphs.filter((p) => p.start < end && p.end > start);
  if (inside.length === 0) return null;
  const wordAtStart = text.words[rdBefore(text.words, start)];
  if (wordAtStart && start < wordAtStart.end) start = wordAtStart.start;
  const wordAtEnd = text.words[rdBefore(text.words, end - 1)];
  if (wordAtEnd && end < wordAtEnd.end && end > wordAtEnd.start) end = wordAtEnd.end;
  let first = null;
  let last = null;
  for (const paragraph of inside) {
    const local = rdTrimUnits(
      paragraph.text,
      rdToUnits(paragraph.at, start - paragraph.start),
      rdToUnits(paragraph.at, end - paragraph.start)
    );
    if (!local) continue;
    const edges = rdEdges(text, paragraph);
    let a = rdToPoints(paragraph.at, local.start);
    let b = rdToPoints(paragraph.at, local.end);
    while (!edges.has(a)) a -= 1;
    while (!edges.has(b)) b += 1;
    first ??= paragraph.start + a;
    last = paragraph.start + b;
  }
  return first === null || last === null ? null : { start: first, end: last };
}
function rdQuote(text, span) {
  return text.paragraphs.filter((p) => p.start < span.end && p.end > span.start).map((p) => p.text.slice(
    rdToUnits(p.at, span.start - p.start),
    rdToUnits(p.at, span.end - p.start)
  )).join(" ¶ ");
}
function rdShorten(quote, most = 90) {
  const points = Array.from(quote);
  if (points.length <= most) return quote;
  const half = Math.floor((most - 3) / 2);
  let head = points.slice(0, half).join("");
  let tail = points.slice(-half).join("");
  if (/\s/u.test(head)) head = head.replace(/\S*$/u, "");
  if (/\s/u.test(tail)) tail = tail.replace(/^\S*/u, "");
  return `${head.trimEnd()} … ${tail.trimStart()}`;
}
function rdCountWords(text, span) {
  return text.words.filter((word) => word.start < span.end && word.end > span.start).length;
}
function rdNudge(text, span, edge, step) {
  if (!span) return null;
  const words = text.words;
  const touched = words.filter((word) => word.start < span.end && word.end > span.start);
  if (touched.length === 0) return null;
  const first = rdBefore(words, touched[0].start);
  const last = rdBefore(words, touched[touched.length - 1].start);
  if (edge === "start") {
    const to2 = first + step;
    if (to2 < 0 || to2 > last) return null;
    return { start: words[to2].start, end: span.end };
  }
  const to = last + step;
  if (to < first || to >= words.length) return null;
  return { start: span.start, end: words[to].end };
}

// src/reader/select.js
function rdGoToWord(rd, word, { mark = void 0 } = {}) {
  const span = rd.text.words[word];
  if (!span) return;
  rd.word = word;
  rd.anchor = { start: span.start, end: span.end };
  const over = rdMarksOver(rd.history.marks, span);
  rd.active = mark === void 0 ? over[0]?.id ?? null : mark;
  rd.selection = rd.active ? null : { start: span.start, end: span.end };
  rd.extending = false;
}
function rdChoose(rd, span, word = null) {
  rd.selection = span;
  rd.active = null;
  rd.extending = false;
  if (word !== null) rd.word = word;
}
function rdStretch(rd, word, reach = rd.text.words[word]) {
  const anchor = rd.anchor ?? rd.text.words[rd.word] ?? reach;
  rd.anchor = anchor;
  rdChoose(rd, {
    start: Math.min(anchor.start, reach.start),
    end: Math.max(anchor.end, reach.end)
  }, word);
}
function rdExtendTo(rd, word) {
  const mark = rd.mark(rd.active);
  const target = rd.text.words[word];
  if (mark) {
    rd.reshape(mark, {
      start: Math.min(mark.start, target.start),
      end: Math.max(mark.end, target.end)
    });
  } else {
    if (rd.selection) rd.anchor = rd.selection;
    rdStretch(rd, word);
  }
  rd.extending = false;
  rd.draw();
  rd.sayChosen();
}
function rdKeepInSight(rd) {
  const chosen = rd.view.overlay.querySelector(".rd-selected:last-child") ?? rd.view.sheet.querySelector(".rd-mark.rd-active");
  chosen?.scrollIntoView({ block: "nearest", behavior: "instant" });
}
function rdClear(rd) {
  rd.selection = null;
  rd.active = null;
  rd.anchor = null;
  rd.extending = false;
}
function rdSelectionWords(rd) {
  const mark = rd.mark(rd.active);
  if (mark) {
    return rd.t("said_mark", {
      quote: rdShorten(rdQuote(rd.text, mark)),
      label: rd.codeOf(mark.code).label
    });
  }
  if (!rd.selection) return rd.t("said_nothing");
  return rd.t("said_selected", {
    quote: rdShorten(rdQuote(rd.text, rd.selection)),
    count: rd.words(rdCountWords(rd.text, rd.selection))
  });
}

// src/reader/edit.js
function rdEditing(rd) {
  rdSaving(rd);
  rdTaking(rd);
  rdGiving(rd);
  rdShaping(rd);
  rdRemoving(rd);
  rdWalking(rd);
}
function rdTaking(rd) {
  const { t } = rd;
  rd.take = (step) => {
    if (rd.readOnly) {
      rd.say(t("hint_read_only"));
      return false;
    }
    if (!rd.history.take(step)) return false;
    rd.change();
    return true;
  };
}
function rdGiving(rd) {
  const { t } = rd;
  rd.give = (code, byButton = false) => {
    const mark = rd.mark(rd.active);
    if (mark) rd.recode(mark, code);
    else if (!rd.selection) rd.say(t("hint_empty"));
    else {
      const { start, end } = rd.selection;
      const twin = rd.history.marks.find((m) => m.start === start && m.end === end && m.code === code.code);
      if (twin) {
        rd.active = twin.id;
        rd.selection = null;
        rd.draw();
        rd.say(t("said_already", { label: code.label }));
        return;
      }
      const made = { id: wsId("m-"), start, end, code: code.code };
      const quote = rdShorten(rdQuote(rd.text, made), 60);
      if (!rd.take({ do: "add", mark: made, index: rd.history.marks.length })) return;
      rd.selection = null;
      rd.active = made.id;
      rd.unselect();
      rd.draw();
      rd.say(t("said_added", { quote, label: code.label, marks: rd.count(rd.history.marks.length) }));
    }
    if (byButton && rd.byKey) {
      rd.byKey = false;
      rd.view.cursor.focus();
    }
  };
}
function rdShaping(rd) {
  const { t } = rd;
  rd.recode = (mark, code) => {
    if (!mark) return;
    const quote = rdShorten(rdQuote(rd.text, mark), 60);
    if (mark.code === code.code) {
      rd.say(t("said_already", { label: code.label }));
      return;
    }
    const step = { do: "change", id: mark.id, from: { code: mark.code }, to: { code: code.code } };
    if (rd.take(step)) rd.say(t("said_recoded", { quote, label: code.label }));
  };
  rd.reshape = (mark, span) => {
    const from = { start: mark.start, end: mark.end };
    if (rd.take({ do: "change", id: mark.id, from, to: { start: span.start, end: span.end } })) {
      rd.say(rdSelectionWords(rd));
    }
  };
  rd.nudge = (edge, step) => {
    const mark = rd.mark(rd.active);
    const span = rdNudge(rd.text, mark ?? rd.selection, edge, step);
    if (!span) rd.say(t("said_no_further"));
    else if (mark) rd.reshape(mark, span);
    else {
      rd.anchor = null;
      rdChoose(rd, span);
      rd.draw();
      rd.sayChosen();
    }
  };
}
function rdRemoving(rd) {
  const { el, t } = rd;
  rd.remove = (mark, from = null) => {
    if (!mark) return;
    const quote = rdShorten(rdQuote(rd.text, mark), 60);
    const order = rdInOrder(rd.history.marks);
    const at = order.findIndex((m) => m.id === mark.id);
    const next = order[at + 1] ?? order[at - 1];
    if (!rd.take({ do: "delete", mark, index: rd.history.marks.indexOf(mark) })) return;
    if (rd.active === mark.id) rd.active = null;
    rd.draw();
    rd.say(t("said_removed", { quote, marks: rd.count(rd.history.marks.length) }));
    if (from) (rd.view.rows.get(next?.id)?.go ?? rd.view.cursor).focus();
    else if (!el.contains(el.ownerDocument.activeElement) || rd.view.now.remove.hidden) {
      rd.view.cursor.focus({ preventScroll: true });
    }
  };
}
function rdWalking(rd) {
  const { t } = rd;
  rd.walk = (which, said, nothing) => {
    if (rd.readOnly) return;
    if (!rd.history[which]()) {
      rd.say(t(nothing));
      return;
    }
    if (rd.active && !rd.mark(rd.active)) rd.active = null;
    rd.change();
    rd.say(t(said, { marks: rd.count(rd.history.marks.length) }));
  };
  rd.undo = () => rd.walk("undo", "said_undone", "said_nothing_undo");
  rd.redo = () => rd.walk("redo", "said_redone", "said_nothing_redo");
}

// src/reader/feedback.js
var RD_GROUPS = ["found", "wrong_code", "partly", "contested", "missed"];
function rdDrawFeedback(rd) {
  const { feedback: box } = rd.view;
  const feedback = rd.feedback;
  const has = Boolean(feedback && (feedback.headline || feedback.records || feedback.extras));
  const drawn = JSON.stringify([feedback, rd.showMissed]);
  if (drawn !== rd.view.feedbackDrawn) {
    rd.view.feedbackDrawn = drawn;
    box.hidden = !has;
    rd.view.opened = Object.fromEntries(Array.from(
      /** @type {NodeListOf<HTMLDetailsElement>} */
      box.querySelectorAll("details.rd-group"),
      (group) => [group.dataset.outcome, group.open]
    ));
    if (has) box.replaceChildren(...rdFeedbackParts(rd, feedback));
    else box.replaceChildren();
  }
  rd.view.tabs.draw(has);
  rd.view.tabs.stale.hidden = !has || !rd.stale();
}
function rdFeedbackParts(rd, feedback) {
  const { t } = rd;
  const records = rdInOrder((feedback.records ?? []).map((r) => ({ ...r, id: r.record ?? "" })));
  const parts = [
    wsEl("h4", { class: "rd-headline", tabindex: "-1" }, feedback.headline || t("feedback"))
  ];
  const { found, total } = feedback;
  const counted = Number.isInteger(found) && Number.isInteger(total);
  if (counted && !String(feedback.headline).includes(String(total))) {
    parts.push(wsEl("p", { class: "rd-score" }, t("found_of", { found, total })));
  }
  if (feedback.first) parts.push(rdFirstLook(rd));
  const extras = rdInOrder((feedback.extras ?? []).map((x) => ({ ...x, id: x.mark ?? "" })));
  const groups = [...RD_GROUPS.map((outcome) => ({
    outcome,
    those: records.filter((record) => rdGroupOf(record) === outcome)
  })), { outcome: "extra", those: extras }].filter(({ those }) => those.length > 0);
  const first = groups.find(({ outcome }) => outcome !== "found" && outcome !== "missed");
  for (const { outcome, those } of groups) {
    parts.push(outcome === "missed" && !rd.showMissed ? rdMissed(rd, those) : rdGroup(rd, outcome, those, outcome === "missed" || outcome === first?.outcome));
  }
  for (const note of feedback.notes ?? []) if (note) parts.push(wsEl("p", {}, note));
  return parts;
}
function rdGroupOf(record) {
  return record.outcome === "contested" && !record.mark ? "missed" : record.outcome;
}
function rdFirstLook(rd) {
  const { t } = rd;
  const hints = (rd.model.get("task")?.hints ?? []).length > 0;
  rd.hintPlace = wsEl("div", {});
  rd.takeHints?.();
  return wsEl(
    "div",
    { class: "rd-first" },
    wsEl("p", {}, t(hints ? "first_look_hint" : "first_look")),
    rd.hintPlace,
    wsEl(
      "button",
      { type: "button", class: "rd-small rd-open", onclick: () => rd.open() },
      t("open_reading")
    )
  );
}
function rdGroup(rd, outcome, entries, first) {
  const open = rd.view.opened[outcome] ?? first;
  return wsEl(
    "details",
    { class: "rd-group", "data-outcome": outcome, open },
    wsEl(
      "summary",
      {},
      wsEl("span", { class: "rd-sign", "data-outcome": outcome, "aria-hidden": "true" }, RD_SIGNS[outcome]),
      ` ${rd.t(`group_${outcome}`)} (${entries.length})`
    ),
    rd.strings[`group_${outcome}_note`] ? wsEl("p", { class: "ws-muted" }, rd.t(`group_${outcome}_note`)) : null,
    wsEl("ul", {}, entries.map((entry) => rdEntry(rd, outcome, entry))),
    outcome === "missed" ? wsEl(
      "button",
      { type: "button", class: "rd-small", onclick: () => rd.toggleMissed() },
      rd.t("hide_missed")
    ) : null
  );
}
function rdMissed(rd, entries) {
  const differ = entries.filter((entry) => entry.outcome === "contested").length;
  return wsEl(
    "div",
    { class: "rd-group", "data-outcome": "missed" },
    wsEl(
      "p",
      {},
      wsEl("span", { class: "rd-sign", "data-outcome": "missed", "aria-hidden": "true" }, RD_SIGNS.missed),
      ` ${rd.t("group_missed")} (${entries.length})`
    ),
    wsEl(
      "p",
      { class: "ws-muted" },
      rd.t("group_missed_note"),
      differ ? ` ${rd.n("missed_differ", differ)}` : null
    ),
    wsEl(
      "button",
      { type: "button", class: "rd-small", onclick: () => rd.toggleMissed() },
      rd.t("show_missed")
    )
  );
}
function rdEntry(rd, outcome, entry) {
  const span = { start: entry.start, end: entry.end };
  const mark = entry.mark ? rd.mark(entry.mark) : null;
  const go = wsEl("button", {
    type: "button",
    class: "rd-go",
    onclick: () => {
      const own = entry.mark ? rd.mark(entry.mark) : null;
      rd.goTo(own ?? span, { mark: own?.id ?? null, from: go });
    }
  }, wsEl(
    "span",
    { dir: "auto", lang: rd.text.lang, class: "rd-row-quote" },
    `“${rdShorten(String(entry.quote ?? rdQuote(rd.text, span)), 110)}”`
  ));
  const paragraph = rd.text.paragraphs.find((one) => one.end > span.start);
  if (paragraph) {
    const place = rd.t("row_paragraph", { number: paragraph.number });
    go.setAttribute("aria-label", `${place} ${go.textContent}`);
  }
  const lines = rdRecordLines(rd, { ...entry, outcome }, mark);
  return wsEl("li", {}, go, ...lines);
}
function rdRecordLines(rd, record, mark = rd.mark(record.mark)) {
  const { t } = rd;
  const lines = [];
  const line = (key, value) => {
    if (value) lines.push(wsEl("p", { class: `rd-why rd-why-${key}` }, value));
  };
  const label = record.code && !record.rule && !record.shows ? rd.codeOf(record.code).label : "";
  if (label && record.outcome === "wrong_code") {
    const given = (mark && rd.checkedMark(mark.id)) ?? mark;
    line("code", given ? t("code_other", { given: rd.codeOf(given.code).label, ours: label }) : t("code_ours", { ours: label }));
  } else if (label) {
    line("code", t(record.outcome === "contested" ? "code_contested" : "code_ours", { ours: label }));
  }
  line("reason", record.reason);
  line("says", record.says);
  line("rule", record.rule);
  line("shows", record.shows);
  return lines;
}

// src/reader/files.js
var RD_FILE_MOST = 2e6;
function rdFiles(rd) {
  const { el, t } = rd;
  rd.check = () => {
    rd.note("");
    rd.view.check.setAttribute("aria-disabled", "true");
    rd.view.check.textContent = t("checking");
    rd.send("check");
  };
  rd.open = () => {
    rd.note("");
    rd.send("open");
  };
  rd.toggleMissed = () => {
    rd.showMissed = !rd.showMissed;
    rd.draw();
    const shown = rd.view.feedback.querySelector('[data-outcome="missed"] > .rd-small');
    if (shown instanceof HTMLElement) shown.focus();
  };
  rd.bringIn = async (file) => {
    const { name } = file;
    if (file.size > RD_FILE_MOST) {
      rd.note(t("import_large", { name }), true);
      return;
    }
    try {
      rd.send("import", { text: await file.text(), name });
    } catch {
      rd.note(t("import_unreadable", { name }), true);
    }
  };
  rd.takeOut = (name, text) => {
    const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    const link = wsEl("a", { href: address, download: name });
    el.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 1e3);
    rd.note(t("exported", { name }));
  };
}

// src/reader/hear.js
function rdAdoptMarks(rd, marks) {
  if (rd.apart?.()) return;
  const same = rdSameMarks(marks, rd.history.marks);
  rd.history.marks = marks;
  if (!same && rd.active && !rd.mark(rd.active)) rd.active = null;
}
function rdJudge(rd, feedback, checked) {
  rd.feedback = feedback ?? {};
  rd.checked = checked ?? [];
  rd.outcomes = rdOutcomes(rd.feedback);
}
function rdUnhold(rd) {
  rd.view.check.removeAttribute("aria-disabled");
  rd.view.check.textContent = rd.t("check");
}
var RD_HEARD = {
  saved: (rd, message) => {
    rd.heard = Math.max(rd.heard, message.seq);
    if (message.seq !== rd.sent) return;
    clearTimeout(rd.slow);
    rdAdoptMarks(rd, message.marks);
    rd.view.status.show(message.status);
    rd.saved(message.marks, message.status);
    rd.draw();
  },
  imported: (rd, message) => {
    rd.history.take({ do: "replace", from: rd.history.marks, to: message.marks });
    rd.saved(message.marks, message.status);
    rd.active = null;
    rd.selection = null;
    rd.view.status.show(message.status);
    rd.draw();
    rd.note(message.text);
  },
  checked: (rd, message) => {
    rdUnhold(rd);
    rdJudge(rd, message.feedback, message.checked);
    rd.showMissed = false;
    rd.draw();
    rd.view.tabs.open("results");
    const headline = (
      /** @type {HTMLElement | null} */
      rd.view.feedback.querySelector(".rd-headline")
    );
    headline?.focus({ preventScroll: true });
    headline?.scrollIntoView({ block: "nearest" });
  },
  download: (rd, message) => rd.takeOut(String(message.name), String(message.text)),
  note: (rd, message) => {
    rdUnhold(rd);
    rd.note(message.text, message.problem);
  }
};
function rdHear(rd) {
  const { model } = rd;
  const hear = (message) => {
    if (message?.view === rd.uid && Object.hasOwn(RD_HEARD, message.type)) {
      RD_HEARD[message.type](rd, message);
    }
  };
  const marks = () => {
    if (rd.heard < rd.sent) return;
    const now = model.get("marks") ?? [];
    rdAdoptMarks(rd, now);
    rd.saved(now, model.get("status"));
    rd.draw();
  };
  const feedback = () => {
    rdJudge(rd, model.get("feedback"), model.get("checked"));
    rd.draw();
  };
  const listeners = [
    ["msg:custom", hear],
    ["change:marks", marks],
    ["change:feedback", feedback],
    ["change:checked", feedback],
    ["change:hints_shown", () => rd.takeHints?.()]
  ];
  for (const [name, listener] of listeners) model.on(name, listener);
  return () => {
    for (const [name, listener] of listeners) model.off(name, listener);
  };
}

// src/reader/lookup.js
function rdLookups(rd) {
  rd.mark = (id) => rd.history.marks.find((mark) => mark.id === id) ?? null;
  rd.codeOf = (code) => rd.codes.find((each) => each.code === code) ?? { code, label: String(code), short: "?" };
  rd.tone = (code) => {
    const i = rd.codes.findIndex((each) => each.code === code);
    return i < 0 ? 0 : i % 6 + 1;
  };
  rd.count = (count) => rd.n("marks", count);
  rd.words = (count) => rd.n("words", count);
  rd.checkedMark = (id) => rd.checked.find((mark) => mark.id === id) ?? null;
  rd.stale = () => !rdSameMarks(rd.history.marks, rd.checked);
  rd.recordOf = (mark) => rd.outcomeOf(mark) ? (rd.feedback.records ?? []).find((r) => r.mark === mark.id) ?? (rd.feedback.extras ?? []).find((x) => x.mark === mark.id) ?? null : null;
  rd.outcomeOf = (mark) => {
    if (mark.missed) return "missed";
    const then = rd.outcomes.has(mark.id) ? rd.checkedMark(mark.id) : null;
    return then && rdSameMarks([then], [mark]) ? rd.outcomes.get(mark.id) ?? null : null;
  };
  rd.ghosts = () => (rd.showMissed ? rd.feedback.records ?? [] : []).filter((record) => record.outcome === "missed").map((record) => ({
    id: `missed ${record.record}`,
    start: record.start,
    end: record.end,
    code: record.code ?? "",
    missed: true
  }));
}

// src/card.js
var TOLD = {
  right: "fits",
  partly: "partly",
  not_yet: "look",
  not_shown: "look",
  open: "discuss",
  noted: "noted"
};
function wsCardState({ answered, told, stale }) {
  if (!answered) return "new";
  const state = TOLD[told ?? ""];
  if (!state) return "answered";
  return stale ? "stale" : state;
}

// src/state.js
var SIGNS = {
  new: "M8 3a5 5 0 1 0 .01 0",
  answered: "M8 3a5 5 0 1 0 .01 0M8 3v10",
  fits: "M3.5 8.5l3 3 6-7",
  partly: "M8 2.500a5.500 5.500 0 0 0 0 11zM8 2.500a5.500 5.500 0 0 1 0 11",
  look: "M12.500 8a4.500 4.500 0 1 1-1.400-3.300M11.500 2v3h-3",
  discuss: "M3 4h7v5H6l-2 2V9H3zM12 7h1v5h-1v2l-2-2H7.500",
  noted: "M4 12l.7-2.8L10.500 3.400l2.100 2.100L6.800 11.300zM4 14h8",
  stale: "M8 3a5 5 0 1 0 .01 0"
};
function wsSign(state) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(space, "path");
  line.setAttribute("d", SIGNS[state]);
  svg.append(line);
  return svg;
}
function wsCard(el, t, { number, path }) {
  const sign = wsEl("span", { class: "ws-card-sign" });
  const more = path === "more";
  const node = wsEl(
    "p",
    { class: "ws-card-state" },
    more ? wsEl("span", { class: "ws-card-path" }, t("path_more")) : null,
    sign
  );
  if (number) el.dataset.number = number;
  if (more) el.dataset.path = path;
  const show = (view) => {
    const state = wsCardState(view);
    if (el.dataset.card === state) return;
    el.dataset.card = state;
    sign.replaceChildren(wsSign(state), t(`card_${state}`));
  };
  return { node, show };
}

// src/reader/runs.js
var LEAST = 2;
function rdRuns(blocks, asked) {
  if (asked.length === 0) return [];
  const runs = [[]];
  for (const block of blocks) {
    if (asked.includes(block.p.number)) runs.push([]);
    else runs[runs.length - 1].push(block);
  }
  return runs.filter((run) => run.length >= LEAST);
}

// src/reader/fold.js
function rdFolding(rd, blocks) {
  const folds = rdRuns(blocks, rd.focus).map((run) => {
    const button = wsEl(
      "button",
      { type: "button", class: "ws-quiet rd-fold" },
      rd.t("folded", { from: run[0].p.number, to: run[run.length - 1].p.number })
    );
    return { blocks: run, button };
  });
  const set = (fold, open) => {
    fold.button.setAttribute("aria-expanded", String(open));
    for (const { box } of fold.blocks) box.hidden = !open;
  };
  for (const fold of folds) {
    set(fold, false);
    fold.button.addEventListener("click", (event) => {
      event.stopPropagation();
      set(fold, fold.button.getAttribute("aria-expanded") !== "true");
    });
  }
  rd.unfold = (span) => {
    if (!span) return;
    for (const fold of folds) {
      const over = ({ p }) => p.start < span.end && p.end > span.start;
      if (fold.blocks[0].box.hidden && fold.blocks.some(over)) set(fold, true);
    }
  };
  const above = new Map(folds.map(({ blocks: [first], button }) => [first, button]));
  return blocks.flatMap((block) => {
    const button = above.get(block);
    return button ? [button, block.box] : [block.box];
  });
}

// src/reader/task.js
function rdTask(rd) {
  const task = rd.model.get("task") ?? {};
  if (!task.prompt) return null;
  const { t } = rd;
  const hints = task.hints ?? [];
  let shown = 0;
  const list = wsEl("div", { class: "rd-hints", "aria-live": "polite" });
  const button = wsEl("button", { type: "button", class: "rd-hint-button" });
  const made = (at) => wsEl(
    "div",
    { class: "rd-hint" },
    wsEl("span", { class: "rd-hint-label" }, t("hint_label", { number: at + 1 })),
    wsEl("p", { dir: "auto" }, hints[at])
  );
  const show = (count) => {
    for (; shown < Math.min(count, hints.length); shown += 1) {
      list.append(made(shown));
    }
    const done = shown >= hints.length;
    button.hidden = hints.length === 0;
    wsSpent(button, done);
    button.textContent = done ? t("hints_done") : t("hint", { number: shown + 1, total: hints.length });
  };
  button.addEventListener("click", () => {
    if (shown >= hints.length) return;
    show(shown + 1);
    rd.model.send({ type: "hint", view: rd.uid, shown });
  });
  rd.takeHints = () => {
    show(rd.model.get("hints_shown") ?? 0);
    rd.hintPlace?.replaceChildren(...shown > 0 ? [made(shown - 1)] : []);
  };
  rd.takeHints();
  return wsEl(
    "div",
    { class: "rd-task" },
    wsEl("h3", { class: "rd-prompt", dir: "auto" }, wsAsked(task)),
    list,
    button
  );
}

// src/reader/page.js
function rdPage(rd) {
  const { article, text, t } = rd;
  const blocks = text.paragraphs.map((p, i) => rdBlock(rd, p, text.paragraphs[i - 1]));
  const overlay = wsEl("div", { class: "rd-overlay", "aria-hidden": "true" });
  const cursor = wsEl("div", {
    class: "rd-cursor",
    role: "application",
    tabindex: "0",
    "aria-roledescription": t("cursor_role"),
    "aria-label": t("cursor_label"),
    "aria-describedby": `${rd.uid}-help`
  });
  const heading = text.paragraphs.some((p) => p.kind === "title") ? null : wsEl("h3", { class: "rd-title" }, article.title ?? "");
  const sheet = wsEl(
    "article",
    // A browser that translates the page would move the words from under their marks.
    { class: "rd-sheet", lang: text.lang, dir: text.dir, translate: "no", "aria-label": t("article_name", {
      id: article.id ?? "",
      title: article.title ?? ""
    }) },
    cursor,
    // before what opens more of the text: who tabs here is at the words that are asked for
    heading,
    rdFolding(rd, blocks),
    overlay
  );
  const focus = rd.focus.length > 0 ? wsEl("p", { class: "rd-focus-note" }, t("focus_note", { numbers: rd.focus.join(", ") })) : null;
  const task = rdTask(rd);
  const card = wsCard(rd.el, t, rd.model.get("task") ?? {});
  const page = wsEl(
    "div",
    { class: "rd-page" },
    task ? card.node : null,
    task,
    wsEl(
      "p",
      { class: "rd-source" },
      wsEl(
        "span",
        { class: "rd-article-id" },
        String(article.id ?? "").startsWith("t-") ? t("own_text") : t("article", { id: article.id ?? "" })
      ),
      article.label ? ` ${article.label}` : null
    ),
    wsEl(
      "p",
      { class: "rd-help ws-muted", id: `${rd.uid}-help` },
      t(rd.readOnly ? "help_read_only" : "help")
    ),
    article.note ? wsEl("p", { class: "rd-note", dir: "auto" }, article.note) : null,
    focus,
    sheet
  );
  return { page, card, sheet, blocks, overlay, cursor };
}
function rdBlock(rd, p, before) {
  const tag = p.kind === "title" ? "h3" : "p";
  const line = wsEl("span", { class: "rd-line" });
  const number = wsEl(
    "span",
    { class: "rd-num" },
    wsEl("span", { class: "ws-sr" }, `${rd.t("paragraph")} `),
    String(p.number)
  );
  const furniture = p.kind === "furniture" && before?.kind !== "furniture" ? wsEl("span", { class: "rd-kind" }, rd.t("furniture")) : null;
  const dim = rd.focus.length > 0 && !rd.focus.includes(p.number);
  const box = wsEl(
    tag,
    { class: `rd-par rd-${p.kind}${dim ? " rd-dim" : ""}`, "data-paragraph": String(p.index) },
    number,
    furniture,
    line
  );
  return { p, box, line, drawn: "-", nodes: [] };
}
function rdDrawMarks(rd) {
  const marks = [...rd.history.marks, ...rd.ghosts()];
  for (const block of rd.view.blocks) {
    const pieces = rdPieces(block.p, marks);
    const lanes = rdLanes(pieces.flatMap((piece) => piece.marks).filter((mark, i, all) => all.findIndex((other) => other.id === mark.id) === i));
    const look = (mark) => [
      mark.id,
      mark.code,
      lanes.get(mark.id),
      rd.outcomeOf(mark),
      mark.id === rd.active
    ];
    const drawn = JSON.stringify(pieces.map((piece) => [
      piece.start,
      piece.end,
      piece.marks.map(look)
    ]));
    if (drawn === block.drawn) continue;
    for (const piece of pieces) if (piece.marks.length > 0) rd.unfold(piece);
    block.drawn = drawn;
    rdDrawBlock(rd, block, pieces, lanes);
  }
}
function rdDrawBlock(rd, block, pieces, lanes) {
  const { p } = block;
  block.nodes = [];
  block.box.style.setProperty("--rd-lanes", String(Math.max(0, ...lanes.values(), 0)));
  const children = pieces.flatMap((piece) => {
    const from = rdToUnits(p.at, piece.start - p.start);
    const node = document.createTextNode(
      p.text.slice(from, rdToUnits(p.at, piece.end - p.start))
    );
    block.nodes.push({ node, start: from });
    let inner = node;
    for (const mark of [...piece.marks].reverse()) {
      inner = wsEl("span", {
        class: `rd-mark${mark.missed ? " rd-missed" : ""}${mark.id === rd.active ? " rd-active" : ""}`,
        "data-mark": mark.id,
        "data-k": String(rd.tone(mark.code)),
        style: `--rd-lane: ${Math.min(lanes.get(mark.id) ?? 0, 5)}`
      }, inner);
    }
    const ending = piece.marks.filter((m) => Math.min(m.end, p.end) === piece.end);
    return [inner, ...ending.reverse().map((mark) => rdTag(rd, mark))];
  });
  block.line.replaceChildren(...children);
}
function rdTag(rd, mark) {
  const outcome = rd.outcomeOf(mark);
  const code = rd.codeOf(mark.code);
  const sign = outcome ? RD_SIGNS[outcome] : "";
  const words = outcome ? rd.t("tag_outcome", { label: code.label, outcome: rd.t(`outcome_${outcome}`) }) : rd.t("tag", { label: code.label });
  return wsEl(
    "span",
    {
      class: `rd-tag${mark.id === rd.active ? " rd-active" : ""}`,
      "data-mark": mark.id,
      "data-k": String(rd.tone(mark.code)),
      "data-outcome": outcome || null,
      title: words
    },
    wsEl("span", { "aria-hidden": "true" }, code.short, sign ? ` ${sign}` : null),
    wsEl("span", { class: "ws-sr" }, words)
  );
}
function rdFromDom(rd, node, offset) {
  const { sheet, blocks } = rd.view;
  if (!sheet.contains(node)) {
    const where = sheet.compareDocumentPosition(node);
    return where & Node.DOCUMENT_POSITION_PRECEDING ? blocks[0].p.start : blocks[blocks.length - 1].p.end;
  }
  const place = document.createRange();
  place.setStart(node, offset);
  place.collapse(true);
  let best = blocks[0].p.start;
  for (const block of blocks) {
    if (place.comparePoint(block.box, 0) > 0) break;
    for (const { node: own, start } of block.nodes) {
      if (own === node) return block.p.start + rdToPoints(block.p.at, start + offset);
      if (place.comparePoint(own, 0) > 0) return best;
      best = block.p.start + rdToPoints(block.p.at, start + own.length);
    }
    best = block.p.end;
  }
  return best;
}
function rdRanges(rd, span) {
  return rd.view.blocks.filter(({ p }) => p.start < span.end && p.end > span.start).flatMap(({ p, nodes }) => {
    const from = rdToUnits(p.at, span.start - p.start);
    const to = rdToUnits(p.at, span.end - p.start);
    return nodes.filter(({ node, start }) => start < to && start + node.length > from).map(({ node, start }) => {
      const range = document.createRange();
      range.setStart(node, Math.max(0, from - start));
      range.setEnd(node, Math.min(node.length, to - start));
      return range;
    });
  });
}
function rdDrawOverlay(rd) {
  const { sheet, overlay, cursor } = rd.view;
  rd.unfold(rd.text.words[rd.word]);
  rd.unfold(rd.selection);
  const origin = sheet.getBoundingClientRect();
  if (origin.width === 0) return;
  const place = (element, rect2, pad) => {
    element.style.left = `${rect2.left - origin.left - pad}px`;
    element.style.top = `${rect2.top - origin.top - pad}px`;
    element.style.width = `${rect2.width + 2 * pad}px`;
    element.style.height = `${rect2.height + 2 * pad}px`;
  };
  const selected = rd.selection ? rdLineRects(rd, rd.selection) : [];
  overlay.replaceChildren(...selected.map((rect2) => {
    const box = wsEl("div", { class: "rd-selected" });
    place(box, rect2, 1);
    return box;
  }));
  const word = rd.text.words[rd.word];
  const rect = word ? rdLineRects(rd, word)[0] : null;
  if (rect) place(cursor, rect, 3);
}
function rdLineRects(rd, span) {
  const lines = [];
  const rects = rdRanges(rd, span).flatMap((range) => [...range.getClientRects()]);
  for (const rect of rects) {
    if (rect.width < 0.5) continue;
    const same = lines.find((line) => Math.abs((line.top + line.bottom) / 2 - (rect.top + rect.bottom) / 2) < rect.height / 2 && rect.left <= line.right + 24 && rect.right >= line.left - 24);
    if (same) {
      const left = Math.min(same.left, rect.left);
      const right = Math.max(same.right, rect.right);
      const top = Math.min(same.top, rect.top);
      const bottom = Math.max(same.bottom, rect.bottom);
      Object.assign(same, { left, right, top, bottom, width: right - left, height: bottom - top });
    } else {
      const { left, right, top, bottom, width, height } = rect;
      lines.push({ left, right, top, bottom, width, height });
    }
  }
  return lines;
}
function rdSpotAt(rd, event) {
  const owner = rd.el.ownerDocument;
  const found = owner.caretPositionFromPoint?.(event.clientX, event.clientY);
  const range = found ? null : owner.caretRangeFromPoint?.(event.clientX, event.clientY);
  const node = found?.offsetNode ?? range?.startContainer;
  if (!node || !rd.view.sheet.contains(node)) return null;
  const offset = rdFromDom(rd, node, found?.offset ?? range?.startOffset ?? 0);
  const under = (box) => event.clientX >= box.left - 4 && event.clientX <= box.right + 4 && event.clientY >= box.top - 6 && event.clientY <= box.bottom + 6;
  const shows = (i) => rdRanges(rd, rd.text.words[i]).some((words) => [...words.getClientRects()].some(under));
  let word = [0, -1, 1].map((step) => rdWordAt(rd.text, offset + step)).find((i) => i >= 0 && shows(i));
  if (word === void 0) word = rdWordSeen(rd, node, shows);
  const span = word === void 0 ? null : rd.text.words[word];
  if (span && (offset < span.start || offset > span.end)) return { word: word ?? -1, start: span.start, end: span.end };
  return {
    word: word ?? -1,
    start: Math.min(offset, span?.start ?? offset),
    end: Math.max(offset, span?.end ?? offset)
  };
}
var RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
function rdWordSeen(rd, node, shows) {
  const box = (node instanceof Element ? node : node.parentElement)?.closest("[data-paragraph]");
  const index = box?.getAttribute("data-paragraph");
  if (!index) return void 0;
  const { start, end, text } = rd.text.paragraphs[Number(index)];
  if (!RIGHT_TO_LEFT.test(text)) return void 0;
  const found = rd.text.words.findIndex((one, i) => one.start >= start && one.end <= end && shows(i));
  return found < 0 ? void 0 : found;
}
function rdAtPoint(rd, event) {
  const target = event.target instanceof Element ? event.target : null;
  const tag = (
    /** @type {HTMLElement | null} */
    target?.closest(".rd-tag") ?? null
  );
  if (tag) return { word: -1, marks: [tag.dataset.mark], tag: true };
  const spot = rdSpotAt(rd, event);
  if (!spot) return null;
  const marks = [];
  for (let up = target?.closest(".rd-mark"); up; up = up.parentElement?.closest(".rd-mark")) {
    marks.push(up.getAttribute("data-mark"));
  }
  return { word: spot.word, marks, tag: false };
}

// src/reader/move.js
function rdMoving(rd) {
  const { el, t } = rd;
  rdReturning(rd);
  rd.extend = () => {
    rd.extending = !rd.extending;
    rd.draw();
    if (rd.extending) rd.say(t("hint_extend"));
    else rd.sayChosen();
  };
  rd.clear = () => {
    rdClear(rd);
    rd.unselect();
    rd.draw();
    rd.say(t("said_cleared"));
    rd.view.cursor.focus({ preventScroll: true });
  };
  rd.unselect = () => {
    const native = el.ownerDocument.getSelection();
    if (native && !native.isCollapsed && rd.view.sheet.contains(native.anchorNode)) {
      native.removeAllRanges();
    }
  };
  rd.toCodes = () => {
    const { codes: buttons } = rd.view.now;
    if (rd.readOnly || buttons.length === 0) return;
    rd.byKey = true;
    (buttons.find((b) => b.getAttribute("aria-pressed") === "true") ?? buttons[0]).focus();
  };
  rd.goTo = (span, { mark = null, from = null }) => {
    if (!span) return;
    rd.returnTo = from;
    rd.active = mark;
    rd.selection = mark ? null : { start: span.start, end: span.end };
    rd.word = Math.max(0, rd.text.words.findIndex((w) => w.end > span.start));
    rd.anchor = rd.text.words[rd.word] ?? null;
    rd.started = true;
    rd.draw();
    rd.view.cursor.focus({ preventScroll: true });
    const first = rd.view.overlay.querySelector(".rd-selected") ?? rd.view.sheet.querySelector(".rd-mark.rd-active") ?? rd.view.cursor;
    first.scrollIntoView({ block: "center", behavior: "instant" });
    rd.flash(span);
    rd.sayChosen();
  };
  rd.flash = (span) => {
    for (const old of rd.view.overlay.querySelectorAll(".rd-flash")) old.remove();
    const origin = rd.view.sheet.getBoundingClientRect();
    for (const rect of rdLineRects(rd, span)) {
      const box = wsEl("div", { class: "rd-flash", onanimationend: () => box.remove() });
      box.style.cssText = `left:${rect.left - origin.left - 3}px;top:${rect.top - origin.top - 3}px;width:${rect.width + 6}px;height:${rect.height + 6}px`;
      rd.view.overlay.append(box);
    }
  };
}
function rdReturning(rd) {
  rd.back = () => {
    const to = rd.returnTo;
    if (rd.view.feedback.contains(to)) rd.view.tabs.open("results");
    rd.returnTo = null;
    rd.draw();
    to?.focus();
    to?.scrollIntoView({ block: "center", behavior: "instant" });
  };
}

// src/pair/agree.js
function prMarks(first, second) {
  const meet = (a, b) => a.start < b.end && b.start < a.end;
  const free = [...second];
  const take = (fits) => {
    const place = free.findIndex(fits);
    return place < 0 ? null : free.splice(place, 1)[0];
  };
  const places = [];
  const later = [];
  for (const mark of first) {
    const twin = take((other) => meet(mark, other) && other.code === mark.code);
    if (twin) places.push({ first: mark, second: twin, same: true });
    else later.push(mark);
  }
  for (const mark of later) places.push({ first: mark, second: take((other) => meet(mark, other)), same: false });
  for (const mark of free) places.push({ first: null, second: mark, same: false });
  const start = (place) => (place.first ?? place.second)?.start ?? 0;
  places.sort((a, b) => start(a) - start(b));
  const answer = places.flatMap(({ first: mark, same }) => same && mark ? [mark] : []);
  return { places, answer };
}

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
function prRead(words, now) {
  try {
    const kept = JSON.parse(words ?? "");
    const sound = [1, 2, 3].includes(kept.step) && Array.isArray(kept.answers) && kept.answers.length === 2 && now - kept.at < PR_EXPIRES;
    return sound ? kept : null;
  } catch {
    return null;
  }
}
function prSweep(storage, now) {
  for (const key of Object.keys(storage)) {
    if (key.startsWith(PR_PREFIX) && !prRead(storage.getItem(key), now)) storage.removeItem(key);
  }
}
function prKept(model) {
  const { place, item } = model.get("keep") ?? {};
  const key = place ? PR_PREFIX + [place, item].map(encodeURIComponent).join(".") : "";
  const storage = key ? prStorage() : null;
  let here = prRead(storage?.getItem(key) ?? null, Date.now());
  if (storage) prSweep(storage, Date.now());
  return {
    get: () => here,
    /** @param {Omit<Pairing, "at"> | null} pairing */
    put(pairing) {
      here = pairing && { ...pairing, at: Date.now() };
      try {
        if (here) storage?.setItem(key, JSON.stringify(here));
        else storage?.removeItem(key);
      } catch {
      }
    }
  };
}

// src/reader/pair.js
function rdPair(rd) {
  if (rd.readOnly || !rd.model.get("task")?.prompt) return null;
  const kept = prKept(rd.model);
  const node = wsEl("div", { class: "rd-pair" });
  const box = { rd, kept, node };
  const { change } = rd;
  rd.apart = () => (kept.get()?.step ?? 3) !== 3;
  rd.change = () => {
    const now = kept.get();
    if (!now || now.step === 3) {
      change();
      return;
    }
    const { marks } = rd.history;
    kept.put({ step: now.step, answers: now.step === 1 ? [marks, null] : [now.answers[0], marks] });
    rd.draw();
  };
  queueMicrotask(() => {
    const now = kept.get();
    if (now && now.step !== 3) rdShowPair(rd, now.answers[now.step - 1] ?? []);
    rdDrawPair(box);
  });
  return node;
}
function rdShowPair(rd, marks) {
  rd.history = rdHistory(marks);
  rd.active = null;
  rd.selection = null;
  rd.draw();
}
function rdDrawPair(box) {
  const { rd, kept, node } = box;
  const { t } = rd;
  const now = kept.get();
  if (now && now.step !== 3) rd.el.dataset.apart = String(now.step);
  else delete rd.el.dataset.apart;
  if (!now) {
    node.replaceChildren(wsEl("button", {
      type: "button",
      class: "ws-quiet rd-small rd-pair-begin",
      onclick: () => rdTurn(box, 1, [[], null])
    }, t("pair_begin")));
    return;
  }
  if (now.step === 3) {
    node.replaceChildren(...rdCompared(box, now.answers[0] ?? [], now.answers[1] ?? []));
    return;
  }
  const done = () => {
    if (now.step === 1) rdTurn(box, 2, [rd.history.marks, []]);
    else rdSettle(box, [kept.get()?.answers[0] ?? [], rd.history.marks]);
  };
  node.replaceChildren(
    wsEl("p", { class: "rd-pair-turn", tabindex: "-1" }, t(`pair_turn_${now.step}`)),
    wsEl(
      "div",
      { class: "ws-row" },
      wsEl("button", { type: "button", class: "ws-main", onclick: done }, t(`pair_done_${now.step}`)),
      wsEl(
        "button",
        { type: "button", class: "ws-quiet rd-small", onclick: () => rdStop(box) },
        t("pair_stop")
      )
    )
  );
}
function rdTurn(box, step, answers) {
  box.kept.put({ step, answers });
  rdShowPair(box.rd, []);
  rdDrawPair(box);
  rdToHead(box);
}
function rdSettle(box, answers) {
  const { rd, kept } = box;
  kept.put({ step: 3, answers });
  rdShowPair(rd, prMarks(...answers).answer);
  rd.change();
  rdDrawPair(box);
  rdToHead(box);
}
function rdStop(box) {
  box.kept.put(null);
  rdShowPair(box.rd, box.rd.model.get("marks") ?? []);
  rdDrawPair(box);
  box.node.querySelector("button")?.focus();
}
function rdToHead({ node }) {
  const head = (
    /** @type {HTMLElement | null} */
    node.querySelector("[tabindex]")
  );
  head?.focus({ preventScroll: true });
  head?.scrollIntoView({ block: "nearest" });
}
function rdCompared(box, first, second) {
  const { rd } = box;
  const { t } = rd;
  const { places } = prMarks(first, second);
  const same = places.filter((place) => place.same).length;
  const said = (mark) => mark ? rd.codeOf(mark.code).label : t("pair_not_marked");
  const row = (place) => {
    const span = place.first ?? place.second;
    if (!span) return null;
    const go = wsEl("button", {
      type: "button",
      class: "rd-go",
      onclick: () => rd.goTo(span, { from: go })
    }, wsEl(
      "span",
      { dir: "auto", lang: rd.text.lang, class: "rd-row-quote" },
      `“${rdShorten(rdQuote(rd.text, span), 80)}”`
    ));
    return wsEl(
      "li",
      { class: place.same ? "rd-pair-same" : "rd-pair-differs" },
      go,
      wsEl("p", {}, `${t("pair_first")}: ${said(place.first)}`),
      wsEl("p", {}, `${t("pair_second")}: ${said(place.second)}`),
      wsEl("p", { class: "rd-pair-sign" }, t(place.same ? "pair_same" : "pair_differs"))
    );
  };
  const differs = places.filter((place) => !place.same);
  return [
    wsEl(
      "p",
      { class: "rd-pair-turn", tabindex: "-1" },
      t("pair_marks_agree", { same, total: places.length })
    ),
    wsEl("p", {}, t(differs.length > 0 ? "pair_marks_talk" : "pair_marks_all")),
    wsEl("ul", { class: "rd-pair-list", role: "list" }, differs.map(row)),
    wsEl("button", { type: "button", class: "ws-quiet rd-small", onclick: () => {
      box.kept.put(null);
      rdDrawPair(box);
      box.node.querySelector("button")?.focus();
    } }, t("pair_close"))
  ];
}

// src/reader/tabs.js
var RD_TABS = ["mark", "results"];
function rdTabs(rd, inside) {
  const id = (name) => `${rd.uid}-tab-${name}`;
  const places = Object.fromEntries(RD_TABS.map((name) => [name, wsEl("div", {
    class: `rd-tabpanel rd-tab-${name}`,
    id: `${rd.uid}-${name}`
  }, inside[name])]));
  const buttons = RD_TABS.map((name) => wsEl("button", {
    type: "button",
    role: "tab",
    class: "rd-tab",
    id: id(name),
    "aria-controls": `${rd.uid}-${name}`,
    onclick: () => open(name)
  }));
  const line = wsEl("div", { class: "rd-tabs", role: "tablist", hidden: true }, buttons);
  const stale = wsEl("p", { class: "rd-stale", hidden: true }, rd.t("stale"));
  let at = "mark";
  let chosen = "";
  const open = (name) => {
    at = line.hidden ? "mark" : name;
    RD_TABS.forEach((other, i) => {
      buttons[i].setAttribute("aria-selected", String(other === at));
      buttons[i].tabIndex = other === at ? 0 : -1;
      places[other].hidden = other !== at;
    });
  };
  open("mark");
  line.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: 1, ArrowRight: 1, Home: 0, End: 1 }[event.key];
    if (step === void 0) return;
    event.preventDefault();
    const next = event.key === "Home" || event.key === "End" ? step : 1 - RD_TABS.indexOf(at);
    open(RD_TABS[next]);
    buttons[next].focus();
  });
  const draw = (has) => {
    const span = rd.mark(rd.active) ?? rd.selection;
    const now = span ? `${span.start} ${span.end}` : "";
    if (line.hidden === has) {
      line.hidden = !has;
      for (const name of RD_TABS) {
        const place = places[name];
        if (has) place.setAttribute("role", "tabpanel");
        else place.removeAttribute("role");
        if (has) place.setAttribute("aria-labelledby", id(name));
        else place.removeAttribute("aria-labelledby");
      }
      open("results");
    } else if (now && now !== chosen) {
      open("mark");
    }
    chosen = now;
    const { found, total, records = [] } = rd.feedback;
    const fits = records.filter((one) => one.outcome === "found").length;
    buttons[0].textContent = rd.t("tab_mark");
    buttons[1].textContent = Number.isInteger(found) && Number.isInteger(total) ? rd.t("tab_results_of", { found: fits, total }) : rd.t("tab_results");
  };
  return { line, stale, places, open, draw };
}

// src/reader/panel.js
function rdPanel(rd) {
  const { t } = rd;
  const now = rdNowBox(rd);
  const undo = wsEl(
    "button",
    { type: "button", class: "rd-small", onclick: () => rd.undo() },
    wsEl("span", { "aria-hidden": "true" }, "↶ "),
    t("undo")
  );
  const redo = wsEl(
    "button",
    { type: "button", class: "rd-small", onclick: () => rd.redo() },
    wsEl("span", { "aria-hidden": "true" }, "↷ "),
    t("redo")
  );
  const list = wsEl("ol", { class: "rd-list" });
  const count = wsEl("span", {});
  const empty = wsEl("p", { class: "ws-muted" }, t("list_empty"));
  const marks = wsEl(
    "details",
    { class: "rd-marks", open: true },
    wsEl("summary", {}, count),
    empty,
    list
  );
  const feedback = wsEl("section", { class: "rd-feedback", hidden: true, "aria-label": t("feedback") });
  const status = wsStatus(rd.model, rd.strings, () => rd.heard >= rd.sent, () => rd.again());
  const notice = wsEl("p", { class: "rd-notice", role: "status", hidden: true });
  const check = wsEl(
    "button",
    { type: "button", class: "ws-main ws-check", onclick: () => rd.check() },
    t("check")
  );
  const actions = wsEl(
    "div",
    { class: "rd-actions" },
    rd.canCheck ? check : null,
    rd.readOnly ? null : wsEl("div", { class: "ws-row" }, undo, redo)
  );
  const tabs = rdTabs(rd, { mark: [now.box, actions, status.node, notice, rdPair(rd), marks], results: [feedback] });
  const panel = wsEl(
    "div",
    { class: "rd-panel", role: "group", "aria-label": t("panel_name") },
    tabs.line,
    tabs.stale,
    tabs.places.mark,
    tabs.places.results,
    rdCodebook(rd),
    rdKeys(rd),
    rdMore(rd)
  );
  return {
    panel,
    tabs,
    now,
    undo,
    redo,
    list,
    count,
    empty,
    marks,
    feedback,
    status,
    notice,
    check,
    rows: /* @__PURE__ */ new Map()
  };
}
function rdNowBox(rd) {
  const { t } = rd;
  const title = wsEl("h4", { class: "rd-now-title" });
  const quote = wsEl("blockquote", { class: "rd-now-quote", dir: "auto", lang: rd.text.lang });
  const hint = wsEl("p", { class: "ws-muted rd-hint" });
  const said = wsEl("p", { class: "rd-said", role: "status" });
  const about = wsEl("div", { class: "rd-now-about" });
  const codes = rd.codes.map((code, i) => wsEl(
    "button",
    {
      type: "button",
      class: "rd-code",
      "data-k": String(rd.tone(code.code)),
      "data-code": code.code,
      title: code.definition ?? null,
      onclick: () => rd.give(code, true)
    },
    i < 9 ? wsEl("kbd", { "aria-hidden": "true" }, String(i + 1)) : null,
    wsEl("span", { class: "rd-code-label" }, code.label),
    wsEl("span", { class: "rd-code-short", "aria-hidden": "true" }, code.short)
  ));
  const nudge = (edge, step, sign, name) => wsEl("button", {
    type: "button",
    class: "rd-nudge",
    "aria-label": t(name),
    title: t(name),
    onclick: () => rd.nudge(edge, step)
  }, sign);
  const ends = wsEl(
    "div",
    { class: "rd-ends", dir: rd.text.dir },
    wsEl(
      "span",
      { class: "rd-end" },
      wsEl("span", { class: "ws-muted" }, t("ends_start")),
      nudge("start", -1, "‹", "start_earlier"),
      nudge("start", 1, "›", "start_later")
    ),
    wsEl(
      "span",
      { class: "rd-end" },
      wsEl("span", { class: "ws-muted" }, t("ends_end")),
      nudge("end", -1, "‹", "end_earlier"),
      nudge("end", 1, "›", "end_later")
    )
  );
  const extend = wsEl("button", {
    type: "button",
    class: "rd-small",
    "aria-pressed": "false",
    onclick: () => rd.extend()
  }, t("extend"));
  const remove = wsEl("button", {
    type: "button",
    class: "rd-small",
    onclick: () => rd.remove(rd.mark(rd.active))
  }, t("delete"));
  const clear = wsEl("button", {
    type: "button",
    class: "rd-x rd-clear",
    "aria-label": t("clear"),
    title: t("clear"),
    onclick: () => rd.clear()
  }, wsEl("span", { "aria-hidden": "true" }, "×"));
  const back = wsEl(
    "button",
    { type: "button", class: "rd-small rd-back", onclick: () => rd.back() },
    t("back")
  );
  const tools = wsEl("div", { class: "ws-row rd-tools" }, ends, extend, remove, back);
  const pad = wsEl("div", { class: "rd-codes", role: "group", "aria-label": t("codes_name") }, codes);
  const box = wsEl(
    "div",
    { class: "rd-now" },
    wsEl("div", { class: "rd-now-head" }, title, clear),
    wsEl("div", { class: "rd-now-top" }, quote, hint),
    rd.readOnly ? null : pad,
    tools,
    about,
    said
  );
  return { box, title, quote, hint, said, about, codes, pad, ends, extend, remove, clear, back, tools };
}
function rdCodebook(rd) {
  return wsEl(
    "details",
    { class: "rd-codebook" },
    wsEl("summary", {}, rd.t("codebook")),
    wsEl("dl", {}, rd.codes.map((code) => [
      wsEl(
        "dt",
        {},
        wsEl("span", { class: "rd-swatch", "data-k": String(rd.tone(code.code)) }, code.label),
        wsEl("span", { class: "ws-muted" }, ` ${code.short}`)
      ),
      wsEl(
        "dd",
        {},
        code.definition ?? "",
        code.example ? wsEl("span", { class: "rd-example" }, `${rd.t("example")} `, wsEl("q", { dir: "auto" }, code.example)) : null
      )
    ]))
  );
}
function rdKeys(rd) {
  const row = (name) => [wsEl("dt", {}, rd.t(`key_${name}`)), wsEl("dd", {}, rd.t(`does_${name}`))];
  const names = ["word", "sentence", "paragraph", "ends", "space"];
  const change = ["select", "code", "enter", "delete", "escape", "undo"];
  return wsEl(
    "details",
    { class: "rd-keys" },
    wsEl("summary", {}, rd.t("keys")),
    wsEl("dl", {}, names.map(row), rd.readOnly ? null : change.map(row))
  );
}
function rdMore(rd) {
  const { t } = rd;
  if (!rd.canExport && !rd.canImport) return null;
  const file = wsEl("input", {
    type: "file",
    class: "ws-sr",
    tabindex: "-1",
    "aria-hidden": "true",
    accept: ".json,.jsonld,application/json,application/ld+json",
    onchange: () => {
      const chosen = file.files?.[0];
      file.value = "";
      if (chosen) rd.bringIn(chosen);
    }
  });
  return wsEl(
    "details",
    { class: "rd-more" },
    wsEl("summary", {}, t("more")),
    wsEl(
      "div",
      { class: "ws-row" },
      rd.canExport ? wsEl("button", { type: "button", onclick: () => rd.send("export") }, t("export")) : null,
      rd.canImport && !rd.readOnly ? [wsEl("button", { type: "button", onclick: () => file.click() }, t("import")), file] : null
    ),
    wsEl("p", { class: "ws-muted" }, t("more_note"))
  );
}
function rdDrawPanel(rd) {
  rdDrawNow(rd);
  rdDrawList(rd);
  const { view } = rd;
  wsSpent(view.undo, rd.history.done.length === 0);
  wsSpent(view.redo, rd.history.undone.length === 0);
}
function rdDrawNow(rd) {
  const { now } = rd.view;
  const mark = rd.mark(rd.active);
  const span = mark ?? rd.selection;
  now.box.classList.toggle("rd-has", Boolean(span));
  now.title.textContent = rd.t(mark ? "now_mark" : "now_selection");
  now.quote.hidden = !span;
  now.quote.textContent = span ? rdShorten(rdQuote(rd.text, span)) : "";
  const hint = rd.extending ? "hint_extend" : rd.readOnly ? "hint_read_only" : "hint_empty";
  now.hint.hidden = Boolean(span) && !rd.extending;
  now.hint.textContent = rd.t(hint);
  for (const button of now.codes) {
    button.setAttribute("aria-disabled", String(!span));
    if (mark) button.setAttribute("aria-pressed", String(button.dataset.code === mark.code));
    else button.removeAttribute("aria-pressed");
  }
  const edit = Boolean(span) && !rd.readOnly;
  now.ends.hidden = !edit;
  now.extend.hidden = !edit;
  now.extend.setAttribute("aria-pressed", String(rd.extending));
  now.remove.hidden = !edit || !mark;
  now.clear.hidden = !span;
  now.back.hidden = !rd.returnTo;
  const record = mark ? rd.recordOf(mark) : null;
  now.about.replaceChildren(...record ? rdRecordLines(rd, record) : []);
}
function rdDrawList(rd) {
  const { list, rows, count, empty } = rd.view;
  const marks = rdInOrder(rd.history.marks);
  count.textContent = rd.t("list_title", { marks: rd.count(marks.length) });
  empty.hidden = marks.length > 0;
  const alive = new Set(marks.map((mark) => mark.id));
  for (const [id, row] of rows) {
    if (!alive.has(id)) {
      row.item.remove();
      rows.delete(id);
    }
  }
  marks.forEach((mark, i) => {
    let row = rows.get(mark.id);
    if (!row) {
      row = rdRow(rd, mark.id);
      rows.set(mark.id, row);
    }
    row.fill(mark);
    if (list.children[i] !== row.item) list.insertBefore(row.item, list.children[i] ?? null);
  });
}
function rdRow(rd, id) {
  const { t } = rd;
  const number = wsEl("span", { class: "rd-row-par" });
  const quote = wsEl("span", { dir: "auto", lang: rd.text.lang, class: "rd-row-quote" });
  const outcome = wsEl("span", { class: "rd-row-outcome" });
  const go = wsEl("button", {
    type: "button",
    class: "rd-go",
    onclick: () => rd.goTo(rd.mark(id), { mark: id, from: go })
  }, number, " ", quote, " ", outcome);
  const select = wsEl("select", {
    onchange: () => rd.recode(rd.mark(id), rd.codeOf(select.value))
  }, rd.codes.map((code) => wsEl("option", { value: code.code }, code.label)));
  const remove = wsEl(
    "button",
    { type: "button", class: "rd-x", onclick: () => rd.remove(rd.mark(id), go) },
    wsEl("span", { "aria-hidden": "true" }, "×")
  );
  const fixed = wsEl("span", { class: "rd-swatch" });
  const item = wsEl(
    "li",
    { class: "rd-row" },
    go,
    wsEl("div", { class: "rd-row-tools" }, rd.readOnly ? fixed : [select, remove])
  );
  let drawn = "";
  const fill = (mark) => {
    const sign = rd.outcomeOf(mark);
    const now = JSON.stringify([mark, sign, mark.id === rd.active]);
    if (now === drawn) return;
    drawn = now;
    const words = rdShorten(rdQuote(rd.text, mark), 80);
    const paragraph = rd.text.paragraphs.find((p) => p.end > mark.start);
    number.textContent = paragraph ? t("row_paragraph", { number: paragraph.number }) : "";
    quote.textContent = `“${words}”`;
    outcome.textContent = sign ? `${RD_SIGNS[sign]} ${t(`outcome_${sign}`)}` : "";
    outcome.dataset.outcome = sign ?? "";
    select.value = mark.code;
    select.dataset.k = String(rd.tone(mark.code));
    select.setAttribute("aria-label", t("row_code", { quote: words }));
    remove.setAttribute("aria-label", t("row_delete", { quote: words }));
    remove.title = t("delete");
    fixed.textContent = rd.codeOf(mark.code).label;
    fixed.dataset.k = String(rd.tone(mark.code));
    item.dataset.k = String(rd.tone(mark.code));
    item.classList.toggle("rd-active", mark.id === rd.active);
    if (mark.id === rd.active) go.setAttribute("aria-current", "true");
    else go.removeAttribute("aria-current");
  };
  return { item, fill, go };
}

// src/reader/say.js
function rdSaying(rd) {
  rd.say = (words) => {
    const same = words && rd.view.now.said.textContent === words;
    rd.view.now.said.textContent = same ? `${words} ` : words;
  };
  rd.move = (words) => {
    const same = rd.view.moves.textContent === words;
    rd.view.moves.textContent = same ? `${words} ` : words;
  };
  rd.sayChosen = () => {
    rd.say("");
    rd.move(rdSelectionWords(rd));
  };
  rd.note = (words, problem = false) => {
    const { notice } = rd.view;
    notice.hidden = !words;
    notice.classList.toggle("rd-problem", problem);
    notice.textContent = words ?? "";
  };
}

// src/reader/pointer.js
function rdNative(rd) {
  const root = (
    /** @type {{getSelection?: () => Selection | null}} */
    /** @type {unknown} */
    rd.el.getRootNode()
  );
  return root.getSelection ? root.getSelection() : rd.el.ownerDocument.getSelection();
}
function rdTake(rd, from, to) {
  const span = rdSnap(rd.text, from, to);
  if (!span) return false;
  const first = rd.text.words.findIndex((word) => word.end > span.start);
  rd.anchor = first < 0 ? span : { start: span.start, end: rd.text.words[first].end };
  rdChoose(rd, span, Math.max(0, rdBefore(rd.text.words, span.end - 1)));
  return true;
}
function rdAdopt(rd, both) {
  const { sheet } = rd.view;
  const native = rdNative(rd);
  if (!native || native.rangeCount === 0 || native.isCollapsed) return false;
  const range = native.getRangeAt(0);
  const starts = sheet.contains(range.startContainer);
  const ends = sheet.contains(range.endContainer);
  if (both ? !(starts && ends) : !(starts || ends)) return false;
  const done = rdTake(
    rd,
    rdFromDom(rd, range.startContainer, range.startOffset),
    rdFromDom(rd, range.endContainer, range.endOffset)
  );
  if (done) rd.draw();
  return done;
}
function rdFollow(rd, drag, event) {
  if (!drag.from) return;
  drag.moved ||= Math.hypot(event.clientX - drag.x, event.clientY - drag.y) > 4;
  if (!drag.moved) return;
  const edge = rd.view.sheet.getBoundingClientRect();
  const inside = (value, from, to2) => Math.max(from + 2, Math.min(value, to2 - 2));
  drag.to = rdSpotAt(rd, {
    clientX: inside(event.clientX, edge.left, edge.right),
    clientY: inside(event.clientY, edge.top, edge.bottom)
  }) ?? drag.to;
  const to = drag.to ?? drag.from;
  const start = Math.min(drag.from.start, to.start);
  if (rdTake(rd, start, Math.max(drag.from.end, to.end))) rdDrawOverlay(rd);
}
function rdClick(rd, event) {
  const at = rdAtPoint(rd, event);
  rd.view.cursor.focus({ preventScroll: true });
  if (!at || at.word < 0 && at.marks.length === 0) {
    rdClear(rd);
    rd.draw();
    return;
  }
  if (at.word >= 0 && (rd.extending || event.shiftKey)) {
    rdNative(rd)?.removeAllRanges();
    rdExtendTo(rd, at.word);
    return;
  }
  const marks = rd.history.marks.filter((mark) => at.marks.includes(mark.id)).sort((a, b) => a.end - a.start - (b.end - b.start));
  const next = marks[marks.findIndex((mark) => mark.id === rd.active) + 1] ?? null;
  const word = at.word >= 0 ? at.word : rd.text.words.findIndex((w) => next && w.end > next.start);
  rdGoToWord(rd, word, { mark: next?.id ?? (at.tag ? rd.active : null) });
  rd.draw();
  rdKeepInSight(rd);
  rd.sayChosen();
}
function rdPointer(rd) {
  const { sheet, cursor } = rd.view;
  const owner = rd.el.ownerDocument;
  let drag = null;
  let taken = false;
  const letGo = () => {
    drag = null;
    rd.el.classList.remove("rd-dragging");
  };
  const down = (event) => {
    taken = false;
    drag = null;
    if (event.pointerType !== "mouse" || event.button !== 0 || event.shiftKey) return;
    const from = rdSpotAt(rd, event);
    drag = { x: event.clientX, y: event.clientY, from, to: from, moved: false };
    rd.el.classList.add("rd-dragging");
  };
  const move = (event) => {
    if (drag) rdFollow(rd, drag, event);
  };
  const up = () => {
    const last = drag;
    letGo();
    if (!last) return;
    taken = last.moved ? Boolean(rd.selection) : rdAdopt(rd, false);
    if (last.moved) rd.draw();
    if (!taken) return;
    rdNative(rd)?.removeAllRanges();
    cursor.focus({ preventScroll: true });
    rd.sayChosen();
  };
  const click = (event) => {
    const said = taken || event.button !== 0;
    taken = false;
    if (!said) rdClick(rd, event);
  };
  const changed = () => {
    if (!drag && rdAdopt(rd, true)) rd.sayChosen();
  };
  sheet.addEventListener("pointerdown", down);
  sheet.addEventListener("click", click);
  const heard = {
    pointermove: move,
    pointerup: up,
    pointercancel: letGo,
    selectionchange: changed
  };
  for (const [name, listener] of Object.entries(heard)) owner.addEventListener(name, listener);
  return () => {
    for (const [name, listener] of Object.entries(heard)) owner.removeEventListener(name, listener);
  };
}

// src/reader/walk.js
var RD_STAY = "word";
function rdWordsOf(text, paragraph) {
  return text.words.flatMap((word, i) => word.p === paragraph ? [i] : []);
}
function rdBySentence(text, here, step, shift) {
  const last = text.words.length - 1;
  const clamp = (i) => Math.max(0, Math.min(i, last));
  if (text.sentences.length === 0) return { word: clamp(here + step), say: RD_STAY };
  const most = text.sentences.length - 1;
  const first = (i) => clamp(text.words.findIndex((w) => w.start >= text.sentences[i].start));
  const end = (i) => clamp(rdBefore(text.words, text.sentences[i].end - 1));
  let s = rdSentenceOf(text, here);
  if (!shift) {
    if (step > 0 || here === first(s)) s = Math.max(0, Math.min(s + step, most));
    return { word: first(s), say: "sentence", sentence: text.sentences[s] };
  }
  if (step > 0 && here === end(s)) s = Math.min(s + 1, most);
  if (step < 0 && here === first(s)) s = Math.max(0, s - 1);
  return { word: step > 0 ? end(s) : first(s), reach: text.sentences[s], step, say: RD_STAY };
}
function rdByParagraph(text, here, step, shift) {
  const paragraph = text.words[here].p;
  const [first] = rdWordsOf(text, paragraph);
  if (step < 0 && here !== first) return { word: first, say: "sentence" };
  for (let p = paragraph + step; text.paragraphs[p]; p += step) {
    const words = rdWordsOf(text, p);
    if (words.length > 0) {
      return { word: shift && step > 0 ? words[words.length - 1] : words[0], say: "sentence" };
    }
  }
  return { word: here, say: RD_STAY };
}
function rdDestination(text, here, key, { shift = false, whole = false, shut = () => false } = {}) {
  const way = rdStep(text, here, key, shift, whole);
  return way && !shift && shut(text.words[way.word].p) ? rdPast(text, here, key, way, shut) : way;
}
function rdStep(text, here, key, shift, whole) {
  const last = text.words.length - 1;
  const own = rdWordsOf(text, text.words[here].p);
  const forward = text.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
  const backward = text.dir === "rtl" ? "ArrowRight" : "ArrowLeft";
  switch (key) {
    case forward:
      return { word: Math.min(here + 1, last), say: RD_STAY };
    case backward:
      return { word: Math.max(here - 1, 0), say: RD_STAY };
    case "ArrowDown":
      return rdBySentence(text, here, 1, shift);
    case "ArrowUp":
      return rdBySentence(text, here, -1, shift);
    case "Home":
      return { word: whole ? 0 : own[0], say: RD_STAY };
    case "End":
      return { word: whole ? last : own[own.length - 1], say: RD_STAY };
    case "PageDown":
      return rdByParagraph(text, here, 1, shift);
    case "PageUp":
      return rdByParagraph(text, here, -1, shift);
    default:
      return null;
  }
}
function rdPast(text, here, key, way, shut) {
  const ends = key === "Home" || key === "End";
  const step = way.word > here === ends ? -1 : 1;
  let to = way.word;
  while (text.words[to] && shut(text.words[to].p)) to += step;
  const found = text.words[to];
  if (!found) return { word: here, say: RD_STAY };
  if (key === "PageUp") [to] = rdWordsOf(text, found.p);
  const sentence = text.sentences[rdSentenceOf(text, to)];
  if (key === "ArrowUp" && sentence) to = text.words.findIndex((w) => w.start >= sentence.start);
  return { word: to, say: way.say };
}
function rdReach(text, anchor, to) {
  const span = text.words[to.word];
  if (!to.reach) return { anchor, span };
  if ((to.step ?? 1) < 0) return { anchor, span: { start: to.reach.start, end: span.end } };
  const own = text.sentences[rdBefore(text.sentences, anchor.start)] ?? text.sentences[0];
  const opening = text.words.find((word) => word.start >= own.start);
  const whole = opening && opening.start === anchor.start;
  return {
    anchor: whole ? { start: own.start, end: anchor.end } : anchor,
    span: { start: span.start, end: to.reach.end }
  };
}

// src/reader/keyboard.js
function rdMove(rd, key, shift, whole) {
  if (rd.text.words.length === 0) return false;
  const before = rd.text.words[rd.word].p;
  const fresh = !rd.started;
  const shut = (p) => rd.view.blocks[p].box.hidden === true;
  const to = rdDestination(rd.text, rd.word, key, { shift, whole, shut });
  if (!to) return false;
  rd.started = true;
  if (shift) rdStretchTo(rd, to);
  else rdSayPlace(rd, to, fresh, before);
  rd.draw();
  rd.view.cursor.scrollIntoView?.({ block: "nearest" });
  return true;
}
function rdStretchTo(rd, to) {
  const reach = rdReach(rd.text, rd.anchor ?? rd.text.words[rd.word], to);
  rd.anchor = reach.anchor;
  rdStretch(rd, to.word, reach.span);
  rd.sayChosen();
}
function rdSayPlace(rd, to, fresh, before) {
  const span = rd.text.words[to.word];
  rdGoToWord(rd, to.word);
  const sentence = to.sentence ?? rd.text.sentences[rdSentenceOf(rd.text, to.word)];
  const said = rdQuote(rd.text, to.say === "sentence" && sentence ? sentence : span);
  const labels = rdMarksOver(rd.history.marks, span).map((m) => rd.codeOf(m.code).label);
  const place = fresh || span.p !== before || to.say === "sentence" ? `${rd.t("paragraph")} ${rd.text.paragraphs[span.p].number}. ` : "";
  rd.move(place + said + (labels.length > 0 ? ` (${rd.t("said_marked_as", { labels: labels.join(", ") })})` : ""));
}
function rdTextKeys(rd, event) {
  const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
  if (altKey) return false;
  if ((ctrlKey || metaKey) && key !== "Home" && key !== "End") return false;
  if (rdMove(rd, key, shiftKey, ctrlKey || metaKey)) return true;
  switch (key) {
    case "Enter":
      rd.toCodes();
      return true;
    case " ":
      rdCycle(rd);
      return true;
    case "Delete":
    case "Backspace": {
      const word = rd.text.words[rd.word];
      const mark = rd.mark(rd.active) ?? (word && rdMarksOver(rd.history.marks, word)[0]);
      if (mark) rd.remove(mark);
      else rd.say(rd.t("said_no_mark"));
      return true;
    }
    default:
      return rdCodeKey(rd, event);
  }
}
function rdCycle(rd) {
  const word = rd.text.words[rd.word];
  if (!word) return;
  const over = rdMarksOver(rd.history.marks, word);
  const next = over[over.findIndex((mark) => mark.id === rd.active) + 1] ?? null;
  rdGoToWord(rd, rd.word, { mark: next?.id ?? null });
  rd.draw();
  rd.sayChosen();
}
function rdCodeKey(rd, event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const number = /^[1-9]$/.test(event.key) ? Number(event.key) : 0;
  if (number === 0 || number > rd.codes.length) return false;
  rd.give(rd.codes[number - 1]);
  return true;
}
function rdKeyboard(rd) {
  rd.el.addEventListener("keydown", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const typing = target?.closest("input, textarea, select");
    let used = false;
    if (target === rd.view.cursor) used = rdTextKeys(rd, event);
    else if (!typing && target?.closest(".rd-now")) used = rdCodeKey(rd, event);
    const undo = (event.ctrlKey || event.metaKey) && !event.altKey && !typing;
    if (!used && undo && event.key.toLowerCase() === "z") {
      if (event.shiftKey) rd.redo();
      else rd.undo();
      used = true;
    }
    if (!used && undo && event.key.toLowerCase() === "y") {
      rd.redo();
      used = true;
    }
    if (!used && event.key === "Escape" && !typing) {
      rdClear(rd);
      rd.draw();
      rd.move(rd.t("said_cleared"));
      rd.view.cursor.focus({ preventScroll: true });
      used = true;
    }
    if (used) {
      event.preventDefault();
      event.stopPropagation();
    }
  });
  rd.view.cursor.addEventListener("focus", () => {
    rd.byKey = false;
    rdDrawOverlay(rd);
  });
}

// src/stuck.js
var EDGE = 8;
var around = (node) => {
  let one = node.parentElement;
  while (one && !/auto|scroll/.test(getComputedStyle(one).overflowY)) one = one.parentElement;
  return one;
};
function wsStuck(panel) {
  let stop = 0;
  let seen = 0;
  const place = (to) => {
    const low = (around(panel)?.clientHeight || innerHeight) - panel.offsetHeight - EDGE;
    stop = Math.max(low, Math.min(EDGE, to));
    panel.style.setProperty("--ws-stop", `${stop}px`);
  };
  const measure = () => place(panel.querySelector(":focus-visible") ? stop : -Infinity);
  const scrolled = () => around(panel)?.scrollTop ?? scrollY;
  const follow = () => {
    const now = scrolled();
    if (panel.querySelector(":focus-visible")) place(stop + seen - now);
    seen = now;
  };
  const come = () => {
    follow();
    const focused = document.activeElement;
    if (!focused || !panel.contains(focused)) return;
    const { top, bottom } = focused.getBoundingClientRect();
    const frame = around(panel)?.getBoundingClientRect() ?? { top: 0, bottom: innerHeight };
    const above = frame.top + EDGE - top;
    if (above > 0) place(stop + above);
    else place(stop + Math.min(0, frame.bottom - EDGE - bottom));
  };
  const leave = ({ relatedTarget }) => {
    const stays = [relatedTarget, document.activeElement].some((node) => node instanceof Node && panel.contains(node));
    if (!stays) place(-Infinity);
  };
  const sizes = new ResizeObserver(measure);
  sizes.observe(panel);
  panel.addEventListener("focusin", come);
  panel.addEventListener("focusout", leave);
  addEventListener("scroll", follow, { capture: true, passive: true });
  addEventListener("resize", measure);
  return () => {
    sizes.disconnect();
    removeEventListener("scroll", follow, { capture: true });
    removeEventListener("resize", measure);
  };
}

// src/reader/reader.js
function rdStart(model, el) {
  const strings = model.get("strings") ?? {};
  const { t, n } = wsTell(strings);
  const codes = (model.get("codes") ?? []).map((code, i) => ({ ...code, short: code.short || String(i + 1) }));
  const article = model.get("article") ?? {};
  const rd = (
    /** @type {Reader} */
    {
      model,
      el,
      strings,
      t,
      n,
      codes,
      article,
      uid: wsId("rd-"),
      text: rdPrepare(article),
      focus: model.get("focus") ?? [],
      readOnly: Boolean(model.get("read_only")),
      canCheck: Boolean(model.get("can_check")),
      canExport: Boolean(model.get("can_export")),
      canImport: Boolean(model.get("can_import")),
      history: rdHistory(model.get("marks") ?? []),
      checked: model.get("checked") ?? [],
      feedback: model.get("feedback") ?? {},
      outcomes: rdOutcomes(model.get("feedback")),
      showMissed: false,
      selection: null,
      // a span that no mark has yet
      active: null,
      // id of the mark that is chosen
      word: 0,
      // where the cursor is
      anchor: null,
      // where stretching began
      started: false,
      // the cursor has been moved
      extending: false,
      // the next click sets the other end
      returnTo: null,
      // where to go back to after a jump
      sent: 0,
      // number of the last change sent
      heard: 0,
      // number of the last answer
      slow: 0,
      view: (
        /** @type {View} */
        {}
      )
    }
  );
  const asked = rd.text.paragraphs.find((p) => rd.focus.includes(p.number));
  if (asked) rd.word = Math.max(0, rd.text.words.findIndex((word) => word.start >= asked.start));
  rdLookups(rd);
  rdSaying(rd);
  rdEditing(rd);
  rdMoving(rd);
  rdFiles(rd);
  rd.draw = () => {
    rdDrawMarks(rd);
    rdDrawOverlay(rd);
    rdDrawPanel(rd);
    rdDrawFeedback(rd);
    rd.view.card.show({
      answered: rd.history.marks.length > 0,
      told: rd.feedback?.state,
      stale: rd.stale()
    });
  };
  return rd;
}
function rdRender({ model, el }) {
  wsRoot(el, "reader");
  const rd = rdStart(model, el);
  el.setAttribute("role", "group");
  el.setAttribute("aria-label", rd.t("widget_name", { id: rd.article.id ?? "" }));
  el.tabIndex = -1;
  if (rd.text.words.length === 0) {
    el.append(wsEl("p", { class: "rd-note" }, rd.t("empty_article")));
    return () => {
    };
  }
  const moves = wsEl("div", { class: "ws-sr", "aria-live": "assertive" });
  Object.assign(rd.view, rdPage(rd), { moves });
  Object.assign(rd.view, rdPanel(rd));
  el.append(wsEl(
    "div",
    { class: "rd-layout" },
    wsEl("div", { class: "rd-main" }, rd.view.page),
    rd.view.panel
  ), moves);
  const offPointer = rdPointer(rd);
  const offModel = rdHear(rd);
  rdKeyboard(rd);
  rd.draw();
  rd.adopt();
  const resize = new ResizeObserver(() => rdDrawOverlay(rd));
  resize.observe(rd.view.sheet);
  const offStop = wsStuck(rd.view.panel);
  return () => {
    clearTimeout(rd.slow);
    rd.keeper.end();
    resize.disconnect();
    offStop();
    offPointer();
    offModel();
  };
}
var reader_default = { render: rdRender };
export {
  reader_default as default
};
