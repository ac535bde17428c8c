//! Sets, filled one item after the other.

use std::collections::BTreeSet;

/// The set of these items.
///
/// `collect()` would sort them first, and a sort of its own for every type of item is a tenth of the browser's module.
pub fn set<T: Ord>(items: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    set.extend(items);
    set
}
