//! What a law asks for in a few words, for lists and charts: whom it has told, from how many people on, by when, and if what.

use crate::facts::Role;
use crate::law::model::{Bound, Condition, Due, Duty, DutyRef, Length, Limit, Rules, To};
use crate::time::Period;
use crate::truth::Threshold;

/// Reads rules for their own sake, without an incident.
#[derive(Clone, Copy)]
pub struct Outline<'r> {
    /// The rules.
    pub rules: &'r Rules,
    /// The law whose duties are named without it.
    pub law: usize,
}

impl Outline<'_> {
    /// Who is told.
    pub fn recipient(self, to: &To) -> String {
        let scheme = |id: &String| self.rules.schemes.get(id).map_or("authority", |scheme| &scheme.label).to_owned();
        match to {
            To::Individuals => "the people affected".to_owned(),
            To::Authority(id) => self.rules.authorities.get(id).map_or_else(|| id.clone(), |found| found.name.clone()),
            To::LeadAuthority(id) => format!("{} of the main establishment", scheme(id)),
            To::EachAuthority(id) => format!("{} of each place of the people", scheme(id)),
            To::ConsumerReportingAgencies => "consumer reporting agencies".to_owned(),
            To::Media => "media".to_owned(),
            To::DataOwner => "the owner of the data".to_owned(),
            To::Police => "the police".to_owned(),
            To::CardBrands => "the card brands".to_owned(),
            To::Acquirer => "the acquiring bank".to_owned(),
            To::Insurer => "the insurer".to_owned(),
            To::Counterparty(name) | To::Internal(name) | To::NamedOwner(name) => name.clone(),
            To::Public => "the public".to_owned(),
            To::Register => "the organisation's own record".to_owned(),
        }
    }

    /// What a duty asks for beside a number of people; none where it asks for nothing.
    pub fn condition(self, duty: &Duty) -> Option<String> {
        let own = Condition::All(vec![duty.when.clone(), duty.counts.clone()]);
        self.says(&own)
    }

    /// What must have happened.
    pub fn trigger(self, condition: &Condition) -> String {
        self.says(condition).unwrap_or_else(|| "any breach".to_owned())
    }

    /// The last moment, as the law counts it; for a record, how long it is kept.
    pub fn last_moment(self, duty: &Duty) -> String {
        match (&duty.to, &duty.due, &duty.keep) {
            (To::Register, Due::Open, Some(keep)) => format!("kept {keep}"),
            (To::Register, Due::Open, None) => "to be kept".to_owned(),
            (_, due, _) => self.clock(due),
        }
    }

    fn clock(self, due: &Due) -> String {
        let event = |event| self.rules.lexicon.events.label(event);
        let each = |parts: &[Due]| parts.iter().map(|part| self.clock(part)).collect::<Vec<_>>().join(", or ");
        match due {
            Due::Within(Length::Said(period), start) if period.n == 0 => format!("on {}", event(*start)),
            Due::Within(length, start) => format!("{} from {}", lasting(*length), event(*start)),
            Due::Earliest(parts) => format!("{}, whichever is earlier", each(parts)),
            Due::Latest(parts) => format!("{}, whichever is later", each(parts)),
            Due::With(duty) => format!("no later than {}", self.notice(duty)),
            Due::Before(duty) => format!("before {}", self.notice(duty)),
            Due::NotBefore(duty, part) => format!("{}, not before {}", self.clock(part), self.notice(duty)),
            Due::AfterNotice(length, duty) => format!("{} after {}", lasting(*length), self.notice(duty)),
            Due::YearEnd(length, start) => {
                format!("{} from the end of the year of {}", lasting(*length), event(*start))
            }
            Due::If(condition, yes, no) => {
                let case = [numbers(condition), self.says(condition)];
                let case: Vec<String> = case.into_iter().flatten().collect();
                format!("{} where {}, else {}", self.clock(yes), case.join("; "), self.clock(no))
            }
            Due::OnRequest => "on request".to_owned(),
            Due::Open => "no number".to_owned(),
        }
    }

    fn notice(self, duty: &DutyRef) -> String {
        let Some(law) = self.rules.laws.get(duty.law) else { return "that notice".to_owned() };
        let to = law.versions(&duty.duty).last().map_or_else(|| duty.duty.clone(), |duty| self.recipient(&duty.to));
        let of = if duty.law == self.law { String::new() } else { format!(" under {}", law.id) };
        format!("the notice to {to}{of}")
    }

    /// A condition in words; none where it says nothing that a chart needs: that the organisation holds the data for itself, a
    /// number of people (which has a column of its own), or nothing at all.
    fn says(self, condition: &Condition) -> Option<String> {
        let lexicon = &self.rules.lexicon;
        let list = |parts: &[Condition], link: &str| -> Option<String> {
            let said: Vec<String> = parts.iter().filter_map(|part| self.says(part)).collect();
            (!said.is_empty()).then(|| said.join(link))
        };
        Some(match condition {
            Condition::Always | Condition::Residents(_) | Condition::Persons(_) | Condition::Role(Role::Controller) => {
                return None;
            }
            Condition::Role(Role::Processor) => "the data are held for another".to_owned(),
            Condition::All(parts) => return list(parts, "; "),
            Condition::Any(parts) => {
                let said: Vec<String> = parts.iter().filter_map(|part| self.inside(part)).collect();
                return (!said.is_empty()).then(|| said.join(" or "));
            }
            Condition::Not(part) => match part.as_ref() {
                Condition::Answer(question) => format!("no to \"{}\"", lexicon.questions.label(*question)),
                part => format!("not: {}", self.inside(part)?),
            },
            Condition::Someone(part) => return self.says(part),
            Condition::AnyData(elements) => {
                let labels: Vec<&str> = elements.iter().map(|&element| lexicon.elements.label(element)).collect();
                labels.join(" or ")
            }
            Condition::AllData(elements) => {
                let labels: Vec<&str> = elements.iter().map(|&element| lexicon.elements.label(element)).collect();
                labels.join(" with ")
            }
            Condition::CountData(least, elements) => {
                let labels: Vec<&str> = elements.iter().map(|&element| lexicon.elements.label(element)).collect();
                format!("{least} of {}", labels.join(", "))
            }
            Condition::Unreadable => "unreadable data".to_owned(),
            Condition::Subjects(subject) => lexicon.subjects.label(*subject).to_owned(),
            Condition::Medium(medium) => format!("{} data", lexicon.media.label(*medium)),
            Condition::LivesIn(code) => format!("people in {}", lexicon.places.name(code)),
            Condition::Effect(effect) => lexicon.effects.label(*effect).to_owned(),
            Condition::Cause(cause) => lexicon.causes.label(*cause).to_owned(),
            Condition::Harm(bound, word) => scale("harm", *bound, word.word()),
            Condition::Severity(bound, word) => scale("its gravity", *bound, word.word()),
            Condition::Happened(event) => format!("after {}", lexicon.events.label(*event)),
            Condition::HappenedWithin(event, period, since) => {
                format!("{} within {period} of {}", lexicon.events.label(*event), lexicon.events.label(*since))
            }
            Condition::Answer(question) => format!("yes to \"{}\"", lexicon.questions.label(*question)),
            Condition::AnswerIs(question, word) => format!("{word} to \"{}\"", lexicon.questions.label(*question)),
            Condition::Kind(kind) => kind.word().replace('_', " "),
            Condition::Sector(sector) => lexicon.sectors.label(*sector).to_owned(),
            Condition::SectorIn(sector, code) => {
                format!("{} in {}", lexicon.sectors.label(*sector), lexicon.places.name(code))
            }
            Condition::Established(code) => format!("established in {}", lexicon.places.name(code)),
            Condition::Operates(code) => format!("doing business in {}", lexicon.places.name(code)),
            Condition::MainEstablishment(code) => format!("main establishment in {}", lexicon.places.name(code)),
            Condition::Owed(duty) => format!("{} is owed", self.notice(duty)),
            Condition::Exempted(index) => {
                let law = self.rules.laws.get(self.law);
                let id = law.and_then(|law| law.exemptions.get(*index)).map_or("", |exemption| exemption.id.as_str());
                format!("the exemption `{id}` holds")
            }
            Condition::Applies(index) => {
                format!("{} applies", self.rules.laws.get(*index).map_or("that law", |law| law.title.as_str()))
            }
            Condition::OwedToAuthority => "another law has an authority told".to_owned(),
            Condition::Since(day) => format!("since {day}"),
        })
    }

    /// A condition inside another one.
    fn inside(self, condition: &Condition) -> Option<String> {
        match condition {
            Condition::All(parts) => {
                let said: Vec<String> = parts.iter().filter_map(|part| self.inside(part)).collect();
                match said.as_slice() {
                    [] => None,
                    [only] => Some(only.clone()),
                    _ => Some(format!("({})", said.join(" and "))),
                }
            }
            other => self.says(other),
        }
    }
}

