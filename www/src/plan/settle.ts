/** The facts that a step yields, each with the field to answer it in; what is asked of every group of people, for each group. */
import { html, type TemplateResult } from "lit";

import { moment } from "../controls/moment.ts";
import { yesNo } from "../controls/radios.ts";
import { count, select } from "../controls/text.ts";
import type { View } from "../duties/view.ts";
import { t } from "../i18n.ts";
import { answer } from "../facts/answers.ts";
import type { Facts } from "../model/facts.ts";
import { choices, plain, sentence } from "../model/words.ts";
import { factName } from "../work/changes.ts";

/** The paths of a duty's `settles` as the facts of this incident have them. */
export function pathsOf(settles: readonly string[], facts: Facts): string[] {
  const groups = facts.list("cohorts")?.length ?? 0;
  const paths = settles.flatMap((path) => {
    if (!path.startsWith("cohorts[]")) return [path];
    return groups === 0 ? ["cohorts"] : Array.from({ length: groups }, (_, index) => path.replace("[]", `[${index}]`));
  });
  return [...new Set(paths)];
}

export function settle(path: string, view: View, key: string): TemplateResult {
  const { facts, goTo } = view;
  const { words } = facts;
  const field = (label: string, hint?: string | null) => ({ path, label, hint, prefix: `p-${key}-` });
  const [section, name = ""] = path.split(/\.(.*)/);
  if (section === "timeline" || section === "effects") {
    const { ask, help, label } = words.lists[section === "timeline" ? "events" : "effects"].find(({ id }) => id === name) ?? { ask: null, help: null, label: name };
    const asked = field(ask ? t(ask) : sentence(t(label)), help && t(help));
    return section === "timeline" ? moment(facts, asked) : yesNo(facts, asked);
  }
  const question = section === "answers" ? words.lists.questions.find(({ id }) => id === name) : undefined;
  if (question) return answer(facts, question, `p-${key}-`);
  if (path === "cause") return select(facts, field(t("How did it come about?")), choices(words.lists.causes));
  if (path === "harm.likelihood") return select(facts, field(t("How likely is harm to the people?")), plain(words.lists.likelihoods));
  if (path === "harm.severity") return select(facts, field(t("How grave would it be?")), plain(words.lists.severities));
  const label = factName(path, words);
  const [, of] = /^cohorts\[\d+\]\.(count|encrypted|residence)$/.exec(path) ?? [];
  if (of === "count") return count(facts, field(label));
  if (of === "encrypted") return yesNo(facts, field(label));
  if (of === "residence") return select(facts, field(label), words.residences);
  // What takes a table, or a list: the way to it.
  return html`<p><button type="button" class="link" @click=${() => goTo(path)}>${label}</button></p>`;
}
