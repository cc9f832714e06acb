// Whether a check waits for a reason. Plain data, no page.

const QU_FEW_WORDS = 3;

/**
 * An empty reason is asked for once; who presses "Check" again goes on without.
 *
 * The second press of a double click is no decision to go on: it comes before anyone could
 * read what is asked.
 */
export function quGate() {
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
    },
  };
}
