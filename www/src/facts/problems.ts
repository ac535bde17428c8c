/** The error summary: every error at once, each with the way to its field. */
import type { IncidentError } from "noticeclock";
import { html, nothing, type TemplateResult } from "lit";

import { t } from "../i18n.ts";
import { fieldId } from "../model/path.ts";

export function problems(errors: readonly IncidentError[], go: (path: string) => void): TemplateResult | typeof nothing {
  if (errors.length === 0) return nothing;
  return html`<section class="problems" role="alert" aria-labelledby="problems-title" tabindex="-1" id="problems">
    <h3 id="problems-title">${errors.length === 1 ? t("There is a problem with the facts") : t("There is a list of {n} problems with the facts", { n: errors.length })}</h3>
    <p>${errors.length === 1 ? t("Until it is mended, no duties are shown.") : t("Until they are mended, no duties are shown.")}</p>
    <ul>${errors.map((error) => html`<li>${line(error, go)}</li>`)}</ul>
  </section>`;
}

function line(error: IncidentError, go: (path: string) => void): TemplateResult {
  const where = error.line === null ? error.path : t("line {line}, column {column}", { line: error.line, column: String(error.column) });
  const says = html`${error.message}${error.help ? html` (${error.help})` : nothing}`;
  const follow = (event: Event) => {
    event.preventDefault();
    go(error.path);
  };
  // Not every value of a file has a field: what has none is said by its path alone.
  const target = error.line === null && error.path !== "" ? html`<a href="#${fieldId(error.path)}" @click=${follow}>${where}</a>` : where;
  return html`${target}${where === "" ? nothing : ": "}${says}`;
}

/** Opens what hides the field, or the nearest one around it, and puts the cursor there. */
export function goTo(path: string, root: ShadowRoot | null): void {
  for (let at = path; at !== ""; at = at.replace(/(\.[^.[\]]+|\[\d+\]|^[^.[\]]+)$/, "")) {
    const field = root?.getElementById(fieldId(at));
    if (!field) continue;
    for (let fold = field.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) fold.open = true;
    // A legend has no cursor of its own, but its first control has.
    (field.matches("legend") ? (field.parentElement?.querySelector<HTMLElement>("input, select") ?? field) : field).focus();
    field.scrollIntoView({ block: "center" });
    return;
  }
}
