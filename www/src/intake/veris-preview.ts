/** What was read out of a VERIS incident, and what was not, before it is taken over. */
import { html, nothing, type TemplateResult } from "lit";

import { t } from "../i18n.ts";
import type { Facts } from "../model/facts.ts";
import { factList } from "../work/changes.ts";
import type { FactChange } from "../work/model.ts";
import type { Mapped } from "./veris.ts";

export function verisPreview(facts: Facts, { facts: found, cohort, left }: Mapped, close: () => void): TemplateResult {
  const changes = found.map(({ path, value }): FactChange => ({ path, before: facts.get(path), after: value }));
  const fresh = found.filter(({ path }) => facts.get(path) === undefined);
  const clashing = found.length - fresh.length;
  const take = (all: boolean) => () => {
    for (const { path, value } of all ? found : fresh) facts.set(path, value);
    if (cohort) facts.set("cohorts", [...(facts.list("cohorts") ?? []), cohort]);
    close();
  };
  const rows = Object.entries(cohort ?? {}).map(([key, value]): FactChange => ({ path: key, after: value }));
  return html`<p role="status"><b>${t("{n} facts were read from the VERIS incident; {left} values have no counterpart.", { n: found.length + rows.length, left: left.length })}</b></p>
    ${factList(changes, 0, facts.words)}
    ${cohort ? html`<p>${t("A group of people, of whom VERIS tells neither number nor residence:")}</p>${factList(rows, 0, facts.words)}` : nothing}
    ${left.length > 0 ? html`<details open><summary>${t("Not taken over")}</summary><ul>${left.map(({ from, says }) => html`<li><code>${from}</code>: ${says}</li>`)}</ul></details>` : nothing}
    <p class="line"><button type="button" class="primary" @click=${take(false)}>${clashing > 0 ? t("Take over what is not known yet") : t("Take these facts over")}</button>
      ${clashing > 0 ? html`<button type="button" @click=${take(true)}>${t("Take over all, {n} of them in place of others", { n: clashing })}</button>` : nothing}</p>`;
}
