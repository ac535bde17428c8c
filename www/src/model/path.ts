/** JSON paths as the engine writes them: `cohorts[0].count`, `answers.us-hipaa.low_probability`. */

export type Step = string | number;

/** The steps of a path. What follows `answers.` is one key, dots included. */
export function steps(path: string): Step[] {
  if (path.startsWith("answers.")) return ["answers", path.slice("answers.".length)];
  const found: Step[] = [];
  for (const [, name, index] of path.matchAll(/([^.[\]]+)|\[(\d+)\]/g)) {
    if (name !== undefined) found.push(name);
    else if (index !== undefined) found.push(Number(index));
  }
  return found;
}

/** What stands at a path; undefined where nothing does. */
export function get(document: unknown, path: string): unknown {
  let at: unknown = document;
  for (const step of steps(path)) {
    if (typeof at !== "object" || at === null) return undefined;
    at = (at as Record<Step, unknown>)[step];
  }
  return at ?? undefined;
}

/**
 * A copy of the document with another value at a path. Undefined takes it away; objects that are empty then go too,
 * so that a document that was emptied looks like one that was never filled.
 */
export function set<T>(document: T, path: string, value: unknown): T {
  return (put(document, steps(path), value) ?? {}) as T;
}

function put(at: unknown, [step, ...rest]: Step[], value: unknown): unknown {
  if (step === undefined) return value;
  if (typeof step === "number") {
    const list = Array.isArray(at) ? [...at] : [];
    list[step] = put(list[step], rest, value) ?? {};
    return list;
  }
  const { [step]: old, ...others } = isObject(at) ? at : {};
  const inside = put(old, rest, value);
  if (inside !== undefined) {
    // The key keeps its place, so that a saved file differs from the opened one only where something was changed.
    return isObject(at) && step in at ? { ...at, [step]: inside } : { ...others, [step]: inside };
  }
  return Object.keys(others).length > 0 ? others : undefined;
}

/** The letters and digits of a path or of a duty's id, for the id of what is shown of it. */
export function idOf(text: string): string {
  return text.replace(/[^A-Za-z0-9]+/g, "-");
}

/** The id of the field for a path, to link errors to it. */
export function fieldId(path: string): string {
  return `f-${idOf(path).replace(/-+$/, "")}`;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The texts of a list, whatever else stands in it. */
export function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
}
