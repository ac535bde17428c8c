/** Who was breached. */
import { html, type TemplateResult } from "lit";

import { checks } from "../controls/checks.ts";
import { places } from "../controls/places.ts";
import { radios } from "../controls/radios.ts";
import { select, text } from "../controls/text.ts";
import { t } from "../i18n.ts";
import { late } from "../late.ts";
import type { Facts } from "../model/facts.ts";
import { plain } from "../model/words.ts";
import { lateFold } from "./fold.ts";
import { sectors } from "./sectors.ts";

const profile = late(() => import("../intake/profile.ts"), ({ profile }, facts: Facts) => profile(facts));

export function organization(facts: Facts): TemplateResult {
  const { lists, residences } = facts.words;
  const roles = [
    { value: "controller", label: t("It decides on the data (controller, owner, licensee)") },
    { value: "processor", label: t("It holds them for others (processor, service provider)") },
  ];
  const main = [{ value: "none", label: t("None in the EU or EEA") }, ...residences];
  return html`
    ${lateFold(facts, "profile", t("Profile of the organisation"), () => profile(facts.refresh, facts))}
    ${text(facts, { path: "reference", label: t("Your reference") })}
    ${radios(facts, { path: "organization.kind", label: t("What kind of organisation is it?") }, plain(lists.kinds))}
    ${text(facts, { path: "organization.zone", label: t("Its time zone"), hint: t("For example America/Chicago. Days begin and end by it.") }, { list: "zones" })}
    ${checks(facts, { path: "organization.roles", label: t("How does it hold the data?"), options: roles, none: t("Neither") })}
    ${places(facts, { path: "organization.operates_in", label: t("Where does it do business?"), hint: t("A country stands for the whole of it.") }, true)}
    ${places(facts, { path: "organization.established_in", label: t("Where is it established?") }, false)}
    ${select(facts, { path: "organization.main_establishment", label: t("Main establishment in the EU or EEA") }, main)}
    ${sectors(facts)}`;
}
