/** Documents as DOCX. */
import {
  AlignmentType, BorderStyle, CommentRangeEnd, CommentRangeStart, CommentReference, Document, Footer, Header, HeadingLevel, LevelFormat, Packer, PageNumber,
  Paragraph, ShadingType, Table, TableCell, TableRow, TextRun, WidthType,
} from "docx";

import type { Block, Run } from "./document.ts";

export interface About {
  title: string;
  /** BCP 47, for the spelling checker. */
  language: string;
  /** RFC 3339; stands in the file where a clock would be read. */
  at: string;
  /** What stands at the head of every page. */
  head: string | undefined;
}

const NUMBERED = "numbered";
/** Points are half points here, and lengths twentieths of a point. */
const TEXT = 21;
const WIDTH = 9638;

export function docx(blocks: Block[], about: About): Promise<Blob> {
  const at = new Date(about.at);
  const remark = blocks.flatMap((block) => (block.kind === "title" && block.remark ? [block.remark] : []))[0];
  // Numbers begin anew in every list.
  let lists = 0;
  const children = blocks.flatMap((block) => {
    if (block.kind === "list" && block.numbered) lists += 1;
    return written(block, lists);
  });
  const document = new Document({
    title: about.title,
    creator: "Noticeclock",
    lastModifiedBy: "Noticeclock",
    styles: {
      default: {
        document: { run: { font: "Calibri", size: TEXT, language: { value: about.language } }, paragraph: { spacing: { after: 100 } } },
        title: { run: { size: 36, bold: true }, paragraph: { spacing: { after: 160 } } },
        heading1: { run: { size: 28, bold: true, color: "12508C" }, paragraph: { spacing: { before: 320, after: 120 }, keepNext: true } },
        heading2: { run: { size: 24, bold: true }, paragraph: { spacing: { before: 240, after: 80 }, keepNext: true } },
      },
    },
    numbering: { config: [{ reference: NUMBERED, levels: [{ level: 0, format: LevelFormat.DECIMAL, text: "%1.", alignment: AlignmentType.START, style: { paragraph: { indent: { left: 480, hanging: 360 } } } }] }] },
    ...(remark ? { comments: { children: [{ id: 0, author: "Noticeclock", initials: "NC", date: at, children: remark.map((line) => new Paragraph(clean(line))) }] } } : {}),
    sections: [{
      properties: { page: { margin: { top: 1134, bottom: 1134, left: 1134, right: 1134 } } },
      ...(about.head === undefined ? {} : { headers: { default: new Header({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text: clean(about.head), bold: true, color: "7A4A00" })] })] }) } }),
      footers: { default: new Footer({ children: [new Paragraph({ alignment: AlignmentType.END, children: [new TextRun({ children: [PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES], size: 18 })] })] }) },
      children,
    }],
  });
  return Packer.toBlob(document);
}

function written(block: Block, lists: number): (Paragraph | Table)[] {
  switch (block.kind) {
    case "title": {
      const run = new TextRun(clean(block.text));
      const children = block.remark ? [new CommentRangeStart(0), run, new CommentRangeEnd(0), new TextRun({ children: [new CommentReference(0)] })] : [run];
      return [new Paragraph({ heading: HeadingLevel.TITLE, children })];
    }
    case "heading":
      return [new Paragraph({ heading: block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2, children: [new TextRun(clean(block.text))] })];
    case "text":
      return [new Paragraph({ children: runs(block.runs) })];
    case "list":
      return block.items.map((item) => new Paragraph({
        children: runs(item),
        spacing: { after: 40 },
        ...(block.numbered ? { numbering: { reference: NUMBERED, level: 0, instance: lists } } : { bullet: { level: 0 } }),
      }));
    case "table":
      return [table(block.head, block.rows), new Paragraph({ spacing: { after: 60 } })];
  }
}

function table(head: string[], rows: Run[][][]): Table {
  const share = head.length === 2 ? [2600, WIDTH - 2600] : head.map(() => Math.floor(WIDTH / head.length));
  const line = { style: BorderStyle.SINGLE, size: 4, color: "B8BEC4" };
  const cell = (children: TextRun[], index: number, header: boolean) => new TableCell({
    children: [new Paragraph({ children, spacing: { after: 0 } })],
    width: { size: share[index] ?? 0, type: WidthType.DXA },
    margins: { top: 50, bottom: 50, left: 90, right: 90 },
    ...(header ? { shading: { type: ShadingType.CLEAR, fill: "EEF1F4" } } : {}),
  });
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: share,
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: head.map((name, index) => cell([new TextRun({ text: clean(name), bold: true })], index, true)) }),
      ...rows.map((row) => new TableRow({ children: row.map((runs_, index) => cell(runs(runs_), index, false)) })),
    ],
  });
}

function runs(given: Run[]): TextRun[] {
  return given.filter((run) => run !== "").map((run) => {
    if (run === "\n") return new TextRun({ break: 1 });
    if (typeof run === "string") return new TextRun(clean(run));
    const { text, bold, code, gap } = run;
    return new TextRun({
      text: clean(text),
      ...(bold || gap ? { bold: true } : {}),
      ...(code ? { font: "Consolas", size: 17 } : {}),
      ...(gap ? { highlight: "yellow" as const, color: "000000" } : {}),
    });
  });
}

/** Characters that no XML may hold would make the whole file unreadable. */
function clean(text: string): string {
  return text.replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "\uFFFD");
}

