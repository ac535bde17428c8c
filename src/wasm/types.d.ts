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
    /** True marks an exercise; it changes no outcome. */
    exercise?: boolean | null;
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
    answers?: { [question: string]: boolean | string | number | null } | null;
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

export interface Engine {
    /**
     * One duty, owed or not, with its whole proof; a duty that fans out is asked for with its `@place`. The id of a law, `"us-tx"`,
     * gives the law as a whole: what it asks for, and why for nothing else.
     *
     * Without options nothing is overdue: the answer is that of a moment before every deadline.
     *
     * @throws {IncidentErrors} with every error of the incident and of the options, or where no such duty or law is on file
     */
    explain<Id extends string>(
        incident: Incident,
        id: Id,
        options?: Options,
    ): string extends Id ? DutyOut : Id extends `${string}/${string}` ? DutyOut : LawExplained;
}

/** What changed from one assessment to another. */
export interface Comparison {
    /** The duties that changed, those with the earliest deadline first. */
    changes: Change[];
    /** What else differs between the two: `facts`, `rules`, `as_of`, `assessed_at`, `engine`, `zones`. */
    differs: string[];
}

/** One duty that changed. */
export interface Change {
    /** Id of the duty. */
    duty: string;
    /** Became owed; no longer owed; another deadline; an open one that is settled, or a settled one that is open; sent; another text. */
    change: "gained" | "lost" | "moved" | "settled" | "opened" | "done" | "undone" | "amended";
    /** Status before; null where the duty did not stand in the assessment. */
    before: Status | null;
    /** Status after; null where it no longer stands there. */
    after: Status | null;
    due_before: string | null;
    due_after: string | null;
    /** The reasons that turned, or the steps of the deadline that are new, as sentences. */
    because: string[];
    /** JSON paths of the facts that did it. */
    facts: string[];
    /** The provision. */
    cite: string;
}
