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

// src/pair/agree.js
function prRows(ids, first, second) {
  return ids.map((id) => {
    const [one, other] = [first(id), second(id)];
    return { id, first: one, second: other, same: one !== "" && one === other };
  });
}
function prDesk(first, second, tests) {
  const rows = prRows(tests, (id) => first?.answers?.[id] ?? "", (id) => second?.answers?.[id] ?? "");
  const same = rows.filter((row) => row.same);
  const words = same.filter(({ id }) => first?.words?.[id]).map(({ id }) => [id, first?.words?.[id]]);
  const answer = same.length > 0 ? {
    answers: Object.fromEntries(same.map(({ id, first: said }) => [id, said])),
    words: Object.fromEntries(words),
    tried: [],
    guesses: {}
  } : null;
  return { rows, answer };
}

// src/question/kinds/desk/answer.js
function dkWants(answer) {
  return answer === "met" || answer === "not_met";
}
function dkAnswer(desk, given) {
  const answers = {};
  const words = {};
  for (const { id } of desk.tests) {
    if (given.answers[id]) answers[id] = given.answers[id];
    if (dkWants(given.answers[id]) && given.words[id]) words[id] = given.words[id];
  }
  if (Object.keys(answers).length === 0) return null;
  return { answers, words, tried: given.tried, guesses: given.guesses };
}
function dkSame(a, b) {
  const part = (answer) => [quSorted(answer?.answers ?? {}), quSorted(answer?.words ?? {})];
  return JSON.stringify(part(a)) === JSON.stringify(part(b));
}

// src/question/kinds/desk/guess.js
function dkGuess({ t, desk }, s, ways) {
  const node = wsEl("div", { class: "dk-ask", hidden: true });
  const draw = () => {
    const i = s.pending;
    node.hidden = i === null;
    if (i === null) {
      node.replaceChildren();
      return;
    }
    const entry = desk.switches[i];
    const back = s.on.includes(i);
    const boxes = desk.tests.map((test) => wsEl("input", { type: "checkbox", value: test.id }));
    node.replaceChildren(
      wsEl(
        "fieldset",
        {},
        wsEl("legend", {}, t("desk_guess", { label: entry.label })),
        wsEl(
          "p",
          { class: "dk-wording", dir: "auto" },
          t("desk_now", { words: back ? entry.to : entry.from })
        ),
        wsEl(
          "p",
          { class: "dk-wording", dir: "auto" },
          t("desk_then", { words: back ? entry.from : entry.to })
        ),
        wsEl("p", {}, t("desk_guess_ask")),
        desk.tests.map((test, n) => wsEl(
          "label",
          { class: "dk-tick", dir: "auto" },
          boxes[n],
          wsEl("span", {}, `${n + 1}. ${test.question}`)
        ))
      ),
      wsEl(
        "div",
        { class: "ws-row" },
        wsEl("button", {
          type: "button",
          class: "ws-main",
          onclick: () => ways.turn(i, boxes.filter((box) => box.checked).map((box) => box.value))
        }, t("desk_guess_go")),
        wsEl("button", { type: "button", onclick: () => ways.leave(i) }, t("desk_guess_not"))
      )
    );
  };
  return { node, draw, focus: () => node.querySelector("input")?.focus() };
}

// src/question/kinds/desk/settings.js
var dkName = (setting) => setting.join("-");
function dkTurned(setting, i) {
  return setting.includes(i) ? setting.filter((number) => number !== i) : [...setting, i].sort((a, b) => a - b);
}
function dkTried(tried, setting) {
  return setting.length === 0 || tried.some((known) => dkName(known) === dkName(setting));
}
function dkWith(tried, setting) {
  return [...tried, setting].sort((a, b) => a.length - b.length || (dkName(a) < dkName(b) ? -1 : 1));
}
function dkDiffers(a, b) {
  return a.answer !== b.answer || Boolean(a.off) !== Boolean(b.off);
}
function dkOutcome(changed, guess) {
  const count = changed.length;
  if (!guess) return { count, guess: null };
  const hits = changed.filter((id) => guess.includes(id)).length;
  const extra = guess.length - hits;
  return { count, guess: { all: hits === count && extra === 0, hits, extra } };
}

