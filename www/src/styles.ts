/** The styles, as sheets of the shadow root: a strict policy allows no style attribute and no style element. */
import { unsafeCSS } from "lit";

import answer from "./styles/answer.css?inline";
import base from "./styles/base.css?inline";
import form from "./styles/form.css?inline";
import people from "./styles/people.css?inline";
import print from "./styles/print.css?inline";
import timeline from "./styles/timeline.css?inline";
import work from "./styles/work.css?inline";

export const styles = [base, form, people, answer, timeline, work, print].map(unsafeCSS);
