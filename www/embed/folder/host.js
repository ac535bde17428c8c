// What a host can do: hear of every answer, read and set the facts, and hear of what is wrong with them.
const clock = document.querySelector("notice-clock");
const next = document.querySelector("#next");

clock.addEventListener("notice-clock-change", ({ detail: { assessment } }) => {
  // Without an answer the facts have errors: the other event has said so.
  if (!assessment) return;
  const first = assessment.duties.find((duty) => duty.status === "owed" && !duty.overdue && duty.due.at !== null);
  next.textContent = first ? `${first.due.at}, ${first.recipient.name}` : "none";
});
clock.addEventListener("notice-clock-error", ({ detail }) => {
  next.textContent = `${detail.name}: ${detail.message}`;
});
