//! Deadlines that hang on another notice: with it, before it, after it.

use chrono::TimeDelta;

use super::{Clock, Reckoning};
use crate::assess::output::DueState;
use crate::law::model::DutyRef;
use crate::time::{Moment, Period, Unit};

/// What is known of another notice.
struct Other {
    /// Its id.
    id: String,
    /// When it was sent, first.
    sent: Option<Moment>,
    /// When it is planned to be sent, first.
    planned: Option<Moment>,
    /// When it is due at the latest.
    due: Reckoning,
    /// Whether it is not owed at all.
    not_owed: bool,
}

impl Clock<'_, '_> {
    /// No later than another notice.
    pub(super) fn with(&self, duty: &DutyRef) -> Reckoning {
        let other = self.other(duty);
        self.beside(&other, "no later than", TimeDelta::zero())
    }

    /// Before another notice: at the latest a second before it.
    pub(super) fn before(&self, duty: &DutyRef) -> Reckoning {
        let other = self.other(duty);
        self.beside(&other, "before", TimeDelta::seconds(1))
    }

    /// The deadline as it is; the proof says from when on the notice may go out.
    pub(super) fn not_before(&self, duty: &DutyRef, reckoning: Reckoning) -> Reckoning {
        let other = self.notice(duty);
        if other.not_owed {
            return reckoning;
        }
        let moment = other.sent.as_ref().or(other.planned.as_ref());
        let at = moment.map(|moment| moment.first_instant().to_rfc3339());
        let why = format!("this notice may not go out before {}", other.id);
        reckoning.step("not before", at, why, Some(&self.duty.cite))
    }

    /// So long after another notice: from when it was sent; until then provisionally from its plan or its own deadline.
    pub(super) fn after_notice(&self, period: Period, duty: &DutyRef) -> Reckoning {
        let other = self.other(duty);
        if let Some(sent) = &other.sent {
            return self.from(period, sent, format!("{period} from the notice {}, which was sent", other.id), false);
        }
        if let Some(planned) = &other.planned {
            // The plan is the start, whatever its own deadline hangs on.
            let why = format!("{period} from the notice {}, which is planned", other.id);
            return Reckoning { state: DueState::Provisional, ..self.from(period, planned, why, false) };
        }
        match other.due.at {
            Some(due) if !other.not_owed => {
                let why = format!("{period} from the notice {}, taken as sent on its last day", other.id);
                // Days run from the day of a notice due by the end of one, whatever the zone in which that day ends.
                let last = other.due.last_day.zip(other.due.zone.clone()).filter(|_| period.unit != Unit::Hours);
                let moment = last.map_or(Moment::Instant(due), |(date, zone)| Moment::Day { date, zone });
                let mut reckoning = self.from(period, &moment, why, false);
                reckoning.state = DueState::Provisional;
                reckoning.needs.extend(other.due.needs.iter().copied());
                reckoning
            }
            _ => self.waits(&other, &format!("{period} after")),
        }
    }

    /// A deadline at, or a moment before, another notice.
    fn beside(&self, other: &Other, words: &str, margin: TimeDelta) -> Reckoning {
        let zone = self.zone();
        let fixed = |moment: &Moment, how: &str, state: DueState| {
            // Of a bare date, its first instant: the strict reading.
            let at = zone.at((moment.first_instant() - margin).to_utc());
            let mut reckoning = Reckoning::without(state);
            (reckoning.at, reckoning.zone) = (Some(at), Some(zone.clone()));
            let why = format!("{words} the notice {}, which {how}", other.id);
            reckoning.step("beside another notice", Some(at.to_rfc3339()), why, Some(&self.duty.cite))
        };
        // A notice that went out late does not extend what hangs on it beyond the last day it had itself.
        let in_time = |sent: &Moment| {
            other.due.state != DueState::Fixed || other.due.at.is_none_or(|due| sent.first_instant() <= due)
        };
        if let Some(sent) = other.sent.as_ref().filter(|sent| in_time(sent)) {
            return fixed(sent, "was sent", DueState::Fixed);
        }
        let planned = other.planned.as_ref().filter(|plan| other.due.at.is_none_or(|due| plan.first_instant() <= due));
        if let Some(planned) = planned {
            return fixed(planned, "is planned", DueState::Provisional);
        }
        if other.not_owed {
            return self.waits(other, words);
        }
        let mut reckoning = other.due.clone();
        reckoning.at = reckoning.at.map(|at| zone.at((at - margin).to_utc()));
        reckoning.zone = reckoning.at.map(|_| zone);
        if reckoning.at.is_none() {
            reckoning.last_day = None;
        }
        let at = reckoning.at.map(|at| at.to_rfc3339());
        let why = format!("{words} the notice {}, and so at the latest by its deadline", other.id);
        reckoning.step("beside another notice", at, why, Some(&self.duty.cite))
    }

    fn waits(&self, other: &Other, words: &str) -> Reckoning {
        let why = if other.not_owed {
            format!("{words} the notice {}, which is not owed", other.id)
        } else {
            format!("{words} the notice {}, for which there is no date yet", other.id)
        };
        let mut waiting = Reckoning::without(DueState::NotStarted);
        waiting.needs.clone_from(&other.due.needs);
        waiting.step("waits for another notice", None, why, Some(&self.duty.cite))
    }

    /// What is known of another duty's notice, the first of its instances counting. The loader has refused circles.
    fn other(&self, duty: &DutyRef) -> Other {
        let view = self.view;
        let mut other = self.notice(duty);
        if let Some((law, version)) = view.duty(duty) {
            let standing = view.standing(duty);
            let reckonings = standing.iter().map(|(instance, _)| {
                let at = view.at_instance(duty.law, law, version, instance);
                Clock { view, law, duty: version, instance, at, ..*self }.reckon()
            });
            let mut all: Vec<Reckoning> = reckonings.collect();
            match all.len() {
                0 => {}
                1 => other.due = all.remove(0),
                _ => other.due = super::combine::earliest(all),
            }
        }
        other
    }

    /// What is known of another duty's notice but for its deadline, which may hang on this one where this one only waits for it.
    fn notice(&self, duty: &DutyRef) -> Other {
        let view = self.view;
        let law_id = view.rules.laws.get(duty.law).map_or("", |law| &law.id);
        let id = format!("{law_id}/{}", duty.duty);
        let fanned = format!("{id}@");
        let notices =
            || view.incident.notices.iter().filter(|notice| notice.duty == id || notice.duty.starts_with(&fanned));
        let first = |moments: Vec<Moment>| moments.into_iter().min_by_key(Moment::first_instant);
        let sent = first(notices().filter_map(|notice| notice.sent.clone()).collect());
        let planned = notices().filter(|_| self.plans).filter_map(|notice| notice.planned.clone());
        let planned = first(planned.collect());
        Other { id, sent, planned, due: Reckoning::open(), not_owed: view.is_owed(duty).is_no() }
    }
}
