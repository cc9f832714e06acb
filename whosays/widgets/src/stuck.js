// What stays in sight beside a longer column, and may itself be higher than the window.

const EDGE = 8; // pixels between it and the window's edge

/** What scrolls around an element; nothing where that is the page itself. @param {Element} node */
const around = (node) => {
  let one = node.parentElement;
  while (one && !/auto|scroll/.test(getComputedStyle(one).overflowY)) one = one.parentElement;
  return one;
};

/**
 * Tell the style sheet where something that sticks has to stop, so that its end is seen. While keys
 * lead through it, it goes up and down with the page, so that what has the focus is seen, too.
 *
 * @param {HTMLElement} panel
 * @returns {() => void} stops measuring
 */
export function wsStuck(panel) {
  let stop = 0;
  let seen = 0; // how far the page was scrolled when we last looked
  const place = (/** @type {number} */ to) => {
    const low = (around(panel)?.clientHeight || innerHeight) - panel.offsetHeight - EDGE;
    stop = Math.max(low, Math.min(EDGE, to));
    panel.style.setProperty("--ws-stop", `${stop}px`);
  };
  const measure = () => place(panel.querySelector(":focus-visible") ? stop : -Infinity);
  const scrolled = () => around(panel)?.scrollTop ?? scrollY;
  const follow = () => {
    const now = scrolled();
    if (panel.querySelector(":focus-visible")) place(stop + seen - now);
    seen = now;
  };
  const come = () => {
    follow();
    const focused = document.activeElement;
    if (!focused || !panel.contains(focused)) return;
    const { top, bottom } = focused.getBoundingClientRect();
    const frame = around(panel)?.getBoundingClientRect() ?? { top: 0, bottom: innerHeight };
    const above = frame.top + EDGE - top;
    if (above > 0) place(stop + above);
    else place(stop + Math.min(0, frame.bottom - EDGE - bottom));
  };
  const leave = (/** @type {FocusEvent} */ { relatedTarget }) => {
    // Whoever goes to another window comes back to the same place.
    const stays = [relatedTarget, document.activeElement].some((node) => node instanceof Node && panel.contains(node));
    if (!stays) place(-Infinity);
  };
  const sizes = new ResizeObserver(measure);
  sizes.observe(panel);
  panel.addEventListener("focusin", come);
  panel.addEventListener("focusout", leave);
  addEventListener("scroll", follow, { capture: true, passive: true });
  addEventListener("resize", measure);
  return () => {
    sizes.disconnect();
    removeEventListener("scroll", follow, { capture: true });
    removeEventListener("resize", measure);
  };
}
