/** A table of clauses by the thousand, some of whose lines are wrong in a known way. */

export interface Bulk {
  csv: string;
  /** By line of the file: the field that is wrong. */
  wrong: Map<number, string>;
  /** In the order of the lines. */
  customers: string[];
}

const SLIPS: [field: string, cells: Partial<Record<string, string>>][] = [
  ["counterparty", { customer: "" }],
  ["clause", { clause: "" }],
  ["unit", { period: "soonish" }],
  ["number", { period: "0 hours" }],
  ["event", { event: "moonrise" }],
  ["calendar", { period: "3 business days" }],
  ["from", { from: "2025-02-30" }],
];

const COLUMNS = ["customer", "agreement", "clause", "role", "trigger", "period", "event", "e-mail", "time zone", "calendar", "from"];

/** Every hundred-and-first line from the hundred-and-first on is wrong, 37 at most. */
export function bulk(clauses = 5_000): Bulk {
  const wrong = new Map<number, string>();
  const customers: string[] = [];
  const rows = Array.from({ length: clauses }, (_, index) => {
    const line = index + 2;
    const customer = `Customer ${String(index + 1).padStart(4, "0")}, Inc.`;
    customers.push(customer);
    const periods = ["24 hours", "36 hours", "48 hours", "72 hours", "2 days", "3 days", "5 days"];
    const row: Record<string, string> = {
      customer, agreement: `Services agreement no. ${index + 1}`, clause: `${9 + (index % 4)}.${1 + (index % 3)}`, role: index % 2 === 0 ? "hold" : "partner",
      trigger: ["any", "personal", "theirs"][index % 3] ?? "any", period: periods[index % periods.length] ?? "", event: index % 5 === 0 ? "discovered" : "aware",
      "e-mail": `security@customer-${index + 1}.example`, "time zone": ["Europe/London", "America/New_York", "Asia/Tokyo"][index % 3] ?? "", calendar: "", from: "2025-03-01",
    };
    if (line % 101 === 0 && wrong.size < 37) {
      const [field, cells] = SLIPS[wrong.size % SLIPS.length] ?? SLIPS[0]!;
      wrong.set(line, field);
      Object.assign(row, cells);
    }
    return COLUMNS.map((column) => `"${row[column] ?? ""}"`).join(",");
  });
  return { csv: `${[COLUMNS.join(","), ...rows].join("\n")}\n`, wrong, customers };
}
