/** What the page says: every text that a reader sees goes through here. */

/** The text, each `{name}` in it replaced by the value of that name. */
export const t = (text: string, values: Record<string, string | number> = {}): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
