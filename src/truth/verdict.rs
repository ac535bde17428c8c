//! Kleene's three values, carrying the facts whose answer could still change them.

use std::hash::{Hash, Hasher};

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
/// The set is empty unless the truth is [`Truth::Unknown`]: a settled verdict hangs on nothing that is still open. Two unknown verdicts
/// are equal where they hang on the same facts in the same way: "A or B" is not "A and B".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict<F: Ord> {
    truth: Truth,
    needs: Set<F>,
    /// How it hangs on them, as a digest of what is left of the condition; nought where it is settled.
    form: u64,
}

impl<F: Ord + Clone + Hash> Verdict<F> {
    /// A settled verdict.
    pub fn known(holds: bool) -> Self {
        Self { truth: holds.into(), needs: Set::new(), form: 0 }
    }

    /// A verdict that hangs on one unknown fact.
    pub fn unknown(fact: F) -> Self {
        let form = digest(&fact);
        Self { truth: Truth::Unknown, needs: Set::from_iter([fact]), form }
    }

    /// A verdict from a truth and the open facts behind it; the facts are dropped where the truth is settled.
    pub fn new(truth: Truth, needs: impl IntoIterator<Item = F>) -> Self {
        if truth != Truth::Unknown {
            return Self { truth, needs: Set::new(), form: 0 };
        }
        let needs = Set::from_iter(needs);
        let form = together(&needs.iter().map(digest).collect());
        Self { truth, needs, form }
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
        let form = if self.truth == Truth::Unknown { !self.form } else { 0 };
        Self { truth: self.truth.negated(), needs: self.needs, form }
    }

    /// The same, told apart from what hangs on the same facts under another condition.
    #[must_use]
    pub fn under(mut self, condition: &impl Hash) -> Self {
        if self.truth == Truth::Unknown {
            self.form = digest(&(self.form, condition));
        }
        self
    }

    /// The same without the facts that are not kept.
    #[must_use]
    pub fn narrowed(mut self, keep: impl FnMut(&F) -> bool) -> Self {
        self.needs.retain(keep);
        self
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
        let mut sum = Self { truth: decisive.negated(), needs: Set::new(), form: 0 };
        let mut forms = Set::new();
        // "A or B" is "not (not A and not B)": one digest serves both.
        let flip = |form: u64| if decisive == Truth::Yes { !form } else { form };
        for part in parts {
            if part.truth == decisive {
                return part;
            }
            if part.truth == Truth::Unknown {
                forms.insert(flip(part.form));
                sum.truth = Truth::Unknown;
                if sum.needs.is_empty() {
                    sum.needs = part.needs;
                } else {
                    sum.needs.extend(part.needs);
                }
            }
        }
        if sum.truth == Truth::Unknown {
            sum.form = flip(together(&forms));
        }
        sum
    }
}

impl<F: Ord> Hash for Verdict<F> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.form);
    }
}

/// One digest of several, in no order and each but once; of one alone it is that.
fn together(forms: &Set<u64>) -> u64 {
    let mut all = forms.iter();
    match (all.next(), all.next()) {
        (Some(one), None) => *one,
        _ => forms.iter().fold(Fnv::START, |sum, form| digest(&(sum, form))),
    }
}

fn digest(value: &impl Hash) -> u64 {
    let mut fnv = Fnv(Fnv::START);
    value.hash(&mut fnv);
    fnv.finish()
}

/// Fowler, Noll and Vo's hash, 1a: short, and the same everywhere.
struct Fnv(u64);

impl Fnv {
    const START: u64 = 0xcbf2_9ce4_8422_2325;
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn write_u64(&mut self, word: u64) {
        self.0 = (self.0 ^ word).wrapping_mul(0x0100_0000_01b3);
        self.0 ^= self.0 >> 32;
    }

    fn finish(&self) -> u64 {
        self.0
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
    fn open_verdicts_are_equal_where_they_hang_on_the_same_in_the_same_way() {
        let (a, b) = (|| V::unknown("a"), || V::unknown("b"));
        assert_ne!(V::any([a(), b()]), V::all([a(), b()]));
        assert_ne!(a(), a().negated());
        assert_ne!(a(), a().under(&500), "the same fact under another condition");
        assert_eq!(V::all([a(), b()]), V::all([b(), a(), a()]));
        assert_eq!(V::any([a(), V::known(false)]), a());
        assert_eq!(V::all([a(), b()]).negated(), V::any([a().negated(), b().negated()]), "De Morgan");
    }

    #[test]
    fn all_of_nothing_holds_and_any_of_nothing_does_not() {
        assert!(V::all([]).is_yes());
        assert!(V::any([]).is_no());
    }
}
