/** Lengths that hang on the element alone: a host may have set the size of its own root to anything. */

/** The size of the root's letters, as a length that is inherited: without this it would be an `em`, and so another one at every depth. */
const REM = "--notice-clock-rem";

/** Lengths in `rem` as multiples of it; within the condition of a query, where no property is at hand, as `em`, which are the root's there. */
export function ours(css: string): string {
  return css.replaceAll(/(@(?:container|media)[^{]*)|(?<![\w.-])(-?[\d.]+)rem\b/g, (whole, query: string | undefined, n: string) =>
    query === undefined ? `calc(${n} * var(${REM}))` : whole.replaceAll("rem", "em"));
}

/** Once for all elements of a page, and for all copies of this script: a second time is an error. */
function register(): void {
  try {
    CSS.registerProperty({ name: REM, syntax: "<length>", inherits: true, initialValue: "16px" });
  } catch {
    // It is there already.
  }
}
register();
