// host.js is the one file of the package that this page needs.
import { connect } from "./host.js";

const next = document.querySelector("#next");

globalThis.clock = connect(document.querySelector("iframe"), "https://noticeclock.example", {
  change: ({ assessment }) => {
    // Without an answer the facts have errors: `error` has said so.
    if (!assessment) return;
    const first = assessment.duties.find((duty) => duty.status === "owed" && !duty.overdue && duty.due.at !== null);
    next.textContent = first ? `${first.due.at}, ${first.recipient.name}` : "none";
  },
  error: ({ name, errors }) => {
    next.textContent = `${name}: ${errors.map(({ path }) => path).join(", ")}`;
  },
});
