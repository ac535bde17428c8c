/** Yes, no, or (null, absent) unknown. */
export type Known = boolean | null;

/** An instant with offset, `2026-11-02T09:30:00-06:00`, or a whole day, `2026-11-02`. */
export type Moment = string;

/** A number of people, an interval with either end open, or (null, absent) unknown. */
export type Count = number | { at_least?: number | null; at_most?: number | null } | null;

/** The facts of a breach. Absent and null mean unknown, never no. */
export interface Incident {
    schema: 1;
    reference?: string | null;
    organization?: Organization | null;
    /** By event of the vocabulary; `"not_yet"` = known not to have happened yet. */
    timeline?: { [event: string]: Moment | "not_yet" | null } | null;
    /** A cause of the vocabulary. */
    cause?: string | null;
    /** By effect of the vocabulary. */
    effects?: { [effect: string]: Known } | null;
    cohorts?: Cohort[] | null;
    harm?: {
        likelihood?: "none" | "unlikely" | "possible" | "likely" | "occurred" | null;
        severity?: "minor" | "material" | "serious" | null;
    } | null;
    /** Answers to the questions that laws declare, by `law.question`. */
    answers?: { [question: string]: boolean | string | null } | null;
    holds?: Hold[] | null;
    notices?: Notice[] | null;
}

export interface Organization {
    kind?: "business" | "public_body" | "nonprofit" | null;
    /** IANA time zone, `America/Chicago`. */
    zone?: string | null;
    /** ISO 3166 codes. */
    established_in?: string[] | null;
    operates_in?: string[] | null;
    /** Main establishment in the EU or EEA; `"none"` where there is none. */
    main_establishment?: string | null;
    roles?: ("controller" | "processor")[] | null;
    /** Complete when present. */
    sectors?: { sector: string; in?: string[] | null }[] | null;
}

/** A group of people with the same residence, data and protection. */
export interface Cohort {
    residence?: string | null;
    count?: Count;
    subjects?: string[] | null;
    /** Data elements of the vocabulary; complete when present. */
    data?: string[] | null;
    /** What may be involved but is not confirmed. */
    possible_data?: string[] | null;
    encrypted?: Known;
    key_taken?: Known;
    medium?: string | null;
    /** Whose data they are, where the organisation holds them for another. */
    owner?: string | null;
}

/** A request to wait with notices. */
export interface Hold {
    by: string;
    authority?: "law_enforcement" | "national_security" | "attorney_general" | null;
    covers?: string[] | null;
    from?: Moment | null;
    until?: Moment | null;
    written?: Known;
}

/** A notice that was sent or is planned. */
export interface Notice {
    duty: string;
    sent?: Moment | null;
    planned?: Moment | null;
}

/** The years that a holiday calendar covers. */
export interface CalendarYears {
    id: string;
    from: number;
    until: number;
}

/** A rule file. */
export interface SourceFile {
    path: string;
    text: string;
}

/** One thing wrong with an incident, an option or an argument. */
export interface IncidentError {
    /** JSON path, `cohorts[0].count`; `options.…` for an option; empty for the whole. */
    path: string;
    message: string;
    help: string | null;
    /** Line and column in the text, where the text itself cannot be read. */
    line: number | null;
    column: number | null;
}

/** Thrown by `assess`, `assessText`, `explain`: `name` is `"IncidentErrors"`, `errors` holds every one. */
export interface IncidentErrors extends Error {
    readonly name: "IncidentErrors";
    readonly errors: IncidentError[];
}

/** Something wrong in a rule file. Lines and columns count from 1, columns in characters. */
export interface RuleError {
    path: string;
    line: number;
    column: number;
    end_line: number;
    end_column: number;
    message: string;
    help: string | null;
    source_line: string;
}

/** Thrown by `new Engine`, `Engine.fromFiles`, `addRules`: `name` is `"RuleErrors"`, `errors` holds every one. */
export interface RuleErrors extends Error {
    readonly name: "RuleErrors";
    readonly errors: RuleError[];
}

/** Thrown where an argument is not what a method takes: `name` is `"ArgumentErrors"`. */
export interface ArgumentErrors extends Error {
    readonly name: "ArgumentErrors";
    readonly errors: IncidentError[];
}
