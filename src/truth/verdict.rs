//! Kleene's three values, carrying the facts whose answer could still change them.

use super::Set;

/// Yes, no or unknown, ordered by how much holds: no < unknown < yes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Truth {
    /// It does not hold.
    No,
    /// Not known yet. Never to be read as `No`.
    Unknown,
    /// It holds.
    Yes,
}

impl Truth {
    /// The negation; unknown stays unknown.
    #[must_use]
    pub fn negated(self) -> Self {
        match self {
            Self::No => Self::Yes,
            Self::Unknown => Self::Unknown,
            Self::Yes => Self::No,
        }
    }
}

impl From<bool> for Truth {
    fn from(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }
}

/// A truth together with the facts `F` that it hangs on.
///
/// The set is empty unless the truth is [`Truth::Unknown`]: a settled verdict hangs on nothing that is still open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict<F: Ord> {
    truth: Truth,
    needs: Set<F>,
}

impl<F: Ord + Clone> Verdict<F> {
    /// A settled verdict.
    pub fn known(holds: bool) -> Self {
        Self { truth: holds.into(), needs: Set::new() }
    }

    /// A verdict that hangs on one unknown fact.
    pub fn unknown(fact: F) -> Self {
        Self { truth: Truth::Unknown, needs: Set::from_iter([fact]) }
    }

    /// A verdict from a truth and the open facts behind it; the facts are dropped where the truth is settled.
    pub fn new(truth: Truth, needs: impl IntoIterator<Item = F>) -> Self {
        let needs = if truth == Truth::Unknown { Set::from_iter(needs) } else { Set::new() };
        Self { truth, needs }
    }

    /// `Some(true)`, `Some(false)`, or unknown because of `fact`.
    pub fn of(value: Option<bool>, fact: F) -> Self {
        value.map_or_else(|| Self::unknown(fact), Self::known)
    }

    /// The truth.
    pub fn truth(&self) -> Truth {
        self.truth
    }

    /// Whether it is settled as holding.
    pub fn is_yes(&self) -> bool {
        self.truth == Truth::Yes
    }

    /// Whether it is settled as not holding.
    pub fn is_no(&self) -> bool {
        self.truth == Truth::No
    }

    /// The open facts, sorted.
    pub fn needs(&self) -> &Set<F> {
        &self.needs
    }

    /// The negation.
    #[must_use]
    pub fn negated(self) -> Self {
        Self { truth: self.truth.negated(), needs: self.needs }
    }

    /// Holds iff both hold; the other is not looked at where this one settles it.
    #[must_use]
    pub fn and(self, other: impl FnOnce() -> Self) -> Self {
        if self.is_no() { self } else { Self::all([self, other()]) }
    }

    /// Holds iff all hold. One settled `no` settles it, whatever else is open. All of nothing is `yes`.
    pub fn all(parts: impl IntoIterator<Item = Self>) -> Self {
        Self::fold(parts, Truth::No)
    }

    /// Holds iff one holds. One settled `yes` settles it, whatever else is open. Any of nothing is `no`.
    pub fn any(parts: impl IntoIterator<Item = Self>) -> Self {
        Self::fold(parts, Truth::Yes)
    }

    /// The shared half of `all` and `any`: `decisive` settles it, its negation is neutral.
    fn fold(parts: impl IntoIterator<Item = Self>, decisive: Truth) -> Self {
        let mut sum = Self { truth: decisive.negated(), needs: Set::new() };
        for part in parts {
            if part.truth == decisive {
                return part;
            }
            if part.truth == Truth::Unknown {
                sum.truth = Truth::Unknown;
                if sum.needs.is_empty() {
                    sum.needs = part.needs;
                } else {
                    sum.needs.extend(part.needs);
                }
            }
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::{Truth, Verdict};

    type V = Verdict<&'static str>;

    #[test]
    fn a_settled_no_settles_all_whatever_is_open() {
        let verdict = V::all([V::unknown("a"), V::known(false), V::unknown("b")]);
        assert_eq!(verdict, V::known(false));
        assert!(verdict.needs().is_empty(), "no fact is named whose answer could not change it");
    }

    #[test]
    fn a_settled_yes_settles_any_whatever_is_open() {
        assert_eq!(V::any([V::unknown("a"), V::known(true)]), V::known(true));
    }

    #[test]
    fn unknown_is_never_no() {
        let verdict = V::all([V::known(true), V::unknown("a"), V::unknown("b")]);
        assert_eq!(verdict.truth(), Truth::Unknown);
        assert_eq!(verdict.needs().iter().copied().collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(V::any([V::known(false), V::unknown("a")]).truth(), Truth::Unknown);
        assert_eq!(V::unknown("a").negated().truth(), Truth::Unknown);
    }

    #[test]
    fn all_of_nothing_holds_and_any_of_nothing_does_not() {
        assert!(V::all([]).is_yes());
        assert!(V::any([]).is_no());
    }
}
