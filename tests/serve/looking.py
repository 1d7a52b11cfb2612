"""What a page is looked at for: how much it loads, whether it fits a phone, what axe finds in it."""

from pathlib import Path

from playwright.sync_api import Page as Tab
from playwright.sync_api import ViewportSize

AXE = Path(__file__).parent / "axe"
MOST = 1_000_000
"""Bytes that a page loads at most."""
PHONE, WIDE = ViewportSize(width=400, height=850), ViewportSize(width=1280, height=900)
FOUND = """async (rules) => {
  const asked = rules ? { runOnly: { type: "rule", values: rules } } : {};
  const { violations } = await axe.run(document, { ...asked, resultTypes: ["violations"] });
  return violations
    .filter(({ impact }) => ["serious", "critical"].includes(impact))
    .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 150)).join(" | ")}`);
}"""
LOADED = """() => [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
  .reduce((sum, one) => sum + one.decodedBodySize, 0)"""
WIDER = """() => document.documentElement.scrollWidth > document.documentElement.clientWidth
  ? [...document.querySelectorAll("main *")].filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
      .slice(0, 3).map((one) => one.outerHTML.slice(0, 150)).concat("…") : []"""


def faults(tab: Tab, path: str) -> list[str]:
    """Go to this page, on a phone and on a wide screen, in the light and in the dark, and say what is wrong."""
    wrong = []
    tab.set_viewport_size(PHONE)
    tab.emulate_media(color_scheme="light")
    tab.goto(path)
    if tab.locator("[data-chart]").count():
        tab.wait_for_load_state("networkidle")
    wrong += [f"{path} is wider than a phone: {one}" for one in tab.evaluate(WIDER)]
    if (loaded := tab.evaluate(LOADED)) > MOST:
        wrong.append(f"{path} loads {loaded:,} bytes")
    tab.set_viewport_size(WIDE)
    tab.evaluate((AXE / "axe.min.js").read_text("utf8"))
    wrong += [f"{path}: {one}" for one in tab.evaluate(FOUND, None)]
    tab.emulate_media(color_scheme="dark")
    wrong += [f"{path} in the dark: {one}" for one in tab.evaluate(FOUND, ["color-contrast"])]
    return wrong
