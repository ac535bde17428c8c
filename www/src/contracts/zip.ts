/** Files as one archive (ZIP, stored, names in UTF-8), since a browser saves no folder. The same files give the same bytes. */
import type { SourceFile } from "noticeclock";

const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xed_b8_83_20 : value >>> 1;
  return value;
});

function crc(bytes: Uint8Array): number {
  let value = 0xff_ff_ff_ff;
  for (const byte of bytes) value = (TABLE[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return (value ^ 0xff_ff_ff_ff) >>> 0;
}

/** Little-endian numbers of two or four bytes. */
function numbers(...parts: [size: 2 | 4, value: number][]): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(parts.reduce((sum, [size]) => sum + size, 0)));
  let at = 0;
  for (const [size, value] of parts) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return new Uint8Array(view.buffer);
}

/** Names are in UTF-8. */
const FLAGS = 0x08_00;
/** 1 January 1980: an archive of the same files is the same archive. */
const [TIME, DATE] = [0, 0x21];

export function zip(files: readonly SourceFile[]): Blob {
  const encode = new TextEncoder();
  const body: Uint8Array<ArrayBuffer>[] = [];
  const list: Uint8Array<ArrayBuffer>[] = [];
  let at = 0;
  for (const { path, text } of files) {
    const [name, bytes] = [encode.encode(path), encode.encode(text)];
    const common: [2 | 4, number][] = [[2, FLAGS], [2, 0], [2, TIME], [2, DATE], [4, crc(bytes)], [4, bytes.length], [4, bytes.length], [2, name.length], [2, 0]];
    const head = numbers([4, 0x04_03_4b_50], [2, 20], ...common);
    body.push(head, name, bytes);
    list.push(numbers([4, 0x02_01_4b_50], [2, 20], [2, 20], ...common, [2, 0], [2, 0], [2, 0], [4, 0], [4, at]), name);
    at += head.length + name.length + bytes.length;
  }
  const size = list.reduce((sum, { length }) => sum + length, 0);
  return new Blob([...body, ...list, numbers([4, 0x06_05_4b_50], [2, 0], [2, 0], [2, files.length], [2, files.length], [4, size], [4, at], [2, 0])]);
}
