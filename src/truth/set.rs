//! Small sorted sets.

use std::borrow::Borrow;

/// A set of few items, sorted.
///
/// A sorted vector: the sets here are those of open facts, of some words, of some places, mostly empty, and a tree for each
/// type of item is a tenth of the browser's module.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Set<T>(Vec<T>);

impl<T> Set<T> {
    /// The empty set.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many items are in it.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The items, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }
}

impl<T: Ord> Set<T> {
    /// Puts an item in; false where it is there already.
    pub fn insert(&mut self, item: T) -> bool {
        let Err(place) = self.0.binary_search(&item) else { return false };
        self.0.insert(place, item);
        true
    }

    /// Takes an item out.
    pub fn remove(&mut self, item: &T) {
        if let Ok(place) = self.0.binary_search(item) {
            self.0.remove(place);
        }
    }

    /// Keeps those items alone for which it holds.
    pub fn retain(&mut self, keep: impl FnMut(&T) -> bool) {
        self.0.retain(keep);
    }

    /// Whether an item is in it.
    pub fn contains<Q: Ord + ?Sized>(&self, item: &Q) -> bool
    where
        T: Borrow<Q>,
    {
        self.0.binary_search_by(|own| own.borrow().cmp(item)).is_ok()
    }
}

impl<'s, T: Ord + Copy> Extend<&'s T> for Set<T> {
    fn extend<I: IntoIterator<Item = &'s T>>(&mut self, items: I) {
        self.extend(items.into_iter().copied());
    }
}

impl<T> Default for Set<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: Ord> Extend<T> for Set<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, items: I) {
        for item in items {
            self.insert(item);
        }
    }
}

impl<T: Ord> FromIterator<T> for Set<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let mut set = Self::new();
        set.extend(items);
        set
    }
}

impl<T> IntoIterator for Set<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'s, T> IntoIterator for &'s Set<T> {
    type Item = &'s T;
    type IntoIter = std::slice::Iter<'s, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::Set;

    #[test]
    fn items_are_sorted_and_stand_once() {
        let mut set: Set<u8> = [3, 1, 3, 2].into_iter().collect();
        assert!(!set.insert(1) && set.insert(0));
        assert_eq!(set.iter().copied().collect::<Vec<_>>(), [0, 1, 2, 3]);
        assert!(set.contains(&2) && !set.contains(&4));
    }
}
