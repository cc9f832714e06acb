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
function wsSpent(button, spent) {
  button.setAttribute("aria-disabled", String(spent));
  if (spent) button.setAttribute("tabindex", "-1");
  else button.removeAttribute("tabindex");
}
function wsId(prefix) {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return prefix + Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
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

// src/question/beside.js
function quBeside(q, passage) {
  q.el.classList.add("qu-beside");
  const label = `${q.uid}-passage`;
  const whole = wsEl("button", { type: "button", class: "ws-quiet qu-open-all", hidden: true });
  const figure = wsEl(
    "figure",
    {
      class: passage.ours ? "qu-passage qu-ours" : "qu-passage",
      "aria-labelledby": passage.ours ? `${label} ${label}-ours` : label
    },
    wsEl(
      "figcaption",
      { dir: "auto" },
      wsEl("span", { id: label }, passage.label),
      passage.ours ? wsEl("span", { id: `${label}-ours`, class: "qu-ours-note" }, q.t("ours")) : null,
      whole
    ),
    wsEl("blockquote", { dir: "auto" }, passage.text)
  );
  const measure = () => {
    const open = figure.classList.contains("qu-whole");
    const longer = !open && figure.scrollHeight > figure.clientHeight + 1;
    figure.classList.toggle("qu-longer", longer);
    whole.hidden = !open && !longer;
    whole.textContent = q.t(open ? "passage_fold" : "passage_open");
    whole.setAttribute("aria-expanded", String(open));
    if (longer) figure.tabIndex = 0;
    else figure.removeAttribute("tabindex");
  };
  whole.addEventListener("click", () => {
    figure.classList.toggle("qu-whole");
    measure();
    figure.scrollIntoView({ block: "nearest" });
  });
  const { box } = q.parts.feedback;
  const leave = () => q.el.style.setProperty("--qu-told", `${box.offsetHeight}px`);
  const sizes = new ResizeObserver(() => {
    measure();
    leave();
  });
  sizes.observe(figure);
  sizes.observe(box);
  q.onEnd(() => sizes.disconnect());
  return figure;
}

// src/question/feedback.js
var QU_SIGNS = {
  right: "M3.5 8.5l3 3 6-7",
  partly: "M8 2.5a5.5 5.5 0 0 0 0 11zM8 2.5a5.5 5.5 0 0 1 0 11",
  not_yet: "M12.5 8a4.5 4.5 0 1 1-1.4-3.3M11.5 2v3h-3",
  open: "M3 4h7v5H6l-2 2V9H3zM12 7h1v5h-1v2l-2-2H7.5",
  blank: "M8 4v5M8 11.5v.01",
  noted: "M4 12l.7-2.8L10.500 3.400l2.100 2.100L6.800 11.300zM4 14h8",
  fits: "M3.5 8.5l3 3 6-7",
  not_shown: "M5.500 6a2.500 2.500 0 1 1 3.600 2.200c-.8.4-1.100.8-1.100 1.600M8 12v.01",
  fits_not: "M4 8h8"
};
function quDraw(path, name = "qu-icon") {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("class", name);
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("focusable", "false");
  const line = document.createElementNS(space, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}
function quDrawFeedback(q, feedback) {
  const { t } = q;
  const { box, head, body } = q.parts.feedback;
  const state = feedback.state in QU_SIGNS ? feedback.state : "noted";
  const within = box.contains(document.activeElement);
  box.hidden = false;
  box.dataset.state = state;
  head.replaceChildren(
    wsEl("span", { class: "qu-sign" }, quDraw(QU_SIGNS[state])),
    wsEl("span", { class: "qu-headline", dir: "auto" }, feedback.headline || t(`state_${state}`))
  );
  body.replaceChildren(...quBody(q, feedback));
  body.hidden = body.childElementCount === 0;
  if (within && !box.contains(document.activeElement)) head.focus({ preventScroll: true });
}
function quBody(q, feedback) {
  const { t } = q;
  const { control } = q.parts;
  const options = (feedback.options ?? []).filter((o) => o.chosen || control.others || quHasLines(o));
  const fits = options.filter((option) => option.chosen && option.verdict === "fits");
  const differs = options.filter((option) => option.chosen && option.verdict !== "fits");
  const left = options.filter((option) => !option.chosen);
  const ours = control.picks && differs.length > 0 ? left.filter((option) => option.verdict === "fits") : [];
  const others = left.filter((option) => !ours.includes(option));
  const notes = (feedback.notes ?? []).filter(Boolean);
  const words = (name, said) => said ? quFold("qu-discussion", t(name ?? ""), wsEl("p", { dir: "auto" }, said)) : null;
  return [
    differs.length > 0 && control.picks ? wsEl("p", { class: "qu-yours ws-muted" }, t("yours")) : null,
    differs.length > 0 ? quEntries(q, differs, true) : null,
    ours.length > 0 ? wsEl("p", { class: "qu-yours ws-muted" }, t("ours_is")) : null,
    ours.length > 0 ? wsEl("ul", { class: "qu-entries", role: "list" }, ours.map((o) => quEntry(q, o, true))) : null,
    feedback.more?.first ? quFirstLook(q) : null,
    notes.length > 1 ? wsEl("ul", { class: "qu-notes" }, notes.map((note) => wsEl("li", { dir: "auto" }, note))) : notes.map((note) => wsEl("p", { class: "qu-note", dir: "auto" }, note)),
    others.length > 0 && control.others ? quFold("qu-others", t(control.others, { count: others.length }), quEntries(q, others), true) : null,
    fits.length > 0 ? quFold("qu-right", t("right_rows", { count: fits.length }), quEntries(q, fits)) : null,
    others.length > 0 && !control.others ? quFold("qu-others", t("others", { count: others.length }), quEntries(q, others)) : null,
    words("model", feedback.model),
    words("discussion", feedback.discussion)
  ].flat().filter((part) => part !== null);
}
function quFold(name, summary, inside, open = false) {
  return wsEl("details", { class: `qu-fold ${name}`, open }, wsEl("summary", {}, summary), inside);
}
function quFoldedReasons(q, option) {
  const why = q.t("desk_why");
  const folded = quFold("qu-why-so", why, wsEl("div", {}, quReasons(q, option)));
  folded.querySelector("summary")?.setAttribute("aria-label", `${why}: ${option.text}`);
  return folded;
}
function quFirstLook(q) {
  const { t } = q;
  return wsEl(
    "div",
    { class: "qu-first" },
    wsEl("p", {}, t((q.item.hints ?? []).length > 0 ? "first_look_hint" : "first_look")),
    wsEl(
      "button",
      { type: "button", class: "qu-open", onclick: () => q.ask("open") },
      t("open_reading")
    )
  );
}
function quEntries(q, list, fold = false) {
  return wsEl(
    "ul",
    { class: "qu-entries", role: "list" },
    list.map((o, i) => quEntry(q, o, fold && i > 0))
  );
}
function quHasLines(option) {
  return Boolean(option.says || option.rule || option.shows);
}
function quReasons({ t, parts }, option) {
  const label = { says: parts.control.says ?? "says", rule: "rule", shows: "shows" };
  return (
    /** @type {const} */
    ["says", "rule", "shows"].map((name) => option[name] ? wsEl(
      "p",
      { class: "qu-reason" },
      wsEl("span", { class: "qu-label" }, `${t(label[name])}: `),
      wsEl("span", { dir: "auto" }, option[name])
    ) : null)
  );
}
function quEntry(q, option, folded) {
  const { t, item, parts: { control } } = q;
  const verdict = option.verdict ?? "open";
  return wsEl(
    "li",
    { class: "qu-entry", "data-fits": verdict, "data-option": option.id },
    wsEl("span", { class: "qu-sign qu-small" }, quDraw(QU_SIGNS[verdict])),
    wsEl(
      "div",
      {},
      wsEl(
        "p",
        { class: "qu-entry-head" },
        control.open ? wsEl("button", {
          type: "button",
          class: "qu-entry-text qu-entry-to",
          dir: "auto",
          onclick: () => control.open?.(option.id)
        }, option.text) : wsEl("span", { class: "qu-entry-text", dir: "auto" }, option.text),
        " ",
        wsEl(
          "span",
          { class: control.quiet && verdict === "fits" ? "ws-sr" : "qu-fits" },
          t(control.ownWords ? `${verdict}_${item.kind}` : `row_${verdict}`)
        )
      ),
      folded && quHasLines(option) ? quFoldedReasons(q, option) : quReasons(q, option)
    )
  );
}

// src/question/pace.js
var QU_SLOW = 1e4;
var QU_PAUSE = 400;
var QU_WAIT = 250;

// src/question/same.js
function quSorted(value) {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value ?? null;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1));
}
function quSame(a, b) {
  return JSON.stringify(quSorted(a)) === JSON.stringify(quSorted(b));
}

