//! Notices that hang on one another: until when one can safely go out, and what its plan moves.

use super::{Clock, Reckoning};
use crate::assess::duty::{at_best, full_id};
use crate::assess::output::DueState;
use crate::law::model::{Due, DutyRef};
use crate::truth::{Set, Truth, sort_by};

impl Clock<'_, '_> {
    /// The last instant at which sending this notice still leaves every notice that hangs on it in time: its own deadline, or an
    /// earlier one of those that must go before, with or after it. `None` where nothing unsent hangs on it, or no part of it has
    /// an instant.
    pub fn latest_safe(&self, own: &Reckoning) -> Option<Reckoning> {
        let this = DutyRef { law: self.at.index, duty: self.duty.id.clone() };
        let hanging = self.hanging_on(&this);
        if hanging.is_empty() {
            return None;
        }
        let mut safe = Reckoning { state: own.state, ..Reckoning::without(DueState::Open) };
        if let Some(at) = own.at {
            safe = safe.at_most(own, at).step("own deadline", Some(at.to_rfc3339()), "its own deadline", None);
        }
        for (id, reckoning, certain) in hanging {
            let Some(at) = reckoning.at else { continue };
            let why = format!("{id} hangs on this notice, is not sent, and is due by then however late this one is");
            let provisional = !certain || reckoning.state == DueState::Provisional;
            let earlier = safe.at.is_none_or(|safe| at < safe);
            safe = if earlier { safe.at_most(&reckoning, at) } else { safe };
            safe.state = at_best(safe.state, provisional);
            safe = safe.step("hangs on it", Some(at.to_rfc3339()), why, None);
        }
        let at = safe.at?;
        if safe.state != DueState::Fixed {
            safe.state = DueState::Provisional;
        }
        let why = "sent by then, each notice that hangs on it can still go out in time";
        Some(safe.step("latest safe", Some(at.to_rfc3339()), why, Some(&self.duty.cite)))
    }

    /// The deadline as it is without any plan, where the plan of another notice moves it.
    pub fn without_plans(&self, own: &Reckoning) -> Option<Reckoning> {
        let planned = self.view.incident.notices.iter().any(|notice| notice.planned.is_some());
        if !planned || names(&self.duty.due).is_empty() {
            return None;
        }
        let by_law = Clock { plans: false, ..*self }.reckon();
        (by_law.at != own.at).then_some(by_law)
    }

    /// The unsent notices that hang on a notice, directly or through others: id, deadline however late that notice is, and whether
    /// they are owed for certain.
    fn hanging_on(&self, notice: &DutyRef) -> Vec<(String, Reckoning, bool)> {
        let view = self.view;
        let mut seen = Set::new();
        seen.insert(notice.clone());
        let (mut open, mut found) = (vec![notice.clone()], Vec::new());
        while let Some(at) = open.pop() {
            for next in view.hanging(&at).iter().filter(|&next| seen.insert(next.clone())) {
                let Some((law, duty)) = view.duty(next) else { continue };
                for (instance, owed) in view.standing(next) {
                    let id = full_id(law, duty, &instance);
                    if view.incident.notice(&id).is_some_and(|notice| notice.sent.is_some()) {
                        continue;
                    }
                    let at = view.at_instance(next.law, law, duty, &instance);
                    let clock =
                        Clock { view, law, duty, instance: &instance, at, plans: false, leaving_out: Some(notice) };
                    found.push((id, clock.reckon(), owed == Truth::Yes));
                    if open.last() != Some(next) {
                        open.push(next.clone());
                    }
                }
            }
        }
        sort_by(&mut found, |a, b| a.0.cmp(&b.0));
        found
    }
}

impl Reckoning {
    /// With the instant, day and zone of another one.
    fn at_most(mut self, other: &Self, at: chrono::DateTime<chrono::FixedOffset>) -> Self {
        (self.at, self.last_day) = (Some(at), other.last_day);
        self.zone.clone_from(&other.zone);
        self.state = at_best(other.state, self.state == DueState::Provisional);
        self
    }
}

/// The notices that a deadline names.
pub fn names(due: &Due) -> Vec<&DutyRef> {
    let mut named: Vec<&DutyRef> = due.parts().into_iter().flat_map(names).collect();
    match due {
        Due::With(duty) | Due::Before(duty) | Due::AfterNotice(_, duty) | Due::NotBefore(duty, _) => named.push(duty),
        _ => {}
    }
    named
}
