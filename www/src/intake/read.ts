/** Reads a table in slices, so that typing, scrolling and the progress bar go on meanwhile. */
import type { Cohort } from "noticeclock";

import type { Words } from "../model/words.ts";
import { SLICE, turn } from "../pauses.ts";
import { Cohorts } from "./cohorts.ts";
import { type Column, Reading } from "./columns.ts";
import { RowReader, separatorOf } from "./rows.ts";

export interface Table {
  columns: Column[];
  rows: number;
  groups: Cohort[];
  unread: Map<string, Map<string, number>>;
  /** Whether bytes were found that are no UTF-8: names may be garbled. */
  garbled: boolean;
}

export interface Progress {
  /** Between 0 and 1. */
  done: number;
  rows: number;
}

/** Rows between two looks at the clock. */
const ROWS = 64;
/** Rows that are looked at to tell what the columns are. */
const SAMPLE = 50;

/**
 * @param columns what the columns stand for, where that was chosen; else they are guessed
 * @throws the signal's reason once it is aborted
 */
export async function readTable(source: Blob, words: Words, columns: Column[] | undefined, told: (progress: Progress) => void, signal: AbortSignal): Promise<Table> {
  const reading = new Reading(words);
  let reader: RowReader | undefined;
  let cohorts: Cohorts | undefined;
  let [chosen, header] = [columns, true];
  let [bytes, garbled, began] = [0, false, performance.now()];
  const sample: string[][] = [];

  const begin = () => {
    const [first = [], ...rest] = sample;
    const guessed = reading.columns(first, rest);
    header = guessed.header;
    chosen ??= guessed.columns;
    cohorts = new Cohorts(reading, chosen);
    for (const row of header ? rest : sample) cohorts.add(row);
  };
  const take = async (rows: Generator<string[]>) => {
    let looked = 0;
    for (const row of rows) {
      if (cohorts) cohorts.add(row);
      else if (sample.push(row) > SAMPLE) begin();
      looked += 1;
      if (looked % ROWS === 0 && performance.now() - began > SLICE) await pause();
    }
  };
  const pause = async () => {
    told({ done: source.size === 0 ? 1 : bytes / source.size, rows: cohorts?.rows ?? sample.length });
    await turn();
    signal.throwIfAborted();
    began = performance.now();
  };

  const stream = source.stream().getReader();
  let decoder: TextDecoder | undefined;
  try {
    for (;;) {
      const { done, value } = await stream.read();
      signal.throwIfAborted();
      decoder ??= new TextDecoder(value?.[0] === 0xff && value[1] === 0xfe ? "utf-16le" : "utf-8");
      bytes += value?.length ?? 0;
      const text = decoder.decode(value, { stream: !done });
      garbled ||= text.includes("\uFFFD");
      reader ??= text === "" && !done ? undefined : new RowReader(separatorOf(text));
      if (reader) await take(reader.feed(text));
      if (done) break;
      await pause();
    }
    if (reader) await take(reader.end());
  } finally {
    void stream.cancel();
  }
  if (!cohorts) begin();
  return { columns: chosen ?? [], rows: cohorts?.rows ?? 0, groups: cohorts?.groups() ?? [], unread: reading.unread, garbled };
}
