//! A duty fans out: per place of the people, per owner of the data, to a lead authority or to each.

use super::organization::Main;
use super::output::RecipientKind;
use super::view::{At, Fan, View};
use crate::facts::{Capacity, Code, Fact, Verdict, Within};
use crate::law::model::{Authority, Duty, Law, Level, People, To};
use crate::truth::Set;

/// One instance of a duty.
pub struct Instance<'a> {
    /// What follows `@` in its id.
    pub suffix: Option<String>,
    /// Whose people it looks at.
    pub fan: Fan,
    /// In which capacity.
    pub capacity: Capacity,
    /// Whether this instance is the right one among those of a lead authority.
    pub lead: Verdict,
    /// The place that the assessment names.
    pub place: Code,
    /// The place whose clock and calendar count.
    pub clock: Code,
    /// The authority, where it is one and known.
    pub authority: Option<&'a Authority>,
}

impl<'a> View<'a> {
    /// The instances of a duty.
    pub fn instances(&self, index: usize, law: &'a Law, duty: &'a Duty) -> Vec<Instance<'a>> {
        let whole = || Instance {
            suffix: None,
            fan: Fan::Whole,
            capacity: if law.people == People::NotCounted { Capacity::Any } else { Capacity::Own },
            lead: Verdict::known(true),
            place: law.place.clone(),
            clock: self.seat(index, law),
            authority: None,
        };
        match &duty.to {
            To::DataOwner => {
                self.owners().into_iter().map(|(suffix, capacity)| Instance { suffix, capacity, ..whole() }).collect()
            }
            To::NamedOwner(name) => vec![Instance { capacity: Capacity::Named(name.clone()), ..whole() }],
            To::Authority(id) => {
                let authority = self.rules.authorities.get(id);
                let place = authority.map_or_else(|| law.place.clone(), |authority| authority.place.clone());
                // An authority of a group of places sits nowhere in particular: days end at the seat of the organisation.
                let clock = if self.rules.lexicon.places.is_group(&place) { whole().clock } else { place.clone() };
                let single = || Instance { authority, place: place.clone(), clock: clock.clone(), ..whole() };
                match duty.for_each {
                    Some(level) => self.places(index, law, duty, level, &single),
                    None => vec![single()],
                }
            }
            To::LeadAuthority(scheme) => self.lead_authorities(index, law, duty, scheme, &whole),
            To::EachAuthority(scheme) => self.each_authority(index, law, duty, scheme, &whole),
            _ => match duty.for_each {
                Some(level) => self.places(index, law, duty, level, &whole),
                None => vec![whole()],
            },
        }
    }

    /// The owners for whom data are held; one without a name where none is named.
    fn owners(&self) -> Vec<(Option<String>, Capacity)> {
        let groups = self.incident.cohorts.as_deref().unwrap_or_default();
        let named: Set<&String> = groups.iter().filter_map(|group| group.owner.as_ref()).collect();
        let unnamed = named.is_empty() || groups.iter().any(|group| group.owner.is_none());
        let named = named.into_iter().map(|owner| (Some(owner.clone()), Capacity::For(Some(owner.clone()))));
        named.chain(unnamed.then_some((None, Capacity::For(None)))).collect()
    }

    /// The places of the people who may count, at the level asked for.
    fn fans(&self, index: usize, law: &'a Law, duty: &'a Duty, fan_of: impl Fn(&Code) -> Option<Fan>) -> Vec<Fan> {
        let protects = duty.protects.as_ref().unwrap_or(&law.protects);
        let at = At { protects, counts: &duty.counts, ..self.at_law(index, law) };
        let mut fans: Vec<Fan> = Vec::new();
        for (position, group) in self.groups(at.capacity).into_iter().flatten() {
            let counts = self.counts(at, position, group);
            let fan = group.residence.as_ref().map_or(Some(Fan::Nowhere), &fan_of);
            if let Some(fan) = fan.filter(|fan| !counts.is_no() && !fans.contains(fan)) {
                fans.push(fan);
            }
        }
        fans
    }

    fn places(
        &self,
        index: usize,
        law: &'a Law,
        duty: &'a Duty,
        level: Level,
        whole: &impl Fn() -> Instance<'a>,
    ) -> Vec<Instance<'a>> {
        let places = &self.rules.lexicon.places;
        let fans = self.fans(index, law, duty, |residence| {
            Some(match level {
                Level::Country => Fan::Place(residence.country()),
                Level::State if residence.is_subdivision() || !places.lists_parts(residence) => {
                    Fan::Place(residence.clone())
                }
                Level::State => Fan::Vague(residence.clone()),
            })
        });
        if fans.is_empty() {
            // Nobody is known to count: the duty is still judged, once, so that its answer is not lost.
            return vec![whole()];
        }
        let instance = |fan: Fan| match &fan {
            Fan::Place(code) | Fan::Vague(code) => {
                let suffix = Some(code.to_string());
                Instance { suffix, place: code.clone(), clock: code.clone(), fan: fan.clone(), ..whole() }
            }
            Fan::Whole | Fan::Nowhere => Instance { fan, ..whole() },
        };
        fans.into_iter().map(instance).collect()
    }

    /// The authority of the main establishment in the scheme's places; without one, that of each place of the people.
    fn lead_authorities(
        &self,
        index: usize,
        law: &'a Law,
        duty: &'a Duty,
        scheme: &str,
        whole: &impl Fn() -> Instance<'a>,
    ) -> Vec<Instance<'a>> {
        let Some(group) = self.rules.schemes.get(scheme).map(|scheme| &scheme.group) else { return Vec::new() };
        let main = self.main_establishment(group, self.day(index).day);
        let is_main = match main {
            Main::In(_) => Verdict::known(true),
            Main::Outside => Verdict::known(false),
            Main::Unknown => Verdict::unknown(Fact::MainEstablishment),
        };
        let lead = match &main {
            Main::In(place) => {
                let authority = self.authority_in(scheme, place);
                let place = authority.map_or_else(|| place.clone(), |authority| authority.place.clone());
                Instance { clock: place.clone(), place, authority, lead: is_main.clone(), ..whole() }
            }
            // Without a lead, the entry without a place stands for people of whom no place is known.
            Main::Outside => Instance { fan: Fan::Nowhere, ..whole() },
            Main::Unknown => Instance { lead: is_main.clone(), ..whole() },
        };
        let each = self.each_authority(index, law, duty, scheme, whole).into_iter();
        let each = each.filter(|instance| instance.suffix.is_some());
        let each = each.map(|instance| Instance { lead: is_main.clone().negated(), ..instance });
        std::iter::once(lead).chain(each).collect()
    }

    /// The authority of each place of the people, within the scheme's places.
    fn each_authority(
        &self,
        index: usize,
        law: &'a Law,
        duty: &'a Duty,
        scheme: &str,
        whole: &impl Fn() -> Instance<'a>,
    ) -> Vec<Instance<'a>> {
        let Some(group) = self.rules.schemes.get(scheme).map(|scheme| &scheme.group) else { return Vec::new() };
        let places = &self.rules.lexicon.places;
        let day = self.day(index).day;
        // A place of the group without an authority on file keeps its entry, so that the duty is not lost.
        let fans = self.fans(index, law, duty, |residence| match self.authority_in(scheme, residence) {
            Some(authority) => Some(Fan::Place(authority.place.clone())),
            None => (places.within(residence, group, day) == Within::Yes).then(|| Fan::Place(residence.clone())),
        });
        let instance = |fan: Fan| match &fan {
            Fan::Place(code) => Instance {
                suffix: Some(code.to_string()),
                place: code.clone(),
                clock: code.clone(),
                authority: self.authority_in(scheme, code),
                fan: fan.clone(),
                ..whole()
            },
            Fan::Whole | Fan::Vague(_) | Fan::Nowhere => Instance { fan, ..whole() },
        };
        fans.into_iter().map(instance).collect()
    }

    /// Where days end for a law of a group of places: at the organisation's seat among them, where it has one; else, and for
    /// every other law, at the law's own place.
    fn seat(&self, index: usize, law: &Law) -> Code {
        if self.rules.lexicon.places.is_group(&law.place)
            && let Main::In(seat) = self.main_establishment(&law.place, self.day(index).day)
        {
            return seat;
        }
        law.place.clone()
    }

    /// The scheme's authority for a place: its own, or its country's.
    fn authority_in(&self, scheme: &str, place: &Code) -> Option<&'a Authority> {
        let serves = |authority: &&Authority| authority.schemes.iter().any(|served| served == scheme);
        let rules: &'a crate::law::model::Rules = self.rules;
        let of = |authority: &&Authority, code: &Code| authority.place == *code || authority.also.contains(code);
        let find = |code: &Code| rules.authorities.values().filter(serves).find(|authority| of(authority, code));
        find(place).or_else(|| find(&place.country()))
    }
}

/// The kind of recipient, as the assessment writes it.
pub fn kind_of(to: &To) -> RecipientKind {
    match to {
        To::Individuals => RecipientKind::Individuals,
        To::Authority(_) | To::LeadAuthority(_) | To::EachAuthority(_) => RecipientKind::Authority,
        To::ConsumerReportingAgencies => RecipientKind::ConsumerReportingAgencies,
        To::Media => RecipientKind::Media,
        To::DataOwner | To::NamedOwner(_) => RecipientKind::DataOwner,
        To::Police => RecipientKind::Police,
        To::CardBrands => RecipientKind::CardBrands,
        To::Acquirer => RecipientKind::Acquirer,
        To::Insurer => RecipientKind::Insurer,
        To::Counterparty(_) => RecipientKind::Counterparty,
        To::Internal(_) => RecipientKind::Internal,
        To::Public => RecipientKind::Public,
        To::Register => RecipientKind::Register,
    }
}
