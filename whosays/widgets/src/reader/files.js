// Checking, and carrying marks in and out.

import { wsEl } from "../common.js";

/** @import { Reader } from "../types.d.ts" */

const RD_FILE_MOST = 2_000_000; // characters; a set of marks is a few thousand

/**
 * Give the reader its check and its files.
 *
 * @param {Reader} rd
 */
export function rdFiles(rd) {
  const { el, t } = rd;
  rd.check = () => {
    rd.note("");
    rd.view.check.setAttribute("aria-disabled", "true");
    rd.view.check.textContent = t("checking");
    rd.send("check");
  };
  rd.open = () => {
    rd.note("");
    rd.send("open");
  };
  rd.toggleMissed = () => {
    rd.showMissed = !rd.showMissed;
    rd.draw();
    const shown = rd.view.feedback.querySelector('[data-outcome="missed"] > .rd-small');
    if (shown instanceof HTMLElement) shown.focus();
  };
  rd.bringIn = async (file) => {
    const { name } = file;
    if (file.size > RD_FILE_MOST) {
      rd.note(t("import_large", { name }), true);
      return;
    }
    try {
      rd.send("import", { text: await file.text(), name });
    } catch {
      rd.note(t("import_unreadable", { name }), true);
    }
  };
  rd.takeOut = (name, text) => {
    const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    const link = wsEl("a", { href: address, download: name });
    el.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
    rd.note(t("exported", { name }));
  };
}
