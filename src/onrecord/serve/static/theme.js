// Before the page is painted, so that it does not flash: the theme that the reader chose.
try {
  const chosen = localStorage.getItem("theme");
  if (chosen) document.documentElement.dataset.theme = chosen;
} catch {
  // No storage: the system's theme it is.
}
