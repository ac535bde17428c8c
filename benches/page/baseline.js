/*
 * What a good programmer would write in an afternoon for one law, to hold the page against: Texas, Tex. Bus. & Com. Code § 521.053, as it
 * stands since 1 September 2023.
 *
 * It does the same for this law as the engine, and is held against it: reads the incident, keeps unknown apart from no, counts Texans and
 * persons between bounds, ends a day at 23:59:59 in Texas, draws the next deadline, then every duty in order of time with its citation,
 * and answers anew when a fact is changed.
 *
 * It does not: read any other law, or this one from a file; check the incident; know older versions of the law, holds, notices sent, the
 * generous reading, content of notices; give reasons or the proof of a deadline; ask for what is missing. Its zone data are the browser's.
 */
const ZONE = "America/Chicago";
const DAY = 86_400_000;
const IDENTITY = ["ssn", "government_id", "drivers_license", "passport", "tax_id", "account_with_code", "card_with_code", "track_data"];
const HEALTH = ["medical", "health_insurance", "medical_record_number", "diagnosis"];

// Yes, no, not known: true, false, null.
const and = (...all) => (all.includes(false) ? false : all.includes(null) ? null : true);
const not = (fact) => (fact === null ? null : !fact);
const known = (fact) => fact ?? null;
const has = (list, word) => (list === undefined || list === null ? null : list.includes(word));

const parts = new Intl.DateTimeFormat("en-CA", { timeZone: ZONE, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit" });
const words = new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, weekday: "long", day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

/** The clock in Texas at an instant, as if it were UTC. */
function wall(instant) {
  const at = Object.fromEntries(parts.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(at.year, at.month - 1, at.day, at.hour, at.minute, at.second);
}

/** The last second of the civil day that comes `days` after that of an instant; the day itself is not counted. */
function within(days, event) {
  const start = Date.parse(event);
  const end = Math.floor(wall(start) / DAY) * DAY + (days + 1) * DAY - 1000;
  let instant = end - (wall(start) - start);
  instant -= wall(instant) - end;
  return instant;
}

function counts({ data, medium, encrypted, key_taken }) {
  const filled = (all) => all.some((word) => data.includes(word));
  const protects = data === undefined || data === null ? null : (data.includes("name") && filled(IDENTITY)) || filled(HEALTH);
  return and(medium === undefined || medium === null ? null : medium === "electronic", not(and(known(encrypted), not(known(key_taken)))), protects);
}

/** Between how many and how many people, of groups that count. */
function sum(groups) {
  let [least, most] = [0, 0];
  for (const group of groups) {
    const counted = counts(group);
    if (counted === false) continue;
    const { count } = group;
    const [low, high] = typeof count === "number" ? [count, count] : [count?.at_least ?? 0, count?.at_most ?? Infinity];
    if (counted) least += low;
    most += high;
  }
  return { least, most };
}

const above = ({ least, most }, limit) => (least >= limit ? true : most < limit ? false : null);

export function assess(incident) {
  const { organization = {}, timeline = {}, effects = {}, cohorts = [] } = incident;
  const [controller, processor] = [has(organization.roles, "controller"), has(organization.roles, "processor")];
  const operates = organization.operates_in?.some((place) => place === "US" || place === "US-TX") ?? null;
  const own = cohorts.filter(({ owner }) => !owner);
  const texans = (groups) => groups.filter(({ residence }) => residence === "US-TX");
  const [residents, persons, held] = [sum(texans(own)), sum(own), sum(texans(cohorts.filter(({ owner }) => owner)))];
  const trigger = and(operates, known(effects.acquired));
  const determined = timeline.determined;
  const due = (days) => (determined && determined !== "not_yet" ? within(days, determined) : null);
  const duties = [
    { id: "individuals", to: "The people affected (Texas)", owed: and(trigger, above(residents, 1), controller), due: due(60), cite: "§ 521.053(b)", people: residents },
    { id: "attorney-general", to: "Attorney General of Texas", owed: and(trigger, controller, above(residents, 250)), due: due(30), cite: "§ 521.053(i)", people: residents },
    { id: "consumer-reporting-agencies", to: "The nationwide consumer reporting agencies", owed: and(trigger, above(residents, 1), controller, above(persons, 10_001)), due: null, cite: "§ 521.053(h)", people: residents },
    { id: "data-owner", to: "The owner of the data", owed: and(trigger, above(held, 1), processor), due: null, cite: "§ 521.053(c)", people: held },
  ];
  return duties.filter(({ owed }) => owed !== false).sort((a, b) => (a.due ?? Infinity) - (b.due ?? Infinity));
}

function draw(incident, now) {
  const duties = assess(incident);
  const next = duties.find(({ owed, due }) => owed && due !== null && due >= now);
  const line = (name, text) => Object.assign(document.createElement(name), { textContent: text });
  const left = (due) => `${Math.floor((due - now) / DAY)} days ${Math.floor(((due - now) / 3_600_000) % 24)} hours left`;
  const list = document.createElement("ol");
  list.append(...duties.map(({ to, owed, due, cite, people: { least, most } }) => {
    const item = document.createElement("li");
    const count = least === most ? `${least} people` : `at least ${least} people`;
    item.append(line("h3", to), line("p", due === null ? "The law gives no number" : `${words.format(due)}, ${left(due)}`), line("p", owed ? "owed" : "undetermined"), line("p", `${count} · Identity Theft Enforcement and Protection Act, ${cite}`));
    return item;
  }));
  const answer = document.querySelector("#answer");
  answer.replaceChildren(line("h2", "Next deadline"), next ? line("time", words.format(next.due)) : line("p", "Nothing is owed for certain."), list);
}

if (globalThis.document) {
  const now = Date.parse("2026-11-24T09:00:00-06:00");
  const incident = await (await fetch("clinic-ransomware.json")).json();
  draw(incident, now);
  document.querySelector("fieldset").addEventListener("change", ({ target }) => {
    incident.effects.acquired = { yes: true, no: false }[target.value] ?? null;
    draw(incident, now);
  });
}
