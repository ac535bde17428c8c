/** What was done to the data, how, and what harm may come of it. */
import { html, type TemplateResult } from "lit";

import { yesNo } from "../controls/radios.ts";
import { select } from "../controls/text.ts";
import { t } from "../i18n.ts";
import type { Facts } from "../model/facts.ts";
import { choices, plain, sentence } from "../model/words.ts";

export function nature(facts: Facts): TemplateResult {
  const { causes, effects, likelihoods, severities } = facts.words.lists;
  return html`
    ${select(facts, { path: "cause", label: t("How did it come about?") }, choices(causes))}
    ${effects.map(({ id, ask, help, label }) => yesNo(facts, { path: `effects.${id}`, label: ask ? t(ask) : sentence(t(label)), hint: help && t(help) }))}
    ${select(facts, { path: "harm.likelihood", label: t("How likely is harm to the people?") }, plain(likelihoods))}
    ${select(facts, { path: "harm.severity", label: t("How grave would it be?") }, plain(severities))}`;
}
