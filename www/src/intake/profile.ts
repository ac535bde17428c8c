/** The organisation as a profile that is used again: in a file, and in this browser only where that is chosen. */
import { html, nothing, type TemplateResult } from "lit";

import { t } from "../i18n.ts";
import type { Facts } from "../model/facts.ts";
import { isObject } from "../model/path.ts";
import { PROFILE, storage } from "../offline/door.ts";
import { save } from "../save.ts";

export function profile(facts: Facts): TemplateResult {
  const organization = facts.get("organization");
  const message = facts.drafts.get("profile");
  const say = (text: string) => facts.draft("profile", text);
  const open = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    if (file) void file.text().then((text) => say(take(facts, text)));
    input.value = "";
  };
  const text = `${JSON.stringify({ schema: 1, organization: organization ?? {} }, null, 2)}\n`;
  const kept = storage()?.getItem(PROFILE) ?? null;
  return html`<p class="hint">${t("An organisation is described once and used for every incident. The profile is a file of yours; it is kept in this browser only if you choose so.")}</p>
    <p class="line">
      ${isObject(organization) ? html`<button type="button" @click=${() => save(text, "application/json", "organisation.profile.json")}>${t("Save as a profile")}</button>` : nothing}
      <label class="file quiet"><span>${t("Open a profile")}</span><input type="file" accept=".json,application/json" @change=${open} /></label>
      ${kept === null ? nothing : html`<button type="button" @click=${() => say(take(facts, kept))}>${t("Use the kept profile")}</button>
        <button type="button" class="link" @click=${() => (forget(), say(t("The profile is no longer kept in this browser.")))}>${t("Forget it")}</button>`}
      ${isObject(organization) && storage() ? html`<button type="button" class="link" @click=${() => say(keep(text))}>${kept === null ? t("Keep it in this browser") : t("Keep it anew in this browser")}</button>` : nothing}
    </p>
    <p class="small" role="status">${message ?? nothing}</p>`;
}

/** Puts a profile in place of what is known of the organisation, and says how that went. */
function take(facts: Facts, text: string): string {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return t("The profile cannot be read: it is no JSON.");
  }
  const organization = isObject(parsed) ? parsed["organization"] : undefined;
  if (!isObject(organization)) return t("The file holds no profile: expected an object with organization.");
  facts.set("organization", organization);
  return t("The profile was taken over.");
}

function keep(text: string): string {
  try {
    localStorage.setItem(PROFILE, text);
    return t("The profile is kept in this browser.");
  } catch {
    return t("This browser does not keep it.");
  }
}

function forget(): void {
  storage()?.removeItem(PROFILE);
}
