//! Conditions asked of one group of people.

use super::view::{At, Fan, View};
use crate::facts::{Capacity, Code, Cohort, CohortFact, Element, Fact, Role, Verdict, Within};
use crate::law::model::{Condition, People};
use crate::truth::Truth;

impl View<'_> {
    /// The groups that a capacity counts, with their positions; `None` where the groups are not known.
    pub fn groups(&self, capacity: &Capacity) -> Option<impl Iterator<Item = (usize, &Cohort)>> {
        // Groups without an owner are the organisation's own, unless it is known to hold data for others alone.
        let roles = self.incident.organization.roles.as_ref();
        let controller = roles.is_some_and(|roles| roles.contains(&Role::Controller));
        let processor_only = roles.is_some() && !controller;
        let groups = match &self.incident.cohorts {
            Some(groups) => groups.as_slice(),
            // Whoever they are, none of them can be the organisation's own.
            None if processor_only && *capacity == Capacity::Own => &[],
            None => return None,
        };
        Some(groups.iter().enumerate().filter(move |(_, group)| match capacity {
            Capacity::Any => true,
            Capacity::Own => group.owner.is_none() && !processor_only,
            Capacity::For(Some(owner)) => group.owner.as_ref() == Some(owner),
            Capacity::For(None) => group.owner.is_none() && !controller,
            Capacity::Named(owner) => {
                group.owner.as_ref().map_or(!controller, |named| named.eq_ignore_ascii_case(owner))
            }
        }))
    }

    /// Whether the groups without an owner are those that a capacity counts: while the roles are open they are a controller's own, or
    /// those of one whom a processor holds them for.
    pub fn unowned_are(&self, capacity: &Capacity) -> Verdict {
        match capacity {
            Capacity::Own | Capacity::For(None) if self.incident.organization.roles.is_none() => {
                Verdict::unknown(Fact::Roles)
            }
            _ => Verdict::known(true),
        }
    }

    /// Whether a group that a capacity counts is that of the owner whom it names.
    pub fn is_of(&self, capacity: &Capacity, index: usize, group: &Cohort) -> Verdict {
        if !matches!(capacity, Capacity::Named(_)) || group.owner.is_some() {
            return Verdict::known(true);
        }
        let roles = self.incident.organization.roles.is_none().then_some(Fact::Roles);
        let needs = roles.into_iter().chain([Fact::Cohort(index, CohortFact::Owner)]);
        Verdict::new(Truth::Unknown, needs)
    }

    /// Whether the law counts the people of a group for where they live.
    pub fn lives_where_it_counts(&self, at: At<'_>, index: usize, group: &Cohort) -> Verdict {
        let of_law = match &at.law.people {
            People::ResidentsOf(place) => self.lives_in(index, group, place, at),
            People::Everyone | People::NotCounted => Verdict::known(true),
        };
        let of_fan = match at.fan {
            Fan::Whole => Verdict::known(true),
            Fan::Place(place) => self.lives_in(index, group, place, at),
            Fan::Vague(place) if group.residence.as_ref() == Some(place) => {
                Verdict::unknown(Fact::Cohort(index, CohortFact::Residence))
            }
            Fan::Nowhere if group.residence.is_none() => Verdict::unknown(Fact::Cohort(index, CohortFact::Residence)),
            Fan::Vague(_) | Fan::Nowhere => Verdict::known(false),
        };
        Verdict::all([of_law, of_fan])
    }

    /// Whether the law counts the people of a group for their data, and the duty for what it narrows to.
    pub fn is_protected(&self, at: At<'_>, index: usize, group: &Cohort) -> Verdict {
        self.holds_for(at.protects, at, index, group).and(|| self.holds_for(at.counts, at, index, group))
    }

    fn lives_in(&self, index: usize, group: &Cohort, place: &Code, at: At<'_>) -> Verdict {
        let fact = Fact::Cohort(index, CohortFact::Residence);
        match &group.residence {
            None => Verdict::unknown(fact),
            Some(residence) => match self.rules.lexicon.places.within(residence, place, at.day) {
                Within::Yes => Verdict::known(true),
                Within::No => Verdict::known(false),
                Within::Partly => Verdict::unknown(fact),
            },
        }
        .under(place)
    }

    /// A condition asked of a group.
    pub fn holds_for(&self, condition: &Condition, at: At<'_>, index: usize, group: &Cohort) -> Verdict {
        match condition {
            Condition::All(parts) => Verdict::all(parts.iter().map(|part| self.holds_for(part, at, index, group))),
            Condition::Any(parts) => Verdict::any(parts.iter().map(|part| self.holds_for(part, at, index, group))),
            Condition::Not(part) => self.holds_for(part, at, index, group).negated(),
            Condition::AnyData(elements) => {
                Verdict::any(elements.iter().map(|&element| self.involves(index, group, element)))
            }
            Condition::AllData(elements) => {
                Verdict::all(elements.iter().map(|&element| self.involves(index, group, element)))
            }
            Condition::CountData(least, elements) => self.involves_so_many(*least, elements, index, group),
            Condition::Unreadable => Verdict::all([
                Verdict::of(group.encrypted, Fact::Cohort(index, CohortFact::Encrypted)),
                Verdict::of(group.key_taken, Fact::Cohort(index, CohortFact::KeyTaken)).negated(),
            ]),
            Condition::Subjects(subject) => {
                let held = group.subjects.as_ref().map(|subjects| subjects.contains(subject));
                Verdict::of(held, Fact::Cohort(index, CohortFact::Subjects)).under(subject)
            }
            Condition::Medium(medium) => {
                // A hacked server is not paper: some causes leave no doubt about the medium.
                let implied =
                    self.incident.cause.and_then(|cause| self.rules.lexicon.cause_medium.get(&cause)).copied();
                let stated = group.medium.or(implied);
                Verdict::of(stated.map(|stated| stated == *medium), Fact::Cohort(index, CohortFact::Medium))
                    .under(medium)
            }
            Condition::LivesIn(place) => self.lives_in(index, group, place, at),
            other => self.holds(other, at),
        }
    }

    /// Whether an element is involved: the element itself, a narrower one, or all of its parts. A broader one leaves it open.
    fn involves(&self, index: usize, group: &Cohort, element: Element) -> Verdict {
        let Some(links) = self.rules.lexicon.element_links.get(&element) else { return Verdict::known(false) };
        let open = |part| Verdict::unknown(Fact::Cohort(index, part)).under(&element);
        let Some(data) = &group.data else { return open(CohortFact::Data) };
        let stated = if data.meets(&links.narrower) {
            Verdict::known(true)
        } else if data.meets(&links.broader) {
            open(CohortFact::Data)
        } else if group.possible_data.meets(&links.narrower) || group.possible_data.meets(&links.broader) {
            open(CohortFact::PossibleData)
        } else {
            Verdict::known(false)
        };
        if stated.is_yes() || links.composites.is_empty() {
            return stated;
        }
        let made = links.composites.iter().filter_map(|composite| self.rules.lexicon.element_links.get(composite));
        let made =
            made.map(|composite| Verdict::all(composite.made_of.iter().map(|&part| self.involves(index, group, part))));
        Verdict::any(std::iter::once(stated).chain(made))
    }

    fn involves_so_many(&self, least: u32, elements: &[Element], index: usize, group: &Cohort) -> Verdict {
        let each: Vec<Verdict> = elements.iter().map(|&element| self.involves(index, group, element)).collect();
        let certain = each.iter().filter(|verdict| verdict.is_yes()).count();
        let possible = each.iter().filter(|verdict| !verdict.is_no()).count();
        let least = usize::try_from(least).unwrap_or(usize::MAX);
        if certain >= least {
            Verdict::known(true)
        } else if possible < least {
            Verdict::known(false)
        } else {
            let needs = each.iter().flat_map(|verdict| verdict.needs().iter().copied());
            Verdict::new(Truth::Unknown, needs).under(&(least, elements))
        }
    }
}
