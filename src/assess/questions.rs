//! The unknown facts worth asking for, the most urgent first.

use chrono::{DateTime, FixedOffset};

use super::duty::Judged;
use super::output::{AnswerKind, NumberOut, QuestionOut};
use super::view::View;
use crate::facts::{
    CohortFact, Fact, Likelihood, NumberAsked, OrganizationKind, Role, Severity, WordId, Words, any_index, covers,
};
use crate::truth::{Map, sort, sort_by};

/// One question a fact that some duty's outcome or deadline hangs on: by the earliest deadline at stake, then by how many
/// duties it settles, then by path.
pub fn of(view: &View<'_>, duties: &[Judged]) -> Vec<QuestionOut> {
    let mut asked: Map<Fact, (Vec<String>, Option<DateTime<FixedOffset>>)> = Map::new();
    for judged in duties {
        for &fact in &judged.needs {
            asked.update(fact, |(ids, earliest)| {
                ids.push(judged.out.id.clone());
                // One instant may stand in two zones: which is told must not hang on the order of the groups.
                let due = [*earliest, judged.due, judged.bound].into_iter().flatten();
                *earliest = due.min_by_key(|at| (*at, at.offset().local_minus_utc()));
            });
        }
    }
    let mut questions: Vec<_> = asked
        .into_iter()
        .map(|(fact, (mut ids, earliest))| {
            sort(&mut ids);
            let question = view.question(fact, ids, earliest);
            (earliest, QuestionOut { answered_by: answered_by(&question.path, duties), ..question })
        })
        .collect();
    sort_by(&mut questions, |(a, one), (b, other)| {
        let urgency = a.is_none().cmp(&b.is_none()).then(a.cmp(b));
        urgency.then(other.duties.len().cmp(&one.duties.len())).then(one.path.cmp(&other.path))
    });
    questions.into_iter().map(|(_, question)| question).collect()
}

