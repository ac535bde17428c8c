/** The work on one duty: planned, sent, whose it is, a remark, who has checked it. */
import type { DutyOut } from "noticeclock";
import { html, nothing, type TemplateResult } from "lit";

import { moment as whenField } from "../controls/moment.ts";
import { whose } from "../duties/due.ts";
import type { View } from "../duties/view.ts";
import { t } from "../i18n.ts";
import type { Facts } from "../model/facts.ts";
import { idOf, isObject } from "../model/path.ts";
import { moment } from "../model/time.ts";
import { isStale } from "./model.ts";
import { typed } from "../controls/typed.ts";

/** @param prefix tells the fields of one duty apart, where it stands in two places */
export function marks(duty: DutyOut, view: View, prefix = ""): TemplateResult {
  const { facts } = view;
  const key = `${prefix}${idOf(duty.id)}`;
  const noted = view.desk.of(duty.id);
  const write = (name: "owner" | "remark") => (event: Event) =>
    view.note(duty.id, { [name]: (event.target as HTMLInputElement).value.trim() || undefined });
  return html`
    <div class="pair top">
      ${noticeTime(facts, duty.id, "planned", t("When is this notice planned for?"), key)}
      ${noticeTime(facts, duty.id, "sent", t("When was this notice sent?"), key)}
    </div>
    ${duty.sent === null ? html`<p><button type="button" @click=${() => setNotice(facts, duty.id, { sent: view.answer.assessed_at })}>${t("Mark as sent now")}${whose(duty, view)}</button></p>` : nothing}
    <div class="pair top">
      <div class="field"><label for="owner-${key}">${t("Who sees to it?")}</label>
        <input id="owner-${key}" type="text" autocomplete="off" .value=${typed(noted.owner ?? "")} @change=${write("owner")} /></div>
      <div class="field"><label for="remark-${key}">${t("Remark")}</label>
        <textarea id="remark-${key}" rows="2" .value=${typed(noted.remark ?? "")} @change=${write("remark")}></textarea></div>
    </div>
    ${noted.signed
      ? html`<p>${t("Signed off by {name}, {when}.", { name: noted.signed.by, when: moment(noted.signed.at) })}
          ${isStale(noted, duty.due.at) ? html`<span class="care">${t("Its deadline was another then.")}</span>` : nothing}
          <button type="button" class="link" @click=${() => view.note(duty.id, { signed: undefined })}>${t("Take the sign-off back")}${whose(duty, view)}</button></p>`
      : signOff(duty, view, key)}`;
}

function signOff(duty: DutyOut, view: View, key: string): TemplateResult {
  const sign = (event: Event) => {
    event.preventDefault();
    const input = (event.target as HTMLElement).closest(".sign")?.querySelector("input");
    const by = input?.value.trim() ?? "";
    if (by === "") input?.focus();
    else view.note(duty.id, { signed: { by, at: view.answer.assessed_at, due: duty.due.at } });
  };
  const enter = (event: KeyboardEvent) => {
    if (event.key === "Enter") sign(event);
  };
  return html`<div class="field sign"><label for="sign-${key}">${t("Sign off: your name")}</label>
    <p class="hint" id="sign-${key}-hint">${t("Says that this duty was checked as it stands now. The time is added.")}</p>
    <div class="line"><input id="sign-${key}" type="text" autocomplete="name" aria-describedby="sign-${key}-hint" @keydown=${enter} />
    <button type="button" @click=${sign}>${t("Sign off")}${whose(duty, view)}</button></div></div>`;
}

type Noticed = "sent" | "planned";

/** Sending is a fact like any other: it goes into the incident, and what hangs on it moves. */
function noticeTime(facts: Facts, duty: string, which: Noticed, label: string, key: string): TemplateResult {
  const notices = (facts.list("notices") ?? []).filter(isObject);
  const found = notices.findIndex((notice) => notice["duty"] === duty);
  const path = `notices[${found < 0 ? `new-${key}` : found}].${which}`;
  const recording = Object.assign(Object.create(facts) as Facts, {
    get: (at: string) => (at === path ? (notices[found]?.[which] ?? undefined) : facts.get(at)),
    text: (at: string) => (at === path ? String(notices[found]?.[which] ?? "") : facts.text(at)),
    set: (_: string, value: unknown) => setNotice(facts, duty, { [which]: value }),
  });
  return whenField(recording, { path, label, prefix: `${which}-${key}-` }, false);
}

export function setNotice(facts: Facts, duty: string, change: { [which in Noticed]?: unknown }): void {
  const notices = facts.list("notices") ?? [];
  const found = notices.findIndex((notice) => isObject(notice) && notice["duty"] === duty);
  const old = notices[found];
  const notice = Object.fromEntries(Object.entries({ ...(isObject(old) ? old : { duty }), ...change }).filter(([, value]) => value !== undefined));
  const others = notices.filter((_, index) => index !== found);
  const rest = "sent" in notice || "planned" in notice ? (found < 0 ? [...notices, notice] : notices.map((other, index) => (index === found ? notice : other))) : others;
  facts.set("notices", rest.length > 0 ? rest : undefined);
}