// src/question/kinds/desk/outcomes.js
function dkLabel(t, reading) {
  return t(reading.off ? "desk_off" : `desk_${reading.answer}`);
}
function dkTurn(t, test, n, { before, now, differs, guessed }) {
  return wsEl(
    "li",
    { class: differs ? "dk-outcome dk-differs" : "dk-outcome" },
    wsEl(
      "p",
      { class: "dk-outcome-head", dir: "auto" },
      wsEl("span", { class: "dk-number" }, String(n + 1)),
      " ",
      test.question
    ),
    wsEl(
      "p",
      { class: "dk-turn" },
      differs ? [
        wsEl("span", { class: "dk-was" }, dkLabel(t, before)),
        wsEl("span", { class: "dk-arrow" }, " → ")
      ] : null,
      wsEl("span", { class: "dk-is" }, dkLabel(t, now)),
      differs ? wsEl("span", { class: "dk-flag" }, t("desk_changed")) : null,
      differs && now.open ? wsEl("span", { class: "dk-flag" }, t("desk_changed_open")) : null,
      guessed ? wsEl(
        "span",
        { class: "dk-flag dk-guessed" },
        t(differs ? "desk_expected" : "desk_expected_not")
      ) : null
    ),
    differs ? wsEl(
      "p",
      { class: "dk-why", dir: "auto" },
      now.words ? `“${now.words}”: ` : null,
      now.reason
    ) : null
  );
}
function dkOutcomes({ q, t, desk }, s) {
  const result = wsEl("div", { class: "dk-result" });
  const tests = wsEl("ul", { class: "dk-outcomes", role: "list" });
  const draw = () => {
    const now = s.made?.[dkName(s.on)]?.tests ?? {};
    const before = s.from === null ? now : s.made?.[dkName(s.from)]?.tests ?? {};
    const changed = desk.tests.map(({ id }) => id).filter((id) => dkDiffers(before[id], now[id]));
    tests.replaceChildren(...desk.tests.map((test, n) => dkTurn(t, test, n, {
      before: before[test.id],
      now: now[test.id],
      differs: changed.includes(test.id),
      guessed: Boolean(s.guess?.includes(test.id))
    })));
    result.replaceChildren();
    tests.hidden = result.hidden = s.pending !== null;
    if (s.from === null) return;
    const { count, guess } = dkOutcome(changed, s.guess);
    const said = [count === 0 ? t("desk_result_none") : q.n("desk_result", count, { total: desk.tests.length })];
    if (guess?.all) said.push(t("desk_result_all"));
    else if (guess) {
      if (count > 0) said.push(t("desk_result_guess", { hits: guess.hits }));
      if (guess.extra > 0) said.push(t("desk_result_extra", { extra: guess.extra }));
    }
    result.append(wsEl("p", {}, said.join(" ")));
  };
  return { nodes: [result, tests], draw, said: () => result.textContent ?? "" };
}

// src/question/kinds/desk/places.js
var DK_SHORT = 90;
function dkSplit(chars, start, end) {
  const words = [];
  let from = -1;
  for (let i = start; i <= end; i += 1) {
    const gap = i === end || /\s/u.test(chars[i]);
    if (!gap && from < 0) from = i;
    if (gap && from >= 0) {
      words.push([from, i]);
      from = -1;
    }
  }
  return words;
}
function dkWhole(chars, start, end) {
  const space = (i) => /\s/u.test(chars[i]);
  while (start < end && space(start)) start += 1;
  while (end > start && space(end - 1)) end -= 1;
  if (start >= end) return null;
  while (start > 0 && !space(start - 1)) start -= 1;
  while (end < chars.length && !space(end)) end += 1;
  return [start, end];
}
function dkShort(text) {
  const line = Array.from(text.replace(/\s+/gu, " "));
  return line.length > DK_SHORT ? `${line.slice(0, DK_SHORT).join("")} …` : line.join("");
}
function dkPieces(para, marks, sentences) {
  const edges = /* @__PURE__ */ new Set([para.start, para.end]);
  for (const place of [...marks.map((mark) => mark.place), ...sentences]) {
    for (const edge of place) if (edge > para.start && edge < para.end) edges.add(edge);
  }
  const cuts = [...edges].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, i) => {
    const end = cuts[i + 1];
    const here = marks.filter((mark) => mark.place[0] < end && mark.place[1] > start);
    return {
      start,
      end,
      marks: here,
      ending: here.filter((mark) => mark.place[1] === end),
      sentence: sentences.findIndex(([low, high]) => low <= start && end <= high)
    };
  });
}

