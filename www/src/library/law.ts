/** One law: in readable form, as its file, with sources, cases and history. */
import { html, nothing, type TemplateResult } from "lit";

import { care } from "../duties/due.ts";
import { t } from "../i18n.ts";
import { save } from "../save.ts";
import { day } from "../model/time.ts";
import { sentence } from "../model/words.ts";
import type { Reader } from "./door.ts";
import { changeList, statusName } from "./library.ts";
import { type Form, isForm, type Ron } from "./ron.ts";
import { type Law, list, type Shelf } from "./shelf.ts";
import { bare, type Clause, spaced, Wording } from "./wording.ts";

export function lawView(law: Law, shelf: Shelf, reader: Reader, back: () => void): TemplateResult {
  const { out, file, tree, cases, changes } = law;
  const number = (n: number) => html` <span class="count">${n}</span>`;
  const fold = (title: unknown, body: unknown, open = false) => html`<details class="section" ?open=${open}><summary><h4>${title}</h4></summary>${body}</details>`;
  return html`<p><button type="button" @click=${back}>${t("Back to the list")}</button></p>
    <article class="law-view" aria-labelledby="law-title">
      <h3 id="law-title" tabindex="-1" lang="en">${out.title}</h3>
      ${head(law, reader)}
      ${fold(t("In words"), tree ? inWords(tree, new Wording(reader.words, shelf.authorities)) : html`<p>${t("The text of this law is not at hand.")}</p>`, true)}
      ${file ? fold(t("As its file (RON)"), html`<p><button type="button" @click=${() => save(file.text, "text/plain", file.path.split("/").at(-1) ?? "law.ron")}>${t("Save the file")}</button></p>
        <pre class="ron" tabindex="0" role="region" aria-label=${file.path}><code lang="en">${file.text}</code></pre>`) : nothing}
      ${fold(html`${t("Sources")}${number(out.sources.length)}`, html`<ul>${out.sources.map((source) => html`<li class="source" lang="en">${source}</li>`)}</ul>`)}
      ${cases.length === 0 ? nothing : fold(html`${t("Cases")}${number(cases.length)}`, html`<p class="hint">${t("What must come of this law, reckoned by hand. The program is held against it.")}</p>
        <ul lang="en">${cases.map(({ name }) => html`<li>${name}</li>`)}</ul>
        <details><summary>${t("As its file (RON)")}</summary><pre class="ron" tabindex="0" role="region" aria-label=${t("Cases")}><code lang="en">${law.casesText}</code></pre></details>`)}
      ${fold(html`${t("History")}${number(changes.length)}`, html`${versions(law)} ${changes.length === 0 ? html`<p>${t("The change log has no entry about this law.")}</p>` : html`<div lang="en">${changeList(changes)}</div>`}`)}
    </article>`;
}

function rows(entries: [string, unknown][]): TemplateResult {
  return html`<dl>${entries.filter(([, value]) => value !== null && value !== undefined && value !== "").map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>`;
}

const inEnglish = (text: string | null | undefined) => (text ? html`<span lang="en">${text}</span>` : null);

function head({ out }: Law, { words }: Reader): TemplateResult {
  const kinds = { statute: t("Statute"), regulation: t("Regulation"), contract: t("Contract"), guidance: t("Guidance"), policy: t("Policy") };
  return rows([
    [t("Citation"), inEnglish(out.citation)],
    [t("Place"), words.place(out.place)],
    [t("Kind"), kinds[out.kind]],
    [t("Status"), out.status === null ? t("In force") : statusName(out.status)],
    [t("From"), out.from && day(out.from)],
    [t("Until"), out.until && day(out.until)],
    [t("Last read"), `${day(out.reviewed)}. ${care(out.confidence)}`],
    [t("Note"), inEnglish(out.note)],
    [t("Id"), html`<code>${out.id}</code>`],
  ]);
}

