//! The order of steps: what must be done first, and what a step that came too early may have destroyed.

use super::duty::{Judged, base_id};
use super::output::Status;
use super::view::{At, View};
use crate::law::model::{Duty, DutyRef};
use crate::time::Moment;
use crate::truth::{Map, Set, Truth};

/// What a duty says of its place among the others, each named by law and id.
pub struct Place {
    /// Those that come first.
    first: Set<String>,
    /// Those whose evidence it would change or destroy.
    spoils: Vec<String>,
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
        let name = |duty: &DutyRef| {
            let law = self.rules.laws.get(duty.law).map_or("", |law| &law.id);
            format!("{law}/{}", duty.duty)
        };
        let (mut first, mut spoils) = (Set::new(), Vec::new());
        duty.due.waits_for(&holds, &mut |named| {
            first.insert(name(named));
        });
        for named in &duty.after {
            first.insert(name(named));
        }
        for named in &duty.spoils {
            first.insert(name(named));
            spoils.push(name(named));
        }
        for other in self.hanging(&this) {
            let Some((_, before)) = self.duty(other) else { continue };
            before.due.goes_before(&mut |later| {
                if *later == this {
                    first.insert(name(other));
                }
            });
        }
        Place { first, spoils }
    }
}

/// Says of each duty what comes first and is still to do, what it endangers, and what it has spoiled.
pub fn fill(view: &View<'_>, duties: &mut [Judged]) {
    // The instances of a duty stand together.
    let mut begins: Map<String, usize> = Map::new();
    let mut entries: Vec<(String, Status)> = Vec::new();
    for judged in duties.iter() {
        let at = entries.len();
        let name = base_id(&judged.out.id);
        if begins.get(name).is_none() {
            begins.insert(name.to_owned(), at);
        }
        entries.push((judged.out.id.clone(), judged.out.status));
    }
    let of = |named: &mut dyn Iterator<Item = &String>, wanted: &dyn Fn(&str, Status) -> bool| -> Vec<String> {
        let mut ids = Vec::new();
        for name in named {
            let from = begins.get(name).and_then(|at| entries.get(*at..)).unwrap_or_default();
            for (id, status) in from.iter().take_while(|(id, _)| base_id(id) == name) {
                if wanted(id, *status) {
                    ids.push(id.clone());
                }
            }
        }
        ids
    };
    let to_do = |_: &str, status: Status| status.is_to_do();
    for judged in duties.iter_mut() {
        let Place { first, spoils } = &judged.place;
        let notice = view.incident.notice(&judged.out.id);
        if judged.out.status.is_to_do() {
            judged.out.waits_for = of(&mut first.iter(), &to_do);
            judged.out.endangers = of(&mut spoils.iter(), &to_do);
            let planned = notice.and_then(|notice| notice.planned.as_ref());
            let too_early = of(&mut spoils.iter(), &|id, status| {
                let other = view.incident.notice(id).filter(|_| status != Status::NotOwed);
                let other = other.and_then(|other| other.sent.as_ref().or(other.planned.as_ref()));
                planned.zip(other).is_some_and(|(planned, other)| before(planned, other))
            });
            for id in &too_early {
                judged.order.push(planned_before(&judged.out.id, id));
            }
        } else if judged.out.status == Status::Done {
            let sent = notice.and_then(|notice| notice.sent.as_ref());
            judged.out.spoiled = of(&mut spoils.iter(), &|id, status| {
                let other = view.incident.notice(id).and_then(|other| other.sent.as_ref());
                let done_later = sent.zip(other).is_some_and(|(sent, other)| before(sent, other));
                status.is_to_do() || (status == Status::Done && done_later)
            });
            for id in &judged.out.spoiled {
                judged.order.push(done_before(&judged.out.id, id));
            }
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
