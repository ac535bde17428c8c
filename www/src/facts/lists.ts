/** A question whose answer is a list, in the field that the form has for it. */
import type { TemplateResult } from "lit";

import { checks } from "../controls/checks.ts";
import type { Field } from "../controls/field.ts";
import { places } from "../controls/places.ts";
import { t } from "../i18n.ts";
import type { Facts } from "../model/facts.ts";
import { type Choice, sentence } from "../model/words.ts";
import { sectors } from "./sectors.ts";

export function list(facts: Facts, asked: Field, options: Choice[]): TemplateResult {
  if (asked.path === "organization.sectors") return sectors(facts, asked.prefix);
  if (options.length === 0) return places(facts, asked, asked.path === "organization.operates_in");
  const words = options.map(({ value, label }) => ({ value, label: sentence(label) }));
  return checks(facts, { ...asked, options: words, none: t("None of these"), search: words.length > 20 });
}
