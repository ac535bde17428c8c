/** Says on every screen and every sheet of paper that an incident is an exercise, and what its clock shows. */
import type { Incident } from "noticeclock";
import { html, nothing, type TemplateResult } from "lit";

import { t } from "../i18n.ts";
import { moment } from "../model/time.ts";

export function exercise({ exercise }: Incident, now: string): TemplateResult | typeof nothing {
  if (exercise !== true) return nothing;
  return html`<p class="exercise" part="exercise" role="note"><b>${t("Exercise")}</b> <span>${t("Nothing here is real. The clock shows {when}.", { when: moment(now) })}</span></p>`;
}
