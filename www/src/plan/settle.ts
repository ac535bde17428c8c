/** The facts that a step yields, each with the field to answer it in; what is asked of every group of people, for each group. */
import { html, type TemplateResult } from "lit";

import { moment } from "../controls/moment.ts";
import { yesNo } from "../controls/radios.ts";
import { count, select } from "../controls/text.ts";
import type { View } from "../duties/view.ts";
import { t } from "../i18n.ts";
import type { Facts } from "../model/facts.ts";
import { choices, plain, sentence } from "../model/words.ts";

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
    const term = words.lists[section === "timeline" ? "events" : "effects"].find(({ id }) => id === name);
    const asked = field(term?.ask ? t(term.ask) : sentence(words.label(name)), term?.help && t(term.help));
    return section === "timeline" ? moment(facts, asked) : yesNo(facts, asked);
  }
  if (path === "cause") return select(facts, field(t("How did it come about?")), choices(words.lists.causes));
  if (path === "harm.likelihood") return select(facts, field(t("How likely is harm to the people?")), plain(words.lists.likelihoods));
  if (path === "harm.severity") return select(facts, field(t("How grave would it be?")), plain(words.lists.severities));
  const [, index, of] = /^cohorts\[(\d+)\]\.(count|encrypted|residence)$/.exec(path) ?? [];
  const group = t("Group {n}", { n: Number(index) + 1 });
  if (of === "count") return count(facts, field(`${group}, ${t("how many")}`));
  if (of === "encrypted") return yesNo(facts, field(`${group}, ${t("encrypted")}`));
  if (of === "residence") return select(facts, field(`${group}, ${t("they live in")}`), words.residences);
  // What takes a table, or a list: the way to it.
  return html`<p><button type="button" class="link" @click=${() => goTo(path)}>${named(path, facts)}</button></p>`;
}

function named(path: string, { words }: Facts): string {
  const [, index, of] = /^cohorts\[(\d+)\]\.(.+)$/.exec(path) ?? [];
  if (index !== undefined) return `${t("Group {n}", { n: Number(index) + 1 })}, ${of === "data" ? t("data involved") : t(of?.replaceAll("_", " ") ?? "")}`;
  if (path === "cohorts") return t("Who is affected");
  if (path === "holds") return t("Holds");
  const id = /^answers\.(.+)$/.exec(path)?.[1];
  return words.lists.questions.find((question) => question.id === id)?.ask ?? path;
}
