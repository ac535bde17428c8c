//! The order of steps: what must be done first, and what a step that came too early may have destroyed.

use super::duty::Judged;
use super::output::Status;
use super::view::{At, View};
use crate::law::model::{Duty, DutyRef};
use crate::time::Moment;
use crate::truth::{Map, Set, Truth};

/// What a duty says of its place among the others.
#[derive(Default)]
pub struct Place {
    /// The duty.
    of: Option<DutyRef>,
    /// Those that come first.
    first: Vec<DutyRef>,
    /// Those whose evidence it would change or destroy.
    spoils: Vec<DutyRef>,
}

impl View<'_> {
    /// The place of a duty, by its own deadline and by those of others that must go out before it.
    pub fn place_of(&self, duty: &Duty, at: At<'_>) -> Place {
        let this = DutyRef { law: at.index, duty: duty.id.clone() };
        let holds = |condition: &_| match self.holds(condition, at).truth() {
            Truth::Yes => Some(true),
            Truth::No => Some(false),
            Truth::Unknown => None,
        };
        let named = duty.due.waits_for(&holds).into_iter().chain(&duty.after).chain(&duty.spoils).cloned();
        let hanging = self.hanging(&this).iter();
        let before = hanging.filter(|other| {
            let other = self.duty(other).map(|(_, other)| other.due.goes_before());
            other.is_some_and(|named| named.contains(&&this))
        });
        let first = named.chain(before.cloned()).collect();
        Place { of: Some(this), first, spoils: duty.spoils.clone() }
    }
}

/// Says of each duty what comes first and is still to do, what it endangers, and what it has spoiled.
pub fn fill(view: &View<'_>, duties: &mut [Judged]) {
    let mut entries: Map<DutyRef, Vec<(String, Status)>> = Map::new();
    for judged in duties.iter() {
        if let Some(of) = &judged.place.of {
            entries.update(of.clone(), |ids| ids.push((judged.out.id.clone(), judged.out.status)));
        }
    }
    let of = |named: &[DutyRef], wanted: &dyn Fn(&str, Status) -> bool| -> Vec<String> {
        let ids = named.iter().filter_map(|duty| entries.get(duty)).flatten();
        ids.filter(|(id, status)| wanted(id, *status))
            .map(|(id, _)| id.clone())
            .collect::<Set<_>>()
            .into_iter()
            .collect()
    };
    let to_do = |_: &str, status: Status| status.is_to_do();
    for judged in duties.iter_mut() {
        let Place { first, spoils, .. } = &judged.place;
        let notice = view.incident.notice(&judged.out.id);
        if judged.out.status.is_to_do() {
            judged.out.waits_for = of(first, &to_do);
            judged.out.endangers = of(spoils, &to_do);
            let planned = notice.and_then(|notice| notice.planned.as_ref());
            let too_early = of(spoils, &|id, status| {
                let other = view.incident.notice(id).filter(|_| status != Status::NotOwed);
                let other = other.and_then(|other| other.sent.as_ref().or(other.planned.as_ref()));
                planned.zip(other).is_some_and(|(planned, other)| before(planned, other))
            });
            judged.order = too_early.iter().map(|id| planned_before(&judged.out.id, id)).collect();
        } else if judged.out.status == Status::Done {
            let sent = notice.and_then(|notice| notice.sent.as_ref());
            judged.out.spoiled = of(spoils, &|id, status| {
                let other = view.incident.notice(id).and_then(|other| other.sent.as_ref());
                status.is_to_do() || sent.zip(other).is_some_and(|(sent, other)| before(sent, other))
            });
            judged.order = judged.out.spoiled.iter().map(|id| done_before(&judged.out.id, id)).collect();
        }
    }
}

/// Whether a moment lies before another for certain: two bare dates of one day leave it open.
fn before(one: &Moment, other: &Moment) -> bool {
    one.last_instant() < other.first_instant()
}

fn done_before(id: &str, other: &str) -> String {
    format!("{id} was done before {other}: what {other} was to preserve may be gone; put it on record.")
}

fn planned_before(id: &str, other: &str) -> String {
    format!("{id} is planned before {other}: it would change or destroy what {other} is to preserve.")
}
