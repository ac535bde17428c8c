//! A duty judged: its parts, its deadline, and the entry in the assessment.

use chrono::{DateTime, FixedOffset};

use super::deadline::{Clock, Reckoning};
use super::instance::{Instance, kind_of};
use super::order::Place;
use super::output::{
    Affected, ConfidenceOut, Due, DueState, DutyOut, LawKindOut, ProvideOut, Recipient, RecipientKind, StageOut,
    Status, TruthOut,
};
use super::people::Counted;
use super::view::{At, View};
use crate::facts::{Fact, Verdict};
use crate::law::model::{Authority, Condition, Confidence, Duty, Law, LawKind, People, Stage, To};
use crate::time::Moment;
use crate::truth::{self, Set, Truth, sort_by};

/// An entry of the assessment with what is needed to order it and to ask for what is missing.
pub struct Judged {
    /// The entry.
    pub out: DutyOut,
    /// The last instant allowed.
    pub due: Option<DateTime<FixedOffset>>,
    /// The earliest that it can be while a number is open.
    pub bound: Option<DateTime<FixedOffset>>,
    /// The open facts that the outcome or the deadline hangs on.
    pub needs: Set<Fact>,
    /// What the deadline hangs on beside facts, as sentences.
    pub doubts: Vec<String>,
    /// Its place among the others.
    pub place: Place,
    /// What came, or is planned to come, in the wrong order, as sentences.
    pub order: Vec<String>,
}

impl Judged {
    /// By due instant, those without one last, then by id.
    fn order(&self) -> (bool, Option<DateTime<FixedOffset>>, &str) {
        (self.due.is_none(), self.due, &self.out.id)
    }
}

/// In the order of an assessment.
pub fn sort(duties: &mut Vec<Judged>) {
    sort_by(duties, |a, b| a.order().cmp(&b.order()));
}

/// Everything that a duty hangs on, part by part.
pub struct Parts {
    /// Does the law bind?
    pub binds: Verdict,
    /// Does anybody live where it counts?
    pub people: Verdict,
    /// Do their data count?
    pub protects: Verdict,
    /// Did it happen?
    pub trigger: Verdict,
    /// The duty's own conditions, with the choice among lead authorities.
    pub when: Verdict,
    /// Is it lifted?
    pub lifted: Verdict,
}

impl Parts {
    /// Whether the duty is owed. Who counts for their data lives where it counts: `people` adds no condition, and would name groups
    /// whose data do not count.
    pub fn owed(&self) -> Verdict {
        let lifted = self.lifted.clone().negated();
        let parts = [&self.binds, &self.protects, &self.trigger, &self.when];
        Verdict::all(parts.into_iter().cloned().chain([lifted]))
    }

    /// Settles the open parts of a duty that is settled as a whole.
    fn settle(&mut self, owed: Truth) {
        let Some(holds) = (owed != Truth::Unknown).then_some(owed == Truth::Yes) else { return };
        if self.owed().truth() == Truth::Unknown {
            for part in [&mut self.binds, &mut self.people, &mut self.protects, &mut self.trigger, &mut self.when] {
                if part.truth() == Truth::Unknown {
                    *part = Verdict::known(holds);
                }
            }
            if self.lifted.truth() == Truth::Unknown {
                self.lifted = Verdict::known(!holds);
            }
        }
    }
}

/// Every duty of every law in force, in each of its instances; those that are not owed only where the request asks for all. Their
/// place among the others is not worked out yet: `order::fill` does so, once all are there.
pub fn all(view: &View<'_>) -> Vec<Judged> {
    some(view, 0, usize::MAX)
}

/// The same of so many laws in their order, beginning with that of this number.
pub fn some(view: &View<'_>, from: usize, laws: usize) -> Vec<Judged> {
    let mut judged = Vec::new();
    for (index, law) in view.laws().skip(from).take(laws).filter(|(index, law)| view.in_force(*index, law)) {
        // Most laws do not bind most organisations: nothing more of them is looked at unless somebody asked for all.
        if !view.request.all && view.holds(&law.binds, view.at_law(index, law)).is_no() {
            continue;
        }
        for duty in law.duties.iter().filter(|duty| view.counts_now(index, duty)) {
            for instance in view.instances(index, law, duty) {
                judged.extend(view.judge(index, law, duty, &instance));
            }
        }
    }
    judged
}

