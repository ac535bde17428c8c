/** A whole number within bounds. */
import type { NumberOut } from "noticeclock";
import type { TemplateResult } from "lit";

import { t } from "../i18n.ts";
import type { Facts } from "../model/facts.ts";
import type { Field } from "./field.ts";
import { text } from "./text.ts";

/** A whole number that the organisation's own contract gives. What is none is handed on as it was typed, so that the engine says so. */
export function whole(facts: Facts, field: Field, { unit, at_least: least, at_most: most }: NumberOut): TemplateResult {
  const units: Record<string, string> = {
    hours: t("in hours"), days: t("in days"), business_days: t("in business days"), weeks: t("in weeks"), months: t("in months"), years: t("in years"), people: t("number of people"),
  };
  const hint = [field.hint, t("{least} to {most}, {unit}.", { least, most, unit: units[unit] ?? unit })].filter(Boolean).join(" ");
  return text(facts, { ...field, hint }, { narrow: true, read: (typed) => (/^\s*\d+\s*$/.test(typed) ? Number(typed) : typed.trim() || undefined) });
}
