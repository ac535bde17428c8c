/** What the folds of a duty hold. */
export { marks } from "../work/marks.ts";
export { details } from "./details.ts";
