//! What the answers to a question lead to: for each, the duties that hang on it, and their deadlines.
//!
//! Nothing of it is part of an assessment: a blank incident has a hundred questions, and each answer is one more incident to judge.

use super::Request;
use super::duty::{self, Judged};
use super::output::{AnswerValue, LeadsTo, LedTo};
use super::view::View;
use crate::facts::{Cohort, CohortFact, Fact, Happening, Incident, Sector, SectorEntry};
use crate::law::model::{Condition, Law, People, Rules};
use crate::time::Moment;
use crate::truth::{Interval, Set};

/// Numbers up to which the sizes of a group are told apart.
const MANY: usize = 24;

type Answers = Vec<(AnswerValue, Incident)>;

/// What the answers to the open fact at a JSON path lead to, those that come to the same told once; `None` where no duty hangs on it.
/// Of a fact with too many answers to go through there are none.
pub fn of(rules: &Rules, incident: &Incident, path: &str, request: &Request) -> Option<Vec<LeadsTo>> {
    let owed = Request { all: false, ..request.clone() };
    let view = View::new(rules, incident, &owed);
    let duties = duty::all(&view);
    let fact = duties.iter().flat_map(|judged| judged.needs.iter()).copied().find(|&fact| view.path(fact) == path)?;
    let stake: Vec<&Judged> = duties.iter().filter(|judged| judged.needs.contains(&fact)).collect();
    let bases: Set<&str> = stake.iter().map(|judged| base(judged)).collect();
    let laws: Set<String> = stake.iter().map(|judged| judged.out.law.clone()).collect();
    let request = Request { only_laws: laws.iter().cloned().collect(), ..owed.clone() };
    let looked: Vec<&Law> = laws.iter().filter_map(|id| rules.law(id)).map(|(_, law)| law).collect();
    let judge = |incident: &Incident| -> Vec<Judged> {
        let view = View::new(rules, incident, &request);
        let mut duties = duty::all(&view);
        duties.retain(|judged| bases.contains(&base(judged)));
        duties.sort_by(|a, b| a.order().cmp(&b.order()));
        duties
    };
    let answers = match fact {
        Fact::Cohort(index, CohortFact::Count) => sizes(incident, index, &looked, &judge),
        _ => view.answered(fact).into_iter().chain(view.examples(fact, &looked)).collect(),
    };
    let mut led: Vec<LeadsTo> = Vec::new();
    for (answer, incident) in answers {
        let duties: Vec<LedTo> = judge(&incident).into_iter().map(led_to).collect();
        match led.iter_mut().find(|other| other.duties == duties) {
            Some(same) => same.also(answer),
            None => led.push(LeadsTo { answers: vec![answer], duties }),
        }
    }
    Some(led)
}

/// `law/duty`, whatever place or owner it was fanned out to.
fn base(judged: &Judged) -> &str {
    let id = judged.out.id.as_str();
    id.split_once('@').map_or(id, |(base, _)| base)
}

fn led_to(judged: Judged) -> LedTo {
    let Judged { out, .. } = judged;
    LedTo { duty: out.id, status: out.status, due: out.due.at, state: out.due.state }
}

impl LeadsTo {
    /// Takes in an answer that leads to the same; a size that adjoins the last one makes it larger.
    fn also(&mut self, answer: AnswerValue) {
        if let (Some(AnswerValue::Count { at_most, .. }), AnswerValue::Count { at_least: next, at_most: most }) =
            (self.answers.last_mut(), &answer)
            && at_most.and_then(|last| last.checked_add(1)) == Some(*next)
        {
            *at_most = *most;
            return;
        }
        self.answers.push(answer);
    }
}

/// The sizes of a group that the numbers in the laws tell apart.
fn sizes(incident: &Incident, index: usize, laws: &[&Law], judge: &dyn Fn(&Incident) -> Vec<Judged>) -> Answers {
    let sized = |count: Interval| -> Option<Incident> {
        let mut incident = incident.clone();
        incident.cohorts.as_mut()?.get_mut(index)?.count = count;
        Some(incident)
    };
    let groups = incident.cohorts.as_deref().unwrap_or_default();
    let Some(known) = groups.get(index).map(|group| group.count) else { return Answers::new() };
    let others = groups.iter().enumerate().filter(|(other, _)| *other != index).map(|(_, group)| group.count.at_least);
    // How many are counted without this group, for the numbers that several groups add up to.
    let mut counted = Set::from_iter([0, others.fold(0, u64::saturating_add)]);
    if let Some(without) = sized(Interval::exactly(known.at_least)) {
        let affected = judge(&without).into_iter().map(|judged| judged.out.affected.at_least);
        counted.extend(affected.map(|sum| sum.saturating_sub(known.at_least)));
    }
    let mut starts = Set::from_iter([known.at_least, known.at_least.max(1)]);
    each_condition(laws, &mut |condition| {
        if let Condition::Residents(threshold) | Condition::Persons(threshold) = condition {
            starts.extend(counted.iter().map(|others| threshold.first_above().saturating_sub(*others)));
        }
    });
    let inside = |start: &&u64| **start >= known.at_least && known.at_most.is_none_or(|most| **start <= most);
    let starts: Vec<u64> = starts.iter().filter(inside).take(MANY).copied().collect();
    let ends = starts.iter().skip(1).map(|next| next.checked_sub(1)).chain([known.at_most]);
    let intervals = starts.iter().zip(ends).map(|(&at_least, at_most)| Interval { at_least, at_most });
    let answer = |count: Interval| AnswerValue::Count { at_least: count.at_least, at_most: count.at_most };
    intervals.filter_map(|count| Some((answer(count), sized(count)?))).collect()
}

