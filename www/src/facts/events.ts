/** What happened when. */
import { html, type TemplateResult } from "lit";

import { moment, zoneOf } from "../controls/moment.ts";
import { t } from "../i18n.ts";
import type { Facts } from "../model/facts.ts";
import { sentence } from "../model/words.ts";

/** Those that nearly every breach has; the others stand behind a fold. */
const FIRST = ["occurred", "discovered", "aware", "determined", "contained"];

export function events(facts: Facts): TemplateResult {
  const all = facts.words.lists.events;
  const first = all.filter(({ id }) => FIRST.includes(id));
  const rest = all.filter(({ id }) => !FIRST.includes(id));
  const given = rest.filter(({ id }) => facts.get(`timeline.${id}`) !== undefined).length;
  const field = ({ id, ask, help, label }: (typeof all)[number]) =>
    moment(facts, { path: `timeline.${id}`, label: ask ? t(ask) : sentence(t(label)), hint: help && t(help) });
  return html`
    <p class="hint">${facts.text("organization.zone") === "" ? t("Times are read on the clocks of {zone}, the zone of this browser, until you name the organisation's.", { zone: zoneOf(facts) }) : t("Times are read on the clocks of {zone}.", { zone: zoneOf(facts) })}
      ${t("A day alone counts from its first instant.")}</p>
    ${first.map(field)}
    <details><summary>${given > 0 ? t("More events ({n} given)", { n: given }) : t("More events")}</summary>${rest.map(field)}</details>`;
}
