/** The next deadline, large; what is overdue above it. */
import type { DutyOut } from "noticeclock";
import { html, nothing, type TemplateResult } from "lit";

import { t } from "../i18n.ts";
import { people } from "../model/count.ts";
import { span } from "../model/time.ts";
import { chain, deadline, doubt, left, readersTime, recipient } from "./due.ts";
import { anchor } from "./duty.ts";
import type { View } from "./view.ts";

/** Contracts that are listed as overdue. */
const LISTED = 12;

/** The owed duty whose deadline comes first. */
export function nextOwed(duties: DutyOut[]): DutyOut | undefined {
  return duties.find((duty) => duty.status === "owed" && duty.due.at !== null && !duty.overdue);
}

export function next(view: View): TemplateResult {
  const dated = view.answer.duties.filter((duty) => duty.due.at !== null && duty.status !== "done" && duty.status !== "not_owed");
  const late = dated.filter((duty) => duty.status === "owed" && duty.overdue);
  const first = nextOwed(dated);
  const open = dated.find((duty) => duty.status === "undetermined" && !duty.overdue && (!first || before(duty, first)));
  return html`
    ${late.length > 0 ? overdue(late, view) : nothing}
    <section class="next" aria-labelledby="next-title">
      <h3 id="next-title">${t("Next deadline")}</h3>
      ${first ? large(first, view) : html`<p class="none">${nothingOwed(view)}</p>`}
      ${open ? html`<p class="earlier">${past(open, view) ? t("Past already, if it turns out to be owed:") : t("Earlier still, if it turns out to be owed:")} <a href="#${anchor(open)}" @click=${lead(view, open)}>${recipient(open, view.facts.words)}</a>,
        ${deadline(open)}</p>` : nothing}
    </section>`;
}

function large(duty: DutyOut, view: View): TemplateResult {
  return html`<p class="big">${deadline(duty)}</p>
    <p class="who">${left(duty, view)} ${doubt(duty) ? html`<span class="badge">${doubt(duty)}</span>` : nothing}
      <a href="#${anchor(duty)}" @click=${lead(view, duty)}>${recipient(duty, view.facts.words)}</a> · ${people(duty.affected)}</p>
    <p class="law" lang="en">${duty.title}, <span class="cite">${duty.cite}</span></p>
    ${chain(duty, view.answer.assessed_at)} ${readersTime(duty)}`;
}

function overdue(late: DutyOut[], view: View): TemplateResult {
  // The law first, whole; of contracts as many as there is room for.
  const [law, contracts] = [late.filter(({ kind }) => kind !== "contract"), late.filter(({ kind }) => kind === "contract")];
  const shown = [...law, ...contracts.slice(0, LISTED)];
  return html`<section class="overdue" aria-labelledby="overdue-title">
    <h3 id="overdue-title">${t("Overdue: {n}", { n: late.length })}</h3>
    <ul>${shown.map((duty) => html`<li><a href="#${anchor(duty)}" @click=${lead(view, duty)}>${recipient(duty, view.facts.words)}</a> · ${left(duty, view)}</li>`)}
      ${late.length > shown.length ? html`<li>${t("and {n} more", { n: late.length - shown.length })}</li>` : nothing}</ul>
  </section>`;
}

function nothingOwed({ answer }: View): string {
  if (answer.duties.some((duty) => duty.status === "owed")) return t("No owed duty has a running deadline.");
  return answer.duties.some((duty) => duty.status === "undetermined")
    ? t("Nothing is owed for certain. What hangs on unknown facts stands below.")
    : t("No duty follows from these facts and the laws on file.");
}

function past({ due }: DutyOut, { answer }: View): boolean {
  return due.at !== null && span(answer.assessed_at, due.at).past;
}

function before(a: DutyOut, b: DutyOut): boolean {
  return Date.parse(a.due.at ?? "") < Date.parse(b.due.at ?? "");
}

/** Within a shadow root an address with # leads nowhere by itself. */
export function jump(event: Event): void {
  const link = event.currentTarget as HTMLAnchorElement;
  event.preventDefault();
  jumpTo(link.getRootNode() as ShadowRoot, link.hash.slice(1));
}

/** The way to a duty, which may stand in a fold or on a page that is not drawn yet. */
export function lead(view: View, { id }: { id: string }): (event: Event) => void {
  return (event) => {
    event.preventDefault();
    view.goToDuty(id);
  };
}

export function jumpTo(root: ShadowRoot | null, id: string): void {
  const target = root?.getElementById(id);
  if (!target) return;
  for (let fold = target.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) fold.open = true;
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: "start" });
}