impl<'a> View<'a> {
    /// Where an instance's conditions are asked.
    pub fn at_instance<'v>(&self, index: usize, law: &'v Law, duty: &'v Duty, instance: &'v Instance<'_>) -> At<'v> {
        let day = self.day(index).day;
        let protects = duty.protects.as_ref().unwrap_or(&law.protects);
        let (fan, capacity, counts) = (&instance.fan, &instance.capacity, &duty.counts);
        let footing = law.people != People::NotCounted;
        At { law, index, day, fan, capacity, protects, counts, footing }
    }

    /// The parts of a duty.
    pub fn parts(&self, law: &Law, duty: &Duty, instance: &Instance<'_>, at: At<'_>) -> Parts {
        let counted = law.people != People::NotCounted;
        Parts {
            binds: self.holds(&law.binds, at),
            people: if counted { self.people(at).anybody() } else { Verdict::known(true) },
            protects: self.anybody(at),
            trigger: self.holds(&law.trigger, at),
            when: Verdict::all([instance.lead.clone(), self.holds(&duty.when, at)]),
            lifted: self.lifted(law, duty, at),
        }
    }

    /// The conditions of the exemptions in force that concern a duty.
    fn exemptions<'v>(law: &'v Law, duty: &'v Duty, at: At<'v>) -> impl Iterator<Item = &'v Condition> {
        let concerned = law.exemptions.iter().filter(|exemption| exemption.concerns(&duty.id));
        concerned.filter(move |exemption| exemption.in_force.contain(at.day)).map(|exemption| &exemption.when)
    }

    fn lifted(&self, law: &Law, duty: &Duty, at: At<'_>) -> Verdict {
        Verdict::any(Self::exemptions(law, duty, at).map(|exemption| self.holds(exemption, at)))
    }

    /// All that a duty hangs on but whether somebody is counted; what follows one that fails is not looked at.
    fn conditions(&self, law: &Law, duty: &Duty, instance: &Instance<'_>, at: At<'_>) -> Verdict {
        let binds = self.holds(&law.trigger, at).and(|| self.holds(&law.binds, at));
        let when = binds.and(|| instance.lead.clone()).and(|| self.holds(&duty.when, at));
        when.and(|| self.lifted(law, duty, at).negated())
    }

    /// What is owed on the footing that somebody is counted, where that is open, too. Conditions that only hold where somebody is counted
    /// say the same without it: nothing matters that matters to one of the two alone.
    fn somebody(&self, law: &Law, duty: &Duty, instance: &Instance<'_>, at: At<'_>, owed: Verdict) -> Verdict {
        let asked = || {
            self.asks_for_somebody(&duty.when, true)
                || Self::exemptions(law, duty, at).any(|exemption| self.asks_for_somebody(exemption, false))
        };
        if owed.truth() != Truth::Unknown || !asked() {
            return owed;
        }
        let alone = self.conditions(law, duty, instance, At { footing: false, ..at });
        if alone.truth() != Truth::Unknown {
            return alone;
        }
        owed.narrowed(|fact| alone.needs().contains(fact))
    }

    /// Whether nobody lives where it counts, or nothing has happened: most duties end here, and nothing more of them is looked at.
    fn plainly_not_owed(&self, law: &Law, at: At<'_>) -> bool {
        self.holds(&law.trigger, at).is_no() || (law.people != People::NotCounted && self.people(at).anybody().is_no())
    }

    /// Whether an instance of a duty is owed.
    pub fn verdict(&self, law: &'a Law, duty: &'a Duty, instance: &Instance<'_>) -> Verdict {
        let Some((index, _)) = self.rules.law(&law.id) else { return Verdict::known(false) };
        let at = self.at_instance(index, law, duty, instance);
        let owed = self.conditions(law, duty, instance, at).and(|| self.anybody(at));
        self.somebody(law, duty, instance, at, owed)
    }

    /// The entry of an instance; none where it is not owed and nobody asked for it.
    fn judge(&self, index: usize, law: &'a Law, duty: &'a Duty, instance: &Instance<'a>) -> Option<Judged> {
        let at = self.at_instance(index, law, duty, instance);
        if !self.request.all && self.plainly_not_owed(law, at) {
            return None;
        }
        let mut parts = self.parts(law, duty, instance, at);
        let open = self.somebody(law, duty, instance, at, parts.owed());
        let owed = self.settled(index, law, duty, instance, open);
        parts.settle(owed.truth());
        if owed.is_no() && !self.request.all {
            return None;
        }
        let id = full_id(law, duty, instance);
        let notice = self.incident.notice(&id);
        let sent = notice.and_then(|notice| notice.sent.as_ref());
        let planned = notice.and_then(|notice| notice.planned.as_ref());
        let clock = Clock { view: self, law, duty, instance, at, plans: true, leaving_out: None };
        let reckoning = if owed.is_no() { Reckoning::open() } else { clock.reckon() };
        let live = !owed.is_no() && sent.is_none();
        let latest_safe = live.then(|| clock.latest_safe(&reckoning)).flatten();
        let by_law = live.then(|| clock.without_plans(&reckoning)).flatten();
        let status = match (owed.truth(), sent) {
            (Truth::No, _) => Status::NotOwed,
            (_, Some(_)) => Status::Done,
            (Truth::Yes, None) => Status::Owed,
            (Truth::Unknown, None) => Status::Undetermined,
        };
        let mut needs = if status == Status::Done { Set::new() } else { owed.needs().clone() };
        if matches!(status, Status::Owed | Status::Undetermined) {
            needs.extend(reckoning.needs.iter().copied());
        }
        let Counted { people, .. } = self.counted(at);
        let mut paths: Vec<String> = needs.iter().map(|&fact| self.path(fact)).collect();
        truth::sort(&mut paths);
        let because = self.because(law, duty, instance, at, &parts);
        let out = DutyOut {
            law: law.id.clone(),
            title: law.title.clone(),
            place: instance.place.to_string(),
            kind: kind(law.kind),
            stage: duty.stage.map(stage),
            recipient: self.recipient(duty, instance),
            status,
            overdue: status == Status::Owed && reckoning.at.is_some_and(|due| due < self.request.now),
            sent: sent.map(written),
            planned: planned.map(written),
            late: sent.and_then(|sent| late(sent, &reckoning)),
            manner: duty.manner.as_ref().map(|word| self.rules.label("manners", word).to_owned()),
            affected: Affected { at_least: people.at_least, at_most: people.at_most },
            settles: duty.settles.clone(),
            waits_for: Vec::new(),
            endangers: Vec::new(),
            spoiled: Vec::new(),
            needs: paths,
            content: duty.content.clone(),
            must_not_say: duty.must_not_say.clone(),
            provide: self.provisions(duty, at),
            substitute: duty.substitute.clone(),
            keep: duty.keep.clone(),
            cite: duty.cite.clone(),
            note: duty.note.clone().or_else(|| law.note.clone()),
            confidence: confidence(duty.confidence.unwrap_or(law.confidence)),
            reviewed: law.reviewed.to_string(),
            sources: law.sources.clone(),
            judgements: self.judgements(&because),
            because,
            due: due_out(&reckoning),
            due_by_law: by_law.as_ref().map(due_out),
            latest_safe: latest_safe.as_ref().map(due_out),
            id,
        };
        let place = self.place_of(duty, at);
        let Reckoning { at: due, bound, doubts, .. } = reckoning;
        Some(Judged { out, due, bound, needs, doubts, place, order: Vec::new() })
    }

    fn provisions(&self, duty: &Duty, at: At<'_>) -> Vec<ProvideOut> {
        let entry = |provide: &crate::law::model::Provide| {
            let truth = self.holds(&provide.when, at).truth();
            (truth != Truth::No).then(|| ProvideOut {
                what: provide.what.clone(),
                months: provide.months,
                truth: truth_out(truth),
                cite: provide.cite.clone(),
            })
        };
        duty.provide.iter().filter_map(entry).collect()
    }

    fn recipient(&self, duty: &Duty, instance: &Instance<'_>) -> Recipient {
        if let Some(authority) = instance.authority {
            return authority_out(authority, duty);
        }
        let name = match &duty.to {
            To::Individuals => "the people affected".to_owned(),
            To::Authority(_) | To::LeadAuthority(_) | To::EachAuthority(_) => self.unknown_authority(duty),
            To::ConsumerReportingAgencies => "the nationwide consumer reporting agencies".to_owned(),
            To::Media => format!("prominent media serving {}", self.rules.lexicon.places.name(&instance.place)),
            To::DataOwner => instance.suffix.clone().unwrap_or_else(|| "the owner of the data".to_owned()),
            To::Police => "the police".to_owned(),
            To::CardBrands => "the card brands".to_owned(),
            To::Acquirer => "the acquiring bank".to_owned(),
            To::Insurer => "the insurer".to_owned(),
            To::Counterparty(name) | To::Internal(name) | To::NamedOwner(name) => name.clone(),
            To::Public => "the public".to_owned(),
            To::Register => "the organisation's own record".to_owned(),
        };
        Recipient {
            kind: kind_of(&duty.to),
            id: None,
            name,
            role: None,
            place: None,
            channel: duty.channel.clone(),
            url: duty.url.clone(),
            email: None,
            phone: None,
            address: None,
            languages: Vec::new(),
            hours: None,
        }
    }

    fn unknown_authority(&self, duty: &Duty) -> String {
        let scheme = match &duty.to {
            To::LeadAuthority(scheme) | To::EachAuthority(scheme) => self.rules.schemes.get(scheme),
            _ => None,
        };
        let label = scheme.map_or("authority", |scheme| &scheme.label);
        format!("{label} of the main establishment")
    }
}

