/** The timeline as a drawing, and the same facts as a table. */
import { html, nothing, svg, type TemplateResult } from "lit";

import { anchor } from "../duties/duty.ts";
import { lead } from "../duties/next.ts";
import type { View } from "../duties/view.ts";
import { t } from "../i18n.ts";
import { moment, span } from "../model/time.ts";
import { type Kind, type Mark, type Row, rows, undrawn } from "./marks.ts";
import { Scale, type Tick } from "./scale.ts";
import { style } from "../sheets.ts";
import css from "../styles/timeline.css?inline";

style(css);

/** Height of a row, and where in it the bar stands. */
const [ROW, BAR, HEAD] = [40, 28, 26];
/** Rows that are drawn until more are asked for. */
const SHOWN = 16;

export function timeline(view: View): TemplateResult {
  const [all, left] = [rows(view), undrawn(view)];
  const shown = view.facts.drafts.has("timeline") ? all : all.slice(0, SHOWN);
  const scale = new Scale(view.answer.assessed_at, shown.flatMap(({ marks }) => marks.map(({ at }) => at)));
  return html`<p class="hint">${t("Distances shrink with the time from now: the line is even near now and denser further away.")}</p>
    ${drawing(shown, scale, view)} ${legend(all)}
    ${left === 0 ? nothing : html`<p class="small">${t("{n} deadlines under contracts are not drawn: they stand in the list.", { n: left })}</p>`}
    ${all.length > shown.length ? html`<p><button type="button" class="link" @click=${() => view.facts.draft("timeline", "all")}>${t("Draw all {n} lines", { n: all.length })}</button></p>` : nothing}
    <details class="why"><summary>${t("The timeline as a table")}</summary>${table(all, view)}</details>`;
}

const percent = (share: number) => `${(2 + share * 96).toFixed(2)}%`;

/** For the eye alone: the table says the same, and is what a keyboard and a screen reader get. */
function drawing(shown: Row[], scale: Scale, view: View): TemplateResult {
  const height = HEAD + shown.length * ROW + 4;
  return html`<svg class="drawing" width="100%" height=${height} aria-hidden="true" focusable="false">
    ${scale.ticks.map((tick, index) => axis(tick, scale, height, index))}
    ${shown.map((row, index) => line(row, scale, HEAD + index * ROW, view))}
  </svg>`;
}

function axis(tick: Tick, scale: Scale, height: number, index: number): TemplateResult {
  const x = percent(scale.place(tick.hours));
  const isNow = tick.name === "now";
  return svg`<line class=${isNow ? "now" : "tick"} x1=${x} x2=${x} y1=${HEAD - 6} y2=${height} />
    <text class="label ${isNow ? "now" : index % 2 === 0 ? "even" : "odd"}" x=${x} y="14" text-anchor=${anchorOf(scale.place(tick.hours))}>${tickName(tick)}</text>` as TemplateResult;
}

function anchorOf(share: number): string {
  return share < 0.05 ? "start" : share > 0.95 ? "end" : "middle";
}

function tickName({ name, n }: Tick): string {
  const sign = n < 0 ? "−" : "+";
  const size = Math.abs(n);
  if (name === "now") return t("now");
  if (name === "year") return t("{sign}1 y", { sign });
  return name === "weeks" ? t("{sign}{n} w", { sign, n: size }) : t("{sign}{n} d", { sign, n: size });
}

function line(row: Row, scale: Scale, y: number, view: View): TemplateResult {
  const go = () => row.duty !== undefined && view.goToDuty(row.duty);
  const places = row.marks.map(({ at }) => scale.at(at));
  const from = row.from === undefined ? undefined : Math.max(0, scale.at(row.from));
  const [start, end] = [Math.min(...places, from ?? 1), Math.max(...places)];
  return svg`<g class=${row.duty === undefined ? "row" : "row leads"} @click=${go}>
    <rect class="hit" x="0" y=${y} width="100%" height=${ROW} />
    <foreignObject x="0" y=${y} width="100%" height="20"><div class="title"><span>${row.title}</span></div></foreignObject>
    <line class="base" x1="0" x2="100%" y1=${y + ROW - 2} y2=${y + ROW - 2} />
    ${row.duty === undefined ? nothing : svg`<line class="span" x1=${percent(start)} x2=${percent(end)} y1=${y + BAR} y2=${y + BAR} />`}
    ${row.marks.map((mark) => sign(mark, percent(scale.at(mark.at)), y + BAR))}
  </g>` as TemplateResult;
}

/** A sign of its own shape for each kind, so that colour alone says nothing. */
function sign({ kind, says, at }: Mark, x: string, y: number): TemplateResult {
  return svg`<svg class="sign ${kind}" x=${x} y=${y} overflow="visible">${SHAPES[kind]}<title>${says}: ${moment(at)}</title></svg>` as TemplateResult;
}

const SHAPES: Record<Kind, TemplateResult> = {
  event: svg`<circle r="4" />` as TemplateResult,
  due: svg`<path d="M-2-7h4V7h-4z" />` as TemplateResult,
  provisional: svg`<path d="M-2-7h4V7h-4z" />` as TemplateResult,
  late: svg`<path d="M-6-6L6 6M6-6L-6 6" />` as TemplateResult,
  sent: svg`<path d="M-6 0l4 5L7-6" />` as TemplateResult,
  planned: svg`<path d="M0-6L6 0 0 6-6 0z" />` as TemplateResult,
  safe: svg`<path d="M-6-5H6L0 6z" />` as TemplateResult,
};

function legend(all: Row[]): TemplateResult {
  const there = new Set(all.flatMap(({ marks }) => marks.map(({ kind }) => kind)));
  const names: [Kind, string][] = [
    ["event", t("what happened")],
    ["due", t("deadline")],
    ["provisional", t("provisional deadline")],
    ["late", t("overdue")],
    ["planned", t("planned")],
    ["sent", t("sent")],
    ["safe", t("latest safe mailing")],
  ];
  return html`<ul class="legend" aria-hidden="true">${names.filter(([kind]) => there.has(kind)).map(([kind, name]) => html`<li>
    <svg class="drawing" width="18" height="18" focusable="false">${svg`<svg class="sign ${kind}" x="9" y="9" overflow="visible">${SHAPES[kind]}</svg>`}</svg>${name}</li>`)}</ul>`;
}

function table(all: Row[], view: View): TemplateResult {
  const now = view.answer.assessed_at;
  const marks = all.flatMap((row) => row.marks.map((mark) => ({ row, mark }))).sort((a, b) => Date.parse(a.mark.at) - Date.parse(b.mark.at));
  const away = (at: string) => {
    const { past, words } = span(now, at);
    return past ? t("{time} ago", { time: words }) : t("in {time}", { time: words });
  };
  // On a small screen its cells stand below one another: it is a table by its roles.
  return html`<table class="moments" role="table" aria-label=${t("The timeline as a table")}>
    <thead role="rowgroup"><tr role="row">${[t("When"), t("From now"), t("What")].map((name) => html`<th role="columnheader" scope="col">${name}</th>`)}</tr></thead>
    <tbody role="rowgroup">${marks.map(({ row, mark }) => html`<tr role="row"><td role="cell"><time datetime=${mark.at}>${moment(mark.at)}</time></td><td role="cell">${away(mark.at)}</td>
      <td role="cell">${row.duty === undefined ? row.title : html`${mark.says}: <a href="#${anchor({ id: row.duty })}" @click=${lead(view, { id: row.duty })}>${row.title}</a>`}</td></tr>`)}</tbody></table>`;
}