function inWords(tree: Form, wording: Wording): TemplateResult {
  const { fields } = tree;
  const questions = list(fields["questions"]).filter((found): found is Form => isForm(found));
  wording.ask(new Map(questions.map((question) => [bare(question.fields["id"] ?? null), bare(question.fields["ask"] ?? null)])));
  const part = (title: string, value: Ron | undefined) => (value === undefined ? nothing : html`<h5>${title}</h5><div lang="en">${clause(wording.condition(value))}</div>`);
  return html`
    ${part(t("Which organisations it binds"), fields["binds"])}
    <h5>${t("Whose people count")}</h5><p lang="en">${wording.people(fields["people"])}</p>
    ${part(t("Which data make them count"), fields["protects"])}
    ${part(t("What must have happened"), fields["trigger"])}
    ${list(fields["duties"]).filter((found): found is Form => isForm(found)).map((duty) => dutyInWords(duty, wording))}
    ${exemptions(list(fields["exemptions"]), wording)}
    ${questions.length === 0 ? nothing : html`<h5>${t("What it asks")}</h5><ul lang="en">${questions.map(({ fields: { ask, help, cite } }) => html`<li><b>${bare(ask ?? null)}</b> ${help === undefined ? nothing : bare(help)} <span class="cite">${bare(cite ?? null)}</span></li>`)}</ul>`}`;
}

function clause({ says, of }: Clause): TemplateResult {
  return html`${says}${of.length === 0 ? nothing : html`<ul>${of.map((below) => html`<li>${clause(below)}</li>`)}</ul>`}`;
}

function dutyInWords({ fields }: Form, wording: Wording): TemplateResult {
  const period = isForm(fields["in_force"]) ? fields["in_force"].fields : {};
  const text = (value: Ron | undefined) => (value === undefined ? null : inEnglish(bare(value)));
  const condition = (value: Ron | undefined) => (value === undefined ? null : html`<div lang="en">${clause(wording.condition(value))}</div>`);
  const stage = isForm(fields["stage"]) ? spaced(fields["stage"].name) : null;
  return html`<section class="duty-of-law"><h5 lang="en">${sentence(wording.recipient(fields["to"]))}${stage === null ? nothing : `: ${stage}`}</h5>
    ${rows([
      [t("Owed where"), condition(fields["when"])],
      [t("Which data make them count"), condition(fields["protects"])],
      [t("Counting those of whom"), condition(fields["counts"])],
      [t("Deadline"), fields["due"] === undefined ? null : html`<div lang="en">${clause(wording.due(fields["due"]))}</div>`],
      [t("Manner"), isForm(fields["manner"]) ? inEnglish(spaced(fields["manner"].name)) : null],
      [t("The notice says"), fields["content"] === undefined ? null : inEnglish(wording.terms("content", fields["content"], "and"))],
      [t("It must not say"), fields["must_not_say"] === undefined ? null : inEnglish(wording.terms("content", fields["must_not_say"], "and"))],
      [t("Beside the notice"), fields["provide"] === undefined ? null : inEnglish(list(fields["provide"]).map((item) => wording.provide(item)).join("; "))],
      [t("Channel"), text(fields["channel"])],
      [t("Otherwise"), text(fields["substitute"])],
      [t("Keep a record"), text(fields["keep"])],
      [t("From"), period["from"] === undefined ? null : day(bare(period["from"]))],
      [t("Until"), period["until"] === undefined ? null : day(bare(period["until"]))],
      [t("Citation"), text(fields["cite"])],
      [t("Note"), text(fields["note"])],
      [t("Counting"), text(fields["counting"])],
    ])}</section>`;
}

function exemptions(found: Ron[], wording: Wording): TemplateResult | typeof nothing {
  if (found.length === 0) return nothing;
  return html`<h5>${t("Exemptions")}</h5><ul lang="en">${found.map((exemption) => {
    if (!isForm(exemption)) return nothing;
    const { when, lifts, cite, note } = exemption.fields;
    const what = isForm(lifts) && lifts.name === "Only" ? `lifts ${bare(lifts.items[0] ?? null)}` : "lifts every duty";
    return html`<li>${what} <span class="cite">${bare(cite ?? null)}</span>: ${clause(wording.condition(when))} ${note === undefined ? nothing : bare(note)}</li>`;
  })}</ul>`;
}

/** The versions of its duties, where there is more than one. */
function versions({ out }: Law): TemplateResult | typeof nothing {
  const several = out.duties.filter(({ from, until }) => from !== null || until !== null);
  if (several.length === 0) return nothing;
  return html`<h5>${t("Versions of its duties")}</h5><ul>${several.map(({ id, cite, from, until }) => html`<li><code>${id}</code> <span lang="en" class="cite">${cite}</span>
    ${from === null ? nothing : t("from {when}", { when: day(from) })} ${until === null ? nothing : t("until {when}", { when: day(until) })}</li>`)}</ul>`;
}
