/** Files out of the page: made here, handed to the browser, sent nowhere. */

export function saveFile(text: string, reference: string | null | undefined): void {
  save(text, "application/json", `${fileName(reference)}.incident.json`);
}

export function save(content: string | Blob, type: string, name: string): void {
  const blob = typeof content === "string" ? new Blob([content], { type: `${type};charset=utf-8` }) : content;
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** What a text leaves for the name of a file. */
export function fileName(text: string | null | undefined): string {
  return (typeof text === "string" ? text : "").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 80) || "incident";
}