impl View<'_> {
    /// Answers to a fact that has many: those that the laws at stake tell apart.
    fn examples(&self, fact: Fact, laws: &[&Law]) -> Answers {
        let lexicon = &self.rules.lexicon;
        let mut found = Answers::new();
        let mut answer = |value: AnswerValue, set: &dyn Fn(&mut Incident)| {
            let mut incident = self.incident.clone();
            set(&mut incident);
            found.push((value, incident));
        };
        match fact {
            Fact::Event(event) => {
                let now = Happening::At(Moment::Instant(self.request.now));
                for (word, what) in [("not_yet".to_owned(), Happening::NotYet), (self.request.now.to_rfc3339(), now)] {
                    answer(AnswerValue::Word(word), &|incident| drop(incident.timeline.insert(event, what.clone())));
                }
            }
            Fact::Sectors => {
                let mut sectors: Set<Sector> = Set::new();
                each_condition(laws, &mut |condition| match condition {
                    Condition::Sector(sector) | Condition::SectorIn(sector, _) => drop(sectors.insert(*sector)),
                    _ => {}
                });
                for sector in std::iter::once(None).chain(sectors.iter().copied().map(Some)) {
                    let words = sector.iter().map(|&sector| lexicon.sectors.name(sector).to_owned()).collect();
                    let entries = || sector.iter().map(|&sector| SectorEntry { sector, places: None }).collect();
                    answer(AnswerValue::Words(words), &|incident| incident.organization.sectors = Some(entries()));
                }
            }
            Fact::EstablishedIn | Fact::OperatesIn => {
                let mut places = Set::new();
                each_condition(laws, &mut |condition| match condition {
                    Condition::Established(place) | Condition::Operates(place) => drop(places.insert(place.clone())),
                    _ => {}
                });
                let territory = |place: &&crate::facts::Code| lexicon.places.find_territory(place.as_str()).is_some();
                let places: Vec<_> = places.iter().filter(territory).cloned().collect();
                for place in std::iter::once(None).chain(places.into_iter().map(Some)) {
                    let words = place.iter().map(ToString::to_string).collect();
                    let there = || Some(place.iter().cloned().collect());
                    answer(AnswerValue::Words(words), &|incident| match fact {
                        Fact::EstablishedIn => incident.organization.established_in = there(),
                        _ => incident.organization.operates_in = there(),
                    });
                }
            }
            Fact::Cohort(index, CohortFact::Residence) => {
                let group = |incident: &Incident| -> Option<Cohort> { incident.cohorts.as_ref()?.get(index).cloned() };
                let known = group(self.incident).and_then(|group| group.residence);
                let homes: Set<_> = laws
                    .iter()
                    .filter_map(|law| if let People::ResidentsOf(place) = &law.people { Some(place) } else { None })
                    .filter(|place| lexicon.places.find_territory(place.as_str()).is_some())
                    .filter(|place| known.as_ref().is_none_or(|known| place.is_part_of(known)))
                    .cloned()
                    .collect();
                for home in &homes {
                    answer(AnswerValue::Word(home.to_string()), &|incident| {
                        if let Some(group) = incident.cohorts.as_mut().and_then(|groups| groups.get_mut(index)) {
                            group.residence = Some(home.clone());
                        }
                    });
                }
            }
            _ => {}
        }
        found
    }
}

/// Every condition of the laws, at any depth.
fn each_condition<'l>(laws: &[&'l Law], visit: &mut dyn FnMut(&'l Condition)) {
    for law in laws {
        let own = [&law.binds, &law.protects, &law.trigger].into_iter();
        let exemptions = law.exemptions.iter().map(|exemption| &exemption.when);
        let duties = law.duties.iter().flat_map(|duty| [&duty.when, &duty.counts].into_iter().chain(&duty.protects));
        own.chain(exemptions).chain(duties).for_each(|condition| condition.walk(&mut |part| visit(part)));
    }
}
