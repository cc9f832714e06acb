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
  const { control: control2 } = q.parts;
  const options = (feedback.options ?? []).filter((o) => o.chosen || control2.others || quHasLines(o));
  const fits = options.filter((option) => option.chosen && option.verdict === "fits");
  const differs = options.filter((option) => option.chosen && option.verdict !== "fits");
  const left = options.filter((option) => !option.chosen);
  const ours = control2.picks && differs.length > 0 ? left.filter((option) => option.verdict === "fits") : [];
  const others = left.filter((option) => !ours.includes(option));
  const notes = (feedback.notes ?? []).filter(Boolean);
  const words = (name, said) => said ? quFold("qu-discussion", t(name ?? ""), wsEl("p", { dir: "auto" }, said)) : null;
  return [
    differs.length > 0 && control2.picks ? wsEl("p", { class: "qu-yours ws-muted" }, t("yours")) : null,
    differs.length > 0 ? quEntries(q, differs, true) : null,
    ours.length > 0 ? wsEl("p", { class: "qu-yours ws-muted" }, t("ours_is")) : null,
    ours.length > 0 ? wsEl("ul", { class: "qu-entries", role: "list" }, ours.map((o) => quEntry(q, o, true))) : null,
    feedback.more?.first ? quFirstLook(q) : null,
    notes.length > 1 ? wsEl("ul", { class: "qu-notes" }, notes.map((note) => wsEl("li", { dir: "auto" }, note))) : notes.map((note) => wsEl("p", { class: "qu-note", dir: "auto" }, note)),
    others.length > 0 && control2.others ? quFold("qu-others", t(control2.others, { count: others.length }), quEntries(q, others), true) : null,
    fits.length > 0 ? quFold("qu-right", t("right_rows", { count: fits.length }), quEntries(q, fits)) : null,
    others.length > 0 && !control2.others ? quFold("qu-others", t("others", { count: others.length }), quEntries(q, others)) : null,
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
  const { t, item, parts: { control: control2 } } = q;
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
        control2.open ? wsEl("button", {
          type: "button",
          class: "qu-entry-text qu-entry-to",
          dir: "auto",
          onclick: () => control2.open?.(option.id)
        }, option.text) : wsEl("span", { class: "qu-entry-text", dir: "auto" }, option.text),
        " ",
        wsEl(
          "span",
          { class: control2.quiet && verdict === "fits" ? "ws-sr" : "qu-fits" },
          t(control2.ownWords ? `${verdict}_${item.kind}` : `row_${verdict}`)
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
function quStart(model, el, control2) {
  const strings = model.get("strings") ?? {};
  const q = (
    /** @type {Q} */
    /** @type {unknown} */
    {
      model,
      el,
      control: control2,
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
function render({ model, el }, control2) {
  const q = quStart(model, el, control2);
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
function widget(control2) {
  return { render: (given) => render(given, control2) };
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

// src/question/kinds/chain/layout.js
var CH_GAP = 52;
var CH_LEAST = 104;
var CH_MOST = 215;
var CH_LINE = 18;
var CH_LANE = 15;
function chAt(table, name) {
  return (
    /** @type {V} */
    table.get(name)
  );
}
function chTurned(names, edges) {
  const state = /* @__PURE__ */ new Map();
  const turned = /* @__PURE__ */ new Set();
  const visit = (name) => {
    state.set(name, "open");
    for (const edge of edges) {
      if (edge[0] !== name) continue;
      if (state.get(edge[1]) === "open") turned.add(edge);
      else if (!state.has(edge[1])) visit(edge[1]);
    }
    state.set(name, "done");
  };
  const got = new Set(edges.map((edge) => edge[1]));
  [...names].sort((a, b) => Number(got.has(a)) - Number(got.has(b))).forEach((name) => {
    if (!state.has(name)) visit(name);
  });
  return turned;
}
function chLayers(names, forward) {
  const layer = new Map(names.map((name) => [name, 0]));
  for (let round = 0; round < names.length; round += 1) {
    for (const [from, to] of forward) {
      layer.set(to, Math.max(chAt(layer, to), chAt(layer, from) + 1));
    }
  }
  return layer;
}
function chSort(rows, links) {
  const near = (name, row) => {
    const places = links.filter(([a, b]) => a === name || b === name).map(([a, b]) => row.indexOf(a === name ? b : a)).filter((place) => place >= 0);
    return places.length ? places.reduce((sum, place) => sum + place, 0) / places.length : null;
  };
  const settle = (row, other) => {
    const wish = new Map(row.map((name, i) => [name, near(name, other) ?? i]));
    row.sort((a, b) => chAt(wish, a) - chAt(wish, b));
  };
  for (let sweep = 0; sweep < 4; sweep += 1) {
    for (let i = 1; i < rows.length; i += 1) settle(rows[i], rows[i - 1]);
    for (let i = rows.length - 2; i >= 0; i -= 1) settle(rows[i], rows[i + 1]);
  }
}
function chWrap(text, width, measure) {
  const lines = [];
  let line = "";
  for (const word of String(text).split(/\s+/u).filter(Boolean)) {
    const longer = line ? `${line} ${word}` : word;
    if (measure(longer) <= width) {
      line = longer;
      continue;
    }
    if (line) lines.push(line);
    line = "";
    for (const piece of word.match(/[^./_-]*[./_-]+|[^./_-]+/gu) ?? []) {
      for (const sign of measure(piece) <= width ? [piece] : piece) {
        if (line && measure(line + sign) > width) {
          lines.push(line);
          line = "";
        }
        line += sign;
      }
    }
  }
  if (line) lines.push(line);
  return lines.length ? lines : [""];
}
function chLayout({ nodes, edges, ties }, width, measure) {
  const names = nodes.map((node) => node.id);
  const turned = chTurned(names, edges);
  const forward = edges.map((edge) => turned.has(edge) ? (
    /** @type {Pair} */
    [edge[1], edge[0]]
  ) : edge);
  const layer = chLayers(names, forward);
  const deep = Math.max(0, ...layer.values()) + 1;
  const side = ties.length ? 44 : 14;
  const box = Math.min(CH_MOST, (width - side - 16 - (deep - 1) * CH_GAP) / deep);
  const plan = { nodes, edges, ties, forward, turned, layer, deep, side, width, measure };
  return box >= CH_LEAST ? chAcross(plan, box) : chDown(plan);
}
function chRoutes({ forward, layer }, rows, boxes, box) {
  return forward.map(([from, to], i) => {
    const stops = [from];
    for (let at = chAt(layer, from) + 1; at < chAt(layer, to); at += 1) {
      const stop = `
${i} ${at}`;
      boxes.set(stop, { x: 0, y: 0, w: box, h: 10, lines: [] });
      rows[at].push(stop);
      stops.push(stop);
    }
    return [...stops, to];
  });
}
function chPort(links, boxes) {
  const mid = (name) => chAt(boxes, name).y + chAt(boxes, name).h / 2;
  return (name, other, out, back) => {
    const mine = links.filter((link) => link[out ? 0 : 1] === name).sort((a, b) => mid(a[out ? 1 : 0]) - mid(b[out ? 1 : 0]));
    const ends = mine.map((link) => link[out ? 1 : 0]);
    const place = back ? ends.lastIndexOf(other) : ends.indexOf(other);
    const step = Math.min(14, (chAt(boxes, name).h - 16) / Math.max(1, mine.length - 1));
    return mid(name) + (place - (mine.length - 1) / 2) * step;
  };
}
function chCurve(edge, route, boxes, port, back, share) {
  let d = "";
  let start = [0, 0];
  let end = [0, 0];
  let sign = [0, 0];
  route.slice(1).forEach((name, n) => {
    const [from, to] = [chAt(boxes, route[n]), chAt(boxes, name)];
    const x1 = from.x + from.w;
    const y1 = port(route[n], name, true, back);
    const x2 = to.x;
    const y2 = port(name, route[n], false, back);
    if (n === 0) start = [x1, y1];
    d += n === 0 ? `M${x1 + (back ? 7 : 0)} ${y1}` : `L${x1} ${y1}`;
    const last = n === route.length - 2;
    const stop = last && !back ? x2 - 7 : x2;
    const bend = CH_GAP / 2;
    d += `C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${stop} ${y2}`;
    end = [x2, y2];
    const across = 1.5 * share * (1 - share) + share ** 3;
    const down = 3 * share ** 2 - 2 * share ** 3;
    sign = [x1 + (x2 - x1) * across, y1 + (y2 - y1) * down];
  });
  const head = back ? { x: start[0], y: start[1], left: true } : { x: end[0], y: end[1], left: false };
  return { edge, d, head, sign };
}
function chAcross(plan, box) {
  const { nodes, edges, turned, layer, deep, measure } = plan;
  const boxes = /* @__PURE__ */ new Map();
  for (const node of nodes) {
    const lines = chWrap(node.text, box - 22, measure);
    boxes.set(node.id, { x: 0, y: 0, lines, w: box, h: lines.length * CH_LINE + 22 });
  }
  const rows = Array.from({ length: deep }, () => (
    /** @type {string[]} */
    []
  ));
  nodes.forEach((node) => rows[chAt(layer, node.id)].push(node.id));
  const routes = chRoutes(plan, rows, boxes, box);
  const links = routes.flatMap((route) => route.slice(1).map((name, i) => (
    /** @type {Pair} */
    [route[i], name]
  )));
  chSort(rows, links);
  const height = chSpread(rows, links, boxes);
  rows.forEach((row, i) => row.forEach((name) => {
    chAt(boxes, name).x = plan.side + i * (box + CH_GAP);
  }));
  const port = chPort(links, boxes);
  const paths = routes.map((route, i) => {
    const back = turned.has(edges[i]);
    const twin = edges.some(([from, to]) => from === edges[i][1] && to === edges[i][0]);
    return chCurve(edges[i], route, boxes, port, back, twin ? back ? 0.75 : 0.25 : 0.5);
  });
  const brackets = chBrackets(plan.ties, boxes, (a, b, n) => {
    const x = Math.min(a.x, b.x);
    const out = x - 21 - n % 2 * 11;
    return {
      d: `M${a.x} ${a.mid}H${out}V${b.mid}H${b.x}`,
      sign: [out, (a.mid + b.mid) / 2]
    };
  }, (name) => chAt(layer, name) === 0);
  for (const name of [...boxes.keys()]) if (name.startsWith("\n")) boxes.delete(name);
  return { way: "across", width: plan.width, height, boxes, paths, brackets };
}
function chSpread(rows, links, boxes) {
  const gap = 20;
  const total = (row) => row.reduce((sum, name) => sum + chAt(boxes, name).h + gap, -gap);
  const room = Math.max(0, ...rows.map(total));
  for (const row of rows) {
    let y = (room - total(row)) / 2;
    for (const name of row) {
      chAt(boxes, name).y = y;
      y += chAt(boxes, name).h + gap;
    }
  }
  const mid = (name) => chAt(boxes, name).y + chAt(boxes, name).h / 2;
  for (let round = 0; round < 6; round += 1) {
    for (const row of rows) {
      const wish = row.map((name) => {
        const near = links.filter((link) => link.includes(name)).map(([a, b]) => mid(a === name ? b : a));
        return near.length ? near.reduce((sum, y) => sum + y, 0) / near.length : mid(name);
      });
      let floor = -Infinity;
      const places = row.map((name, i) => {
        const y = Math.max(floor, wish[i] - chAt(boxes, name).h / 2);
        floor = y + chAt(boxes, name).h + gap;
        return y;
      });
      const off = row.reduce((sum, name, i) => sum + places[i] + chAt(boxes, name).h / 2 - wish[i], 0) / Math.max(1, row.length);
      row.forEach((name, i) => {
        chAt(boxes, name).y = places[i] - off;
      });
    }
  }
  const all = rows.flat().map((name) => chAt(boxes, name));
  const top = Math.min(...all.map((b) => b.y)) - 14;
  all.forEach((b) => {
    b.y -= top;
  });
  return Math.max(0, ...all.map((b) => b.y + b.h)) + 14;
}
function chDown(plan) {
  const { nodes, edges, layer, width, measure } = plan;
  const order = [...nodes].sort((a, b) => chAt(layer, a.id) - chAt(layer, b.id));
  const row = new Map(order.map((node, i) => [node.id, i]));
  const lanes = [];
  const laneOf = /* @__PURE__ */ new Map();
  for (const node of order) {
    const ends = edges.filter((edge) => edge[0] === node.id).map((edge) => chAt(row, edge[1]));
    if (!ends.length) continue;
    const span = [Math.min(chAt(row, node.id), ...ends), Math.max(chAt(row, node.id), ...ends)];
    let lane = lanes.findIndex((taken) => taken.every(([low, high]) => span[1] < low || span[0] > high));
    if (lane < 0) lane = lanes.push([]) - 1;
    lanes[lane].push(span);
    laneOf.set(node.id, lane);
  }
  const left = 22 + CH_LANE * Math.max(1, lanes.length);
  const right = plan.ties.length ? 34 : 4;
  const w = Math.max(60, width - left - right);
  const boxes = /* @__PURE__ */ new Map();
  let y = 14;
  for (const node of order) {
    const lines = chWrap(node.text, w - 24, measure);
    const ends = edges.filter((edge) => edge.includes(node.id)).length;
    const h = Math.max(lines.length * CH_LINE + 20, 16 * (ends + 1));
    boxes.set(node.id, { x: left, y, w, h, lines });
    y += h + 22;
  }
  const port = (name, edge) => {
    const far = (other) => other[0] === name ? chAt(row, name) : chAt(row, other[0]);
    const mine = edges.filter((other) => other[1] === name).sort((a, b2) => far(a) - far(b2));
    const slots = [
      ...mine.filter((e) => far(e) < chAt(row, name)),
      null,
      ...mine.filter((e) => far(e) > chAt(row, name))
    ];
    const gives = edges.some((other) => other[0] === name);
    const used = gives ? slots : slots.filter(Boolean);
    const place = used.indexOf(edge);
    const b = chAt(boxes, name);
    return b.y + b.h * (place + 1) / (used.length + 1);
  };
  const paths = edges.map((edge) => {
    const x = left - 18 - CH_LANE * chAt(laneOf, edge[0]);
    const y1 = port(edge[0], null);
    const y2 = port(edge[1], edge);
    const turn = y2 > y1 ? 6 : -6;
    return {
      edge,
      d: `M${left} ${y1}H${x + 6}Q${x} ${y1} ${x} ${y1 + turn}V${y2 - turn}Q${x} ${y2} ${x + 6} ${y2}H${left - 7}`,
      head: { x: left, y: y2, left: false },
      sign: (
        /** @type {Point} */
        [x, y2 - turn * 2.5]
      )
    };
  });
  const brackets = chBrackets(plan.ties, boxes, (a, b, n) => {
    const x = a.x + a.w + 14 + n % 2 * 8;
    return { d: `M${a.x + a.w} ${a.mid}H${x}V${b.mid}H${b.x + b.w}`, sign: [x, (a.mid + b.mid) / 2] };
  }, () => true);
  return { way: "down", width, height: y - 8, boxes, paths, brackets };
}
function chBrackets(ties, boxes, draw, fits) {
  const spot = (name) => {
    const b = chAt(boxes, name);
    return { ...b, mid: b.y + b.h / 2 };
  };
  return ties.filter(({ pair }) => pair.every((name) => boxes.has(name) && fits(name))).map((tie, n) => ({ ...tie, ...draw(spot(tie.pair[0]), spot(tie.pair[1]), n) }));
}

// src/question/kinds/chain/draw.js
var CH_SVG = "http://www.w3.org/2000/svg";
var CH_SIGN = { kept: "✓", against: "–", extra: "?", missing: "+", open: "≈", fresh: "" };
function chNode(tag, attributes, ...children) {
  const node = document.createElementNS(CH_SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  node.append(...children.filter((child) => child !== null));
  return node;
}
function chBadge([x, y], sign, name) {
  const words = chNode("text", { x, y: y + 4.5, "text-anchor": "middle" });
  words.textContent = sign;
  return chNode("g", { class: `ch-badge ${name}` }, chNode("circle", { cx: x, cy: y, r: 9 }), words);
}
var pen;
function chMeasure(words) {
  pen ??= document.createElement("canvas").getContext("2d");
  if (!pen) return words.length * 8;
  pen.font = "500 14px system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";
  return pen.measureText(words).width * 1.03;
}
function chPicture(graph, width, label) {
  const state = new Map(graph.edges.map((edge) => [edge.pair, edge.state ?? ""]));
  const plan = chLayout(
    { nodes: graph.nodes, edges: graph.edges.map((edge) => edge.pair), ties: graph.ties },
    width,
    chMeasure
  );
  const svg = chNode("svg", {
    class: "ch-svg",
    role: "img",
    "aria-label": label,
    "data-way": plan.way,
    width: plan.width,
    height: Math.ceil(plan.height),
    viewBox: `0 0 ${plan.width} ${Math.ceil(plan.height)}`
  });
  for (const tie of plan.brackets) {
    svg.append(
      chNode("path", { class: `ch-tie ch-tie-${tie.kind}`, d: tie.d }),
      chBadge(tie.sign, tie.kind === "one" ? "=" : "?", "ch-badge-tie")
    );
  }
  for (const path of plan.paths) {
    const name = state.get(path.edge) ?? "";
    const { x, y, left } = path.head;
    const back = left ? 9 : -9;
    svg.append(chNode(
      "g",
      { class: `ch-arrow ch-${name || "plain"}`, "data-edge": path.edge.join(" ") },
      chNode("path", { class: "ch-line", d: path.d }),
      chNode("path", { class: "ch-head", d: `M${x} ${y}l${back} -5v10z` }),
      CH_SIGN[name] ? chBadge(path.sign, CH_SIGN[name], "ch-badge-edge") : null
    ));
  }
  for (const node of graph.nodes) {
    const place = plan.boxes.get(node.id);
    if (!place) continue;
    const { x, y, w, h, lines } = place;
    const top = y + (h - lines.length * CH_LINE) / 2 + 13.5;
    svg.append(chNode(
      "g",
      { class: `ch-box ${node.look ?? ""}`, "data-id": node.id },
      chNode("rect", { x, y, width: w, height: h, rx: 8 }),
      ...lines.map((line, i) => {
        const text = chNode("text", {
          x: x + w / 2,
          y: top + i * CH_LINE,
          "text-anchor": "middle",
          class: "ch-words"
        });
        text.textContent = line;
        return text;
      }),
      node.letter ? chLetter(x, y, node.letter) : null
    ));
  }
  return svg;
}
function chLetter(x, y, letter) {
  const wide = Math.max(20, 9 * letter.length + 9);
  const text = chNode("text", { x: x + wide / 2 - 8, y: y + 4, "text-anchor": "middle" });
  text.textContent = letter;
  return chNode(
    "g",
    { class: "ch-letter" },
    chNode("rect", { x: x - 8, y: y - 10, width: wide, height: 20, rx: 10 }),
    text
  );
}

// src/question/kinds/chain/home.js
function chHomes(edges, { units, folded }) {
  const ways = reach(edges);
  const homes = new Map(units.flatMap((names) => names.map((name) => [name, [names[0]]])));
  for (const name of folded) {
    homes.set(name, units.filter((names) => names.some((root) => ways.get(root)?.has(name))).map((names) => names[0]));
  }
  return homes;
}
function chMoves(before, after, homes) {
  const moves = [];
  for (const [id, from] of before) {
    for (const home of homes.get(id) ?? []) {
      const to = after.get(home);
      if (!to) continue;
      moves.push({
        id,
        home,
        stays: id === home,
        x: to.x + to.w / 2 - (from.x + from.w / 2),
        y: to.y + to.h / 2 - (from.y + from.h / 2)
      });
    }
  }
  return moves;
}

// src/question/kinds/chain/move.js
var CH_MOVE = { duration: 400, easing: "ease-in-out" };
function chSpots(svg) {
  const nodes = /* @__PURE__ */ new Map();
  const spots = /* @__PURE__ */ new Map();
  for (
    const node of
    /** @type {NodeListOf<SVGGElement>} */
    svg.querySelectorAll(".ch-box")
  ) {
    const id = node.dataset.id ?? "";
    const rect = node.querySelector("rect");
    const [x, y, w, h] = ["x", "y", "width", "height"].map((name) => Number(rect?.getAttribute(name)));
    nodes.set(id, node);
    spots.set(id, { x, y, w, h });
  }
  return { nodes, spots };
}
function chMoveHome(picture, before, homes) {
  const svg = picture.querySelector("svg");
  if (!svg || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  const [was, now] = [chSpots(before), chSpots(svg)];
  const high = (one) => ({ height: `${one.getAttribute("height")}px` });
  picture.animate([high(before), high(svg)], CH_MOVE);
  for (const fresh of svg.querySelectorAll(".ch-arrow, .ch-folded, .ch-tie, .ch-badge-tie")) {
    fresh.animate([{ opacity: 0 }, { opacity: 0, offset: 0.6 }, { opacity: 1 }], CH_MOVE);
  }
  for (const { id, home, stays, x, y } of chMoves(was.spots, now.spots, homes)) {
    if (stays) {
      now.nodes.get(home)?.animate(
        [{ transform: `translate(${-x}px, ${-y}px)` }, { transform: "none" }],
        CH_MOVE
      );
      continue;
    }
    const ghost = (
      /** @type {SVGGElement} */
      was.nodes.get(id)?.cloneNode(true)
    );
    ghost.setAttribute("class", "ch-ghost");
    ghost.setAttribute("aria-hidden", "true");
    svg.prepend(ghost);
    const going = ghost.animate([
      { transform: "none", opacity: 1 },
      { opacity: 1, offset: 0.75 },
      { transform: `translate(${x}px, ${y}px)`, opacity: 0 }
    ], CH_MOVE);
    going.onfinish = going.oncancel = () => ghost.remove();
  }
}

// src/question/kinds/chain/board.js
function chBoard(q) {
  const picture = wsEl("div", { class: "ch-picture" });
  const twin = wsEl("div", {});
  const details = wsEl(
    "details",
    { class: "ch-words-twin" },
    wsEl("summary", {}, q.t("chain_in_words")),
    twin
  );
  const node = wsEl("figure", { class: "ch-board", hidden: true }, picture, details);
  let last = null;
  let width = 0;
  const paint = () => {
    if (!last || width < 40) return;
    picture.replaceChildren(chPicture(last.graph, width, last.label));
  };
  const watch = new ResizeObserver(() => {
    const now = Math.floor(picture.clientWidth);
    if (now === width) return;
    width = now;
    paint();
  });
  watch.observe(picture);
  q.onEnd(() => watch.disconnect());
  const draw = (graph, label, list, homes) => {
    last = { graph, label };
    node.hidden = graph.nodes.length === 0;
    width = Math.floor(picture.clientWidth) || width;
    const before = picture.querySelector("svg");
    paint();
    if (homes && before) chMoveHome(picture, before, homes);
    twin.replaceChildren(list);
  };
  return { node, draw };
}

// src/question/kinds/chain/hands.js
function chHands(item) {
  return (item.hands ?? []).map((hand, i) => ({ ...hand, letter: chLetterOf(i) }));
}
function chLetterOf(i) {
  const letter = String.fromCharCode(65 + i % 26);
  return i < 26 ? letter : `${letter}${Math.floor(i / 26) + 1}`;
}
function chBadgeOf(hand) {
  return wsEl("span", { class: "ch-letter-badge" }, hand.letter);
}
function chAbout(q, hand) {
  const words = hand.text.includes(hand.words) ? "" : hand.words;
  return wsEl(
    "span",
    { class: "ch-about" },
    wsEl("span", { class: "ch-text", dir: "auto" }, hand.text),
    words || hand.place ? wsEl(
      "span",
      { class: "ch-place ws-muted" },
      words ? [wsEl("q", { dir: "auto" }, words), " "] : null,
      wsEl("span", { dir: "auto" }, hand.place)
    ) : null,
    hand.marked && !hand.own ? wsEl("span", { class: "ch-marked" }, quDraw(QU_SIGNS.fits), q.t("chain_marked")) : null
  );
}

// src/question/kinds/chain/givers.js
function chGivers(c, open) {
  const rows = c.hands.map((hand, i) => chRow(c, hand, i, open.has(hand.id)));
  return {
    node: wsEl("div", { class: "ch-hands" }, rows.map((row) => row.node)),
    draw: () => rows.forEach((row) => row.draw()),
    open: () => rows.filter((row) => row.node.open).map((row) => row.hand.id),
    focus: () => rows[0]?.node.querySelector("summary")?.focus()
  };
}
function chRow(c, hand, i, open) {
  const { t, uid } = c.q;
  const from = wsEl("span", { class: "ch-from" });
  const boxes = c.hands.filter((other) => other !== hand).map((other) => {
    const input = wsEl("input", {
      type: "checkbox",
      onchange: () => c.set([other.id, hand.id], input.checked)
    });
    const label = wsEl(
      "label",
      { class: "ch-giver" },
      input,
      chBadgeOf(other),
      " ",
      wsEl("span", { dir: "auto" }, other.text)
    );
    return { id: other.id, input, label };
  });
  const node = wsEl(
    "details",
    { class: hand.own ? "ch-hand ch-own" : "ch-hand", open },
    wsEl(
      "summary",
      { id: `${uid}-hand-${i}` },
      chBadgeOf(hand),
      " ",
      chAbout(c.q, hand),
      " ",
      from
    ),
    wsEl(
      "fieldset",
      { class: "ch-givers" },
      wsEl("legend", { dir: "auto" }, t("chain_from_whom", { hand: c.nameOf(hand.id) })),
      boxes.map((box) => box.label)
    )
  );
  const draw = () => {
    const givers = c.edges.filter((edge) => edge[1] === hand.id).map((edge) => edge[0]);
    for (const { id, input, label } of boxes) {
      input.checked = givers.includes(id);
      label.classList.toggle("ch-on", input.checked);
    }
    const gave = c.edges.some((edge) => edge[0] === hand.id);
    from.textContent = givers.length ? t("chain_from", { letters: givers.map((id) => c.byId.get(id)?.letter).join(", ") }) : t(gave ? "chain_from_nobody" : "chain_from_choose");
    node.classList.toggle("ch-in", givers.length > 0 || gave);
  };
  return { hand, node, draw };
}

// src/question/kinds/chain/ties.js
var CH_KINDS = ["ties", "one"];
function chWithout(pairs, pair) {
  return pairs.filter((other) => other.join(">") !== pair.join(">"));
}
function chTying(c) {
  const { t } = c.q;
  const pick = (key) => wsEl("select", { "aria-label": t(key) });
  const [first, last] = [pick("chain_tie_first"), pick("chain_tie_last")];
  const how = wsEl(
    "select",
    { "aria-label": t("chain_tie_how") },
    CH_KINDS.map((kind) => wsEl("option", { value: kind }, t(`chain_tie_as_${kind}`)))
  );
  const note = wsEl("p", { class: "ws-muted ch-tie-note" });
  const list = wsEl("ul", { class: "ch-ties", role: "list" });
  const tie = () => {
    const [a, b] = c.ordered([first.value, last.value]);
    if (!c.byId.has(a) || !c.byId.has(b) || a === b) {
      note.textContent = t("chain_tie_two");
      c.q.say(t("chain_tie_two"));
      return;
    }
    const kind = (
      /** @type {keyof Joined} */
      how.value
    );
    for (const each of CH_KINDS) c.joined[each] = chWithout(c.joined[each], [a, b]);
    c.joined[kind] = c.inOrder([...c.joined[kind], [a, b]]);
    c.change(t(`chain_tie_${kind}`, c.pairWords([a, b])));
  };
  const node = wsEl(
    "fieldset",
    { class: "ch-tying" },
    wsEl("legend", {}, t("chain_tie_legend")),
    wsEl("p", { class: "ws-muted" }, t("chain_tie_explain")),
    wsEl(
      "div",
      { class: "ch-tie-row" },
      first,
      how,
      last,
      wsEl("button", { type: "button", onclick: tie }, t("chain_tie_add"))
    ),
    note,
    list
  );
  const draw = (left) => {
    for (const select of [first, last]) chRoots(c, select, left.roots);
    note.textContent = "";
    list.replaceChildren(...CH_KINDS.flatMap((kind) => c.joined[kind].map((pair) => chTied(
      c,
      kind,
      pair,
      left.roots,
      () => (list.querySelector("button") ?? first).focus()
    ))));
    node.hidden = left.roots.length < 2 && c.joined.ties.length + c.joined.one.length === 0;
  };
  return { node, draw };
}
function chRoots(c, select, roots) {
  const had = select.value;
  select.replaceChildren(
    wsEl("option", { value: "" }, c.q.t("chain_tie_choose")),
    ...c.ordered(roots).map((id) => wsEl("option", { value: id }, c.nameOf(id)))
  );
  select.value = roots.includes(had) ? had : "";
}
function chTied(c, kind, pair, roots, after) {
  const { t } = c.q;
  const counts = pair.every((id) => roots.includes(id));
  const words = t(counts ? `chain_tie_${kind}` : "chain_tie_dormant", c.pairWords(pair));
  return wsEl(
    "li",
    {},
    wsEl("span", { dir: "auto" }, words),
    wsEl("button", {
      type: "button",
      class: "ws-quiet",
      "aria-label": t("chain_tie_remove_named", { tie: words }),
      onclick: () => {
        c.joined[kind] = chWithout(c.joined[kind], pair);
        c.change(t("chain_tie_removed"));
        after();
      }
    }, t("chain_tie_remove"))
  );
}

// src/question/kinds/chain/words.js
function chPair(name) {
  const [from, to] = name.split(">");
  return [from, to];
}
function chGraph(hands, edges, { ties = [], one = [] }, marks = /* @__PURE__ */ new Map()) {
  const missing = [...marks].filter(([, state]) => state === "missing").map(([name]) => ({ pair: chPair(name), state: "missing" }));
  const drawn = edges.map((pair) => ({ pair, state: marks.get(pair.join(">")) }));
  const all = [...drawn, ...missing];
  const inside = new Set(all.flatMap((edge) => edge.pair));
  const { roots } = collapse(edges, ties, one);
  const tied = (pairs, kind) => pairs.filter((pair) => pair.every((name) => roots.includes(name))).map((pair) => ({ pair, kind }));
  return {
    nodes: hands.filter((hand) => inside.has(hand.id)).map((hand) => ({ ...hand, look: roots.includes(hand.id) ? "ch-root" : "" })),
    edges: all,
    ties: [...tied(ties, "ties"), ...tied(one, "one")]
  };
}
function chFolded(q, hands, edges, { ties = [], one = [] }) {
  const left = collapse(edges, ties, one);
  const byId = new Map(hands.map((hand) => [hand.id, hand]));
  const unit = new Map(left.units.flatMap((names) => names.map((name) => [name, names[0]])));
  const nodes = left.units.map((names) => ({
    id: names[0],
    letter: names.map((name) => byId.get(name)?.letter).join("+"),
    text: names.map((name) => byId.get(name)?.text).join(" + "),
    look: "ch-root"
  }));
  const fold = "	folded";
  const passed = hands.filter((hand) => left.folded.includes(hand.id));
  if (left.folded.length) {
    nodes.push({
      id: fold,
      letter: "",
      look: "ch-folded",
      text: q.n("chain_folded", left.folded.length, {
        letters: passed.map((hand) => hand.letter).join(", ")
      })
    });
  }
  return {
    nodes,
    edges: left.folded.length ? left.units.map((names) => ({ pair: [names[0], fold] })) : [],
    ties: ties.filter((pair) => pair.every((name) => unit.has(name))).map((pair) => ({ pair: (
      /** @type {Pair} */
      pair.map((name) => unit.get(name))
    ), kind: "ties" })).filter(({ pair }) => pair[0] !== pair[1])
  };
}
function chCount(q, { least, most }) {
  if (most === 0) return q.t("chain_left_none");
  if (least === most) return q.n("chain_left", most);
  return q.t("chain_left_range", { least, most });
}
function chTwin(q, hands, edges, { ties = [], one = [] }, { marks = /* @__PURE__ */ new Map(), folded = false } = {}) {
  const name = new Map(hands.map((hand) => [hand.id, q.t("chain_hand", { ...hand })]));
  const pair = ([first, last]) => ({ first: name.get(first), last: name.get(last) });
  const left = collapse(edges, ties, one);
  const say = (key, edge) => wsEl("li", { dir: "auto" }, q.t(key, pair(edge)));
  const dormant = ([a, b]) => !left.roots.includes(a) || !left.roots.includes(b);
  const entries = edges.map((edge) => {
    const state = marks.get(edge.join(">"));
    return wsEl(
      "li",
      { dir: "auto" },
      q.t("chain_edge", pair(edge)),
      state ? ` (${q.t(`chain_mark_${state}`)})` : null
    );
  });
  for (const [key, state] of marks) {
    if (state !== "missing") continue;
    entries.push(wsEl(
      "li",
      { dir: "auto" },
      q.t("chain_edge", pair(chPair(key))),
      ` (${q.t("chain_mark_missing")})`
    ));
  }
  return wsEl(
    "ul",
    { class: "ch-twin", role: "list" },
    entries,
    ties.map((tie) => say(dormant(tie) ? "chain_tie_dormant" : "chain_tie_ties", tie)),
    one.map((tie) => say(dormant(tie) ? "chain_tie_dormant" : "chain_tie_one", tie)),
    left.circles.map((names) => wsEl(
      "li",
      { dir: "auto" },
      q.t("chain_circle", { hands: names.map((id) => name.get(id)).join(", ") })
    )),
    folded && left.most > 0 ? [
      wsEl("li", { dir: "auto" }, q.t("chain_twin_roots", {
        hands: left.units.map((names) => names.map((id) => name.get(id)).join(" + ")).join("; ")
      })),
      wsEl("li", {}, chCount(q, left))
    ] : null
  );
}
function chLabel(q, graph, edges, left) {
  if (left) return q.t("chain_picture_folded", { count: chCount(q, left) });
  return q.n("chain_picture", edges.length, { hands: graph.nodes.length, arrows: edges.length });
}

// src/question/kinds/chain/worked.js
function chStepWords(q, hands, step) {
  const pair = step.same ?? step.one ?? [step.from, step.to];
  const [first, last] = pair.map((id) => {
    const hand = hands.find((each) => each.id === id);
    return hand ? q.t("chain_hand", { ...hand }) : "";
  });
  const key = step.collapse ? "chain_step_fold" : step.same ? "chain_tie_ties" : step.one ? "chain_tie_one" : "chain_edge";
  return q.t(key, { first, last });
}
function chAfter(done) {
  const edges = done.flatMap((s) => s.from && s.to ? [
    /** @type {Pair} */
    [s.from, s.to]
  ] : []);
  const joined2 = {
    ties: done.flatMap((s) => s.same ? [s.same] : []),
    one: done.flatMap((s) => s.one ? [s.one] : [])
  };
  const step = done[done.length - 1];
  return {
    step,
    edges,
    joined: joined2,
    folded: Boolean(step?.collapse),
    left: collapse(edges, joined2.ties, joined2.one),
    fresh: step?.from ? /* @__PURE__ */ new Map([[`${step.from}>${step.to}`, "fresh"]]) : /* @__PURE__ */ new Map()
  };
}
function chStepBox(q, hands, steps) {
  const number = wsEl("p", { class: "ch-step-number ws-muted" });
  const head = wsEl("p", { class: "ch-step-head", dir: "auto" });
  const says = wsEl("p", { dir: "auto" });
  const shows = wsEl("p", { dir: "auto" });
  const count = wsEl("p", { class: "ch-count" });
  const text = wsEl("div", { class: "ch-step ws-panel" }, head, says, shows);
  return {
    number,
    text,
    count,
    draw: (at, now) => {
      const { step, folded, left } = now;
      number.textContent = at ? q.t("chain_step", { number: at, total: steps.length }) : q.t("chain_step_start", { total: steps.length });
      head.textContent = step ? chStepWords(q, hands, step) : "";
      says.textContent = step?.says ?? "";
      shows.textContent = step?.shows ?? "";
      for (const line of [head, says, shows]) line.hidden = line.textContent === "";
      text.hidden = at === 0;
      count.textContent = folded ? chCount(q, left) : "";
      count.hidden = !folded;
    },
    said: () => [number, head, says, shows, count].filter((line) => !line.hidden).map((line) => line.textContent).join(" ")
  };
}
function chWorked(q) {
  const { t, item } = q;
  const hands = chHands(item);
  const steps = item.steps ?? [];
  const board = chBoard(q);
  const box = chStepBox(q, hands, steps);
  let at = 0;
  let seen = 0;
  const back = wsEl("button", { type: "button", onclick: () => go(-1) }, t("chain_back"));
  const next = wsEl("button", { type: "button", class: "ws-main", onclick: () => go(1) });
  const draw = (way = 0) => {
    const now = chAfter(steps.slice(0, at));
    const { edges, joined: joined2, folded, left, fresh } = now;
    const graph = folded ? chFolded(q, hands, edges, joined2) : chGraph(hands, edges, joined2, fresh);
    board.draw(
      graph,
      chLabel(q, graph, edges, folded ? left : null),
      chTwin(q, hands, edges, joined2, { folded }),
      folded && way > 0 ? chHomes(edges, left) : null
    );
    box.draw(at, now);
    wsSpent(back, at === 0);
    wsSpent(next, at === steps.length);
    next.textContent = t(at === 0 ? "chain_first_step" : at === steps.length ? "chain_last_step" : steps[at].collapse ? "chain_collapse" : "chain_next");
  };
  const go = (way) => {
    const to = Math.min(steps.length, Math.max(0, at + way));
    if (to === at) return;
    at = to;
    draw(way);
    q.say(box.said());
    if (at <= seen) return;
    seen = at;
    q.change(seen);
  };
  const show = (answer) => {
    seen = answer ?? 0;
    at = seen;
    draw();
  };
  const node = wsEl(
    "div",
    { class: "ch-chain ch-worked" },
    wsEl("ul", { class: "ch-list", role: "list" }, hands.map((hand) => wsEl("li", { class: "ch-item" }, chBadgeOf(hand), " ", chAbout(q, hand)))),
    // Above what changes its height, so that the buttons stay where they are.
    wsEl("div", { class: "ch-tools" }, back, next, box.number),
    box.text,
    board.node,
    box.count
  );
  return { node, show, focus: () => next.focus(), unchecked: true, ownWords: true, how: "" };
}

// src/question/kinds/chain/chain.js
var control = (q) => q.item.modelled ? chWorked(q) : chRenewable(q);
function chRenewable(q) {
  let now = chBuilder(q, /* @__PURE__ */ new Set());
  const node = wsEl("div", {}, now.node);
  const renew = (item) => {
    const open = new Set(now.open());
    q.item = item;
    now = chBuilder(q, open);
    node.replaceChildren(now.node);
    now.show(q.answer);
    const feedback = q.model.get("feedback") ?? {};
    if (feedback.state) now.feedback(feedback);
  };
  return {
    node,
    renew,
    ownWords: true,
    others: "others_chain",
    says: "says_chain",
    show: (answer) => now.show(answer),
    feedback: (given) => now.feedback(given),
    focus: () => now.focus()
  };
}
function chState(q) {
  const hands = chHands(q.item);
  const byId = new Map(hands.map((hand) => [hand.id, hand]));
  const place = new Map(hands.map((hand, i) => [hand.id, i]));
  const at = (id) => place.get(id) ?? hands.length;
  const nameOf = (id) => q.t("chain_hand", { ...byId.get(id) });
  return {
    q,
    hands,
    byId,
    nameOf,
    edges: [],
    joined: { ties: [], one: [] },
    marks: /* @__PURE__ */ new Map(),
    // what the last check said of each arrow
    folded: false,
    ordered: (ids) => [...ids].sort((a, b) => at(a) - at(b)),
    inOrder: (pairs) => [...pairs].sort(([a, b], [c, d]) => at(a) - at(c) || at(b) - at(d)),
    pairWords: ([first, last]) => ({ first: nameOf(first), last: nameOf(last) }),
    set() {
    },
    change() {
    }
  };
}
function chBuilder(q, open) {
  const { t, item } = q;
  const c = chState(q);
  const givers = chGivers(c, open);
  const tying = chTying(c);
  const graph = chGraphBox(c, givers.focus);
  const draw = (pressed = false) => {
    const left = collapse(c.edges, c.joined.ties, c.joined.one);
    if (c.edges.length === 0) c.folded = false;
    givers.draw();
    tying.draw(left);
    graph.draw(left, pressed && c.folded ? chHomes(c.edges, left) : null);
  };
  c.set = (edge, on) => {
    c.edges = chWithout(c.edges, edge);
    if (on) c.edges = c.inOrder([...c.edges, edge]);
    c.change(t(on ? "chain_drawn" : "chain_undrawn", c.pairWords(edge)));
  };
  c.change = (words) => {
    c.marks = /* @__PURE__ */ new Map();
    draw();
    const { edges, joined: { ties, one } } = c;
    const blank = edges.length + ties.length + one.length === 0;
    q.change(blank ? null : { edges: [...edges], ties, one });
    q.say(words);
  };
  graph.onFold = () => draw(true);
  const known = (pairs) => (pairs ?? []).filter((pair) => pair.every((id) => c.byId.has(id)));
  return {
    node: wsEl(
      "div",
      { class: "ch-chain" },
      c.hands.some((hand) => hand.own) ? wsEl("p", { class: "ws-muted" }, t("chain_own_note")) : null,
      item.left_out ? wsEl("p", { class: "ws-muted" }, t("chain_left_out", { count: item.left_out })) : null,
      givers.node,
      graph.nodes,
      tying.node
    ),
    show: (answer) => {
      c.edges = known(answer?.edges);
      c.joined = { ties: known(answer?.ties), one: known(answer?.one) };
      c.marks = /* @__PURE__ */ new Map();
      draw();
    },
    feedback: (given) => {
      c.marks = chMarks(c.edges, given.more?.edges ?? []);
      draw();
    },
    open: givers.open,
    focus: givers.focus
  };
}
function chMarks(edges, told) {
  const mine = new Set(edges.map((edge) => edge.join(">")));
  const there = told.filter((edge) => edge.state !== "missing");
  const fits = there.length === mine.size && there.every((e) => mine.has(`${e.from}>${e.to}`));
  return new Map(fits ? told.map((e) => [`${e.from}>${e.to}`, e.state]) : []);
}
function chGraphBox(c, toStart) {
  const { q, hands } = c;
  const { t } = q;
  const board = chBoard(q);
  const count = wsEl("p", { class: "ch-count" });
  const legend = wsEl("ul", { class: "ch-legend", role: "list" });
  const empty = wsEl("p", { class: "ch-empty ws-muted" }, t("chain_empty"));
  const folding = wsEl(
    "button",
    { type: "button", class: "ch-collapse", "aria-pressed": "false" },
    t("chain_collapse")
  );
  const clear = wsEl("button", { type: "button", class: "ws-quiet" }, t("chain_clear"));
  const tools = wsEl("div", { class: "ch-tools" }, folding, clear);
  const box = { nodes: [empty, board.node, legend, tools, count], draw, onFold: () => {
  } };
  folding.addEventListener("click", () => {
    c.folded = !c.folded;
    box.onFold();
    const left = collapse(c.edges, c.joined.ties, c.joined.one);
    q.say(c.folded ? chCount(q, left) : t("chain_unfolded"));
  });
  clear.addEventListener("click", () => {
    Object.assign(c, { edges: [], joined: { ties: [], one: [] }, folded: false });
    c.change(t("cleared"));
    toStart();
  });
  function draw(left, homes) {
    const { edges, joined: joined2, folded } = c;
    const shown = folded ? /* @__PURE__ */ new Map() : c.marks;
    const graph = folded ? chFolded(q, hands, edges, joined2) : chGraph(hands, edges, joined2, shown);
    board.draw(
      graph,
      chLabel(q, graph, edges, folded ? left : null),
      chTwin(q, hands, edges, joined2, { marks: shown, folded }),
      homes
    );
    const states = new Set(shown.values());
    legend.replaceChildren(...["kept", "against", "extra", "missing", "open"].filter((state) => states.has(state)).map((state) => wsEl(
      "li",
      {},
      wsEl("span", { class: `ch-key ch-${state}`, "aria-hidden": "true" }, CH_SIGN[state]),
      t(`chain_mark_${state}`)
    )));
    legend.hidden = states.size === 0;
    empty.hidden = !board.node.hidden;
    tools.hidden = edges.length === 0 && joined2.ties.length + joined2.one.length === 0;
    folding.hidden = edges.length === 0;
    folding.setAttribute("aria-pressed", String(folded));
    folding.textContent = t(folded ? "chain_unfold" : "chain_collapse");
    count.textContent = folded ? chCount(q, left) : "";
    count.hidden = !folded;
  }
  return box;
}

// question_chain
var question_chain_default = widget(control);
export {
  question_chain_default as default
};
