/** What is wrong with rule files, each problem at its line and column. */
import type { RuleError } from "noticeclock";
import { html, nothing, type TemplateResult } from "lit";

import { t, tn } from "../i18n.ts";

export function ruleProblems(problems: readonly RuleError[]): TemplateResult | typeof nothing {
  if (problems.length === 0) return nothing;
  return html`<section class="problems" role="alert" aria-labelledby="rule-problems-title" tabindex="-1" id="rule-problems">
    <h2 id="rule-problems-title">${tn(problems.length, "There is {n} problem with the rule files", "There are {n} problems with the rule files")}</h2>
    <p>${t("Until they are mended, none of the files opened with them counts; what counted before still does.")}</p>
    <ul>${problems.map((problem) => html`<li>${one(problem)}</li>`)}</ul>
  </section>`;
}

function one({ path, line, column, end_line: endLine, end_column: endColumn, message, help, source_line: source }: RuleError): TemplateResult {
  const length = endLine === line && endColumn > column ? endColumn - column : 1;
  return html`<b>${t("{path}, line {line}, column {column}", { path, line: String(line), column: String(column) })}</b>:
    <span lang="en">${message}${help === null ? nothing : html` (${help})`}</span>
    ${source === "" ? nothing : html`<pre class="snippet"><code>${source}
${" ".repeat(Math.max(0, column - 1))}<b aria-hidden="true">${"^".repeat(length)}</b></code></pre>`}`;
}
