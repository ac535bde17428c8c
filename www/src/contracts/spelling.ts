/** How people spell what a clause is made of: in a column's title, and in its cells. */

export type Role = "hold" | "partner";
export type Trigger = "any" | "theirs" | "personal";
export type Unit = "Hours" | "Days" | "BusinessDays";

/** Letters and digits alone, small, without accents. */
export const plainly = (text: string): string => text.toLowerCase().normalize("NFKD").replaceAll(/\p{M}/gu, "").replaceAll(/[^\p{L}\p{N}]+/gu, " ").trim();

const table = <T extends string>(spellings: Record<T, string>): ReadonlyMap<string, T> =>
  new Map((Object.entries(spellings) as [T, string][]).flatMap(([word, names]) => [word, ...names.split("|")].map((name) => [plainly(name), word] as const)));

export const ROLES = table<Role>({
  hold: "holds|we hold|we hold their data|processor|service provider|maintainer|auftragsverarbeiter|sous-traitant|encargado",
  partner: "they are a partner|controller|customer|supplier|vendor|other|partenaire|socio",
});

export const TRIGGERS = table<Trigger>({
  any: "any incident|every incident|incident|security incident|all|jeder vorfall|tout incident|cualquier incidente",
  theirs: "their data|their data affected|customer data|data of theirs|ihre daten|leurs donnees|sus datos",
  personal: "personal data|personal data breach|pii|personenbezogene daten|donnees personnelles|datos personales",
});

export const UNITS = table<Unit>({
  Hours: "hour|hours|hrs|hr|h|stunde|stunden|heure|heures|hora|horas",
  Days: "day|days|d|calendar day|calendar days|civil days|tag|tage|kalendertage|jour|jours|jours calendaires|dia|dias|dias naturales",
  BusinessDays: "business day|business days|working day|working days|bd|werktag|werktage|arbeitstag|arbeitstage|jour ouvre|jours ouvres|dia habil|dias habiles",
});

/** Words of the list `manners`; the first is for clauses that say none. */
export const MANNERS = table({
  "": "none",
  Immediately: "immediately|at once|unverzuglich sofort|sofort|immediatement|inmediatamente",
  WithoutUndueDelay: "without undue delay|unverzuglich|ohne schuldhaftes zogern|dans les meilleurs delais|sin dilacion indebida",
  WithoutUnreasonableDelay: "without unreasonable delay",
  AsSoonAsPossible: "as soon as possible|asap|so bald wie moglich|des que possible|lo antes posible",
  AsSoonAsPracticable: "as soon as practicable|as soon as reasonably practicable",
  Promptly: "promptly|prompt",
});

/** The titles that columns have. */
export const HEADERS = table({
  counterparty: "counter party|customer|client|supplier|vendor|partner|name|company|who|party|recipient|kunde|vertragspartner|lieferant|cocontractant|fournisseur|contraparte|cliente|proveedor",
  contract: "agreement|contract name|agreement name|title|vertrag|contrat|contrato",
  clause: "clause number|section|article|clause no|cl|reference|ref|cite|klausel|ziffer|article|clausula",
  role: "our role|we are|rolle|role|rol",
  trigger: "when|applies to|trigger event|what triggers it|ausloser|declencheur|desencadenante",
  number: "period|deadline|within|time|notice period|hours or days|frist|delai|plazo|n",
  unit: "units|period unit|time unit|einheit|unite|unidad",
  event: "from event|counted from|clock starts|start|starts|starting event|ab ereignis|ereignis|a compter de|evenement|evento",
  manner: "how soon|speed|delay|eile",
  form: "in writing|form of notice|writing|form|forma|forme|manner of notice",
  channel: "to|e mail|email|address|contact|send to|notify at|kanal|canal|kontakt",
  content: "contents|must say|notice says|what it says|inhalt|contenu|contenido",
  zone: "time zone|timezone|tz|governing zone|zeitzone|fuseau|zona horaria",
  calendar: "place|governing place|governing law|business days of|holidays|kalender|ort|lieu|calendrier|calendario|lugar",
  from: "valid from|effective|effective date|start date|from date|signed|gultig ab|a partir du|desde",
  until: "valid until|to date|end date|expires|expiry|till|gultig bis|jusqu au|hasta",
});
