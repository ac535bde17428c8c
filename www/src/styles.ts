/** The styles, as sheets of the shadow root: a strict policy allows no style attribute and no style element. */
import { unsafeCSS } from "lit";

import { ours } from "./rem.ts";
import answer from "./styles/answer.css?inline";
import base from "./styles/base.css?inline";
import form from "./styles/form.css?inline";
import out from "./styles/out.css?inline";
import print from "./styles/print.css?inline";

export const styles = [base, form, answer, out, print].map((css) => unsafeCSS(ours(css)));
