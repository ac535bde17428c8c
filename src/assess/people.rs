//! How many people a law or a duty counts.

use std::collections::BTreeSet;

use super::view::{At, View};
use crate::facts::{Cohort, CohortFact, Fact, Verdict};
use crate::law::model::People;
use crate::truth::{Interval, Threshold, Truth};

/// A number of people, and the facts that would narrow it.
#[derive(Clone, Debug)]
pub struct Counted {
    /// Between these bounds.
    pub people: Interval,
    /// What is open.
    pub needs: BTreeSet<Fact>,
}

impl Counted {
    /// Whether a threshold is met.
    pub fn meets(&self, threshold: Threshold) -> Verdict {
        Verdict::new(threshold.met_by(self.people), self.needs.iter().copied())
    }

    /// Whether there is anybody.
    pub fn anybody(&self) -> Verdict {
        self.meets(Threshold::AtLeast(1))
    }
}

impl View<'_> {
    /// The people who live where it counts, whatever their data.
    pub fn people(&self, at: At<'_>) -> Counted {
        self.count(at, |index, group| self.lives_where_it_counts(at, index, group))
    }

    /// The people who count: for where they live and for their data.
    pub fn counted(&self, at: At<'_>) -> Counted {
        self.count(at, |index, group| {
            Verdict::all([self.lives_where_it_counts(at, index, group), self.is_protected(at, index, group)])
        })
    }

    /// The people whose data count, wherever they live.
    pub fn persons(&self, at: At<'_>) -> Counted {
        self.count(at, |index, group| self.is_protected(at, index, group))
    }

    /// Whether somebody is counted; yes for a law that does not look at people.
    pub fn anybody(&self, at: At<'_>) -> Verdict {
        if at.law.people == People::NotCounted { Verdict::known(true) } else { self.counted(at).anybody() }
    }

    /// Whether there is a counted person for whom a group's condition holds.
    pub fn someone(&self, at: At<'_>, condition: &crate::law::model::Condition) -> Verdict {
        let counted = self.count(at, |index, group| {
            Verdict::all([
                self.lives_where_it_counts(at, index, group),
                self.is_protected(at, index, group),
                self.holds_for(condition, at, index, group),
            ])
        });
        counted.anybody()
    }

    /// Sums the groups that belong; a group that perhaps belongs widens the upper bound alone.
    fn count(&self, at: At<'_>, belongs: impl Fn(usize, &Cohort) -> Verdict) -> Counted {
        let Some(groups) = self.groups(at.capacity) else {
            return Counted { people: Interval::UNKNOWN, needs: BTreeSet::from([Fact::Cohorts]) };
        };
        let mut sum = Counted { people: Interval::ZERO, needs: BTreeSet::new() };
        for (index, group) in groups {
            if group.count == Interval::ZERO {
                continue;
            }
            let verdict = belongs(index, group);
            match verdict.truth() {
                Truth::No => continue,
                Truth::Yes => sum.people = sum.people.plus(group.count),
                Truth::Unknown => {
                    sum.people = sum.people.plus(group.count.perhaps());
                    sum.needs.extend(verdict.needs());
                }
            }
            if !group.count.is_exact() {
                sum.needs.insert(Fact::Cohort(index, CohortFact::Count));
            }
        }
        sum
    }
}