// src/question/kinds/desk/passage.js
function dkPage(d) {
  const { t, desk } = d;
  const aim = wsEl("p", { class: "dk-aim ws-muted" });
  const quote = wsEl("blockquote", { dir: "auto", translate: "no" });
  const node = wsEl(
    "div",
    { class: "dk-page" },
    wsEl(
      "figure",
      { class: desk.ours ? "qu-passage qu-ours" : "qu-passage" },
      wsEl(
        "figcaption",
        { dir: "auto" },
        desk.label,
        desk.ours ? wsEl("span", { class: "qu-ours-note" }, t("ours")) : null
      ),
      quote,
      aim
    )
  );
  const number = (id) => desk.tests.findIndex((test) => test.id === id) + 1;
  const draw = () => {
    const marks = Object.keys(d.words).filter((id) => dkWants(d.answers[id])).map((id) => ({
      place: d.words[id],
      label: String(number(id)),
      kind: id === d.active ? "dk-mine dk-now" : "dk-mine"
    }));
    const ours = d.ours === null ? null : d.told?.more?.tests?.[d.ours]?.span;
    if (ours) marks.push({ place: ours, label: t("desk_ours_mark"), kind: "dk-theirs" });
    dkText(quote, desk, d.chars, marks, desk.sentences);
    const answer = d.active === null ? void 0 : d.answers[d.active];
    quote.classList.toggle("dk-ready", dkWants(answer));
    const form = dkWants(answer) ? "desk_aim" : answer ? "desk_aim_none" : "desk_aim_first";
    aim.textContent = d.active ? t(form, { number: number(d.active) }) : t("desk_aim_idle");
  };
  dkPointing(d, quote);
  return { node, draw };
}
function dkPointing(d, quote) {
  const take = (event) => {
    if (!d.active || !dkWants(d.answers[d.active])) return;
    const place = dkSelected(quote, d.chars) ?? dkSentence(d.desk, event.target);
    if (!place) return;
    getSelection()?.removeAllRanges();
    d.point(d.active, place);
  };
  let down = false;
  quote.addEventListener("mousedown", (event) => {
    down = event.button === 0;
  });
  const up = (event) => {
    if (down) take(event);
    down = false;
  };
  const lift = () => {
    d.pressed = false;
  };
  document.addEventListener("mouseup", up);
  document.addEventListener("pointerup", lift);
  document.addEventListener("pointercancel", lift);
  d.q.onEnd(() => {
    document.removeEventListener("mouseup", up);
    document.removeEventListener("pointerup", lift);
    document.removeEventListener("pointercancel", lift);
  });
}
function dkText(box, { paragraphs }, chars, marks, sentences = []) {
  box.replaceChildren(...paragraphs.map((para) => {
    const pieces = dkPieces(para, marks, sentences).map((piece) => {
      const { start, end, ending, sentence: at } = piece;
      const node = wsEl(piece.marks.length ? "mark" : "span", {
        class: piece.marks.map((mark) => mark.kind).join(" ") || null,
        "data-at": String(start),
        "data-sentence": at < 0 ? null : String(at),
        "data-number": at >= 0 && sentences[at][0] === start ? String(at + 1) : null,
        "data-label": ending.length ? ending.map((mark) => mark.label).join(", ") : null
      });
      node.append(document.createTextNode(chars.slice(start, end).join("")));
      return node;
    });
    return wsEl("p", { class: para.title ? "dk-title" : null, dir: "auto" }, pieces);
  }));
}
function dkSelected(box, chars) {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  let start = Infinity;
  let end = -1;
  for (const piece of box.querySelectorAll("[data-at]")) {
    const text = piece.firstChild;
    if (!(text instanceof Text) || !range.intersectsNode(text)) continue;
    const from = range.startContainer === text ? range.startOffset : 0;
    const to = range.endContainer === text ? range.endOffset : text.data.length;
    if (to <= from) continue;
    const count = (units) => Array.from(text.data.slice(0, units)).length;
    const at = Number(piece.getAttribute("data-at"));
    start = Math.min(start, at + count(from));
    end = Math.max(end, at + count(to));
  }
  return end < 0 ? null : dkWhole(chars, start, end);
}
function dkSentence(desk, target) {
  const at = target instanceof Element ? target.closest("[data-sentence]") : null;
  return at ? desk.sentences[Number(at.getAttribute("data-sentence"))] ?? null : null;
}

