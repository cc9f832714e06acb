// Two roots that may be one, or are two voices of one body: tied by two lists.

import { wsEl } from "../../../common.js";

/** @import { Chain, Joined } from "../../../types.d.ts" */
/** @import { Left, Pair } from "../../../collapse.js" */

/** @type {(keyof Joined)[]} */
export const CH_KINDS = ["ties", "one"];

/**
 * Pairs without one of them.
 *
 * @param {Pair[]} pairs
 * @param {Pair} pair
 */
export function chWithout(pairs, pair) {
  return pairs.filter((other) => other.join(">") !== pair.join(">"));
}

/**
 * The place to tie roots, and the list of ties.
 *
 * @param {Chain} c
 */
export function chTying(c) {
  const { t } = c.q;
  const pick = (/** @type {string} */ key) => wsEl("select", { "aria-label": t(key) });
  const [first, last] = [pick("chain_tie_first"), pick("chain_tie_last")];
  const how = wsEl("select", { "aria-label": t("chain_tie_how") },
    CH_KINDS.map((kind) => wsEl("option", { value: kind }, t(`chain_tie_as_${kind}`))));
  const note = wsEl("p", { class: "ws-muted ch-tie-note" });
  const list = wsEl("ul", { class: "ch-ties", role: "list" });
  const tie = () => {
    const [a, b] = c.ordered([first.value, last.value]);
    if (!c.byId.has(a) || !c.byId.has(b) || a === b) {
      note.textContent = t("chain_tie_two");
      c.q.say(t("chain_tie_two"));
      return;
    }
    const kind = /** @type {keyof Joined} */ (how.value);
    for (const each of CH_KINDS) c.joined[each] = chWithout(c.joined[each], [a, b]);
    c.joined[kind] = c.inOrder([...c.joined[kind], [a, b]]);
    c.change(t(`chain_tie_${kind}`, c.pairWords([a, b])));
  };
  const node = wsEl("fieldset", { class: "ch-tying" },
    wsEl("legend", {}, t("chain_tie_legend")),
    wsEl("p", { class: "ws-muted" }, t("chain_tie_explain")),
    wsEl("div", { class: "ch-tie-row" }, first, how, last,
      wsEl("button", { type: "button", onclick: tie }, t("chain_tie_add"))),
    note, list);
  const draw = (/** @type {Left} */ left) => {
    for (const select of [first, last]) chRoots(c, select, left.roots);
    note.textContent = "";
    list.replaceChildren(...CH_KINDS.flatMap((kind) => c.joined[kind].map((pair) =>
      chTied(c, kind, pair, left.roots,
        () => (list.querySelector("button") ?? first).focus()))));
    node.hidden = left.roots.length < 2 && c.joined.ties.length + c.joined.one.length === 0;
  };
  return { node, draw };
}

/**
 * Fill a list with the roots there are; what was chosen stays chosen.
 *
 * @param {Chain} c
 * @param {HTMLSelectElement} select
 * @param {string[]} roots
 */
function chRoots(c, select, roots) {
  const had = select.value;
  select.replaceChildren(wsEl("option", { value: "" }, c.q.t("chain_tie_choose")),
    ...c.ordered(roots).map((id) => wsEl("option", { value: id }, c.nameOf(id))));
  select.value = roots.includes(had) ? had : "";
}

/**
 * One tie in the list, with a way to take it away.
 *
 * @param {Chain} c
 * @param {keyof Joined} kind
 * @param {Pair} pair
 * @param {string[]} roots
 * @param {() => void} after goes on once it is gone
 */
function chTied(c, kind, pair, roots, after) {
  const { t } = c.q;
  const counts = pair.every((id) => roots.includes(id));
  const words = t(counts ? `chain_tie_${kind}` : "chain_tie_dormant", c.pairWords(pair));
  return wsEl("li", {}, wsEl("span", { dir: "auto" }, words),
    wsEl("button", {
      type: "button", class: "ws-quiet", "aria-label": t("chain_tie_remove_named", { tie: words }),
      onclick: () => {
        c.joined[kind] = chWithout(c.joined[kind], pair);
        c.change(t("chain_tie_removed"));
        after();
      },
    }, t("chain_tie_remove")));
}
