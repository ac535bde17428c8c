/** The unknown facts that change an outcome, each with the field to answer it in. */
import type { QuestionOut } from "noticeclock";
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";

import { moment as whenField } from "../controls/moment.ts";
import { radios, yesNo } from "../controls/radios.ts";
import { count, select, text } from "../controls/text.ts";
import { t } from "../i18n.ts";
import { moment } from "../model/time.ts";
import { asked, plain } from "../model/words.ts";
import { fold } from "./fold.ts";
import type { View } from "./view.ts";

const SHOWN = 3;

export function questions(view: View): TemplateResult | typeof nothing {
  const all = view.answer.questions;
  if (all.length === 0) return nothing;
  const item = (question: QuestionOut) => html`<li>${field(question, view)}${stake(question)}</li>`;
  return html`<section aria-labelledby="questions-title" class="questions">
    <h3 id="questions-title" tabindex="-1">${t("Ask next")} <span class="count">${all.length}</span></h3>
    <p class="hint">${t("Unknown facts that decide something, the most urgent first.")}</p>
    <ol>${repeat(all.slice(0, SHOWN), ({ path }) => path, item)}</ol>
    ${all.length > SHOWN ? fold(view, "questions", t("{n} more questions", { n: all.length - SHOWN }), () => html`<ol>${all.slice(SHOWN).map(item)}</ol>`) : nothing}
  </section>`;
}

function stake({ duties, earliest, cite }: QuestionOut): TemplateResult {
  const parts = [
    duties.length === 1 ? t("Decides 1 duty") : t("Decides {n} duties", { n: duties.length }),
    earliest === null ? "" : t("the earliest due {when}", { when: moment(earliest) }),
    cite ?? "",
  ];
  return html`<p class="small">${parts.filter(Boolean).join(" · ")}</p>`;
}

function field({ path, ask, help, answer, choices }: QuestionOut, { facts, goTo }: View): TemplateResult {
  const said = asked({ path, ask });
  const about = { path, label: said, hint: help && t(help) };
  const options = choices.map((word) => ({ value: word, label: facts.words.label(word) }));
  switch (answer) {
    case "yes_no":
      return yesNo(facts, about, "q-");
    case "when":
      return whenField(facts, about, true, "q-");
    case "count":
      return count(facts, about, "q-");
    case "choice":
      return options.length > 6 ? select(facts, about, options, "q-") : radios(facts, about, options.length > 0 ? options : plain(choices), "q-");
    case "place":
      return select(facts, about, facts.words.residences, "q-");
    case "zone":
      return text(facts, about, { list: "zones", prefix: "q-" });
    default:
      // Lists are too long to stand here: the way to their field.
      return html`<p><button type="button" class="link" @click=${() => goTo(path)}>${said}</button></p>`;
  }
}
