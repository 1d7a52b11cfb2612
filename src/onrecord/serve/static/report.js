// A report's marks: whatever is pointed at or focused is lit with all of its words and its record in the margin, and
// the layers that are shown stand in the address. Without this the marks are links to their records all the same.
const sheet = document.getElementById("sheet");
const margin = sheet.querySelector(".margin");
const keys = (list) => (list ?? "").split(" ").filter(Boolean);

// What lies in a layer that is switched off has no record in the margin.
const seen = (key) => document.getElementById(key)?.getClientRects().length > 0;

function light(wanted) {
  const lit = new Set(wanted);
  for (const one of sheet.querySelectorAll(".seg, .note")) {
    const own = keys(one.dataset.m).some((key) => lit.has(key));
    one.classList.toggle("lit", own);
    one.classList.toggle("around", !own && keys(one.dataset.e).some((key) => lit.has(key)));
  }
}

// Only the margin moves, never the page: whoever reads the text stays where they are.
function bring(key) {
  const note = document.getElementById(key);
  if (!note || getComputedStyle(margin).position !== "sticky") return;
  const [there, here] = [note.getBoundingClientRect(), margin.getBoundingClientRect()];
  if (there.top < here.top || there.bottom > here.bottom) margin.scrollTop += there.top - here.top - here.height / 3;
}

function shown(event) {
  const one = event.target.closest?.(".seg, .note");
  if (!one) return;
  const wanted = keys(one.dataset.m).filter(seen);
  if (!wanted.length) return;
  light(wanted);
  if (one.matches(".seg")) bring(wanted[0]);
}
// A mark leads to its record, which is focused; from there "in the text" leads back.
function follow(event) {
  const mark = event.target.closest("a.seg");
  if (!mark || getComputedStyle(margin).position !== "sticky") return;
  event.preventDefault();
  const [key] = keys(mark.dataset.m).filter(seen);
  if (!key) return;
  bring(key);
  document.getElementById(key).querySelector("a").focus({ preventScroll: true });
}
sheet.addEventListener("click", follow);
sheet.addEventListener("pointerover", shown);
sheet.addEventListener("focusin", shown);
sheet.addEventListener("pointerleave", () => light([]));

sheet.querySelector(".layers").addEventListener("change", (event) => {
  const here = new URL(location.href);
  here.searchParams.delete("layers");
  const boxes = [...event.currentTarget.querySelectorAll("[type=checkbox]")];
  const on = boxes.filter((box) => box.checked).map((box) => box.value);
  if (on.length < boxes.length) for (const layer of on.length ? on : [""]) here.searchParams.append("layers", layer);
  history.replaceState(null, "", here);
});

function arrive() {
  const key = location.hash.slice(1).replace(/^t-/, "");
  if (!key || !document.getElementById(key)) return;
  light([key]);
  bring(key);
}
addEventListener("hashchange", arrive);
arrive();
