//! One incident held against one rule pack, with what is worked out once and used often.

use chrono::NaiveDate;
use std::cell::{OnceCell, RefCell};

use super::Request;
use crate::facts::{Capacity, Code, Cohort, Event, Fact, Incident, Verdict, WordId as _};
use crate::law::model::{Condition, Duty, DutyRef, Law, Rules, Standing};
use crate::time::Zone;
use crate::truth::Map;

/// The incident, the rules, and what was asked.
pub struct View<'a> {
    /// The rules.
    pub rules: &'a Rules,
    /// The facts.
    pub incident: &'a Incident,
    /// What was asked.
    pub request: &'a Request,
    /// The organisation's zone, or UTC.
    pub zone: Zone,
    /// The day that an event gives, once worked out: many laws name the same one.
    days: RefCell<Vec<Option<LawDay>>>,
    /// The duties in force whose deadlines name a notice, by that notice; worked out when first asked for, since an incident with one
    /// more answer is often asked no more than whether a duty is owed.
    hanging: OnceCell<Map<DutyRef, Vec<DutyRef>>>,
    /// Whether a duty is owed, once worked out.
    pub owed: RefCell<Map<DutyRef, Verdict>>,
}

/// The day whose law counts, and whether it had to be assumed.
#[derive(Clone, Copy, Debug)]
pub struct LawDay {
    /// The day.
    pub day: NaiveDate,
    /// Whether no event gave it, so that today's law was taken.
    pub assumed: bool,
}

/// Where a condition is asked: in which law, for which place, owner and group.
#[derive(Clone, Copy)]
pub struct At<'v> {
    /// The law.
    pub law: &'v Law,
    /// Its index.
    pub index: usize,
    /// The day whose law counts.
    pub day: NaiveDate,
    /// The place that the duty was fanned out to.
    pub fan: &'v Fan,
    /// Whose people count.
    pub capacity: &'v Capacity,
    /// Which data make a group count.
    pub protects: &'v Condition,
    /// The duty's own narrowing of whom it counts.
    pub counts: &'v Condition,
    /// Whether it is asked on the footing that somebody is counted. Where nobody is, nothing is owed, whatever the answer.
    pub footing: bool,
}

/// The place that one instance of a duty looks at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fan {
    /// No fanning out: all people of the law.
    Whole,
    /// The people of this place.
    Place(Code),
    /// People of whom only this larger place is known.
    Vague(Code),
    /// People of whom no place is known.
    Nowhere,
}

impl<'a> View<'a> {
    /// Holds an incident against rules.
    pub fn new(rules: &'a Rules, incident: &'a Incident, request: &'a Request) -> Self {
        Self {
            rules,
            incident,
            request,
            zone: incident.zone(),
            days: RefCell::new(vec![None; rules.lexicon.events.len()]),
            hanging: OnceCell::new(),
            owed: RefCell::default(),
        }
    }

    /// The duties in force whose deadlines name this notice.
    pub fn hanging(&self, notice: &DutyRef) -> &[DutyRef] {
        self.hanging.get_or_init(|| self.all_hanging()).get(notice).map_or(&[], Vec::as_slice)
    }

    fn all_hanging(&self) -> Map<DutyRef, Vec<DutyRef>> {
        let mut hanging: Map<DutyRef, Vec<DutyRef>> = Map::new();
        let laws = self.rules.laws.iter().enumerate().filter(|(index, law)| self.in_force(*index, law));
        for (index, law) in laws {
            for duty in law.duties.iter().filter(|duty| self.counts_now(index, duty)) {
                for named in super::deadline::names(&duty.due) {
                    let hangs = DutyRef { law: index, duty: duty.id.clone() };
                    hanging.update(named.clone(), |duties| duties.push(hangs));
                }
            }
        }
        hanging
    }

    /// The incident with a change.
    #[inline(never)]
    pub fn with(&self, change: &dyn Fn(&mut Incident)) -> Incident {
        let mut incident = self.incident.clone();
        change(&mut incident);
        incident
    }

    /// The incident with a change of one group.
    pub fn with_group(&self, index: usize, change: &dyn Fn(&mut Cohort)) -> Incident {
        self.with(&|incident| {
            if let Some(group) = incident.cohorts.as_mut().and_then(|groups| groups.get_mut(index)) {
                change(group);
            }
        })
    }

    /// Today, where the organisation is.
    pub fn today(&self) -> NaiveDate {
        self.zone.at(self.request.now.to_utc()).date_naive()
    }

    /// The laws that were asked for, with their indices.
    pub fn laws(&self) -> impl Iterator<Item = (usize, &'a Law)> {
        let only = &self.request.only_laws;
        let laws: &'a [Law] = &self.rules.laws;
        laws.iter().enumerate().filter(move |(_, law)| only.is_empty() || only.binary_search(&law.id).is_ok())
    }

    /// The day whose law counts.
    pub fn day(&self, law: usize) -> LawDay {
        match self.rules.laws.get(law) {
            Some(law) => self.event_day(law.law_of),
            None => LawDay { day: self.today(), assumed: true },
        }
    }

    /// Whether a law is in force on the day that counts.
    pub fn in_force(&self, index: usize, law: &Law) -> bool {
        let day = self.day(index).day;
        let standing = match law.standing {
            Standing::InForce => true,
            Standing::Enacted(from) => from <= day,
            Standing::Proposed | Standing::Voluntary => false,
        };
        standing && law.in_force.contain(day)
    }

    /// The law with the version of a duty that counts, if both are in force.
    pub fn duty(&self, duty: &DutyRef) -> Option<(&'a Law, &'a Duty)> {
        let law = self.rules.laws.get(duty.law)?;
        let version = law.versions(&duty.duty).find(|version| self.counts_now(duty.law, version))?;
        self.in_force(duty.law, law).then_some((law, version))
    }

    /// Whether a version of a duty is the one of the day that counts.
    pub fn counts_now(&self, index: usize, version: &Duty) -> bool {
        let day = version.law_of.map_or_else(|| self.day(index), |event| self.event_day(event)).day;
        version.in_force.contain(day)
    }

    /// The place from which a law is asked as a whole: every place, own data.
    pub fn at_law(&self, index: usize, law: &'a Law) -> At<'a> {
        At {
            law,
            index,
            day: self.day(index).day,
            fan: &Fan::Whole,
            capacity: if law.people == crate::law::model::People::NotCounted { &Capacity::Any } else { &Capacity::Own },
            protects: &law.protects,
            counts: &Condition::Always,
            footing: false,
        }
    }

    /// The JSON path of a fact.
    pub fn path(&self, fact: Fact) -> String {
        fact.path(&self.rules.lexicon)
    }

    /// The day of an event, for the choice among versions.
    fn event_day(&self, event: Event) -> LawDay {
        if let Some(day) = self.request.as_of {
            return LawDay { day, assumed: false };
        }
        if let Some(Some(known)) = self.days.borrow().get(event.index()) {
            return *known;
        }
        let day = match self.start(event).moment() {
            Some(moment) => LawDay { day: moment.day_in(&self.zone), assumed: false },
            None => LawDay { day: self.today(), assumed: true },
        };
        if let Some(slot) = self.days.borrow_mut().get_mut(event.index()) {
            *slot = Some(day);
        }
        day
    }
}
