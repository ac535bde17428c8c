/** What the page's main thread does while something happens. */
import type { Page } from "playwright-core";

interface Event {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Microseconds of the processor: not those in which other programs had it. */
  tdur?: number;
  ts: number;
  dur?: number;
  args: { name?: string };
}

/**
 * Milliseconds of each task of the main thread, the longest first.
 *
 * Of the processor, not of the clock: what a long-task observer sees on a machine with other work to do says nothing of the page.
 *
 * @param own whether tasks that only take messages, such as the files that a test hands over, are left out
 */
export async function tasks(page: Page, work: () => Promise<unknown>, own = false): Promise<number[]> {
  const browser = page.context().browser();
  if (!browser) throw new Error("no browser");
  await browser.startTracing(page, { categories: ["toplevel"] });
  await work();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: Event[] };
  const thread = ({ pid, tid }: Event) => `${pid} ${tid}`;
  const main = new Set(traceEvents.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain").map(thread));
  const found = traceEvents.filter((event) => event.ph === "X" && /RunTask/.test(event.name) && main.has(thread(event)));
  const messages = traceEvents.filter((event) => event.ph === "X" && event.name === "Receive mojo message" && main.has(thread(event)));
  const handed = (task: Event) => own && messages.some((event) => thread(event) === thread(task) && event.ts >= task.ts && event.ts <= task.ts + (task.dur ?? 0));
  const times = found.filter((task) => !handed(task)).flatMap(({ tdur }) => (tdur === undefined ? [] : [tdur / 1000]));
  if (times.length === 0) throw new Error("the trace holds no task of the main thread");
  return times.sort((a, b) => b - a);
}
