// The exercise on the first page: the kit's own reader and one question, with this script in the
// place of a notebook. It keeps nothing, and what it says to each answer was worked out before.

/** @typedef {{ [name: string]: any }} State */

/** @type {{ reader: State, question_one: State, told: State }} */
const held = JSON.parse(document.getElementById("whosays-try")?.textContent ?? "{}");
const quiet = { state: "idle", text: "" };

/**
 * A model as a notebook would give it; `answer` says what comes of a message.
 *
 * @param {State} state
 * @param {(message: State, take: (changed: State) => void, tell: (message: State) => void) => void} answer
 */
const model = (state, answer) => {
  /** @type {{ [name: string]: ((value?: any) => void)[] }} */
  const listeners = {};
  const fire = (/** @type {string} */ name, /** @type {any} */ value) =>
    (listeners[name] ?? []).slice().forEach((hear) => hear(value));
  const take = (/** @type {State} */ changed) => {
    Object.assign(state, changed);
    Object.keys(changed).forEach((name) => fire(`change:${name}`, undefined));
  };
  return {
    get: (/** @type {string} */ name) => state[name],
    set: (/** @type {string} */ name, /** @type {any} */ value) => take({ [name]: value }),
    save_changes() {},
    on: (/** @type {string} */ name, /** @type {() => void} */ hear) =>
      (listeners[name] ??= []).push(hear),
    off: (/** @type {string} */ name, /** @type {() => void} */ hear) => {
      listeners[name] = (listeners[name] ?? []).filter((one) => one !== hear);
    },
    // Later, as a notebook would: whoever sends is not done yet.
    send: (/** @type {State} */ message) =>
      queueMicrotask(() => answer(message, take, (told) => fire("msg:custom", told))),
  };
};

const asked = model(held.question_one, ({ type, view, seq, answer, shown }, take) => {
  if (type === "hint") {
    take({ hints_shown: shown });
    return;
  }
  const checked = type === "check" || type === "open";
  const heard = checked ? { view, seq, checked } : { view, seq };
  const said = checked ? { checked: answer, feedback: { ...held.told[answer ?? ""] } } : {};
  take({ answer, status: quiet, ...said, heard });
});
const read = model(held.reader, ({ type, view, seq, marks }, take, tell) => {
  if (type !== "marks") return;
  Object.assign(held.reader, { marks });
  tell({ type: "saved", view, seq, marks, status: quiet });
});

const dark = matchMedia("(prefers-color-scheme: dark)");
const look = () => {
  document.body.dataset.jpThemeLight = String(!dark.matches);
};
dark.addEventListener("change", look);
look();

/** @type {[string, ReturnType<typeof model>, string][]} */
const places = [["./reader.js", read, "try-reader"], ["./question_one.js", asked, "try-question"]];
for (const [file, given, place] of places) {
  const { default: widget } = await import(file);
  await widget.render({ model: given, el: document.getElementById(place) });
}
document.documentElement.dataset.whosaysTry = "yes";
