// A line at the foot of every page of a room: who works here, whether everything is on the teacher's
// laptop, and the class's answers once the teacher shows them.

const PAUSE = 5_000; // milliseconds between two questions to the laptop

/** @type {{ [name: string]: string }} */
const words = JSON.parse(document.getElementById("whosays-room")?.textContent ?? "{}");
const line = document.createElement("div");
line.id = "whosays-line";
line.setAttribute("role", "status");
const style = document.createElement("style");
style.textContent = `#whosays-line { position: fixed; inset: auto 0 0 0; z-index: 998; display: flex;
  flex-wrap: wrap; gap: 0 1.25rem; align-items: center; padding: 0.35rem 1rem; background: #eef3f8;
  color: #1c2430; font: 0.9375rem/1.6 system-ui, sans-serif; border-top: 1px solid #c9d0d9; }
#whosays-line[data-away="yes"] { background: #fbece5; color: #994729; }
#whosays-line a, #whosays-line button { color: #0b4f88; }
#whosays-line button { font: inherit; background: none; border: 0; padding: 0.2rem 0;
  text-decoration: underline; cursor: pointer; min-height: 28px; }
body { --whosays-foot: 2.6rem; }
main, .jp-WindowedPanel-outer { padding-bottom: var(--whosays-foot); }
@media (max-width: 600px) { #whosays-line { font-size: 0.8125rem; line-height: 1.4; gap: 0 0.75rem;
  padding: 0.15rem 0.75rem; } }
@media print { #whosays-line { display: none; } }`;

const who = document.createElement("strong");
const state = document.createElement("span");
const shown = document.createElement("a");
shown.href = "/class";
shown.target = "_blank";
shown.rel = "noopener";
shown.textContent = words.class_link;
shown.hidden = true;
const leave = document.createElement("button");
leave.type = "button";
leave.textContent = words.not_me;
line.append(who, state, shown, leave);

let place = "";

/** How many answers of this student wait in this browser; a moment on the way is no waiting. */
const waiting = () => {
  const items = new Set();
  try {
    for (const [key, held] of Object.entries(localStorage)) {
      if (!place || !key.startsWith(`whosays.outbox.1.${place}.`)) continue;
      const entry = JSON.parse(held);
      if (away || entry.late || entry.left) items.add(entry.item);
    }
  } catch {
    // A storage that is switched off, or somebody else's words in it: nothing to count.
  }
  return items.size;
};

let away = false;
let known = true;
const draw = () => {
  const waits = waiting();
  line.dataset.away = away || waits || !known ? "yes" : "no";
  const form = waits === 1 ? words.line_waits_one : words.line_waits_other;
  const said = !known ? words.line_unknown : waits ? form.replace("{count}", String(waits))
    : away ? words.line_away : words.line_kept;
  if (state.textContent !== said) state.textContent = said;
};

const ask = async () => {
  try {
    const answer = await fetch("/room/me", { headers: { "X-Whosays": "room" } });
    if (answer.status === 401 && document.body.dataset.notebook === undefined) location.reload();
    known = answer.status !== 401;
    away = known && !answer.ok;
    if (answer.ok) {
      const me = await answer.json();
      who.textContent = me.name;
      place = me.place;
      shown.hidden = !me.revealed;
    }
  } catch {
    away = true;
  }
  draw();
};

leave.addEventListener("click", async () => {
  // What waits could be sent by nobody else: whose it is, only this browser's cookie says.
  if (waiting()) { alert(words.leave_waits); return; }
  if (!confirm(words.leave_sure)) return;
  await fetch("/room/leave", { method: "POST", headers: { "X-Whosays": "room" } });
  location.assign("/");
});

addEventListener("whosays-outbox", draw);
document.head.append(style);
document.body.append(line);
// On a phone it has more than one row: what is fixed to the foot of a page stands above all of it.
new ResizeObserver(() => document.body.style.setProperty("--whosays-foot", `${line.offsetHeight}px`)).observe(line);
void ask();
setInterval(() => void ask(), PAUSE);
