/** What stands in a field, unless somebody is typing there: what is half typed survives everything that is drawn meanwhile. */
import { noChange } from "lit";
import { directive, Directive, type DirectiveParameters, type PropertyPart } from "lit/directive.js";
import { setCommittedValue } from "lit/directive-helpers.js";

/** Fields with text that was typed and not taken yet. */
const typing = new WeakSet<EventTarget>();

/** To be told of `input`, `change` and `focusout` before others are. */
export const watchTyping = {
  handleEvent(event: Event): void {
    const [field] = event.composedPath();
    if (!field) return;
    if (event.type === "input") typing.add(field);
    else typing.delete(field);
  },
  capture: true,
};

class Typed extends Directive {
  render(value: string): string {
    return value;
  }

  override update(part: PropertyPart, [value]: DirectiveParameters<this>): unknown {
    const { element, name } = part;
    if (typing.has(element) || (element as unknown as Record<string, unknown>)[name] === value) return noChange;
    // As with `live`: what is compared is the field, never what was written last.
    setCommittedValue(part);
    return value;
  }
}

export const typed = directive(Typed);
