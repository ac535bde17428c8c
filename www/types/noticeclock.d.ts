/* tslint:disable */
/* eslint-disable */
/**
 * A deadline with its proof.
 */
export interface Due {
    /**
     * The last instant allowed.
     */
    at: string | null;
    /**
     * The last civil day, for deadlines that end with a day.
     */
    last_day: string | null;
    /**
     * What kind of deadline it is.
     */
    state: DueState;
    /**
     * Zone in which `at` is written.
     */
    zone: string | null;
    /**
     * The steps of the reckoning.
     */
    proof: ProofStep[];
}

/**
 * A duty as an answer leaves it.
 */
export interface LedTo {
    /**
     * Its id.
     */
    duty: string;
    /**
     * Whether it is then owed.
     */
    status: Status;
    /**
     * The last instant allowed.
     */
    due: string | null;
    /**
     * What kind of deadline it is.
     */
    state: DueState;
}

/**
 * A duty of a law on file.
 */
export interface LawDutyOut {
    /**
     * `law/duty`.
     */
    id: string;
    /**
     * Who is told.
     */
    recipient: string;
    /**
     * From how many people on; null where it names no number.
     */
    threshold: string | null;
    /**
     * What it asks for beside that, in a few words; null where nothing.
     */
    condition: string | null;
    /**
     * The last moment, as the law counts it, in a few words.
     */
    clock: string;
    /**
     * The words of the law beside the number.
     */
    manner: string | null;
    /**
     * How sure its author was.
     */
    confidence: ConfidenceOut;
    /**
     * Pinpoint citation.
     */
    cite: string;
    /**
     * First day of this version, where it has one.
     */
    from: string | null;
    /**
     * Last day of this version, where it has one.
     */
    until: string | null;
}

/**
 * A fact that somebody had to judge. Nothing of it is worked out here.
 */
export interface JudgementOut {
    /**
     * JSON path of the fact.
     */
    fact: string;
    /**
     * Whose judgement it is.
     */
    by: string;
}

/**
 * A law as a whole, held against one incident.
 */
export interface LawExplained {
    /**
     * Its id.
     */
    id: string;
    /**
     * Its title.
     */
    title: string;
    /**
     * Its citation.
     */
    citation: string;
    /**
     * ISO 3166 code or group.
     */
    place: string;
    /**
     * What it asks for, and why for nothing else, in a few sentences.
     */
    says: string;
    /**
     * Where it is no law on the day that counts: why.
     */
    not_in_force: NotInForce | null;
    /**
     * Every duty, owed or not, with its reasons; none where the law is not in force.
     */
    duties: DutyOut[];
    /**
     * Whether the incident is an exercise; left out where it is real.
     */
    exercise?: boolean;
}

/**
 * A law on file.
 */
export interface LawOut {
    /**
     * Its id.
     */
    id: string;
    /**
     * Its title.
     */
    title: string;
    /**
     * Its citation.
     */
    citation: string;
    /**
     * ISO 3166 code or group.
     */
    place: string;
    /**
     * The places whose general breach law it is.
     */
    covers: string[];
    /**
     * What kind of text.
     */
    kind: LawKindOut;
    /**
     * Null where it is law; else why it is no duty.
     */
    status: NotInForceStatus | null;
    /**
     * First day of force, where on file.
     */
    from: string | null;
    /**
     * Last day of force, where it has ended or will.
     */
    until: string | null;
    /**
     * When it was last read against its sources.
     */
    reviewed: string;
    /**
     * How sure its author was.
     */
    confidence: ConfidenceOut;
    /**
     * Remarks of its author.
     */
    note: string | null;
    /**
     * What was read.
     */
    sources: string[];
    /**
     * What must have happened, in a few words.
     */
    trigger: string;
    /**
     * Its duties, every version.
     */
    duties: LawDutyOut[];
}

/**
 * A node in the tree of reasons.
 */
export interface Reason {
    /**
     * Whether it holds.
     */
    truth: TruthOut;
    /**
     * A sentence.
     */
    says: string;
    /**
     * JSON paths of the facts used.
     */
    facts: string[];
    /**
     * The provision.
     */
    cite: string | null;
    /**
     * The reasons below.
     */
    of: Reason[];
}

/**
 * A number that the organisation's own contract gives.
 */
