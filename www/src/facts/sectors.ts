/** The sectors it belongs to; for licences, also where. */
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";

import { group } from "../controls/field.ts";
import { places } from "../controls/places.ts";
import { t } from "../i18n.ts";
import type { Facts } from "../model/facts.ts";
import { isObject } from "../model/path.ts";
import { choices } from "../model/words.ts";

const PATH = "organization.sectors";

export function sectors(facts: Facts, prefix = ""): TemplateResult {
  const entries = facts.list(PATH)?.filter(isObject);
  const at = (sector: string) => entries?.findIndex((entry) => entry["sector"] === sector) ?? -1;
  const toggle = (sector: string) => {
    const index = at(sector);
    const rest = entries ?? [];
    facts.set(PATH, index < 0 ? [...rest, { sector }] : rest.filter((_, other) => other !== index));
  };
  const options = choices(facts.words.lists.sectors);
  const radio = (label: string, on: boolean, value: unknown[] | undefined) => html`<label class="choice">
    <input type="radio" name="${prefix}sectors-known" .checked=${live(on)} @change=${() => facts.set(PATH, value)} />
    <span>${label}</span></label>`;
  const boxes = () => options.map(({ value, label }) => {
    const index = at(value);
    return html`<label class="choice"><input type="checkbox" .checked=${live(index >= 0)} @change=${() => toggle(value)} />
      <span>${label}</span></label>`;
  });
  const where = entries?.map((entry, index) => {
    const sector = String(entry["sector"]);
    if (!isLicence(sector) && entry["in"] === undefined) return nothing;
    const label = options.find((option) => option.value === sector)?.label ?? sector;
    return places(facts, { path: `${PATH}[${index}].in`, prefix, label: t("Where: {sector}", { sector: label }) }, true);
  });
  const known = entries !== undefined;
  return group(facts, { path: PATH, label: t("Which sectors does it belong to?"), hint: t("Sector laws bind only their own sector."), whole: true, prefix }, html`
    <div class="choices">${radio(t("Not known"), !known, undefined)} ${radio(known && entries.length === 0 ? t("None of these") : t("These:"), known, entries ?? [])}</div>
    ${known ? html`<div class="checks">${boxes()}</div>` : nothing} ${where ?? nothing}`);
}

/** Sectors that are a licence of some place. */
function isLicence(sector: string): boolean {
  return ["insurance_licensee", "nis2_essential", "nis2_important", "telecom_carrier"].includes(sector);
}
