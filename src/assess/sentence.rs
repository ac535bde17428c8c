//! Conditions in plain sentences, and the facts that each looks at.

use super::view::{At, Fan, View};
use crate::facts::{Capacity, Cohort, CohortFact, Element, Fact, Verdict};
use crate::law::model::{Bound, Condition, DutyRef, Law, Limit, People};
use crate::truth::{Interval, Threshold, Truth, grouped};

/// What a condition is asked of.
#[derive(Clone, Copy)]
pub struct Subject<'v> {
    /// In which law, place and capacity.
    pub at: At<'v>,
    /// Of which group, if of one.
    pub group: Option<(usize, &'v Cohort)>,
}

impl View<'_> {
    /// What a condition without parts says, given how it turned out.
    pub fn sentence(&self, condition: &Condition, subject: Subject<'_>, truth: Truth) -> String {
        let (condition, truth) = match condition {
            Condition::Not(inner) => (inner.as_ref(), truth.negated()),
            other => (other, truth),
        };
        if let Condition::Residents(limit) | Condition::Persons(limit) = condition {
            return self.threshold_sentence(condition, *limit, subject.at);
        }
        let (yes, no) = self.claims(condition);
        match truth {
            Truth::Yes => yes,
            Truth::No => no,
            Truth::Unknown => format!("it is not known whether {yes}"),
        }
    }

    /// The sentence when it holds, and when it does not.
    fn claims(&self, condition: &Condition) -> (String, String) {
        let lexicon = &self.rules.lexicon;
        let place = |code: &crate::facts::Code| lexicon.places.name(code).to_owned();
        let pair = |yes: String, no: String| (yes, no);
        match condition {
            Condition::Always => pair("nothing further is asked".into(), "nothing further is asked".into()),
            Condition::AnyData(elements) => {
                let list = self.elements(elements, "or");
                pair(format!("the data include {list}"), format!("the data do not include {list}"))
            }
            Condition::AllData(elements) => {
                let list = self.elements(elements, "and");
                pair(format!("the data include {list}"), format!("the data do not include all of {list}"))
            }
            Condition::CountData(least, elements) => {
                let list = self.elements(elements, "and");
                pair(
                    format!("the data include at least {least} of {list}"),
                    format!("the data include fewer than {least} of {list}"),
                )
            }
            Condition::Unreadable => {
                pair("the data were unreadable and the key stayed safe".into(), "the data could be read".into())
            }
            Condition::Subjects(subject) => either("the people are of this kind", lexicon.subjects.label(*subject)),
            Condition::Medium(medium) => {
                let label = lexicon.media.label(*medium);
                pair(format!("the data were {label}"), format!("the data were not {label}"))
            }
            Condition::LivesIn(code) => {
                let name = place(code);
                pair(format!("they live in {name}"), format!("they do not live in {name}"))
            }
            Condition::Effect(effect) => {
                let label = lexicon.effects.label(*effect);
                pair(label.to_owned(), negated(label))
            }
            Condition::Cause(cause) => either("the cause was this", lexicon.causes.label(*cause)),
            Condition::Harm(bound, word) => scale("the likelihood of harm", *bound, word.word()),
            Condition::Severity(bound, word) => scale("the gravity of harm", *bound, word.word()),
            Condition::Happened(event) => {
                let label = lexicon.events.label(*event);
                pair(format!("{label} has taken place"), format!("{label} has not taken place"))
            }
            Condition::HappenedWithin(event, period, since) => {
                let (first, second) = (lexicon.events.label(*event), lexicon.events.label(*since));
                pair(
                    format!("{first} came within {period} of {second}"),
                    format!("{first} did not come within {period} of {second}"),
                )
            }
            Condition::Answer(question) => {
                let label = lexicon.questions.label(*question);
                pair(format!("the answer to \"{label}\" is yes"), format!("the answer to \"{label}\" is no"))
            }
            Condition::AnswerIs(question, word) => {
                let label = lexicon.questions.label(*question);
                pair(format!("the answer to \"{label}\" is {word}"), format!("the answer to \"{label}\" is not {word}"))
            }
            Condition::Role(role) => acts("acts as", "does not act as", &format!("a {}", role.word())),
            Condition::Kind(kind) => acts("is", "is not", &format!("a {}", kind.word().replace('_', " "))),
            Condition::Sector(sector) => acts("is", "is not", &with_article(lexicon.sectors.label(*sector))),
            Condition::SectorIn(sector, code) => {
                let what = format!("{} in {}", with_article(lexicon.sectors.label(*sector)), place(code));
                acts("is", "is not", &what)
            }
            Condition::Established(code) => {
                acts("has", "does not have", &format!("an establishment in {}", place(code)))
            }
            Condition::Operates(code) => acts("does", "does not do", &format!("business in {}", place(code))),
            Condition::MainEstablishment(code) => {
                acts("has", "does not have", &format!("its main establishment in {}", place(code)))
            }
            Condition::Owed(duty) => {
                let name = self.duty_name(duty);
                pair(format!("{name} is owed"), format!("{name} is not owed"))
            }
            Condition::Exempted(_) => pair("an exemption holds".into(), "the exemption does not hold".into()),
            Condition::Applies(index) => {
                let name = self.rules.laws.get(*index).map_or("that law", |law| &law.title);
                pair(format!("{name} applies"), format!("{name} does not apply"))
            }
            Condition::OwedToAuthority => pair(
                "another law asks for a notice to a public authority".into(),
                "no other law asks for a notice to a public authority".into(),
            ),
            Condition::Since(day) => {
                pair(format!("the law of {day} or later counts"), format!("the law from before {day} counts"))
            }
            Condition::All(_)
            | Condition::Any(_)
            | Condition::Not(_)
            | Condition::Someone(_)
            | Condition::Residents(_)
            | Condition::Persons(_) => pair("this holds".into(), "this does not hold".into()),
        }
    }

    /// "247 Texans are counted, 250 or more are asked for; 3 more Texans and it is met".
    fn threshold_sentence(&self, condition: &Condition, limit: Limit, at: At<'_>) -> String {
        let everywhere = matches!(condition, Condition::Persons(_));
        let counted = if everywhere { self.persons(at).people } else { self.counted(at).people };
        let who = if everywhere { "people of all places".to_owned() } else { self.who(at, false) };
        let Ok(threshold) = self.threshold(limit) else {
            return format!(
                "{counted} {who} are counted; the number asked for stands in the organisation's own contract and is not entered yet"
            );
        };
        let said = format!("{counted} {who} are counted, {threshold} are asked for");
        let (met, capped) =
            (threshold.met_by(counted), matches!(threshold, Threshold::AtMost(_) | Threshold::FewerThan(_)));
        let now = if met == Truth::Yes { counted.at_most.unwrap_or(counted.at_least) } else { counted.at_least };
        let short = threshold.first_above().saturating_sub(now);
        let then = match (met, capped) {
            (Truth::No | Truth::Unknown, false) => "it is met",
            (Truth::Yes | Truth::Unknown, true) => "it is no longer met",
            _ => return said,
        };
        let more = match (everywhere, short == 1) {
            (true, true) => "person".to_owned(),
            (true, false) => "people".to_owned(),
            (false, one) => self.who(at, one),
        };
        format!("{said}; {} more {more} and {then}", grouped(short))
    }

    /// The people at hand, one or several.
    fn who(&self, at: At<'_>, one: bool) -> String {
        let places = &self.rules.lexicon.places;
        match (at.fan, &at.law.people) {
            (Fan::Place(code) | Fan::Vague(code), _) | (_, People::ResidentsOf(code)) => places.people(code, one),
            _ if one => "person".to_owned(),
            _ => "people".to_owned(),
        }
    }

    /// "620 Texans live where the law looks".
    pub fn people_sentence(&self, law: &Law, at: At<'_>, people: Interval) -> String {
        let who = self.who(at, false);
        match (&law.people, people == Interval::ZERO) {
            (_, true) => format!("no {who} are affected"),
            (_, false) if people.at_least == 1 && people.is_exact() => format!("1 of {who} is affected"),
            _ => format!("{people} {who} are affected"),
        }
    }

    /// What more is to be said of people who are all counted, or none of them, as the role of the organisation is.
    pub fn whose_words(&self, at: At<'_>) -> &'static str {
        if self.unowned_are(at.capacity).is_yes() {
            ""
        } else if *at.capacity == Capacity::Own {
            "; whether it holds their data as its own or for another is open"
        } else {
            "; whether it holds their data for another or as its own is open"
        }
    }

    /// "620 Texans", counted for their data.
    pub fn counted_people(&self, at: At<'_>) -> String {
        format!("{} {}", self.counted(at).people, self.who(at, false))
    }

    /// A group in words: `620 Texans (group 1)`.
    pub fn group_name(&self, index: usize, group: &Cohort) -> String {
        let places = &self.rules.lexicon.places;
        let one = group.count == Interval::exactly(1);
        let who = group.residence.as_ref().map_or_else(
            || if one { "person of an unknown place".into() } else { "people of an unknown place".into() },
            |code| places.people(code, one),
        );
        format!("{} {who} (group {})", group.count, index.saturating_add(1))
    }

    fn duty_name(&self, duty: &DutyRef) -> String {
        let law = self.rules.laws.get(duty.law).map_or("", |law| &law.id);
        format!("the notice {law}/{}", duty.duty)
    }

    fn elements(&self, elements: &[Element], last: &str) -> String {
        let labels: Vec<&str> = elements.iter().map(|&element| self.rules.lexicon.elements.label(element)).collect();
        match labels.split_last() {
            Some((only, [])) => (*only).to_owned(),
            Some((end, rest)) => format!("{} {last} {end}", rest.join(", ")),
            None => "nothing".into(),
        }
    }

    /// The facts that a condition without parts looks at.
    pub fn facts_of(&self, condition: &Condition, subject: Subject<'_>) -> Vec<Fact> {
        let group = |fact: CohortFact| subject.group.map(|(index, _)| Fact::Cohort(index, fact)).into_iter().collect();
        match condition {
            Condition::Not(inner) => self.facts_of(inner, subject),
            Condition::AnyData(_) | Condition::AllData(_) | Condition::CountData(..) => group(CohortFact::Data),
            Condition::Unreadable => {
                let mut facts: Vec<Fact> = group(CohortFact::Encrypted);
                let more: Vec<Fact> = group(CohortFact::KeyTaken);
                facts.extend(more);
                facts
            }
            Condition::Subjects(_) => group(CohortFact::Subjects),
            Condition::Medium(_) => group(CohortFact::Medium),
            Condition::LivesIn(_) => group(CohortFact::Residence),
            Condition::Effect(effect) => vec![Fact::Effect(*effect)],
            Condition::Cause(_) => vec![Fact::Cause],
            Condition::Harm(..) => vec![Fact::Likelihood],
            Condition::Severity(..) => vec![Fact::Severity],
            Condition::Happened(event) => vec![Fact::Event(*event)],
            Condition::HappenedWithin(event, _, since) => vec![Fact::Event(*event), Fact::Event(*since)],
            Condition::Residents(limit) | Condition::Persons(limit) => {
                let asked = limit.asked.map(Fact::Answer);
                self.counted_facts(condition, subject.at).into_iter().chain(asked).collect()
            }
            Condition::Answer(question) | Condition::AnswerIs(question, _) => vec![Fact::Answer(*question)],
            Condition::Role(_) => vec![Fact::Roles],
            Condition::Kind(_) => vec![Fact::Kind],
            Condition::Sector(_) | Condition::SectorIn(..) => vec![Fact::Sectors],
            Condition::Established(_) => vec![Fact::EstablishedIn],
            Condition::Operates(_) => vec![Fact::OperatesIn],
            Condition::MainEstablishment(_) => vec![Fact::MainEstablishment],
            _ => Vec::new(),
        }
    }

    /// The counts of the groups that a threshold adds up.
    fn counted_facts(&self, condition: &Condition, at: At<'_>) -> Vec<Fact> {
        let wherever = matches!(condition, Condition::Persons(_));
        let groups = self.groups(at.capacity).into_iter().flatten().filter(|(index, group)| {
            let lives = if wherever { Verdict::known(true) } else { self.lives_where_it_counts(at, *index, group) };
            !lives.is_no() && !self.is_protected(at, *index, group).is_no()
        });
        groups.map(|(index, _)| Fact::Cohort(index, CohortFact::Count)).collect()
    }
}

fn acts(yes: &str, no: &str, what: &str) -> (String, String) {
    (format!("the organisation {yes} {what}"), format!("the organisation {no} {what}"))
}

fn either(head: &str, label: &str) -> (String, String) {
    (format!("{head}: {label}"), format!("{}: {label}", negated_head(head)))
}

fn negated_head(head: &str) -> String {
    head.replacen(" are ", " are not ", 1).replacen(" was ", " was not ", 1)
}

/// "the data were acquired" as "the data were not acquired".
fn negated(label: &str) -> String {
    let changed = label.replacen(" were ", " were not ", 1);
    if changed == label { label.replacen(" was ", " was not ", 1) } else { changed }
}

fn scale(what: &str, bound: Bound, word: &str) -> (String, String) {
    match bound {
        Bound::AtLeast => (format!("{what} is judged {word} or more"), format!("{what} is judged less than {word}")),
        Bound::AtMost => (format!("{what} is judged {word} or less"), format!("{what} is judged more than {word}")),
    }
}

fn with_article(noun: &str) -> String {
    let vowel = noun.starts_with(['a', 'e', 'i', 'o', 'A', 'E', 'I', 'O']);
    format!("{} {noun}", if vowel { "an" } else { "a" })
}