export interface NumberOut {
    /**
     * Of what: `hours`, `days`, `business_days`, `weeks`, `months`, `years`, `people`.
     */
    unit: string;
    /**
     * The smallest number that is accepted.
     */
    at_least: number;
    /**
     * The largest.
     */
    at_most: number;
}

/**
 * A provision that is not law for this incident, but that the reader should see.
 */
export interface NotInForce {
    /**
     * Id of the law, or of the duty where only that provision is not in force.
     */
    id: string;
    /**
     * Title of the law.
     */
    title: string;
    /**
     * Its place.
     */
    place: string;
    /**
     * Why it is no duty.
     */
    status: NotInForceStatus;
    /**
     * First day of force, where enacted.
     */
    from: string | null;
    /**
     * Last day of force, where ended.
     */
    until: string | null;
    /**
     * Citation.
     */
    cite: string;
    /**
     * Whether it would touch this incident: yes or unknown.
     */
    would_apply: TruthOut;
    /**
     * One sentence for the reader.
     */
    says: string;
}

/**
 * An answer as the incident takes it; sectors and places by their words alone.
 */
export type AnswerValue = boolean | string | string[] | { at_least: number; at_most: number | null };

/**
 * An interval of people.
 */
export interface Affected {
    /**
     * Certainly this many.
     */
    at_least: number;
    /**
     * At most this many; null where there is no upper bound.
     */
    at_most: number | null;
}

/**
 * An unknown fact worth asking for.
 */
export interface QuestionOut {
    /**
     * JSON path of the fact.
     */
    path: string;
    /**
     * The question in plain words.
     */
    ask: string;
    /**
     * What to think of when answering.
     */
    help: string | null;
    /**
     * The provision that asks, where one law alone does.
     */
    cite: string | null;
    /**
     * What an answer looks like.
     */
    answer: AnswerKind;
    /**
     * The words to choose from, where there are such.
     */
    choices: string[];
    /**
     * Ids of the duties whose outcome or deadline hangs on it.
     */
    duties: string[];
    /**
     * The earliest deadline at stake.
     */
    earliest: string | null;
    /**
     * Where the answer is a number: of what, and its bounds. Left out elsewhere.
     */
    number?: NumberOut;
    /**
     * Ids of the steps still to do that settle it. Left out where there is none.
     */
    answered_by?: string[];
    /**
     * Whose judgement the answer is; absent where it is a plain fact.
     */
    judged_by?: string;
}

/**
 * How sure the author of a rule was.
 */
export type ConfidenceOut = "high" | "medium" | "low";

/**
 * Kinds of recipients.
 */
export type RecipientKind = "individuals" | "authority" | "consumer_reporting_agencies" | "media" | "data_owner" | "police" | "card_brands" | "acquirer" | "insurer" | "counterparty" | "internal" | "public" | "register";

/**
 * One duty: who must be told what, by when, and why.
 */
