// Scripts and styles that a drawing needs, loaded once, when it is drawn.
const loaded = new Map();

export function script(src) {
  if (!loaded.has(src)) {
    loaded.set(src, new Promise((done, failed) => {
      const element = document.createElement("script");
      element.src = src;
      element.onload = done;
      element.onerror = () => failed(new Error(`${src} is not there`));
      document.head.append(element);
    }));
  }
  return loaded.get(src);
}

export function style(href) {
  if (!loaded.has(href)) {
    loaded.set(href, new Promise((done) => {
      const element = document.createElement("link");
      element.rel = "stylesheet";
      element.href = href;
      element.onload = done;
      document.head.append(element);
    }));
  }
  return loaded.get(href);
}

// Draws now, and whenever the filters brought another list.
export function drawing(draw) {
  draw();
  document.addEventListener("htmx:afterSettle", draw);
}