// src/question/kinds/desk/lab.js
function dkSwitches({ t, desk }, s, press) {
  const rows = desk.switches.map((entry, i) => {
    const button = wsEl("button", { type: "button", class: "dk-throw", onclick: () => press(i) });
    const now = wsEl("p", { class: "dk-wording", dir: "auto" });
    const node = wsEl(
      "li",
      { class: "dk-switch" },
      wsEl("div", {}, wsEl("p", { class: "dk-switch-label", dir: "auto" }, entry.label), now),
      button
    );
    return { entry, node, button, now };
  });
  return {
    node: wsEl(
      "ul",
      { class: "dk-switches", role: "list", "aria-label": t("desk_switches") },
      rows.map((row) => row.node)
    ),
    focus: (i) => rows[i].button.focus(),
    draw: () => rows.forEach(({ entry, node, button, now }, i) => {
      const on = s.on.includes(i);
      now.textContent = t("desk_now", { words: on ? entry.to : entry.from });
      button.textContent = t(on ? "desk_throw_back" : "desk_throw");
      button.setAttribute(
        "aria-label",
        t(on ? "desk_throw_back_name" : "desk_throw_name", { label: entry.label })
      );
      button.setAttribute("aria-disabled", String(s.pending !== null));
      node.classList.toggle("dk-on", on);
    })
  };
}
function dkMadeText({ t, desk }, s) {
  const quote = wsEl("blockquote", { dir: "auto", translate: "no" });
  const label = wsEl("figcaption", { dir: "auto" });
  const draw = () => {
    const made = s.made?.[dkName(s.on)];
    if (!made) return;
    label.replaceChildren(
      t(s.on.length ? "desk_lab_label" : "desk_lab_same"),
      desk.ours ? wsEl("span", { class: "qu-ours-note" }, t("ours")) : ""
    );
    dkText(quote, made, Array.from(made.text), made.changed.map((place) => ({
      place,
      label: "",
      kind: "dk-new"
    })));
    for (const mark of quote.querySelectorAll("mark")) {
      mark.prepend(wsEl("span", { class: "ws-sr" }, `${t("desk_new_words")} `));
      mark.append(wsEl("span", { class: "ws-sr" }, ` ${t("desk_new_words_end")}`));
    }
  };
  const node = wsEl(
    "div",
    { class: "dk-page" },
    wsEl("figure", { class: desk.ours ? "qu-passage qu-ours" : "qu-passage" }, label, quote)
  );
  return { node, draw };
}
function dkThrowing(d, s, on) {
  const turn = (i, guess) => {
    const before = s.on;
    Object.assign(s, { from: before, on: dkTurned(before, i), guess, pending: null });
    const fresh = !dkTried(d.tried, s.on);
    if (fresh) d.tried = dkWith(d.tried, s.on);
    if (guess) d.guesses = { ...d.guesses, [`${dkName(before)}>${dkName(s.on)}`]: guess };
    on.draw();
    on.focus(i);
    if (fresh || guess) d.q.change(dkAnswer(d.desk, d));
    d.q.say(on.said());
  };
  const press = (i) => {
    if (s.pending !== null) return;
    if (dkTried(d.tried, dkTurned(s.on, i))) {
      turn(i, null);
      return;
    }
    s.pending = i;
    on.draw();
    on.ask();
  };
  const leave = (i) => {
    s.pending = null;
    on.draw();
    on.focus(i);
  };
  return { turn, press, leave };
}
function dkLab(d) {
  const { t, q } = d;
  const s = { on: [], from: null, guess: null, pending: null, made: null };
  const ways = dkThrowing(d, s, {
    draw: () => draw(),
    ask: () => guess.focus(),
    focus: (i) => switches.focus(i),
    said: () => outcomes.said()
  });
  const switches = dkSwitches(d, s, ways.press);
  const text = dkMadeText(d, s);
  const guess = dkGuess(d, s, ways);
  const outcomes = dkOutcomes(d, s);
  const seen = wsEl("p", { class: "qu-count ws-muted" });
  const head = wsEl("h4", { id: `${q.uid}-lab`, tabindex: "-1" }, t("desk_lab"));
  const onward = wsEl("button", { type: "button", class: "ws-quiet dk-onward" }, t("desk_lab_go"));
  onward.addEventListener("click", () => {
    head.focus({ preventScroll: true });
    head.scrollIntoView({ block: "start" });
  });
  const node = wsEl(
    "section",
    {
      class: "dk-lab",
      "aria-labelledby": `${q.uid}-lab`,
      hidden: true
    },
    head,
    wsEl("p", { class: "ws-muted" }, t("desk_lab_how")),
    wsEl(
      "div",
      { class: "dk" },
      text.node,
      wsEl("div", { class: "dk-side" }, switches.node, guess.node, ...outcomes.nodes, seen)
    )
  );
  const draw = () => {
    const made = s.made?.[dkName(s.on)];
    node.hidden = !made;
    if (!made) return;
    for (const part of [text, switches, guess, outcomes]) part.draw();
    const all = Object.keys(s.made ?? {}).length - 1;
    seen.textContent = t("desk_seen", { done: d.tried.length, total: all });
  };
  const take = (feedback) => {
    const made = feedback.more?.settings ?? {};
    if (!node.isConnected) q.parts.feedback.box.after(node);
    const known = Object.keys(made).length > 0 ? made : null;
    if (JSON.stringify(known) !== JSON.stringify(s.made)) {
      Object.assign(s, { on: [], from: null, guess: null, pending: null, made: known });
    }
    if (known) q.parts.feedback.box.append(onward);
    else onward.remove();
    draw();
  };
  return { node, take, draw };
}

