"""What a page draws as the main thing to do next, and whether that is one thing."""

from __future__ import annotations

FRONT = ".jp-NotebookPanel:not(.lm-mod-hidden)"
NEXT = "Next"
# Whether a button is seen in the main one's colour.
SOLID = """(one) => {
  const probe = document.createElement("i");
  one.parentElement.append(probe);
  probe.style.color = "var(--ws-accent)";
  const accent = getComputedStyle(probe).color;
  probe.remove();
  return one.checkVisibility() && getComputedStyle(one).backgroundColor === accent;
}"""
# The words on every button that can be pressed and has the main one's colour; the line's own: Next.
MAIN = f"""() => {{
  const solid = {SOLID};
  const front = document.querySelector("{FRONT}");
  return [...front.querySelectorAll(".ws button, .whosays-foot button")]
    .filter((one) => !one.disabled && one.ariaDisabled !== "true").filter(solid)
    .map((one) => one.matches(".whosays-on") ? "{NEXT}" : one.textContent);
}}"""
