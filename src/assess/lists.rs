//! What stands beside the duties: places without law, provisions that are not in force, warnings.

use chrono::Months;

use super::duty::{Judged, truth_out};
use super::output::{NotInForce, NotInForceStatus, Status, TruthOut};
use super::view::View;
use crate::facts::{Happening, Within};
use crate::law::model::{Law, Standing};
use crate::time::Moment;
use crate::truth::{Interval, Set, Truth};

/// The places of people for which no general law is on file, in force or not.
pub fn uncovered(view: &View<'_>) -> Vec<String> {
    let places = &view.rules.lexicon.places;
    let mut missing = Set::new();
    for group in view.incident.cohorts.iter().flatten().filter(|group| group.count != Interval::ZERO) {
        let Some(residence) = &group.residence else { continue };
        let covered = view.rules.laws.iter().enumerate().any(|(index, law)| {
            let day = view.day(index).day;
            law.covers.iter().any(|place| places.within(residence, place, day) == Within::Yes)
                && !view.holds(&law.covers_when, view.at_law(index, law)).is_no()
        });
        if !covered {
            missing.insert(residence.to_string());
        }
    }
    missing.into_iter().collect()
}

/// Laws and provisions that are no duty because of what they are or of their dates, and that touch this incident or may.
pub fn not_in_force(view: &View<'_>) -> Vec<NotInForce> {
    let mut entries = Vec::new();
    for (index, law) in view.laws() {
        let day = view.day(index).day;
        if let Some(found) = out_of_force_now(view, index, law) {
            if found.would_apply != TruthOut::No {
                entries.push(found);
            }
            continue;
        }
        // A version of a duty that comes into force later than today is worth knowing; older versions are not.
        for duty in
            law.duties.iter().filter(|duty| duty.in_force.from.is_some_and(|from| from > day && from > view.today()))
        {
            let truth = view.applies(index).truth();
            if truth != Truth::No {
                let id = format!("{}/{}", law.id, duty.id);
                let (from, until) = (duty.in_force.from, duty.in_force.until);
                entries.push(entry(law, id, duty.cite.clone(), NotInForceStatus::Enacted, from, until, truth));
            }
        }
    }
    entries
}

/// The entry of a law that is none on the day that counts, whether it would touch the incident or not.
pub fn out_of_force_now(view: &View<'_>, index: usize, law: &Law) -> Option<NotInForce> {
    let (status, from, until) = out_of_force(law, view.day(index).day)?;
    let at = view.at_law(index, law);
    let touches = [view.holds(&law.binds, at), view.anybody(at), view.holds(&law.trigger, at)];
    let truth = crate::facts::Verdict::all(touches).truth();
    Some(entry(law, law.id.clone(), law.citation.clone(), status, from, until, truth))
}

type Day = Option<chrono::NaiveDate>;

/// Why a law is not in force on a day, if it is not.
fn out_of_force(law: &Law, day: chrono::NaiveDate) -> Option<(NotInForceStatus, Day, Day)> {
    let from = match law.standing {
        Standing::Proposed => return Some((NotInForceStatus::Proposed, law.in_force.from, law.in_force.until)),
        Standing::Voluntary => return Some((NotInForceStatus::Voluntary, law.in_force.from, law.in_force.until)),
        Standing::Enacted(from) => Some(from),
        Standing::InForce => law.in_force.from,
    };
    if from.is_some_and(|from| from > day) {
        return Some((NotInForceStatus::Enacted, from, law.in_force.until));
    }
    let ended = law.in_force.until.is_some_and(|until| until < day);
    ended.then_some((NotInForceStatus::Ended, from, law.in_force.until))
}

fn entry(
    law: &Law,
    id: String,
    cite: String,
    status: NotInForceStatus,
    from: Day,
    until: Day,
    truth: Truth,
) -> NotInForce {
    let date = |day: Day| day.map_or_else(|| "a day not on file".to_owned(), |day| day.to_string());
    let says = match status {
        NotInForceStatus::Enacted => format!("enacted; in force from {}, after the day whose law counts", date(from)),
        NotInForceStatus::Proposed => "a proposal; no duty follows from it".to_owned(),
        NotInForceStatus::Voluntary => "an invitation to report; no duty follows from it".to_owned(),
        NotInForceStatus::Ended => format!("ended on {}, before the day whose law counts", date(until)),
    };
    NotInForce {
        id,
        title: law.title.clone(),
        place: law.place.to_string(),
        status,
        from: from.map(|day| day.to_string()),
        until: until.map(|day| day.to_string()),
        cite,
        would_apply: truth_out(truth),
        says,
    }
}

/// What the reader must know before relying on the answer.
pub fn warnings(view: &View<'_>, duties: &[Judged], uncovered: &[String]) -> Vec<String> {
    let mut warnings = Vec::new();
    if view.rules.laws.is_empty() {
        warnings.push("No law is on file: nothing was examined, and nothing follows from an empty list.".to_owned());
    } else if duties.iter().all(|judged| judged.out.status == Status::NotOwed) {
        let laws = view.laws().count();
        warnings.push(format!(
            "No duty was found among {laws} laws on file. That says nothing of laws that are not on file."
        ));
    }
    if !uncovered.is_empty() {
        warnings
            .push(format!("People are affected in places whose general law is not on file: {}.", uncovered.join(", ")));
    }
    let groups = view.incident.cohorts.as_deref().unwrap_or_default();
    let placeless = groups.iter().filter(|group| group.residence.is_none() && group.count != Interval::ZERO).count();
    if placeless > 0 {
        warnings.push(
            "For some of the people no place of residence is given: laws of other places may apply to them.".to_owned(),
        );
    }
    let bare = view.incident.timeline.values().any(|happening| matches!(happening, Happening::At(Moment::Day { .. })));
    if bare && view.incident.organization.zone.is_none() {
        warnings.push("The organisation's time zone is not given: bare dates were read as days in UTC.".to_owned());
    }
    let live = || duties.iter().filter(|judged| judged.out.status != Status::NotOwed);
    let laws: Set<&str> = live().map(|judged| judged.out.law.as_str()).collect();
    let on_file = |id: &&&str| view.rules.law(id).map(|(index, law)| (view.day(index), law));
    if laws.iter().any(|id| on_file(&id).is_some_and(|(day, _)| day.assumed)) {
        warnings
            .push("No event gives the day whose law counts for some laws: today's law was taken for them.".to_owned());
    }
    for (_, law) in laws.iter().filter_map(|id| on_file(&id)) {
        let stale = law.reviewed.checked_add_months(Months::new(12)).is_some_and(|limit| limit < view.today());
        if stale {
            warnings.push(format!("{} was last reviewed on {}, more than a year ago.", law.id, law.reviewed));
        }
    }
    let doubts: Set<String> =
        live().flat_map(|judged| judged.doubts.iter().map(|doubt| format!("{}: {doubt}", judged.out.id))).collect();
    warnings.extend(doubts);
    warnings.extend(duties.iter().flat_map(|judged| judged.order.iter().cloned()));
    warnings
}
