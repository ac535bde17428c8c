//! What the answers to a question lead to: for each, the duties that hang on it, and their deadlines.
//!
//! Nothing of it is part of an assessment: a blank incident has a hundred questions, and each answer is one more incident to judge.
//! Lists are short and kept plain: every kind of set is code that a browser fetches.

use super::Request;
use super::duty::{self, Judged, base_id};
use super::output::{AnswerValue, LeadsTo, LedTo};
use super::view::View;
use crate::facts::{Code, CohortFact, Fact, Happening, Incident, SectorEntry};
use crate::law::model::{Condition, Law, People, Rules};
use crate::time::Moment;
use crate::truth::Interval;

/// Numbers up to which the sizes of a group are told apart.
const MANY: usize = 24;

type Answers = Vec<(AnswerValue, Incident)>;

/// What the answers to the open fact at a JSON path lead to, those that come to the same told once; `None` where no duty hangs on it.
/// Of a fact with too many answers to go through there are none.
pub fn of(rules: &Rules, incident: &Incident, path: &str, request: &Request) -> Option<Vec<LeadsTo>> {
    let mut request = Request { all: false, ..request.clone() };
    let (fact, bases) = {
        let view = View::new(rules, incident, &request);
        let duties = duty::all(&view);
        let fact =
            duties.iter().flat_map(|judged| judged.needs.iter()).copied().find(|&fact| view.path(fact) == path)?;
        let stake = duties.into_iter().filter(|judged| judged.needs.contains(&fact));
        (fact, stake.map(|judged| base_id(&judged.out.id).to_owned()).collect::<Vec<String>>())
    };
    request.only_laws = bases.iter().filter_map(|id| id.split('/').next()).map(str::to_owned).collect();
    request.only_laws.dedup();
    let judge = |incident: &Incident| -> Vec<Judged> {
        let mut duties = duty::all(&View::new(rules, incident, &request));
        duties.retain(|judged| bases.iter().any(|id| id == base_id(&judged.out.id)));
        duty::sort(&mut duties);
        duties
    };
    let view = View::new(rules, incident, &request);
    let answers = match fact {
        Fact::Cohort(index, CohortFact::Count) => view.sizes(index, &judge),
        _ => [view.answered(fact), view.examples(fact)].into_iter().flatten().collect(),
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

impl View<'_> {
    /// The sizes of a group that the numbers in the laws tell apart.
    fn sizes(&self, index: usize, judge: &dyn Fn(&Incident) -> Vec<Judged>) -> Answers {
        let groups = self.incident.cohorts.as_deref().unwrap_or_default();
        let Some(known) = groups.get(index).map(|group| group.count) else { return Answers::new() };
        let sized = |count: Interval| self.with_group(index, &|group| group.count = count);
        // How many are counted without this group, for the numbers that several groups add up to.
        let sum = groups.iter().map(|group| group.count.at_least).fold(0, u64::saturating_add);
        let mut counted = vec![0, sum.saturating_sub(known.at_least)];
        for judged in judge(&sized(Interval::exactly(known.at_least))) {
            let others = judged.out.affected.at_least.saturating_sub(known.at_least);
            if !counted.contains(&others) {
                counted.push(others);
            }
        }
        let mut starts = vec![known.at_least];
        let mut from = |start: u64| {
            let inside = start > known.at_least && known.at_most.is_none_or(|most| start <= most);
            if let (true, Err(at)) = (inside, starts.binary_search(&start)) {
                starts.insert(at, start);
            }
        };
        from(1);
        self.each_condition(&mut |condition| {
            if let Condition::Residents(limit) | Condition::Persons(limit) = condition {
                // A limit whose number is open tells no answers apart yet.
                let Ok(threshold) = self.threshold(*limit) else { return };
                for others in &counted {
                    from(threshold.first_above().saturating_sub(*others));
                }
            }
        });
        starts.truncate(MANY);
        let mut found = Answers::new();
        let mut at_most = known.at_most;
        for &at_least in starts.iter().rev() {
            found.push((AnswerValue::Count { at_least, at_most }, sized(Interval { at_least, at_most })));
            at_most = at_least.checked_sub(1);
        }
        found.reverse();
        found
    }

    /// Answers to a fact that has many: those that the laws at stake tell apart.
    fn examples(&self, fact: Fact) -> Answers {
        let lexicon = &self.rules.lexicon;
        let mut found = Answers::new();
        let mut answer = |value: AnswerValue, set: &dyn Fn(&mut Incident)| found.push((value, self.with(set)));
        match fact {
            Fact::Event(event) => {
                let now = Happening::At(Moment::Instant(self.request.now));
                for (word, what) in [("not_yet".to_owned(), Happening::NotYet), (self.request.now.to_rfc3339(), now)] {
                    answer(AnswerValue::Word(word), &|incident| drop(incident.timeline.insert(event, what.clone())));
                }
            }
            Fact::Sectors => {
                let mut sectors = Vec::new();
                self.each_condition(&mut |condition| match condition {
                    Condition::Sector(sector) | Condition::SectorIn(sector, _) if !sectors.contains(sector) => {
                        sectors.push(*sector);
                    }
                    _ => {}
                });
                answer(AnswerValue::Words(Vec::new()), &|incident| incident.organization.sectors = Some(Vec::new()));
                for sector in sectors {
                    answer(AnswerValue::Words(vec![lexicon.sectors.name(sector).to_owned()]), &|incident| {
                        incident.organization.sectors = Some(vec![SectorEntry { sector, places: None }]);
                    });
                }
            }
            Fact::EstablishedIn | Fact::OperatesIn => {
                let set = |incident: &mut Incident, places: Vec<Code>| {
                    let of = &mut incident.organization;
                    let list = if fact == Fact::EstablishedIn { &mut of.established_in } else { &mut of.operates_in };
                    *list = Some(places);
                };
                let mut places: Vec<&Code> = Vec::new();
                self.each_condition(&mut |condition| {
                    if let Condition::Established(place) | Condition::Operates(place) = condition {
                        self.territory(place, &mut places);
                    }
                });
                answer(AnswerValue::Words(Vec::new()), &|incident| set(incident, Vec::new()));
                for place in places {
                    answer(AnswerValue::Words(vec![place.to_string()]), &|incident| set(incident, vec![place.clone()]));
                }
            }
            Fact::Cohort(index, CohortFact::Residence) => {
                let group = self.incident.cohorts.as_ref().and_then(|groups| groups.get(index));
                let known = group.and_then(|group| group.residence.as_ref());
                let mut homes: Vec<&Code> = Vec::new();
                for (_, law) in self.laws() {
                    if let People::ResidentsOf(place) = &law.people
                        && known.is_none_or(|known| place.is_part_of(known))
                    {
                        self.territory(place, &mut homes);
                    }
                }
                for home in homes {
                    let there = self.with_group(index, &|group| group.residence = Some(home.clone()));
                    found.push((AnswerValue::Word(home.to_string()), there));
                }
            }
            _ => {}
        }
        found
    }

    /// Adds a place that is no group of places, once.
    fn territory<'p>(&self, place: &'p Code, to: &mut Vec<&'p Code>) {
        if self.rules.lexicon.places.find_territory(place.as_str()).is_some() && !to.contains(&place) {
            to.push(place);
        }
    }

    /// Every condition of the laws that were asked for, at any depth.
    fn each_condition<'l>(&'l self, visit: &mut dyn FnMut(&'l Condition)) {
        for (_, law) in self.laws() {
            let Law { binds, protects, trigger, exemptions, duties, .. } = law;
            let exemptions = exemptions.iter().map(|exemption| &exemption.when);
            let duties = duties.iter().flat_map(|duty| [&duty.when, &duty.counts].into_iter().chain(&duty.protects));
            for condition in [binds, protects, trigger].into_iter().chain(exemptions).chain(duties) {
                condition.walk(&mut |part| visit(part));
            }
        }
    }
}
