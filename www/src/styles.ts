/** The styles, as sheets of the shadow root: a strict policy allows no style attribute and no style element. */
import { unsafeCSS } from "lit";

import answer from "./styles/answer.css?inline";
import base from "./styles/base.css?inline";
import form from "./styles/form.css?inline";
import print from "./styles/print.css?inline";

export const styles = [base, form, answer, print].map(unsafeCSS);