export interface DutyOut {
    /**
     * `law/recipient[/stage]`, followed by `@place` or `@owner` where the duty fans out.
     */
    id: string;
    /**
     * Id of the law.
     */
    law: string;
    /**
     * Title of the law.
     */
    title: string;
    /**
     * ISO 3166 code or group of places of the law, or the place that this duty was fanned out to.
     */
    place: string;
    /**
     * What kind of text it comes from.
     */
    kind: LawKindOut;
    /**
     * Stage of a report in several parts.
     */
    stage: StageOut | null;
    /**
     * Who must be told.
     */
    recipient: Recipient;
    /**
     * Whether the duty is owed.
     */
    status: Status;
    /**
     * The deadline.
     */
    due: Due;
    /**
     * The deadline without any plan, where the plan of another notice moves `due`; null where none does.
     */
    due_by_law: Due | null;
    /**
     * For a notice that others hang on: the last instant at which sending it still leaves each of them in time; null where nothing
     * unsent hangs on it.
     */
    latest_safe: Due | null;
    /**
     * Whether the deadline has passed at `assessed_at` without the notice having been sent.
     */
    overdue: boolean;
    /**
     * When the notice was sent, where it was.
     */
    sent: string | null;
    /**
     * When the notice is planned to be sent, where it is.
     */
    planned: string | null;
    /**
     * Whether the notice was sent after its deadline; null while it was not sent or the deadline is not known.
     */
    late: boolean | null;
    /**
     * The words of the law beside the number, for example `without unreasonable delay`.
     */
    manner: string | null;
    /**
     * How many people this duty counts.
     */
    affected: Affected;
    /**
     * The facts that this step settles: JSON paths of the incident, `[]` for any group. Left out where there is none.
     */
    settles?: string[];
    /**
     * Ids of the duties that come before this one and are still to do. Left out where there is none.
     */
    waits_for?: string[];
    /**
     * Ids of the steps still to do whose evidence this one would change or destroy. Left out where there is none.
     */
    endangers?: string[];
    /**
     * Ids of the steps before which this one was done although it changes or destroys what they preserve. Left out where there is none.
     */
    spoiled?: string[];
    /**
     * JSON paths of the unknown facts that the outcome or the deadline hangs on.
     */
    needs: string[];
    /**
     * What the notice must say, in words of the vocabulary.
     */
    content: string[];
    /**
     * What the notice must not say.
     */
    must_not_say: string[];
    /**
     * What the law asks for beside the notice.
     */
    provide: ProvideOut[];
    /**
     * How the notice may be given when the ordinary way is closed.
     */
    substitute: string | null;
    /**
     * How long the record must be kept.
     */
    keep: string | null;
    /**
     * Pinpoint citation.
     */
    cite: string;
    /**
     * A remark of the rule's author: doubts, practice.
     */
    note: string | null;
    /**
     * How sure the rule's author was.
     */
    confidence: ConfidenceOut;
    /**
     * Date on which the law was last read against its sources.
     */
    reviewed: string;
    /**
     * What was read to write the rule.
     */
    sources: string[];
    /**
     * The reasons, part by part.
     */
    because: Because;
    /**
     * The judgements among the facts that decided it; absent where there are none.
     */
    judgements?: JudgementOut[];
}

/**
 * One place.
 */
export interface PlaceOut {
    /**
     * ISO 3166 code, or the code of a group.
     */
    code: string;
    /**
     * English name.
     */
    name: string;
    /**
     * Whether it is a group of places and nobody's residence.
     */
    group: boolean;
}

/**
 * One step of the reckoning of a deadline.
 */
export interface ProofStep {
    /**
     * What is done, for example `clock starts`.
     */
    step: string;
    /**
     * The instant or date that the step arrives at.
     */
    at: string | null;
    /**
     * Why, in plain words.
     */
    why: string;
    /**
     * The provision that says so.
     */
    cite: string | null;
}

/**
 * One word.
 */
export interface TermOut {
    /**
     * The word.
     */
    id: string;
    /**
     * In plain words.
     */
    label: string;
    /**
     * The question that asks for it.
     */
    ask: string | null;
    /**
     * What to think of when answering.
     */
    help: string | null;
    /**
     * The words that answer it; none for yes or no, or where it is no question.
     */
    choices: string[];
    /**
     * Where the answer is a number: of what, and its bounds. Left out elsewhere.
     */
    number?: NumberOut;
}

/**
 * Something that the law asks for beside the notice.
 */
export interface ProvideOut {
    /**
     * What, in words of the vocabulary.
     */
    what: string;
    /**
     * For how many months.
     */
    months: number | null;
    /**
     * Whether it must be provided: yes, no, unknown.
     */
    truth: TruthOut;
    /**
     * Pinpoint citation.
     */
    cite: string | null;
}

/**
 * Stage of a report in several parts.
 */
export type StageOut = "early_warning" | "initial" | "intermediate" | "final";

/**
 * The named parts of a duty, each with its reasons.
 */
export interface Because {
    /**
     * Does the law bind this organisation?
     */
    binds: Reason;
    /**
     * Is anybody affected whom this law counts?
     */
    people: Reason;
    /**
     * Do the data make them count?
     */
    protects: Reason;
    /**
     * Did what the law calls a breach happen?
     */
    trigger: Reason;
    /**
     * Do the duty's own conditions hold?
     */
    when: Reason;
    /**
     * Is it lifted by an exemption? (`yes` = lifted)
     */
    exemptions: Reason;
}

/**
 * The whole answer to one incident.
 */
