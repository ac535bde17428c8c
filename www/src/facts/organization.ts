/** Who was breached. */
import { html, type TemplateResult } from "lit";

import { checks } from "../controls/checks.ts";
import { places } from "../controls/places.ts";
import { radios } from "../controls/radios.ts";
import { select, text } from "../controls/text.ts";
import type { Facts } from "../model/facts.ts";
import { plain } from "../model/words.ts";
import { sectors } from "./sectors.ts";

export function organization(facts: Facts): TemplateResult {
  const { lists, residences, groups } = facts.words;
  const roles = [
    { value: "controller", label: "It decides on the data (controller, owner, licensee)" },
    { value: "processor", label: "It holds them for others (processor, service provider)" },
  ];
  const main = [{ value: "none", label: "None in the EU or EEA" }, ...residences];
  return html`
    ${text(facts, { path: "reference", label: "Your reference" })}
    ${radios(facts, { path: "organization.kind", label: "What kind of organisation is it?" }, plain(lists.kinds))}
    ${text(facts, { path: "organization.zone", label: "Its time zone", hint: "For example America/Chicago. Days begin and end by it." }, { list: "zones" })}
    ${checks(facts, { path: "organization.roles", label: "How does it hold the data?", options: roles, none: "Neither" })}
    ${places(facts, { path: "organization.operates_in", label: "Where does it do business?", hint: "A country stands for the whole of it." }, [...groups, ...residences], "Nowhere")}
    ${places(facts, { path: "organization.established_in", label: "Where is it established?" }, residences, "Nowhere")}
    ${select(facts, { path: "organization.main_establishment", label: "Main establishment in the EU or EEA" }, main)}
    ${sectors(facts)}`;
}