// src/question/kinds/desk/pointed.js
function dkNarrow(d, number, chosen) {
  const first = wsEl("select", { class: "qu-select" });
  const last = wsEl("select", { class: "qu-select" });
  const node = wsEl(
    "details",
    { class: "dk-narrow" },
    wsEl("summary", {}, d.t("desk_narrow", { number })),
    wsEl(
      "div",
      { class: "dk-ends" },
      wsEl("label", {}, d.t("desk_first"), first),
      wsEl("label", {}, d.t("desk_last"), last)
    )
  );
  let words = [];
  let drawn = "";
  const choose = () => {
    const [one, other] = [Number(first.value), Number(last.value)].sort((a, b) => a - b);
    chosen([words[one][0], words[other][1]]);
  };
  first.addEventListener("change", choose);
  last.addEventListener("change", choose);
  const draw = (place, touched) => {
    const [low, high] = [touched[0]?.[0] ?? place[0], touched.at(-1)?.[1] ?? place[1]];
    words = dkSplit(d.chars, low, high);
    const known = words.map((word) => d.cut(word)).join(" ");
    if (drawn !== known) {
      drawn = known;
      for (const select of [first, last]) {
        select.replaceChildren(...words.map((word, i) => wsEl("option", { value: String(i) }, d.cut(word))));
      }
    }
    first.value = String(Math.max(0, words.findIndex((word) => word[1] > place[0])));
    last.value = String(words.findLastIndex((word) => word[0] < place[1]));
  };
  return { node, draw };
}
function dkWords(d, test, number) {
  const { t, desk, q } = d;
  const name = `${q.uid}-dkw-${number}`;
  const none = wsEl("option", { value: "" });
  const sentence = wsEl(
    "select",
    { id: name, class: "qu-select" },
    none,
    desk.sentences.map((place, i) => wsEl(
      "option",
      { value: String(i) },
      t("desk_sentence", { number: i + 1, text: dkShort(d.cut(place)) })
    ))
  );
  const narrow = dkNarrow(d, number, (place) => d.point(test.id, place));
  const yours = wsEl("p", { class: "dk-yours", dir: "auto" });
  const back = wsEl("button", {
    type: "button",
    class: "ws-quiet",
    "aria-label": t("desk_take_back_name", { number }),
    onclick: () => {
      d.point(test.id, null);
      sentence.focus();
    }
  }, t("desk_take_back"));
  const row = wsEl("div", { class: "dk-pointed" }, yours, back, narrow.node);
  const label = wsEl("label", { for: name }, t("desk_words"));
  const node = wsEl("div", { class: "dk-words" }, label, sentence, row);
  sentence.addEventListener("change", () => {
    d.point(test.id, sentence.value === "" ? null : desk.sentences[Number(sentence.value)]);
  });
  const draw = () => {
    const place = d.words[test.id];
    node.classList.toggle("dk-away", !dkWants(d.answers[test.id]));
    none.textContent = t(d.answers[test.id] === "not_met" ? "desk_words_missing" : "desk_words_choose");
    row.classList.toggle("dk-away", !place);
    if (!place) {
      sentence.value = "";
      return;
    }
    const touched = desk.sentences.filter(([low, high]) => low < place[1] && high > place[0]);
    sentence.value = touched.length ? String(desk.sentences.indexOf(touched[0])) : "";
    yours.textContent = t("desk_yours", { text: d.cut(place) });
    narrow.draw(place, touched);
  };
  return { node, draw };
}