export interface Assessment {
    /**
     * Version of this structure: 1.
     */
    schema: number;
    /**
     * The user's own reference of the incident.
     */
    reference: string | null;
    /**
     * The instant that was taken as "now", as it was given.
     */
    assessed_at: string;
    /**
     * The date whose law was asked for, where one was given in place of the dates that the laws name.
     */
    as_of: string | null;
    /**
     * Version of the engine.
     */
    engine: string;
    /**
     * Version of the time zone data, for example `2026f`.
     */
    zones: string;
    /**
     * Digest of the rule files, `sha256:…`.
     */
    rules: string;
    /**
     * Digest of the incident, `sha256:…`.
     */
    facts: string;
    /**
     * Digest of the engine: its sources and the exact versions of what it is built on, zone data included, `sha256:…`.
     */
    build: string;
    /**
     * Digest of the holiday calendars among the rule files, `sha256:…`.
     */
    calendars: string;
    /**
     * Whether the incident is an exercise; left out where it is real.
     */
    exercise?: boolean;
    /**
     * Every duty, ordered by due instant (those without one last), then by id.
     */
    duties: DutyOut[];
    /**
     * Enacted, proposed, voluntary and ended provisions that would otherwise touch this incident. None of them is a duty.
     */
    not_in_force: NotInForce[];
    /**
     * Places where people are affected and no general law is on file.
     */
    uncovered: string[];
    /**
     * The unknown facts that change an outcome or a deadline, most urgent first.
     */
    questions: QuestionOut[];
    /**
     * What the reader must know before relying on the answer.
     */
    warnings: string[];
}

/**
 * The words that incidents may use and that assessments contain.
 */
export interface VocabularyOut {
    /**
     * Data elements.
     */
    elements: TermOut[];
    /**
     * Events of the timeline.
     */
    events: TermOut[];
    /**
     * Causes.
     */
    causes: TermOut[];
    /**
     * Effects.
     */
    effects: TermOut[];
    /**
     * Sectors.
     */
    sectors: TermOut[];
    /**
     * Kinds of people.
     */
    subjects: TermOut[];
    /**
     * Media.
     */
    media: TermOut[];
    /**
     * Questions of the laws.
     */
    questions: TermOut[];
    /**
     * What notices say.
     */
    content: TermOut[];
    /**
     * What is provided beside notices.
     */
    provisions: TermOut[];
    /**
     * Roles of authorities.
     */
    authority_roles: TermOut[];
    /**
     * Kinds of organisations.
     */
    kinds: string[];
    /**
     * Capacities in which data are held.
     */
    roles: string[];
    /**
     * Likelihood of harm, from none up.
     */
    likelihoods: string[];
    /**
     * Gravity of harm, from minor up.
     */
    severities: string[];
    /**
     * Places, by code.
     */
    places: PlaceOut[];
    /**
     * Time zones.
     */
    zones: string[];
}

/**
 * What a wall clock stands for.
 */
export interface WallClock {
    /**
     * The instant, RFC 3339 with the zone's offset.
     */
    at: string;
    /**
     * The time that the zone's clocks show then, `2026-11-02T09:30:00`.
     */
    local: string;
    /**
     * What the clocks of the zone call their time then: `CST`.
     */
    abbreviation: string;
    /**
     * `skipped`: the clock jumped over that time, the last second before it is taken. `twice`: it was shown twice, the
     * first is taken. Both leave less time rather than more.
     */
    doubt: "skipped" | "twice" | null;
}

/**
 * What an answer to a question looks like.
 */
export type AnswerKind = "yes_no" | "when" | "count" | "choice" | "words" | "places" | "place" | "zone" | "groups" | "number";

/**
 * What an assessment is asked for.
 */
export interface Options {
    /**
     * The instant that counts as now, RFC 3339 with offset. The engine never looks at a clock.
     */
    now?: string;
    /**
     * Take the law of this date (`YYYY-MM-DD`) in place of the dates that the laws name.
     */
    asOf?: string;
    /**
     * Also give the duties that are not owed, with the reason.
     */
    all?: boolean;
    /**
     * Look at these laws alone, by id; at all where empty.
     */
    onlyLaws?: string[];
}

/**
 * What is known of a deadline.
 */
export type DueState = "fixed" | "provisional" | "not_started" | "open" | "paused";

/**
 * What kind of text a law is.
 */
export type LawKindOut = "statute" | "regulation" | "contract" | "guidance" | "policy";

/**
 * What some answers to a question lead to.
 */
