//! How many people a law or a duty counts.

use super::view::{At, View};
use crate::facts::{Cohort, CohortFact, Fact, Verdict};
use crate::law::model::{Condition, People};
use crate::truth::{Interval, Set, Threshold, Truth};

/// A number of people, and the groups that make it up.
#[derive(Clone, Debug)]
pub struct Counted {
    /// Between these bounds.
    pub people: Interval,
    /// The groups whose part in it is not settled.
    open: Vec<Part>,
    /// Whether the groups themselves are not known.
    unknown: bool,
    /// Whether they are the ones to count: all of these people, or nobody.
    whose: Verdict,
}

/// The part of one group in a number of people.
#[derive(Clone, Debug, Hash)]
struct Part {
    /// Its position.
    index: usize,
    /// How many it is, if it belongs.
    count: Interval,
    /// Whether it belongs; it may.
    belongs: Verdict,
}

impl Part {
    /// What it adds to the number.
    fn adds(&self) -> Interval {
        if self.belongs.is_yes() { self.count } else { self.count.perhaps() }
    }
}

impl Counted {
    /// Whether a threshold is met. The facts named are those that can change it, given what is known of the others.
    pub fn meets(&self, threshold: Threshold) -> Verdict {
        let theirs = self.meets_if_counted(threshold);
        if self.whose.is_yes() || theirs.truth() == threshold.met_by(Interval::ZERO) {
            return theirs;
        }
        Verdict::new(Truth::Unknown, theirs.needs().iter().chain(self.whose.needs()).copied())
    }

    fn meets_if_counted(&self, threshold: Threshold) -> Verdict {
        let truth = threshold.met_by(self.people);
        if truth != Truth::Unknown {
            return Verdict::known(truth == Truth::Yes);
        }
        if self.unknown {
            return Verdict::unknown(Fact::Cohorts);
        }
        let mut needs: Set<Fact> = Set::new();
        for part in &self.open {
            let others = self.without(part);
            let crosses = |adds: Interval| others.iter().any(|&others| crosses(threshold, others, adds));
            if crosses(part.adds()) {
                needs.extend(part.belongs.needs());
            }
            if !part.count.is_exact() && crosses(part.count) {
                needs.insert(Fact::Cohort(part.index, CohortFact::Count));
            }
        }
        Verdict::new(truth, needs).under(&(threshold, self.people, &self.open))
    }

    /// Whether there is anybody.
    pub fn anybody(&self) -> Verdict {
        self.meets(Threshold::AtLeast(1))
    }

    /// The facts that would narrow the number.
    pub fn needs(&self) -> Set<Fact> {
        let counts = self.open.iter().filter(|part| !part.count.is_exact());
        let counts = counts.map(|part| Fact::Cohort(part.index, CohortFact::Count));
        let belongs = self.open.iter().flat_map(|part| part.belongs.needs().iter().copied());
        counts
            .chain(belongs)
            .chain(self.unknown.then_some(Fact::Cohorts))
            .chain(self.whose.needs().iter().copied())
            .collect()
    }

    /// The numbers that there can be without one part. A group that perhaps belongs adds all of its people or nobody.
    fn without(&self, part: &Part) -> Vec<Interval> {
        let open: u64 = self.open.iter().map(|part| part.adds().at_least).sum();
        let mut sums = vec![Interval::exactly(self.people.at_least.saturating_sub(open))];
        for other in self.open.iter().filter(|other| other.index != part.index) {
            if other.belongs.is_yes() || sums.len() > MANY {
                for sum in &mut sums {
                    *sum = sum.plus(other.adds());
                }
            } else {
                let with: Vec<Interval> = sums.iter().map(|sum| sum.plus(other.count)).collect();
                sums.extend(with);
            }
        }
        sums
    }
}

/// Numbers that are told apart; with more, what lies between the least and the most is taken to be possible.
const MANY: usize = 32;

/// Whether, with the others anywhere within their bounds, the part decides on which side of the threshold the sum lies.
fn crosses(threshold: Threshold, others: Interval, part: Interval) -> bool {
    let line = threshold.first_above();
    let lowest = part.at_most.map_or(0, |most| line.saturating_sub(most)).max(others.at_least);
    let Some(highest) = line.checked_sub(1).and_then(|below| below.checked_sub(part.at_least)) else { return false };
    lowest <= others.at_most.map_or(highest, |most| most.min(highest))
}