/// The id of a duty without the place or the owner that it fans out to: `law/recipient[/stage]`.
pub fn base_id(id: &str) -> &str {
    id.split('@').next().unwrap_or(id)
}

/// `law/duty`, with `@place` or `@owner` where it fans out.
pub fn full_id(law: &Law, duty: &Duty, instance: &Instance<'_>) -> String {
    let base = format!("{}/{}", law.id, duty.id);
    instance.suffix.as_ref().map_or_else(|| base.clone(), |suffix| format!("{base}@{suffix}"))
}

/// An instant or a date as the user would write it.
fn written(moment: &Moment) -> String {
    match moment {
        Moment::Instant(at) => at.to_rfc3339(),
        Moment::Day { date, .. } => date.to_string(),
    }
}

/// Whether a notice was sent after its deadline; not known where only the date of sending is, and it decides.
fn late(sent: &Moment, reckoning: &Reckoning) -> Option<bool> {
    let due = reckoning.at?;
    if sent.first_instant() > due {
        Some(true)
    } else if sent.last_instant() <= due {
        Some(false)
    } else {
        None
    }
}

fn due_out(reckoning: &Reckoning) -> Due {
    Due {
        at: reckoning.at.map(|at| at.to_rfc3339()),
        last_day: reckoning.last_day.map(|day| day.to_string()),
        state: reckoning.state,
        zone: reckoning.at.and(reckoning.zone.as_ref()).map(|zone| zone.name().to_owned()),
        proof: reckoning.proof.clone(),
    }
}

