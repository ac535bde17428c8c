/** Rows of a table in text (RFC 4180, and with other separators), from pieces of any size. */

const SEPARATORS = ["\t", ";", ",", "|"];
const [QUOTE, RETURN, FEED] = [0x22, 0x0d, 0x0a];

/** Which character separates the cells: the one that the first line has most of, outside quotes. */
export function separatorOf(start: string): string {
  const line = start.replaceAll(/"[^"]*"/g, "").split(/[\r\n]/, 1)[0] ?? "";
  const counts = SEPARATORS.map((separator) => line.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ",";
}

/** Where in a cell the reader stands: before it, in it, in its quotes, or at a quote that ends them or is doubled. */
type Place = "before" | "bare" | "quoted" | "quote";

export class RowReader {
  readonly #separator: number;
  #place: Place = "before";
  #cells: string[] = [];
  #cell = "";
  #afterReturn = false;

  constructor(separator: string) {
    this.#separator = separator.charCodeAt(0);
  }

  /** The rows that are complete with this piece. */
  *feed(piece: string): Generator<string[]> {
    let from = 0;
    for (let at = 0; at < piece.length; at += 1) {
      const sign = piece.charCodeAt(at);
      if (this.#place === "quoted") {
        if (sign === QUOTE) {
          this.#cell += piece.slice(from, at);
          this.#place = "quote";
        }
        continue;
      }
      const follows = this.#afterReturn && sign === FEED;
      this.#afterReturn = false;
      if (follows) {
        from = at + 1;
        continue;
      }
      if (sign === QUOTE && this.#place !== "bare") {
        if (this.#place === "quote") this.#cell += '"';
        this.#place = "quoted";
        from = at + 1;
        continue;
      }
      if (this.#place !== "bare") {
        this.#place = "bare";
        from = at;
      }
      if (sign !== this.#separator && sign !== FEED && sign !== RETURN) continue;
      this.#cell += piece.slice(from, at);
      this.#close();
      from = at + 1;
      if (sign === this.#separator) continue;
      this.#afterReturn = sign === RETURN;
      yield this.#row();
    }
    if (this.#place === "bare" || this.#place === "quoted") this.#cell += piece.slice(from);
  }

  /** The last row, where no line end closed it. */
  *end(): Generator<string[]> {
    if (this.#place === "before" && this.#cells.length === 0) return;
    this.#close();
    yield this.#row();
  }

  #close(): void {
    this.#cells.push(this.#cell);
    this.#cell = "";
    this.#place = "before";
  }

  #row(): string[] {
    const cells = this.#cells;
    this.#cells = [];
    return cells;
  }
}
