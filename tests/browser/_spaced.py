"""What can be measured of the room between things: tasks 40 pixels apart, nothing touching.

``SPACED`` is asked of a page that shows all of its parts, and gives what is amiss. ``CLEAR`` goes
through all that can have the focus, there and back, and gives what is not seen whole with its ring:
at an edge, under the line below, under a passage that stays.
"""

from __future__ import annotations

SPACED = """() => {
  const found = [], TASK = 40, LEAST = 12, ABOVE = 24;
  const shown = (cell) => cell.querySelector(".jp-MarkdownOutput, .jp-Cell-outputWrapper") ?? cell;
  const name = (node) => shown(node).textContent.trim().replace(/\\s+/g, " ").slice(0, 40);
  // What is drawn of a cell: a card's frame, or its words with what frames them.
  const drawn = (cell) => {
    const task = cell.querySelector(".ws-question, .ws-reader");
    const frames = ".whosays-folded, .qu-later, .qu-card, .rd-layout";
    const frame = [...(task?.querySelectorAll(frames) ?? [])].find((one) => one.checkVisibility());
    if (frame) return { cell, task, box: frame.getBoundingClientRect() };
    const boxes = [...cell.querySelectorAll(".jp-OutputArea-output *, .jp-MarkdownOutput *")]
      .filter((one) => one.checkVisibility() && !one.closest(".ws-sr, .whosays-fallback"))
      .map((one) => one.getBoundingClientRect()).filter((box) => box.width > 2 && box.height > 2);
    if (!boxes.length) return null;
    const top = Math.min(...boxes.map((box) => box.top));
    return { cell, box: { top, bottom: Math.max(...boxes.map((box) => box.bottom)) } };
  };
  const cells = document.querySelectorAll(".jp-Notebook .jp-Cell");
  const all = [...cells].filter((cell) => cell.checkVisibility()).map(drawn).filter(Boolean);
  all.forEach((one, i) => {
    const next = all[i + 1];
    if (!next) return;
    const gap = Math.round(next.box.top - one.box.bottom);
    const say = (amiss) => found.push(`${amiss} ${gap}: ${name(one.cell)} | ${name(next.cell)}`);
    const heading = next.cell.querySelector(".jp-MarkdownOutput > :is(h1, h2, h3):first-child");
    if (one.task && next.task) {
      if (Math.abs(gap - TASK) > 2) say("from task to task");
    } else if (gap < (heading ? ABOVE : LEAST)) say("too near");
  });
  for (const heading of document.querySelectorAll(".jp-MarkdownOutput :is(h1, h2, h3)")) {
    const next = heading.nextElementSibling;
    if (!heading.checkVisibility() || !next?.checkVisibility()) continue;
    const gap = next.getBoundingClientRect().top - heading.getBoundingClientRect().bottom;
    if (gap < 4) found.push(`a heading touches what follows: ${name(heading)}`);
  }
  // One edge and one width for all that is framed.
  const BOX = ".qu-card, .rd-layout, .ws-answer, .whosays-numbers, .whosays-folded," +
    " .qu-later > summary";
  const frames = [...document.querySelectorAll(`.jp-Notebook :is(${BOX})`)]
    .filter((one) => one.checkVisibility())
    .filter((one) => one.matches("summary") || !one.closest(".qu-later"));
  const edges = Map.groupBy(frames, (one) => Math.round(one.getBoundingClientRect().left));
  if (edges.size > 1) {
    found.push("edges: " + [...edges].map(([x, of]) => `${x} ${of[0].className}`).join(", "));
  }
  const wides = Map.groupBy(frames, (one) => Math.round(one.getBoundingClientRect().width));
  if (wides.size > 1) {
    found.push("widths: " + [...wides].map(([x, of]) => `${x} ${of[0].className}`).join(", "));
  }
  return found;
}"""

CLEAR = """() => {
  const RING = 5, found = new Set();
  const frame = document.querySelector(".jp-WindowedPanel-outer").getBoundingClientRect();
  const all = [...document.querySelectorAll(
    ".jp-Notebook .ws :is(button, input, select, textarea, summary)")];
  document.activeElement.blur(); // what has the focus already is not brought into sight by it
  for (const one of [...all, ...all.toReversed()]) {
    if (!one.checkVisibility({ visibilityProperty: true }) || one.tabIndex < 0) continue;
    one.focus();
    if (document.activeElement !== one) continue;
    const box = one.getBoundingClientRect();
    // Where words are written the browser brings up the line that they go to.
    if (one.matches("textarea") || box.height > frame.height / 2) continue;
    const name = `${one.className || one.type}: ${one.textContent.slice(0, 30)}`;
    if (box.bottom + RING > frame.bottom) found.add(`cut below: ${name}`);
    if (box.top - RING < frame.top) found.add(`cut above: ${name}`);
    const there = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    const own = one.closest("label, .qr-pick, .dk-choice, .dc-option") ?? one;
    if (there?.closest(".qu-passage, .dc-claim") && !own.contains(there)
        && !there.closest(".qu-passage, .dc-claim").contains(one)) found.add(`under: ${name}`);
  }
  return [...found];
}"""