// src/question/checking.js
function quChecking(q) {
  const { model, parts, t } = q;
  let drawn = null;
  parts.check.addEventListener("click", (event) => {
    if (q.checking) return;
    const state = (model.get("feedback") ?? {}).state ?? "blank";
    if (q.answer !== null && state === "blank" && parts.why?.wait(event.detail)) return;
    parts.why?.done();
    q.ask("check");
  });
  q.ask = (type) => {
    if (q.checking || !q.send(type)) return;
    q.checking = q.sent;
    q.timers.wait = setTimeout(() => {
      parts.check.textContent = t("checking");
    }, QU_WAIT);
  };
  q.endCheck = () => {
    q.checking = 0;
    clearTimeout(q.timers.wait);
    q.drawStale();
  };
  q.takeFeedback = (now) => {
    const feedback = model.get("feedback") ?? {};
    if (feedback === drawn && !now) return;
    drawn = feedback;
    if (!feedback.state) {
      parts.feedback.box.hidden = true;
      return;
    }
    const { head } = parts.feedback;
    quDrawFeedback(q, feedback);
    parts.control.feedback?.(feedback, now);
    if (!now) return;
    if (document.activeElement !== head) q.say(head.textContent);
    quFlash(head);
    quBringUp(parts.feedback);
  };
  q.drawStale = () => {
    const { box, stale } = parts.feedback;
    const shown = Boolean((model.get("feedback") ?? {}).state);
    const same = parts.control.same ?? quSame;
    const old = shown && !q.checking && !same(q.answer, model.get("checked") ?? null);
    const blank = box.dataset.state === "blank";
    const words = old && !blank ? t("stale") : "";
    if (stale.textContent !== words) {
      stale.textContent = words;
      if (words) q.say(words);
    }
    box.classList.toggle("qu-old", old);
    if (shown) box.hidden = old && blank;
    if (!q.checking) parts.check.textContent = t(old && !blank ? "check_again" : "check");
    quShowState(q, old);
  };
  q.fail = (sentence) => {
    q.endCheck();
    parts.note.textContent = sentence;
  };
}
function quFlash({ classList }) {
  const again = classList.contains("ws-flash");
  classList.toggle("ws-flash", !again);
  classList.toggle("ws-flash-again", again);
}
function quBringUp({ box, head }) {
  requestAnimationFrame(() => {
    (box.offsetHeight < innerHeight / 2 ? box : head).scrollIntoView({ block: "nearest" });
  });
}
function quShowState({ model, el, item, answer, parts }, stale) {
  if (typeof answer === "number") el.dataset.now = String(answer);
  else delete el.dataset.now;
  if (item.first_number !== void 0 && item.first_number !== null) {
    el.dataset.first = String(item.first_number);
  }
  parts.card.show({ answered: answer !== null, told: (model.get("feedback") ?? {}).state, stale });
}

