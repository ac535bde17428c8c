/**
 * Instants as people read them. The wall clock is the one written in the instant itself: no zone data of the host. Of `Intl` the words
 * alone are taken, for civil days that are handed to it as days of UTC.
 */
import { language, locale, t, tn } from "../i18n.ts";

const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS = [
  "January", "February", "March", "April", "May", "June",
  "July", "August", "September", "October", "November", "December",
];

/** `Wednesday 2 December 2026`, in the language that is spoken; the text itself where it begins with no date. */
export function day(text: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(text);
  if (!match) return text;
  const [year, month, date] = match.slice(1).map(Number) as [number, number, number];
  const civil = new Date(Date.UTC(year, month - 1, date));
  // English stands here in full: what browsers write for it changes from version to version.
  if (language() === "en") return `${DAYS[civil.getUTCDay()]} ${date} ${MONTHS[month - 1]} ${year}`;
  return civil.toLocaleDateString(locale(), { timeZone: "UTC", weekday: "long", day: "numeric", month: "long", year: "numeric" });
}

/** `23:59`; seconds only where they say more than "until the minute is over". */
export function clock(instant: string): string {
  const match = /T(\d{2}:\d{2}):(\d{2})/.exec(instant);
  if (!match) return "";
  const [, minutes, seconds] = match;
  return seconds === "00" || seconds === "59" ? `${minutes}` : `${minutes}:${seconds}`;
}

/** `UTC−06:00`. */
export function offset(instant: string): string {
  const match = /(?:Z|([+-])(\d{2}:\d{2}))$/.exec(instant);
  if (!match) return "";
  const [, sign, hours] = match;
  return hours === undefined || hours === "00:00" ? "UTC" : `UTC${sign === "-" ? "−" : "+"}${hours}`;
}

/** A date, or an instant, in one line. */
export function moment(text: string): string {
  return text.includes("T") ? `${day(text)}, ${clock(text)} ${offset(text)}` : day(text);
}

/** Time between two instants, rounded down to its two largest units: never more time than there is. */
export function span(from: string, to: string): { past: boolean; words: string } {
  const seconds = Math.trunc((Date.parse(to) - Date.parse(from)) / 1000);
  const left = Math.abs(seconds);
  const [days, hours, minutes] = [Math.trunc(left / 86400), Math.trunc((left / 3600) % 24), Math.trunc((left / 60) % 60)];
  const hoursLeft = hours === 0 ? "" : tn(hours, "{n} hour", "{n} hours");
  const parts = days > 0 ? [tn(days, "{n} day", "{n} days"), hoursLeft] : [hoursLeft, minutes === 0 ? "" : tn(minutes, "{n} minute", "{n} minutes")];
  return { past: seconds < 0, words: parts.filter(Boolean).join(" ") || t("less than a minute") };
}

/**
 * The browser's clock, RFC 3339 with the offset of its zone.
 *
 * @param at milliseconds since 1970, where it is not that of now
 */
export function systemNow(at = Date.now()): string {
  const now = new Date(at);
  const minutes = -now.getTimezoneOffset();
  const local = new Date(now.getTime() + minutes * 60_000).toISOString().slice(0, 19);
  const pad = (n: number) => String(Math.trunc(n)).padStart(2, "0");
  return `${local}${minutes < 0 ? "-" : "+"}${pad(Math.abs(minutes) / 60)}:${pad(Math.abs(minutes) % 60)}`;
}

/** The browser's zone, to read typed times by while the organisation's is unknown. */
export function systemZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
}
