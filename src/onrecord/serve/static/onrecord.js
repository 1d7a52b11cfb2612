// What the pages do beside what the server says; every page can be read without it.
document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-theme-switch]")) return;
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  try {
    localStorage.setItem("theme", root.dataset.theme);
  } catch {
    // Not kept, then.
  }
});

// On a phone the filters stand folded, so that the list begins on the first screen.
const narrow = matchMedia("(max-width: 46rem)");
function fold() {
  for (const filters of document.querySelectorAll(".asking")) {
    if (narrow.matches) filters.open = false;
    else if (filters.closest("aside")) filters.open = true;
  }
}
fold();
narrow.addEventListener("change", fold);
document.addEventListener("htmx:afterSettle", fold);

// "/" goes to the search field, as in most places that have one.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  event.preventDefault();
  document.getElementById("find")?.focus();
});