export interface LeadsTo {
    /**
     * The answers that come to the same.
     */
    answers: AnswerValue[];
    /**
     * The duties that hang on the question and are then owed, sent or still open, ordered as in an assessment. The others are not
     * owed.
     */
    duties: LedTo[];
}

/**
 * Whether a duty is owed.
 */
export type Status = "owed" | "undetermined" | "not_owed" | "done";

/**
 * Who must be told.
 */
export interface Recipient {
    /**
     * What kind of recipient.
     */
    kind: RecipientKind;
    /**
     * Id of the authority in its `authorities.ron`.
     */
    id: string | null;
    /**
     * Name, as a lawyer would write it.
     */
    name: string;
    /**
     * Role of an authority, for example `attorney_general`.
     */
    role: string | null;
    /**
     * Place of an authority.
     */
    place: string | null;
    /**
     * How to reach it.
     */
    channel: string | null;
    /**
     * Portal or form.
     */
    url: string | null;
    /**
     * E-mail address.
     */
    email: string | null;
    /**
     * Telephone.
     */
    phone: string | null;
    /**
     * Postal address.
     */
    address: string | null;
    /**
     * Languages it takes, ISO 639-1.
     */
    languages: string[];
    /**
     * Working hours, in words.
     */
    hours: string | null;
}

/**
 * Why a provision is no duty.
 */
export type NotInForceStatus = "enacted" | "proposed" | "voluntary" | "ended";

/**
 * Yes, no or unknown.
 */
export type TruthOut = "yes" | "no" | "unknown";

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



/**
 * An assessment that is under way: `step` until it gives false, then `head` once, then `duties` until there are none left.
 *
 * Head and duties together are what `assess` gives. Rules that are added to the engine meanwhile do not count in it.
 */
export class Assessing {
    private constructor();
    free(): void;
    [Symbol.dispose](): void;
    /**
     * The next so many of its duties, in their order; none once all were given.
     */
    duties(count: number): DutyOut[];
    /**
     * The assessment, with an empty list of duties.
     *
     * @throws {ArgumentErrors} when it was given before
     */
    head(): Assessment;
    /**
     * Judges so many laws more. Whether there are any left.
     */
    step(laws: number): boolean;
}

/**
 * The engine: the laws on file, and what can be asked of them.
 *
 * It holds no incident and no clock; every answer follows from the arguments alone. `free()` gives its memory back.
 */
export class Engine {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Adds rule files to those that are there: all of them, or, where one has a problem, none.
     *
     * @throws {RuleErrors} with every problem of every file
     */
    addRules(files: SourceFile[]): void;
    /**
     * What each answer to a question leads to: of the duties that hang on it those that are then owed or still open, with their
     * deadlines. Answers that come to the same are told together; of a fact with too many to go through there are none.
     *
     * @throws {IncidentErrors} with every error of the incident and of the options, or where no duty hangs on the path
     */
    answers(incident: Incident, path: string, options: Options): LeadsTo[];
    /**
     * As `assess`, from the text of a JSON file: also a key that stands twice is an error, with line and column.
     *
     * @throws {IncidentErrors} with every error of the incident and of the options
     */
    assessText(json: string, options: Options): Assessment;
    /**
     * Every duty of an incident with its deadline and its reasons.
     *
     * @throws {IncidentErrors} with every error of the incident and of the options
     */
    assess(incident: Incident, options: Options): Assessment;
    /**
     * Begins what `assess` does at once: an assessment in pieces, so that a page with thousands of own rules answers between them.
     *
     * @throws {IncidentErrors} with every error of the incident and of the options
     */
    begin(incident: Incident, options: Options): Assessing;
    /**
     * The holiday calendars on file, each with its first and last year.
     */
    calendars(): CalendarYears[];
    /**
     * What changed from one assessment to another, and why: duties gained, lost, moved and settled. For the reasons of what was
     * lost, assess both with `all`.
     */
    compare(before: Assessment, after: Assessment): Comparison;
    /**
     * An engine with these rule files in place of those on board.
     *
     * @throws {RuleErrors} with every problem of every file; there is no engine then
     */
    static fromFiles(files: SourceFile[]): Engine;
    /**
     * The laws on file.
     */
    laws(): LawOut[];
    /**
     * The engine with the laws on board.
     *
     * @throws {RuleErrors} never with the laws of a released package
     */
    constructor();
    /**
     * Digest of the rule files, `sha256:…`.
     */
    rulesDigest(): string;
    /**
     * One row a duty (RFC 4180).
     */
    toCsv(assessment: Assessment): string;
    /**
     * The deadlines as a calendar (RFC 5545).
     */
    toIcs(assessment: Assessment): string;
    /**
     * A memorandum in Markdown.
     */
    toMarkdown(assessment: Assessment): string;
    /**
     * The words and places that an incident may use.
     */
    vocabulary(): VocabularyOut;
}

