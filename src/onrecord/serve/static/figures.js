// The claims of the page's table as dots over time: a colour and a shape for each claimant, ranges as lines.
import { drawing, script } from "./loading.js";

const SHAPES = ["circle", "square", "triangle", "diamond", "star", "cross", "wye"];
const COLOURS = Array.from({ length: 7 }, (_, place) => `var(--claimant-${place + 1})`);

drawing(async () => {
  const chart = document.querySelector("[data-chart=claims]");
  if (!chart || !chart.hidden) return;
  const claims = [...document.querySelectorAll("#claims tr[data-day]")].map(claim).filter((one) => one.day && Number.isFinite(one.at));
  if (claims.length < 2) return;
  await script("/static/vendor/d3.min.js");
  await script("/static/vendor/plot.umd.min.js");
  if (!chart.isConnected) return;
  chart.hidden = false;
  chart.replaceChildren(plot(claims, chart.clientWidth));
});

function number(told) {
  return told === undefined ? NaN : Number(told);
}

function claim(row) {
  const { day, value, low, high, claimant, unit, kind } = row.dataset;
  const link = row.querySelector("a.claim");
  const ends = [number(low), number(high)].filter(Number.isFinite);
  return {
    day: new Date(`${day}T00:00:00Z`),
    at: Number.isFinite(number(value)) ? number(value) : ends.reduce((sum, end) => sum + end, 0) / ends.length,
    range: ends.length === 2 ? ends : null,
    who: claimant || "the report itself",
    says: `${link.textContent.replace(/\s+/g, " ").trim()}, says ${claimant || "the report itself"}, ${day}`,
    href: link.getAttribute("href"),
    counts: unit ? `${kind}, ${unit}` : kind,
  };
}

function plot(claims, width) {
  const counted = new Map();
  for (const { who } of claims) counted.set(who, (counted.get(who) ?? 0) + 1);
  const claimants = [...counted.keys()].sort((one, other) => counted.get(other) - counted.get(one));
  const values = claims.map((one) => one.at).filter((at) => at > 0);
  const wide = Math.max(...values) > 200 * Math.min(...values) && values.length === claims.length;
  const links = { href: "href", ariaLabel: "says", title: "says" };
  return Plot.plot({
    width,
    height: Math.min(420, Math.max(240, width * 0.5)),
    marginLeft: 64,
    style: { fontSize: "12px" },
    x: { type: "utc", label: null, inset: 16, grid: true },
    y: { label: `${claims[0].counts}${wide ? " (each step ten times)" : ""}`, grid: true, nice: true, type: wide ? "log" : "linear", zero: !wide },
    color: { domain: claimants, range: COLOURS },
    symbol: { domain: claimants, range: SHAPES, legend: true },
    marks: [
      Plot.ruleX(claims.filter((one) => one.range), { x: "day", y1: (one) => one.range[0], y2: (one) => one.range[1], stroke: "who", strokeWidth: 5, strokeOpacity: 0.5, ...links }),
      Plot.dot(claims, { x: "day", y: "at", stroke: "who", fill: "who", symbol: "who", r: 5, ...links }),
    ],
  });
}