// src/question/kinds/desk/rows.js
var DK_ANSWERS = ["met", "not_met", "cant_tell"];
function dkTest(d, test, number) {
  const { t, q } = d;
  const name = `${q.uid}-dk-${number}`;
  const radios = DK_ANSWERS.map((answer) => {
    const input = wsEl("input", { type: "radio", name, value: answer });
    input.addEventListener("change", () => {
      d.answers[test.id] = answer;
      d.commit();
    });
    return input;
  });
  const choices = radios.map((input) => wsEl("label", { class: "dk-choice" }, input, wsEl("span", {}, t(`desk_${input.value}`))));
  const words = dkWords(d, test, number);
  const told = wsEl("div", { class: "dk-told", hidden: true });
  const old = wsEl("p", { class: "dk-old ws-muted", hidden: true }, t("desk_old"));
  const node = wsEl(
    "li",
    { class: "dk-test" },
    wsEl(
      "fieldset",
      { "aria-describedby": `${name}-rule` },
      wsEl(
        "legend",
        { class: "dk-question", dir: "auto" },
        wsEl("span", { class: "dk-number" }, String(number)),
        " ",
        test.question
      ),
      wsEl(
        "p",
        { class: "dk-rule ws-muted", id: `${name}-rule`, dir: "auto" },
        t("desk_rule", test)
      ),
      wsEl("div", { class: "dk-choices" }, choices),
      words.node
    ),
    old,
    told
  );
  node.addEventListener("pointerdown", () => {
    d.pressed = true;
  });
  node.addEventListener("focusin", () => d.pressed || d.activate(test.id));
  node.addEventListener("click", () => d.activate(test.id));
  const light = () => node.classList.toggle("dk-active", d.active === test.id);
  const draw = () => {
    radios.forEach((input, i) => {
      input.checked = d.answers[test.id] === input.value;
      choices[i].classList.toggle("dk-chosen", input.checked);
    });
    light();
    words.draw();
    const line = d.told?.options?.find((option) => option.id === test.id);
    const before = q.model.get("checked") ?? {};
    const same = (part) => JSON.stringify((dkAnswer(d.desk, d) ?? {})[part]?.[test.id] ?? null) === JSON.stringify(before[part]?.[test.id] ?? null);
    old.hidden = !line || same("answers") && same("words");
    const button = told.querySelector(".dk-ours");
    if (button) {
      const shown = d.ours === test.id;
      button.setAttribute("aria-pressed", String(shown));
      const words2 = t(shown ? "desk_ours_hide" : "desk_ours_show");
      button.textContent = words2;
      button.setAttribute("aria-label", t("desk_of_test", { words: words2, number }));
    }
  };
  const tell = () => {
    const line = d.told?.options?.find((option) => option.id === test.id);
    told.hidden = !line;
    told.replaceChildren(...line ? dkTold(d, test, number, line) : []);
  };
  return { node, radios, draw, light, tell };
}
function dkTold(d, test, number, line) {
  const { t } = d;
  const verdict = line.verdict ?? "open";
  const told = verdict === "not_shown" ? "desk_left_open" : `row_${verdict}`;
  const span = d.told?.more?.tests?.[test.id]?.span;
  const button = span ? wsEl("button", {
    type: "button",
    class: "ws-quiet dk-ours",
    "aria-pressed": "false",
    onclick: () => {
      d.ours = d.ours === test.id ? null : test.id;
      d.draw();
      if (!d.ours) return;
      d.q.say(d.cut(span));
      d.q.el.querySelector("mark.dk-theirs")?.scrollIntoView({ block: "nearest" });
    },
    "aria-label": t("desk_of_test", { words: t("desk_ours_show"), number })
  }, t("desk_ours_show")) : null;
  return [
    wsEl(
      "div",
      { class: "qu-entry", "data-fits": line.chosen ? verdict : "none" },
      wsEl(
        "span",
        { class: "qu-sign qu-small" },
        quDraw(line.chosen ? QU_SIGNS[verdict] : QU_SIGNS.blank)
      ),
      wsEl(
        "div",
        {},
        wsEl(
          "p",
          { class: "qu-entry-head" },
          wsEl(
            "span",
            { class: "qu-fits" },
            t(line.chosen ? told : "desk_unanswered")
          )
        ),
        line.chosen && verdict === "fits" && quReasons(d.q, line).some(Boolean) ? wsEl(
          "details",
          { class: "qu-fold" },
          wsEl(
            "summary",
            { "aria-label": t("desk_of_test", { words: t("desk_why"), number }) },
            t("desk_why")
          ),
          quReasons(d.q, line),
          button
        ) : [quReasons(d.q, line), button]
      )
    )
  ];
}

