/** What the page of its own has beside the element: its language, and that it works without a network. */
import { languageOf, learn, speak, t } from "./i18n.ts";
import { offline } from "./offline/register.ts";

const clock = document.querySelector("notice-clock");
const texts = [...document.querySelectorAll<HTMLElement>("[data-text]")].map((element) => [element, element.textContent?.trim() ?? ""] as const);

/** The page speaks as its element does. */
async function follow(): Promise<void> {
  const language = languageOf(clock?.getAttribute("lang") ?? "") ?? "en";
  await learn(language);
  speak(language);
  document.documentElement.lang = language;
  document.title = t("Noticeclock: who must be told about a breach, and by when");
  for (const [element, english] of texts) element.textContent = t(english);
}

if (clock) {
  const asked = new URLSearchParams(location.search).get("lang");
  const wished = [asked ?? "", ...navigator.languages].map(languageOf).find((language) => language !== undefined);
  if (!clock.hasAttribute("lang") && wished !== undefined && wished !== "en") clock.setAttribute("lang", wished);
  new MutationObserver(() => void follow()).observe(clock, { attributeFilter: ["lang"] });
  void follow();
  // The files to keep are fetched after the first answer, never before it.
  const keep = () => void offline(document.querySelector("#update"));
  if (clock.assessment) keep();
  else clock.addEventListener("notice-clock-change", keep, { once: true });
}
