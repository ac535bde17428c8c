/** The cursor goes on where a control went away: to the first of these that is there once the page is drawn. */
export function focusNext(event: Event, ...ids: string[]): void {
  const root = (event.currentTarget as HTMLElement).getRootNode() as ShadowRoot;
  setTimeout(() => ids.map((id) => root.getElementById(id)).find((found) => found !== null)?.focus());
}
