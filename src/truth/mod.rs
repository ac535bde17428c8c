//! Yes, no and unknown, with the facts that an unknown hangs on; and counts of which only bounds are known;
//! and sets.
//!
//! Knows nothing of law and nothing of time.

mod interval;
mod set;
mod verdict;

pub use interval::{Interval, Threshold, grouped};
pub use set::Set;
pub use verdict::{Truth, Verdict};