impl View<'_> {
    /// The people who live where it counts, whatever their data; on no footing, since it is they who would make one.
    pub fn people(&self, at: At<'_>) -> Counted {
        self.count(At { footing: false, ..at }, |index, group| self.lives_where_it_counts(at, index, group))
    }

    /// The people who count: for where they live and for their data.
    pub fn counted(&self, at: At<'_>) -> Counted {
        self.count(at, |index, group| self.counts(at, index, group))
    }

    /// Whether a group counts: for where it lives and for its data.
    pub fn counts(&self, at: At<'_>, index: usize, group: &Cohort) -> Verdict {
        self.lives_where_it_counts(at, index, group).and(|| self.is_protected(at, index, group))
    }

    /// The people whose data count, wherever they live.
    pub fn persons(&self, at: At<'_>) -> Counted {
        self.count(at, |index, group| self.is_protected(at, index, group))
    }

    /// Whether somebody is counted; yes for a law that does not look at people.
    pub fn anybody(&self, at: At<'_>) -> Verdict {
        if at.law.people == People::NotCounted {
            return Verdict::known(true);
        }
        self.counted(At { footing: false, ..at }).anybody()
    }

    /// Whether there is a counted person for whom a group's condition holds.
    pub fn someone(&self, at: At<'_>, condition: &Condition) -> Verdict {
        if at.footing && self.everyone(at, condition) {
            return Verdict::known(true);
        }
        let counted = self.count(at, |index, group| {
            self.counts(at, index, group).and(|| self.holds_for(condition, at, index, group))
        });
        counted.anybody()
    }

    /// Whether a group's condition holds for all who may be counted, and there are such: then it holds for whoever is.
    fn everyone(&self, at: At<'_>, condition: &Condition) -> bool {
        let mut counted = self
            .groups(at.capacity)
            .into_iter()
            .flatten()
            .filter(|(index, group)| group.count != Interval::ZERO && !self.counts(at, *index, group).is_no());
        let mut holds = |(index, group): (usize, &Cohort)| self.holds_for(condition, at, index, group).is_yes();
        counted.next().is_some_and(&mut holds) && counted.all(holds)
    }

    /// Sums the groups that belong; a group that perhaps belongs widens the upper bound alone.
    fn count(&self, at: At<'_>, belongs: impl Fn(usize, &Cohort) -> Verdict) -> Counted {
        let whose = if at.footing { Verdict::known(true) } else { self.unowned_are(at.capacity) };
        let Some(groups) = self.groups(at.capacity) else {
            return Counted { people: Interval::UNKNOWN, open: Vec::new(), unknown: true, whose };
        };
        let mut sum = Counted { people: Interval::ZERO, open: Vec::new(), unknown: false, whose };
        for (index, group) in groups.filter(|(_, group)| group.count != Interval::ZERO) {
            let verdict = belongs(index, group).and(|| self.is_of(at.capacity, index, group));
            if verdict.is_no() {
                continue;
            }
            let part = Part { index, count: group.count, belongs: verdict };
            sum.people = sum.people.plus(part.adds());
            if !part.belongs.is_yes() || !group.count.is_exact() {
                sum.open.push(part);
            }
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::{Counted, Interval, Part, Threshold, crosses};
    use crate::facts::{Fact, Verdict};

    #[test]
    fn a_count_matters_only_where_it_can_decide() {
        let some = Interval { at_least: 100, at_most: Some(4000) };
        assert!(
            !crosses(Threshold::AtLeast(1), Interval::ZERO, some),
            "at least 100 are somebody, whatever the number"
        );
        assert!(crosses(Threshold::AtLeast(500), Interval::ZERO, some));
        assert!(!crosses(Threshold::AtLeast(500), Interval::exactly(400), some), "400 and 100 are 500 already");
        assert!(crosses(Threshold::MoreThan(500), Interval::exactly(400), some));
        assert!(!crosses(Threshold::AtLeast(5000), Interval::exactly(900), some));
        assert!(crosses(Threshold::AtLeast(5000), Interval { at_least: 0, at_most: None }, some));
    }

    /// Found by the random incidents: 961 people or nobody are more than 500 or none, with one more or without.
    #[test]
    fn a_group_adds_all_of_its_people_or_nobody() {
        let part =
            |index, count, fact| Part { index, count: Interval::exactly(count), belongs: Verdict::unknown(fact) };
        let counted = |one: u64| Counted {
            people: Interval { at_least: 0, at_most: Some(961 + one) },
            open: vec![part(0, one, Fact::Cause), part(1, 961, Fact::Kind)],
            unknown: false,
            whose: Verdict::known(true),
        };
        let needs = |one: u64| counted(one).meets(Threshold::MoreThan(500)).needs().iter().copied().collect::<Vec<_>>();
        assert_eq!(needs(1), [Fact::Kind]);
        assert_eq!(needs(501), [Fact::Kind, Fact::Cause], "501 are more than 500 by themselves");
    }

    #[test]
    fn people_who_are_perhaps_not_the_ones_to_count_are_all_or_nobody() {
        let counted = |count| Counted {
            people: Interval::exactly(count),
            open: Vec::new(),
            unknown: false,
            whose: Verdict::unknown(Fact::Roles),
        };
        let open = |verdict: Verdict| verdict.needs().iter().copied().eq([Fact::Roles]);
        assert!(open(counted(500).meets(Threshold::AtLeast(500))));
        assert_eq!(counted(499).meets(Threshold::AtLeast(500)), Verdict::known(false), "nobody are fewer, too");
        assert_eq!(counted(499).meets(Threshold::FewerThan(500)), Verdict::known(true));
        assert!(open(counted(500).meets(Threshold::FewerThan(500))), "nobody are fewer");
    }
}