/**
 * The instant at which the clocks of a zone show this time, `2026-11-02T09:30` or with seconds.
 *
 * @throws {ArgumentErrors} where there is no such time or zone
 */
export function fromWallClock(local: string, zone: string): WallClock;

/**
 * What the clocks of a zone show at an instant.
 *
 * @throws {ArgumentErrors} where there is no such instant or zone
 */
export function toWallClock(instant: string, zone: string): WallClock;

/**
 * The names of the time zones on board.
 */
export function zoneNames(): string[];

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
    readonly __wbg_assessing_free: (a: number, b: number) => void;
    readonly __wbg_engine_free: (a: number, b: number) => void;
    readonly assessing_duties: (a: number, b: number) => [number, number, number];
    readonly assessing_head: (a: number) => [number, number, number];
    readonly assessing_step: (a: number, b: number) => number;
    readonly engine_addRules: (a: number, b: any) => [number, number];
    readonly engine_answers: (a: number, b: any, c: number, d: number, e: any) => [number, number, number];
    readonly engine_assess: (a: number, b: any, c: any) => [number, number, number];
    readonly engine_assessText: (a: number, b: number, c: number, d: any) => [number, number, number];
    readonly engine_begin: (a: number, b: any, c: any) => [number, number, number];
    readonly engine_calendars: (a: number) => [number, number, number];
    readonly engine_compare: (a: number, b: any, c: any) => [number, number, number];
    readonly engine_explain: (a: number, b: any, c: number, d: number, e: any) => [number, number, number];
    readonly engine_fromFiles: (a: any) => [number, number, number];
    readonly engine_laws: (a: number) => [number, number, number];
    readonly engine_new: () => [number, number, number];
    readonly engine_rulesDigest: (a: number) => [number, number];
    readonly engine_toCsv: (a: number, b: any) => [number, number, number, number];
    readonly engine_toIcs: (a: number, b: any) => [number, number, number, number];
    readonly engine_toMarkdown: (a: number, b: any) => [number, number, number, number];
    readonly engine_vocabulary: (a: number) => [number, number, number];
    readonly fromWallClock: (a: number, b: number, c: number, d: number) => [number, number, number];
    readonly toWallClock: (a: number, b: number, c: number, d: number) => [number, number, number];
    readonly zoneNames: () => [number, number, number];
    readonly __wbindgen_malloc: (a: number, b: number) => number;
    readonly __wbindgen_realloc: (a: number, b: number, c: number, d: number) => number;
    readonly __wbindgen_free: (a: number, b: number, c: number) => void;
    readonly __wbindgen_exn_store: (a: number) => void;
    readonly __externref_table_alloc: () => number;
    readonly __wbindgen_externrefs: WebAssembly.Table;
    readonly __externref_table_dealloc: (a: number) => void;
    readonly __wbindgen_start: () => void;
}

export type SyncInitInput = BufferSource | WebAssembly.Module;

/**
 * Instantiates the given `module`, which can either be bytes or
 * a precompiled `WebAssembly.Module`.
 *
 * @param {{ module: SyncInitInput }} module - Passing `SyncInitInput` directly is deprecated.
 *
 * @returns {InitOutput}
 */
export function initSync(module: { module: SyncInitInput } | SyncInitInput): InitOutput;

/**
 * If `module_or_path` is {RequestInfo} or {URL}, makes a request and
 * for everything else, calls `WebAssembly.instantiate` directly.
 *
 * @param {{ module_or_path: InitInput | Promise<InitInput> }} module_or_path - Passing `InitInput` directly is deprecated.
 *
 * @returns {Promise<InitOutput>}
 */
export default function __wbg_init (module_or_path?: { module_or_path: InitInput | Promise<InitInput> } | InitInput | Promise<InitInput>): Promise<InitOutput>;
