/** The page by its keyboard alone: what has the focus, and how it is reached. */
import type { Page } from "playwright-core";

/** What a screen reader would call the control that has the focus: its group, then its own name. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const at = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
    if (!(at instanceof HTMLElement)) return "";
    const labels = at instanceof HTMLInputElement || at instanceof HTMLSelectElement || at instanceof HTMLTextAreaElement ? [...(at.labels ?? [])] : [];
    const own = at.getAttribute("aria-label") ?? (labels.length > 0 ? labels.map((label) => label.textContent).join(" ") : at.textContent) ?? "";
    const legend = at.closest("fieldset.field")?.querySelector(":scope > legend")?.textContent ?? "";
    const clean = (text: string) => text.replaceAll(/\s+/g, " ").trim();
    return `${clean(legend)} > ${clean(own)}`;
  });
}

/** Presses Tab until a control of this name has the focus; from the end it goes on at the start. */
export async function tabTo(page: Page, name: string | RegExp, key = "Tab"): Promise<void> {
  const fits = (text: string) => (typeof name === "string" ? text === name || text.endsWith(`> ${name}`) : name.test(text));
  const seen: string[] = [];
  for (let presses = 0; presses < 400; presses += 1) {
    const text = await focused(page);
    if (fits(text)) return;
    seen.push(text);
    await page.keyboard.press(key);
  }
  throw new Error(`never reached ${String(name)}; the last were ${seen.slice(-30).join(" | ")}`);
}
