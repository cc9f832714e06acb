"""What a page draws as the main thing to do next, and whether that is one thing."""

from __future__ import annotations

FRONT = ".jp-NotebookPanel:not(.lm-mod-hidden)"
NEXT = "Next"
# The words on every button that can be pressed and has the main one's colour; the line's own: Next.
MAIN = """() => {
  const front = document.querySelector(".jp-NotebookPanel:not(.lm-mod-hidden)");
  const solid = (one) => {
    const probe = document.createElement("i");
    one.parentElement.append(probe);
    probe.style.color = "var(--ws-accent)";
    const accent = getComputedStyle(probe).color;
    probe.remove();
    if (one.disabled || one.ariaDisabled === "true") return false;
    return one.checkVisibility() && getComputedStyle(one).backgroundColor === accent;
  };
  return [...front.querySelectorAll(".ws button, .whosays-foot button")]
    .filter(solid).map((one) => one.matches(".whosays-on") ? "Next" : one.textContent);
}"""
