/** The styles, as sheets of the shadow root: a strict policy allows no style attribute and no style element. */
import { unsafeCSS } from "lit";

import answer from "./styles/answer.css?inline";
import base from "./styles/base.css?inline";
import form from "./styles/form.css?inline";
import library from "./styles/library.css?inline";
import out from "./styles/out.css?inline";
import people from "./styles/people.css?inline";
import print from "./styles/print.css?inline";
import timeline from "./styles/timeline.css?inline";
import work from "./styles/work.css?inline";

/** The size of the root's letters, as a length that is inherited: without this it would be an `em`, and so another one at every depth. */
const REM = "--notice-clock-rem";

/** Lengths in `rem` as multiples of it; within the condition of a query, where no property is at hand, as `em`, which are the root's there. */
function ours(css: string): string {
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

export const styles = [base, form, people, answer, timeline, work, library, out, print].map((css) => unsafeCSS(ours(css)));