fn authority_out(authority: &Authority, duty: &Duty) -> Recipient {
    Recipient {
        kind: RecipientKind::Authority,
        id: Some(authority.id.clone()),
        name: authority.name.clone(),
        role: Some(authority.role.clone()),
        place: Some(authority.place.to_string()),
        channel: Some(duty.channel.clone().unwrap_or_else(|| authority.channel.clone())),
        url: duty.url.clone().or_else(|| authority.url.clone()),
        email: authority.email.clone(),
        phone: authority.phone.clone(),
        address: authority.address.clone(),
        languages: authority.languages.clone(),
        hours: authority.hours.clone(),
    }
}

/// Yes, no or unknown, as the assessment writes it.
pub fn truth_out(truth: Truth) -> TruthOut {
    match truth {
        Truth::Yes => TruthOut::Yes,
        Truth::No => TruthOut::No,
        Truth::Unknown => TruthOut::Unknown,
    }
}

/// The state of a deadline once a doubt makes it provisional.
pub fn at_best(state: DueState, provisional: bool) -> DueState {
    if provisional && state == DueState::Fixed { DueState::Provisional } else { state }
}

/// What kind of text a law is, as the assessment writes it.
pub fn kind(kind: LawKind) -> LawKindOut {
    match kind {
        LawKind::Statute => LawKindOut::Statute,
        LawKind::Regulation => LawKindOut::Regulation,
        LawKind::Contract => LawKindOut::Contract,
        LawKind::Guidance => LawKindOut::Guidance,
        LawKind::Policy => LawKindOut::Policy,
    }
}

fn stage(stage: Stage) -> StageOut {
    match stage {
        Stage::EarlyWarning => StageOut::EarlyWarning,
        Stage::Initial => StageOut::Initial,
        Stage::Intermediate => StageOut::Intermediate,
        Stage::Final => StageOut::Final,
    }
}

/// How sure the author was, as the assessment writes it.
pub fn confidence(confidence: Confidence) -> ConfidenceOut {
    match confidence {
        Confidence::High => ConfidenceOut::High,
        Confidence::Medium => ConfidenceOut::Medium,
        Confidence::Low => ConfidenceOut::Low,
    }
}
