// After a switch is thrown: how every test comes out, and how the guess did.

import { wsEl } from "../../../common.js";
import { dkDiffers, dkName, dkOutcome } from "./settings.js";

/** @import { DeskState, DeskTest, LabState, Reading, Tell } from "../../../types.d.ts" */

/**
 * What a test's answer is called; one that does not come up is called so.
 *
 * @param {Tell} t
 * @param {Reading} reading
 */
function dkLabel(t, reading) {
  return t(reading.off ? "desk_off" : `desk_${reading.answer}`);
}

/**
 * @param {Tell} t
 * @param {DeskTest} test
 * @param {number} n
 * @param {{before: Reading, now: Reading, differs: boolean, guessed: boolean}} found
 */
function dkTurn(t, test, n, { before, now, differs, guessed }) {
  return wsEl("li", { class: differs ? "dk-outcome dk-differs" : "dk-outcome" },
    wsEl("p", { class: "dk-outcome-head", dir: "auto" },
      wsEl("span", { class: "dk-number" }, String(n + 1)), " ", test.question),
    wsEl("p", { class: "dk-turn" },
      differs ? [wsEl("span", { class: "dk-was" }, dkLabel(t, before)),
        wsEl("span", { class: "dk-arrow" }, " → ")] : null,
      wsEl("span", { class: "dk-is" }, dkLabel(t, now)),
      differs ? wsEl("span", { class: "dk-flag" }, t("desk_changed")) : null,
      differs && now.open ? wsEl("span", { class: "dk-flag" }, t("desk_changed_open")) : null,
      guessed ? wsEl("span", { class: "dk-flag dk-guessed" },
        t(differs ? "desk_expected" : "desk_expected_not")) : null),
    differs ? wsEl("p", { class: "dk-why", dir: "auto" },
      now.words ? `“${now.words}”: ` : null, now.reason) : null);
}

/**
 * @param {DeskState} d
 * @param {LabState} s
 */
export function dkOutcomes({ q, t, desk }, s) {
  const result = wsEl("div", { class: "dk-result" });
  const tests = wsEl("ul", { class: "dk-outcomes", role: "list" });
  const draw = () => {
    const now = s.made?.[dkName(s.on)]?.tests ?? {};
    const before = s.from === null ? now : s.made?.[dkName(s.from)]?.tests ?? {};
    const changed = desk.tests.map(({ id }) => id).filter((id) => dkDiffers(before[id], now[id]));
    tests.replaceChildren(...desk.tests.map((test, n) => dkTurn(t, test, n, {
      before: before[test.id], now: now[test.id], differs: changed.includes(test.id),
      guessed: Boolean(s.guess?.includes(test.id)),
    })));
    result.replaceChildren();
    tests.hidden = result.hidden = s.pending !== null;
    if (s.from === null) return;
    const { count, guess } = dkOutcome(changed, s.guess);
    const said = [count === 0 ? t("desk_result_none")
      : q.n("desk_result", count, { total: desk.tests.length })];
    if (guess?.all) said.push(t("desk_result_all"));
    else if (guess) {
      if (count > 0) said.push(t("desk_result_guess", { hits: guess.hits }));
      if (guess.extra > 0) said.push(t("desk_result_extra", { extra: guess.extra }));
    }
    result.append(wsEl("p", {}, said.join(" ")));
  };
  return { nodes: [result, tests], draw, said: () => result.textContent ?? "" };
}