/// The numbers of people that a condition names; none where it names none.
pub fn numbers(condition: &Condition) -> Option<String> {
    let mut found = Vec::new();
    condition.walk(&mut |part| {
        let said = match part {
            Condition::Residents(threshold) => people(*threshold, "residents"),
            Condition::Persons(threshold) => people(*threshold, "people in all"),
            _ => return,
        };
        if !found.contains(&said) {
            found.push(said);
        }
    });
    (!found.is_empty()).then(|| found.join(" or "))
}

fn lasting(length: Length) -> String {
    match length {
        Length::Said(period) => period.to_string(),
        Length::Asked(_, unit) => {
            format!("the contract's number of {}", Period { n: 2, unit }.to_string().trim_start_matches("2 "))
        }
    }
}

fn people(limit: Limit, who: &str) -> String {
    let threshold = limit.threshold;
    if limit.asked.is_some() {
        return format!("the contract's number of {who}");
    }
    match threshold {
        Threshold::AtLeast(1) => format!("any {who}"),
        _ => format!("{threshold} {who}"),
    }
}

fn scale(what: &str, bound: Bound, word: &str) -> String {
    match bound {
        Bound::AtLeast => format!("{what} is judged {word} or more"),
        Bound::AtMost => format!("{what} is judged {word} or less"),
    }
}
