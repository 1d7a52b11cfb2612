// The threads of the page's table: a line each, a bar from one stage to the next; single events by their types.
import { drawing, script, style } from "./loading.js";

const DAY = 24 * 60 * 60 * 1000;

drawing(async () => {
  const chart = document.querySelector("[data-chart=timeline]");
  if (!chart || !chart.hidden) return;
  const threads = [...document.querySelectorAll("#threads tbody")].map((body) => [...body.querySelectorAll("tr")].map(stage));
  await Promise.all([style("/static/vendor/vis-timeline-graph2d.min.css"), script("/static/vendor/vis-timeline-graph2d.min.js")]);
  if (!chart.isConnected || !chart.hidden) return;
  chart.hidden = false;
  draw(chart, threads);
});

function stage(row) {
  const { since, until, status } = row.dataset;
  const link = row.querySelector("a");
  const who = row.cells[3].textContent;
  return { since: day(since), until: day(until), status, type: link.textContent, who, href: link.getAttribute("href"), says: `${since}: ${link.textContent} ${status}, ${who}` };
}

function day(told) {
  return new Date(`${told}T00:00:00`).getTime();
}

function draw(chart, threads) {
  const groups = [];
  const items = [];
  threads.filter((stages) => stages.length > 1).forEach((stages, place) => {
    const group = `thread ${place}`;
    groups.push({ id: group, content: label(`${stages[0].type} · ${stages[0].who}`), order: place });
    stages.forEach((one, at) => {
      const next = stages.slice(at + 1).find((other) => other.since > one.since);
      items.push(item(one, group, items.length, Math.max(one.since + DAY, next ? next.since : one.until + DAY)));
    });
  });
  const single = threads.filter((stages) => stages.length === 1).map(([one]) => one);
  for (const type of new Set(single.map((one) => one.type).sort())) {
    groups.push({ id: type, content: label(`${type}, single events`), order: threads.length });
    for (const one of single.filter((other) => other.type === type)) {
      items.push(item(one, type, items.length, one.until > one.since ? one.until + DAY : null));
    }
  }
  const timeline = new vis.Timeline(chart, items, groups, {
    stack: true,
    orientation: "top",
    zoomKey: "ctrlKey",
    verticalScroll: true,
    maxHeight: "75vh",
    zoomMin: 3 * DAY,
    margin: { item: { horizontal: 0, vertical: 3 }, axis: 4 },
    tooltip: { followMouse: true },
    showCurrentTime: false,
    ...middle(items),
  });
  // What is higher than the page can be scrolled from the keyboard, too: it is known once all is drawn.
  timeline.on("changed", () => {
    for (const panel of chart.querySelectorAll(".vis-vertical-scroll")) panel.tabIndex = 0;
  });
  timeline.on("select", ({ items: [chosen] }) => {
    if (chosen !== undefined) location.href = items[chosen].href;
  });
}

// The time that most events are in: a few that are far off do not make all others small.
function middle(items) {
  const starts = items.map((one) => one.start).sort((one, other) => one - other);
  const at = (share) => starts[Math.round((starts.length - 1) * share)];
  const space = Math.max((at(0.97) - at(0.06)) * 0.06, 4 * DAY);
  return { start: at(0.06) - space, end: at(0.97) + space };
}

function label(words) {
  const element = document.createElement("span");
  element.textContent = words;
  element.title = words;
  return element;
}

function item(one, group, id, end) {
  const link = document.createElement("a");
  link.href = one.href;
  link.textContent = one.status;
  link.setAttribute("aria-label", one.says);
  const shown = { id, group, start: one.since, content: link, title: one.says.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`), href: one.href, className: `stage is-${kind(one.status)}` };
  return end ? { ...shown, end, type: "range" } : { ...shown, type: "point" };
}

function kind(status) {
  if (["planned", "ongoing"].includes(status)) return "planned";
  if (["cancelled", "denied"].includes(status)) return "cancelled";
  return status === "occurred" ? "occurred" : "open";
}
