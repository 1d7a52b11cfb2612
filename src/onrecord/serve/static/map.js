// The places of the page's table on a map of outlines; no tiles, and nothing of any other host.
import { drawing, script, style } from "./loading.js";

let outlines;

drawing(async () => {
  const chart = document.querySelector("[data-chart=map]");
  if (!chart || !chart.hidden) return;
  const places = [...document.querySelectorAll("#places tr[data-at]")].map(place);
  await Promise.all([style("/static/vendor/leaflet.css"), script("/static/vendor/leaflet.js"), script("/static/vendor/topojson-client.min.js")]);
  outlines ??= await (await fetch("/static/vendor/countries-110m.json")).json();
  if (!chart.isConnected || !chart.hidden) return;
  chart.hidden = false;
  draw(chart, places);
});

function place(row) {
  const link = row.querySelector("a");
  return {
    at: row.dataset.at.split(" ").map(Number),
    events: Number(row.dataset.events),
    exact: ["site", "city"].includes(row.dataset.precision),
    name: link.textContent,
    href: link.href,
  };
}

// A ring that crosses the 180th meridian goes on beyond it; one around a pole is closed at the map's lower edge.
function unroll(ring) {
  let turns = 0;
  const found = ring.map(([longitude, latitude], place) => {
    const step = place ? longitude - ring[place - 1][0] : 0;
    if (Math.abs(step) > 180) turns -= Math.sign(step);
    return [latitude, longitude + 360 * turns];
  });
  return turns ? [...found, [-86, found.at(-1)[1]], [-86, found[0][1]]] : found;
}

function draw(chart, places) {
  const map = L.map(chart, { attributionControl: false, worldCopyJump: true, minZoom: 1, maxZoom: 9, zoomSnap: 0.5, scrollWheelZoom: false });
  map.fitBounds(L.latLngBounds(places.map((one) => one.at)).pad(0.15), { maxZoom: 6 });
  for (const { geometry } of topojson.feature(outlines, outlines.objects.countries).features) {
    const shapes = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    for (const shape of shapes) {
      const unrolled = shape.map(unroll);
      L.polygon(unrolled, { interactive: false, className: "country" }).addTo(map);
      const over = Math.sign(unrolled[0].find(([, longitude]) => Math.abs(longitude) > 180.01)?.[1] ?? 0);
      const back = ([latitude, longitude]) => [latitude, longitude - 360 * over];
      if (over) L.polygon(unrolled.map((ring) => ring.map(back)), { interactive: false, className: "country" }).addTo(map);
    }
  }
  // The large ones first, so that none hides a small one.
  for (const { at, events, exact, name, href } of places.sort((one, other) => other.events - one.events)) {
    const circle = L.circleMarker(at, { radius: 5 + 3 * Math.sqrt(events), className: exact ? "place exact" : "place" }).addTo(map);
    const says = `${name}: ${events} ${events === 1 ? "event" : "events"}`;
    circle.bindTooltip(document.createTextNode(says));
    const element = circle.getElement();
    element.setAttribute("tabindex", "0");
    element.setAttribute("role", "link");
    element.setAttribute("aria-label", says);
    const go = () => { location.href = href; };
    circle.on("click", go);
    element.addEventListener("keydown", (event) => { if (event.key === "Enter") go(); });
  }
}
