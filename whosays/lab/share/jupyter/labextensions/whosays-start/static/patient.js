// anywidget gives the module of a control two seconds to be there. Where a slow computer needs
// longer, the control is drawn all the same, but from then on it hears nothing that its kernel
// says: an answer never becomes "saved". There is no setting for it, so the one call that counts
// these seconds is given more of them; what else asks the browser for the time is left alone.

const ITS_TIME = 2_000; // milliseconds; runtime.ts of anywidget 0.11
const OURS = 600_000; // milliseconds: as long as any page takes to come up
const ITS_FILES = "/anywidget/";

/**
 * Wrap what gives a signal after some time.
 *
 * @param {(time: number) => AbortSignal} timeout
 * @param {() => string} calls the files that the call has come through
 * @returns {(time: number) => AbortSignal}
 */
export const patient = (timeout, calls = () => new Error("who asks").stack ?? "") =>
  (time) => timeout(time === ITS_TIME && calls().includes(ITS_FILES) ? OURS : time);
