/** The sections of the form that begin closed. */
import { answers } from "./answers.ts";
import { holds, notices } from "./holds.ts";
import { nature } from "./nature.ts";
import { organization } from "./organization.ts";
import { people } from "./people.ts";
import { style } from "../sheets.ts";
import css from "../styles/people.css?inline";

style(css);

export const bodies = { answers, holds, notices, nature, organization, people };

export type Body = keyof typeof bodies;
