/** One duty: what a reader needs at a glance, and behind a fold why, how and what to say. */
import type { DutyOut } from "noticeclock";
import { html, nothing, type TemplateResult } from "lit";

import { people } from "../model/count.ts";
import { day } from "../model/time.ts";
import { details } from "./details.ts";
import { deadline, doubt, left, recipient } from "./due.ts";
import { asks, type View } from "./view.ts";

export function anchor(duty: DutyOut): string {
  return `d-${duty.id.replace(/[^A-Za-z0-9]+/g, "-")}`;
}

export function duty(duty: DutyOut, view: View): TemplateResult {
  const needs = duty.needs;
  return html`<li class="duty ${duty.status} ${duty.overdue ? "late" : ""}">
    <article aria-labelledby=${anchor(duty)}>
      <h4 id=${anchor(duty)} tabindex="-1">${recipient(duty, view)}</h4>
      <p class="due">${deadline(duty)} ${left(duty, view)}
        ${doubt(duty) ? html`<span class="badge">${doubt(duty)}</span>` : nothing}
        ${duty.sent === null ? nothing : html`<span class="badge good">Sent ${day(duty.sent)}${duty.late === true ? ", late" : ""}</span>`}</p>
      <p class="meta">${[duty.manner, people(duty.affected)].filter(Boolean).join(" · ")}</p>
      <p class="law">${duty.title}, <span class="cite">${duty.cite}</span></p>
      ${duty.confidence === "high" ? nothing : html`<p class="care">${CARE[duty.confidence]}</p>`}
      ${needs.length === 0 ? nothing : html`<div class="needs"><p>${duty.status === "undetermined" ? "Whether it is owed hangs on:" : "Its deadline hangs on:"}</p>
        <ul>${needs.map((path) => html`<li><a href="#" @click=${(event: Event) => (event.preventDefault(), view.goTo(path))}>${asks(view, path)}</a></li>`)}</ul></div>`}
      ${details(duty, view)}
    </article>
  </li>`;
}

const CARE = {
  medium: "Read in secondary sources, not in the text itself.",
  low: "Not settled: have it checked before relying on it.",
};
