// The queue from the keyboard: y, n, s answer the first pair that waits; u undoes the last answer.
const first = () => document.querySelector("#queue .pair");

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
  const undo = event.key === "u" && [...document.querySelectorAll("#queue .settled button")].at(-1);
  const answer = undo || first()?.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!answer) return;
  event.preventDefault();
  answer.click();
});

document.addEventListener("click", (event) => {
  const pair = event.target.closest("[data-skip]")?.closest(".pair");
  if (!pair) return;
  pair.remove();
  next();
});

// What was answered stays above the pair that comes next.
document.addEventListener("htmx:afterSwap", () => next());

function next() {
  const pair = first();
  if (pair) pair.focus({ preventScroll: false });
  else location.assign("/review");
}
