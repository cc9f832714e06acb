// The first page of a room: a nickname goes to the laptop, and a secret comes back as a cookie that
// no script can read.

const said = JSON.parse(document.getElementById("words")?.textContent ?? "{}");
const form = /** @type {HTMLFormElement} */ (document.getElementById("join"));
const typed = /** @type {HTMLInputElement} */ (document.getElementById("name"));
const told = /** @type {HTMLElement} */ (document.getElementById("told"));

/** @param {string} words */
const tell = (words) => {
  told.textContent = words;
  told.hidden = !words;
};

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  tell("");
  try {
    const answer = await fetch("/room/join", {
      method: "POST", headers: { "X-Whosays": "room" }, body: JSON.stringify({ name: typed.value }),
    });
    if (answer.ok) location.reload();
    else tell((await answer.json()).problem);
  } catch {
    tell(said.away);
  }
});
