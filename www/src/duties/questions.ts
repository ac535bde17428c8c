/** The unknown facts that change an outcome, each with the field to answer it in. */
import type { NumberOut, QuestionOut } from "noticeclock";
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";

import type { Field } from "../controls/field.ts";
import { moment as whenField } from "../controls/moment.ts";
import { radios, yesNo } from "../controls/radios.ts";
import { count, select, text } from "../controls/text.ts";
import { t } from "../i18n.ts";
import { late } from "../late.ts";
import type { Facts } from "../model/facts.ts";
import { moment } from "../model/time.ts";
import { asked as worded, type Choice, plain } from "../model/words.ts";
import { fold } from "./fold.ts";
import type { View } from "./view.ts";

const SHOWN = 3;
/** The one place that can be none. */
const MAIN = "organization.main_establishment";

const lists = late(() => import("../facts/lists.ts"), ({ list }, facts: Facts, asked: Field, options: Choice[]) => list(facts, asked, options));

const numbers = late(() => import("../controls/whole.ts"), ({ whole }, facts: Facts, asked: Field, number: NumberOut) => whole(facts, asked, number));
const leads = late(() => import("./leads.ts"), ({ leads }, view: View, path: string) => leads(view, path));

/** The question that somebody is answering. It stays where it is until the cursor leaves it: an answer may have several parts. */
interface Held {
  question: QuestionOut;
  index: number;
}

export function questions(view: View): TemplateResult | typeof nothing {
  const all = asked(view);
  if (all.length === 0) return nothing;
  const { memory, refresh } = view.facts;
  const item = (question: QuestionOut, index: number) => {
    const hold = () => memory.set("held", { question, index } satisfies Held);
    const leave = (event: FocusEvent) => {
      if ((event.currentTarget as HTMLElement).contains(event.relatedTarget as Node | null)) return;
      const go = () => {
        if ((memory.get("held") as Held | undefined)?.question.path === question.path) memory.delete("held");
        refresh();
      };
      // While a button is held down nothing may move away under the pointer.
      if (document.querySelector(":active")) addEventListener("pointerup", () => setTimeout(go), { once: true });
      else go();
    };
    return html`<li @focusin=${hold} @focusout=${leave}>${field(question, view)}${stake(question)}
      ${fold(view, `leads-${question.path}`, html`${t("What each answer leads to")}<span class="sr">: ${worded(question)}</span>`, () => leads(refresh, view, question.path), "why")}</li>`;
  };
  return html`<section aria-labelledby="questions-title" class="questions">
    <h3 id="questions-title" tabindex="-1">${t("Ask next")} <span class="count">${all.length}</span></h3>
    <p class="hint">${t("Unknown facts that decide something, the most urgent first.")}</p>
    <ol>${repeat(all.slice(0, SHOWN), ({ path }) => path, item)}</ol>
    ${all.length > SHOWN
      ? fold(view, "questions", t("{n} more questions", { n: all.length - SHOWN }), () => html`<ol>${repeat(all.slice(SHOWN), ({ path }) => path, (question, index) => item(question, index + SHOWN))}</ol>`)
      : nothing}
  </section>`;
}

function asked({ answer, facts }: View): QuestionOut[] {
  const held = facts.memory.get("held") as Held | undefined;
  if (!held || answer.questions.some(({ path }) => path === held.question.path)) return answer.questions;
  return [...answer.questions.slice(0, held.index), held.question, ...answer.questions.slice(held.index)];
}

function stake({ duties, earliest, cite }: QuestionOut): TemplateResult {
  const parts = [
    duties.length === 1 ? t("Decides 1 duty") : t("Decides {n} duties", { n: duties.length }),
    earliest === null ? "" : t("the earliest due {when}", { when: moment(earliest) }),
    cite ?? "",
  ];
  return html`<p class="small">${parts.filter(Boolean).join(" · ")}</p>`;
}

function field({ path, ask, help, answer, choices, number }: QuestionOut, { facts, goTo }: View): unknown {
  const said = worded({ path, ask });
  const asked = { path, label: said, hint: help && t(help), prefix: "q-" };
  const options = choices.map((word) => ({ value: word, label: facts.words.label(word) }));
  switch (answer) {
    case "yes_no":
      return yesNo(facts, asked);
    case "when":
      return whenField(facts, asked);
    case "count":
      return count(facts, asked);
    case "number":
      return number ? numbers(facts.refresh, facts, asked, number) : nothing;
    case "choice":
      return options.length > 6 ? select(facts, asked, options) : radios(facts, asked, options.length > 0 ? options : plain(choices));
    case "place":
      return select(facts, asked, path === MAIN ? [{ value: "none", label: t("None in the EU or EEA") }, ...facts.words.residences] : facts.words.residences);
    case "zone":
      return text(facts, asked, { list: "zones" });
    case "words":
    case "places":
      return lists(facts.refresh, facts, asked, options);
    default:
      // A table is too large to stand here: the way to it.
      return html`<p><button type="button" class="link" @click=${() => goTo(path)}>${said}</button></p>`;
  }
}
