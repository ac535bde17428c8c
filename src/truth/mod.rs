//! Yes, no and unknown, with the facts that an unknown hangs on; and counts of which only bounds are known;
//! and sets, maps and sorting.
//!
//! Knows nothing of law and nothing of time.

mod interval;
mod map;
mod set;
mod sort;
mod verdict;

pub use interval::{Interval, Threshold, grouped};
pub use map::Map;
pub use set::Set;
pub use sort::{sort, sort_by};
pub use verdict::{Truth, Verdict};