// src/question/kinds/desk/desk.js
function dkState(q) {
  const desk = {
    label: "",
    ours: false,
    tests: [],
    sentences: [],
    paragraphs: [],
    switches: [],
    text: "",
    ...q.item.desk ?? {}
  };
  const chars = Array.from(desk.text);
  return {
    q,
    t: q.t,
    desk,
    chars,
    answers: {},
    words: {},
    tried: [],
    guesses: {},
    active: null,
    // the test that was touched last
    pressed: false,
    // a finger or a mouse button is down
    ours: null,
    // the test whose reference words are shown
    rows: [],
    told: null,
    // the feedback that is shown
    cut: ([start, end]) => chars.slice(start, end).join(""),
    draw() {
    },
    commit() {
    },
    activate() {
    },
    point() {
    }
  };
}
function dkWays(d, drawPage) {
  const { q, t, desk } = d;
  d.commit = () => {
    d.draw();
    q.change(dkAnswer(desk, d));
  };
  d.activate = (id) => {
    if (d.active === id) return;
    d.active = id;
    for (const row of d.rows) row.light();
    drawPage();
  };
  d.point = (id, place) => {
    if (place) d.words[id] = place;
    else delete d.words[id];
    d.commit();
    const number = desk.tests.findIndex((test) => test.id === id) + 1;
    q.say(place ? t("desk_pointed", { number, text: d.cut(place) }) : t("desk_taken_back", { number }));
  };
}
var control = (q) => {
  const d = dkState(q);
  const { t, desk } = d;
  q.el.classList.add("qu-wide");
  const page = dkPage(d);
  d.rows = desk.tests.map((test, i) => dkTest(d, test, i + 1));
  const count = wsEl("p", { class: "qu-count ws-muted" });
  const list = wsEl("ol", { class: "dk-tests", role: "list" }, d.rows.map((row) => row.node));
  const lab = dkLab(d);
  dkWays(d, page.draw);
  d.draw = () => {
    page.draw();
    for (const row of d.rows) row.draw();
    const done = desk.tests.filter((test) => d.answers[test.id]).length;
    count.textContent = t("desk_count", { done, total: desk.tests.length });
  };
  const show = (answer) => {
    d.answers = { ...answer?.answers ?? {} };
    d.words = { ...answer?.words ?? {} };
    d.tried = [...answer?.tried ?? []];
    d.guesses = { ...answer?.guesses ?? {} };
    d.draw();
    lab.draw();
  };
  const feedback = (given) => {
    d.told = given.options?.length ? given : null;
    q.parts.feedback.body.querySelectorAll(".qu-entries, .qu-others, .qu-right").forEach((n) => n.remove());
    d.ours = null;
    for (const row of d.rows) row.tell();
    d.draw();
    lab.take(given);
  };
  return {
    node: wsEl("div", { class: "dk" }, page.node, wsEl("div", { class: "dk-side" }, list, count)),
    show,
    feedback,
    same: dkSame,
    focus: () => d.rows[0]?.radios[0].focus(),
    apart: {
      compare: (first, second) => prDesk(first, second, desk.tests.map(({ id }) => id)),
      row: (id) => desk.tests.find((test) => test.id === id)?.question ?? id,
      said: (answer) => t(`desk_${answer}`)
    }
  };
};

// question_desk
var question_desk_default = widget(control);
export {
  question_desk_default as default
};
