// The teacher's page: asks every second how far everybody is, and loads the report anew when an
// answer has changed. What students typed is put into the page as text, never as markup.

const PAUSE = 1_000; // milliseconds between an answer and the next question: nothing is older than two

/** @type {{ [name: string]: string }} */
const words = JSON.parse(document.getElementById("words")?.textContent ?? "{}");
const HEADERS = { "X-Whosays": "room" };

/** @param {string} id */
const at = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @param {string} said */
const problem = (said) => {
  const place = document.getElementById("problem") ?? at("told");
  if (place.textContent !== said) place.textContent = said;
  place.hidden = !said;
};

/** @param {string} name @param {object} [attributes] @param {...(string | Node)} inside */
const made = (name, attributes = {}, ...inside) => {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
  node.append(...inside);
  return node;
};

/** @param {string} place @param {object} [said] */
const post = (place, said = {}) =>
  fetch(`/teacher/${place}`, { method: "POST", headers: HEADERS, body: JSON.stringify(said) });

/** @typedef {{ name: string, units: { [unit: string]: number }, here: boolean, handed_in: string }} Seat */
/** @typedef {{ id: string, title: string, total: number }} Unit */
/** @typedef {{ seats: Seat[], units: Unit[], open: boolean, revealed: boolean, after: number, changes: number, reached: boolean }} State */

/** @param {Seat} seat @param {Unit} unit */
const cell = (seat, unit) => {
  const count = seat.units[unit.id] ?? 0;
  if (!count) return made("td", { class: "n" }, "–");
  const part = Math.round((100 * count) / unit.total);
  const bar = made("span", { class: "bar", "aria-hidden": "true" }, made("span", { style: `width:${part}%` }));
  return made("td", { class: "n" }, words.of.replace("{count}", String(count)).replace("{total}", String(unit.total)), bar);
};

/** @param {Seat} seat @param {Unit[]} units */
const row = (seat, units) => {
  const time = seat.handed_in ? new Date(seat.handed_in).toLocaleTimeString([], { timeStyle: "short" }) : "";
  return made("tr", {},
    made("td", { dir: "auto" }, seat.name),
    made("td", { class: seat.here ? "here" : "muted" }, seat.here ? words.here : words.gone),
    ...units.map((unit) => cell(seat, unit)),
    made("td", {}, time ? words.handed_in_at.replace("{time}", time) : words.not_handed_in));
};

/** @param {State} state */
const table = (state) => {
  const head = [words.col_name, words.col_here, ...state.units.map(({ title }) => title), words.col_handed_in];
  return made("table", {},
    made("thead", {}, made("tr", {}, ...head.map((name) => made("th", { scope: "col" }, name)))),
    made("tbody", {}, ...state.seats.map((seat) => row(seat, state.units))));
};

let drawn = "";
let changes = -1;
let loading = false;

/** Load the report anew, and leave the reader where the reader was. @param {number} now */
const report = (now) => {
  const frame = /** @type {HTMLIFrameElement} */ (at("report"));
  if (changes === now || loading) return;
  changes = now;
  loading = true;
  const top = frame.contentWindow?.scrollY ?? 0;
  frame.addEventListener("load", () => {
    frame.contentWindow?.scrollTo(0, top);
    loading = false;
  }, { once: true });
  frame.contentWindow?.location.reload();
};

/** Show a switch as it stands. @param {string} name @param {string} what @param {boolean} on */
const press = (name, what, on) => {
  at(name).setAttribute("aria-pressed", String(on));
  at(name).textContent = words.switched.replace("{what}", what).replace("{state}", on ? words.on : words.off);
};

/** @param {State} state */
const draw = (state) => {
  const now = JSON.stringify(state);
  if (now !== drawn) {
    drawn = now;
    if (!document.getElementById("class")) { report(state.changes); return; } // the projector's
    const count = state.seats.length;
    at("count").textContent = (count === 1 ? words.students_one : count ? words.students_other : words.nobody)
      .replace("{count}", String(count));
    at("class").replaceChildren(count ? table(state) : "");
    at("reached").textContent = state.reached ? words.reached : words.not_reached;
    press("revealed", words.reveal_button, state.revealed);
    press("open", words.open_button, state.open);
    const after = /** @type {HTMLInputElement} */ (at("after"));
    if (document.activeElement !== after) after.value = state.after ? String(state.after) : "";
  }
  report(state.changes);
};

const ask = async () => {
  try {
    const answer = await fetch("/teacher/state", { headers: HEADERS });
    if (answer.status === 401) location.reload();
    else {
      draw(await answer.json());
      problem("");
    }
  } catch {
    problem(words.away);
  }
  setTimeout(() => void ask(), PAUSE);
};

/** @param {string} name */
const switched = (name) => at(name).addEventListener("click", async () => {
  const on = at(name).getAttribute("aria-pressed") !== "true";
  const answer = await post("switch", { [name]: on }).catch(() => null);
  if (answer?.ok) draw(await answer.json());
  else problem(words.away);
});

const form = document.getElementById("enter");
if (form) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const typed = /** @type {HTMLInputElement} */ (at("password")).value;
    const answer = await post("enter", { password: typed }).catch(() => null);
    if (answer?.ok) location.reload();
    else {
      at("told").textContent = answer ? (await answer.json()).problem : words.away;
      at("told").hidden = false;
    }
  });
} else if (!document.getElementById("class")) {
  void ask();
} else {
  switched("revealed");
  switched("open");
  at("after").addEventListener("change", async () => {
    const after = Math.trunc(Number(/** @type {HTMLInputElement} */ (at("after")).value)) || 0;
    const answer = await post("switch", { after }).catch(() => null);
    if (answer?.ok) draw(await answer.json());
    else problem(words.away);
  });
  at("collect").addEventListener("click", async () => {
    at("told").textContent = words.collecting;
    const answer = await post("collect").catch(() => null);
    const said = await answer?.json().catch(() => null);
    at("told").textContent = said?.said ?? said?.problem ?? words.away;
  });
  void ask();
}
