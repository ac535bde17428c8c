/** What has changed since a file was saved: other rules or another engine give another answer to the same facts. */
import type { Assessment } from "noticeclock";
import { html, nothing, type TemplateResult } from "lit";

import { recipient } from "../duties/due.ts";
import type { View } from "../duties/view.ts";
import { t } from "../i18n.ts";
import { moment } from "../model/time.ts";
import { memoList } from "../work/changes.ts";
import { memo } from "../work/compare.ts";

/** Of the file's own facts; a fact that is changed afterwards is none of this. */
interface Compared {
  earlier: Assessment;
  rules: string;
  /** Reckoned at the moment of then, so that nothing differs because time has passed; null where the facts have errors now. */
  now: Assessment | null;
}

let compared: Compared | undefined;

export function since(view: View, earlier: Assessment, dismiss: () => void): TemplateResult | typeof nothing {
  const { rules, engine, zones, facts } = view.answer;
  if (earlier.rules === rules && earlier.engine === engine && earlier.zones === zones && earlier.facts === facts) return nothing;
  const { now } = found(view, earlier);
  const same = earlier.rules === rules && earlier.engine === engine && earlier.zones === zones;
  if (same && now?.facts === earlier.facts) return nothing;
  return html`<section class="since" aria-labelledby="since-title">
    <h2 id="since-title">${t("Since this file was saved")}</h2>
    <p>${t("It holds the answer of {when}.", { when: moment(earlier.assessed_at) })}
      ${earlier.rules === rules ? nothing : t("The rules have changed since.")}
      ${earlier.engine === engine ? nothing : t("The engine was {before} and is {after}.", { before: earlier.engine, after: engine })}
      ${earlier.zones === zones ? nothing : t("The time zones were {before} and are {after}.", { before: earlier.zones, after: zones })}
      ${now !== null && now.facts !== earlier.facts ? t("The facts in the file are not those of the answer in it.") : nothing}</p>
    ${now === null ? html`<p>${t("The facts have errors.")}</p>` : memoList(memo(earlier, now, (duty) => recipient(duty, view.facts.words)))}
    <p class="small">${t("Rules then")} <code>${earlier.rules}</code><br />${t("Rules now")} <code>${rules}</code></p>
    <p><button type="button" @click=${dismiss}>${t("Seen")}</button></p>
  </section>`;
}

function found(view: View, earlier: Assessment): Compared {
  const { rules } = view.answer;
  if (compared?.earlier !== earlier || compared.rules !== rules) {
    let now: Assessment | null = null;
    try {
      now = view.engine.assess(view.facts.incident, { now: earlier.assessed_at });
    } catch {
      // Then there is no answer of now to compare with.
    }
    compared = { earlier, rules, now };
  }
  return compared;
}
