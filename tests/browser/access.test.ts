/** For everyone: what a screen reader is told, text of twice the size, zoom, colours that the system chooses, and nothing that moves. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import { clinic } from "../package/support.ts";
import { tabTo } from "./keyboard.ts";
import { staged, violations, visit, type Visit } from "./stage.ts";

const on = await staged();
let here: Visit;

const busy = {
  ...clinic(),
  holds: [{ by: "FBI", from: "2026-11-23", covers: ["media"] }],
  notices: [{ duty: "us-ca/individuals", planned: "2026-12-01T08:00:00-06:00" }, { duty: "us-tx/attorney-general", sent: "2026-11-23T15:00:00-06:00" }],
};
const give = async (page: Page) => {
  await page.evaluate((incident) => (document.querySelector("notice-clock")!.value = incident as never), busy);
  await page.locator(".duty").first().waitFor();
};
/** The form, the work, and the first folds of the duties. */
const unfold = async (page: Page) => {
  await page.evaluate(() => {
    const root = document.querySelector("notice-clock")?.shadowRoot;
    for (const fold of root?.querySelectorAll<HTMLDetailsElement>(".section, .section details, .timeline details") ?? []) fold.open = true;
    for (const fold of [...(root?.querySelectorAll<HTMLDetailsElement>(".duty details") ?? [])].slice(0, 6)) fold.open = true;
  });
  await page.locator(".duty .why[open] .reasons").first().waitFor();
  await page.locator(".matrix").waitFor();
};
const wide = (page: Page) => page.evaluate(() => {
  const root = document.querySelector("notice-clock")?.shadowRoot;
  const found = [...(root?.querySelectorAll<HTMLElement>("*:not(.sr, .sr *, .file input, .scroll *, .people thead, .people thead *)") ?? [])].filter((part) => part.getBoundingClientRect().right > window.innerWidth + 0.5);
  return found.map((part) => `${part.tagName}.${part.className}: ${part.textContent?.trim().slice(0, 40)}`);
});

interface Node {
  ignored: boolean;
  role?: { value: string };
  name?: { value?: string };
}

test("a screen reader hears a name of every control, and no two buttons of one name", async () => {
  here = await visit(on);
  const { page, context } = here;
  await give(page);
  await unfold(page);
  const session = await context.newCDPSession(page);
  const { nodes } = (await session.send("Accessibility.getFullAXTree")) as { nodes: Node[] };
  const told = nodes.filter(({ ignored }) => !ignored).map(({ role, name }) => ({ role: role?.value ?? "", name: name?.value?.trim() ?? "" }));
  const of = (...roles: string[]) => told.filter(({ role }) => roles.includes(role));
  const controls = of("button", "link", "textbox", "combobox", "listbox", "checkbox", "radio", "DisclosureTriangle", "Date", "DateTime", "group", "region", "table", "article");
  expect(controls.length).toBeGreaterThan(300);
  // Fieldsets without a legend and folds are groups, too: what they hold is named.
  expect(controls.filter(({ role, name }) => name === "" && role !== "group")).toEqual([]);
  const seen = new Map<string, number>();
  // The browser's own picker stands in a field that is named.
  for (const { name } of of("button", "DisclosureTriangle").filter(({ name }) => !/^Show .*picker/.test(name))) seen.set(name, (seen.get(name) ?? 0) + 1);
  expect([...seen].filter(([, times]) => times > 1)).toEqual([]);
  // The outline: what happened, what is owed, and when.
  const headings = of("heading").map(({ name }) => name);
  for (const name of ["Noticeclock", "The facts", "The duties", "Next deadline", "Timeline", "The work"]) expect(headings).toContain(name);
  expect(headings).toContain("Wednesday 16 December 2026");
  expect(headings).toContain("Attorney General of California");
  expect(of("status").length).toBeGreaterThan(0);
  // The drawing of the timeline is not read out; its table is.
  expect(of("SvgRoot", "graphics-document").length).toBe(0);
  expect(of("columnheader").map(({ name }) => name)).toContain("From now");
});

test("zoomed to 200 %, or with text of twice the size, nothing runs out; and nothing moves by itself", async () => {
  here = await visit(on, { width: 640 });
  const { page, context } = here;
  await page.emulateMedia({ reducedMotion: "no-preference" });
  await give(page);
  await unfold(page);
  expect(await wide(page)).toEqual([]);
  const session = await context.newCDPSession(page);
  await session.send("Page.setFontSizes", { fontSizes: { standard: 32 } });
  await page.setViewportSize({ width: 1280, height: 900 });
  // The reader's choice of a size counts.
  expect(await page.locator(".root").evaluate((root) => getComputedStyle(root).fontSize)).toBe("32px");
  expect(await wide(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1280);
  expect(await violations(page)).toEqual([]);
  const moving = await page.evaluate(() => {
    const root = document.querySelector("notice-clock")?.shadowRoot;
    const found = [...(root?.querySelectorAll("*") ?? [])].filter((part) => {
      const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(part);
      return animationName !== "none" || transitionDuration !== "0s" || scrollBehavior !== "auto";
    });
    return [...found.map(({ tagName, className }) => `${tagName}.${String(className)}`), ...document.getAnimations().map(String)];
  });
  expect(moving).toEqual([]);
});

test("in the system's colours what has the focus, what is pressed, and each sign can be told apart", async () => {
  here = await visit(on);
  const { page } = here;
  await page.emulateMedia({ forcedColors: "active" });
  await give(page);
  await unfold(page);
  await tabTo(page, "Law library");
  const looks = () => page.getByRole("button", { name: "Law library" }).evaluate((found) => {
    const { outlineStyle, outlineWidth, borderBlockEndWidth } = getComputedStyle(found);
    return { outline: `${outlineStyle} ${outlineWidth}`, border: borderBlockEndWidth };
  });
  const before = await looks();
  expect(before.outline).toBe("solid 3px");
  // Of the signs on the timeline, those of one shape differ in being filled.
  const fill = (kind: string) => page.locator(`svg.drawing g .sign.${kind}`).first().evaluate((found) => getComputedStyle(found).fill);
  expect(await fill("due")).not.toBe(await fill("provisional"));
  await page.keyboard.press("Enter");
  await page.locator(".laws").waitFor();
  expect((await looks()).border).not.toBe(before.border);
});