// src/question/hints.js
function quHinting(q) {
  const { model, parts, t } = q;
  const hints = q.item.hints ?? [];
  const show = (count) => {
    for (; q.hints < Math.min(count, hints.length); q.hints += 1) {
      parts.hints.append(wsEl(
        "div",
        { class: "qu-hint" },
        wsEl("span", { class: "qu-label" }, t("hint_label", { number: q.hints + 1 })),
        wsEl("p", { dir: "auto" }, hints[q.hints])
      ));
    }
    const done = q.hints >= hints.length;
    parts.hint.hidden = hints.length === 0;
    wsSpent(parts.hint, done);
    parts.hint.textContent = done ? t("hints_done") : t("hint", { number: q.hints + 1, total: hints.length });
  };
  parts.hint.addEventListener("click", () => {
    if (q.hints >= hints.length) return;
    q.flush();
    show(q.hints + 1);
    try {
      model.send({ type: "hint", view: q.uid, shown: q.hints });
    } catch {
    }
  });
  q.takeHints = () => show(model.get("hints_shown") ?? 0);
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

// src/question/pair.js
function quPair(q) {
  const { apart } = q.parts.control;
  if (!apart || q.parts.control.unchecked) return null;
  const kept = prKept(q.model);
  const node = wsEl("div", { class: "qu-two" });
  const box = { q, apart, kept, node, draw: () => quDrawPair(box) };
  quApart(box);
  return node;
}
function quApart({ q, kept, draw }) {
  const { change, take } = q;
  q.change = (answer, pause) => {
    const now = kept.get();
    if (!now || now.step === 3) {
      change(answer, pause);
      return;
    }
    q.answer = answer;
    kept.put({ step: now.step, answers: now.step === 1 ? [answer, null] : [now.answers[0], answer] });
    q.draw();
  };
  q.take = () => {
    if ((kept.get()?.step ?? 3) === 3) take();
  };
  queueMicrotask(() => {
    const now = kept.get();
    if (now && now.step !== 3) quShowPair(q, now.answers[now.step - 1]);
    draw();
  });
}
function quShowPair(q, answer) {
  q.answer = answer;
  q.parts.control.show(answer);
  q.draw();
}
function quDrawPair(box) {
  const { q, kept, node } = box;
  const { t } = q;
  const now = kept.get();
  if (now && now.step !== 3) q.el.dataset.apart = String(now.step);
  else delete q.el.dataset.apart;
  if (!now) {
    node.replaceChildren(wsEl("button", {
      type: "button",
      class: "ws-quiet qu-two-begin",
      onclick: () => quTurn(box, 1, [null, null])
    }, t("pair_begin")));
    return;
  }
  if (now.step === 3) {
    node.replaceChildren(...quCompared(box, now.answers));
    return;
  }
  const head = wsEl("p", { class: "qu-two-turn", tabindex: "-1" }, t(`pair_turn_${now.step}`));
  const done = () => {
    if (q.answer === null) q.say(t("pair_empty"));
    else if (now.step === 1) quTurn(box, 2, [q.answer, null]);
    else quSettle(box, [now.answers[0], q.answer]);
  };
  node.replaceChildren(head, wsEl(
    "div",
    { class: "ws-row" },
    wsEl("button", { type: "button", class: "ws-main qu-two-done", onclick: done }, t(`pair_done_${now.step}`)),
    wsEl("button", { type: "button", class: "ws-quiet", onclick: () => quStop(box) }, t("pair_stop"))
  ));
}
function quTurn(box, step, answers) {
  const { q, kept } = box;
  q.flush();
  kept.put({ step, answers });
  quShowPair(q, null);
  box.draw();
  quToHead(box);
  q.say(q.t(`pair_turn_${step}`));
}
function quSettle(box, answers) {
  const { q, kept, apart } = box;
  const { answer } = apart.compare(...answers);
  kept.put({ step: 3, answers });
  q.parts.control.show(answer);
  q.change(answer);
  q.draw();
  box.draw();
  quToHead(box);
}
function quStop(box) {
  box.kept.put(null);
  quShowPair(box.q, box.q.model.get("answer") ?? null);
  box.draw();
  box.q.take();
  box.node.querySelector("button")?.focus();
}
function quToHead({ node }) {
  const head = (
    /** @type {HTMLElement | null} */
    node.querySelector("[tabindex]")
  );
  head?.focus({ preventScroll: true });
  head?.scrollIntoView({ block: "nearest" });
}
function quCompared(box, answers) {
  const { q, apart } = box;
  const { t } = q;
  const { rows } = apart.compare(...answers);
  const same = rows.filter((row) => row.same).length;
  const said = (choice) => choice ? apart.said(choice) : t("pair_nothing");
  const differs = rows.filter((row) => !row.same);
  const body = [...differs, ...rows.filter((row) => row.same)].map((row) => wsEl(
    "tr",
    { class: row.same ? "qu-two-same" : "qu-two-differs" },
    wsEl("th", { scope: "row", dir: "auto" }, apart.row(row.id)),
    wsEl("td", { "data-who": t("pair_first"), dir: "auto" }, said(row.first)),
    wsEl("td", { "data-who": t("pair_second"), dir: "auto" }, said(row.second)),
    wsEl("td", { class: "qu-two-sign" }, t(row.same ? "pair_same" : "pair_differs"))
  ));
  return [
    wsEl(
      "p",
      { class: "qu-two-turn", tabindex: "-1" },
      t("pair_agree", { same, total: rows.length })
    ),
    wsEl("p", {}, t(differs.length > 0 ? "pair_talk" : "pair_all")),
    wsEl(
      "table",
      { class: "qu-two-table" },
      wsEl("thead", {}, wsEl(
        "tr",
        {},
        wsEl("th", { scope: "col" }, t("pair_what")),
        wsEl("th", { scope: "col" }, t("pair_first")),
        wsEl("th", { scope: "col" }, t("pair_second")),
        wsEl("th", { scope: "col" }, wsEl("span", { class: "ws-sr" }, t("pair_same_or_not")))
      )),
      wsEl("tbody", {}, body)
    ),
    wsEl("button", { type: "button", class: "ws-quiet", onclick: () => {
      box.kept.put(null);
      box.draw();
      box.node.querySelector("button")?.focus();
    } }, t("pair_close"))
  ];
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

// src/question/saving.js
function quSaving(q) {
  const { model, el } = q;
  q.base = { answer: model.get("answer") ?? null, why: model.get("why") ?? "" };
  q.after = 0;
  q.made = null;
  q.keeper = wsKeeper({ model, el, view: q.uid, again: () => q.again(), changed: () => q.late() });
  quWaiting(q);
  quSending(q);
  quTaking(q);
  quAdopting(q);
  q.draw = () => {
    q.parts.clear.classList.toggle("qu-away", q.answer === null);
    q.drawStale();
  };
  q.parts.clear.addEventListener("click", () => {
    q.parts.control.show(null);
    q.change(null);
    q.parts.control.focus();
    q.say(q.t("cleared"));
  });
  const leaving = () => q.flush();
  addEventListener("pagehide", leaving);
  document.addEventListener("visibilitychange", leaving);
  q.onEnd(() => {
    removeEventListener("pagehide", leaving);
    document.removeEventListener("visibilitychange", leaving);
    q.flush();
    q.keeper.end();
    Object.values(q.timers).forEach(clearTimeout);
  });
}
function quWaiting(q) {
  const { t, keeper } = q;
  q.late = (why = "cut") => {
    if (!keeper.waits()) return;
    keeper.late();
    const where = t(keeper.durable() ? "waits_browser" : "waits_page");
    q.parts.status.show("unsaved", `${t(why)} ${where}`);
  };
  q.keep = () => keeper.put({
    answer: q.answer,
    base: q.base.answer,
    ...q.parts.why ? { why: q.parts.why.value(), whyBase: q.base.why } : {}
  });
  q.again = () => {
    if (!keeper.cut() && !q.checking) q.send(q.settled() ? "retry" : "change", true);
  };
}
function quSending(q) {
  const { model, parts, t, keeper } = q;
  const slow = () => {
    if (q.settled()) return;
    if (keeper.waits()) q.late("slow");
    else parts.status.show("unsaved", t("slow_check"));
    q.endCheck();
  };
  q.send = (type, quiet = false) => {
    clearTimeout(q.timers.pause);
    const asks = type === "check" || type === "open";
    if (keeper.cut()) {
      q.late();
      if (asks) parts.note.textContent = t("cut_check");
      return false;
    }
    q.unsent = "";
    q.sent += 1;
    parts.note.textContent = "";
    if (!asks && !quiet) parts.status.show("saving", t("saving"));
    clearTimeout(q.timers.slow);
    q.timers.slow = setTimeout(slow, QU_SLOW);
    try {
      model.send(quMessage(q, type));
    } catch {
      slow();
    }
    return true;
  };
  q.flush = () => {
    if (q.unsent) q.send(q.unsent);
  };
  const soon = (pause) => {
    clearTimeout(q.timers.pause);
    if (pause > 0 && !keeper.cut()) {
      parts.status.show("saving", t("saving"));
      q.timers.pause = setTimeout(q.flush, pause);
    } else {
      q.flush();
    }
  };
  q.change = (answer, pause = 0) => {
    q.answer = answer;
    q.made = null;
    q.unsent = "change";
    q.keep();
    soon(pause);
    q.draw();
  };
  q.changeWhy = () => {
    q.made = null;
    q.unsent ||= "why";
    q.keep();
    soon(QU_PAUSE);
  };
}
function quMessage(q, type) {
  const why = q.parts.why ? { why: q.parts.why.value(), whyBase: q.base.why } : {};
  const left = q.keeper.older();
  return {
    type,
    view: q.uid,
    seq: q.sent,
    answer: q.answer,
    base: q.base.answer,
    after: q.after,
    ...why,
    ...q.made ? { made: q.made } : {},
    ...left.length > 0 ? { left } : {}
  };
}
function quTaking(q) {
  const { model, parts, keeper } = q;
  const settle = () => {
    clearTimeout(q.timers.slow);
    const answer = model.get("answer") ?? null;
    if (!quSame(answer, q.answer)) {
      q.answer = answer;
      parts.control.show(answer);
    }
    const why = model.get("why") ?? "";
    parts.why?.show(why);
    const status = model.get("status") ?? {};
    parts.status.show(status.state ?? "idle", status.text ?? "");
    if (status.state === "unsaved") {
      keeper.late();
      return;
    }
    q.base = { answer, why };
    q.after = q.sent;
    q.made = null;
    keeper.saved();
  };
  q.take = () => {
    const heard = model.get("heard") ?? {};
    if (heard.view === q.uid) q.heard = Math.max(q.heard, heard.seq ?? 0);
    const done = q.checking > 0 && q.heard >= q.checking;
    if (done) q.endCheck();
    if (q.settled()) settle();
    q.takeFeedback(done && Boolean(heard.checked));
    q.draw();
  };
}
function quAdopting(q) {
  const { model, parts, keeper } = q;
  q.adopt = () => {
    const last = keeper.find().at(-1);
    if (!last) return;
    const same = quSame(last.answer, q.answer) && (last.why ?? q.base.why) === q.base.why;
    if (same && (model.get("status") ?? {}).state !== "unsaved") {
      keeper.forget(last);
      q.adopt();
      return;
    }
    q.answer = last.answer ?? null;
    q.base = { answer: last.base ?? null, why: last.whyBase ?? q.base.why };
    q.made = last.at;
    parts.control.show(q.answer);
    if (last.why !== void 0) parts.why?.show(last.why);
    q.unsent = "change";
    q.keep();
  };
}

// src/question/status.js
function quStatus(q) {
  const words = wsEl("span", { class: "ws-status-text" });
  const retry = wsEl("button", {
    type: "button",
    hidden: true,
    onclick: () => q.send("retry")
  }, q.t("retry"));
  const live = wsEl("span", { class: "ws-sr", role: "status" });
  const box = wsEl("div", { class: "ws-status" }, words, retry);
  let spoken = null;
  const show = (state, text) => {
    const had = document.activeElement === retry;
    box.dataset.state = state;
    words.textContent = text;
    if (state !== "saving") retry.hidden = state !== "unsaved";
    if (had && retry.hidden) (q.practice ? q.parts.check : q.parts.control).focus();
    const gist = text.replace(/\d+/g, "");
    if (state === "saving" || gist === spoken) return;
    const first = spoken === null;
    spoken = gist;
    if (!first) q.say(text, live);
  };
  return { box, live, show };
}

// src/question/gate.js
var QU_FEW_WORDS = 3;
function quGate() {
  let asked = false;
  return {
    /**
     * Whether that many words are reason enough.
     *
     * @param {number} words
     */
    enough: (words) => words >= QU_FEW_WORDS,
    /**
     * Whether a check has to wait.
     *
     * @param {number} words written by now
     * @param {number} presses which press in a row this is, as a click's `detail` counts them
     */
    waits: (words, presses) => {
      if (words >= QU_FEW_WORDS) return false;
      if (asked) return presses > 1;
      asked = true;
      return true;
    }
  };
}

// src/question/words.js
var QU_LONGEST = 2e4;
var by;
function quWords(text) {
  if (typeof Intl.Segmenter !== "function") return text.trim() ? text.trim().split(/\s+/u).length : 0;
  by ??= new Intl.Segmenter(void 0, { granularity: "word" });
  let words = 0;
  for (const part of by.segment(text)) if (part.isWordLike) words += 1;
  return words;
}

// src/question/why.js
function quWhy(q) {
  const { t, uid, item } = q;
  if (!item.explain) return null;
  const gate = quGate();
  const field = wsEl("textarea", {
    class: "qu-text",
    id: `${uid}-why`,
    rows: 2,
    maxlength: String(QU_LONGEST),
    dir: "auto",
    "aria-describedby": `${uid}-why-ask`
  });
  const ask = wsEl("p", { class: "qu-why-ask", id: `${uid}-why-ask`, role: "alert" });
  const draw = () => {
    if (gate.enough(quWords(field.value))) ask.textContent = "";
  };
  field.addEventListener("input", () => {
    draw();
    q.changeWhy();
  });
  field.addEventListener("blur", () => q.flush());
  const again = (event) => {
    const beside = event.target instanceof Element && event.target !== field && event.target.closest(".qu-why, .qu-actions");
    if (beside && event.detail > 1 && document.activeElement === field) event.preventDefault();
  };
  q.el.addEventListener("mousedown", again);
  q.onEnd(() => q.el.removeEventListener("mousedown", again));
  return {
    node: wsEl(
      "div",
      { class: "qu-why" },
      wsEl("label", { for: `${uid}-why`, dir: "auto" }, item.explain),
      field,
      ask
    ),
    value: () => field.value,
    show: (words) => {
      if (field.value !== words && document.activeElement !== field) field.value = words;
      draw();
    },
    wait: (presses) => {
      if (!gate.waits(quWords(field.value), presses)) return false;
      ask.textContent = t("why_ask");
      field.focus();
      return true;
    },
    done: () => {
      ask.textContent = "";
    }
  };
}

// src/question/question.js
var QU_LONG = 80;
function quStart(model, el, control) {
  const strings = model.get("strings") ?? {};
  const q = (
    /** @type {Q} */
    /** @type {unknown} */
    {
      model,
      el,
      control,
      ...wsTell(strings),
      uid: wsId("qu-"),
      item: model.get("item") ?? {},
      practice: model.get("mode") !== "assessed",
      answer: model.get("answer") ?? null,
      unsent: "",
      // what was changed since the last message: "change", "why" or nothing
      sent: 0,
      // number of the last change sent
      heard: 0,
      // number of the last change answered
      checking: 0,
      // number of the check that is on its way; 0 if none is
      hints: 0,
      timers: {},
      ends: [],
      parts: {}
    }
  );
  q.onEnd = (f) => {
    q.ends.push(f);
  };
  q.settled = () => !q.unsent && q.heard >= q.sent;
  q.say = (words, live = q.parts.live) => {
    live.textContent = live.textContent === words ? `${words} ` : words;
  };
  quBuild(q);
  quSaving(q);
  quChecking(q);
  quHinting(q);
  const pair = quPair(q);
  if (pair) q.parts.pairs.append(pair);
  return q;
}
function quBuild(q) {
  const { t, uid, item, parts } = q;
  parts.why = quWhy(q);
  parts.control = q.control(q);
  if (parts.control.unchecked) q.practice = false;
  parts.live = wsEl("p", { class: "ws-sr", "aria-live": "polite" });
  parts.clear = wsEl("button", { type: "button", class: "ws-quiet qu-clear" }, t("clear"));
  parts.hints = wsEl("div", { class: "qu-hints", "aria-live": "polite" });
  parts.hint = wsEl("button", { type: "button", class: "qu-hint-button" });
  parts.check = wsEl("button", { type: "button", class: "ws-main ws-check qu-check" }, t("check"));
  parts.note = wsEl("p", { class: "qu-problem", role: "alert" });
  parts.status = quStatus(q);
  parts.feedback = quFeedbackBox(q);
  parts.card = wsCard(q.el, t, item);
  const how = parts.control.how ?? t(`how_${item.kind}`);
  const note = wsEl(
    "div",
    { id: `${uid}-note` },
    item.note ? wsEl("p", { class: "qu-item-note", dir: "auto" }, item.note) : null
  );
  const earlier = wsEl("p", { class: "qu-earlier", dir: "auto" });
  parts.earlier = (words) => {
    earlier.textContent = words ?? "";
    if (words) note.prepend(earlier);
    else earlier.remove();
  };
  parts.earlier(item.earlier);
  parts.pairs = wsEl("div", {});
  const task = wsEl(
    "div",
    { class: "qu-task" },
    wsEl(
      "fieldset",
      { class: "qu-field", "aria-describedby": `${uid}-note` },
      wsEl("legend", { class: "qu-prompt", id: `${uid}-prompt`, dir: "auto" }, wsAsked(item)),
      note,
      how ? wsEl(
        "div",
        { class: how.length > QU_LONG ? "qu-how-row qu-long" : "qu-how-row" },
        wsEl("p", { class: "qu-how ws-muted" }, how),
        parts.control.clears ? parts.clear : null
      ) : null,
      parts.pairs,
      parts.control.node
    ),
    parts.why?.node,
    parts.hints,
    wsEl(
      "div",
      { class: "qu-actions" },
      q.practice ? parts.check : null,
      parts.hint,
      parts.status.box
    ),
    parts.note,
    parts.feedback.box,
    parts.live,
    parts.status.live
  );
  const card = wsEl(
    "div",
    { class: "qu-card" },
    parts.card.node,
    item.passage ? quBeside(q, item.passage) : null,
    task
  );
  wsRoot(q.el, "question").replaceChildren(item.later ? quLater(q, card) : card);
}
function quLater(q, card) {
  return wsEl(
    "details",
    { class: "qu-later", open: q.answer !== null },
    wsEl("summary", { dir: "auto" }, wsNumber(q.item.number), q.item.later),
    card
  );
}
function quFeedbackBox(q) {
  const head = wsEl("div", { class: "qu-head", tabindex: "-1" });
  const stale = wsEl("p", { class: "qu-stale" });
  const body = wsEl("div", { class: "qu-body" });
  const box = wsEl("div", {
    class: "qu-feedback",
    role: "group",
    "aria-label": q.t("feedback"),
    hidden: true
  }, stale, head, body);
  return { box, head, body, stale };
}
function render({ model, el }, control) {
  const q = quStart(model, el, control);
  q.parts.control.show(q.answer);
  q.takeHints();
  q.adopt();
  q.take();
  q.flush();
  const note = (message) => {
    if (message?.type === "note" && message.view === q.uid) q.fail(message.text);
  };
  const renewed = () => {
    const item = model.get("item") ?? {};
    q.parts.earlier(item.earlier);
    q.item.first_number = item.first_number;
    q.parts.control.renew?.(item);
    q.draw();
  };
  model.on("change:item", renewed);
  const traits = ["answer", "status", "heard", "feedback", "checked", "why"];
  const off = wsTogether(model, traits, q.take);
  model.on("change:hints_shown", q.takeHints);
  model.on("msg:custom", note);
  return () => {
    off();
    model.off("change:hints_shown", q.takeHints);
    model.off("change:item", renewed);
    model.off("msg:custom", note);
    for (const end of q.ends) end();
  };
}
function widget(control) {
  return { render: (given) => render(given, control) };
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

// src/collapse.js
function reach(edges) {
  const ways = /* @__PURE__ */ new Map();
  const from = (name) => {
    const found = ways.get(name) ?? /* @__PURE__ */ new Set();
    ways.set(name, found);
    return found;
  };
  for (const [giver, taker] of edges) {
    from(giver).add(taker);
    from(taker);
  }
  for (const [middle, onward] of ways) {
    for (const found of ways.values()) {
      if (found.has(middle)) onward.forEach((name) => found.add(name));
    }
  }
  return ways;
}
function joined(names, pairs) {
  const groups = new Map(names.map((name) => [name, [name]]));
  for (const [first, last] of pairs) {
    const [one, other] = [groups.get(first), groups.get(last)];
    if (!one || !other || one === other) continue;
    const both = /* @__PURE__ */ new Set([...one, ...other]);
    const group = names.filter((name) => both.has(name));
    group.forEach((name) => groups.set(name, group));
  }
  return [...new Set(groups.values())];
}
function collapse(edges, same = [], one = []) {
  const ways = reach(edges);
  const names = [...ways.keys()];
  const leads = (a, b) => Boolean(ways.get(a)?.has(b));
  const passesOn = (name) => names.some((other) => leads(name, other));
  const roots = names.filter((name) => passesOn(name) && names.every((giver) => !leads(giver, name) || leads(name, giver)));
  const mutual = names.flatMap((a) => names.filter((b) => a !== b && leads(a, b) && leads(b, a)).map((b) => (
    /** @type {Pair} */
    [a, b]
  )));
  const units = joined(roots, [...mutual, ...one]);
  const groups = joined(roots, [...mutual, ...one, ...same]);
  return {
    roots,
    units,
    groups,
    folded: names.filter((name) => !roots.includes(name)),
    circles: joined(names, mutual).filter((group) => group.length > 1),
    least: groups.length,
    most: units.length
  };
}

// src/pair/agree.js
function prAligned(first, second, numbers) {
  const shared = (one, other) => Object.keys(first).filter((id) => first[id] === one && second[id] === other).length;
  const pairs = numbers.flatMap((other) => numbers.map((one) => ({ one, other, many: shared(one, other) }))).filter(({ many }) => many > 0).sort((a, b) => b.many - a.many || Number(a.one) - Number(b.one));
  const given = /* @__PURE__ */ new Map();
  const taken = /* @__PURE__ */ new Set();
  for (const { one, other } of pairs) {
    if (given.has(other) || taken.has(one)) continue;
    given.set(other, one);
    taken.add(one);
  }
  const left = numbers.filter((one) => !taken.has(one));
  const used = new Set(Object.values(first));
  left.sort((a, b) => Number(used.has(a)) - Number(used.has(b)));
  for (const other of numbers) if (!given.has(other)) given.set(other, left.shift() ?? other);
  return given;
}
function prRows(ids, first, second) {
  return ids.map((id) => {
    const [one, other] = [first(id), second(id)];
    return { id, first: one, second: other, same: one !== "" && one === other };
  });
}
function prRoots(first, second, cards, numbers) {
  const one = first?.piles ?? {};
  const other = second?.piles ?? {};
  const given = prAligned(one, other, numbers);
  const rows = prRows(cards, (id) => one[id] ?? "", (id) => given.get(other[id]) ?? other[id] ?? "");
  const piles = Object.fromEntries(rows.filter(({ same }) => same).map((row) => [row.id, row.first]));
  const used = new Set(Object.values(piles));
  const key = (pair) => [...pair].sort().join();
  const theirs = new Set((second?.ties ?? []).map((pair) => key(pair.map((pile) => given.get(pile) ?? pile))));
  const ties = (first?.ties ?? []).filter((pair) => theirs.has(key(pair)) && pair.every((pile) => used.has(pile)));
  const names = Object.fromEntries(Object.entries(first?.names ?? {}).filter(([pile]) => used.has(pile)));
  return { rows, answer: used.size > 0 ? { piles, ties, names } : null };
}

// src/question/kinds/order.js
function quGrip() {
  return quDraw("M6 4v.01M10 4v.01M6 8v.01M10 8v.01M6 12v.01M10 12v.01");
}

// src/question/kinds/roots/chip.js
function quRootsChip(card) {
  const words = card.text || card.quote;
  const chip = wsEl(
    "li",
    { class: "qr-chip", title: words },
    wsEl("span", { class: "qr-letter" }, card.letter),
    wsEl("span", { class: "qr-chip-text", dir: "auto" }, words)
  );
  chip.dataset.card = card.id;
  return chip;
}

// src/question/kinds/roots/compared.js
function quRootsCompared(q, more) {
  const { t } = q;
  if (!more.mine || !more.theirs) return;
  const side = (name, sorting) => wsEl(
    "div",
    { class: "qr-side", role: "group", "aria-label": t(name) },
    wsEl("p", { class: "qr-side-name" }, t(name)),
    wsEl(
      "p",
      { class: "qr-big" },
      wsEl("span", { class: "qr-figure" }, sorting.count),
      " ",
      wsEl("span", { class: "qr-unit" }, q.n("roots_unit", Number(sorting.count)))
    ),
    wsEl(
      "ul",
      { class: "qr-bundles", role: "list" },
      sorting.bundles.map((piles) => quRootsBundle(q, piles)),
      quRootsRest(t("roots_set_aside"), sorting.aside),
      quRootsRest(t("roots_unsorted"), sorting.missing)
    )
  );
  q.parts.feedback.body.prepend(wsEl(
    "div",
    { class: "qr-compared" },
    wsEl("p", { class: "qr-difference" }, more.difference),
    wsEl(
      "div",
      { class: "qr-sides" },
      side("roots_mine", more.mine),
      side(more.other ? "roots_other" : "roots_theirs", more.theirs)
    )
  ));
}
function quRootsBundle(q, piles) {
  const { t } = q;
  const tied = piles.length > 1;
  const row = (pile) => wsEl(
    "span",
    { class: "qr-group" },
    pile.cards.map((letter, i) => [
      i > 0 ? wsEl("span", { class: "ws-sr" }, ", ") : null,
      wsEl("span", { class: "qr-letter" }, letter)
    ]),
    pile.name ? wsEl("span", { class: "qr-group-name", dir: "auto" }, ` ${pile.name}`) : null
  );
  return wsEl(
    "li",
    { class: tied ? "qr-bundle qr-tied" : "qr-bundle" },
    piles.map((pile, i) => [
      i > 0 ? wsEl("span", { class: "qr-or" }, t("roots_maybe")) : null,
      row(pile)
    ])
  );
}
function quRootsRest(title, letters) {
  if (letters.length === 0) return null;
  return wsEl(
    "li",
    { class: "qr-rest" },
    wsEl("span", { class: "qr-rest-name" }, `${title}: `),
    wsEl("span", {}, letters.join(", "))
  );
}

// src/question/kinds/roots/drag.js
var QU_DRAG_FROM = 5;
function quRootsDrag(r, node) {
  node.addEventListener("pointerdown", (down) => {
    const target = (
      /** @type {Element} */
      down.target
    );
    const held = (
      /** @type {HTMLElement | null} */
      target.closest(".qr-card, .qr-chip")
    );
    if (!held || down.button !== 0 || target.closest("label, input, button")) return;
    if (down.pointerType !== "mouse" && !target.closest(".qr-grip, .qr-chip")) return;
    const card = r.cards.find((one) => one.id === held.dataset.card);
    if (!card) return;
    down.preventDefault();
    const ghost = quRootsChip(card);
    ghost.classList.add("qr-ghost");
    const drag = quRootsCarry(node, held, ghost, down);
    quRootsListen(node, drag, (spot) => {
      ghost.remove();
      held.classList.remove("qr-held");
      if (spot) r.put(card, spot.dataset.pile ?? "");
    });
  });
}
function quRootsUnder(node, chip, { clientX: x, clientY: y }) {
  const inside = (spot) => {
    const box = spot.getBoundingClientRect();
    return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
  };
  const piles = (
    /** @type {NodeListOf<HTMLElement>} */
    node.querySelectorAll(".qr-pile")
  );
  const pile = Array.from(piles).find(inside);
  if (pile) return pile;
  const cards = (
    /** @type {HTMLElement | null} */
    node.querySelector(".qr-cards")
  );
  return chip && cards && inside(cards) ? cards : null;
}
function quRootsCarry(node, held, ghost, down) {
  const chip = held.classList.contains("qr-chip");
  const drag = {
    dragging: false,
    target: (
      /** @type {HTMLElement | null} */
      null
    ),
    light: (spot) => {
      drag.target?.classList.remove("qr-over");
      spot?.classList.add("qr-over");
      drag.target = spot;
    },
    go: (event) => {
      const far = Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY);
      if (!drag.dragging && far < QU_DRAG_FROM) return;
      if (!drag.dragging) {
        drag.dragging = true;
        node.append(ghost);
        held.classList.add("qr-held");
        node.setPointerCapture(down.pointerId);
      }
      const box = node.getBoundingClientRect();
      const left = Math.min(event.clientX - box.left + 10, box.width - ghost.offsetWidth);
      ghost.style.left = `${Math.max(0, left)}px`;
      ghost.style.top = `${event.clientY - box.top + 10}px`;
      drag.light(quRootsUnder(node, chip, event));
    }
  };
  return drag;
}
function quRootsListen(node, drag, done) {
  const end = (drop) => {
    node.removeEventListener("pointermove", drag.go);
    node.removeEventListener("pointerup", up);
    node.removeEventListener("pointercancel", stop);
    removeEventListener("keydown", escape, true);
    const spot = drop && drag.dragging ? drag.target : null;
    drag.light(null);
    done(spot);
  };
  const up = () => end(true);
  const stop = () => end(false);
  const escape = (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    stop();
  };
  node.addEventListener("pointermove", drag.go);
  node.addEventListener("pointerup", up);
  node.addEventListener("pointercancel", stop);
  addEventListener("keydown", escape, true);
}

// src/question/kinds/roots/roots.js
var QU_ASIDE = "aside";
function quRoots(q) {
  const { t, item } = q;
  const cards = item.cards ?? [];
  const piles = Array.from({ length: item.piles ?? 6 }, (_, i) => String(i + 1));
  const state = { piles: {}, ties: [], names: {} };
  const r = (
    /** @type {Roots} */
    { q, state, cards, piles }
  );
  r.used = () => piles.filter((pile) => cards.some((card) => state.piles[card.id] === pile));
  r.title = (pile) => {
    const name = state.names[pile]?.trim();
    if (pile === QU_ASIDE) return item.aside ?? "";
    return t(name ? "roots_pile_named" : "roots_pile", { pile, name });
  };
  r.answer = () => {
    const placed = cards.filter((card) => state.piles[card.id]);
    const named = piles.filter((pile) => state.names[pile]?.trim());
    if (placed.length + state.ties.length + named.length === 0) return null;
    return {
      piles: Object.fromEntries(placed.map((card) => [card.id, state.piles[card.id]])),
      ties: state.ties,
      names: Object.fromEntries(named.map((pile) => [pile, state.names[pile]]))
    };
  };
  r.change = (words, pause = 0) => {
    draw();
    q.change(r.answer(), pause);
    if (words) q.say(`${words} ${tally.sentence()}`);
  };
  r.put = (card, pile) => {
    if ((state.piles[card.id] ?? "") === pile) return;
    if (pile) state.piles[card.id] = pile;
    else delete state.piles[card.id];
    const form = pile === "" ? "roots_put_back" : pile === QU_ASIDE ? "roots_put_aside" : "roots_put";
    r.change(t(form, { card: card.letter, pile: r.title(pile) }));
  };
  const list = quRootsCards(r);
  const board = quRootsBoard(r);
  const ties = quRootsTies(r);
  const tally = quRootsTally(r);
  const draw = () => {
    for (const part of [list, board, ties, tally]) part.draw();
  };
  const side = wsEl("div", { class: "qr-side-by" }, tally.node, board.node, ties.node);
  const node = wsEl("div", { class: "qr" }, list.node, side);
  quRootsDrag(r, node);
  q.onEnd(wsStuck(side));
  const show = (answer) => {
    q.el.querySelector(".qu-how-row")?.append(q.parts.clear);
    state.piles = { ...answer?.piles };
    state.ties = (answer?.ties ?? []).map(([a, b]) => [a, b]);
    state.names = { ...answer?.names };
    draw();
  };
  return {
    node,
    show,
    ownWords: true,
    focus: list.focus,
    apart: quRootsApart(r),
    feedback: (given) => quRootsCompared(q, given.more ?? {})
  };
}
function quRootsApart({ q: { t }, cards, piles }) {
  return {
    compare: (first, second) => prRoots(first, second, cards.map(({ id }) => id), piles),
    row: (id) => {
      const card = cards.find((one) => one.id === id);
      return [card?.letter, card?.text || card?.quote].filter(Boolean).join(" · ");
    },
    said: (pile) => pile === QU_ASIDE ? t("roots_aside_short") : t("roots_pile", { pile })
  };
}
function quRootsCards(r) {
  const { q, state, cards, piles } = r;
  const { t, uid } = q;
  const rows = cards.map((card) => {
    const picks = ["", ...piles, QU_ASIDE].map((pile) => {
      const input = wsEl("input", { type: "radio", name: `${uid}-card-${card.id}`, value: pile });
      input.addEventListener("change", () => r.put(card, pile));
      const words = pile === "" ? "–" : pile === QU_ASIDE ? t("roots_aside_short") : pile;
      const label = wsEl(
        "label",
        { class: "qr-pick", title: "" },
        input,
        wsEl("span", { "aria-hidden": "true" }, words)
      );
      return { pile, input, label };
    });
    const node = wsEl(
      "li",
      { class: "qr-card" },
      wsEl(
        "div",
        { class: "qr-face" },
        wsEl("span", { class: "qu-grip qr-grip", "aria-hidden": "true" }, quGrip()),
        wsEl("span", { class: "qr-letter" }, card.letter),
        wsEl(
          "div",
          { class: "qr-words" },
          card.text ? wsEl("p", { class: "qr-text", dir: "auto" }, card.text) : null,
          card.quote ? wsEl("blockquote", { dir: "auto" }, card.quote) : null,
          card.label ? wsEl("p", { class: "qr-label", dir: "auto" }, card.label) : null
        )
      ),
      wsEl(
        "fieldset",
        { class: "qr-picks" },
        wsEl("legend", { class: "ws-sr" }, t("roots_which", { card: card.letter })),
        picks.map((pick) => pick.label)
      )
    );
    node.dataset.card = card.id;
    return { card, node, picks };
  });
  const draw = () => {
    for (const { card, node, picks } of rows) {
      const now = state.piles[card.id] ?? "";
      node.classList.toggle("qr-placed", now !== "");
      for (const { pile, input, label } of picks) {
        const name = pile === "" ? t("roots_unsorted") : r.title(pile);
        input.checked = pile === now;
        input.setAttribute("aria-label", name);
        label.title = name;
      }
    }
  };
  return {
    node: wsEl(
      "ul",
      { class: "qr-cards", role: "list", "aria-label": t("roots_cards") },
      rows.map((row) => row.node)
    ),
    draw,
    focus: () => rows[0]?.picks.find((pick) => pick.input.checked)?.input.focus()
  };
}
function quRootsBoard(r) {
  const { q, state, cards, piles } = r;
  const { t } = q;
  const rows = [...piles, QU_ASIDE].map((pile) => {
    const aside = pile === QU_ASIDE;
    const name = wsEl("input", {
      type: "text",
      class: "qr-name",
      maxlength: "60",
      autocomplete: "off",
      "aria-label": t("roots_name", { pile }),
      placeholder: t("roots_name_short"),
      dir: "auto"
    });
    name.addEventListener("input", () => {
      state.names[pile] = name.value;
      r.change("", QU_PAUSE);
    });
    name.addEventListener("blur", () => q.flush());
    const title = wsEl(
      "p",
      { class: "qr-title" },
      aside ? q.item.aside : t("roots_pile", { pile })
    );
    const empty = wsEl("span", { class: "qr-empty" }, t("roots_empty"));
    const chips = wsEl("ul", { class: "qr-chips", role: "list" });
    const near = wsEl("p", { class: "qr-near", hidden: true });
    const node = wsEl(
      "div",
      { class: aside ? "qr-pile qr-aside" : "qr-pile", role: "group" },
      wsEl("div", { class: "qr-top" }, title, aside ? null : [empty, name]),
      chips,
      near
    );
    node.dataset.pile = pile;
    return { pile, name, empty, chips, near, node };
  });
  const draw = () => {
    const used = r.used();
    for (const row of rows) {
      const here = cards.filter((card) => state.piles[card.id] === row.pile);
      const named = state.names[row.pile] ?? "";
      row.node.classList.toggle("qr-used", here.length > 0);
      row.node.setAttribute("aria-label", r.title(row.pile));
      row.empty.hidden = here.length > 0;
      row.name.hidden = here.length === 0 && named === "" && document.activeElement !== row.name;
      if (row.name.value !== named) row.name.value = named;
      row.chips.replaceChildren(...here.map((card) => quRootsChip(card)));
      const near = state.ties.filter((tie) => tie.includes(row.pile)).flat().filter((pile) => pile !== row.pile && used.includes(pile));
      row.near.hidden = near.length === 0 || here.length === 0;
      row.near.replaceChildren(
        quDraw("M3 8c2-4 4 4 6 0s3-2 4-2", "qu-icon"),
        t("roots_near", { piles: near.sort().join(", ") })
      );
    }
  };
  return {
    node: wsEl(
      "div",
      { class: "qr-board", role: "group", "aria-label": t("roots_board") },
      rows.map((row) => row.node)
    ),
    draw
  };
}
function quRootsTies(r) {
  const { q, state } = r;
  const { t, uid } = q;
  const selects = [1, 2].map((n) => wsEl("select", {
    class: "qr-select",
    id: `${uid}-tie-${n}`,
    "aria-label": t(`roots_tie_${n}`)
  }));
  const note = wsEl("p", { class: "qr-note ws-muted" });
  const complain = (words) => {
    note.textContent = words;
    q.say(words);
  };
  const tie = () => {
    const [a, b] = selects.map((select) => select.value).sort();
    const pair = [a, b];
    if (pair[0] === "" || pair[0] === pair[1]) return complain(t("roots_tie_choose"));
    if (state.ties.some((old) => quSame(old, pair))) return complain(t("roots_tie_twice"));
    state.ties = [...state.ties, pair].sort((a2, b2) => a2.join() < b2.join() ? -1 : 1);
    for (const select of selects) select.value = "";
    return r.change(t("roots_tied", named(pair)));
  };
  const named = ([a, b]) => ({ a: r.title(a), b: r.title(b) });
  const ties = wsEl("ul", { class: "qr-ties-list", role: "list" });
  const untie = (pair) => {
    state.ties = state.ties.filter((old) => old !== pair);
    r.change(t("roots_untied", named(pair)));
    (fields.hidden ? ties.querySelector("button") : selects[0])?.focus();
  };
  const fields = wsEl(
    "div",
    { class: "qr-tie" },
    selects[0],
    wsEl("span", {}, t("roots_tie_and")),
    selects[1],
    wsEl("button", { type: "button", onclick: tie }, t("roots_tie"))
  );
  const early = wsEl("p", { class: "ws-muted qr-early" }, t("roots_tie_early"));
  const draw = () => {
    const used = r.used();
    fields.hidden = used.length < 2;
    early.hidden = used.length >= 2;
    note.textContent = "";
    for (const select of selects) {
      const now = select.value;
      select.replaceChildren(
        wsEl("option", { value: "" }, t("roots_tie_pile")),
        ...used.map((pile) => wsEl("option", { value: pile }, r.title(pile)))
      );
      select.value = used.includes(now) ? now : "";
    }
    ties.replaceChildren(...state.ties.map((pair) => {
      const empty = pair.filter((pile) => !used.includes(pile));
      return wsEl(
        "li",
        {},
        wsEl(
          "span",
          { dir: "auto" },
          t("roots_tied", named(pair)),
          empty.length > 0 ? ` ${t("roots_tie_idle")}` : null
        ),
        wsEl("button", {
          type: "button",
          "aria-label": t("roots_untie_long", named(pair)),
          onclick: () => untie(pair)
        }, t("roots_untie"))
      );
    }));
  };
  const node = wsEl(
    "fieldset",
    { class: "qr-ties" },
    wsEl("legend", {}, t("roots_ties")),
    wsEl("p", { class: "qr-ties-why" }, t("roots_ties_why")),
    early,
    fields,
    note,
    ties
  );
  return { node, draw };
}
function quRootsTally(r) {
  const { q, state, cards } = r;
  const { t } = q;
  const figure = wsEl("span", { class: "qr-figure" });
  const unit = wsEl("span", { class: "qr-unit" });
  const words = wsEl("p", { class: "qr-sentence" });
  const count = () => collapse(r.used().map((pile) => [pile, QU_ASIDE]), state.ties);
  const sentence = () => {
    const { least, most } = count();
    const left = cards.filter((card) => !state.piles[card.id]).length;
    const tally = least < most ? t("roots_tally_range", { least, most }) : most === 0 ? t("roots_tally_none") : q.n("roots_tally", most, { most });
    const open = left === 0 ? "" : q.n("roots_left", left, { left });
    return `${tally} ${open}`.trim();
  };
  const draw = () => {
    const { least, most } = count();
    figure.textContent = least < most ? t("roots_range", { least, most }) : String(most);
    unit.textContent = q.n("roots_unit", most);
    words.textContent = sentence();
  };
  const node = wsEl(
    "div",
    { class: "qr-tally" },
    wsEl("p", { class: "qr-big", "aria-hidden": "true" }, figure, " ", unit),
    words
  );
  return { node, draw, sentence };
}

// question_roots
var question_roots_default = widget(quRoots);
export {
  question_roots_default as default
};
