/** Files as one archive (ZIP, stored), since a browser saves no folder. The same files give the same bytes. */
import type { SourceFile } from "noticeclock";
import { strToU8, zipSync } from "fflate";

/** The first day that an archive can name: one of the same files is the same archive, whenever it is made. */
const mtime = new Date(1980, 0, 1);

export function zip(files: readonly SourceFile[]): Blob {
  return new Blob([zipSync(Object.fromEntries(files.map(({ path, text }) => [path, strToU8(text)])), { level: 0, mtime })]);
}