impl View<'_> {
    fn question(&self, fact: Fact, duties: Vec<String>, earliest: Option<DateTime<FixedOffset>>) -> QuestionOut {
        let path = self.path(fact);
        let (ask, help) = self.wording(fact, &path);
        let (answer, choices) = self.answer_form(fact);
        QuestionOut {
            judged_by: self.rules.lexicon.judge(&path).map(str::to_owned),
            path,
            ask,
            help,
            cite: self.cite_of(fact),
            answer,
            choices,
            duties,
            earliest: earliest.map(|at| at.to_rfc3339()),
            number: self.number_form(fact),
            answered_by: Vec::new(),
        }
    }

    /// The question's words: the vocabulary's for events, effects and the facts of its list `asks`, the law's own for its
    /// questions. Of a group, which one.
    fn wording(&self, fact: Fact, path: &str) -> (String, Option<String>) {
        let lexicon = &self.rules.lexicon;
        let term = match fact {
            Fact::Event(event) => lexicon.events.term(event),
            Fact::Effect(effect) => lexicon.effects.term(effect),
            Fact::Answer(question) => lexicon.questions.term(question),
            _ => None,
        };
        if let Some(term) = term {
            return (term.ask.clone().unwrap_or_else(|| term.label.clone()), term.help.clone());
        }
        let (ask, help) = lexicon
            .asks
            .get(&any_index(path))
            .map_or_else(|| (format!("What is {path}?"), None), |ask| (ask.ask.clone(), ask.help.clone()));
        match fact {
            Fact::Cohort(index, _) => {
                let group = self.incident.cohorts.as_ref().and_then(|groups| groups.get(index));
                let name = group.map(|group| self.group_name(index, group)).unwrap_or_default();
                let mut letters = name.chars();
                let first = letters.next().map(|letter| letter.to_ascii_uppercase().to_string()).unwrap_or_default();
                (format!("{first}{}: {ask}", letters.as_str()), help)
            }
            _ => (ask, help),
        }
    }

    fn answer_form(&self, fact: Fact) -> (AnswerKind, Vec<String>) {
        let lexicon = &self.rules.lexicon;
        match fact {
            Fact::Kind => (AnswerKind::Choice, fixed(OrganizationKind::WORDS)),
            Fact::Roles => (AnswerKind::Words, fixed(Role::WORDS)),
            Fact::Likelihood => (AnswerKind::Choice, fixed(Likelihood::WORDS)),
            Fact::Severity => (AnswerKind::Choice, fixed(Severity::WORDS)),
            Fact::Sectors => (AnswerKind::Words, names(&lexicon.sectors)),
            Fact::Cause => (AnswerKind::Choice, names(&lexicon.causes)),
            Fact::Zone => (AnswerKind::Zone, Vec::new()),
            Fact::EstablishedIn | Fact::OperatesIn | Fact::SectorIn(_) => (AnswerKind::Places, Vec::new()),
            Fact::MainEstablishment => (AnswerKind::Place, Vec::new()),
            Fact::Event(_) | Fact::HoldUntil(_) | Fact::HoldFrom(_) => (AnswerKind::When, Vec::new()),
            Fact::Effect(_) => (AnswerKind::YesNo, Vec::new()),
            Fact::Cohorts => (AnswerKind::Groups, Vec::new()),
            Fact::Answer(question) if lexicon.number(question).is_some() => (AnswerKind::Number, Vec::new()),
            Fact::Answer(question) => match lexicon.choices.get(&question) {
                Some(words) => (AnswerKind::Choice, words.clone()),
                None => (AnswerKind::YesNo, Vec::new()),
            },
            Fact::Cohort(_, part) => match part {
                CohortFact::Residence => (AnswerKind::Place, Vec::new()),
                CohortFact::Count => (AnswerKind::Count, Vec::new()),
                CohortFact::Subjects => (AnswerKind::Words, names(&lexicon.subjects)),
                CohortFact::Data | CohortFact::PossibleData => (AnswerKind::Words, names(&lexicon.elements)),
                CohortFact::Encrypted | CohortFact::KeyTaken => (AnswerKind::YesNo, Vec::new()),
                CohortFact::Medium => (AnswerKind::Choice, names(&lexicon.media)),
                // A name is given where the groups are.
                CohortFact::Owner => (AnswerKind::Groups, Vec::new()),
            },
        }
    }

    fn number_form(&self, fact: Fact) -> Option<NumberOut> {
        let Fact::Answer(question) = fact else { return None };
        self.rules.lexicon.number(question).map(number_out)
    }

    fn cite_of(&self, fact: Fact) -> Option<String> {
        let Fact::Answer(question) = fact else { return None };
        let declared = self.rules.laws.iter().flat_map(|law| &law.questions);
        declared.filter(|entry| entry.question == question).map(|entry| entry.cite.clone()).next()
    }
}

/// The number that answers a question, as the assessment writes it.
pub fn number_out(asked: NumberAsked) -> NumberOut {
    NumberOut { unit: asked.word().to_owned(), at_least: asked.at_least, at_most: asked.at_most }
}

/// The steps still to do that settle a fact.
fn answered_by(path: &str, duties: &[Judged]) -> Vec<String> {
    let path = any_index(path);
    let mut ids = Vec::new();
    for duty in duties.iter().map(|judged| &judged.out).filter(|duty| duty.status.is_to_do()) {
        if duty.settles.iter().any(|settled| covers(settled, &path)) {
            ids.push(duty.id.clone());
        }
    }
    sort(&mut ids);
    ids
}

fn fixed<T>(words: &[(&str, T)]) -> Vec<String> {
    words.iter().map(|(word, _)| (*word).to_owned()).collect()
}

fn names<I: WordId>(words: &Words<I>) -> Vec<String> {
    words.iter().map(|(_, term)| term.id.clone()).collect()
}
