// At the end of a page the first number that somebody gave and the last one stand side by side.

/**
 * @param {ParentNode} page
 * @param {Record<string, string>} words
 * @returns {HTMLElement | null} none as long as one of the two is missing
 */
export const numbersOf = (page, words) => {
  const root = page.querySelector(".ws-question[data-first][data-now]");
  if (!(root instanceof HTMLElement)) return null;
  const [first, now] = [Number(root.dataset.first), Number(root.dataset.now)];
  const made = (/** @type {string} */ name, text = "") => {
    const node = document.createElement("span");
    node.className = name;
    node.textContent = text;
    return node;
  };
  const shown = document.createElement("p");
  shown.className = "whosays-numbers";
  shown.dataset.known = `${first} ${now}`;
  const numbers = made("whosays-both");
  for (const [value, word] of /** @type {[number, string][]} */ ([
    [first, words.number_first], [now, words.number_now],
  ])) {
    const one = made("whosays-one-number");
    one.append(made("whosays-word-of", `${word} `), made("whosays-figure", String(value)));
    numbers.append(one, " ");
  }
  const line = made("whosays-line");
  line.setAttribute("aria-hidden", "true");
  line.style.setProperty("--whosays-first", String(first / 100));
  line.style.setProperty("--whosays-from", String(Math.min(first, now) / 100));
  line.style.setProperty("--whosays-way", String(Math.abs(first - now) / 100));
  const dot = (/** @type {number} */ value, /** @type {string} */ name) => {
    const node = made(name);
    node.style.setProperty("--whosays-at", String(value / 100));
    node.append(made("whosays-at-number", String(value)));
    return node;
  };
  line.append(made("whosays-way-between"), dot(first, "whosays-dot whosays-then"), dot(now, "whosays-dot"));
  const ends = made("whosays-ends");
  ends.setAttribute("aria-hidden", "true");
  ends.append(made("", "0"), made("", "100"));
  shown.append(numbers, line, ends);
  return shown;
};

/**
 * Put them above the words of a part, or take them away.
 *
 * @param {HTMLElement | undefined} cell the first of that part
 * @param {HTMLElement | null} made
 */
export const putNumbers = (cell, made) => {
  const there = cell?.querySelector(":scope > .whosays-numbers");
  if (there instanceof HTMLElement && there.dataset.known === made?.dataset.known) return;
  there?.remove();
  if (made) cell?.append(made);
};
